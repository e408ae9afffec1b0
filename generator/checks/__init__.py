"""What is wrong or doubtful in a book: one small function a rule, a file a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks import ladder, pay, posting, reference, text
from generator.checks.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.book import Book
    from generator.findings import Finding

Check = "Callable[[Subject], Iterator[Finding]]"

CHECKS: Mapping[str, tuple[Callable[[Subject], Iterator[Finding]], ...]] = {
    "company": (text.brand_contrast,),
    "location": (reference.zone_of_location,),
    "source": (reference.quoting_source,),
    "resource": (reference.sources_of_resource, pay.months_of_resource),
    "ladder": (reference.sources_of_ladder,),
    "role": (
        reference.place_on_ladder,
        reference.skills_and_tools,
        reference.superior,
        reference.resources_of_role,
        reference.sources_of_role,
        reference.zones_of_role,
        ladder.steps,
        ladder.circular_reports,
        ladder.isolated,
        pay.bands,
        pay.months_of_steps,
    ),
    "posting": (
        reference.role_and_location,
        posting.dates,
        posting.pay,
        posting.required_language,
        text.placeholder,
    ),
    "page": (text.markdown_lists, text.markdown_size, text.markdown_links),
}
"""The checks of each kind of thing, besides those of `EVERY`."""

EVERY = (text.markup, text.glyphs, text.unfinished)
"""The checks of all kinds."""


def subjects(book: Book) -> Iterator[tuple[str, str]]:
    """Every thing of the book that is checked, as kind and id."""
    for kind, ids in book.ids.items():
        yield from ((kind, name) for name in ids)


def check(book: Book, kind: str, name: str) -> tuple[list[Finding], frozenset[str]]:
    """What is wrong with one thing, and the facts that were read to know it."""
    subject = Subject(book, kind, name)
    found = [f for rule in (*CHECKS.get(kind, ()), *EVERY) for f in rule(subject)]
    return found, frozenset(subject.edition.reads)
