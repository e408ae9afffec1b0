"""The small book in all formats, built once a worker, and what a damaged copy of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agreeing import ALL
from books import SMALL, write
from building import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book in all formats and two languages, built."""
    folder = write(tmp_path_factory.mktemp("agreed") / "book", SMALL, ALL)
    build(folder)
    return folder


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDFs of a book that says other things, by what is other, each in a folder of its own."""
    top = tmp_path_factory.mktemp("others")
    posting, role = "content/postings/counter-toronto.yaml", "content/roles/counter.yaml"
    said = {
        "title": (role, "title: Counter", "title: Conter"),
        "pay": (role, "min: 50000", "min: 50001"),
        "duty 2": (role, "Say how many.", "Say how much."),
        "closes": (posting, "closes: 2026-12-01", "closes: 2026-12-02"),
        "apply": (posting, ".test/1", ".test/2"),
        "currency": (role, "currency: CAD", "currency: USD"),
        "period": (role, "period: year", "period: month"),
        "removed": (role, "  - {id: report, text: Say how many.}\n", ""),
        "fee": (posting, "vacancy:", "note: Pay us $500 first.\nvacancy:"),
    }
    for name, (file, old, new) in said.items():
        folder = write(top / name, SMALL, ALL, {file: SMALL[file].replace(old, new)})
        build(folder, "--only", "pdf")
    return top


@pytest.fixture
def output(project: Path) -> Iterator[Path]:
    """The built site; whatever a test does to its files is undone."""
    folder = project / "output"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield folder
    for path in [path for path in folder.rglob("*") if path.is_file() and path not in before]:
        path.unlink()
    for path, data in before.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
