"""What someone looks for, into the page where a role and a place are chosen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.studio.desk_pages import Chosen
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    `count` says with gaps how many roles are shown, `one` says so of one, and `shown` without gaps;
    `none` that there is none of them, `nothing` that with a gap.
    """

    frame: Around
    asked: str
    roles: tuple[RoleOption, ...]
    places: tuple[Chosen, ...]
    place: str
    one: str
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
    found = called(edition, wanted.asked)
    best = found[0] if wanted.asked and found else ""
    chosen = wanted.role if wanted.role in found else best
    places = [Chosen(name, plain(edition.location(name).name)) for name in edition.ids("location")]
    one, count = (_count(words, number) for number in (1, MANY))
    nothing = _("No role is called “%(asked)s”.")
    numbers = {"shown": len(found), "total": len(edition.ids("role"))}
    told = _count(words, numbers["shown"])
    return ChoiceView(
        frame=frame,
        asked=wanted.asked,
        roles=tuple(_option(edition, words, name, chosen=name == chosen) for name in found),
        places=tuple(places),
        place=wanted.place,
        one=one,
        count=count,
        shown=words.fill(told, **{name: words.number(value) for name, value in numbers.items()}),
        none="" if found else words.fill(nothing, asked=wanted.asked),
        nothing=nothing,
        complaints=tuple(each.text for each in complaints),
    )


MANY = 100
"""A number of which all languages here speak in the plural."""


def _count(words: Wording, shown: int) -> str:
    """How many roles are shown, with gaps for the numbers."""
    return words.ngettext("%(shown)s of %(total)s roles", "%(shown)s of %(total)s roles", shown)


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


def called(edition: Edition, asked: str) -> list[str]:
    """The roles whose title, other names or skills have all words that are asked for, best first.

    A longer word that no role has may have one letter wrong.
    """
    names = {name: _called(edition, name) for name in edition.ids("role")}
    wanted = folded(asked).split()
    all_names = "|".join(each for one in names.values() for each in one)
    wrong = {word for word in wanted if len(word) >= LONG and word not in all_names}

    def has(text: str, word: str) -> bool:
        return word in text or (
            word in wrong and any(near(word, one) for one in WORD.findall(text))
        )

    def rank(name: str) -> int:
        """How far a role is from what is wanted: 0 is its very title, the last is no role of it."""
        title, also, skills = names[name]
        whole = " ".join(wanted)
        tests = (
            title == whole,
            whole in also.split("|"),
            title.startswith(whole),
            whole in title,
            whole in also,
            all(has(title, word) for word in wanted),
            all(has(f"{title}|{also}", word) for word in wanted),
            all(has(f"{title}|{also}|{skills}", word) for word in wanted),
        )
        return next((place for place, fits in enumerate(tests) if fits), NOWHERE)

    ranks = {name: rank(name) if wanted else 0 for name in names}
    return sorted((name for name in names if ranks[name] < NOWHERE), key=lambda name: ranks[name])


NOWHERE = 8
"""The rank of a role that isn't what is wanted; `choose.js` ranks by the same rules."""

LONG = 5
"""A word of so many letters may have a wrong one: a shorter one is soon another word."""

WORD = re.compile(r"\w+")


def near(wanted: str, word: str) -> bool:
    """Whether a word begins with what is wanted, but for one letter: wrong, missing, too many.

    Two neighbours that are exchanged count as one.
    """
    differing = (at for at, letter in enumerate(wanted) if letter != word[at : at + 1])
    same = next(differing, len(wanted))
    rest, other = wanted[same:], word[same:]
    return (
        other[1:].startswith(rest[1:])
        or other.startswith(rest[1:])
        or other[1:].startswith(rest)
        or (other[:2] == rest[1::-1] and other[2:].startswith(rest[2:]))
    )


def _called(edition: Edition, name: str) -> tuple[str, str, str]:
    """The title of a role, its other names and its skills, as they are looked for."""
    title, also, skills = _names(edition, name)
    return folded(title), "|".join(map(folded, also)), "|".join(map(folded, skills))


def _names(edition: Edition, name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The title of a role, what else it is called, and the skills that it asks for."""
    card, role = edition.card(name), edition.role(name)
    skills = [edition.skill(skill).name for skill in role.skills if edition.whole("skill", skill)]
    return plain(card.title), tuple(map(plain, role.also_called)), tuple(map(plain, skills))


def folded(text: str) -> str:
    """A text in small letters without their marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
