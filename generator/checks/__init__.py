"""What is wrong or doubtful in a book: one small function a rule, a file a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks import (
    days,
    differs,
    governance,
    industry,
    ladder,
    law,
    library,
    markup,
    pay,
    posting,
    reference,
    text,
    unfinished,
    words,
)
from generator.checks.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.book import Book
    from generator.findings import Finding

Check = "Callable[[Subject], Iterator[Finding]]"

WORDING = (
    words.listed,
    words.balance,
    words.shouting,
    words.long_sentences,
    words.reading_grade,
)
"""The checks of all that candidates read."""

CHECKS: Mapping[str, tuple[Callable[[Subject], Iterator[Finding]], ...]] = {
    "company": (
        reference.library_of_roles,
        text.brand_contrast,
        unfinished.begun,
        unfinished.addresses,
        *WORDING,
    ),
    "location": (reference.zone_of_location, library.entry_is_named, unfinished.begun),
    "skill": (reference.resources_of_skill, library.skill_is_needed, *WORDING),
    "tool": (library.entry_is_named,),
    "source": (
        reference.quoting_source,
        library.quoted_in_a_circle,
        library.source_is_cited,
        days.ahead,
    ),
    "resource": (reference.sources_of_resource, pay.months_of_resource, library.entry_is_named),
    "occupation": (
        reference.sources_of_wages,
        library.wages,
        library.entry_is_named,
        pay.market_age,
        days.ahead,
    ),
    "ladder": (
        reference.sources_of_ladder,
        ladder.tracks,
        governance.review,
        governance.approval,
        governance.changes,
        days.ahead,
    ),
    "role": (
        reference.place_on_ladder,
        reference.skills_and_tools,
        reference.superior,
        reference.former_ids,
        reference.resources_of_role,
        reference.sources_of_role,
        reference.duties_of_demands,
        reference.zones_of_role,
        ladder.steps,
        ladder.circular_reports,
        ladder.isolated,
        ladder.dead_end,
        ladder.rising,
        ladder.promotion_asks_more,
        ladder.repeated_duties,
        pay.bands,
        pay.same_day,
        pay.months_of_steps,
        pay.width,
        pay.currencies,
        pay.against_below,
        pay.market_age,
        pay.outlook_ahead,
        days.ahead,
        governance.review,
        governance.approval,
        governance.approval_of_bands,
        governance.changes,
        governance.complete,
        markup.summary,
        unfinished.begun,
        words.titles,
        words.requirements_split,
        *WORDING,
    ),
    "industry": (
        reference.names_of_overlays,
        reference.sources_of_list,
        industry.raises,
        industry.changes,
        *WORDING,
    ),
    "posting": (
        reference.role_and_location,
        reference.resources_of_posting,
        industry.lies_over,
        differs.left_out,
        differs.added,
        differs.order,
        differs.essential,
        posting.dates,
        posting.start,
        posting.requisition,
        days.ahead,
        posting.pay,
        posting.one_pay,
        posting.where_remote,
        markup.apply,
        markup.city,
        law.requirements,
        law.places,
        governance.as_approved,
        unfinished.nowhere,
        unfinished.addresses,
        words.posting_length,
        words.requirements_agree,
        *WORDING,
    ),
    "page": (
        reference.sources_of_list,
        text.markdown_lists,
        text.markdown_size,
        text.markdown_links,
        text.dead_links,
    ),
    "words": (words.own_list,),
}
"""The checks of each kind of thing, besides those of `EVERY`."""

EVERY = (reference.named_twice, days.reviewed_ahead, text.markup, text.glyphs, unfinished.to_do)
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
