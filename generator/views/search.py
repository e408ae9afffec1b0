"""A book in all its languages into what its full-text search knows: a record a page.

Only what someone may look for is in it: titles, summaries, duties, skills, other names; no
navigation, and no posting that isn't approved and open today.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from generator.addresses import language_folder, page_of
from generator.book.edition import Edition
from generator.views.page import to_html
from generator.views.text import paragraphs
from generator.views.vacancies import is_open
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.model import Posting


@dataclass(frozen=True, slots=True)
class Record:
    """A page that can be found: its address below the output folder, its language, its kind.

    `names` are other titles of the same; `texts` are its sentences, the most telling first.
    """

    address: str
    language: str
    kind: str
    title: str
    names: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """Every record, language by language."""

    records: tuple[Record, ...]


def search_view(edition: Edition) -> SearchView:
    """The records of every language; what is read of the book is noted in `edition`."""
    records: list[Record] = []
    for language in edition.languages():
        one = Edition(edition.book, language)
        one.reads = edition.reads
        records += _records(one)
    return SearchView(tuple(records))


def _records(edition: Edition) -> Iterator[Record]:
    _ = wording(edition.language).gettext
    for name in edition.ids("role"):
        yield _role(edition, name, _("Role"))
    for name in edition.ids("posting"):
        posting = edition.posting(name)
        if edition.approved(name) and is_open(edition, posting):
            yield _posting(edition, name, posting, _("Opening"))
    for name in edition.ids("ladder"):
        ladder = edition.ladder(name)
        levels = tuple(level.name for level in ladder.levels)
        scopes = (level.scope for level in ladder.levels)
        texts = (ladder.summary, *scopes)
        yield _record(edition, "ladder", name, _("Ladder"), ladder.title, levels, texts)
    if "skills" in edition.parts():
        for name in edition.ids("skill"):
            skill = edition.skill(name)
            seen = (getattr(skill.proficiency, each.name) for each in fields(skill.proficiency))
            texts = (skill.summary, *seen)
            yield _record(edition, "skill", name, _("Skill"), skill.name, (), texts)
    for name in edition.ids("page"):
        page = edition.page(name)
        texts = (page.summary or "", " ".join(to_html(page.body).striptags().split()))
        yield _record(edition, "page", name, _("Guide"), page.title, (), texts)


def _role(edition: Edition, name: str, kind: str) -> Record:
    role = edition.role(name)
    skills = tuple(edition.skill(skill).name for skill in role.skills)
    texts = (role.summary, *(duty.text for duty in role.duties), *skills)
    return _record(edition, "role", name, kind, role.title, role.also_called, texts)


def _posting(edition: Edition, name: str, posting: Posting, kind: str) -> Record:
    role = edition.role(posting.role)
    place = edition.location(posting.location).name
    duties = (duty.text for duty in role.duties)
    texts = (place, *paragraphs(posting.note or ""), role.summary, *duties)
    return _record(edition, "posting", name, kind, role.title, role.also_called, texts)


def _record(  # noqa: PLR0913, PLR0917 - what a page is found by
    edition: Edition,
    kind: str,
    name: str,
    kind_name: str,
    title: str,
    names: tuple[str, ...],
    texts: tuple[str, ...],
) -> Record:
    return Record(
        address=language_folder(edition) + page_of(kind, name),
        language=edition.language,
        kind=kind_name,
        title=plain(title),
        names=tuple(map(plain, names)),
        texts=tuple(plain(text) for text in texts if text),
    )
