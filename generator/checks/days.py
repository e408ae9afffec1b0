"""Whether the days of what has happened have come: approvals, reviews, figures, readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.dates import first_day
from generator.findings import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from generator.book.model import Approval, Ladder, Occupation, Page, Posting, Role, Source
    from generator.checks.subject import Subject
    from generator.findings import Path

    Day = tuple[Path, str, dt.date]

ADVICE = "correct it: it is the day on which this happened"


def ahead(subject: Subject) -> Iterator[Finding]:
    """What has happened has a day that is here or over."""
    for at, said, day in HAPPENED[subject.kind](subject.thing):
        if not subject.edition.begun(day):
            yield subject.find("date-ahead", at, f"{said} hasn’t come yet", ADVICE)


def reviewed_ahead(subject: Subject) -> Iterator[Finding]:
    """A translation was reviewed on a day that is here or over."""
    for language, file in subject.translations():
        day = subject.edition.reviewed_on(subject.kind, subject.name, language)
        if day and not subject.edition.begun(day):
            yield Finding(
                code="date-ahead",
                file=file,
                at=("translation", "reviewed_on"),
                message=f"{day} hasn’t come yet",
                help=ADVICE,
            )


def _of_ladder(ladder: Ladder | Role) -> Iterator[Day]:
    if ladder.governance:
        yield from _approval(ladder.governance.approved, "governance", "approved")


def _of_role(role: Role) -> Iterator[Day]:
    yield from _of_ladder(role)
    for index, band in enumerate(role.pay):
        yield from _approval(band.approved, "pay", index, "approved")
    for index, figure in enumerate(role.market):
        yield from _loose(figure.as_of, "market", index, "as_of")
    for index, outlook in enumerate(role.outlook):
        yield from _loose(outlook.as_of, "outlook", index, "as_of")


def _of_posting(posting: Posting) -> Iterator[Day]:
    yield from _approval(posting.approval, "approval")


def _of_occupation(occupation: Occupation) -> Iterator[Day]:
    for index, wage in enumerate(occupation.wages):
        yield from _loose(wage.as_of, "wages", index, "as_of")


def _of_page(page: Page) -> Iterator[Day]:
    if page.updated:
        yield ("updated",), str(page.updated), page.updated


def _of_source(source: Source) -> Iterator[Day]:
    yield from _loose(source.date, "date")
    if source.read:
        yield ("read",), str(source.read), source.read


HAPPENED: Mapping[str, Callable[[Any], Iterator[Day]]] = {
    "ladder": _of_ladder,
    "role": _of_role,
    "posting": _of_posting,
    "occupation": _of_occupation,
    "page": _of_page,
    "source": _of_source,
}
"""The days of what has happened that a thing of each kind gives: path, as written, first day."""


def _approval(approval: Approval | None, *at: str | int) -> Iterator[Day]:
    if approval:
        yield (*at, "on"), str(approval.on), approval.on


def _loose(date: str, *at: str | int) -> Iterator[Day]:
    first = first_day(date)
    if first:
        yield at, date, first
