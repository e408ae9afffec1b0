"""Many people at once on one project, served by a process of its own, and ended in the midst."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode, urlsplit

import pytest

from books import SMALL, opened, write
from building import contents, rolebook
from generator.book.load import load
from generator.book.source import parse
from generator.turns import turn
from studios import form, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studios import Served

POSTING = "content/postings/counter-toronto.yaml"
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
Sent = dict[str, list[str]]
APPLY = {"apply": ["jobs@our-company.com"]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@dataclass
class Answer:
    """What came back: its status, where it leads, its text."""

    status: int
    leads: str
    text: str


@dataclass
class Person:
    """Someone with a browser of their own: one connection, one session."""

    address: str
    cookie: str = ""
    csrf: str = ""
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        place = urlsplit(self.address)
        self.line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        self.line.request(method, path, body, {"Cookie": self.cookie, **headers})
        answer = self.line.getresponse()
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        return Answer(answer.status, answer.getheader("location") or "", answer.read().decode())

    def get(self, path: str) -> Answer:
        answer = self._ask("GET", path, None, {})
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.csrf = found[1] if found else self.csrf
        return answer

    def post(self, path: str, sent: Sent) -> Answer:
        body = urlencode({"csrf": [self.csrf], **sent}, doseq=True)
        kind = "application/x-www-form-urlencoded"
        headers = {"Origin": self.address.rstrip("/"), "Content-Type": kind}
        return self._ask("POST", path, body, headers)

    def begin(self) -> str:
        """The address of a new draft."""
        self.get("/en/new")
        answer = self.post("/en/new", {"role": ["counter"], "location": ["toronto"]})
        assert answer.status == 303, answer.text
        return answer.leads

    def form(self, path: str) -> Sent:
        """What the form of a draft would send if nobody typed anything."""
        return form(self.get(path).text)


def named(address: str) -> str:
    """The id of a posting, by the address of its page; what that is to tell stands behind it."""
    return address.partition("?")[0].rpartition("/")[2]


def status(studio: Served, path: str = "/en/") -> int:
    """How a page is answered to someone new."""
    with Person(studio.address) as person:
        return person.get(path).status


def hidden(root: Path) -> list[str]:
    """Files of a write that was cut short."""
    return [path.name for path in root.rglob(".*.*.*") if path.is_file()]


def whole(root: Path) -> dict[str, dict[str, object]]:
    """The postings on the disk by their ids, each of which must be whole."""
    found = {}
    for path in (root / "content/postings").glob("*.yaml"):
        parsed = parse(path.read_bytes(), path.name)
        assert parsed.findings == (), path
        assert isinstance(parsed.data, dict)
        assert "apply" in parsed.data, path
        found[path.stem] = parsed.data
    return found


@contextmanager
def looked_at(root: Path) -> Iterator[None]:
    """Reads every posting again and again meanwhile; what isn't whole at any moment is a fault."""
    over = threading.Event()

    def look() -> int:
        looks = 0
        while not over.wait(0.01):
            whole(root)
            looks += 1
        return looks

    with ThreadPoolExecutor(1) as reader:
        looks = reader.submit(look)
        try:
            yield
        finally:
            over.set()
        assert looks.result() > 5


def own_posting(address: str, number: int) -> str:
    """The id of the posting that someone made, filled and saved."""
    with Person(address) as person:
        draft = person.begin()
        sent = person.form(draft) | APPLY | {"note": [f"Person {number}." + " Sheep." * 300]}
        looked = person.post(draft, sent | {"do": ["look"]})
        assert looked.status == 303, looked.text
        saved = person.post(draft, sent | {"do": ["save"]})
        assert saved.status == 303, saved.text
        return named(saved.leads)


def same_posting(address: str, number: int) -> int:
    """How often someone was refused before they had put their mark on a posting of all."""
    refused = 0
    with Person(address) as person:
        while True:
            person.get("/en/postings/counter-toronto")
            draft = person.post("/en/postings/counter-toronto", {"do": ["edit"]}).leads
            sent = person.form(draft)
            note = f"{sent['note'][0]} Mark {number}.".strip()
            saved = person.post(draft, sent | {"note": [note], "do": ["save"]})
            if saved.status == 303:
                return refused
            assert saved.status == 409, saved.text
            assert "Someone else has changed this posting meanwhile" in saved.text
            refused += 1


def test_fifty_writers_lose_nothing(root: Path) -> None:
    with served(root) as studio, looked_at(root):
        with ThreadPoolExecutor(50) as people:
            own = [people.submit(own_posting, studio.address, n) for n in range(40)]
            same = [people.submit(same_posting, studio.address, n) for n in range(10)]
            names = [each.result() for each in own]
            refused = sum(each.result() for each in same)
        assert status(studio) == 200
        code, out, err = studio.end()
    assert (code, out) == (0, "The studio has ended.\n")
    assert "Traceback" not in err
    there = whole(root)
    assert len(set(names)) == 40
    assert there.keys() == {*names, "counter-toronto"}
    for number, name in enumerate(names):
        assert there[name]["note"] == f"Person {number}." + " Sheep." * 300
    assert len({str(each["requisition"]) for each in there.values()}) == 41
    marks = re.findall(r"Mark (\d+)\.", str(there["counter-toronto"]["note"]))
    assert sorted(marks, key=int) == [str(number) for number in range(10)]
    assert refused > 0
    assert err.count("saved content/postings/") == 50
    assert hidden(root) == []
    book, _, findings = load(opened(root))
    assert [each for each in findings if each.severity == "error"] == []
    assert len(book.ids["posting"]) == 41


def busy(studio: Served, ended: threading.Event) -> Iterator[str]:
    """The ids of what someone saves again and again until the studio is gone."""
    with suppress(OSError, http.client.HTTPException), Person(studio.address) as person:
        while not ended.is_set():
            draft = person.begin()
            sent = person.form(draft) | APPLY | {"note": ["Sheep. " * 500], "do": ["save"]}
            answer = person.post(draft, sent)
            if answer.status == 303:
                yield named(answer.leads)


@pytest.mark.parametrize("wait", [0.3, 0.8, 1.6])
@pytest.mark.parametrize("signals", [[signal.SIGINT], [signal.SIGINT] * 3], ids=["once", "thrice"])
def test_ctrl_c_in_the_midst_of_saves_leaves_whole_files_alone(
    root: Path, wait: float, signals: list[int]
) -> None:
    with served(root) as studio:
        ended = threading.Event()
        with ThreadPoolExecutor(10) as people:
            work = [people.submit(lambda: list(busy(studio, ended))) for _ in range(10)]
            time.sleep(wait)
            for number in signals[:-1]:
                studio.process.send_signal(number)
                time.sleep(0.02)
            begin = time.monotonic()
            code, out, err = studio.end(signals[-1])
            ended.set()
            told = {name for each in work for name in each.result()}
        assert time.monotonic() - begin < 15
    assert (code, out) == (0, "The studio has ended.\n")
    assert "Traceback" not in err
    assert "Error" not in err
    assert told <= whole(root).keys()
    assert hidden(root) == []
    after(root)


def test_even_when_it_is_killed_files_are_whole_and_it_begins_again(root: Path) -> None:
    with served(root) as studio:
        ended = threading.Event()
        with ThreadPoolExecutor(10) as people:
            work = [people.submit(lambda: list(busy(studio, ended))) for _ in range(10)]
            time.sleep(1)
            studio.process.kill()
            studio.process.wait()
            ended.set()
            told = {name for each in work for name in each.result()}
    assert told <= whole(root).keys()
    after(root)


def after(root: Path) -> None:
    """The next start finds the project as it should be, and saves."""
    there = whole(root).keys()
    with served(root) as studio:
        name = own_posting(studio.address, 0)
        assert studio.end()[0] == 0
    assert name not in there
    assert whole(root).keys() == {*there, name}
    rolebook("check", cwd=root)


# --- the end --------------------------------------------------------------------------------------


def children(number: int) -> list[str]:
    """The processes that a process has begun and that are still there."""
    done = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(number)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("number", SIGNALS)
def test_whoever_listens_or_is_slow_keeps_it_from_nothing(
    root: Path, tmp_path: Path, number: int
) -> None:
    """Event streams, half a head, half a body, an answer that nobody reads."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    before = contents(root)
    with served(root, TMPDIR=str(scratch)) as studio, ExitStack() as open_:
        place = urlsplit(studio.address)
        here = (place.hostname or "", place.port or 0)

        def line(text: str) -> socket.socket:
            made = open_.enter_context(socket.create_connection(here, timeout=60))
            made.sendall(text.encode())
            return made

        host = f"Host: 127.0.0.1:{place.port}\r\n"
        listening = [line(f"GET /events HTTP/1.1\r\n{host}\r\n") for _ in range(5)]
        for each in listening:
            assert each.recv(12) == b"HTTP/1.1 200"
        line("GET /en/ HTTP/1.1\r\nHost:")
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        origin = f"Origin: {studio.address.rstrip('/')}\r\n"
        line(f"POST /en/new HTTP/1.1\r\n{host}{origin}{kind}Content-Length: 100\r\n\r\na=1")
        unread = line("".join(f"GET /site/roles/counter/counter.pdf HTTP/1.1\r\n{host}\r\n" * 50))
        unread.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        assert status(studio) == 200
        time.sleep(0.5)
        begin = time.monotonic()
        code, out, err = studio.end(number)
        took = time.monotonic() - begin
        assert (code, out, err) == (0, "The studio has ended.\n", "")
        assert took < 7
        assert children(studio.process.pid) == []
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(here, timeout=5)
    assert contents(root).keys() - before.keys() == {".rolebook/studio.key"}
    assert [path.name for path in scratch.iterdir()] == []


def test_a_closed_terminal_ends_it(root: Path) -> None:
    """As a terminal does: its end is a hang-up of all that runs in it."""
    import pty

    parent, child = pty.openpty()
    with served(root) as studio:
        os.close(child)
        os.close(parent)
        assert studio.end(signal.SIGHUP)[0] == 0


def test_what_nohup_begins_outlives_its_terminal(root: Path) -> None:
    kept = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup leaves it to what it begins
    try:
        with served(root) as studio:
            studio.process.send_signal(signal.SIGHUP)
            assert status(studio) == 200
            assert studio.end(signal.SIGTERM)[0] == 0
    finally:
        signal.signal(signal.SIGHUP, kept)


def test_a_save_that_waits_for_a_command_keeps_it_from_ending_for_seconds_alone(
    root: Path,
) -> None:
    with served(root) as studio, ThreadPoolExecutor(1) as people:
        with turn(root):
            save = people.submit(own_posting, studio.address, 0)
            time.sleep(1.5)
            begin = time.monotonic()
            code, out, err = studio.end()
        assert time.monotonic() - begin < 8
        assert (code, out) == (0, "The studio has ended.\n")
        assert "Traceback" not in err
        with pytest.raises(AssertionError, match=r"Others are saving just now\."):
            save.result()
    assert whole(root).keys() == {"counter-toronto"}


def test_two_hundred_requests_at_once_are_all_answered(root: Path) -> None:
    with served(root) as studio:
        with Person(studio.address) as person:
            draft = person.begin()

        def one(number: int) -> int:
            return status(studio, draft if number % 2 else "/en/book")

        with ThreadPoolExecutor(200) as people:
            answers = list(people.map(one, range(200)))
        assert answers == [200] * 200
        assert studio.end()[2].count("Traceback") == 0
