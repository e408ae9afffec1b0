"""Why a finding matters, and who says so, in the language of whoever reads it.

The texts are those of `generator.rules`, which are English; the catalogue has them in others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.book.book import Foreign
from generator.rules import RULES
from generator.studio.fixing import FIXES, NO_SINGLE_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.wording import Wording

ENGLISH = "en"

STRENGTH = re.compile(r"\s*Strength: ([^.]+)\.")


LAWS = frozenset(
    ["posting-no-apply", "posting-no-band", "translation-awaited", "translation-required"]
)
"""The codes that rest on a law, besides those whose name says so."""

NO_LAW = "law-none-known"
"""The code that says that there is none."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a finding matters, who says so, and how strong the evidence is.

    What stands in another language than the reader's is marked as such.
    """

    why: str
    source: str
    strength: str


def ground(code: str, words: Wording) -> Ground:
    """Why findings of a code matter."""
    return Ground(
        why=said(RULES[code].why, words),
        source=said(_source(code), words) or _own(code, words),
        strength=_strengths(words.gettext)[_strength(code)],
    )


def said(text: str, words: Wording) -> str:
    """A text of the rules in the reader's language; else in English, and marked so.

    A translation may have markup of its own, for the names of laws in another language.
    """
    found = words.gettext(text) if text else text
    return foreign(text, words) if found == text else Markup(found)  # noqa: S704 - a catalogue of ours


def foreign(text: str, words: Wording) -> str:
    """An English text, marked so for readers of another language."""
    english = words.language.partition("-")[0] == ENGLISH
    return text if english or not text else Foreign(text, ENGLISH)


def texts() -> Iterator[str]:
    """What the catalogue has of the rules: all that findings of a posting can say."""
    for code in sorted({*FIXES, *NO_SINGLE_ANSWER}):
        yield from filter(None, (RULES[code].why, _source(code)))


def _source(code: str) -> str:
    return STRENGTH.sub("", RULES[code].authority)


def _own(code: str, words: Wording) -> str:
    """What a rule that names nobody rests on."""
    _ = words.gettext
    return _("Our own table of laws") if code.startswith("law-") else _("Our own rule")


def _strength(code: str) -> str:
    """How strong the evidence for a rule is: what it says itself, else by what it rests on."""
    told = STRENGTH.search(RULES[code].authority)
    if told:
        return told[1]
    if code in LAWS or (code.startswith("law-") and code != NO_LAW):
        return "law"
    return "practice" if _source(code) else "none is claimed"


def _strengths(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "law": _("law"),
        "law in the European Union, else practice": _("law in the European Union, else practice"),
        "moderate": _("moderate"),
        "weak": _("weak"),
        "mixed": _("mixed"),
        "practice": _("practice"),
        "none is claimed": _("none is claimed"),
    }
