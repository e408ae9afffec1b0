"""The figures that the book was made from stand on its pages, in both languages, with who says so.

`tests/facts/` holds them as they were noted, apart from the content: what is said of a title, and
what official statistics say of an occupation.
"""

import csv
import re
from pathlib import Path

import pytest

from reading import page_text

pytestmark = pytest.mark.xdist_group("site")

FACTS = Path(__file__).parent.parent / "facts"
FOLDERS = {"en": "roles", "fr": "fr/roles"}
PLACES = {
    "en": {"CA": "Canada", "US": "United States", "US-CO": "Colorado"},
    "fr": {"CA": "Canada", "US": "États-Unis", "US-CO": "Colorado"},
}
STATISTICS = {
    "en": {
        "average": "Average",
        "typical": "Typical",
        "median": "Median",
        "low": "Low end",
        "high": "High end",
        "bonus": "Bonus",
        "p10": "10th percentile",
        "p25": "25th percentile",
        "p75": "75th percentile",
        "p90": "90th percentile",
    },
    "fr": {
        "average": "Moyenne",
        "typical": "Salaire courant",
        "median": "Médiane",
        "low": "Bas de l’échelle",
        "high": "Haut de l’échelle",
        "bonus": "Prime",
        "p10": "10e centile",
        "p25": "25e centile",
        "p75": "75e centile",
        "p90": "90e centile",
    },
}
DATES = {
    "en": {"2024-04-16": "April 16, 2024", "undated": "undated, read on November 22, 2026"},
    "fr": {"2024-04-16": "16 avril 2024", "undated": "sans date, consulté le 22 novembre 2026"},
}
NOTHING = {
    "en": "We have no figure for this title.",
    "fr": "Nous n’avons aucun chiffre pour ce titre.",
}
CODES = {
    "NOC 2021 60010": "key-account-manager",
    "NOC 2021 64101": "sales-representative",
    "NOC 2021 64409": "customer-service-representative",
    "SOC 11-2022": "key-account-manager",
    "SOC 41-4012": "sales-representative",
    "SOC 43-4051": "customer-service-representative",
}
"""A role for each code."""


def table(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = table("figures")
WAGES = table("wages")


def lines(site: Path, role: str, language: str) -> list[str]:
    """The lines of a role's page, every space a plain one."""
    text = page_text((site / FOLDERS[language] / role / "index.html").read_bytes())
    return [re.sub(r"\s", " ", line) for line in text.splitlines()]


def money(fact: dict[str, str], language: str) -> str:
    """An amount as the language writes it, without its currency's name."""
    whole, _, cents = fact["amount"].partition(".")
    grouped = f"{int(whole):,}"
    if language == "en":
        return f"${grouped}.{cents}" if cents else f"${grouped}"
    grouped = grouped.replace(",", " ")
    return f"{grouped},{cents} $" if cents else f"{grouped} $"


def yearly(fact: dict[str, str], language: str) -> str:
    """What the page says of a year's pay."""
    name = {"CAD": "CAD", "USD": "USD"} if language == "en" else {"CAD": "CA", "USD": "US"}
    about = {"en": "about ", "fr": "environ "}[language] if fact["about"] else ""
    year = {"en": "a year", "fr": "par année"}[language]
    return f"{about}{money(fact, language)} {name[fact['currency']]} {year}"


def stands(fact: dict[str, str], page: list[str], language: str) -> bool:
    """Whether a page shows a figure with its kind, its place, its source and its date."""
    kind = f"{STATISTICS[language][fact['statistic']]}, {PLACES[language][fact['place']]}"
    source = f"[{fact['publisher']}, {DATES[language][fact['date']]}"
    return any(
        (first, second) == (yearly(fact, language), kind) and third.startswith(source)
        for first, second, third in zip(page, page[1:], page[2:], strict=False)
    )


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("fact", FIGURES, ids=lambda fact: f"{fact['role']}-{fact['amount']}")
def test_a_figure_stands_on_its_page_with_kind_place_source_and_date(
    site: Path, fact: dict[str, str], language: str
) -> None:
    page = lines(site, fact["role"], language)
    if fact["statistic"] == "none":
        assert NOTHING[language] in page
    else:
        assert NOTHING[language] not in page
        assert stands(fact, page, language)


def test_a_figure_that_is_wrong_in_anything_is_not_found(site: Path) -> None:
    fact, *_ = FIGURES
    page = lines(site, fact["role"], "en")
    assert stands(fact, page, "en")
    for change in (
        {"amount": "61921"},
        {"place": "US"},
        {"statistic": "median"},
        {"currency": "USD"},
        {"about": "about"},
        {"publisher": "Indeed"},
        {"date": "undated"},
    ):
        assert not stands(fact | change, page, "en"), change


def test_no_role_shows_a_figure_that_was_not_noted(site: Path) -> None:
    for role in sorted({fact["role"] for fact in FIGURES}):
        page = lines(site, role, "en")
        noted = [f for f in FIGURES if f["role"] == role and f["statistic"] != "none"]
        start = page.index("### What others report")
        end = next(i for i in range(start + 1, len(page)) if page[i].startswith("#"))
        shown = [line for line in page[start:end] if re.match(r"(about )?\$", line)]
        assert (role, shown) == (role, [yearly(fact, "en") for fact in noted])


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("code", CODES)
def test_wages_of_an_occupation_stand_under_its_code_in_every_place(
    site: Path, code: str, language: str
) -> None:
    page = lines(site, CODES[code], language)
    name = code.replace("NOC", "CNP") if language == "fr" else code
    start = next(i for i, line in enumerate(page) if line.startswith("### ") and name in line)
    end = next(i for i in range(start + 1, len(page)) if page[i].startswith("#"))
    wages = [wage for wage in WAGES if wage["code"] == code]
    expected: list[str] = []
    for statistic in ("low", "p10", "p25", "median", "p75", "p90", "high", "average"):
        there = [wage for wage in wages if wage["statistic"] == statistic]
        if there:
            expected += [STATISTICS[language][statistic], *(money(w, language) for w in there)]
    shown = page[start + 1 : end]
    if not wages:
        assert len(shown) == 1
        return
    first = shown.index(expected[0])
    assert shown[first : first + len(expected)] == expected
    places = dict.fromkeys(PLACES[language][wage["place"]] for wage in wages)
    assert shown[first - len(places) : first] == list(places)
