"""Whether a vacancy fits its dates, its role's pay and the languages of its place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.checks.pay import min_over_max
from generator.pay import band_for, zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding

LANGUAGES = {"CA-QC": "fr"}
"""Places where a posting must be in a language: Quebec, Charter of the French language, s. 41."""


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
    if posting.pay:
        yield from min_over_max(subject, posting.pay.min, posting.pay.max, ("pay", "min"))
    if not edition.whole("role", posting.role) or not edition.whole("location", posting.location):
        return
    zone = edition.location(posting.location).zone
    band = band_for(edition.role(posting.role).pay, zone, posting.posted)
    if band is None:
        yield subject.find(
            "posting-no-band",
            ("location",),
            f"`{posting.role}` has no pay band for the zone {zone} on {posting.posted}",
            f"add one to `pay` of the role, for {' or for '.join(zones(zone))}",
        )
    elif posting.pay and (posting.pay.min < band.min or posting.pay.max > band.max):
        yield subject.find(
            "posting-pay-outside-band",
            ("pay",),
            f"{posting.pay.min} to {posting.pay.max} is outside the band of `{posting.role}` in "
            f"{band.zone}: {band.min} to {band.max} {band.currency} a {band.period}",
            "keep to the band, or change the role's band first",
        )


def required_language(subject: Subject) -> Iterator[Finding]:
    """Where the place requires a language, all that the posting shows is wholly translated."""
    posting, edition = subject.thing, subject.edition
    if not edition.whole("location", posting.location) or not posting.approval:
        return
    region = edition.location(posting.location).region or ""
    language = LANGUAGES.get(region)
    if language is None or language == edition.language:
        return
    shown = {"posting": subject.name, "role": posting.role, "industry": posting.industry}
    lacking = [
        f"{kind} `{name}`"
        for kind, name in shown.items()
        if name and edition.whole(kind, name) and not edition.complete(kind, name, language)
    ]
    if lacking:
        what = f"{lacking[0]} is" if len(lacking) == 1 else f"{' and '.join(lacking)} are"
        yield subject.find(
            "translation-required",
            ("location",),
            f"{region} requires this posting in `{language}`: {what} not wholly translated",
            f"write what the translation into `{language}` lacks",
        )
