"""What a book says in one language, and that every fact it gives is noted."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from typing import TYPE_CHECKING

import pytest

from books import SMALL, opened, small, write
from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.load import load
from generator.build.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.book.book import Book

ROLE = "content/roles/counter.yaml"
FRENCH = "content/roles/counter.fr.yaml"
POSTING = "content/postings/counter-toronto.yaml"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    files = {
        FRENCH: "title: Compteur\nduties: [{id: report, text: Dire combien.}]\n"
        "translation: {reviewed_by: Services linguistiques, reviewed_on: 2026-11-01}\n",
        "content/sources.yaml": "sources:\n  guide: {publisher: G, title: T, address: unknown, "
        "date: undated}\n",
        "content/resources.yaml": "resources:\n  course: {kind: course, name: C}\n",
        "content/pages/about.md": "---\ntitle: About\n---\nWorld.\n",
    }
    return small(tmp_path, files)[0]


@pytest.mark.parametrize(
    ("ask", "fact"),
    [
        (lambda e: e.company(), "company/company"),
        (lambda e: e.zone("CA"), "zone/CA"),
        (lambda e: e.location("toronto"), "location/toronto"),
        (lambda e: e.skill("counting"), "skill/counting"),
        (lambda e: e.tool("abacus"), "tool/abacus"),
        (lambda e: e.source("guide"), "source/guide"),
        (lambda e: e.resource("course"), "resource/course"),
        (lambda e: e.ladder("counters"), "ladder/counters"),
        (lambda e: e.role("counter"), "role/counter"),
        (lambda e: e.posting("counter-toronto"), "posting/counter-toronto"),
        (lambda e: e.page("about"), "page/about"),
        (lambda e: e.card("counter"), "card/counter"),
    ],
)
def test_what_is_read_in_a_language_is_noted_in_that_language(
    book: Book, ask: Callable[[Edition], object], fact: str
) -> None:
    english, french = Edition(book), Edition(book, "fr")
    ask(english)
    ask(french)
    assert (english.reads, french.reads) == ({fact}, {f"{fact}.fr"})


@pytest.mark.parametrize(
    ("ask", "fact"),
    [
        (lambda e: e.ids("role"), "ids/role"),
        (lambda e: e.roles_of("counters"), "roles-of/counters"),
        (lambda e: e.leading_to("chief-counter"), "leading-to/chief-counter"),
        (lambda e: e.postings_of("counter"), "postings-of/counter"),
        (lambda e: e.past(dt.date(2026, 12, 1)), "past/2026-12-01"),
        (lambda e: e.setting("site"), "setting/site"),
        (lambda e: e.knows("skill", "counting"), "skill/counting"),
        (lambda e: e.knows("role", "counter"), "card/counter"),
        (lambda e: e.whole("role", "chief-counter"), "card/chief-counter"),
        (lambda e: e.lacking("role", "counter", "fr"), "role/counter.fr"),
    ],
)
def test_what_is_the_same_in_every_language_is_noted_once(
    book: Book, ask: Callable[[Edition], object], fact: str
) -> None:
    english, french = Edition(book), Edition(book, "fr")
    ask(english)
    ask(french)
    assert (english.reads, french.reads) == ({fact}, {fact})


def test_a_text_without_a_translation_falls_back_and_says_its_language(book: Book) -> None:
    role = Edition(book, "fr").role("counter")
    assert role.title == "Compteur"
    assert not isinstance(role.title, Foreign)
    assert [(d.id, d.text, getattr(d.text, "lang", "")) for d in role.duties] == [
        ("count", "Count things.", "en"),
        ("report", "Dire combien.", ""),
    ]
    assert [getattr(t, "lang", "") for t in role.also_called] == ["en", "en"]
    assert getattr(role.skills["counting"].evidence, "lang", "") == "en"
    assert [getattr(t, "lang", "") for t in role.requirements[0].fields] == ["en", "en"]
    assert getattr(role.requirements[1].of, "lang", "") == "en"
    assert getattr(role.next[0].criteria[0].text, "lang", "") == "en"


def test_in_its_own_language_no_text_is_foreign(book: Book) -> None:
    role = Edition(book).role("counter")
    assert not any(isinstance(t, Foreign) for t in (role.title, role.summary, *role.also_called))


def test_a_thing_without_a_translation_is_foreign_throughout(book: Book) -> None:
    role = Edition(book, "fr").role("chief-counter")
    assert [getattr(text, "lang", "") for text in (role.title, role.duties[0].text)] == ["en", "en"]
    assert not isinstance(Edition(book).role("chief-counter").title, Foreign)


def test_a_card_without_a_translation_is_foreign(book: Book) -> None:
    cards = [Edition(book, "fr").card(name) for name in ("counter", "chief-counter")]
    assert [(c.title, getattr(c.title, "lang", "")) for c in cards] == [
        ("Compteur", ""),
        ("Chief counter", "en"),
    ]
    assert [getattr(c.summary, "lang", "") for c in cards] == ["en", "en"]


def test_a_foreign_text_is_marked_in_html_and_survives_a_process() -> None:
    text = Foreign('<b> & "x"', "en")
    assert text.__html__() == '<span lang="en">&lt;b&gt; &amp; &quot;x&quot;</span>'
    again = pickle.loads(pickle.dumps(text))  # noqa: S301 - our own bytes
    assert (again, again.lang) == (text, "en")


def test_who_reviewed_a_translation_is_known(book: Book) -> None:
    french = Edition(book, "fr")
    assert french.reviewed("role", "counter") == "Services linguistiques"
    assert french.reads == {"role/counter.fr"}
    assert french.reviewed("role", "chief-counter") is None
    assert french.translated("role", "counter")
    assert not french.translated("role", "chief-counter")
    assert not Edition(book).translated("role", "counter")


def test_a_thing_that_does_not_exist_is_an_error_of_the_program(book: Book) -> None:
    with pytest.raises(KeyError):
        Edition(book).role("nobody")
    assert not Edition(book).knows("role", "nobody")


def test_a_draft_is_no_posting_of_its_role(tmp_path: Path) -> None:
    draft = "".join(
        line for line in SMALL[POSTING].splitlines(keepends=True) if "approval" not in line
    )
    files = {"content/postings/counter-toronto-2.yaml": draft.replace("001", "002")}
    book, _ = small(tmp_path, files)
    edition = Edition(book)
    assert edition.ids("posting") == ("counter-toronto", "counter-toronto-2")
    assert edition.postings_of("counter") == ("counter-toronto",)
    assert edition.postings_of("chief-counter") == ()


def test_a_day_is_past_when_it_is_over(book: Book) -> None:
    edition = Edition(book)
    days = [dt.date(2026, 11, day) for day in (23, 24, 25)]
    assert [edition.past(day) for day in days] == [True, False, False]


def test_roles_of_a_ladder_stand_by_level_then_track_as_listed_then_id(tmp_path: Path) -> None:
    ladder = SMALL["content/ladders/counters.yaml"].replace(
        "tracks: [", "tracks: [{id: zeal, name: Z, summary: Z.}, "
    )
    chief = SMALL["content/roles/chief-counter.yaml"]
    files = {
        "content/ladders/counters.yaml": ladder,
        "content/roles/a.yaml": chief,
        "content/roles/b.yaml": chief.replace("track: main", "track: zeal"),
    }
    book, _ = small(tmp_path, files)
    assert Edition(book).roles_of("counters") == ("counter", "b", "a", "chief-counter")


def test_a_fact_changes_with_what_it_says_and_with_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, SMALL, {FRENCH: "title: Compteur\n"})
    before = facts_of(load(opened(tmp_path))[0])
    (tmp_path / ROLE).write_text(SMALL[ROLE].replace("Say how many.", "Tell how many."))
    after = facts_of(load(opened(tmp_path))[0])
    assert {name for name in before | after if before.get(name) != after.get(name)} == {
        "role/counter",
        "role/counter.fr",
    }
    (tmp_path / FRENCH).write_text("title: Calculateur\n")
    last = facts_of(load(opened(tmp_path))[0])
    assert {name for name in last if last[name] != after.get(name)} == {
        "role/counter.fr",
        "card/counter.fr",
    }


def test_what_is_named_and_numbered_changes_with_whether_and_by_which(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = facts_of(load(opened(tmp_path))[0])
    assert {name for name in before if name.startswith(("named/", "numbered/"))} == {
        "named/location/toronto",
        "numbered/r-2026-001",
    }
    (tmp_path / ROLE).write_text(SMALL[ROLE] + "tools: [abacus]\ncodes: {onet_soc: 11-2022.00}\n")
    posting = "content/postings/counter-toronto.yaml"
    (tmp_path / posting).with_stem("other").write_text(SMALL[posting].replace("R-2", "r-2"))
    after = facts_of(load(opened(tmp_path))[0])
    assert {name for name in after if before.get(name) != after[name]} == {
        "role/counter",
        "role/counter.fr",
        "figures/counter",
        "posting/other",
        "posting/other.fr",
        "approved/other",
        "file-of/posting/other",
        "file-of/posting/other.fr",
        "ids/posting",
        "postings-of/counter",
        "named/tool/abacus",
        "named/occupation/soc-11-2022",
        "numbered/r-2026-001",
    }


def test_what_falls_back_changes_with_its_original(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = facts_of(load(opened(tmp_path))[0])
    (tmp_path / ROLE).write_text(SMALL[ROLE].replace("title: Counter", "title: Teller"))
    after = facts_of(load(opened(tmp_path))[0])
    assert {name for name in after if before[name] != after[name]} == {
        "role/counter",
        "role/counter.fr",
        "card/counter",
        "card/counter.fr",
    }


def test_a_translation_in_the_same_words_is_another_fact(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = facts_of(load(opened(tmp_path))[0])
    (tmp_path / FRENCH).write_text("title: Counter\nsummary: Counts.\n")
    after = facts_of(load(opened(tmp_path))[0])
    assert {name for name in after if before[name] != after[name]} == {
        "role/counter.fr",
        "card/counter.fr",
        "file-of/role/counter.fr",
    }


def test_a_comment_changes_no_fact(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = facts_of(load(opened(tmp_path))[0])
    (tmp_path / ROLE).write_text(f"# a comment\n{SMALL[ROLE]}")
    assert facts_of(load(opened(tmp_path))[0]) == before


def test_what_a_book_keeps_of_a_thing_is_plain_json(book: Book) -> None:
    role = json.loads(book.data(("role", "counter", "fr")))
    assert (role["title"], role["duties"][1]["text"]) == ("Compteur", "Dire combien.")
