"""The studio into rows: a posting that is being written, memory, and a saved file until it is seen.

The studio is asked over http as its scripts ask it. Each letter more of the note is a look, and
then the frame fetches the posting as candidates would see it. Of a saved file it hears by itself,
and then fetches the findings and the page that it changed.
"""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from benchmarks import book
from benchmarks.measure import MeasureError, held
from benchmarks.project import ROLEBOOK
from benchmarks.table import Part, Row, megabytes, seconds, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
ROLES = 1000
WARM, LOOKS, MANY = 20, 200, 1000
"""Looks before the first that counts, that are timed, and until memory is read again."""

AIM = 0.1
"""What an answer may take, in seconds, at the median and for 95 of 100."""

SAVES, SEEN = 11, 1.0
"""Files saved one after the other, and what each may take until it is seen, in seconds."""

FLAT = 1.1
"""Memory that is flat is at most so many times what it was after the first looks."""

PAUSE = 0.03
"""Seconds between two looks, so that the studio's limit of requests a second isn't reached."""

FRAME = re.compile(r'<iframe src="([^"]+)"')
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def measure(folder: Path) -> Part:
    """The rows of the shipped book and of a book of a thousand roles."""
    shipped = folder / "studio-shipped"
    shutil.copytree(ROOT / "content", shipped / "content")
    shutil.copy(ROOT / "rolebook.yaml", shipped)
    large = folder / "studio-large"
    book.write(large, ROLES)
    (large / "templates").mkdir()
    names = {"the shipped book": shipped, f"a book of {ROLES:,} roles": large}
    rows = tuple(
        row
        for what, root in names.items()
        for row in (*_rows(what, root), _row_of_saving(what, root, aimed=root is shipped))
    )
    for root in names.values():
        shutil.rmtree(root)
    return Part("The studio", rows)


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


def _row_of_saving(what: str, root: Path, *, aimed: bool) -> Row:
    """A role's title is changed again and again: from each save to the page that has it."""
    file = min(f for f in (root / "content" / "roles").iterdir() if f.name.count(".") == 1)
    page, text = f"/site/roles/{file.name.partition('.')[0]}/", file.read_text("utf-8")
    times = []
    with _served(root) as (_, address):
        look, hear = (_Browser(address) for _ in range(2))
        look.ask("GET", page)
        news = hear.listen()
        known = next(news)
        for number in range(SAVES):
            title = f"title: Account lead {number}"
            file.write_text(re.sub(r"^title: .*", title, text, count=1, flags=re.MULTILINE))
            begun = time.perf_counter()
            known = next(state for state in news if state != known)
            look.ask("GET", "/en/preview")
            if title.partition(" ")[2] not in look.ask("GET", page):
                raise MeasureError(f"{page} doesn't show what was saved")
            times.append(time.perf_counter() - begun)
    told = f"{seconds(median(times))}, at most {seconds(max(times))}"
    row = Row(f"{what}: a saved file, seen", told)
    if not aimed:
        return row
    return replace(row, aim=f"under {SEEN} s", verdict=verdict(met=max(times) < SEEN))


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


class _Browser:
    """Asks one studio over one connection, and keeps its cookie."""

    def __init__(self, address: str) -> None:
        self.server = http.client.HTTPConnection(urlsplit(address).netloc)
        self.origin = address.rstrip("/")
        self.cookie = ""
        self.version = ""
        """The version of a draft that the last answer showed."""

    def listen(self) -> Iterator[str]:
        """Each new state of the book, at first that of now."""
        self.server.request("GET", "/events")
        for line in self.server.getresponse():
            if line.startswith(b"data: "):
                yield line.decode()

    def ask(
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
        self.version = answer.headers.get("x-version", self.version)
        if answer.status == http.HTTPStatus.SEE_OTHER:
            return str(answer.headers["location"])
        if answer.status != http.HTTPStatus.OK:
            raise MeasureError(f"{method} {path}: {answer.status}\n{text[:2000]}")
        return text


class _Draft(_Browser):
    """A posting under way, asked for as a browser does it."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        page = self.ask("GET", "/en/new")
        found = CSRF.search(page)
        if not found:
            raise MeasureError("the studio has no form for a new posting")
        self.fields = {"csrf": found[1]}
        chosen = {name: self._first(page, name) for name in ("role", "location")}
        self.path = self.ask("POST", "/en/new", self.fields | chosen)
        self.note = ""
        self.ask("GET", self.path)

    def look(self) -> tuple[float, float]:
        """One letter more: seconds to the answer, and to the page that it leads to."""
        self.note += "and so on "[len(self.note) % 10]
        time.sleep(PAUSE)
        begun = time.perf_counter()
        page = self.ask(
            "POST",
            self.path,
            {**self.fields, "version": self.version, "note": self.note, "do": "look"},
            part=True,
        )
        answered = time.perf_counter() - begun
        frame = FRAME.search(page)
        if not frame:
            raise MeasureError("the studio shows no page of the posting")
        self.ask("GET", frame[1])
        return answered, time.perf_counter() - begun

    @staticmethod
    def _first(page: str, name: str) -> str:
        """The first thing that one may choose under this name: a radio button or an option."""
        found = re.search(rf'name="{name}"(?: value="|[^<]*<option value=")([^"]+)"', page)
        if not found:
            raise MeasureError(f"the studio offers no {name}")
        return found[1]
