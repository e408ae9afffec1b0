"""One posting's view into each of its forms, in a process that has made it before, into rows."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import Part, Row, verdict
from generator.book.edition import Edition
from generator.book.load import load
from generator.formats.html import templates
from generator.formats.registry import POSTING, Look
from generator.project import open_project
from generator.views.posting import posting_view

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
NAME = "key-account-manager-toronto"
TIMES = 20
AIM, WORD_AIM = 10, 100
"""Aims, in milliseconds: for all forms but Word files, and for these."""


def measure(runs: int) -> Part:
    """The rows of all forms of a posting of the shipped book, and of the view they are made of."""
    project, findings = open_project(ROOT)
    if project is None:
        raise RuntimeError(findings)
    book = load(project)[0]
    edition = Edition(book)
    view = posting_view(edition, NAME)
    look = Look(templates(), edition.company().brand.color, "letter")
    page = ("page", lambda: templates().render("posting.html", view, "en"))
    forms = ((key, lambda form=form: form.make(view, look)) for key, form in POSTING.items())
    rows = [_row(name, make, runs) for name, make in (page, *forms)]
    seen = Row("the view of it", _milliseconds(_middle(lambda: posting_view(edition, NAME), runs)))
    return Part("One posting, in a process that has made it before", (seen, *rows))


def _row(name: str, make: Callable[[], object], runs: int) -> Row:
    aim = WORD_AIM if name == "docx" else AIM
    median = _middle(make, runs)
    return Row(
        name, _milliseconds(median), aim=f"under {aim} ms", verdict=verdict(met=median < aim)
    )


def _middle(make: Callable[[], object], runs: int) -> float:
    """The median time that something takes in milliseconds, after a first time."""
    make()
    times = []
    for _ in range(TIMES * runs):
        start = time.perf_counter()
        make()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _milliseconds(value: float) -> str:
    return f"{value:.2f} ms"
