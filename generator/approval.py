"""A posting and what it stands on into the digest of what was approved, and what changed since.

The digest has a piece for each part of what is approved, so that a change can be named; the last
one, of what differs from the role, only where something does. It is of the content alone: a new
version of Rolebook, with other words around it, changes no digest.
"""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.book.shape import KEYS
from generator.pay import band_for

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
    "differs": ("differs",),
}
"""Parts of what is approved that stand in the posting, with its fields."""

DIFFERS = "differs"
"""The part that a posting has only where something differs from its role."""

BAND = ("zone", "currency", "period", "basis", "min", "max", "variable")
"""What the role's band says; from when it holds only decides which band it is."""

PLACE = ("city", "region", "remote_areas")
"""What the location says of where the work is, which decides the law; its name may change."""


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
    said = approved.split("-")
    names = [part for part in parts if part != DIFFERS]
    if len(said) == len(names) + 1:
        names.append(DIFFERS)
    elif len(said) != len(names):
        return tuple(parts)
    then = dict(zip(names, said, strict=True))
    now = {part: _piece(data) for part, data in parts.items()}
    return tuple(part for part in {**now, **then} if now.get(part) != then.get(part))


def _parts(book: Book, name: str) -> Mapping[str, Any]:
    posting = _data(book, "posting", name)
    role = _data(book, "role", posting["role"])
    found: dict[str, Any] = {part: _some(posting, fields) for part, fields in POSTING.items()}
    found |= {part: _some(role, fields) for part, fields in ROLE.items()}
    location = _data(book, "location", posting["location"])
    found["place"] = [found["place"], _some(location, PLACE)]
    found["pay"] = [found["pay"], _band(location, book, posting, role)]
    found["industry"] = _overlays(book, posting)
    found["translations"] = {
        language: own
        for language in book.project.settings.languages[1:]
        if (own := dict(_translated(book, name, posting, language)))
    }
    differs = found.pop(DIFFERS)
    return found | ({DIFFERS: differs} if any(differs) else {})


def _some(data: Mapping[str, Any], fields: tuple[str, ...]) -> list[Any]:
    return [data.get(field) for field in fields]


def _band(
    location: Mapping[str, Any], book: Book, posting: Mapping[str, Any], role: Mapping[str, Any]
) -> list[Any] | None:
    """The role's band that holds at the posting's place on its day: others don't count."""
    if not location or not role.get("pay"):
        return None
    bands = book.get("role", posting["role"], book.language).pay
    band = band_for(bands, location["zone"], dt.date.fromisoformat(posting["posted"]))
    return _some(role["pay"][bands.index(band)], BAND) if band else None


def _overlays(book: Book, posting: Mapping[str, Any], language: str = "") -> list[Any]:
    """What the posting's industry lays over its role; what it lays over others doesn't count."""
    industry = _data(book, "industry", posting.get("industry") or "", language)
    return [
        {field: value for field, value in overlay.items() if field != "roles"}
        for overlay in industry.get("overlays", ())
        if posting["role"] in overlay["roles"]
    ]


def _translated(
    book: Book, name: str, posting: Mapping[str, Any], language: str
) -> Iterator[tuple[str, Any]]:
    """The texts of what is approved that another language has of its own, by their place."""
    for kind, of, parts in (("posting", name, POSTING), ("role", posting["role"], ROLE)):
        there, base = _data(book, kind, of, language), _data(book, kind, of)
        for field in (field for fields in parts.values() for field in fields if field in there):
            yield from _own(there[field], base.get(field), f"{kind}/{field}")
    laid = _overlays(book, posting, language)
    yield from _own(laid, _overlays(book, posting), "industry") if laid else ()


def _own(there: Any, base: Any, at: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - plain data of any shape
    """The texts in which data in another language differ from the original, which is as long."""
    if isinstance(there, dict) and isinstance(base, dict):
        for key, value in there.items():
            yield from _own(value, base.get(key), f"{at}/{key}")
    elif isinstance(there, list) and isinstance(base, list) and isinstance((*base, "")[0], dict):
        for value, other in zip(there, base, strict=True):
            key = next((value[key] for key in KEYS if key in value), "")
            yield from _own(value, other, f"{at}/{key}")
    elif there != base:
        yield at, there


def _data(book: Book, kind: str, name: str, language: str = "") -> dict[str, Any]:
    """The plain data of a thing; empty where the book has none."""
    key = (kind, name, language or book.language)
    if key not in book.entries:
        return {}
    data: dict[str, Any] = json.loads(book.data(key))
    for hidden in ("approval", "internal", "silence", "governance", "formerly"):
        data.pop(hidden, None)
    return data


def _piece(part: object) -> str:
    text = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:PIECE]
