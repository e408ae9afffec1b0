"""Tokens, sessions, hosts and rates: who is let in, and who is not."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from generator.studio.access import KEY, LONGEST, Access, Hosts, hosts, is_local, key_of
from generator.studio.guard import Rate

if TYPE_CHECKING:
    from pathlib import Path

    from generator.studio.access import Role


def access(
    everybody: Role = "nobody",
    *,
    key: bytes = b"k",
    writer: str = "w" * 20,
    read_only: bool = False,
) -> Access:
    return Access(
        key=key,
        writer=writer,
        approver="a" * 20,
        hosts=hosts("127.0.0.1", 8000),
        everybody=everybody,
        read_only=read_only,
    )


@pytest.mark.parametrize(
    ("token", "grant"),
    [
        ("w" * 20, "writer"),
        ("a" * 20, "approver"),
        ("", None),
        ("w" * 19, None),
        ("w" * 21, None),
        ("W" * 20, None),
        ("é" * 20, None),
        ("\ud800", None),
    ],
)
def test_a_token_gives_what_it_is_for(token: str, grant: str | None) -> None:
    assert access().grant(token) == grant


@pytest.mark.parametrize(
    ("everybody", "grant", "read_only", "role"),
    [
        ("nobody", "open", False, "nobody"),
        ("writer", "open", False, "writer"),
        ("nobody", "writer", False, "writer"),
        ("writer", "approver", False, "approver"),
        ("reader", "open", True, "reader"),
        ("nobody", "open", True, "nobody"),
        ("nobody", "approver", True, "reader"),
    ],
)
def test_a_session_has_its_role(everybody: Role, grant: str, read_only: bool, role: str) -> None:  # noqa: FBT001
    known = access(everybody, read_only=read_only)
    session = known.begin(grant)  # type: ignore[arg-type]
    assert session.role == role
    assert known.unpack(known.pack(session)) == session


def test_a_role_may_do_what_those_before_it_may() -> None:
    known = access("writer")
    session = known.begin()
    assert [session.may(role) for role in ("nobody", "reader", "writer", "approver")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_cookie_that_we_did_not_make_begins_nothing() -> None:
    known = access()
    cookie = known.pack(known.begin("writer"))
    name, grant, seal = cookie.split(".")
    for forged in (
        "",
        ".",
        "..",
        "x",
        f"{name}.approver.{seal}",
        f"{name}.open.{seal}",
        f"{name}x.{grant}.{seal}",
        f"{name}.{grant}.{seal[:-1]}",
        f"{name}.{grant}.{seal}0",
        f"{name}.{grant}.é",
        f"{name}.{grant}.",
    ):
        assert known.unpack(forged) is None, forged
    assert known.unpack(cookie)


def test_another_token_or_key_ends_the_sessions_of_the_old_one() -> None:
    known = access()
    cookie, free = known.pack(known.begin("writer")), known.pack(known.begin())
    assert access(writer="x" * 20).unpack(cookie) is None
    assert access(key=b"other").unpack(cookie) is None
    assert access(writer="x" * 20).unpack(free)


def test_a_token_is_asked_for_again_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    known = access()
    cookie, free = known.pack(known.begin("writer")), known.pack(known.begin())
    begun = known.unpack(cookie)
    assert begun
    later = int(begun.id.rpartition("-")[2]) + LONGEST + 2
    monkeypatch.setattr("generator.studio.access.time.time", lambda: later)
    assert known.unpack(cookie) is None
    assert known.unpack(free)


def test_each_session_has_a_csrf_token_of_its_own() -> None:
    known = access("writer")
    one, other = known.begin(), known.begin()
    assert one.csrf != other.csrf
    assert one.mark != other.mark
    assert one.csrf not in known.pack(one)


LOCAL = hosts("127.0.0.1", 8000)
NAMED = hosts("127.0.0.1", 8000, ["Jobs.Example.com"])
ALL = hosts("0.0.0.0", 8000)  # noqa: S104


@pytest.mark.parametrize(
    ("known", "host", "answer"),
    [
        (LOCAL, "127.0.0.1:8000", True),
        (LOCAL, "localhost:8000", True),
        (LOCAL, "LOCALHOST:8000", True),
        (LOCAL, "[::1]:8000", True),
        (LOCAL, "127.0.0.1", False),
        (LOCAL, "127.0.0.1:8001", False),
        (LOCAL, "evil.test:8000", False),
        (LOCAL, "127.0.0.1.evil.test:8000", False),
        (LOCAL, "localhost:8000@evil.test", False),
        (LOCAL, "evil.test/127.0.0.1:8000", False),
        (LOCAL, "", False),
        (LOCAL, "192.168.1.5:8000", False),
        (NAMED, "jobs.example.com", True),
        (NAMED, "jobs.example.com:443", True),
        (NAMED, "other.example.com", False),
        (NAMED, "jobs.example.com.evil.test", False),
        (ALL, "192.168.1.5:8000", True),
        (ALL, "[2001:db8::5]:8000", True),
        (ALL, "localhost:8000", True),
        (ALL, "192.168.1.5:9000", False),
        (ALL, "evil.test:8000", False),
        (hosts("::1", 80), "[::1]", True),
        (hosts("localhost", 8000), "127.0.0.1:8000", True),
        (hosts("10.0.0.1", 8000), "10.0.0.1:8000", True),
        (hosts("10.0.0.1", 8000), "localhost:8000", False),
    ],
)
def test_hosts_are_those_that_it_listens_on(known: Hosts, host: str, answer: bool) -> None:  # noqa: FBT001
    assert known.knows(host) is answer


@pytest.mark.parametrize(
    ("origin", "scheme", "answer"),
    [
        ("http://127.0.0.1:8000", "http", True),
        ("https://127.0.0.1:8000", "http", True),
        ("https://jobs.example.com", "http", True),
        ("https://jobs.example.com", "https", True),
        ("http://jobs.example.com", "https", False),
        ("http://127.0.0.1:8001", "http", False),
        ("http://localhost:8000", "http", False),
        ("null", "http", False),
        ("", "http", False),
        ("http://", "http", False),
        ("http://evil.test", "http", False),
        ("file://", "http", False),
        ("chrome-extension://127.0.0.1:8000", "http", False),
    ],
)
def test_a_form_comes_from_the_host_that_it_is_sent_to(
    origin: str,
    scheme: str,
    answer: bool,  # noqa: FBT001
) -> None:
    assert NAMED.sent_by(origin, "127.0.0.1:8000", scheme) is answer


def test_only_addresses_of_this_machine_alone_are_local() -> None:
    addresses = (
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "localhost",
        "0.0.0.0",  # noqa: S104 - it is asked about, not listened on
        "::",
        "10.0.0.1",
        "x.test",
    )
    assert [is_local(each) for each in addresses] == [True] * 4 + [False] * 4


def test_the_key_is_kept_for_the_next_start_and_for_its_user_alone(tmp_path: Path) -> None:
    first = key_of(tmp_path)
    assert len(first) == 32
    assert key_of(tmp_path) == first
    assert stat.S_IMODE((tmp_path / ".rolebook" / KEY).stat().st_mode) == 0o600


def test_a_key_that_may_not_be_kept_is_another_each_time(tmp_path: Path) -> None:
    assert key_of(tmp_path, keep=False) != key_of(tmp_path, keep=False)
    assert not (tmp_path / ".rolebook").exists()
    (tmp_path / ".rolebook").write_text("a file where the folder would be")
    assert key_of(tmp_path) != key_of(tmp_path)


def test_a_damaged_key_or_a_link_out_of_the_project_is_not_used(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    (project / ".rolebook").mkdir(parents=True)
    key = project / ".rolebook" / KEY
    key.write_bytes(b"short")
    assert key_of(project) != b"short"
    key.unlink()
    elsewhere.write_bytes(b"e" * 32)
    key.symlink_to(elsewhere)
    assert key_of(project) != b"e" * 32


def test_a_client_has_so_many_at_once_and_more_as_time_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("generator.studio.guard.time.monotonic", lambda: now[0])
    rate = Rate(3, 0.5)
    assert [rate.take("a") for _ in range(4)] == [0, 0, 0, 3]
    assert rate.take("b") == 0
    now[0] += 2
    assert [rate.take("a") for _ in range(2)] == [0, 3]
    rate.give_back("a")
    assert [rate.take("a") for _ in range(2)] == [0, 3]


def test_clients_that_have_all_they_had_at_first_are_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("generator.studio.guard.time.monotonic", lambda: now[0])
    rate = Rate(1, 1)
    for client in range(11):
        rate.take(str(client))
    now[0] += 5
    rate.take("last")
    assert list(rate._spent) == ["last"]  # noqa: SLF001 - what it holds is what this is about
