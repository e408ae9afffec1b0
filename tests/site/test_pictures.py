"""The picture of a ladder can be read on a phone and on paper, however many roles and tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

from benchmarks import book
from books import on_one_ladder
from building import build

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("pictures")

BOOKS = {
    "3": (3, 3, 1),
    "13": (13, 3, 1),
    "60 on three ladders": (60, 3, 1),
    "60 on one": (60, 3, 3),
    "four tracks": (20, 4, 1),
    "six tracks": (20, 6, 1),
}
"""How many roles a book has, on how many tracks its first ladder, and of how many that one is."""

SHOWN = """pictures => pictures.filter(each => each.checkVisibility()).map(each => ({
  part: each.classList[1],
  letters: Math.min(...[...each.querySelectorAll("text")].map(
    text => parseFloat(getComputedStyle(text).fontSize) * each.getScreenCTM().a)),
  outside: [...each.querySelectorAll("text")].filter(
    text => text.getBoundingClientRect().right > innerWidth).map(text => text.textContent),
}))"""


@pytest.fixture(scope="module", params=BOOKS)
def ladder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a book's first ladder."""
    roles, tracks, joined = BOOKS[request.param]
    folder = tmp_path_factory.mktemp("ladder")
    book.write(folder, roles)
    (folder / "templates").mkdir()
    _branch(folder, tracks)
    on_one_ladder(folder, joined)
    return build(folder, "--only", "html") / "ladders" / book.ladder_id(0) / "index.html"


def _branch(folder: Path, tracks: int) -> None:
    """Share the experts of a book's first ladder from level 4 up among more tracks."""
    more = [f"more-{number}" for number in range(tracks - len(book.TRACKS))]
    path = folder / "content" / "ladders" / f"{book.ladder_id(0)}.yaml"
    added = "".join(f"  - {{id: {name}, name: Track {name}, summary: More.}}\n" for name in more)
    path.write_text(path.read_text("utf-8").replace("tracks:\n", f"tracks:\n{added}"), "utf-8")
    for level in range(4, 11) if more else ():
        role = folder / "content" / "roles" / f"{book.ladder_id(0)}-expert-{level}.yaml"
        text = role.read_text("utf-8")
        assert "track: expert\n" in text
        role.write_text(
            text.replace("track: expert\n", f"track: {more[level % len(more)]}\n"), "utf-8"
        )


@pytest.fixture
def page(browser: Browser, ladder: Path) -> Page:
    """That page, on a phone of 320 pixels."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(ladder.as_uri())
    return page


def test_no_letter_is_smaller_than_twelve_pixels_on_a_phone(page: Page) -> None:
    shown = page.locator(".stepmap").evaluate_all(SHOWN)
    assert shown
    assert {each["part"] for each in shown} == {"tall-picture"}
    assert min(each["letters"] for each in shown) >= 11.99
    assert [each["outside"] for each in shown] == [[] for _ in shown]
    page.close()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_no_letter_of_a_printed_page_is_smaller_than_eight_points(page: Page, paper: str) -> None:
    page.emulate_media(media="print")
    shown = page.locator(".stepmap").evaluate_all(SHOWN)
    assert {each["part"] for each in shown} == {"paper-picture"}
    printed = pymupdf.open(stream=page.pdf(format=paper))  # type: ignore[no-untyped-call]  # it has no types
    sizes = [
        span["size"]
        for number in range(printed.page_count)
        for block in printed[number].get_text("dict")["blocks"]  # type: ignore[no-untyped-call]  # it has no types
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]
    assert len(sizes) > 100
    assert min(sizes) >= 8
    page.close()


def test_pictures_are_labelled_and_no_stop_of_the_tab_key(page: Page) -> None:
    pictures = page.locator(".stepmap")
    assert pictures.count() >= 3
    for picture in pictures.all():
        assert picture.get_attribute("role") == "img"
        for name in (picture.get_attribute("aria-labelledby") or "").split():
            assert page.locator(f"#{name}").text_content()
        assert picture.locator("a, [tabindex], use, image").count() == 0
    page.close()
