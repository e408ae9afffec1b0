"""The findings of a posting to be, as what one must, should and could do, each with its reason.

Where there is one right answer it comes with the finding, as a function from wishes to wishes.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from generator import reading
from generator.checks.posting import can_be_read
from generator.checks.silence import quieten
from generator.checks.words import lists_of, shown
from generator.drafts import trial
from generator.studio import translating
from generator.studio.details import Details, as_sentence
from generator.studio.fixing import FIXES, Case
from generator.studio.grounds import foreign, ground
from generator.studio.plain import plain
from generator.studio.refusing import refusal
from generator.studio.wishes import file_data
from generator.words import finder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.book.book import Book
    from generator.book.edition import Edition
    from generator.book.load import Over
    from generator.findings import Finding
    from generator.studio.fixing import Fix
    from generator.studio.refusing import Reason
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

Force = Literal["must", "should", "could"]

FORCES: Mapping[str, Force] = {"error": "must", "warning": "should", "advice": "could"}
"""What a finding of each severity asks of whoever makes a posting."""

KEY = 8

TRANSLATIONS = frozenset(
    [
        "translation-awaited",
        "translation-missing",
        "translation-required",
        "translation-stale",
        "translation-unlocked",
    ]
)
"""The codes of what a posting's own words lack in another language."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding for people: how much it matters, what it says, why, and the answer to it.

    `says` and `detail` are in plain words, `why` and `source` those of `rolebook explain`, all in
    the words' language; what is there in English alone is marked so for others. `strength` says
    how strong the evidence is.
    `field` is the form's field, or the list of what differs, as in `differs.duties`; empty where it
    is none of its own. `key` tells a finding from others of the posting.
    """

    key: str
    code: str
    force: Force
    says: str
    detail: str
    why: str
    source: str
    strength: str
    field: str
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The quiet line: how long a posting is, how hard to read, how its words are balanced.

    `grade` is a school year, None of a language without a formula. `masculine` and `feminine` count
    different stems of words that are coded so.
    """

    words: int
    grade: float | None
    masculine: int
    feminine: int


@dataclass(frozen=True, slots=True)
class Tried:
    """The book as it were with a posting in it, None where it can't be; and what is found there.

    `refused` is why the posting's file can't be written, where that is what stands against it.
    """

    book: Book | None
    findings: tuple[Finding, ...]
    refused: Reason | None = None


def tried(
    book: Book, name: str, file: str, text: str, overs: Mapping[str, Over] | None = None
) -> Tried:
    """What `rolebook check` would say of a posting with this text, but for what it silences.

    Its translations are those that it has or, with `overs`, these.
    """
    made, found = trial(book, "posting", name, file, text, overs=overs, judging=True)
    if made is None:
        return Tried(None, tuple(found))
    silences = made.get("posting", name, made.language).silence
    quiet = quieten(found, {file: tuple((one.code, one.reason) for one in silences)}, made)
    return Tried(made, tuple(quiet))


def advise(trial_of: Tried, name: str, wishes: Wishes | None, words: Wording) -> tuple[Advice, ...]:
    """The findings of a trial, what one must do first; texts and labels in the words' language.

    Without wishes there is no form: no finding has a field, or an answer.
    """
    order = [*FORCES.values()]
    tell = _teller(trial_of.book, name, words)
    made = [_advice(trial_of, name, wishes, found, words, tell) for found in trial_of.findings]
    if trial_of.refused:
        made.append(_refusal(trial_of.refused, words))
    return tuple(sorted(made, key=lambda one: (order.index(one.force), one.code)))


def figures(edition: Edition, name: str) -> Figures | None:
    """The quiet line of a posting in the edition's language; None while it can't be shown."""
    posting = edition.posting(name)
    if not can_be_read(edition, posting):
        return None
    texts = [text for text in shown(edition, posting) if text]
    spoken = edition.language.partition("-")[0]
    counted = reading.counts(texts, spoken)
    own, names = lists_of(edition)
    look = finder(edition.language, own)
    sides: dict[str, set[str]] = {"masculine": set(), "feminine": set()}
    for text in texts:
        for hit in look.find(text, names):
            if hit.listed.side:
                sides[hit.listed.side].add(hit.term.id)
    grade = reading.grade(counted, spoken)
    return Figures(counted.words, grade, len(sides["masculine"]), len(sides["feminine"]))


def _refusal(reason: Reason, words: Wording) -> Advice:
    """Why a posting's file can't be written, as what one must have put right."""
    return Advice(
        key=reason, code=reason, force="must", says=refusal(reason, words), detail="",
        why="", source="", strength="", field="", fix=None,
    )  # fmt: skip


def _advice(  # noqa: PLR0913, PLR0917 - one for each thing that it is made of
    trial_of: Tried,
    name: str,
    wishes: Wishes | None,
    found: Finding,
    words: Wording,
    tell: Callable[[Finding], str],
) -> Advice:
    why = ground(found.code, words)
    case, field = None, ""
    if wishes and trial_of.book and found.code in TRANSLATIONS:
        case = Case(trial_of.book, name, wishes, found, words)
        field = _untranslated(trial_of.book, wishes, found.code)
    elif wishes and trial_of.book and found.file == trial_of.book.files["posting", name][0]:
        case = Case(trial_of.book, name, wishes, found, words)
        field = _field(found)
    what = "\n".join((found.code, found.file, repr(found.at), found.message))
    return Advice(
        key=sha256(what.encode()).hexdigest()[:KEY],
        code=found.code,
        force=FORCES[found.severity],
        says=plain(found.code, words),
        detail=tell(found),
        why=why.why,
        source=why.source,
        strength=why.strength,
        field=field,
        fix=FIXES[found.code](case) if case and found.code in FIXES else None,
    )


def _field(found: Finding) -> str:
    """The form's field that a finding is about; of what differs, the list."""
    first, *rest = map(str, found.at[:2]) if found.at else ("",)
    return f"{first}.{rest[0]}" if first == "differs" and rest else first


def _teller(book: Book | None, name: str, words: Wording) -> Callable[[Finding], str]:
    """What says what a finding is about; else what `rolebook check` says, as a sentence."""
    files: dict[str, Details] = {}
    if book:
        own, overlays = book.files["posting", name]
        files[own] = Details(book, name, words)
        known = [one for one in overlays if ("posting", name, one[0]) in book.entries]
        files |= {file: Details(book, name, words, language) for language, file in known}

    def tell(found: Finding) -> str:
        told = files[found.file].of(found) if found.file in files else None
        return told if told is not None else foreign(as_sentence(found.message), words)

    return tell


def _untranslated(book: Book, wishes: Wishes, code: str) -> str:
    """The form's field for the first text that such a finding is about, if it has one."""
    data, said = file_data(wishes), wishes.translations or {}
    changed = code in {"translation-stale", "translation-unlocked"}
    look = translating.stale if changed else translating.lacking
    for language in book.project.settings.languages[1:]:
        for name in look(data, said.get(language, {})):
            return translating.field_of(name, language)
    return ""
