"""A book of many roles: all of its pages stand up as those of the shipped book do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import validators
from benchmarks import book
from building import build

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("large")


@pytest.mark.large
def test_axe_finds_nothing_on_any_page_of_a_book_of_300_roles(
    browser: Browser, tmp_path: Path
) -> None:
    book.write(tmp_path, 300)
    (tmp_path / "templates").mkdir()
    pages = sorted(build(tmp_path, "--only", "html").rglob("*.html"))
    assert len(pages) > 1000
    assert validators.axe(browser, pages) == []
