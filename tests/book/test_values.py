"""What the smallest values of content may be."""

from __future__ import annotations

import math
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global
from pydantic import TypeAdapter, ValidationError

from generator.book import values
from generator.data.currencies import CURRENCIES
from generator.data.regions import COUNTRIES, PARTS


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["2026-11-24", "2024-02-29", "1900-01-01", "2199-12-31"])
def test_a_day_is_year_month_and_day(text: str) -> None:
    assert accepts(values.Date, text)


@pytest.mark.parametrize(
    "text",
    [
        "1899-12-31",
        "2200-01-01",
        "0001-01-01",
        "２０２６-11-24",
        "2026-W47-1",
        "20261124",
        "2026-11-31",
        "2026-1-2",
        "24/11/2026",
        "",
        "2026-11-24T00:00",
    ],
)
def test_no_other_way_to_write_a_day_is_one(text: str) -> None:
    assert not accepts(values.Date, text)


@pytest.mark.parametrize("text", ["2024", "2024-04", "2024-04-16", "undated"])
def test_the_date_of_a_source_is_as_exact_as_the_source(text: str) -> None:
    assert accepts(values.LooseDate, text)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-02-30", "0000", "24", "unknown", "2024-4", "9999", "２０２４"]
)
def test_the_date_of_a_source_is_in_the_calendar(text: str) -> None:
    assert not accepts(values.LooseDate, text)


@pytest.mark.parametrize("amount", [0, 22.5, 0.0001, 48_000, 999_999_999_999.5])
def test_an_amount_is_one_that_coins_can_pay(amount: float) -> None:
    assert accepts(values.Amount, amount)


@pytest.mark.parametrize("amount", [-1, 1e13, 5e-324, 48_000.000_01, math.nan, math.inf])
def test_no_other_number_is_an_amount(amount: object) -> None:
    assert not accepts(values.Amount, amount)


@pytest.mark.parametrize("text", ["a", "key-account-manager", "2026", "x" * 64, "con-artist"])
def test_an_id_is_lower_case_words_and_hyphens(text: str) -> None:
    assert accepts(values.Id, text)


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "é", "a b", "../x", "con", "lpt1", "x" * 65, "a\n", "a.b"]
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not accepts(values.Id, text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/é?a=b#c",
        "mailto:a@example.com",
        "../x.html",
        "#part",
        "HTTP://x",
        "?q=a:b",
        "https://b\u00fccher.example/",
        "apply.html",
    ],
)
def test_a_link_is_an_address_or_relative(text: str) -> None:
    assert accepts(values.Link, text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "file:///etc",
        "//example.com",
        "\\\\x",
        "/\\x",
        " //x",
        "\tjavascript:x",
        "java\nscript:x",
        "",
        "https:",
        "https://[x",
        'https://a b/"<x>',
        "mailto:",
    ],
)
def test_a_link_that_runs_or_leads_into_a_computer_is_none(text: str) -> None:
    assert not accepts(values.Link, text)


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0"])
def test_a_name_and_a_text_have_something_to_read(text: str) -> None:
    assert not accepts(values.Name, text)
    assert not accepts(values.Words, text)


def test_nobody_is_paid_more_than_can_be_written_out() -> None:
    assert accepts(values.Amount, 1_000_000_000_000)
    assert not accepts(values.Amount, 1e308)


@pytest.mark.parametrize("text", ["ESP", "HRK", "XAU", "XXX", "cad", "CA", "EURO", "ZZZ", ""])
def test_what_is_no_longer_or_was_never_paid_in_is_no_currency(text: str) -> None:
    assert not accepts(values.Currency, text)


@pytest.mark.parametrize("text", ["XX", "UK", "ZZ", "CA-ONT", "CA-ZZ", "US-ON", "ca", "CA-", ""])
def test_what_iso_3166_has_not_is_no_place(text: str) -> None:
    assert not accepts(values.Region, text)


@pytest.mark.parametrize("text", ["CA", "CA-NU", "US-DC", "GB", "GB-SCT", "EU", "FR-75C"])
def test_a_place_is_a_country_or_a_part_of_one(text: str) -> None:
    assert accepts(values.Region, text)


def test_the_countries_are_those_of_iso_3166() -> None:
    codes = map(str, Locale("en").territories)
    known = {code for code in codes if len(code) == 2 and code.isalpha()}
    others = "AC CP CQ DG EA EZ IC QO TA UN XA XB ZZ"
    assert " ".join(sorted(known - COUNTRIES)) == others
    assert COUNTRIES - known == set()
    assert len(COUNTRIES) == 249 + len(["EU", "XK"])
    assert {country: len(parts) for country, parts in PARTS.items()} == {"CA": 13, "US": 57}


def test_the_currencies_are_those_that_are_legal_tender_somewhere() -> None:
    tender = {
        code
        for used in get_global("territory_currencies").values()
        for code, _, end, legal in used
        if end is None and legal
    }
    assert len(tender) > 150
    assert tender - CURRENCIES == set()
    assert CURRENCIES - set(get_global("all_currencies")) == set()
    funds = "BOV CHE CHW CLF COU MXV SVC USN UYI UYW VED XDR XSU XUA"
    assert " ".join(sorted(CURRENCIES - tender)) == funds
