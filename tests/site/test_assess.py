"""Judging oneself in the browser: one's ratings, what comes of them, and where they stay."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import serving
import validators
from books import SMALL, write
from building import build
from posted import FRENCH
from serving import halved
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.xdist_group("browse")

ROLE = "key-account-manager"
STATUS = ".result .count"
TOLD = ".result .told"
KEPT = ".result .kept"
STORED = "localStorage['rolebook-assess:/']"
WIDTHS = (320, 390, 768, 1280)


def _form(site: Path, role: str = ROLE, language: str = "", choice: str = "") -> str:
    page = site / language / "assess" / role / "index.html"
    return page.as_uri() + (f"#{choice}" if choice else "")


def _data(site: Path, role: str = ROLE, language: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (site / language / "assess" / role / "index.json").read_text("utf-8")
    )
    return found


def _catalogue(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "roles" / "index.json").read_text("utf-8"))
    return found


def _roles(site: Path) -> list[str]:
    found = sorted(page.parent.name for page in (site / "assess").glob("*/index.html"))
    assert len(found) == 13
    return found


def _choice(ratings: dict[str, int], *, shown: bool = True) -> str:
    pairs = [*ratings.items(), *([("_result", 1)] if shown else [])]
    return "&".join(f"{name}={value}" for name, value in pairs)


def _as_asked(site: Path, role: str = ROLE) -> dict[str, int]:
    return {skill["id"]: skill["asked"] for skill in _data(site, role)["skills"]}


def _texts(page: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def _text(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a wide screen, whose scripts may raise no error."""
    faults: list[str] = []
    with open_page(browser) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
    assert faults == []


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on http."""
    with serving.served(site) as address:
        yield f"{address}/"


# --- rating, and the result -------------------------------------------------------------------


def test_ratings_by_mouse_are_counted_and_stand_in_the_address(page: Page, site: Path) -> None:
    page.goto(_form(site))
    assert _text(page, STATUS) == "0 of 12 skills rated."
    page.locator("#skill-negotiation label", has_text="Working").click()
    page.locator("#skill-communication label", has_text="Leading").click()
    assert _text(page, STATUS) == "2 of 12 skills rated."
    assert page.evaluate("location.hash") == "#negotiation=2&communication=5"


def test_the_result_says_strengths_gaps_and_what_is_not_rated(page: Page, site: Path) -> None:
    page.goto(_form(site, choice="negotiation=2&communication=5&relationship-building=4"))
    page.get_by_role("button", name="Show the result").click()
    assert _text(page, STATUS) == "3 of 12 skills rated. Strengths: 2. Gaps: 1. Not rated: 9."
    assert _texts(page, ".strengths li") == [
        "Relationship building Advanced, as the role asks",
        "Communication Leading, above what the role asks: Advanced",
    ]
    (gap,) = _texts(page, ".gaps ul > li:has(.way)")
    assert gap.startswith(
        "Negotiation From Working to Proficient "
        "Has a written position, a fallback and a limit before a renewal begins. "
    )
    assert page.locator(".gaps .helps li").count() == 1
    assert len(_texts(page, ".left li")) == 9
    assert page.evaluate("document.activeElement.id") == "result-title"


def test_what_the_role_asks_stands_beside_no_choice_before_the_result(
    page: Page, site: Path
) -> None:
    page.goto(_form(site, choice="negotiation=2"))
    assert page.locator(".asks:visible").count() == 0
    assert not page.locator("#asked-negotiation").is_visible()
    page.get_by_role("button", name="Show the result").click()
    assert page.locator(".asks:visible").count() == 12
    assert _text(page, "#skill-negotiation label:has(.asks) .word") == "Proficient"


def test_rated_as_each_role_asks_there_is_no_gap(page: Page, site: Path) -> None:
    for role in _roles(site):
        asked = _as_asked(site, role)
        page.goto("about:blank")
        page.goto(_form(site, role, choice=_choice(asked)))
        number = len(asked)
        assert _text(page, STATUS) == (
            f"{number} of {number} skills rated. Strengths: {number}. Gaps: 0. Not rated: 0."
        )
        assert {text.rpartition(", ")[2] for text in _texts(page, ".strengths .way")} == {
            "as the role asks"
        }
        assert (
            _text(page, ".gaps") == "Gaps, and what helps to close them Nothing in what you rated."
        )


def test_one_below_what_each_role_asks_every_skill_is_a_gap(page: Page, site: Path) -> None:
    for role in _roles(site):
        asked = _as_asked(site, role)
        page.goto("about:blank")
        page.goto(_form(site, role, choice=_choice({k: v - 1 for k, v in asked.items()})))
        assert len(_texts(page, ".gaps .way")) == len(asked)
        assert _texts(page, ".strengths li") == []


def test_the_nearest_roles_are_those_that_the_rule_names(page: Page, site: Path) -> None:
    catalogue = _catalogue(site)
    titles = {role["id"]: role["title"] for role in catalogue["roles"]}
    for role in _roles(site):
        ratings = _as_asked(site, role)
        page.goto("about:blank")
        page.goto(_form(site, role, choice=_choice(ratings)))
        page.locator(".near :is(li, .empty:not([hidden]))").first.wait_for()
        assert _texts(page, ".near .page") == [
            titles[name] for name in _nearest(catalogue, role, ratings)
        ]


def _nearest(catalogue: dict[str, Any], role: str, ratings: dict[str, int]) -> list[str]:
    """The rule as the page states it: three quarters rated, then the fewest steps on average."""
    found = []
    for place, each in enumerate(catalogue["roles"]):
        rated = [skill for skill in each["skills"] if skill in ratings]
        if each["id"] == role or not each["skills"] or len(rated) * 4 < len(each["skills"]) * 3:
            continue
        steps = [each["skills"][skill] - ratings[skill] for skill in rated]
        apart = sum(map(abs, steps)) / len(steps)
        found.append((apart, sum(step for step in steps if step > 0), place, each["id"]))
    return [name for *_, name in sorted(found)[:5]]


def test_the_rule_names_roles_for_some_and_none_for_few_ratings(page: Page, site: Path) -> None:
    catalogue = _catalogue(site)
    found = [_nearest(catalogue, role, _as_asked(site, role)) for role in _roles(site)]
    assert sum(map(len, found)) > 13
    page.goto(_form(site, choice="negotiation=2&_result=1"))
    page.locator(".near .empty", has_text="three quarters").wait_for()
    assert _texts(page, ".near li") == []


def test_the_role_itself_is_told_apart_from_the_nearest_once_its_skills_are_rated(
    page: Page, site: Path
) -> None:
    asked = _as_asked(site)
    said = "This role itself isn’t in the list, as its gaps stand above. Steps apart, on average: "
    ratings = {skill: level - 1 for skill, level in asked.items()}
    page.goto(_form(site, choice=_choice(ratings)))
    page.locator(".near :is(li, .empty:not([hidden]))").first.wait_for()
    assert _text(page, ".own") == f"{said}1"
    first = next(iter(asked))
    page.locator(f"[data-skill={first}] input[value='{asked[first]}']").check()
    apart = (len(asked) - 1) / len(asked)
    assert float(_text(page, ".own").removeprefix(said)) == round(apart, 2)
    page.goto("about:blank")
    page.goto(_form(site, choice="negotiation=2&_result=1"))
    page.locator(".near .empty", has_text="three quarters").wait_for()
    assert not page.locator(".own").is_visible()


def test_a_near_role_says_what_is_missing_and_leads_on(page: Page, site: Path) -> None:
    page.goto(_form(site, choice=_choice(_as_asked(site))))
    near = page.locator(".near ol > li", has=page.get_by_role("link", name="Senior account"))
    near = near.first
    near.wait_for()
    assert re.search(r"Steps apart, on average: \d", near.inner_text())
    missing = near.locator(".missing li").all_inner_texts()
    senior = next(r for r in _catalogue(site)["roles"] if r["id"] == "senior-account-manager")
    asked = _as_asked(site)
    assert len(missing) == sum(asked.get(k, 9) < v for k, v in senior["skills"].items())
    addresses = [link.get_attribute("href") for link in near.locator("a").all()]
    assert addresses == [
        "../../roles/senior-account-manager/index.html",
        f"../../assess/senior-account-manager/index.html#{_choice(asked, shown=False)}",
        f"../../ways/index.html#from={ROLE}&to=senior-account-manager",
        f"../../compare/index.html#roles={ROLE}+senior-account-manager",
    ]


def test_another_roles_form_has_the_ratings_of_skills_they_share(page: Page, site: Path) -> None:
    mine, other = _as_asked(site), _as_asked(site, "senior-account-manager")
    page.goto(_form(site, choice=_choice(mine)))
    link = page.locator(".near .form[href*='/senior-account-manager/']")
    link.wait_for()
    link.click()
    page.wait_for_url("**/senior-account-manager/**")
    shared = len(mine.keys() & other.keys())
    assert _text(page, STATUS) == f"{shared} of {len(other)} skills rated."
    page.wait_for_function("!document.querySelector('.told').textContent")
    assert page.evaluate("location.hash") == f"#{_choice(mine, shown=False)}"


# --- the address ------------------------------------------------------------------------------


def test_back_takes_the_result_back_and_never_goes_through_clicks(page: Page, site: Path) -> None:
    page.goto(_form(site))
    before = page.evaluate("history.length")
    for word in ("Basic", "Working", "Proficient"):
        page.locator("#skill-negotiation label", has_text=word).click()
    assert page.evaluate("history.length") == before
    page.get_by_role("button", name="Show the result").click()
    assert page.evaluate("location.hash") == "#negotiation=3&_result=1"
    page.go_back()
    page.locator(".shown").wait_for(state="hidden")
    assert page.evaluate("location.hash") == "#negotiation=3"
    assert page.locator("#skill-negotiation input:checked").get_attribute("value") == "3"


def test_clearing_is_taken_back_by_back(page: Page, site: Path) -> None:
    page.goto(_form(site, choice="negotiation=3"))
    page.get_by_role("button", name="Clear").click()
    assert _text(page, TOLD) == "All ratings are cleared. Back brings them again."
    assert (page.evaluate("location.hash"), page.locator("input:checked").count()) == ("", 0)
    page.go_back()
    page.wait_for_function("document.querySelector('#skill-negotiation input:checked')")
    assert _text(page, STATUS) == "1 of 12 skills rated."


@pytest.mark.parametrize("way", ["back", "clear"])
def test_ratings_of_an_address_that_one_has_left_come_into_no_other(
    page: Page, site: Path, way: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/roles/data.js", hold)
    page.goto(_form(site, choice="communication=2"))
    page.evaluate("location.hash = 'negotiation=3&strategic-thinking=3'")
    page.wait_for_function("document.querySelector('#skill-negotiation input:checked')")
    if way == "back":
        page.go_back()
        page.wait_for_function("document.querySelector('#skill-communication input:checked')")
    else:
        page.get_by_role("button", name="Clear").click()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.wait_for_function("rolebook.get('roles').then(() => true)")
    page.locator("#skill-communication label", has_text="Basic").click()
    assert page.evaluate("location.hash") == "#communication=1"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("nosuch=3", "nosuch"),
        ("negotiation=9", "negotiation"),
        ("negotiation=-1", "negotiation"),
        ("negotiation=03", "negotiation"),
        ("negotiation=3&negotiation=4", "negotiation"),
        ("__proto__=3", "__proto__"),
        ("constructor=3", "constructor"),
        ("=", "="),
        ("%3Cimg%20src=x%20onerror=alert(1)%3E=3", "<img src"),
        ("%3Cscript%3Ealert(1)%3C/script%3E=3", "<script>alert(1)</script>"),
        ("%E0%A4%A=3", "\N{REPLACEMENT CHARACTER}%A"),
        ("a=1&b=1&c=1&d=1&e=1&f=1&g=1", "a, b, c, d, e, and …"),
    ],
)
def test_what_is_no_rating_is_left_out_of_the_address_and_said(
    page: Page, site: Path, choice: str, said: str
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(_form(site, choice=f"{choice}&communication=2"))
    page.wait_for_function("document.querySelector('.told').textContent")
    assert _text(page, TOLD) == f"Left out of the address, as it isn’t a rating here: {said}"
    kept = "#negotiation=3&communication=2" if "negotiation=3&" in choice else "#communication=2"
    assert page.evaluate("location.hash") == kept
    assert page.locator(".told *").count() == 0
    assert dialogs == []


def test_an_address_that_is_far_too_long_is_not_read(page: Page, site: Path) -> None:
    page.goto(_form(site, choice="negotiation=3&" + "x" * 100_000))
    said = "The address holds more than a form can; nothing of it was read."
    assert _text(page, TOLD) == said
    assert page.locator("input:checked").count() == 0
    page.locator("#skill-negotiation label", has_text="Basic").click()
    assert page.evaluate("location.hash") == "#negotiation=1"


def test_a_place_on_the_page_is_no_choice(page: Page, site: Path) -> None:
    page.goto(_form(site, choice="skill-negotiation"))
    assert _text(page, TOLD) == ""
    assert page.evaluate("location.hash") == "#skill-negotiation"


def test_the_other_language_and_other_roles_take_the_ratings_along(page: Page, site: Path) -> None:
    page.goto(_form(site, choice="negotiation=3&_result=1"))
    page.locator(".languages a").click()
    page.wait_for_url("**/fr/**")
    assert _text(page, STATUS) == (
        "Compétences évaluées : 1 sur 12. Points forts : 1. Écarts : 0. Non évaluées : 11."
    )
    page.get_by_role("link", name="Autres rôles").click()
    page.wait_for_url("**/fr/assess/index.html*")
    page.locator(".roles a").first.click()
    page.wait_for_url("**/customer-service-representative/**")
    assert "negotiation=3" in page.evaluate("location.hash")


def test_the_link_is_copied_or_else_shown(browser: Browser, served: str) -> None:
    with open_page(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{served}assess/{ROLE}/index.html#negotiation=3")
        page.get_by_role("button", name="Copy the link to it").click()
        page.locator(TOLD, has_text="The link is copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.url
    with open_page(browser) as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined, writable: false})"
        )
        page.goto(f"{served}assess/{ROLE}/index.html#negotiation=3")
        page.get_by_role("button", name="Copy the link to it").click()
        page.locator(TOLD, has_text="The browser doesn’t copy it. Here is the address:").wait_for()
        assert page.get_by_label("Address with your ratings").input_value() == page.url


# --- what is kept -----------------------------------------------------------------------------


def test_nothing_is_stored_or_sent_unless_asked(browser: Browser, served: str) -> None:
    asked: list[str] = []
    with open_page(browser) as page:
        page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
        page.goto(f"{served}assess/{ROLE}/index.html")
        page.locator("#skill-negotiation label", has_text="Working").click()
        page.get_by_role("button", name="Show the result").click()
        page.locator(".near .empty", has_text="three quarters").wait_for()
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
            *(0, 0, ""),
        ]
        assert [a for a in asked if not a.startswith(f"GET {served}") or "negotiation" in a] == []


def test_ratings_are_kept_where_asked_and_forgotten_where_asked(
    browser: Browser, served: str
) -> None:
    address = f"{served}assess/{ROLE}/index.html"
    with open_page(browser) as page:
        page.goto(f"{address}#negotiation=3")
        box = page.get_by_label("Keep my ratings in this browser")
        assert not box.is_checked()
        box.check()
        assert _text(page, KEPT) == "Your ratings are kept in this browser."
        page.locator("#skill-communication label", has_text="Basic").click()
        assert page.evaluate(STORED) == ('{"negotiation":3,"communication":1}')
        page.goto("about:blank")
        page.goto(address)
        assert _text(page, STATUS) == "2 of 12 skills rated."
        assert page.evaluate("location.hash") == "#negotiation=3&communication=1"
        page.get_by_role("button", name="Forget them").click()
        assert _text(page, KEPT) == "Nothing is kept in this browser any more."
        assert page.evaluate("localStorage.length") == 0
        assert not box.is_checked()


def test_someone_elses_link_doesnt_replace_what_is_kept(browser: Browser, served: str) -> None:
    address = f"{served}assess/{ROLE}/index.html"
    with open_page(browser) as page:
        page.goto(f"{address}#negotiation=3")
        page.get_by_label("Keep my ratings in this browser").check()
        page.goto("about:blank")
        page.goto(f"{address}#negotiation=1")
        assert not page.get_by_label("Keep my ratings in this browser").is_checked()
        assert _text(page, KEPT) == (
            "Other ratings are kept in this browser. Tick the box to keep these as well: "
            "of skills that both have, these count."
        )
        page.locator("#skill-communication label", has_text="Basic").click()
        assert page.evaluate(STORED) == '{"negotiation":3}'
        page.get_by_label("Keep my ratings in this browser").check()
        assert page.evaluate(STORED) == '{"negotiation":1,"communication":1}'


KEPT_BEFORE = {"strategic-thinking": 4, "of-the-past": 2, "negotiation": 3}


@pytest.mark.parametrize("loads", [True, False])
def test_what_is_kept_of_other_roles_outlives_a_rating_here(
    browser: Browser, served: str, *, loads: bool
) -> None:
    with open_page(browser) as page:
        if not loads:
            page.route("**/roles/data.js", lambda route: route.abort())
        page.goto(f"{served}assess/index.html")
        page.evaluate(
            "kept => localStorage.setItem('rolebook-assess:/', kept)", json.dumps(KEPT_BEFORE)
        )
        page.goto(f"{served}assess/{ROLE}/index.html")
        known = {k: v for k, v in KEPT_BEFORE.items() if k != "of-the-past" or not loads}
        there = f"#{_choice(known, shown=False)}"
        page.wait_for_function("there => location.hash === there", arg=there)
        page.locator("#skill-negotiation label", has_text="Basic").click()
        assert json.loads(page.evaluate(STORED)) == {**KEPT_BEFORE, "negotiation": 1}
        assert _text(page, TOLD) == ""
        assert _text(page, KEPT) == "Your ratings are kept in this browser."
        page.reload()
        assert page.get_by_label("Keep my ratings in this browser").is_checked()
        page.get_by_role("button", name="Clear").click()
        assert page.evaluate(STORED) == "{}"
        assert _text(page, KEPT) == ""


def test_two_books_at_one_address_keep_their_ratings_apart(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(site)
    with serving.served(tmp_path) as address, open_page(browser) as page:
        for path, level in (("a", 3), ("b", 1)):
            page.goto(f"{address}/{path}/assess/{ROLE}/index.html#negotiation={level}")
            assert _text(page, KEPT) == ""
            page.get_by_label("Keep my ratings in this browser").check()
        page.get_by_role("button", name="Forget them").click()
        page.goto(f"{address}/a/fr/assess/{ROLE}/index.html")
        page.wait_for_function("location.hash === '#negotiation=3'")


@pytest.mark.parametrize("kept", ["", "{", "null", "[]", "3", '{"__proto__": 3}', '{"a": "x"}'])
def test_what_is_kept_and_no_ratings_counts_as_nothing(
    browser: Browser, served: str, kept: str
) -> None:
    with open_page(browser) as page:
        page.add_init_script(f"localStorage.setItem('rolebook-assess:/', {json.dumps(kept)})")
        page.goto(f"{served}assess/{ROLE}/index.html")
        assert _text(page, STATUS) == "0 of 12 skills rated."
        assert _text(page, KEPT) == ""


@pytest.mark.parametrize(
    "refuse",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ],
    ids=["all", "no more"],
)
def test_storage_refused_is_said_and_the_address_still_has_the_ratings(
    page: Page, site: Path, refuse: str
) -> None:
    page.add_init_script(refuse)
    page.goto(_form(site, choice="negotiation=3"))
    box = page.get_by_label("Keep my ratings in this browser")
    box.click()
    assert _text(page, KEPT) == "The browser refuses to keep them; the address still has them."
    assert not box.is_checked()
    assert page.evaluate("location.hash") == "#negotiation=3"


def test_without_the_catalogue_the_form_works_and_says_what_is_not_compared(
    page: Page, site: Path
) -> None:
    page.route("**/roles/data.js", lambda route: route.abort())
    page.goto(_form(site, choice="negotiation=2&strategic-thinking=3&_result=1"))
    page.locator(".near .empty", has_text="The list of roles can’t be read").wait_for()
    assert _text(page, STATUS) == "1 of 12 skills rated. Strengths: 0. Gaps: 1. Not rated: 11."
    assert _text(page, TOLD) == ""
    assert page.evaluate("location.hash") == "#negotiation=2&strategic-thinking=3&_result=1"


def test_half_a_catalogue_counts_as_none(browser: Browser, served: str) -> None:
    with open_page(browser) as page:
        page.route("**/roles/data.js", halved)
        page.goto(f"{served}assess/{ROLE}/index.html#negotiation=2&_result=1")
        page.locator(".near .empty", has_text="The list of roles can’t be read").wait_for()
        page.get_by_role("button", name="Clear").click()
        assert _text(page, STATUS) == "0 of 12 skills rated."


# --- by keyboard, without script, on paper, for every eye -------------------------------------


def test_by_keyboard_alone_one_rates_and_reads_the_result(page: Page, site: Path) -> None:
    page.goto(_form(site))
    page.locator(".eyebrow [href='../../assess/index.html']").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "relationship-building"
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "communication"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("location.hash") == "#relationship-building=2&communication=5"
    while page.evaluate("document.activeElement.className") != "button show":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "result-title"
    page.keyboard.press("Tab")
    while "href" not in page.evaluate("document.activeElement.outerHTML"):
        page.keyboard.press("Tab")
    page.locator(".left a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "radio"


def test_without_script_it_is_a_blank_form_with_nothing_that_does_nothing(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_form(site))
    assert page.locator("fieldset").count() == 12
    assert page.locator("input:visible").count() == 72
    assert page.locator("button:visible").count() == 0
    page.locator("#skill-negotiation input").nth(3).check()
    page.locator("summary").click()
    assert page.locator("#asked-negotiation").is_visible()
    assert page.locator(".on-paper a").count() == 2
    page.goto((site / "assess" / "index.html").as_uri())
    assert page.locator(".levels a").count() == 13
    context.close()


def test_links_to_files_say_format_language_and_size_and_lead_there(page: Page, site: Path) -> None:
    for language, texts in {
        "": [
            "Blank form to print (PDF, in English, {} kB)",
            "Workbook to fill in (XLSX, in English, {} kB)",
        ],
        "fr": [
            "Formulaire vierge à imprimer (PDF, en français, {} ko)",
            "Classeur à remplir (XLSX, en français, {} ko)",
        ],
    }.items():
        page.goto(_form(site, language=language))
        stem = site / language / "assess" / ROLE / f"{ROLE}-self-assessment"
        files = [stem.with_suffix(end) for end in (".pdf", ".xlsx")]
        sizes = [round(file.stat().st_size / 1000) for file in files]
        said = [text.format(size) for text, size in zip(texts, sizes, strict=True)]
        assert _texts(page, ".on-paper a") == said
        links = page.locator(".on-paper a")
        assert [link.get_attribute("href") for link in links.all()] == [file.name for file in files]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_is_wider_than_the_screen_and_targets_are_large(
    browser: Browser, site: Path, width: int, size: str
) -> None:
    with open_page(browser, Look(width=width), bypass_csp=True) as page:
        for language in ("", "fr"):
            page.goto(_form(site, language=language, choice=_choice(_as_asked(site))))
            page.locator(".near li").first.wait_for()
            page.add_style_tag(content=f":root {{ font-size: calc({size} * 1.0625) !important }}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            small = page.evaluate(
                """() => [...document.querySelectorAll(".assess :is(button, label, a)")]
                  .filter((each) => each.checkVisibility() && each.closest(".judge, .tools, .keep"))
                  .filter((each) => each.getBoundingClientRect().height < 44)
                  .map((each) => each.outerHTML)"""
            )
            assert small == []


@pytest.mark.parametrize(
    "look",
    [Look(), Look(width=390, scheme="dark"), Look(width=320), Look(forced_colors=True)],
    ids=["wide", "dark", "narrow", "forced"],
)
def test_axe_finds_nothing_with_a_result_shown(browser: Browser, site: Path, look: Look) -> None:
    choice = quote(_choice({**_as_asked(site), "negotiation": 1}), safe="=&")
    pages = [_form(site, choice=choice), _form(site, language="fr", choice=choice)]
    pages.append((site / "assess" / "index.html").as_uri())
    assert validators.axe(browser, pages, look) == []


def test_on_paper_the_result_has_no_buttons(browser: Browser, site: Path) -> None:
    with open_page(browser, Look(media="print")) as page:
        page.goto(_form(site, choice="negotiation=3&_result=1"))
        assert page.locator("button:visible").count() == 0
        assert page.locator(".strengths").is_visible()
        assert page.locator("fieldset:visible").count() == 12


def test_on_http_it_works_as_from_a_disk(browser: Browser, served: str, site: Path) -> None:
    with open_page(browser) as page:
        page.goto(f"{served}assess/{ROLE}/index.html#{_choice(_as_asked(site))}")
        page.locator(".near li").first.wait_for()
        assert _text(page, STATUS).startswith("12 of 12 skills rated.")


# --- other books ------------------------------------------------------------------------------


def test_what_exists_only_in_english_stays_marked_in_a_french_result(
    page: Page, tmp_path: Path
) -> None:
    french = {name: text for name, text in FRENCH.items() if "skills" not in name}
    output = build(write(tmp_path / "book", SMALL, french), "--only", "html")
    page.goto(_form(output, "counter", "fr", "counting=1&_result=1"))
    assert page.locator(".gaps .name [lang=en]").inner_text() == "Counting"
    assert _text(page, ".gaps .way") == "De « De base » à « Fonctionnel »"
    assert page.locator(".judge .seen [lang=en]").first.inner_text() == "To 3."


def test_roles_and_skills_that_exist_only_in_english_stay_marked_among_the_nearest(
    page: Page, tmp_path: Path
) -> None:
    skills = SMALL["content/skills.yaml"].replace(
        "tools:",
        """\
  adding: {name: Adding, kind: technical, summary: Sums., proficiency: {basic: A., working: B.,
    proficient: C., advanced: D., leading: E.}}
  asking: {name: Asking, kind: technical, summary: Asks., proficiency: {basic: A., working: B.,
    proficient: C., advanced: D., leading: E.}}
  saying: {name: Saying, kind: technical, summary: Says., proficiency: {basic: A., working: B.,
    proficient: C., advanced: D., leading: E.}}
tools:""",
    )
    chief = SMALL["content/roles/chief-counter.yaml"].replace(
        "{counting: 5}", "{counting: 5, adding: 2, asking: 2, saying: 2}"
    )
    french = {
        **FRENCH,
        "content/roles/chief-counter.fr.yaml": None,
        "content/skills.yaml": skills,
        "content/roles/chief-counter.yaml": chief,
    }
    output = build(write(tmp_path / "book", SMALL, french), "--only", "html")
    page.goto(_form(output, "counter", "fr", "counting=1&adding=1&asking=2&_result=1"))
    page.locator(".near li").first.wait_for()
    assert page.locator(".near .page [lang=en]").all_inner_texts() == ["Chief counter"]
    assert _texts(page, ".near .missing li") == [
        "Calcul, de « De base » à « Référence »",
        "Adding, de « De base » à « Fonctionnel »",
    ]
    assert page.locator(".near .missing [lang=en]").all_inner_texts() == ["Adding"]
    assert page.locator(".near .unrated [lang=en]").all_inner_texts() == ["Saying"]


def test_text_from_right_to_left_stays_whole(page: Page, tmp_path: Path) -> None:
    skills = SMALL["content/skills.yaml"].replace("name: Counting", "name: ספירה ומדידה")
    output = build(
        write(tmp_path / "book", SMALL, {"content/skills.yaml": skills}), "--only", "html"
    )
    page.goto(_form(output, "counter", choice="counting=1&_result=1"))
    assert page.locator(".gaps .name").inner_text() == "ספירה ומדידה"


def test_texts_that_look_like_markup_stay_texts(page: Page, tmp_path: Path) -> None:
    evil = "<img src=x onerror=document.title='owned'>"
    files = {
        "content/skills.yaml": SMALL["content/skills.yaml"].replace(
            "name: Counting", f'name: "{evil}"'
        ),
        "content/roles/chief-counter.yaml": SMALL["content/roles/chief-counter.yaml"].replace(
            "title: Chief counter", f'title: "{evil}"'
        ),
    }
    output = build(write(tmp_path / "book", SMALL, files), "--only", "html")
    page.goto(_form(output, "counter", choice="counting=1&_result=1"))
    page.locator(".near li").first.wait_for()
    assert page.locator(".result img").count() == 0
    assert _texts(page, ".near .page") == [evil]
    assert page.title() == "Assess yourself: Counter – Ada"


def test_a_role_without_skills_has_no_form_and_isnt_counted(page: Page, tmp_path: Path) -> None:
    chief = SMALL["content/roles/chief-counter.yaml"].replace("{counting: 5}", "{}")
    output = build(
        write(tmp_path / "book", SMALL, {"content/roles/chief-counter.yaml": chief}),
        "--only",
        "html",
    )
    assert not (output / "assess" / "chief-counter").exists()
    page.goto(_form(output, "counter", choice="counting=1&_result=1"))
    page.locator(".near .empty", has_text="three quarters").wait_for()


def test_a_site_without_the_part_has_nothing_of_it(tmp_path: Path) -> None:
    settings = SMALL["rolebook.yaml"] + "parts: [skills]\n"
    output = build(write(tmp_path / "book", SMALL, {"rolebook.yaml": settings}))
    assert not (output / "assess").exists()
    assert "assess/" not in (output / "roles" / "counter" / "index.html").read_text("utf-8")
