"""Which module may import which library, and which command loads what."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from books import SMALL, write
from building import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "generator"

MAY_IMPORT = {
    "babel": {"verify/words.py", "wording.py"},
    "docx": {"formats/word.py"},
    "docxtpl": {"formats/word.py"},
    "jinja2": {"formats/html.py", "formats/quick.py", "formats/word.py"},
    "lxml": {"verify/sheets.py"},
    "markdown": {"checks/text.py", "views/page.py"},
    "markdown_it": {"verify/sheets.py"},
    "nh3": {"views/page.py"},
    "pydyf": {"formats/pdf.py", "formats/tags.py"},
    "pypdf": {"verify/sheets.py"},
    "starlette": {
        "studio/access.py",
        "studio/app.py",
        "studio/asked.py",
        "studio/desk.py",
        "studio/guard.py",
        "studio/postings_desk.py",
        "studio/roles_desk.py",
        "studio/routing.py",
        "studio/take_desk.py",
    },
    "uvicorn": {"commands/serve.py", "studio/patience.py"},
    "watchfiles": {"studio/watch.py"},
    "weasyprint": {"formats/pdf.py"},
    "xlsxwriter": {"formats/workbook.py"},
    "yaml": {"book/source.py"},
}
"""Each library with the few modules that may know it."""

HEAVY = {
    "babel",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "markdown",
    "markdown_it",
    "nh3",
    "pydantic",
    "pydyf",
    "pypdf",
    "starlette",
    "uvicorn",
    "watchfiles",
    "weasyprint",
    "xlsxwriter",
    "yaml",
}

PROBE = """
import json, sys
from generator.cli import main
try:
    main(sys.argv[1:], prog_name="rolebook")
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(sys.modules)))
"""


def imports(path: Path) -> Iterator[str]:
    """The names of the packages that a file imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            yield str(node.module).partition(".")[0]


def test_an_import_inside_a_function_counts(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("import a.b as c\ndef f():\n    from d.e import g\n    import h, i\n")
    assert list(imports(path)) == ["a", "d", "h", "i"]


def importers(library: str) -> set[str]:
    files = [*PACKAGE.rglob("*.py")]
    assert len(files) > 20
    return {f.relative_to(PACKAGE).as_posix() for f in files if library in imports(f)}


@pytest.mark.parametrize("library", sorted(MAY_IMPORT))
def test_a_library_is_known_to_few_modules(library: str) -> None:
    assert importers(library) == MAY_IMPORT[library]


def test_click_is_known_to_the_command_line_alone() -> None:
    assert {name.partition("/")[0] for name in importers("click")} == {"cli.py", "commands"}


def test_what_reads_back_shares_no_code_with_what_writes() -> None:
    ours = {
        name
        for path in (PACKAGE / "verify").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        for name in (
            [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        if name.startswith("generator")
    }
    assert ours
    assert {name for name in ours if f"{name}.".split(".")[1] != "verify"} == set()


def loaded(*words: str, cwd: Path) -> set[str]:
    """The libraries that a command has loaded by its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["new", "role", "--help"],
        ["serve", "--help"],
        ["explain", "syntax"],
        ["schema"],
        ["init", "elsewhere"],
        ["completion", "bash"],
        ["chek"],
    ],
    ids=" ".join,
)
def test_a_command_that_reads_no_content_loads_no_library(words: list[str], tmp_path: Path) -> None:
    assert loaded(*words, cwd=write(tmp_path, SMALL)) == set()


@pytest.mark.parametrize(
    "words", [["check"], ["new", "role", "x"], ["new", "posting", "counter"], ["translations"]]
)
def test_a_command_that_publishes_nothing_loads_what_reads_content(
    words: list[str], tmp_path: Path
) -> None:
    assert loaded(*words, cwd=write(tmp_path, SMALL)) == {"pydantic", "yaml"}


def test_where_no_pdf_is_made_nothing_that_makes_them_is_loaded(tmp_path: Path) -> None:
    found = loaded("build", "--only", "html", cwd=write(tmp_path, SMALL))
    assert "jinja2" in found
    assert found.isdisjoint({"weasyprint", "pydyf"})


def test_a_shell_that_completes_ids_waits_for_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_ROLEBOOK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "rolebook new posting c")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert loaded(cwd=write(tmp_path, SMALL)) == set()
