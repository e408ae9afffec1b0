"""A posting and what it stands on into the digest of what was approved, and what changed since.

The digest has a piece for each part of what is approved, so that a change can be named. It is of
the content alone: a new version of Rolebook, with other words around it, changes no digest.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.pay import zones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.book.book import Book

PIECE = 8
"""Hexadecimal digits of each part's digest: a slip is never missed, and nobody is kept out."""

ROLE = {
    "title": ("title", "summary"),
    "duties": ("duties",),
    "skills": ("skills", "tools"),
    "requirements": ("requirements",),
}
"""Parts of what is approved that stand in the role, with its fields."""

POSTING = {
    "role": ("role", "industry"),
    "place": ("location", "work_mode"),
    "terms": ("employment", "hours", "travel_percent", "starts", "ends", "openings"),
    "pay": ("pay", "other_pay"),
    "dates": ("posted", "closes"),
    "selection": ("requisition", "vacancy", "ai_screening", "languages"),
    "note": ("note",),
    "contact": ("apply", "contact"),
}
"""Parts of what is approved that stand in the posting, with its fields."""


def digest(book: Book, name: str) -> str:
    """The digest of what a posting says today: eight digits a part, with hyphens between them."""
    return "-".join(_piece(part) for part in _parts(book, name).values())


def changed(book: Book, name: str, approved: str | None) -> tuple[str, ...]:
    """The parts of a posting that no longer fit the digest of what was approved.

    Without a digest nothing can be told to have changed; one that has other parts fits nothing.
    """
    if approved is None:
        return ()
    parts = _parts(book, name)
    pieces = approved.split("-")
    if len(pieces) != len(parts):
        return tuple(parts)
    return tuple(
        part for part, piece in zip(parts, pieces, strict=True) if _piece(parts[part]) != piece
    )


def _parts(book: Book, name: str) -> Mapping[str, Any]:
    posting = _data(book, "posting", name)
    role = _data(book, "role", posting["role"])
    found: dict[str, Any] = {part: _some(posting, fields) for part, fields in POSTING.items()}
    found |= {part: _some(role, fields) for part, fields in ROLE.items()}
    found["pay"] = [found["pay"], list(_bands(book, posting, role))]
    industry = posting.get("industry")
    found["industry"] = _data(book, "industry", industry)["overlays"] if industry else None
    found["translations"] = [
        _data(book, kind, of, language)
        for language in book.project.settings.languages[1:]
        for kind, of in (("posting", name), ("role", posting["role"]))
    ]
    return found


def _some(data: Mapping[str, Any], fields: tuple[str, ...]) -> list[Any]:
    return [data.get(field) for field in fields]


def _bands(book: Book, posting: Mapping[str, Any], role: Mapping[str, Any]) -> Iterator[Any]:
    """The role's bands that may hold at the posting's place."""
    location = _data(book, "location", posting["location"])
    there = set(zones(location["zone"])) if location else set()
    return (band for band in role.get("pay", ()) if band["zone"] in there)


def _data(book: Book, kind: str, name: str, language: str = "") -> dict[str, Any]:
    """The plain data of a thing; empty where the book has none."""
    key = (kind, name, language or book.language)
    if key not in book.entries:
        return {}
    data: dict[str, Any] = json.loads(book.data(key))
    for hidden in ("approval", "internal", "silence", "governance"):
        data.pop(hidden, None)
    return data


def _piece(part: object) -> str:
    text = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:PIECE]
