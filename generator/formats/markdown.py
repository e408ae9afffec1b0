"""A posting's view into Markdown (CommonMark), to paste where Markdown is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.views.outline import facts, notes, outline
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.formats.registry import Look
    from generator.views.outline import Part
    from generator.views.posting import PostingView

MARKS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")
"""What could mark something up anywhere in a text."""

OPENING = re.compile(r"(?:([-+=#])|(\d+)([.)]))(?=\s|\1|$)")
"""What would begin a list or a heading, or underline one, at the start of a text."""

CLOSING = re.compile(r"(?<=\s)#(?=#*$)")
"""What would end a heading, and be taken for no part of it, at the end of a text."""


def markdown(view: PostingView, _look: Look) -> bytes:
    """The posting as Markdown in which no text of the content marks anything up."""
    return ("\n\n".join(_blocks(view)) + "\n").encode()


def _blocks(view: PostingView) -> Iterator[str]:
    words = wording(view.frame.language)
    said = words.gettext("%(label)s: %(value)s")
    yield f"# {escaped(view.title)}"
    yield f"{escaped(view.frame.company)} · {escaped(view.place)}"
    if view.notice:
        yield f"**{escaped(view.notice)}**"
    yield escaped(view.work.summary)
    lines = (
        words.fill(said, label=f"**{escaped(label)}**", value=_linked(view, value))
        for label, value in facts(view)
    )
    yield "\n".join(f"- {line}" for line in lines)
    yield f"{escaped(view.reference)}."
    for part in outline(view):
        yield from _part(part, "##")
    for note in notes(view):
        yield f"*{escaped(note)}*"


def _part(part: Part, marks: str) -> Iterator[str]:
    yield f"{marks} {escaped(part.title)}"
    for text in part.paragraphs:
        yield escaped(text)
    if part.items:
        yield "\n".join(
            f"- {escaped(item.text)}" + (f"  \n  {escaped(item.more)}" if item.more else "")
            for item in part.items
        )
    for below in part.parts:
        yield from _part(below, f"{marks}#")


def escaped(text: str) -> str:
    """A text in one line, with a backslash before whatever would mark something up."""
    line = re.sub(r"[ \t\r\n]+", " ", plain(text)).strip(" ")
    line = CLOSING.sub(r"\\#", MARKS.sub(r"\\\g<0>", line))
    opening = OPENING.match(line)
    if not opening:
        return line
    place = opening.start(3) if opening[2] else 0
    return f"{line[:place]}\\{line[place:]}"


def _linked(view: PostingView, value: str) -> str:
    """A value; the address to apply at as a link."""
    if not view.apply or value != view.apply_at:
        return escaped(value)
    if view.apply == view.apply_at:
        return f"<{value}>"
    target = view.apply.replace("&", "&amp;")
    return f"[{escaped(value)}](<{target}>)"
