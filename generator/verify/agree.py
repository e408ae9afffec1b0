"""Two files of one posting, as their readers have them, into the differences between them.

Only what formats must differ in is put aside: where lines end, no-break spaces, hyphens at the
ends of a PDF's lines, and the marks between a label and its value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.verify.said import (
    ADDRESSES,
    EVERYWHERE,
    FIELDS,
    address,
    bare,
    joined,
    nearest,
    same,
    shown,
    squeezed,
)
from generator.verify.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.verify.said import Fact, Said

LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters that are read from right to left."""

AMOUNT = re.compile(
    r"[$€£¥]\s?\d{1,3}(?:[\s,.’]?\d{3})*(?:[.,]\d{1,2})?(?![\d])"
    r"|(?<![\d.,])\d{1,3}(?:[\s,.’]?\d{3})*(?:[.,]\d{1,2})?\s?[$€£¥]"
)
"""An amount of money by its sign, before or after it."""

UNPRINTED = " seen"
"""What a printed posting leaves out: how a skill is seen."""


UNDESCRIBED = frozenset(["requisition", "notes"])
"""What a description in markup or a feed leaves out: it stands beside it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one file says."""

    form: str
    file: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which the files of a site don't agree, or a file that can't be compared."""

    where: str
    about: str
    sides: tuple[Side, ...] = ()

    def __str__(self) -> str:
        wide = max((len(side.form) for side in self.sides), default=0)
        lines = (f"\n  {each.form:{wide}} {each.value} in {each.file}" for each in self.sides)
        return f"{self.where}: {self.about}{''.join(lines)}"


@dataclass(slots=True)
class Count:
    """How much was compared; `unread` are PDFs in letters that the reader doesn't know."""

    postings: int = 0
    languages: int = 0
    files: int = 0
    values: int = 0
    unread: int = 0


@dataclass(slots=True)
class Bench:
    """Where one posting's files are laid side by side; it counts what is compared.

    `first` says whether the language is the site's first.
    """

    posting: str
    language: str
    count: Count = field(default_factory=Count)
    first: bool = True

    @property
    def reference(self) -> str:
        """What boards know the posting by: its id, with the language where that isn't the first."""
        return self.posting if self.first else f"{self.posting}.{self.language}"

    @property
    def where(self) -> str:
        """The posting and the language, as a message begins."""
        return ", ".join(filter(None, (self.posting, self.language)))

    def told(self, about: str, *sides: Side) -> Difference:
        """Something that is wrong with this posting."""
        return Difference(self.where, about, sides)

    def differ(self, name: str, one: tuple[Said, object], other: tuple[Said, object]) -> Difference:
        """Two files that say different things of one field."""
        sides = (Side(said.form, said.file, shown(value)) for said, value in (one, other))
        return self.told(f"{one[0].form} and {other[0].form} differ in {name}", *sides)

    def more(self, name: str, said: Said, text: str, other: Said) -> Difference:
        """Something that one file says and the other doesn't."""
        sides = (Side(said.form, said.file, shown(text)), Side(other.form, other.file, shown(None)))
        return self.told(f"{said.form} says more than {other.form} in {name}", *sides)

    def values(
        self, said: Said, other: Said, names: Iterable[str] = FIELDS
    ) -> Iterator[Difference]:
        """The fields that both formats carry, in order."""
        for name in names:
            if name in said.values and name in other.values:
                self.count.values += 1
                one, two = said.values[name], other.values[name]
                if not (_same_place(one, two) if name in ADDRESSES else same(one, two)):
                    yield self.differ(name, (said, one), (other, two))

    def odd(self, said: Said, what: str) -> Iterator[Difference]:
        """What a file of data has that no posting has, or lacks that each has."""
        for each in said.odd:
            yield self.told(f"{what} {each}", Side(said.form, said.file, ""))

    def everywhere(self, said: Said, first: Said) -> Iterator[Difference]:
        """What is the same in all languages: numbers, dates, codes, how many duties."""
        yield from self.values(said, first, EVERYWHERE)
        if said.duties is not None and first.duties is not None:
            self.count.values += 1
            counts = len(said.duties), len(first.duties)
            if counts[0] != counts[1]:
                yield self.differ("the number of duties", (said, counts[0]), (first, counts[1]))

    def duties(self, said: Said, other: Said) -> Iterator[Difference]:
        """Every duty of `other`, in order, and no other beside them."""
        wanted = other.duties or ()
        if not wanted:
            return
        if said.duties is not None:
            found: tuple[str, ...] = said.duties
        elif said.lists is not None:
            found = _like(said.lists, wanted)
        else:
            yield from self.printed(
                [(f"duty {n}", d) for n, d in enumerate(wanted, 1)], said, other
            )
            return
        for place in range(max(len(found), len(wanted))):
            self.count.values += 1
            pair = [duties[place] if place < len(duties) else None for duties in (found, wanted)]
            if pair[0] != pair[1]:
                yield self.differ(f"duty {place + 1}", (said, pair[0]), (other, pair[1]))

    def facts(self, said: Said, other: Said) -> Iterator[Difference]:
        """What stands at the head: every label with its value, as another text has it."""
        known = vocabulary(self.language).labels
        wanted = [fact for fact in other.facts or () if known.get(fact.label) != "apply"]
        if said.facts is None:
            bare = squeezed(said.whole)
            told = [
                (known.get(f.label, f.label), _labelled(f.label, f.parts[0], bare)) for f in wanted
            ]
            more = [(f.label, part) for f in wanted for part in f.parts[1:]]
            yield from self.printed([*told, *more], said, other)
            return
        found = [fact for fact in said.facts if known.get(fact.label) != "apply"]
        for place in range(max(len(found), len(wanted))):
            self.count.values += 1
            one, two = (facts[place] if place < len(facts) else None for facts in (found, wanted))
            if one != two:
                label = two.label if two else one.label if one else ""
                name = known.get(label, label)
                yield self.differ(name, (said, _fact(one)), (other, _fact(two)))

    def texts(self, said: Said, other: Said) -> Iterator[Difference]:
        """Every other text of `other` stands somewhere in a text."""
        wanted = other.texts
        if said.form == "pdf":
            wanted = tuple(pair for pair in wanted if not pair[0].endswith(UNPRINTED))
        yield from self.printed(wanted, said, other)

    def described(self, said: Said, other: Said) -> Iterator[Difference]:
        """Every text of `other` stands in a description, which has neither number nor notes."""
        whole = bare(said.whole)
        for name, text in other.texts:
            self.count.values += 1
            if name.split()[0] not in UNDESCRIBED and bare(text) not in whole:
                yield self.differ(name, (said, nearest(said.whole, text)), (other, text))

    def printed(
        self, wanted: Iterable[tuple[str, str]], said: Said, other: Said
    ) -> Iterator[Difference]:
        """Texts that are to be found in another, by the names of their fields."""
        whole = squeezed(said.whole)
        for name, text in wanted:
            self.count.values += 1
            if squeezed(text) not in whole and not (said.form == "pdf" and _mixed(text, whole)):
                yield self.differ(name, (said, nearest(said.whole, text)), (other, text))

    def amounts(self, said: Said, other: Said) -> Iterator[Difference]:
        """Every amount of money of a text is in `other`, and the pay is whole wherever it stands.

        For a Word file and a PDF, which may be laid out in any way, and so may say more.
        """
        texts = [text for _name, text in other.texts]
        pay = dict(other.texts).get("pay text", "")
        known = {squeezed(found[0]) for text in texts for found in AMOUNT.finditer(text)}
        self.count.values += 1
        for found in AMOUNT.finditer(said.whole):
            if squeezed(found[0]) not in known:
                around = said.whole[max(found.start() - 40, 0) : found.end() + 40]
                yield self.more("amounts", said, around, other)
        first = AMOUNT.search(pay)
        if not first:
            return
        whole, amount = squeezed(said.whole), squeezed(first[0])
        told = sum(squeezed(text).count(amount) for text in texts if text != pay)
        if whole.count(amount) > whole.count(squeezed(pay)) * squeezed(pay).count(amount) + told:
            yield self.differ("pay text", (said, f"{first[0]} …"), (other, pay))

    def visible(self, markup: Said, page: Said) -> Iterator[Difference]:
        """Everything in the markup is on the page."""
        shown_there = bare(page.whole)
        for name, text in markup.texts:
            self.count.values += 1
            if bare(text) not in shown_there:  # an empty one is everywhere
                found = (page, nearest(page.whole, text))
                yield self.differ(f"{name}, which the page doesn’t show", (markup, text), found)

    def apply(self, said: Said, other: Said) -> Iterator[Difference]:
        """Where one can apply is where a text leads; where one can't, it leads nowhere."""
        leads = other.values.get("apply")
        if said.links is None:
            return
        self.count.values += 1
        if not leads:
            yield from self._closed(said, other)
        elif address(leads) not in set(map(address, said.links)):
            outwards = re.compile("https?:|mailto:", re.IGNORECASE)
            links = sorted(link for link in said.links if outwards.match(link))
            found = next(iter(get_close_matches(leads, links, 1)), None)
            yield self.differ("apply", (said, found), (other, leads))
        elif said.form == "pdf":
            yield from self.printed([("apply", leads.removeprefix("mailto:"))], said, other)

    def _closed(self, said: Said, other: Said) -> Iterator[Difference]:
        if "apply" not in other.values:
            return
        labels = vocabulary(self.language).labels
        label = next(label for label, name in labels.items() if name == "apply")
        bare = squeezed(said.whole)
        for scheme in ("http", "mailto:"):
            if squeezed(_labelled(label, scheme, bare)) in bare:
                yield self.differ("apply", (said, f"{label} {scheme}…"), (other, None))
        spaced = r"\s+".join(map(re.escape, label.split()))
        mailbox = re.search(rf"{spaced}\s*:?\s*(\S+@\S+)", said.whole)
        if mailbox:
            yield self.differ("apply", (said, f"{label} {mailbox[1]}"), (other, None))


def _same_place(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return address(one) == address(other)
    return one == other


def _mixed(text: str, whole: str) -> bool:
    """Whether a PDF has every word of a text that runs from right to left; their order varies."""
    if not LEFTWARDS.search(text):
        return False
    return all(word in whole for word in map(squeezed, re.findall(r"\w+", text)))


def _labelled(label: str, value: str, bare: str) -> str:
    """A label and its value as `bare`, a text without spaces, has them: with a colon or without."""
    colon = f"{label}: {value}"
    return colon if squeezed(colon) in bare else f"{label} {value}"


def _like(lists: Iterable[tuple[str, ...]], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The lists in a row that say most of what is wanted, as one."""
    found: tuple[str, ...] = ()
    best = -1
    every = list(lists)
    for start in range(len(every)):
        row: tuple[str, ...] = ()
        for each in every[start:]:
            row = (*row, *each)
            alike = len(set(row) & set(wanted)) * 2 - abs(len(row) - len(wanted))
            alike -= len(set(row) - set(wanted)) * 2
            if alike > best or (not found and row):
                found, best = row, alike
            if len(row) > len(wanted):
                break
    return found


def _fact(fact: Fact | None) -> str | None:
    return f"{fact.label}: {joined(fact.parts)}" if fact else None
