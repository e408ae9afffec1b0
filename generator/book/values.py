"""The values that content is made of: ids, words, links, dates, money, and how each is judged.

A field of type `Words` holds prose and may be translated; every other field is the same in all
languages.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.data.currencies import CURRENCIES
from generator.data.regions import COUNTRIES, PARTS

RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for devices: no file or folder may be called so."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = 64
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNDATED = "undated"
UNFINISHED = "TO DO"
"""How a text begins that someone has still to write: `rolebook new` writes it so."""
YEARS = range(1900, 2200)
"""The years a book can speak of: others are slips, and at the calendar's ends no sum holds."""

DECIMALS = 4
"""The most places after the point that a currency of ISO 4217 has."""
LOOSE_DATE = r"^(undated|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$"
DIGEST = r"^[0-9a-f]{8}(-[0-9a-f]{8})*$"
VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
NOC = r"^[0-9]{5}$"
ONET = r"^[0-9]{2}-[0-9]{4}\.[0-9]{2}$"
NEVER_IN_LINKS = re.compile(r"""[\s"<>\\^`{|}]""")
"""Characters of no address (RFC 3986); some browsers take a backslash for a slash."""
ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
"""A percent sign that escapes nothing."""
MAILBOX = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+")
"""An address of mail without what would be more than a mailbox in a `mailto:` link."""
MAILBOX_LENGTH = 254
"""The most characters of a mailbox (RFC 5321, 4.5.3.1.3)."""
NAME_LENGTH = 500


@lru_cache(maxsize=8192)
def is_id(text: str) -> bool:
    """Whether a text can name a thing: lower-case words and hyphens, at most 64 characters."""
    return bool(ID.fullmatch(text)) and len(text) <= ID_LENGTH and not RESERVED.fullmatch(text)


def near_id(text: str) -> str:
    """The id that is nearest to a text; empty where nothing of it can be one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-")
    return near if is_id(near) else ""


def _id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("bad_id", "not an id", {"id": text})
    return text


def _link(text: str) -> str:
    if not _leads(text):
        raise PydanticCustomError("bad_link", "not a link", {"link": text})
    return text


def is_address(text: str) -> bool:
    """Whether a text leads to the same place of the web, or mailbox, from wherever it is shown."""
    return _leads(text) and bool(urlsplit(text).scheme)


def _address(text: str) -> str:
    if not is_address(text):
        raise PydanticCustomError("bad_address", "not an address", {"link": text})
    return text


def _mailbox(text: str) -> str:
    if not MAILBOX.fullmatch(text) or len(text) > MAILBOX_LENGTH:
        raise PydanticCustomError("bad_email", "not a mailbox", {"email": text})
    return text


def _line(text: str) -> str:
    if len(f"{text}.".splitlines()) > 1:
        raise PydanticCustomError("more_lines", "more than one line", {})
    if len(text) > NAME_LENGTH:
        raise PydanticCustomError("long_name", "too long", {})
    return text


def _apply(text: str) -> str:
    return text if text == UNFINISHED else _address(text)


def _leads(text: str) -> bool:
    """Whether browsers take a text for an address of the web, of a mailbox, or a relative one.

    One with a user's name or password is none: whoever reads the page would read them.
    """
    if not text or NEVER_IN_LINKS.search(text) or not text.isprintable() or text.startswith("//"):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if ESCAPE.search(text) or parts.username is not None:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    if parts.scheme in {"http", "https"}:
        return bool(host)
    return not parts.scheme and ":" not in re.split("[/?#]", text, maxsplit=1)[0]


def _currency(text: str) -> str:
    if text not in CURRENCIES:
        raise PydanticCustomError("bad_currency", "not a currency", {"currency": text})
    return text


def _region(text: str) -> str:
    country, _, part = text.partition("-")
    if country not in COUNTRIES or (part and part not in PARTS.get(country, {part})):
        raise PydanticCustomError("bad_place", "not a place", {"place": text})
    return text


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    day = _day(value)
    if day is None:
        raise PydanticCustomError("bad_date", "not a date", {"date": value})
    return day


def _loose_date(text: str) -> str:
    if text != UNDATED and _day(text + "-01" * (2 - text.count("-"))) is None:
        raise PydanticCustomError("bad_date", "not a date", {"date": text})
    return text


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _amount(value: float) -> float:
    if round(value, DECIMALS) != value:
        raise PydanticCustomError("too_fine", "finer than any coin", {"amount": value})
    return value


Id = Annotated[
    str,
    AfterValidator(_id),
    Field(json_schema_extra={"pattern": f"^{ID.pattern}$", "maxLength": ID_LENGTH}),
]
"""A permanent name: lower-case words and hyphens."""


class Translatable:
    """Marks a text as prose: a translation may, or if required should, put it into its language."""

    def __init__(self, *, required: bool = True) -> None:
        self.required = required


SOMETHING = r"[^\s\u200b-\u200f\u2060-\u2069\ufeff]"
"""A character that can be seen: no space, joiner or mark of direction."""

Seen = StringConstraints(min_length=1, pattern=SOMETHING)
"""Something to read: an empty heading or name is none."""

Words = Annotated[str, Seen, Translatable()]
"""Plain prose for readers; blank lines part paragraphs; `<` is a character."""

Name = Annotated[
    str, Seen, AfterValidator(_line), Field(json_schema_extra={"maxLength": NAME_LENGTH})
]
"""A short text, of one line, that is the same in every language."""

Email = Annotated[
    str,
    AfterValidator(_mailbox),
    Field(json_schema_extra={"format": "email", "maxLength": MAILBOX_LENGTH}),
]
"""A mailbox: talent@example.com."""

Called = Annotated[str, Seen, Translatable(required=False)]
"""A name of its own, which stays as it is; or, where it has none, words that may be translated."""

Link = Annotated[str, AfterValidator(_link), Field(json_schema_extra={"format": "uri-reference"})]
"""An http, https or mailto address, or a relative one."""

Address = Annotated[str, AfterValidator(_address), Field(json_schema_extra={"format": "uri"})]
"""An http, https or mailto address, which leads to the same place from wherever it is shown."""

Apply = Annotated[
    str,
    AfterValidator(_apply),
    Field(json_schema_extra={"anyOf": [{"format": "uri"}, {"const": UNFINISHED}]}),
]
"""An `Address`; or `TO DO`, as long as nobody knows it."""

Currency = Annotated[
    str, AfterValidator(_currency), Field(json_schema_extra={"enum": sorted(CURRENCIES)})
]
"""A currency of ISO 4217."""

Date = Annotated[dt.date, BeforeValidator(_date, json_schema_input_type=dt.date)]
"""A day, as YYYY-MM-DD."""

LooseDate = Annotated[
    str,
    StringConstraints(pattern=LOOSE_DATE),
    AfterValidator(_loose_date),
]
"""A year, a month or a day as the source gives it, or `undated`."""

REGION = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"

Region = Annotated[str, StringConstraints(pattern=REGION), AfterValidator(_region)]
"""A country of ISO 3166-1 (CA) or a part of one of ISO 3166-2 (CA-ON)."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
"""A language of BCP 47: en, fr."""

Version = Annotated[str, StringConstraints(pattern=VERSION)]
"""major.minor.patch: something new asked of people, clarified or dropped, wording."""

Amount = Annotated[
    int | float,
    Field(ge=0, le=1_000_000_000_000, allow_inf_nan=False),
    AfterValidator(_amount),
]
"""Money: more than a year's pay in any currency, or less than its coins, is a slip."""

Hours = Annotated[int | float, Field(gt=0, le=168)]
Percent = Annotated[int | float, Field(ge=0, le=100)]
Level = Annotated[int, Field(ge=1, le=20)]
Months = Annotated[int, Field(ge=0, le=600)]
Proficiency = Annotated[int, Field(ge=1, le=5)]
"""1 basic, 2 working, 3 proficient, 4 advanced, 5 leading."""

SITE = r"""^https?://[^\s/?#@%\[\]"'<>\\^`{|}]+(/[^\s?#"<>\\^`{|}]*)?$"""
"""The address of a site: of its host, or of a folder there."""

OCCUPATION = r"^(noc-[0-9]{5}|soc-[0-9]{2}-[0-9]{4})$"
"""An occupation by its code: of NOC 2021 with five digits, of SOC with six."""

PHRASE = r"""^[^\s.,;:!?"«»“”()\[\]{}|\\^$+#]+( [^\s.,;:!?"«»“”()\[\]{}|\\^$+#]+)*$"""
"""Words with one space between them, without punctuation marks."""

FOLDER = r"^[^/\\:.~\s][^/\\:\x00-\x1f]*(/[^/\\:.~\s][^/\\:\x00-\x1f]*)*/?$"
"""A folder below another one, never above it or hidden."""

PROFICIENCIES = ("basic", "working", "proficient", "advanced", "leading")

Period = Literal["hour", "day", "week", "month", "year"]
Employment = Literal["full_time", "part_time", "contract", "temporary", "internship"]
WorkMode = Literal["on-site", "hybrid", "remote"]
StepKind = Literal["promotion", "lateral", "track-change", "family-change"]
Statistic = Literal[
    "average", "median", "p10", "p25", "p75", "p90", "typical", "low", "high", "bonus"
]
Degree = Literal["high-school", "diploma", "bachelor", "master", "doctorate", "professional"]
