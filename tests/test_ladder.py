"""What changes from one role to the next, and which role is the one below."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from books import small
from generator.book.book import Card
from generator.book.edition import Edition
from generator.book.model import (
    Duty,
    LadderLevel,
    PayBand,
    Requirement,
    Role,
    SkillNeed,
    Variable,
)
from generator.ladder import (
    Placed,
    SkillChange,
    below,
    compare,
    contrast,
    lower_of,
    ordered,
    pairs,
)

if TYPE_CHECKING:
    from pathlib import Path


def role(
    skills: dict[str, int],
    duties: dict[str, str] | None = None,
    requirements: tuple[Requirement, ...] = (),
) -> Role:
    return Role(
        title="T",
        ladder="l",
        track="t",
        level=1,
        summary="S",
        duties=tuple(Duty(id=name, text=text) for name, text in (duties or {"x": "X."}).items()),
        skills={name: SkillNeed(level=level) for name, level in skills.items()},
        requirements=requirements,
    )


def card(
    name: str, level: int, *steps: tuple[str, str], track: str = "a", ladder: str = "l"
) -> Card:
    return Card(
        id=name,
        title=name,
        summary="",
        ladder=ladder,
        track=track,
        level=level,
        entry=False,
        terminal=False,
        featured=False,
        reports_to=None,
        skills={},
        steps=steps,
        formerly=(),
        sources=(),
        names=(),
        duties="",
    )


def test_skills_are_compared_by_proficiency_in_the_order_of_the_upper_role_dropped_ones_last() -> (
    None
):
    before = role({"gone": 3, "same": 2, "up": 1, "down": 4})
    now = role({"down": 2, "up": 3, "same": 2, "new": 1})
    changes = compare(before, now).skills
    assert [(c.skill, c.kind) for c in changes] == [
        ("down", "lowered"),
        ("up", "raised"),
        ("same", "same"),
        ("new", "new"),
        ("gone", "dropped"),
    ]
    assert changes[1] == SkillChange("up", before=1, now=3)


def test_duties_are_the_same_thing_where_their_ids_are() -> None:
    before = role({}, {"keep": "Keep.", "edit": "Do it.", "gone": "Leave."})
    now = role({}, {"new": "Begin.", "edit": "Do more.", "keep": "Keep."})
    found = compare(before, now)
    assert [(c.id, c.kind) for c in found.duties] == [
        ("new", "new"),
        ("edit", "changed"),
        ("keep", "same"),
        ("gone", "dropped"),
    ]
    assert found.of_duties("new", "changed") == ("new", "edit")


def test_a_requirement_changes_with_anything_that_is_said_of_it() -> None:
    before = role({}, requirements=(Requirement(id="months", months=12, must=True),))
    now = role({}, requirements=(Requirement(id="months", months=12, must=False),))
    found = compare(before, now)
    assert found.of_requirements("changed") == ("months",)
    assert compare(now, now).of_requirements("same") == ("months",)


def test_nothing_changes_from_a_role_to_itself() -> None:
    one = role({"a": 1}, {"d": "D."})
    found = compare(one, one)
    assert {change.kind for change in found.skills} == {"same"}
    assert found.of_duties("same") == ("d",)


TOP = card("top", 5)


@pytest.mark.parametrize(
    ("origins", "lower"),
    [
        ((), None),
        ((card("one", 4, ("top", "promotion")),), "one"),
        ((card("one", 4, ("other", "promotion")),), None),
        ((card("one", 4, ("top", "lateral")),), None),
        ((card("one", 5, ("top", "promotion")),), None),
        ((card("one", 4, ("top", "promotion"), ladder="m"),), None),
        ((card("one", 4, ("top", "track-change"), track="b"),), "one"),
        (
            (
                card("near", 4, ("top", "track-change"), track="b"),
                card("far", 2, ("top", "promotion")),
            ),
            "far",
        ),
        (
            (
                card("near", 4, ("top", "promotion"), track="b"),
                card("far", 3, ("top", "promotion")),
            ),
            "far",
        ),
        ((card("near", 4, ("top", "promotion")), card("far", 3, ("top", "promotion"))), "near"),
        ((card("b", 4, ("top", "promotion")), card("a", 4, ("top", "promotion"))), "a"),
    ],
)
def test_the_role_below_is_that_of_the_nearest_promotion_on_the_same_track(
    origins: tuple[Card, ...], lower: str | None
) -> None:
    """A promotion goes first, then the same track, then the nearest level, then the first id."""
    assert lower_of(TOP, origins) == lower


def test_the_role_below_is_read_from_the_steps_that_lead_to_it(tmp_path: Path) -> None:
    edition = Edition(small(tmp_path)[0])
    assert below(edition, "chief-counter") == "counter"
    assert below(edition, "counter") is None
    assert "leading-to/chief-counter" in edition.reads


def band(zone: str, low: float, high: float, **more: object) -> PayBand:
    kept: dict[str, Any] = {"currency": "CAD", "period": "year", "since": dt.date(2026, 1, 1)}
    return PayBand(zone=zone, min=low, max=high, **kept | more)


def stands(scope: str, *bands: PayBand) -> Placed:
    line = LadderLevel(level=1, name="L", scope=scope, autonomy="A", influence="I", complexity="C")
    return Placed(role({}), line, bands)


def test_pay_is_compared_by_zone_currency_period_and_basis_and_never_converted() -> None:
    before = stands("S", band("CA", 50, 60), band("US", 50, 60, currency="USD"), band("FR", 1, 2))
    now = stands("S", band("CA", 55, 60), band("US", 50, 60), band("CA", 9, 9, period="hour"))
    told = contrast(before, now).pay
    assert [(change.key, change.kind) for change in told] == [
        ("CA.CAD.year.base", "raised"),
        ("US.CAD.year.base", "new"),
        ("CA.CAD.hour.base", "new"),
        ("US.USD.year.base", "dropped"),
        ("FR.CAD.year.base", "dropped"),
    ]


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (50, 60, "same"),
        (51, 61, "raised"),
        (50, 61, "raised"),
        (49, 60, "lowered"),
        (49, 61, "changed"),
    ],
)
def test_a_band_is_raised_where_no_end_falls(low: float, high: float, kind: str) -> None:
    told = contrast(stands("S", band("CA", 50, 60)), stands("S", band("CA", low, high)))
    assert [change.kind for change in told.pay] == [kind]


def test_the_same_band_with_something_else_on_top_is_changed() -> None:
    more = band("CA", 50, 60, variable=Variable(target_percent=10, basis="quota"))
    told = contrast(stands("S", band("CA", 50, 60)), stands("S", more))
    assert [change.kind for change in told.pay] == ["changed"]


def test_scope_is_compared_as_the_texts_of_each_ladder() -> None:
    told = contrast(stands("One desk"), stands("Two desks")).scope
    assert [(change.facet, change.kind) for change in told] == [
        ("scope", "changed"),
        ("autonomy", "same"),
        ("influence", "same"),
        ("complexity", "same"),
    ]
    nowhere = Placed(role({}), None, ())
    assert {change.kind for change in contrast(nowhere, stands("S")).scope} == {"new"}
    assert {change.kind for change in contrast(stands("S"), nowhere).scope} == {"dropped"}
    assert contrast(nowhere, nowhere).scope == ()


def test_two_roles_are_compared_once_the_lower_first_else_from_and_to() -> None:
    up = card("up", 2, ("down", "lateral"), ("z", "lateral"))
    cards = {c.id: c for c in (up, card("down", 1, ("up", "promotion")), card("z", 2))}
    assert pairs(cards) == (("down", "up"), ("up", "z"))
    there, back = card("b", 1, ("a", "lateral")), card("a", 1, ("b", "lateral"))
    assert ordered(there, back) == ordered(back, there) == ("a", "b")
    alone = {"a": card("a", 1, ("a", "lateral"), ("gone", "promotion"))}
    assert pairs(alone) == ()
