"""The bytes of a YAML file into plain data, or findings with places; nothing else imports yaml.

Scalars are read by the core schema of YAML 1.2: `no` is text, and so is a date. Keys are text.
Reading is bounded: by the size of the file, the number of values, and how deep they nest.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml._yaml import CParser

from generator.book.characters import BOM, decoded, odd_in
from generator.book.grammar import Complaint, explained
from generator.book.numerals import numeral
from generator.files import leads_out
from generator.findings import Finding, Place, in_order
from generator.lines import BREAK, Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path as File

SIZE = 1024 * 1024
"""The largest file that is read, in bytes."""

VALUES = 50_000
"""The most values that one file may stand for, with its aliases written out."""

DEPTH = 64
"""How deep values may nest; far below what the C stack bears."""

FAULTS = 100
"""So many faults of a kind are noted in one file; nobody reads more."""

TEXT_OF_ONE = 20
"""So many characters of text count as one value where an alias repeats them."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says, as plain data, or None; and what is wrong with how it says it."""

    data: Any
    findings: tuple[Finding, ...] = ()


def read(path: File, file: str) -> bytes | Finding:
    """Return the bytes of a file, or why it can't or won't be read."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            up = file.count("/")
            if leads_out(path, path.parents[up], path.parents[max(up - 1, 0)]):
                advice = "put a copy in its place"
                return Finding(
                    "unreadable-file", file, "this link leads out of the project", advice
                )
            status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Finding("unreadable-file", file, "this is not a plain file", "remove it")
        if status.st_size > SIZE:
            return _too_large(file, status.st_size)
        with path.open("rb") as stream:
            data = stream.read(SIZE + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        advice = "look at the file's permissions and at what it links to"
        return Finding("unreadable-file", file, f"the file can't be read: {reason}", advice)
    return data if len(data) <= SIZE else _too_large(file, len(data))


def parse(data: bytes, file: str) -> Parsed:
    """Return what a file says; None as data when the whole is unreadable or has no fields."""
    text, findings = decoded(data, file)
    if text is None:
        return Parsed(None, tuple(findings))
    builder = _Builder(data.removeprefix(BOM), file, text)
    value = builder.document()
    findings += builder.findings
    if builder.repeats and value is not None:
        from generator.book.places import repeats

        findings += repeats(data, file)
    return Parsed(value, tuple(in_order(findings)) if findings else ())


def parse_page(data: bytes, file: str) -> tuple[Parsed, str]:
    """Return the fields in a Markdown file's head, and the text below it with LF line ends."""
    text, findings = decoded(data, file)
    head, body, _ = split_front_matter(data)
    if text is not None and not text.strip():
        return Parsed(None, (_empty(file),)), ""
    if head is None:
        advice = "close the head with a line `---`, above the text"
        opened = Finding("syntax", file, "the head has no end", advice, place=Place(1, 1, 3))
        return Parsed(None, (*findings, opened)), ""
    parsed = parse(head, file) if head.strip(b"-\r\n\t ") else Parsed({})
    findings = in_order([*findings, *parsed.findings])
    if text is None:
        return Parsed(None, tuple(findings)), ""
    return Parsed(parsed.data, tuple(findings)), BREAK.sub("\n", body.decode())


def split_front_matter(data: bytes) -> tuple[bytes | None, bytes, int]:
    """Return head, body and the line on which the body begins.

    The head keeps its opening line `---`, so that its line numbers are the file's. It is empty when
    the file has none, and None when it is never closed.
    """
    data = data.removeprefix(BOM)
    opening = re.match(rb"---[ \t]*(\r\n|\n|\r)", data)
    if not opening:
        return b"", data, 1
    closing = re.compile(rb"(?:^|(?<=[\r\n]))---[ \t]*(\r\n|\n|\r|\Z)").search(data, opening.end())
    if not closing:
        return None, b"", 1
    line = len(BREAK.findall(data[: closing.end()].decode(errors="replace"))) + 1
    return data[: closing.start()], data[closing.end() :], line


def _empty(file: str) -> Finding:
    return Finding("empty-file", file, "the file is empty", "fill it in, or delete it")


def _too_large(file: str, size: int) -> Finding:
    message = f"the file has {size / SIZE:,.1f} MiB; at most 1 MiB is read"
    return Finding("too-large", file, message, "move it out of the content, or split it")


class _Stop(Exception):  # noqa: N818 - no error: it ends the reading
    """Reading can't go on; what is wrong has been noted."""


class _Builder:
    """Reads the events of one file into plain data, and notes what is wrong."""

    def __init__(self, data: bytes, file: str, text: str) -> None:
        self.findings: list[Finding] = []
        self.repeats = False
        self._next = CParser(data).get_event
        self._file = file
        self._text = text
        self._lines: Lines | None = None
        self._values = 0
        self._anchors: dict[str, Any] = {}
        self._weights: dict[str, tuple[int, int]] = {}

    def document(self) -> dict[str, Any] | None:
        """Return the fields of the file's first document."""
        try:
            return self._document()
        except _Stop:
            return None
        except MarkedYAMLError as error:
            self.findings.append(explained(_complaint(error), self._split(), self._file))
        except YAMLError as error:
            self.findings.append(Finding("syntax", self._file, str(error).lower()))
        return None

    def _document(self) -> dict[str, Any] | None:
        self._next()
        began = self._next()
        event = None if type(began) is StreamEndEvent else self._next()
        if event is None or _says_nothing(event):
            self.findings.append(_empty(self._file))
            return None
        value = self._node(event, 1)
        self._next()
        after = self._next()
        if type(after) is DocumentStartEvent:
            advice = "a file holds one; move it into a file of its own, or delete the line"
            self._note("several-documents", "a second document begins here", advice, after)
        if not isinstance(value, dict):
            kind = "a list" if isinstance(value, list) else "a single text"
            advice = "a field is `name: value`, with a space after the colon"
            self._stop("not-a-mapping", f"the file is {kind}, not fields with names", advice, event)
        return value

    def _node(self, event: Any, depth: int) -> Any:  # noqa: ANN401 - what PyYAML gives has no types
        """Return the value that begins with this event."""
        self._values += 1
        if self._values > VALUES:
            message = f"the file holds more than {VALUES:,} values"
            self._stop("too-large", message, "move it out of the content, or split it", event)
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event, depth)
        if event.anchor is None and event.tag is None:
            return self._value(event, kind, depth)
        if event.tag is not None:
            advice = "delete it; a text that begins with `!` goes into quotes"
            self._note("yaml-tag", "a YAML tag can't stand in content", advice, event)
        self._weights.pop(event.anchor, None)
        self._anchors[event.anchor] = _OPEN
        value = self._anchors[event.anchor] = self._value(event, kind, depth)
        return value

    def _value(self, event: Any, kind: type, depth: int) -> Any:  # noqa: ANN401 - what PyYAML gives has no types
        if kind is ScalarEvent:
            text = event.value
            if event.style == "":
                return resolved(text) if text[:1] in _STARTS else text
            if event.style == '"':
                for code, message, advice in odd_in(text):
                    self._note(code, message, advice, event)
            return text
        if depth > DEPTH:
            advice = "look at the brackets and the indentation here"
            self._stop("too-deep", f"more than {DEPTH} values inside each other", advice, event)
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._sequence(depth + 1)

    def _mapping(self, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                advice = "put the text in quotes if the bracket or star belongs to it"
                self._stop("syntax", "the name of a field must be plain text", advice, event)
            name: str | None = event.value
            if not name or name == "<<" or event.anchor is not None or event.tag is not None:
                name = self._name(event)
            value = self._node(self._next(), depth)
            if value is None and name and _joined(fields, name):
                continue
            if name in fields:
                self.repeats = True
            elif name is not None:
                fields[name] = value
        return fields

    def _name(self, event: Any) -> str | None:  # noqa: ANN401 - what PyYAML gives has no types
        """Return the name of a field, None when it can't be one."""
        name: str = event.value
        if event.tag is not None:
            self._note("yaml-tag", "a YAML tag can't stand in content", "delete it", event)
        if event.anchor is not None:
            self._anchors[event.anchor] = name
            self._weights.pop(event.anchor, None)
        if name == "<<" and event.style == "":
            advice = "write the fields out where they are needed"
            self._note("merge-key", "a merge key `<<` can't stand in content", advice, event)
            return None
        if not name and event.style == "":
            self._stop("syntax", "the name of a field is missing before the colon", "", event)
        return name

    def _sequence(self, depth: int) -> list[Any]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
        return items

    def _alias(self, event: Any, depth: int) -> Any:  # noqa: ANN401 - what PyYAML gives has no types
        name = event.anchor
        if name not in self._anchors:
            advice = "put the text in quotes if the star belongs to it"
            self._stop("syntax", f"`*{name}` stands for nothing", advice, event)
        value = self._anchors[name]
        if value is _OPEN:
            message = f"`*{name}` stands inside the very thing that it stands for"
            self._stop("alias-cycle", message, "write out what is meant", event)
        if name not in self._weights:
            self._weights[name] = _weight(value)
        values, height = self._weights[name]
        self._values += values
        if self._values > VALUES or depth + height > DEPTH:
            message = f"with its aliases written out, the file is more than {VALUES:,} values"
            self._stop("alias-bomb", message, "write out what is meant, without `*`", event)
        return value

    def _note(self, code: str, message: str, advice: str, event: Any) -> None:  # noqa: ANN401 - what PyYAML gives has no types
        if len(self.findings) < FAULTS:
            place = place_of(self._split(), event.start_mark.index, event.end_mark.index)
            self.findings.append(Finding(code, self._file, message, advice, place=place))

    def _stop(self, code: str, message: str, advice: str, event: Any) -> NoReturn:  # noqa: ANN401 - what PyYAML gives has no types
        del self.findings[FAULTS - 1 :]
        self._note(code, message, advice, event)
        raise _Stop

    def _split(self) -> Lines:
        """The text's lines, counted when the first finding needs them."""
        self._lines = self._lines or Lines(self._text)
        return self._lines


def _joined(fields: dict[str, Any], name: str) -> bool:
    """Return whether a name is the end of a number before it, and put it there: `{min: 70,000}`.

    In braces a comma parts fields. As a text, the whole is told like any that should be a number.
    """
    last = next(reversed(fields), None)
    if last is None or len(name) != len("000") or not name.isdecimal():
        return False
    whole = f"{fields[last]},{name}"
    if not numeral(whole):
        return False
    fields[last] = whole
    return True


def _says_nothing(event: Any) -> bool:  # noqa: ANN401 - what PyYAML gives has no types
    return type(event) is ScalarEvent and event.style == "" and not event.value and not event.tag


_OPEN = object()
"""Stands for a value whose end hasn't been read."""

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_STARTS = frozenset(["", *"~nNtTfF0123456789+-."])
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NUMBER_AT_MOST = 18
"""Digits of the longest number; a longer one is text, for nothing here counts so far."""


def resolved(text: str) -> Any:  # noqa: ANN401 - what PyYAML gives has no types
    """Return what a plain scalar stands for in YAML 1.2; what no number can hold is text."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > _NUMBER_AT_MOST:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        number = float(text)
        return text if number in (float("inf"), float("-inf")) else number
    return text


def _weight(value: Any) -> tuple[int, int]:  # noqa: ANN401 - what PyYAML gives has no types
    """Return how many values a value stands for, text counted too, and how deep it nests."""
    if isinstance(value, str):
        return 1 + len(value) // TEXT_OF_ONE, 0
    if not isinstance(value, dict | list):
        return 1, 0
    inner = [_weight(item) for item in (value.values() if isinstance(value, dict) else value)]
    return 1 + sum(count for count, _ in inner), 1 + max((deep for _, deep in inner), default=0)


def _complaint(error: MarkedYAMLError) -> Complaint:
    mark: Any = error.problem_mark
    context: Any = error.context_mark
    return Complaint(
        problem=error.problem or "",
        context=error.context or "",
        index=mark.index if mark else 0,
        opened=context.index if context else None,
    )


def place_of(lines: Lines, start: int, end: int) -> Place:
    """Return the place of what stands from one index to another, as far as its first line goes."""
    line, column = lines.at(start)
    last = min(end, lines.start(line) + len(lines.line(line)))
    shown = lines.text[start:last].rstrip()
    return Place(line, column, max(1, len(shown)))


class Event(NamedTuple):
    """One event of a file's structure, for those who need places; indexes count characters."""

    kind: Literal["{", "[", "}", "]", "scalar", "alias"]
    start: int
    end: int
    text: str
    style: str


_KINDS: dict[type, Literal["{", "[", "}", "]", "scalar", "alias"]] = {
    MappingStartEvent: "{",
    SequenceStartEvent: "[",
    MappingEndEvent: "}",
    SequenceEndEvent: "]",
    ScalarEvent: "scalar",
    AliasEvent: "alias",
}


def events(data: bytes) -> Iterator[Event]:
    """Yield the events of a file's first document, as far as it can be read."""
    get: Callable[[], Any] = CParser(data.removeprefix(BOM)).get_event
    began = False
    try:
        while (event := get()) is not None:
            kind = _KINDS.get(type(event))
            if kind is None and began and type(event) is DocumentStartEvent:
                return
            began = began or type(event) is DocumentStartEvent
            if kind:
                text, style = getattr(event, "value", ""), getattr(event, "style", "")
                start, end = event.start_mark.index, event.end_mark.index
                yield Event(kind, start, end, text, style or "")
    except YAMLError:
        return
