"""The pages of skills, places and openings: what they bring together of roles and postings."""

from collections.abc import Callable

import pytest

from books import SMALL
from generator.book.edition import Edition
from generator.formats.beside import data
from generator.views.frame import Link
from generator.views.place import place_view
from generator.views.place_list import place_list_view
from generator.views.posting_list import posting_list_view
from generator.views.skill import AskingLadder, AskingLevel, AskingRole, RaisingRole, skill_view
from generator.views.skill_list import skill_list_view

Make = Callable[..., Edition]
POSTING = "content/postings/counter-toronto.yaml"
COUNTER = "content/roles/counter.yaml"
CHIEF = "content/roles/chief-counter.yaml"
SKILLS = "content/skills.yaml"

SOURCE = """\
sources:
  guide: {publisher: Guide, title: Pay, address: unknown, date: "2019", read: 2026-01-01}
"""
FIGURE = """\
market:
  - {id: a, place: CA, currency: CAD, period: year, statistic: average, amount: 41000,
     source: guide, as_of: "2019"}
"""


# --- skills --------------------------------------------------------------------------------------


def test_a_skill_says_which_roles_ask_for_which_proficiency(edition: Make) -> None:
    view = skill_view(edition(), "counting")
    assert (view.asked, [step.count for step in view.proficiencies]) == (
        "Asked for by 2 roles",
        [0, 1, 0, 0, 1],
    )
    assert view.ladders == (
        AskingLadder(
            "counters",
            "Counters",
            "../../ladders/counters/index.html",
            (
                AskingLevel(
                    1,
                    "1 – One",
                    (
                        AskingRole(
                            "counter",
                            "Counter",
                            "../../roles/counter/index.html",
                            2,
                            "Working",
                            "●●○○○",
                        ),
                    ),
                ),
                AskingLevel(
                    2,
                    "2 – Two",
                    (
                        AskingRole(
                            "chief-counter",
                            "Chief counter",
                            "../../roles/chief-counter/index.html",
                            5,
                            "Leading",
                            "●●●●●",
                        ),
                    ),
                ),
            ),
        ),
    )


def test_a_skill_that_no_role_asks_for_says_so(edition: Make) -> None:
    files = {
        COUNTER: SMALL[COUNTER].replace(
            "skills:\n  counting: {level: 2, evidence: Never misses one.}\n", "skills: {}\n"
        ),
        CHIEF: SMALL[CHIEF].replace("skills: {counting: 5}", "skills: {}"),
    }
    view = skill_view(edition(files), "counting")
    assert (view.asked, view.ladders) == ("No role asks for it", ())
    (item,) = skill_list_view(edition(files)).kinds[0].skills
    assert (item.asked, item.levels) == ("No role asks for it", "")


def test_the_list_names_the_proficiencies_that_roles_ask_for(edition: Make) -> None:
    (kind,) = skill_list_view(edition()).kinds
    (item,) = kind.skills
    assert (kind.title, item.name, item.href) == (
        "Technical skills",
        "Counting",
        "../skills/counting/index.html",
    )
    assert (item.asked, item.levels) == ("Asked for by 2 roles", "Working to Leading")


def test_an_industry_that_asks_for_more_is_named_with_its_roles(edition: Make) -> None:
    industry = """\
name: Fishing
summary: Fish.
overlays: [{id: all, roles: [counter, chief-counter], skills: {counting: 4}}]
"""
    view = skill_view(edition({"content/industries/fishing.yaml": industry}), "counting")
    assert [(each.name, each.roles) for each in view.industries] == [
        (
            "Fishing",
            (
                RaisingRole(
                    "Counter",
                    "../../roles/counter/index.html#industry-fishing",
                    4,
                    "Advanced there, Working elsewhere",
                ),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("{counting: 5, talking: 2}", ["both in 2 of the 2 roles that ask for either"]),
        ("{counting: 5}", []),
    ],
    ids=["in two roles", "in one alone"],
)
def test_neighbours_are_asked_together_by_most_roles_and_by_two_at_least(
    edition: Make, second: str, said: list[str]
) -> None:
    talking = SMALL[SKILLS].replace(
        "tools:",
        "  talking:\n    name: Talking\n    kind: human\n    summary: S.\n    proficiency: "
        "{basic: A., working: B., proficient: C., advanced: D., leading: E.}\ntools:",
    )
    files = {
        SKILLS: talking,
        COUNTER: SMALL[COUNTER].replace("skills:\n", "skills:\n  talking: 1\n"),
        CHIEF: SMALL[CHIEF].replace("{counting: 5}", second),
    }
    view = skill_view(edition(files), "counting")
    assert [each.sentence for each in view.neighbours] == said


def test_a_page_of_a_skill_reads_cards_and_not_whole_roles(edition: Make) -> None:
    made = edition()
    skill_view(made, "counting")
    assert {"asking/counting", "card/counter", "card/chief-counter"} <= made.reads
    assert [name for name in made.reads if name.startswith("role/")] == []


# --- places --------------------------------------------------------------------------------------


def test_a_place_shows_our_bands_by_ladder_and_says_what_lacks(edition: Make) -> None:
    view = place_view(edition(), "CA")
    (pay,) = view.pay
    (ladder,) = pay.ladders
    assert (pay.title, pay.notes) == (
        "Base pay in Canadian dollars",
        ("In effect since January\xa01,\xa02026.",),
    )
    assert [(row.title, row.level, row.pay, row.zone) for row in ladder.rows] == [
        ("Counter", "1 – One", "$50,000 to $60,000\xa0CAD a\xa0year", "")
    ]
    assert view.lacking == "For 1 role we publish no band here."
    assert (view.locations, [each.title for each in view.openings]) == (("Toronto",), ["Counter"])


def test_the_band_of_the_most_specific_zone_holds(edition: Make) -> None:
    bands = SMALL[COUNTER].replace(
        "from: 2026-01-01}\n",
        "from: 2026-01-01}\n"
        "  - {zone: CA-ON, currency: CAD, period: year, min: 55000, max: 66000, "
        "from: 2026-01-01}\n",
    )
    zones = """\
zones: {CA: {name: Canada}, CA-ON: {name: Ontario}, CA-QC: {name: Quebec}}
locations: {toronto: {name: Toronto, region: CA-ON, zone: CA}}
"""
    files = {COUNTER: bands, "content/locations.yaml": zones}

    def row(code: str) -> tuple[str, tuple[str, ...]]:
        (pay,) = place_view(edition(files), code).pay
        return pay.ladders[0].rows[0].pay, pay.notes[:1]

    assert row("CA-ON") == (
        "$55,000 to $66,000\xa0CAD a\xa0year",
        ("In effect since January\xa01,\xa02026.",),
    )
    assert row("CA-QC") == (
        "$50,000 to $60,000\xa0CAD a\xa0year",
        ("The bands that hold here: Canada.",),
    )
    view = place_view(edition(files), "CA-QC")
    assert view.wider == Link("Canada", "../../places/ca/index.html")
    assert (view.locations, view.openings) == ((), ())
    assert [part.text for part in place_view(edition(files), "CA").parts] == ["Ontario", "Quebec"]


def test_what_others_report_stands_apart_and_says_how_old_it_is(edition: Make) -> None:
    files = {COUNTER: SMALL[COUNTER] + FIGURE, "content/sources.yaml": SOURCE}
    view = place_view(edition(files), "CA")
    assert [(r.role.text, r.row.figure, r.row.citation.text, r.row.age) for r in view.reported] == [
        ("Counter", "$41,000\xa0CAD a\xa0year", "Guide, 2019", "More than 6 years old")
    ]
    new = FIGURE.replace('as_of: "2019"', "as_of: 2026-01")
    files[COUNTER] = SMALL[COUNTER] + new
    assert [r.row.age for r in place_view(edition(files), "CA").reported] == [""]


def test_wages_of_an_occupation_are_those_of_the_place_and_name_our_roles(edition: Make) -> None:
    occupations = """\
occupations:
  noc-14111:
    title: Clerks
    wages:
      - {id: ca, place: CA, currency: CAD, period: hour, figures: {median: 21.5}, source: guide,
         as_of: "2026-01"}
      - {id: us, place: US, currency: USD, period: hour, figures: {median: 25}, source: guide,
         as_of: "2026-01"}
"""
    coded = SMALL[COUNTER].replace("level: 1\n", "level: 1\ncodes: {noc_2021: '14111'}\n")
    files = {
        COUNTER: coded,
        "content/sources.yaml": SOURCE,
        "content/occupations.yaml": occupations,
    }
    (wages,) = place_view(edition(files), "CA").wages
    assert (wages.title, wages.code) == ("Clerks", "NOC 2021 14111")
    assert wages.roles == (Link("Counter", "../../roles/counter/index.html"),)
    (table,) = wages.tables
    assert (table.rows[0].figures, table.age) == (("$21.50",), "")


def test_a_zone_without_bands_says_so(edition: Make) -> None:
    zones = SMALL["content/locations.yaml"].replace("zones:\n", "zones:\n  US: {name: US}\n")
    files = {"content/locations.yaml": zones}
    assert place_view(edition(files), "US").pay == ()
    assert [(p.name, p.count, p.pay, p.opened) for p in place_list_view(edition(files)).places] == [
        ("United States", "No band published", (), ""),
        ("Canada", "A band for 1 role", ("$50,000 to $60,000\xa0CAD a\xa0year",), "1 opening"),
    ]


def test_a_page_of_a_place_reads_figures_and_not_whole_roles(edition: Make) -> None:
    made = edition()
    place_view(made, "CA")
    assert {"figures/counter", "card/counter", "posting/counter-toronto"} <= made.reads
    assert "role/chief-counter" not in made.reads


# --- openings ------------------------------------------------------------------------------------


def test_openings_that_close_soonest_come_first_and_pools_last(edition: Make) -> None:
    def posting(number: int, closes: str, vacancy: str = "existing") -> str:
        text = SMALL[POSTING].replace("2026-12-01", closes).replace("R-2026-001", f"R-{number}")
        return text.replace("vacancy: existing", f"vacancy: {vacancy}")

    files = {
        POSTING: posting(1, "2026-12-09"),
        "content/postings/a.yaml": posting(2, "ongoing"),
        "content/postings/b.yaml": posting(3, "2026-12-02", "future"),
        "content/postings/c.yaml": posting(4, "2026-12-05"),
    }
    view = posting_list_view(edition(files))
    assert [(g.title, [item.requisition for item in g.items]) for g in view.groups] == [
        ("Open now", ["R-4", "R-1", "R-2"]),
        ("Pools for later openings", ["R-3"]),
    ]
    assert view.count == "4 openings"
    assert view.groups[1].items[0].vacancy.terms.startswith("Pool for later openings")


def test_without_an_opening_there_is_no_group(edition: Make) -> None:
    view = posting_list_view(edition({POSTING: None}))
    assert (view.groups, view.roles) == ((), "../index.html#roles")


def test_feeds_are_named_where_they_are_built(edition: Make) -> None:
    assert posting_list_view(edition()).feeds == ()
    site = SMALL["rolebook.yaml"] + "site: https://jobs.test\nformats: [html, atom, openings]\n"
    feeds = posting_list_view(edition({"rolebook.yaml": site})).feeds
    assert [feed.href for feed in feeds] == ["../feeds/openings.atom", "../feeds/openings.json"]
    assert [feed.media for feed in feeds] == ["application/atom+xml", "application/json"]


# --- as data -------------------------------------------------------------------------------------


def test_data_says_what_the_page_of_openings_says(edition: Make) -> None:
    assert data(posting_list_view(edition())) == {
        "of": "postings",
        "language": "en",
        "changed": "2026-11-01",
        "openings": [
            {
                "id": "counter-toronto",
                "requisition": "R-2026-001",
                "href": "postings/counter-toronto/index.html",
                "title": "Counter",
                "role": "counter",
                "ladder": "counters",
                "track": "main",
                "level": 1,
                "place": "Toronto",
                "zones": ["ca"],
                "work_mode": "on-site",
                "employment": "full_time",
                "languages": [],
                "vacancy": "existing",
                "pay": "$50,000 to $60,000\xa0CAD a\xa0year",
                "posted": "2026-11-01",
                "closes": "2026-12-01",
            }
        ],
    }


def test_data_keeps_what_we_pay_apart_from_what_others_report(edition: Make) -> None:
    files = {COUNTER: SMALL[COUNTER] + FIGURE, "content/sources.yaml": SOURCE}
    found = data(place_view(edition(files), "CA"))
    assert [(band["role"], band["min"], band["max"]) for band in found["bands"]] == [
        ("counter", 50000, 60000)
    ]
    assert [(f["figure"], f["age"]) for f in found["reported"]] == [
        ("$41,000\xa0CAD a\xa0year", "More than 6 years old")
    ]
    assert (found["of"], found["openings"]) == (
        "places/ca",
        ["postings/counter-toronto/index.html"],
    )


def test_data_of_skills_names_the_roles_that_ask(edition: Make) -> None:
    found = data(skill_view(edition(), "counting"))
    assert [(role["role"], role["proficiency"]) for role in found["roles"]] == [
        ("counter", 2),
        ("chief-counter", 5),
    ]
    assert data(skill_list_view(edition()))["skills"][0]["roles"] == 2
    assert data(place_list_view(edition()))["places"] == [
        {
            "code": "CA",
            "name": "Canada",
            "href": "places/ca/index.html",
            "roles": 1,
            "openings": 1,
        }
    ]
