"""The table of laws: each of its requirements is met, missed, and not yet in force."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import pytest

from books import SMALL, small, told
from generator.checks import check, subjects
from generator.checks.law import CODES, LACKS
from generator.data.regions import PARTS
from generator.law import FILE, HELD_BY_MODEL, NAMES, Law, Requirement, holds_on, table

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding

COMPANY = SMALL["content/company.yaml"]
BENEFITS = "benefits: [{id: leave, text: Paid leave}]\n"
PAID_LEAVE = "benefits: [{id: leave, text: Congé payé}]\n"
CONTACT = "accommodation: {email: help@our-company.test, text: Write to us.}\n"
ROLE = """\
title: TITLE
ladder: counters
track: main
level: 1
summary: Counts.
duties: [{id: count, text: Count things.}]
skills: {counting: 2}
requirements: [{id: more, must: true, text: ASKED}]
pay: [{zone: ZONE, currency: CAD, period: year, min: 50000, max: MAX, from: 2000-01-01}]
"""
POSTING = """\
requisition: R-1
role: counter
location: here
work_mode: MODE
posted: POSTED
closes: CLOSES
pay: {min: 50000, max: 60000, may_exceed: true}
other_pay: false
vacancy: existing
ai_screening: false
languages: [{language: en, level: working, reason: Half of the callers speak English.}]
apply: https://apply.our-company.test/1
approval: {by: People operations, on: 2001-01-01}
"""
FRENCH = {
    "content/postings/one.fr.yaml": "languages: [{language: en, reason: Ils parlent anglais.}]\n",
    "content/roles/counter.fr.yaml": (
        "title: Compte\nsummary: Compte.\nduties: [{id: count, text: Compter.}]\n"
        "requirements: [{id: more, text: De la patience}]\n"
    ),
    "content/company.fr.yaml": (
        "tagline: On compte.\nabout: On compte.\n"
        + PAID_LEAVE
        + "accommodation: {text: Écrivez-nous.}\n"
    ),
    "content/locations.fr.yaml": (
        "zones: {CA: {name: Canada}, US: {name: États-Unis}}\nlocations: {here: {name: Ici}}\n"
    ),
    "content/skills.fr.yaml": "skills: {counting: {name: Calcul, proficiency: {working: À 9.}}}\n",
    "content/ladders/counters.fr.yaml": "title: Comptes\n",
}
LATER = dt.date(2030, 1, 1)
"""A day on which everything in the table holds."""


class Row(NamedTuple):
    """One requirement of the table."""

    law: Law
    asks: Requirement

    def __str__(self) -> str:
        return f"{self.law.place}-{self.law.law.split()[0]}-{self.asks.what}"


ROWS = [Row(law, asks) for law in table().laws for asks in law.requires]

MISSED: dict[str, dict[str, str]] = {
    "pay_range": {"zone: ZONE": "zone: US"},
    "minimum_pay": {", may_exceed: true": ""},
    "pay_before_interview": {"zone: ZONE": "zone: US"},
    "benefits": {BENEFITS: ""},
    "other_pay": {"other_pay: false\n": ""},
    "accommodation_statement": {CONTACT: ""},
    "french_version": {"title: Compte\n": ""},
    "gender_neutral_title": {"TITLE": "Salesman"},
    "no_canadian_experience": {"ASKED": "Canadian experience"},
    "no_drivers_licence": {"ASKED": "A driver’s licence"},
    "deadline": {"closes: CLOSES\n": ""},
    "how_to_apply": {"apply: https://apply.our-company.test/1\n": ""},
    "vacancy_statement": {"vacancy: existing\n": ""},
    "ai_statement": {"ai_screening: false\n": ""},
    "reasons_for_other_language": {
        "languages: [{language: en, level: working, reason: Half of the callers speak English.}]": (
            "note: Fluent English is required."
        ),
        "languages: [{language: en, reason: Ils parlent anglais.}]": "note: Anglais courant.",
    },
    "job_description": {"duties: [{id: count, text: Count things.}]\n": ""},
}
"""What makes a posting that is in order miss a requirement, and nothing else."""


def posting_of(
    folder: Path,
    law: Law,
    day: dt.date,
    changes: dict[str, str] | None = None,
    *,
    location: str = "",
    internal: str = "",
    today: str = "2026-11-24",
    **values: str,
) -> list[Finding]:
    """What is wrong with a posting of one day where a law is, that is in order but for changes."""
    country = {"EU": "IT"}.get(law.place, law.region)
    city = f", city: {law.cities[0]}" if law.cities else ""
    place = location or f"{{name: Here, region: {country}, zone: CA{city}}}"
    words = {
        "MODE": "on-site",
        "POSTED": str(day),
        "CLOSES": str(day),
        "TITLE": "Counter",
        "ASKED": "Patience",
        "MAX": "60000",
        "ZONE": "CA",
    }
    files = {
        "rolebook.yaml": f"languages: [en, fr]\ntoday: {today}\n"
        "checks: {posting_words: [1, 800]}\n",
        "content/company.yaml": COMPANY + BENEFITS + CONTACT + internal,
        "content/locations.yaml": "zones: {CA: {name: Canada}, US: {name: United States}}\n"
        f"locations:\n  here: {place}\n",
        "content/roles/counter.yaml": ROLE,
        "content/postings/one.yaml": POSTING,
        **FRENCH,
    }
    if changes and changes.get(BENEFITS) == "":
        changes = {**changes, PAID_LEAVE: ""}
    for old, new in [*(changes or {}).items(), *(words | values).items()]:
        files = {name: text.replace(old, new) for name, text in files.items()}
    book, found = small(folder, {**files, "content/postings/counter-toronto.yaml": None})
    errors = [f for f in found if f.severity == "error"]
    if ("posting", "one", "en") not in book.entries:
        return errors
    checked = check(book, "posting", "one")[0]
    return errors + [f for f in checked if f.code != "approval-without-digest"]


def of_law(found: list[Finding]) -> list[Finding]:
    """The findings that speak of a law."""
    return [
        f
        for f in found
        if f.code.startswith("law-") or f.code in {"translation-required", "missing-field"}
    ]


def is_sure(row: Row) -> bool:
    """Whether what a row asks for is a requirement, for an employer whose headcount isn't known."""
    weak = row.law.confidence.startswith("weak")
    return row.law.threshold is not None and row.asks.since is not None and not weak


# --- the table ------------------------------------------------------------------------------------


def test_the_table_has_28_laws_of_27_places_and_52_requirements() -> None:
    assert (len(table().laws), len({law.place for law in table().laws})) == (28, 27)
    assert len(ROWS) == 52


def test_each_requirement_has_words_and_is_looked_for_or_held_by_the_model() -> None:
    whats = {row.asks.what for row in ROWS}
    assert whats == set(NAMES) == set(LACKS) | set(HELD_BY_MODEL) == set(MISSED)
    assert not set(LACKS) & set(HELD_BY_MODEL)
    assert set(CODES) == set(LACKS) - {"french_version"}


def test_every_law_says_where_it_was_read_and_how_surely() -> None:
    assert all(law.sources and law.confidence for law in table().laws)
    assert all(s.startswith(("http://", "https://")) for law in table().laws for s in law.sources)
    assert {law.confidence for law in table().laws} == {
        "primary text read",
        "agency or law-firm summary read",
        "weak or conflicting sources",
    }


def test_a_day_that_is_not_known_has_words_for_it() -> None:
    text = FILE.read_text("utf-8")
    assert text.count("from: null\n") == text.count("from_note:") == 2


def test_the_union_has_27_members_and_the_places_of_laws_exist() -> None:
    assert len(table().members) == 27
    for law in table().laws:
        country, _, part = law.region.partition("-")
        assert part in PARTS[country] if part else country in table().members | {"EU"}


# --- every requirement ----------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_posting_that_meets_the_law_of_its_place_is_told_nothing(
    row: Row, tmp_path: Path
) -> None:
    assert told(posting_of(tmp_path, row.law, row.asks.since or LATER)) == []
    assert told(posting_of(tmp_path, row.law, LATER)) == []


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_posting_that_fails_by_one_thing_alone_is_told_that(row: Row, tmp_path: Path) -> None:
    what = row.asks.what
    found = of_law(posting_of(tmp_path, row.law, row.asks.since or LATER, MISSED[what]))
    if what in HELD_BY_MODEL:
        kind, field = HELD_BY_MODEL[what]
        file = f"content/{kind}s/{'one' if kind == 'posting' else 'counter'}.yaml"
        assert [(f.code, f.file, f.at) for f in found] == [("missing-field", file, field[:-1])]
        assert found[0].message == f"`{field[-1]}` is missing"
        return
    (ours,) = (f for f in found if row.law.law in f.help)
    codes = {"french_version": "translation-required", **CODES}
    assert ours.code == (codes[what] if is_sure(row) else "law-unsure")
    assert row.law.sources[0] in ours.help
    assert row.law.confidence in ours.help
    assert ours.help.endswith("; this is information, not legal advice")
    others = {"law-unsure", *CODES.values()} if "pay" in what else {ours.code}
    assert {f.code for f in found} <= others


KNOWN = [row for row in ROWS if row.asks.since]


@pytest.mark.parametrize("row", KNOWN, ids=str)
def test_a_day_before_it_takes_effect_a_law_asks_for_nothing(row: Row, tmp_path: Path) -> None:
    assert row.asks.since
    eve = (row.asks.not_before or row.asks.since) - dt.timedelta(days=1)
    assert not holds_on(row.asks, eve)
    assert holds_on(row.asks, row.asks.since)
    if row.asks.what not in HELD_BY_MODEL:
        found = of_law(posting_of(tmp_path, row.law, eve, MISSED[row.asks.what]))
        assert [f for f in found if row.law.law in f.help] == []


# --- days -----------------------------------------------------------------------------------------


def law(place: str, part: str = "") -> Law:
    """The law of a place, by a part of its name where there are two."""
    return next(law for law in table().laws if law.place == place and part in law.law)


def messages(found: list[Finding]) -> list[str]:
    return [f"{f.code}: {f.message}" for f in found]


def test_a_posting_may_be_lawful_on_one_day_and_not_on_the_next(tmp_path: Path) -> None:
    last = dt.date(2026, 9, 30)
    assert posting_of(tmp_path / "a", law("US-CT"), last, {BENEFITS: ""}) == []
    next_day = last + dt.timedelta(days=1)
    assert messages(posting_of(tmp_path / "b", law("US-CT"), next_day, {BENEFITS: ""})) == [
        (
            "law-benefits: no benefit is named: since 2026-10-01, Connecticut asks every "
            "employer for the benefits"
        )
    ]


def test_what_begins_while_a_posting_is_open_is_told_with_its_day(tmp_path: Path) -> None:
    found = posting_of(
        tmp_path,
        law("US-CT"),
        dt.date(2026, 9, 30),
        {BENEFITS: "", "closes: CLOSES": "closes: 2026-10-01"},
    )
    assert messages(found) == [
        (
            "law-benefits: no benefit is named: from 2026-10-01 on, Connecticut asks every "
            "employer for the benefits"
        )
    ]


@pytest.mark.parametrize(("today", "told_of"), [("2026-09-30", 0), ("2026-10-01", 1)])
def test_a_posting_without_a_last_day_is_open_until_today(
    today: str, told_of: int, tmp_path: Path
) -> None:
    changes = {BENEFITS: "", "closes: CLOSES": "closes: ongoing"}
    found = posting_of(tmp_path, law("US-CT"), dt.date(2026, 9, 1), changes, today=today)
    assert len(found) == told_of


def test_a_day_on_which_sources_differ_is_information(tmp_path: Path) -> None:
    cleveland = law("US-OH-cleveland")
    found = posting_of(tmp_path, cleveland, dt.date(2025, 10, 26), MISSED["pay_range"])
    assert messages(of_law(found)) == [
        (
            "law-unsure: no band says in which currency this is paid: Cleveland, Ohio may ask for "
            "a range of pay, but the day from which it holds is not known for certain "
            "(one summary says 2025-10-25)"
        )
    ]


# --- employers ------------------------------------------------------------------------------------

STARTED = dt.date(2026, 11, 1)
TAKEN = "law-pay-range; ; company.yaml gives no headcount for {}, so the rule is taken to apply"


def size_told(folder: Path, place: str, headcount: str, what: str = "pay_range") -> list[str]:
    """What a posting without pay is told of one law, with a headcount: code, and what it is for."""
    internal = f"internal: {{headcount: {headcount}}}\n" if headcount else ""
    found = posting_of(folder, law(place), STARTED, MISSED[what], internal=internal)
    ours = [f for f in of_law(found) if law(place).law in f.help]
    return [f"{f.code}; {f.message.partition(', but ')[2]}; {f.help.split('; ')[1]}" for f in ours]


@pytest.mark.parametrize(
    ("place", "headcount", "expected"),
    [
        (
            "CA-ON",
            "",
            TAKEN.format("CA-ON"),
        ),
        ("CA-ON", "{CA-ON: 25}", "law-pay-range; ; company.yaml counts 25 employees"),
        ("CA-ON", "{CA-ON: 24}", None),
        ("CA-ON", "{CA: 24}", None),
        (
            "CA-ON",
            "{CA: 25}",
            TAKEN.format("CA-ON"),
        ),
        ("US-CA", "{US-CA: 1, CA-ON: 14}", "law-pay-range; ; company.yaml counts 15 employees"),
        ("US-CA", "{US-CA: 1, CA-ON: 13}", None),
        ("US-CA", "{US-CA: 0, CA-ON: 99}", None),
        ("US-WA", "{US-WA: 15}", "law-pay-range; ; company.yaml counts 15 employees"),
        ("US-WA", "{US-WA: 14}", None),
        ("US-OH-cleveland", "{US-OH: 14, US: 99}", None),
        (
            "US-OH-cleveland",
            "{US-OH: 15}",
            TAKEN.format("US-OH-cleveland"),
        ),
    ],
)
def test_a_law_is_for_employers_of_its_size(
    place: str, headcount: str, expected: str | None, tmp_path: Path
) -> None:
    assert size_told(tmp_path, place, headcount) == ([expected] if expected else [])


def test_nobody_employs_fewer_than_nobody(tmp_path: Path) -> None:
    internal = "internal: {headcount: {US-MN: -5, US: 100}}\n"
    found = posting_of(tmp_path, law("US-MN"), STARTED, internal=internal)
    assert told(found) == [
        (
            "content/company.yaml bad-value internal/headcount/US-MN: `US-MN` must be at least 0, "
            "not -5"
        )
    ]


def test_whom_a_law_counts_is_a_doubt_where_it_was_not_read(tmp_path: Path) -> None:
    (said,) = size_told(tmp_path, "US-WA", "{US-WA: 14, CA-ON: 1}")
    doubt = "whom it counts was not read: you have 14 there and 15 in all"
    assert said.startswith(f"law-unsure; {doubt}; ")


# --- places ---------------------------------------------------------------------------------------


def remote(folder: Path, areas: str, place: str, changes: dict[str, str]) -> list[str]:
    """The codes and messages of a law for work from home in some areas."""
    location = (
        f"{{name: At home, region: {areas.partition(',')[0]}, zone: CA, remote_areas: [{areas}]}}"
    )
    found = posting_of(
        folder, law(place), STARTED, {**changes, "MODE": "remote"}, location=location
    )
    return messages([f for f in of_law(found) if law(place).law in f.help])


def test_work_from_home_is_under_the_laws_of_all_places_where_it_could_be_done(
    tmp_path: Path,
) -> None:
    colorado = [
        (
            "law-benefits: no benefit is named: since 2021-01-01, Colorado asks every "
            "employer for the benefits"
        )
    ]
    assert remote(tmp_path / "a", "US", "US-CO", {BENEFITS: ""}) == colorado
    assert remote(tmp_path / "b", "US-TX, US-CO", "US-CO", {BENEFITS: ""}) == colorado
    assert remote(tmp_path / "c", "US-TX", "US-CO", {BENEFITS: ""}) == []


def test_whether_a_law_covers_work_from_home_is_a_doubt_where_it_was_not_read(
    tmp_path: Path,
) -> None:
    assert remote(tmp_path, "US", "US-CT", {BENEFITS: ""}) == [
        (
            "law-unsure: no benefit is named: Connecticut may ask for the benefits, but whether it "
            "covers work from home that could be done there was not read"
        )
    ]


@pytest.mark.parametrize(
    ("location", "touched"),
    [
        ("{name: Office, city: new york, region: US-NY, zone: CA}", 1),
        ("{name: 'Brooklyn, New York', region: US-NY, zone: CA}", 1),
        ("{name: Office, city: 'New York, NY', region: US-NY, zone: CA}", 1),
        ("{name: Office, city: City of New York, region: US-NY, zone: CA}", 1),
        ("{name: Albany, city: Albany, region: US-NY, zone: CA}", 0),
        ("{name: 'New York', city: 'Buffalo, New York', region: US-NY, zone: CA}", 0),
        ("{name: Columbus, city: Columbus, region: US-GA, zone: CA}", 0),
    ],
)
def test_an_ordinance_is_for_its_city_alone(location: str, touched: int, tmp_path: Path) -> None:
    for place in ("US-NY-nyc", "US-OH-columbus"):
        found = posting_of(
            tmp_path / place, law(place), LATER, MISSED["pay_range"], location=location
        )
        ours = [f for f in found if law(place).law in f.help]
        assert len(ours) == (touched if place == "US-NY-nyc" else 0)


UNPAID = "no band says in which currency this is paid"


def test_whether_an_ordinance_holds_is_a_doubt_where_no_city_is_said(tmp_path: Path) -> None:
    found = posting_of(
        tmp_path,
        law("US-NY-nyc"),
        STARTED,
        MISSED["pay_range"],
        location="{name: 'Buffalo, New York', region: US-NY, zone: CA}",
    )
    assert messages([f for f in found if law("US-NY-nyc").law in f.help]) == [
        (
            f"law-unsure: {UNPAID}: New York City may ask for a range of pay, but the "
            "location has no `city`, so whether it is there isn’t known"
        )
    ]


def test_a_city_may_be_written_with_its_state(tmp_path: Path) -> None:
    found = posting_of(
        tmp_path,
        law("US-OH-columbus"),
        dt.date(2026, 11, 24),
        {**MISSED["pay_range"], "closes: CLOSES": "closes: 2027-02-01"},
        location="{name: Office, city: 'Columbus, Ohio', region: US-OH, zone: CA}",
    )
    assert messages(of_law(found)) == [
        (
            f"law-pay-range: {UNPAID}: from 2027-01-01 on, Columbus, Ohio asks employers "
            "with 15 employees or more for a range of pay"
        )
    ]


def office(folder: Path, place: str, areas: str, city: str = "") -> list[str]:
    """What one law says of work from home in some areas, for an office there, without pay."""
    there = (
        f"{{name: Office{city}, region: {law(place).region}, zone: CA, remote_areas: [{areas}]}}"
    )
    changes = {**MISSED["pay_range"], "MODE": "remote"}
    found = posting_of(folder, law(place), STARTED, changes, location=there)
    return messages([f for f in of_law(found) if law(place).law in f.help])


def test_a_law_that_leaves_out_work_elsewhere_is_for_the_areas_of_remote_work(
    tmp_path: Path,
) -> None:
    ontario = [
        (
            f"law-pay-range: {UNPAID}: since 2026-01-01, Ontario asks employers with 25 "
            "employees or more (in Ontario on the day of posting) for a range of pay"
        )
    ]
    assert office(tmp_path / "a", "CA-ON", "CA-AB") == []
    assert office(tmp_path / "b", "CA-ON", "CA-AB, CA-ON") == ontario
    assert office(tmp_path / "c", "CA-ON", "CA") == ontario
    assert office(tmp_path / "d", "CA-ON", "") == ontario
    assert office(tmp_path / "e", "US-NY-nyc", "US-TX", ", city: New York") == []


def test_whether_a_law_covers_work_from_an_office_done_elsewhere_is_a_doubt(
    tmp_path: Path,
) -> None:
    assert office(tmp_path, "US-CO", "US-TX") == [
        (
            f"law-unsure: {UNPAID}: Colorado may ask for a range of pay, but whether it "
            "covers work for an office there that is done elsewhere was not read"
        )
    ]


def test_the_directive_is_a_requirement_where_national_law_is_in_place(tmp_path: Path) -> None:
    codes = {}
    for country in ("MT", "DE", "GB"):
        found = posting_of(
            tmp_path / country,
            law("EU"),
            STARTED,
            MISSED["gender_neutral_title"],
            location=f"{{name: There, region: {country}, zone: CA}}",
        )
        codes[country] = [f.code for f in of_law(found)]
    assert codes == {
        "MT": ["law-gendered-title"],
        "DE": ["law-unsure"],
        "GB": ["law-none-known"],
    }


# --- pay ------------------------------------------------------------------------------------------


def pay_told(folder: Path, place: str, pay: str, band: str = "max: MAX") -> list[str]:
    """What a posting with this pay, and this in the role's band, is told of it."""
    changes = {
        "pay: {min: 50000, max: 60000, may_exceed: true}\n": pay,
        "max: MAX": band,
    }
    return messages(of_law(posting_of(folder, law(place), STARTED, changes)))


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("max: 100000", ""),
        ("max: 100001", "the range is 50,001 CAD a year wide"),
        (
            "max: 92000, variable: {target_percent: 20, basis: bonus}",
            "the range is 50,400 CAD a year wide, with 20 % variable pay counted in",
        ),
        ("max: 92000, basis: on-target, variable: {target_percent: 20, basis: bonus}", ""),
        ("max: 200000", "the range is 150,000 CAD a year wide"),
        ("max: 200001", ""),
        ("max: 167000, variable: {target_percent: 20, basis: commission}", ""),
        (
            "max: 95455, variable: {target_percent: 10, basis: bonus}",
            "the range is 50,000.50 CAD a year wide, with 10 % variable pay counted in",
        ),
    ],
)
def test_in_ontario_a_range_is_50_000_wide_at_most_unless_its_top_is_over_200_000(
    band: str, expected: str, tmp_path: Path
) -> None:
    said = (
        "since 2026-01-01, Ontario asks employers with 25 employees or more (in Ontario on the "
        "day of posting) for a range of pay"
    )
    assert pay_told(tmp_path, "CA-ON", "", band) == (
        [f"law-pay-range: {expected}: {said}"] if expected else []
    )


@pytest.mark.parametrize(
    ("languages", "note", "told_of"),
    [
        ("", "You must be bilingual in French and English.", 1),
        ("", "You are bilingual. Spanish is an asset.", 2),
        ("", "You must speak French.", 0),
        ("", "No English is needed.", 0),
        ("en", "You must be bilingual in French and English.", 0),
        ("en", "Fluent Spanish is required.", 1),
    ],
)
def test_in_quebec_another_language_is_asked_for_with_its_reason_alone(
    languages: str, note: str, told_of: int, tmp_path: Path
) -> None:
    spoken = (
        "languages: [{language: en, level: working, reason: Half of the callers speak English.}]"
    )
    english = f"{spoken}\n" if languages else ""
    changes = {f"{spoken}\n": f"{english}note: {note}\n"}
    changes["reason: Ils parlent anglais.}]"] = "reason: Ils parlent anglais.}]\nnote: Bonjour."
    found = posting_of(tmp_path, law("CA-QC"), STARTED, changes)
    assert [(f.code, f.at) for f in found if f.code.startswith("law-")] == (
        [("law-other-language", ("note",))] * told_of
    )


def test_a_language_without_a_reason_is_no_posting(tmp_path: Path) -> None:
    changes = {", reason: Half of the callers speak English.": ""}
    (found,) = of_law(posting_of(tmp_path, law("CA-QC"), STARTED, changes))
    assert (found.code, found.at) == ("missing-field", ("languages", 0))
    assert found.message == "`reason` is missing"


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"about: On compte.\n": ""}, "company.yaml is"),
        ({PAID_LEAVE: ""}, "company.yaml is"),
        ({"accommodation: {text: Écrivez-nous.}\n": ""}, "company.yaml is"),
        ({"tagline: On compte.\n": ""}, ""),
        ({"here: {name: Ici}": ""}, "location `here` is"),
        ({"name: Calcul, ": ""}, "skill `counting` is"),
        ({", proficiency: {working: À 9.}": ""}, "skill `counting` is"),
        ({"title: Comptes\n": "summary: Ceux qui comptent.\n"}, "ladder `counters` is"),
        (
            {"about: On compte.\n": "", "here: {name: Ici}": "", "name: Calcul, ": ""},
            "company.yaml, location `here` and skill `counting` are",
        ),
        (
            {
                "title: Compte\n": "",
                "about: On compte.\n": "",
                "here: {name: Ici}": "",
                "name: Calcul, ": "",
                "title: Comptes\n": "summary: Ceux qui comptent.\n",
            },
            "role `counter`, company.yaml, location `here`, ladder `counters` and 1 more are",
        ),
    ],
)
def test_all_that_a_posting_in_quebec_shows_is_in_french(
    changes: dict[str, str], lacks: str, tmp_path: Path
) -> None:
    found = of_law(posting_of(tmp_path, law("CA-QC"), STARTED, changes))
    said = (
        f"translation-required: CA-QC requires this posting in `fr`: {lacks} not wholly translated"
    )
    assert messages(found) == ([said] if lacks else [])


def test_what_a_posting_in_quebec_does_not_show_needs_no_french(tmp_path: Path) -> None:
    """A benefit of another country, and a statement for another place."""
    changes = {
        "{id: leave, text: Paid leave}": (
            "{id: leave, text: Paid leave}, {id: plan, text: A plan, countries: [US]}"
        )
    }
    statements = "statements: [{id: us, title: Equal, text: All are., places: [US]}]\n"
    found = posting_of(tmp_path, law("CA-QC"), STARTED, changes, internal=statements)
    assert of_law(found) == []


MAY = "Ontario may ask for a range of pay, but a range may be 50,000 CAD a year wide at most"


def test_a_width_that_cannot_be_measured_is_said(tmp_path: Path) -> None:
    changes = {"currency: CAD": "currency: USD", "max: 60000, may_exceed: true": "max: 150000"}
    found = posting_of(tmp_path, law("CA-ON"), STARTED, changes, MAX="150000")
    assert messages(of_law(found)) == [
        f"law-unsure: how wide the range is was not measured: {MAY}, and this one is in USD"
    ]


@pytest.mark.parametrize(
    ("other", "told_of"),
    [
        ("A guaranteed bonus of 5,000 to 25,000 CAD a year is paid besides.", 1),
        ("Commission on each renewal.", 1),
        ("A non-discretionary bonus.", 1),
        ("Une prime de rendement.", 1),
        ("A discretionary bonus of up to 5,000 CAD.", 0),
        ("Une prime discrétionnaire.", 0),
        ("Meals on working days.", 0),
    ],
)
def test_pay_besides_that_may_count_in_a_width_is_said_where_it_was_not_counted(
    other: str, told_of: int, tmp_path: Path
) -> None:
    changes = {"other_pay: false": f"other_pay: {other}", "pay: {min: 50000, max: 60000": "pay: {"}
    changes["pay: {, "] = "pay: {"
    found = posting_of(tmp_path, law("CA-ON"), STARTED, changes, MAX="100000")
    assert (
        messages([f for f in found if f.code.startswith("law-")])
        == [
            (
                f"law-unsure: the range was measured without “{other}”: {MAY}, with base pay, "
                "commission and bonuses that nobody may withhold counted together"
            )
        ]
        * told_of
    )


@pytest.mark.parametrize(
    ("place", "pay", "code"),
    [
        ("US-CO", "pay: {min: 50000}\n", "law-pay-range: the pay has an open end"),
        ("US-CO", "pay: {max: 60000}\n", "law-pay-range: the pay has an open end"),
        ("US-CO", "pay: {min: 55000, max: 55000}\n", ""),
        ("US-DC", "pay: {min: 55000, max: 55000}\n", "law-pay-range: the pay is one amount"),
        ("US-DC", "pay: {min: 50000}\n", "law-unsure: the pay has an open end"),
        ("US-IL", "pay: {min: 55000, max: 55000}\n", "law-unsure: the pay is one amount"),
        ("CA-QC", "pay: {min: 50000}\n", ""),
        ("AT", "pay: {min: 50000, may_exceed: true}\n", ""),
        (
            "AT",
            "pay: {max: 60000, may_exceed: true}\n",
            "law-minimum-pay: no minimum pay is stated",
        ),
        ("AT", "", "law-minimum-pay: nothing says whether more may be paid"),
    ],
)
def test_an_end_or_an_amount_alone_is_told_as_far_as_the_law_was_read(
    place: str, pay: str, code: str, tmp_path: Path
) -> None:
    assert [said[: len(code)] for said in pay_told(tmp_path, place, pay)] == (
        [code] if code else []
    )


# --- places without a law -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (
            "CA",
            (
                "write which part of it in the location’s `region`: CA-BC, CA-ON, CA-PE, CA-QC "
                "have laws; this is information, not legal advice"
            ),
        ),
        ("GB", "ask someone who knows the law there; this is information, not legal advice"),
    ],
)
def test_that_no_law_is_known_is_said_and_not_guessed(
    region: str, expected: str, tmp_path: Path
) -> None:
    location = f"{{name: There, region: {region}, zone: CA}}"
    (found,) = posting_of(tmp_path, law("CA-ON"), STARTED, location=location)
    assert (found.code, found.help) == ("law-none-known", expected)
    assert found.message == (
        f"no law on job advertisements is known here for {region}, which isn’t to say that there "
        "is none"
    )


@pytest.mark.parametrize(
    ("location", "places", "advice"),
    [
        ("remote_areas: [US-CO, US-TX], region: US-CO", "US-TX", "ask someone"),
        ("remote_areas: [US-TX], region: US", "US-TX", "ask someone"),
        ("remote_areas: [US-TX, CA-NS, CA-ON], region: CA-ON", "US-TX and CA-NS", "ask someone"),
        ("remote_areas: [US], region: US-TX", "", ""),
        ("remote_areas: [US-TX], region: US-CO", "US-TX", "ask someone"),
        ("region: US-TX", "US-TX", "ask someone"),
    ],
)
def test_each_area_of_remote_work_without_a_known_law_is_said(
    location: str, places: str, advice: str, tmp_path: Path
) -> None:
    there = f"{{name: There, zone: CA, {location}}}"
    found = posting_of(tmp_path, law("CA-ON"), STARTED, location=there, MODE="remote")
    said = f"no law on job advertisements is known here for {places}, which isn’t to say that there"
    assert [(f.message, f.help[: len(advice)]) for f in found if f.code == "law-none-known"] == (
        [(f"{said} is none", advice)] if places else []
    )


def test_a_place_without_a_city_in_a_state_whose_cities_have_laws_is_told_to_name_it(
    tmp_path: Path,
) -> None:
    location = "{name: There, region: US-OH, zone: CA}"
    (found,) = posting_of(tmp_path, law("CA-ON"), STARTED, location=location)
    assert (found.code, found.help) == (
        "law-none-known",
        (
            "write the location’s `city`: Columbus and Cleveland have laws; this is information, "
            "not legal advice"
        ),
    )


def test_a_book_without_postings_never_reads_the_table(tmp_path: Path) -> None:
    book, _ = small(tmp_path, {"content/postings/counter-toronto.yaml": None})
    table.cache_clear()
    assert all(check(book, kind, name) for kind, name in subjects(book))
    assert table.cache_info().currsize == 0
