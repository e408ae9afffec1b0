"""What word lists find and leave alone, and that their figures of precision are true."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import SMALL, checked, small, told
from generator.book.model import Term, WordList
from generator.words import Finder, finder, lacking, laid, packaged
from tools import precision, words

if TYPE_CHECKING:
    from pathlib import Path

LABELLED = [
    (language, case) for language in precision.LANGUAGES for case in precision.cases(language)
]
PAGE = precision.ROOT / "docs" / "how-to" / "word-list.md"
ROLE = "content/roles/counter.yaml"
OWN = "content/words/hype-en.yaml"
NEW = "content/words/house-words.yaml"
SUMMARY = {ROLE: SMALL[ROLE].replace("summary: Counts.", "summary: TEXT")}


def wanted(case: dict[str, Any]) -> list[str]:
    """What a sentence's labels say is found, right or wrong."""
    return sorted({*case["finds"], *case.get("mistaken", ())} - {*case.get("missed", ())})


@pytest.mark.parametrize(
    ("language", "case"), LABELLED, ids=lambda v: v["text"] if isinstance(v, dict) else v
)
def test_a_sentence_gives_exactly_what_it_is_labelled_with(
    language: str, case: dict[str, Any]
) -> None:
    assert precision.found(case["text"], language) == wanted(case)


def test_at_least_150_sentences_are_labelled_each_once() -> None:
    texts = [case["text"] for _, case in LABELLED]
    assert len(texts) == len(set(texts)) >= 150
    assert len([case for _, case in LABELLED if not case["finds"]]) > 100


def test_the_shipped_book_has_no_word_of_the_lists() -> None:
    read = precision.shipped()
    assert len(read) > 2000
    trips = [
        (where, hits)
        for language, where, text in read
        if (hits := precision.found(text, language, heading=precision.is_heading(where)))
    ]
    assert trips == []


def test_the_page_has_the_figures_that_are_measured() -> None:
    page = PAGE.read_text("utf-8")
    assert [line for line in precision.told() if line not in page] == []


def test_the_committed_lists_are_those_of_the_files() -> None:
    committed = (words.FOLDER / "lists.json").read_text("utf-8")
    assert committed == words.compiled(), "run tools/words.py"


@pytest.mark.parametrize("name", sorted(packaged()))
def test_a_packaged_list_says_all_that_is_needed_and_each_term_once(name: str) -> None:
    one = packaged()[name]
    ids = [term.id for term in one.terms]
    assert lacking(one) == []
    assert len(ids) == len(set(ids)) > 5
    assert all(term.words and not term.off for term in one.terms)
    assert name.endswith(f"-{one.language}")


@pytest.mark.parametrize("name", sorted(packaged()))
def test_every_phrase_of_a_packaged_list_is_found(name: str) -> None:
    """No exception, and no rule of names or quotes, silences a phrase of its own."""
    one = packaged()[name]
    find = Finder([one])
    for term in one.terms:
        for phrase in term.words:
            plain = [w.split("/")[0] for w in phrase.replace("*", "").replace("'", " ").split()]
            text = f"x {' '.join('30' if w == 'N' else w for w in plain)} x"
            assert find.find(text), phrase


def listed(*terms: Term, **fields: Any) -> Finder:
    return Finder([WordList(code="hype", language="en", says="is hype", terms=terms, **fields)])


WIN = Term(id="win", words=("win", "big win/wins"), unless=("win rate",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We win.", ["win"]),
        ("WIN", ["WIN"]),
        ("Big wins, and a big-win.", ["Big wins", "big-win"]),
        ("Winter in Darwin, twin winners.", []),
        ("A win-win, an all-win, a win_rate, win(ner).", []),
        ("The win rate.", []),
        ("The win, rate it.", ["win"]),
        ("Big, win.", ["win"]),
        ("Big\n\nwin.", ["win"]),
        ("Big\nwin.", ["Big\nwin"]),
        ('Say “win”, "win", « win » or ‘win’.', []),
        ("She’s won, let’s win’ it’s", ["win"]),
        ("Ask win@x.test, see https://x.test/win or win.test.", []),
        ("We met Win Partners and Win.", []),
        ("Win Partners met us.", []),
        ("Win with us.", ["Win"]),
        ("You are a Big Win.", ["Big Win"]),
        ("WE ALL WINNERS WIN", []),
        ("İİİ win", ["win"]),
    ],
)
def test_words_are_whole_and_neither_quoted_nor_named(text: str, found: list[str]) -> None:
    assert [hit.words for hit in listed(WIN).find(text)] == found


def test_in_a_heading_capitals_make_no_name_and_the_companys_own_is_one() -> None:
    find = listed(WIN)
    assert [hit.words for hit in find.find("Senior Win Seller", heading=True)] == ["Win"]
    assert find.find("Win Crates sells. A Win seller.", ("Win Crates", "Win")) == []


def test_letters_and_their_marks_may_be_apart() -> None:
    find = listed(Term(id="e", words=("équipe",)))
    assert [hit.words for hit in find.find("l’e\u0301quipe")] == ["équipe"]


def test_the_other_genders_form_beside_it_and_a_mark_in_the_text_silence_a_word() -> None:
    find = listed(Term(id="he", words=("he",), beside=("she",)), unless=("h/f",))
    assert find.find("he or she goes; seller (H/F)") == []
    assert find.find("she or he goes") == []
    assert [hit.words for hit in find.find("he goes, and one two three four five she")] == ["he"]
    assert find.find("he goes (H/F)") == []


@given(st.text(alphabet="aNe -/'’“”\"()é.WwinBig\n\u0130\u0301", max_size=80))
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    for hit in listed(WIN, Term(id="n", words=("N a*", "e/i/n a"))).find(text):
        assert hit.words


def test_time_grows_with_the_text_alone() -> None:
    """Texts that are hard on patterns: a hundred thousand characters in a moment."""
    for part in ("“", "a ", "reach ", "(", "Young ", "age 25 to ", "a.b", '"x', "www.", "‘"):
        start = time.process_time()
        finder("en").find(part * (100_000 // len(part)))
        assert time.process_time() - start < 5


def test_a_own_list_adds_changes_and_switches_off(tmp_path: Path) -> None:
    own = """\
terms:
  - {id: ninja, words: [ninja], instead: a person, unless: [fruit ninja]}
  - {id: guru, off: true}
  - {id: pirate, words: [pirate/pirates]}
"""
    text = "A rockstar, a ninja, a guru and two pirates play fruit ninja."
    book, _ = small(tmp_path, {ROLE: SUMMARY[ROLE].replace("TEXT", text), OWN: own})
    found = [f for f in checked(book, "role", "counter") if f.code == "hype"]
    assert told(found) == [
        f"{ROLE} hype summary: `rockstar` is hype, in `summary`",
        f"{ROLE} hype summary: `ninja` is hype, in `summary`",
        f"{ROLE} hype summary: `pirates` is hype, in `summary`",
    ]
    assert found[1].help.startswith("instead: a person; source: Joblint")
    assert checked(book, "words", "hype-en") == []


def test_a_list_of_ones_own_is_used_when_it_is_whole(tmp_path: Path) -> None:
    whole = """\
code: jargon
language: en
says: is a word of this house alone
instead: crate
source: our style guide
strength: practice
terms: [{id: box, words: [returnable/returnables]}]
"""
    files = {ROLE: SUMMARY[ROLE].replace("TEXT", "Counts returnables.")}
    book, _ = small(tmp_path, {**files, NEW: whole})
    assert told(checked(book, "role", "counter")) == [
        f"{ROLE} jargon summary: `returnables` is a word of this house alone, in `summary`"
    ]
    book, _ = small(tmp_path, {**files, NEW: whole.replace("code: jargon\n", "")})
    assert checked(book, "role", "counter") == []
    assert told(checked(book, "words", "house-words")) == [
        f"{NEW} missing-field: `code` is missing"
    ]


@pytest.mark.parametrize(
    ("terms", "finding"),
    [
        (
            "{id: nobody, off: true}",
            "bad-value terms/0/id: no packaged list `hype-en` has a term `nobody` to switch off",
        ),
        ("{id: pirate}", "missing-field terms/0: `words` is missing"),
    ],
)
def test_a_term_that_says_nothing_is_told(tmp_path: Path, terms: str, finding: str) -> None:
    book, _ = small(tmp_path, {OWN: f"terms: [{terms}]\n"})
    assert told(checked(book, "words", "hype-en")) == [f"{OWN} {finding}"]


@pytest.mark.parametrize("phrase", ["a.b", "(x)", "two  spaces", "a|b", " a", "x+", "[a-z]"])
def test_a_phrase_is_words_and_no_pattern(tmp_path: Path, phrase: str) -> None:
    _, findings = small(tmp_path, {OWN: f'terms: [{{id: x, words: ["{phrase}"]}}]\n'})
    assert [f.code for f in findings if f.file == OWN] == ["bad-value"]


def test_a_broken_list_hides_nothing_of_the_others(tmp_path: Path) -> None:
    files = {ROLE: SUMMARY[ROLE].replace("TEXT", "A rockstar."), OWN: "terms: [\n"}
    book, findings = small(tmp_path, files)
    assert [f.code for f in findings if f.file == OWN] == ["syntax"]
    assert [f.code for f in checked(book, "role", "counter")] == ["hype"]


def test_a_language_of_a_country_has_the_words_of_the_language() -> None:
    assert [h.words for h in finder("fr-CA").find("Une équipe jeune.")] == ["équipe jeune"]
    assert finder("de").find("Ein rockstar.") == []


def test_lists_that_lie_over_packaged_ones_keep_what_they_do_not_say() -> None:
    over = WordList(source="our guide", terms=(Term(id="x", words=("xyz",)),))
    one = laid({"hype-en": over})["hype-en"]
    assert (one.code, one.source, one.terms[-1].id) == ("hype", "our guide", "x")
    assert len(one.terms) == len(packaged()["hype-en"].terms) + 1
