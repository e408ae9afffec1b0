"""What the commands say and how they end, whatever is typed."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from books import SMALL, write
from building import ROLEBOOK, ROOT, contents, rolebook
from generator import __version__
from generator.cli import main
from generator.rules import RULES
from golden import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP = Path(__file__).parent / "help"
FRENCH = "content/roles/counter.fr.yaml"
LOCK = "content/translations.lock"
HTML = ["build", "--only", "html"]
BASH = shutil.which("bash")
ENGLISH = {
    "rolebook.yaml": "languages: [en]\ntoday: 2026-11-24\nsite: https://example.com/\n"
    "checks: {posting_words: [1, 800]}\n"
}


def run(*words: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, words)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book in English and a little French, where we stand."""
    folder = write(tmp_path / "book", SMALL, {FRENCH: "title: Compteur\n"})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book in English alone, in which nothing is wrong, where we stand."""
    folder = write(tmp_path / "book", SMALL, ENGLISH)
    monkeypatch.chdir(folder)
    return folder


def commands(
    command: click.Command = main, *words: str
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group of them, with the words that one types for it."""
    yield words, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, *words, name)


# --- help and version -----------------------------------------------------------------------------


def test_the_version_is_that_of_the_package() -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"rolebook {__version__}\n")


def test_every_command_explains_itself() -> None:
    made = {f"{'-'.join(words) or 'rolebook'}.txt": said(words) for words, _ in commands()}
    assert len(made) == 21
    assert "\n\n".join(compare(HELP, made)) == ""


def said(words: tuple[str, ...]) -> str:
    short, long = run(*words, "-h"), run(*words, "--help")
    assert short.output == long.output
    assert (short.exit_code, long.exit_code) == (0, 0)
    return long.output


def test_no_line_of_help_is_cut_short() -> None:
    bodies = {path.name: path.read_text().partition("\n\n")[2] for path in HELP.iterdir()}
    assert len(bodies) > 1
    assert [name for name, body in bodies.items() if "..." in body] == []


def test_every_option_and_command_says_what_it_does() -> None:
    for words, command in commands():
        assert command.help, words
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, (words, option.name)
                assert option.help.endswith("."), (words, option.name)


def test_without_a_word_there_is_help() -> None:
    result = run()
    assert (result.exit_code, result.output) == (2, run("--help").output)


# --- wrong words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check'?"),
        (["xyzzy"], "No such command 'xyzzy'."),
        (["new", "rol"], "No such command 'rol'. Did you mean 'role'?"),
        (["--projct", "x", "check"], "No such option '--projct'. Did you mean '--project'?"),
        (["check", "content"], "Got unexpected extra argument (content)"),
        (["check", "--strct"], "No such option '--strct'. Did you mean '--strict'?"),
        (
            ["check", "--format", "jsno"],
            (
                "Invalid value for '--format': 'jsno' is not one of 'text', 'concise', 'json', "
                "'github', 'sarif'. Did you mean 'json'?"
            ),
        ),
        (
            ["check", "--format", "zzz"],
            (
                "Invalid value for '--format': 'zzz' is not one of 'text', 'concise', 'json', "
                "'github', 'sarif'."
            ),
        ),
        (
            ["check", "--format", "JSON"],
            (
                "Invalid value for '--format': 'JSON' is not one of 'text', 'concise', 'json', "
                "'github', 'sarif'. Did you mean 'json'?"
            ),
        ),
        (
            ["check", "--today", "tomorrow"],
            "Invalid value for '--today': 'tomorrow' is not a day. Write it as 2026-11-24.",
        ),
        (
            ["check", "--today", "2026-02-30"],
            "Invalid value for '--today': '2026-02-30' is not a day. Write it as 2026-11-24.",
        ),
        (
            ["check", "--jobs", "0"],
            "Invalid value for '--jobs': 0 is not in the range 1<=x<=64.",
        ),
        (
            ["check", "--jobs", "two"],
            "Invalid value for '--jobs': 'two' is not a valid integer range.",
        ),
        (["check", "--jobs"], "Option '--jobs' requires an argument."),
        (
            ["build", "--only", "html,pfd"],
            "Invalid value for '--only': 'pfd' is not a format. Did you mean 'pdf'?",
        ),
        (
            ["build", "--only", "doc"],
            "Invalid value for '--only': 'doc' is not a format. Did you mean 'docx'?",
        ),
        (
            ["build", "--only", ""],
            (
                "Invalid value for '--only': '' is not a format. Choose from html, pdf, docx, txt, "
                "md, standalone, json, jsonresume, xlsx, indeed, linkedin, atom, openings, "
                "changes, png, search."
            ),
        ),
        (
            ["explain", "unknown-feild"],
            (
                "Invalid value for 'CODE': `unknown-feild` is not a code; did you mean "
                "`unknown-field` or `unknown-file` or `unknown-skill`?"
            ),
        ),
        (
            ["completion", "bsh"],
            (
                "Invalid value for '[bash|zsh|fish]': 'bsh' is not one of 'bash', 'zsh', 'fish'. "
                "Did you mean 'bash'?"
            ),
        ),
        (
            ["translations", "content/roles/conter.fr.yaml"],
            (
                "Invalid value for 'FILES': 'content/roles/conter.fr.yaml' has no translation and "
                "is none. Did you mean 'content/roles/counter.fr.yaml'?"
            ),
        ),
        (
            ["explain", "BAND-WIDTH"],
            "Invalid value for 'CODE': `BAND-WIDTH` is not a code; did you mean `band-width`?",
        ),
        (
            ["translations", "--accept"],
            "Which translations have been read? Name them after --accept, or say --all.",
        ),
        (["translations", "--accept", "--all", FRENCH], "Name files or say --all, not both."),
        (
            ["translations", "--all"],
            "--all goes with --accept: without it the whole book is listed.",
        ),
        (["init"], "Missing argument 'DIR'."),
        (["schema", "role"], "Got unexpected extra argument (role)"),
    ],
)
def test_a_wrong_word_is_an_error_with_a_suggestion(
    words: list[str], message: str, book: Path
) -> None:
    before = contents(book)
    result = run(*words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")
    assert contents(book) == before


# --- the project ----------------------------------------------------------------------------------

READING = [["check"], ["build"], ["new", "role", "x"], ["new", "posting", "x"], ["translations"]]


@pytest.mark.parametrize("words", [*READING, ["schema"]])
def test_outside_of_a_project_a_command_says_how_to_begin_one(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    message = f"there is no rolebook.yaml in {tmp_path} or above it"
    assert (result.exit_code, result.output) == (
        2,
        f"rolebook: {message}; `rolebook init DIR` starts a project\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_project(tmp_path: Path) -> None:
    result = run("--project", str(tmp_path / "nowhere"), "check")
    message = f"rolebook: there is no folder {tmp_path / 'nowhere'}\n"
    assert (result.exit_code, result.output) == (2, message)


def test_a_file_is_no_project(english: Path) -> None:
    result = run("--project", "rolebook.yaml", "check")
    message = "Error: Invalid value for '--project': Directory 'rolebook.yaml' is a file."
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, message)
    assert english.is_dir()


def test_a_command_finds_its_project_above(english: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(english / "content" / "roles")
    assert run("check").output == "no findings\n"


def test_a_project_can_be_named_from_elsewhere(
    english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(english.parent)
    assert run("--project", "book", "check").output == "no findings\n"


@pytest.mark.parametrize("words", READING)
def test_a_project_that_cannot_be_read_says_why(words: list[str], book: Path) -> None:
    (book / "rolebook.yaml").write_text("langages: [en]\n")
    result = run(*words)
    assert (result.exit_code, result.output) == (
        1,
        (
            "error[unknown-field]: `langages` is not a field of rolebook.yaml\n"
            " --> rolebook.yaml:1:1\n"
            "  |\n"
            "1 | langages: [en]\n"
            "  | ^^^^^^^^\n"
            "  = help: did you mean `languages`?\n"
            "\n"
            "1 error\n"
        ),
    )


# --- check ----------------------------------------------------------------------------------------


def test_nothing_wrong_is_said_in_words(english: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "no findings\n")
    assert not (english / "output").exists()


@pytest.mark.parametrize(
    ("style", "output"),
    [
        ("text", "no findings\n"),
        ("concise", "no findings\n"),
        ("github", ""),
    ],
)
def test_nothing_wrong_in_a_style_for_people_or_machines(
    style: str, output: str, english: Path
) -> None:
    assert run("check", "--format", style).output == output
    assert english.is_dir()


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_style_for_machines_is_always_whole(style: str, english: Path) -> None:
    assert isinstance(json.loads(run("check", "--format", style).output), dict)
    (english / "content" / "company.yaml").write_text("name: [\n")
    result = run("check", "--format", style)
    assert isinstance(json.loads(result.output), dict)
    assert result.exit_code == 1


def test_an_error_ends_with_one_and_a_warning_only_when_asked(book: Path) -> None:
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    (book / "content" / "company.yaml").write_text("name: [\n")
    assert run("check").exit_code == 1


def test_advice_never_ends_with_one(english: Path) -> None:
    (english / "rolebook.yaml").write_text("languages: [en]\ntoday: 2026-11-24\n")
    result = run("check", "--strict", "--format", "concise")
    assert (result.exit_code, "advice[no-site]" in result.output) == (0, True)


MIXED = {
    "rolebook.yaml": "languages: [en]\ntoday: 2026-11-24\nformats: [html, atom]\n",
    "content/industries/x.yaml": "name: 5\n",
}


@pytest.mark.parametrize("command", [["check"], ["build", "--only", "html", "--quiet"]])
def test_findings_below_a_severity_are_counted_alone(command: list[str], english: Path) -> None:
    write(english, MIXED)
    whole = run(*command, "--format", "concise")
    lines = whole.output.splitlines()
    found = [line for line in lines if re.search(r" (error|warning|advice)\[", line)]
    errors = [line for line in found if " error[" in line]
    assert errors
    assert len(errors) < len(found)
    few = run(*command, "--format", "concise", "--severity", "error")
    assert few.exit_code == whole.exit_code == 1
    shown = few.output.splitlines()
    assert shown[: len(errors)] == errors
    assert re.fullmatch(r"not shown: (1 warning, )?\d+ advice", shown[len(errors)])
    assert json.loads(run(*command, "--format", "json", "--severity", "error").output)[
        "summary"
    ] == {"error": len(errors), "warning": 0, "advice": 0}


def test_what_is_not_shown_is_never_called_nothing_and_still_counts(english: Path) -> None:
    (english / "rolebook.yaml").write_text(MIXED["rolebook.yaml"])
    result = run("check", "--severity", "error")
    assert (result.exit_code, result.output) == (0, "not shown: 1 warning, 2 advice\n")
    assert run("check", "--severity", "error", "--strict").exit_code == 1


def test_feeds_that_a_site_without_an_address_is_asked_for_are_named(english: Path) -> None:
    (english / "rolebook.yaml").write_text("languages: [en]\ntoday: 2026-11-24\n")
    asked = run("build", "--only", "html,atom,indeed", "--format", "concise")
    assert asked.exit_code == 0
    assert (
        "rolebook.yaml:1:1: warning[feed-without-site] "
        "no feed is made (indeed, atom): the site has no address to put into it\n"
    ) in asked.output
    assert "feed-without-site" not in run("build", "--only", "html", "--format", "concise").output


def test_a_flag_beats_the_project_which_beats_the_clock(english: Path) -> None:
    title = ("--title", "X")
    run("new", "role", "a", *title)
    run("new", "role", "b", *title, "--today", "2030-01-02")
    (english / "rolebook.yaml").write_text("languages: [en]\n")
    run("new", "role", "c", *title)
    texts = [(english / f"content/roles/{name}.yaml").read_text() for name in "abc"]
    assert "from: 2026-11-24" in texts[0]
    assert "from: 2030-01-02" in texts[1]
    assert f"from: {dt.datetime.now().astimezone().date()}" in texts[2]


def test_only_a_terminal_gets_colours(book: Path) -> None:
    assert "\x1b" not in run("check").output
    assert book.is_dir()


# --- build ----------------------------------------------------------------------------------------


def test_a_build_shows_all_errors_and_publishes_nothing(english: Path) -> None:
    (english / "content" / "company.yaml").write_text("name: [\n")
    (english / "content" / "skills.yaml").write_text("skils: {}\n")
    result = run("build", "--quiet", "--format", "concise")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines() if "error[" in line] == [
        "content/company.yaml",
        "content/skills.yaml",
    ]
    assert not (english / "output").exists()


def test_a_build_makes_what_it_is_asked_for(english: Path) -> None:
    assert run("build", "--only", "html", "--output", "elsewhere").exit_code == 0
    assert (english / "elsewhere" / "index.html").is_file()
    assert not list((english / "elsewhere").rglob("*.pdf"))
    assert not (english / "output").exists()


def test_an_output_that_would_be_the_project_is_the_machines_fault(english: Path) -> None:
    before = contents(english / "content")
    result = run("build", "--output", ".", "--format", "concise")
    assert (result.exit_code, "error[output-refused]" in result.output) == (3, True)
    assert contents(english / "content") == before


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("content", "is in `content`, which Rolebook reads"),
        ("content/roles", "is in `content`, which Rolebook reads"),
        ("texts", "holds `roles`, which Rolebook reads"),
    ],
)
def test_an_output_where_nothing_can_be_built_is_told_by_a_check(
    output: str, why: str, english: Path
) -> None:
    content = "texts/roles" if output == "texts" else "content"
    if output == "texts":
        (english / "texts").mkdir()
        (english / "content").rename(english / content)
    (english / "rolebook.yaml").write_text(
        f"site: https://a.test/\ncontent: {content}\noutput: {output}\n"
        "checks: {posting_words: [1, 800]}\n"
    )
    result = run("check", "--format", "concise", "--today", "2026-11-24")
    message = f"rolebook.yaml:3:9: error[output-refused] `{output}` {why}\n"
    assert (result.exit_code, result.output) == (1, message)


# --- explain --------------------------------------------------------------------------------------


def test_without_a_code_all_are_listed() -> None:
    result = run("explain")
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert [line.split()[0] for line in lines[:-2]] == sorted(RULES)
    assert "band-width                    warning  a band that is too narrow or too wide" in lines
    assert lines[-2:] == ["", "rolebook explain CODE tells more about one of them."]


def test_every_code_is_explained() -> None:
    for code in RULES:
        result = run("explain", code)
        assert result.exit_code == 0
        assert result.output.startswith(f"{RULES[code].severity}[{code}]: ")


# --- schema ---------------------------------------------------------------------------------------


def test_schemas_are_written_where_files_look_for_them(english: Path) -> None:
    first, second = run("schema"), run("schema")
    assert (first.exit_code, first.output) == (0, ".rolebook/schema: wrote 24 schemas\n")
    assert (second.exit_code, second.output) == (0, ".rolebook/schema: all schemas are current\n")
    committed = contents(ROOT / "generator" / "data" / "schema")
    assert contents(english / ".rolebook" / "schema") == committed
    (english / ".rolebook" / "schema" / "role.json").write_text("{}")
    assert run("schema").output == ".rolebook/schema: wrote 1 schema\n"
    assert contents(english / ".rolebook" / "schema") == committed


# --- translations ---------------------------------------------------------------------------------

LISTED = """\
content/company.yaml: not translated into fr
content/locations.yaml: not translated into fr
content/skills.yaml: not translated into fr
content/ladders/counters.yaml: not translated into fr
content/roles/chief-counter.yaml: not translated into fr
"""
COUNTER = """\
content/roles/counter.fr.yaml: 10 missing, 1 not recorded
  missing       also_called/0
  missing       also_called/1
  missing       summary
  missing       duties/count/text
  missing       duties/report/text
  missing       skills/counting/evidence
  missing       requirements/school/fields/0
  missing       requirements/school/fields/1
  missing       requirements/months/in
  missing       next/chief-counter/criteria/error/text
  not recorded  title
"""


def test_what_translations_lack_is_listed(book: Path) -> None:
    result = run("translations")
    assert (result.exit_code, result.output) == (
        0,
        f"{LISTED}{COUNTER}39 missing, 1 not recorded, in 6 translations\n",
    )
    assert not (book / LOCK).exists()


def test_what_a_file_without_a_translation_lacks_is_listed_when_it_is_asked_for(book: Path) -> None:
    name = "content/roles/chief-counter.yaml"
    assert run("translations", str(book / name)).output == (
        f"{name}: not translated into fr\n"
        "  missing       title\n"
        "  missing       summary\n"
        "  missing       duties/count/text\n"
        "3 missing, in 1 translation\n"
    )


@pytest.mark.parametrize("name", [FRENCH, "content/roles/counter.yaml"])
def test_a_file_can_be_asked_for_by_its_own_or_its_originals_name(name: str, book: Path) -> None:
    expected = f"{COUNTER}10 missing, 1 not recorded, in 1 translation\n"
    assert run("translations", name).output == expected
    assert run("translations", str(book / name)).output == expected


def test_a_file_is_found_from_where_one_stands_or_as_findings_name_it(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book / "content" / "roles")
    expected = f"{COUNTER}10 missing, 1 not recorded, in 1 translation\n"
    assert run("translations", "counter.fr.yaml").output == expected
    assert run("translations", FRENCH).output == expected


def test_what_is_accepted_is_not_stale_until_its_original_changes(book: Path) -> None:
    result = run("translations", "--accept", FRENCH)
    assert (result.exit_code, result.output) == (0, f"{LOCK}: recorded 1 text\n")
    assert "not recorded" not in run("translations", FRENCH).output
    role = book / "content/roles/counter.yaml"
    role.write_text(role.read_text().replace("title: Counter", "title: Teller"))
    assert "  stale         title\n" in run("translations", FRENCH).output
    help_line = next(line for line in run("check").output.splitlines() if "--accept" in line)
    command = help_line.rpartition("`rolebook ")[2].rstrip("`")
    assert run(*shlex.split(command)).output == f"{LOCK}: recorded 1 text\n"
    assert "stale" not in run("check").output


def test_all_can_be_accepted_at_once(book: Path) -> None:
    (book / LOCK).write_text("<<<<<<< ours\n")
    result = run("translations", "--accept", "--all")
    assert (result.exit_code, result.output) == (0, f"{LOCK}: recorded 1 text\n")
    assert "lock-invalid" not in run("check").output


def test_a_translation_with_an_error_is_not_accepted(book: Path) -> None:
    (book / FRENCH).write_text("title: Compteur\nlevel: 3\n")
    for words in (["--accept", "--all"], ["--accept", FRENCH]):
        result = run("translations", *words)
        assert (result.exit_code, result.output) == (
            1,
            (
                "error[translation-adds]: `level` is the same in every language\n"
                " --> content/roles/counter.fr.yaml:2:1\n"
                "  |\n"
                "2 | level: 3\n"
                "  | ^^^^^\n"
                "  = help: leave it out; a translation holds texts alone\n"
                "\n"
                "1 error\n"
            ),
        )
    assert not (book / LOCK).exists()


def test_a_book_in_one_language_has_no_translations(english: Path) -> None:
    result = run("translations")
    message = "the book is in en alone; `languages` in rolebook.yaml can name more\n"
    assert (result.exit_code, result.output) == (0, message)
    assert english.is_dir()


# --- the machine ----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="needs limits on the size of files")
@pytest.mark.parametrize(
    "words", [["new", "role", "x"], ["translations", "--accept", "--all"], ["schema"]]
)
def test_a_disk_that_fills_up_leaves_everything_as_it_was(words: list[str], book: Path) -> None:
    (book / LOCK).write_text("# ours\n")
    before = contents(book)
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 0; exec {shlex.join((*ROLEBOOK, *words))} 2>&1 | cat"],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith("rolebook: ")
    assert done.stdout.endswith(": file too large\n")
    assert contents(book) == before


def test_what_the_machine_refuses_ends_with_three(book: Path) -> None:
    (book / ".rolebook").write_text("a file")
    result = run("schema")
    name = book / ".rolebook" / "schema"
    assert (result.exit_code, result.output) == (3, f"rolebook: {name}: not a directory\n")


# --- completion -----------------------------------------------------------------------------------


ROLES = ["content/roles/chief-counter.yaml", "content/roles/counter.yaml"]


def completed(*words: str) -> list[str]:
    """What bash is offered for the last of these words."""
    typed = {"COMP_WORDS": shlex.join(["rolebook", *words]), "COMP_CWORD": str(len(words))}
    result = run(_ROLEBOOK_COMPLETE="bash_complete", **typed)
    return [line.partition(",")[2] for line in result.output.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_calls_this_command(shell: str) -> None:
    named, found = run("completion", shell), run("completion", SHELL=f"/usr/bin/{shell}")
    assert (named.exit_code, found.exit_code) == (0, 0)
    assert named.stdout == found.stdout
    assert f"_ROLEBOOK_COMPLETE={shell}_complete" in named.stdout


@pytest.mark.parametrize("shell", ["", "/bin/tcsh"])
def test_an_unknown_shell_must_be_named(shell: str) -> None:
    result = run("completion", SHELL=shell)
    message = "Error: Which shell? Choose one of bash, zsh, fish."
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, message)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["new", ""], ["role", "industry", "posting", "translation"]),
        (["check", "--fo"], ["--format"]),
        (["check", "--format", "j"], ["json"]),
        (["new", "translation", "content/roles/"], ROLES),
        (["new", "posting", ""], ["chief-counter", "counter"]),
        (["new", "posting", "co"], ["counter"]),
        (["new", "industry", "x", "--role", "ch"], ["chief-counter"]),
        (["new", "posting", "counter", "--location", ""], ["toronto"]),
        (["new", "role", "x", "--ladder", ""], ["counters"]),
        (["new", "role", "x", "--track", ""], ["main"]),
        (["new", "role", "x", "--ladder", "counters", "--track", "m"], ["main"]),
        (["new", "role", "x", "--ladder", "nothing", "--track", ""], []),
        (["new", "posting", "counter", "--work-mode", "h"], ["hybrid"]),
        (["explain", "unknown-f"], ["unknown-field", "unknown-file"]),
        (["laws", "CA-"], ["CA-BC", "CA-ON", "CA-PE", "CA-QC"]),
        (["translations", ""], [FRENCH]),
        (["translations", "content/roles/c"], [FRENCH]),
        (["completion", "f"], ["fish"]),
    ],
)
def test_a_word_is_completed_with_what_the_book_has(
    words: list[str], offered: list[str], book: Path
) -> None:
    assert completed(*words) == offered
    assert book.is_dir()


def test_words_are_completed_from_another_folder_and_content(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (book / "content").rename(book / "texts")
    (book / "rolebook.yaml").write_text("languages: [en]\ncontent: 'texts' # ours\n")
    monkeypatch.chdir(book.parent)
    assert completed("--project", "book", "new", "posting", "") == ["chief-counter", "counter"]
    assert completed("--project", "nowhere", "new", "posting", "") == []


@pytest.mark.parametrize("text", ["locations: [", "\x00", "5", ""])
def test_completion_survives_a_broken_book(text: str, book: Path) -> None:
    (book / "content/locations.yaml").write_text(text)
    assert completed("new", "posting", "counter", "--location", "") == []


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_bash_completes_by_the_printed_script(book: Path, tmp_path: Path) -> None:
    command = tmp_path / "bin" / "rolebook"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.join(ROLEBOOK)} "$@"\n')
    command.chmod(0o755)
    script = """
eval "$(rolebook completion bash)"
COMP_WORDS=(rolebook new posting co) COMP_CWORD=3
_rolebook_completion rolebook
echo "${COMPREPLY[@]}"
"""
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(BASH), "-euc", script],
        cwd=book,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("counter\n", "")


# --- as a process ---------------------------------------------------------------------------------


def test_what_is_shown_goes_out_and_what_went_wrong_goes_to_errors(english: Path) -> None:
    done = rolebook("check", cwd=english)
    assert (done.stdout, done.stderr) == ("no findings\n", "")
    done = rolebook("check", cwd=english.parent, code=2)
    assert done.stdout == ""
    assert done.stderr.startswith("rolebook: there is no rolebook.yaml")


def test_a_command_that_is_stopped_says_so(english: Path) -> None:
    code = (
        "import signal, generator.drafts as d, generator.cli as c; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a shell's `&` has it ignored
        "d.role_text = lambda *a, **k: signal.raise_signal(signal.SIGINT); "
        "c.main(['new', 'role', 'x'], prog_name='rolebook')"
    )
    done = subprocess.run(
        [ROLEBOOK[0], "-c", code],
        cwd=english,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "rolebook: stopped\n")


def test_a_terminal_without_utf8_gets_what_it_can_show(english: Path) -> None:
    (english / "content/roles/é.yaml").write_text("title: é\n")
    done = rolebook("check", cwd=english, code=1, PYTHONIOENCODING="ascii:strict", LC_ALL="C")
    assert "bad-id" in done.stdout


@pytest.mark.parametrize(
    ("link", "words", "file"),
    [
        (".rolebook", HTML, ".rolebook/build/own.sqlite"),
        (".rolebook/build", HTML, ".rolebook/build/own.sqlite"),
        (".rolebook/schema", ["schema"], ".rolebook/schema/company-translation.json"),
        (LOCK, ["translations", "--accept", "--all"], LOCK),
        (
            "content/postings",
            ["new", "posting", "counter"],
            "content/postings/counter-toronto.yaml",
        ),
    ],
)
def test_nothing_is_written_where_a_link_leads_out_of_the_project(
    link: str, words: list[str], file: str, book: Path
) -> None:
    outside = book.parent / "outside"
    outside.mkdir()
    place = book / link
    if place.is_dir():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "new" if link == LOCK else outside)
    result = run(*words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        3,
        f"rolebook: {book / file}: leads out of its project",
    )
    assert contents(outside) == {}


@pytest.mark.usefixtures("english")
def test_a_build_of_one_format_says_what_its_pages_link_to_and_lack() -> None:
    lacking = "; 6 more that pages link to come with `rolebook build`\n"
    said = [run(*words).output for words in (HTML, HTML, ["build"], HTML)]
    assert said[0].endswith(f" written{lacking}")
    assert said[1] == f"output: nothing changed{lacking}"
    assert said[2].endswith("output: 12 written; 1 copy put into archive/\n")  # pages say sizes
    assert said[3] == "output: nothing changed\n"


def test_a_build_of_one_format_leaves_the_files_of_all_others(english: Path) -> None:
    """Also of those that rolebook.yaml doesn't name; a whole build has what it names alone."""
    (english / "rolebook.yaml").write_text("formats: [html]\n")
    assert run("build", "--only", "docx").output.endswith("output: 1 written\n")
    word = english / "output/postings/counter-toronto/counter-toronto.docx"
    before = word.read_bytes()
    assert run(*HTML).output.endswith(" written\n")
    assert word.read_bytes() == before
    assert run("build").output.endswith("output: 0 written, 1 removed; 1 copy put into archive/\n")
    assert not word.exists()
