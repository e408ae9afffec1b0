"""What changes at a role says it in words that are ready, with a sign."""

from collections.abc import Callable

from generator.book.edition import Edition
from generator.views.changes import (
    ChangeLine,
    ChangePart,
    changes,
    comparisons_of,
    in_brief,
)
from generator.views.compare import compare_view
from generator.views.compare_list import compare_list_view
from generator.views.frame import Link
from generator.views.ladder import MOST_CHANGES, ladder_view
from generator.views.profile import profile_view
from generator.wording import wording

Make = Callable[..., Edition]
HEAD = "title: {}\nladder: counters\ntrack: main\nlevel: {}\nsummary: Counts.\n"
CHIEF = HEAD.format("Chief counter", 2) + (
    "duties:\n"
    "  - {id: count, text: Count all.}\n"
    "  - {id: lead, text: Lead.}\n"
    "skills: {counting: 4}\n"
    "requirements: [{id: years, months: 24, must: true}]\n"
    "pay: [{zone: CA, currency: CAD, period: year, min: 60000, max: 70000, from: 2026-01-01}]\n"
)
COUNTER = HEAD.format("Counter", 1) + (
    "duties:\n"
    "  - {id: count, text: Count.}\n"
    "  - {id: sweep, text: Sweep.}\n"
    "skills: {counting: 2}\n"
    "requirements: [{id: years, months: 24, must: true}]\n"
    "pay: [{zone: CA, currency: CAD, period: year, min: 50000, max: 60000, from: 2026-01-01}]\n"
    "next: [{role: chief-counter, kind: promotion}]\n"
)
FILES = {"content/roles/counter.yaml": COUNTER, "content/roles/chief-counter.yaml": CHIEF}
NB = "\N{NO-BREAK SPACE}"


def _parts(parts: tuple[ChangePart, ...]) -> dict[str, tuple[ChangeLine, ...]]:
    return {part.id: part.lines for part in parts}


def test_what_changes_is_told_most_telling_first_with_what_was_before(edition: Make) -> None:
    (told,) = changes(edition(FILES), wording("en"), "chief-counter", "../../")
    assert (told.lower, told.page) == (
        "Counter",
        "../../compare/counter--chief-counter/index.html",
    )
    found = _parts(told.changed)
    assert found["skills"] == (
        ChangeLine("raised", "↑ Raised", "Counting: Advanced", "Before: Working"),
    )
    assert found["duties"] == (
        ChangeLine("new", "+ New", "Lead."),
        ChangeLine("changed", "≠ Changed", "Count all.", "Before: Count."),
        ChangeLine("dropped", "– No longer part of the role", "Sweep."),
    )
    assert [line.kind for line in found["pay"]] == ["raised"]
    assert found["pay"][0].more == f"Before: $50,000 to $60,000{NB}CAD a{NB}year"
    assert _parts(told.same)["requirements"] == (
        ChangeLine("same", "= Same", "2 years of experience (must have)"),
    )


def test_a_page_of_many_roles_names_skills_and_counts_all_else(edition: Make) -> None:
    more = CHIEF.replace("{counting: 4}", "{counting: 4, adding: 3, taking-away: 1}")
    skills = "".join(
        f"  {name}:\n    name: {name.title()}\n    kind: technical\n    summary: It.\n"
        "    proficiency: {basic: A., working: B., proficient: C., advanced: D., leading: E.}\n"
        for name in ("counting", "adding", "taking-away")
    )
    files = {
        **FILES,
        "content/roles/chief-counter.yaml": more,
        "content/skills.yaml": f"skills:\n{skills}",
    }
    words = wording("en")
    (told,) = changes(edition(files), words, "chief-counter", "../../")
    (brief,) = in_brief(edition(files), words, "chief-counter", "../../")
    assert brief.skills == (
        ChangeLine("new", "+ New", "Adding and Taking-Away"),
        ChangeLine("raised", "↑ Raised", "Counting"),
    )
    assert brief.counts == (
        "Duties: 1 new, 1 changed and 1 no longer asked",
        "What the level means: 4 changed",
        "Pay: 1 raised",
    )
    found, whole = _parts(brief.changed), _parts(told.changed)
    assert ChangeLine("changed", "≠ Changed", "Count all.") in found["duties"]
    assert (found["pay"], found["skills"]) == (whole["pay"], whole["skills"])
    assert brief.same == told.same


def test_pay_that_is_gone_is_counted_as_not_published(edition: Make) -> None:
    hourly = COUNTER.replace(
        "period: year, min: 50000, max: 60000", "period: hour, min: 20, max: 30"
    )
    files = {**FILES, "content/roles/counter.yaml": hourly}
    (brief,) = in_brief(edition(files), wording("en"), "chief-counter", "")
    assert brief.counts[-1] == "Pay: 1 new and 1 not published"


def test_where_the_ladder_begins_there_is_nothing_to_compare(edition: Make) -> None:
    assert changes(edition(FILES), wording("en"), "counter", "") == ()
    assert in_brief(edition(FILES), wording("en"), "counter", "") == ()


def test_a_role_leads_to_its_comparisons_where_the_site_has_them(edition: Make) -> None:
    words = wording("en")
    assert comparisons_of(edition(FILES), words, "counter", "") == (
        Link("Chief counter", "compare/counter--chief-counter/index.html"),
        Link("Any other role", "compare/index.html#roles=counter"),
    )
    without = {**FILES, "rolebook.yaml": "languages: [en]\ntoday: 2026-11-24\nparts: []\n"}
    assert comparisons_of(edition(without), words, "counter", "") == ()
    (told,) = changes(edition(without), words, "chief-counter", "")
    assert told.page == ""
    assert ladder_view(edition(without), "counters").compare == ""


def test_a_ladder_of_many_roles_leads_to_what_changes_on_their_own_pages(edition: Make) -> None:
    many = {
        f"content/roles/r{number}.yaml": HEAD.format(f"R{number}", 2 if number else 1)
        + "duties: [{id: count, text: Count.}]\nskills: {}\n"
        + (
            ""
            if number
            else "next: ["
            + ", ".join(f"{{role: r{n}, kind: promotion}}" for n in range(1, MOST_CHANGES + 2))
            + "]\n"
        )
        for number in range(MOST_CHANGES + 2)
    }
    view = ladder_view(edition({**FILES, **many}), "counters")
    assert view.changes == ()
    assert Link("R1", "../../roles/r1/index.html#changes") in view.changes_elsewhere
    assert len(view.changes_elsewhere) == MOST_CHANGES + 2


def test_two_roles_side_by_side_say_what_is_shared_and_what_differs(edition: Make) -> None:
    view = compare_view(edition(FILES), "counter--chief-counter")
    assert view.title == "Counter and Chief counter compared"
    parts = {part.id: part.rows for part in view.comparison.parts}
    assert [(row.id, row.shared) for row in parts["duties"]] == [
        ("count", False),
        ("lead", False),
        ("sweep", False),
    ]
    assert [(row.id, row.shared) for row in parts["requirements"]] == [("years", True)]
    gone = parts["duties"][2].cells
    assert [(cell.kind, cell.text) for cell in gone] == [
        ("first", "Sweep."),
        ("dropped", "Not part of this role"),
    ]


def test_a_fact_that_one_role_alone_has_is_new_or_gone_like_anything_else(edition: Make) -> None:
    def kinds(lower: str, upper: str) -> list[str]:
        files = {
            "content/roles/counter.yaml": COUNTER + lower,
            "content/roles/chief-counter.yaml": CHIEF + upper,
        }
        view = compare_view(edition(files), "counter--chief-counter")
        facts = {row.id: row.cells for part in view.comparison.parts for row in part.rows}
        return [cell.kind for cell in facts["reports-to"]]

    reports = "reports_to: {title: Owner}\n"
    assert kinds(reports, "") == ["first", "dropped"]
    assert kinds("", reports) == ["none", "new"]
    assert kinds(reports, reports) == ["first", "same"]


def test_the_list_of_comparisons_says_that_texts_are_in_another_language(edition: Make) -> None:
    view = compare_list_view(edition(FILES, "fr"))
    assert view.frame.notes == ("Certains textes de cette page n’existent qu’en anglais.",)


def test_a_text_that_exists_in_one_language_alone_is_named_with_it(edition: Make) -> None:
    french = {"rolebook.yaml": "languages: [en, fr]\ntoday: 2026-11-24\n"}
    view = profile_view(edition({**FILES, **french}, "fr"), "counter")
    assert view.languages["Sweep."] == "en"
    assert "Niveau" not in view.languages


def test_the_same_duty_has_the_same_digest_and_another_one_another(edition: Make) -> None:
    book = edition(FILES)
    one, other = (profile_view(book, role) for role in ("counter", "chief-counter"))
    assert one.requirements[0].digest == other.requirements[0].digest
    assert one.duties[0].digest != other.duties[0].digest


def test_a_book_without_steps_has_no_ready_comparison(edition: Make) -> None:
    alone = COUNTER.replace("next: [{role: chief-counter, kind: promotion}]\n", "")
    view = compare_list_view(edition({**FILES, "content/roles/counter.yaml": alone}))
    assert (view.count, view.ready.ladders) == (2, ())
