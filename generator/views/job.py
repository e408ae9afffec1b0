"""A posting into the bare values that machines read: dates, amounts, codes, addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.book.values import UNFINISHED
from generator.offer import region_of
from generator.pay import ends
from generator.views.places import place_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.book.edition import Edition
    from generator.book.model import Location, PayBand, Posting, Requirement, Role
    from generator.book.values import Degree, Employment, Period, WorkMode
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Salary:
    """Base pay from a low to a high end, in one currency and for one period.

    An end that the posting doesn't say is None.
    """

    currency: str
    period: Period
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or a part of one, by its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a workplace is; empty where the book doesn't say."""

    street: str
    city: str
    region: str
    postal_code: str
    country: str


@dataclass(frozen=True, slots=True)
class Job:
    """A posting for machines. Every value but `changed` also stands on its page, in words.

    `areas` are where one may live: for work done wholly remotely. `address` is the page's own, and
    empty where the site has none; so are `crumbs`. `reference` is the posting's id, which never
    changes, so that a job board knows the same posting again. It says what it says since the day
    `changed`, on which it opened or was last approved.
    """

    address: str
    reference: str
    requisition: str
    posted: dt.date
    changed: dt.date
    closes: dt.date | None
    starts: dt.date | None
    ends: dt.date | None
    employment: Employment
    mode: WorkMode
    hours: float | None
    openings: int
    vacancy: Literal["existing", "future"]
    ai_screening: bool
    workplace: Address | None
    areas: tuple[Area, ...]
    salary: Salary | None
    email: str
    phone: str
    travel_percent: float | None
    degree: Degree | None
    months: int | None
    experience_instead: bool
    onet_soc: str
    noc_2021: str
    crumbs: tuple[tuple[str, str], ...]


def job(  # noqa: PLR0913 - what a posting is made of
    edition: Edition,
    words: Wording,
    posting: Posting,
    role: Role,
    band: PayBand | None,
    *,
    name: str,
    requirements: Iterable[Requirement],
    address: str,
    crumbs: tuple[tuple[str, str], ...],
) -> Job:
    """The values of a posting; `address` is its page's absolute one, `crumbs` the way to it."""
    location, approval = edition.location(posting.location), posting.approval
    must = [item for item in requirements if item.must]
    degree = next((item for item in must if item.education), None)
    months = max((item.months for item in must if item.months), default=None)
    remote = posting.work_mode == "remote"
    return Job(
        address=address,
        reference=name,
        requisition="" if posting.requisition == UNFINISHED else posting.requisition,
        posted=posting.posted,
        changed=max(posting.posted, approval.on) if approval else posting.posted,
        closes=posting.closes if isinstance(posting.closes, dt.date) else None,
        starts=posting.starts,
        ends=posting.ends,
        employment=posting.employment,
        mode=posting.work_mode,
        hours=posting.hours,
        openings=posting.openings,
        vacancy=posting.vacancy,
        ai_screening=posting.ai_screening,
        workplace=None if remote and not location.city else _address(location),
        areas=_areas(edition, words, location) if remote else (),
        salary=_salary(posting, band),
        email=posting.contact.email if posting.contact else "",
        phone=(posting.contact.phone or "") if posting.contact else "",
        travel_percent=posting.travel_percent,
        degree=degree.education if degree else None,
        months=months,
        experience_instead=bool(degree and months and _instead(degree)),
        onet_soc=(role.codes.onet_soc or "") if role.codes else "",
        noc_2021=(role.codes.noc_2021 or "") if role.codes else "",
        crumbs=crumbs,
    )


def _instead(degree: Requirement) -> bool:
    return degree.or_experience


def _address(location: Location) -> Address:
    country, _, part = region_of(location).partition("-")
    return Address(
        street=location.street or "",
        city=location.city or "",
        region=part,
        postal_code=location.postal_code or "",
        country=country,
    )


def _areas(edition: Edition, words: Wording, location: Location) -> tuple[Area, ...]:
    codes = location.remote_areas or (region_of(location),)
    return tuple(Area(code, place_label(edition, words, code)) for code in codes)


def _salary(posting: Posting, band: PayBand | None) -> Salary | None:
    """Base pay; pay on target is not base pay, and stays on the page alone."""
    if band is None or band.basis != "base":
        return None
    return Salary(band.currency, band.period, *ends(posting.pay, band))
