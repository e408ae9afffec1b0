"""The words of a text in English or French into dates, amounts, modes and types of employment.

These tables are kept apart from the translations on purpose: a label that was put into French
wrongly is found by them. In other languages the interface speaks English; months are CLDR's.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from generator.verify.said import Fact, Money, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that say what a value is."""

    labels: Mapping[str, str]
    modes: Mapping[str, str]
    employments: Mapping[str, str]
    periods: Mapping[str, str]
    low: str
    high: str
    posted: str
    hours: str
    still: str
    headings: Mapping[str, str]
    phrases: Mapping[str, str]


ENGLISH = Vocabulary(
    labels={
        "Place": "place",
        "Way of working": "mode",
        "Employment": "employment",
        "Pay": "pay",
        "Apply by": "closes",
        "Closed on": "closes",
        "Starts": "starts",
        "Ends": "ends",
        "Apply at": "apply",
        "Travel": "travel_percent",
    },
    modes={"On site": "on-site", "Hybrid": "hybrid", "Remote": "remote"},
    employments={
        "Full time": "full_time",
        "Part time": "part_time",
        "Contract": "contract",
        "Temporary": "temporary",
        "Internship": "internship",
    },
    periods={
        "an hour": "hour",
        "a day": "day",
        "a week": "week",
        "a month": "month",
        "a year": "year",
    },
    low="From",
    high="Up to",
    posted="posted on",
    hours="hours a week",
    still="No travel",
    headings={
        "about": "About {}",
        "note": "About this vacancy",
        "duties": "What you do",
        "other_duties": "Also part of the work",
        "requirements": "What you bring",
        "must_have": "Must have",
        "nice_to_have": "Nice to have",
        "languages": "Languages, and why",
        "skills": "What it takes",
        "tools": "Tools you work with",
        "pay and benefits": "Pay and benefits",
        "steps": "Where it leads",
        "apply": "How to apply",
    },
    phrases={
        "variable": "On top: {}.",
        "no pay": "We have not published a band for this role there.",
        "reference": r"Requisition {}, posted on {day}(, [\d.,\s’]+ openings)?\.",
        "until": r"(Apply by {day}|Open until filled)\.",
        "button": "Apply for this post|Join the pool",
    },
)

FRENCH = Vocabulary(
    labels={
        "Lieu": "place",
        "Mode de travail": "mode",
        "Type d’emploi": "employment",
        "Rémunération": "pay",
        "Postuler au plus tard le": "closes",
        "Fermée le": "closes",
        "Entrée en fonction": "starts",
        "Fin": "ends",
        "Postuler à": "apply",
        "Déplacements": "travel_percent",
    },
    modes={"Sur place": "on-site", "Hybride": "hybrid", "Télétravail": "remote"},
    employments={
        "Temps plein": "full_time",
        "Temps partiel": "part_time",
        "Contrat": "contract",
        "Temporaire": "temporary",
        "Stage": "internship",
    },
    periods={
        "de l’heure": "hour",
        "par jour": "day",
        "par semaine": "week",
        "par mois": "month",
        "par année": "year",
    },
    low="À partir de",
    high="Jusqu’à",
    posted="affiché le",
    hours="heures par semaine",
    still="Aucun déplacement",
    headings={
        "about": "À propos de {}",
        "note": "À propos de ce poste",
        "duties": "Ce que vous faites",
        "other_duties": "Fait aussi partie du travail",
        "requirements": "Ce que vous apportez",
        "must_have": "Exigences",
        "nice_to_have": "Atouts",
        "languages": "Langues, et pourquoi",
        "skills": "Ce qu’il faut savoir faire",
        "tools": "Outils de travail",
        "pay and benefits": "Rémunération et avantages sociaux",
        "steps": "Où cela mène",
        "apply": "Pour postuler",
    },
    phrases={
        "variable": "En sus : {}.",
        "no pay": "Nous n’avons pas publié d’échelle salariale pour ce rôle à cet endroit.",
        "reference": r"Concours nº {}, affiché le {day}(, [\d.,\s’]+ postes)?\.",
        "until": r"(Postuler au plus tard le {day}|Ouvert jusqu’à ce que le poste soit pourvu)\.",
        "button": "Postuler|S’inscrire à la banque de candidatures",
    },
)

DATES = ("closes", "starts", "ends")

SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "$ US": "USD", "$ CA": "CAD"}
"""Currencies by what stands for them where no code of three letters does."""

DAY = re.compile(
    r"(?P<d>\d{1,2})(?:er|\.)?\s+(?:de\s+)?(?P<m>[^\W\d]+\.?)\s+(?:de\s+)?(?P<y>\d{4})"
    r"|(?P<m2>[^\W\d]+)\s+(?P<d2>\d{1,2}),?\s+(?P<y2>\d{4})"
)
MAILBOX = re.compile(r"[^\s:/@]+@\S+")
"""A mailbox as people read it: files for machines have `mailto:` before it."""

FIGURE = re.compile(r"\d(?:[\d.,’' ]*\d)?")


def vocabulary(language: str) -> Vocabulary:
    """The words of a language; English where there are none of its own."""
    return FRENCH if language.partition("-")[0] == "fr" else ENGLISH


def is_ours(language: str) -> bool:
    """Whether a language is English or French, in which all has to be read."""
    return language.partition("-")[0] in {"en", "fr"}


def is_leftwards(language: str) -> bool:
    """Whether a language is written from right to left."""
    return str(_locale(language).character_order) == "right-to-left"


def day_in(text: str, language: str) -> dt.date | None:
    """The first date in full that a text says."""
    months = _months(language)
    for found in DAY.finditer(text):
        name = found["m"] or found["m2"]
        number = months.get(name.casefold())
        if number:
            try:
                year, day = int(found["y"] or found["y2"]), int(found["d"] or found["d2"])
                return dt.date(year, number, day)
            except ValueError:
                continue
    return None


def posted_in(text: str, language: str) -> dt.date | str | None:
    """The day on which a posting opened, as its text says it everywhere.

    Where the text says two days, both, as a text.
    """
    said = vocabulary(language).posted
    days = {day_in(text[at.end() : at.end() + 40], language) for at in re.finditer(said, text)}
    days.discard(None)
    if len(days) > 1:
        return " and ".join(sorted(map(str, days)))
    return next(iter(days), None)


def pay_in(text: str, language: str) -> Money | str | None:
    """The pay that a text says; the text itself where it is none, None where it has no figure."""
    text = tidy(text)
    figures = [_number(found, language) for found in FIGURE.findall(text)]
    if not figures:
        return None
    if len(figures) > 2:  # noqa: PLR2004 - a low and a high end
        return text
    words = vocabulary(language)
    low, high = figures[0], figures[-1]
    return Money(
        None if text.startswith(words.high) else low,
        None if text.startswith(words.low) else high,
        _currency(text),
        next((period for said, period in words.periods.items() if text.endswith(said)), ""),
    )


def named(facts: Iterable[Fact], language: str) -> dict[str, object]:
    """The values of facts by the names of their fields; a label that is not known says none."""
    words = vocabulary(language)
    found: dict[str, object] = dict.fromkeys(("starts", "ends", "apply"))
    for fact in facts:
        name = words.labels.get(fact.label)
        if name:
            found[name] = value(name, fact.parts[0] if fact.parts else "", language)
        if name == "employment" and is_ours(language):
            week = next((part for part in fact.parts[1:] if part.endswith(words.hours)), "")
            found["hours"] = _share(week, language)
    if is_ours(language):
        found.setdefault("travel_percent", None)
    return {name: told for name, told in found.items() if known(name, told, language)}


def known(name: str, told: object, language: str) -> bool:
    """Whether a date was read; in a language that isn't ours, one may be written in another way."""
    return is_ours(language) or name not in {"posted", *DATES} or isinstance(told, dt.date)


def value(name: str, text: str, language: str) -> object:
    """What the words of a field mean; the words themselves where they mean nothing."""
    words = vocabulary(language)
    if name == "pay":
        return pay_in(text, language)
    if name in DATES:
        return day_in(text, language) or (text if re.search(r"\d", text) else None)
    if name == "mode":
        return mode(text, language)
    if name == "travel_percent":
        return 0 if text == words.still else _share(text, language)
    if name == "employment":
        return words.employments.get(text, text)
    is_mailbox = name == "apply" and MAILBOX.fullmatch(text)
    return f"mailto:{text}" if is_mailbox else text


def mode(text: str, language: str) -> str:
    """The way of working that words name, without the areas that may follow a colon."""
    word = text.partition(":")[0].strip()
    return vocabulary(language).modes.get(word, text)


def _share(text: str, language: str) -> float | None:
    """The figure that a text begins with; None where it has none."""
    found = FIGURE.match(text)
    return _number(found[0].strip(), language) if found else None


def _number(text: str, language: str) -> float:
    """A figure with its groups of digits; the last mark alone can part its fraction."""
    symbols = _locale(language).number_symbols
    marks = symbols.get("latn", symbols)
    decimal = str(marks["decimal"])
    whole, _, fraction = text.replace(" ", "").replace("’", "").rpartition(decimal)
    if not whole:
        whole, fraction = fraction, ""
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{re.sub(r'[^0-9]', '', fraction) or 0}")


def _currency(text: str) -> str:
    code = re.search(r"\b[A-Z]{3}\b", text)
    if code:
        return code[0]
    return next((code for sign, code in SIGNS.items() if sign in text), "")


@cache
def _months(language: str) -> dict[str, int]:
    names = _locale(language).months["format"]["wide"]
    return {str(name).casefold(): int(number) for number, name in names.items()}


@cache
def _locale(language: str) -> Locale:
    home = {"en": "en_CA", "fr": "fr_CA"}
    return Locale.parse(home.get(language, language.replace("-", "_")))
