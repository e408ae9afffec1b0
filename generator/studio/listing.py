"""What a vacancy has of a role's duties and requirements, as lists that a form can change."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.book.values import PROFICIENCIES
from generator.industry import asked
from generator.studio.fields import options
from generator.views.requirements import requirement
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.studio.fields import Field, Fields, Option
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

BLANK = 2
"""So many empty rows stand below each list that may be added to."""

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "zh", "ja", "pa", "ar", "hi")
"""Languages that a vacancy in Canada or the US asks for most often, to choose from."""


@dataclass(frozen=True, slots=True)
class Row:
    """A duty or a requirement: of the role, or added to it, or an empty row for one more.

    `why` asks for the reason. `must` counts for what is added alone; `mark` says how the row
    differs from the role, in a word.
    """

    id: str
    text: str
    place: int
    why: Field
    mark: str
    out: bool = False
    added: bool = False
    must: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """What may be put in order, left out and added to: duties, or requirements."""

    name: str
    title: str
    rows: tuple[Row, ...]
    blank: tuple[Row, ...]
    musts: bool
    wrong: str
    first: bool


@dataclass(frozen=True, slots=True)
class Need:
    """A row for a language that the work needs."""

    languages: tuple[Option, ...]
    levels: tuple[Option, ...]
    reason: str


class Lists:
    """Makes the lists of one form."""

    def __init__(self, edition: Edition, words: Wording, wishes: Wishes, fields: Fields) -> None:
        self.edition = edition
        self.words = words
        self.wishes = wishes
        self.fields = fields

    def lists(self) -> Iterator[Listed]:
        """Duties and requirements of the role, as the vacancy has them."""
        _, edition, wishes = self.words.gettext, self.edition, self.wishes
        industry = edition.industry(wishes.industry) if wishes.industry else None
        ask = asked(wishes.role, edition.role(wishes.role), industry)
        duties = {duty.id: str(duty.text) for duty in ask.duties}
        asks = {one.id: requirement(edition, self.words, one).text for one in ask.requirements}
        yield self._listed("duties", _("What one does"), duties)
        yield self._listed("requirements", _("What one brings"), asks)

    def _listed(self, name: str, title: str, texts: Mapping[str, str]) -> Listed:
        differs = (self.wishes.differs or {}).get(name, {})
        added = {one["id"]: one for one in differs.get("add", ())}
        natural = [*texts, *added]
        out = self._out(name, differs)
        first = [one for one in differs.get("order", ()) if one in natural]
        order = [*first, *(one for one in natural if one not in first)]
        moved = _moved([one for one in order if one in texts and one not in out], list(texts))
        place = {one: number for number, one in enumerate(order, 1)}
        rows = [
            self._row(name, one, texts[one], place[one], out, moved=one in moved)
            if one in texts
            else self._added(name, one, added[one], place[one])
            for one in order
        ]
        return Listed(
            name=name,
            title=title,
            rows=tuple(rows),
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
        self, name: str, one: str, text: str, place: int, out: Mapping[str, str], *, moved: bool
    ) -> Row:
        _ = self.words.gettext
        mark = _("Left out") if one in out else _("Moved") if moved else ""
        label = _("Why it is left out")
        why = self.fields.text(f"{name}.why.{one}", label, out.get(one, ""))
        return Row(one, plain(text), place, why, mark, out=one in out)

    def _added(self, name: str, one: str, data: Mapping[str, str | bool], place: int) -> Row:
        text, reason = str(data["text"]), str(data["reason"])
        return self._new(name, one, text, reason, place=place, must=data.get("must", True) is True)

    def _blank(self, name: str, kept: Iterable[Mapping[str, str]]) -> Iterator[Row]:
        """Rows for what is still to be added: first those that were typed and can't stand yet."""
        if self.fields.wrong(f"{name}.add"):
            columns = ("id", "text", "reason", "must")
            sent = [self.fields.typed(f"{name}.add.{column}") for column in columns]
            stand = {one["text"] for one in kept}
            for row in zip_longest(*sent, fillvalue=""):
                said, text, reason, must = row
                if (text.strip() or (reason.strip() and not said)) and text.strip() not in stand:
                    yield self._new(name, said, text, reason, place=0, must=must != "no")
        for _row in range(BLANK):
            yield self._new(name, "", "", "", place=0, must=True)

    def _new(  # noqa: PLR0913 - each has a name where it is called
        self, name: str, one: str, text: str, reason: str, *, place: int, must: bool
    ) -> Row:
        _ = self.words.gettext
        why = self.fields.text(f"{name}.add.reason", _("Why it is added"), reason)
        return Row(one, text, place, why, _("Added"), added=True, must=must)

    def needs(self) -> Iterator[Need]:
        """The languages that the work needs, and a row for one more."""
        rows = [(need.language, need.level, need.reason) for need in self.wishes.languages]
        if self.fields.wrong("languages"):
            columns = [self.fields.typed(f"languages.{part}") for part in ("language", "level")]
            reasons = self.fields.typed("languages.reason")
            sent = zip(*columns, reasons, strict=False)
            rows = [row for row in sent if row[0] or row[2]]
        known = dict.fromkeys(language for language, _, _ in rows if language)
        offered = dict.fromkeys([*self.edition.languages(), *LANGUAGES, *known])
        names = {code: self.words.language_name(code) for code in offered}
        levels = {
            level: self.words.proficiency(step) for step, level in enumerate(PROFICIENCIES, 1)
        }
        for language, level, reason in [*rows, ("", "working", "")]:
            yield Need(
                languages=options({"": "–", **names}, language),
                levels=options(levels, level),
                reason=reason,
            )


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
