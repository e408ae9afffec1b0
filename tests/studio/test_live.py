"""The form of a draft in a browser: what comes by itself, and what is never lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from books import SMALL, write
from studios import Served, served
from validators import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

TIMEOUT = 15_000
"""Milliseconds until something that comes by itself counts as lost."""

expect.set_options(timeout=TIMEOUT)

TWO_PLACES = SMALL | {
    "content/locations.yaml": """\
zones:
  CA: {name: Canada}
  CA-ON: {name: Ontario}
locations:
  halifax: {name: Halifax, region: CA-NS, zone: CA}
  toronto: {name: Toronto, region: CA-ON, zone: CA-ON}
""",
    "content/roles/counter.yaml": SMALL["content/roles/counter.yaml"].replace(
        "pay:\n",
        "pay:\n  - {zone: CA-ON, currency: CAD, period: year, min: 70000, max: 150000, "
        "from: 2026-01-01}\n",
    ),
}
"""The small book with a second place, whose band is another one, and wider than its law lets be."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", TWO_PLACES)


@pytest.fixture
def studio(root: Path) -> Iterator[Served]:
    with served(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with open_page(browser) as made:
        yield made


def begin(page: Page, studio: Served, place: str = "Toronto") -> str:
    """Open a new draft of a counter; its address."""
    page.goto(f"{studio.address}en/new")
    page.locator("[value='counter']").check()
    page.get_by_label("Place", exact=True).select_option(label=place)
    page.get_by_role("button", name="Begin the posting").click()
    heading = page.get_by_role("heading", level=1, name=f"Counter, {place}", exact=True)
    heading.wait_for(timeout=TIMEOUT)
    page.wait_for_load_state("load")  # scripts have run, where there are any
    return page.url


def plain(place: Locator) -> str:
    """A text with plain spaces."""
    return place.inner_text().replace("\N{NO-BREAK SPACE}", " ")


def kept(page: Page, text: str) -> None:
    """Wait until the studio has a text in the draft, as another tab would show it."""
    for _ in range(100):
        answer = page.request.get(page.url)
        if text in answer.text():
            return
        page.wait_for_timeout(100)
    raise AssertionError(text)


def test_what_is_found_comes_while_one_types_and_the_focus_stays(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    note = page.get_by_label("In your words (English)")
    note.click()
    page.keyboard.type("You have Canadian experience")
    expect(page.locator("#advice")).to_contain_text("postings ask for experience in Canada")
    assert note.evaluate("e => e === document.activeElement")
    page.keyboard.type(" in counting.")
    assert note.input_value() == "You have Canadian experience in counting."
    kept(page, "in counting.")
    assert note.input_value() == "You have Canadian experience in counting."
    assert note.evaluate("e => [e.selectionStart, e.scrollTop]") == [41, 0]


def test_a_space_at_the_end_of_what_is_typed_stays_while_one_types(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    note = page.get_by_label("In your words (English)")
    note.click()
    page.keyboard.type("You would count ")
    kept(page, "You would count")
    page.wait_for_timeout(600)
    page.keyboard.type("ships.")
    assert note.input_value() == "You would count ships."


def test_a_line_says_in_words_what_must_be_put_right(page: Page, studio: Served) -> None:
    begin(page, studio)
    page.get_by_label("From", exact=True).fill("10")
    page.get_by_label("To", exact=True).fill("20")
    status = page.locator("#told")
    expect(status).to_contain_text("1 thing must be put right")
    page.get_by_role("button", name="Bring the pay into the band").click()
    expect(status).to_contain_text("It can be saved")
    assert page.evaluate("document.activeElement !== document.body")


def test_another_place_brings_its_band_and_it_stays(page: Page, studio: Served) -> None:
    begin(page, studio, "Halifax")
    low = page.get_by_label("From", exact=True)
    assert low.input_value() == "50000"
    page.get_by_label("Place", exact=True).select_option(label="Toronto")
    expect(low).to_have_value("70000")
    expect(page.locator(".slider .band")).to_contain_text("Ontario")
    page.get_by_label("How many people").fill("2")
    page.get_by_label("How many people").blur()
    kept(page, 'name="openings" value="2"')
    assert low.input_value() == "70000"
    assert page.locator("#slider .high").get_attribute("max") == "150000"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_answer_by_its_button_takes_what_was_typed_with_it(
    browser: Browser, studio: Served, *, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    begin(page, studio)
    page.get_by_label("From", exact=True).fill("10")
    page.get_by_label("To", exact=True).fill("20")
    if not script:
        page.get_by_role("button", name="Show it as it is now").click()
    fix = page.get_by_role("button", name="Bring the pay into the band")
    fix.wait_for(timeout=TIMEOUT)
    page.get_by_label("In your words (English)").fill("Typed just now.")
    fix.click()
    expect(page.get_by_label("From", exact=True)).to_have_value("70000")
    assert page.get_by_label("In your words (English)").input_value() == "Typed just now."
    kept(page, "Typed just now.")
    context.close()


def test_an_answer_fits_what_was_typed_since_it_was_offered(
    browser: Browser, studio: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(page, studio)
    page.get_by_label("From", exact=True).fill("10")
    page.get_by_label("To", exact=True).fill("75000")
    page.get_by_role("button", name="Show it as it is now").click()
    page.get_by_label("To", exact=True).fill("80000")
    page.get_by_role("button", name="Bring the pay into the band").click()
    assert page.get_by_label("From", exact=True).input_value() == "70000"
    assert page.get_by_label("To", exact=True).input_value() == "80000"
    context.close()


def test_typing_asks_for_little(page: Page, studio: Served) -> None:
    begin(page, studio)
    asked = []
    page.on("request", lambda each: asked.append(each.url) if each.method == "POST" else None)
    page.get_by_label("In your words (English)").click()
    page.keyboard.type("You would count ships in the harbour, every day." * 4, delay=15)
    kept(page, "every day.You would")
    page.wait_for_timeout(1500)
    assert 1 <= len(asked) <= 4


def test_what_is_typed_while_the_studio_is_away_arrives_once_it_is_back(
    page: Page, root: Path
) -> None:
    with served(root) as first:
        port = urlsplit(first.address).port
        begin(page, first)
        assert first.end()[0] == 0
    note = page.get_by_label("In your words (English)")
    note.fill("Typed while it was away.")
    status = page.locator("#told")
    expect(status).to_have_text(re.compile("The studio can’t be reached. What you typed stands"))
    assert note.input_value() == "Typed while it was away."
    with served(root, "--port", str(port)):
        kept(page, "Typed while it was away.")
        expect(status).not_to_contain_text("can’t be reached")


def test_a_session_that_is_gone_is_begun_again(page: Page, studio: Served) -> None:
    begin(page, studio)
    page.context.clear_cookies()
    page.get_by_label("In your words (English)").fill("Typed without a session.")
    kept(page, "Typed without a session.")
    assert page.get_by_label("In your words (English)").input_value() == "Typed without a session."


def test_whoever_is_no_longer_known_is_told_so(browser: Browser, root: Path) -> None:
    writer = "a-writer-token-of-ours"
    words = ("--allow-host", "127.0.0.1")
    with served(root, *words, ROLEBOOK_WRITER_TOKEN=writer) as running, open_page(browser) as page:
        page.goto(f"{running.address}en/?token={writer}")
        begin(page, running)
        page.context.clear_cookies()
        page.get_by_label("In your words (English)").fill("Typed by nobody.")
        expect(page.locator("#told")).to_contain_text("doesn’t know you any more")
        other = page.context.new_page()
        other.goto(f"{running.address}en/?token={writer}")
        page.get_by_label("In your words (English)").fill("Typed by someone again.")
        kept(page, "Typed by someone again.")


def test_a_draft_is_kept_by_whoever_is_asked_and_does_not_throw_it_away(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    page.get_by_label("In your words (English)").fill("Typed before.")
    page.get_by_role("button", name="Throw this draft away").click()
    page.get_by_role("heading", name="Throw this draft away?").wait_for()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_label("In your words (English)")).to_have_value("Typed before.")


def test_a_link_in_what_is_seen_leads_to_the_page_and_a_change_back(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    inside = page.frame_locator(".shown-in.open iframe").last
    inside.locator("a[href='../../postings/index.html']").first.click()
    inside.get_by_role("heading", level=1, name="Openings").wait_for()
    page.get_by_label("In your words (English)").fill("Typed after.")
    expect(inside.get_by_text("Typed after.")).to_be_visible()
    expect(page.locator(".shown-in.open iframe")).to_have_count(1)


def test_a_change_comes_where_what_is_seen_is_no_page_of_the_site(
    page: Page, studio: Served
) -> None:
    """The policy of the studio lets a frame show nothing of others: then it is no page of ours."""
    begin(page, studio)
    frame = "document.querySelector('.shown-in.open iframe')"
    page.frame_locator(".shown-in.open iframe").get_by_role("heading", level=1).wait_for()
    page.evaluate(f"{frame}.src = 'https://apply.our-company.test/1'")
    page.wait_for_function(f"() => {frame}.contentDocument === null")
    page.get_by_label("In your words (English)").fill("Typed after.")
    inside = page.frame_locator(".shown-in.open iframe").last
    expect(inside.get_by_text("Typed after.")).to_be_visible()
    expect(page.locator(".shown-in.open iframe")).to_have_count(1)


def test_a_link_out_of_what_is_seen_opens_in_a_tab_of_its_own(page: Page, studio: Served) -> None:
    out = "https://apply.our-company.test/2"
    page.context.route(out, lambda route: route.fulfill(body="Apply there."))
    begin(page, studio)
    page.get_by_label("Where to apply (English)").fill(out)
    inside = page.frame_locator(".shown-in.open iframe").last
    with page.expect_popup() as opened:
        inside.locator(f"a[href='{out}']").first.click()
    opened.value.get_by_text("Apply there.").wait_for()


def test_a_draft_that_is_gone_is_told_and_what_was_typed_stays(page: Page, studio: Served) -> None:
    begin(page, studio)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Throw this draft away").click()
    other.get_by_role("button", name="Throw it away").click()
    page.get_by_label("In your words (English)").fill("Typed too late.")
    expect(page.locator("#told")).to_contain_text("This draft is gone")
    assert page.get_by_label("In your words (English)").input_value() == "Typed too late."


def test_a_draft_whose_place_is_gone_says_so_and_keeps_what_was_typed(
    page: Page, studio: Served, root: Path
) -> None:
    begin(page, studio)
    file = root / "content/locations.yaml"
    file.write_text(file.read_text("utf-8").replace("toronto: {name", "harbour: {name"), "utf-8")
    note = page.get_by_label("In your words (English)")
    for number in range(100):
        note.fill(f"Typed {number} times.")
        page.wait_for_timeout(300)
        if "The book no longer has the role or the place" in page.locator("#told").inner_text():
            break
    expect(page.locator("#told")).to_contain_text("What you typed stands in the form.")
    assert note.input_value().startswith("Typed ")


def test_more_than_a_form_may_have_is_told_and_stays(page: Page, studio: Served) -> None:
    begin(page, studio)
    note = page.get_by_label("In your words (English)")
    note.fill("x" * 1_000_100)
    expect(page.locator("#told")).to_contain_text("A form may have at most a million bytes")
    assert len(note.input_value()) == 1_000_100
    note.fill("Short.")
    kept(page, ">Short.</textarea>")
    expect(page.locator("#told")).not_to_contain_text("million")


def test_a_text_that_is_too_long_stays_in_the_form(page: Page, studio: Served) -> None:
    begin(page, studio)
    page.get_by_label("In your words (English)").fill("x " * 6000)
    page.get_by_role("button", name="Save it into the book").click()
    page.locator("#complaints a").wait_for(timeout=TIMEOUT)
    assert page.locator("#complaints a").inner_text() == (
        "In your words (English): This text is too long: 10,000 characters at most."
    )
    assert page.get_by_label("In your words (English)").input_value() == "x " * 6000


def test_a_fault_is_told_at_its_field_once_one_has_left_it(page: Page, studio: Served) -> None:
    begin(page, studio)
    low = page.get_by_label("From", exact=True)
    low.click()
    low.fill("lots")
    expect(page.locator("#told")).to_contain_text("1 field can’t stand as it is.")
    assert page.locator("#field-pay\\.min .wrong").count() == 0
    page.keyboard.press("Tab")
    wrong = page.locator("#field-pay\\.min .wrong")
    expect(wrong).to_have_text("This is not a number. Write it in digits.")
    assert low.get_attribute("aria-describedby") == wrong.get_attribute("id")
    assert low.input_value() == "lots"
    low.fill("75000")
    page.keyboard.press("Tab")
    expect(wrong).to_have_count(0)
    assert low.get_attribute("aria-invalid") is None


def test_without_script_the_first_fault_has_the_focus_and_what_was_typed(
    browser: Browser, studio: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(page, studio)
    page.get_by_label("To", exact=True).fill("lots")
    row = page.locator("#group-duties .new").first
    row.get_by_label("What is added (English)").fill("Count boats.")
    page.locator("#group-duties .leave input").first.check()
    page.get_by_role("button", name="Save it into the book").click()
    high = page.get_by_label("To", exact=True)
    assert high.input_value() == "lots"
    assert high.evaluate("e => e === document.activeElement")
    assert row.get_by_label("What is added (English)").input_value() == "Count boats."
    assert page.locator("#group-duties .leave input").first.is_checked()
    links = page.locator("#complaints a")
    assert links.all_inner_texts() == [
        "To: This is not a number. Write it in digits.",
        "Say why “Count boats.” is added.",
        "“Count things.”: Say why this is left out.",
    ]
    for href in links.evaluate_all("all => all.map((a) => a.getAttribute('href'))"):
        assert page.locator(f"[id='{href[1:]}']").count() == 1
    context.close()


# --- order, left out, added -----------------------------------------------------------------------


def test_lines_are_moved_by_buttons_that_keep_the_focus(page: Page, studio: Served) -> None:
    begin(page, studio)
    down = page.get_by_role("button", name="Move down: Count things.")
    down.focus()
    page.keyboard.press("Enter")
    assert down.evaluate("e => e === document.activeElement")
    expect(page.locator("#moved")).to_have_text("Now at place 2 of 2: Count things.")
    lines = page.locator("#group-duties ol .said")
    assert lines.first.inner_text().startswith("Say how many.")
    expect(page.locator("#group-duties .mark[id]").filter(has_text="Moved")).to_have_count(1)
    page.reload()
    assert lines.first.inner_text().startswith("Say how many.")
    assert page.locator("#group-duties .mark[id]").filter(has_text="Moved").count() == 1


def test_a_line_goes_no_further_than_its_group(page: Page, studio: Served) -> None:
    begin(page, studio)
    part = page.locator("#group-requirements")
    assert part.locator("h3").all_inner_texts()[:2] == ["Must have", "Nice to have"]
    assert part.locator("ol .kind").all_inner_texts() == ["A must", "Nice to have"]
    down = part.locator("ol .move[data-by='1']").first
    assert down.get_attribute("aria-disabled") == "true"
    before = part.locator("ol .said").all_inner_texts()
    down.focus()
    page.keyboard.press("Enter")
    assert part.locator("ol .said").all_inner_texts() == before
    assert page.locator("#moved").inner_text() == ""


def test_roles_are_found_with_a_letter_wrong_the_best_first(page: Page, studio: Served) -> None:
    page.goto(f"{studio.address}en/new")
    titles, count = page.locator(".option:visible .title"), page.locator("#count")
    page.locator("#q").fill("cheif")
    expect(titles).to_have_text(["Chief counter"])
    expect(count).to_have_text(re.compile(r"^1 of \d+ roles$"))
    page.locator("#q").fill("counter")
    expect(titles).to_have_text(["Counter", "Chief counter"])
    assert page.locator("[value='counter']").is_checked()
    page.goto(f"{studio.address}fr/new")
    page.locator("#q").fill("cheif")
    expect(page.locator("#count")).to_have_text(re.compile(r"^1 rôle sur \d+$"))


def test_a_reason_is_asked_for_once_something_is_left_out(page: Page, studio: Served) -> None:
    begin(page, studio)
    line = page.locator("#group-duties .thing").first
    why = line.get_by_label("Why it is left out")
    assert not why.is_visible()
    line.get_by_role("checkbox").check()
    assert why.is_visible()
    assert line.locator(".mark.gone").is_visible()
    why.fill("Another team does it.")
    kept(page, "Another team does it.")


def test_what_is_added_is_a_line_of_the_list_once_one_has_left_it(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    row = page.locator("#group-duties .new").first
    row.get_by_label("What is added (English)").fill("Count boats.")
    row.get_by_label("Why it is added").fill("The harbour is new.")
    page.get_by_label("In your words (English)").focus()
    line = page.locator("#group-duties ol .added")
    expect(line).to_have_count(1)
    assert line.get_by_label("What is added (English)").input_value() == "Count boats."
    line.get_by_role("button", name="Move up").click()
    kept(page, 'name="duties.place.count-boats" value="2"')


# --- pay ------------------------------------------------------------------------------------------


def test_the_handles_write_the_pay_and_can_t_cross(page: Page, studio: Served) -> None:
    begin(page, studio)
    low, high = page.get_by_label("Low end of the pay"), page.get_by_label("High end of the pay")
    fields = [page.get_by_label(name, exact=True) for name in ("From", "To")]
    slider = page.locator("#slider")
    assert plain(slider.locator(".law")) == (
        "The law there lets these two ends be $50,000 CAD a year apart at most."
    )
    assert plain(slider.locator(".range")) == (
        "From $70,000 CAD to $150,000 CAD: a range of $80,000 CAD"
    )
    assert slider.locator(".over").is_visible()
    high.focus()
    page.keyboard.press("Home")
    assert [each.input_value() for each in fields] == ["70000", "70000"]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    low.focus()
    page.keyboard.press("End")
    assert [each.input_value() for each in fields] == ["85000", "85000"]
    page.keyboard.press("ArrowLeft")
    assert low.get_attribute("aria-valuetext") == "$80,000\N{NO-BREAK SPACE}CAD"
    assert plain(slider.locator(".range")) == (
        "From $80,000 CAD to $85,000 CAD: a range of $5,000 CAD"
    )
    assert slider.locator(".over").is_hidden()
    kept(page, 'name="pay.min" value="80000"')
    fields[1].fill("90 000")
    assert high.input_value() == "90000"


def test_a_handle_is_drawn_with_the_mouse(page: Page, studio: Served) -> None:
    begin(page, studio)
    slider = page.locator("#slider .ends")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    high = 17  # pixels from the top to the middle of the handles
    page.mouse.move(box["x"] + box["width"], box["y"] + high)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + high, steps=5)
    page.mouse.up()
    assert page.get_by_label("From", exact=True).input_value() == "70000"
    assert page.get_by_label("To", exact=True).input_value() == "110000"
    kept(page, 'name="pay.max" value="110000"')


def test_the_words_on_pay_are_the_studio_s_own(page: Page, studio: Served) -> None:
    address = begin(page, studio)
    for language in ("en", "fr"):
        page.goto(address.replace("/en/", f"/{language}/"))
        said = re.search(r'<p class="range">([^<]+)', page.request.get(page.url).text())
        assert said
        assert page.locator("#slider .range").text_content() == said[1]


# --- a role, and how candidates see it ------------------------------------------------------------


def test_a_role_is_found_while_one_types(page: Page, studio: Served) -> None:
    page.goto(f"{studio.address}en/new")
    search = page.get_by_role("searchbox")
    count = page.get_by_role("status")
    assert count.inner_text() == "2 of 2 roles"
    search.fill("count")
    expect(page.get_by_role("radio", checked=True)).to_have_value("counter")
    search.fill("chief")
    expect(count).to_have_text("1 of 2 roles")
    assert page.get_by_role("radio", checked=True).get_attribute("value") == "chief-counter"
    search.fill("RECKON")
    expect(page.get_by_role("radio", checked=True)).to_have_value("counter")
    search.fill("astronaut")
    expect(count).to_have_text("No role is called “astronaut”.")
    assert page.get_by_role("radio").count() == 0
    search.fill("")
    expect(count).to_have_text("2 of 2 roles")


def test_the_posting_is_seen_on_a_desk_or_a_phone_in_each_language(
    page: Page, studio: Served
) -> None:
    begin(page, studio)
    screen = page.locator(".shown-in.open iframe:not(.coming)")
    expect(screen).to_have_js_property("clientWidth", 1280)
    inside = page.frame_locator(".shown-in.open iframe:not(.coming)")
    inside.get_by_role("heading", level=1, name="Counter").wait_for(timeout=TIMEOUT)
    page.get_by_role("button", name="Phone").click()
    expect(screen).to_have_js_property("clientWidth", 390)
    assert screen.evaluate("e => e.contentWindow.innerWidth") == 390
    french = page.get_by_role("button", name="French", exact=True)
    french.click()
    expect(screen).to_have_attribute("title", "The posting in French")
    assert (
        page.get_by_role("button", name="French", exact=True).get_attribute("aria-pressed")
        == "true"
    )
    page.get_by_role("button", name="English", exact=True).click()
    page.get_by_label("In your words (English)").fill("Ships come at night.")
    inside.get_by_text("Ships come at night.").first.wait_for(timeout=TIMEOUT)
    assert screen.count() == 1
    page.get_by_label("From", exact=True).fill("10")
    expect(page.locator(".stale")).to_be_visible()
    assert inside.get_by_text("Ships come at night.").first.is_visible()
