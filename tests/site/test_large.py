"""A book of a thousand roles is as good to use as a small one: choosing, loading, weight, width."""

from __future__ import annotations

import gzip
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks import book
from validators import Look, axe, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browse")

HEAVIEST = 60_000
"""Bytes that a role's page transfers at most: compressed, with styles and scripts, no fonts."""

NODES = {"index": 9_000, "compare/index": 6_000, "ways/index": 6_000, "assess/index": 8_000}
"""Elements that a page of a thousand roles has at most once its script has run."""

LONG = f"ladders/{book.ladder_id(0)}/index.html"
"""The ladder of 60 roles."""


@contextmanager
def opened(browser: Browser, site: Path, path: str, width: int = 1280) -> Iterator[Page]:
    """A page of the site from the disk, which must run without a fault."""
    faults: list[str] = []
    with open_page(browser, Look(width)) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{site.as_uri()}/{path}")
        yield page
        assert faults == []


def roles(site: Path) -> dict[str, str]:
    """The titles of all roles, by id, in the order in which one chooses from them."""
    told = json.loads((site / "roles" / "index.json").read_bytes())
    return {role["id"]: role["title"] for role in told["roles"]}


def samples(site: Path) -> list[str]:
    """A page of each kind: of those in a folder, the largest."""
    folders = ("roles", "ladders", "postings", "skills", "places", "compare", "ways", "assess")
    found = ["index.html"]
    for folder in folders:
        pages = sorted(site.glob(f"{folder}/*/index.html"), key=lambda page: page.stat().st_size)
        found += [pages[-1].relative_to(site).as_posix()]
        found += [f"{folder}/index.html"] if (site / folder / "index.html").exists() else []
    return found


def weight(file: Path) -> int:
    """The bytes of a file as they travel."""
    return len(gzip.compress(file.read_bytes()))


def test_roles_to_compare_are_found_by_keyboard_and_only_their_data_are_loaded(
    browser: Browser, large: Path
) -> None:
    first, second = list(roles(large).items())[500:502]
    asked: list[str] = []
    with opened(browser, large, "compare/index.html") as page:
        page.on("request", lambda request: asked.append(request.url))
        told = {first[1]: "Choose at least two roles.", second[1]: f"Added: {second[1]}"}
        for title, answer in told.items():
            page.get_by_label("Find a role").focus()
            page.keyboard.press("Control+A")
            page.keyboard.type(title)
            page.keyboard.press("Tab")
            expect(page.get_by_label("Role", exact=True)).to_be_focused()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.get_by_role("status").first).to_have_text(answer)
        heads = page.locator("#compared .part").first.locator("thead th")
        expect(heads).to_have_text([first[1], second[1]])
        assert page.url.endswith(f"#roles={first[0]}+{second[0]}")
    data = [url.removeprefix(f"{large.as_uri()}/") for url in asked if url.endswith("/data.js")]
    assert data == [f"roles/{first[0]}/data.js", f"roles/{second[0]}/data.js"]


def test_a_way_is_chosen_by_keyboard_and_only_its_steps_and_ends_are_loaded(
    browser: Browser, large: Path
) -> None:
    start, end = list(roles(large))[:2]
    asked: list[str] = []
    with opened(browser, large, "ways/index.html") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_label("From").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        expect(page.get_by_label("To", exact=True)).to_be_focused()
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#ways-told")).to_have_text("1 way found, in 1 step.")
        assert page.url.endswith(f"#from={start}&to={end}")
    data = {url.removeprefix(f"{large.as_uri()}/") for url in asked if url.endswith("/data.js")}
    ends = {f"roles/{role}/data.js" for role in (start, end)}  # what to bring is what parts them
    assert data == {f"ways/{end}/data.js", *ends}


def test_where_no_step_leads_the_page_and_the_chooser_say_so(browser: Browser, large: Path) -> None:
    titles = roles(large)
    start, end = list(titles)[-1], next(iter(titles))
    with opened(browser, large, f"ways/index.html#from={start}&to={end}") as page:
        expect(page.locator("#ways-told")).to_have_text(
            f"No way known from {titles[start]} to {titles[end]}. Ways have at most 20 steps."
        )
        page.goto(f"{large.as_uri()}/ways/{end}/index.html")
        assert page.locator("section[aria-labelledby=from-title] p").first.inner_text() == (
            f"No step leads to {titles[end]}: people come from outside and start here."
        )


def test_a_form_to_judge_oneself_by_is_found_and_filled_in_by_keyboard(
    browser: Browser, large: Path
) -> None:
    with opened(browser, large, "assess/index.html") as page:
        family = page.locator("main .jump a").last
        family.focus()
        page.keyboard.press("Enter")
        place = page.url.rpartition("#")[2]
        page.keyboard.press("Tab")
        link = page.locator(f"[id='{place}'] a").first
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        choice = page.locator("main input[type=radio]").first
        choice.focus()
        page.keyboard.press("Space")
        expect(choice).to_be_checked()
        assert "=" in page.url.rpartition("#")[2]


@pytest.mark.parametrize("path", ["index.html", "ways/index.html", "assess/index.html", LONG])
def test_what_is_long_has_links_to_its_parts(browser: Browser, large: Path, path: str) -> None:
    with opened(browser, large, path) as page:
        links = page.locator("main nav .jump a")
        targets = [str(link.get_attribute("href")) for link in links.all()]
        places = [target for target in targets if target.startswith("#")]
        assert len(places) >= 4
        assert [p for p in places if page.locator(f"[id='{p[1:]}']").count() != 1] == []


def test_ready_comparisons_of_many_ladders_are_folded_one_by_one(
    browser: Browser, large: Path
) -> None:
    ladders = len(list(large.glob("ladders/*/index.html")))
    with opened(browser, large, "compare/index.html") as page:
        assert page.locator("#ready details").count() == ladders
        assert page.locator("#ready details[open]").count() == 0


def test_no_page_of_a_large_book_scrolls_sideways(browser: Browser, large: Path) -> None:
    pages = [*samples(large), LONG]
    assert len(pages) == 16
    with open_page(browser, Look(320)) as page:
        for path in pages:
            page.goto(f"{large.as_uri()}/{path}")
            assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 320)


def test_axe_finds_nothing_on_a_page_of_each_kind_of_a_large_book(
    browser: Browser, large: Path
) -> None:
    assert axe(browser, [large / path for path in samples(large)]) == []


def test_every_role_transfers_little_and_so_do_the_lists(large: Path) -> None:
    shared = sum(weight(file) for file in (large / "assets").glob("*.[cj]s*"))
    pages = list(large.glob("roles/*/index.html"))
    assert len(pages) == 1000
    assert max(map(weight, pages)) + shared <= HEAVIEST
    for name in NODES:
        assert weight(large / f"{name}.html") + shared <= HEAVIEST * 1.1, name
    assert weight(large / "roles" / "data.js") <= HEAVIEST


@pytest.mark.parametrize("name", NODES)
def test_pages_of_a_thousand_roles_hold_no_more_than_they_show(
    browser: Browser, large: Path, name: str
) -> None:
    with opened(browser, large, f"{name}.html") as page:
        page.wait_for_load_state("networkidle")
        assert 2_000 < page.evaluate("document.querySelectorAll('*').length") < NODES[name]
