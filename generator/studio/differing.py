"""The part of a form on duties and requirements, into what differs from the role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.book.numerals import numeral
from generator.book.values import UNFINISHED, is_id, near_id
from generator.industry import asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.edition import Edition
    from generator.studio.form import Form
    from generator.studio.wishes import Wishes

LONG = 10_000
"""The most characters of a text; a posting of so many is read by nobody."""

ROWS = 50
"""The most rows of one kind in a form."""


def differs(form: Form, wishes: Wishes) -> dict[str, Any] | None:
    """What differs from the role in duties and requirements, as the file has it."""
    before = wishes.differs or {}
    parts = {}
    for part, there in _there(form.edition, wishes).items():
        sent = f"{part}.order" in form.sent
        old = before.get(part, {})
        parts[part] = _part(form, part, there, old.get("order", [])) if sent else old
    return {part: said for part, said in parts.items() if said} or None


def _part(form: Form, part: str, there: Mapping[str, bool], before: list[str]) -> dict[str, Any]:
    added = list(_added(form, part, there))
    out = [name for name in dict.fromkeys(form.sent.get(f"{part}.out", ())) if name in there]
    shown = {name: first for name, first in there.items() if name not in out}
    shown |= {item["id"]: item.get("must", True) for item in added}
    found = {
        "order": _shortest(_order(form, part, shown), shown, before),
        "leave_out": [one for name in out if (one := _left_out(form, part, name))],
        "add": added,
    }
    return {name: value for name, value in found.items() if value}


def _order(form: Form, part: str, shown: Mapping[str, bool]) -> list[str]:
    """The ids in the order that is wished for; those of which nothing is said come last."""
    sent = list(dict.fromkeys(form.sent[f"{part}.order"]))
    whole = ordered(sent, shown)
    places = {name: (form.sent.get(f"{part}.place.{name}") or ("",))[-1] for name in whole}
    if not any(places.values()):
        return whole
    was = {name: place for place, name in enumerate(sent, 1)}

    def place(name: str) -> float:
        """A number that was typed comes before or behind the one that has that place, as it came.

        The others still have the numbers that the page gave them.
        """
        digits = numeral(places[name])
        if not digits:
            return ROWS
        wanted, had = float(digits), was.get(name, ROWS)
        return wanted + HALFWAY * ((wanted > had) - (wanted < had))

    return ordered(sorted(whole, key=place), shown)


HALFWAY = 0.5


def ordered(order: Iterable[str], shown: Mapping[str, bool]) -> list[str]:
    """What is shown, first by its group and then by an order; what that lacks comes behind.

    `shown` says of each id whether it is of the first group: essential, or a must.
    """
    whole = dict.fromkeys((*(name for name in order if name in shown), *shown))
    return sorted(whole, key=lambda name: not shown[name])


def _left_out(form: Form, part: str, name: str) -> dict[str, str] | None:
    field = f"{part}.why.{name}"
    reason = form.text(field)
    if reason:
        return {"id": name, "reason": reason}
    if reason == "" or field not in form.sent:
        form.wrong(field, form.words.gettext("Say why this is left out."))
    return None


def _added(form: Form, part: str, there: Iterable[str]) -> Iterator[dict[str, Any]]:
    taken = set(there)
    columns = ("id", "text", "reason", "must", *form.columns("text"))
    for name, text, why, must, *others in form.rows(f"{part}.add", columns):
        said = form.clean(f"{part}.add", text, LONG)
        other = [form.clean(f"{part}.add", each, LONG) for each in others]
        reason = form.clean(f"{part}.add", why)
        if said is None or None in other:
            continue
        called = said or next(filter(None, other), "")
        said = said if said or not called else UNFINISHED
        if not said:
            if reason and not name:
                form.wrong(f"{part}.add", form.words.gettext("Say what is added."))
            continue
        if not reason:
            message = form.words.gettext("Say why “%(text)s” is added.")
            form.wrong(f"{part}.add", message % {"text": called[:60]})
            continue
        stem = name if is_id(name) and name not in taken else near_id(called)
        free = next(each for each in _numbered(stem or "added") if each not in taken)
        taken.add(free)
        for language, each in zip(form.others, other, strict=True):
            form.translate(f"differs/{part}/add/{free}/text", language, each)
        kind = {"must": must != "no"} if part == "requirements" else {}
        yield {"id": free, "text": said, **kind, "reason": reason}


def _numbered(stem: str) -> Iterator[str]:
    """An id, and others made of it."""
    yield stem
    short = stem[:HALF].strip("-")
    yield from (f"{short}-{number}" for number in range(2, 2 * ROWS + 2))
    yield from (f"added-{number}" for number in range(1, 4 * ROWS))


HALF = 32
"""So many characters of a long id are kept where a number comes behind it."""


def _there(edition: Edition, wishes: Wishes) -> dict[str, dict[str, bool]]:
    """The ids of the duties and requirements that the role has, in the industry if there is one.

    Each says whether a posting has it in its first group: an essential duty, or a must.
    """
    if not edition.whole("role", wishes.role):
        return {"duties": {}, "requirements": {}}
    there = wishes.industry and edition.whole("industry", wishes.industry)
    industry = edition.industry(wishes.industry) if wishes.industry and there else None
    ask = asked(wishes.role, edition.role(wishes.role), industry)
    return {
        "duties": {duty.id: duty.essential for duty in ask.duties},
        "requirements": {one.id: one.must for one in ask.requirements},
    }


def _shortest(order: list[str], shown: Mapping[str, bool], before: list[str]) -> list[str]:
    """What a file says to bring an order about: as before, if that still does; else the least."""
    if all(name in shown for name in before) and ordered(before, shown) == order:
        return before
    natural = ordered((), shown)
    groups = [
        _beginning(*([name for name in each if shown[name] is first] for each in (order, natural)))
        for first in (True, False)
    ]
    return [name for group in groups for name in group]


def _beginning(order: list[str], natural: list[str]) -> list[str]:
    """The shortest beginning of an order that brings it about, the others following as they are."""
    for length in range(len(order)):
        first = order[:length]
        if [*first, *(name for name in natural if name not in first)] == order:
            return first
    return order
