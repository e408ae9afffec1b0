"""Choosing a way in the browser: what it shows is what Python says, however one asks for it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

import validators
from books import SMALL, write
from building import build
from generator.book.edition import Edition
from generator.book.load import load
from generator.project import open_project
from generator.views.text import pieces
from generator.views.ways import ways_view
from generator.wording import wording
from serving import halved, served
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from generator.views.ways import Origin

pytestmark = pytest.mark.xdist_group("browse")

FOUND = "#ways-found-title"
TOLD = "#ways-told"
START, END = "assistant-account-manager", "key-account-manager"


@pytest.fixture(scope="module")
def shipped(project: Path) -> Edition:
    """The shipped book in English."""
    opened, _ = open_project(project)
    assert opened is not None
    return Edition(load(opened)[0])


def _chooser(site: Path, choice: str = "", language: str = "") -> str:
    return (site / language / "ways" / "index.html").as_uri() + choice


SHOWN = """() => {
  const texts = (place, those) => [...place.querySelectorAll(those)].map(e => e.textContent);
  const ways = [...document.querySelectorAll("[data-way]")];
  return [
    ways.map(way => [way.dataset.way.split(" "), texts(way, ".level"), texts(way, ".way .by"),
      way.querySelector(":scope > p").textContent]),
    document.getElementById("ways-end").hidden ? [] : texts(document, "#ways-end li"),
  ];
}"""
"""The ways that stand there, each with its levels, steps and time; and what to bring at the end."""


def _expected(edition: Edition, origin: Origin | None) -> list[object]:
    """The same as Python says it of the role that ways come from."""
    if not origin:
        return [[], []]
    words = wording(edition.language)
    raised, new, nothing = (
        words.gettext("%(skill)s, from %(before)s to %(now)s"),
        words.gettext("%(skill)s, new: %(now)s"),
        words.gettext("Nothing that the role at the start doesn’t ask as well."),
    )
    brought = [
        (raised if each.before else new)
        % {"skill": each.name, "before": each.before, "now": each.now}
        for each in origin.total.learns
    ]
    for line in origin.total.requirements:
        more = [line.equivalent] if line.equivalent else []
        brought.append(" ".join(map(_bare, (line.text, *more))))
    ways = [
        [
            list(way.roles),
            [origin.level, *(leg.level for leg in way.legs)],
            [f"{leg.sign} {leg.kind}" for leg in way.legs],
            way.months,
        ]
        for way in origin.ways
    ]
    return [ways, brought or [nothing]]


def _bare(text: str) -> str:
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces(text))


def _told(page: Page, text: str) -> None:
    page.wait_for_function(
        "text => document.getElementById('ways-told').textContent === text", arg=text
    )


@pytest.mark.parametrize("language", ["", "fr"])
def test_the_browser_shows_of_every_pair_what_python_says(
    browser: Browser, site: Path, shipped: Edition, language: str
) -> None:
    here = Edition(shipped.book, language or "en")
    heading = wording(here.language).gettext("From %(start)s to %(end)s")
    roles = here.ids("role")
    titles = {role: here.card(role).title for role in roles}
    told = {role: {each.id: each for each in ways_view(here, role).origins} for role in roles}
    assert len(roles) == 13
    wrong, joined = [], 0
    with open_page(browser) as page:
        page.goto(_chooser(site, language=language))
        page.wait_for_selector("#ways-form:not([hidden])")
        for start, end in permutations(roles, 2):
            page.evaluate("choice => { location.hash = choice; }", f"from={start}&to={end}")
            page.wait_for_function(
                "text => document.getElementById('ways-found-title').textContent === text",
                arg=heading % {"start": titles[start], "end": titles[end]},
            )
            expected = _expected(here, told[end].get(start))
            joined += bool(expected[0])
            if page.evaluate(SHOWN) != expected:
                wrong.append((start, end))
    assert wrong == []
    assert joined > 40


def test_each_step_is_told_with_what_carries_over_and_what_to_learn(
    browser: Browser, site: Path
) -> None:
    with open_page(browser) as page:
        page.goto(_chooser(site, f"#from={START}&to={END}"))
        _told(page, "3 ways found, the shortest in 2 steps.")
        way = page.locator("[data-way]").first
        assert way.locator("h3").inner_text() == "The shortest way: 2 steps"
        assert way.locator("> p").inner_text() == "Usually after 3½ to 5½ years in all."
        assert way.locator("h4").all_inner_texts() == [
            "Assistant account manager to Account manager",
            "Account manager to Key account manager",
        ]
        last = way.locator("li").filter(has=page.locator("h4")).last
        assert last.locator("[data-part=keeps] li").all_inner_texts() == [
            "CRM software and record keeping"
        ]
        assert "Negotiation, from Working to Proficient" in (
            last.locator("[data-part=learns] li").all_inner_texts()
        )
        last.get_by_role("link", name="All of this step").click()
        assert page.url.endswith(f"/{END}/index.html#step-account-manager--{END}")
        assert page.locator(":target h3").inner_text() == "Account manager to Key account manager"


def test_what_the_chooser_leads_on_to_is_there(browser: Browser, site: Path) -> None:
    with open_page(browser) as page:
        page.goto(_chooser(site, f"#from={END}&to={START}"))
        _told(
            page,
            "No way known from Key account manager to Assistant account manager. "
            "Ways have at most 20 steps.",
        )
        links = page.locator("#ways-onward a")
        assert links.all_inner_texts() == [
            "Compare the two roles",
            "All ways to Assistant account manager",
            "Where Key account manager leads",
            "Where Assistant account manager leads",
        ]
        hrefs = [str(link.get_attribute("href")) for link in links.all()]
        assert hrefs[0] == f"../compare/index.html#roles={END}+{START}"
        for href in hrefs[1:]:
            assert (site / "ways" / href.partition("#")[0]).resolve().is_file()


@pytest.mark.parametrize("over", ["file", "http"])
def test_a_choice_by_mouse_stands_in_the_address_and_back_takes_it_back(
    browser: Browser, site: Path, over: str
) -> None:
    with served(site) as address, open_page(browser) as page:
        page.goto(f"{address}/ways/index.html" if over == "http" else _chooser(site))
        page.get_by_label("From").select_option(label="Assistant account manager")
        page.get_by_label("To", exact=True).select_option(label="Key account manager")
        page.get_by_role("button", name="Show the ways").click()
        _told(page, "3 ways found, the shortest in 2 steps.")
        assert page.url.endswith(f"/ways/index.html#from={START}&to={END}")
        page.get_by_label("To", exact=True).select_option(label="Account manager")
        page.get_by_role("button", name="Show the ways").click()
        page.wait_for_function("location.hash.endsWith('=account-manager')")
        page.go_back()
        page.wait_for_function(f"document.getElementById('ways-to').value === '{END}'")
        _told(page, "3 ways found, the shortest in 2 steps.")
        page.go_back()
        page.wait_for_selector("#ways-found", state="hidden")
        assert page.locator(TOLD).inner_text() == ""


def test_everything_can_be_chosen_by_keyboard_alone(browser: Browser, site: Path) -> None:
    with open_page(browser) as page:
        page.goto(_chooser(site))
        page.wait_for_selector("#ways-form:not([hidden])")
        page.locator("h1").click()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "ways-from":
                break
        page.keyboard.type("Assistant")
        page.keyboard.press("Tab")
        page.keyboard.type("Key")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        _told(page, "3 ways found, the shortest in 2 steps.")
        assert page.evaluate("document.activeElement.textContent") == "Show the ways"
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.localName") == "summary":
                break
        page.keyboard.press("Enter")
        assert page.locator("details.found-way[open]").count() == 1


def test_without_script_the_page_lists_the_ways_to_every_role(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_chooser(site))
    assert not page.locator("#ways-form").is_visible()
    assert page.locator("#every li a").count() == 13
    page.locator("#every").get_by_role("link", name="Key account manager").click()
    origin = page.locator(f"#from-{START}")
    assert "Usually after 3½ to 5½ years in all." in origin.inner_text()
    origin.get_by_role("link", name="Promotion").last.click()
    assert page.locator(":target h3").inner_text() == "Account manager to Key account manager"
    context.close()


DAMAGED = "This link is damaged and can’t be read. Choose two roles."
UNKNOWN = "A role of this link isn’t in the book. Choose another."
FRAGMENTS = {
    "#=": DAMAGED,
    "#from=&to=": DAMAGED,
    "#%E0%A4%A=%": DAMAGED,
    "#from=" + "a" * 100_000: DAMAGED,
    "#from=gone&to=key-account-manager": UNKNOWN,
    "#from=__proto__&to=constructor": UNKNOWN,
    "#from=<img src=x onerror=alert(1)>&to=key-account-manager": UNKNOWN,
    '#from="><script>alert(1)</script>&to=javascript:alert(1)': UNKNOWN,
    "#from=../roles&to=..%2F..%2Fetc": UNKNOWN,
    "#from=key-account-manager": "Choose the other role too.",
    "#from=key-account-manager&to=key-account-manager": (
        "From and to are the same role. Choose two roles."
    ),
    "#every": "",
    "#": "",
}


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment[:40])
def test_an_address_that_cant_be_shown_is_told_and_hurts_nothing(
    browser: Browser, site: Path, fragment: str
) -> None:
    faults: list[str] = []
    with open_page(browser) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.goto(_chooser(site, fragment))
        page.wait_for_selector("#ways-form:not([hidden])")
        _told(page, FRAGMENTS[fragment])
        assert not page.locator("#ways-found").is_visible()
        assert page.locator("main img, main script").count() == 0
        page.get_by_label("From").select_option(START)
        page.get_by_label("To", exact=True).select_option(END)
        page.get_by_role("button", name="Show the ways").click()
        _told(page, "3 ways found, the shortest in 2 steps.")
    assert faults == []


@pytest.mark.parametrize("answer", [lambda route: route.abort(), halved], ids=["none", "half"])
@pytest.mark.parametrize(
    "lost",
    [
        "roles/data.js",
        f"ways/{END}/data.js",
        "ways/account-manager/data.js",
        f"roles/{END}/data.js",
    ],
)
def test_data_that_dont_load_are_told_and_the_list_still_leads_on(
    browser: Browser, site: Path, lost: str, answer: Callable[[Route], None]
) -> None:
    failed = "The ways couldn’t be loaded. The list below leads to the ways to each role."
    with served(site) as address, open_page(browser) as page:
        page.route(f"**/{lost}", answer)
        page.goto(f"{address}/ways/index.html#from={START}&to={END}")
        _told(page, failed)
        assert not page.locator("#ways-found").is_visible()
        page.locator("#every").get_by_role("link", name="Key account manager").click()
        assert page.locator("h1").inner_text() == "Ways to Key account manager"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("language", ["", "fr"])
def test_what_is_shown_fits_and_axe_finds_nothing(
    browser: Browser, site: Path, width: int, language: str
) -> None:
    address = _chooser(site, f"#from={START}&to={END}", language)
    with open_page(browser, Look(width)) as page:
        page.goto(address)
        page.wait_for_selector("[data-way]")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator(TOLD).inner_text().startswith("3 chemins" if language else "3 ways")
        button = page.locator("#ways-form button").bounding_box()
        assert button is not None
        assert button["height"] >= 44
    assert validators.axe(browser, [address], Look(width)) == []


def _book(folder: Path) -> Path:
    """Two families: one with a step, one with none, a title of 200 characters, one of Hebrew."""
    role = SMALL["content/roles/chief-counter.yaml"]
    ladder = SMALL["content/ladders/counters.yaml"]
    other = role.replace("ladder: counters", "ladder: tellers")
    files = {
        "content/ladders/tellers.yaml": ladder.replace("Counters", "Tellers"),
        "content/roles/long.yaml": other.replace("Chief counter", "Teller " * 28 + "four"),
        "content/roles/rtl.yaml": other.replace("Chief counter", "מנהל לקוחות"),
    }
    return build(write(folder, SMALL, files), "--only", "html")


def test_families_without_steps_and_odd_titles_are_told_as_any_other(
    browser: Browser, tmp_path: Path
) -> None:
    site = _book(tmp_path)
    with open_page(browser, Look(320)) as page:
        page.goto(_chooser(site, "#from=counter&to=chief-counter"))
        _told(page, "1 way found, in 1 step.")
        page.goto(_chooser(site, "#from=long&to=rtl"))
        page.reload()
        page.wait_for_selector("#ways-found:not([hidden])")
        assert page.locator(TOLD).inner_text().startswith("No way known from Teller Teller")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.goto((site / "ways" / "long" / "index.html").as_uri())
        assert "is described yet." in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.goto(_chooser(site, "#from=counter&to=chief-counter", "fr"))
        page.wait_for_selector("[data-way]")
        marked = page.locator("[data-part=learns] span[lang=en]")
        assert marked.all_inner_texts() == ["Counting"]
        for place, titles in {
            "#ways-found-title": ["Counter", "Chief counter"],
            "#ways-list h4": ["Counter", "Chief counter"],
            "#ways-onward": ["Chief counter", "Counter", "Chief counter"],
        }.items():
            assert page.locator(f"{place} [lang=en]").all_inner_texts() == titles
        assert page.locator("#ways-from option[value=counter]").get_attribute("lang") == "en"
        assert page.locator("#ways-from option").first.get_attribute("lang") is None


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ("[1, 1]", "Usually after 1 month in all."),
        ("[2, 2]", "Usually after 2 months in all."),
        ("[1, 2]", "Usually after 1 to 2 months in all."),
        ("[0, 12]", "Usually after up to 1 year in all."),
        ("[12, 12]", "Usually after 1 year in all."),
        ("[18, 23]", "Usually after 18 to 23 months in all."),
        ("[12, 24]", "Usually after 1 to 2 years in all."),
        ("[21, 30]", "Usually after 21 months to 2½ years in all."),
        ("[6, 24]", "Usually after 6 months to 2 years in all."),
        ("[24, 45]", "Usually after 24 to 45 months in all."),
        ("[27, 48]", "Usually after 27 months to 4 years in all."),
    ],
)
def test_how_long_a_way_takes_is_told_as_python_tells_it(
    browser: Browser, tmp_path: Path, months: str, said: str
) -> None:
    role = "content/roles/counter.yaml"
    told = SMALL[role].replace("without error}]}", f"without error}}], typical_months: {months}}}")
    site = build(write(tmp_path, SMALL, {role: told}), "--only", "html")
    with open_page(browser) as page:
        page.goto(_chooser(site, "#from=counter&to=chief-counter"))
        assert page.locator("[data-way] > p").inner_text() == said
        page.goto((site / "ways/chief-counter/index.html").as_uri())
        assert page.locator(".origin > p.aside").inner_text() == said


@pytest.mark.parametrize("roles", [0, 1])
def test_a_book_of_no_role_or_one_has_nothing_to_choose(
    browser: Browser, tmp_path: Path, roles: int
) -> None:
    without = ["content/roles/counter.yaml", "content/postings/counter-toronto.yaml"]
    without += [] if roles else ["content/roles/chief-counter.yaml"]
    site = build(write(tmp_path, SMALL, dict.fromkeys(without)), "--only", "html")
    with open_page(browser) as page:
        page.goto(_chooser(site))
        assert page.locator("#every li a").count() == roles
        page.wait_for_timeout(200)
        assert not page.locator("#ways-form").is_visible()
