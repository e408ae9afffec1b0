"""Every finding's code: how bad it is, what it means, why it matters, how to fix it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.rules.book import BOOK
from generator.rules.fields import FIELDS
from generator.rules.ladder import LADDER
from generator.rules.languages import LANGUAGES
from generator.rules.law import LAW
from generator.rules.output import OUTPUT
from generator.rules.pay import PAY
from generator.rules.postings import POSTINGS
from generator.rules.references import REFERENCES
from generator.rules.rule import Rule, Severity
from generator.rules.syntax import SYNTAX
from generator.rules.text import TEXT
from generator.rules.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RULES", "Rule", "Severity", "explain", "nearest_codes", "overview"]

WIDTH = 88

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            SYNTAX,
            FIELDS,
            REFERENCES,
            LADDER,
            PAY,
            BOOK,
            POSTINGS,
            LAW,
            LANGUAGES,
            TEXT,
            WORDS,
            OUTPUT,
        )
        for rule in rules
    }
)


def explain(code: str) -> str:
    """Return what a code means, as wrapped plain text; LookupError suggests the nearest codes."""
    rule = RULES.get(code)
    if rule is None:
        near = nearest_codes(code)
        hint = "; did you mean " + " or ".join(f"`{name}`" for name in near) + "?" if near else ""
        raise LookupError(f"`{code[:60]}` is not a code{hint}")
    sections = (
        ("What it means", rule.what),
        ("Why it matters", rule.why),
        ("Who says so", rule.authority),
        ("How to fix it", rule.fix),
        ("How to silence it", _silencing(rule)),
    )
    parts = [f"{name}\n{_filled(text)}\n" for name, text in sections if text]
    return "\n".join([f"{rule.severity}[{rule.code}]: {rule.title}\n", *parts])


def overview() -> str:
    """Return every code with its severity and title, a line each, by the alphabet."""
    width = max(map(len, RULES))
    lines = (f"{r.code:{width}}  {r.severity:7}  {r.title}" for r in RULES.values())
    return "\n".join(sorted(lines))


def nearest_codes(word: str) -> list[str]:
    """Return the codes that a word was most likely meant to be; one alone if but its case is off.

    Spaces and underscores are taken for hyphens.
    """
    import difflib

    folded = "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
    return [folded] if folded in RULES else difflib.get_close_matches(folded, RULES, n=3)


def _silencing(rule: Rule) -> str:
    if rule.severity == "error":
        return "An error can't be silenced."
    return (
        "If it may stand, give the reason in the file that it is found in:\n"
        f"silence: [{{code: {rule.code}, reason: …}}]"
    )


def _filled(text: str) -> str:
    import textwrap

    return "\n".join(
        textwrap.fill(
            line,
            WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )
