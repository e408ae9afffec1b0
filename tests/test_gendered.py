"""Titles of postings: which of them name one gender, and which only look like it."""

from __future__ import annotations

import pytest

from generator.gendered import gendered
from generator.law import table

NAMED = {
    "Salesman": "salesman",
    "Salesmen": "salesmen",
    "Sales-man": "salesman",
    "Sales lady": "lady",
    "Businessmen": "businessmen",
    "Waiter": "waiter",
    "Waitress": "waitress",
    "Hostess": "hostess",
    "Handyman": "handyman",
    "Policeman": "policeman",
    "Fireman": "fireman",
    "Mailman": "mailman",
    "Headmaster": "headmaster",
    "Cleaning lady": "lady",
    "Barmaid": "barmaid",
    "Maid": "maid",
    "Seamstress": "seamstress",
    "Actress": "actress",
    "Girl Friday": "girl friday",
    "Manager (male)": "male",
    "Female nurse": "female",
    "Delivery boy": "boy",
    "Foreman/driver": "foreman",
    "Foreman/cook": "foreman",
    "Chairman and chairmen": "chairman",
    "Senior Account Manager, Businessman": "businessman",
}
NEUTRAL = [
    "Host and hostess",
    "Waiter/waitress",
    "Waiter or waitress",
    "Waiter (m/f/d)",
    "Salesman (m/w/d)",
    "Salesman (m|f|x)",
    "Salesman (all genders)",
    "Salesman/woman",
    "Salesman and saleswoman",
    "Actor/actress",
    "Manager/manageress",
    "Talisman designer",
    "Human resources manager",
    "Account manager, Germany",
    "Roman history teacher",
    "Women’s health nurse",
    "Men's wear buyer",
    "Head of programmes for women",
    "Head of Women",
    "Male health adviser",
    "Male and female ward nurse",
    "Isle of Man",
    "Flight attendant",
    "Mandarin teacher",
    "Ladybird breeder",
    "Maiden voyage planner",
]
FRENCH = {
    "Directeur des ventes": "directeur",
    "Conseillère": "conseillère",
    "Vendeur/caissier principal": "vendeur",
    "Serveuse": "serveuse",
}
FRENCH_NEUTRAL = [
    "Vendeur ou vendeuse",
    "Vendeur·euse",
    "Technicien(ne)",
    "Directeur/trice",
    "Directeur des ventes (H/F)",
    "Conseillère ou conseiller",
    "Représentant (tous genres)",
    "Responsable des ventes",
]


@pytest.mark.parametrize(("title", "word"), NAMED.items())
def test_a_title_of_one_gender_is_found(title: str, word: str) -> None:
    assert next(found for found, _ in gendered(title, table().titles["en"])) == word


@pytest.mark.parametrize("title", NEUTRAL)
def test_both_forms_marks_possessives_and_words_in_others_name_no_gender(title: str) -> None:
    assert list(gendered(title, table().titles["en"])) == []


@pytest.mark.parametrize(("title", "word"), FRENCH.items())
def test_a_french_title_of_one_gender_is_found(title: str, word: str) -> None:
    assert [found for found, _ in gendered(title, table().titles["fr"])] == [word]


@pytest.mark.parametrize("title", FRENCH_NEUTRAL)
def test_a_french_title_with_both_forms_names_no_gender(title: str) -> None:
    assert list(gendered(title, table().titles["fr"])) == []


def test_no_word_is_a_form_of_two_titles() -> None:
    for titles in table().titles.values():
        words = [word for forms in titles.forms for word in (*forms.men, *forms.women)]
        assert len(words) == len(set(words))
