"""A book's PDFs into rows: how many a second, beside WeasyPrint's own command and Chromium."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import chromium, project
from benchmarks.machine import cores
from benchmarks.measure import cost, peak
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
        rate = median(_ours(ours, kind, documents) for _ in range(runs))
        rows += _rows(kind, rate, _sheets(ours, kind, folder / kind))
    ours.clean()
    rows.append(Row("most memory, all PDFs", megabytes(peak(ours.command(*PDF), ours.folder))))
    return Part(f"PDFs a second, {documents} roles and {documents} postings", tuple(rows))


def _ours(ours: Project, kind: str, documents: int) -> float:
    """PDFs of one kind a second: all of them after a change in their template, start included."""
    if not (ours.folder / "output").exists():
        ours.build(*PDF)
    ours.retouch(f"documents/{kind}.html")
    before = ours.published(".pdf")
    seconds = ours.build(*PDF).seconds
    project.expect(f"PDFs made of a {kind}", ours.changed(before, ".pdf"), documents)
    return documents / seconds


def _sheets(ours: Project, kind: str, folder: Path) -> Sheets:
    """The HTML that our PDFs are made from, and the rest that a browser needs to print it."""
    from generator.book.book import Edition
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


def _rows(kind: str, rate: float, sheets: Sheets) -> Iterator[Row]:
    ours = f"{rate:.1f} a second"
    sample = sheets.pages[: max(4, len(sheets.pages) // 10)]
    for abreast in range(1, cores() + 1):
        theirs = _command(sample, sheets, abreast)
        yield Row(
            f"{kind}s",
            ours,
            f"weasyprint command, {abreast} at a time: {theirs:.2f}",
            f"{rate / theirs:.1f} times as fast",
            f"at least {AIMS[kind]}" if abreast == 1 else "",
            verdict(met=rate / theirs >= AIMS[kind]) if abreast == 1 else "",
        )
    if not chromium.program():
        yield Row(f"{kind}s", ours, "Chromium or Playwright is not installed")
        return
    for abreast in range(1, cores() + 1):
        theirs = chromium.rate(sheets.pages, abreast, sheets.settings)
        yield Row(
            f"{kind}s",
            ours,
            f"warm Chromium, {abreast} at a time: {theirs:.1f}",
            f"{rate / theirs:.2f} times as fast",
            "at least 1",
            verdict(met=rate >= theirs),
        )


def _command(pages: Sequence[Path], sheets: Sheets, abreast: int) -> float:
    """PDFs a second by WeasyPrint's own command, a process each, so many at a time."""

    def make(page: Path) -> None:
        target = str(page.with_suffix(".command.pdf"))
        cost([WEASYPRINT, "--pdf-variant", "pdf/ua-1", str(page), target], None, sheets.settings)

    make(pages[0])  # the font cache is made once
    start = perf_counter()
    with ThreadPoolExecutor(abreast) as crew:
        list(crew.map(make, pages))
    return len(pages) / (perf_counter() - start)
