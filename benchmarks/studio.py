"""A posting that is being written in the studio into rows: the answer beside the form, and memory.

The studio is asked over http as its script asks it: each letter more of the note is a look, and
then the frame fetches the posting as candidates would see it.
"""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from benchmarks import book
from benchmarks.measure import MeasureError, held
from benchmarks.project import ROLEBOOK
from benchmarks.table import Part, Row, megabytes, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
ROLES = 1000
WARM, LOOKS, MANY = 20, 200, 1000
"""Looks before the first that counts, that are timed, and until memory is read again."""

AIM = 0.1
"""What an answer may take, in seconds, at the median and for 95 of 100."""

FLAT = 1.1
"""Memory that is flat is at most so many times what it was after the first looks."""

PAUSE = 0.03
"""Seconds between two looks, so that the studio's limit of requests a second isn't reached."""

FRAME = re.compile(r'<iframe src="([^"]+)"')
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="(version)" value="([^"]*)"')


def measure(folder: Path) -> Part:
    """The rows of the shipped book and of a book of a thousand roles."""
    shipped = folder / "studio-shipped"
    shutil.copytree(ROOT / "content", shipped / "content")
    shutil.copy(ROOT / "rolebook.yaml", shipped)
    large = folder / "studio-large"
    book.write(large, ROLES)
    (large / "templates").mkdir()
    names = {"the shipped book": shipped, f"a book of {ROLES:,} roles": large}
    rows = tuple(row for what, root in names.items() for row in _rows(what, root))
    for root in names.values():
        shutil.rmtree(root)
    return Part("Writing a posting in the studio", rows)


def _rows(what: str, root: Path) -> Iterator[Row]:
    with _served(root) as (process, address):
        draft = _Draft(address)
        for _ in range(WARM):
            draft.look()
        before = held(process.pid)
        looks = [draft.look() for _ in range(LOOKS)]
        answers, pages = zip(*looks, strict=True)
        for name, times in (("findings", answers), ("the page with it", pages)):
            middle, late = median(times), quantiles(times, n=20)[-1]
            told = f"{middle * 1000:.0f} ms, 95 of 100 within {late * 1000:.0f} ms"
            aim = f"under {AIM * 1000:.0f} ms"
            yield Row(f"{what}: {name}", told, aim=aim, verdict=verdict(met=late < AIM))
        for _ in range(MANY - LOOKS):
            draft.look()
        after = held(process.pid)
        told = f"{megabytes(before / 1000)}, then {megabytes(after / 1000)}"
        yield Row(
            f"{what}: memory after {WARM} and {MANY + WARM:,} looks",
            told,
            aim="flat",
            verdict=verdict(met=after < before * FLAT),
        )


@contextmanager
def _served(root: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A studio on a free port of this machine, and its address."""
    process = subprocess.Popen(
        [ROLEBOOK, "--project", str(root), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        first = process.stdout.readline() if process.stdout else ""
        if ": " not in first:
            raise MeasureError(f"the studio didn't start: {first}")
        yield process, first.partition(": ")[2].strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


class _Draft:
    """A posting under way, asked for as a browser does it."""

    def __init__(self, address: str) -> None:
        self.server = http.client.HTTPConnection(urlsplit(address).netloc)
        self.origin = address.rstrip("/")
        self.cookie = ""
        page = self._ask("GET", "/en/new")
        found = CSRF.search(page)
        if not found:
            raise MeasureError("the studio has no form for a new posting")
        self.fields = {"csrf": found[1]}
        chosen = dict(re.findall(r'<select id="(\w+)".*?<option value="([^"]+)"', page, re.DOTALL))
        self.path = self._ask("POST", "/en/new", self.fields | chosen)
        self.note = ""
        self.page = self._ask("GET", self.path)

    def look(self) -> tuple[float, float]:
        """One letter more: seconds to the answer, and to the page that it leads to."""
        self.note += "and so on "[len(self.note) % 10]
        self.fields |= dict(HIDDEN.findall(self.page))
        time.sleep(PAUSE)
        begun = time.perf_counter()
        self.page = self._ask(
            "POST", self.path, {**self.fields, "note": self.note, "do": "look"}, part=True
        )
        answered = time.perf_counter() - begun
        frame = FRAME.search(self.page)
        if not frame:
            raise MeasureError("the studio shows no page of the posting")
        self._ask("GET", frame[1])
        return answered, time.perf_counter() - begun

    def _ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, *, part: bool = False
    ) -> str:
        """The text of an answer; the address of another page where it leads there."""
        headers = {"Cookie": self.cookie, "Accept": "text/html", "Origin": self.origin}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if part:
            headers["X-Part"] = "beside"
        self.server.request(method, path, urlencode(fields) if fields else None, headers)
        answer = self.server.getresponse()
        text = answer.read().decode()
        cookie = answer.headers.get("set-cookie")
        self.cookie = cookie.partition(";")[0] if cookie else self.cookie
        if answer.status == http.HTTPStatus.SEE_OTHER:
            return str(answer.headers["location"])
        if answer.status != http.HTTPStatus.OK:
            raise MeasureError(f"{method} {path}: {answer.status}\n{text[:2000]}")
        return text
