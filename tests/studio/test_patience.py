"""Connections that are slow, by a server in this process: each has an end, nobody else waits."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

import pytest
import uvicorn

from books import SMALL, write
from generator.studio import routing
from generator.studio.patience import Patient
from studios import Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOON = 0.4
"""Seconds that stand for each of the limits here."""

LATE = 20
"""Seconds after which a connection counts as one that never ends, on a machine that is busy."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[uvicorn.Server]:
    """A studio that has little patience."""
    for name in ("HEAD", "BODY", "READ"):
        monkeypatch.setattr(f"generator.studio.patience.{name}", SOON)
    monkeypatch.setattr("generator.studio.guard.PATIENCE", SOON)
    client = Client(write(tmp_path / "project", SMALL), more=tuple(routing.routes()))
    config = uvicorn.Config(
        client.app, http=Patient, log_config=None, access_log=False, ws="none", lifespan="on"
    )
    made = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        thread = threading.Thread(target=made.run, args=([taken],))
        thread.start()
        while not made.started:
            time.sleep(0.01)
        yield made
        made.should_exit = True
        thread.join()


@pytest.fixture
def here(server: uvicorn.Server) -> tuple[str, int]:
    """Its address; what is asked for is what the tests' studio is called, whatever the port."""
    name, port = server.servers[0].sockets[0].getsockname()
    return str(name), int(port)


HOST = "Host: 127.0.0.1:8000\r\n"
ORIGIN = "Origin: http://127.0.0.1:8000\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
GET = f"GET /assets/icon.svg HTTP/1.1\r\n{HOST}\r\n"
LONG = "Content-Length: 999999\r\n"


def trickle(here: tuple[str, int], begin: str) -> tuple[float, bytes]:
    """After how long a connection that sends a byte now and then ends, and what it was told."""
    start, told = time.monotonic(), b""
    with socket.create_connection(here, timeout=0.05) as line:
        line.sendall(begin.encode())
        while time.monotonic() - start < LATE:
            try:
                line.sendall(b"x")
                part = line.recv(65536)
                if not part:
                    break
                told += part
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - start, told


@pytest.mark.parametrize(
    ("begin", "status"),
    [
        ("", b""),
        ("GET /", b""),
        (f"GET /en/ HTTP/1.1\r\n{HOST}X-Slow: ", b""),
        (f"POST /en/new HTTP/1.1\r\n{HOST}{ORIGIN}{FORM}{LONG}\r\n", b"HTTP/1.1 408 "),
        (f"POST /en/new HTTP/1.1\r\n{HOST}{FORM}{LONG}\r\n", b"HTTP/1.1 403 "),
        (f"GET /assets/icon.svg HTTP/1.1\r\n{HOST}{LONG}\r\n", b"HTTP/1.1 200 "),
        (f"{GET}GET /", b"HTTP/1.1 200 "),
        (f"{GET * 20}GET /", b"HTTP/1.1 200 "),
    ],
    ids=["first", "line", "header", "body", "refused", "answered", "second", "later"],
)
def test_a_client_that_sends_a_byte_now_and_then_is_not_waited_for(
    here: tuple[str, int], begin: str, status: bytes
) -> None:
    took, told = trickle(here, begin)
    assert took < LATE
    assert told.startswith(status)
    assert bool(told) == bool(status)


def test_an_answer_that_nobody_reads_is_given_up(
    server: uvicorn.Server, here: tuple[str, int]
) -> None:
    with socket.create_connection(here, timeout=5) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        font = f"GET /assets/fonts/Inter-Bold-latin.woff2 HTTP/1.1\r\n{HOST}\r\n"
        line.settimeout(0.2)
        with suppress(OSError):  # a full or a closed line, whichever is first
            for _ in range(5000):
                line.sendall(font.encode() * 10)
        begin = time.monotonic()
        while server.server_state.connections:
            assert time.monotonic() - begin < LATE
            time.sleep(0.02)


def _ended(line: socket.socket) -> bool:
    """Whether the other side has ended a connection, once all that came before is read."""
    try:
        while line.recv(1 << 20):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


def test_whoever_is_quick_is_answered_while_others_are_slow(here: tuple[str, int]) -> None:
    with ExitStack() as open_:
        for _ in range(100):
            slow = open_.enter_context(socket.create_connection(here, timeout=5))
            slow.sendall(b"GET / HTTP/1.1\r\nHost:")
        with socket.create_connection(here, timeout=5) as line:
            begin = time.monotonic()
            line.sendall(GET.encode())
            assert line.recv(12) == b"HTTP/1.1 200"
            assert time.monotonic() - begin < 2


def test_a_line_that_is_kept_open_serves_again_and_again(here: tuple[str, int]) -> None:
    """Longer than any one limit: what is owed begins anew with each request."""
    with closing(http.client.HTTPConnection(*here, timeout=5)) as line:
        for _ in range(6):
            line.request("GET", "/assets/icon.svg", headers={"Host": "127.0.0.1:8000"})
            answer = line.getresponse()
            assert (answer.status, answer.read()[:4]) == (200, b"<svg")
            time.sleep(SOON / 3)


def test_of_more_connections_than_there_may_be_each_is_closed_as_it_comes(
    here: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.studio.patience.CONNECTIONS", 5)
    with ExitStack() as open_:
        for _ in range(5):
            open_.enter_context(socket.create_connection(here, timeout=5)).sendall(GET.encode())
        time.sleep(0.1)
        with socket.create_connection(here, timeout=5) as line:
            assert _ended(line)
    time.sleep(0.2)
    with socket.create_connection(here, timeout=5) as line:
        line.sendall(GET.encode())
        assert line.recv(12) == b"HTTP/1.1 200"
