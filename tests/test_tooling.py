"""`make` gets a bare machine ready, and what it installs is pinned."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)==([^ ]+)( ; [^\\]+)? \\$", re.MULTILINE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What bootstrap.sh reads, with nothing installed yet."""
    for name in ("tools/bootstrap.sh", "pyproject.toml", "requirements/run.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def bootstrap(
    project: Path, *arguments: str, python: str = "no-such-python"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", project / "tools/bootstrap.sh", *arguments],
        env=os.environ | {"PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


def test_wrong_use_is_explained(project: Path) -> None:
    done = bootstrap(project, "everything")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "\nusage: tools/bootstrap.sh site|test|bench\n"


def test_without_a_fitting_python_it_says_what_to_install(project: Path) -> None:
    done = bootstrap(project, "site")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "\nPython 3.11 or later is needed, and no-such-python is not there.\n"
    )
    assert not (project / ".venv").exists()


def test_what_is_ready_is_left_alone(project: Path) -> None:
    venv = project / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/python").symlink_to(sys.executable)
    (venv / "pyvenv.cfg").write_text("")
    inputs = ("tools/bootstrap.sh", "pyproject.toml", ".venv/pyvenv.cfg", "requirements/run.txt")
    stamp = f"{project}\n" + "".join((project / name).read_text() for name in inputs)
    (venv / "ready-site").write_text(stamp)
    done = bootstrap(project, "site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    (project / "requirements/run.txt").write_text("changed")
    assert bootstrap(project, "site").returncode == 1


def test_tests_run_with_the_versions_that_build_the_site() -> None:
    run, dev = (pins(f"requirements/{name}.txt") for name in ("run", "dev"))
    assert "weasyprint" in {name for name, _, _ in run}
    assert run <= dev


def pins(file: str) -> set[tuple[str, ...]]:
    return set(PIN.findall((ROOT / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", ["run", "dev", "bench"])
def test_python_packages_are_pinned_by_hash_and_name_no_server(file: str) -> None:
    text = (ROOT / f"requirements/{file}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    packages = [line for line in lines if not line.startswith("    --hash=sha256:")]
    assert packages
    assert all(PIN.match(line) for line in packages)
    assert "://" not in text


def test_node_packages_are_pinned_by_hash_and_name_no_server() -> None:
    lock = json.loads((ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert "node_modules/vnu-jar" in packages
    assert all(package["integrity"] for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    done = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split()[0] for line in done.stdout.splitlines()] == phony[1].split()
