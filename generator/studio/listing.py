"""What a vacancy has of a role's duties and requirements, as lists that a form can change."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from generator.book.values import PROFICIENCIES, UNFINISHED
from generator.industry import asked
from generator.studio.differing import ordered
from generator.studio.fields import Fields, in_language, options
from generator.studio.wishes import from_posting
from generator.views.requirements import requirement
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.studio.fields import Field, Option
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

BLANK = 2
"""So many empty rows stand below each list that may be added to."""

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "zh", "ja", "pa", "ar", "hi")
"""Languages that a vacancy in Canada or the US asks for most often, to choose from."""


@dataclass(frozen=True, slots=True)
class Row:
    """A duty or a requirement: of the role, or added to it, or an empty row for one more.

    `why` asks for the reason; `mark` says how the row differs from the role, in a word. `kind` says
    whether a requirement is a must, and is empty of duties. `must` counts for what is added alone,
    and so does `said`: the fields for its text in each language.
    """

    id: str
    text: str
    place: int
    why: Field
    mark: str
    out: bool = False
    added: bool = False
    must: bool = True
    kind: str = ""
    said: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Bunch:
    """Rows that stand together in a posting, under its heading there, which may be empty."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What may be put in order, left out and added to: duties, or requirements."""

    name: str
    title: str
    bunches: tuple[Bunch, ...]
    blank: tuple[Row, ...]
    musts: bool
    wrong: str
    first: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows but the empty ones, in their order."""
        return tuple(row for bunch in self.bunches for row in bunch.rows)


class Thing(NamedTuple):
    """A duty or a requirement of the role; `first` says that it is essential, or a must."""

    text: str
    first: bool


@dataclass(frozen=True, slots=True)
class Need:
    """A row for a language that the work needs; the reason has a field for each language."""

    languages: tuple[Option, ...]
    levels: tuple[Option, ...]
    reasons: tuple[Field, ...]


class Lists:
    """Makes the lists of one form."""

    def __init__(self, edition: Edition, words: Wording, wishes: Wishes, fields: Fields) -> None:
        self.edition = edition
        self.words = words
        self.wishes = wishes
        self.fields = fields
        self.languages = edition.languages()[1:]
        """The other languages of the book, in which its own words may be said too."""

    def lists(self) -> Iterator[Listed]:
        """Duties and requirements of the role, as the vacancy has them."""
        _, edition, wishes = self.words.gettext, self.edition, self.wishes
        industry = edition.industry(wishes.industry) if wishes.industry else None
        ask = asked(wishes.role, edition.role(wishes.role), industry)
        duties = {duty.id: Thing(str(duty.text), duty.essential) for duty in ask.duties}
        asks = {
            one.id: Thing(requirement(edition, self.words, one).text, one.must)
            for one in ask.requirements
        }
        heads = ("", _("Also part of the work"))
        yield self._listed("duties", _("What one does"), duties, heads)
        heads = (_("Must have"), _("Nice to have"))
        yield self._listed("requirements", _("What one brings"), asks, heads)

    def _listed(
        self, name: str, title: str, things: Mapping[str, Thing], heads: tuple[str, str]
    ) -> Listed:
        differs = (self.wishes.differs or {}).get(name, {})
        added = {one["id"]: one for one in differs.get("add", ())}
        groups = {one: thing.first for one, thing in things.items()}
        natural = ordered((), groups)
        groups |= {one: data.get("must", True) is True for one, data in added.items()}
        out = self._out(name, differs)
        order = ordered(differs.get("order", ()), groups)
        moved = _moved([one for one in order if one in things and one not in out], natural)
        place = {one: number for number, one in enumerate(order, 1)}
        rows = {
            one: self._row(name, one, things[one], place[one], out, moved=one in moved)
            if one in things
            else self._added(name, one, added[one], place[one])
            for one in order
        }
        bunches = (
            Bunch(head, tuple(row for one, row in rows.items() if groups[one] is first))
            for head, first in zip(heads, (True, False), strict=True)
        )
        return Listed(
            name=name,
            title=title,
            bunches=tuple(bunch for bunch in bunches if bunch.rows),
            blank=tuple(self._blank(name, added.values())),
            musts=name == "requirements",
            wrong=self.fields.wrong(f"{name}.add"),
            first=self.fields.first == f"{name}.add",
        )

    def _out(self, name: str, differs: Mapping[str, list[dict[str, str]]]) -> dict[str, str]:
        """What is left out, with its reason; without one where someone has still to give it."""
        kept = {one["id"]: one["reason"] for one in differs.get("leave_out", ())}
        ticked = self.fields.typed(f"{name}.out")
        asked_for = {one: "" for one in ticked if self.fields.wrong(f"{name}.why.{one}")}
        return asked_for | kept

    def _row(  # noqa: PLR0913 - each has a name where it is called
        self, name: str, one: str, thing: Thing, place: int, out: Mapping[str, str], *, moved: bool
    ) -> Row:
        _ = self.words.gettext
        kind = self._kind(must=thing.first) if name == "requirements" else ""
        mark = _("Left out") if one in out else _("Moved") if moved else ""
        label = _("Why it is left out")
        why = self.fields.text(f"{name}.why.{one}", label, out.get(one, ""))
        return Row(one, plain(thing.text), place, why, mark, out=one in out, kind=kind)

    def _kind(self, *, must: bool) -> str:
        """What one requirement is called by whether it is a must."""
        if must:
            return self.words.gettext("A must")
        return self.words.pgettext("one requirement", "Nice to have")

    def _added(self, name: str, one: str, data: Mapping[str, str | bool], place: int) -> Row:
        texts = [str(data["text"]), *self._others(f"differs/{name}/add/{one}/text")]
        must = data.get("must", True) is True
        return self._new(name, one, texts, str(data["reason"]), place=place, must=must)

    def _blank(self, name: str, kept: Iterable[Mapping[str, str]]) -> Iterator[Row]:
        """Rows for what is still to be added: first those that were typed and can't stand yet."""
        if self.fields.wrong(f"{name}.add"):
            columns = ("id", "reason", "must", "text", *(f"text.{one}" for one in self.languages))
            sent = [self.fields.typed(f"{name}.add.{column}") for column in columns]
            stand = {one["text"] for one in kept}
            for row in zip_longest(*sent, fillvalue=""):
                said, reason, must, *texts = row
                text = any(map(str.strip, texts)) and (texts[0].strip() or UNFINISHED)
                if (text or (reason.strip() and not said)) and text not in stand:
                    yield self._new(name, said, texts, reason, place=0, must=must != "no")
        empty = [""] * (1 + len(self.languages))
        for _row in range(BLANK):
            yield self._new(name, "", empty, "", place=0, must=True)

    def _new(  # noqa: PLR0913 - each has a name where it is called
        self, name: str, one: str, texts: Sequence[str], reason: str, *, place: int, must: bool
    ) -> Row:
        _ = self.words.gettext
        why = self.fields.text(f"{name}.add.reason", _("Why it is added"), reason)
        said = tuple(self._said(f"{name}.add.text", _("What is added"), texts))
        return Row(one, texts[0], place, why, _("Added"), added=True, must=must, said=said)

    def _others(self, name: str) -> Iterator[str]:
        """A text in each other language by its lasting name; empty where it isn't said there."""
        said = self.wishes.translations or {}
        for language in self.languages:
            known = said.get(language, {}).get(name)
            yield known.text if known else ""

    def _said(self, name: str, label: str, texts: Sequence[str]) -> Iterator[Field]:
        """The fields for a text of a list in each language."""
        if not self.languages:
            yield self.fields.text(name, label, texts[0], kind="area")
            return
        for language, text in zip(self.edition.languages(), texts, strict=True):
            own = f"{name}.{language}" if language in self.languages else name
            called = in_language(self.words, label, language)
            yield self.fields.text(own, called, text, kind="area", language=language)

    def needs(self) -> Iterator[Need]:
        """The languages that the work needs, and a row for one more."""
        rows = [
            (
                need.language,
                need.level,
                need.reason,
                *self._others(f"languages/{need.language}/reason"),
            )
            for need in self.wishes.languages
        ]
        if self.fields.wrong("languages"):
            parts = ("language", "level", "reason", *(f"reason.{one}" for one in self.languages))
            sent = zip_longest(
                *(self.fields.typed(f"languages.{one}") for one in parts), fillvalue=""
            )
            rows = [row for row in sent if row[0] or any(row[2:])]
        known = dict.fromkeys(row[0] for row in rows if row[0])
        offered = dict.fromkeys([*self.edition.languages(), *LANGUAGES, *known])
        names = {code: self.words.language_name(code) for code in offered}
        levels = {
            level: self.words.proficiency(step) for step, level in enumerate(PROFICIENCIES, 1)
        }
        label = self.words.gettext("Why the work needs it")
        blank = ("", "working", "", *("" for _ in self.languages))
        for language, level, *reasons in [*rows, blank]:
            yield Need(
                languages=options({"": "–", **names}, language),
                levels=options(levels, level),
                reasons=tuple(self._said("languages.reason", label, reasons)),
            )


def differing(edition: Edition, words: Wording, name: str) -> Iterator[Row]:
    """The duties and requirements of a posting that differ from its role's, in their order."""
    book, key = edition.book, ("posting", name, edition.language)
    data = book.data(key if key in book.entries else (*key[:2], book.language))
    wishes = from_posting(json.loads(data))
    for listed in Lists(edition, words, wishes, Fields((), {})).lists():
        yield from (row for row in listed.rows if row.mark)


def _moved(order: Sequence[str], natural: Sequence[str]) -> frozenset[str]:
    """The fewest that were moved to bring an order about; the others follow as they did."""
    at = {one: place for place, one in enumerate(natural)}
    ends: list[int] = []
    kept: list[tuple[str, ...]] = []
    for one in order:
        length = bisect_left(ends, at[one])
        ends[length : length + 1] = [at[one]]
        kept[length : length + 1] = [(*(kept[length - 1] if length else ()), one)]
    return frozenset(order) - frozenset(kept[-1] if kept else ())
