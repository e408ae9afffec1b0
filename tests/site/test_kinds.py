"""A page of each kind: as a screen reader meets it, as it looks, and by keyboard."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import pictures
import validators
from golden import compare
from survey import WIDER, WIDTHS
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    Kinds = dict[str, dict[str, Path]]

pytestmark = pytest.mark.xdist_group("site")

KEPT = Path(__file__).parent.parent / "kept"
TOOLS = Path(__file__).parent.parent / "tools"
LOOKS = {
    "1280": Look(1280),
    "390-dark": Look(390, "dark"),
    "320": Look(320),
    "print": Look(768, media="print"),
}
TALLEST = 1600
"""Pixels of a page that are kept, from its top."""

SIZE = "[innerWidth, document.documentElement.scrollHeight]"
HEAVIEST = 4_000_000
"""Bytes of all kept pictures."""

OUTSIDE = """[...document.querySelectorAll("svg text")].filter((text) => {
  const [word, picture] = [text, text.ownerSVGElement].map((each) => each.getBoundingClientRect());
  return word.width && (word.left < picture.left - 1 || word.right > picture.right + 1);
}).map((text) => text.textContent)"""
"""The words on pictures that are cut off at its sides, or stand beside it."""

STOP = (TOOLS / "stop.js").read_text("utf-8")
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
STOPS = (TOOLS / "stops.js").read_text("utf-8")


def file_of(kind: str, language: str) -> str:
    """What the kept files of a kind's page are called."""
    return f"{language or 'en'}-{kind.replace('/', '-').replace(' ', '-').lower()}"


def test_a_screen_reader_meets_each_kind_of_page_as_it_was_kept(
    browser: Browser, kinds: Kinds
) -> None:
    made = {}
    with open_page(browser) as page:
        for language, pages in kinds.items():
            for kind, path in pages.items():
                page.goto(path.as_uri())
                tree = page.locator("body").aria_snapshot()
                made[f"{file_of(kind, language)}.yaml"] = f"{tree}\n"
    assert "\n\n".join(compare(KEPT / "trees", made)) == ""


def test_each_kind_of_page_looks_as_it_was_kept(browser: Browser, kinds: Kinds) -> None:
    """The first language however it is looked at, others where there is least room for words."""
    with validators.as_people_have_it(browser) as whole:
        made = dict(photos(whole, kinds))
    assert pictures.compare(KEPT / "pictures", made) == []
    kept = sum(path.stat().st_size for path in (KEPT / "pictures").iterdir())
    assert 0 < kept < HEAVIEST


def photos(browser: Browser, kinds: Kinds) -> Iterator[tuple[str, bytes]]:
    """The pictures of all kinds of pages by the names of their files."""
    for name, look in LOOKS.items():
        with open_page(browser, look) as page:
            page.set_viewport_size({"width": look.width, "height": TALLEST})
            for language, pages in kinds.items() if name == "320" else [("", kinds[""])]:
                for kind, path in pages.items():
                    yield f"{file_of(kind, language)}-{name}.png", photo(page, path)


def photo(page: Page, path: Path) -> bytes:
    """A page from its top, when its fonts are there."""
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    width, height = page.evaluate(SIZE)
    clip: Any = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    return page.screenshot(clip=clip, animations="disabled", caret="hide")


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_no_word_of_a_picture_leaves_it(browser: Browser, kinds: Kinds, width: int) -> None:
    with open_page(browser, Look(width)) as page:
        for pages in kinds.values():
            for path in pages.values():
                page.goto(path.as_uri())
                page.evaluate("document.fonts.ready")
                assert (path, page.evaluate(OUTSIDE)) == (path, [])


def test_a_word_that_leaves_its_picture_is_found(browser: Browser) -> None:
    with open_page(browser, Look(320)) as page:
        page.set_content(
            '<svg width="100" height="20"><text x="0" y="15">in</text>'
            '<text x="90" y="15">out</text></svg>'
        )
        assert page.evaluate(OUTSIDE) == ["out"]


@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard_every_stop_is_reached_once_in_order_and_seen(
    browser: Browser, kinds: Kinds, width: int
) -> None:
    """Every language on the narrowest screen, where most could be wrong, the first on others."""
    with open_page(browser, Look(width)) as page:
        for language, pages in kinds.items() if width == WIDTHS[-1] else [("", kinds[""])]:
            for kind, path in pages.items():
                page.goto(path.as_uri())
                wanted = page.evaluate(STOPS)
                stops = list(walk(page, wanted + 1))
                assert (language, kind, len(stops)) == (language, kind, wanted)
                assert (language, kind, list(wrong(stops))) == (language, kind, [])


def walk(page: Page, most: int) -> Iterator[dict[str, Any]]:
    """Where the focus goes from the top of a page to its end, by Tab alone."""
    before = -1
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and (stop["covered"] or not stop["inside"]):
            page.evaluate(SETTLED)  # a page may still be scrolling to where the focus went
            stop = page.evaluate(STOP)
        if stop is None or stop["at"] <= before:
            return
        before = stop["at"]
        yield stop


def wrong(stops: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the stops of a page: not to be seen, or not in the order of reading."""
    for stop in stops:
        if stop["outline"] == "none" or stop["wide"] < 2:
            yield f"{stop['what']}: its focus can't be seen"
        if not stop["inside"] or stop["covered"]:
            yield f"{stop['what']}: something hides it while it has the focus"
    for one, after in pairwise(stops[1:]):
        above = after["bottom"] <= one["top"]
        beside = after["left"] >= one["right"] - 1
        if above and not beside and one["fixed"] == after["fixed"]:
            yield f"{after['what']}: it comes after {one['what']} and stands above it"


def test_a_focus_that_is_not_seen_or_goes_back_up_is_found() -> None:
    fine = {"outline": "solid", "wide": 3, "inside": True, "covered": False, "fixed": False}
    place = {"left": 0, "right": 90, "top": 0, "bottom": 20}
    low = {**fine, **place, "top": 40, "bottom": 60, "what": "low"}
    high = {**fine, **place, "what": "high"}
    assert list(wrong([high, high, low])) == []
    assert list(wrong([high, low, high])) == ["high: it comes after low and stands above it"]
    assert list(wrong([{**high, "outline": "none"}])) == ["high: its focus can't be seen"]
    assert len(list(wrong([{**high, "covered": True}]))) == 1


def test_the_skip_link_leads_to_the_content_by_keyboard(browser: Browser, kinds: Kinds) -> None:
    with open_page(browser) as page:
        for language, pages in kinds.items():
            for kind, path in pages.items():
                page.goto(path.as_uri())
                if not page.locator(".skip").count():
                    assert kind.endswith(" file")
                    continue
                page.keyboard.press("Tab")
                assert page.evaluate("document.activeElement.className") == "skip"
                page.keyboard.press("Enter")
                page.keyboard.press("Tab")
                inside = "document.activeElement.closest('main, footer') !== null"
                assert (language, kind, page.evaluate(inside)) == (language, kind, True)


def test_text_twice_as_large_is_neither_lost_nor_wider_than_the_page(
    browser: Browser, kinds: Kinds
) -> None:
    wide = []
    with validators.with_large_text(browser) as large, open_page(large) as page:
        for path in (path for pages in kinds.values() for path in pages.values()):
            page.goto(path.as_uri())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate(WIDER) > 0 or page.evaluate(CUT):
                    wide.append((path, width, page.evaluate(CUT)))
    assert wide == []


CUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e);
  return e.checkVisibility() && !e.closest("svg") && style.position !== "absolute"
    && ["hidden", "clip"].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.outerHTML.slice(0, 100))"""


def test_html_codesniffer_finds_nothing(browser: Browser, kinds: Kinds) -> None:
    every = [path for pages in kinds.values() for path in pages.values()]
    assert validators.html_codesniffer(browser, every) == []
