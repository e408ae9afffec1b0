"""The wheel has all that it needs: installed in a fresh environment, it works without a network."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REFUSED = "the network is cut off"
CUT = f"""
import sys
def refuse(event, arguments):
    if event in {{"socket.connect", "socket.getaddrinfo", "socket.sendto"}}:
        raise OSError("{REFUSED}")
sys.addaudithook(refuse)
"""

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel and the locked packages alone; its network is cut off."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / "bin/python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements/run.txt")
    run(*pip, "--no-deps", wheel)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "cut_off.py").write_text(CUT)
    (packages / "cut_off.pth").write_text("import cut_off\n")
    return folder


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_wheel_carries_templates_starters_catalogues_schemas_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "generator/py.typed",
        "generator/templates/default/base.html",
        "generator/templates/default/fonts/Inter-Regular.ttf",
        "generator/templates/default/fonts/OFL.txt",
        "generator/locale/fr/LC_MESSAGES/rolebook.mo",
        "generator/data/laws.yaml",
        "generator/data/schema/role.json",
    ):
        assert name in names
    assert any(name.startswith("generator/data/starter/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "content/", "output/"))]


def test_the_network_is_cut_off_in_the_environment(environment: Path) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    command: list[str | Path] = [environment / "bin/python", "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert REFUSED in done.stderr


def test_init_check_and_build_work_without_a_network(environment: Path, tmp_path: Path) -> None:
    rolebook = environment / "bin/rolebook"
    run(rolebook, "init", "book", cwd=tmp_path)
    book = tmp_path / "book"
    run(rolebook, "check", cwd=book)
    run(rolebook, "build", cwd=book)
    assert (book / "output/index.html").is_file()
    documents = sorted((book / "output").rglob("*.pdf"))
    assert documents
    assert all(path.read_bytes().startswith(b"%PDF-") for path in documents)
