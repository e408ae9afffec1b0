"""The table of laws on job advertisements into what a posting's place, day and employer call for.

Everything here is information, never legal advice. What isn't known for certain (a day, a number of
employees, who is counted, work from home) is a doubt that a claim carries, and never a requirement.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.offer import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FILE = Path(__file__).parent / "data" / "laws.yaml"

NOT_ADVICE = "this is information, not legal advice"
"""What everything that is said about a law ends with."""

EU = "EU"

HELD_BY_MODEL = {
    "deadline": ("posting", ("closes",)),
    "how_to_apply": ("posting", ("apply",)),
    "vacancy_statement": ("posting", ("vacancy",)),
    "ai_statement": ("posting", ("ai_screening",)),
    "job_description": ("role", ("duties",)),
}
"""Requirements that no posting can fail: without the field it is no posting, but a `missing-field`.

Each with the kind of file and the field. Pages and documents always show what the field says; an
approved posting whose `apply` says nothing yet has an error of its own, `posting-no-apply`.
"""

NAMES = {
    "pay_range": "a range of pay",
    "minimum_pay": "the minimum pay, and whether more may be paid",
    "pay_before_interview": "the pay in the posting or before the interview",
    "benefits": "the benefits",
    "other_pay": "what is paid besides, such as bonuses",
    "deadline": "the last day to apply",
    "how_to_apply": "the way to apply",
    "job_description": "a description of the job",
    "vacancy_statement": "a statement on the vacancy",
    "ai_statement": "a statement on artificial intelligence in selection",
    "accommodation_statement": "the way to ask for an accommodation",
    "french_version": "a version in French, published at the same time",
    "reasons_for_other_language": "the reasons for asking for a language other than French",
    "gender_neutral_title": "a title that names no gender",
    "no_canadian_experience": "postings that ask for no Canadian experience",
    "no_drivers_licence": "postings that ask for no driver’s licence",
}
"""Each `what` of the table in words: what a law asks for."""


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a range of a year's pay may be, and from which top on it may be wider."""

    amount: float
    currency: str
    exempt_above: float


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a law asks for; None is what was not read or is not known for certain.

    `since` is the day from which it holds, `not_before` the first day on which it may, `day_note`
    what sources say of it. `details` are the table's own words about it.
    """

    what: str
    since: dt.date | None
    not_before: dt.date | None
    day_note: str
    single_amount: bool | None
    single_amount_from: dt.date | None
    open_ended: bool | None
    everything: bool
    width: Width | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """One law of one place: whom it binds, what it asks for, and who says so."""

    place: str
    name: str
    law: str
    threshold: int | None
    counted: str
    count: str
    one_here: bool
    remote: str
    remote_counts: bool
    leaves_elsewhere: bool
    cities: tuple[str, ...]
    in_force: tuple[str, ...]
    records_years: int
    records_after: str
    note: str
    confidence: str
    sources: tuple[str, ...]
    requires: tuple[Requirement, ...]

    @property
    def region(self) -> str:
        """The country or part of one that it is of: US-NY for New York City."""
        return self.place.rpartition("-")[0] if self.cities else self.place

    @property
    def called(self) -> str:
        """Its place's name in a sentence."""
        return f"the {self.name}" if self.name.startswith(("European", "District")) else self.name

    @property
    def whom(self) -> str:
        """The employers that it binds, as far as it was read."""
        if self.threshold is None:
            return "employers of a size that was not verified"
        if self.threshold <= 1:
            return "every employer"
        counted = f" ({self.counted})" if self.counted else ""
        return f"employers with {self.threshold} employees or more{counted}"


@dataclass(frozen=True, slots=True)
class Forms:
    """Words of titles that name a gender: for men, for women; `beside` are for both or for men."""

    men: frozenset[str]
    women: frozenset[str]
    beside: frozenset[str]
    neutral: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of one language that name a gender in a title: see the table's file."""

    forms: tuple[Forms, ...]
    last: tuple[Forms, ...]
    any: tuple[Forms, ...]
    but: frozenset[str]
    said: Mapping[str, str]
    ends: str


@dataclass(frozen=True, slots=True)
class Table:
    """All laws, the members of the European Union, and titles that name a gender."""

    laws: tuple[Law, ...]
    members: frozenset[str]
    titles: Mapping[str, Titles]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where work is done: a region, with its city where one is said; for work from home, the areas.

    Work from home that has no areas is done in the region.
    """

    region: str
    city: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a law asks of one posting; with doubts it is information and no requirement.

    `begins` is the day within the posting's time from which it holds, None where it holds all
    along. `sized` says what the headcount has to do with it, and is empty for every employer.
    """

    law: Law
    requirement: Requirement
    begins: dt.date | None
    doubts: tuple[str, ...]
    sized: str


# --- the table ------------------------------------------------------------------------------------


@cache
def table() -> Table:
    """The shipped table; read when first asked for."""
    from generator.book import source

    data = source.parse(FILE.read_bytes(), FILE.name).data
    return Table(
        laws=tuple(map(_law, data["laws"])),
        members=frozenset(data["members"]),
        titles={language: _titles(said) for language, said in data["titles"].items()},
    )


def _titles(said: Mapping[str, Any]) -> Titles:
    return Titles(
        forms=_forms(said["forms"]),
        last=_forms(said.get("last", ())),
        any=_forms(said.get("any", ())),
        but=frozenset(said.get("but", ())),
        said=said.get("said", {}),
        ends=said["ends"],
    )


def _forms(rows: Iterable[Mapping[str, Any]]) -> tuple[Forms, ...]:
    return tuple(
        Forms(
            men=frozenset(row.get("men", ())),
            women=frozenset(row.get("women", ())),
            beside=frozenset(row.get("beside", ())),
            neutral=row["neutral"],
        )
        for row in rows
    )


def _law(row: Mapping[str, Any]) -> Law:
    return Law(
        place=row["place"],
        name=row["name"],
        law=row["law"],
        threshold=row["employees_at_least"],
        counted=row.get("employees_counted", ""),
        count=row.get("count", ""),
        one_here=row.get("one_here", False),
        remote=row.get("remote", ""),
        remote_counts=row.get("remote_work") == "counts",
        leaves_elsewhere=row.get("work_elsewhere") == "free",
        cities=tuple(row.get("cities", ())),
        in_force=tuple(row.get("in_force", ())),
        records_years=row.get("records_years", 0),
        records_after=row.get("records_after", ""),
        note=row.get("note", ""),
        confidence=row["confidence"],
        sources=tuple(row["sources"]),
        requires=tuple(map(_requirement, row["requires"])),
    )


def _requirement(row: Mapping[str, Any]) -> Requirement:
    width = row.get("width_at_most")
    words = ("meaning", "where", "unless", "or_else", "counts", "note", "from_note")
    return Requirement(
        what=row["what"],
        since=_day(row["from"]),
        not_before=_day(row.get("not_before")),
        day_note=row.get("from_note") or (row.get("note", "") if "not_before" in row else ""),
        single_amount=row.get("single_amount"),
        single_amount_from=_day(row.get("single_amount_from")),
        open_ended=row.get("open_ended"),
        everything=row.get("all", False),
        width=width and Width(width["amount"], width["currency"], row["exempt_above"]["amount"]),
        details=tuple(
            row[word] if word in {"meaning", "note", "from_note"} else f"{LEADS[word]} {row[word]}"
            for word in words
            if word in row
        ),
    )


LEADS = {"where": "where", "unless": "unless", "or_else": "or else", "counts": "counts"}
"""What goes before a detail that is no sentence by itself."""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# --- by place and day -----------------------------------------------------------------------------


def laws_of(place: str) -> tuple[Law, ...]:
    """The laws of a place by its code, of what it lies in, and of its parts and cities."""
    laws = table().laws
    city = next((law for law in laws if law.cities and law.place == place), None)
    region = city.region if city else place
    return tuple(
        law
        for law in laws
        if law is city
        or (not law.cities and _lies_in(region, law))
        or (city is None and _lies_in(law.region, region))
    )


def holds_on(requirement: Requirement, day: dt.date) -> bool:
    """Whether a requirement holds, or may hold, on a day."""
    return _held(requirement, day, lambda _: False) is not None


# --- what holds -----------------------------------------------------------------------------------


def claims(
    spot: Spot,
    headcount: Mapping[str, int],
    first: dt.date,
    reached: Callable[[dt.date], bool],
) -> Iterator[Claim]:
    """What the laws that touch a spot ask of a posting, in the table's order.

    The posting opens on `first`; `reached` says whether a later day is still one of its days.
    """
    for law in table().laws:
        touch = touched(law, spot)
        size = _size(law, headcount) if touch is not None else None
        if touch is None or size is None:
            continue
        doubts, sized = size
        weak = (WEAK,) if law.confidence.startswith("weak") else ()
        for requirement in law.requires:
            held = _held(requirement, first, reached)
            if held is not None:
                begins, unsure = held
                yield Claim(law, requirement, begins, (*unsure, *touch, *doubts, *weak), sized)


def touched(law: Law, spot: Spot) -> tuple[str, ...] | None:
    """None where a law doesn't touch a spot; else why it may not, which is often nothing."""
    elsewhere = bool(spot.areas) and not any(_reaches(law, area) for area in spot.areas)
    if (
        _lies_in(spot.region, law)
        and _may_be_in_city(law, spot)
        and (not elsewhere or not law.leaves_elsewhere)
    ):
        return (
            *_national(law, spot.region),
            *_unsaid_city(law, spot),
            *((ELSEWHERE,) if elsewhere else ()),
        )
    for area in spot.areas:
        if _lies_in(area, law) and not law.cities:
            return (*_national(law, area), *_from_home(law))
        if _reaches(law, area):
            return (*_national(law, ""), *_from_home(law))
    return None


WEAK = "its sources are weak or conflicting"
ELSEWHERE = "whether it covers work for an office there that is done elsewhere was not read"
"""The doubt of an office from which work is done in areas that a law isn't of."""
FROM_HOME = "whether it covers work from home that could be done there was not read"
NO_CITY = "the location has no `city`, so whether it is there isn’t known"
NO_THRESHOLD = "the number of employees from which it holds was not verified"
NATIONAL = "whether national law has it in place"
WHOM = "whom it counts was not read"
NO_DAY = "the day from which it holds is not known for certain"


def unknown(spot: Spot) -> tuple[str, ...]:
    """The places of a spot of which no law is known: its areas, or its region without any.

    A city's law is none of a place that may be another city.
    """
    return tuple(
        place
        for place in spot.areas or (spot.region,)
        if not any(
            _reaches(law, place)
            if spot.areas
            else _lies_in(place, law) and not (law.cities and not _is_in_city(law, spot))
            for law in table().laws
        )
    )


def keeping(spot: Spot) -> tuple[Law, ...]:
    """The laws of a spot that want copies of its postings kept."""
    return tuple(
        law for law in table().laws if law.records_years and touched(law, spot) is not None
    )


def _lies_in(region: str, place: Law | str) -> bool:
    """Whether a region lies in the place of a law, or in another region; the EU has members."""
    wider = place if isinstance(place, str) else place.region
    if wider == EU:
        return region == EU or region.partition("-")[0] in table().members
    return within(region, wider)


def _reaches(law: Law, area: str) -> bool:
    """Whether work that can be done anywhere in an area can be done where a law is."""
    return _lies_in(area, law) or _lies_in(law.region, area)


def _is_in_city(law: Law, spot: Spot) -> bool:
    """Whether a spot's city is one of a law's: New York, NY and City of New York are New York."""
    said = spot.city.partition(",")[0].partition("(")[0].strip().casefold()
    said = said.removeprefix("city of ")
    return said in {city.casefold() for city in law.cities}


def _may_be_in_city(law: Law, spot: Spot) -> bool:
    """Whether a law of cities may be for a spot: the free name of a place doesn't say its city."""
    return not law.cities or not spot.city or _is_in_city(law, spot)


def _unsaid_city(law: Law, spot: Spot) -> tuple[str, ...]:
    if law.cities and not spot.city:
        return (NO_CITY,)
    return ()


def _national(law: Law, region: str) -> tuple[str, ...]:
    """The doubt of a law that binds employers by the laws of members alone."""
    country = region.partition("-")[0]
    if not law.in_force or country in law.in_force:
        return ()
    where = "in all of its members" if country in {"", EU} else f"in {country}"
    return (f"{NATIONAL} {where} was not read",)


def _from_home(law: Law) -> tuple[str, ...]:
    if law.remote_counts:
        return ()
    return (FROM_HOME,)


def _size(law: Law, headcount: Mapping[str, int]) -> tuple[tuple[str, ...], str] | None:
    """None where an employer is too small for a law; else doubts, and what the headcount says."""
    least = law.threshold
    if least is None:
        return (NO_THRESHOLD,), ""
    if least <= 1:
        return (), ""
    here, most = _here(law, headcount)
    total = sum(headcount.values()) if headcount else None
    taken = f"company.yaml gives no headcount for {law.place}, so the rule is taken to apply"
    if law.count == "all":
        known, bound = total, total
        taken = "company.yaml gives no headcount, so the rule is taken to apply"
    elif law.count == "here":
        known, bound = here, most
    else:
        known, bound = (here if here is not None and here >= least else None), total
        if here is not None and known is None and total is not None and total >= least:
            doubt = f"{WHOM}: you have {here} there and {total} in all"
            return (doubt,), ""
    if (bound is not None and bound < least) or (law.one_here and here == 0):
        return None
    if known is None:
        return (), taken
    return (), f"company.yaml counts {known} employees"


def _here(law: Law, headcount: Mapping[str, int]) -> tuple[int | None, int | None]:
    """The employees in a law's place, and how many they can be at most; None where unknown.

    Each person is counted once, in the most exact place. A city has no headcount of its own.
    """
    inside = [count for region, count in headcount.items() if _lies_in(region, law)]
    wider = [count for region, count in headcount.items() if within(law.region, region)]
    if inside and not law.cities:
        return sum(inside), sum(inside)
    return None, sum(inside or wider) if inside or wider else None


def _held(
    requirement: Requirement, first: dt.date, reached: Callable[[dt.date], bool]
) -> tuple[dt.date | None, tuple[str, ...]] | None:
    """None where a requirement doesn't hold on any day; else from when, and doubts of the day."""
    since, soonest = requirement.since, requirement.not_before

    def falls(day: dt.date) -> bool:
        return day <= first or reached(day)

    if since and since <= first:
        return None, ()
    if since and reached(since):
        return since, ()
    if (since is None or soonest) and (soonest is None or falls(soonest)):
        said = f" ({requirement.day_note})" if requirement.day_note else ""
        return None, (f"{NO_DAY}{said}",)
    return None
