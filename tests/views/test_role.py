"""A role's view says what the page shows, in words that are ready."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from markupsafe import Markup

from books import SMALL
from generator.book.edition import Edition
from generator.views.industries import IndustryItem, IndustryLine
from generator.views.market import MarketRow
from generator.views.occupations import OccupationItem, WageRow, WageTable
from generator.views.outlook import OutlookLine
from generator.views.requirements import RequirementLine
from generator.views.resources import ConditionLine
from generator.views.role import DutyItem, Fact, RoleView, role_view
from generator.views.skills import SkillGroup, SkillRow
from generator.views.sources import Citation, SourceItem
from generator.views.steps import StepBox, StepItem
from generator.views.vacancies import Vacancy

Make = Callable[..., Edition]
NB = "\N{NO-BREAK SPACE}"
HEAD = """\
title: Counter
ladder: counters
track: main
level: 1
summary: Counts.
duties:
  - {id: count, text: Count.}
  - {id: chat, text: Chat., essential: false}
skills: {}
"""
SOURCES = """\
sources:
  guide:
    publisher: Guide
    title: On counting
    address: https://example.com/a
    date: "2022-06-24"
  page: {publisher: Page, title: Pay, address: unknown, date: undated, read: 2026-11-22}
  quoted:
    publisher: Quoted
    title: Figures
    address: unknown
    date: undated
    quoted_by: page
    note: Seen there only.
  livre: {publisher: Livre, title: Le compte, language: fr, address: unknown, date: "2025-05"}
"""
SKILLS = """\
skills:
  counting:
    name: Counting
    kind: technical
    summary: Saying how many.
    proficiency: {basic: To ten., working: To 100., proficient: C., advanced: D., leading: E.}
  talking:
    name: Talking
    kind: human
    summary: Saying.
    proficiency: {basic: A., working: B., proficient: C., advanced: D., leading: E.}
tools: {abacus: {name: abacus}}
"""


def _view(
    make: Make, more: str = "", files: dict[str, str] | None = None, language: str = "en"
) -> RoleView:
    role = {"content/roles/counter.yaml": HEAD + more, "content/sources.yaml": SOURCES}
    return role_view(
        make({"content/skills.yaml": SKILLS} | role | (files or {}), language), "counter"
    )


def test_essential_duties_stand_apart(edition: Make) -> None:
    view = _view(edition)
    assert (view.duties, view.also) == (
        (DutyItem("count", "Count."),),
        (DutyItem("chat", "Chat."),),
    )


def test_facts_have_a_value_each(edition: Make) -> None:
    assert _view(edition).facts == (Fact("Level", "1 – One"), Fact("Track", "Main"))


def test_facts_name_the_superior_and_other_titles_as_they_are_written(edition: Make) -> None:
    view = _view(edition, "reports_to: chief-counter\nalso_called: [aWS teller, Reckoner]\n")
    assert view.facts[2:] == (
        Fact("Reports to", "Chief counter", "../../roles/chief-counter/index.html"),
        Fact("Also called", "aWS teller and Reckoner"),
    )
    outside = _view(edition, "reports_to: {title: Agency director}\n")
    assert outside.facts[2:] == (Fact("Reports to", "Agency director"),)


def test_facts_show_the_pay_of_whole_countries_first(edition: Make) -> None:
    bands = "pay:\n" + "".join(
        f"  - {{zone: {zone}, currency: CAD, period: year, min: 1, max: 2, from: 2026-01-01}}\n"
        for zone in ("CA-ON", "CA")
    )
    zones = "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}}\n"
    zones += "locations: {toronto: {name: T, zone: CA}}\n"
    view = _view(edition, bands, {"content/locations.yaml": zones})
    assert view.facts[2:] == (Fact("Pay, Canada", f"$1 to $2{NB}CAD a\xa0year", "#pay"),)


def test_a_band_that_does_not_hold_yet_is_no_fact(edition: Make) -> None:
    band = "pay: [{zone: CA, currency: CAD, period: year, min: 1, max: 2, from: 2026-11-25}]\n"
    view = _view(edition, band)
    assert (len(view.facts), len(view.bands)) == (2, 1)


def test_skills_are_compared_with_the_role_below(edition: Make) -> None:
    lower = HEAD.replace("skills: {}", "skills: {counting: 2, talking: 3}")
    lower += "next: [{role: chief-counter, kind: promotion}]\n"
    upper = HEAD.replace("level: 1", "level: 2").replace("Counter", "Chief")
    upper = upper.replace("skills: {}", "skills:\n  counting: {level: 4, evidence: Seen.}\n")
    files = {
        "content/skills.yaml": SKILLS,
        "content/roles/counter.yaml": lower,
        "content/roles/chief-counter.yaml": upper,
    }
    skills = role_view(edition(files), "chief-counter").skills
    assert skills.groups == (
        SkillGroup(
            "Technical skills",
            (
                SkillRow(
                    "counting",
                    "Counting",
                    4,
                    "Advanced",
                    "●●●●○",
                    "Seen.",
                    "raised",
                    "↑ Raised from Working",
                    "../../skills/counting/index.html",
                ),
            ),
        ),
    )
    assert (skills.lower, skills.lower_href) == ("Counter", "../../roles/counter/index.html")
    assert skills.dropped == ("Talking",)


def test_a_start_has_nothing_to_compare_with_and_shows_what_one_would_see(edition: Make) -> None:
    role = HEAD.replace("skills: {}", "skills: {counting: 2, talking: 1}")
    without = SMALL["rolebook.yaml"] + "parts: []\n"
    files = {"content/roles/counter.yaml": role, "rolebook.yaml": without}
    skills = _view(edition, files=files).skills
    assert skills.groups == (
        SkillGroup(
            "Human skills", (SkillRow("talking", "Talking", 1, "Basic", "●○○○○", "A.", "", ""),)
        ),
        SkillGroup(
            "Technical skills",
            (SkillRow("counting", "Counting", 2, "Working", "●●○○○", "To 100.", "", ""),),
        ),
    )
    assert (skills.lower, skills.lower_href, skills.dropped) == ("", "", ())


def test_requirements_are_sentences_must_apart_from_nice(edition: Make) -> None:
    view = _view(
        edition,
        """\
requirements:
  - {id: a, education: bachelor, fields: [commerce, sales], or_experience: true, must: true}
  - {id: b, months: 48, in: counting sheep, must: true, equivalent: Goats count.}
  - {id: c, months: 6, must: false}
  - {id: d, education: master, must: false}
  - {id: e, in: leading, must: false}
  - {id: f, text: Has counted., must: false}
""",
    )
    assert view.requirements.must == (
        RequirementLine(
            "a",
            "Bachelor’s degree in commerce or sales",
            "Experience that shows the same counts as much.",
        ),
        RequirementLine("b", "4 years of experience in counting sheep", "Goats count."),
    )
    assert [line.text for line in view.requirements.nice] == [
        "6 months of experience",
        "Master’s degree",
        "Experience in leading",
        "Has counted.",
    ]


CSAM = """\
resources:
  csam:
    kind: certification
    name: Certified Counter
    short: CC
    provider: Association
    months: [12, 18]
    conditions: [{id: post, text: A post., source: guide}, {id: own, text: Ours.}]
    source: page
"""


def test_a_certification_has_its_own_name_in_its_own_language(edition: Make) -> None:
    more = "requirements: [{id: a, certification: csam, must: true}]\n"
    files = {"content/resources.yaml": CSAM}
    assert _view(edition, more, files).requirements.must[0].text == "Certified Counter (CC)"
    assert _view(edition, more, files, "fr").requirements.must[0].text == Markup(
        '<i lang="en">Certified Counter</i> (CC)'
    )


def test_a_resource_says_kind_giver_time_and_whose_condition_is_whose(edition: Make) -> None:
    view = _view(edition, "resources: [csam]\n", {"content/resources.yaml": CSAM})
    (item,) = view.resources
    assert (item.name, item.details) == (
        "Certified Counter (CC)",
        "Certification, Association, 12 to 18 months",
    )
    assert item.conditions == (
        ConditionLine("A post.", Citation("Guide, June\xa024,\xa02022", "#source-guide")),
        ConditionLine("Ours.", None),
    )
    assert [source.id for source in view.sources] == ["source-page", "source-guide"]


def _market(make: Make, line: str, language: str = "en") -> RoleView:
    base = "id: a, place: CA, currency: CAD, period: year, statistic: average, amount: 61920"
    return _view(make, f"market: [{{{base}, {line}}}]\n", language=language)


def test_a_market_figure_has_statistic_place_source_and_its_date(edition: Make) -> None:
    view = _market(edition, 'source: guide, as_of: "2024-04-16"')
    assert view.market == (
        MarketRow(
            "Average",
            "Canada",
            f"$61,920{NB}CAD a\xa0year",
            Citation("Guide, April\xa016,\xa02024", "#source-guide"),
            "More than 2 years old",
            (),
        ),
    )


@pytest.mark.parametrize(
    ("as_of", "checks", "said"),
    [
        ("2019", "", "More than 6 years old"),
        ("2024-11-23", "", "More than 2 years old"),
        ("2024-11-24", "", ""),
        ("2025-11", "market_age: 10", "Less than a year old, and yet out of date"),
        ("2025-10", "market_age: 10", "More than 1 year old"),
        ("2024-11-23", "market_age: 120", "More than 2 years old"),
    ],
)
def test_a_figure_says_its_age_in_words_from_two_years_on_or_once_it_is_too_old(
    edition: Make, as_of: str, checks: str, said: str
) -> None:
    base = "id: a, place: CA, currency: CAD, period: year, statistic: average, amount: 61920"
    market = f'market: [{{{base}, source: guide, as_of: "{as_of}"}}]\n'
    settings = {"rolebook.yaml": f"today: 2026-11-24\nchecks: {{{checks}}}\n"}
    assert _view(edition, market, settings).market[0].age == said


def test_an_undated_figure_says_when_it_was_read_and_where(edition: Make) -> None:
    def said(source: str) -> str:
        return _market(edition, f"source: {source}, as_of: undated").market[0].citation.text

    assert said("page") == "Page, undated, read on November\xa022,\xa02026"
    assert said("quoted") == "Quoted, undated, read on November\xa022,\xa02026 as quoted by Page"
    assert said("guide") == "Guide, undated"


def test_what_we_inferred_is_said(edition: Make) -> None:
    line = "source: guide, as_of: undated, note: N., approximate: true"
    line += ", currency_inferred: true, place_inferred: true"
    row = _market(edition, line).market[0]
    assert row.figure == f"about $61,920{NB}CAD a\xa0year"
    assert row.doubts == (
        "Currency: CAD, inferred; the source doesn’t print it.",
        "Place: Canada, inferred; the source doesn’t state it.",
        "N.",
    )


def test_sources_stand_once_with_those_that_quote_them(edition: Make) -> None:
    line = "{id: %s, source: %s, place: CA, currency: CAD, period: year, statistic: low, "
    line += "amount: 1, as_of: undated}"
    figures = [line % pair for pair in (("a", "quoted"), ("b", "guide"), ("c", "quoted"))]
    view = _view(edition, f"market: [{', '.join(figures)}]\n")
    assert view.sources == (
        SourceItem(
            "source-quoted",
            "Quoted",
            "Figures",
            "",
            "undated, as quoted by Page, without a link",
            "Seen there only.",
        ),
        SourceItem(
            "source-page",
            "Page",
            "Pay",
            "",
            "undated, read on November\xa022,\xa02026, without a link",
            "",
        ),
        SourceItem(
            "source-guide",
            "Guide",
            "On counting",
            "https://example.com/a",
            "June\xa024,\xa02022",
            "",
        ),
    )


def test_a_sources_title_stays_in_its_language(edition: Make) -> None:
    view = _view(edition, "questions: [{id: q, q: Why?, a: So., sources: [livre]}]\n")
    assert f"{Markup.escape(view.sources[0].title)}" == '<i lang="fr">Le compte</i>'
    assert view.sources[0].details == "May\xa02025, without a link"


def test_questions_have_paragraphs_and_sources(edition: Make) -> None:
    view = _view(edition, 'questions: [{id: q, q: Why?, a: "One.\\n\\nTwo.", sources: [guide]}]\n')
    (item,) = view.questions
    assert (item.question, item.answer) == ("Why?", ("One.", "Two."))
    assert item.citations == (Citation("Guide, June\xa024,\xa02022", "#source-guide"),)


def test_steps_go_both_ways(edition: Make) -> None:
    step = """\
next:
  - role: chief-counter
    kind: track-change
    criteria: [{id: a, text: A year}]
    process: A panel decides.
    typical_months: [24, 36]
"""
    files = {"content/roles/counter.yaml": HEAD + step}
    steps = role_view(edition(files), "counter").steps
    href = "../../roles/chief-counter/index.html"
    assert steps.origins == ()
    assert steps.targets == (
        StepItem(
            "Chief counter",
            href,
            "Change of track",
            "↗",
            ("A year",),
            "A panel decides.",
            "2 to 3 years",
        ),
    )
    assert role_view(edition(files), "chief-counter").steps.origins == (
        StepBox("Counter", "../../roles/counter/index.html", "Change of track", "↗"),
    )


def test_only_open_and_approved_vacancies_are_shown(edition: Make) -> None:
    assert _view(edition).vacancies == (
        Vacancy(
            "Counter",
            "Toronto",
            "../../postings/counter-toronto/index.html",
            "",
            "Full time\xa0· On site",
            "Apply by December\xa01,\xa02026",
        ),
    )
    posting = "content/postings/counter-toronto.yaml"
    text = edition().book.project.root.joinpath(posting).read_text("utf-8")
    for old, new in (
        ("closes: 2026-12-01", "closes: 2026-11-23"),
        ("posted: 2026-11-01", "posted: 2026-11-25"),
        ("approval: {by: People operations, on: 2026-10-30}\n", ""),
    ):
        assert old in text
        assert _view(edition, files={posting: text.replace(old, new)}).vacancies == ()


def test_a_pool_is_no_vacancy_and_says_so_in_lists(edition: Make) -> None:
    posting = "content/postings/counter-toronto.yaml"
    text = edition().book.project.root.joinpath(posting).read_text("utf-8")
    assert "vacancy: existing" in text
    files = {posting: text.replace("vacancy: existing", "vacancy: future")}
    (found,) = _view(edition, files=files).vacancies
    assert found.terms == "Pool for later openings\xa0· Full time\xa0· On site"


def test_a_vacancy_is_open_on_its_first_and_last_day_or_without_end(edition: Make) -> None:
    posting = "content/postings/counter-toronto.yaml"
    text = edition().book.project.root.joinpath(posting).read_text("utf-8")
    text = text.replace("posted: 2026-11-01", "posted: 2026-11-24")
    last = text.replace("closes: 2026-12-01", "closes: 2026-11-24")
    assert (
        _view(edition, files={posting: last}).vacancies[0].closing
        == "Apply by November\xa024,\xa02026"
    )
    ongoing = text.replace("closes: 2026-12-01", "closes: ongoing")
    assert _view(edition, files={posting: ongoing}).vacancies[0].closing == "Open until filled"


def test_codes_say_which_classification_or_why_none_fits(edition: Make) -> None:
    view = _view(edition, 'codes: {noc_2021: "60010", onet_soc: 11-2022.00}\n')
    assert view.codes == (Fact("NOC 2021", "60010"), Fact("O*NET-SOC", "11-2022.00"))
    assert _view(edition, "codes: {none: Too new.}\n").no_code == "Too new."
    assert (_view(edition).codes, _view(edition).no_code) == ((), "")


def test_the_pdf_is_linked_only_where_it_is_made(edition: Make) -> None:
    (file,) = _view(edition).files
    assert (file.text, file.href) == ("This role on paper (PDF, in English)", "counter.pdf")
    settings = {"rolebook.yaml": "languages: [en]\ntoday: 2026-11-24\nformats: [html]\n"}
    assert _view(edition, files=settings).files == ()


def test_nothing_internal_is_in_the_view(edition: Make) -> None:
    internal = "internal: {department: CANARY, notes: CANARY, physical: CANARY}\n"
    view = _view(edition, internal)
    assert "CANARY" not in repr(view)
    assert "Counter" in repr(view)


def test_a_view_has_no_none_in_it(edition: Make) -> None:
    view = _view(edition)
    assert [field.name for field in fields(view) if getattr(view, field.name) is None] == []


OCCUPATIONS = """\
occupations:
  noc-60010:
    title: Sales managers
    wages:
      - id: ca
        place: CA
        currency: CAD
        period: hour
        figures: {median: 60.1, low: 36.54}
        source: page
        as_of: "2024"
        note: Low is low.
  soc-11-2022:
    title: Sales Managers
    wages:
      - id: us
        place: US
        currency: USD
        period: year
        figures: {p90: 290540, p10: 73170}
        source: guide
        as_of: 2025-05
      - id: co
        place: US-CO
        currency: USD
        period: year
        figures: {p10: 105270}
        source: guide
        as_of: 2025-05
  noc-64409: {title: Other representatives}
"""


def test_wages_of_the_occupation_stand_by_source_a_column_a_place(edition: Make) -> None:
    codes = 'codes: {noc_2021: "60010", onet_soc: 11-2022.00}\n'
    view = _view(edition, codes, {"content/occupations.yaml": OCCUPATIONS})
    undated = Citation("Page, 2024", "#source-page")
    assert view.occupations == (
        OccupationItem(
            "Sales managers",
            "NOC 2021 60010",
            (
                WageTable(
                    "Canadian dollars an\xa0hour",
                    ("Canada",),
                    (
                        WageRow("Low end", ("$36.54",)),
                        WageRow("Median", ("$60.10",)),
                    ),
                    undated,
                    "",
                    "Low is low.",
                ),
            ),
        ),
        OccupationItem(
            "Sales Managers",
            "SOC 11-2022",
            (
                WageTable(
                    "US dollars a\xa0year",
                    ("United States", "United States (CO)"),
                    (
                        WageRow(
                            "10th percentile",
                            (
                                "$73,170",
                                "$105,270",
                            ),
                        ),
                        WageRow(
                            "90th percentile",
                            (
                                "$290,540",
                                "",
                            ),
                        ),
                    ),
                    Citation("Guide, May\xa02025", "#source-guide"),
                    "",
                    "",
                ),
            ),
        ),
    )
    assert [source.id for source in view.sources] == ["source-page", "source-guide"]


def test_an_occupation_without_wages_is_there_and_has_none(edition: Make) -> None:
    files = {"content/occupations.yaml": OCCUPATIONS}
    view = _view(edition, 'codes: {noc_2021: "64409"}\n', files)
    assert view.occupations == (OccupationItem("Other representatives", "NOC 2021 64409", ()),)
    assert _view(edition, 'codes: {noc_2021: "10000"}\n', files).occupations == ()
    assert _view(edition, "codes: {none: Too new.}\n", files).occupations == ()


def test_an_outlook_says_where_until_when_and_who_says_so(edition: Make) -> None:
    view = _view(
        edition,
        "outlook:\n"
        '  - {id: a, place: CA, until: "2026", text: Good., source: guide, as_of: 2024-04-16}\n'
        "  - {id: b, text: Better., source: page, as_of: undated}\n",
    )
    assert view.outlook == (
        OutlookLine(
            "Canada, up to 2026", "Good.", Citation("Guide, April\xa016,\xa02024", "#source-guide")
        ),
        OutlookLine(
            "Place not stated",
            "Better.",
            Citation("Page, undated, read on November\xa022,\xa02026", "#source-page"),
        ),
    )


INDUSTRY = """\
name: Fishing
summary: Clients are at sea.
sources: [guide]
overlays:
  - id: all
    roles: [counter]
    duties:
      - {id: count, text: Count fish.}
      - {id: wait, text: Wait for the boat.}
    skills: {counting: 4, talking: {level: 2, evidence: Shouts over the wind.}}
    tools: [abacus]
    requirements: [{id: swim, text: Can swim., must: true, equivalent: A life jacket counts.}]
  - {id: other, roles: [chief-counter], tools: [abacus]}
"""


def test_an_industry_shows_what_it_adds_and_what_it_puts_in_other_words(edition: Make) -> None:
    role = HEAD.replace("skills: {}", "skills: {counting: 3, talking: 2}")
    files = {"content/industries/fishing.yaml": INDUSTRY, "content/roles/counter.yaml": role}
    view = _view(edition, files=files)
    assert view.industries == (
        IndustryItem(
            id="industry-fishing",
            name="Fishing",
            summary="Clients are at sea.",
            duties=(
                IndustryLine("Count fish.", "≠ Changed here"),
                IndustryLine("Wait for the boat.", "+ New here"),
            ),
            skills=(
                IndustryLine("Counting: Advanced", "↑ Raised from Proficient", "D."),
                IndustryLine("Talking: Working", "≠ Changed here", "Shouts over the wind."),
            ),
            tools=("Abacus",),
            requirements=(IndustryLine("Can swim.", "Must have", "A life jacket counts."),),
            citations=(Citation("Guide, June\xa024,\xa02022", "#source-guide"),),
        ),
    )
    assert [source.id for source in view.sources] == ["source-guide"]


def test_a_resource_that_helps_with_a_needed_skill_is_shown_and_says_with_which(
    edition: Make,
) -> None:
    skills = SKILLS.replace("E.}\n  talking", "E.}\n    resources: [book]\n  talking")
    resources = (
        "resources: {book: {kind: reading, name: Numbers}, other: {kind: reading, name: O}}\n"
    )
    files = {"content/skills.yaml": skills, "content/resources.yaml": resources}
    role = HEAD.replace("skills: {}", "skills: {counting: 3}")
    view = _view(edition, files=files | {"content/roles/counter.yaml": role})
    assert [(r.name, r.helps) for r in view.resources] == [("Numbers", "Counting")]
    view = _view(
        edition,
        files=files | {"content/roles/counter.yaml": role + "resources: [other, book]\n"},
    )
    assert [(r.name, r.helps) for r in view.resources] == [("O", ""), ("Numbers", "Counting")]


def test_a_common_name_is_translated_and_a_name_of_its_own_stays(edition: Make) -> None:
    resources = (
        "resources: {a: {kind: course, name: Training}, b: {kind: reading, name: Numbers}}\n"
    )
    french = "resources: {a: {name: Une formation}}\n"
    files = {"content/resources.yaml": resources, "content/resources.fr.yaml": french}
    view = _view(edition, "resources: [a, b]\n", files, "fr")
    first, second = view.resources
    assert (first.name, first.details) == ("Une formation", "Cours")
    assert Markup.escape(second.name) == '<i lang="en">Numbers</i>'
    assert second.details == "Lecture, en anglais"
