"""Every page of the shipped site stands up to validators that no one here wrote, and to readers."""

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

import validators
from generator.book.edition import Edition
from generator.book.load import load
from generator.project import open_project
from generator.views.changes import changes
from generator.wording import wording
from serving import served
from validators import Look

pytestmark = pytest.mark.xdist_group("site")

LOOKS = [
    *(Look(1280, "dark"), Look(320), Look(320, "dark")),
    *(Look(forced_colors=True), Look(media="print")),
]


def test_the_nu_checker_finds_nothing(site: Path) -> None:
    assert validators.nu(site) == []


def test_html_validate_finds_nothing(pages: list[Path]) -> None:
    assert validators.html_validate(*pages) == []


def test_axe_finds_nothing_on_any_page(browser: Browser, pages: list[Path]) -> None:
    assert validators.axe(browser, pages) == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_a_page_of_each_kind_however_it_is_looked_at(
    browser: Browser, kinds: dict[str, dict[str, Path]], look: Look
) -> None:
    every = [path for pages in kinds.values() for path in pages.values()]
    assert validators.axe(browser, every, look) == []


@pytest.mark.large
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_any_page_however_it_is_looked_at(
    browser: Browser, pages: list[Path], look: Look
) -> None:
    assert validators.axe(browser, pages, look) == []


def test_no_link_or_fragment_is_dead(site: Path) -> None:
    assert validators.links(site) == []


def test_adobes_validator_accepts_the_markup_of_open_postings(site: Path) -> None:
    postings = sorted(site.glob("**/postings/*/index.html"))
    offered = [path for path in postings if not NONE_TODAY.intersection(path.parts)]
    assert (len(postings), len(offered)) == (18, 14)
    assert validators.job_postings(*offered) == []


def test_what_is_no_vacancy_today_has_no_markup(site: Path) -> None:
    for name in NONE_TODAY:
        assert b"ld+json" not in (site / "postings" / name / "index.html").read_bytes()


NONE_TODAY = {"sales-representative-toronto", "junior-account-executive-vancouver"}
"""A posting that is closed, and one that is a pool for later vacancies."""


def test_the_sitemap_is_valid(site: Path) -> None:
    assert validators.sitemap(site / "sitemap.xml") == []


SCRIPT = re.compile(r"<script\b(?! type=\"application/ld\+json\">)[^>]*>[^<]*")
FILE = re.compile(r"<script src=\"(?:\.\./)*assets/[a-z]+\.js\"(?: data-home=\"[./]*\")? defer>")


def test_scripts_are_files_of_the_site_that_let_the_page_come_first(pages: list[Path]) -> None:
    found = {script for path in pages for script in SCRIPT.findall(path.read_text("utf-8"))}
    assert found
    assert [script for script in sorted(found) if not FILE.fullmatch(script)] == []


def test_a_page_is_read_without_script_and_from_a_sub_path(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(site.parent) as address:
        failed: list[str] = []
        page.on("response", lambda r: failed.append(r.url) if r.status != 200 else None)
        page.goto(f"{address}/output/fr/roles/assistant-account-manager/index.html")
        assert page.locator("h1").inner_text() == "Gestionnaire de comptes adjointe ou adjoint"
        page.get_by_role("link", name="English").click()
        assert page.locator("h1").inner_text() == "Assistant account manager"
    context.close()
    assert failed == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_changes_is_open_and_in_no_table_and_what_stays_the_same_is_folded(
    project: Path, language: str
) -> None:
    shipped, _ = open_project(project)
    assert shipped is not None
    edition = Edition(load(shipped)[0], language)
    home = project / "output" / ("" if language == "en" else language)
    begins = 0
    for role in edition.ids("role"):
        told = changes(edition, wording(language), role, "")
        begins += not told
        place = _changes(home / "roles" / role / "index.html")
        folded = place.xpath(".//details")
        assert (role, len(folded)) == (role, sum(bool(each.same) for each in told))
        shown = place.xpath(".//ul[contains(@class, 'changed')][not(ancestor::details)]")
        assert (role, len(shown)) == (role, sum(len(each.changed) for each in told))
        assert [fold for fold in folded if "open" in fold.attrib] == []
    assert 0 < begins < 5
    for ladder in edition.ids("ladder"):
        place = _changes(home / "ladders" / ladder / "index.html")
        each = place.find_class("change-of")
        assert len(each) == len(edition.ids("role")) - begins
        assert [len(one.xpath(".//details")) for one in each] == [1] * len(each)


def _changes(page: Path) -> html.HtmlElement:
    """What a page says of changes, which has no table."""
    place: html.HtmlElement = html.fromstring(page.read_bytes()).get_element_by_id("changes")
    assert (page, place.xpath(".//table")) == (page, [])
    return place
