"""The sentences of the first book are ours: no run of eight words is one of the notes behind it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.runs import runs

ROOT = Path(__file__).parent.parent
NOTED = frozenset((ROOT / "tests" / "facts" / "runs.txt").read_text("utf-8").split())
FILES = sorted(
    path
    for path in (ROOT / "content").rglob("*")
    if path.suffix in {".yaml", ".md"} and ".fr" not in path.suffixes
)
NAMES = {
    "sources.yaml": ("title", "publisher", "address"),
    "resources.yaml": ("name", "provider", "address"),
}
"""Fields that hold titles, names and addresses of others."""
LICENCE = (
    "This product includes information from the O\\*NET 29.3 Database by the U.S. Department of "
    "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license."
)
"""The words that a licence asks for."""
GLASSDOOR = "How much does a(n) … make in Canada?"
"""What all pages of one site are called."""


@cache
def titles() -> tuple[str, ...]:
    """Titles and names of others, as the book has them."""
    sources = yaml.safe_load((ROOT / "content/sources.yaml").read_text("utf-8"))["sources"]
    resources = yaml.safe_load((ROOT / "content/resources.yaml").read_text("utf-8"))["resources"]
    found = [source["title"] for source in sources.values()]
    found += [resource["name"] for resource in resources.values()]
    return (LICENCE, GLASSDOOR, *sorted(found, key=len, reverse=True))


def copied(text: str, noted: frozenset[str] = NOTED) -> list[str]:
    """The runs of a text that stand in the notes."""
    flat = " ".join(text.split())
    for title in titles():
        flat = flat.replace(title, "\N{BULLET}")
    return [
        run for part in flat.split("\N{BULLET}") for run, digest in runs(part) if digest in noted
    ]


def texts(data: Any, skipped: tuple[str, ...]) -> list[str]:
    """Every text in plain data, apart from some fields."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [text for item in data for text in texts(item, skipped)]
    if isinstance(data, dict):
        return [t for key, item in data.items() if key not in skipped for t in texts(item, skipped)]
    return []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_run_of_eight_words_is_one_of_the_notes(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        assert copied(text) == []
    else:
        found = texts(yaml.safe_load(text), NAMES.get(path.name, ()))
        assert [run for each in found for run in copied(each)] == []


def test_every_english_file_is_looked_at() -> None:
    assert len(FILES) > 40


def test_a_copied_run_is_found_whatever_its_case_signs_and_spaces() -> None:
    sentence = "One two three, four five six seven eight nine."
    noted = frozenset(digest for _, digest in runs(sentence))
    assert len(noted) == 2
    assert copied("So: ONE two — three four\nfive six; seven eight!", noted) == [
        "one two three four five six seven eight"
    ]
    assert copied("one two three four five six seven, then eight nine", noted) == []


def test_the_notes_are_there() -> None:
    assert len(NOTED) > 1000
