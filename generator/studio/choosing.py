"""What someone looks for, into the page where a role and a place are chosen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.studio.desk_pages import Chosen
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.edition import Edition
    from generator.studio.form import Complaint
    from generator.studio.pages import Around
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was looked for, and what was chosen when the form was sent."""

    asked: str
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RoleOption:
    """A role to choose: its title, what else it is called, what it asks for, where it stands."""

    value: str
    title: str
    also: str
    skills: str
    about: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """The page where one chooses a role and a place; `asked` is what was looked for.

    `count` says with gaps how many roles are shown, and `shown` without them; `none` that there is
    none of them, `nothing` that with a gap.
    """

    frame: Around
    asked: str
    roles: tuple[RoleOption, ...]
    places: tuple[Chosen, ...]
    place: str
    count: str
    shown: str
    none: str
    nothing: str
    complaints: tuple[str, ...]


def choice_view(
    frame: Around, edition: Edition, words: Wording, wanted: Wanted, complaints: Iterable[Complaint]
) -> ChoiceView:
    """The roles whose title, other names or skills have what is asked for, and all places.

    The role that fits best is chosen, unless another one was.
    """
    _ = words.gettext
    found = tuple(called(edition, wanted.asked))
    best = best_of(edition, found, wanted.asked) if wanted.asked else ""
    chosen = wanted.role if wanted.role in found else best
    places = [Chosen(name, plain(edition.location(name).name)) for name in edition.ids("location")]
    count, nothing = _("%(shown)s of %(total)s roles"), _("No role is called “%(asked)s”.")
    numbers = {"shown": len(found), "total": len(edition.ids("role"))}
    return ChoiceView(
        frame=frame,
        asked=wanted.asked,
        roles=tuple(_option(edition, words, name, chosen=name == chosen) for name in found),
        places=tuple(places),
        place=wanted.place,
        count=count,
        shown=words.fill(count, **{name: words.number(value) for name, value in numbers.items()}),
        none="" if found else words.fill(nothing, asked=wanted.asked),
        nothing=nothing,
        complaints=tuple(each.text for each in complaints),
    )


def _option(edition: Edition, words: Wording, name: str, *, chosen: bool) -> RoleOption:
    title, also, skills = _names(edition, name)
    role = edition.role(name)
    about = [also and words.fill(words.gettext("Also called %(names)s"), names=words.all_of(also))]
    about.append(edition.ladder(role.ladder).title if edition.whole("ladder", role.ladder) else "")
    return RoleOption(
        value=name,
        title=title,
        also="|".join(also),
        skills="|".join(skills),
        about=" · ".join(plain(each) for each in about if each),
        chosen=chosen,
    )


def called(edition: Edition, asked: str) -> Iterator[str]:
    """The roles whose title, other names or skills have all words that are asked for."""
    wanted = folded(asked).split()
    for name in edition.ids("role"):
        title, also, skills = _names(edition, name)
        names = folded(" ".join((title, *also, *skills)))
        if all(word in names for word in wanted):
            yield name


def best_of(edition: Edition, found: Sequence[str], asked: str) -> str:
    """The role that fits best: by its title before another name, by a whole one before a part."""
    wanted = " ".join(folded(asked).split())

    def rank(name: str) -> int:
        title, also, _ = _names(edition, name)
        return _rank(wanted, folded(title), [folded(each) for each in also])

    return min(found, key=rank, default="")


def _rank(wanted: str, title: str, also: Sequence[str]) -> int:
    """How far a role is from what is wanted: 0 is its very title, 6 something of its skills."""
    tests = (
        title == wanted,
        wanted in also,
        title.startswith(wanted),
        wanted in title,
        any(wanted in each for each in also),
        all(word in title for word in wanted.split()),
    )
    return next((place for place, fits in enumerate(tests) if fits), len(tests))


def _names(edition: Edition, name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The title of a role, what else it is called, and the skills that it asks for."""
    card, role = edition.card(name), edition.role(name)
    skills = [edition.skill(skill).name for skill in role.skills if edition.whole("skill", skill)]
    return plain(card.title), tuple(map(plain, role.also_called)), tuple(map(plain, skills))


def folded(text: str) -> str:
    """A text in small letters without their marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
