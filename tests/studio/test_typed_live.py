"""In a browser with script: what can't stand yet stays in the form, also across a closed tab."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from books import SMALL, opened, write
from generator.studio import keeping
from studios import Served, served
from validators import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

DRAFTS = "**/en/drafts/*"
WRONG = "1 field can’t stand as it is."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def studio(root: Path) -> Iterator[Served]:
    with served(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with open_page(browser) as made:
        yield made


def begin(page: Page, studio: Served) -> None:
    """Open a new draft of a counter."""
    page.goto(f"{studio.address}en/new")
    page.locator("[value='counter']").check()
    page.get_by_role("button", name="Begin the posting").click()
    page.get_by_role("heading", level=1, name="Counter, Toronto", exact=True).wait_for()
    page.locator("form.live").wait_for()


def status(page: Page) -> Locator:
    """The line that says how the draft stands."""
    return page.locator("#told")


def seen(page: Page, text: str) -> None:
    """Wait until the studio shows a text in the posting."""
    expect(page.frame_locator("iframe").first.get_by_text(text)).to_be_attached()


def test_a_name_without_its_mailbox_stays_until_it_has_one(browser: Browser, root: Path) -> None:
    name = "Whom to ask: a team or a function, never a person’s name (English)"
    mailbox = "Their mailbox"
    with served(root) as studio, open_page(browser) as page:
        begin(page, studio)
        page.get_by_label(name).click()
        page.keyboard.type("Talent team")
        page.keyboard.press("Tab")
        expect(status(page)).to_contain_text(WRONG)
        expect(page.get_by_label(name)).to_have_value("Talent team")
        address = page.url
        page.close()
        studio.end(signal.SIGKILL)
        path = address.removeprefix(studio.address)
    with served(root) as studio, open_page(browser) as page:
        page.goto(f"{studio.address}{path}")
        expect(page.get_by_label(name)).to_have_value("Talent team")
        expect(page.locator("#field-contact\\.email .wrong")).to_contain_text("Add their mailbox")
        page.get_by_label(mailbox).fill("talent@our-company.com")
        page.get_by_label(name).focus()
        seen(page, "talent@our-company.com")
        expect(page.locator("#complaints a")).to_have_count(0)
        expect(page.get_by_label(name)).to_have_value("Talent team")


def test_open_until_filled_is_unticked_for_a_day(page: Page, studio: Served) -> None:
    begin(page, studio)
    tick, day = page.get_by_label("Open until filled"), page.get_by_label("Last day to apply")
    tick.check()
    expect(day).to_have_value("")
    tick.uncheck()
    page.get_by_label("In your words (English)").focus()
    expect(status(page)).to_contain_text(WRONG)
    expect(page.locator("#field-closes .wrong")).to_have_text("Choose a day.")
    expect(tick).not_to_be_checked()
    day.fill("2027-01-31")
    tick.focus()
    seen(page, "January 31, 2027")
    expect(tick).not_to_be_checked()
    expect(day).to_have_value("2027-01-31")


def test_a_sentence_on_pay_outlives_a_tick_that_is_taken_back(page: Page, studio: Served) -> None:
    begin(page, studio)
    other, none = (
        page.get_by_label("Pay besides that (English)"),
        page.get_by_label("Nothing is paid besides"),
    )
    other.fill("A share of the wool.")
    none.check()
    expect(status(page)).to_contain_text(WRONG)
    expect(other).to_have_value("A share of the wool.")
    expect(none).to_be_checked()
    none.uncheck()
    seen(page, "A share of the wool.")
    expect(other).to_have_value("A share of the wool.")


def test_a_line_without_its_reason_is_there_again(page: Page, studio: Served) -> None:
    begin(page, studio)
    row = page.locator("#group-requirements .new").first
    row.get_by_label("What is added (English)").fill("A coat.")
    page.locator("#group-duties .leave input").first.check()
    page.get_by_label("From", exact=True).fill("abc")
    page.get_by_label("In your words (English)").focus()
    expect(status(page)).to_contain_text("3 fields can’t stand as they are.")
    page.reload()
    assert row.get_by_label("What is added (English)").input_value() == "A coat."
    assert page.locator("#group-duties .leave input").first.is_checked()
    assert page.get_by_label("From", exact=True).input_value() == "abc"
    expect(page.locator("#complaints a")).to_have_text(
        [
            "From: This is not a number. Write it in digits.",
            "“Count things.”: Say why this is left out.",
            "Say why “A coat.” is added.",
        ]
    )


def test_the_first_press_after_a_lost_connection_does_what_it_says(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    page.route(DRAFTS, lambda route: route.abort())
    page.get_by_label("In your words (English)").fill("Typed while it was away.")
    expect(status(page)).to_contain_text("The studio can’t be reached.")
    save = page.get_by_role("button", name="Save it into the book")
    save.click()
    expect(status(page)).to_contain_text("What you asked for isn’t done yet: press the button")
    page.unroute(DRAFTS)
    save.click()
    page.wait_for_url("**/en/postings/counter-toronto-2")
    assert "Typed while it was away." in page.frame_locator("iframe").first.locator(
        "body"
    ).inner_text(timeout=15_000)


def test_a_save_that_overtakes_what_was_sent_before_leaves_no_draft(
    page: Page, studio: Served, root: Path
) -> None:
    begin(page, studio)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "x-part" in route.request.headers:
            held.append(route)
        else:
            route.continue_()

    page.route(DRAFTS, hold)
    with page.expect_request(lambda each: "x-part" in each.headers):
        page.get_by_label("In your words (English)").fill("Typed before it.")
    page.get_by_role("button", name="Save it into the book").click()
    page.wait_for_url("**/en/postings/counter-toronto-2")
    assert len(held) == 1
    assert keeping.drafts(opened(root)) == ()


def test_each_sending_has_a_higher_number_than_the_one_before(page: Page, studio: Served) -> None:
    begin(page, studio)
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.post_data or "") if each.post_data else None)
    note = page.get_by_label("In your words (English)")
    for text in ("Count sheep first.", "Count goats then.", "Count cows at last."):
        note.fill(text)
        seen(page, text)
    page.get_by_role("button", name="Save it into the book").click()
    page.wait_for_url("**/en/postings/counter-toronto-2")
    versions = [parse_qs(body)["version"][0].split(".") for body in sent]
    assert len({tab for tab, _, _ in versions}) == 1
    numbers = [int(number) for _, number, _ in versions]
    assert len(numbers) >= 4
    assert numbers == sorted(set(numbers))
