"""A link of a page to a file that a build makes leads somewhere: only where it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, small
from generator.build.plan import outputs
from generator.formats.registry import BESIDE

if TYPE_CHECKING:
    from pathlib import Path

SITE = "site: https://careers.example.com\n"
FOR_HOSTS = {"headers", "redirects", "search"}
"""What is made and is nothing to read."""
POSTING = "../../postings/counter-toronto/counter-toronto"


def _dead(folder: Path, target: str, settings: str) -> list[str]:
    """The codes of what is wrong with a page that has one link."""
    files = {
        "rolebook.yaml": settings + SMALL["rolebook.yaml"].replace("[en, fr]", "[en]"),
        "content/pages/about.md": f"---\ntitle: About\n---\n[Here]({target})\n",
    }
    book, _ = small(folder, files)
    return [found.code for found in checked(book, "page", "about")]


@pytest.mark.parametrize(
    ("target", "form"),
    [
        (f"{POSTING}.pdf", "pdf"),
        (f"{POSTING}.docx", "docx"),
        (f"{POSTING}.txt", "txt"),
        (f"{POSTING}.md", "md"),
        (f"{POSTING}.html", "standalone"),
        (f"{POSTING}.json", "json"),
        (f"{POSTING}.jsonresume.json", "jsonresume"),
        ("../../feeds/indeed.xml", "indeed"),
        ("../../feeds/linkedin.xml", "linkedin"),
        ("../../feeds/openings.atom", "atom"),
        ("../../feeds/openings.json", "openings"),
        ("../../feeds/changes.atom", "changes"),
        ("../../card.png", "png"),
        ("../../roles/counter/counter.png", "png"),
    ],
)
def test_a_file_is_there_where_its_form_is_built(tmp_path: Path, target: str, form: str) -> None:
    assert _dead(tmp_path / "built", target, f"{SITE}formats: [html, {form}]\n") == []
    assert _dead(tmp_path / "not", target, f"{SITE}formats: [html]\n") == ["dead-link"]


@pytest.mark.parametrize("folder", ["", "roles/", "roles/counter/", "ladders/counters/", "skills/"])
def test_what_pages_say_is_beside_them_as_data(tmp_path: Path, folder: str) -> None:
    assert _dead(tmp_path, f"../../{folder}index.json", f"{SITE}formats: [html]\n") == []


def test_a_page_may_link_to_all_that_a_build_makes(tmp_path: Path) -> None:
    settings = f"{SITE}languages: [en, fr]\ntoday: 2026-11-24\n"
    book, _ = small(tmp_path / "book", {"rolebook.yaml": settings})
    formats = {*book.project.settings.formats, *BESIDE}
    made = [o.path for o in outputs(book, ()) if o.format in formats and o.kind not in FOR_HOSTS]
    links = "".join(f"[Here](../../{path})\n" for path in made)
    about = f"---\ntitle: About\n---\n{links}[Gone](../../roles/gone/index.html)\n"
    files = {"rolebook.yaml": settings, "content/pages/about.md": about}
    book, _ = small(tmp_path / "linked", files)
    assert [found.message for found in checked(book, "page", "about")] == [
        "`../../roles/gone/index.html` leads to nothing on this site"
    ]
    assert len(made) > 60


@pytest.mark.parametrize("target", ["../../feeds/openings.rss", f"{POSTING}.doc", "../../feeds/"])
def test_what_no_form_makes_is_not_there(tmp_path: Path, target: str) -> None:
    every = "formats: [html, pdf, docx, txt, md, standalone, json, jsonresume, atom, openings]\n"
    assert _dead(tmp_path, target, SITE + every) == ["dead-link"]


def test_feeds_need_the_sites_address(tmp_path: Path) -> None:
    assert _dead(tmp_path, "../../feeds/openings.atom", "formats: [html, atom]\n") == ["dead-link"]


def test_a_role_has_a_page_and_a_pdf_alone(tmp_path: Path) -> None:
    settings = f"{SITE}formats: [html, pdf, docx]\n"
    role = "../../roles/counter/counter"
    assert _dead(tmp_path / "pdf", f"{role}.pdf", settings) == []
    assert _dead(tmp_path / "docx", f"{role}.docx", settings) == ["dead-link"]


def test_a_form_to_judge_oneself_by_has_its_page_and_the_files_that_are_built(
    tmp_path: Path,
) -> None:
    form, every = "../../assess/counter/", f"{SITE}formats: [html, pdf, xlsx]\n"
    targets = ("index.html", "index.json", "counter-self-assessment.pdf")
    for number, target in enumerate((*targets, "counter-self-assessment.xlsx", "../index.html")):
        assert _dead(tmp_path / f"there-{number}", form + target, every) == []
    for number, target in enumerate(("counter.pdf", "../nobody/index.html", "data.js")):
        assert _dead(tmp_path / f"gone-{number}", form + target, every) == ["dead-link"]
    html = f"{SITE}formats: [html]\n"
    assert _dead(tmp_path / "html", f"{form}{targets[2]}", html) == ["dead-link"]
    assert _dead(tmp_path / "part", form, f"{SITE}parts: []\n") == ["dead-link"]
