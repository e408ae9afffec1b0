"""A date as a source gives it, such as 2024-04 or 2019, into days."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from generator.book.values import UNDATED


def first_day(date: str) -> dt.date | None:
    """The first day of a date as its source gives it; None for one that is undated."""
    return None if date == UNDATED else dt.date.fromisoformat(date + "-01" * (2 - date.count("-")))


def last_day(date: str) -> dt.date | None:
    """The last day of a date as its source gives it; None for one that is undated."""
    if date == UNDATED:
        return None
    parts = [int(part) for part in date.split("-")]
    if len(parts) == len(("year", "month", "day")):
        return dt.date(*parts)
    month = parts[1] if len(parts) > 1 else 12
    return later(dt.date(parts[0], month, 1), 1) - dt.timedelta(days=1)


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last one of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
