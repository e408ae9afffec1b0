"""A thing with a page of its own into the addresses of its files, below its language's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.edition import Edition

HOME = "index.html"
"""The file of a page in its folder; without one, the home page."""

FOLDERS: Mapping[str, str] = {
    "page": "pages",
    "ladder": "ladders",
    "role": "roles",
    "posting": "postings",
    "skill": "skills",
    "place": "places",
    "compare": "compare",
    "ways": "ways",
    "assess": "assess",
}
"""The kinds of pages, and the folder that each kind stands in."""

JSON = "index.json"
"""What a page says, as data, beside the page."""

PAPER = "-self-assessment"
"""How the name of a form to judge oneself by goes on after the role's id, on paper."""

SCRIPT = "data.js"
"""The same for the site's own scripts, which can't read JSON from a disk."""


CARD = "card.png"
"""The picture of the home page, where its link is shared."""


def language_folder(edition: Edition) -> str:
    """The folder of a language's pages below the output folder: empty, or `fr/`."""
    return "" if edition.main else f"{edition.language}/"


def picture_of(kind: str = "", name: str = "") -> str:
    """The address of the picture beside a thing's page; without a thing, of the home page's."""
    return file_of(kind, name, f"{name}.png") if kind else CARD


def page_of(kind: str, name: str) -> str:
    """The address of a thing's page: `roles/ID/index.html`."""
    return file_of(kind, name, HOME)


def list_of(kind: str, file: str = HOME) -> str:
    """The address of the page that lists a kind, or of a file beside it: `skills/index.html`."""
    return f"{FOLDERS[kind]}/{file}"


def file_of(kind: str, name: str, file: str) -> str:
    """The address of a file beside a thing's page."""
    return f"{FOLDERS[kind]}/{name}/{file}"
