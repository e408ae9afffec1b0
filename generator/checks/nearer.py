"""Names that can't be ids, told while a file was read, into suggestions of what the book has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.book.told import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.book import Book
    from generator.findings import Finding


def nearer(findings: Iterable[Finding], book: Book) -> Iterator[Finding]:
    """The findings; a skill named by what is no id is answered with the nearest one of the book.

    In skills.yaml itself a skill gets its id, which may be any.
    """
    library = {book.files["skill", name][0] for name in book.ids["skill"]}
    for finding in findings:
        name = finding.at[-1] if finding.at[-2:-1] == ("skills",) else ""
        if finding.code == "bad-id" and name and finding.file not in library:
            near = nearest(str(name), book.ids["skill"])
            if near:
                yield replace(finding, help=f"did you mean `{near}`?")
                continue
        yield finding
