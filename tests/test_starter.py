"""`init` and `new`: what they write is accepted as it is, and nothing that is there is lost."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import ROLEBOOK, ROOT, contents, rolebook
from click.testing import CliRunner, Result

from generator.book import source
from generator.book.book import CLASSES, adapter
from generator.book.complaints import validate
from generator.book.hints import fields_of
from generator.cli import main
from generator.project import Settings
from generator.starter import SCHEMAS, starter

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELD = re.compile(r"^( *)# (- |  )?(?=[a-z_]+: |\{)")
TODAY = ("--today", "2026-11-24")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project fresh from `init`, which is where we stand."""
    monkeypatch.chdir(tmp_path)
    assert run("init", ".").exit_code == 0
    return tmp_path


def uncommented(text: str) -> str:
    """A file with every field that its comments show."""
    return "".join(FIELD.sub(r"\1\2", line) for line in text.splitlines(keepends=True))


# --- init -----------------------------------------------------------------------------------------


def test_a_new_project_has_what_is_needed_and_nothing_more(start: Path) -> None:
    files = {name for name in contents(start) if not name.startswith(SCHEMAS)}
    assert files == {
        ".gitignore",
        "rolebook.yaml",
        "content/company.yaml",
        "content/locations.yaml",
        "content/skills.yaml",
        "content/ladders/office-services.yaml",
        "content/roles/office-coordinator.yaml",
    }
    committed = contents(ROOT / "generator" / "data" / "schema")
    assert {n: b for n, b in contents(start / SCHEMAS).items()} == committed


def test_a_new_project_has_neither_errors_nor_warnings(start: Path) -> None:
    result = run("check", "--strict", "--format", "concise")
    assert (result.exit_code, result.output) == (
        0,
        "rolebook.yaml:3:1: advice[no-site] "
        "the site has no address, so there is no sitemap and no job markup\n",
    )
    assert start.is_dir()


@pytest.mark.parametrize("name", ["new", "deep/er", "two words", "Ünïcode — “q” $HOME", "-dash"])
def test_the_commands_that_init_prints_work_as_printed(name: str, tmp_path: Path) -> None:
    done = rolebook("init", "--", name, cwd=tmp_path).stdout
    before, _, commands = done.partition("Next:\n")
    assert before == f"Wrote 7 files to {name}, and schemas for editors.\n"
    assert len(commands.splitlines()) == 2
    assert all(line.startswith("  ") for line in commands.splitlines())
    program = tmp_path / "bin" / "rolebook"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.join(ROLEBOOK)} "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    shell = subprocess.run(
        ["sh", "-euc", commands],
        cwd=tmp_path,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert shell.returncode == 0, shell.stderr
    assert (tmp_path / name / "output" / "roles" / "office-coordinator" / "index.html").is_file()


def test_in_the_folder_where_one_stands_there_is_no_way_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", ".").output == (
        "Wrote 7 files to ., and schemas for editors.\nNext:\n  rolebook check\n  rolebook build\n"
    )


def test_other_files_stay_as_they_are(tmp_path: Path) -> None:
    other = {"README.md": b"ours", "content/notes.txt": b"ours", ".gitignore": b"/ours/\n"}
    for name, data in other.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    result = run("init", str(tmp_path))
    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        f"Wrote 6 files to {tmp_path}, and schemas for editors.",
        "Left .gitignore as it is; /output/ and /.rolebook/build/ belong in it.",
    ]
    assert contents(tmp_path).items() >= other.items()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rolebook.yaml", "rolebook.yaml exists already; nothing was written"),
        ("content/skills.yaml", "content/skills.yaml exists already; nothing was written"),
        ("content", "content exists already and is no folder; nothing was written"),
    ],
)
def test_nothing_is_overwritten(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"ours")
    result = run("init", ".")
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")
    assert contents(tmp_path) == {name: b"ours"}


def test_a_link_to_nowhere_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "rolebook.yaml").symlink_to(tmp_path / "nowhere")
    assert run("init", str(tmp_path)).exit_code == 2
    assert not (tmp_path / "nowhere").exists()
    assert not (tmp_path / "content").exists()


def test_a_file_is_no_folder_to_begin_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"ours")
    result = run("init", "file")
    message = "file exists already and is no folder; nothing was written"
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")


def test_a_folder_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        target = Path("/proc/rolebook")
        why = "no such file or directory"
    else:
        (tmp_path / "closed").mkdir(mode=0o555)
        target, why = tmp_path / "closed" / "new", "permission denied"
    result = run("init", str(target))
    assert (result.exit_code, result.output) == (3, f"rolebook: {target}: {why}\n")


@pytest.mark.skipif(os.name != "posix", reason="needs limits on the size of files")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    limited = ["sh", "-c", f"ulimit -f 20; exec {shlex.join(ROLEBOOK)} init book"]
    done = subprocess.run(
        limited,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(r"rolebook: \S+\.json: file too large\n", done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_every_field_that_the_starter_shows_in_a_comment_is_one(tmp_path: Path) -> None:
    for name, text in starter().items():
        if not name.endswith(".yaml"):
            continue
        kind = Path(name).parent.name.removesuffix("s") if name.count("/") > 1 else Path(name).stem
        whole = uncommented(text)
        assert whole != text, name
        parsed = source.parse(whole.encode(), name)
        assert parsed.findings == (), name
        cls = Settings if kind == "rolebook" else _class(kind)
        assert validate(adapter(cls), parsed.data, name)[1] == [], name
    assert list(tmp_path.iterdir()) == []


def _class(kind: str) -> type:
    from generator.book.schema import KINDS

    return KINDS[kind]
