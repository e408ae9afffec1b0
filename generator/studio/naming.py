"""What things of the book are called, and the page on which the studio shows each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import page_of
from generator.book.edition import Edition
from generator.views.places import place_label
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.book import Book
    from generator.findings import Finding
    from generator.studio.shelf import Reading
    from generator.wording import Wording

OWN = ("role", "ladder", "posting", "page")
"""The kinds that have a file for each thing, and a page."""

IN_LIBRARIES = {"skills": "skill", "zones": "place"}
"""The kinds that have a page and share a file, by the name under which they stand there."""


class Lead(NamedTuple):
    """What a thing is called, in which language, and where it is shown."""

    text: str
    language: str
    href: str


def said_in(words: Wording, book: Book) -> str:
    """The studio's language, if the book has it; else the book's own."""
    return words.language if words.language in book.cards else book.language


def title_of(edition: Edition, role: str, location: str) -> str:
    """What a posting is called: its role and its place, as far as the book has them."""
    title = edition.card(role).title if edition.whole("role", role) else role
    place = edition.location(location).name if edition.whole("location", location) else location
    return plain(f"{title}, {place}")


def part_name(part: str, words: Wording) -> str:
    """What a part of an approval is called."""
    _ = words.gettext
    return {
        "title": _("Title and summary"),
        "duties": _("Duties"),
        "skills": _("Skills and tools"),
        "requirements": _("Requirements"),
        "role": _("Role and industry"),
        "place": _("Place and way of working"),
        "terms": _("Terms of the work"),
        "pay": _("Pay"),
        "dates": _("When it opens and closes"),
        "selection": _("Number, vacancy and selection"),
        "differs": _("What differs from the role"),
        "note": _("Note"),
        "contact": _("Where to apply and whom to ask"),
        "industry": _("What the industry adds"),
        "translations": _("Translations"),
    }[part]


def leads(words: Wording, reading: Reading) -> Callable[[Finding], Lead | None]:
    """From a finding to what it is about; to None of what has no page, or none that can be made."""
    if reading.book is None:
        return lambda _: None
    book, things = reading.book, dict[str, tuple[str, str]]()
    edition = Edition(book, said_in(words, book))
    for (kind, name), (file, overlays) in book.files.items():
        if kind in OWN:
            things |= dict.fromkeys((file, *(overlay for _, overlay in overlays)), (kind, name))

    def lead(finding: Finding) -> Lead | None:
        thing = things.get(finding.file) or _in_library(finding)
        if thing is None:
            return None
        page, text = page_of(*thing), _called(edition, words, *thing)
        if not text or not reading.site or not reading.site.has(page):
            return None
        shown = f"postings/{thing[1]}" if thing[0] == "posting" else f"preview?page={page}"
        return Lead(text, edition.language, f"/{words.language}/{shown}")

    return lead


def _in_library(finding: Finding) -> tuple[str, str] | None:
    """What a finding of a library is about, if that has a page."""
    if len(finding.at) > 1 and finding.at[0] in IN_LIBRARIES:
        return IN_LIBRARIES[str(finding.at[0])], str(finding.at[1])
    return None


def _called(edition: Edition, words: Wording, kind: str, name: str) -> str:
    """What a thing is called, as far as the book has it whole."""
    if not edition.whole("zone" if kind == "place" else kind, name):
        return ""
    if kind == "posting":
        posting = edition.posting(name)
        return title_of(edition, posting.role, posting.location)
    called = {
        "role": lambda: edition.card(name).title,
        "ladder": lambda: edition.ladder(name).title,
        "page": lambda: edition.page(name).title,
        "skill": lambda: edition.skill(name).name,
        "place": lambda: place_label(edition, words, name),
    }
    return plain(called[kind]())
