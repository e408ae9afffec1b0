"""A posting's view says what the vacancy is, as of today, in words that are ready."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.formats.registry import WORD
from generator.views.frame import Link
from generator.views.job import Address, Area, Salary
from generator.views.posting import (
    LanguageAsked,
    PostingFact,
    PostingView,
    SkillAsked,
    posting_view,
)
from generator.views.steps import StepItem
from generator.views.terms import StatementItem

Make = Callable[..., Edition]
NB = "\N{NO-BREAK SPACE}"
COMPANY = "name: Ada\ncountry: CA\ntagline: We count.\nabout: We count things.\n"
SITE = "site: https://careers.example.com/\nlanguages: [en, fr]\ntoday: 2026-11-24\n"
POSTING = """\
requisition: R-1
role: counter
location: toronto
work_mode: on-site
posted: 2026-11-01
closes: 2026-12-01
vacancy: existing
ai_screening: false
apply: https://example.com/apply/1
approval: {by: People operations, on: 2026-10-30}
"""
BENEFITS = """\
benefits:
  - {id: all, text: A desk}
  - {id: ca, text: A Canadian desk, countries: [CA]}
  - {id: on, text: An Ontarian desk, countries: [CA-ON]}
  - {id: us, text: An American desk, countries: [US]}
  - {id: part, text: Half a desk, employment: [part_time]}
"""


def _view(
    make: Make,
    *changes: tuple[str, str],
    files: dict[str, str | None] | None = None,
    language: str = "en",
) -> PostingView:
    """The view of the posting with some of its text replaced; an empty text stands for its end."""
    posting = POSTING
    for old, new in changes:
        posting = posting.replace(old, new) if old else posting + new
    texts: dict[str, str | None] = {"content/postings/counter-toronto.yaml": posting}
    return posting_view(make(texts | (files or {}), language), "counter-toronto")


def test_an_open_posting_has_its_facts_at_the_top_and_one_way_to_apply(edition: Make) -> None:
    view = _view(edition, ("", "hours: 37.5\nstarts: 2027-02-01\nopenings: 2\n"))
    assert (view.title, view.place, view.state, view.notice) == ("Counter", "Toronto", "open", "")
    assert view.facts == (
        PostingFact("Place", "Toronto", "Canada"),
        PostingFact("Way of working", "On site"),
        PostingFact("Employment", "Full time", "37.5 hours a week"),
        PostingFact("Pay", f"$50,000 to $60,000{NB}CAD a\xa0year"),
        PostingFact("Apply by", "December\xa01,\xa02026"),
        PostingFact("Starts", "February\xa01,\xa02027"),
    )
    assert view.apply == "https://example.com/apply/1"
    assert view.reference == "Requisition R-1, posted on November\xa01,\xa02026, 2 openings"
    assert view.frame.title == "Counter, Toronto – Ada"
    assert view.frame.notes == ()


def test_the_pay_of_the_posting_goes_before_the_band(edition: Make) -> None:
    view = _view(edition, ("", "pay: {min: 52000, max: 55000}\n"))
    assert view.offer.pay == f"$52,000 to $55,000{NB}CAD a\xa0year"


@pytest.mark.parametrize(
    ("pay", "said", "salary"),
    [
        ("{min: 52000}", f"From $52,000{NB}CAD a{NB}year", (52_000, None)),
        ("{max: 55000}", f"Up to $55,000{NB}CAD a{NB}year", (None, 55_000)),
        ("{may_exceed: false}", f"$50,000 to $60,000{NB}CAD a{NB}year", (50_000, 60_000)),
    ],
)
def test_pay_may_have_one_end_alone_or_the_band_s(
    pay: str, said: str, salary: tuple[float | None, float | None], edition: Make
) -> None:
    view = _view(edition, ("", f"pay: {pay}\n"), files={"rolebook.yaml": SITE})
    assert (view.offer.pay, view.facts[3]) == (said, PostingFact("Pay", said))
    assert view.job is not None
    assert view.job.salary == Salary("CAD", "year", *salary)


def test_what_is_paid_beyond_the_range_and_besides_is_said(edition: Make) -> None:
    paid = "pay: {min: 52000, max: 55000, may_exceed: true}\nother_pay: A share of the profit.\n"
    offer = _view(edition, ("", paid)).offer
    assert offer.beyond == "More may be paid, depending on experience and qualifications."
    assert offer.other == "A share of the profit."
    none = _view(edition, ("", "pay: {may_exceed: false}\nother_pay: false\n")).offer
    assert (none.beyond, none.other) == ("More than this is not paid.", "")
    assert (_view(edition).offer.beyond, _view(edition).offer.other) == ("", "")


def test_the_band_is_that_of_the_day_of_the_posting(edition: Make) -> None:
    role = """\
title: Counter
ladder: counters
track: main
level: 1
summary: Counts.
duties: [{id: count, text: Count.}]
skills: {counting: 2}
pay:
  - {zone: CA, currency: CAD, period: year, min: 1000, max: 2000, from: 2026-01-01}
  - {zone: CA, currency: CAD, period: year, min: 3000, max: 4000, from: 2026-11-02}
next: [{role: chief-counter, kind: promotion}]
"""
    view = _view(edition, files={"content/roles/counter.yaml": role})
    assert view.offer.pay == f"$1,000 to $2,000{NB}CAD a\xa0year"


@pytest.mark.parametrize(
    ("closes", "state", "notice"),
    [
        ("2026-11-24", "open", ""),
        (
            "2026-11-23",
            "closed",
            "This posting closed on November\xa023,\xa02026. It is no longer possible to apply.",
        ),
        ("ongoing", "open", ""),
    ],
)
def test_a_posting_is_closed_when_its_last_day_is_over(
    edition: Make, closes: str, state: str, notice: str
) -> None:
    view = _view(edition, ("2026-12-01", closes))
    assert (view.state, view.notice) == (state, notice)
    assert bool(view.apply) == (state == "open")


def test_the_last_day_is_to_apply_by_or_over(edition: Make) -> None:
    assert _view(edition).facts[-1] == PostingFact("Apply by", "December\xa01,\xa02026")
    closed = _view(edition, ("2026-12-01", "2026-11-23"))
    assert closed.facts[-1] == PostingFact("Closed on", "November\xa023,\xa02026")


def test_a_closed_posting_has_nothing_for_machines(edition: Make) -> None:
    files: dict[str, str | None] = {"rolebook.yaml": SITE}
    assert _view(edition, files=files).listed
    assert not _view(edition, ("2026-12-01", "2026-11-02"), files=files).listed


def test_nobody_applies_before_it_opens(edition: Make) -> None:
    view = _view(edition, ("2026-11-01", "2026-11-25"))
    assert (view.state, view.apply, view.listed) == ("upcoming", "", False)
    assert view.notice == "Applications are taken from November\xa025,\xa02026."


def test_a_pool_says_that_there_is_no_vacancy_and_is_nothing_for_machines(edition: Make) -> None:
    files: dict[str, str | None] = {"rolebook.yaml": SITE}
    view = _view(edition, ("vacancy: existing", "vacancy: future"), files=files)
    assert (view.state, view.pool, view.listed) == ("open", True, False)
    assert view.notice == "There is no vacancy today: this is a pool for vacancies that may come."
    assert view.apply == "https://example.com/apply/1"
    assert not _view(edition, files=files).pool


def test_an_ongoing_posting_says_so(edition: Make) -> None:
    said = "No closing date: applications are accepted on an ongoing basis"
    assert _view(edition, ("2026-12-01", "ongoing")).facts[-1] == PostingFact("Apply by", said)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ("2026-11-23", "Requisition R-1, posted on November\xa023,\xa02026"),
        ("2026-11-24", "Requisition R-1, to be posted on November\xa024,\xa02026"),
    ],
)
def test_a_draft_does_not_say_that_it_was_posted_today(
    posted: str, said: str, edition: Make
) -> None:
    approval = ("approval: {by: People operations, on: 2026-10-30}\n", "")
    view = _view(edition, approval, ("posted: 2026-11-01", f"posted: {posted}"))
    assert view.reference == said
    assert _view(edition, ("posted: 2026-11-01", f"posted: {posted}")).reference == said.replace(
        "to be posted", "posted"
    )


def test_a_draft_may_not_know_where_to_apply(edition: Make) -> None:
    view = _view(edition, ("https://example.com/apply/1", "TO DO"))
    assert (view.apply, view.apply_at) == ("", "")
    assert view.facts[-1] == PostingFact("Apply at", "Not known yet")


def test_a_mailbox_is_read_without_its_scheme(edition: Make) -> None:
    view = _view(edition, ("https://example.com/apply/1", "mailto:jobs@example.com"))
    assert (view.apply, view.apply_at) == ("mailto:jobs@example.com", "jobs@example.com")


def test_a_draft_says_so_and_has_nothing_for_machines(edition: Make) -> None:
    change = ("approval: {by: People operations, on: 2026-10-30}\n", "")
    view = _view(edition, change, files={"rolebook.yaml": SITE})
    assert (view.draft, view.listed) == (True, False)
    assert view.notice == "Draft: nobody has approved this posting yet."
    assert not _view(edition).draft


def test_duties_skills_and_tools_are_those_of_the_role(edition: Make) -> None:
    view = _view(edition, ("", "note: |\n  One.\n\n  Two.\n"))
    assert view.about == ("We count things.",)
    assert view.work.note == ("One.", "Two.")
    assert view.work.duties == ("Count things.", "Say how many.")
    assert view.asked.skills == (
        SkillAsked("Counting", 2, "Working", "●●○○○", "Never misses one."),
    )
    assert [line.text for line in view.asked.requirements.must] == [
        "College diploma in counting or adding"
    ]
    assert [line.text for line in view.asked.requirements.nice] == [
        "6 months of experience in counting sheep"
    ]
    assert view.role == Link("Counter", "../../roles/counter/index.html")
    assert view.work.targets == (
        StepItem(
            "Chief counter",
            "../../roles/chief-counter/index.html",
            "Promotion",
            "↑",
            ("A year without error",),
            "",
            "",
        ),
    )


def test_a_language_stands_with_its_reason(edition: Make) -> None:
    need = "languages: [{language: fr, level: working, reason: Half of it is in Quebec.}]\n"
    assert _view(edition, ("", need)).asked.languages == (
        LanguageAsked("French", "Working", "Half of it is in Quebec."),
    )


def test_benefits_are_those_of_the_place_and_the_employment(edition: Make) -> None:
    files: dict[str, str | None] = {"content/company.yaml": COMPANY + BENEFITS}
    assert _view(edition, files=files).offer.benefits == (
        "A desk",
        "A Canadian desk",
        "An Ontarian desk",
    )
    part = _view(edition, ("", "employment: part_time\n"), files=files)
    assert part.offer.benefits[-1] == "Half a desk"


def test_statements_come_last_in_full_sentences(edition: Make) -> None:
    said = """\
statements:
  - {id: eo, title: Equal opportunity, text: We hire for the work.}
  - {id: qc, title: French, text: French is spoken., places: [CA-QC]}
accommodation: {email: help@example.com, phone: +1-416-555-0142, text: Ask us.}
"""
    view = _view(edition, files={"content/company.yaml": COMPANY + said})
    assert view.statements == (
        StatementItem(
            "Vacancy and selection",
            (
                "This posting is for an existing vacancy.",
                "We don’t use artificial intelligence to screen, assess or select applicants.",
            ),
        ),
        StatementItem("Equal opportunity", ("We hire for the work.",)),
        StatementItem(
            "If you need an accommodation", ("Ask us.",), "help@example.com", "+1-416-555-0142"
        ),
    )


def test_a_pool_and_screening_by_software_are_said(edition: Make) -> None:
    view = _view(edition, ("existing", "future"), ("ai_screening: false", "ai_screening: true"))
    assert view.statements[0].text == (
        "This posting is not for an existing vacancy, but for vacancies that may come.",
        "We use artificial intelligence to screen, assess or select applicants.",
    )


REMOTE = """\
zones: {CA: {name: Canada}, US: {name: United States}, US-CO: {name: Colorado}}
locations:
  toronto: {name: From home, region: US, zone: US, remote_areas: [US-CO]}
"""


def test_remote_work_says_where_one_may_live(edition: Make) -> None:
    colorado = "statements: [{id: co, title: Colorado, text: Said., places: [US-CO]}]\n"
    files: dict[str, str | None] = {
        "rolebook.yaml": SITE,
        "content/locations.yaml": REMOTE,
        "content/company.yaml": COMPANY + colorado,
        "content/roles/counter.yaml": None,
        "content/roles/chief-counter.yaml": None,
    }
    files["content/roles/counter.yaml"] = (
        "title: Counter\nladder: counters\ntrack: main\nlevel: 1\nsummary: S.\n"
        "duties: [{id: a, text: A.}]\nskills: {counting: 1}\n"
        "pay: [{zone: US, currency: USD, period: hour, min: 20, max: 25, from: 2026-01-01}]\n"
    )
    view = _view(edition, ("on-site", "remote"), files=files)
    assert view.facts[0] == PostingFact("Place", "From home", "United States")
    assert view.facts[1] == PostingFact("Way of working", "Remote: Colorado")
    assert [statement.title for statement in view.statements] == [
        "Vacancy and selection",
        "Colorado",
    ]
    assert (view.job.workplace, view.job.areas) == (None, (Area("US-CO", "Colorado"),))


def test_machines_get_the_same_facts_as_bare_values(edition: Make) -> None:
    job = _view(edition, files={"rolebook.yaml": SITE}).job
    assert job is not None
    assert (job.posted, job.closes) == (dt.date(2026, 11, 1), dt.date(2026, 12, 1))
    assert job.salary == Salary("CAD", "year", 50_000, 60_000)
    assert job.workplace == Address("", "", "ON", "", "CA")
    assert (job.degree, job.months, job.experience_instead) == ("diploma", None, False)
    assert job.address == "https://careers.example.com/postings/counter-toronto/index.html"
    assert job.crumbs == (
        ("Ada", "https://careers.example.com/index.html"),
        ("Counter", "https://careers.example.com/roles/counter/index.html"),
        ("Counter, Toronto", "https://careers.example.com/postings/counter-toronto/index.html"),
    )


def test_without_an_address_of_the_site_there_is_nothing_for_machines(edition: Make) -> None:
    assert not _view(edition).listed


def test_pay_on_target_is_no_base_salary(edition: Make) -> None:
    role = """\
title: Counter
ladder: counters
track: main
level: 1
summary: S.
duties: [{id: a, text: A.}]
skills: {counting: 1}
pay:
  - {zone: CA, currency: CAD, period: year, basis: on-target, min: 1, max: 2, from: 2026-01-01}
next: [{role: chief-counter, kind: promotion}]
"""
    files: dict[str, str | None] = {"rolebook.yaml": SITE, "content/roles/counter.yaml": role}
    view = _view(edition, files=files)
    assert view.job.salary is None
    assert view.offer.pay == f"$1 to $2{NB}CAD a\xa0year"


def test_texts_without_a_translation_fall_back_and_the_page_says_so(edition: Make) -> None:
    french = "note: Une note.\napply: https://example.com/fr/postuler/1\n"
    files: dict[str, str | None] = {"content/postings/counter-toronto.fr.yaml": french}
    view = _view(edition, ("", "note: A note.\n"), files=files, language="fr")
    assert view.work.note == ("Une note.",)
    assert view.apply == "https://example.com/fr/postuler/1"
    assert view.work.duties[0] == "Count things."
    assert isinstance(view.work.duties[0], Foreign)
    assert view.facts[4] == PostingFact("Postuler au plus tard le", "1er\xa0décembre\xa02026")
    assert view.frame.notes == (
        "Certains textes de cette page n’existent qu’en anglais.",
        "Cette traduction n’a pas encore été révisée.",
    )


def test_what_depends_on_today_is_noted(edition: Make) -> None:
    asked = edition()
    posting_view(asked, "counter-toronto")
    assert {read for read in asked.reads if read.startswith("past/")} == {
        "past/2026-10-31",
        "past/2026-12-01",
    }


def test_an_industry_lies_over_the_role_of_its_posting(edition: Make) -> None:
    industry = """\
name: Fishing
summary: Clients are at sea.
overlays:
  - id: all
    roles: [counter]
    duties: [{id: count, text: Count fish.}, {id: wait, text: Wait., essential: false}]
    skills: {counting: 4}
    tools: [abacus]
    requirements: [{id: sea, months: 12, in: fishing, must: true}]
"""
    files: dict[str, str | None] = {"content/industries/fishing.yaml": industry}
    view = _view(edition, ("", "industry: fishing\n"), files=SITE_FILES | files)
    assert view.facts[-1] == PostingFact("Industry", "Fishing")
    assert view.work.duties == ("Count fish.", "Say how many.")
    assert view.work.also == ("Wait.",)
    assert [(s.name, s.proficiency) for s in view.asked.skills] == [("Counting", "Advanced")]
    assert view.asked.tools == ("Abacus",)
    assert [line.id for line in view.asked.requirements.must] == ["school", "sea"]
    assert view.job.months == 12


def test_a_fixed_term_says_when_it_ends(edition: Make) -> None:
    view = _view(edition, ("", "employment: contract\nstarts: 2027-01-04\nends: 2027-06-30\n"))
    assert view.facts[-2:] == (
        PostingFact("Starts", "January\xa04,\xa02027"),
        PostingFact("Ends", "June\xa030,\xa02027"),
    )


SITE_FILES: dict[str, str | None] = {"rolebook.yaml": SITE}


def test_the_files_for_people_that_are_built_are_listed(edition: Make) -> None:
    formats = "formats: [html, openings, md, json, docx, standalone, pdf, txt]\n"
    view = _view(edition, files={"rolebook.yaml": SITE + formats})
    assert [(file.label, file.href, file.media) for file in view.downloads] == [
        ("PDF", "counter-toronto.pdf", "application/pdf"),
        ("Word", "counter-toronto.docx", WORD),
        ("TXT", "counter-toronto.txt", "text/plain"),
        ("Markdown", "counter-toronto.md", "text/markdown"),
    ]
    none = _view(edition, files={"rolebook.yaml": SITE + "formats: [html, json]\n"})
    assert none.downloads == ()
