"""Findings and what their files silence into the findings that are left to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.rules import RULES, nearest_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.book import Book


def faulty(file: str, silences: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A silence of an error, or of a code that there isn't."""
    for index, (code, _) in enumerate(silences):
        at = ("silence", index, "code")
        if code not in RULES:
            near = nearest_codes(code)
            yield Finding(
                code="bad-value",
                file=file,
                at=at,
                message=f"there is no finding `{code}`",
                help=f"did you mean `{near[0]}`?" if near else "`rolebook explain` lists them",
            )
        elif RULES[code].severity == "error":
            yield Finding(
                code="silenced-error",
                file=file,
                at=at,
                message=f"`{code}` is an error and can't be silenced",
                help=f"put it right: `rolebook explain {code}` says how",
            )


def quieten(
    findings: Iterable[Finding], silences: Mapping[str, tuple[tuple[str, str], ...]], book: Book
) -> list[Finding]:
    """The findings that no silence covers, and one for each silence that covers none.

    A file's silences hold for its translations as well. While a file has an error elsewhere, or
    one of the book can't be read, checks may not have run: no silence is called unused then.
    """
    owner = {overlay: file for file, overlays in book.files.values() for _, overlay in overlays}
    codes = {file: {code for code, _ in listed} for file, listed in silences.items() if listed}
    left, used, faults = [], set(), set()
    for finding in findings:
        file = owner.get(finding.file, finding.file)
        if finding.severity == "error" and finding.at[:1] != ("silence",):
            faults.add(file)
        if finding.severity != "error" and finding.code in codes.get(file, ()):
            used.add((file, finding.code))
        else:
            left.append(finding)
    for file, listed in ({} if book.broken else silences).items():
        for index, (code, _) in enumerate(listed):
            known = code in RULES and RULES[code].severity != "error"
            if known and file not in faults and (file, code) not in used:
                left.append(_unused(file, index, code))
    return left


def _unused(file: str, index: int, code: str) -> Finding:
    return Finding(
        code="unused-silence",
        file=file,
        at=("silence", index, "code"),
        message=f"this file has no `{code}` to silence",
        help="take the entry out",
    )
