"""Wishes into the text of a posting's file: a tidy new one, or changed lines in one that is there.

In a file that is there, only the lines of changed fields are written. All other lines stay as they
are; comments that stood within a field stand above it then. What comes of it is read again and has
to say what was meant, or nothing is written.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from generator.book import source
from generator.book.values import DAY
from generator.drafts import field_lines, filled, posting_text, scalar
from generator.pay import digits
from generator.studio.wishes import FIELDS, file_data, from_posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.book.source import Event
    from generator.studio.wishes import Wishes

WIDTH = 120
"""So wide are the lines of a file that is written here."""

SHORT = 72
"""A text of so many characters stands behind its field's name; a longer one below it."""


BOM = "\ufeff"


class UnwritableError(Exception):
    """A file is written in a way in which its fields can't be changed line by line."""


def new_text(edition: Edition, wishes: Wishes) -> str:
    """The text of a new posting's file, with the fields that it might have as comments."""
    text = posting_text(
        edition,
        requisition=wishes.requisition,
        role=wishes.role,
        location=wishes.location,
        work_mode=wishes.work_mode,
        posted=wishes.posted,
        closes=wishes.closes,
        apply=wishes.apply,
        today=edition.book.project.today,
    )
    data = file_data(wishes)
    values = {name: _value(name, data[name]) for name in FIELDS if name in data}
    made = filled(text, {name: value for name, value in values.items() if name != "apply"})
    if parsed(made) != data:
        raise UnwritableError
    return made


def changed_text(text: str, wishes: Wishes) -> str:
    """The text of a posting's file with what is wished for, everything else as it was.

    An approval that can't say of what it is (it has no digest) is taken out when anything changes.
    Raises `UnwritableError`; nothing is lost then, as nothing was written.
    """
    if text.startswith(BOM):
        return BOM + changed_text(text.removeprefix(BOM), wishes)
    before = parsed(text)
    if before is None:
        raise UnwritableError
    try:
        now = file_data(from_posting(before))
    except ValueError as error:
        raise UnwritableError from error
    meant = file_data(wishes)
    usual = {"employment": wishes.employment, "openings": wishes.openings}
    values = {
        name: meant.get(name, usual.get(name) if name in before else None)
        for name in FIELDS
        if now.get(name) != meant.get(name)
    }
    if not values:
        return text
    if "approval" in before and "digest" not in (before["approval"] or {}):
        values["approval"] = None
    return _with(text, before, values)


def translation_text(head: str, data: Mapping[str, Any]) -> str:
    """The text of a new translation of a posting, below the comments that begin it."""
    lines = [field_lines(name, _value(name, data[name])) for name in FIELDS if name in data]
    made = "\n".join([head.rstrip("\n"), *lines, ""])
    if parsed(made) != data:
        raise UnwritableError
    return made


def changed_translation(text: str, data: Mapping[str, Any]) -> str:
    """The text of a posting's translation with this data, everything else as it was.

    Raises `UnwritableError`; nothing is lost then, as nothing was written.
    """
    if text.startswith(BOM):
        return BOM + changed_translation(text.removeprefix(BOM), data)
    before = parsed(text)
    if before is None:
        if any(not line.lstrip().startswith("#") for line in text.split("\n") if line.strip()):
            raise UnwritableError
        return translation_text(text, data)
    changed = [name for name in {**before, **data} if before.get(name) != data.get(name)]
    return _with(text, before, {name: data.get(name) for name in changed})


def _with(text: str, before: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """A text with other values of fields; those that are None are taken out."""
    for name, value in values.items():
        text = _changed(text, name, value)
    after = {**before, **{name: value for name, value in values.items() if value is not None}}
    gone = {name for name, value in values.items() if value is None}
    if parsed(text) != {name: value for name, value in after.items() if name not in gone}:
        raise UnwritableError
    return text


def parsed(text: str) -> dict[str, Any] | None:
    """The data of a file’s text; None where anything is wrong with it."""
    parsed = source.parse(text.encode(), "")
    return parsed.data if isinstance(parsed.data, dict) and not parsed.findings else None


# --- one field of a file that is there ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """The lines of a field, from `first` to before `last`, and the comments in them.

    `name` is its key as it is written, `comment` what stands behind its first line, `inside` the
    comments of the other lines.
    """

    name: str
    first: int
    last: int
    comment: str
    inside: tuple[str, ...]


def _changed(text: str, name: str, value: object) -> str:
    """A text with another value of a field; None takes the field out."""
    end = "\r\n" if "\r\n" in text else "\n"
    known = _fields(text)
    lines = text.splitlines(keepends=True)
    field = known.get(name)
    if field is not None:
        above = [*field.inside]
        if value is None:
            made = [*above, field.comment.strip()] if field.comment else above
        else:
            made = [*above, field_lines(field.name, _value(name, value), field.comment)]
        return "".join([*lines[: field.first], *_ended(made, end), *lines[field.last :]])
    if value is None:
        return text
    order = [*FIELDS[: FIELDS.index(name)]]
    after = max((known[each].last for each in order if each in known), default=len(lines))
    before = lines[:after]
    if before and not before[-1].endswith(("\n", "\r")):
        before[-1] += end
    return "".join(
        [*before, *_ended([field_lines(name, _value(name, value))], end), *lines[after:]]
    )


def _ended(made: Iterable[str], end: str) -> Iterator[str]:
    for text in made:
        yield from (f"{line}{end}" for line in text.split("\n"))


def _fields(text: str) -> dict[str, _Field]:
    """The fields of a file by their names; only fields that begin a line can be changed."""
    events = list(source.events(text.encode()))
    if not events or events[0].kind != "{" or events[0].end > events[0].start:
        raise UnwritableError
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    found: dict[str, _Field] = {}
    spans = [_span(each, starts) for each in events if each.kind == "scalar"]
    for key, inner in _pairs(events):
        first = _line_of(starts, key.start)
        if text[starts[first] : key.start].strip():
            raise UnwritableError
        last = first + 1
        for event in inner:
            last = max(last, _after(event, starts, text, lines))
        raw = text[starts[first] : key.end]
        comments = [_comment(at, starts, lines, spans) for at in range(first, last)]
        inside = tuple(comment.strip() for comment in comments[1:] if comment)
        found[key.text] = _Field(raw, first, last, comments[0], inside)
    return found


def _pairs(events: Sequence[Event]) -> Iterator[tuple[Event, list[Event]]]:
    """Each key of the outermost mapping with the events of its value."""
    at = 1
    while at < len(events) and events[at].kind == "scalar":
        begin, depth = at + 1, 0
        end = begin
        while end < len(events):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(events[end].kind, 0)
            end += 1
            if depth == 0:
                break
        yield events[at], list(events[begin:end])
        at = end


def _line_of(starts: Sequence[int], index: int) -> int:
    """The line in which a character stands, from 0."""
    return max(0, bisect_right(starts, index) - 1)


def _span(scalar: Event, starts: Sequence[int]) -> tuple[int, int]:
    """From where to where a text reaches; of a block, what stands below its first line."""
    block = scalar.style in {"|", ">"}
    return starts[_line_of(starts, scalar.start) + 1] if block else scalar.start, scalar.end


def _after(event: Event, starts: Sequence[int], text: str, lines: Sequence[str]) -> int:
    """The line after the one on which an event's text ends; 0 of one that has no text."""
    if event.end <= event.start:
        return 0
    if event.style in {"|", ">"}:
        kept = "+" in text[event.start : event.start + len(">2+")]
        at = last = _line_of(starts, event.start) + 1
        while at < len(lines) and starts[at] < event.end:
            at += 1
            last = at if kept or lines[at - 1].strip() else last
        return last
    return _line_of(starts, event.end - 1) + 1


def _comment(
    at: int, starts: Sequence[int], lines: Sequence[str], spans: Iterable[tuple[int, int]]
) -> str:
    """The comment at the end of a line, with the space before it; empty where there is none."""
    line = lines[at].rstrip("\r\n")
    for place, sign in enumerate(line):
        index = starts[at] + place
        if sign != "#" or (place and line[place - 1] not in " \t"):
            continue
        if not any(start <= index < end for start, end in spans):
            before = line[:place]
            return line[len(before.rstrip()) :] if before.strip() else line[place:]
    return ""


# --- values ---------------------------------------------------------------------------------------


def _value(name: str, value: object) -> str:
    """A field's value as YAML; on lines of its own where it is long."""
    if isinstance(value, str):
        return _text(value, "  ", 0 if name == "note" else SHORT)
    if isinstance(value, list):
        return "".join(f"\n  - {_item(item, '    ')}" for item in value)
    if name == "differs" and isinstance(value, dict):
        return "".join(_part(part, said) for part, said in value.items())
    return in_one_line(value)


def _part(name: str, said: Mapping[str, Any]) -> str:
    """The duties or requirements that differ, each in a line of its own."""
    made = f"\n  {name}:"
    for field, items in said.items():
        if field == "order":
            made += f"\n    order: {in_one_line(items)}"
        else:
            made += f"\n    {field}:" + "".join(f"\n      - {_item(i, '        ')}" for i in items)
    return made


def _item(item: object, indent: str) -> str:
    """An item of a list in one line or, where it is longer, a line a field."""
    flow = in_one_line(item)
    if len(indent) + len(flow) <= WIDTH or not isinstance(item, dict):
        return flow
    return f"\n{indent}".join(
        f"{name}: {_text(value, f'{indent}  ') if isinstance(value, str) else in_one_line(value)}"
        for name, value in item.items()
    )


def in_one_line(value: object) -> str:
    """A value in one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return digits(value)
        case dict():
            inner = (f"{name}: {in_one_line(each)}" for name, each in value.items())
            return f"{{{', '.join(inner)}}}"
        case list():
            return f"[{', '.join(map(in_one_line, value))}]"
        case _:
            text = str(value)
            return text if DAY.fullmatch(text) else scalar(text)


def _text(text: str, indent: str, room: int = SHORT) -> str:
    """A text in one line or, where it is longer, folded; not where folding would change it."""
    if len(text) <= room or not _folds(text):
        return in_one_line(text)
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        if number and lines[-1]:
            lines.append("")
        wrapped = textwrap.wrap(
            part, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False
        )
        lines += wrapped or [""]
    return ">-\n" + "\n".join(f"{indent}{line}" if line else "" for line in lines)


def _folds(text: str) -> bool:
    """Whether a text can be cut into lines and put together again as it was."""
    parts = text.split("\n")
    ends = bool(parts[0] and parts[-1]) and " " in text and "\t" not in text
    return ends and all(part == part.strip(" ") and "  " not in part for part in parts)
