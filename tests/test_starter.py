"""`init` and `new`: what they write is accepted as it is, and nothing that is there is lost."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from building import ROLEBOOK, ROOT, contents, rolebook
from generator.book import source
from generator.book.book import CLASSES, adapter
from generator.book.complaints import validate
from generator.book.hints import fields_of
from generator.book.model import Overlay
from generator.book.schema import KINDS
from generator.book.survey import FOLDERS
from generator.cli import main
from generator.starter import SCHEMAS, starter, whole_book
from generator.studio import routing
from generator.studio.access import key_of
from studios import Client

if TYPE_CHECKING:
    from generator.findings import Finding

FIELD = re.compile(r"^( *)# (- |  )?(?=[a-z_]+: |\{)")
RULE = "An id is lower-case words and hyphens, at most 64 characters."
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
    assert dict(contents(start / SCHEMAS).items()) == committed


def test_a_new_project_has_neither_errors_nor_warnings(start: Path) -> None:
    result = run("check", "--strict", "--format", "concise")
    assert (result.exit_code, result.output) == (
        0,
        (
            "content/ladders/office-services.yaml:3:1: advice[not-approved] "
            "nobody has approved this ladder\n"
            "content/roles/office-coordinator.yaml:57:1: advice[not-approved] "
            "nobody has approved this role\n"
            "rolebook.yaml:3:1: advice[no-site] "
            "the site has no address, so there is no sitemap and no job markup\n"
        ),
    )
    assert start.is_dir()


def test_what_the_studio_keeps_for_itself_is_in_nobody_s_git(start: Path) -> None:
    before = contents(start)
    key_of(start)
    client = Client(start, more=tuple(routing.routes()))
    chosen = {"role": "office-coordinator", "location": "head-office"}
    assert client.post("/en/new", chosen).status_code == 303
    lines = (start / ".gitignore").read_text("utf-8").splitlines()
    ignored = tuple(line.removeprefix("/") for line in lines if line.startswith("/"))
    written = contents(start).keys() - before.keys()
    assert len(written) == 2
    assert [name for name in written if not name.startswith(ignored)] == []


NAMES = ["new", "deep/er", "Ünïcode “q” $HOME", "-dash"]


@pytest.mark.parametrize("name", NAMES)
def test_the_commands_that_init_prints_reach_the_new_project(name: str, tmp_path: Path) -> None:
    assert follow(name, tmp_path, "pwd; echo").stdout == f"{tmp_path / name}\nbuild\n"


def test_the_commands_that_init_prints_build_its_site(tmp_path: Path) -> None:
    follow("two words", tmp_path, f"exec {shlex.join(ROLEBOOK)}")
    output = tmp_path / "two words" / "output"
    assert (output / "roles/office-coordinator/index.html").is_file()
    assert (output / "roles/office-coordinator/office-coordinator.pdf").is_file()


def follow(name: str, folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """What the commands that init prints say, where `rolebook` is this line of a shell."""
    done = rolebook("init", "--", name, cwd=folder).stdout
    before, _, commands = done.partition("Next:\n")
    assert before == f"Wrote 7 files to {name}, and schemas for editors.\n"
    assert len(commands.splitlines()) == 2
    command = folder / "bin" / "rolebook"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\n{program} "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    shell = subprocess.run(
        ["sh", "-euc", commands],
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert shell.returncode == 0, shell.stdout
    return shell


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
        (
            "Left .gitignore as it is; /output/, /descriptions/, /.rolebook/build/, "
            "/.rolebook/studio.key, /.rolebook/drafts/ and /.rolebook/tmp/ belong in it."
        ),
    ]
    assert contents(tmp_path).items() >= other.items()


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("rolebook.yaml", "rolebook.yaml exists already; nothing was written"),
        ("content/skills.yaml", "content/skills.yaml exists already; nothing was written"),
        ("content", "content exists already and is no folder; nothing was written"),
        (
            "content .rolebook",
            "content, .rolebook exist already and are no folders; nothing was written",
        ),
        (
            "rolebook.yaml content/company.yaml",
            "content/company.yaml, rolebook.yaml exist already; nothing was written",
        ),
    ],
)
def test_nothing_is_overwritten(
    names: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names.split():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"ours")
    result = run("init", ".")
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")
    assert contents(tmp_path) == dict.fromkeys(names.split(), b"ours")


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


def test_every_field_that_the_starter_shows_in_a_comment_is_one() -> None:
    shown = 0
    for name, text in starter().items():
        if name.endswith(".yaml"):
            whole = uncommented(text)
            shown += whole != text
            assert faults(name, whole) == []
    assert shown == 5


def faults(name: str, text: str) -> list[Finding]:
    """What is wrong with a file by the model alone."""
    parsed = source.parse(text.encode(), name)
    parts = name.split("/")
    kind = FOLDERS[parts[1]] if len(parts) > 2 else parts[-1].removesuffix(".yaml")
    return list(parsed.findings) or validate(adapter(KINDS[kind]), parsed.data, name)[1]


# --- new role -------------------------------------------------------------------------------------


def test_a_new_role_is_accepted_as_it_is(start: Path) -> None:
    result = run("new", "role", "office-manager", *TODAY)
    assert (result.exit_code, result.output) == (
        0,
        (
            "Wrote content/roles/office-manager.yaml\n"
            "Next: put your texts into it, then\n"
            "  rolebook check\n"
        ),
    )
    text = (start / "content/roles/office-manager.yaml").read_text(encoding="utf-8")
    assert source.parse(text.encode(), "x").data == {
        "title": "Office manager",
        "ladder": "office-services",
        "track": "practice",
        "level": 1,
        "summary": "TO DO: what the role is for, in one sentence",
        "duties": [{"id": "first-duty", "text": "TO DO: one sentence that begins with a verb"}],
        "skills": {},
    }
    check = run("check", "--format", "concise", *TODAY)
    assert check.exit_code == 0
    assert {line.split("[")[1].split("]")[0] for line in check.output.splitlines()} == {
        "isolated-role",
        "no-code",
        "no-indicators",
        "no-questions",
        "no-site",
        "not-approved",
        "unfinished-text",
    }


def test_a_new_role_shows_every_field_that_a_role_may_have(start: Path) -> None:
    run("new", "role", "office-manager", *TODAY)
    name = "content/roles/office-manager.yaml"
    whole = uncommented((start / name).read_text(encoding="utf-8"))
    data = source.parse(whole.encode(), name).data
    assert data is not None
    assert data.keys() == fields_of(CLASSES["role"]).keys()
    assert faults(name, whole) == []
    (start / name).write_text(whole, encoding="utf-8")
    found = re.findall(r"error\[(.*?)\]", run("check", "--format", "concise").output)
    assert found == ["unknown-source", "unknown-source", "unknown-resource"]  # it has neither


def test_a_wish_for_a_role_is_met(start: Path) -> None:
    title = 'Chief: "Ünïcode" #1 — 主任'
    words = ("--title", title, "--ladder", "office-services", "--track", "practice", "--level", "2")
    assert run("new", "role", "chief", *words, *TODAY).exit_code == 0
    data = source.parse((start / "content/roles/chief.yaml").read_bytes(), "x").data
    assert data is not None
    assert (data["title"], data["level"]) == (title, 2)


@pytest.mark.parametrize(
    ("level", "led_to"),
    [("1", ["{role: office-coordinator, kind: promotion"]), ("2", []), ("3", [])],
)
def test_a_new_role_is_shown_a_promotion_to_a_level_above_alone(
    level: str, led_to: list[str], start: Path
) -> None:
    run("new", "role", "chief", "--level", level, *TODAY)
    text = (start / "content/roles/chief.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^# next: \[(.*?), criteria", text, re.MULTILINE) == led_to


@pytest.mark.parametrize(
    "title",
    ["no", "1.5", "- x", "a: b", "x #y", "null", "'", "a\\b", " x ", "*x", "@x", "http://x: y"],
)
def test_a_title_is_kept_as_typed(title: str, start: Path) -> None:
    assert run("new", "role", "chief", "--title", title).exit_code == 0
    data = source.parse((start / "content/roles/chief.yaml").read_bytes(), "x").data
    assert data is not None
    assert data["title"] == title


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["Office Manager"],
            (f"Invalid value for 'ID': {RULE} Did you mean 'office-manager'?"),
        ),
        (
            ["../x"],
            (f"Invalid value for 'ID': {RULE} Did you mean 'x'?"),
        ),
        (
            ["con"],
            f"Invalid value for 'ID': {RULE}",
        ),
        (
            ["x", "--ladder", "office-service"],
            (
                "Invalid value for '--ladder': There is no ladder 'office-service'. "
                "Did you mean 'office-services'?"
            ),
        ),
        (
            ["x", "--ladder", "zebra"],
            "Invalid value for '--ladder': There is no ladder 'zebra'. There are: office-services.",
        ),
        (
            ["x", "--track", "practise"],
            "Invalid value for '--track': There is no track 'practise'. Did you mean 'practice'?",
        ),
        (
            ["x", "--level", "7"],
            "Invalid value for '--level': There is no level '7'. There are: 1, 2, 3.",
        ),
        (
            ["x", "--level", "21"],
            "Invalid value for '--level': 21 is not in the range 1<=x<=20.",
        ),
        (
            ["x", "--levle", "2"],
            "No such option '--levle'. (Did you mean one of: '--help', '--level'?)",
        ),
        (["x", "y"], "Got unexpected extra argument (y)"),
        ([], "Missing argument 'ID'."),
    ],
)
def test_a_role_that_cannot_be_is_refused(words: list[str], message: str, start: Path) -> None:
    before = contents(start)
    result = run("new", "role", *words)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")
    assert contents(start) == before


def test_a_role_that_exists_is_not_written_again(start: Path) -> None:
    before = contents(start)
    result = run("new", "role", "office-coordinator")
    message = "rolebook: content/roles/office-coordinator.yaml exists already\n"
    assert (result.exit_code, result.output) == (2, message)
    assert contents(start) == before


def test_an_id_is_taken_in_every_folder(start: Path) -> None:
    (start / "content/roles/office").mkdir()
    old = start / "content/roles/office-coordinator.yaml"
    old.rename(start / "content/roles/office/office-coordinator.yaml")
    result = run("new", "role", "office-coordinator")
    message = "rolebook: content/roles/office/office-coordinator.yaml exists already\n"
    assert (result.exit_code, result.output) == (2, message)


def test_of_several_ladders_one_must_be_chosen(start: Path) -> None:
    ladder = (start / "content/ladders/office-services.yaml").read_text(encoding="utf-8")
    (start / "content/ladders/sales.yaml").write_text(ladder, encoding="utf-8")
    result = run("new", "role", "x")
    message = "rolebook: there are 2 ladders: choose one of office-services, sales with --ladder\n"
    assert (result.exit_code, result.output) == (2, message)
    assert run("new", "role", "x", "--ladder", "sales").exit_code == 0


def test_without_a_ladder_there_is_no_role(start: Path) -> None:
    (start / "content/ladders/office-services.yaml").unlink()
    result = run("new", "role", "x")
    message = "rolebook: there are no ladders: write one first\n"
    assert (result.exit_code, result.output) == (2, message)


def test_a_ladder_that_cannot_be_read_is_not_called_unknown(start: Path) -> None:
    (start / "content/ladders/office-services.yaml").write_text("title: X\n")
    result = run("new", "role", "x", "--ladder", "office-services")
    message = "rolebook: ladder office-services can't be read; `rolebook check` tells why\n"
    assert (result.exit_code, result.output) == (1, message)


def test_what_check_would_refuse_is_shown_and_not_written(start: Path) -> None:
    result = run("new", "role", "x", "--title", "a\u202eb")
    assert result.exit_code == 1
    assert result.output.splitlines()[:2] == [
        "error[bidi-override]: U+202E (right-to-left override) turns the direction of text",
        " --> content/roles/x.yaml:3:9",
    ]
    assert not (start / "content/roles/x.yaml").exists()


def test_a_role_can_be_begun_from_anywhere(start: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(start / "content" / "roles")
    assert run("new", "role", "x").output == (
        "Wrote x.yaml\nNext: put your texts into it, then\n  rolebook check\n"
    )
    monkeypatch.chdir(start.parent)
    assert run("--project", start.name, "new", "role", "y").output == (
        f"Wrote {start.name}/content/roles/y.yaml\n"
        "Next: put your texts into it, then\n"
        f"  rolebook --project {start.name} check\n"
    )


def test_a_file_in_a_deeper_content_folder_finds_its_schema(start: Path) -> None:
    (start / "books").mkdir()
    (start / "content").rename(start / "books" / "one")
    (start / "rolebook.yaml").write_text("content: books/one\n")
    assert run("new", "role", "x").exit_code == 0
    first = (start / "books/one/roles/x.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../.rolebook/schema/role.json"


def test_the_first_posting_of_a_new_book_is_as_long_as_a_posting_should_be(start: Path) -> None:
    assert start.is_dir()
    where = ("--apply", "https://our-company.test/1")
    run("new", "posting", "office-coordinator", *where, *TODAY)
    run("approve", "office-coordinator-head-office", "--by", "People operations", *TODAY)
    found = run("check", "--format", "concise", *TODAY).output
    assert re.findall(r"postings/.*?(\w+\[.*?\])", found) == ["advice[law-none-known]"]


# --- new industry ---------------------------------------------------------------------------------

INDUSTRY = "content/industries/law-firms.yaml"


def test_a_new_industry_is_accepted_as_it_is(start: Path) -> None:
    result = run("new", "industry", "law-firms", *TODAY)
    assert (result.exit_code, result.output) == (
        0,
        f"Wrote {INDUSTRY}\nNext: put your texts into it, then\n  rolebook check\n",
    )
    assert source.parse((start / INDUSTRY).read_bytes(), "x").data == {
        "name": "Law firms",
        "summary": "TO DO: what the work is there, in one or two sentences",
        "overlays": [
            {
                "id": "first-overlay",
                "roles": ["office-coordinator"],
                "duties": [
                    {"id": "first-duty", "text": "TO DO: one sentence that begins with a verb"}
                ],
            }
        ],
    }
    found = run("check", "--format", "concise", *TODAY).output.splitlines()
    assert [line.split(": ")[1].split("]")[0] for line in found if INDUSTRY in line] == [
        "warning[unfinished-text",
        "warning[unfinished-text",
    ]


def test_a_new_industry_shows_every_field_that_it_may_have(start: Path) -> None:
    run("new", "industry", "law-firms", *TODAY)
    whole = uncommented((start / INDUSTRY).read_text(encoding="utf-8"))
    data = source.parse(whole.encode(), INDUSTRY).data
    assert data is not None
    assert data.keys() == fields_of(CLASSES["industry"]).keys()
    assert data["overlays"][0].keys() == fields_of(Overlay).keys()
    assert faults(INDUSTRY, whole) == []


def test_a_wish_for_an_industry_is_met(start: Path) -> None:
    run("new", "role", "chief", *TODAY)
    roles = ("--role", "chief", "--role", "office-coordinator", "--role", "chief")
    assert run("new", "industry", "law", "--name", "Law: firms", *roles).exit_code == 0
    data = source.parse((start / "content/industries/law.yaml").read_bytes(), "x").data
    assert data is not None
    assert data["name"] == "Law: firms"
    assert data["overlays"][0]["roles"] == ["chief", "office-coordinator"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Law"], f"Error: Invalid value for 'ID': {RULE} Did you mean 'law'?"),
        (
            ["law", "--role", "chif"],
            ("Error: Invalid value for '--role': There is no role 'chif'. Did you mean 'chief'?"),
        ),
        (
            ["law"],
            "rolebook: there are 2 roles: choose one of chief, office-coordinator with --role",
        ),
    ],
)
def test_an_industry_that_cannot_be_is_refused(words: list[str], message: str, start: Path) -> None:
    run("new", "role", "chief", *TODAY)
    before = contents(start)
    result = run("new", "industry", *words, *TODAY)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, message)
    assert contents(start) == before


# --- new posting ----------------------------------------------------------------------------------

POSTING = "content/postings/office-coordinator-head-office.yaml"


def test_a_new_posting_is_a_draft_that_is_accepted_as_it_is(start: Path) -> None:
    result = run("new", "posting", "office-coordinator", *TODAY)
    assert (result.exit_code, result.output) == (
        0,
        (
            f"Wrote {POSTING}\n"
            "Next: put in where to apply, then\n"
            "  rolebook check\n"
            "  rolebook approve office-coordinator-head-office --by FUNCTION\n"
        ),
    )
    assert source.parse((start / POSTING).read_bytes(), "x").data == {
        "requisition": "R-2026-001",
        "role": "office-coordinator",
        "location": "head-office",
        "work_mode": "on-site",
        "posted": "2026-11-24",
        "closes": "2026-12-22",
        "vacancy": "existing",
        "ai_screening": False,
        "apply": "TO DO",
    }
    check = run("check", "--format", "concise", *TODAY)
    assert check.exit_code == 0
    assert [line for line in check.output.splitlines() if "advice[" not in line] == [
        f"{POSTING}:24:8: warning[unfinished-text] nothing says where to apply"
    ]


@pytest.mark.usefixtures("start")
def test_a_new_posting_that_says_where_to_apply_lacks_nothing() -> None:
    result = run("new", "posting", "office-coordinator", "--apply", "jobs@ours.test", *TODAY)
    assert (result.exit_code, result.output) == (
        0,
        (
            f"Wrote {POSTING}\n"
            "Next:\n"
            "  rolebook check\n"
            "  rolebook approve office-coordinator-head-office --by FUNCTION\n"
        ),
    )
    assert run("check", "--strict", *TODAY).exit_code == 0


def test_a_new_posting_shows_every_field_that_a_posting_may_have(start: Path) -> None:
    run("new", "posting", "office-coordinator", *TODAY)
    whole = uncommented((start / POSTING).read_text(encoding="utf-8"))
    data = source.parse(whole.encode(), POSTING).data
    assert data is not None
    assert data.keys() == fields_of(CLASSES["posting"]).keys()
    assert (data["pay"], data["approval"]) == (
        {"min": 48000, "max": 60000},
        {"by": "People operations", "on": "2026-11-24"},
    )
    assert faults(POSTING, whole) == []


def test_a_draft_is_published_once_it_is_approved(start: Path) -> None:
    run("new", "posting", "office-coordinator", "--apply", "jobs@ours.test", *TODAY)
    page = start / "output/postings/office-coordinator-head-office/index.html"
    assert run("build", "--only", "html", *TODAY).exit_code == 0
    assert not page.exists()
    text = (start / POSTING).read_text(encoding="utf-8")
    (start / POSTING).write_text(text.replace("# approval:", "approval:"), encoding="utf-8")
    assert run("build", "--only", "html", *TODAY).exit_code == 0
    assert page.exists()


def test_a_wish_for_a_posting_is_met(start: Path) -> None:
    words = {
        "--location": "head-office",
        "--posted": "2027-01-04",
        "--closes": "ongoing",
        "--id": "spring",
        "--requisition": "A 7: x",
        "--work-mode": "hybrid",
        "--apply": "mailto:jobs@example.com",
    }
    options = [word for pair in words.items() for word in pair]
    assert run("new", "posting", "office-coordinator", *options, *TODAY).exit_code == 0
    data = source.parse((start / "content/postings/spring.yaml").read_bytes(), "x").data
    assert data is not None
    assert [data[field] for field in ("location", "posted", "closes", "requisition")] == [
        "head-office",
        "2027-01-04",
        "ongoing",
        "A 7: x",
    ]
    assert (data["work_mode"], data["apply"]) == ("hybrid", "mailto:jobs@example.com")


def test_a_posting_is_open_for_four_weeks(start: Path) -> None:
    posted = ("--posted", "2027-01-04", "--id", "later")
    run("new", "posting", "office-coordinator", *posted, *TODAY)
    data = source.parse((start / "content/postings/later.yaml").read_bytes(), "x").data
    assert data is not None
    assert data["closes"] == "2027-02-01"


def test_work_in_an_area_is_remote(start: Path) -> None:
    path = start / "content/locations.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# remote_areas", "remote_areas"), encoding="utf-8")
    run("new", "posting", "office-coordinator", *TODAY)
    data = source.parse((start / POSTING).read_bytes(), "x").data
    assert data is not None
    assert data["work_mode"] == "remote"


def test_requisitions_count_on(start: Path) -> None:
    for number, name in enumerate(("a", "b"), 1):
        run("new", "posting", "office-coordinator", "--id", name, *TODAY)
        text = (start / f"content/postings/{name}.yaml").read_text(encoding="utf-8")
        assert f"requisition: R-2026-00{number} " in text
    run("new", "posting", "office-coordinator", "--id", "c", "--today", "2027-01-04")
    text = (start / "content/postings/c.yaml").read_text(encoding="utf-8")
    assert "requisition: R-2027-001 " in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["office-cordinator"],
            (
                "Invalid value for 'ROLE': There is no role 'office-cordinator'. "
                "Did you mean 'office-coordinator'?"
            ),
        ),
        (
            ["office-coordinator", "--location", "head-ofice"],
            (
                "Invalid value for '--location': There is no location 'head-ofice'. "
                "Did you mean 'head-office'?"
            ),
        ),
        (
            ["office-coordinator", "--closes", "2026-11-23"],
            (
                "Invalid value for '--closes': 2026-11-23 is before 2026-11-24, the day on which "
                "the posting opens."
            ),
        ),
        (
            ["office-coordinator", "--posted", "2026-10-01", "--closes", "2026-11-23"],
            "Invalid value for '--closes': 2026-11-23 is over; today is 2026-11-24.",
        ),
        (
            ["office-coordinator", "--closes", "ongoin"],
            "Invalid value for '--closes': 'ongoin' is not a day. Did you mean 'ongoing'?",
        ),
        (
            ["office-coordinator", "--closes", "24/12/2026"],
            "Invalid value for '--closes': '24/12/2026' is not a day. Write it as 2026-11-24.",
        ),
        (
            ["office-coordinator", "--posted", "2026-W48-1"],
            "Invalid value for '--posted': '2026-W48-1' is not a day. Write it as 2026-11-24.",
        ),
        (
            ["office-coordinator", "--work-mode", "remot"],
            (
                "Invalid value for '--work-mode': 'remot' is not one of 'on-site', 'hybrid', "
                "'remote'. Did you mean 'remote'?"
            ),
        ),
        (
            ["office-coordinator", "--id", "A B"],
            (
                "Invalid value for '--id': An id is lower-case words and hyphens, at most 64 "
                "characters. Did you mean 'a-b'?"
            ),
        ),
    ],
)
def test_a_posting_that_cannot_be_is_refused(words: list[str], message: str, start: Path) -> None:
    before = contents(start)
    result = run("new", "posting", *words, *TODAY)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {message}")
    assert contents(start) == before


def test_a_posting_that_exists_is_not_written_again(start: Path) -> None:
    run("new", "posting", "office-coordinator", *TODAY)
    before = contents(start)
    result = run("new", "posting", "office-coordinator", *TODAY)
    message = f"{POSTING} exists already; give the new one another name with --id"
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")
    again = ("--id", "x", "--requisition", "R-2026-001")
    assert run("new", "posting", "office-coordinator", *again).output.splitlines()[-1] == (
        "Error: Invalid value for '--requisition': "
        "'R-2026-001' is the number of the posting 'office-coordinator-head-office'."
    )
    assert contents(start) == before


def test_a_posting_for_which_nothing_is_paid_is_not_written(start: Path) -> None:
    run("new", "role", "office-manager")
    result = run("new", "posting", "office-manager", "--apply", "jobs@ours.test", *TODAY)
    assert result.exit_code == 1
    assert result.output == (
        "advice[law-none-known]: no law on job advertisements is known here for CA, "
        "which isn’t to say that there is none\n"
        " --> --location\n"
        "  = help: write which part of it in the location’s `region`: "
        "CA-BC, CA-ON, CA-PE, CA-QC have laws; this is information, not legal advice\n"
        "\n"
        "error[posting-no-band]: "
        "`office-manager` has no pay band for the zone CA on 2026-11-24\n"
        " --> --location\n"
        "  = help: add one to `pay` of the role, for CA\n"
        "\n"
        "1 error, 1 advice\n"
    )
    assert not (start / "content/postings").exists()


def test_of_several_places_one_must_be_chosen(start: Path) -> None:
    path = start / "content/locations.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("  annex: {name: Annex, zone: CA}\n")
    result = run("new", "posting", "office-coordinator")
    message = "there are 2 locations: choose one of head-office, annex with --location"
    assert (result.exit_code, result.output) == (2, f"rolebook: {message}\n")


def test_a_book_to_begin_with_goes_by_the_calendar() -> None:
    text = whole_book()["rolebook.yaml"]
    assert text == "".join(
        line
        for line in (ROOT / "rolebook.yaml").read_text("utf-8").splitlines(keepends=True)
        if not line.startswith("today:")
    )
