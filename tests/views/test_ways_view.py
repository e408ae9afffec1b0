"""The page of the ways to a role, its data, and the page that chooses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from books import SMALL
from generator.book.book import Foreign
from generator.formats.beside import as_json, as_script, data
from generator.views.role import role_view
from generator.views.text import pieces
from generator.views.ways import NEAREST, ways_view
from generator.views.ways_data import ways_data_view
from generator.views.ways_list import ways_list_view
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.edition import Edition
    from generator.formats.registry import Look

    Make = Callable[..., Edition]

COUNTER = "content/roles/counter.yaml"
CHIEF = "content/roles/chief-counter.yaml"
MORE_SKILLS = (
    "".join(
        f"  {name}:\n    name: {name.capitalize()}\n    kind: human\n    summary: Is.\n"
        "    proficiency: {basic: A., working: B., proficient: C., advanced: D., leading: E.}\n"
        for name in ("adding", "saying")
    )
    + "  counting:\n"
)
LOOK: Look = None  # type: ignore[assignment]  # data need no look


def _changed(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    text = SMALL[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {file: text}


def _role(title: str, level: int, *steps: str) -> str:
    ahead = "".join(f"  - {step}\n" for step in steps)
    return (
        f"title: {title}\nladder: counters\ntrack: main\nlevel: {level}\nsummary: Counts.\n"
        "duties: [{id: other, text: Count.}]\nskills: {counting: 3}\n"
        + (f"next:\n{ahead}" if steps else "")
    )


def test_a_page_says_from_where_by_which_steps_and_how_long(edition: Make) -> None:
    files = _changed(
        COUNTER, ("year without error}]}", "year without error}], typical_months: [6, 12]}")
    )
    view = ways_view(edition(files), "chief-counter")
    (origin,) = view.origins
    assert (view.title, view.none, view.left) == ("Ways to Chief counter", "", "")
    assert (origin.title, origin.href) == ("Counter", "../../roles/counter/index.html")
    (way,) = origin.ways
    assert (way.roles, way.count) == (("counter", "chief-counter"), "1 step")
    assert way.months == "Usually after 6 to 12 months in all."
    assert [(leg.title, leg.kind, leg.described) for leg in way.legs] == [
        ("Chief counter", "Promotion", "#step-counter--chief-counter")
    ]
    assert (origin.level, way.legs[0].level) == ("Level 1", "Level 2")


def test_a_step_says_what_carries_over_and_what_to_learn(edition: Make) -> None:
    (step,) = ways_view(edition(), "chief-counter").steps
    assert step.id == "step-counter--chief-counter"
    assert step.keeps == ()
    assert step.duties == ("Count counters.",)
    assert [(each.name, each.before, each.now) for each in step.learns] == [
        ("Counting", "Working", "Leading")
    ]
    assert step.item.criteria == ("A year without error",)
    assert step.requirements == ()


def test_a_skill_that_is_held_and_a_requirement_that_is_new_are_told(edition: Make) -> None:
    files = _changed(
        CHIEF,
        (
            "skills: {counting: 5}",
            "skills: {counting: 1}\nrequirements:\n  - {id: calm, text: Stays calm., must: true}",
        ),
    )
    (step,) = ways_view(edition(files), "chief-counter").steps
    assert (step.keeps, step.learns) == (("Counting",), ())
    assert [line.text for line in step.requirements] == ["Stays calm."]


def test_what_to_bring_at_the_end_is_all_that_the_goal_asks_and_the_start_does_not(
    edition: Make,
) -> None:
    """What a step on the way asks and the goal doesn't is no part of it."""
    last = "{role: chief-counter, kind: promotion}"
    asked = "requirements: [{id: speed, text: Is fast., must: true}]\n"
    middle = _role("Middle", 1, last).replace("counting: 3", "counting: 4, saying: 2") + asked
    start = _role("Start", 1, "{role: middle, kind: lateral}") + asked
    files = {"content/roles/start.yaml": start, "content/roles/middle.yaml": middle}
    calm = "{id: calm, text: Stays calm., must: true}"
    song = "{id: song, text: Can sing., must: false}"
    speed = "{id: speed, text: Is fast., must: true}"
    skills = "skills: {counting: 5, adding: 1}"
    goal = f"{skills}\nrequirements: [{speed}, {calm}, {song}]"
    files |= _changed(CHIEF, ("skills: {counting: 5}", goal))
    files |= _changed("content/skills.yaml", ("  counting:\n", MORE_SKILLS))
    origins = {each.id: each for each in ways_view(edition(files), "chief-counter").origins}
    total = origins["start"].total
    assert [(each.name, each.before, each.now) for each in total.learns] == [
        ("Counting", "Proficient", "Leading"),
        ("Adding", "", "Basic"),
    ]
    assert [line.text for line in total.requirements] == [
        "Stays calm.",
        "Can sing. (nice to have)",
    ]


def test_a_way_names_the_level_of_each_role_and_the_track_where_it_changes(edition: Make) -> None:
    files = {
        "content/roles/a.yaml": _role("A", 1, "{role: b, kind: promotion}"),
        "content/roles/b.yaml": _role("B", 2, "{role: c, kind: track-change}"),
        "content/roles/c.yaml": _role("C", 2, "{role: chief-counter, kind: track-change}").replace(
            "track: main", "track: side"
        ),
    }
    main = "{id: main, name: Main, summary: Counting more.}"
    side = f"{main}, {{id: side, name: Side, summary: Beside.}}"
    files |= _changed("content/ladders/counters.yaml", (main, side))
    origins = {each.id: each for each in ways_view(edition(files), "chief-counter").origins}
    (way,) = origins["a"].ways
    assert [leg.level for leg in way.legs] == ["Level 2", "Side, level 2", "Main, level 2"]
    (step,) = data(ways_data_view(edition(files), "c"))["steps"].values()
    assert step["levels"] == ["Level 2", "Side, level 2"]


def test_the_role_page_and_the_ways_say_a_step_in_the_same_words(edition: Make) -> None:
    here = edition()
    assert role_view(here, "counter").steps.targets[0].criteria == (
        ways_view(here, "chief-counter").steps[0].item.criteria
    )
    assert role_view(here, "counter").steps.ways == "../../ways/counter/index.html"


def test_a_role_that_nothing_leads_to_says_so(edition: Make) -> None:
    view = ways_view(edition(), "counter")
    assert (view.origins, view.steps) == ((), ())
    assert view.none == "No way to Counter is described yet."
    assert [step.title for step in view.targets] == ["Chief counter"]
    begins = _changed(COUNTER, ("level: 1\n", "level: 1\nentry: true\n"))
    assert ways_view(edition(begins), "counter").none == (
        "No step leads to Counter: people come from outside and start here."
    )


def test_a_step_without_a_time_is_told_and_not_counted_as_none(edition: Make) -> None:
    months = "{role: chief-counter, kind: promotion, typical_months: [1, 1]}"
    files = {
        "content/roles/first.yaml": _role("First", 1, "{role: second, kind: lateral}"),
        "content/roles/second.yaml": _role("Second", 1, months),
    }
    origins = {o.id: o for o in ways_view(edition(files), "chief-counter").origins}
    assert origins["second"].ways[0].months == "Usually after 1 month in all."
    assert origins["first"].ways[0].months == (
        "Usually after 1 month in all. Of 1 step the time is not said."
    )
    assert origins["counter"].ways[0].months == "How long it takes is not said."


def test_where_people_start_comes_first_then_the_nearest(edition: Make) -> None:
    files = {
        "content/roles/a.yaml": _role("A", 1, "{role: chief-counter, kind: lateral}"),
        "content/roles/b.yaml": _role("B", 1, "{role: a, kind: lateral}") + "entry: true\n",
    }
    view = ways_view(edition(files), "chief-counter")
    assert [origin.id for origin in view.origins] == ["b", "a", "counter"]


def _line(roles: int) -> dict[str, str]:
    """Roles in a line, of which the last leads to the chief; more than a page shows."""
    found = {}
    for number in range(roles):
        end = f"r{number - 1:02}" if number % 15 else "chief-counter"
        step = f"{{role: {end}, kind: lateral}}"
        found[f"content/roles/r{number:02}.yaml"] = _role(f"R{number:02}", 1, step)
    return found


def test_a_page_of_many_roles_shows_the_nearest_and_says_so(edition: Make) -> None:
    here = edition(_line(30))
    view = ways_view(here, "chief-counter")
    assert len(view.origins) == NEAREST
    assert view.left == (
        "The nearest 24 of 31 roles stand here. Choose from and to for the others."
    )
    assert len(ways_data_view(here, "chief-counter").ways.roles) == 32


def test_a_title_is_read_only_where_it_is_shown(edition: Make) -> None:
    here = edition(_line(30))
    ways_view(here, "chief-counter")
    cards = {name for name in here.reads if name.startswith(("card/", "role/"))}
    assert "card/r00" in cards
    assert cards.isdisjoint({"card/r14", "role/r14", "card/r29", "role/r29"})
    other = edition(_line(30))
    ways_data_view(other, "r03")
    roles = {name for name in other.reads if name.startswith("role/")}
    assert roles == {"role/r03", "role/r04"}


def test_what_exists_in_one_language_only_is_marked_with_it(edition: Make) -> None:
    view = ways_view(edition(language="fr"), "chief-counter")
    assert isinstance(view.origins[0].title, Foreign)
    assert view.frame.notes == ("Certains textes de cette page n’existent qu’en anglais.",)
    step = data(ways_data_view(edition(language="fr"), "chief-counter"))["steps"]["counter"]
    assert step["learns"] == [[(("Counting", "en"),), "Fonctionnel", "Référence"]]


def test_pieces_keep_each_language_apart() -> None:
    assert pieces("a < b") == ("a < b",)
    assert pieces(Foreign("One", "en")) == (("One", "en"),)
    mixed = wording("fr").all_of(["un", Foreign("two & <b>", "en"), "trois"])
    assert pieces(mixed) == ("un, ", ("two & <b>", "en"), " et trois")
    assert pieces(Markup("a &amp; b")) == ("a & b",)


def test_the_json_says_what_the_page_says(edition: Make) -> None:
    told = json.loads(as_json(ways_view(edition(), "chief-counter"), LOOK))
    assert (told["of"], told["role"]) == ("ways/chief-counter", "chief-counter")
    assert told["from"] == [
        {
            "role": "counter",
            "title": "Counter",
            "entry": False,
            "level": "Level 1",
            "ways": [["counter", "chief-counter"]],
            "learns": [{"skill": "Counting", "before": "Working", "now": "Leading"}],
            "requirements": [],
        }
    ]
    (step,) = told["steps"]
    assert (step["kind"], "months" in step) == ("promotion", False)
    assert step["learns"] == [{"skill": "Counting", "before": "Working", "now": "Leading"}]


def test_the_script_takes_data_of_its_own_folder(edition: Make) -> None:
    text = as_script(ways_data_view(edition(), "chief-counter"), LOOK).decode()
    head, _, rest = text.partition(", ")
    assert head == 'rolebook.take("ways/chief-counter"'
    told = json.loads(rest.removesuffix(");\n"))
    assert (told["roles"], told["ahead"], told["others"]) == (
        ["chief-counter", "counter"],
        [0, 0],
        {},
    )


def test_the_chooser_lists_the_ways_to_every_role_by_ladder(edition: Make) -> None:
    view = ways_list_view(edition())
    assert [(ladder.title, [role.href for role in ladder.roles]) for ladder in view.ladders] == [
        ("Counters", ["counter/index.html", "chief-counter/index.html"])
    ]
    assert view.compare == "../compare/index.html"
    names = [word.name for word in view.words]
    assert len(names) == len(set(names)) == 35
    none = ways_list_view(edition({"rolebook.yaml": "parts: [ways]\ntoday: 2026-11-24\n"}))
    assert none.compare == ""


def test_a_site_without_the_part_links_to_no_way(edition: Make) -> None:
    here = edition({"rolebook.yaml": "parts: [compare]\ntoday: 2026-11-24\n"})
    assert role_view(here, "counter").steps.ways == ""
