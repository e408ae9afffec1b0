"""Drafts and saving: whole files or none, nobody's work lost, and nothing outside the project."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from books import SMALL, TODAY, opened, small, write
from building import ROOT
from generator.approval import digest
from generator.book.edition import Edition
from generator.book.load import load
from generator.book.source import parse
from generator.files import OutsideError
from generator.studio import filing, keeping
from generator.studio.keeping import (
    Draft,
    approve,
    begin,
    drafts,
    find,
    forget,
    free_name,
    keep,
    save,
)
from generator.studio.refusing import ConflictError, RefusedError, digest_of, refusal
from generator.studio.wishes import from_role
from generator.studio.writing import new_text
from generator.wording import wording

if TYPE_CHECKING:
    from generator.book.book import Book
    from generator.studio.wishes import Wishes

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
THERE = SMALL[FILE]
assert THERE is not None
EN = wording("en")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return small(tmp_path)[0]


def wished(book: Book) -> Wishes:
    return from_role(Edition(book), "counter", "toronto")


def hidden(folder: Path) -> list[str]:
    """Files of a save that was cut short."""
    return [path.name for path in folder.rglob(".*.yaml.*")]


# --- drafts ---------------------------------------------------------------------------------------


def test_a_draft_is_found_again_until_it_is_forgotten(book: Book) -> None:
    project = book.project
    draft = begin(project, wished(book), NAME, "0" * 64)
    assert re.fullmatch(r"[A-Za-z0-9_-]{16}", draft.id)
    assert find(project, draft.id) == draft
    later = replace(draft, wishes=replace(draft.wishes, note="Few sheep."))
    keep(project, later)
    assert find(project, draft.id) == later
    other = begin(project, wished(book))
    path = project.root / ".rolebook/drafts" / f"{other.id}.json"
    os.utime(path, (1, 1))
    assert drafts(project) == (later, other)
    forget(project, draft.id)
    forget(project, draft.id)
    assert find(project, draft.id) is None
    assert drafts(project) == (other,)


@pytest.mark.parametrize(
    "name",
    ["", "a", "../../rolebook", "../drafts/aaaaaaaa", "a" * 15, "a" * 17, "a" * 15 + "/",
     "a" * 15 + "\n", "a" * 15 + "\0", "é" * 16, "a" * 15 + "."],
)  # fmt: skip
def test_any_other_id_is_unknown_and_never_a_path(book: Book, name: str) -> None:
    project = book.project
    (project.root / ".rolebook/drafts").mkdir(parents=True)
    before = sorted(project.root.rglob("*"))
    assert find(project, name) is None
    forget(project, name)
    with pytest.raises(RefusedError, match="unknown"):
        keep(project, Draft(name, wished(book)))
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"wishes": {}, "posting": "", "base": ""}']
)
def test_a_damaged_draft_is_unknown(book: Book, text: str) -> None:
    draft = begin(book.project, wished(book))
    (book.project.root / ".rolebook/drafts" / f"{draft.id}.json").write_text(text)
    assert find(book.project, draft.id) is None
    assert drafts(book.project) == ()


def test_a_draft_that_is_a_link_out_of_the_project_is_unknown(
    book: Book, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draft = begin(book.project, wished(book))
    path = book.project.root / ".rolebook/drafts" / f"{draft.id}.json"
    outside = tmp_path_factory.mktemp("outside") / "draft.json"
    path.rename(outside)
    path.symlink_to(outside)
    assert find(book.project, draft.id) is None
    with pytest.raises(RefusedError, match="outside"):
        keep(book.project, draft)
    assert outside.exists()


def test_a_draft_names_a_posting_or_none(book: Book) -> None:
    draft = begin(book.project, wished(book), "../roles/counter")
    found = find(book.project, draft.id)
    assert found is not None
    assert found.posting == ""


# --- saving ---------------------------------------------------------------------------------------


def test_a_new_posting_is_saved_and_its_draft_is_gone(book: Book) -> None:
    wishes = wished(book)
    draft = begin(book.project, wishes)
    name = free_name(book, wishes)
    assert name == "counter-toronto-2"
    saved = save(book, name, wishes, draft=draft.id)
    path = book.project.root / saved.file
    assert saved.file == f"content/postings/{name}.yaml"
    assert path.read_text("utf-8") == new_text(Edition(book), wishes)
    assert saved.digest == digest_of(path.read_bytes())
    assert find(book.project, draft.id) is None
    again, _, findings = load(opened(book.project.root))
    assert [f for f in findings if f.severity == "error"] == []
    assert again.get("posting", name, "en").requisition == "R-2026-002"
    assert keeping.opened(again, name) == (wishes, saved.digest)
    assert free_name(book, wishes) == "counter-toronto-3"


def test_a_posting_that_is_there_is_changed_where_it_was_changed(book: Book) -> None:
    wishes, base = keeping.opened(book, NAME)
    saved = save(book, NAME, replace(wishes, note="Few sheep."), base)
    text = (book.project.root / FILE).read_text("utf-8")
    assert text == THERE.replace("apply:", "note: >-\n  Few sheep.\napply:").replace(
        "approval: {by: People operations, on: 2026-10-30}\n", ""
    )
    assert saved.digest == digest_of(text.encode())
    save(book, NAME, saved.wishes, saved.digest)
    assert (book.project.root / FILE).read_text("utf-8") == text


def test_the_second_of_two_people_is_refused_with_a_comparison(book: Book) -> None:
    wishes, base = keeping.opened(book, NAME)
    draft = begin(book.project, wishes, NAME, base)
    save(book, NAME, replace(wishes, note="Few brown sheep."), base)
    theirs = (book.project.root / FILE).read_text("utf-8")
    with pytest.raises(ConflictError) as caught:
        save(book, NAME, replace(wishes, note="Few white sheep."), base, draft.id)
    conflict = caught.value
    assert conflict.reason == "changed"
    assert conflict.theirs == theirs == (book.project.root / FILE).read_text("utf-8")
    assert conflict.ours.text == theirs.replace("brown", "white")
    assert find(book.project, draft.id) == draft
    save(book, NAME, replace(wishes, note="Few white sheep."), conflict.digest)
    assert "white" in (book.project.root / FILE).read_text("utf-8")


def test_a_new_posting_whose_file_is_there_by_now_is_refused(book: Book) -> None:
    with pytest.raises(ConflictError) as caught:
        save(book, NAME, wished(book))
    assert caught.value.reason == "taken"
    assert (book.project.root / FILE).read_text("utf-8") == THERE


def test_a_posting_that_was_deleted_meanwhile_is_refused_and_may_be_saved_anew(
    book: Book,
) -> None:
    wishes, base = keeping.opened(book, NAME)
    (book.project.root / FILE).unlink()
    with pytest.raises(ConflictError) as caught:
        save(book, NAME, wishes, base)
    assert (caught.value.reason, caught.value.theirs, caught.value.digest) == ("deleted", "", "")
    assert not (book.project.root / FILE).exists()
    save(book, NAME, wishes, caught.value.digest)
    assert keeping.opened(book, NAME)[0] == wishes


def test_a_file_that_somebody_broke_is_shown_and_stays(book: Book) -> None:
    wishes, base = keeping.opened(book, NAME)
    (book.project.root / FILE).write_text("role: [\n")
    with pytest.raises(ConflictError) as caught:
        save(book, NAME, wishes, base)
    assert caught.value.theirs == "role: [\n"
    assert "role: counter" in caught.value.ours.text
    with pytest.raises(RefusedError, match="by-hand"):
        save(book, NAME, wishes, caught.value.digest)
    with pytest.raises(RefusedError, match="unreadable"):
        keeping.opened(book, NAME)
    assert (book.project.root / FILE).read_text() == "role: [\n"


def test_nothing_with_an_error_comes_into_the_book(book: Book) -> None:
    wishes = replace(wished(book), closes=dt.date(2026, 11, 1))
    with pytest.raises(RefusedError, match="errors") as caught:
        save(book, "new", wishes)
    assert [f.code for f in caught.value.findings] == ["posting-closes-before-posted"]
    assert not (book.project.root / "content/postings/new.yaml").exists()


@pytest.mark.parametrize("name", ["", "../roles/counter", "a/b", "CON", "con", "A", "x" * 65])
def test_an_id_is_never_a_path(book: Book, name: str) -> None:
    before = sorted(book.project.root.rglob("*"))
    for refused in (
        lambda: save(book, name, wished(book)),
        lambda: keeping.opened(book, name),
        lambda: filing.files_of(book, name, wished(book)),
    ):
        with pytest.raises(RefusedError, match="unknown"):
            refused()
    assert sorted(book.project.root.rglob("*")) == before


def test_a_number_that_someone_else_took_meanwhile_becomes_the_next(book: Book) -> None:
    wishes = wished(book)
    first, second = (save(book, name, wishes) for name in ("one", "two"))
    assert first.wishes == wishes
    assert second.wishes == replace(wishes, requisition="R-2026-003")
    named = replace(wishes, requisition="Ours 7")
    assert save(book, "three", named).wishes == save(book, "four", named).wishes == named


def test_a_folder_that_leads_out_of_the_project_is_not_written(
    book: Book, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    postings = book.project.root / "content/postings"
    postings.rename(outside / "postings")
    postings.symlink_to(outside / "postings")
    with pytest.raises(RefusedError, match="outside"):
        save(book, "new", wished(book))
    assert not (outside / "postings/new.yaml").exists()


SCRIPT = """\
import resource, sys
from pathlib import Path
from generator.book.edition import Edition
from generator.book.load import load
from generator.project import open_project
from generator.studio.keeping import begin, find, save
from generator.studio.refusing import RefusedError
from generator.studio.wishes import from_role

project, _ = open_project(Path(sys.argv[1]))
book = load(project)[0]
wishes = from_role(Edition(book), "counter", "toronto")
draft = begin(project, wishes)
if sys.argv[2] == "full":
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
try:
    save(book, "new", wishes, draft=draft.id)
except RefusedError as refused:
    print(refused.reason, find(project, draft.id) == draft)
"""


def test_on_a_full_disk_nothing_is_half_written_and_the_draft_stays(book: Book) -> None:
    root = book.project.root
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), "full"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "full True\n"
    assert [path.name for path in (root / "content/postings").iterdir()] == [Path(FILE).name]


def test_in_a_folder_that_cannot_be_written_nothing_is_saved(book: Book) -> None:
    postings = book.project.root / "content/postings"
    there = {path.name: path.read_bytes() for path in postings.iterdir()}
    draft = begin(book.project, wished(book))
    # whoever runs this may write anywhere: what is no folder refuses everyone
    postings.rename(postings.with_name("kept"))
    postings.write_text("no folder")
    with pytest.raises(RefusedError, match="unwritable"):
        save(book, "new", wished(book), draft=draft.id)
    assert find(book.project, draft.id) == draft
    kept = postings.with_name("kept")
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == there


def test_a_path_that_leads_out_is_told_from_what_the_system_refuses() -> None:
    assert issubclass(OutsideError, PermissionError)
    for reason in ("outside", "unwritable", "full", "changed"):
        said = refusal(reason, EN)
        assert said.endswith(".")
        assert refusal(reason, wording("fr")) != said


# --- many at once ---------------------------------------------------------------------------------


def test_fifty_people_save_fifty_postings_and_none_is_lost(book: Book) -> None:
    wishes = wished(book)

    def one(number: int) -> str:
        mine = replace(wishes, note=f"Note {number}." + " Sheep." * 300)
        draft = begin(book.project, mine)
        return save(book, f"posting-{number}", mine, draft=draft.id).wishes.requisition

    with ThreadPoolExecutor(50) as people:
        numbers = list(people.map(one, range(50)))
    assert sorted(numbers) == [f"R-2026-{number:03}" for number in range(2, 52)]
    again, _, findings = load(opened(book.project.root))
    assert [f for f in findings if f.severity == "error"] == []
    for number in range(50):
        posting = again.get("posting", f"posting-{number}", "en")
        assert posting.note == f"Note {number}." + " Sheep." * 300
    assert drafts(book.project) == ()
    assert hidden(book.project.root) == []


def test_fifty_people_change_one_posting_and_each_sees_what_the_others_wrote(book: Book) -> None:
    path = book.project.root / FILE
    seen: set[bytes] = set()

    def one(number: int) -> int:
        refused, (wishes, base) = 0, keeping.opened(book, NAME)
        while True:
            note = f"{wishes.note or ''} Person {number}.".strip()
            try:
                save(book, NAME, replace(wishes, note=note), base)
            except ConflictError:
                refused += 1
                wishes, base = keeping.opened(book, NAME)
            else:
                return refused
            seen.add(path.read_bytes())

    with ThreadPoolExecutor(50) as people:
        list(people.map(one, range(50)))
    note = keeping.opened(book, NAME)[0].note or ""
    assert sorted(re.findall(r"Person (\d+)\.", note), key=int) == [str(n) for n in range(50)]
    for data in seen:
        parsed = parse(data, FILE)
        assert parsed.findings == ()
        assert parsed.data["apply"] == "https://apply.our-company.test/1"
    assert hidden(book.project.root) == []


def test_one_draft_that_is_kept_from_many_places_is_always_whole(book: Book) -> None:
    draft = begin(book.project, wished(book))
    path = book.project.root / ".rolebook/drafts" / f"{draft.id}.json"

    def one(number: int) -> None:
        keep(book.project, replace(draft, wishes=replace(draft.wishes, note="Sheep. " * number)))
        json.loads(path.read_bytes())

    with ThreadPoolExecutor(20) as people:
        list(people.map(one, range(1, 60)))
    assert find(book.project, draft.id) is not None
    assert [p.name for p in path.parent.iterdir()] == [path.name]


# --- approving ------------------------------------------------------------------------------------

LOUD = THERE.replace("  - {code: law-accommodation, reason: It is small.}\n", "")


def approved_by(folder: Path) -> str:
    data = parse((folder / FILE).read_bytes(), FILE).data
    return str(data["approval"]["by"])


def test_an_approval_holds_what_the_posting_on_the_disk_says(book: Book) -> None:
    seen = digest(book, NAME)
    approve(book.project, NAME, " Director of counting ", TODAY, seen=seen)
    text = (book.project.root / FILE).read_text("utf-8")
    assert f"approval: {{by: Director of counting, on: {TODAY}, digest: {seen}}}\n" in text
    again, _, _ = load(opened(book.project.root))
    assert Edition(again).approved(NAME)


def test_what_was_not_read_is_not_approved(book: Book) -> None:
    seen = digest(book, NAME)
    wishes, base = keeping.opened(book, NAME)
    save(book, NAME, replace(wishes, note="Few sheep."), base)
    with pytest.raises(RefusedError, match="changed"):
        approve(book.project, NAME, "Director", TODAY, seen=seen)


@pytest.mark.parametrize(
    ("edits", "by", "on", "reason"),
    [
        ({}, " ", TODAY, "function"),
        ({}, "Direc\x07tor", TODAY, "function"),
        ({}, "Director", TODAY + dt.timedelta(days=1), "day"),
        ({FILE: None}, "Director", TODAY, "unknown"),
        ({FILE: "role: [\n"}, "Director", TODAY, "unreadable"),
        ({FILE: THERE.replace("2026-12-01", "2026-10-01")}, "Director", TODAY, "errors"),
        ({"content/company.yaml": "name: [\n"}, "Director", TODAY, "errors"),
        ({FILE: LOUD}, "Director", TODAY, "warnings"),
    ],
)
def test_what_rolebook_approve_refuses_is_refused(
    tmp_path: Path, edits: dict[str, str | None], by: str, on: dt.date, reason: str
) -> None:
    project = opened(write(tmp_path, SMALL, edits))
    before = (tmp_path / FILE).read_bytes() if (tmp_path / FILE).exists() else None
    with pytest.raises(RefusedError, match=reason):
        approve(project, NAME, by, on)
    assert before is None or (tmp_path / FILE).read_bytes() == before


def test_warnings_are_approved_where_someone_insists(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL, {FILE: LOUD}))
    found = approve(project, NAME, "Director", TODAY, despite=True)
    assert "law-accommodation" in {each.code for each in found}
    assert approved_by(tmp_path) == "Director"
