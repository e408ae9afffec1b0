"""A page into what is shown of it where its link is shared, and into links to change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import FOLDERS, HOME, language_folder, picture_of
from generator.gaps import filled
from generator.wording import locale_at

if TYPE_CHECKING:
    from generator.book.edition import Edition

PICTURED = ("role", "ladder", "posting")
"""The kinds of pages that have a picture of their own; others are shown with the home page's."""

KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Social:
    """What Open Graph says of a page besides title and address; no picture where none is built.

    `locale` and `others` are locales as Open Graph writes them: `fr_CA`; `alt` says in words what
    the picture shows.
    """

    locale: str
    others: tuple[str, ...]
    picture: str
    alt: str


def thing_of(address: str) -> tuple[str, str]:
    """The kind and the id that a page’s address tells; those of the company for the home page.

    Both are empty for a page of no thing.
    """
    if address == HOME:
        return "company", "company"
    folder, _, rest = address.partition("/")
    name, _, file = rest.partition("/")
    return (KINDS[folder], name) if folder in KINDS and file == HOME else ("", "")


def social(edition: Edition, address: str, title: str, company: str) -> Social | None:
    """What is said of the page at an address; None without the site’s own address."""
    site = edition.setting("site")
    if not site:
        return None
    country = edition.company().country[:2]
    here, *others = (locale_at(language, country) for language in _ordered(edition))
    kind, name = thing_of(address)
    own = kind in PICTURED
    picture = f"{site}/{language_folder(edition)}{picture_of(kind, name) if own else picture_of()}"
    return Social(
        locale=here,
        others=tuple(others),
        picture=picture if "png" in edition.formats() else "",
        alt=f"{title} – {company}" if own and title != company else company,
    )


def foot_links(edition: Edition, address: str, title: str, full: str) -> dict[str, str]:
    """The addresses to edit a page and to comment on it, as far as the project has templates."""
    templates = {name: edition.setting(name) for name in ("edit", "comment")}
    kind, name = thing_of(address)
    if not any(templates.values()) or not edition.has_file(kind, name):
        return {}
    content = edition.file(kind, name)
    values = {"file": content, "title": title, "address": full or address, "id": name}
    return {use: filled(text, values) for use, text in templates.items() if text}


def _ordered(edition: Edition) -> list[str]:
    """The languages of the site, first the page's own."""
    return sorted(edition.languages(), key=lambda language: language != edition.language)
