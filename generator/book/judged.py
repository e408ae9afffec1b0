"""A text of the wrong form into words: what is wrong with it, and what would be right."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.book.hints import allowed
from generator.book.told import nearest, short
from generator.book.values import (
    DECIMALS,
    DIGEST,
    FOLDER,
    ID_LENGTH,
    LOOSE_DATE,
    NAME_LENGTH,
    NOC,
    OCCUPATION,
    ONET,
    PHRASE,
    REGION,
    RESERVED,
    SITE,
    SOMETHING,
    VERSION,
    YEARS,
    is_id,
)
from generator.data.regions import PARTS
from generator.gazetteer import codes_of

if TYPE_CHECKING:
    from generator.book.told import Told

LISTED = 14
"""So many names of fields or values are listed; more help nobody."""

PATTERNS = {
    SOMETHING: "something to see",
    REGION: "a country such as CA, or a part of one such as CA-ON",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "a language such as en, fr or fr-CA",
    DIGEST: "what `rolebook approve` writes: eight digits a part, with hyphens between",
    VERSION: "three numbers such as 1.2.0",
    LOOSE_DATE: "2024, 2024-04, 2024-04-16 or `undated`",
    r"^#[0-9a-fA-F]{6}$": 'a colour such as "#1d5b8f", in quotes',
    NOC: 'five digits in quotes, such as "60010"',
    ONET: "a code such as 11-2022.00",
    OCCUPATION: "a classification and a code of it: noc-60010, soc-11-2022",
    SITE: "an address such as https://careers.example.com/",
    PHRASE: "words with a space between them, without punctuation: rock star/stars",
    FOLDER: "a folder inside the project, such as output",
}
"""What a text must look like, for each pattern of the model."""


def judged(one: Told, text: str) -> tuple[str, str, str]:
    """Return code, message and help for a text of the wrong form."""
    shown, name = short(text), one.called
    if one.kind in JUDGES:
        code, message, advice = JUDGES[one.kind](text, shown, one)
        return code, message if text else f"{name} is empty", advice
    if one.key:
        around = next((step for step in reversed(one.at[:-1]) if isinstance(step, str)), "this")
        name = f"a name in `{around}`"
    if not text.strip():
        return "bad-value", f"{name} is empty", one.meaning and f"write {one.meaning}"
    if one.kind == "string_pattern_mismatch":
        pattern = one.context.get("pattern", "")
        hint = PATTERNS.get(pattern, "look at the field's description")
        codes = codes_of(text) if pattern == REGION else ()
        if codes:
            return "bad-value", f"`{shown}` can't be {name}", _meant(codes)
        return "bad-value", f"`{shown}` can't be {name}", f"write {hint}"
    values = allowed(one.hint)
    near = nearest(text, values)
    listed = ", ".join(values[:LISTED])
    advice = f"did you mean `{near}`? It can be: {listed}" if near else f"it can be: {listed}"
    fault = f"can't be {name}" if one.key else f"is none of the values of {name}"
    return "bad-value", f"`{shown}` {fault}", advice


def _bad_id(text: str, shown: str, _: Told) -> tuple[str, str, str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    advice = "an id is lower-case words and hyphens, at most 64 characters"
    if len(text) > ID_LENGTH:
        advice = f"it has {len(text)} characters; an id has at most {ID_LENGTH}"
    elif RESERVED.fullmatch(slug):
        advice = "Windows keeps this name for a device"
    elif is_id(slug):
        advice += f"; did you mean `{slug}`?"
    return "bad-id", f"`{shown}` can't be an id", advice


def _bad_link(_: str, shown: str, one: Told) -> tuple[str, str, str]:
    others = "".join(f", or `{value}`" for value in allowed(one.hint))
    advice = f"write an http, https or mailto address, or a relative one{others}"
    return "bad-link", f"`{shown}` is not a link to follow", advice


def _bad_address(text: str, shown: str, _: Told) -> tuple[str, str, str]:
    advice = "write a whole http, https or mailto address: https://…"
    if re.fullmatch(r"[^\s:/@]+@[^\s:/@]+", text):
        advice = f"did you mean `mailto:{shown}`?"
    return "bad-link", f"`{shown}` is not an address to follow from anywhere", advice


def _bad_currency(text: str, shown: str, _: Told) -> tuple[str, str, str]:
    advice = "write the three letters of ISO 4217, such as CAD, USD or EUR"
    if re.fullmatch(r"[A-Za-z]{3}", text) and text != text.upper():
        advice = f"did you mean `{text.upper()}`?"
    return "bad-currency", f"`{shown}` is not a currency", advice


def _bad_place(text: str, shown: str, _: Told) -> tuple[str, str, str]:
    country, *parts = text.split("-")
    known = sorted(PARTS[country]) if parts and country in PARTS else []
    advice = "write the code of ISO 3166-1, such as CA, or of a part in ISO 3166-2, such as CA-ON"
    codes = codes_of(text)
    if codes:
        advice = _meant(codes)
    elif known and len(known) <= LISTED:
        advice = f"{country} has the parts {', '.join(known)}"
    elif known:
        advice = f"look its code up in ISO 3166-2:{country}"
    what = f"a part of {country}" if known else "a country"
    return "bad-place", f"`{shown}` is not {what}", advice


def _meant(codes: tuple[str, ...]) -> str:
    return f"did you mean `{'` or `'.join(codes)}`?"


DASHED = r"[0-9]{4}(-[0-9]{2}){0,2}"
"""A year, a month or a day."""


def bad_date(text: str, shown: str, one: Told) -> tuple[str, str, str]:
    """Return code, message and help for what isn't a date."""
    others = "".join(f", or `{value}`" for value in allowed(one.hint))
    advice = f"write year, month and day with hyphens: 2026-11-23{others}"
    parts = [int(part) for part in text.split("-")] if re.fullmatch(DASHED, text) else []
    if parts and parts[0] not in YEARS:
        advice = f"years run from {YEARS[0]} to {YEARS[-1]} here"
    elif len(parts) == len(("year", "month", "day")):
        advice = "the calendar has no such day"
    return "bad-date", f"`{shown}` is not a date", advice


def _bad_email(_: str, shown: str, __: Told) -> tuple[str, str, str]:
    return "bad-email", f"`{shown}` is not a mailbox", "write one address: talent@example.com"


def _more_lines(_: str, __: str, one: Told) -> tuple[str, str, str]:
    return "bad-value", f"{one.called} has more than one line", "write it in one line"


def _long_name(text: str, _: str, one: Told) -> tuple[str, str, str]:
    advice = f"at most {NAME_LENGTH} are a name"
    return "bad-value", f"{one.called} has {len(text):,} characters", advice


def _too_fine(_: str, shown: str, one: Told) -> tuple[str, str, str]:
    advice = f"an amount has at most {DECIMALS} places after the point"
    return "bad-value", f"`{shown}` can't be {one.called}", advice


JUDGES = {
    "bad_id": _bad_id,
    "bad_address": _bad_address,
    "bad_link": _bad_link,
    "bad_currency": _bad_currency,
    "bad_date": bad_date,
    "bad_email": _bad_email,
    "bad_place": _bad_place,
    "long_name": _long_name,
    "more_lines": _more_lines,
    "too_fine": _too_fine,
}
