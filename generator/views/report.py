"""Rows of coverage into a table in words, for a terminal or a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.coverage import Row
    from generator.wording import Wording

DASH = "–"
NUMBERS = (2, 3, 4)
"""The columns of the table that hold numbers."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One role in one language, in words."""

    role: str
    title: str
    language: str
    texts: str
    missing: str
    stale: str
    state: str


class Heads(NamedTuple):
    """What the columns of the table are called."""

    role: str
    language: str
    texts: str
    missing: str
    stale: str
    state: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a report shows."""

    language: str
    title: str
    company: str
    summary: str
    heads: Heads
    lines: tuple[ReportLine, ...]


def report_view(words: Wording, rows: Sequence[Row], company: str = "") -> ReportView:
    """The table of coverage in one language."""
    _ = words.gettext
    return ReportView(
        language=words.language,
        title=_("Coverage of the book"),
        company=company,
        summary=_totals(words, rows),
        heads=Heads(
            role=_("Role"),
            language=_("Language"),
            texts=_("Texts"),
            missing=_("Missing"),
            stale=_("Stale"),
            state=_("State"),
        ),
        lines=tuple(
            ReportLine(
                role=row.role,
                title=row.title or row.role,
                language=row.language,
                texts=words.number(row.texts),
                missing=words.number(row.missing) if row.missing else DASH,
                stale=words.number(row.stale) if row.stale else DASH,
                state=_state(words, row),
            )
            for row in rows
        ),
    )


def as_text(view: ReportView) -> str:
    """The table for a terminal, with a line of totals."""
    cells = [
        view.heads,
        *((x.role, x.language, x.texts, x.missing, x.stale, x.state) for x in view.lines),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(view.heads))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    return "\n".join([*lines, "", view.summary, ""])


def _state(words: Wording, row: Row) -> str:
    """What else is to be known of a row."""
    _ = words.gettext
    if row.broken:
        return _("can’t be read")
    if not row.texts:
        return _("not translated")
    said = []
    if row.approved:
        said.append(words.fill(_("approved on %(date)s"), date=row.approved))
    if row.overdue:
        said.append(words.fill(_("review overdue since %(date)s"), date=row.review_by))
    elif row.review_by:
        said.append(words.fill(_("review by %(date)s"), date=row.review_by))
    if row.lacks:
        said.append(words.fill(_("without %(sections)s"), sections=row.lacks))
    if row.reviewed_by:
        said.append(words.fill(_("reviewed by %(name)s"), name=row.reviewed_by))
    elif row.translation:
        said.append(_("nobody has reviewed it"))
    return "; ".join(said)


def _totals(words: Wording, rows: Sequence[Row]) -> str:
    _ = words.gettext
    roles = len({row.role for row in rows})
    said = words.ngettext("%(number)s role", "%(number)s roles", roles)
    return words.fill(
        _("%(roles)s; texts missing: %(missing)s; stale: %(stale)s"),
        roles=words.fill(said, number=words.number(roles)),
        missing=words.number(sum(row.missing for row in rows)),
        stale=words.number(sum(row.stale for row in rows)),
    )
