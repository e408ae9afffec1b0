"""The part of a form on duties and requirements, into what differs from the role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.book.numerals import numeral
from generator.book.values import UNFINISHED, is_id, near_id
from generator.industry import asked

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for part, ids in _ids(form.edition, wishes).items():
        sent = f"{part}.order" in form.sent
        parts[part] = _part(form, part, ids) if sent else before.get(part)
    return {part: said for part, said in parts.items() if said} or None


def _part(form: Form, part: str, ids: tuple[str, ...]) -> dict[str, Any]:
    added = list(_added(form, part, ids))
    out = [name for name in dict.fromkeys(form.sent.get(f"{part}.out", ())) if name in ids]
    natural = [*(name for name in ids if name not in out), *(item["id"] for item in added)]
    found = {
        "order": _beginning(_order(form, part, natural), natural),
        "leave_out": [one for name in out if (one := _left_out(form, part, name))],
        "add": added,
    }
    return {name: value for name, value in found.items() if value}


def _order(form: Form, part: str, natural: list[str]) -> list[str]:
    """The ids in the order that is wished for; those of which nothing is said come last."""
    said = [name for name in dict.fromkeys(form.sent[f"{part}.order"]) if name in natural]
    whole = [*said, *(name for name in natural if name not in said)]
    places = {name: (form.sent.get(f"{part}.place.{name}") or ("",))[-1] for name in whole}
    if not any(places.values()):
        return whole

    def place(name: str) -> float:
        digits = numeral(places[name])
        return float(digits) if digits else ROWS

    return sorted(whole, key=place)


def _left_out(form: Form, part: str, name: str) -> dict[str, str] | None:
    field = f"{part}.why.{name}"
    reason = form.text(field)
    if reason:
        return {"id": name, "reason": reason}
    if reason == "" or field not in form.sent:
        form.wrong(field, form.words.gettext("Say why this is left out."))
    return None


def _added(form: Form, part: str, ids: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    taken = set(ids)
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


def _ids(edition: Edition, wishes: Wishes) -> dict[str, tuple[str, ...]]:
    """The ids of the duties and requirements that the role has, in the industry if there is one."""
    if not edition.whole("role", wishes.role):
        return {"duties": (), "requirements": ()}
    there = wishes.industry and edition.whole("industry", wishes.industry)
    industry = edition.industry(wishes.industry) if wishes.industry and there else None
    ask = asked(wishes.role, edition.role(wishes.role), industry)
    return {
        "duties": tuple(duty.id for duty in ask.duties),
        "requirements": tuple(one.id for one in ask.requirements),
    }


def _beginning(order: list[str], natural: list[str]) -> list[str]:
    """The shortest beginning of an order that brings it about, the others following as they are."""
    for length in range(len(order)):
        first = order[:length]
        if [*first, *(name for name in natural if name not in first)] == order:
            return first
    return order
