"""An edition into the page that a server shows for an address that doesn't exist.

It is shown at any depth, so it holds its style, and its links are whole; where the site's address
is not known, it has none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.addresses import language_folder
from generator.views.frame import Frame, Link, frame
from generator.wording import wording

if TYPE_CHECKING:
    from generator.book.edition import Edition

ADDRESS = "404.html"


@dataclass(frozen=True, slots=True)
class NotFoundText:
    """What the page says in one language, and the way home where the site's address is known."""

    language: str
    title: str
    text: str
    home: Link | None


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the page shows, in every language of the site."""

    frame: Frame
    texts: tuple[NotFoundText, ...]


def not_found_view(edition: Edition) -> NotFoundView:
    """The view of the page, in the first language and then in the others."""
    _ = wording(edition.language).gettext
    languages = edition.languages()
    site = edition.setting("site")
    home = f"{site}/{language_folder(edition)}"
    framed = frame(edition, ADDRESS, _("Page not found"), "", home=home)
    return NotFoundView(
        frame=replace(
            framed,
            menu=framed.menu if site else (),
            guides=framed.guides if site else (),
            alternates=(),
        ),
        texts=tuple(
            _text(edition, language, main=language == languages[0]) for language in languages
        ),
    )


def _text(edition: Edition, language: str, *, main: bool) -> NotFoundText:
    _ = wording(language).gettext
    site = edition.setting("site")
    home = f"{site}/index.html" if main else f"{site}/{language}/index.html"
    return NotFoundText(
        language=language,
        title=_("Page not found"),
        text=_(
            "There is no page at this address. It may have moved, or an opening may have closed."
        ),
        home=Link(_("All roles and openings"), home) if site else None,
    )
