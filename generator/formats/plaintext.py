"""A posting's view into plain text of 80 columns, for the forms of job boards."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from generator.views.outline import facts, notes, outline
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.formats.registry import Look
    from generator.views.outline import Part
    from generator.views.posting import PostingView

COLUMNS = 80


def plaintext(view: PostingView, _look: Look) -> bytes:
    """The posting as text: headings are underlined, lists have hyphens, no line is over 80 wide.

    A word that is longer than a line stands alone on its own: a cut address is none.
    """
    return ("\n".join(_lines(view)).strip("\n") + "\n").encode()


def _lines(view: PostingView) -> Iterator[str]:
    words = wording(view.frame.language)
    said = words.gettext("%(label)s: %(value)s")
    yield from _heading(view.title, "=")
    yield from _paragraph(f"{view.frame.company} · {plain(view.place)}")
    for text in filter(None, (view.notice, view.work.summary)):
        yield from _paragraph(text)
    for label, value in facts(view):
        yield from _wrapped(words.fill(said, label=label, value=value), "", "  ")
    yield ""
    yield from _paragraph(f"{view.reference}.")
    for part in outline(view):
        yield from _part(part, "-")
    for note in notes(view):
        yield from _paragraph(note)


def _part(part: Part, line: str) -> Iterator[str]:
    yield from _heading(part.title, line)
    for text in part.paragraphs:
        yield from _paragraph(text)
    for item in part.items:
        yield from _wrapped(item.text, "- ", "  ")
        yield from _wrapped(item.more, "  ", "  ")
    if part.items:
        yield ""
    for below in part.parts:
        yield from _part(below, "")


def _heading(text: str, line: str) -> Iterator[str]:
    lines = _wrapped(text, "", "")
    yield from lines
    if line:
        yield line * max(map(len, lines))
    yield ""


def _paragraph(text: str) -> Iterator[str]:
    yield from _wrapped(text, "", "")
    yield ""


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        plain(text),
        COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
