"""A job description: its twenty sections, what is blank in them, and who may read which."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from building import ROOT
from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.load import load
from generator.formats.html import templates
from generator.project import open_project
from generator.views.description import Entry, description_view
from generator.views.ladder import ladder_view
from generator.views.outline import Item, Part
from generator.views.posting import posting_view
from generator.views.role import role_view
from generator.wording import plain
from reading import page_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.book import Book
    from generator.views.description import DescriptionView, Section

    Make = Callable[..., Edition]

NB = "\N{NO-BREAK SPACE}"
PLACES = """\
zones:
  CA: {name: Canada}
  US: {name: United States}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
  denver: {name: Denver, region: US-CO, zone: US}
"""
WITHOUT = {"content/postings/counter-toronto.yaml": None, "content/locations.yaml": PLACES}
DUTIES = """\
duties:
  - {id: count, text: Count things.}
  - {id: dust, text: Dust the abacus., essential: false}
  - {id: report, text: Say how many.}
"""
INTERNAL = """\
internal:
  department: Sums
  flsa: non-exempt
  hours: 30
  travel_percent: 0
  direct_reports: 2
  physical:
    - {text: Standing, duties: [count]}
    - {text: Calling out, duties: [report, count]}
  notes: CANARY
"""


def _view(
    edition: Make,
    more: str = "",
    place: str = "toronto",
    *,
    language: str = "en",
    files: Mapping[str, str | None] | None = None,
) -> DescriptionView:
    from books import SMALL

    role = SMALL["content/roles/counter.yaml"]
    first, _, rest = role.partition("duties:\n")
    role = first + DUTIES + rest[rest.index("skills:") :] + more
    made = edition({**WITHOUT, "content/roles/counter.yaml": role, **(files or {})}, language)
    return description_view(made, "counter", place)


def _section(view: DescriptionView, number: int) -> Section:
    return next(section for section in view.sections if section.number == number)


def _part(view: DescriptionView, number: int) -> Part:
    part = _section(view, number).part
    assert part
    return part


def test_in_the_united_states_there_are_twenty_sections_and_elsewhere_no_fourth(
    edition: Make,
) -> None:
    there, here = _view(edition, place="denver"), _view(edition)
    assert [section.number for section in there.sections] == [*range(1, 21)]
    assert [section.number for section in here.sections] == [*range(1, 4), *range(5, 21)]


def test_a_section_is_internal_or_public_or_both(edition: Make) -> None:
    reach: dict[str, list[int]] = {}
    for section in _view(edition, place="denver").sections:
        reach.setdefault(section.reach, []).append(section.number)
    assert reach == {
        "both": [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 15],
        "internal": [4, 12, 20],
        "public": [13, 14, 16, 17, 18, 19],
    }


def test_essential_functions_are_apart_from_marginal_ones(edition: Make) -> None:
    view = _view(edition)
    essential = (Item("Count things."), Item("Say how many."))
    assert _part(view, 8) == Part("essential", "Essential functions", items=essential)
    marginal = (Item("Dust the abacus."),)
    assert _part(view, 9) == Part("marginal", "Marginal functions", items=marginal)
    assert [section.number for section in view.sections if section.numbered] == [8]


def test_a_demand_names_its_essential_functions_by_their_numbers(edition: Make) -> None:
    assert _part(_view(edition, INTERNAL), 12).items == (
        Item("Standing", "For essential function 1."),
        Item("Calling out", "For essential functions 1 and 2."),
    )


def test_demands_as_one_text_name_no_function(edition: Make) -> None:
    view = _view(edition, "internal: {physical: Desk work.}\n")
    assert _part(view, 12).items == (Item("Desk work."),)


def test_what_is_internal_stands_at_the_head(edition: Make) -> None:
    entries = {e.label: e.value for e in _view(edition, INTERNAL, "denver").entries}
    assert entries["Department"] == "Sums"
    assert entries["Direct reports"] == "2"
    assert entries["FLSA status"] == "Non-exempt"
    assert entries["Hours"] == "30 hours a week"
    assert entries["Travel"] == "No travel"


def test_notes_for_those_who_keep_the_book_are_left_out(edition: Make) -> None:
    assert "CANARY" not in repr(_view(edition, INTERNAL))


def test_what_nobody_has_written_is_a_blank(edition: Make) -> None:
    view = _view(edition, place="denver")
    assert [entry.label for entry in view.entries if not entry.value] == [
        "Department",
        "Way of working",
        "Reports to",
        "Direct reports",
        "FLSA status",
        "Employment",
        "Hours",
        "Travel",
        "Version",
        "In effect from",
        "Kept by",
        "Approved by",
    ]
    assert [section.number for section in view.sections if section.blank] == [12, 14, 18, 19]


def test_what_the_book_knows_to_be_nothing_is_said(edition: Make) -> None:
    view = description_view(edition(WITHOUT), "chief-counter", "denver")
    said = {n: _part(view, n).paragraphs for n in (9, 13, 15, 16)}
    assert said == {
        9: ("The book describes none for this role.",),
        13: ("We have not published a band for this role there.",),
        15: ("No step from this role is described yet.",),
        16: ("There is no opening for this role there today.",),
    }


def test_it_reports_to_a_title_and_was_approved_by_a_function(edition: Make) -> None:
    more = (
        "reports_to: chief-counter\n"
        "governance: {owner: Sums office, version: 1.2.0, effective: 2026-10-01, "
        "approved: {by: People operations, on: 2026-09-15}, review_by: 2027-09-30}\n"
    )
    view = _view(edition, more)
    assert _section(view, 3).entries[0] == Entry("Reports to", "Chief counter", "role")
    assert _section(view, 6).entries == (
        Entry("Version", "1.2.0", "role"),
        Entry("In effect from", f"October{NB}1,{NB}2026", "role"),
        Entry("Kept by", "Sums office", "role"),
        Entry("Approved by", f"People operations, September{NB}15,{NB}2026"),
        Entry("Review by", f"September{NB}30,{NB}2027", "role"),
        Entry("Pay and openings as of", f"November{NB}24,{NB}2026"),
    )


def test_pay_is_that_of_the_place_today(edition: Make) -> None:
    assert _part(_view(edition), 13).items == (
        Item(f"$50,000 to $60,000{NB}CAD a{NB}year", "Base pay in Canadian dollars"),
        Item(f"In effect since January{NB}1,{NB}2026."),
    )
    assert _section(_view(edition, place="denver"), 13).shown == ""


def test_benefits_are_those_of_the_place_by_employment(edition: Make) -> None:
    company = """\
name: Ada
country: CA
tagline: We count.
about: We count things.
benefits:
  - {id: desk, text: A desk}
  - {id: half, text: Half a desk, employment: [part_time, contract]}
  - {id: us, text: An American desk, countries: [US]}
  - {id: chair, text: A chair}
"""
    parts = _part(_view(edition, files={"content/company.yaml": company}), 14).parts
    assert parts == (
        Part("offered", "For everyone", items=(Item("A desk"), Item("A chair"))),
        Part("offered", f"Part time{NB}· Contract", items=(Item("Half a desk"),)),
    )


@pytest.mark.parametrize(("place", "open_there"), [("toronto", True), ("denver", False)])
def test_an_open_vacancy_there_says_how_to_apply(
    place: str,
    open_there: bool,  # noqa: FBT001 - a case, not a call
    edition: Make,
) -> None:
    view = description_view(edition({"content/locations.yaml": PLACES}), "counter", place)
    assert bool(_part(view, 16).items) == open_there
    assert (_section(view, 2).entries[2].value == "On site") == open_there
    if open_there:
        assert _part(view, 16).items[1].text == "https://apply.our-company.test/1"
        assert _part(view, 17).paragraphs[0] == "This posting is for an existing vacancy."


def test_a_closed_vacancy_says_nothing_any_more(edition: Make) -> None:
    late = {"rolebook.yaml": "languages: [en]\ntoday: 2027-01-10\n"}
    view = description_view(edition(late), "counter", "toronto")
    assert _part(view, 16).items == ()


def test_in_french_the_words_are_french_and_internal_texts_keep_their_language(
    edition: Make,
) -> None:
    view = _view(edition, INTERNAL, language="fr")
    assert _part(view, 8).title == "Fonctions essentielles"
    assert _part(view, 12).items[0].more == "Pour la fonction essentielle 1."
    text = _part(view, 12).items[0].text
    assert isinstance(text, Foreign)
    assert (str(text), text.lang) == ("Standing", "en")
    assert view.notice.startswith("Document interne")
    assert "Certains textes de cette page n’existent qu’en anglais." in view.frame.notes


def test_it_has_no_address_and_leads_nowhere(edition: Make) -> None:
    site = {"rolebook.yaml": "site: https://careers.our-company.test/\ntoday: 2026-11-24\n"}
    frame = _view(edition, files=site).frame
    assert (frame.canonical, frame.menu, frame.guides, frame.alternates) == ("", (), (), ())


# --- the shipped book: what is public is what the public reads ------------------------------------

SHIPPED = [
    ("key-account-manager", "toronto", "en"),
    ("key-account-manager", "toronto", "fr"),
    ("assistant-account-manager", "montreal", "fr"),
    ("account-manager", "denver", "en"),
    ("director-of-accounts", "vancouver", "en"),
]


@cache
def _book() -> Book:
    project, findings = open_project(ROOT)
    assert project, findings
    return load(project)[0]


def _printed(edition: Edition, kind: str, view: Any) -> str:
    """The text of a printed document, with its foot, as one line."""
    page = templates().render(f"documents/{kind}.html", view, edition.language).decode()
    return " ".join((page_text(page.encode()) + page.partition("<main>")[0]).split())


def _lines(part: Part) -> Iterator[str]:
    """Every text of a part but its headings, in the pieces in which a page sets it apart."""
    yield from part.paragraphs
    for item in part.items:
        yield from re.split(r"\s?: " if part.id == "skills" else "$", plain(item.text))
        yield from re.split(", " if part.id == "steps" else "$", plain(item.more))
    for below in part.parts:
        yield from _lines(below)


def _said(view: DescriptionView, shown: str) -> Iterator[str]:
    """What a description says that a public document shows too."""
    yield from (entry.value for entry in view.entries if entry.shown == shown)
    for section in view.bodies:
        assert section.part
        if section.shown == shown:
            kept = tuple(part for part in section.part.parts if part.id != "level")
            yield from _lines(replace(section.part, parts=kept))


def _flat(text: str) -> str:
    return " ".join(plain(text).split())


@pytest.mark.parametrize(("role", "place", "language"), SHIPPED, ids=map("/".join, SHIPPED))
def test_what_is_public_stands_in_the_public_document_of_the_role(
    role: str, place: str, language: str
) -> None:
    edition = Edition(_book(), language)
    view = description_view(edition, role, place)
    public = _printed(edition, "role", role_view(edition, role))
    said = [_flat(text) for text in _said(view, "role") if text]
    assert len(said) > 50
    assert [text for text in said if text.casefold() not in public.casefold()] == []


def test_the_meaning_of_its_level_stands_in_the_public_document_of_the_ladder() -> None:
    edition = Edition(_book())
    (level,) = [
        part
        for part in _part(description_view(edition, "account-manager", "denver"), 11).parts
        if part.id == "level"
    ]
    public = _printed(edition, "ladder", ladder_view(edition, "account-management"))
    assert [item.more for item in level.items if item.more not in public] == []


def test_what_a_vacancy_makes_public_stands_in_its_posting() -> None:
    edition = Edition(_book())
    view = description_view(edition, "key-account-manager", "toronto")
    name = "key-account-manager-toronto"
    public = _printed(edition, "posting", posting_view(edition, name))
    public = public.replace("Apply by:", "Apply by")  # a label there, part of a sentence here
    said = [_flat(text) for text in _said(view, "posting") if text]
    assert len(said) > 15
    assert [text for text in said if text not in public] == []


@pytest.mark.parametrize(("role", "place", "language"), SHIPPED, ids=map("/".join, SHIPPED))
def test_no_internal_text_stands_in_a_public_document(role: str, place: str, language: str) -> None:
    edition = Edition(_book(), language)
    view = description_view(edition, role, place)
    public = _printed(edition, "role", role_view(edition, role))
    for posting in edition.postings_of(role):
        public += _printed(edition, "posting", posting_view(edition, posting))
    internal = [s.part for s in view.sections if s.reach == "internal" and s.part]
    texts = [_flat(text) for part in internal for text in _lines(part) if text]
    texts += [view.notice, *view.signers[2:]]
    assert len(texts) > 5
    assert [text for text in texts if text in public] == []
