"""Whether a posting says what the law of its place and days asks for: information, not advice.

A lack is a warning, or advice where a day, a threshold or a reach isn't known for certain.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.asking import asks
from generator.book.book import COMPANY
from generator.book.edition import Edition
from generator.book.values import PROFICIENCIES
from generator.checks.posting import can_be_read
from generator.gendered import gendered
from generator.industry import asked_by
from generator.law import NAMES, NOT_ADVICE, Spot, claims, table, unknown
from generator.offer import benefits, region_of, statements_there
from generator.pay import WEEKS_A_YEAR, band_for, ends, has_ends, yearly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.asking import Asked
    from generator.book.model import Company, Location, PayBand, Posting, Role
    from generator.book.overlay import Path
    from generator.checks.subject import Subject
    from generator.findings import Finding
    from generator.industry import Ask
    from generator.law import Claim, Width

OPEN_END = "the pay has an open end"
ONE_AMOUNT = "the pay is one amount"
OPEN_UNREAD = "whether an open end will do was not read"
ONE_UNREAD = "whether one amount will do was not read"
HUNDREDTHS = 100
CANADA = re.compile(r"\bcanad", re.IGNORECASE)


class Lack(NamedTuple):
    """What a posting lacks of a requirement, where, and how to mend it; `doubt` if it may not.

    `text` is the text that asks for what may not be asked for, and empty of all else.
    """

    at: tuple[str | int, ...]
    said: str
    fix: str
    doubt: str = ""
    text: str = ""


class Lacking(NamedTuple):
    """A finding, with the claim that it is of and what is lacking of that."""

    claim: Claim
    lack: Lack
    found: Finding


@dataclass(frozen=True, slots=True)
class Case:
    """A posting with all that it is made of, as far as a law looks at it."""

    subject: Subject
    posting: Posting
    role: Role
    location: Location
    company: Company
    band: PayBand | None
    ask: Ask

    @property
    def pay(self) -> tuple[str, ...]:
        """Where the pay is said: in the posting, or else by its location's band."""
        return ("pay",) if self.posting.pay else ("location",)


def requirements(subject: Subject) -> Iterator[Finding]:
    """What the laws of a posting's place and days ask for, and it doesn't say."""
    yield from (each.found for each in lacking(subject))


def lacking(subject: Subject) -> Iterator[Lacking]:
    """What a posting lacks, with the law that asks for it."""
    case = _case(subject)
    if case is None:
        return
    for claim in _claims(case):
        for lack in LACKS.get(claim.requirement.what, _nothing)(case, claim):
            yield Lacking(claim, lack, _finding(subject, claim, lack))


def _claims(case: Case) -> Iterator[Claim]:
    """What the laws of a posting's place and days ask for."""
    internal = case.company.internal
    headcount = internal.headcount if internal else {}
    spot = _spot(case.posting, case.location)
    yield from claims(spot, headcount, case.posting.posted, _reached(case))


def _case(subject: Subject) -> Case | None:
    """The posting with its role, location, industry and employer; None where one can't be read."""
    posting, edition = subject.thing, subject.edition
    if not can_be_read(edition, posting):
        return None
    role, location = edition.role(posting.role), edition.location(posting.location)
    return Case(
        subject=subject,
        posting=posting,
        role=role,
        location=location,
        company=edition.company(),
        band=band_for(role.pay, location.zone, posting.posted),
        ask=asked_by(edition, posting),
    )


def _spot(posting: Posting, location: Location) -> Spot:
    remote = posting.work_mode == "remote"
    region = region_of(location)
    return Spot(
        region=region,
        city=location.city or "",
        areas=(location.remote_areas or (region,)) if remote else (),
    )


def _reached(case: Case) -> Callable[[dt.date], bool]:
    """Whether a day comes before the posting ends: one without a last day ends today."""
    closes = case.posting.closes
    if isinstance(closes, dt.date):
        return lambda day: day <= closes
    return case.subject.edition.begun


def _finding(subject: Subject, claim: Claim, lack: Lack) -> Finding:
    law, requirement = claim.law, claim.requirement
    source = f"{law.law}, {law.confidence}: {law.sources[0]}"
    doubts = [*claim.doubts, *([lack.doubt] if lack.doubt else [])]
    thing = NAMES[requirement.what]
    days = f"from {claim.begins} on" if claim.begins else f"since {requirement.since}"
    bound = f"{days}, {law.whom}" if doubts and requirement.since else law.whom if doubts else ""
    parts = (lack.fix, claim.sized, bound, source, NOT_ADVICE)
    if doubts:
        code = "law-unsure"
        message = f"{lack.said}: {law.called} may ask for {thing}, but {'; '.join(doubts)}"
    elif requirement.what == "french_version":
        code = "translation-required" if subject.thing.approval else "translation-awaited"
        when = "" if subject.thing.approval else "before anyone approves it, "
        message = f"{when}{law.place} requires {lack.said}"
    else:
        code = CODES[requirement.what]
        message = f"{lack.said}: {days}, {law.called} asks {law.whom} for {thing}"
    return subject.find(code, lack.at, message, "; ".join(part for part in parts if part))


def _nothing(case: Case, claim: Claim) -> Iterator[Lack]:
    """What the model itself guarantees: see `generator.law.HELD_BY_MODEL`."""
    del case, claim
    return iter(())


# --- a function a requirement ---------------------------------------------------------------------


def pay_range(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting states what is paid, as a range where one amount or an open end won't do."""
    asks, band = claim.requirement, case.band
    if band is None:
        yield Lack(case.pay, _unpaid(case), "add a band for the place to `pay` of the role")
        return
    low, high = ends(case.posting.pay, band)
    if low is None or high is None:
        if not asks.open_ended:
            unread = "" if asks.open_ended is False else OPEN_UNREAD
            fix = "write both `min` and `max`"
            yield Lack(case.pay, OPEN_END, fix, unread)
    elif low == high:
        later = asks.single_amount_from
        if not asks.single_amount or (later and case.posting.posted < later):
            sure = asks.single_amount is False
            unread = "" if sure else ONE_UNREAD
            yield Lack(case.pay, ONE_AMOUNT, "write a range", unread)
    elif asks.width:
        yield from _width(case, asks.width, band, (low, high))


def _width(case: Case, width: Width, band: PayBand, pay: tuple[float, float]) -> Iterator[Lack]:
    """A range, with what depends on results at its target, is no wider than the law lets it be."""
    most = f"{width.amount:,} {width.currency}"
    if width.currency != band.currency:
        yield Lack(
            case.pay,
            "how wide the range is was not measured",
            f"work out what it comes to in {width.currency}",
            f"a range may be {most} a year wide at most, and this one is in {band.currency}",
        )
        return
    share = _share(band)
    low, high = (round(end * _times(case, band), 2) for end in pay)
    wide = round(high - low, 2)
    if high > width.exempt_above:
        return
    if wide > width.amount:
        counted = f", with {share} % variable pay counted in" if share else ""
        yield Lack(
            case.pay,
            f"the range is {_exactly(wide)} {width.currency} a year wide{counted}",
            f"narrow it to {most}",
        )
    elif case.posting.other_pay and _may_count(case.posting.other_pay):
        yield Lack(
            ("other_pay",),
            f"the range was measured without “{case.posting.other_pay}”",
            "add what of it is promised to both ends and look again",
            f"a range may be {most} a year wide at most, with base pay, commission and bonuses "
            "that nobody may withhold counted together",
        )


@dataclass(frozen=True, slots=True)
class Limit:
    """How wide a law lets a range be, in the currency and for the period of a band.

    `most` is without what depends on results, `amount` the law's own words for it: of a year, in
    `currency`, all counted; `times` is how often an amount of the band goes into that, with `share`
    percent that depend on results. A range whose top is above `free_above` may be wider. `sure`
    says that nothing is doubtful about it.
    """

    most: float
    amount: float
    currency: str
    free_above: float
    sure: bool
    times: float = 1
    share: float = 0

    def forbids(self, low: float, high: float) -> bool:
        """Whether a range is wider than that."""
        return high <= self.free_above and round(high - low, 2) > self.most


def limit(subject: Subject) -> Limit | None:
    """The narrowest width that the laws of a posting's place let its range have; None without one.

    A law that counts in another currency than the band has no part in it.
    """
    case = _case(subject)
    if case is None or case.band is None:
        return None
    times = _times(case, case.band)
    limits = [
        Limit(
            most=int(width.amount / times * HUNDREDTHS) / HUNDREDTHS,
            amount=width.amount,
            currency=width.currency,
            free_above=round(width.exempt_above / times, 2),
            sure=not claim.doubts,
            times=times,
            share=_share(case.band),
        )
        for claim in _claims(case)
        if (width := claim.requirement.width) and width.currency == case.band.currency
    ]
    return min(limits, key=lambda each: each.most, default=None)


def narrowed(subject: Subject) -> tuple[float, float] | None:
    """The ends of a posting's range, the high one lowered until no law there calls it too wide.

    None where it isn't too wide, or where lowering that end wouldn't do.
    """
    case = _case(subject)
    if case is None or case.band is None:
        return None
    low, high = ends(case.posting.pay, case.band)
    widths = [c.requirement.width for c in _claims(case) if c.requirement.width]
    if low is None or high is None or not any(_too_wide(case, w, (low, high)) for w in widths):
        return None
    top = min(low + int(width.amount / _times(case, case.band)) for width in widths)
    return (low, top) if top > low else None


def _too_wide(case: Case, width: Width, pay: tuple[float, float]) -> bool:
    """Whether a range is certainly wider than a law lets it be."""
    band = case.band
    if band is None or width.currency != band.currency:
        return False
    low, high = (round(end * _times(case, band), 2) for end in pay)
    return high <= width.exempt_above and round(high - low, 2) > width.amount


def _times(case: Case, band: PayBand) -> float:
    """How many times an amount of a band goes into a year's, with what depends on results in it."""
    weekly = case.posting.hours
    hours = weekly * WEEKS_A_YEAR if weekly else case.subject.edition.hours_per_year()
    return yearly(1, band.period, hours) * (100 + _share(band)) / 100


def _share(band: PayBand) -> float:
    return band.variable.target_percent if band.variable and band.basis == "base" else 0


def _exactly(amount: float) -> str:
    """An amount with its cents, where it has any: what is just too much mustn't look right."""
    return f"{amount:,.2f}".removesuffix(".00")


PROMISE = re.compile(
    r"\d|\b(?:bonus|commission|prime|boni|gratification|profit|bénéfice|participation|share)",
    re.IGNORECASE,
)
"""What a text on other pay has in it, if it may be money that counts with the base."""
AT_WILL = re.compile(
    r"(?<!non[- ])\bdiscretionary (?:\w+ )?bonus[^.;]*"
    r"|\b(?:prime|boni|gratification)s? discrétionnaire[^.;]*",
    re.IGNORECASE,
)


def _may_count(text: str) -> bool:
    """Whether a text on other pay may speak of money that a range is measured with."""
    return bool(PROMISE.search(AT_WILL.sub("", text)))


def minimum_pay(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting states the least that is paid, and whether more may be."""
    del claim
    said = case.posting.pay
    if case.band is None and has_ends(said):
        yield Lack(case.pay, _unpaid(case), "add a band for the place to `pay` of the role")
    elif case.band is None or ends(said, case.band)[0] is None:
        yield Lack(case.pay, "no minimum pay is stated", "write `pay: {min: …}`")
    elif said is None or said.may_exceed is None:
        fix = "write `may_exceed: true` or `false` in `pay`"
        yield Lack(case.pay, "nothing says whether more may be paid", fix)


def pay_before_interview(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting states the pay: only so is it seen that applicants learn it in time."""
    del claim
    if case.band is None:
        fix = "state it, or tell it before each interview and silence this with that reason"
        yield Lack(case.pay, _unpaid(case), fix)


def _unpaid(case: Case) -> str:
    """What a posting without a band lacks of pay: all of it, or what its amounts are in."""
    stated = has_ends(case.posting.pay)
    return "no band says in which currency this is paid" if stated else "no pay is stated"


def benefits_of(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting names benefits."""
    if not benefits(case.subject.edition, case.location, case.posting.employment):
        which = "all that there are" if claim.requirement.everything else "them"
        fix = f"write {which} in `benefits` of company.yaml, for the place and this employment"
        yield Lack(("location",), "no benefit is named", fix)


def other_pay(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting says what is paid besides the base, or that nothing is."""
    if case.posting.other_pay is None and not (case.band and case.band.variable):
        which = "all of it" if claim.requirement.everything else "it"
        fix = f"write {which} in `other_pay`, or `other_pay: false` where there is none"
        yield Lack(case.pay, "nothing says what is paid besides", fix)


def accommodation(case: Case, claim: Claim) -> Iterator[Lack]:
    """The posting says how to ask for an accommodation, in the words of company.yaml."""
    del claim
    if case.company.accommodation is None:
        fix = "write `accommodation: {email: …, text: …}` in company.yaml"
        yield Lack(("location",), "nothing says how to ask for an accommodation", fix)


def french(case: Case, claim: Claim) -> Iterator[Lack]:
    """All that a posting shows is in French as well; a draft may become so."""
    names = [
        "company.yaml" if thing == COMPANY else "{} `{}`".format(*thing) for thing in _untold(case)
    ]
    if names:
        named = [*names[:NAMED], *([f"{len(names) - NAMED} more"] * (len(names) > NAMED))]
        listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
        lacks = f"{listed} {'is' if len(names) == 1 else 'are'} not wholly translated"
        said = lacks if claim.doubts else f"this posting in `{FRENCH}`: {lacks}"
        yield Lack(("location",), said, f"write what the translation into `{FRENCH}` lacks")


def without_french(subject: Subject) -> tuple[tuple[str, str], ...]:
    """What a posting shows that is not wholly in French, by kind and id."""
    case = _case(subject)
    return _untold(case) if case else ()


def _untold(case: Case) -> tuple[tuple[str, str], ...]:
    edition = case.subject.edition
    if edition.language == FRENCH:
        return ()
    return tuple(
        (kind, name)
        for kind, name, shown in _shown(case)
        if any(
            not shown or any(path[: len(begin)] == begin for begin in shown)
            for path in edition.lacking(kind, name, FRENCH)
        )
    )


FRENCH = "fr"
NAMED = 4
"""So many things without a translation are named; of more, the number is told."""


def _shown(case: Case) -> Iterator[tuple[str, str, Sequence[Path]]]:
    """The things that a posting shows: kind, name, where the shown texts begin; none: all are."""
    posting, edition = case.posting, case.subject.edition
    yield "posting", case.subject.name, ()
    yield "role", posting.role, ()
    if posting.industry:
        yield "industry", posting.industry, ()
    yield *COMPANY, tuple(_shown_of_company(case))
    yield "location", posting.location, ()
    others: list[tuple[str, str, Sequence[Path]]] = [("ladder", case.role.ladder, (("title",),))]
    for name, need in case.ask.skills.items():
        seen = ("proficiency", PROFICIENCIES[need.level - 1])
        others.append(("skill", name, (("name",),) if need.evidence else (("name",), seen)))
    others += [("tool", name, ()) for name in case.ask.tools]
    others += [("role", step.role, (("title",),)) for step in case.role.next]
    yield from (one for one in others if edition.whole(*one[:2]))


def _shown_of_company(case: Case) -> Iterator[Path]:
    """Where the texts of company.yaml begin that a posting shows."""
    edition, company = case.subject.edition, case.company
    yield from (("about",), ("accommodation",))
    offered = benefits(edition, case.location, case.posting.employment)
    for index, benefit in enumerate(company.benefits):
        if benefit.text in offered:
            yield ("benefits", index)
    said = statements_there(edition, case.location)
    for index, statement in enumerate(company.statements):
        if statement in said:
            yield ("statements", index)


def neutral_title(case: Case, claim: Claim) -> Iterator[Lack]:
    """The title names no gender, in any language that the book has it in."""
    del claim
    edition, name = case.subject.edition, case.posting.role
    for language, words in table().titles.items():
        other = Edition(edition.book, language)
        other.reads = edition.reads
        if other.main or other.translated("role", name):
            title = str(other.card(name).title)
            for word, neutral in gendered(title, words):
                lacks = f"`{word}` in “{title}” names a gender"
                yield Lack(("role",), lacks, f"write {neutral}", text=title)


def canadian_experience(case: Case, claim: Claim) -> Iterator[Lack]:
    """Nobody is asked for experience in Canada."""
    del claim
    for text, at, of in _requirements(case):
        if (of and CANADA.search(text)) or _asks(case, "canadian_experience", text):
            fix = "ask for what someone must be able to do, wherever they learnt it"
            yield Lack(at, f"“{text}” asks for Canadian experience", fix, text=text)


def drivers_licence(case: Case, claim: Claim) -> Iterator[Lack]:
    """Nobody is asked for a driver's licence for work without driving."""
    del claim
    asking = [(t, at) for t, at, _ in _requirements(case) if _asks(case, "drivers_licence", t)]
    if not asking or any(_asks(case, "driving", duty.text) for duty in case.ask.duties):
        return
    for text, at in asking:
        fix = "take it out; it may stay where driving is a duty and no other way serves"
        lacks = f"“{text}” asks for a driver’s licence, driving is no duty"
        yield Lack(at, lacks, fix, text=text)


def other_language(case: Case, claim: Claim) -> Iterator[Lack]:
    """A language other than French is asked for in `languages`, where each one has its reason."""
    del claim
    reasoned = {need.language.partition("-")[0] for need in case.posting.languages} - {"fr"}
    for text, at, _ in _requirements(case):
        asked = _asks(case, "other_language", text)
        if any((one.tongue not in reasoned) if one.tongue else not reasoned for one in asked):
            fix = "give the reason in `languages`, or take it out"
            lacks = f"“{text}” asks for a language of which `languages` gives no reason"
            yield Lack(at, lacks, fix, text=text)


def _asks(case: Case, topic: str, text: str) -> list[Asked]:
    names = (case.company.legal_name or "", case.company.name)
    return list(asks(topic, text, filter(None, names)))


def _requirements(case: Case) -> Iterator[tuple[str, Path, bool]]:
    """What someone is asked to bring, in the book's words, where, and whether it is experience."""
    added = [item.id for item in case.posting.differs.requirements.add]
    for item in case.ask.requirements:
        at: Path = ("role",)
        if item.id in added:
            at = ("differs", "requirements", "add", added.index(item.id))
        if item.of:
            yield item.of, at, True
        yield from ((text, at, False) for text in (item.text, item.equivalent) if text)
    if case.posting.note:
        sentences = re.split(r"(?<=[.!?])\s+|\n+", case.posting.note)
        yield from ((text, ("note",), False) for text in sentences if text)


LACKS: Mapping[str, Callable[[Case, Claim], Iterator[Lack]]] = {
    "pay_range": pay_range,
    "minimum_pay": minimum_pay,
    "pay_before_interview": pay_before_interview,
    "benefits": benefits_of,
    "other_pay": other_pay,
    "accommodation_statement": accommodation,
    "french_version": french,
    "gender_neutral_title": neutral_title,
    "reasons_for_other_language": other_language,
    "no_canadian_experience": canadian_experience,
    "no_drivers_licence": drivers_licence,
}
"""What looks for each requirement; the model holds the others."""

CODES = {
    "pay_range": "law-pay-range",
    "minimum_pay": "law-minimum-pay",
    "pay_before_interview": "law-pay-before-interview",
    "benefits": "law-benefits",
    "other_pay": "law-other-pay",
    "accommodation_statement": "law-accommodation",
    "gender_neutral_title": "law-gendered-title",
    "reasons_for_other_language": "law-other-language",
    "no_canadian_experience": "law-canadian-experience",
    "no_drivers_licence": "law-drivers-licence",
}
"""The code of each finding that is a requirement for certain; French has one of its own."""


# --- places ---------------------------------------------------------------------------------------


def places(subject: Subject) -> Iterator[Finding]:
    """A law is known for the posting's place: that none is, is said and not guessed."""
    posting, edition = subject.thing, subject.edition
    if not edition.whole("location", posting.location):
        return
    spot = _spot(posting, edition.location(posting.location))
    places = unknown(spot)
    if places:
        yield subject.find(
            "law-none-known",
            ("location",),
            f"no law on job advertisements is known here for {' and '.join(places)}, which isn’t "
            "to say that there is none",
            f"{_narrower(spot)}; {NOT_ADVICE}",
        )


def _narrower(spot: Spot) -> str:
    """What to do where a place has no law that is known: say it more exactly, if a part has one."""
    laws = [] if spot.areas else table().laws
    inner = sorted({law.region for law in laws if law.region.startswith(f"{spot.region}-")})
    if inner:
        return f"write which part of it in the location’s `region`: {', '.join(inner)} have laws"
    cities = [law.cities[0] for law in laws if law.cities and law.region == spot.region]
    if cities and not spot.city:
        return f"write the location’s `city`: {' and '.join(cities)} have laws"
    return "ask someone who knows the law there"
