"""What README, how-to pages, help and findings tell people to type is there, and works."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from building import ROOT, copy_book
from generator.cli import main
from generator.rules import RULES, explain
from generator.starter import IGNORED, starter

PAGES = ("README.md", *sorted(f"docs/how-to/{p.name}" for p in (ROOT / "docs/how-to").glob("*")))
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"(?:#|<!--) (\S+\.\w+)(?:, (appended|replacing \w+))?(?: -->)?")
SERVING = re.compile(r"(?:^ +rolebook|/rolebook serve) (--.*)$", re.MULTILINE)
LOGGED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} [\d.]+ \w+ [0-9a-f]{6} [a-z].*")
COMMAND = re.compile(r"`(?:\.venv/bin/)?(rolebook [a-z][^`\n]*)`")


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: language, and text without its indentation."""
    for indent, language, text in FENCE.findall((ROOT / page).read_text("utf-8")):
        yield language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


def serves(text: str) -> bool:
    """Whether a text starts the studio, with options that there are."""
    own = SERVING.findall(text)
    return bool(own) and not any(fault_of(f"rolebook serve {each}") for each in own)


RIGHT: dict[str, Callable[[str], bool]] = {
    "nginx": lambda text: "proxy_pass http://127.0.0.1:8000;" in text,
    "caddy": lambda text: "reverse_proxy 127.0.0.1:8000 " in text,
    "sh": serves,
    "ini": serves,
    "gitignore": lambda text: set(text.splitlines()) <= set(starter()[IGNORED].splitlines()),
    "log": lambda text: all(map(LOGGED.fullmatch, text.splitlines())),
}
"""What shows that a snippet which isn't run is right, by its language."""


@pytest.mark.parametrize("page", PAGES)
def test_the_snippets_of_a_page_work_one_after_another(page: str, tmp_path: Path) -> None:
    project = here = copy_book(tmp_path / "checkout")
    ran = 0
    for language, text in blocks(page):
        if language == "console":
            here = shell(here, text)
        elif language in {"yaml", "html"}:
            lay(project, text)
        elif language in RIGHT:
            assert RIGHT[language](text)
        elif language == "python":
            compile(f"from __future__ import annotations\n{text}", page, "exec")
        else:
            makes = re.findall(r"^make (\w+)", text, re.MULTILINE)
            assert makes == ["site", "test"]
        ran += 1
    assert ran or page.endswith(("format.md", "make-a-posting.md"))
    for folder in (project, project.parent / "our-careers"):
        if folder.is_dir():
            shell(folder, "$ rolebook check\n")


def test_every_picture_is_there_and_shown() -> None:
    shown = {
        (ROOT / page).parent.joinpath(name).resolve()
        for page in PAGES
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / page).read_text("utf-8"))
    }
    assert shown == {*(ROOT / "docs/pictures").glob("*.png")}


def test_the_first_screen_of_the_readme_has_just_the_two_commands() -> None:
    first = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:18])
    (block,) = [text for language, text in blocks("README.md") if not language]
    assert block in first
    assert "console" not in first


def test_a_snippet_that_fails_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="No such command 'biuld'"):
        shell(tmp_path, "$ rolebook biuld\n")


def shell(folder: Path, text: str) -> Path:
    """Where one stands after the lines of a terminal that begin with `$`, all in one shell."""
    lines = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    assert lines
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-euc", "\n".join([*lines, "pwd"])],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{lines}\n{done.stdout}{done.stderr}"
    return Path(done.stdout.splitlines()[-1])


def lay(project: Path, text: str) -> None:
    """Writes a snippet into the file that its first line names."""
    head, _, body = text.partition("\n")
    match = TARGET.fullmatch(head.strip())
    assert match, f"no file named in {head}"
    path, how = project / match[1], match[2] or ""
    path.parent.mkdir(exist_ok=True)
    old = path.read_text("utf-8") if path.exists() and how else ""
    if how.startswith("replacing "):
        old = re.sub(rf"^{how.removeprefix('replacing ')}:.*\n", "", old, flags=re.MULTILINE)
    path.write_text(old + body, "utf-8")


def commands_in(text: str) -> list[str]:
    return [match[1] for match in COMMAND.finditer(text)]


def told() -> Iterator[tuple[str, str]]:
    """Every command that is printed somewhere, with where."""
    for page in (*PAGES, "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md"):
        yield from ((page, command) for command in commands_in((ROOT / page).read_text("utf-8")))
    for path in sorted((ROOT / "docs/decisions").glob("*.md")):
        yield from ((path.name, command) for command in commands_in(path.read_text("utf-8")))
    for code in RULES:
        yield from ((f"explain {code}", command) for command in commands_in(explain(code)))
    sources = sorted((ROOT / "generator").rglob("*.py"))
    for path in [*sources, *sorted((ROOT / "generator/data/starter").rglob("*.*"))]:
        yield from ((path.name, command) for command in commands_in(path.read_text("utf-8")))


def test_every_command_that_is_printed_anywhere_exists_with_its_options() -> None:
    found = list(told())
    assert len(found) > 20
    assert [(where, text, fault) for where, text in found if (fault := fault_of(text))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rolebook check --strikt", "no option --strikt"),
        ("rolebook publish", "no command publish"),
        ("rolebook new role ID --level 3", ""),
    ],
)
def test_a_command_that_does_not_exist_is_found(text: str, fault: str) -> None:
    assert fault_of(text) == fault


def fault_of(text: str) -> str:
    """What is wrong with a command line, as far as its words tell; placeholders are fine."""
    words = shlex.split(re.sub(r"\{\w[^}]*\}|…|\.\.\.", "X", text))[1:]
    command: click.Command = main
    for word in words:
        if word.startswith("-"):
            options = {o for parameter in command.params for o in parameter.opts}
            if word.partition("=")[0] not in options | {"--help", "-h"}:
                return f"no option {word}"
        elif isinstance(command, click.Group):
            found = command.commands.get(word)
            if found is None:
                return f"no command {word}"
            command = found
    return ""
