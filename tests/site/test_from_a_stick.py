"""The site in a folder of its own, opened from a disk with script off: what a person came to ask.

They click links from the first page on, and read what stands there.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.xdist_group("browse")

SWITCH = {"en": "English", "fr": "Français"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one language: names to click on, and what is found."""

    role: str
    duty: str
    place: str
    pay: str
    ways: str
    start: str
    lacking: str
    lacks: tuple[str, ...]
    after: tuple[str, ...]


ASKED = {
    "en": Asked(
        role="Key account manager",
        duty="Agree with each key client on a yearly plan that says what each side will do, and "
        "see that both do it.",
        place="Ontario",
        pay="$79,000 to $100,000 CAD a year",
        ways="How to get here: every way, step by step",
        start="Assistant account manager",
        lacking="What to bring at the end",
        lacks=(
            "Negotiation new: Proficient",
            "Communication from Working to Advanced",
            "Has negotiated contract renewals from preparation to signature.",
        ),
        after=(
            "Senior account manager Promotion, usually after 2 to 3 years",
            "Regional accounts manager Change of track, usually after 3 to 5 years",
        ),
    ),
    "fr": Asked(
        role="Gestionnaire de comptes clés",
        duty="Convenir avec chaque compte clé d’un plan annuel qui précise ce que fera chaque "
        "partie, et veiller à ce que les deux le fassent.",
        place="Ontario",
        pay="79 000 $ à 100 000 $ CA par année",
        ways="Comment y arriver : tous les chemins, étape par étape",
        start="Gestionnaire de comptes adjointe ou adjoint",
        lacking="Ce qu’il faut apporter à l’arrivée",
        lacks=(
            "Négociation nouvelle : « Autonome »",
            "Communication de « Fonctionnel » à « Avancé »",
            "Avoir négocié des renouvellements de contrat, de la préparation à la signature.",
        ),
        after=(
            (
                "Gestionnaire de comptes principale ou principal Promotion, "
                "habituellement après 2 à 3 ans"
            ),
            (
                "Gestionnaire régionale ou régional de comptes Changement de filière, "
                "habituellement après 3 à 5 ans"
            ),
        ),
    ),
}


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, copied to a folder with a blank and an accent in its name."""
    folder = tmp_path_factory.mktemp("stick") / "Site carrières"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.pdf", "*.docx", "*.png"))
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def _read(places: Locator) -> list[str]:
    """What can be read in places, with plain spaces."""
    return [" ".join(text.split()) for text in places.all_inner_texts()]


@pytest.mark.parametrize("language", ASKED)
def test_what_one_does_earns_lacks_and_may_become_is_found_by_links_alone(
    stick: Path, page: Page, language: str
) -> None:
    asked = ASKED[language]
    page.goto((stick / "index.html").as_uri())
    if language != "en":
        page.get_by_role("link", name=SWITCH[language]).click()
    page.locator("#roles .levels").get_by_role("link", name=asked.role, exact=True).click()
    expect(page.locator("h1")).to_have_text(asked.role)
    assert asked.duty in _read(page.locator("#work li:visible"))

    band = page.locator("#pay tr:visible").filter(
        has=page.get_by_role("rowheader", name=asked.place)
    )
    assert _read(band) == [f"{asked.place} {asked.pay}"]

    page.locator("#steps").get_by_role("link", name=asked.ways).click()
    way = page.locator("section.origin:visible").filter(
        has=page.get_by_role("heading", level=3, name=asked.start)
    )
    heading = way.get_by_role("heading", name=asked.lacking)
    expect(heading).to_be_visible()
    lacks = _read(way.locator(".total li:visible"))
    assert [line for line in asked.lacks if line not in lacks] == []

    assert _read(page.locator("#after li:visible")) == list(asked.after)
    page.locator("#after").get_by_role("link").first.click()
    assert asked.after[0].startswith(_read(page.locator("h1"))[0])
    assert page.url.startswith(stick.as_uri())


LEADS = """links => [links.length, links.map(link => link.getAttribute("href"))
  .filter(href => !document.getElementById(href.slice(1)))]"""


def test_links_jump_down_the_list_of_roles(large: Path, page: Page) -> None:
    """Without script there is no form to narrow the list: links lead to families and levels."""
    page.goto((large / "index.html").as_uri())
    expect(page.locator("#find")).to_be_hidden()
    jumps = page.locator("#roles nav a")
    leads, lost = jumps.evaluate_all(LEADS)
    assert (leads > 40, lost) == (True, [])
    for link in (jumps.nth(2), jumps.last):
        href = str(link.get_attribute("href"))
        words = link.inner_text()
        link.click()
        assert page.url.endswith(f"index.html{href}")
        target = page.locator(":target")
        expect(target).to_be_in_viewport()
        assert target.inner_text().startswith(words)
