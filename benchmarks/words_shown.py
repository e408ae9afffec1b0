"""Two sites of the same book into the share of our words that the other one shows too."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS = {
    "home": "index.html",
    "roles": "roles/*/index.html",
    "ladders": "ladders/*/index.html",
    "postings": "postings/*/index.html",
}
SAMPLE = 20
"""Pages of each kind that are compared; all are made by the same template."""


def shares(ours: Path, theirs: Path) -> Mapping[str, float]:
    """For each kind of page, how many of our words stand on their page as well; from 0 to 1."""
    found = {}
    for kind, pattern in KINDS.items():
        words, missing = 0, 0
        for page in sorted(ours.glob(pattern))[:SAMPLE]:
            here = _words(page)
            other = theirs / page.relative_to(ours)
            words += here.total()
            missing += (here - _words(other)).total()
        found[kind] = 1 - missing / words if words else 1.0
    return found


def _words(page: Path) -> Counter[str]:
    text = page.read_text("utf-8") if page.is_file() else ""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", text.partition("<body")[2], flags=re.DOTALL)
    return Counter(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
