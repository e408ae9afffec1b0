"""A book's PDFs into rows: how many a second, beside WeasyPrint's own command and Chromium."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import chromium, project
from benchmarks.machine import cores
from benchmarks.measure import Cost, cost, middle, peak
from benchmarks.table import Part, Row, megabytes, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.project import Project

WEASYPRINT = str(Path(sys.executable).with_name("weasyprint"))
AIMS = {"posting": 10, "role": 8}
"""How many times as fast as the command."""

PDF = ("--only", "pdf")


@dataclass(frozen=True, slots=True)
class Sheets:
    """Documents as others need them: HTML files with their style sheet, and where the fonts are."""

    pages: Sequence[Path]
    style: Path
    settings: Mapping[str, str]


def measure(folder: Path, documents: int, runs: int) -> Part:
    """The rows of so many documents of each kind."""
    ours = project.make(folder / "documents", documents, posting_every=1)
    rows: list[Row] = []
    for kind in AIMS:
        cost = middle(_ours(ours, kind, documents) for _ in range(runs))
        rows += _rows(kind, _each(cost, documents), _sheets(ours, kind, folder / kind))
    ours.clean()
    rows.append(Row("most memory, all PDFs", megabytes(peak(ours.command(*PDF), ours.folder))))
    return Part(f"PDFs a second, {documents} roles and {documents} postings", tuple(rows))


def _ours(ours: Project, kind: str, documents: int) -> Cost:
    """What all PDFs of a kind cost after a change in their template, start included."""
    if not (ours.folder / "output").exists():
        ours.build(*PDF)
    ours.retouch(f"documents/{kind}.html")
    before = ours.published(".pdf")
    spent = ours.build(*PDF)
    project.expect(f"PDFs made of a {kind}", ours.changed(before, ".pdf"), documents)
    return spent


def _sheets(ours: Project, kind: str, folder: Path) -> Sheets:
    """The HTML that our PDFs are made from, and the rest that a browser needs to print it."""
    from generator.book.edition import Edition
    from generator.book.load import load
    from generator.formats import paper
    from generator.formats.html import templates
    from generator.project import open_project

    found, _ = open_project(ours.folder)
    assert found is not None  # noqa: S101 - it was built just now
    book, _, _ = load(found)
    shown = templates(found.templates)
    folder.mkdir()
    style = folder / "print.css"
    color = Edition(book).company().brand.color
    style.write_text(paper.style(shown, color, "letter", book.language), "utf-8")
    view = getattr(import_module(f"generator.views.{kind}"), f"{kind}_view")
    link = f'<link rel="stylesheet" href="{style.name}">\n</head>'.encode()
    for name in book.ids[kind]:
        html = shown.render(f"documents/{kind}.html", view(Edition(book), name), book.language)
        (folder / f"{name}.html").write_bytes(html.replace(b"</head>", link, 1))
    fonts = {"FONTCONFIG_FILE": str(paper.FONTS / "fonts.conf"), "XDG_CACHE_HOME": str(folder)}
    return Sheets(sorted(folder.glob("*.html")), style, fonts)


def _each(cost: Cost, documents: int) -> Cost:
    """What one of so many documents costs."""
    return Cost(cost.seconds / documents, cost.work / documents)


def _rows(kind: str, ours: Cost, sheets: Sheets) -> Iterator[Row]:
    sample = sheets.pages[: max(4, len(sheets.pages) // 10)]
    for abreast in range(1, cores() + 1):
        theirs = _command(sample, sheets, abreast)
        met = theirs.seconds / ours.seconds >= AIMS[kind]
        aim, said = (f"at least {AIMS[kind]} times", verdict(met=met)) if abreast == 1 else ("", "")
        yield _row(kind, ours, f"weasyprint command, {abreast} at a time", theirs, aim, said)
    if not chromium.program():
        yield Row(f"{kind}s", _rate(ours), "Chromium or Playwright is not installed")
        return
    for abreast in range(1, cores() + 1):
        theirs = _each(chromium.printing(sheets.pages, abreast, sheets.settings), len(sheets.pages))
        said = verdict(met=ours.seconds <= theirs.seconds)
        yield _row(kind, ours, f"warm Chromium, {abreast} at a time", theirs, "at least 1", said)


def _row(kind: str, ours: Cost, name: str, theirs: Cost, aim: str, said: str) -> Row:  # noqa: PLR0913, PLR0917 - the cells of a row
    faster, lighter = theirs.seconds / ours.seconds, ours.work / theirs.work
    ratio = f"{faster:.2f} times as fast, {lighter:.2f} of its work"
    return Row(f"{kind}s", _rate(ours), f"{name}: {_rate(theirs)}", ratio, aim, said)


def _rate(each: Cost) -> str:
    return f"{1 / each.seconds:.2f} (work {each.work:.2f} s each)"


def _command(pages: Sequence[Path], sheets: Sheets, abreast: int) -> Cost:
    """What a PDF costs by WeasyPrint's own command, a process each, so many at a time."""

    def make(page: Path) -> Cost:
        target = str(page.with_suffix(".command.pdf"))
        words = [WEASYPRINT, "--pdf-variant", "pdf/ua-1", str(page), target]
        return cost(words, None, sheets.settings)

    make(pages[0])  # the font cache is made once
    start = perf_counter()
    with ThreadPoolExecutor(abreast) as crew:
        spent = list(crew.map(make, pages))
    return _each(Cost(perf_counter() - start, sum(each.work for each in spent)), len(pages))
