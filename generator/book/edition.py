"""The book in one language, as checks and views see it: what is read is noted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from generator.book.book import COMPANY, Figures, adapter, same_number

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from generator.book import model
    from generator.book.book import Book, Card
    from generator.project import Limits

R = TypeVar("R")

MADE_AT_MOST = 150
"""What is made once is kept for as many as these, the latest: neighbours on ladders share it."""


class Edition:
    """The book in one language, as checks and views see it: every fact it gives is noted.

    A thing that doesn't exist is a KeyError: checks ask `knows` first, and nothing is shown of a
    book with errors.
    """

    __slots__ = ("_sizes", "_suffix", "book", "language", "main", "reads")

    def __init__(
        self, book: Book, language: str = "", sizes: Mapping[str, int] | None = None
    ) -> None:
        """`sizes` are those of the files of the output, in bytes; None while they are made."""
        self.book = book
        self._sizes = sizes
        self.language = language or book.language
        self.main = self.language == book.language
        """Whether this is the language that the content is written in."""
        self.reads: set[str] = set()
        self._suffix = "" if self.main else f".{self.language}"

    def original(self) -> Edition:
        """The same book in the language that it is written in; what is read there is noted here."""
        first = Edition(self.book)
        first.reads = self.reads
        return first

    def once(self, make: Callable[..., R], *about: Hashable) -> R:
        """What `make` gives of an edition; made once for pages that ask for it one after the other.

        What is read for it is noted for each of them. It may be known for as long as the book.
        """
        memory, key = self.book.memory, (make, self.language, about)
        if key not in memory:
            if len(memory) >= MADE_AT_MOST:
                del memory[next(iter(memory))]
            inner = Edition(self.book, self.language)
            memory[key] = make(inner, *about), frozenset(inner.reads)
        made: R
        made, reads = memory[key]
        self.reads |= reads
        return made

    def _get(self, kind: str, name: str) -> Any:  # noqa: ANN401 - a thing of any kind
        self.reads.add(f"{kind}/{name}{self._suffix}")
        return self.book.get(kind, name, self.language)

    def company(self) -> model.Company:
        """The employer."""
        thing: model.Company = self._get(*COMPANY)
        return thing

    def zone(self, code: str) -> model.Zone:
        """A pay zone."""
        thing: model.Zone = self._get("zone", code)
        return thing

    def location(self, name: str) -> model.Location:
        """A place to work."""
        thing: model.Location = self._get("location", name)
        return thing

    def skill(self, name: str) -> model.Skill:
        """A skill of the library."""
        thing: model.Skill = self._get("skill", name)
        return thing

    def tool(self, name: str) -> model.Tool:
        """A tool of the library."""
        thing: model.Tool = self._get("tool", name)
        return thing

    def source(self, name: str) -> model.Source:
        """A citation."""
        thing: model.Source = self._get("source", name)
        return thing

    def resource(self, name: str) -> model.Resource:
        """A certification, course or reading."""
        thing: model.Resource = self._get("resource", name)
        return thing

    def ladder(self, name: str) -> model.Ladder:
        """A family of roles."""
        thing: model.Ladder = self._get("ladder", name)
        return thing

    def role(self, name: str) -> model.Role:
        """A role, whole."""
        thing: model.Role = self._get("role", name)
        return thing

    def occupation(self, code: str) -> model.Occupation:
        """An occupation of an official classification."""
        thing: model.Occupation = self._get("occupation", code)
        return thing

    def industry(self, name: str) -> model.Industry:
        """An industry."""
        thing: model.Industry = self._get("industry", name)
        return thing

    def posting(self, name: str) -> model.Posting:
        """A vacancy."""
        thing: model.Posting = self._get("posting", name)
        return thing

    def page(self, name: str) -> model.Page:
        """A free page."""
        thing: model.Page = self._get("page", name)
        return thing

    def words(self, name: str) -> model.WordList:
        """A word list of the project's own."""
        thing: model.WordList = self._get("words", name)
        return thing

    def guides(self) -> tuple[tuple[str, str], ...]:
        """The free pages in their order: ids and titles."""
        self.reads.add(f"guides{self._suffix}")
        return self.book.guides(self.language)

    def card(self, role: str) -> Card:
        """What other pages say about a role."""
        self.reads.add(f"card/{role}{self._suffix}")
        return self.book.card(role, self.language)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind, such as role or location."""
        self.reads.add(f"ids/{kind}")
        return self.book.ids[kind]

    def roles_of(self, ladder: str) -> tuple[str, ...]:
        """The roles on a ladder, lowest level first."""
        self.reads.add(f"roles-of/{ladder}")
        return self.book.ladders.get(ladder, ())

    def leading_to(self, role: str) -> tuple[str, ...]:
        """The roles from which a step leads to this one, lowest level first."""
        self.reads.add(f"leading-to/{role}")
        return self.book.origins.get(role, ())

    def postings_of(self, role: str) -> tuple[str, ...]:
        """The approved postings of a role, by id; ask `past` whether they are still open."""
        self.reads.add(f"postings-of/{role}")
        return self.book.vacancies.get(role, ())

    def changed(self, posting: str) -> tuple[str, ...] | None:
        """The parts of a posting that are not as someone approved them; None: nobody has."""
        self.reads.add(f"approved/{posting}")
        return self.book.changed(posting)

    def approved(self, posting: str) -> bool:
        """Whether someone has approved a posting as it stands; else it is a draft."""
        return self.changed(posting) == ()

    def industries_of(self, role: str) -> tuple[str, ...]:
        """The industries that lie over a role, by id."""
        self.reads.add(f"industries-of/{role}")
        return self.book.industries.get(role, ())

    def asking(self, skill: str) -> tuple[str, ...]:
        """The roles that ask for a skill, ladder by ladder, lowest level first."""
        self.reads.add(f"asking/{skill}")
        return self.book.askers.get(skill, ())

    def figures(self, role: str) -> Figures:
        """The figures of a role, without the notes beside them: less than the whole of it."""
        self.reads.add(f"figures/{role}")
        card = self.book.cards[self.book.language][role]
        found: Figures = adapter(Figures).validate_json(card.figures)
        return found

    def days(self, role: str) -> tuple[dt.date, ...]:
        """The days on which the versions of a role came or will come; `begun` tells which."""
        self.reads.add(f"days/{role}")
        days = self.book.cards[self.book.language][role].days
        return tuple(map(dt.date.fromisoformat, days.split()))

    def needs(self, skill: str) -> tuple[int, ...]:
        """The proficiencies at which anything in the book needs a skill; see `Book.needs`."""
        self.reads.add(f"needs/{skill}")
        return self.book.needs.get(skill, ())

    def is_cited(self, source: str) -> bool:
        """Whether anything in the book cites a source."""
        self.reads.add(f"cited/{source}")
        return source in self.book.cited

    def is_named(self, kind: str, name: str) -> bool:
        """Whether anything in the book names a tool, a resource, an occupation or a location."""
        self.reads.add(f"named/{kind}/{name}")
        return f"{kind}/{name}" in self.book.named

    def postings_numbered(self, requisition: str) -> tuple[str, ...]:
        """The postings with a requisition, by id."""
        number = same_number(requisition)
        self.reads.add(f"numbered/{number}")
        return self.book.requisitions.get(number, ())

    def repeated(self, role: str) -> tuple[tuple[str, str], ...]:
        """The duties of a role whose words stand in another role too: the duty's id, that role."""
        self.reads.add(f"repeated/{role}")
        return self.book.repeated.get(role, ())

    def limits(self) -> Limits:
        """From where on pay or wording looks wrong."""
        self.reads.add("setting/checks")
        return self.book.project.settings.checks

    def hours_per_year(self) -> float:
        """The hours of a year's work, by which pay by the hour is compared with salaries."""
        self.reads.add("setting/hours_per_year")
        return self.book.project.settings.hours_per_year

    def knows(self, kind: str, name: str) -> bool:
        """Whether the book has this thing, or has it in a file that could not be read."""
        self.reads.add(f"card/{name}" if kind == "role" else f"{kind}/{name}")
        broken = self.book.broken
        there = (kind, name, self.book.language) in self.book.entries
        return there or (kind, name) in broken or (kind, "*") in broken

    def whole(self, kind: str, name: str) -> bool:
        """Whether the book has this thing and could read it."""
        self.reads.add(f"card/{name}" if kind == "role" else f"{kind}/{name}")
        return (kind, name, self.book.language) in self.book.entries

    def whole_book(self) -> bool:
        """Whether every file of the book could be read, so that what isn't there is missing."""
        self.reads.add("broken")
        return not self.book.broken

    def past(self, day: dt.date) -> bool:
        """Whether a day is over."""
        self.reads.add(f"past/{day.isoformat()}")
        return self.book.project.today > day

    def begun(self, day: dt.date) -> bool:
        """Whether a day is here or over; days before it alone are asked for."""
        return self.past(day - dt.timedelta(days=1))

    def setting(self, name: str) -> str:
        """A setting of rolebook.yaml that pages depend on, as text; empty where it isn't set."""
        self.reads.add(f"setting/{name}")
        return self.book.settings[name]

    def formats(self) -> list[str]:
        """The formats that a whole build makes, as `setting` notes it."""
        return self.setting("formats").split()

    def parts(self) -> list[str]:
        """What the site has for candidates, as `parts` of rolebook.yaml names it."""
        return self.setting("parts").split()

    def steps_to(self, role: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The steps of all roles that ways to this one come from: where they lead, of what kind."""
        self.reads.add(f"steps-to/{role}")
        return self.book.steps_to(role)

    def moved(self) -> Mapping[str, str]:
        """The ids that roles had, and the ids that these roles have now."""
        self.reads.add("moved")
        return self.book.moved

    def claims(self, old: str) -> tuple[str, ...]:
        """The roles that say that they had an id."""
        self.reads.add(f"claims/{old}")
        return self.book.claims.get(old, ())

    def file(self, kind: str, name: str) -> str:
        """The file of a thing in this language, or in the first one where it isn't translated."""
        self.reads.add(f"file-of/{kind}/{name}{self._suffix}")
        return self.book.file_of(kind, name, self.language)

    def has_file(self, kind: str, name: str) -> bool:
        """Whether a thing stands in a file of the content."""
        self.reads.add(f"file-of/{kind}/{name}{self._suffix}")
        return (kind, name) in self.book.files

    def size(self, path: str) -> int:
        """About how large a file of this language is in the output, in bytes; 0: it isn't made."""
        if self._sizes is None:
            return 0
        path = path if self.main else f"{self.language}/{path}"
        self.reads.add(f"size/{path}")
        return self._sizes.get(path, 0)

    def languages(self) -> list[str]:
        """The languages of the site, first the one that the content is written in."""
        return self.setting("languages").split()

    def translated(self, kind: str, name: str) -> bool:
        """Whether there is a translation of this thing into this language, whole or in part."""
        self.reads.add(f"{kind}/{name}{self._suffix}")
        return not self.main and (kind, name, self.language) in self.book.entries

    def lacking(self, kind: str, name: str, language: str) -> tuple[tuple[str | int, ...], ...]:
        """The paths of the texts of a thing that aren't translated into another language.

        A thing without a text, such as a posting without a note, has nothing to translate.
        """
        self.reads.add(f"{kind}/{name}.{language}")
        entry = self.book.entries.get((kind, name, language))
        if entry:
            return entry.untranslated
        self.reads.add(f"{kind}/{name}")
        return self.book.texts_of(kind, name)

    def reviewed(self, kind: str, name: str) -> str | None:
        """Who has reviewed the translation of this thing, if anyone has."""
        self.reads.add(f"{kind}/{name}{self._suffix}")
        entry = self.book.entries.get((kind, name, self.language))
        return entry.reviewed_by if entry else None

    def reviewed_on(self, kind: str, name: str, language: str) -> dt.date | None:
        """The day on which the translation of this thing into a language was reviewed, if any."""
        self.reads.add(f"{kind}/{name}.{language}")
        entry = self.book.entries.get((kind, name, language))
        return dt.date.fromisoformat(entry.reviewed_on) if entry and entry.reviewed_on else None
