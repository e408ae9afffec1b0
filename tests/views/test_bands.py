"""An employer's bands: those that hold, side by side, once as a chart and once as figures."""

from collections.abc import Callable

import pytest

from generator.book.edition import Edition
from generator.views.bands import BandBar, BandRow, Bands, BandTick, bands, standing
from generator.wording import wording

Make = Callable[..., Edition]
EN = wording("en")
ROLE = """\
title: Counter
ladder: counters
track: main
level: 1
summary: Counts.
duties: [{id: count, text: Count.}]
skills: {}
pay:
"""
ZONES = {
    "content/locations.yaml": """\
zones:
  CA: {name: Canada}
  CA-ON: {name: Ontario}
  CA-NT: {name: Northwest Territories}
  US: {name: the US}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
"""
}
NB = "\N{NO-BREAK SPACE}"


def _bands(make: Make, *lines: str) -> tuple[Bands, ...]:
    text = ROLE + "".join(f"  - {{{line}}}\n" for line in lines)
    edition = make(ZONES | {"content/roles/counter.yaml": text})
    return bands(edition, EN, standing(edition, edition.role("counter").pay))


def _band(zone: str, low: int, high: int, since: str = "2026-01-01", more: str = "") -> str:
    return (
        f"zone: {zone}, currency: CAD, period: year, min: {low}, max: {high}, from: {since}{more}"
    )


def test_a_role_without_bands_has_none(edition: Make) -> None:
    made = edition()
    assert bands(made, EN, standing(made, made.role("chief-counter").pay)) == ()


def test_bands_of_one_currency_stand_together_in_the_order_of_the_file(edition: Make) -> None:
    (group,) = _bands(edition, _band("CA-ON", 60000, 80000), _band("CA", 50000, 70000))
    since = "In effect since January\xa01,\xa02026."
    assert group.rows == (
        BandRow("Ontario", f"$60,000 to $80,000{NB}CAD a\xa0year", "", since),
        BandRow("Canada", f"$50,000 to $70,000{NB}CAD a\xa0year", "", since),
    )
    within = "Where a place lies within another one, the band of the smaller counts."
    assert (group.title, group.sentences) == ("Base pay in Canadian dollars", (since, within))
    assert (group.by_date, group.by_variable) == (False, False)


def test_the_chart_has_the_figures_of_the_table(edition: Make) -> None:
    (group,) = _bands(edition, _band("CA-ON", 60000, 80000), _band("CA", 50000, 70000))
    chart = group.chart
    assert chart is not None
    assert chart.bars == (
        BandBar("Ontario", f"$60,000 to $80,000{NB}CAD", 15, 23, "60%", "20%"),
        BandBar("Canada", f"$50,000 to $70,000{NB}CAD", 61, 69, "50%", "20%"),
    )
    assert chart.ticks[0] == BandTick("$0", "0%", "start")
    assert chart.ticks[-1] == BandTick("$100,000", "100%", "end")
    assert chart.gaps == "0 20 26 20 26 0"
    assert chart.description == (
        f"Ontario: $60,000 to $80,000{NB}CAD a\xa0year; Canada: $50,000 to $70,000{NB}CAD a\xa0year"
    )


def test_one_band_alone_needs_no_chart(edition: Make) -> None:
    assert _bands(edition, _band("CA", 50000, 70000))[0].chart is None


def test_a_label_that_would_meet_the_figures_keeps_the_line_to_itself(edition: Make) -> None:
    (group,) = _bands(edition, _band("CA", 1500000, 1700000), _band("CA-NT", 1500000, 1700000))
    assert group.chart is not None
    assert [bar.pay for bar in group.chart.bars] == [f"$1,500,000 to $1,700,000{NB}CAD", ""]


def test_currencies_are_never_on_one_axis(edition: Make) -> None:
    usd = _band("US", 50000, 60000).replace("CAD", "USD")
    groups = _bands(edition, _band("CA", 50000, 60000), usd)
    assert [group.title for group in groups] == [
        "Base pay in Canadian dollars",
        "Base pay in US dollars",
    ]
    assert groups[1].rows[0].zone == "United States"


def test_a_band_that_a_newer_one_has_replaced_is_gone(edition: Make) -> None:
    old, new = _band("CA", 1, 2, "2025-01-01"), _band("CA", 3, 4, "2026-01-01")
    (group,) = _bands(edition, old, new)
    assert [row.pay for row in group.rows] == [f"$3 to $4{NB}CAD a\xa0year"]


def test_a_band_that_will_hold_later_says_so(edition: Make) -> None:
    (group,) = _bands(edition, _band("CA", 1, 2), _band("CA", 3, 4, "2027-01-01"))
    assert group.by_date
    assert [row.since for row in group.rows] == [
        "In effect since January\xa01,\xa02026.",
        "Not yet in effect: from January\xa01,\xa02027.",
    ]


def test_a_band_holds_from_its_first_day(edition: Make) -> None:
    (group,) = _bands(edition, _band("CA", 1, 2, "2026-11-24"))
    assert group.rows[0].since == "In effect since November\xa024,\xa02026."


@pytest.mark.parametrize(
    ("basis", "variable", "sentence"),
    [
        ("base", "quota", "Variable pay on top: 15% of base pay when quota is met."),
        ("base", "bonus", "Variable pay on top: 15% of base pay as a bonus when targets are met."),
        (
            "on-target",
            "commission",
            "Variable pay included: 15% of base pay in commission when targets are met.",
        ),
    ],
)
def test_variable_pay_of_all_is_said_once(
    edition: Make, basis: str, variable: str, sentence: str
) -> None:
    more = f", basis: {basis}, variable: {{target_percent: 15, basis: {variable}}}"
    (group,) = _bands(edition, _band("CA", 1, 2, more=more), _band("US", 1, 2, more=more))
    assert group.sentences[0] == sentence
    assert not group.by_variable


def test_variable_pay_that_differs_is_said_row_by_row(edition: Make) -> None:
    more = ", variable: {target_percent: 15, basis: quota}"
    (group,) = _bands(edition, _band("CA", 1, 2, more=more), _band("US", 1, 2))
    assert group.by_variable
    assert [row.variable for row in group.rows] == ["15% of base pay when quota is met", ""]
