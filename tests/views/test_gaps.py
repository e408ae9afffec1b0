"""Links to edit a page and to comment on it, from the templates of rolebook.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, told, write
from generator.gaps import filled
from generator.project import open_project
from generator.views.frame import Link
from generator.views.index import index_view
from generator.views.role import role_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.book.edition import Edition

    Make = Callable[..., Edition]

HEAD = "languages: [en, fr]\ntoday: 2026-11-24\n"
EDIT = "https://git.example.com/edit/{file}"
COMMENT = "mailto:a@example.com?subject={title}&body={address}"


def test_what_fills_a_gap_cannot_end_it() -> None:
    values = {"file": "content/roles/a b.yaml", "title": "R&D #1 / 100%?", "address": "", "id": "x"}
    assert filled("https://e.example/{file}?f={file}&t={title}#{id}", values) == (
        "https://e.example/content/roles/a%20b.yaml?f=content%2Froles%2Fa%20b.yaml"
        "&t=R%26D%20%231%20%2F%20100%25%3F#x"
    )


def test_a_page_links_to_its_file_in_its_language(edition: Make) -> None:
    files = {"rolebook.yaml": f"{HEAD}edit: {EDIT}\ncomment: {COMMENT}\n"}
    role = role_view(edition(files), "counter")
    assert role.frame.more == (
        Link("Edit this page", "https://git.example.com/edit/content/roles/counter.yaml"),
        Link(
            "Comment on this page",
            "mailto:a@example.com?subject=Counter&body=roles%2Fcounter%2Findex.html",
        ),
    )
    home = index_view(edition(files))
    assert home.frame.more[0].href == "https://git.example.com/edit/content/company.yaml"


def test_without_templates_a_page_has_no_such_link(edition: Make) -> None:
    assert role_view(edition(), "counter").frame.more == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("edit: https://a.example/{fiel}", "edit: `{fiel}` is nothing that a page has"),
        ("edit: ftp://a.example/{file}", "edit: `ftp://a.example/{file}` is no address"),
        ("comment: javascript:alert({id})", "comment: `javascript:alert({id})` is no address"),
        ("comment: a/{file}", "comment: `a/{file}` is no address"),
        ('edit: "https://a.example/{"', "edit: `https://a.example/{` is no address"),
    ],
)
def test_a_template_leads_to_the_web_or_a_mailbox(tmp_path: Path, line: str, message: str) -> None:
    project = write(tmp_path, SMALL, {"rolebook.yaml": f"{HEAD}{line}\n"})
    assert told(open_project(project)[1]) == [f"rolebook.yaml bad-value {message}"]
