"""What a form says of a posting: what follows from a role and a place, and what survives a trip."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import SMALL, TODAY, small
from building import ROOT
from generator.book import source
from generator.book.edition import Edition
from generator.book.load import load
from generator.book.model import PostingPay
from generator.project import open_project
from generator.studio.wishes import (
    FIELDS,
    close,
    duplicate,
    from_json,
    from_posting,
    from_role,
    reopen,
    to_data,
    to_json,
)

if TYPE_CHECKING:
    from pathlib import Path

PLACES = """\
zones:
  CA: {name: Canada}
  US: {name: United States}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
  anywhere: {name: Anywhere, zone: US, remote_areas: [US]}
"""
BANDS = SMALL["content/roles/counter.yaml"]
assert BANDS is not None
TWO_BANDS = BANDS.replace(
    "next:\n",
    "  - {zone: US, currency: USD, period: year, min: 40000, max: 45000, from: 2026-01-01}\n"
    "next:\n",
)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    files = {"content/locations.yaml": PLACES, "content/roles/counter.yaml": TWO_BANDS}
    return Edition(small(tmp_path, files)[0])


def test_all_that_follows_from_a_role_and_a_place(edition: Edition) -> None:
    assert to_data(from_role(edition, "counter", "toronto")) == {
        "requisition": "R-2026-002",
        "role": "counter",
        "location": "toronto",
        "work_mode": "on-site",
        "posted": "2026-11-24",
        "closes": "2026-12-22",
        "pay": {"min": 50000, "max": 60000},
        "vacancy": "existing",
        "ai_screening": False,
        "apply": "TO DO",
    }
    away = from_role(edition, "counter", "anywhere")
    assert (away.work_mode, away.pay) == ("remote", PostingPay(min=40000, max=45000))
    assert from_role(edition, "chief-counter", "toronto").pay is None
    with pytest.raises(KeyError):
        from_role(edition, "nobody", "toronto")


def test_the_fields_are_those_of_a_postings_file_that_people_fill(edition: Edition) -> None:
    from dataclasses import fields

    kept = {"approval", "internal", "silence"}
    assert set(FIELDS) - {"differs"} == {
        field.name for field in fields(type(edition.posting("counter-toronto")))
    } - kept - {"differs"}


def test_every_shipped_posting_survives_the_trip_through_a_draft() -> None:
    for path in sorted((ROOT / "content" / "postings").glob("*.yaml")):
        if path.stem.endswith(".fr"):
            continue
        data = source.parse(path.read_bytes(), path.name).data
        wishes = from_posting(data)
        assert from_json(to_json(wishes)) == wishes
        usual = {"employment": "full_time", "openings": 1}
        assert to_data(wishes) == {
            name: data[name] for name in FIELDS if name in data and data[name] != usual.get(name)
        }


@given(st.binary(max_size=60) | st.sampled_from([b"{}", b"[]", b"null", b'{"role": 1}']))
def test_any_other_text_is_no_draft(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(text)


def test_a_duplicate_has_what_follows_from_its_own_place(edition: Edition) -> None:
    first = replace(
        from_role(edition, "counter", "toronto"),
        work_mode="hybrid",
        requisition="R-2026-001",
        apply="https://a.test/R-2026-001",
        starts=dt.date(2027, 1, 4),
        note="Few sheep.",
    )
    copy = duplicate(edition, first, "anywhere")
    assert copy == replace(
        first,
        requisition="R-2026-002",
        location="anywhere",
        work_mode="remote",
        pay=PostingPay(min=40000, max=45000),
        apply="TO DO",
        starts=None,
    )
    assert duplicate(edition, first, "toronto").work_mode == "hybrid"
    other = replace(first, apply="mailto:jobs@a.test")
    assert duplicate(edition, other, "toronto").apply == "mailto:jobs@a.test"


def test_a_posting_opened_again_has_a_number_and_days_of_its_own(edition: Edition) -> None:
    first = replace(
        from_role(edition, "counter", "toronto"),
        requisition="R-2026-001",
        starts=dt.date(2027, 1, 4),
        ends=dt.date(2027, 12, 31),
    )
    again = reopen(edition, first, dt.date(2027, 2, 1))
    assert (again.requisition, again.posted, again.closes) == (
        "R-2026-002",
        dt.date(2027, 2, 1),
        dt.date(2027, 3, 1),
    )
    assert (again.starts, again.ends) == (None, None)
    assert reopen(edition, first, dt.date(2026, 12, 1)).starts == dt.date(2027, 1, 4)


def test_a_posting_is_closed_on_a_day_and_never_before_it_opens(edition: Edition) -> None:
    first = from_role(edition, "counter", "toronto")
    assert close(first, TODAY + dt.timedelta(days=3)).closes == dt.date(2026, 11, 27)
    assert close(first, dt.date(2026, 1, 1)).closes == first.posted


def test_every_role_of_the_shipped_book_can_be_posted_at_every_place() -> None:
    project, _ = open_project(ROOT)
    assert project is not None
    edition = Edition(load(project)[0])
    for role in edition.ids("role"):
        for place in edition.ids("location"):
            wishes = from_role(edition, role, place)
            assert from_json(to_json(wishes)) == wishes
