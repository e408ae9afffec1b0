"""The home page: who the employer is, what is open, and every role where one looks for it."""

from collections.abc import Callable

from generator.book.edition import Edition
from generator.views.frame import Link
from generator.views.index import (
    HANDFUL,
    SHORT,
    GuideItem,
    LadderRoles,
    LevelRoles,
    MainRole,
    RoleItem,
    index_view,
)
from generator.views.vacancies import Vacancy

Make = Callable[..., Edition]
ROLE = """\
title: %s
ladder: counters
track: %s
level: %d
summary: S.
duties: [{id: a, text: B.}]
skills: {}
"""
LADDER = """\
title: L
summary: S.
tracks: [{id: work, name: Work, summary: S.}, {id: main, name: Main, summary: S.}]
levels: [{level: 1, name: One, scope: A, autonomy: B, influence: C, complexity: D}]
"""


def test_roles_stand_by_ladder_and_level(edition: Make) -> None:
    view = index_view(edition())
    assert view.ladders == (
        LadderRoles(
            "ladder-counters",
            "counters",
            "Counters",
            "ladders/counters/index.html",
            "Those who count.",
            "2 roles",
            (),
            (
                LevelRoles(
                    "ladder-counters-1",
                    1,
                    "1 – One",
                    (
                        RoleItem(
                            "counter",
                            "Counter",
                            "roles/counter/index.html",
                            "",
                            "Counts.",
                            "main",
                            "ca",
                            "counting",
                            open=True,
                            text="Teller Reckoner",
                        ),
                    ),
                ),
                LevelRoles(
                    "ladder-counters-2",
                    2,
                    "2 – Two",
                    (
                        RoleItem(
                            "chief-counter",
                            "Chief counter",
                            "roles/chief-counter/index.html",
                            "",
                            "Counts counters.",
                            "main",
                            "",
                            "counting",
                            open=False,
                            text="",
                        ),
                    ),
                ),
            ),
        ),
    )


def test_a_ladder_without_roles_is_left_out_and_one_role_is_one_role(edition: Make) -> None:
    view = index_view(
        edition(
            {
                "content/roles/chief-counter.yaml": None,
                "content/roles/counter.yaml": ROLE % ("Only", "main", 1),
                "content/ladders/empty.yaml": LADDER,
            }
        )
    )
    assert [(ladder.title, ladder.count) for ladder in view.ladders] == [("Counters", "1 role")]


def test_tracks_are_named_where_there_are_several_in_the_order_of_the_ladder(edition: Make) -> None:
    view = index_view(
        edition(
            {
                "content/ladders/counters.yaml": LADDER,
                "content/roles/counter.yaml": ROLE % ("First", "main", 1),
                "content/roles/chief-counter.yaml": ROLE % ("Second", "work", 1),
            }
        )
    )
    (level,) = view.ladders[0].levels
    assert [(role.title, role.track) for role in level.roles] == [
        ("Second", "Work"),
        ("First", "Main"),
    ]


def test_a_large_book_lists_titles_alone(edition: Make) -> None:
    roles = {f"content/roles/r{i}.yaml": ROLE % (f"R{i}", "main", 1) for i in range(SHORT)}
    view = index_view(edition(roles))
    assert not view.full
    assert {role.summary for level in view.ladders[0].levels for role in level.roles} == {""}


def test_open_vacancies_are_listed_with_place_pay_terms_and_closing_day(edition: Make) -> None:
    (vacancy,) = index_view(edition()).vacancies
    assert vacancy == Vacancy(
        "Counter",
        "Toronto",
        "postings/counter-toronto/index.html",
        "$50,000 to $60,000\xa0CAD a\xa0year",
        "Full time\xa0· On site",
        "Apply by December\xa01,\xa02026",
    )


def test_the_page_has_a_title_of_its_own_in_each_language(edition: Make) -> None:
    view = index_view(edition())
    assert (view.frame.title, view.frame.description) == ("Careers – Ada", "We count.")
    assert view.about == ("We count things.",)


def test_what_the_page_reads_is_noted(edition: Make) -> None:
    made = edition()
    index_view(made)
    assert {
        "company/company",
        "card/counter",
        "card/chief-counter",
        "roles-of/counters",
        "ids/ladder",
        "ids/posting",
        "posting/counter-toronto",
        "past/2026-12-01",
        "setting/site",
    } <= made.reads
    assert "role/chief-counter" not in made.reads


def test_free_pages_are_listed_with_what_they_are_about(edition: Make) -> None:
    assert index_view(edition()).guides == ()
    pages = {"content/pages/pay.md": "---\ntitle: Pay\nsummary: How we pay.\n---\nText.\n"}
    assert index_view(edition(pages)).guides == (
        GuideItem("Pay", "pages/pay/index.html", "How we pay."),
    )


def test_main_roles_stand_before_the_list_with_what_they_pay_where_we_are(edition: Make) -> None:
    role = "content/roles/counter.yaml"
    text = edition().book.project.root.joinpath(role).read_text("utf-8")
    view = index_view(edition({role: "featured: true\n" + text}))
    assert view.ladders[0].main == (
        MainRole(
            "Counter",
            "roles/counter/index.html",
            "Level 1 of 2",
            "Counts.",
            "Pay, Canada: $50,000 to $60,000\N{NO-BREAK SPACE}CAD a\xa0year",
        ),
    )


def test_the_feed_for_people_is_named_where_it_is_built(edition: Make) -> None:
    site = "site: https://careers.example.com\nlanguages: [en, fr]\ntoday: 2026-11-24\n"
    built = {"rolebook.yaml": site + "formats: [html, atom]\n"}
    assert index_view(edition(built)).feeds == (Link("Openings at Ada", "feeds/openings.atom"),)
    assert index_view(edition(built, "fr")).feeds == (
        Link("Postes à pourvoir chez Ada", "feeds/openings.atom"),
    )
    assert index_view(edition({"rolebook.yaml": site})).feeds == ()
    homeless = built["rolebook.yaml"].replace("site: https://careers.example.com\n", "")
    assert index_view(edition({"rolebook.yaml": homeless})).feeds == ()


def test_a_handful_of_openings_stands_there_and_a_link_to_all(edition: Make) -> None:
    text = edition().book.project.root.joinpath(POSTING).read_text("utf-8")
    more = {
        f"content/postings/p{i}.yaml": text.replace("R-2026-001", f"R-{i}") for i in range(HANDFUL)
    }
    view = index_view(edition(more))
    assert len(view.vacancies) == HANDFUL
    assert view.all == Link("All openings (6)", "postings/index.html")


def test_without_an_opening_there_is_no_link_to_all(edition: Make) -> None:
    view = index_view(edition({POSTING: None}))
    assert (view.vacancies, view.all) == ((), None)


def test_one_finds_a_role_by_what_the_book_says_of_it(edition: Make) -> None:
    find = index_view(edition()).find
    assert find is not None
    assert [(c.name, [(o.value, o.label) for o in c.options], c.alone) for c in find.choices] == [
        ("family", [("counters", "Counters")], True),
        ("track", [("main", "Main")], True),
        ("level", [("1", "1 – One"), ("2", "2 – Two")], False),
        ("place", [("ca", "Canada")], True),
        ("skill", [("counting", "Counting")], True),
    ]


def test_one_role_needs_no_finding(edition: Make) -> None:
    files = {
        "content/roles/chief-counter.yaml": None,
        "content/roles/counter.yaml": ROLE % ("Only", "main", 1),
    }
    assert index_view(edition(files)).find is None


def test_a_place_is_that_of_a_band_or_of_an_opening_there_within_it_or_around_it(
    edition: Make,
) -> None:
    zones = "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}, CA-QC: {name: Quebec}}\n"
    places = "locations: {toronto: {name: Toronto, region: CA-ON, zone: CA}}\n"
    role = ROLE % ("Two", "main", 2)
    band = "{zone: CA-QC, currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01}"
    files = {
        "content/locations.yaml": zones + places,
        "content/roles/counter.yaml": ROLE % ("One", "main", 1),
        "content/roles/chief-counter.yaml": f"{role}pay: [{band}]\n",
        POSTING: None,
    }
    levels = index_view(edition(files)).ladders[0].levels
    assert [role.places for level in levels for role in level.roles] == ["", "ca ca-qc"]


POSTING = "content/postings/counter-toronto.yaml"
