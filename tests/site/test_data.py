"""Every page of the shipped site has its data beside it, in a documented shape."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import validators
from building import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ROOT / "docs/formats"
ROWS = re.findall(
    r"^\| `(\S*index\.json)` \| .* \| \[(.*)\]\(\2\) \|$",
    (FORMATS / "README.md").read_text("utf-8"),
    re.MULTILINE,
)
"""The files that the page on formats lists, each with its schema."""


def _pattern(file: str) -> re.Pattern[str]:
    named = re.sub(r"\b(ID|ZONE|A--B)\b", "[^/]+", file.replace(".", r"\."))
    return re.compile(f"(fr/)?{named}")


def _found(site: Path, file: str) -> list[Path]:
    pattern = _pattern(file)
    files = (path for path in site.rglob("index.json"))
    return [path for path in files if pattern.fullmatch(path.relative_to(site).as_posix())]


def test_every_page_has_its_data_beside_it_and_leads_to_them(pages: list[Path]) -> None:
    leading = '<link rel="alternate" type="application/json" href="index.json">'
    for page in pages:
        if page.name == "index.html":
            assert page.with_suffix(".json").is_file(), page
            assert leading in page.read_text("utf-8"), page
        else:
            assert leading not in page.read_text("utf-8"), page


@pytest.mark.parametrize(("file", "schema"), ROWS)
def test_data_are_as_their_schema_says(site: Path, file: str, schema: str) -> None:
    found = _found(site, file)
    assert found
    assert validators.json_schema(FORMATS / schema, *found) == []


def test_every_file_is_listed_once_and_no_schema_is_orphaned(site: Path) -> None:
    patterns = [_pattern(file) for file, _ in ROWS]
    for path in site.rglob("index.json"):
        name = path.relative_to(site).as_posix()
        assert sum(bool(pattern.fullmatch(name)) for pattern in patterns) == 1, name
    assert sorted(schema for _, schema in ROWS) == sorted(p.name for p in FORMATS.glob("*.json"))


def test_the_data_of_a_postings_page_are_those_of_its_file(site: Path) -> None:
    found = _found(site, "postings/ID/index.json")
    assert len(found) == 18
    for path in found:
        own = path.with_name(f"{path.parent.name}.json")
        assert json.loads(path.read_text("utf-8")) == json.loads(own.read_text("utf-8"))


def test_every_page_of_the_shipped_site_says_once_when_it_last_changed(pages: list[Path]) -> None:
    said = re.compile(
        r'<p>(?:Last changed on|Dernière modification\xa0:) <time datetime="([-\d]{10})">'
    )
    for page in pages:
        days = said.findall(page.read_text("utf-8"))
        if page.name == "index.html":
            told = json.loads(page.with_suffix(".json").read_text("utf-8"))
            assert days == [told["changed"]], page
        elif page.name == "404.html":
            assert days == []
