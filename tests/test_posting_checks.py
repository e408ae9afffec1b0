"""What a posting says of its pay and of where the work is done, against its role and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, small, told

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding

FILE = "content/postings/counter-toronto.yaml"
PLACES = "zones: {CA: {name: Canada}}\nlocations:\n  toronto: PLACE\n"
OUTSIDE = "is outside the band of `counter` in CA, 50000 to 60000 CAD a year"


def found(folder: Path, more: str, mode: str = "on-site", place: str = "") -> list[Finding]:
    """What is wrong with the small book's posting with more in it, apart from law and approval."""
    files: dict[str, str | None] = {
        FILE: SMALL[FILE].replace("on-site", mode) + more,
        "content/locations.yaml": PLACES.replace(
            "PLACE", place or "{name: Toronto, city: Toronto, region: CA-ON, zone: CA}"
        ),
    }
    book, findings = small(folder, files)
    assert [f for f in findings if f.severity == "error"] == []
    others = ("law-", "approval-")
    all_ = checked(book, "posting", "counter-toronto")
    return [f for f in all_ if not f.code.startswith(others)]


@pytest.mark.parametrize(
    ("pay", "message"),
    [
        ("{min: 49000, max: 60000}", f"49000 to 60000 {OUTSIDE}: the low end is 1000 too low"),
        (
            "{min: 49999.5, max: 60000.25}",
            (
                f"49999.5 to 60000.25 {OUTSIDE}: the low end is 0.5 too low and the high end is "
                "0.25 too high"
            ),
        ),
        ("{min: 61000}", f"from 61000 {OUTSIDE}: the low end is 1000 too high"),
        ("{max: 40000}", f"up to 40000 {OUTSIDE}: the high end is 10000 too low"),
    ],
)
def test_pay_outside_the_band_says_how_far(pay: str, message: str, tmp_path: Path) -> None:
    assert told(found(tmp_path, f"pay: {pay}\n")) == [
        f"{FILE} posting-pay-outside-band pay: {message}"
    ]


@pytest.mark.parametrize("pay", ["{min: 52000}", "{max: 60000}", "{may_exceed: true}"])
def test_pay_with_one_end_or_none_is_inside_the_band(pay: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"pay: {pay}\n") == []


@pytest.mark.parametrize(
    ("pay", "advice"),
    [
        (
            "{min: 25, max: 28}",
            "the band is for a year: these look like amounts for an hour",
        ),
        (
            "{min: 4200, max: 5000}",
            "the band is for a year: these look like amounts for a month",
        ),
        ("{min: 25, max: 60000}", "keep to the band, or change it first"),
    ],
)
def test_pay_for_another_period_than_the_band_is_recognised(
    pay: str, advice: str, tmp_path: Path
) -> None:
    (finding,) = found(tmp_path, f"pay: {pay}\n")
    assert (finding.code, finding.help) == ("posting-pay-outside-band", advice)


HOME = "{name: At home, region: CA-ON, zone: CA, remote_areas: [CA-ON]}"


def test_work_from_home_says_where_one_may_live(tmp_path: Path) -> None:
    assert told(found(tmp_path / "a", "", "remote")) == [
        (
            f"{FILE} posting-remote-nowhere work_mode: nothing says where one may live: `toronto` "
            "has no `remote_areas`"
        )
    ]
    assert found(tmp_path / "b", "", "remote", HOME) == []


@pytest.mark.parametrize("mode", ["on-site", "hybrid"])
def test_an_area_is_no_workplace(mode: str, tmp_path: Path) -> None:
    assert told(found(tmp_path, "", mode, HOME)) == [
        (
            f"{FILE} posting-not-remote work_mode: `toronto` is an area to work from, without a "
            f"workplace; this posting is {mode}"
        )
    ]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("This is hybrid work.", "hybrid"),
        ("Two days a week in our office.", "days a week in our office"),
        ("You are in the office three days each week.", "office three days each week"),
        ("Le travail se fait trois jours par semaine au bureau.", "jours par semaine au bureau"),
        ("The first week is in our office.", ""),
        ("You would be on the road for three days a month.", ""),
        ("We write office software. Two days a week are for learning.", ""),
    ],
)
def test_remote_work_has_no_days_in_an_office(note: str, said: str, tmp_path: Path) -> None:
    message = f"`note` says “{said}”; a remote posting is done from home alone"
    expected = [f"{FILE} posting-not-remote work_mode: {message}"] if said else []
    assert told(found(tmp_path, f"note: {note}\n", "remote", HOME)) == expected
