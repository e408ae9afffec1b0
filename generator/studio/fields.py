"""A value into a field of a form: how it is asked for, what is in it, what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.book.characters import ODD
from generator.book.values import UNFINISHED
from generator.pay import digits
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.studio.form import Complaint
    from generator.wording import Wording

UNSHOWN = re.compile(rf"{ODD.pattern}|[\ud800-\udfff]")
"""Signs of what was typed that no page can show."""

ONGOING = ("day", "ongoing")
"""What a box to tick sends by the name of a field for a day."""

TOGETHER = frozenset(["contact", "other_pay"])
"""Parts of a form whose fields stand together or not at all."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called in the form and by people, what is in it, what is wrong with it.

    `kind` is text, number, day, area, select, radios or tick. `first` says that it is the first one
    of its form with something wrong; `language` is the one in which one writes, where it is known.
    """

    name: str
    kind: str
    label: str
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    wrong: str = ""
    first: bool = False
    language: str = ""


class Fields:
    """Makes the fields of one form; what was typed and can't stand is in them again."""

    def __init__(self, complaints: Sequence[Complaint], typed: Mapping[str, Sequence[str]]) -> None:
        self.complaints = {each.field: each.text for each in reversed(complaints)}
        self.first = complaints[0].field if complaints else ""
        self.sent = typed

    def wrong(self, name: str) -> str:
        """What is wrong with a field; empty where nothing is."""
        return self.complaints.get(name, "")

    def typed(self, name: str) -> tuple[str, ...]:
        """All that was sent by a name, as a page can show it."""
        return tuple(UNSHOWN.sub("\ufffd", value) for value in self.sent.get(name, ()))

    def text(  # noqa: PLR0913, PLR0917 - what is known of the field
        self,
        name: str,
        label: str,
        value: str = "",
        hint: str = "",
        kind: str = "text",
        language: str = "",
    ) -> Field:
        """A field in which one types; what is still to be written is empty."""
        wrong, first = self.wrong(name), name == self.first
        typed = self.typed(name) if self._again(name) else ()
        said = next((one for one in reversed(typed) if (kind, one) != ONGOING), value)
        said = "" if said == UNFINISHED else said
        return Field(name, kind, label, said, hint, wrong=wrong, first=first, language=language)

    def number(self, name: str, label: str, value: float | None) -> Field:
        """A field for a number, which is empty for None."""
        return self.text(name, label, "" if value is None else digits(value), kind="number")

    def day(self, name: str, label: str, day: object) -> Field:
        """A field for a day."""
        return self.text(name, label, str(day or ""), kind="day")

    def select(
        self, name: str, label: str, known: Mapping[str, str], chosen: str, hint: str = ""
    ) -> Field:
        """A list to choose from."""
        return replace(self._choice("select", name, label, options(known, chosen)), hint=hint)

    def radios(self, name: str, label: str, known: Mapping[str, str], chosen: str) -> Field:
        """A few things to choose from, all in sight."""
        return self._choice("radios", name, label, options(known, chosen))

    def tick(self, name: str, value: str, label: str, *, ticked: bool) -> Field:
        """A box to tick, which stands as it was sent where what it belongs to has a fault."""
        if self.wrong(name.partition(".")[0]):
            ticked = value in self.typed(name)
        return Field(name, "tick", label, value, options=(Option(value, label, ticked),))

    def _again(self, name: str) -> bool:
        """Whether a field shows what was typed: also where one beside it has the fault."""
        part = name.partition(".")[0]
        return any(
            each == name or (part in TOGETHER and each.partition(".")[0] == part)
            for each in self.complaints
        )

    def _choice(self, kind: str, name: str, label: str, known: tuple[Option, ...]) -> Field:
        wrong = self.wrong(name)
        return Field(
            name, kind, label, options=known, wrong=wrong, first=bool(wrong) and name == self.first
        )


def in_language(words: Wording, label: str, language: str) -> str:
    """What a field is called in which one writes in this language."""
    said = words.gettext("%(field)s (%(language)s)")
    return plain(words.fill(said, field=label, language=words.language_name(language)))


def options(known: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    """All that is known, as something to choose."""
    return tuple(Option(value, plain(label), value == chosen) for value, label in known.items())
