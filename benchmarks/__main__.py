"""The benchmarks as a command: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import browse, documents, extra, forms, machine, phone, site, start, studio, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.table import Part

ROOM = 3_000_000_000
"""Bytes that the largest books, their sites and their PDFs take up."""

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
PARTS = ("start", "forms", "site", "extra", "browse", "phone", "studio", "pdf")
HEAD = "# Figures of one run\n\nWritten by `make bench ARGS=%s`; README.md says how.\n\n"


def main() -> None:
    """Measure what is asked for and print the table."""
    asked = _arguments().parse_args()
    folder = Path(tempfile.mkdtemp(prefix="rolebook-bench-", dir=_place()))
    try:
        facts = list(machine.facts(folder))
        parts = list(_measure(asked, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    facts.append(("load after", machine.load()))
    facts.append(("runs", f"median of {asked.runs}, memory of one run by itself"))
    print((table.markdown if asked.markdown else table.text)(facts, parts))
    if asked.save:
        whole = set(asked.only) == set(PARTS)
        name = "results.md" if whole else f"results-{'-'.join(asked.only)}.md"
        args = "--save" if whole else f"'--save --only {','.join(asked.only)}'"
        text = HEAD % args + table.markdown(facts, parts)
        Path(__file__).with_name(name).write_text(text, "utf-8")


def _measure(asked: argparse.Namespace, folder: Path) -> Iterator[Part]:
    if "start" in asked.only:
        _say("commands")
        yield start.measure(folder, max(asked.runs, 5))
    if "forms" in asked.only:
        _say("forms of a posting")
        yield forms.measure(asked.runs)
    for roles in asked.roles if "site" in asked.only else ():
        _say(f"a site of {roles:,} roles")
        yield site.measure(folder, roles, asked.runs)
    if "extra" in asked.only:
        _say("the search index and pictures")
        yield extra.measure(folder, max(asked.roles))
    if "browse" in asked.only:
        _say(f"a home page of {browse.ROLES:,} roles in a browser")
        yield browse.measure(folder, asked.runs)
    if "phone" in asked.only:
        _say("pages on a phone")
        yield phone.measure(folder, asked.runs)
    if "studio" in asked.only:
        _say("the studio")
        yield studio.measure(folder)
    if "pdf" in asked.only:
        _say(f"{asked.documents} PDFs of each kind")
        yield documents.measure(folder, asked.documents, asked.runs)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add(
        "--roles",
        type=_numbers,
        default=[100, 1000, 5000],
        help="sizes of the books: 100,1000,5000",
    )
    add("--runs", type=int, default=3, help="how often each build is measured; 3")
    add("--documents", type=int, default=100, help="how many PDFs of each kind; 100")
    add("--only", type=_parts, default=PARTS, help=f"what to measure: {','.join(PARTS)}")
    add("--quick", action=_Quick, nargs=0, help="the same as --roles 100 --runs 1 --documents 10")
    add("--markdown", action="store_true", help="print the table as Markdown")
    add("--save", action="store_true", help="keep the table too, beside this program")
    return parser


class _Quick(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse calls it so
        namespace: argparse.Namespace,
        values: object,  # noqa: ARG002 - argparse calls it so
        option: str | None = None,  # noqa: ARG002 - argparse calls it so
    ) -> None:
        namespace.roles, namespace.runs, namespace.documents = [100], 1, 10


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _parts(text: str) -> list[str]:
    names = text.split(",")
    if set(names) - set(PARTS):
        raise argparse.ArgumentTypeError(f"choose from {','.join(PARTS)}")
    return names


def _place() -> Path | None:
    """A memory file system with room enough, if there is one; else wherever temporary files go."""
    if os.access(SHARED_MEMORY, os.W_OK) and shutil.disk_usage(SHARED_MEMORY).free > ROOM:
        return SHARED_MEMORY
    return None


def _say(what: str) -> None:
    print(f"measuring {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
