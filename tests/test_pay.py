"""Bands and ranges as figures; amounts are in one currency and for one period."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from generator.book.book import adapter
from generator.book.model import PayBand
from generator.pay import (
    axis,
    band_for,
    band_now,
    midpoint,
    overlap,
    replaced,
    rise,
    side_by_side,
    spread,
    yearly,
    zones,
)

if TYPE_CHECKING:
    from generator.book.values import Period


@dataclass(frozen=True)
class Pay:
    min: float
    max: float


def band(zone: str, since: str, low: float = 1) -> PayBand:
    """A band that is known by its low end."""
    data = {"zone": zone, "currency": "CAD", "period": "year", "min": low, "max": low}
    made: PayBand = adapter(PayBand).validate_json(json.dumps({**data, "from": since}))
    return made


def test_the_midpoint_is_halfway() -> None:
    assert midpoint(Pay(78_000, 98_000)) == 88_000


def test_the_spread_is_how_often_the_low_end_goes_into_the_high_end() -> None:
    assert spread(Pay(80_000, 100_000)) == 1.25


def test_a_range_from_nothing_has_no_spread() -> None:
    assert spread(Pay(0, 100)) is None


def test_the_rise_is_a_share_of_the_lower_midpoint() -> None:
    assert rise(Pay(90, 110), Pay(100, 124)) == pytest.approx(0.12)
    assert rise(Pay(0, 0), Pay(1, 2)) is None


@pytest.mark.parametrize(
    ("lower", "upper", "share"),
    [
        (Pay(50, 70), Pay(60, 80), 0.5),
        (Pay(50, 60), Pay(60, 80), 0.0),
        (Pay(50, 60), Pay(70, 80), 0.0),
        (Pay(50, 90), Pay(60, 80), 1.0),
        (Pay(60, 80), Pay(50, 90), 0.5),
        (Pay(50, 70), Pay(60, 60), 1.0),
        (Pay(50, 70), Pay(80, 80), 0.0),
    ],
)
def test_the_overlap_is_the_share_of_the_upper_range_that_the_lower_pays_too(
    lower: Pay, upper: Pay, share: float
) -> None:
    assert overlap(lower, upper) == share


@pytest.mark.parametrize(
    ("amount", "period", "year"),
    [
        (25, "hour", 50_000),
        (200, "day", 50_000),
        (1_000, "week", 52_000),
        (5_000, "month", 60_000),
        (60_000, "year", 60_000),
    ],
)
def test_a_year_has_the_hours_that_one_says_eight_a_day_52_weeks_and_12_months(
    amount: float, period: Period, year: float
) -> None:
    assert yearly(amount, period, hours_per_year=2_000) == year


def test_a_part_of_a_country_falls_back_on_the_country() -> None:
    assert zones("CA-ON") == ("CA-ON", "CA")
    assert zones("CA") == ("CA",)


BANDS = (
    band("CA", "2026-10-01", 1),
    band("CA", "2025-10-01", 2),
    band("CA-ON", "2026-01-01", 3),
    band("CA-ON", "2027-01-01", 4),
    band("CA-QC", "2027-01-01", 5),
)


@pytest.mark.parametrize(
    ("zone", "day", "low"),
    [
        ("CA-ON", "2026-11-24", 3),
        ("CA-ON", "2027-01-01", 4),
        ("CA-ON", "2025-12-31", 2),
        ("CA-BC", "2026-11-24", 1),
        ("CA-BC", "2026-09-30", 2),
        ("CA-QC", "2026-11-24", 1),
        ("CA", "2026-11-24", 1),
        ("CA", "2025-09-30", None),
        ("US", "2026-11-24", None),
    ],
)
def test_the_band_is_the_latest_begun_one_of_the_most_specific_zone(
    zone: str, day: str, low: float | None
) -> None:
    found = band_for(BANDS, zone, dt.date.fromisoformat(day))
    assert low == (found and found.min)


def test_the_band_of_today_holds_from_its_first_day() -> None:
    def begun(day: dt.date) -> bool:
        return day <= dt.date(2026, 10, 1)

    found = band_now(BANDS, "CA", begun)
    assert found is not None
    assert found.min == 1


def test_an_axis_begins_at_nothing_and_ends_at_a_round_figure() -> None:
    scale = axis([51_000, 140_000])
    assert scale.ticks == (0, 50_000, 100_000, 150_000)
    assert (scale.low, scale.high) == (0, 150_000)
    assert (scale.at(0), scale.at(75_000), scale.at(150_000)) == (0, 0.5, 1)


def test_an_axis_of_one_amount_holds_it() -> None:
    assert axis([20, 20]).ticks == (0, 5, 10, 15, 20)
    assert axis([0]).ticks == (0, 0.2, 0.4, 0.6, 0.8, 1)


@given(
    st.lists(
        st.floats(0, 10_000_000, allow_subnormal=False).map(lambda x: round(x, 2)), min_size=1
    ),
    st.integers(4, 8),
)
def test_no_amount_lies_off_its_axis_and_ticks_are_few(amounts: list[float], most: int) -> None:
    scale = axis(amounts, most)
    assert len(scale.ticks) <= most
    assert scale.low == 0
    assert scale.high >= max(amounts)
    assert list(scale.ticks) == sorted(set(scale.ticks))


def begun(day: dt.date) -> bool:
    return day <= dt.date(2026, 11, 24)


def test_a_band_is_replaced_once_a_later_one_of_its_zone_has_begun() -> None:
    assert [band.min for band in BANDS if replaced(band, BANDS, begun)] == [2]


def test_a_band_that_begins_today_has_replaced_the_one_before() -> None:
    bands = (band("CA", "2025-01-01", 1), band("CA", "2026-11-24", 2), band("CA", "2026-11-25", 3))
    assert [each.min for each in bands if replaced(each, bands, begun)] == [1]


def test_a_raise_below_is_seen_against_the_band_above_that_holds_then() -> None:
    lower = (band("CA", "2026-01-01", 1), band("CA", "2027-01-01", 2), band("US", "2026-01-01", 3))
    upper = (band("CA", "2026-01-01", 4),)
    pairs = [(a.min, b.min) for a, b in side_by_side(lower, upper, begun)]
    assert pairs == [(1, 4), (2, 4)]


def test_bands_that_never_hold_together_or_no_longer_are_no_pair() -> None:
    lower = (band("CA", "2024-01-01", 1), band("CA", "2026-06-01", 2))
    upper = (
        band("CA", "2025-01-01", 3),
        band("CA", "2026-01-01", 4),
        band("CA-ON", "2026-01-01", 5),
    )
    pairs = [(a.min, b.min) for a, b in side_by_side(lower, upper, begun)]
    assert pairs == [(2, 4)]


@given(st.lists(st.integers(0, 10**16).map(lambda n: n / 10**4), min_size=1, max_size=4))
def test_every_amount_of_the_model_has_its_place_on_an_axis(amounts: list[float]) -> None:
    scale = axis(amounts)
    assert scale.low < scale.high
    assert all(0 <= scale.at(amount) <= 1 for amount in amounts)
