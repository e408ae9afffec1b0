"""A posting and who approves it into its file with the approval, or why nobody approves it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.approval import digest
from generator.book.book import COMPANY
from generator.checks import check
from generator.drafts import signed, trial
from generator.standing import standing, unfinished

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from generator.book.book import Book
    from generator.findings import Finding


@dataclass(frozen=True, slots=True)
class Approved:
    """The file of a posting with its approval, the book with it, and what stands against it."""

    name: str
    file: str
    text: str
    book: Book
    findings: tuple[Finding, ...]


class UnapprovableError(Exception):
    """A posting has errors, which `findings` are; without any, its file can't take an approval.

    `texts` has the file as it would be, where the errors are those of an approved posting.
    """

    def __init__(
        self, file: str, findings: Iterable[Finding], texts: Mapping[str, bytes] | None = None
    ) -> None:
        super().__init__(file)
        self.file = file
        self.findings = tuple(findings)
        self.texts = texts or {}


def approved(
    book: Book, name: str, by: str, on: dt.date, loaded: Iterable[Finding] = ()
) -> Approved:
    """A posting with an approval of what it says today.

    `loaded` is what was found when the book was read. Raises `UnapprovableError`.
    """
    file = book.files["posting", name][0]
    errors = _errors(check(book, "posting", name)[0])
    if errors:
        raise UnapprovableError(file, errors)
    text = signed((book.project.root / file).read_text("utf-8"), by, on, digest(book, name))
    if text is None:
        raise UnapprovableError(file, ())
    # what only an approved posting must have, such as French in Quebec
    made, found = trial(book, "posting", name, file, text)
    errors = _errors(found)
    if errors or made is None:
        raise UnapprovableError(file, errors or found, {file: text.encode()})
    against = (*standing(made, name, loaded), *unfinished(made, name))
    return Approved(name, file, text, made, against)


def grave(book: Book, findings: Iterable[Finding]) -> bool:
    """Whether no posting of a real employer is approved with these, unless someone insists."""
    company = (*COMPANY, book.language)
    if company in book.entries and book.get(*company).example:
        return False
    return any(
        found.code == "unfinished-text"
        or (found.code.startswith("law-") and found.severity == "warning")
        for found in findings
    )


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [found for found in findings if found.severity == "error"]
