"""What has been changed in the book, and where old addresses lead."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.formats.headers import nginx, redirects
from generator.formats.history import atom
from generator.formats.html import templates
from generator.views.catalogue import catalogue_view
from generator.views.history import history_view
from generator.views.moved import moved_view
from generator.views.role import role_view
from posted import LOOK

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.edition import Edition

    Make = Callable[..., Edition]

SITE = "languages: [en, fr]\ntoday: 2026-11-24\nsite: https://jobs.example.com/a/\n"
ROLE = """\
title: Counter
ladder: counters
track: main
level: 1
summary: Counts.
duties:
  - {id: count, text: Count things.}
skills: {}
formerly: [adder]
"""
GOVERNANCE = """\
governance:
  owner: Counting
  version: 2.0.0
  effective: 2026-10-01
  approved: {by: People, on: 2026-10-05}
  changes:
    - {version: 1.1.0, on: 2026-06-01, text: Counts <more>.}
    - {version: 1.0.0, on: 2026-01-01, text: Begins.}
"""


def _files(text: str = ROLE + GOVERNANCE) -> dict[str, str]:
    return {"rolebook.yaml": SITE, "content/roles/counter.yaml": text}


def test_each_version_that_is_known_is_an_entry_newest_first(edition: Make) -> None:
    view = history_view(edition(_files()))
    mine = [each for each in view.entries if "roles/counter/" in each.key]
    page = "https://jobs.example.com/a/roles/counter/index.html"
    assert [(each.key, each.updated, each.text) for each in mine] == [
        (
            f"{page}#version-2.0.0",
            dt.date(2026, 10, 5),
            "Version 2.0.0, in effect from October\N{NO-BREAK SPACE}1,\N{NO-BREAK SPACE}2026.",
        ),
        (f"{page}#version-1.1.0", dt.date(2026, 6, 1), "Counts <more>."),
        (f"{page}#version-1.0.0", dt.date(2026, 1, 1), "Begins."),
    ]
    assert b"Counts &lt;more&gt;." in atom(view, LOOK)


def test_a_version_that_is_not_in_effect_yet_is_not_told(edition: Make) -> None:
    later = GOVERNANCE.replace("effective: 2026-10-01", "effective: 2027-01-01")
    view = history_view(edition(_files(ROLE + later)))
    assert [e.version for e in view.entries if "roles/counter/" in e.key] == ["1.1.0", "1.0.0"]


def test_a_role_says_on_its_page_what_has_been_changed(edition: Make) -> None:
    page = templates().render("role.html", role_view(edition(_files()), "counter"), "en").decode()
    assert "<summary>What has been changed</summary>" in page
    assert "Counts &lt;more&gt;." in page
    plain = role_view(edition(_files(ROLE)), "counter")
    assert "What has been changed" not in templates().render("role.html", plain, "en").decode()


def test_an_old_address_leads_to_the_page_of_the_same_language(edition: Make) -> None:
    for language, folder in (("en", ""), ("fr", "fr/")):
        view = moved_view(edition(_files(), language), "adder")
        page = templates().render("moved.html", view, language).decode()
        assert 'content="0; url=../../roles/counter/index.html"' in page
        assert 'name="robots" content="noindex"' in page
        new = f"https://jobs.example.com/a/{folder}roles/counter/index.html"
        assert f'<link rel="canonical" href="{new}">' in page
    assert catalogue_view(edition(_files())).formerly == {"adder": "counter"}


def test_hosts_are_told_of_old_addresses(edition: Make) -> None:
    assert redirects(edition(_files())).decode().splitlines() == [
        "/a/roles/adder/index.html /a/roles/counter/index.html 301",
        "/a/roles/adder/ /a/roles/counter/index.html 301",
        "/a/fr/roles/adder/index.html /a/fr/roles/counter/index.html 301",
        "/a/fr/roles/adder/ /a/fr/roles/counter/index.html 301",
    ]


def test_a_folder_with_a_semicolon_ends_no_line_of_nginx(edition: Make) -> None:
    settings = "site: https://x.example/a;b/\nlanguages: [en]\ntoday: 2026-11-24\n"
    text = nginx(edition({"rolebook.yaml": settings}), templates()).decode()
    assert 'location "/a;b/assets/fonts/" {' in text.splitlines()
