"""`rolebook laws`: what it lists for a place and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from books import SMALL, write
from generator.cli import main
from generator.law import laws_of, table

if TYPE_CHECKING:
    from pathlib import Path


def said(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["laws", *words])
    return result.exit_code, result.output


NOT_ADVICE = "This is information, not legal advice.\n"
NOT_NONE = "which isn’t to say that there is none."
CONNECTICUT = """\
Connecticut (US-CT): Public Act 26-12 (HB 5003)
  binds every employer
  2026-10-01  a range of pay: one amount will do
  2026-10-01  the benefits
  note: internal openings too; other pay not verified
  how sure: agency or law-firm summary read
  https://epstein.sitepilot11.firmseek.com/insights/publications/connecticut-private-employers-new-workplace-rules-take-effect-october-1

This is information, not legal advice.
"""


def test_the_laws_of_a_place_are_listed_with_day_size_and_source() -> None:
    assert said("US-CT") == said("connecticut") == (0, CONNECTICUT)
    assert said("US-CT", "--on", "2026-10-01") == (0, CONNECTICUT)


def test_what_does_not_hold_on_a_day_is_not_listed() -> None:
    assert said("US-CT", "--on", "2026-09-30") == (
        0,
        f"No law of US-CT that is known here holds on 2026-09-30.\n\n{NOT_ADVICE}",
    )
    kept = said("US-WA", "--on", "2026-11-24")[1]
    assert "one amount will do from 2025-07-27 on" in kept


def test_a_place_without_a_known_law_says_so() -> None:
    assert said("CA-NS") == (
        0,
        f"No law of CA-NS on job advertisements is known here, {NOT_NONE}\n\n{NOT_ADVICE}",
    )
    assert said("Japan")[1].startswith("No law of JP on job advertisements is known here")


WRITE = "Write the code that ISO 3166 gives it, such as CA-ON or DE-BY."


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("Ontaro", "Did you mean 'Ontario'?"),
        ("Geramny", "Did you mean 'Germany'?"),
        ("US-ZZ", WRITE),
        ("Atlantis", WRITE),
        ("Bavaria", WRITE),
        ("Xyzzyx", WRITE),
    ],
)
def test_an_unknown_place_is_wrong_use_with_a_near_one_or_what_to_write(
    word: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, output = said(word)
    message = f"Error: Invalid value for 'PLACE': '{word}' is no place that is known here. {advice}"
    assert (code, output.splitlines()[-1]) == (2, message)


def test_a_name_of_two_places_is_wrong_use_with_their_codes() -> None:
    code, output = said("Georgia")
    message = "There is more than one place of this name: write GE or US-GA."
    assert (code, output.splitlines()[-1]) == (2, f"Error: Invalid value for 'PLACE': {message}")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Manitoba", "CA-MB"),
        ("texas", "US-TX"),
        ("Nouvelle-Écosse", "CA-NS"),
        ("Royaume-Uni", "GB"),
        ("NS", "CA-NS"),
    ],
)
def test_a_place_goes_by_its_names_and_by_the_end_of_its_code(word: str, code: str) -> None:
    assert said(word) == said(code)
    assert said(word)[1].startswith(f"No law of {code} on job advertisements is known here")


def test_a_city_of_the_law_goes_by_its_name() -> None:
    assert said("Columbus") == said("US-OH-columbus")


PLACES = """\
zones: {CA: {name: Canada}}
locations:
  east: {name: "Halifax, Nova Scotia", city: Halifax, region: CA-NS, zone: CA}
  west: {name: The hut, zone: CA}
"""


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("halifax", "CA-NS"),
        ("Halifax Nova Scotia", "CA-NS"),
        ("EAST", "CA-NS"),
        ("the hut", "CA"),
    ],
)
def test_a_place_of_the_book_stands_for_its_region(
    word: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, SMALL, {"content/locations.yaml": PLACES})
    away = CliRunner().invoke(main, ["--project", str(tmp_path), "laws", word])
    monkeypatch.chdir(tmp_path)
    assert said(word) == (away.exit_code, away.output) == said(code)


def test_a_place_has_the_laws_of_what_it_lies_in_and_of_its_parts_and_cities() -> None:
    def places(code: str) -> list[str]:
        return [law.place for law in laws_of(code)]

    assert places("US-NY-nyc") == ["US-NY", "US-NY-nyc"]
    assert places("US-OH") == ["US-OH-columbus", "US-OH-cleveland"]
    assert places("AT") == ["EU", "AT"]
    assert places("EU") == ["EU", "AT", "LT", "PL"]
    assert places("CA") == ["CA-ON", "CA-ON", "CA-QC", "CA-BC", "CA-PE"]
    assert places("DE-BY") == ["EU"]
    assert places("GB") == []


def test_without_a_place_all_are_listed() -> None:
    code, output = said()
    assert code == 0
    assert output.count("  how sure: ") == len(table().laws)
    assert all(f"{law.name} ({law.place}): " in output for law in table().laws)
