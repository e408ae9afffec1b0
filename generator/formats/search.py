"""The records of the full-text search into the files of a Pagefind index.

Pagefind reads small pages, one a record, which are written for it alone and thrown away. What it
would bring along for those who want its own interface isn't kept: the site has its own script.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from markupsafe import escape
from pagefind.service import get_executable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.views.search import Record, SearchView

ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
KEPT = (ENTRY, SCRIPT, ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
"""How the files end that a search asks for: the engine, its words, and what they are in."""

FLAGS = ("--site", ".", "--output-subdir", "../index", "--keep-index-url")


class SearchError(Exception):
    """Pagefind can't be had, or has failed; the message is what it said last."""


def documents(view: SearchView) -> bytes:
    """What is indexed, as text: the same text, the same index."""
    pages = [(record.address, _page(record)) for record in view.records]
    return json.dumps(pages, ensure_ascii=False, indent=0).encode()


def index(data: bytes) -> Mapping[str, bytes]:
    """The files of the index of what `documents` gave, by their names in its folder.

    Raises `SearchError`, and OSError where there is no room for what Pagefind is given to read.
    """
    with TemporaryDirectory(prefix="rolebook-search-") as folder:
        site, made = Path(folder, "site"), Path(folder, "index")
        site.mkdir()
        for address, page in json.loads(data):
            file = site / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, encoding="utf-8")
        _run(site)
        files = {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in sorted(made.rglob("*"))
            if path.is_file() and path.name.endswith(KEPT)
        }
    files[ENTRY] = _in_order(files[ENTRY])
    return files


def _run(site: Path) -> None:
    """Let Pagefind index a folder; it hears of no settings but ours."""
    program = get_executable()
    if program is None:
        message = "Pagefind is not installed"
        raise SearchError(message)
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program that came with its package
            [program, *FLAGS], cwd=site, env=bare, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise SearchError(str(error)) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"code {done.returncode}"]
        message = f"Pagefind has failed: {said[-1]}"
        raise SearchError(message)


def _page(record: Record) -> str:
    """A page for Pagefind: a title counts most, then other names, then what the page says."""
    names = "".join(f"<p data-pagefind-weight=5>{escape(name)}</p>" for name in record.names)
    texts = "".join(f"<p>{escape(str(text))}</p>" for text in record.texts)
    title, kind = escape(record.title), escape(record.kind)
    return (
        f"<!doctype html><html lang={record.language}><title>{title}</title><body>"
        f'<main data-pagefind-body data-pagefind-meta="kind:{kind}">'
        f"<h1 data-pagefind-weight=10 data-pagefind-meta=title>{title}</h1>{names}{texts}</main>"
    )


def _in_order(entry: bytes) -> bytes:
    """The list of languages in the order of their names: Pagefind's own order isn't promised."""
    return json.dumps(json.loads(entry), sort_keys=True, separators=(",", ":")).encode()
