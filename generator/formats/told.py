"""What the data beside every page begin with, and records into plain data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.book.book import adapter
from generator.book.model import record

if TYPE_CHECKING:
    from generator.views.frame import Frame

Texts = tuple[str, ...]


@record
class Told:
    """What each page says of itself."""

    of: str = Field(description="The folder of the page, below that of the language.")
    language: str = Field(description="The language of the page (BCP 47).")
    changed: dt.date | None = Field(
        default=None, description="The day on which it last changed; absent: not known."
    )


def head(frame: Frame, address: str) -> dict[str, Any]:
    """The fields of `Told` for the page at `address` below the language's folder."""
    return {
        "of": folder(address),
        "language": frame.language,
        "changed": frame.changed.on if frame.changed else None,
    }


def folder(address: str) -> str:
    """The folder of a page: `roles/ID` of `roles/ID/index.html`; empty for the home page."""
    return address.rpartition("/")[0]


def below(frame: Frame, href: str) -> str:
    """An address as of the folder of the language's pages, of one as of the page."""
    return href.removeprefix(frame.home)


def as_data(found: object) -> dict[str, Any]:
    """A record as plain data, without what is absent."""
    cls: Any = type(found)
    plain_data: dict[str, Any] = adapter(cls).dump_python(
        found, mode="json", exclude_none=True, by_alias=True
    )
    return plain_data
