"""How the studio's pages are used: without a barrier, on a phone and a desk, in any colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

import validators
from books import SMALL, write
from generator.studio import routing
from studios import APPROVER, Client, Served, served
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LOOKS = [
    Look(),
    Look(320),
    Look(scheme="dark"),
    Look(320, "dark"),
    Look(forced_colors=True),
    Look(320, forced_colors=True),
]
POSTING = "content/postings/counter-toronto.yaml"
WAITING = "content/postings/waiting.yaml"
SMALLEST, LARGE = 24, 44
"""Pixels that whatever one points at measures at least, and what one came for."""


@dataclass(frozen=True)
class Made:
    """A studio with drafts of every kind, and the addresses of its pages below the language."""

    studio: Served
    pages: tuple[str, ...]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    waiting = (SMALL[POSTING] or "").replace("R-2026-001", "R-2026-007")
    waiting = waiting.replace(
        "approval: {by: People operations, on: 2026-10-30}", "note: Ninjas!!!"
    )
    root = write(tmp_path_factory.mktemp("looks") / "project", SMALL, {WAITING: waiting})
    client = Client(root, more=tuple(routing.routes()))

    def begun() -> str:
        choice = {"role": "counter", "location": "toronto"}
        return str(client.post("/en/new", choice).headers["location"])[len("/en/") :]

    fresh, found, added = begun(), begun(), begun()
    client.post(f"/en/{found}", {"pay.min": "10", "pay.max": "20", "note": "An ASAP ninja!!!"})
    client.post(
        f"/en/{added}",
        {
            "duties.order": ["report", "count"],
            "duties.place.report": "1",
            "duties.place.count": "2",
            "duties.out": "count",
            "duties.why.count": "Others do it.",
            "duties.add.text": "Count ships.",
            "duties.add.reason": "It is by the sea.",
        },
    )
    with served(root, ROLEBOOK_APPROVER_TOKEN=APPROVER) as running:
        drafts = (fresh, found, added)
        pages = ("", "new", "new?q=astronaut", *drafts, "postings/counter-toronto", "book")
        others = ("postings/waiting", "preview", "enter", "nothing")
        yield Made(running, (*pages, *others))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_any_page(browser: Browser, made: Made, look: Look) -> None:
    for language in ("en", "fr"):
        addresses = [f"{made.studio.address}{language}/{page}" for page in made.pages]
        assert validators.axe(browser, addresses, look) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, made: Made, width: int) -> None:
    with open_page(browser, Look(width)) as page:
        for language in ("en", "fr"):
            for name in made.pages:
                page.goto(f"{made.studio.address}{language}/{name}")
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{language}/{name}: {wide}"


def test_each_page_has_one_heading_and_a_title(browser: Browser, made: Made) -> None:
    with open_page(browser) as page:
        titles = set()
        for name in made.pages:
            page.goto(f"{made.studio.address}en/{name}")
            (heading,) = page.locator("h1").all_inner_texts()
            assert page.title() == f"{heading} – Ada"
            titles.add(page.title())
        assert len(titles) >= len(made.pages) - 5


TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".hidden, .skip")
    && getComputedStyle(e).pointerEvents !== "none")
  .map((e) => {
    const of = e.closest("label.pick, label.option") ?? e;
    const box = of.getBoundingClientRect();
    const inline = e.tagName === "A" && getComputedStyle(e).display === "inline";
    return [e.outerHTML.slice(0, 90), box.width, box.height, inline, e.className];
  })"""


@pytest.mark.parametrize("width", [320, 1280])
def test_whatever_one_points_at_is_large_enough(browser: Browser, made: Made, width: int) -> None:
    with open_page(browser, Look(width)) as page:
        for name in made.pages:
            page.goto(f"{made.studio.address}en/{name}")
            found = page.evaluate(TARGETS)
            assert found
            for what, wide, high, inline, kind in found:
                least = LARGE if {"act", "quiet-act", "fix"} & set(kind.split()) else SMALLEST
                assert inline or min(wide, high) >= least, f"{name}: {what} {wide}x{high}"


def test_the_focus_is_seen_and_goes_from_the_form_to_what_is_beside_it(
    browser: Browser, made: Made
) -> None:
    with open_page(browser) as page:
        page.goto(f"{made.studio.address}en/{made.pages[4]}")
        places = []
        for _ in range(200):
            page.keyboard.press("Tab")
            place = page.evaluate(FOCUS)
            if place["where"] == "end":
                break
            assert place["seen"], place
            places.append(place["where"])
        assert places.index("sheet") < places.index("beside")
        assert places == sorted(places, key=["before", "sheet", "beside", "after"].index)


FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body) return { where: "end" };
  const where = e.closest("#sheet") ? "sheet" : e.closest("#beside") ? "beside"
    : e.closest("footer") ? "after" : "before";
  const box = e.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const style = getComputedStyle(e.matches(".option input") ? e.closest(".option") : e);
  const thumb = e.type === "range" || e.tagName === "IFRAME";
  const ring = thumb || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const covered = at !== null && !e.contains(at) && !at.contains(e) && !thumb
    && at.closest(".bar") !== null && !e.closest(".bar");
  return { where, seen: ring && !covered, html: e.outerHTML.slice(0, 120), ring, covered };
}"""


def test_a_conflict_complaints_and_an_approval_have_no_barrier(
    browser: Browser, tmp_path: Path
) -> None:
    root = write(tmp_path / "project", SMALL)
    with served(root, ROLEBOOK_APPROVER_TOKEN=APPROVER) as running:
        script = validators.node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
        for look in (Look(), Look(320, "dark")):
            with open_page(browser, look) as page:
                page.goto(f"{running.address}en/postings/counter-toronto")
                page.get_by_role("button", name="Change it").click()
                page.get_by_label("Requisition number").fill("R-2026-050")
                file = root / POSTING
                file.write_text(file.read_text("utf-8") + f"# {look}\n", "utf-8")
                page.get_by_role("button", name="Save it into the book").click()
                page.get_by_role("heading", name="Someone else was quicker").wait_for()
                check(page, script, look)
                page.get_by_label("From", exact=True).fill("lots")
                page.get_by_role("button", name="Save it into the book").click()
                page.locator("#complaints a").wait_for()
                assert page.evaluate("document.activeElement.id") == "pay.min"
                check(page, script, look)
                page.goto(f"{running.address}en/?token={APPROVER}")
                page.goto(f"{running.address}en/postings/counter-toronto")
                page.get_by_role("heading", level=1).wait_for()
                check(page, script, look)


def check(page: Page, script: str, look: Look) -> None:
    """Axe finds nothing, and nothing is wider than the screen."""
    page.evaluate(script)
    result = page.evaluate("options => axe.run(options)", validators.AXE_OPTIONS)
    assert [(each["id"], each["nodes"][0]["html"]) for each in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width


def test_the_pages_of_the_form_are_valid(tmp_path: Path) -> None:
    root = write(tmp_path / "project", SMALL)
    client = Client(root, more=tuple(routing.routes()))
    address = str(
        client.post("/en/new", {"role": "counter", "location": "toronto"}).headers["location"]
    )
    bad = {
        "pay.min": "x",
        "note": "An ASAP ninja!!!",
        "duties.order": "count",
        "duties.out": "count",
        "duties.why.count": "",
        "duties.add.text": "More.",
    }
    pages = {
        "new.html": client.get("/en/new").text,
        "draft.html": client.get(address).text,
        "french.html": client.get(address.replace("/en/", "/fr/")).text,
        "complaints.html": client.post(address, bad).text,
        "posting.html": client.get("/en/postings/counter-toronto").text,
        "home.html": client.get("/en/").text,
    }
    assert "Say why this is left out." in pages["complaints.html"]
    folder = write(tmp_path / "pages", pages)
    assert validators.html_validate(folder) == []
    assert validators.nu(folder) == []
