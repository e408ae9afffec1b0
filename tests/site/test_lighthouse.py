"""Lighthouse, as on a phone, has nothing to take a point off for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import validators
from serving import served

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("site")

CATEGORIES = ("accessibility", "best-practices", "seo")
KINDS = ("index", "roles/ID", "ladders/ID", "postings/ID")


def test_accessibility_best_practices_and_seo_are_full(
    site: Path, kinds: dict[str, dict[str, Path]]
) -> None:
    with served(site) as address:
        pages = [
            f"{address}/{pages[kind].relative_to(site).as_posix()}"
            for pages in kinds.values()
            for kind in KINDS
        ]
        found = validators.lighthouse(CATEGORIES, *pages)
    assert [(each["address"], each["scores"], each["costs"]) for each in found] == [
        (page, dict.fromkeys(CATEGORIES, 100), []) for page in pages
    ]


def test_what_costs_points_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<title>x</title><img src=x><a href=x></a>", "utf-8")
    with served(tmp_path) as address:
        (found,) = validators.lighthouse(["accessibility"], f"{address}/bad.html")
    assert found["scores"]["accessibility"] < 90
    assert "accessibility: Image elements do not have `[alt]` attributes" in found["costs"]
