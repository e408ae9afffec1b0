"""Every finding's code: how bad it is, what it means, why it matters, how to fix it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.rules.book import BOOK
from generator.rules.fields import FIELDS
from generator.rules.ladder import LADDER
from generator.rules.languages import LANGUAGES
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

__all__ = ["RULES", "Rule", "Severity", "explain"]

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
    import difflib

    rule = RULES.get(code)
    if rule is None:
        near = difflib.get_close_matches(code, RULES, n=3)
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
