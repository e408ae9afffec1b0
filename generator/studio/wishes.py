"""What a form says of a posting, as one record: from a role and a place, a file, a form, a draft.

Its fields have the names that they have in the posting's file. Every value by itself is one that a
file may hold; whether they fit each other, the role and the law is for `rolebook check` to say.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from generator.book.model import Asking, LanguageNeed, PostingPay, record
from generator.book.values import (
    UNFINISHED,
    Apply,
    Date,
    Employment,
    Hours,
    Id,
    Name,
    Percent,
    Words,
    WorkMode,
)
from generator.drafts import OPEN_FOR, next_requisition, usual_mode
from generator.pay import band_for

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from generator.book.edition import Edition
    from generator.book.model import PayBand


@record
class Translation:
    """A text of a posting in another language.

    `of` is the digest of the text that it was made from, empty where nothing records that, and None
    where it was typed here: then it is made from what stands there when it is saved.
    """

    text: Words
    of: str | None = None


@record
class Wishes:
    """What a form says of a posting; `differs` is plain data, as the file has it.

    `translations` has its texts in other languages: by the language, then by the text's lasting
    name in the file, such as `differs/duties/add/ID/text`. They stand in files of their own.
    """

    requisition: Name
    role: Id
    location: Id
    industry: Id | None = None
    work_mode: WorkMode
    employment: Employment = "full_time"
    openings: Annotated[int, Field(ge=1)] = 1
    posted: Date
    closes: Date | Literal["ongoing"]
    starts: Date | None = None
    ends: Date | None = None
    hours: Hours | None = None
    travel_percent: Percent | None = None
    pay: PostingPay | None = None
    other_pay: Words | Literal[False] | None = None
    vacancy: Literal["existing", "future"]
    ai_screening: bool
    languages: tuple[LanguageNeed, ...] = ()
    differs: dict[str, Any] | None = None
    note: Words | None = None
    apply: Apply
    contact: Asking | None = None
    translations: dict[str, dict[str, Translation]] | None = None


BESIDE = "translations"
"""What a form says and the posting's own file doesn't."""

FIELDS = tuple(field.name for field in fields(Wishes) if field.name != BESIDE)
"""The fields of a posting's file that a form fills, in the order in which a file has them."""

_ADAPTER: TypeAdapter[Wishes] = TypeAdapter(Wishes)


def from_role(edition: Edition, role: str, place: str) -> Wishes:
    """A posting of a role at a place, with all that follows: mode, days, number, the band's pay.

    It opens today and closes in four weeks. KeyError for a role or a place that the book lacks.
    """
    location, today = edition.location(place), edition.book.project.today
    return Wishes(
        requisition=next_requisition(edition, today.year),
        role=role,
        location=place,
        work_mode=usual_mode(location),
        posted=today,
        closes=today + OPEN_FOR,
        pay=band_pay(edition, role, place, today),
        vacancy="existing",
        ai_screening=False,
        apply=UNFINISHED,
    )


def from_posting(data: Mapping[str, Any]) -> Wishes:
    """What a posting's file says, of its plain data; ValueError where a posting can't say so."""
    return from_data({name: data[name] for name in FIELDS if name in data})


def from_data(data: Mapping[str, Any]) -> Wishes:
    """The wishes that `to_data` gave this data for; ValueError for any other."""
    return from_json(json.dumps(data))


def from_json(text: str | bytes) -> Wishes:
    """The wishes that `to_json` gave this text for; ValueError for any other."""
    return _ADAPTER.validate_json(text)


def to_data(wishes: Wishes) -> dict[str, Any]:
    """Plain data, in the order of a posting's file; what is as usual is left out."""
    found: dict[str, Any] = _ADAPTER.dump_python(wishes, mode="json", exclude_defaults=True)
    return found


def file_data(wishes: Wishes) -> dict[str, Any]:
    """Plain data as a posting's own file has it."""
    return {name: value for name, value in to_data(wishes).items() if name != BESIDE}


def to_json(wishes: Wishes) -> str:
    """The text of a draft."""
    return json.dumps(to_data(wishes), ensure_ascii=False, indent=1)


def band_of(edition: Edition, wishes: Wishes) -> PayBand | None:
    """The role's band at the place on the day on which the posting opens."""
    return _band(edition, wishes.role, wishes.location, wishes.posted)


def band_pay(edition: Edition, role: str, place: str, day: dt.date) -> PostingPay | None:
    """The pay of a posting that says the whole band of its place; None where there is none."""
    band = _band(edition, role, place, day)
    return PostingPay(min=band.min, max=band.max) if band else None


def duplicate(edition: Edition, wishes: Wishes, place: str) -> Wishes:
    """The same vacancy at another place: a number, days, mode and pay of its own."""
    fresh = from_role(edition, wishes.role, place)
    fits = wishes.work_mode != "remote" and fresh.work_mode != "remote"
    return replace(
        renumbered(wishes, fresh.requisition),
        location=place,
        work_mode=wishes.work_mode if fits else fresh.work_mode,
        posted=fresh.posted,
        closes=fresh.closes,
        starts=None,
        ends=None,
        pay=fresh.pay,
    )


def reopen(edition: Edition, wishes: Wishes, posted: dt.date) -> Wishes:
    """The same vacancy opened again, on a day and for four weeks, with a number of its own.

    Work that would begin before the last day to apply has its days left out.
    """
    number = next_requisition(edition, edition.book.project.today.year)
    closes = posted + OPEN_FOR
    over = wishes.starts is not None and wishes.starts <= closes
    return replace(
        renumbered(wishes, number),
        posted=posted,
        closes=closes,
        starts=None if over else wishes.starts,
        ends=None if over else wishes.ends,
    )


def close(wishes: Wishes, day: dt.date) -> Wishes:
    """The posting with its last day: this one, or the one on which it opens where that is later."""
    return replace(wishes, closes=max(day, wishes.posted))


def renumbered(wishes: Wishes, number: str) -> Wishes:
    """With another number; where to apply is open where the address has the old number in it."""
    led = wishes.requisition in wishes.apply
    said = {
        language: {
            name: one
            for name, one in texts.items()
            if name != "apply" or wishes.requisition not in one.text
        }
        for language, texts in (wishes.translations or {}).items()
    }
    apply = UNFINISHED if led else wishes.apply
    return replace(wishes, requisition=number, apply=apply, translations=said or None)


def _band(edition: Edition, role: str, place: str, day: dt.date) -> PayBand | None:
    return band_for(edition.role(role).pay, edition.location(place).zone, day)
