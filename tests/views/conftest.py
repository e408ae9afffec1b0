"""The small book with files changed, as an edition in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import small
from generator.book.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., Edition]:
    """Return a function from changed files and a language to an edition."""

    def make(files: Mapping[str, str | None] | None = None, language: str = "en") -> Edition:
        book, findings = small(tmp_path, files)
        assert [f for f in findings if f.severity == "error"] == []
        return Edition(book, language)

    return make
