"""A thing with a page of its own into the addresses of its files, below its language's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "index.html"
"""The file of a page in its folder; without one, the home page."""

FOLDERS: Mapping[str, str] = {
    "page": "pages",
    "ladder": "ladders",
    "role": "roles",
    "posting": "postings",
}
"""The kinds of things that have a page, and the folder that each kind stands in."""


def page_of(kind: str, name: str) -> str:
    """The address of a thing's page: `roles/ID/index.html`."""
    return file_of(kind, name, HOME)


def file_of(kind: str, name: str, file: str) -> str:
    """The address of a file beside a thing's page."""
    return f"{FOLDERS[kind]}/{name}/{file}"
