"""A book of many roles: a page of each kind of it stands up as those of the shipped book do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kinds as of_site
import validators
from benchmarks import book
from building import build

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("large")


@pytest.fixture(
    scope="module", params=[300, pytest.param(1000, marks=pytest.mark.large)], ids="{} roles".format
)
def large(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The pages of an invented book of so many roles."""
    folder = tmp_path_factory.mktemp("large")
    book.write(folder, request.param)
    return build(folder, "--only", "html")


def test_axe_finds_nothing_on_a_page_of_each_kind(browser: Browser, large: Path) -> None:
    pages = [path for each in of_site.kinds(large).values() for path in each.values()]
    assert len(pages) > 5
    assert validators.axe(browser, pages) == []
