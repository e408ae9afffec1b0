"""Whether a vacancy fits its dates, its role's pay, and where and how the work is done."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, get_args

from generator.book.book import COMPANY
from generator.book.values import Period
from generator.checks.pay import min_over_max
from generator.offer import region_of
from generator.pay import band_for, ends, has_ends, yearly, zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import PayBand, Posting
    from generator.checks.subject import Subject
    from generator.findings import Finding

PERIODS: tuple[Period, ...] = get_args(Period)

OFFICE_DAYS = re.compile(
    r"\bhybrid\b|\bhybride\b"
    r"|\bdays? (?:a|each|per|every) week\b[^.]{0,40}\b(?:office|site)\b"
    r"|\b(?:office|on site)\b[^.]{0,40}\bdays? (?:a|each|per|every) week\b"
    r"|\bjours? par semaine\b[^.]{0,40}\b(?:bureau|place)\b",
    re.IGNORECASE,
)
"""Words that say that part of the work is done in an office, week by week."""


def can_be_read(edition: Edition, posting: Posting) -> bool:
    """Whether all that a posting stands on is there: role, place, employer, industry."""
    things = [("role", posting.role), ("location", posting.location), COMPANY]
    if posting.industry:
        things.append(("industry", posting.industry))
    return all(edition.whole(*thing) for thing in things)


def dates(subject: Subject) -> Iterator[Finding]:
    """A posting closes no sooner than it opens, and its work ends no sooner than it starts."""
    posting = subject.thing
    if isinstance(posting.closes, dt.date) and posting.closes < posting.posted:
        yield subject.find(
            "posting-closes-before-posted",
            ("closes",),
            f"it closes on {posting.closes}, before it opens on {posting.posted}",
            "correct one of the dates",
        )
    first = posting.starts or posting.posted
    if posting.ends and posting.ends < first:
        begins = "it starts" if posting.starts else "the posting opens"
        yield subject.find(
            "posting-ends-before-starts",
            ("ends",),
            f"the work ends on {posting.ends}, before {begins} on {first}",
            "correct one of the dates",
        )


def start(subject: Subject) -> Iterator[Finding]:
    """A fixed term has a first day, and work starts no sooner than the posting opens."""
    posting = subject.thing
    if posting.ends and not posting.starts:
        yield subject.find(
            "posting-start",
            ("ends",),
            f"the work ends on {posting.ends}, and nothing says when it starts",
            "add `starts: YYYY-MM-DD`, or take `ends` out if it has no end",
            on="key",
        )
    elif posting.starts and posting.starts < posting.posted:
        yield subject.find(
            "posting-start",
            ("starts",),
            f"the work starts on {posting.starts}, before the posting opens on {posting.posted}",
            "correct one of the dates",
        )


def requisition(subject: Subject) -> Iterator[Finding]:
    """No two postings have one requisition; told in all but the first of them."""
    number = subject.thing.requisition
    first, *_ = subject.edition.postings_numbered(number)
    if first != subject.name:
        yield subject.find(
            "posting-same-requisition",
            ("requisition",),
            f"`{number}` is the requisition of the posting `{first}` already",
            "give each vacancy a number of its own; it is never used again",
        )


def pay(subject: Subject) -> Iterator[Finding]:
    """A posting's pay lies inside the role's band for the location's zone on its day."""
    posting, edition = subject.thing, subject.edition
    said = posting.pay
    if said and said.min is not None and said.max is not None:
        yield from min_over_max(subject, said.min, said.max, ("pay", "min"))
    if not edition.whole("role", posting.role) or not edition.whole("location", posting.location):
        return
    zone = edition.location(posting.location).zone
    band = band_for(edition.role(posting.role).pay, zone, posting.posted)
    if band is None:
        lack = f"`{posting.role}` has no pay band for the zone {zone} on {posting.posted}"
        wanted = f"to `pay` of the role, for {' or for '.join(zones(zone))}"
        if posting.approval or not has_ends(said):
            yield subject.find("posting-no-band", ("location",), lack, f"add one {wanted}")
        else:
            governance = edition.role(posting.role).governance
            owner = governance.owner if governance else f"who looks after `{posting.role}`"
            lack += ": this pay has no currency, and the draft can’t be approved"
            yield subject.find(
                "posting-awaits-band", ("pay",), lack, f"ask {owner} to add one {wanted}"
            )
        return
    low, high = ends(said, band)
    far = [*_beyond(low, high, band)] if band.min <= band.max else []
    if far:
        yield subject.find(
            "posting-pay-outside-band",
            ("pay",),
            f"{_range(low, high)} is outside the band of `{posting.role}` in {band.zone}, "
            f"{band.min} to {band.max} {band.currency} a {band.period}: {' and '.join(far)}",
            _other_period(subject.edition, low, high, band)
            or "keep to the band, or change it first",
        )


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high}"
    return f"from {low}" if high is None else f"{low} to {high}"


def _beyond(low: float | None, high: float | None, band: PayBand) -> Iterator[str]:
    """How far the ends of a range lie outside a band, as phrases."""
    for name, end in (("low", low), ("high", high)):
        if end is not None and end < band.min:
            yield f"the {name} end is {_exact(band.min - end)} too low"
        elif end is not None and end > band.max:
            yield f"the {name} end is {_exact(end - band.max)} too high"


def _exact(amount: float) -> float:
    """A difference of two amounts, without what binary fractions add to it."""
    return round(amount, 4)


def _other_period(edition: Edition, low: float | None, high: float | None, band: PayBand) -> str:
    """Help for a range that would fit the band if it were for another period; else empty."""
    period = likely_period(edition, low, high, band)
    if period is None:
        return ""
    return (
        f"the band is for a {band.period}: these look like amounts for "
        f"{'an' if period == 'hour' else 'a'} {period}"
    )


def likely_period(
    edition: Edition, low: float | None, high: float | None, band: PayBand
) -> Period | None:
    """The other period than the band's for which a range would fit the band; None without one."""
    hours = edition.hours_per_year()
    bottom, top = (yearly(end, band.period, hours) for end in (band.min, band.max))
    for period in PERIODS:
        told = [yearly(end, period, hours) for end in (low, high) if end is not None]
        if period != band.period and all(bottom <= end <= top for end in told):
            return period
    return None


def one_pay(subject: Subject) -> Iterator[Finding]:
    """Work from home has one currency and period of pay wherever it may be done."""
    posting, edition = subject.thing, subject.edition
    if posting.work_mode != "remote":
        return
    if not edition.whole("role", posting.role) or not edition.whole("location", posting.location):
        return
    location, bands = edition.location(posting.location), edition.role(posting.role).pay
    ours = band_for(bands, location.zone, posting.posted)
    for area in location.remote_areas if ours else ():
        other = band_for(bands, area, posting.posted)
        if ours and other and (other.currency, other.period) != (ours.currency, ours.period):
            yield subject.find(
                "posting-mixed-pay",
                ("location",),
                f"this pays in {ours.currency} a {ours.period} by the band of {ours.zone}, but in "
                f"{area} `{posting.role}` is paid in {other.currency} a {other.period}",
                "make a location and a posting for each area",
            )


def where_remote(subject: Subject) -> Iterator[Finding]:
    """Work from home says where one may live, and is done from home alone."""
    posting, edition = subject.thing, subject.edition
    if not edition.whole("location", posting.location):
        return
    location = edition.location(posting.location)
    if posting.work_mode == "remote" and not location.remote_areas:
        yield subject.find(
            "posting-remote-nowhere",
            ("work_mode",),
            f"nothing says where one may live: `{posting.location}` has no `remote_areas`",
            f"add `remote_areas: [{region_of(location)}]` to the location, or name another one",
        )
    if posting.work_mode != "remote" and location.remote_areas and not location.city:
        yield subject.find(
            "posting-not-remote",
            ("work_mode",),
            f"`{posting.location}` is an area to work from, without a workplace; this posting is "
            f"{posting.work_mode}",
            "write `work_mode: remote`, or name a location with a `city`",
        )
    days = OFFICE_DAYS.search(posting.note or "")
    if posting.work_mode == "remote" and days:
        yield subject.find(
            "posting-not-remote",
            ("work_mode",),
            f"`note` says “{days[0]}”; a remote posting is done from home alone",
            "write `work_mode: hybrid`, or take it out of the note",
        )
