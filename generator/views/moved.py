"""An id that a role had into the page that stands at its old address and leads on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.views.frame import Frame, Link, frame, relative

if TYPE_CHECKING:
    from generator.book.edition import Edition


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the page shows: where the role is now."""

    frame: Frame
    target: Link


def moved_view(edition: Edition, old: str) -> MovedView:
    """The view of the page at the address that a role had; its canonical address is the new one."""
    role = edition.card(edition.moved()[old])
    address, site = page_of("role", role.id), edition.setting("site")
    framed = frame(edition, page_of("role", old), role.title, "")
    new = (
        framed.canonical and f"{site}/{framed.address.removesuffix(page_of('role', old))}{address}"
    )
    return MovedView(
        frame=replace(framed, canonical=new, alternates=(), social=None, more=()),
        target=Link(role.title, relative(address) + address),
    )
