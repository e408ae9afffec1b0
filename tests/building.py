"""A project's folder → its built site, by the command that people type, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROLEBOOK = (sys.executable, "-m", "generator")


def copy_book(folder: Path) -> Path:
    """A copy of the shipped book, in a folder of its own."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "rolebook.yaml", folder)
    return folder


def rolebook(
    *words: str | Path, code: int = 0, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a command says, which must end with `code`."""
    done = subprocess.run(
        [*ROLEBOOK, *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def build(project: Path, *words: str | Path, **environment: str) -> Path:
    """The output folder of a project, built."""
    rolebook("--project", project, "build", *words, code=0, cwd=None, **environment)
    return project / "output"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
