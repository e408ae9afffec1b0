"""Texts are cut and named without losing their language."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from markupsafe import Markup, escape

from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.views.text import Native, called, capital, has_foreign, native, paragraphs


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    more: tuple[object, ...] = ()


def test_blank_lines_part_paragraphs_and_line_ends_are_spaces() -> None:
    assert paragraphs("One\nand two.\n\n \nThree.\n") == ("One and two.", "Three.")


def test_paragraphs_keep_their_language() -> None:
    first, second = paragraphs(Foreign("One.\n\nTwo.", "en"))
    assert isinstance(first, Foreign)
    assert isinstance(second, Foreign)
    assert (first, second.lang) == ("One.", "en")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("spreadsheets", "Spreadsheets"),
        ("écran tactile", "Écran tactile"),
        ("CRM software", "CRM software"),
        ("iPad", "iPad"),
        ("3D models", "3D models"),
        ("表計算", "表計算"),
        ("", ""),
    ],
)
def test_what_stands_in_a_list_begins_with_a_capital(text: str, begun: str) -> None:
    assert capital(text) == begun


def test_a_text_with_a_capital_keeps_its_language() -> None:
    begun = capital(Foreign("tableur", "fr"))
    assert isinstance(begun, Foreign)
    assert (begun, begun.lang) == ("Tableur", "fr")


def test_a_name_is_marked_where_the_page_has_another_language() -> None:
    assert type(native("Kapta", "en", "en")) is str
    assert escape(native("A & B", "en", "fr")) == Markup('<i lang="en">A &amp; B</i>')


def test_a_text_that_fell_back_is_found_wherever_it_is() -> None:
    fell_back = Foreign("x", "en")
    assert has_foreign(Part("a", (Part(fell_back),)))
    assert has_foreign(Part(Markup("1 – %s") % fell_back))
    assert not has_foreign(Part("a", (Part("b"), 1, None)))


def test_a_name_in_its_own_language_has_not_fallen_back() -> None:
    assert not has_foreign(Part(Native("CSAM", "en")))
    assert not has_foreign(Part(Markup("%s (CSAM)") % Native("x", "en")))


def test_what_a_thing_is_called_hangs_on_both_languages(edition: Callable[..., Edition]) -> None:
    files = {
        "rolebook.yaml": "languages: [en, fr]\ntoday: 2026-11-24\n",
        "content/sources.yaml": """\
sources:
  s: {publisher: P, title: Wages, address: "https://example.com/", date: 2026-11-01}
""",
    }
    french = edition(files, "fr")
    name = called(french, "source", "s", "title", "en")
    assert escape(name) == Markup('<i lang="en">Wages</i>')
    assert french.reads == {"source/s", "source/s.fr"}
