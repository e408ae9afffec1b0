"""What was typed and can't stand, or not yet: kept beside a draft's wishes, and read with them.

Of a form that was sent, a draft keeps the parts with a complaint, as they were sent, but for what
is chosen from a list. Each time that the draft is asked for they are read again: so they are told
in the language of the page, and stand as soon as they can.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.studio.form import from_form
from generator.studio.posting_form import Typed
from generator.studio.wishes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.book.edition import Edition
    from generator.studio.keeping import Draft
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

WHOLE = frozenset(["contact", "duties", "languages", "other_pay", "requirements"])
"""Parts of a form whose fields stand together or not at all."""

CHOSEN = frozenset(
    [
        "ai_screening",
        "employment",
        "industry",
        "location",
        "pay.may_exceed",
        "role",
        "vacancy",
        "work_mode",
    ]
)
"""Fields of which one chooses a value: where that can't stand, there was nothing typed."""

OURS = frozenset(["against", "csrf", "do", "fix", "role", "version"])
"""Fields of a form that nobody types."""


def read(
    edition: Edition,
    draft: Draft,
    words: Wording,
    sent: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Draft, Typed]:
    """A draft with what is sent, and what of that, and of what was typed before, can't stand.

    What was typed before counts where the same part of the form isn't sent again.
    """
    typed = _with(draft, sent or {})
    filled = from_form(edition, typed, words, draft.wishes)
    found = Typed(filled.complaints, typed)
    return replace(draft, wishes=filled.wishes or draft.wishes, typed=_unsettled(found)), found


def unread(draft: Draft, sent: Mapping[str, Sequence[str]]) -> Draft:
    """A draft with all that is sent, to be read once the book has its role and its place again."""
    typed = _with(draft, sent)
    return replace(draft, typed={name: typed[name] for name in typed if name not in OURS})


def answered(draft: Draft, typed: Typed, before: Wishes) -> tuple[Draft, Typed]:
    """As `read`, once an answer to a finding has changed wishes: it counts for what was typed."""
    changed = {name for name in FIELDS if getattr(before, name) != getattr(draft.wishes, name)}
    if "differs" in changed:
        changed |= {"duties", "requirements"}
    left = tuple(one for one in typed.complaints if one.field.partition(".")[0] not in changed)
    found = Typed(left, typed.sent)
    return replace(draft, typed=_unsettled(found)), found


def _with(draft: Draft, sent: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What is sent, and what was typed before in parts of the form that aren't."""
    parts = {_part(name) for name in sent}
    before = {name: draft.typed[name] for name in draft.typed if _part(name) not in parts}
    return {name: list(values) for name, values in {**before, **sent}.items()}


def _unsettled(typed: Typed) -> dict[str, list[str]]:
    """The parts of a form with a complaint about what was typed."""
    wrong = {_part(each.field) for each in typed.complaints} - CHOSEN
    return {name: list(typed.sent[name]) for name in typed.sent if _part(name) in wrong}


def _part(name: str) -> str:
    """The part of a form to which a field belongs: the field alone, where it can stand alone."""
    whole = name.partition(".")[0]
    return whole if whole in WHOLE else name
