"""The small book's posting → the view that formats take, with files changed as a test needs it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from books import SMALL, small
from generator.book.edition import Edition
from generator.formats.html import templates
from generator.formats.registry import Look
from generator.views.openings import OpeningsView, openings_view
from generator.views.posting import PostingView, posting_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOOK = Look(templates(), "#0b6b61", "letter")
SITE = "site: https://careers.example.com\n" + SMALL["rolebook.yaml"]
CITY = SMALL["content/locations.yaml"].replace("zone: CA}", "zone: CA, city: Toronto}")
ROLE = "content/roles/counter.yaml"
LOCATIONS = "content/locations.yaml"
POSTING = "content/postings/counter-toronto.yaml"
FRENCH = {
    "rolebook.yaml": SITE,
    "content/company.fr.yaml": "tagline: Nous comptons.\nabout: Nous comptons des choses.\n",
    "content/locations.fr.yaml": "zones: {CA: {name: Canada}}\n"
    "locations: {toronto: {name: Toronto}}\n",
    "content/skills.fr.yaml": """\
skills:
  counting:
    name: Calcul
    summary: Dire combien.
    proficiency: {basic: À 3., working: À 9., proficient: À 99., advanced: Plus., leading: Tout.}
tools:
  abacus: {name: Boulier}
""",
    "content/roles/counter.fr.yaml": """\
title: Compteuse ou compteur
also_called: [Calculatrice ou calculateur]
summary: Compte.
duties:
  - {id: count, text: Compter des choses.}
  - {id: report, text: Dire combien.}
skills:
  counting: {evidence: N’en oublie aucune.}
requirements:
  - {id: school, fields: [calcul, addition]}
  - {id: months, in: calcul des moutons}
next:
  - {role: chief-counter, criteria: [{id: error, text: Une année sans erreur}]}
""",
    "content/roles/chief-counter.fr.yaml": """\
title: Compteuse ou compteur en chef
summary: Compte les compteurs.
duties: [{id: count, text: Compter les compteurs.}]
""",
}
"""What puts all of the posting into French."""

HARD = """Say "1 < 2 & 3 > 2", ]]> or </script>; not <b>bold</b>, {{ x }} or {% y %}. '"""
WIDE = "שלום עולם · 数を数える · مرحبا · 🧮👩🏽‍💻"
"""Texts that mean something to XML, HTML, scripts and templates, or are written otherwise."""

LETTERS = st.characters(exclude_categories=["C"])
"""The characters that a text may hold."""

TEXTS = st.text(LETTERS, min_size=1, max_size=200).filter(str.strip)


def with_duties(view: PostingView, *texts: str) -> PostingView:
    """A posting with these duties in the place of its own."""
    return replace(view, work=replace(view.work, duties=texts))


def role(**changes: str) -> str:
    """The file of the role, with some of its lines replaced: by the field's name, a whole line."""
    text = SMALL[ROLE]
    for name, line in changes.items():
        old = next(each for each in text.splitlines() if each.startswith(f"{name}:"))
        text = text.replace(old, line)
    return text


def posted(
    folder: Path, files: Mapping[str, str | None] | None = None, language: str = "en"
) -> PostingView:
    """The view of the posting in a language."""
    return posting_view(_edition(folder, files, language), "counter-toronto")


def opened(
    folder: Path, files: Mapping[str, str | None] | None = None, language: str = "en"
) -> OpeningsView:
    """The view of all that is open, on a site with an address, in a place with a city."""
    base = {"rolebook.yaml": SITE, LOCATIONS: CITY}
    return openings_view(_edition(folder, {**base, **(files or {})}, language))


def _edition(folder: Path, files: Mapping[str, str | None] | None, language: str) -> Edition:
    book, findings = small(folder, files)
    wrong = [f for f in findings if f.severity == "error"]
    assert wrong == [], "\n".join(map(str, wrong))
    return Edition(book, language)
