"""The bytes of a file into text, and the characters in it that no content may hold."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from generator.findings import Finding, Place
from generator.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

BOM = codecs.BOM_UTF8

ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ufffe\uffff]")
"""Controls, separators that break lines unseen, and overrides of the direction of text."""

_ODD_BYTES = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2\x80[\xa8-\xae]"),
    re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])"),
)
"""The odd characters beyond ASCII, as UTF-8: eight times as fast to look for in the bytes."""

_FINE = bytes(sorted({*range(256), *b"\t\n\r"} - ({*range(0x20), 0x7F} - {*b"\t\n\r"})))
"""Bytes that are no controls of ASCII."""

_NAMES = {
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding",
    0x202C: "pop directional formatting",
    0x202D: "left-to-right override",
    0x202E: "right-to-left override",
    0xFEFF: "byte order mark",
}


def decoded(data: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Return a file's text without a byte order mark, and what is wrong with its characters.

    The text is None when it isn't UTF-8 or holds characters that YAML doesn't allow.
    """
    data = data.removeprefix(BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error, file)]
    if not data.translate(None, _FINE) and (
        data.isascii() or not any(odd.search(data) for odd in _ODD_BYTES)
    ):
        return text, []
    findings = list(_odd_places(text, file))
    fatal = any(finding.code == "control-character" for finding in findings)
    return None if fatal else text, findings


def odd_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and help for each odd character of a text, once."""
    for sign in dict.fromkeys(ODD.findall(text)):
        yield _complaint(sign)


def _odd_places(text: str, file: str) -> Iterator[Finding]:
    """Yield a finding for the first of each odd character."""
    lines = Lines(text)
    seen: set[str] = set()
    for match in ODD.finditer(text):
        sign = match.group()
        if sign not in seen:
            seen.add(sign)
            code, message, advice = _complaint(sign)
            line, column = lines.at(match.start())
            yield Finding(code, file, message, advice, place=Place(line, column))


def _complaint(sign: str) -> tuple[str, str, str]:
    number = ord(sign)
    name = f"U+{number:04X} ({_NAMES.get(number, 'control')})"
    if "\u202a" <= sign <= "\u202e":
        advice = "delete it; to set a name apart, use the isolates U+2066 to U+2069"
        return "bidi-override", f"{name} turns the direction of text", advice
    if number == 0:
        return "control-character", f"{name} can't stand in a text", "save the file as UTF-8 text"
    return "control-character", f"{name} can't stand in a text", "delete it"


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    byte = data[error.start]
    before = data[: error.start].decode()
    line, column = Lines(before).at(len(before))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        advice = "the file looks like UTF-16; save it as UTF-8"
    else:
        guess = bytes([byte]).decode("cp1252", errors="replace")
        advice = "save the file as UTF-8"
        if guess.isprintable() and guess != "\ufffd":
            advice += f"; in Windows-1252 this byte would be `{guess}`"
    message = f"byte 0x{byte:02X} at offset {error.start:,} is not UTF-8"
    return Finding("not-utf8", file, message, advice, place=Place(line, column))
