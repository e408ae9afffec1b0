"""Numbers as people write them, and how they are written in a book."""

from __future__ import annotations

import pytest

from generator.book import source
from generator.book.numerals import numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("70,000", "70000"),
        ("1,250,000.50", "1250000.50"),
        ("37,5", "37.5"),
        ("37.5", "37.5"),
        ("$48,000", "48000"),
        ("US$70,000", "70000"),
        ("CAD 70,000", "70000"),
        ("48 000 $", "48000"),
        ("48\u202f000,00\u00a0€", "48000.00"),
        ("1.250.000", "1250000"),
        ("€1.234,5", "1234.5"),
        ("48’000", "48000"),
    ],
)
def test_signs_and_spaces_go_and_decimals_stand_behind_a_point(written: str, number: str) -> None:
    assert numeral(written) == number


@pytest.mark.parametrize(
    "written",
    ["", ",", "many", "70k", "1,2,3", "1,2345", "70,000,5", "R-2026-001", "2026-11-24", "9" * 16],
)
def test_what_is_no_number_stays_none(written: str) -> None:
    assert numeral(written) == ""


def test_a_comma_between_thousands_parts_no_fields() -> None:
    text = b"a: {min: 70,000, max: 1,250,000, note: x}\nb: {pay: $48,000}\n"
    assert source.parse(text, "x").data == {
        "a": {"min": "70,000", "max": "1,250,000", "note": "x"},
        "b": {"pay": "$48,000"},
    }
    assert source.parse(text, "x").findings == ()


def test_three_digits_behind_what_is_no_number_are_a_field() -> None:
    text = b"a: {note: many, 000}\nb: {pay: 5, 000: x}\n"
    assert source.parse(text, "x").data == {
        "a": {"note": "many", "000": None},
        "b": {"pay": 5, "000": "x"},
    }
