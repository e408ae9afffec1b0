"""Every finding's code has a case in `bad/`: a project, a command, limits, and what must come out.

A case lays its changes over `bad/_base`, a small book without a fault; `case.yaml` has

    about   what is wrong, in a phrase
    lay     the folders to lay over each other before all else; [_base] when it isn't said
    run     the words after `rolebook`; DIR stands for the project's folder
    direct  in place of `run`: what `DIRECT` below does, where no content leads to the finding
    files   path → text · bytes: path → base64 · links: path → target · copy: path → its origin
    repeat  path → {text, times, before, after} · append: path → text · remove: [path]
    edit    path → [{find, put}]
    prepare what `PREPARE` below does first
    limits  {seconds, megabytes, file_kilobytes}

and `expected.txt` what is printed and the exit code. `UPDATE_GOLDEN=1` writes it anew.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from generator.build.place import check_paths
from generator.build.run import run
from generator.build.task import BuildError, Task
from generator.cli import main
from generator.reporters import report
from generator.rules import RULES, explain
from golden import UPDATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from generator.findings import Finding

ROOT = Path(__file__).parent.parent
BAD = ROOT / "tests" / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if not path.name.startswith("_"))
FIELDS = frozenset(
    [
        "about",
        "lay",
        "run",
        "direct",
        "files",
        "bytes",
        "links",
        "copy",
        "repeat",
        "append",
        "remove",
        "edit",
        "prepare",
        "limits",
    ]
)


@contextlib.contextmanager
def _hold_output(project: Path) -> Iterator[None]:
    """Builds once, changes a role, then holds the output as another build would."""
    _in_process(project, ["build", "--only", "html", "--quiet"])
    with (project / "content" / "roles" / "associate.yaml").open("a", encoding="utf-8") as role:
        role.write("also_called: [Seller]\n")
    handle = os.open(project / "output" / ".rolebook", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _foreign_file(project: Path) -> Iterator[None]:
    """Builds once; then another program puts a file where a new role's page would go."""
    _in_process(project, ["build", "--only", "html", "--quiet"])
    new = project / "content" / "roles" / "clerk.yaml"
    new.write_bytes(new.with_name("director.yaml").read_bytes())
    _write(project / "output" / "roles" / "clerk" / "index.html", b"mine")
    yield


@contextlib.contextmanager
def _bad_form(project: Path) -> Iterator[None]:
    """Builds texts once; then their format raises, and a role has another title."""
    _in_process(project, ["build", "--only", "txt", "--quiet"])
    role = project / "content" / "roles" / "associate.yaml"
    _write(role, role.read_bytes().replace(b"title: ", b"title: New ", 1))
    (made,) = (project / "output" / "postings").rglob("*.txt")
    before = made.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.formats.plaintext.plaintext", _raising())
        yield
    assert [path.read_bytes() for path in made.parent.iterdir()] == [before]


def _raising() -> Callable[..., bytes]:
    def text(*_: object) -> bytes:
        raise KeyError("titel")

    text.__code__ = text.__code__.replace(co_filename="formats/ours.py", co_firstlineno=7)
    return text


@contextlib.contextmanager
def _no_pagefind(_: Path) -> Iterator[None]:
    """Takes Pagefind's program away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.formats.search.get_executable", lambda: None)
        yield


PREPARE: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "hold the output": _hold_output,
    "no Pagefind": _no_pagefind,
    "build, then a form that raises": _bad_form,
    "build, then a new role and a file in its way": _foreign_file,
}


def _two_paths() -> Finding:
    with pytest.raises(BuildError) as caught:
        check_paths(["roles/x/index.html", "roles/X/index.html"])
    return caught.value.finding


def _killed_worker() -> Finding:
    tasks = [Task(f"html/role/{name}", None, "pages", weight=50) for name in ("a", "b")]

    def work(task: Task) -> None:
        if task.name.endswith("a"):
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(BuildError) as caught:
        list(run(tasks, work, jobs=2))
    return caught.value.finding


DIRECT: dict[str, Callable[[], Finding]] = {
    "two paths": _two_paths,
    "a killed worker": _killed_worker,
}


def project_of(case: dict[str, Any], folder: Path) -> Path:
    """A project as the case describes it."""
    for name in case.get("lay", ["_base"]):
        shutil.copytree(BAD / name, folder, dirs_exist_ok=True)
    for name in case.get("remove", ()):
        (folder / name).unlink()
    for name, target in case.get("links", {}).items():
        (folder / name).symlink_to(target)
    for name, data in _contents(case, folder):
        _write(folder / name, data)
    for name, edits in case.get("edit", {}).items():
        whole = (folder / name).read_text("utf-8")
        for edit in edits:
            assert whole.count(edit["find"]) == 1, f"{name}: {edit['find']}"
            whole = whole.replace(edit["find"], edit["put"])
        _write(folder / name, whole.encode())
    return folder


def _contents(case: dict[str, Any], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files that a case adds or replaces, with their bytes."""
    for name, origin in case.get("copy", {}).items():
        yield name, (folder / origin).read_bytes()
    for name, text in case.get("files", {}).items():
        yield name, text.encode()
    for name, text in case.get("bytes", {}).items():
        yield name, base64.b64decode(text, validate=True)
    for name, part in case.get("repeat", {}).items():
        text = part.get("before", "") + part["text"] * part["times"] + part.get("after", "")
        yield name, text.encode()
    for name, text in case.get("append", {}).items():
        yield name, (folder / name).read_bytes() + text.encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def outcome(case: dict[str, Any], folder: Path) -> str:
    """What the case's command prints, with the project's folder as DIR, and its exit code."""
    if "direct" in case:
        return report([DIRECT[case["direct"]]()], "text", lambda _: None)
    project = project_of(case, folder)
    words = [word.replace("DIR", str(project)) for word in case["run"].split()]
    prepare = PREPARE[case["prepare"]] if "prepare" in case else contextlib.nullcontext
    call = _limited if "limits" in case else _in_process
    with prepare(project):
        said, code = call(project, words, **case.get("limits", {}))
    return said.replace(str(project), "DIR") + f"exit {code}\n"


def _in_process(project: Path, words: list[str]) -> tuple[str, int]:
    done = CliRunner().invoke(main, ["--project", str(project), *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output, done.exit_code


def _limited(
    project: Path,
    words: list[str],
    seconds: int = 60,
    megabytes: int | None = None,
    file_kilobytes: int | None = None,
) -> tuple[str, int]:
    """In a process of its own, which the system ends when it takes more than it may."""
    bounds = {
        resource.RLIMIT_CPU: seconds,  # of the processor: the machine may be busy with other things
        resource.RLIMIT_AS: megabytes and megabytes << 20,
        resource.RLIMIT_FSIZE: file_kilobytes and file_kilobytes << 10,
    }

    def limit() -> None:
        for what, bound in bounds.items():
            if bound:
                resource.setrlimit(what, (bound, bound))

    done = subprocess.run(
        [sys.executable, "-m", "generator", "--project", str(project), *words],
        cwd=ROOT,
        preexec_fn=limit,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    return done.stdout, done.returncode


def read_case(code: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((BAD / code / "case.yaml").read_text("utf-8"))
    assert set(case) <= FIELDS
    return case


@pytest.mark.parametrize("lay", [["_base"], ["_base", "_french"]])
def test_the_base_has_no_fault(lay: list[str], tmp_path: Path) -> None:
    said = outcome({"run": "check --strict", "lay": lay}, tmp_path / "p")
    assert said == "no findings\nexit 0\n"


def test_a_case_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    edit = {"rolebook.yaml": [{"find": "not there", "put": ""}]}
    with pytest.raises(AssertionError, match="not there"):
        project_of({"edit": edit}, tmp_path / "p")


@pytest.mark.parametrize("code", CASES)
def test_a_case_gives_exactly_what_is_expected(code: str, tmp_path: Path) -> None:
    expected = BAD / code / "expected.txt"
    said = outcome(read_case(code), tmp_path / "p")
    if os.environ.get(UPDATE):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("code", CASES)
def test_a_case_shows_its_code_and_no_traceback(code: str) -> None:
    said = (BAD / code / "expected.txt").read_text("utf-8")
    assert f"{RULES[code].severity}[{code}]: " in said
    assert "Traceback" not in said
    failed = RULES[code].severity == "error" or "\nerror[" in said
    assert failed or said.endswith("exit 0\n")
    assert not said.endswith("exit 0\n") or not failed


def test_codes_cases_and_explanations_are_the_same_set() -> None:
    assert set(CASES) == set(RULES)
    assert all(explain(code).startswith(f"{RULES[code].severity}[{code}]") for code in CASES)
    assert all(read_case(code)["about"] for code in CASES)


def test_every_code_in_the_sources_has_a_rule() -> None:
    sources = [path for path in (ROOT / "generator").rglob("*.py") if path.name != "rules.py"]
    assert len(sources) > 20
    named = re.compile(r"""(?:code=|Finding\(\s*|complain\(\s*|\.find\(\s*)"([a-z-]+)\"""")
    used = {code for path in sources for code in named.findall(path.read_text("utf-8"))}
    assert len(used) > 20
    assert used <= set(RULES)


VALUES = "|null|5|-1|[]|{}|[x]|{a: b}|''|true|2026-01-01|1e999|'../x'|[null]|{id: x}|*a|&a b|!x y"
ENDS = ["\t", "'", '"', ":", " #", "\u2028", "\u202e", "}"]


def _mutate(path: Path, chance: random.Random) -> None:
    """One slip that a hand may make: another value, a line gone, twice or moved, a stray sign."""
    lines = path.read_text("utf-8").split("\n")
    at = chance.randrange(len(lines))
    values = list(re.finditer(r": ?([^,{}\[\]]*)", lines[at]))
    slip = chance.choice(["value", "value", "value", "gone", "twice", "moved", "sign"])
    if slip == "value" and values:
        match = chance.choice(values)
        value = chance.choice(VALUES.split("|"))
        lines[at] = f"{lines[at][: match.start()]}: {value}{lines[at][match.end() :]}"
    elif slip == "gone":
        del lines[at]
    elif slip == "twice":
        lines.insert(at, chance.choice(lines))
    elif slip == "moved":
        lines[at] = "  " + lines[at]
    else:
        lines[at] += chance.choice(ENDS)
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", range(60))
def test_no_slip_in_a_book_is_a_traceback(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same slips each time
    project = project_of({"lay": ["_base", "_french"]}, tmp_path / "p")
    files = sorted(path for path in project.rglob("*") if path.is_file())
    for _ in range(chance.randint(1, 3)):
        _mutate(chance.choice(files), chance)
    said, code = _in_process(project, ["check"])
    assert code in {0, 1}
    assert "`None`" not in said
    assert re.search(r"(error|warning|advice)s?$|^no findings$", said.rstrip("\n"))
