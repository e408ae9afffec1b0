"""What one file says of a posting, as values that can be compared with those of another file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.verify.sheets import Piece

FIELDS = (
    "title",
    "employer",
    "language",
    "place",
    "street",
    "city",
    "region",
    "postal_code",
    "country",
    "areas",
    "mode",
    "fully remote",
    "employment",
    "hours",
    "travel_percent",
    "pay",
    "base pay",
    "incentiveCompensation",
    "posted",
    "closes",
    "starts",
    "ends",
    "requisition",
    "reference",
    "openings",
    "education",
    "experience",
    "experienceInPlaceOfEducation",
    "asked",
    "qualifications",
    "skills",
    "benefits",
    "occupationalCategory",
    "directApply",
    "website",
    "apply",
    "address",
    "canonical",
    "vacancy",
    "ai_screening",
)
"""What is compared, in this order; duties, facts and texts come after."""

ADDRESSES = frozenset(["apply", "address", "canonical", "website"])
"""Those that lead somewhere: the same place may be written in several ways."""

EVERYWHERE = (
    "country",
    "region",
    "mode",
    "employment",
    "hours",
    "travel_percent",
    "pay",
    "posted",
    "closes",
    "starts",
    "ends",
    "requisition",
    "openings",
    "education",
    "experience",
    "experienceInPlaceOfEducation",
    "occupationalCategory",
    "vacancy",
    "ai_screening",
)
"""What is the same in all languages."""

UNSEEN = re.compile("[\u00ad\u200b\u2066-\u2069]")
SPACES = re.compile(r"\s+")
HYPHENS = re.compile(
    r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\u2010\u2011-]+"
)
"""What a line that ends may add to a text or take from it: spaces, and hyphens of all kinds.

With them what has no letter of its own, and so none in a PDF: joiners, isolates, selectors.
"""

MARKS = re.compile(r"[.:](?=\s|$)|[·●○]")
"""What forms put between two pieces of a text, each its own: a stop, a colon, a dot, a meter."""


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that its reader can't make anything of; the message says why."""


class Foreign(Unreadable):
    """A PDF in a language whose letters or their order its reader doesn't know."""


@dataclass(frozen=True, slots=True)
class Money:
    """Pay from a low to a high end; an end that isn't said is None, an unknown word is empty."""

    low: float | None
    high: float | None
    currency: str
    period: str

    def __str__(self) -> str:
        ends = " to ".join(f"{end:.15g}" for end in (self.low, self.high) if end is not None)
        bound = "up to " if self.low is None else "from " if self.high is None else ""
        return f"{bound}{ends} {self.currency or '?'} a {self.period or '?'}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A line at the head of a posting: its label, and what stands beside it."""

    label: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says: `values` has the fields that its format carries, by name.

    A field that the format carries and the file leaves out is None. `duties` are those that the
    file names as such; `lists` are all lists of a text. `texts` are to be found in every text, by
    the names of their fields; `whole` is all that a reader meets, and `links` where it leads.
    `odd` is what data have that no form of a posting has, or lack that each has; `data` are they.
    `pieces` are the paragraphs, items and headings of a text that says nothing beside the posting.
    """

    form: str
    file: str
    values: Mapping[str, Any]
    duties: tuple[str, ...] | None = None
    lists: tuple[tuple[str, ...], ...] | None = None
    facts: tuple[Fact, ...] | None = None
    texts: tuple[tuple[str, str], ...] = ()
    whole: str = ""
    links: frozenset[str] | None = None
    state: str = ""
    vacancy: str = ""
    markup: tuple[Said, ...] = field(default=())
    odd: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    pieces: tuple[Piece, ...] = ()


def tidy(text: str) -> str:
    """A text with one plain space wherever a format has spaces, no-break ones or line ends.

    What isn't seen is left out: places to break a word, and what keeps right-to-left text apart.
    """
    return SPACES.sub(" ", UNSEEN.sub("", text)).strip()


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, which the ends of lines in a PDF add and take."""
    return HYPHENS.sub("", text)


def bare(text: str) -> str:
    """A text without spaces, hyphens, and the marks that each form puts between its pieces."""
    return squeezed(MARKS.sub("", text))


def address(text: str) -> str:
    """An address as a browser would send it: no upper-case host, no letter beyond ASCII."""
    try:
        parts = urlsplit(text)
        host = unquote(parts.netloc).lower()
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # a host that is none
        return text
    path, query, fragment = (
        re.sub(
            r"%[0-9a-fA-F]{2}", lambda code: code[0].upper(), quote(part, "%/:?#[]@!$&'()*+,;=~")
        )
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme.lower(), host, path, query, fragment))


def shown(value: object) -> str:
    """A value as a message shows it."""
    if value is None:
        return "nothing"
    if isinstance(value, dt.date | Money):
        return str(value)
    text = joined(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"“{text[:160]}{'…' if len(text) > 160 else ''}”"  # noqa: PLR2004 - a line or two


def same(one: object, other: object) -> bool:
    """Whether two values agree; what a reader couldn't name of an amount agrees with anything."""
    if not isinstance(one, Money) or not isinstance(other, Money):
        return one == other
    named = ((one.currency, other.currency), (one.period, other.period))
    return (one.low, one.high) == (other.low, other.high) and all(
        not a or not b or a == b for a, b in named
    )


def nearest(whole: str, text: str) -> str | None:
    """The piece of a text that begins most like another; None where no beginning is there."""
    places = [at for at, letter in enumerate(whole) if not HYPHENS.fullmatch(letter)]
    bare, wanted = "".join(whole[at] for at in places), squeezed(text)
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in bare else (low, middle - 1)
    if low < min(3, len(wanted)):
        return None
    start = bare.index(wanted[:low])
    end = min(start + len(wanted), len(places)) - 1
    return tidy(whole[places[start] : places[end] + 1])


def joined(parts: Iterable[str]) -> str:
    """Parts as one text, as a line of facts has them."""
    return " · ".join(parts)
