"""Notes into the digests of every run of eight words in them, so that a test knows a copied one.

`python tools/runs.py NOTES > tests/facts/runs.txt`. Digests tell that a run is the same and not
what it says: the notes themselves stay where they are.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 8
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of eight words, in lower case, with its digest."""
    words = [word.replace("’", "'") for word in WORD.findall(text.casefold())]
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:12]


if __name__ == "__main__":
    found = {digest for _, digest in runs(Path(sys.argv[1]).read_text("utf-8"))}
    print("\n".join(sorted(found)))
