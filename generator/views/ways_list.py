"""An edition into the page on which one chooses from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import HOME, list_of
from generator.views.dated import last_changed
from generator.views.frame import Frame, frame, relative, with_notes
from generator.ways import LONGEST
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class RoleWays:
    """A role, and the page of the ways to it."""

    id: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class LadderWays:
    """A ladder, and the pages of the ways to its roles, lowest level first."""

    title: str
    roles: tuple[RoleWays, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A sentence that the script fills and shows."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class WaysListView:
    """What the page shows; `compare` is the page that compares roles, where the site has one."""

    frame: Frame
    ladders: tuple[LadderWays, ...]
    words: tuple[Word, ...]
    compare: str


def ways_list_view(edition: Edition) -> WaysListView:
    """The view of the page; the list of ways to each role needs no script."""
    words = wording(edition.language)
    _ = words.gettext
    address = list_of("ways")
    home = relative(address)
    ladders = {name: edition.roles_of(name) for name in edition.ids("ladder")}
    view = WaysListView(
        frame=frame(
            edition,
            address,
            _("Ways from one role to another"),
            _(
                "Choose where you are and where you would like to be: the steps in between, with "
                "what carries over and what to learn."
            ),
            last=last_changed(edition, "ways_list"),
        ),
        ladders=tuple(
            LadderWays(
                edition.ladder(name).title,
                tuple(RoleWays(role, edition.card(role).title, f"{role}/{HOME}") for role in roles),
            )
            for name, roles in ladders.items()
            if roles
        ),
        words=tuple(Word(*word) for word in _words(words)),
        compare=home + list_of("compare") if "compare" in edition.parts() else "",
    )
    return with_notes(edition, "company", "company", view)


def _words(words: Wording) -> Iterator[tuple[str, str]]:
    """What the script says; it fills the gaps."""
    _ = words.gettext
    yield "heading", _("From %(start)s to %(end)s")
    yield "first", _("The shortest way: %(steps)s")
    yield "other", _("Another way, by %(roles)s: %(steps)s")
    yield "step", _("1 step")
    yield "steps", _("%(count)s steps")
    yield "one", _("1 way found, in %(steps)s.")
    yield "many", _("%(count)s ways found, the shortest in %(steps)s.")
    none = _("No way known from %(start)s to %(end)s. Ways have at most %(longest)s steps.")
    yield "none", none.replace("%(longest)s", words.number(LONGEST))
    yield "same", _("From and to are the same role. Choose two roles.")
    yield "unknown", _("A role of this link isn’t in the book. Choose another.")
    yield "damaged", _("This link is damaged and can’t be read. Choose two roles.")
    yield "half", _("Choose the other role too.")
    yield "failed", _("The ways couldn’t be loaded. The list below leads to the ways to each role.")
    yield "in-all", _("Usually after %(time)s in all.")
    for name, count in (("", 1), ("s", 2)):
        yield f"month{name}", words.ngettext("%(number)s month", "%(number)s months", count)
        yield f"year{name}", words.ngettext("%(number)s year", "%(number)s years", count)
    yield "and-half", _("%(years)s½")
    yield "up-to", _("up to %(time)s")
    yield "range", _("%(low)s to %(high)s")
    for name, count in (("", 1), ("s", 2)):
        one, many = (
            "%(text)s Of %(number)s step the time is not said.",
            "%(text)s Of %(number)s steps the time is not said.",
        )
        yield f"silent-step{name}", words.ngettext(one, many, count)
    yield "silent", _("How long it takes is not said.")
    yield "time", _("%(kind)s, usually after %(time)s")
    yield "new", _("%(skill)s, new: %(now)s")
    yield "raised", _("%(skill)s, from %(before)s to %(now)s")
    yield "nothing", _("No skill is new or asked at a higher proficiency.")
    yield "nice", _("%(requirement)s (nice to have)")
    yield "nothing-more", _("Nothing that the role at the start doesn’t ask as well.")
    yield "alone", _("No skill as well as it is asked there.")
    yield "leg", _("%(start)s to %(end)s")
    yield "compare", _("Compare the two roles")
    yield "reach", _("All ways to %(role)s")
    yield "after", _("Where %(role)s leads")
