"""How sentences, words and syllables are counted, and what grade comes of them."""

from __future__ import annotations

import pytest

from generator.reading import Counts, counts, grade, length, sentences, syllables

ENGLISH = """\
invoice 2 supplier 3 negotiation 5 warehouse 2 pallet 2 contract 2 complaint 2 schedule 2 monthly 2
handled 2 wanted 2 asked 1 prices 2 branches 2 creative 3 idea 3 opinion 3 audience 3 usually 4
annually 4 reliable 4 science 2 society 4 seeing 2 lawyer 2 strength 1 through 1 colleague 2
unique 2 statement 2 hopeful 2 useless 2 safely 2 budget 2 employee 3 museum 3 radio 3 theory 3"""
FRENCH = """\
facture 2 fournisseur 3 négociation 4 entrepôt 3 palette 2 contrat 2 plainte 1 horaire 2 mensuel 3
prix 1 succursale 3 idée 2 opinion 3 auditoire 3 habituel 4 annuel 3 stable 1 science 1 société 3
avocate 3 force 1 collègue 2 unique 2 déclaration 4 budget 2 employée 3 musée 2 radio 2 théorie 3
moyenne 2 voyager 3 réel 2 cliente 2 ville 1 rue 1 longue 1 équipes 2 maïs 2 caisses 1 révisé 3"""


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("fr", FRENCH)])
def test_syllables_of_words_that_the_rules_were_not_made_for_are_nearly_right(
    language: str, text: str
) -> None:
    listed = text.split()
    pairs = [(word, int(count)) for word, count in zip(listed[::2], listed[1::2], strict=True)]
    right = sum(syllables(word, language) == count for word, count in pairs)
    ratio = sum(syllables(w, language) for w, _ in pairs) / sum(n for _, n in pairs)
    assert right >= 0.8 * len(pairs)
    assert 0.95 < ratio < 1.05


def test_a_sentence_ends_with_its_stop_and_a_text_without_one_is_a_sentence() -> None:
    found = sentences("Sell. “Ask!” Then write?\n\nShort phrase")
    assert [length(sentence) for sentence in found] == [1, 1, 2, 2]


def test_a_stop_before_a_small_letter_ends_nothing() -> None:
    assert len(list(sentences("Sell crates, pallets etc. to shops at 1.5 percent."))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [("We don’t sell l’eau.", 4), ("1\u00a0950 or 1,950.50 crates", 4), ("– … !", 0), ("a-b c", 3)],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert length(text) == words


def test_english_is_graded_by_flesch_and_kincaid() -> None:
    assert grade(Counts(10, 150, 225), "en") == pytest.approx(0.39 * 15 + 11.8 * 1.5 - 15.59)


@pytest.mark.parametrize(
    ("counted", "year"),
    [
        (Counts(10, 100, 126), 4.0),  # ease 104
        (Counts(10, 100, 152), 5.5),  # ease 85
        (Counts(10, 200, 360), 9.95),  # ease 54
        (Counts(10, 300, 630), 15.2),  # ease 22
    ],
)
def test_french_is_graded_by_kandel_and_moles_and_fleschs_table(
    counted: Counts, year: float
) -> None:
    assert grade(counted, "fr") == pytest.approx(year, abs=0.1)


def test_what_has_no_words_or_no_formula_has_no_grade() -> None:
    assert grade(counts([""], "en"), "en") is None
    assert grade(Counts(1, 2, 3), "de") is None


def test_easy_sentences_have_a_lower_grade_than_hard_ones() -> None:
    easy = counts(["We sell crates. You call the shops. They say what they need."], "en")
    hard = counts(["Facilitates organizational communication regarding obligations."], "en")
    low, high = grade(easy, "en"), grade(hard, "en")
    assert low is not None
    assert high is not None
    assert low < 3
    assert high > 18
