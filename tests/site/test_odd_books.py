"""Books that nobody writes on purpose: their pages stand as those of any other.

No role, one role; a family without a step, a title of 200 characters, titles and skills that run
from right to left, and figures of years ago.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pymupdf
import pytest

from books import SMALL, write
from building import build
from kinds import kinds
from survey import SCRIPT, survey
from validators import Look, axe, open_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("odd")

LONG = " ".join(["Teller of what was counted, and of what was not,"] * 4) + " four"
HEBREW, ARABIC, SKILL = "מנהל לקוחות", "مدير الحسابات", "ספירה ומדידה"

COUNTER, CHIEF = SMALL["content/roles/counter.yaml"], SMALL["content/roles/chief-counter.yaml"]
POSTING = SMALL["content/postings/counter-toronto.yaml"]
LADDER = SMALL["content/ladders/counters.yaml"]

FIGURES = """\
market:
  - {id: old, place: CA, currency: CAD, period: year, statistic: average, amount: 41000,
     source: guide, as_of: "2019"}
  - {id: new, place: CA, currency: CAD, period: year, statistic: median, amount: 52000,
     source: guide, as_of: "2025-06"}
codes: {noc_2021: '14111'}
"""
Word = tuple[float, float, float, float, str]

MARGIN = 36
"""Points from the sides of a sheet; half as many from its top."""

PAY = "pay: [{zone: CA, currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01}]\n"


def _role(title: str, level: int, steps: str = "", ladder: str = "counters") -> str:
    """A role of this title with pay, a skill of Hebrew name, and such steps."""
    text = CHIEF.replace("Chief counter", f'"{title}"').replace("level: 2", f"level: {level}")
    text = text.replace("ladder: counters", f"ladder: {ladder}").replace("counting: 5", "say: 3")
    return f"{text}  - {{code: repeated-duty, reason: It is small.}}\n{PAY}{steps}"


def _posting(role: str, number: int) -> str:
    return POSTING.replace("role: counter", f"role: {role}").replace("001", f"00{number}")


ODD: dict[str, str | None] = {
    "content/sources.yaml": """\
sources:
  guide: {publisher: P, title: Guide, address: unknown, date: undated, read: 2026-11-22}
""",
    "content/occupations.yaml": """\
occupations:
  noc-14111:
    title: Clerks
    wages:
      - {id: ca, place: CA, currency: CAD, period: hour, figures: {median: 21.5}, source: guide,
         as_of: "2019"}
""",
    "content/skills.yaml": SMALL["content/skills.yaml"].replace(
        "tools:\n",
        f"  say:\n    name: {SKILL}\n    kind: human\n    summary: Saying so.\n"
        "    proficiency: {basic: A., working: B., proficient: C., advanced: D., leading: E.}\n"
        "tools:\n",
    ),
    "content/ladders/tellers.yaml": LADDER.replace("Counters", "Tellers"),
    "content/roles/counter.yaml": COUNTER.replace("level: 1\n", f"level: 1\n{FIGURES}"),
    "content/roles/long.yaml": _role(
        LONG, 1, "next: [{role: hebrew, kind: promotion}, {role: arabic, kind: promotion}]\n"
    ),
    "content/roles/hebrew.yaml": _role(HEBREW, 2, "next: [{role: arabic, kind: lateral}]\n"),
    "content/roles/arabic.yaml": _role(ARABIC, 2, "next: [{role: chief-counter, kind: lateral}]\n"),
    "content/roles/alone.yaml": _role("Teller", 1, ladder="tellers"),
    "content/postings/long-toronto.yaml": _posting("long", 2),
    "content/postings/hebrew-toronto.yaml": _posting("hebrew", 3),
}
ONE: dict[str, str | None] = {
    "content/roles/chief-counter.yaml": None,
    "content/roles/counter.yaml": re.sub(r"next:\n.*\n", "", COUNTER)
    + "  - {code: dead-end, reason: It is small.}\n",
}
NONE: dict[str, str | None] = {
    "content/roles/chief-counter.yaml": None,
    "content/roles/counter.yaml": None,
    "content/postings/counter-toronto.yaml": None,
}

ORDER = """() => {
  const apart = /[\\u0590-\\u08ff]+(?:[ ][\\u0590-\\u08ff]+)*|[\\p{L}\\p{N}]/gu;
  const blockOf = (node) => {
    let block = node.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block;
  };
  const blocks = new Map();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest("svg, option")) continue;
    const block = blockOf(node);
    for (const found of node.data.matchAll(apart)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width);
      if (boxes.length !== 1 && !/[\\u0590-\\u08ff]/.test(found[0])) continue;
      if (!boxes.length) continue;
      const on = boxes.filter((box) => Math.abs(box.top - boxes.at(-1).top) < 4);
      const unit = {
        text: found[0],
        left: Math.min(...on.map((box) => box.left)),
        middle: (boxes.at(-1).top + boxes.at(-1).bottom) / 2,
      };
      blocks.set(block, [...blocks.get(block) || [], unit]);
    }
  }
  let titles = 0;
  const wrong = [];
  for (const [block, units] of blocks) {
    const those = units.filter((unit) => /[\\u0590-\\u08ff]/.test(unit.text));
    titles += those.length;
    if (!those.length) continue;
    units.slice(1).forEach((unit, at) => {
      const before = units[at];
      if (Math.abs(unit.middle - before.middle) < 8 && unit.left < before.left - 1) {
        wrong.push(`${before.text} ${unit.text}: ${block.textContent.trim().slice(0, 90)}`);
      }
    });
  }
  return [titles, wrong];
}"""
"""How many titles from right to left a page shows, and what stands before what it should follow.

Letters and digits from left to right count one by one, words from right to left as one.
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small book with all that is odd, as pages and on paper."""
    return build(write(tmp_path_factory.mktemp("odd"), SMALL, ODD))


@pytest.fixture(scope="module", params=["none", "one", "odd"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of each of these books."""
    if request.param == "odd":
        return request.getfixturevalue("odd")  # type: ignore[no-any-return]  # pytest gives any
    files = ONE if request.param == "one" else NONE
    folder = write(tmp_path_factory.mktemp(request.param), SMALL, files)
    return build(folder, "--only", "html")


def _pages(site: Path) -> list[Path]:
    """A page of each kind in English, and every page of what is odd."""
    names = {"long", "hebrew", "arabic", "alone", "long-toronto", "say", "tellers", "counters"}
    ready = [
        each for each in site.glob("*/*/index.html") if {*each.parent.name.split("--")} & names
    ]
    assert (site / "index.html").is_file()
    return sorted({*kinds(site)[""].values(), *ready})


def test_every_page_of_an_odd_book_runs_fits_and_is_whole(browser: Browser, site: Path) -> None:
    pages = _pages(site)
    assert len(pages) >= 9
    for path, seen in survey(browser, pages).items():
        assert (path, seen.said, seen.wide, seen.facts["clipped"]) == (path, (), (), [])
    script = SCRIPT.read_text("utf-8")
    with open_page(browser, Look(320)) as page:
        for path in pages:
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert (path, page.evaluate(script)["clipped"]) == (path, [])
            width = page.evaluate("document.documentElement.scrollWidth")
            assert (path, width) == (path, 320)


def test_axe_finds_nothing_in_an_odd_book(browser: Browser, site: Path) -> None:
    assert axe(browser, _pages(site)) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_what_runs_from_right_to_left_leaves_the_order_of_a_line_alone(
    browser: Browser, odd: Path, width: int
) -> None:
    addresses = {page.as_uri(): "h1" for page in _pages(odd)}
    addresses |= {
        f"{odd.as_uri()}/compare/index.html#roles=long+hebrew+arabic": "#compared h2",
        f"{odd.as_uri()}/ways/index.html#from=long&to=chief-counter": "[data-way]",
        f"{odd.as_uri()}/assess/hebrew/index.html#say=1&_result=1": ".near li",
    }
    titles = 0
    with open_page(browser, Look(width)) as page:
        for address, sign in addresses.items():
            page.goto(address)
            page.wait_for_selector(sign)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            found, wrong = page.evaluate(ORDER)
            titles += found
            across = page.evaluate("document.documentElement.scrollWidth")
            assert (address, wrong, across) == (address, [], width)
    assert titles > 100


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        (f"<p>From {HEBREW}, 5 to 6, Level 4</p>", 1),
        (f"<p><b>{HEBREW}</b>, 5, Level 4</p>", 1),
        (f"<p>{HEBREW}, {ARABIC}</p>", 1),
        (f"<p>From <bdi>{HEBREW}</bdi>, 5 to 6, Level 4</p>", 0),
    ],
)
def test_an_order_that_is_lost_would_be_found(browser: Browser, markup: str, count: int) -> None:
    with open_page(browser) as page:
        page.set_content(markup)
        assert bool(page.evaluate(ORDER)[1]) == bool(count)


def test_labels_made_by_style_are_set_apart_as_well(browser: Browser, odd: Path) -> None:
    with open_page(browser, Look(320)) as page:
        page.goto(f"{odd.as_uri()}/compare/index.html#roles=hebrew+arabic")
        page.wait_for_selector("#compared h2")
        labels = page.locator(f"#compared [data-label='{HEBREW}']").evaluate_all(
            "cells => cells.map(cell => getComputedStyle(cell, '::before'))"
            ".map(({content, unicodeBidi}) => [content, unicodeBidi])"
        )
        assert labels
        assert {tuple(each) for each in labels} == {(f'"{HEBREW}: "', "isolate")}


def test_a_title_of_200_characters_leaves_room_for_what_stands_beside_it(
    browser: Browser, odd: Path
) -> None:
    with open_page(browser, Look(320)) as page:
        page.goto(f"{odd.as_uri()}/compare/index.html#roles=long+hebrew")
        buttons = page.get_by_role("button", name="Remove")
        buttons.first.wait_for()
        heights = [box["height"] for each in buttons.all() if (box := each.bounding_box())]
        assert len(heights) == 2
        assert heights[0] == heights[1]


@pytest.mark.parametrize(
    "file",
    [
        "roles/long/long.pdf",
        "postings/long-toronto/long-toronto.pdf",
        "ladders/counters/counters.pdf",
        "assess/long/long-self-assessment.pdf",
    ],
)
def test_a_title_of_200_characters_is_whole_on_paper_and_within_the_margin(
    odd: Path, file: str
) -> None:
    assert len(LONG) == 200
    paper = _paper(odd / file)
    assert LONG in " ".join(word[4] for page in paper for word in _words(page))
    for page in paper:
        for left, top, right, _, text in _words(page):
            inside = left >= MARGIN and right <= page.rect.width - MARGIN and top >= MARGIN / 2
            assert (text, inside) == (text, True)
        assert (page.number, _overlaps(_words(page))) == (page.number, [])


def _paper(file: Path) -> list[pymupdf.Page]:
    """The pages of a PDF."""
    document = pymupdf.open(file)  # type: ignore[no-untyped-call]  # it has no types
    return [document[number] for number in range(document.page_count)]


def _words(page: pymupdf.Page) -> list[Word]:
    """The words of a page, each with its box in points: left, top, right, bottom."""
    return [word[:5] for word in page.get_text("words")]  # type: ignore[no-untyped-call]  # it has no types


def _overlaps(words: list[Word]) -> list[tuple[str, str]]:
    """Words that lie over each other by more than half of their height."""
    return [(one[4], other[4]) for one, other in combinations(words, 2) if _over(one, other)]


def _over(one: Word, other: Word) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > min(one[3] - one[1], other[3] - other[1]) / 2


@pytest.mark.parametrize(("left", "top", "count"), [(4, 2, 1), (24, 2, 0), (4, 12, 0)])
def test_words_over_each_other_would_be_found(left: float, top: float, count: int) -> None:
    one, other = (0.0, 0.0, 20.0, 10.0, "one"), (left, top, left + 20, top + 10, "other")
    assert len(_overlaps([one, other])) == count


@pytest.mark.parametrize(
    ("language", "said"), [("", "More than 6 years old"), ("fr", "Date de plus de 6 ans")]
)
def test_a_figure_of_years_ago_says_so_and_so_do_wages_wherever_they_stand(
    browser: Browser, odd: Path, language: str, said: str
) -> None:
    home = odd / language
    with open_page(browser) as page:
        for path in ("roles/counter", "places/ca"):
            page.goto((home / path / "index.html").as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert (path, page.locator("main").inner_text().count(said)) == (path, 2)
    paper = _paper(home / "roles" / "counter" / "counter.pdf")
    assert " ".join(word[4] for sheet in paper for word in _words(sheet)).count(said) == 2
