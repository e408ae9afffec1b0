"""What people call places, and the codes that these have."""

from __future__ import annotations

import pytest

from generator.data.regions import COUNTRIES, PARTS
from generator.gazetteer import codes_of, names
from generator.law import table


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("CA-ON", ("CA-ON",)),
        ("ca-on", ("CA-ON",)),
        ("DE-BY", ("DE-BY",)),
        ("Ontario", ("CA-ON",)),
        ("  ontario ", ("CA-ON",)),
        ("Quebec", ("CA-QC",)),
        ("Québec", ("CA-QC",)),
        ("ile du prince edouard", ("CA-PE",)),
        ("Californie", ("US-CA",)),
        ("QC", ("CA-QC",)),
        ("tx", ("US-TX",)),
        ("CA", ("CA",)),
        ("Allemagne", ("DE",)),
        ("Côte d'Ivoire", ("CI",)),
        ("USA", ("US",)),
        ("UK", ("GB",)),
        ("Puerto Rico", ("PR",)),
        ("Géorgie", ("GE", "US-GA")),
        ("US-ZZ", ()),
        ("Bavaria", ()),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_place_goes_by_code_name_and_abbreviation(name: str, codes: tuple[str, ...]) -> None:
    assert codes_of(name) == codes


def test_every_part_has_a_name_here_or_as_a_country() -> None:
    known = {
        f"{country}-{part}": listed for country, of in PARTS.items() for part, listed in of.items()
    }
    assert {code[-2:] for code, listed in known.items() if not listed} < COUNTRIES
    for code, listed in known.items():
        for name in listed.split("/"):
            assert not name or code in codes_of(name)


def test_every_name_leads_to_a_code() -> None:
    found = list(names())
    assert len(found) > 2 * 249
    assert all(codes_of(name) for name in found)


def test_the_places_of_laws_have_their_own_names() -> None:
    whole = {law.name: law.place for law in table().laws if not law.cities}
    assert len(whole) > 20
    assert {name: codes_of(name) for name in whole} == {n: (place,) for n, place in whole.items()}
