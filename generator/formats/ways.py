"""The ways to a role, and the list of them, into data: to read, and for the script.

For the script, a text in which another language occurs is a list of pieces: those in the page's
language as they are, others as pairs of text and language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.addresses import file_of, list_of, page_of
from generator.book.model import record
from generator.book.values import StepKind
from generator.formats.told import Texts, Told, head
from generator.views.text import Pieces, pieces
from generator.ways import LONGEST
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.views.way_steps import Learned, WayStep
    from generator.views.ways import WaysView
    from generator.views.ways_data import WaysData
    from generator.views.ways_list import WaysListView


@record
class WaysTo:
    """The page of all ways to a role."""

    role: str = Field(description="The role's id.")
    title: str = Field(description="The role's title.")
    href: str = Field(description="The page; its data say the ways.")


@record
class WaysOfLadder:
    """The roles of a ladder, and the ways to them."""

    title: str = Field(description="The ladder's title.")
    roles: tuple[WaysTo, ...] = Field(description="Lowest level first.")


@record
class WaysPage(Told):
    """Ways from one role to another: ways/index.json."""

    longest: int = Field(description="Ways have at most so many steps.")
    ladders: tuple[WaysOfLadder, ...] = Field(description="In the order of the book.")


@record
class ToLearn:
    """A skill to learn or to raise."""

    skill: str = Field(description="Its name.")
    before: str = Field(description="The proficiency before, in a word; empty: it is new.")
    now: str = Field(description="The proficiency that is asked, in a word.")


@record
class WaysFrom:
    """A role that ways lead from."""

    role: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    entry: bool = Field(description="Whether people come in there from outside.")
    level: str = Field(description="Its level, in words.")
    ways: tuple[Texts, ...] = Field(
        description="The ways from it by the ids of their roles, the shortest first."
    )
    learns: tuple[ToLearn, ...] = Field(
        description="What there is to learn on the whole of any of them."
    )
    requirements: Texts = Field(
        description="What to bring at the end that is new or other than in the role itself."
    )


@record
class HelpTold:
    """What helps to learn it."""

    name: str = Field(description="What it is called.")
    address: str = Field(description="Where it is; empty: no address known.")


@record
class StepTold:
    """A step of the ways, described once."""

    start: str = Field(
        serialization_alias="from", description="The id of the role at its beginning."
    )
    to: str = Field(description="The id of the role at its end.")
    kind: StepKind = Field(description="promotion, lateral, track-change or family-change.")
    level: str = Field(description="The level at its end, and its track where that changes.")
    months: tuple[int, int] | None = Field(
        default=None, description="Typical months in the first role, from and to; informs alone."
    )
    keeps: Texts = Field(description="The skills that one has well enough.")
    duties: Texts = Field(description="The duties that stay, in the second role's words.")
    learns: tuple[ToLearn, ...] = Field(description="What to learn.")
    requirements: Texts = Field(description="What to bring that is new or other than before.")
    criteria: Texts = Field(description="What is looked at.")
    process: str = Field(description="How it is decided; may be empty.")
    resources: tuple[HelpTold, ...] = Field(description="What helps to learn it.")


@record
class WaysToPage(Told):
    """The ways to a role: ways/ID/index.json."""

    role: str = Field(description="The role's id.")
    title: str = Field(description="The role's title.")
    origins: tuple[WaysFrom, ...] = Field(
        serialization_alias="from", description="From where; those where people come in first."
    )
    steps: tuple[StepTold, ...] = Field(description="Nearest to the role first.")


def _list(view: WaysListView) -> WaysPage:
    return WaysPage(
        **head(view.frame, list_of("ways")),
        longest=LONGEST,
        ladders=tuple(
            WaysOfLadder(
                title=plain(ladder.title),
                roles=tuple(
                    WaysTo(role=role.id, title=plain(role.text), href=page_of("ways", role.id))
                    for role in ladder.roles
                ),
            )
            for ladder in view.ladders
        ),
    )


def for_reading(view: WaysView) -> WaysToPage:
    """What the page says; steps by their roles."""
    return WaysToPage(
        **head(view.frame, page_of("ways", view.id)),
        role=view.id,
        title=plain(view.role.text),
        origins=tuple(
            WaysFrom(
                role=origin.id,
                title=plain(origin.title),
                entry=origin.entry,
                level=plain(origin.level),
                ways=tuple(way.roles for way in origin.ways),
                learns=_learned(origin.total.learns),
                requirements=tuple(plain(line.text) for line in origin.total.requirements),
            )
            for origin in view.origins
        ),
        steps=tuple(map(_said, view.steps)),
    )


def for_script(view: WaysData) -> dict[str, Any]:
    """What the script needs: all ways as numbers, and the steps that lead straight to the role."""
    return {
        "of": _folder(view.id),
        "roles": view.ways.roles,
        "ahead": view.ways.ahead,
        "others": view.ways.others,
        "steps": {
            start: {
                "kind": step.item.kind,
                "sign": step.item.sign,
                "levels": _pieces_of(step.levels),
                "time": step.item.months,
                "months": step.months,
                "keeps": _pieces_of(step.keeps),
                "duties": _pieces_of(step.duties),
                "learns": [[_pieces(each.name), each.before, each.now] for each in step.learns],
                "requirements": _pieces_of(line.text for line in step.requirements),
            }
            for start, step in view.steps.items()
        },
    }


def _pieces_of(texts: Iterable[str]) -> list[str | Pieces]:
    return [_pieces(text) for text in texts]


def _pieces(text: str) -> str | Pieces:
    """The pieces of a text, or the text where it has but one in the page's language."""
    found = pieces(text)
    return plain(text) if all(isinstance(each, str) for each in found) else found


def _learned(skills: Iterable[Learned]) -> tuple[ToLearn, ...]:
    return tuple(
        ToLearn(skill=plain(each.name), before=each.before, now=each.now) for each in skills
    )


def _folder(name: str) -> str:
    return file_of("ways", name, "").rstrip("/")


def _said(step: WayStep) -> StepTold:
    return StepTold(
        start=step.roles[0],
        to=step.roles[1],
        kind=step.kind,
        level=plain(step.levels[1]),
        months=step.months,
        keeps=tuple(map(plain, step.keeps)),
        duties=tuple(map(plain, step.duties)),
        learns=_learned(step.learns),
        requirements=tuple(plain(line.text) for line in step.requirements),
        criteria=tuple(map(plain, step.item.criteria)),
        process=plain(step.item.process),
        resources=tuple(
            HelpTold(name=plain(item.name), address=item.href) for item in step.resources
        ),
    )


SHAPES: Mapping[str, Callable[[Any], Any]] = {"WaysListView": _list, "WaysView": for_reading}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {"ways": WaysPage, "ways-to": WaysToPage}
"""The shapes by the names of their schemas in docs/formats/."""
