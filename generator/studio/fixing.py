"""A finding of a posting to be, into the one right answer to it, where there is one.

An answer is a function from wishes to wishes, with what it does in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.book.edition import Edition
from generator.book.model import PostingPay
from generator.checks.law import ONE_AMOUNT, OPEN_END, narrowed
from generator.checks.posting import OFFICE_DAYS
from generator.checks.subject import Subject
from generator.checks.words import CAPITALS, MARKS, lists_of
from generator.drafts import OPEN_FOR, next_requisition
from generator.pay import ends
from generator.studio import translating
from generator.studio.wishes import Wishes, band_of, from_data, to_data
from generator.words import finder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.book.book import Book
    from generator.findings import Finding, Path
    from generator.wording import Wording

WORDS = 3
"""A suggestion of so many words can stand in the place of others; a longer one explains."""

EXPLAINS = re.compile(
    r"[,;]|\b(?:or|ou)\b|^(?:what|how|who|when|which|the|that|nothing|ce|combien|comment|quand"
    r"|qui|les?|la|rien)\b"
)
"""A suggestion that says what to write, or gives a choice, and isn't itself what to write."""

REPLACED = frozenset(["hype", "jargon", "gendered-words"])
"""The codes of words for which a list may have the one word to write."""


class Fix(NamedTuple):
    """What puts a finding right: what it does, in words, and the wishes that come of it."""

    label: str
    apply: Callable[[Wishes], Wishes]


@dataclass(frozen=True, slots=True)
class Case:
    """A finding of a posting's own file, in the book as it were."""

    book: Book
    name: str
    wishes: Wishes
    found: Finding
    words: Wording

    @property
    def edition(self) -> Edition:
        """The book as it were, in the language that it is written in."""
        return Edition(self.book)

    def fix(self, label: str, **values: object) -> Fix:
        """What gives some fields these values."""
        return Fix(label, lambda wishes: replace(wishes, **values))  # type: ignore[arg-type]  # each fits its field

    def paid(self, label: str, low: float | None, high: float | None) -> Fix:
        """What gives the pay these ends."""

        def apply(wishes: Wishes) -> Wishes:
            more = wishes.pay.may_exceed if wishes.pay else None
            return replace(wishes, pay=PostingPay(min=low, max=high, may_exceed=more))

        return Fix(label, apply)


def _later_close(case: Case) -> Fix:
    closes = case.wishes.posted + OPEN_FOR
    label = case.words.gettext("Close four weeks after it opens, on %(day)s")
    return case.fix(label % {"day": case.words.date(closes)}, closes=closes)


def _next_number(case: Case) -> Fix:
    number = next_requisition(case.edition, case.book.project.today.year)
    label = case.words.gettext("Take the next number, %(number)s")
    return case.fix(label % {"number": number}, requisition=number)


def _exchanged(case: Case) -> Fix | None:
    pay = case.wishes.pay
    if pay is None:
        return None
    return case.paid(case.words.gettext("Exchange the two ends"), pay.max, pay.min)


def _into_band(case: Case) -> Fix | None:
    band = band_of(case.edition, case.wishes)
    if band is None:
        return None
    low, high = ends(case.wishes.pay, band)
    low, high = (None if end is None else min(max(end, band.min), band.max) for end in (low, high))
    if low == high:
        low, high = band.min, band.max
    label = case.words.gettext("Bring the pay into the band: %(pay)s")
    said = case.words.pay(low, high, band.currency, band.period)
    return case.paid(label % {"pay": said}, low, high)


def _range(case: Case) -> Fix | None:
    band = band_of(case.edition, case.wishes)
    if band is None:
        return None
    low, high = ends(case.wishes.pay, band)
    if low is None or high is None or low == high:
        label = case.words.gettext("Say the whole band: %(pay)s")
        low, high = band.min, band.max
    else:
        label = case.words.gettext("Lower the high end: %(pay)s")
        found = narrowed(Subject(case.book, "posting", case.name))
        if found is None:
            return None
        low, high = found
    said = case.words.pay(low, high, band.currency, band.period)
    return case.paid(label % {"pay": said}, low, high)


def _safely(case: Case) -> Fix | None:
    """A range, where a law may ask for one: it is never wrong."""
    return _range(case) if case.found.message.startswith((OPEN_END, ONE_AMOUNT)) else None


def _minimum(case: Case) -> Fix | None:
    band = band_of(case.edition, case.wishes)
    if band is None or ends(case.wishes.pay, band)[0] is not None:
        return None  # whether more may be paid is for them to say
    label = case.words.gettext("Say the least that the band has: %(pay)s")
    high = case.wishes.pay.max if case.wishes.pay else None
    said = case.words.pay(band.min, high, band.currency, band.period)
    return case.paid(label % {"pay": said}, band.min, high)


def _nothing_besides(case: Case) -> Fix:
    return case.fix(case.words.gettext("Say that nothing else is paid"), other_pay=False)


def _no_industry(case: Case) -> Fix:
    return case.fix(case.words.gettext("Leave the industry out"), industry=None)


def _mode(case: Case) -> Fix | None:
    location = case.edition.location(case.wishes.location)
    if case.wishes.work_mode != "remote":
        return case.fix(case.words.gettext("Make it remote"), work_mode="remote")
    if location.city and OFFICE_DAYS.search(case.wishes.note or ""):
        return case.fix(case.words.gettext("Make it hybrid"), work_mode="hybrid")
    return None


def _order(case: Case) -> Fix | None:
    if len(case.found.at) < len(("differs", "duties", "order", 0)):
        return None
    _, part, *_ = case.found.at
    index = case.found.at[-1]

    def apply(wishes: Wishes) -> Wishes:
        data = to_data(wishes)
        said = data["differs"][part]
        said["order"] = [name for at, name in enumerate(said["order"]) if at != index]
        return from_data({**data, "differs": _kept(data["differs"])})

    return Fix(case.words.gettext("Take it out of the order"), apply)


def _kept(differs: Mapping[str, Mapping[str, Any]]) -> dict[str, Any] | None:
    """What still differs from the role, without lists that are empty by now."""
    parts = {part: {n: v for n, v in said.items() if v} for part, said in differs.items()}
    return {part: said for part, said in parts.items() if said} or None


def _other_words(case: Case) -> Fix | None:
    """What a list would write in the place of words, if that is one short phrase."""
    text = _text_at(case.wishes, case.found.at)
    if text is None:
        return None
    own, names = lists_of(case.edition)
    hits = [
        hit
        for hit in finder(case.edition.language, own).find(text, names)
        if hit.listed.code == case.found.code and case.found.message.startswith(f"`{hit.words}` ")
    ]
    better = hits[0].term.instead if hits else None
    if not better or EXPLAINS.search(better) or len(better.split()) > WORDS:
        return None
    for hit in reversed(hits):
        capital = better[:1].upper() + better[1:]
        put = capital if hit.words[:1].isupper() else better
        text = text[: hit.start] + put + text[hit.end :]
    label = case.words.gettext("Write “%(words)s”") % {"words": better}
    return Fix(label, _writes(case.found.at, text))


def _quietly(case: Case) -> Fix | None:
    text = _text_at(case.wishes, case.found.at)
    if text is None:
        return None
    quiet = MARKS.sub(lambda found: "?" if "?" in found[0] else ".", text)
    quiet = CAPITALS.sub(lambda found: _small(quiet, found), quiet)
    return Fix(case.words.gettext("Write it in small letters"), _writes(case.found.at, quiet))


def _small(text: str, found: re.Match[str]) -> str:
    """Words in small letters; the first one with a capital where a sentence begins."""
    before = text[: found.start()].rstrip()
    low = found[0].lower()
    return low[:1].upper() + low[1:] if not before or before[-1] in ".!?\n" else low


def _text_at(wishes: Wishes, at: Path) -> str | None:
    value: Any = to_data(wishes)
    for step in at:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return None
    return value if isinstance(value, str) else None


def _writes(at: Path, text: str) -> Callable[[Wishes], Wishes]:
    """What puts a text in the place of the one at a path."""

    def apply(wishes: Wishes) -> Wishes:
        data: Any = to_data(wishes)
        holder = data
        for step in at[:-1]:
            holder = holder[step]
        holder[at[-1]] = text
        return from_data(data)

    return apply


def _fits(case: Case) -> Fix:
    return Fix(case.words.gettext("It still fits: I have compared them"), translating.fitting)


FIXES: Mapping[str, Callable[[Case], Fix | None]] = {
    "posting-closes-before-posted": _later_close,
    "posting-same-requisition": _next_number,
    "min-over-max": _exchanged,
    "posting-pay-outside-band": _into_band,
    "law-pay-range": _range,
    "law-minimum-pay": _minimum,
    "law-other-pay": _nothing_besides,
    "law-unsure": _safely,
    "industry-without-overlay": _no_industry,
    "posting-not-remote": _mode,
    "posting-order": _order,
    "shouting": _quietly,
    "translation-stale": _fits,
    "translation-unlocked": _fits,
    **dict.fromkeys(REPLACED, _other_words),
}
"""What puts a finding of each code right, where there is one right answer to it as it stands."""

NO_SINGLE_ANSWER = frozenset(
    [
        "age-words",
        "apply-not-https",
        "approval-outdated",
        "approval-without-digest",
        "bidi-override",
        "control-character",
        "date-ahead",
        "duplicate-item",
        "empty-promise",
        "exclusion",
        "gender-balance",
        "html-in-text",
        "law-accommodation",
        "law-benefits",
        "law-canadian-experience",
        "law-drivers-licence",
        "law-gendered-title",
        "law-none-known",
        "law-other-language",
        "law-pay-before-interview",
        "long-sentence",
        "missing-glyph",
        "posting-adds-again",
        "posting-awaits-band",
        "posting-ends-before-starts",
        "posting-length",
        "posting-mixed-pay",
        "posting-no-apply",
        "posting-no-band",
        "posting-no-city",
        "posting-no-essential",
        "posting-remote-nowhere",
        "posting-start",
        "reading-grade",
        "requirements-not-split",
        "translation-awaited",
        "translation-missing",
        "translation-required",
        "unfinished-text",
        "unknown-duty",
        "unknown-industry",
        "unknown-location",
        "unknown-requirement",
        "unknown-resource",
        "unknown-role",
    ]
)
"""Codes of findings that only people can answer: they have several answers, or another owner."""
