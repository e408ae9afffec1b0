"""A project's folder → its studio, asked in this process or served by one of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import lxml.html
from starlette.testclient import TestClient

from building import ROLEBOOK, ROOT
from generator.studio.access import Access, hosts
from generator.studio.app import studio
from generator.studio.shelf import Shelf
from generator.studio.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from httpx2 import Response
    from starlette.routing import BaseRoute

    from generator.studio.access import Role
    from generator.studio.guard import Rate
    from generator.studio.site import File

WRITER = "writer-token-of-the-tests"
APPROVER = "approver-token-of-the-tests"
HERE = "http://127.0.0.1:8000"
WAITS = 300
"""So often something that comes by itself is looked for, 0.05 s apart, until it counts as lost."""


class Client:
    """A browser of sorts: keeps cookies, and sends forms as the studio's own pages do."""

    def __init__(
        self,
        root: Path,
        everybody: Role = "writer",
        *,
        read_only: bool = False,
        rate: Rate | None = None,
        more: Sequence[BaseRoute] = (),
    ) -> None:
        self.access = Access(
            key=b"k" * 32,
            writer=WRITER,
            approver=APPROVER,
            hosts=hosts("127.0.0.1", 8000),
            everybody=everybody,
            read_only=read_only,
        )
        self.shelf = Shelf(root)
        self.app = studio(self.shelf, Watch(self.shelf), self.access, more, rate=rate)
        self.http = TestClient(
            self.app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False
        )

    def get(self, path: str, **headers: str) -> Response:
        """An answer to a question."""
        return self.http.get(path, headers=_named(headers))

    def csrf(self) -> str:
        """What a form of a page says of the session."""
        page = self.get("/en/enter").text
        found = re.search(r'name="csrf" value="([^"]+)"', page)
        assert found, page
        return found[1]

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> Response:
        """An answer to a form, sent as a page of the studio sends it."""
        form = {"csrf": self.csrf(), **(data or {})}
        return self.http.post(path, data=form, headers={"Origin": HERE, **_named(headers)})

    def come_in(self, token: str) -> Response:
        """An answer to the form that asks for a token."""
        return self.post("/en/enter", {"token": token})


CHOICE = {"role": "counter", "location": "toronto"}
"""What the page on which a posting is begun would send, of the small book."""


def begun(client: Client, posting: str = "") -> str:
    """The address of a new draft: of what the small book has, or of one of its postings."""
    if posting:
        answer = client.post(f"/en/postings/{posting}", {"do": "edit"})
    else:
        answer = client.post("/en/new", CHOICE)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def form(page: Response | str) -> dict[str, list[str]]:
    """What the form of a draft would send if nobody typed anything."""
    found: dict[str, list[str]] = {}
    html = lxml.html.fromstring(page if isinstance(page, str) else page.text)
    (sheet,) = (each for each in html.forms if each.get("data-desk") is not None)
    for name, value in sheet.form_values():
        found.setdefault(name, []).append(value)
    for field in html.xpath("//input[@form='sheet']"):
        found.setdefault(field.get("name"), []).append(field.get("value"))
    return found


def file_in(shelf: Shelf, path: str) -> File | None:
    """The file of the site as it is now at an address below its root; None where it has none."""
    site = shelf.now.site
    return site.file(path) if site else None


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True)
class Served:
    """A studio with a process of its own: its address, and what it printed at first."""

    address: str
    said: list[str]
    process: subprocess.Popen[str]

    def end(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Send it a signal: its exit code, and what it still said on both streams."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@contextmanager
def served(root: Path, *words: str, by: Sequence[str] = (), **environment: str) -> Iterator[Served]:
    """A studio on a free port of this machine, for as long as a test needs it.

    `by` is a command that starts it, before its own.
    """
    process = subprocess.Popen(
        [*by, *ROLEBOOK, "--project", str(root), "serve", "--port", "0", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if line == "Ctrl-C ends it.\n":
                break
        assert said, process.communicate()
        yield Served(said[0].partition(": ")[2], said, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
