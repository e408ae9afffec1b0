"""Pages of the shipped site into rows: what Lighthouse says of their performance on a phone."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import threading
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import chromium, project
from benchmarks.table import Part, Row, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "tests" / "tools"
NODE = ROOT / ".venv" / "bin" / "node"
PAGES = {
    "index": "index.html",
    "role": "roles/key-account-manager/index.html",
    "ladder": "ladders/account-management/index.html",
    "posting": "postings/key-account-manager-toronto/index.html",
}
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
AIM = 98
"""Lighthouse's score of performance, of 100, on its simulated phone and network."""


def measure(folder: Path, runs: int) -> Part:
    """The rows of a page of each of a few kinds; one that says why where there is no Lighthouse."""
    title = "Performance of pages on a phone, by Lighthouse"
    browser = chromium.program()
    if not browser or not NODE.exists() or not (TOOLS / "node_modules/lighthouse").exists():
        return Part(title, (Row("score", "Lighthouse or Chromium is not installed"),))
    book = folder / "phone"
    shutil.copytree(ROOT / "content", book / "content")
    shutil.copy(ROOT / "rolebook.yaml", book)
    subprocess.run([project.ROLEBOOK, "build", "--quiet", "--only", "html"], cwd=book, check=True)
    scores = [_scores(browser, book / "output") for _ in range(runs)]
    middles = {name: statistics.median(run[name] for run in scores) for name in PAGES}
    return Part(title, tuple(_row(name, score) for name, score in middles.items()))


def _row(name: str, score: float) -> Row:
    return Row(name, f"{score:.0f}", aim=f"{AIM} or more", verdict=verdict(met=score >= AIM))


def _scores(browser: str, output: Path) -> dict[str, int]:
    """The score of each page, one after the other: side by side they would slow each other down."""
    handler = functools.partial(_Silent, directory=str(output))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    pages = [f"{address}/{path}" for path in PAGES.values()]
    words = [str(NODE), str(TOOLS / "lighthouse.mjs"), browser, "performance", *pages]
    try:
        done = subprocess.run(words, check=True, capture_output=True, encoding="utf-8")
    finally:
        server.shutdown()
        server.server_close()
    found: Iterator[Any] = json.loads(done.stdout)
    return {name: each["scores"]["performance"] for name, each in zip(PAGES, found, strict=True)}


class _Silent(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: texts are compressed."""

    def do_GET(self) -> None:
        """Answer with a file, by gzip where it is a text."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name for it
        """Say nothing."""
