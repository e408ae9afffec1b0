"""Two pages that show one draft: which version each was made from, and what they say instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.studio import filing, keeping
from generator.studio.between import between
from generator.studio.refusing import RefusedError
from generator.studio.wishes import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.book.book import Book
    from generator.studio.between import Text
    from generator.studio.filing import Files
    from generator.studio.keeping import Draft

UNKEPT = {"older", "busy", "outside", "draft-full", "draft-unwritable", "draft-large"}
"""Why what a form says may not have been kept: then the form is still made from what it was."""


@dataclass(frozen=True, slots=True)
class Older:
    """What another page sent, against what this one did; `against` is the version that it saw."""

    texts: tuple[Text, ...]
    against: str


def settles(form: Mapping[str, str], do: str) -> bool:
    """Whether a form says which of two pages is to stay."""
    return "against" in form and form.get("do") == do


def seen(form: Mapping[str, str], draft: Draft) -> str:
    """The version that a page was made from; of a button that sends no fields, the one there is."""
    if settles(form, "mine"):
        return form["against"]
    alone = "fix" in form or form.get("do") in {"fix", "mine", "theirs"}
    if "version" not in form and alone:
        return keeping.version_of(draft, keeping.new_tab())
    return form.get("version", "")


def next_version(form: Mapping[str, str], draft: Draft, why: RefusedError | None) -> str:
    """What a form is to say next: what it said, where nothing of it was kept."""
    if why and why.reason in UNKEPT:
        return form.get("version", "")
    tab = keeping.tab_of(seen(form, draft)) if form else ""
    return keeping.version_of(draft, tab or keeping.new_tab())


def compared(book: Book, name: str, mine: Draft, theirs: Draft) -> Older:
    """Two versions of a draft, word by word, and what settles which of them stays."""
    texts = [_said(book, name, each) for each in (theirs, mine)]
    return Older(between(book, name, *texts), keeping.version_of(theirs, keeping.new_tab()))


def _said(book: Book, name: str, draft: Draft) -> Files:
    """What a draft says, as it would stand in its files; without one that can be changed, alone."""
    try:
        return filing.files_of(book, name, draft.wishes)
    except RefusedError:
        return filing.Files(to_json(draft.wishes))
