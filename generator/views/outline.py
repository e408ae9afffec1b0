"""A posting's view into its parts in order, for all formats that are read from top to bottom.

What a page and a printed document lay out by their templates, plain text, Markdown, Word files and
the descriptions in feeds take from here: the same headings, the same sentences, the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.views.posting import PostingView
    from generator.views.requirements import RequirementLine
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list; `more` explains it, `href` is where it leads."""

    text: str
    more: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it: paragraphs, then a list, then parts of its own."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()


def outline(view: PostingView) -> tuple[Part, ...]:
    """The parts of a posting below its head; none is empty."""
    return _filled(_parts(view, wording(view.frame.language)))


def facts(view: PostingView) -> tuple[tuple[str, str], ...]:
    """The facts at the head of a posting as labels and values, and where to apply."""
    _ = wording(view.frame.language).gettext
    found = [
        (f.label, " · ".join(filter(None, (plain(f.value), plain(f.more))))) for f in view.facts
    ]
    if view.apply:
        found.append((_("Apply at"), view.apply_at))
    return tuple(found)


def notes(view: PostingView) -> tuple[str, ...]:
    """What stands below the last part: codes, the language, that the employer is invented."""
    return tuple(filter(None, (view.codes, *view.frame.notes, view.frame.example)))


def _filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.paragraphs or part.items or part.parts)


def _parts(view: PostingView, words: Wording) -> Iterator[Part]:
    _ = words.gettext
    about = words.fill(_("About %(company)s"), company=view.frame.company)
    yield Part("about", about, paragraphs=view.about)
    yield Part("note", _("About this vacancy"), paragraphs=view.work.note)
    also = Part("also", _("Also part of the work"), items=_items(view.work.also))
    yield Part("work", _("What you do"), (), _items(view.work.duties), _filled([also]))
    yield Part("requirements", _("What you bring"), parts=_filled(_requirements(view, words)))
    tools = Part("tools", _("Tools you work with"), items=_items(view.asked.tools))
    yield Part("skills", _("What it takes"), (), tuple(_skills(view, words)), _filled([tools]))
    benefits = _items(view.offer.benefits)
    yield Part("pay", _("Pay and benefits"), tuple(_pay(view, words)), benefits)
    yield Part("steps", _("Where it leads"), items=tuple(_steps(view, words)))
    for index, each in enumerate(view.statements, 1):
        reach = tuple(filter(None, (each.email, each.phone)))
        yield Part(f"statement-{index}", each.title, (*each.text, *reach))


def _requirements(view: PostingView, words: Wording) -> Iterator[Part]:
    _ = words.gettext
    asked = view.asked
    yield Part("must", _("Must have"), items=_lines(asked.requirements.must))
    yield Part("nice", _("Nice to have"), items=_lines(asked.requirements.nice))
    said = _("%(language)s: %(proficiency)s")
    languages = (
        Item(words.fill(said, language=each.name, proficiency=each.proficiency), each.reason)
        for each in asked.languages
    )
    yield Part("languages", _("Languages, and why"), items=tuple(languages))


def _skills(view: PostingView, words: Wording) -> Iterator[Item]:
    said = words.gettext("%(language)s: %(proficiency)s")
    for each in view.asked.skills:
        named = words.fill(said, language=each.name, proficiency=each.proficiency)
        yield Item(named, each.seen)


def _pay(view: PostingView, words: Wording) -> Iterator[str]:
    _ = words.gettext
    offer = view.offer
    if not offer.pay:
        yield _("We have not published a band for this role there.")
        return
    yield offer.pay
    yield offer.basis
    if offer.beyond:
        yield offer.beyond
    if offer.variable:
        yield words.fill(_("On top: %(variable)s."), variable=offer.variable)
    if offer.other:
        yield offer.other


def _steps(view: PostingView, words: Wording) -> Iterator[Item]:
    _ = words.gettext
    for step in view.work.targets:
        usually = words.fill(_("usually after %(time)s"), time=step.months) if step.months else ""
        yield Item(step.title, ", ".join(filter(None, (step.kind, usually))), step.href)
    if view.work.terminal:
        yield Item(_("Staying: from here, growing on is a choice"))


def _items(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)


def _lines(lines: Iterable[RequirementLine]) -> tuple[Item, ...]:
    return tuple(Item(line.text, line.equivalent) for line in lines)
