"""An edition into the page that composes comparisons, with the ready ones by ladder."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from generator.addresses import list_of, page_of
from generator.book.edition import Edition
from generator.ladder import pairs
from generator.views.compare import CompareWords, compare_words
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, relative, with_notes
from generator.wording import wording

MOST = 4
"""Roles side by side."""


@dataclass(frozen=True, slots=True)
class ReadyPair:
    """Two roles that have a page side by side."""

    lower: Annotated[str, Field(description="The id of the lower role.")]
    upper: Annotated[str, Field(description="The id of the upper role.")]
    lower_title: Annotated[str, Field(description="The lower role's title.")]
    upper_title: Annotated[str, Field(description="The upper role's title.")]
    href: Annotated[str, Field(description="The page, from the page that lists it.")]


@dataclass(frozen=True, slots=True)
class ReadyLadder:
    """The ready comparisons whose lower role stands on one ladder."""

    id: Annotated[str, Field(description="The ladder's id.")]
    title: Annotated[str, Field(description="The ladder's title.")]
    pairs: Annotated[tuple[ReadyPair, ...], Field(description="By the lower role's level.")]


@dataclass(frozen=True, slots=True)
class Ready:
    """The ready comparisons as data."""

    version: Annotated[Literal[1], Field(description="The version of this shape.")]
    of: Annotated[str, Field(description="The folder of the page, below that of the language.")]
    language: Annotated[str, Field(description="The language of the page (BCP 47).")]
    ladders: Annotated[tuple[ReadyLadder, ...], Field(description="Those that have any.")]
    changed: Annotated[
        dt.date | None, Field(description="The day on which it last changed; absent: not known.")
    ] = None


@dataclass(frozen=True, slots=True)
class CompareListView:
    """The page: what is ready, and the words in which its script speaks.

    `count` roles exist; at most `limit` stand side by side, which `most` says in digits to read.
    """

    frame: Frame
    count: int
    limit: int
    most: str
    ready: Ready
    words: CompareWords


def compare_list_view(edition: Edition) -> CompareListView:
    """The view; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("compare")
    home = relative(address)
    cards = {name: edition.card(name) for name in edition.ids("role")}
    begun: dict[str, list[tuple[str, str]]] = {}
    for pair in pairs(cards):
        begun.setdefault(pair[0], []).append(pair)
    ladders = []
    for ladder in edition.ids("ladder"):
        place = {role: at for at, role in enumerate(edition.roles_of(ladder))}
        here = sorted(
            (pair for role in place for pair in begun.get(role, ())),
            key=lambda pair: (place[pair[0]], cards[pair[1]].level, pair[1]),
        )
        found = tuple(
            ReadyPair(
                lower,
                upper,
                cards[lower].title,
                cards[upper].title,
                home + page_of("compare", f"{lower}--{upper}"),
            )
            for lower, upper in here
        )
        if found:
            ladders.append(ReadyLadder(ladder, edition.ladder(ladder).title, found))
    description = _("Two to four roles side by side: duties, skills, requirements, scope and pay.")
    day = last_changed(edition, "compare_list")
    view = CompareListView(
        frame=frame(edition, address, _("Compare roles"), description, last=day),
        count=len(cards),
        limit=MOST,
        most=words.number(MOST),
        ready=Ready(1, "compare", edition.language, tuple(ladders), day),
        words=compare_words(words),
    )
    return with_notes(edition, "company", "company", view)
