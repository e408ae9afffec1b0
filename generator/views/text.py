"""Texts of the content into paragraphs and names, each still knowing its language."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from generator.book.book import Foreign
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition

FELL_BACK = '<span lang="'
"""How a text of another language begins once it stands in markup."""

MARKED = re.compile(r'<(span|i) lang="([^"]+)">(.*?)</\1>', re.DOTALL)
"""A piece of another language, as texts mark it."""

Pieces = tuple[str | tuple[str, str], ...]
"""A text in pieces: those in the page's language as they are, others with theirs."""


class Native(Foreign):
    """A name that stays in its own language on every page: of a book, of a certification."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<i lang="{self.lang}">{escape(str(self))}</i>'


def address_words(link: str) -> str:
    """What people read of an address: of a mailbox, the mailbox alone."""
    scheme, _, mailbox = link.partition(":")
    return mailbox if scheme.lower() == "mailto" else link


def native(name: str, language: str, page: str) -> str:
    """A name in its own language, marked where the page has another."""
    return name if language == page else Native(name, language)


def called(edition: Edition, kind: str, name: str, field: str, language: str) -> str:
    """What a thing is called: a name of its own, marked with its language, or a translation."""
    own: str = getattr(getattr(edition.original(), kind)(name), field)
    here: str = getattr(getattr(edition, kind)(name), field)
    return native(own, language, edition.language) if here == own else here


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part."""
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    if isinstance(text, Foreign):
        return tuple(type(text)(part, text.lang) for part in parts)
    return tuple(parts)


def tool_names(edition: Edition, tools: Iterable[str]) -> tuple[str, ...]:
    """What tools are called where they stand in a list: the book may write them as in sentences."""
    return tuple(capital(edition.tool(tool).name) for tool in tools)


def capital(text: str) -> str:
    """A text that begins with a capital, unless its first word has one of its own, as iPad has."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if not first.islower():
        return text
    begun = text[0].upper() + text[1:]
    return type(text)(begun, text.lang) if isinstance(text, Foreign) else begun


def foreign_texts(parts: Iterable[object]) -> Iterator[tuple[str, str]]:
    """The texts in other languages than the page's, in any depth, each with its language."""
    for text in _texts(parts):
        if isinstance(text, Foreign):
            yield str(text), text.lang


def mixed_texts(parts: Iterable[object]) -> Iterator[tuple[str, Pieces]]:
    """The texts of which parts alone are in other languages, in any depth, each with its pieces."""
    for text in _texts(parts):
        if isinstance(text, Markup) and MARKED.search(text):
            yield plain(text), pieces(text)


def _texts(parts: Iterable[object]) -> Iterator[str]:
    """All texts, in any depth."""
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, tuple):
            yield from _texts(part)
        elif isinstance(part, dict):
            yield from _texts(part.values())
        elif is_dataclass(part):
            yield from _texts(getattr(part, field.name) for field in fields(part))


def pieces(text: str) -> Pieces:
    """The pieces of a text: of one in the page's language alone, the text itself."""
    if isinstance(text, Foreign):
        return ((plain(text), text.lang),)
    if not isinstance(text, Markup):
        return (text,)
    parts = MARKED.split(str(text))
    found: list[str | tuple[str, str]] = []
    for start in range(0, len(parts), 4):
        if parts[start]:
            found.append(unescape(parts[start]))
        if start + 3 < len(parts):
            found.append((unescape(parts[start + 3]), parts[start + 2]))
    return tuple(found)


def has_foreign(part: object) -> bool:
    """Whether any text in a part of a view fell back on the first language."""
    if isinstance(part, str):
        foreign = isinstance(part, Foreign) and not isinstance(part, Native)
        return foreign or (isinstance(part, Markup) and FELL_BACK in part)
    if isinstance(part, tuple):
        return any(map(has_foreign, part))
    cls: Any = type(part)
    return any(has_foreign(getattr(part, name)) for name in _names(cls))


@cache
def _names(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class, hashable
    """The fields of a view's class; none for anything else."""
    return tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()
