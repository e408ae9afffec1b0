"""Two tabs of a browser on one draft, and a draft whose tab and whose studio are gone."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from books import SMALL, write
from studios import served
from validators import open_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NOTE = "In your words (English)"
HERS, HIS = "You would count ships.", "You would count sheep."
CHOSEN = {"Keep what this page says": HIS, "Take what the other page says": HERS}


def begin(page: Page, address: str) -> None:
    """Open a new draft of a counter."""
    page.goto(f"{address}en/new")
    page.locator("[value='counter']").check()
    page.get_by_role("button", name="Begin the posting").click()
    page.get_by_role("heading", level=1, name="Counter, Toronto", exact=True).wait_for()


def typed(page: Page, text: str) -> None:
    """Type a note, and wait until the studio has it in the draft."""
    page.get_by_label(NOTE).fill(text)
    expect(page.frame_locator("iframe").first.get_by_text(text)).to_be_attached()


@pytest.mark.parametrize("chosen", CHOSEN)
def test_the_older_of_two_tabs_is_shown_both_and_nothing_typed_is_lost(
    browser: Browser, tmp_path: Path, chosen: str
) -> None:
    with served(write(tmp_path / "project", SMALL)) as studio, open_page(browser) as page:
        begin(page, studio.address)
        other = page.context.new_page()
        other.goto(page.url)
        typed(page, HERS)
        other.get_by_label(NOTE).fill(HIS)
        other.get_by_role("button", name="See both").click()
        expect(other.locator("del")).to_contain_text("ships")
        expect(other.locator("ins")).to_contain_text("sheep")
        other.get_by_role("button", name=chosen).click()
        expect(other.get_by_label(NOTE)).to_have_value(CHOSEN[chosen])
        page.reload()
        expect(page.get_by_label(NOTE)).to_have_value(CHOSEN[chosen])


def test_a_draft_survives_a_closed_tab_and_a_killed_studio(
    browser: Browser, tmp_path: Path
) -> None:
    root = write(tmp_path / "project", SMALL)
    with served(root) as studio, open_page(browser) as page:
        begin(page, studio.address)
        typed(page, HERS)
        page.close()
        studio.end(signal.SIGKILL)
    with served(root) as studio, open_page(browser) as page:
        page.goto(f"{studio.address}en/")
        drafts = page.get_by_role("region", name="Being written")
        drafts.get_by_role("link", name="Counter, Toronto").click()
        expect(page.get_by_label(NOTE)).to_have_value(HERS)
