"""Roles side by side: ready pages, and what the browser composes, say what Python says."""

from __future__ import annotations

import io
import json
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pypdf
import pytest
from playwright.sync_api import expect

from books import SMALL, opened, write
from building import build
from generator.book.edition import Edition
from generator.book.load import load
from generator.ladder import contrast, ordered, pairs, placed
from generator.views.compare import fact_kinds
from generator.views.compare_list import MOST
from generator.views.profile import profile_view
from posted import FRENCH
from serving import served
from validators import Look, axe, json_schema, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browse")

Kinds = dict[str, list[tuple[str, list[str]]]]

KINDS = """parts => Object.fromEntries([...document.querySelectorAll("#compared .part")]
  .map(part => [part.id, [...part.querySelectorAll("tbody tr")]
    .map(row => [row.dataset.id, [...row.querySelectorAll("td")].map(c => c.dataset.kind)])]))"""
PAIR = "compare/key-account-manager--senior-account-manager/index.html"
THREE = "#roles=account-manager+key-account-manager+senior-account-manager"


@pytest.fixture(scope="module")
def edition(project: Path) -> Edition:
    """The shipped book."""
    return Edition(load(opened(project))[0])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen."""
    with open_page(browser) as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert faults == []


@pytest.fixture
def server(site: Path) -> Iterator[str]:
    """The site over http."""

    with served(site) as address:
        yield f"{address}/"


def _told(edition: Edition, lower: str, upper: str) -> dict[str, dict[str, str]]:
    difference = contrast(placed(edition, lower), placed(edition, upper))
    found: dict[str, dict[str, str]] = {
        "facts": {**fact_kinds(profile_view(edition, lower), profile_view(edition, upper))},
        "skills": {change.skill: change.kind for change in difference.skills},
        "duties": {change.id: change.kind for change in difference.duties},
        "requirements": {change.id: change.kind for change in difference.requirements},
        "scope": {change.facet: change.kind for change in difference.scope},
        "pay": {change.key: change.kind for change in difference.pay},
    }
    return {part: kinds for part, kinds in found.items() if kinds}


def _shown(page: Page, column: int) -> dict[str, dict[str, str]]:
    """What stands in a column, apart from what neither it nor the one before asks for."""
    found = {
        part: {name: kinds[column] for name, kinds in rows if kinds[column] != "none"}
        for part, rows in page.evaluate(KINDS).items()
    }
    return {part: kinds for part, kinds in found.items() if kinds}


def _compose(page: Page, site: Path, language: str, roles: tuple[str, ...]) -> None:
    address = (site / language / "compare/index.html").as_uri()
    page.goto(f"{address}#roles={'+'.join(roles)}")
    expect(page.locator("#compared .part").first.locator("thead th")).to_have_count(len(roles))
    for at, role in enumerate(roles, 1):
        link = page.locator(f"#compared .part:first-child thead th:nth-of-type({at}) a")
        expect(link).to_have_attribute("href", f"../roles/{role}/index.html")


@pytest.mark.parametrize("language", ["", "fr"])
def test_every_two_roles_are_compared_in_the_browser_as_python_compares_them(
    site: Path, page: Page, edition: Edition, language: str
) -> None:
    book = Edition(edition.book, language or "en")
    roles = book.ids("role")
    assert len(roles) == 13
    standing = {role: placed(book, role) for role in roles}
    for lower, upper in permutations(roles, 2):
        _compose(page, site, language, (lower, upper))
        told = contrast(standing[lower], standing[upper])
        assert _shown(page, 1) == _told(book, lower, upper), (lower, upper)
        order = [name for name, _ in page.evaluate(KINDS)["duties"]]
        assert order == [change.id for change in told.duties], (lower, upper)


@pytest.mark.parametrize(
    "roles",
    [
        ("account-manager", "key-account-manager", "senior-account-manager"),
        ("chief-revenue-officer", "customer-service-representative", "sales-representative"),
        (
            "sales-representative",
            "account-manager",
            "regional-accounts-manager",
            "principal-account-manager",
        ),
    ],
)
def test_three_and_four_roles_are_each_compared_with_the_one_before(
    site: Path, page: Page, edition: Edition, roles: tuple[str, ...]
) -> None:
    _compose(page, site, "", roles)
    for column, (lower, upper) in enumerate(pairwise(roles), 1):
        assert _shown(page, column) == _told(edition, lower, upper)
    expect(page.locator("#compare-order")).to_have_text(
        "Each role is marked against the one before it."
    )
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(page.locator("#compare-order")).to_be_visible()
    _compose(page, site, "", roles[:2])
    expect(page.locator("#compare-order")).to_be_hidden()


def test_what_is_in_another_language_is_marked_in_composed_pages_as_in_ready_ones(
    site: Path, page: Page, tmp_path: Path
) -> None:
    """Of whole texts, of names in a sentence, and of what one book lacks in French."""
    marked = """() => [...document.querySelectorAll("#compared [lang]")]
      .map(each => [each.lang, each.textContent, each.closest("tr")?.dataset.id ?? ""])"""
    files = {**FRENCH, "content/roles/chief-counter.fr.yaml": None}
    small = build(write(tmp_path, SMALL, files), "--only", "html")
    pieces, inside = [], 0
    for built in (site, small):
        for file in sorted(built.glob("fr/compare/*--*/index.html")):
            page.goto(file.as_uri())
            ready = page.evaluate(marked)
            pieces += ready
            inside += page.locator("#compared [data-id=level] td:has(> [lang])").count()
            text = page.locator("#compared").inner_text()
            _compose(page, built, "fr", tuple(file.parent.name.split("--")))
            assert page.evaluate(marked) == ready
            assert page.locator("#compared").inner_text() == text
    assert ["en", "Certified Strategic Account Manager", "csam"] in pieces
    assert inside == 2


def test_a_ready_page_says_what_the_browser_composes(site: Path, page: Page) -> None:
    ready = sorted(page.parent.name for page in site.glob("compare/*--*/index.html"))
    assert len(ready) == 19
    for name in ready:
        page.goto((site / f"compare/{name}/index.html").as_uri())
        once = page.evaluate(KINDS), page.locator("#compared").inner_text()
        _compose(page, site, "", tuple(name.split("--")))
        assert once == (page.evaluate(KINDS), page.locator("#compared").inner_text())


def test_every_step_has_a_ready_page_with_the_lower_role_first(
    site: Path, edition: Edition
) -> None:
    cards = {role: edition.card(role) for role in edition.ids("role")}
    for card in cards.values():
        for target, _ in card.steps:
            lower, upper = ordered(card, cards[target])
            assert cards[lower].level <= cards[upper].level
            assert (site / f"compare/{lower}--{upper}/index.html").is_file()
    assert len(pairs(cards)) == len(list(site.glob("compare/*--*/index.json")))


def test_without_script_ready_pages_filter_and_the_list_of_them_is_whole(
    site: Path, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAIR).as_uri())
    rows = page.locator("#compared tbody tr")
    shared, different = page.locator("tr.shared"), page.locator("tr.different")
    assert (rows.count(), shared.count() > 0, different.count() > 0) == (50, True, True)
    page.get_by_label("What is shared").check()
    assert page.locator("tbody tr:visible").count() == shared.count()
    expect(page.locator("#duties .none-shared")).to_be_visible()
    page.get_by_label("What differs").check()
    assert page.locator("tbody tr:visible").count() == different.count()
    page.goto((site / "compare/index.html").as_uri())
    expect(page.locator("#compose")).to_be_hidden()
    assert page.locator("#ready li a:visible").count() == 19
    context.close()


def test_titles_that_exist_only_in_english_are_marked_where_roles_are_chosen(
    page: Page, tmp_path: Path
) -> None:
    files = {**FRENCH, "content/roles/chief-counter.fr.yaml": None}
    site = build(write(tmp_path, SMALL, files), "--only", "html")
    page.goto((site / "fr/compare/index.html").as_uri() + "#roles=counter+chief-counter")
    expect(page.locator("#chosen li")).to_have_count(2)
    assert page.locator("#chosen a [lang]").all_inner_texts() == ["Chief counter"]
    options = page.locator("#role option")
    assert [each.get_attribute("lang") for each in options.all()] == ["fr", "en"]
    assert page.locator("#role optgroup").get_attribute("lang") == "en"


def test_a_filter_tells_its_count_keeps_focus_and_goes_back(site: Path, page: Page) -> None:
    page.goto((site / PAIR).as_uri())
    expect(page.locator("#compare-count")).to_have_text("50 of 50 rows shown.")
    shared = page.locator("tr.shared").count()
    page.get_by_label("All", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#compare-count")).to_have_text(f"{shared} of 50 rows shown.")
    assert page.evaluate("document.activeElement.value") == "shared"
    assert page.url.endswith("#show=shared")
    page.go_back()
    expect(page.locator("#compare-count")).to_have_text("50 of 50 rows shown.")
    assert page.locator("tbody tr:visible").count() == 50


def test_roles_are_chosen_by_keyboard_alone(site: Path, page: Page) -> None:
    page.goto((site / "compare/index.html").as_uri())
    expect(page.locator("#compose-said")).to_have_text("Choose at least two roles.")
    page.locator("#find").focus()
    page.keyboard.type("key acc")
    expect(page.locator("#compose-said")).to_have_text("Roles that fit: 1")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen li")).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.type("director")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#compose-said")).to_have_text("Added: Director of accounts")
    assert page.url.endswith("#roles=key-account-manager+director-of-accounts")
    expect(page.locator("#compared .part")).to_have_count(6)
    page.locator("#chosen button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#compose-said")).to_contain_text("Choose at least two roles.")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Remove Director of accounts"
    expect(page.locator("#compare")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_roles_are_chosen_by_mouse_and_back_takes_them_back(
    site: Path, browser: Browser, width: int
) -> None:
    with open_page(browser, Look(width)) as page:
        page.goto((site / "compare/index.html").as_uri())
        for role in ("account-manager", "key-account-manager", "director-of-accounts"):
            page.locator("#role").select_option(role)
            page.get_by_role("button", name="Add to the comparison").click()
        expect(page.locator("#skills thead th")).to_have_count(3)
        page.get_by_label("What differs").check()
        assert page.url.endswith("+director-of-accounts&show=differences")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.go_back()
        page.go_back()
        expect(page.locator("#skills thead th")).to_have_count(2)
        expect(page.locator("#chosen li")).to_have_count(2)
        page.go_forward()
        expect(page.locator("#chosen li")).to_have_count(3)


def test_a_fifth_role_and_one_that_is_there_are_refused_in_words(site: Path, page: Page) -> None:
    page.goto((site / "compare/index.html").as_uri() + THREE)
    page.locator("#role").select_option("account-manager")
    page.get_by_role("button", name="Add to").click()
    expect(page.locator("#compose-said")).to_have_text("Account manager is there already.")
    for role in ("director-of-accounts", "chief-revenue-officer"):
        page.locator("#role").select_option(role)
        page.get_by_role("button", name="Add to").click()
    expect(page.locator("#compose-said")).to_have_text(
        "Remove a role first: more than 4 don’t fit side by side."
    )
    expect(page.locator("#chosen li")).to_have_count(4)


def test_the_page_says_how_many_roles_its_script_puts_side_by_side(
    site: Path, server: str, page: Page
) -> None:
    text = (site / "compare/index.html").read_text("utf-8")
    assert text.count(f'data-limit="{MOST}"') == 1
    fewer = text.replace(f'data-limit="{MOST}"', 'data-limit="2"')
    page.route(
        "**/compare/index.html",
        lambda route: route.fulfill(body=fewer, content_type="text/html; charset=utf-8"),
    )
    page.goto(f"{server}compare/index.html{THREE}")
    expect(page.locator("#skills thead th")).to_have_count(2)
    expect(page.locator("#compose-said")).to_contain_text("left out: Senior account manager.")


@pytest.mark.parametrize(
    ("fragment", "said", "columns"),
    [
        (THREE + "+no-such-role", "no such role (any more): no-such-role.", 3),
        ("#roles=a+b", "no such role (any more): a, b. Choose at least two roles.", 0),
        (THREE + "+director-of-accounts+chief-revenue-officer", "out: Chief revenue officer.", 4),
        ("#roles=<img src=x onerror=alert(1)>", "Choose at least two roles.", 0),
        ("#roles=__proto__+constructor+account-manager", "Choose at least two roles.", 0),
        ("#roles=%FF%FE%00&show=toString", "Choose at least two roles.", 0),
        ("#roles=" + "x" * 100_000, "can’t be read. Choose the roles here.", 0),
        ("#roles=account-manager+account-manager", "Choose at least two roles.", 0),
        ("#&=&&==", "Choose at least two roles.", 0),
    ],
)
def test_an_address_that_does_not_fit_is_told_in_words_and_the_page_stays_usable(
    site: Path, page: Page, fragment: str, said: str, columns: int
) -> None:
    page.goto((site / "compare/index.html").as_uri() + fragment)
    expect(page.locator("#compose-said")).to_contain_text(said)
    assert page.locator("#skills thead th").count() == columns
    assert page.locator("#main img, #main script").count() == 0
    for role in ("sales-representative", "vice-president-of-sales")[: max(0, 2 - columns)]:
        page.locator("#role").select_option(role)
        page.get_by_role("button", name="Add to").click()
    expect(page.locator("#compared .part").first).to_be_visible()


def test_data_that_fails_to_load_is_told_and_can_be_tried_again(server: str, page: Page) -> None:
    page.route("**/roles/key-account-manager/data.js", lambda route: route.abort())
    page.goto(f"{server}compare/index.html{THREE}")
    expect(page.locator("#compose-said")).to_have_text(
        "The data of some roles could not be loaded: Key account manager."
    )
    expect(page.locator("#skills thead th")).to_have_count(2)
    page.unroute("**/roles/key-account-manager/data.js")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#skills thead th")).to_have_count(3)
    expect(page.locator("#compose-said")).to_have_text("")


def test_a_catalogue_that_fails_to_load_leaves_the_ready_comparisons(
    server: str, page: Page
) -> None:
    page.route("**/roles/data.js", lambda route: route.fulfill(body=""))
    page.goto(f"{server}fr/compare/index.html{THREE}")
    expect(page.locator("#compose-said")).to_contain_text("n’a pas pu être chargée")
    expect(page.locator("#choose")).to_be_hidden()
    assert page.locator("#ready li a:visible").count() == 19


def test_over_http_the_same_stands_as_from_a_disk(server: str, page: Page) -> None:
    page.goto(f"{server}compare/index.html{THREE}")
    expect(page.locator("#skills thead th")).to_have_count(3)


SHEET = {2: 7.2, 3: 7, 4: 6}
"""Points of the smallest letters of a comparison on paper, by how many roles it has."""


def test_a_ready_comparison_prints_on_one_sheet_in_letters_one_can_read(
    site: Path, page: Page
) -> None:
    ready = sorted(site.glob("**/compare/*--*/index.html"))
    assert len(ready) == 38
    for file in ready:
        page.goto(file.as_uri())
        for paper in ("Letter", "A4"):
            assert (file, *_printed(page, paper)) == (file, 2, SHEET[2])


@pytest.mark.parametrize("count", [3, 4])
@pytest.mark.parametrize("language", ["", "fr"])
def test_the_roles_with_most_to_say_print_on_one_sheet_side_by_side(
    site: Path, page: Page, language: str, count: int
) -> None:
    data = (site / language / "roles").glob("*/data.js")
    longest = sorted(data, key=lambda file: (-file.stat().st_size, file.parent.name))[:count]
    _compose(page, site, language, tuple(file.parent.name for file in longest))
    for paper in ("Letter", "A4"):
        assert (paper, *_printed(page, paper)) == (paper, 2, SHEET[count])


def _printed(page: Page, paper: str) -> tuple[int, float]:
    """The sides of a printed page, which is landscape, and the points of its smallest letters.

    They are read in the document: a browser shrinks what it finds too wide, against the style.
    """
    page.emulate_media(media="print")
    document = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
    sizes = set()

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.add(size * abs(inner[3] * outer[3]))

    for side in document.pages:
        assert side.mediabox.width > side.mediabox.height
        side.extract_text(visitor_text=note)
    return len(document.pages), round(min(sizes), 1)


def test_on_paper_the_duties_of_each_role_close_up_and_the_filter_still_holds(
    site: Path, page: Page
) -> None:
    page.emulate_media(media="print")
    _compose(page, site, "", ("account-manager", "key-account-manager", "director-of-accounts"))
    cells = page.locator("#duties tbody td:visible")
    assert (
        cells.count()
        == page.locator("#duties tbody td:not([data-kind=none], [data-kind=dropped])").count()
    )
    edges = {tuple(edge) for edge in cells.evaluate_all(EDGES)}
    assert {column for column, _ in edges} == {1, 2, 3}
    assert len(edges) == 3  # every cell of a role stands in the column of its role
    first = page.locator("#duties tbody tr:not(:has([data-kind=none], [data-kind=dropped])) td")
    heights = first.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert len(heights) >= 3
    assert all(len({*heights[at : at + 3]}) == 1 for at in range(0, len(heights), 3))
    page.evaluate("location.hash += '&show=shared'")
    expect(page.get_by_label("What is shared")).to_be_checked()
    expect(page.locator("#compared tr.different td:visible")).to_have_count(0)


EDGES = """cells => cells.map(cell => [
  1 + [...cell.parentElement.querySelectorAll("td")].indexOf(cell),
  Math.round(cell.getBoundingClientRect().left)])"""


@pytest.mark.parametrize(
    "look", [Look(), Look(320, "dark"), Look(768), Look(forced_colors=True)], ids=str
)
def test_axe_finds_nothing_on_comparisons(site: Path, browser: Browser, look: Look) -> None:
    composed = (site / "compare/index.html").as_uri() + THREE
    assert axe(browser, [site / PAIR, site / "compare/index.html", composed], look) == []


def test_the_data_of_roles_and_comparisons_are_as_their_schemas_say(site: Path) -> None:
    from building import ROOT

    for schema, pattern, count in (
        ("role.json", "**/roles/*/index.json", 26),
        ("comparison.json", "**/compare/*--*/index.json", 38),
        ("comparisons.json", "**/compare/index.json", 2),
    ):
        files = sorted(site.glob(pattern))
        assert len(files) == count
        assert json_schema(ROOT / "docs/formats" / schema, *files) == []


def test_the_script_brings_what_the_json_says(site: Path) -> None:
    for folder in sorted(site.glob("**/roles/*/")):
        script = (folder / "data.js").read_text("utf-8")
        told = json.loads((folder / "index.json").read_text("utf-8"))
        head = f"rolebook.take({json.dumps(told['of'])}, "
        assert json.loads(script.removeprefix(head).removesuffix(");\n")) == told


def test_each_cell_of_a_ladders_skills_has_a_permanent_id_and_is_shown_where_one_asks_for_it(
    site: Path, page: Page
) -> None:
    ladder = site / "ladders" / "account-management" / "index.html"
    told = json.loads((site / "roles" / "index.json").read_bytes())["roles"]
    asked = {f"skill-{role['id']}--{skill}" for role in told for skill in role["skills"]}
    assert len(asked) > 100
    page.goto(ladder.as_uri())
    ids = page.locator("[id*='--']").evaluate_all("cells => cells.map(cell => cell.id)")
    assert sorted(each for each in ids if each.startswith("skill-")) == sorted(asked)
    page.goto(f"{ladder.as_uri()}#{min(asked)}")
    expect(page.locator(f"#{min(asked)}")).to_be_in_viewport()


def test_each_point_of_a_role_has_a_permanent_id_and_a_link_to_copy(site: Path, page: Page) -> None:
    page.goto((site / "roles/key-account-manager/index.html").as_uri())
    points = page.locator('[id^="duty-"], [id^="skill-"], [id^="requirement-"]')
    assert points.count() > 20
    page.get_by_role("button", name="Links to single points").click()
    link = page.locator("#duty-account-plan a.point")
    assert link.get_attribute("href") == "#duty-account-plan"
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    link.click()
    assert page.url.endswith("#duty-account-plan")
    expect(page.locator("#links [role=status]")).not_to_be_empty()
