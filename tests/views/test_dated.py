"""Pages say when they last changed, by the days of the content; without any, they say nothing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from books import SMALL, opened, write
from generator.book.load import load
from generator.build.facts import facts_of
from generator.build.make import VIEWS, Maker
from generator.build.plan import outputs
from generator.build.task import Made
from generator.formats.beside import data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.book.edition import Edition

    Make = Callable[..., Edition]

NB = "\N{NO-BREAK SPACE}"
LADDER, COUNTER = "content/ladders/counters.yaml", "content/roles/counter.yaml"
CHIEF, POSTING = "content/roles/chief-counter.yaml", "content/postings/counter-toronto.yaml"
PAGE = "content/pages/about.md"
FREE = "---\ntitle: About\nupdated: 2026-11-20\n---\nText.\n"
DATED = {
    COUNTER: "governance: {owner: HR, version: 1.0.0, effective: 2026-06-01}\n",
    CHIEF: "governance: {owner: HR, version: 1.0.0, effective: 2026-09-01}\n",
}
LATER = SMALL[COUNTER].replace(", from: 2026-01-01", ", from: 2027-01-01")
"""The counter, whose band doesn't hold yet."""

KINDS = {
    ("index", ""): "2026-11-01",
    ("page", "about"): "2026-11-20",
    ("role", "counter"): "2026-11-01",
    ("ladder", "counters"): "2026-09-01",
    ("posting", "counter-toronto"): "2026-11-01",
    ("posting_list", ""): "2026-11-01",
    ("skill_list", ""): "2026-09-01",
    ("skill", "counting"): "2026-09-01",
    ("place_list", ""): "2026-01-01",
    ("place", "CA"): "2026-01-01",
    ("compare_list", ""): "2026-09-01",
    ("compare", "counter--chief-counter"): "2026-09-01",
    ("ways_list", ""): "2026-09-01",
    ("ways", "chief-counter"): "2026-09-01",
    ("assess_list", ""): "2026-09-01",
    ("assess", "counter"): "2026-06-01",
}


def _files(**more: str) -> dict[str, str]:
    dated = {name: SMALL[name] + text for name, text in DATED.items()}
    return dated | {PAGE: FREE} | more


def _view(edition: Edition, kind: str, name: str = "") -> object:
    module = import_module(f"generator.views.{kind}")
    view: object = getattr(module, f"{kind}_view")(edition, *((name,) if VIEWS[kind] else ()))
    return view


def _day(edition: Edition, kind: str, name: str = "") -> str:
    changed = _view(edition, kind, name).frame.changed  # type: ignore[attr-defined]  # views have one
    return str(changed.on) if changed else ""


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_each_kind_of_page_gives_the_latest_day_of_what_it_shows(
    edition: Make, kind: str, name: str
) -> None:
    assert _day(edition(_files()), kind, name) == KINDS[kind, name]


@pytest.mark.parametrize(("kind", "name"), [key for key in KINDS if key[0] != "role"])
def test_the_data_beside_a_page_gives_the_same_day(edition: Make, kind: str, name: str) -> None:
    assert data(_view(edition(_files()), kind, name))["changed"] == KINDS[kind, name]


def test_the_data_of_roles_and_of_their_catalogue_give_it_too(edition: Make) -> None:
    book = edition(_files())
    assert data(_view(book, "profile", "counter"))["changed"] == "2026-11-01"
    assert data(_view(book, "catalogue"))["changed"] == "2026-09-01"


def test_a_role_changes_with_its_versions_its_bands_and_its_vacancies(edition: Make) -> None:
    assert _day(edition({POSTING: None}), "role", "counter") == "2026-01-01"
    assert _day(edition(), "role", "counter") == "2026-11-01"
    assert _day(edition({POSTING: None}), "ladder", "counters") == "2026-01-01"


def test_it_is_one_sentence_in_the_language_of_the_page(edition: Make) -> None:
    english = _view(edition(_files()), "page", "about").frame.changed  # type: ignore[attr-defined]  # views have one
    assert english.sentence == (
        f'Last changed on <time datetime="2026-11-20">November{NB}20,{NB}2026</time>.'
    )
    french = _view(edition(_files(), "fr"), "page", "about").frame.changed  # type: ignore[attr-defined]  # views have one
    assert french.sentence == (
        f'Dernière modification{NB}: <time datetime="2026-11-20">20{NB}novembre{NB}2026</time>.'
    )


@pytest.mark.parametrize(
    ("kind", "name"), [key for key in KINDS if "post" not in key[0] and "place" not in key[0]]
)
def test_where_the_content_gives_no_day_nothing_is_said(
    edition: Make, kind: str, name: str
) -> None:
    free = "---\ntitle: About\n---\nText.\n"
    files: dict[str, str | None] = {PAGE: free, POSTING: None, COUNTER: LATER}
    assert _day(edition(files), kind, name) == ""


def test_a_place_without_a_band_and_a_list_without_a_posting_say_nothing(edition: Make) -> None:
    book = edition({POSTING: None, COUNTER: LATER})
    assert [_day(book, "place", "CA"), _day(book, "place_list"), _day(book, "posting_list")] == [
        "",
        "",
        "",
    ]
    assert "changed" not in data(_view(book, "place", "CA"))


def test_a_day_that_has_not_begun_does_not_count(edition: Make) -> None:
    ahead = LATER + (
        "governance: {owner: HR, version: 2.0.0, effective: 2026-11-25, changes: ["
        "{version: 2.0.0, on: 2026-11-25, text: More.}, {version: 1.0.0, on: 2026-03-01, "
        "text: Begun.}]}\n"
    )
    book = edition({COUNTER: ahead, POSTING: None})
    assert _day(book, "role", "counter") == "2026-03-01"
    assert "past/2026-11-24" in book.reads


def test_a_list_of_openings_changes_when_one_closes(edition: Make) -> None:
    closed = SMALL[POSTING].replace("2026-12-01", "2026-11-10")
    book = edition({POSTING: closed})
    assert _day(book, "posting_list") == "2026-11-11"
    assert _day(book, "posting", "counter-toronto") == "2026-11-11"


def test_a_new_version_renews_only_what_shows_the_role_or_its_day(tmp_path: Path) -> None:
    write(tmp_path, SMALL, _files())
    book = load(opened(tmp_path))[0]
    plan = {o.path: o for o in outputs(book, ()) if o.format == "html" and o.language == "en"}
    maker = Maker(book, plan)
    reads: dict[str, frozenset[str]] = {}
    for path in plan:
        made = maker.make(path)
        assert isinstance(made, Made)
        reads[path] = made.reads
    before = facts_of(book)
    again = SMALL[CHIEF] + DATED[CHIEF].replace("2026-09-01", "2026-11-02")
    write(tmp_path, {CHIEF: again})
    after = facts_of(load(opened(tmp_path))[0])
    assert _differing(before, after) == {
        "role/chief-counter",
        "role/chief-counter.fr",
        "days/chief-counter",
    }
    assert {path for path, read in reads.items() if "days/chief-counter" in read} == {
        "index.html",
        "ladders/counters/index.html",
        "roles/chief-counter/index.html",
        "skills/index.html",
        "skills/counting/index.html",
        "compare/index.html",
        "compare/counter--chief-counter/index.html",
        "ways/index.html",
        "ways/chief-counter/index.html",
        "assess/index.html",
        "assess/chief-counter/index.html",
    }


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
