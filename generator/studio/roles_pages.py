"""The roles of a book into the pages where their descriptions are found, seen and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.formats.registry import DESCRIPTION
from generator.studio.choosing import called
from generator.studio.desk_pages import Chosen, SeenItem
from generator.studio.pages import told
from generator.studio.site import media_type
from generator.studio.take_pages import TakenFile
from generator.views.frame import Link
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.book.edition import Edition
    from generator.findings import Finding
    from generator.studio.pages import Around, Told
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Listed:
    """The roles of a ladder that were found."""

    title: str
    roles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RolesView:
    """The page where one looks for a role; `none` says that nothing was found."""

    frame: Around
    asked: str
    ladders: tuple[Listed, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Described:
    """The job description in one language: as it is seen, and its files."""

    seen: SeenItem
    files: tuple[TakenFile, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """The job description of a role at the place that is `chosen`.

    `findings` are the errors that keep it away; `none` says so where no place is in the book.
    """

    frame: Around
    name: str
    chosen: str
    places: tuple[Chosen, ...]
    descriptions: tuple[Described, ...]
    findings: tuple[Told, ...]
    none: str


def roles_view(frame: Around, edition: Edition, words: Wording, asked: str) -> RolesView:
    """The roles whose title, other names or skills have what is asked for, by their ladders."""
    _ = words.gettext
    ladders = tuple(_ladders(edition, asked, f"/{frame.language}/roles"))
    none = _("No role is called “%(asked)s”.") if asked else _("The book has no role yet.")
    return RolesView(frame, asked, ladders, "" if ladders else plain(words.fill(none, asked=asked)))


def role_view(  # noqa: PLR0913, PLR0917 - one for each part of the page
    frame: Around,
    edition: Edition,
    words: Wording,
    name: str,
    place: str,
    found: Sequence[Finding],
) -> RoleView:
    """The page of a role; `found` are the errors in what its description is made of."""
    none = words.gettext("A job description is for a place, and the book has none yet.")
    places = (Chosen(one, plain(edition.location(one).name)) for one in edition.ids("location"))
    made = _described(edition, words, name, place, frame.title) if place and not found else ()
    return RoleView(
        frame=frame,
        name=name,
        chosen=place,
        places=tuple(places),
        descriptions=tuple(made),
        findings=tuple(told(words, each) for each in found),
        none="" if place else none,
    )


def first_place(edition: Edition, role: str) -> str:
    """Where a role is most likely asked for: where it has a posting, else the first place."""
    postings = map(edition.posting, edition.ids("posting"))
    asked = (each.location for each in postings if each.role == role)
    return next((each for each in (*asked, *edition.ids("location"))), "")


def _ladders(edition: Edition, asked: str, start: str) -> Iterator[Listed]:
    found = set(called(edition, asked))
    for ladder in edition.ids("ladder"):
        roles = [name for name in edition.roles_of(ladder) if name in found]
        if roles:
            links = (Link(plain(edition.card(name).title), f"{start}/{name}") for name in roles)
            yield Listed(plain(edition.ladder(ladder).title), tuple(links))


def _described(
    edition: Edition, words: Wording, name: str, place: str, title: str
) -> Iterator[Described]:
    for language in edition.languages():
        where = f"/roles/{name}/{place}/{language}"
        spoken = words.language_name(language)
        said = words.gettext("Job description in %(language)s: %(title)s")
        says = plain(words.fill(said, language=spoken, title=title))
        yield Described(
            SeenItem(spoken, f"{where}/page", says, language == edition.language),
            tuple(
                TakenFile(form.label, f"{where}/files/{key}", form.media or media_type(form.file))
                for key, form in DESCRIPTION.items()
            ),
        )
