"""A folder → its address on this machine, as long as a test needs it."""

from __future__ import annotations

import fnmatch
import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Route


@contextmanager
def served(folder: Path, headers: Path | None = None) -> Iterator[str]:
    """The address at which a folder is served, from this machine to this machine alone.

    Files have the headers that a `_headers` file says, as hosts of static sites read it.
    """
    rules = _rules(headers.read_text("utf-8")) if headers else []
    handler = functools.partial(_Silent, rules, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


Rules = list[tuple[str, str, str]]
"""A pattern of paths, and the name and value of a header that they have."""


def _rules(text: str) -> Rules:
    found, pattern = [], ""
    for line in filter(None, text.splitlines()):
        if line[0] not in "# ":
            pattern = line
        elif line[0] == " ":
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
    return found


def halved(route: Route) -> None:
    """Answer as if all went well, with the first half of the file."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text()[: len(answer.text()) // 2])


class _Silent(http.server.SimpleHTTPRequestHandler):
    def __init__(self, rules: Rules, *args: Any, **more: Any) -> None:
        """Answer one request, with what `rules` say."""
        self.rules = rules
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        """Add the headers of the path."""
        for pattern, name, value in self.rules:
            if fnmatch.fnmatchcase(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where there is nothing, as the hosts of static sites do."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name for it
        """Say nothing."""
