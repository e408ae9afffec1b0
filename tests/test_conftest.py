"""A run in CI may not skip anything; elsewhere a missing tool only skips its tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = """\
import pytest

def test_passes():
    pass

{test}
"""
SKIPS = "def test_skips():\n    pytest.skip('not today')\n"
WANTS = "def test_wants():\n    import validators\n    validators.tool('no-such-program')\n"


@pytest.mark.parametrize(
    ("test", "ci", "code", "message"),
    [
        (SKIPS, "", 0, "1 passed, 1 skipped"),
        (SKIPS, "true", 1, "CI=true: a skipped test is a failed run"),
        (WANTS, "", 0, "no-such-program is not installed"),
        (WANTS, "true", 1, "1 failed, 1 passed"),
    ],
)
def test_a_skip_fails_a_run_in_ci_alone(
    tmp_path: Path, test: str, ci: str, code: int, message: str
) -> None:
    done = run_pytest(tmp_path, test, ci)
    assert message in done.stdout
    assert done.returncode == code


def test_a_skip_on_one_of_several_processes_counts_too(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, SKIPS, "true", "--numprocesses=2").returncode == 1
    assert run_pytest(tmp_path, "", "true", "--numprocesses=2").returncode == 0


def run_pytest(folder: Path, test: str, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `test` and one that passes, under our conftest, with CI set to `ci`."""
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "test_it.py").write_text(TESTS.format(test=test))
    (folder / "pytest.ini").write_text("[pytest]\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", *options, folder],
        env=os.environ | {"CI": ci, "PYTHONPATH": str(HERE)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
