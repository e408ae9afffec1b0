"""A posting's view into the few elements of HTML that fields of other systems keep when pasted.

These are p, h2, h3, ul, li, strong and a, without classes and styles: what the editors of applicant
tracking systems have buttons for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.formats.jsonld import sentence
from generator.views.outline import facts, notes, outline
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.formats.registry import Look
    from generator.views.outline import Part
    from generator.views.posting import PostingView

PARAGRAPH = Markup("<p>{}</p>")
STRONG = Markup("<strong>{}</strong>")
LINK = Markup('<a href="{}">{}</a>')


def richtext(view: PostingView, _look: Look) -> bytes:
    """The posting as a piece of HTML, with the words of the text format in the same order."""
    return ("\n".join(_blocks(view)) + "\n").encode()


def _blocks(view: PostingView) -> Iterator[str]:
    words = wording(view.frame.language)
    said = words.gettext("%(label)s: %(value)s")
    leads = {each.email: f"mailto:{each.email}" for each in view.statements if each.email}
    yield _heading("h2", view.title)
    yield _paragraph(f"{view.frame.company} · {plain(view.place)}")
    if view.notice:
        yield PARAGRAPH.format(STRONG.format(plain(view.notice)))
    if view.work.summary:
        yield _paragraph(view.work.summary)
    yield _list(
        words.fill(said, label=STRONG.format(plain(label)), value=_linked(value, _apply(view)))
        for label, value in facts(view)
    )
    yield _paragraph(f"{view.reference}.")
    for part in outline(view):
        yield _heading("h3", part.title)
        yield from _part(part, leads)
    for note in notes(view):
        yield _paragraph(note)


def _part(part: Part, leads: dict[str, str]) -> Iterator[str]:
    for text in part.paragraphs:
        yield PARAGRAPH.format(_linked(text, leads))
    if part.items:
        yield _list(sentence(item.text, item.more) for item in part.items)
    for below in part.parts:
        yield PARAGRAPH.format(STRONG.format(plain(below.title)))
        yield from _part(below, leads)


def _apply(view: PostingView) -> dict[str, str]:
    return {view.apply_at: view.apply} if view.apply else {}


def _linked(text: str, leads: dict[str, str]) -> Markup:
    """A text; one that is where something leads as a link there."""
    bare = plain(text)
    return LINK.format(leads[bare], bare) if bare in leads else escape(bare)


def _heading(name: str, text: str) -> str:
    return f"<{name}>{escape(plain(text))}</{name}>"


def _paragraph(text: str) -> str:
    return PARAGRAPH.format(plain(text))


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
