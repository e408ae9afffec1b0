"""`rolebook serve` as people run it: what it prints, how it ends, and what it leaves behind."""

from __future__ import annotations

import http.client
import json
import signal
import socket
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from books import SMALL, write
from building import contents, rolebook
from studios import APPROVER, WRITER, served

if TYPE_CHECKING:
    from pathlib import Path

TOKENS = {"ROLEBOOK_WRITER_TOKEN": WRITER, "ROLEBOOK_APPROVER_TOKEN": APPROVER}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


def get(address: str, path: str = "/en/", **headers: str) -> tuple[int, str]:
    place = urlsplit(address)
    with closing(http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)) as asked:
        asked.request("GET", path, headers=headers)
        answer = asked.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_nothing_is_left_behind(root: Path, number: int) -> None:
    before = contents(root)
    with served(root) as studio:
        assert get(studio.address)[0] == 200
        assert get(studio.address, "/site/")[0] == 200
        code, out, err = studio.end(number)
    assert (code, out, err) == (0, "The studio has ended.\n", "")
    assert contents(root).keys() - before.keys() == {".rolebook/studio.key"}
    with pytest.raises(ConnectionRefusedError):
        get(studio.address)


def test_those_who_wait_for_news_do_not_keep_it_from_ending(root: Path) -> None:
    with served(root) as studio:
        place = urlsplit(studio.address)
        listening = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        listening.request("GET", "/events")
        answer = listening.getresponse()
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert answer.readline() == b"event: book\n"
        first = json.loads(answer.readline().removeprefix(b"data: "))
        role = root / "content/roles/counter.yaml"
        role.write_text(role.read_text("utf-8").replace("Count things.", "Count."), "utf-8")
        lines = [answer.readline() for _ in range(3)]
        second = json.loads(lines[-1].removeprefix(b"data: "))
        assert second["boot"] == first["boot"]
        assert int(second["state"]) > int(first["state"])
        assert studio.end()[0] == 0
        assert answer.read() == b"\n"
        listening.close()


def test_it_prints_its_address_and_the_tokens_that_it_made(root: Path) -> None:
    with served(root) as studio:
        where = studio.address
        assert studio.said[:2] == [
            f"Rolebook’s studio: {where}",
            "Whoever opens it on this machine may write postings.",
        ]
        token = studio.said[2].removeprefix(f"To approve: {where}?token=")
        assert len(token) == 32
        assert studio.said[3:] == ["Ctrl-C ends it."]
        assert get(where, f"/en/?token={token}")[0] == 303
        assert get(where, f"/en/?token={token}x")[0] == 403


def test_a_token_of_the_environment_is_not_printed(root: Path) -> None:
    with served(root, **TOKENS) as studio:
        assert studio.said[2] == (
            f"To approve: {studio.address} with the token in ROLEBOOK_APPROVER_TOKEN"
        )
        assert get(studio.address, f"/en/?token={APPROVER}")[0] == 303
        out, err = studio.end()[1:]
    assert APPROVER not in out
    assert err.count("\n") == 1
    assert err.rstrip().endswith("came in by a token")
    assert APPROVER not in err


def test_on_another_address_nothing_is_shown_without_a_token(root: Path) -> None:
    with served(root, "--host", "0.0.0.0", **TOKENS) as studio:  # noqa: S104 - it is what is tested
        port = urlsplit(studio.address).port
        here = f"http://127.0.0.1:{port}/"
        assert studio.said[1] == (
            f"To write: {studio.address} with the token in ROLEBOOK_WRITER_TOKEN"
        )
        assert get(here)[0] == 403
        assert get(here, f"/en/?token={WRITER}")[0] == 303
        assert get(here, Host=f"evil.test:{port}")[0] == 421


def test_a_name_that_a_proxy_is_asked_by_is_allowed_and_needs_a_token(root: Path) -> None:
    with served(root, "--allow-host", "jobs.example.com", **TOKENS) as studio:
        given = f"/en/?token={WRITER}"
        assert get(studio.address, Host="jobs.example.com")[0] == 403
        assert get(studio.address)[0] == 403
        assert get(studio.address, given, Host="jobs.example.com")[0] == 303
        assert get(studio.address, given, Host="other.example.com")[0] == 421


@pytest.mark.parametrize(
    ("words", "client"),
    [((), "127.0.0.1"), (("--allow-host", "jobs.example.com"), "203.0.113.7approver")],
)
def test_only_a_proxy_says_who_asks(root: Path, words: tuple[str, ...], client: str) -> None:
    with served(root, *words) as studio:
        forged = {"X-Forwarded-For": "203.0.113.7 approver"}
        assert get(studio.address, "/en/?token=wrong", **forged)[0] == 403
        said = studio.end()[2]
    assert said.split()[1:3] == [client, "writer" if not words else "nobody"]


@pytest.mark.parametrize("target", ["?x", "x", "*", "?", "http://127.0.0.1/en/", "en/"])
def test_what_is_no_path_is_not_found(root: Path, target: str) -> None:
    with served(root) as studio:
        place = urlsplit(studio.address)
        for host, status in ((place.netloc, 404), ("evil.test", 421), ("[", 421)):
            with socket.create_connection((place.hostname, place.port), timeout=60) as line:
                head = f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
                line.sendall(head.encode())
                assert line.makefile("rb").readline().split()[1] == str(status).encode()
        assert studio.end() == (0, "The studio has ended.\n", "")


def test_read_only_it_writes_nothing_at_all(root: Path) -> None:
    before = contents(root)
    with served(root, "--read-only") as studio:
        assert studio.said[1:] == [
            "Whoever opens it on this machine may look; nothing can be saved.",
            "Ctrl-C ends it.",
        ]
        assert "Nothing can be saved here." in get(studio.address)[1]
        studio.end()
    assert contents(root) == before


def test_a_folder_that_may_not_be_written_is_shown_all_the_same(root: Path) -> None:
    (root / ".rolebook").write_text("a file where the folder would be")
    with served(root) as studio:
        assert get(studio.address)[0] == 200


@pytest.mark.parametrize(
    "folder", ["site", "assets", "en", "en/drafts", "en/postings", "drafts", "drafts/x/site"]
)
def test_no_path_leads_to_a_file_of_the_disk(root: Path, folder: str) -> None:
    """Sent as they stand here: browsers would tidy them up."""
    with served(root) as studio:
        for path in (
            "..",
            "../rolebook.yaml",
            "../../rolebook.yaml",
            ".././rolebook.yaml",
            "%2e%2e/rolebook.yaml",
            "..%2frolebook.yaml",
            "roles/../../rolebook.yaml",
            f"/{root}/rolebook.yaml",
            f"{root}/rolebook.yaml",
            "..\\rolebook.yaml",
            "index.html%00.yaml",
        ):
            status, text = get(studio.address, f"/{folder}/{path}")
            assert status == 404, path
            assert SMALL["rolebook.yaml"] not in text


def test_a_broken_book_is_served(root: Path) -> None:
    (root / "rolebook.yaml").write_text("langages: [en]\n")
    with served(root) as studio:
        status, page = get(studio.address, "/en/book")
        assert status == 200
        assert "langages" in page


def test_a_port_in_use_is_named_with_one_that_is_free(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = rolebook("--project", root, "serve", "--port", str(port), code=3).stderr
    begin = f"rolebook: port {port} of 127.0.0.1 is in use; "
    assert said.startswith(begin)
    free = int(said.removeprefix(begin).partition(" ")[0])
    assert free != port
    assert said == f"{begin}{free} is free: rolebook serve --port {free}\n"
    with socket.create_server(("127.0.0.1", free)):
        pass


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--host", "192.0.2.1"], 3, "rolebook: can't listen on 192.0.2.1, port 8000: "),
        (
            ["--host", "nowhere.invalid"],
            3,
            "rolebook: can't listen on nowhere.invalid, port 8000: ",
        ),
        (["--port", "65536"], 2, "Usage: "),
    ],
)
def test_an_address_that_is_not_ours_ends_it(
    root: Path, words: list[str], code: int, said: str
) -> None:
    assert rolebook("--project", root, "serve", *words, code=code).stderr.startswith(said)


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (
            {"ROLEBOOK_WRITER_TOKEN": "short"},
            "rolebook: ROLEBOOK_WRITER_TOKEN has fewer than 16 characters\n",
        ),
        (
            {"ROLEBOOK_WRITER_TOKEN": WRITER, "ROLEBOOK_APPROVER_TOKEN": WRITER},
            "rolebook: ROLEBOOK_WRITER_TOKEN and ROLEBOOK_APPROVER_TOKEN are the same\n",
        ),
    ],
)
def test_tokens_that_protect_nothing_are_refused(
    root: Path, tokens: dict[str, str], said: str
) -> None:
    assert rolebook("--project", root, "serve", code=2, cwd=None, **tokens).stderr == said


def test_many_requests_at_once_and_slow_clients_are_borne(root: Path) -> None:
    with served(root) as studio:
        place = urlsplit(studio.address)
        here = (place.hostname or "", place.port or 0)
        slow = [socket.create_connection(here, timeout=60) for _ in range(100)]
        for line in slow:
            line.sendall(b"POST /en/leave HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        asked = [
            http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
            for _ in range(200)
        ]
        for each in asked:
            each.request("GET", "/site/roles/counter/index.html")
        answers = [each.getresponse() for each in asked]
        assert {answer.status for answer in answers} == {200}
        assert len({answer.read() for answer in answers}) == 1
        for question in asked:
            question.close()
        for line in slow:
            line.close()
        assert studio.end()[0] == 0


def test_it_needs_no_home(root: Path) -> None:
    """A user of a container often has none."""
    nowhere = str(root / "nowhere")
    with served(root, HOME=nowhere, XDG_CACHE_HOME=nowhere, XDG_CONFIG_HOME=nowhere) as studio:
        assert get(studio.address, "/site/robots.txt")[0] == 200
        assert studio.end() == (0, "The studio has ended.\n", "")
    assert not (root / "nowhere").exists()
