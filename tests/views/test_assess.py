"""The form of a role says what each proficiency looks like, and apart from that what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL
from generator.views.assess import assess_view
from generator.views.assess_list import FormLink, FormsOfLadder, FormsOfLevel, assess_list_view
from generator.views.files import FileLink
from generator.views.role import role_view
from generator.views.text import has_foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.edition import Edition

    Make = Callable[..., Edition]

ROLE = SMALL["content/roles/counter.yaml"]
NO_SKILLS = {
    "content/roles/counter.yaml": ROLE.replace("skills:\n", "skills: {}\n").replace(
        "  counting: {level: 2, evidence: Never misses one.}\n", ""
    )
}
TWO = {
    "content/skills.yaml": """\
skills:
  counting:
    name: Counting
    kind: technical
    summary: Saying how many.
    proficiency: {basic: To 3., working: To 9., proficient: To 99., advanced: On., leading: All.}
    resources: [abc]
  talking:
    name: Talking
    kind: human
    summary: Saying.
    proficiency: {basic: A., working: B., proficient: C., advanced: D., leading: E.}
tools: {abacus: {name: Abacus}}
silence: [{code: unused-entry, reason: It is small.}]
""",
    "content/resources.yaml": """\
resources:
  abc: {name: ABC, kind: course, address: "https://example.com/abc", language: en}
""",
    "content/roles/counter.yaml": ROLE.replace(
        "  counting: {level", "  talking: 1\n  counting: {level"
    ),
}


def test_a_skill_has_not_yet_and_the_five_proficiencies_by_what_one_would_see(
    edition: Make,
) -> None:
    (group,) = assess_view(edition(), "counter").groups
    (skill,) = group.skills
    assert [(each.level, each.word, each.seen) for each in skill.choices] == [
        (0, "Not yet", "I haven’t done this, or have only watched others do it."),
        (1, "Basic", "To 3."),
        (2, "Working", "To 9."),
        (3, "Proficient", "To 99."),
        (4, "Advanced", "On."),
        (5, "Leading", "All."),
    ]
    assert (skill.name, skill.kind, skill.summary) == (
        "Counting",
        "Technical skill",
        "Saying how many.",
    )


def test_what_is_asked_has_the_roles_own_evidence_which_no_choice_gives_away(
    edition: Make,
) -> None:
    (group,) = assess_view(edition(), "counter").groups
    (skill,) = group.skills
    assert (skill.asked, skill.proficiency, skill.seen) == (2, "Working", "Never misses one.")
    assert "Never misses one." not in [choice.seen for choice in skill.choices]


def test_without_evidence_the_asked_proficiency_is_what_one_would_see(edition: Make) -> None:
    (group,) = assess_view(edition(), "chief-counter").groups
    assert [(skill.asked, skill.seen) for skill in group.skills] == [(5, "All.")]


def test_skills_stand_by_kind_with_what_helps_to_learn_them(edition: Make) -> None:
    view = assess_view(edition(TWO), "counter")
    assert [(group.title, [skill.id for skill in group.skills]) for group in view.groups] == [
        ("Human skills", ["talking"]),
        ("Technical skills", ["counting"]),
    ]
    assert [
        (each.name, each.href, each.details) for each in view.groups[1].skills[0].resources
    ] == [("ABC", "https://example.com/abc", "Course")]
    assert view.groups[0].skills[0].resources == ()


def test_the_frame_names_the_form_and_leads_back(edition: Make) -> None:
    view = assess_view(edition(), "counter")
    assert view.frame.title == "Assess yourself: Counter – Ada"
    assert (view.role.text, view.role.href) == ("Counter", "../../roles/counter/index.html")
    assert view.every.href == "../../assess/index.html"


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        ("html", ()),
        (
            "html, pdf",
            (
                FileLink(
                    "Blank form to print",
                    "Blank form to print (PDF, in English)",
                    "counter-self-assessment.pdf",
                    "application/pdf",
                ),
            ),
        ),
        (
            "html, xlsx",
            (
                FileLink(
                    "Workbook to fill in",
                    "Workbook to fill in (XLSX, in English)",
                    "counter-self-assessment.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ),
            ),
        ),
    ],
)
def test_forms_for_paper_are_offered_where_they_are_made(
    edition: Make, formats: str, files: tuple[FileLink, ...]
) -> None:
    settings = SMALL["rolebook.yaml"] + f"formats: [{formats}]\n"
    assert assess_view(edition({"rolebook.yaml": settings}), "counter").paper == files


def test_links_of_nearest_roles_lead_to_parts_that_are_built(edition: Make) -> None:
    settings = SMALL["rolebook.yaml"] + "parts: [assess, ways]\n"
    view = assess_view(edition({"rolebook.yaml": settings}), "counter")
    assert (view.ways, view.compare) == (True, False)


def test_in_french_what_exists_only_in_english_is_marked(edition: Make) -> None:
    view = assess_view(edition(language="fr"), "counter")
    heading = 'Évaluez-vous\N{NO-BREAK SPACE}: <span lang="en">Counter</span>'
    assert view.frame.heading == heading
    assert has_foreign(view.groups)
    assert view.groups[0].skills[0].choices[1].word == "De base"
    assert view.frame.notes == ("Certains textes de cette page n’existent qu’en anglais.",)


def test_every_sentence_of_the_script_has_a_name_of_its_own(edition: Make) -> None:
    names = [sentence.name for sentence in assess_view(edition(), "counter").sentences]
    assert len(names) == len(set(names)) == 22


def test_the_list_has_the_forms_by_ladder_and_level(edition: Make) -> None:
    home = "../assess"
    assert assess_list_view(edition()).ladders == (
        FormsOfLadder(
            "ladder-counters",
            "Counters",
            "2 roles",
            (
                FormsOfLevel(
                    "1 – One", (FormLink("counter", "Counter", f"{home}/counter/index.html", ""),)
                ),
                FormsOfLevel(
                    "2 – Two",
                    (
                        FormLink(
                            "chief-counter",
                            "Chief counter",
                            f"{home}/chief-counter/index.html",
                            "",
                        ),
                    ),
                ),
            ),
        ),
    )


def test_a_role_without_skills_has_no_form_and_no_link_to_one(edition: Make) -> None:
    book = edition(NO_SKILLS)
    (ladder,) = assess_list_view(book).ladders
    assert [form.role for level in ladder.levels for form in level.forms] == ["chief-counter"]
    assert role_view(book, "counter").assess == ""
    assert role_view(book, "chief-counter").assess == "../../assess/chief-counter/index.html"


def test_a_site_without_the_part_links_to_no_form(edition: Make) -> None:
    settings = SMALL["rolebook.yaml"] + "parts: []\n"
    assert role_view(edition({"rolebook.yaml": settings}), "counter").assess == ""


def test_a_book_without_roles_has_a_list_without_ladders(edition: Make) -> None:
    nothing: dict[str, None] = dict.fromkeys(
        [
            "content/roles/counter.yaml",
            "content/roles/chief-counter.yaml",
            "content/postings/counter-toronto.yaml",
        ]
    )
    assert assess_list_view(edition(nothing)).ladders == ()
