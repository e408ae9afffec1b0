"""A book of a thousand roles: all of its pages stand up as those of the shipped book do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import validators

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PARTS = 16
"""The pages are shared out, so that several processes look at them at once."""


@pytest.mark.large
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page_of_a_book_of_a_thousand_roles(
    browser: Browser, large: Path, part: int
) -> None:
    pages = sorted(large.rglob("*.html"))
    assert len(pages) > 4000
    assert validators.axe(browser, pages[part::PARTS]) == []
