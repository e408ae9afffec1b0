"""The studio and the commands write into content one after the other, each says when it can't."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING

import pytest

from books import SMALL, write
from building import ROLEBOOK, ROOT, contents, rolebook
from generator.studio import routing
from generator.studio.refusing import refusal
from generator.turns import BusyError, turn
from generator.wording import wording
from studios import Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY = "Others are saving just now. Nothing was saved; try again in a moment."
POSTING = "content/postings/counter-toronto.yaml"
APPLY = ("--apply", "https://apply.our-company.test/9", "--closes", "2026-12-18")
OVERLAY = {"content/roles/counter.fr.yaml": "title: Compteur\nsummary: Compte.\n"}
WRITING = [
    ("new", "role", "baker"),
    ("new", "industry", "trade", "--role", "counter"),
    ("new", "posting", "counter", "--id", "another", *APPLY),
    ("new", "translation", "role/chief-counter"),
    ("post", "counter", "--id", "other", "--save", "--format", "txt", "--to", "out", *APPLY),
    ("approve", "counter-toronto", "--by", "Director", "--despite-warnings"),
    ("translations", "--accept", "--all"),
]
"""Every command that writes into content."""

HOLDING = """\
import sys
from pathlib import Path
from generator.commands.saved import alone
from generator.project import open_project

with alone(open_project(Path(sys.argv[1]))[0]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL, OVERLAY)


def begun(*words: str, cwd: Path) -> subprocess.Popen[str]:
    """A command that is under way."""
    return subprocess.Popen(
        [*ROLEBOOK, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@contextmanager
def command_at_work(root: Path) -> Iterator[None]:
    """A process that has its turn as a command has it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(root)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    try:
        yield
    finally:
        process.communicate("")
    assert process.returncode == 0


def test_while_the_studio_saves_no_command_writes_and_each_says_so(root: Path) -> None:
    before = contents(root)
    with turn(root):
        work = [begun(*words, cwd=root) for words in WRITING]
        begin = time.monotonic()
        said = [process.communicate(timeout=120) for process in work]
    assert 3 < time.monotonic() - begin < 60
    for words, process, (_, err) in zip(WRITING, work, said, strict=True):
        assert (process.returncode, err) == (3, f"rolebook: {BUSY}\n"), words
    assert contents(root) == before


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_command_waits_for_its_turn_and_then_writes(root: Path, words: tuple[str, ...]) -> None:
    before = contents(root)
    with turn(root):
        process = begun(*words, cwd=root)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2.5)
        assert contents(root) == before
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, ""), out
    assert contents(root) != before
    left = [name for name in contents(root) if name.startswith(".rolebook/")]
    kept = [name for name in left if name.startswith(".rolebook/approved/")]
    assert left == (kept if words[0] == "approve" else [])


def test_while_a_command_writes_the_studio_saves_nothing_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.studio.refusing.WAIT", 0.3)
    client = Client(root, more=tuple(routing.routes()))
    address = client.post("/en/postings/counter-toronto", {"do": "edit"}).headers["location"]
    version = re.search(r'name="version" value="([^"]+)"', client.get(address).text)
    assert version
    sent = {"version": version[1], "note": "Few sheep.", "do": "save"}
    before = (root / POSTING).read_bytes()
    with command_at_work(root):
        for where, form in ((address, sent), (address.replace("/en/", "/fr/"), sent)):
            answer = client.post(where, form)
            assert answer.status_code == 409
            assert refusal("busy", wording(where[1:3])) in unescape(answer.text)
        assert (root / POSTING).read_bytes() == before
        assert "Few sheep." in client.get(address).text
        # what is typed is kept all the same
        assert client.post(address, sent | {"do": "look", "note": "Goats."}).status_code == 303
    version = re.search(r'name="version" value="([^"]+)"', client.get(address).text)
    assert version
    assert client.post(address, {"version": version[1], "do": "save"}).status_code == 303
    assert "Goats." in (root / POSTING).read_text()


def test_many_commands_at_once_give_each_posting_a_number_of_its_own(root: Path) -> None:
    new, post = ("new", "posting", "counter"), ("post", "counter", "--save", "--format", "txt")
    work = [begun(*new, "--id", f"p-{n}", *APPLY, cwd=root) for n in range(4)]
    work += [begun(*post, "--id", f"q-{n}", "--to", "out", *APPLY, cwd=root) for n in range(2)]
    for process in work:
        assert process.wait(120) == 0, process.communicate()
        process.communicate()
    numbers = [
        found[1]
        for path in (root / "content/postings").iterdir()
        if (found := re.search(r"^requisition: (\S+)", path.read_text(), re.MULTILINE))
    ]
    assert sorted(numbers) == [f"R-2026-{number:03}" for number in range(1, 8)]
    rolebook("check", cwd=root)


def test_those_in_a_queue_have_their_turn_one_after_the_other(root: Path) -> None:
    inside: list[int] = []
    most = []

    def one() -> None:
        with turn(root, 20):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    threads = [threading.Thread(target=one) for _ in range(30)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == [1] * 30


def test_whoever_waits_too_long_is_told_and_a_fault_ends_a_turn(root: Path) -> None:
    with turn(root), pytest.raises(BusyError), turn(root, 0.1):
        pass
    with pytest.raises(RuntimeError), turn(root):
        raise RuntimeError
    with turn(root, 0.1), turn(root / "content", 0.1):
        assert sorted(path.name for path in root.iterdir()) == ["content", "rolebook.yaml"]
