"""Job descriptions in the studio: found, seen at a place, taken away; what is broken is told."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import lxml.html
import pytest

import validators
from books import SMALL, write
from building import rolebook
from generator.studio import routing
from reading import docx_text, page_text, pdf_text
from studios import Client, served
from validators import Look, open_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PLACES = """\
zones:
  CA: {name: Canada}
locations:
  halifax: {name: Halifax, region: CA-NS, zone: CA}
  toronto: {name: Toronto, region: CA-ON, zone: CA}
"""
ROLE = "content/roles/counter.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL, {"content/locations.yaml": PLACES})


@pytest.fixture
def client(root: Path) -> Client:
    return studio(root)


def studio(root: Path, *, read_only: bool = False) -> Client:
    return Client(root, read_only=read_only, more=tuple(routing.routes()))


def links(text: str) -> list[tuple[str, str]]:
    page = lxml.html.fromstring(text)
    return [(each.text_content(), each.get("href")) for each in page.xpath("//main//a[@href]")]


def text_of(file: Path) -> str:
    if file.suffix == ".html":
        return page_text(file.read_bytes())
    return pdf_text(file) if file.suffix == ".pdf" else docx_text(file)


@pytest.mark.parametrize("asked", ["COUNTER", "teller", "counting"])
def test_a_role_is_found_by_title_other_names_and_skills(client: Client, asked: str) -> None:
    found = links(client.get(f"/en/roles?q={asked}").text)
    assert ("Counter", "/en/roles/counter") in found


def test_roles_stand_by_their_ladders(client: Client) -> None:
    assert links(client.get("/en/roles").text) == [
        ("Counter", "/en/roles/counter"),
        ("Chief counter", "/en/roles/chief-counter"),
    ]
    assert '<h2 id="ladder-1">Counters</h2>' in client.get("/en/roles").text


def test_that_nothing_is_found_is_said(client: Client) -> None:
    text = unescape(client.get("/fr/roles?q=astronaut").text)
    assert "Aucun rôle ne correspond à « astronaut »." in text.replace("\u00a0", " ")
    assert links(client.get("/en/roles?q=astronaut").text) == [("All roles", "/en/roles")]


def test_a_role_is_seen_where_it_has_a_posting_or_where_one_says(client: Client) -> None:
    first = client.get("/en/roles/counter").text
    assert '<option value="toronto" selected>Toronto</option>' in first
    assert (
        'src="/roles/counter/toronto/en/page" title="Job description in English: Counter"' in first
    )
    other = client.get("/en/roles/counter?place=halifax").text
    assert 'src="/roles/counter/halifax/fr/page"' in other
    assert 'href="/fr/roles/counter?place=halifax"' in other
    assert '<option value="halifax" selected>' in client.get("/en/roles/chief-counter").text


def test_the_frame_shows_the_description_and_may(client: Client) -> None:
    answer = client.get("/roles/counter/toronto/en/page")
    assert answer.status_code == 200
    assert "# Counter" in page_text(answer.content)
    assert "Internal: for personnel files and signatures" in page_text(answer.content)
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_the_files_are_those_of_the_command(client: Client, form: str, tmp_path: Path) -> None:
    answer = client.get(f"/roles/counter/toronto/fr/files/{form}")
    assert answer.headers["content-disposition"] == (
        f"attachment; filename*=UTF-8''counter-toronto.fr.{form}"
    )
    words = ("--location", "toronto", "--format", form, "--language", "fr")
    rolebook("describe", "counter", *words, "--to", tmp_path / "made", cwd=client.shelf.root)
    file, other = tmp_path / "made" / f"counter-toronto.fr.{form}", tmp_path / f"taken.{form}"
    other.write_bytes(answer.content)
    assert text_of(other) == text_of(file)
    assert len(text_of(other)) > 500


@pytest.mark.parametrize(
    "path",
    [
        "/en/roles/unknown",
        "/en/roles/..%2f..%2frolebook",
        "/en/roles/counter?place=unknown",
        "/roles/unknown/toronto/en/page",
        "/roles/counter/unknown/en/page",
        "/roles/counter/toronto/xx/page",
        "/roles/counter/toronto/en/files/xlsx",
        "/roles/counter/toronto/en/files/..%2f",
    ],
)
def test_what_the_book_does_not_have_leads_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_whoever_may_only_look_sees_them_too(root: Path) -> None:
    client = studio(root, read_only=True)
    assert client.get("/en/roles/counter").status_code == 200
    assert client.get("/roles/counter/toronto/en/files/docx").status_code == 200


def test_home_menu_and_the_choice_of_a_role_lead_there(client: Client) -> None:
    for path in ("/en/", "/en/book", "/en/new"):
        assert 'href="/en/roles"' in client.get(path).text, path
    assert 'href="/en/roles?q=chief%20counter"' in client.get("/en/new?q=chief+counter").text


def test_an_error_in_the_role_is_told_and_nothing_is_made(client: Client, root: Path) -> None:
    file = root / ROLE
    wrong = "min: 70000, max: 60000"
    file.write_text(file.read_text("utf-8").replace("min: 50000, max: 60000", wrong), "utf-8")
    client.shelf.refresh()
    text = unescape(client.get("/fr/roles/counter").text)
    assert "Elle pourra être produite une fois ces erreurs corrigées" in text
    assert "<iframe" not in text
    assert '<span lang="en">' in text
    assert client.get("/roles/counter/toronto/en/files/pdf").status_code == 404


def test_a_broken_template_is_told_in_words(root: Path) -> None:
    settings = (root / "rolebook.yaml").read_text("utf-8")
    write(root, {"rolebook.yaml": f"{settings}templates: mine\n"})
    write(root, {"mine/description.html": "{{ view.nothing }}\n"})
    client = studio(root)
    for path in ("page", "files/html"):
        answer = client.get(f"/roles/counter/toronto/en/{path}")
        assert answer.status_code == 500
        assert "<code>mine/description.html:1</code>" in answer.text
    assert client.get("/roles/counter/toronto/en/files/docx").status_code == 200


def test_a_book_without_a_place_says_so(tmp_path: Path) -> None:
    root = write(
        tmp_path / "bare",
        SMALL,
        {
            "content/postings/counter-toronto.yaml": None,
            "content/locations.yaml": "zones: {CA: {name: Canada}}\nlocations: {}\n",
        },
    )
    text = unescape(studio(root).get("/en/roles/counter").text)
    assert "A job description is for a place, and the book has none yet." in text


@pytest.mark.parametrize("look", [Look(), Look(320, "dark"), Look(forced_colors=True)], ids=str)
def test_axe_finds_nothing_and_no_page_is_too_wide(
    browser: Browser, root: Path, look: Look
) -> None:
    with served(root) as running:
        pages = [
            f"{running.address}{lang}/roles{end}"
            for lang in ("en", "fr")
            for end in ("", "/counter")
        ]
        assert validators.axe(browser, pages, look) == []
        with open_page(browser, look) as page:
            for each in pages:
                page.goto(each)
                assert page.evaluate("document.documentElement.scrollWidth") <= look.width


def test_the_pages_are_valid(client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    paths = ("roles", "roles?q=x", "roles/counter")
    for language in ("en", "fr"):
        for number, path in enumerate(paths):
            write(folder, {f"{language}-{number}.html": client.get(f"/{language}/{path}").text})
    assert validators.html_validate(folder) == []
    assert validators.nu(folder) == []


def test_no_reader_is_told_of_english_as_french(client: Client) -> None:
    text = client.get("/fr/roles/counter").text
    assert re.search(r'<html lang="fr">', text)
    assert "Job description" not in text
