"""Values are put into the words of a language, and the words are those of the language."""

import datetime as dt

import pytest
from markupsafe import Markup

from generator.book.book import Foreign
from generator.wording import join, plain, wording

EN, FR = wording("en"), wording("fr")
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "currency", "english", "french"),
    [
        (80000, "CAD", f"$80,000{NB}CAD", f"80{NB}000{NB}${NB}CA"),
        (80000, "USD", f"$80,000{NB}USD", f"80{NB}000{NB}${NB}US"),
        (80000, "AUD", f"$80,000{NB}AUD", f"80{NB}000{NB}${NB}AUD"),
        (80000, "EUR", "€80,000", f"80{NB}000{NB}€"),
        (80000, "CHF", f"CHF{NB}80,000", f"80{NB}000{NB}CHF"),
        (22.5, "CAD", f"$22.50{NB}CAD", f"22,50{NB}${NB}CA"),
        (22.5, "JPY", "JP¥22", f"22{NB}¥"),
    ],
)
def test_dollars_are_told_apart_and_cents_are_written_where_there_are_any(
    amount: float, currency: str, english: str, french: str
) -> None:
    assert EN.money(amount, currency) == english
    assert FR.money(amount, currency) == french


def test_the_name_of_a_dollar_may_stand_beside() -> None:
    assert EN.money(80000, "USD", named=False) == "$80,000"
    assert FR.money(80000, "USD", named=False) == f"80{NB}000{NB}$"


def test_a_range_names_its_currency_once_and_its_period_last() -> None:
    assert EN.pay(80000, 96000, "CAD", "year") == f"$80,000 to $96,000{NB}CAD a\xa0year"
    assert FR.pay(80000, 96000, "CAD", "year") == (
        f"80{NB}000{NB}$ à 96{NB}000{NB}${NB}CA par\xa0année"
    )


def test_both_ends_of_a_range_have_cents_if_one_has() -> None:
    assert EN.pay(22.5, 25, "USD", "hour") == f"$22.50 to $25.00{NB}USD an\xa0hour"
    assert FR.pay(22.5, 25, "USD", "hour") == f"22,50{NB}$ à 25,00{NB}${NB}US de\xa0l’heure"


def test_a_range_with_one_end_is_open_at_the_other() -> None:
    assert EN.pay(50_000, None, "CAD", "year") == f"From $50,000{NB}CAD a{NB}year"
    assert EN.pay(None, 60_000, "CAD", "year") == f"Up to $60,000{NB}CAD a{NB}year"
    assert EN.pay(22.5, None, "CAD", "hour") == f"From $22.50{NB}CAD an{NB}hour"
    assert FR.pay(50_000, None, "CAD", "year") == f"À partir de 50{NB}000{NB}${NB}CA par{NB}année"
    assert FR.pay(None, 60_000, "CAD") == f"Jusqu’à 60{NB}000{NB}${NB}CA"


def test_a_range_of_one_amount_is_that_amount() -> None:
    assert EN.pay(50000, 50000, "CAD", "year") == f"$50,000{NB}CAD a\xa0year"


def test_an_amount_without_a_period_says_none() -> None:
    assert EN.pay(1, 2, "CAD") == f"$1 to $2{NB}CAD"


def test_the_same_question_is_answered_from_memory() -> None:
    assert EN.money(81234, "CAD") is EN.money(81234, "CAD")
    assert EN.money(81234, "CAD") != EN.money(81234, "CAD", named=False)


def test_numbers_and_shares_follow_the_language() -> None:
    assert (EN.number(1234.5), FR.number(1234.5)) == ("1,234.5", f"1{NB}234,5")
    assert (EN.percent(15), FR.percent(15)) == ("15%", f"15{NB}%")
    assert (EN.percent(12.5), FR.percent(12.5)) == ("12.5%", f"12,5{NB}%")


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2024-04-16", "April\xa016,\xa02024", "16\xa0avril\xa02024"),
        ("2024-04-01", "April\xa01,\xa02024", "1er\xa0avril\xa02024"),
        ("2024-04-11", "April\xa011,\xa02024", "11\xa0avril\xa02024"),
        ("2024-04", "April\xa02024", "avril\xa02024"),
        ("2024", "2024", "2024"),
        ("undated", "undated", "sans date"),
    ],
)
def test_a_date_is_as_exact_as_its_source(date: str, english: str, french: str) -> None:
    assert EN.loose(date) == english
    assert FR.loose(date) == french


def test_a_day_is_written_in_full() -> None:
    assert EN.date(dt.date(2026, 12, 1)) == "December\xa01,\xa02026"
    assert FR.date(dt.date(2026, 12, 1)) == "1er\xa0décembre\xa02026"


@pytest.mark.parametrize(
    ("months", "english", "french"),
    [
        ((24, 36), "2 to 3 years", "2 à 3 ans"),
        ((12, 18), "12 to 18 months", "12 à 18 mois"),
        ((0, 12), "up to 1 year", "jusqu’à 1 an"),
        ((0, 6), "up to 6 months", "jusqu’à 6 mois"),
        ((0, 0), "0 months", "0 mois"),
        ((48,), "4 years", "4 ans"),
        ((12,), "1 year", "1 an"),
        ((1,), "1 month", "1 mois"),
        ((18,), "18 months", "18 mois"),
        ((42, 66), "3½ to 5½ years", "3,5 à 5,5 ans"),
        ((30,), "2½ years", "2,5 ans"),
        ((12, 12), "1 year", "1 an"),
        ((12, 24), "1 to 2 years", "1 à 2 ans"),
        ((18, 24), "1½ to 2 years", "1,5 à 2 ans"),
        ((6, 18), "6 to 18 months", "6 à 18 mois"),
        ((18, 23), "18 to 23 months", "18 à 23 mois"),
        ((23,), "23 months", "23 mois"),
        ((24,), "2 years", "2 ans"),
        ((25,), "25 months", "25 mois"),
        ((24, 45), "24 to 45 months", "24 à 45 mois"),
        ((0, 30), "up to 2½ years", "jusqu’à 2,5 ans"),
        ((6, 24), "6 months to 2 years", "6 mois à 2 ans"),
        ((9, 30), "9 months to 2½ years", "9 mois à 2,5 ans"),
        ((21, 42), "21 months to 3½ years", "21 mois à 3,5 ans"),
        ((27, 48), "27 months to 4 years", "27 mois à 4 ans"),
        ((1, 48), "1 month to 4 years", "1 mois à 4 ans"),
    ],
)
def test_months_become_years_and_halves_where_they_come_out_so_and_nothing_is_rounded(
    months: tuple[int, ...], english: str, french: str
) -> None:
    assert EN.months(*months) == english
    assert FR.months(*months) == french


def test_lists_end_by_the_rules_of_the_language() -> None:
    assert EN.all_of(["aws", "GDPR", "R&D"]) == "aws, GDPR and R&D"
    assert FR.all_of(["ventes", "marketing"]) == "ventes et marketing"
    assert EN.one_of(["sales", "marketing"]) == "sales or marketing"
    assert FR.one_of(["a", "b", "c"]) == "a, b ou c"
    assert EN.all_of(["one"]) == "one"
    assert EN.all_of([]) == ""


def test_a_list_keeps_its_items_language_and_escapes_the_others() -> None:
    listed = FR.all_of(["R&D", Foreign("sales", "en")])
    assert listed == Markup('R&amp;D et <span lang="en">sales</span>')
    assert plain(listed) == "R&D et sales"


def test_a_sentence_stays_text_until_a_gap_holds_markup() -> None:
    assert EN.fill("<%(x)s>", x="a&b") == "<a&b>"
    assert not isinstance(EN.fill("<%(x)s>", x="a&b"), Markup)
    filled = FR.fill("<%(x)s>", x=Foreign("a&b", "en"))
    assert filled == Markup('&lt;<span lang="en">a&amp;b</span>&gt;')


def test_pieces_of_text_and_markup_join_to_markup() -> None:
    assert join(["a", "b"]) == "ab"
    assert join(["<", Markup("<b>")]) == Markup("&lt;<b>")


def test_plain_takes_the_language_off_a_text() -> None:
    assert type(plain(Foreign("x", "en"))) is str
    assert plain("x < y") == "x < y"


def test_names_are_those_of_the_language() -> None:
    assert (EN.language_name("fr"), FR.language_name("fr-CA")) == ("French", "français")
    assert (EN.place("US"), FR.place("US")) == ("United States", "États-Unis")
    assert EN.place("CA-NT") == "Canada (NT)"
    assert (EN.currency("CAD"), FR.currency("CAD")) == ("Canadian dollars", "dollars canadiens")


def test_proficiencies_have_the_names_that_were_decided() -> None:
    assert [EN.proficiency(step) for step in range(1, 6)] == [
        "Basic",
        "Working",
        "Proficient",
        "Advanced",
        "Leading",
    ]
    assert [FR.proficiency(step) for step in range(1, 6)] == [
        "De base",
        "Fonctionnel",
        "Autonome",
        "Avancé",
        "Référence",
    ]


def test_a_language_may_name_its_country_and_has_a_direction() -> None:
    assert wording("fr-FR").money(80000, "EUR") == "80\N{NARROW NO-BREAK SPACE}000 €".replace(
        " ", NB
    )
    assert (wording("ar").direction, EN.direction) == ("rtl", "ltr")
    assert wording("fr") is FR


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Counter", "Counter"),
        ("Équipe – ①", "Équipe – ①"),
        ("מנהל 5", "\u2068מנהל 5\u2069"),
        ("مدير", "\u2068مدير\u2069"),
        (Markup("<b>&amp; מנהל</b>"), Markup("\u2068<b>&amp; מנהל</b>\u2069")),
    ],
)
def test_a_text_from_right_to_left_is_set_apart_in_a_sentence_and_in_a_list(
    text: str, apart: str
) -> None:
    words = wording("en")
    assert words.fill("%(role)s, level 5", role=text) == f"{apart}, level 5"
    assert words.all_of([text, "b"]) == f"{apart} and b"
    assert type(words.fill("%(role)s", role=text)) is type(text)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nov 27, 2026, 4:05\u202fp.m."), ("fr", "27 nov. 2026, 16 h 05")],
)
def test_a_moment_is_a_day_and_a_time_of_it(language: str, said: str) -> None:
    assert wording(language).moment(dt.datetime(2026, 11, 27, 16, 5, tzinfo=dt.UTC)) == said
