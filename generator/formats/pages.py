"""The views of the home page, ladders and free pages into the data beside them.

All texts are plain, in the page's language; addresses lead from the folder of the language's pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.addresses import HOME, file_of, page_of
from generator.book.model import record
from generator.formats.told import Texts, Told, below, head
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.views.frame import Frame
    from generator.views.index import IndexView, LadderRoles
    from generator.views.ladder import LadderView, Rung
    from generator.views.page import PageView
    from generator.views.sources import SourceItem


@record
class HomeOpening:
    """One of the openings that the home page shows."""

    title: str = Field(description="The title of the role.")
    href: str = Field(description="Its page.")
    place: str = Field(description="Where the work is done.")
    terms: str = Field(description="The type of employment and the way of working, in words.")
    pay: str | None = Field(default=None, description="Its pay in words; absent: not published.")
    closing: str = Field(description="Until when one can apply, in words.")


@record
class HomeRole:
    """A role in the list of all roles."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    href: str = Field(description="Its page.")
    track: str = Field(description="The id of its track.")
    level: int = Field(description="Its level.")
    open: bool = Field(description="Whether one can apply for it today.")


@record
class HomeLadder:
    """A ladder with its roles."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    summary: str = Field(description="What its roles do.")
    href: str = Field(description="Its page.")
    roles: tuple[HomeRole, ...] = Field(description="Lowest level first.")


@record
class HomeGuide:
    """A free page."""

    title: str = Field(description="Its title.")
    href: str = Field(description="Its address.")
    summary: str | None = Field(default=None, description="What it is about.")


@record
class HomePage(Told):
    """The home page: index.json."""

    company: str = Field(description="The employer's name.")
    tagline: str = Field(description="What the employer does, in a sentence.")
    about: Texts = Field(description="About the employer, in paragraphs.")
    website: str | None = Field(default=None, description="The employer's own site.")
    openings: tuple[HomeOpening, ...] = Field(
        description="The first few; all of them stand in postings/index.json."
    )
    ladders: tuple[HomeLadder, ...] = Field(description="In the order of the book.")
    guides: tuple[HomeGuide, ...] = Field(description="The free pages in their order.")


@record
class SourceTold:
    """A citation."""

    id: str = Field(description="Its id.")
    publisher: str = Field(description="Who says it.")
    title: str = Field(description="What it is called.")
    href: str | None = Field(default=None, description="Where it is; absent: no address known.")
    details: str = Field(description="Its dates and what is known about it.")
    note: str | None = Field(default=None, description="What to know when reading it.")


@record
class LadderStep:
    """Where a role of the ladder leads."""

    title: str = Field(description="The title of the role at its end.")
    href: str = Field(description="That role's page.")
    kind: str = Field(description="The kind of the step in words.")
    months: str | None = Field(
        default=None, description="How long it usually takes, in words; informs alone."
    )
    criteria: Texts = Field(description="What is looked at.")
    process: str | None = Field(default=None, description="How it is decided.")


@record
class LadderRole:
    """A role on the ladder, against the role below it."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    href: str = Field(description="Its page.")
    level: str = Field(description="Its level in words.")
    pay: str | None = Field(default=None, description="Its band in words; absent: not published.")
    entry: bool = Field(description="Whether people come in here from outside.")
    terminal: bool = Field(description="Whether growing on from here is a choice.")
    against: str | None = Field(default=None, description="The title of the role below.")
    new: str | None = Field(default=None, description="Skills that it asks for anew.")
    raised: str | None = Field(default=None, description="Skills that it asks more of.")
    next: tuple[LadderStep, ...] = Field(description="Where it leads.")


@record
class LadderTrack:
    """A track and the roles on it."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    summary: Texts = Field(description="What it is, in paragraphs.")
    roles: tuple[LadderRole, ...] = Field(description="Lowest level first.")


@record
class LadderLevel:
    """What a level means."""

    number: str = Field(description="Its number as the page writes it.")
    name: str = Field(description="Its name; may be empty.")
    scope: str = Field(description="What the work reaches.")
    autonomy: str = Field(description="What is decided alone.")
    influence: str = Field(description="Whom it moves.")
    complexity: str = Field(description="How hard the questions are.")
    roles: Texts = Field(description="The pages of the roles that stand on it.")


@record
class LadderDoors:
    """Ways into the ladder, or out of it."""

    title: str = Field(description="Which of the two.")
    ways: Texts = Field(description="Each in words.")


@record
class LadderVersion:
    """A version of the ladder."""

    version: str = Field(description="major.minor.patch.")
    day: str = Field(description="Its day in words.")
    text: str = Field(description="What it changed.")


@record
class LadderPage(Told):
    """A ladder: ladders/ID/index.json. What changes between two roles stands with comparisons."""

    id: str = Field(description="Its permanent id.")
    title: str = Field(description="Its title.")
    summary: Texts = Field(description="What its roles do, in paragraphs.")
    pdf: str | None = Field(default=None, description="The same as a PDF; absent: not made.")
    pay_zone: str | None = Field(default=None, description="The place whose bands are shown.")
    tracks: tuple[LadderTrack, ...] = Field(description="Those that have roles.")
    levels: tuple[LadderLevel, ...] = Field(description="Lowest first.")
    doors: tuple[LadderDoors, ...] = Field(description="Ways in and ways out.")
    version: str | None = Field(default=None, description="Version, owner and days in words.")
    history: tuple[LadderVersion, ...] = Field(description="Newest first.")
    sources: tuple[SourceTold, ...] = Field(description="Who says what stands here.")


@record
class FreePage(Told):
    """A free page: pages/ID/index.json."""

    id: str = Field(description="Its permanent id.")
    title: str = Field(description="Its title.")
    summary: str | None = Field(default=None, description="What it is about.")
    html: str = Field(description="Its text as HTML without scripts and styles.")
    text_language: str | None = Field(
        default=None, description="The language of that text, where it isn't the page's."
    )
    sources: tuple[SourceTold, ...] = Field(description="Who says what stands on the page.")


def _home(view: IndexView) -> HomePage:
    return HomePage(
        **head(view.frame, HOME),
        company=plain(view.company),
        tagline=plain(view.tagline),
        about=texts(view.about),
        website=view.frame.website or None,
        openings=tuple(
            HomeOpening(
                title=plain(each.title),
                href=each.href,
                place=plain(each.place),
                terms=plain(each.terms),
                pay=plain(each.pay) or None,
                closing=plain(each.closing),
            )
            for each in view.vacancies
        ),
        ladders=tuple(map(_home_ladder, view.ladders)),
        guides=tuple(
            HomeGuide(
                title=plain(guide.title), href=guide.href, summary=plain(guide.summary) or None
            )
            for guide in view.guides
        ),
    )


def _home_ladder(ladder: LadderRoles) -> HomeLadder:
    return HomeLadder(
        id=ladder.family,
        title=plain(ladder.title),
        summary=plain(ladder.summary),
        href=ladder.href,
        roles=tuple(
            HomeRole(
                id=role.id,
                title=plain(role.title),
                href=role.href,
                track=role.on,
                level=level.level,
                open=role.open,
            )
            for level in ladder.levels
            for role in level.roles
        ),
    )


def _ladder(view: LadderView) -> LadderPage:
    frame = view.frame
    return LadderPage(
        **head(frame, page_of("ladder", view.id)),
        id=view.id,
        title=plain(view.title),
        summary=texts(view.summary),
        pdf=next((file_of("ladder", view.id, file.href) for file in view.files), None),
        pay_zone=plain(view.pay_zone) or None,
        tracks=tuple(
            LadderTrack(
                id=lane.id,
                name=plain(lane.name),
                summary=texts(lane.summary),
                roles=tuple(_rung(frame, rung) for rung in lane.rungs),
            )
            for lane in view.lanes
        ),
        levels=tuple(
            LadderLevel(
                number=level.number,
                name=plain(level.name),
                scope=plain(level.scope),
                autonomy=plain(level.autonomy),
                influence=plain(level.influence),
                complexity=plain(level.complexity),
                roles=tuple(below(frame, role.href) for role in level.roles),
            )
            for level in view.levels
        ),
        doors=tuple(
            LadderDoors(title=plain(doors.title), ways=texts(way.text for way in doors.ways))
            for doors in view.ways
        ),
        version=plain(frame.version) or None,
        history=tuple(
            LadderVersion(version=each.version, day=plain(each.day), text=plain(each.text))
            for each in view.history
        ),
        sources=_sources(view.sources),
    )


def _rung(frame: Frame, rung: Rung) -> LadderRole:
    return LadderRole(
        id=rung.id,
        title=plain(rung.title),
        href=below(frame, rung.href),
        level=plain(rung.level),
        pay=plain(rung.pay) or None,
        entry=rung.entry,
        terminal=rung.terminal,
        against=plain(rung.against) or None,
        new=plain(rung.new) or None,
        raised=plain(rung.raised) or None,
        next=tuple(
            LadderStep(
                title=plain(step.title),
                href=below(frame, step.href),
                kind=plain(step.kind),
                months=plain(step.months) or None,
                criteria=texts(step.criteria),
                process=plain(step.process) or None,
            )
            for step in rung.targets
        ),
    )


def _page(view: PageView) -> FreePage:
    return FreePage(
        **head(view.frame, page_of("page", view.id)),
        id=view.id,
        title=plain(view.title),
        summary=plain(view.summary) or None,
        html=str(view.body),
        text_language=view.language or None,
        sources=_sources(view.sources),
    )


def _sources(found: Iterable[SourceItem]) -> tuple[SourceTold, ...]:
    return tuple(
        SourceTold(
            id=each.id,
            publisher=plain(each.publisher),
            title=plain(each.title),
            href=each.href or None,
            details=plain(each.details),
            note=plain(each.note) or None,
        )
        for each in found
    )


def texts(found: Iterable[str]) -> Texts:
    """Texts without markup."""
    return tuple(map(plain, found))


SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "IndexView": _home,
    "LadderView": _ladder,
    "PageView": _page,
}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    "home": HomePage,
    "ladder": LadderPage,
    "page": FreePage,
}
"""The shapes by the names of their schemas in docs/formats/."""
