"""The home page: who the employer is, what is open, and every role where one looks for it."""

from collections.abc import Callable

from generator.book.edition import Edition
from generator.views.frame import Link
from generator.views.index import (
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
            "Counters",
            "ladders/counters/index.html",
            "Those who count.",
            "2 roles",
            (),
            (
                LevelRoles(
                    "ladder-counters-1",
                    "1 – One",
                    (RoleItem("Counter", "roles/counter/index.html", "", "Counts."),),
                ),
                LevelRoles(
                    "ladder-counters-2",
                    "2 – Two",
                    (
                        RoleItem(
                            "Chief counter",
                            "roles/chief-counter/index.html",
                            "",
                            "Counts counters.",
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
