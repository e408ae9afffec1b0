"""Rules that hold on every page of the shipped site, whatever kind of page it is."""

from __future__ import annotations

import gzip
import re
import shutil
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from survey import SCRIPT, survey
from validators import open_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from survey import Seen

pytestmark = pytest.mark.xdist_group("site")

MAIN, LEAST = 44, 24
"""Sizes of targets in pixels: of what one came for, and of everything else (WCAG 2.2, 2.5.8)."""

PAGE, FONTS, SCRIPTS, REQUESTS = 60_000, 60_000, 25_000, 10
"""Bytes of a role's page without fonts, of its fonts, of all scripts; requests of a page."""

FORMATS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".xlsx": "XLSX",
    ".txt": "TXT",
    ".md": "Markdown",
    ".json": "JSON",
    ".atom": "Atom",
}
FEEDS = {".json", ".atom"}
LANGUAGES = {"en": "English", "fr": "français"}
DASHED = re.compile(r"(?:[$€£]\s?\d[\d.,\s]*|\d\s?[$€£]\s?)[-–—]\s?[$€£]?\d")
"""A range of pay with a dash, which screen readers leave out."""

YEAR = r"(?:19|20)\d\d"
RANGE = re.compile(rf"\d\s?[–—]\s?\d|\b{YEAR}-(?:{YEAR}|\d\d)\b(?!-)")
"""A range of any numbers with a dash, and one of years with a hyphen."""

DATED = re.compile(
    r"(?i)(?:version|posted|affiché|updated|mis à jour|changed|modifié)\b.{0,60}\d{4}"
)


def stands_alone(path: Path) -> bool:
    """Whether a page is a file to take away, with no site around it."""
    return path.name not in {"index.html", "404.html"}


@pytest.fixture(scope="module")
def pages_seen(seen: dict[Path, Seen]) -> dict[Path, Seen]:
    """What is seen of the pages that have the site around them."""
    found = {path: each for path, each in seen.items() if not stands_alone(path)}
    assert len(found) > 40
    return found


def test_headings_begin_with_the_only_h1_and_leave_no_level_out(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        levels = [level for level, _ in page.facts["headings"]]
        assert (path, levels[0], levels.count(1)) == (path, 1, 1)
        skipped = [words for (words, low), high in _steps(page) if high > low + 1]
        assert (path, skipped) == (path, [])


def _steps(page: Seen) -> Iterator[tuple[tuple[str, int], int]]:
    for (low, _), (high, words) in pairwise(page.facts["headings"]):
        yield (words, low), high


def test_every_page_has_its_landmarks_and_its_navigations_have_names(
    seen: dict[Path, Seen],
) -> None:
    for path, page in seen.items():
        around = 0 if stands_alone(path) else 1
        facts = page.facts
        found = facts["banner"], facts["mains"], facts["contentinfo"]
        assert (path, found) == (path, (around, 1, around))
        names = facts["navs"]
        assert (path, [*filter(None, names)], len({*names})) == (path, names, len(names))


def test_the_first_stop_of_every_page_skips_to_its_content(pages_seen: dict[Path, Seen]) -> None:
    for path, page in pages_seen.items():
        if page.facts["navs"]:
            assert (path, 'class="skip"' in page.facts["first"]) == (path, True)
            assert (path, page.facts["skips"]) == (path, True)


def test_a_title_names_the_thing_and_then_the_company_and_is_the_only_one_in_its_language(
    pages_seen: dict[Path, Seen],
) -> None:
    titles: dict[str, list[str]] = {}
    for path, page in pages_seen.items():
        thing, dash, company = page.facts["title"].rpartition(" – ")
        assert (path, bool(thing), dash) == (path, True, " – ")
        assert company.startswith("Quaycrate (")
        titles.setdefault(page.facts["language"], []).append(page.facts["title"])
    assert set(titles) == {"en", "fr"}
    for found in titles.values():
        assert sorted(found) == sorted({*found})


def test_no_range_of_pay_has_a_dash_for_a_word(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        assert (path, DASHED.findall(page.facts["text"])) == (path, [])


def test_a_range_of_numbers_is_told_in_words(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        assert (path, RANGE.findall(page.facts["written"])) == (path, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 2023–24", ["3–2"]),
        ("levels 4 — 6", ["4 — 6"]),
        ("de 2023-2024", ["2023-2024"]),
        ("2023-24.", ["2023-24"]),
        ("2026-11-22, SOC 11-2022, R-2026-001, 416-555-0100", []),
    ],
)
def test_a_range_with_a_dash_would_be_found(text: str, found: list[str]) -> None:
    assert RANGE.findall(text) == found


@pytest.mark.parametrize(
    "text", ["$80,000–$96,000", "$80,000 – 96,000", "80\u00a0000\u00a0$ – 96\u00a0000\u00a0$"]
)
def test_a_dash_would_be_found(text: str) -> None:
    assert DASHED.search(text)


def test_a_link_to_a_file_says_in_which_format_and_language_it_is_and_how_large(
    seen: dict[Path, Seen],
) -> None:
    said = 0
    for path, page in seen.items():
        for link in page.facts["files"]:
            if link["ending"] in FORMATS:
                said += 1
                what = path, link["href"]
                assert (*what, FORMATS[link["ending"]] in link["text"]) == (*what, True)
                assert (*what, bool(link["type"])) == (*what, link["ending"] not in FEEDS)
                near = f"{link['around']} {link['label']}"
                assert (*what, LANGUAGES[link["hreflang"]] in near) == (*what, True)
                assert (*what, _size(path, link) in link["text"]) == (*what, True)
    assert said > 50


def test_what_is_said_of_a_file_elsewhere_on_the_page_doesnt_count(
    browser: Browser, tmp_path: Path
) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        "<main><section><p>In English, 3 kB</p><aside><p class=label>Files</p>"
        "<ul><li>In French</li><li>On paper: <a href=a.pdf>PDF</a></li></ul></aside></section>"
        "</main>",
        "utf-8",
    )
    (link,) = survey(browser, [page])[page].facts["files"]
    assert [link[part] for part in ("text", "around", "label")] == ["PDF", "On paper: PDF", "Files"]


def _size(page: Path, link: dict[str, str]) -> str:
    """The size of the file that a page links to, as a reader of the page writes it."""
    size = round((page.parent / link["href"]).stat().st_size / 1000)
    return f"{size} kB" if link["hreflang"] == "en" else f"{size} ko"


def test_a_page_of_a_role_a_ladder_or_a_posting_says_when_it_last_changed(
    pages_seen: dict[Path, Seen],
) -> None:
    dated = {"roles", "ladders", "postings"}
    things = {p: s for p, s in pages_seen.items() if p.parent.parent.name in dated}
    assert len(things) > 40
    for path, page in things.items():
        assert (path, bool(DATED.search(page.facts["text"]))) == (path, True)


def test_whom_to_ask_for_an_accommodation_stands_beside_every_apply(
    pages_seen: dict[Path, Seen],
) -> None:
    found = {path: page.facts["applies"] for path, page in pages_seen.items()}
    applies = {path: contacts for path, contacts in found.items() if contacts}
    assert len(applies) == 16
    assert {path: contacts for path, contacts in applies.items() if 0 in contacts} == {}


def test_what_one_came_for_is_as_large_as_a_thumb(seen: dict[Path, Seen]) -> None:
    count = 0
    for path, page in seen.items():
        for targets in (page.facts["targets"], page.narrow):
            main = [each for each in targets if each["main"] or each["file"]]
            count += len(main)
            small = [each["what"] for each in main if min(each["width"], each["height"]) < MAIN]
            assert (path, small) == (path, [])
    assert count > 200


def test_every_target_is_large_enough_or_far_enough_from_the_others(
    seen: dict[Path, Seen],
) -> None:
    for path, page in seen.items():
        for targets in (page.facts["targets"], page.narrow):
            assert (path, list(too_small(targets))) == (path, [])


def too_small(targets: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Targets against WCAG 2.5.8, with its exceptions for links in a line of text and for space."""
    for one in targets:
        if one["inline"] or min(one["width"], one["height"]) >= LEAST:
            continue
        for other in targets:
            if other is not one and _crowd(one, other):
                yield f"{one['what']} beside {other['what']}"
                break


def _crowd(small: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a circle of 24 pixels on a small target meets another target, or its circle."""
    across, down = abs(small["x"] - other["x"]), abs(small["y"] - other["y"])
    if not other["inline"] and min(other["width"], other["height"]) < LEAST:
        return hypot(across, down) < LEAST
    beyond = max(across - other["width"] / 2, 0), max(down - other["height"] / 2, 0)
    return hypot(*beyond) < LEAST / 2


@pytest.mark.parametrize(("apart", "crowded"), [(26, False), (22, True)])
def test_small_targets_too_close_are_found(apart: int, crowded: bool) -> None:  # noqa: FBT001 - a case
    size = {"what": "a", "inline": False, "width": 20, "height": 20, "x": 50}
    assert bool(list(too_small([{**size, "y": 50}, {**size, "y": 50 + apart}]))) is crowded


def test_no_page_scrolls_sideways_or_cuts_words_off(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        assert (path, page.wide, page.facts["clipped"]) == (path, (), [])


def test_nothing_moves_for_those_who_asked_for_stillness(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        facts = page.facts
        assert (path, facts["moving"], facts["scrolling"]) == (path, 0, "auto")


def test_a_picture_is_named_and_described_and_no_stop_of_the_keyboard(
    seen: dict[Path, Seen],
) -> None:
    drawn = 0
    for path, page in seen.items():
        for picture in page.facts["pictures"]:
            drawn += picture["named"] == 2
            named = picture["role"] == "img" and picture["named"] == 2
            known = picture["hidden"] or picture["alt"] is not None or named
            assert (path, picture["what"], known, picture["stops"]) == (
                path,
                picture["what"],
                True,
                0,
            )
    assert drawn > 30


def test_choices_stand_in_a_fieldset_with_a_legend(
    browser: Browser, site: Path, seen: dict[Path, Seen]
) -> None:
    for path, each in seen.items():
        assert (path, each.facts["choices"]) == (path, [])
    with open_page(browser) as page:
        composed = "#roles=account-manager+key-account-manager"
        page.goto((site / "compare/index.html").as_uri() + composed)
        expect(page.locator("#compared .part")).to_have_count(6)
        expect(page.locator("select:visible, [type=radio]:visible")).to_have_count(4)
        assert page.evaluate(SCRIPT.read_text("utf-8"))["choices"] == []


BAD = """<!DOCTYPE html><title>Bad</title><body><h1>Bad</h1>
<p><select id="alone"><option>One</option></select> <input type="checkbox" name="tick"></p>
<fieldset><legend> </legend><input type="radio" name="a" id="a1"><input type="radio" name="a"
id="a2"></fieldset>
<fieldset><div><legend>Deep</legend></div><select id="deep"><option>One</option></select></fieldset>
<fieldset><legend>Fine</legend><select id="fine"><option>One</option></select></fieldset>
<p><a href="index.json">JSON</a> <a href="all.atom">Feed</a> <a href="role.pdf" download>PDF</a>
<a href="index.html">Page</a> <a href="https://example.com/x.pdf">Elsewhere</a></p>
<style>@media (max-width: 400px) { .button { display: inline-block; height: 30px } }
@media (min-width: 401px) { .button { display: inline-block; height: 50px; width: 50px } }</style>
<p><a class="button" href="index.html">Apply</a></p>"""


def test_choices_without_a_legend_and_small_targets_of_a_bad_page_are_found(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "index.html"
    path.write_text(BAD, "utf-8")
    found = survey(browser, [path])[path]
    ids = [re.search(r'id="([^"]*)"', each) for each in found.facts["choices"]]
    assert [each[1] for each in ids if each] == ["alone", "a1", "a2", "deep"]
    files = [each["href"] for each in found.facts["targets"] if each["file"]]
    assert files == ["index.json", "all.atom", "role.pdf"]
    wide, narrow = (
        [each["height"] for each in targets if each["main"]]
        for targets in (found.facts["targets"], found.narrow)
    )
    assert (wide, narrow) == ([50], [30])


def test_an_id_stands_on_one_thing(seen: dict[Path, Seen]) -> None:
    for path, page in seen.items():
        ids = page.facts["ids"]
        assert (path, sorted(ids)) == (path, sorted({*ids}))


def test_pages_ask_for_nothing_but_the_sites_own_files_and_the_browser_has_nothing_to_say(
    site: Path, seen: dict[Path, Seen]
) -> None:
    for path, page in seen.items():
        strange = [url for url in page.asked if not url.startswith(site.as_uri())]
        assert (path, strange, page.said) == (path, [], ())


def test_a_page_is_few_requests(seen: dict[Path, Seen]) -> None:
    counts = {path: len(set(page.asked)) for path, page in seen.items()}
    assert {path: count for path, count in counts.items() if count > REQUESTS} == {}


def test_a_page_of_a_role_is_light_and_so_are_its_fonts(pages_seen: dict[Path, Seen]) -> None:
    roles = {p: s for p, s in pages_seen.items() if p.parent.parent.name == "roles"}
    assert len(roles) == 26
    for path, page in roles.items():
        files = {Path(unquote(urlsplit(url).path)) for url in page.asked}
        fonts = {file for file in files if file.suffix == ".woff2"}
        assert (path, len(fonts)) == (path, 2)
        assert (path, sum(file.stat().st_size for file in fonts) <= FONTS) == (path, True)
        assert (path, packed(files - fonts) <= PAGE) == (path, True)


@pytest.mark.parametrize(
    ("words", "parts"),
    [("Négociation : « 3 → 5 », l’œuvre", ["latin"]), ("Łódź Ω", ["ext", "latin"])],
)
def test_rare_letters_are_asked_for_where_a_page_has_them_and_only_there(
    browser: Browser, site: Path, tmp_path: Path, words: str, parts: list[str]
) -> None:
    shutil.copytree(site / "assets", tmp_path / "assets")
    path = tmp_path / "index.html"
    style = '<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="assets/site.css">'
    path.write_text(f"{style}<h1>Words</h1><p>{words} and more</p>", "utf-8")
    asked: list[str] = []
    with open_page(browser) as page:
        page.on("requestfinished", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready")
    regular = sorted(name for name in asked if name.startswith("Inter-Regular"))
    assert regular == [f"Inter-Regular-{part}.woff2" for part in parts]


def test_all_scripts_of_the_site_are_light(site: Path) -> None:
    scripts = [*(site / "assets").rglob("*.js")]
    assert scripts
    assert packed(scripts) <= SCRIPTS


def packed(files: Iterable[Path]) -> int:
    """The bytes of files as a server sends them."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
