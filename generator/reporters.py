"""Findings into text for people, or into JSON, annotations and SARIF for machines."""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from generator import __version__
from generator.findings import count, in_order
from generator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.findings import Finding, Place
    from generator.rules import Severity

SHOWN_PER_FILE = 20
LINES_PER_FILE = 1000
"""Findings of one file that are listed a line each; nobody reads more, and services take fewer."""
WIDTH = 96
"""Columns of a source line that are shown; longer lines are cut around the caret."""

LEAD = 30
"""Columns that are kept before the caret when a line is cut there."""

TAB = "    "

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
COLORS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "advice": "1;36"}
GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def report(
    findings: Iterable[Finding],
    style: str,
    read: Callable[[str], bytes | None],
    *,
    color: bool = False,
) -> str:
    """Return findings in one style of `STYLES`, in order; `read` gives the bytes of a file.

    The text ends with a line break. Lines and columns count from 1, columns in characters.
    """
    known: dict[str, bytes | None] = {}

    def load(file: str) -> bytes | None:
        if file not in known:
            known[file] = read(file)
        return known[file]

    placed = in_order(findings)
    if any(finding.place is None and finding.file for finding in placed):
        from generator.book.places import located

        placed = located(placed, load)
    if style == "text":
        return _text(placed, load, color=color)
    return STYLES[style](placed)


def summary(findings: Iterable[Finding]) -> str:
    """Return how many findings there are: `2 errors, 1 warning, 3 advice`, or `no findings`."""
    parts = [
        f"{number} {severity}{'s' if number > 1 and severity != 'advice' else ''}"
        for severity, number in count(findings).items()
        if number
    ]
    return ", ".join(parts) or "no findings"


def visible(text: str) -> str:
    """Return a text on one line, in which nothing drives a terminal or turns its direction."""
    return "".join(map(_seen, text))


# --- text -----------------------------------------------------------------------------------------


def _text(findings: Sequence[Finding], load: Callable[[str], bytes | None], *, color: bool) -> str:
    """Return a block for each finding, the worst last: next to the count, where one looks first."""
    kept: list[Finding] = []
    more = []
    for file, group in groupby(findings, key=lambda finding: finding.file):
        own = list(group)
        worst = set(_worst(own, SHOWN_PER_FILE))
        kept += [finding for finding in own if finding in worst]
        if len(own) > SHOWN_PER_FILE:
            where = f" in {visible(file)}" if file else ""
            more.append(f"and {len(own) - SHOWN_PER_FILE} more{where}\n")
    kept.sort(key=lambda finding: -RANK[finding.severity])
    blocks = [_block(finding, load, color=color) for finding in kept]
    return "\n".join([*blocks, *more, summary(findings) + "\n"])


def at_least(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    """Return the findings that are as severe as this, or more."""
    return [finding for finding in findings if RANK[finding.severity] <= RANK[severity]]


def _worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return so many findings at most, errors first, else in their order."""
    return sorted(findings, key=lambda finding: RANK[finding.severity])[:most]


def _block(finding: Finding, load: Callable[[str], bytes | None], *, color: bool) -> str:
    """Return one finding with its source line and a caret under what is meant."""
    place = finding.place
    head = f"{finding.severity}[{finding.code}]"
    lines = [f"{_paint(head, COLORS[finding.severity], color=color)}: {visible(finding.message)}"]
    gap = " " * len(str(place.line if place else 0))
    if finding.file:
        where = f":{place.line}:{place.column}" if place else ""
        lines.append(f"{gap}{_paint('-->', '34', color=color)} {visible(finding.file)}{where}")
    data = load(finding.file) if place and finding.file else None
    if place and data is not None:
        source, caret = _cut(_line(data, place.line), place)
        bar = _paint("|", "34", color=color)
        under = _paint(caret.lstrip(" "), COLORS[finding.severity], color=color)
        indent = " " * (len(caret) - len(caret.lstrip(" ")))
        lines += [
            f"{gap} {bar}",
            f"{_paint(str(place.line), '34', color=color)} {bar} {source}".rstrip(),
            f"{gap} {bar} {indent}{under}",
        ]
    if finding.help:
        lines.append(f"{gap} = help: {visible(finding.help)}")
    return "\n".join(lines) + "\n"


def _paint(text: str, style: str, *, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color else text


def _line(data: bytes, number: int) -> str:
    from generator.lines import Lines

    return Lines(data.decode(errors="replace").removeprefix("\ufeff")).line(number)


def _cut(line: str, place: Place) -> tuple[str, str]:
    """Return what is shown of a source line, and the line of carets under it."""
    cells = [(_seen(sign), _columns(sign)) for sign in line]
    first = min(place.column - 1, len(cells))
    last = min(first + place.length, len(cells))
    begin, end = _window(cells, first)
    left, right = "…" if begin else "", "…" if end < len(cells) else ""
    source = left + "".join(shown for shown, _ in cells[begin:end]) + right
    indent = len(left) + sum(width for _, width in cells[begin:first])
    length = sum(width for _, width in cells[first : max(first, min(last, end))])
    return source, " " * indent + "^" * max(1, length)


def _window(cells: Sequence[tuple[str, int]], first: int) -> tuple[int, int]:
    """Return from where to where a line is shown, so that the caret's first column is in it."""
    if sum(width for _, width in cells) <= WIDTH:
        return 0, len(cells)
    begin = 0
    if sum(width for _, width in cells[:first]) > WIDTH - LEAD:
        begin, room = first, LEAD
        while begin and room > 0:
            begin -= 1
            room -= cells[begin][1]
    while begin and cells[begin][1] == 0:
        begin -= 1
    end, room = begin, WIDTH
    while end < len(cells) and cells[end][1] <= room:
        room -= cells[end][1]
        end += 1
    return begin, end


def _seen(sign: str) -> str:
    """Return a character as it can be shown safely."""
    number = ord(sign)
    if sign == "\t":
        return TAB
    if number < 0x20:  # noqa: PLR2004 - below are the controls of ASCII
        return chr(0x2400 + number)
    if number < 0x7F:  # noqa: PLR2004 - most signs by far
        return sign
    direction = unicodedata.bidirectional(sign)
    turns = direction in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    if turns or unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign == "\ufeff":
        return f"<U+{number:04X}>"
    return sign


def _columns(sign: str) -> int:
    """Return how many columns a terminal gives to a character, once it can be shown."""
    shown = _seen(sign)
    if len(shown) > 1 or shown < "\x7f":
        return len(shown)
    if unicodedata.category(shown) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(shown) in {"W", "F"} else 1


# --- for machines ---------------------------------------------------------------------------------


def _concise(findings: Sequence[Finding]) -> str:
    lines: list[str] = []
    for file, own, more in _by_file(findings):
        lines += map(_line_of, own)
        if more:
            lines.append(visible(f"{file}: and {more} more" if file else f"and {more} more"))
    return "".join(f"{line}\n" for line in lines)


def _by_file(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding], int]]:
    """Each file with as many of its findings as are listed, and how many there are besides."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        own = list(group)
        kept = set(_worst(own, LINES_PER_FILE))
        yield file, [f for f in own if f in kept], max(0, len(own) - LINES_PER_FILE)


def _line_of(finding: Finding) -> str:
    place = finding.place
    where = [finding.file, *([str(place.line), str(place.column)] if place else [])]
    start = f"{':'.join(where)}: " if finding.file else ""
    return visible(f"{start}{finding.severity}[{finding.code}] {finding.message}")


def _json(findings: Sequence[Finding]) -> str:
    data = {
        "version": 1,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "file": finding.file or None,
                "line": finding.place.line if finding.place else None,
                "column": finding.place.column if finding.place else None,
                "length": finding.place.length if finding.place else None,
                "at": list(finding.at),
                "message": finding.message,
                "help": finding.help or None,
            }
            for finding in findings
        ],
        "summary": count(findings),
    }
    return json.dumps(data, indent=2) + "\n"


def _github(findings: Sequence[Finding]) -> str:
    lines: list[str] = []
    for file, own, more in _by_file(findings):
        lines += map(_annotation, own)
        if more:
            lines.append(f"::notice::{_escaped(visible(f'and {more} more in {file}'))}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    """Return a workflow command of GitHub Actions."""
    place = finding.place
    properties: dict[str, str | int] = {}
    if finding.file:
        properties["file"] = visible(finding.file)
    if place:
        properties |= {"line": place.line, "endLine": place.line}
        properties |= {"col": place.column, "endColumn": place.column + place.length}
    properties["title"] = f"{finding.severity}[{finding.code}]"
    listed = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
    )
    advice = f"\nhelp: {visible(finding.help)}" if finding.help else ""
    message = _escaped(visible(finding.message) + advice)
    return f"::{GITHUB[finding.severity]} {listed}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sarif(findings: Sequence[Finding]) -> str:
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "Rolebook",
        "version": __version__,
        "rules": [_sarif_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code)) for finding in findings],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, object]:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": SARIF[rule.severity]},
    }


def _sarif_result(finding: Finding, index: int) -> dict[str, object]:
    from urllib.parse import quote

    text = visible(finding.message + (f"; {finding.help}" if finding.help else ""))
    for sign in "{}":
        text = text.replace(sign, sign * 2)  # SARIF 2.1.0, 3.11.5: single ones are placeholders
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": SARIF[finding.severity],
        "message": {"text": text},
    }
    if finding.file:
        location: dict[str, object] = {
            "artifactLocation": {"uri": quote(finding.file), "uriBaseId": "%SRCROOT%"}
        }
        place = finding.place
        if place:
            location["region"] = {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.length,
            }
        result["locations"] = [{"physicalLocation": location}]
    return result


STYLES: dict[str, Callable[[Sequence[Finding]], str]] = {
    "concise": _concise,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""The styles besides `text`."""
