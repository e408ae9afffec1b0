"""A ladder's view says where one is, what is next, what it asks and what it pays."""

from __future__ import annotations

from collections.abc import Callable

from generator.book.edition import Edition
from generator.views.ladder import (
    LadderFact,
    LadderView,
    Lead,
    LevelLine,
    RoleLink,
    Rung,
    Way,
    Ways,
    ladder_view,
)
from generator.views.matrix import Cell, Column, Matrix, SkillLine
from generator.views.pay_by_level import PayCell, PayRow
from generator.views.sources import Citation
from generator.views.steps import StepItem

Make = Callable[..., Edition]
NB = "\N{NO-BREAK SPACE}"
TO_CHIEF = StepItem(
    title="Chief counter",
    href="../../roles/chief-counter/index.html",
    kind="Promotion",
    sign="↑",
    criteria=("A year without error",),
    process="",
    months="",
)
BAND = "currency: CAD, period: year, from: 2026-01-01"
LADDER = """\
title: Counters
summary: Those who count.
tracks: [{id: main, name: Main, summary: Counting more.}, {id: side, name: Side, summary: Else.}]
levels:
  - {level: 1, name: One, scope: Few., autonomy: None., influence: None., complexity: Low.}
  - {level: 2, name: Two, scope: Many., autonomy: Some., influence: Some., complexity: High.}
"""


def _role(title: str, level: int, skills: str = "{}", more: str = "", track: str = "main") -> str:
    return (
        f"title: {title}\nladder: counters\ntrack: {track}\nlevel: {level}\nsummary: Does.\n"
        f"duties: [{{id: do, text: Do.}}]\nskills: {skills}\n{more}"
    )


def _view(
    make: Make, files: dict[str, str | None] | None = None, language: str = "en"
) -> LadderView:
    return ladder_view(make(files, language), "counters")


def test_facts_count_roles_and_name_levels_tracks_and_pay(edition: Make) -> None:
    assert _view(edition).facts == (
        LadderFact("Roles", "2 on levels 1 to 2"),
        LadderFact("Tracks", "Main"),
        LadderFact("Pay, Canada", f"$50,000 to $60,000{NB}CAD a\xa0year"),
    )


def test_a_rung_says_what_it_asks_anew_what_it_pays_and_where_it_leads(edition: Make) -> None:
    lanes = _view(edition).lanes
    assert [lane.name for lane in lanes] == ["Main"]
    assert lanes[0].rungs == (
        Rung(
            id="counter",
            title="Counter",
            href="../../roles/counter/index.html",
            level="Level 1: One",
            pay=f"$50,000 to $60,000{NB}CAD a\xa0year",
            entry=False,
            terminal=False,
            against="",
            new="",
            raised="",
            targets=(TO_CHIEF,),
        ),
        Rung(
            id="chief-counter",
            title="Chief counter",
            href="../../roles/chief-counter/index.html",
            level="Level 2: Two",
            pay="",
            entry=False,
            terminal=False,
            against="Counter",
            new="",
            raised="Counting",
            targets=(),
        ),
    )


def test_tracks_stand_in_the_order_of_the_ladder_those_without_roles_are_left_out(
    edition: Make,
) -> None:
    files: dict[str, str | None] = {"content/ladders/counters.yaml": LADDER}
    assert [lane.id for lane in _view(edition, files).lanes] == ["main"]
    files["content/roles/aide.yaml"] = _role("Aide", 1, track="side")
    assert [lane.id for lane in _view(edition, files).lanes] == ["main", "side"]


def test_a_level_is_said_in_words_with_the_roles_on_it(edition: Make) -> None:
    first = _view(edition).levels[0]
    roles = (RoleLink("Counter", "../../roles/counter/index.html"),)
    assert first == LevelLine("1", "One", "Few.", "None.", "None.", "Low.", roles)


def test_skills_by_level_say_what_changes_and_everything(edition: Make) -> None:
    view = _view(edition)
    assert view.compared
    assert view.matrices == (
        Matrix(
            caption="",
            columns=(
                Column(
                    "Counter",
                    "../../roles/counter/index.html",
                    "Level 1",
                    compared=False,
                    against="",
                ),
                Column(
                    "Chief counter",
                    "../../roles/chief-counter/index.html",
                    "Level 2",
                    compared=True,
                    against="",
                ),
            ),
            lines=(
                SkillLine(
                    "Counting",
                    (
                        Cell("Counter", "start", "Working", "●●○○○", "", "counter--counting"),
                        Cell(
                            "Chief counter",
                            "raised",
                            "Leading",
                            "●●●●●",
                            "↑ from Working",
                            "chief-counter--counting",
                        ),
                    ),
                    changes=True,
                    href="../../skills/counting/index.html",
                ),
            ),
        ),
    )


def test_a_skill_that_stays_is_no_change_and_one_that_goes_is_said(edition: Make) -> None:
    skill = (
        "{kind: technical, summary: S., proficiency: {basic: A., working: B., proficient: C., "
        "advanced: D., leading: E.}"
    )
    names = ("stays", "goes", "comes", "falls")
    library = "skills:\n" + "".join(f"  {n}: {skill}, name: {n.title()}}}\n" for n in names)
    step = "next: [{role: chief-counter, kind: promotion}]\n"
    files: dict[str, str | None] = {
        "content/skills.yaml": library,
        "content/roles/counter.yaml": _role("Counter", 1, "{stays: 2, goes: 1, falls: 3}", step),
        "content/roles/chief-counter.yaml": _role("Chief", 2, "{comes: 1, stays: 2, falls: 2}"),
    }
    lines = _view(edition, files).matrices[0].lines
    assert [(line.name, line.cells[1].kind, line.cells[1].change) for line in lines] == [
        ("Stays", "same", "as before"),
        ("Goes", "dropped", "no longer listed"),
        ("Falls", "lowered", "↓ from Proficient"),
        ("Comes", "new", "+ new"),
    ]
    assert [[cell.id for cell in line.cells] for line in lines] == [
        ["counter--stays", "chief-counter--stays"],
        ["counter--goes", ""],
        ["counter--falls", "chief-counter--falls"],
        ["", "chief-counter--comes"],
    ]


def test_more_than_six_roles_stand_in_tables_of_their_own_by_track(edition: Make) -> None:
    files: dict[str, str | None] = {"content/ladders/counters.yaml": LADDER}
    for number in range(7):
        more = "" if number else "next: [{role: chief-counter, kind: promotion}]\n"
        files[f"content/roles/r{number}.yaml"] = _role(f"R{number}", 1, "{counting: 1}", more)
    files["content/roles/side.yaml"] = _role("Side", 2, "{counting: 1}", track="side")
    tables = _view(edition, files).matrices
    assert [(table.caption, len(table.columns)) for table in tables] == [
        ("Main, level 1", 4),
        ("Main, levels 1 to 2", 5),
        ("Side, level 2", 1),
    ]


def test_a_column_names_the_role_it_is_compared_with_where_that_is_not_the_one_before(
    edition: Make,
) -> None:
    files: dict[str, str | None] = {"content/roles/aide.yaml": _role("Middle", 2, "{counting: 1}")}
    columns = _view(edition, files).matrices[0].columns
    assert [(column.title, column.against) for column in columns] == [
        ("Counter", ""),
        ("Middle", ""),
        ("Chief counter", "Counter"),
    ]


def test_bands_stand_in_one_zone_on_the_chart_and_in_all_zones_in_the_table(edition: Make) -> None:
    zones = "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}}\n"
    zones += "locations: {toronto: {name: T, zone: CA}}\n"
    variable = "variable: {target_percent: 5, basis: quota}"
    bands = f"pay:\n  - {{zone: CA, min: 50000, max: 60000, {BAND}}}\n"
    bands += f"  - {{zone: CA-ON, min: 52000, max: 61000, {BAND}, {variable}}}\n"
    step = "next: [{role: chief-counter, kind: promotion}]\n"
    files: dict[str, str | None] = {
        "content/locations.yaml": zones,
        "content/roles/counter.yaml": _role("Counter", 1, "{counting: 2}", step + bands),
    }
    (group,) = _view(edition, files).pay
    assert (group.title, group.caption) == ("Canadian dollars a\xa0year", "Base pay")
    assert group.zones == ("Canada", "Ontario")
    assert group.rows == (
        PayRow(
            level="1",
            title="Counter",
            href="../../roles/counter/index.html",
            cells=(
                PayCell("Canada", "$50,000 to $60,000", ""),
                PayCell("Ontario", "$52,000 to $61,000", ""),
            ),
            variable="5% of base pay when quota is met",
        ),
    )
    assert group.wide.title == "Pay bands by level, Canada"
    assert group.wide.description == "Counter: $50,000 to $60,000"
    assert group.notes == ("In effect from January\xa01,\xa02026.",)


def test_hours_are_drawn_as_years_beside_years_and_stay_hours_in_the_table(edition: Make) -> None:
    hourly = (
        "pay: [{zone: CA, currency: CAD, period: hour, min: 25, max: 30.5, from: 2026-02-01}]\n"
    )
    files: dict[str, str | None] = {
        "content/roles/chief-counter.yaml": _role("Chief", 2, "{counting: 5}", hourly)
    }
    (group,) = _view(edition, files).pay
    assert [row.cells for row in group.rows] == [
        (PayCell("Canada", "$50,000 to $60,000 a\xa0year", "from January\xa01,\xa02026"),),
        (PayCell("Canada", "$25.00 to $30.50 an\xa0hour", "from February\xa01,\xa02026"),),
    ]
    assert group.wide.description == "Counter: $50,000 to $60,000; Chief: $52,000 to $63,440"
    assert group.title == "Canadian dollars"
    assert group.notes == ("To compare, the chart counts a year as 2,080 hours.",)


def test_the_currency_of_the_head_office_comes_first(edition: Make) -> None:
    bands = f"  - {{zone: US, min: 1, max: 2, {BAND}}}\n".replace("CAD", "USD")
    bands = f"pay:\n{bands}  - {{zone: CA, min: 1, max: 2, {BAND}}}\n"
    zones = (
        "zones: {US: {name: US}, CA: {name: Canada}}\nlocations:\n  toronto: {name: T, zone: CA}\n"
    )
    step = "next: [{role: chief-counter, kind: promotion}]\n"
    files: dict[str, str | None] = {
        "content/locations.yaml": zones,
        "content/roles/counter.yaml": _role("Counter", 1, "{counting: 2}", step + bands),
    }
    assert [group.id for group in _view(edition, files).pay] == ["pay-cad-base", "pay-usd-base"]


def test_a_band_that_does_not_hold_yet_is_not_shown(edition: Make) -> None:
    later = "pay: [{zone: CA, currency: CAD, period: year, min: 1, max: 2, from: 2026-11-25}]\n"
    step = "next: [{role: chief-counter, kind: promotion}]\n"
    role = _role("Counter", 1, "{counting: 2}", step + later)
    view = _view(edition, {"content/roles/counter.yaml": role})
    assert (view.pay, view.pay_zone) == ((), "")


def test_steps_with_criteria_are_told_apart(edition: Make) -> None:
    assert _view(edition).leads == (Lead("Counter", TO_CHIEF),)


def test_ways_name_their_one_source_once(edition: Make) -> None:
    sources = "sources:\n" + "".join(
        f"  {name}: {{publisher: {name.title()}, title: T, address: unknown, date: '2022'}}\n"
        for name in ("guide", "other")
    )
    ways = (
        "ways_in:\n  - {id: a, text: By a door., source: guide}\n"
        "  - {id: b, text: By a window., source: guide}\n"
        "ways_out:\n  - {id: c, text: Abacist, source: guide}\n  - {id: d, text: Teller}\n"
    )
    files: dict[str, str | None] = {
        "content/sources.yaml": sources,
        "content/ladders/counters.yaml": LADDER + ways,
    }
    view = _view(edition, files)
    guide = Citation("Guide, 2022", "#source-guide")
    assert view.ways == (
        Ways("How people come in", (Way("By a door.", None), Way("By a window.", None)), guide),
        Ways("Where people go", (Way("Abacist", guide), Way("Teller", None)), None),
    )
    assert [source.id for source in view.sources] == ["source-guide"]


def test_the_picture_says_each_step_in_words(edition: Make) -> None:
    view = _view(edition)
    assert view.wide is not None
    assert view.wide.title == "Roles and steps: Counters"
    assert view.wide.description == "Promotion from Counter to Chief counter."


def test_the_picture_of_many_roles_leaves_their_steps_to_the_lists(edition: Make) -> None:
    files: dict[str, str | None] = {
        f"content/roles/r{number}.yaml": _role(f"R{number}", 1, "{counting: 1}")
        for number in range(16)
    }
    view = _view(edition, files)
    assert view.wide is not None
    assert view.wide.description == "The same roles and steps stand in the lists below."
    assert [line.text for line in view.wide.titles] == ["17 roles", "Chief counter"]


def test_two_roles_in_one_box_are_named(edition: Make) -> None:
    files: dict[str, str | None] = {
        "content/ladders/counters.yaml": LADDER,
        "content/roles/aide.yaml": _role("Aide", 1, "{counting: 1}"),
        "content/roles/side.yaml": _role("Side", 1, "{counting: 1}", track="side"),
        "content/roles/rim.yaml": _role("Rim", 1, "{counting: 1}", track="side"),
    }
    view = _view(edition, files)
    (tall,) = view.tall
    assert [[line.text for line in box.title] for box in tall.boxes] == [
        ["Aide", "Counter"],
        ["Rim and Side"],
        ["Chief counter"],
    ]


def test_what_roles_in_one_box_pay_is_said_of_each_that_is_named(edition: Make) -> None:
    band = "pay: [{{zone: CA, currency: CAD, period: year, min: {}, max: {}, from: 2026-01-01}}]\n"
    paid = [band.format(low, low + 9000) for low in (40000, 42000, 45000)]
    files: dict[str, str | None] = {
        "content/ladders/counters.yaml": LADDER,
        "content/roles/aide.yaml": _role("Aide", 1, "{counting: 1}", paid[0]),
        "content/roles/side.yaml": _role("Side", 1, "{counting: 1}", paid[1], track="side"),
        "content/roles/rim.yaml": _role("Rim", 1, "{counting: 1}", track="side"),
    }

    def said(lane: int) -> str:
        (tall,) = _view(edition, files).tall
        box = tall.boxes[lane]
        lines = sorted((*box.title, *box.notes), key=lambda line: line.y)
        return " ".join(line.text for line in lines)

    assert said(0) == "Aide Level 1 $40,000 to $49,000 Counter $50,000 to $60,000"
    assert said(1) == "Rim Level 1 Pay not published Side $42,000 to $51,000"
    files["content/roles/third.yaml"] = _role("Third", 1, "{counting: 1}", paid[2], track="side")
    assert said(1) == "3 roles Level 1 $42,000 to $54,000"


def test_a_ladder_of_one_role_has_nothing_to_compare(edition: Make) -> None:
    files: dict[str, str | None] = {
        "content/roles/chief-counter.yaml": None,
        "content/roles/counter.yaml": _role("Counter", 1, "{counting: 2}"),
        "content/ladders/counters.yaml": LADDER,
    }
    view = _view(edition, files)
    assert view.facts[0] == LadderFact("Roles", "1 on level 1")
    assert (view.compared, view.leads) == (False, ())
    assert view.wide is not None
    assert view.wide.description == "Counter."


def test_a_ladder_without_roles_shows_its_levels(edition: Make) -> None:
    ladder = LADDER.replace("Counters", "Empty")
    view = ladder_view(edition({"content/ladders/empty.yaml": ladder}), "empty")
    assert (view.wide, view.tall, view.paper) == (None, (), ())
    assert (view.lanes, view.matrices, view.pay) == ((), (), ())
    assert [fact.label for fact in view.facts] == ["Tracks"]
    assert len(view.levels) == 2


def test_the_pdf_is_linked_only_where_one_is_made(edition: Make) -> None:
    (file,) = _view(edition).files
    assert (file.text, file.href) == ("This ladder on paper (PDF, in English)", "counters.pdf")
    settings = "languages: [en]\ntoday: 2026-11-24\nformats: [html]\n"
    assert _view(edition, {"rolebook.yaml": settings}).files == ()


def test_texts_that_fell_back_are_said_and_marked(edition: Make) -> None:
    view = _view(edition, {"content/ladders/counters.fr.yaml": "title: Compteurs\n"}, "fr")
    assert view.title == "Compteurs"
    assert view.levels[0].scope == "Few."
    assert len(view.frame.notes) == 2
    assert view.wide is not None
    assert view.wide.boxes[0].title[0].lang == "en"


def test_everything_that_is_shown_is_noted(edition: Make) -> None:
    asked = edition()
    ladder_view(asked, "counters")
    assert asked.reads >= {
        "ladder/counters",
        "roles-of/counters",
        "role/counter",
        "card/chief-counter",
        "leading-to/chief-counter",
        "skill/counting",
        "company/company",
        "past/2025-12-31",
        "setting/formats",
    }
