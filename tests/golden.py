"""Texts that we made → what differs from the expected ones in a folder of golden files.

A golden that is wrong, one that is missing and one that nothing makes any more are all failures.
`UPDATE_GOLDEN=1 make test` writes them anew; then the difference is read, and committed.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path

UPDATE = "UPDATE_GOLDEN"


def compare(folder: Path, made: Mapping[str, str]) -> list[str]:
    """A line, or a difference, for each golden that isn't as it should be."""
    if os.environ.get(UPDATE):
        _write(folder, made)
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    problems = [f"{name}: nothing makes this golden any more" for name in sorted(there - {*made})]
    for name, text in sorted(made.items()):
        if name not in there:
            problems.append(f"{name}: there is no golden for this")
            continue
        golden = (folder / name).read_text("utf-8")
        if golden != text:
            lines = difflib.unified_diff(
                golden.splitlines(),
                text.splitlines(),
                f"golden {name}",
                f"made {name}",
                lineterm="",
            )
            problems.append("\n".join(lines) or f"{name}: differs in white space at its end")
    return problems


def _write(folder: Path, made: Mapping[str, str]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
