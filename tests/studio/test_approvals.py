"""The text of an approval is kept with it, and never stands in its way."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from books import SMALL, TODAY, opened, write
from building import ROOT, rolebook
from generator.approval import digest
from generator.approving import approved
from generator.book.edition import Edition
from generator.book.load import load
from generator.files import OutsideError
from generator.studio.approvals import put, text_of
from generator.studio.keeping import approve

if TYPE_CHECKING:
    from pathlib import Path

    from generator.project import Project

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
KEPT = ".rolebook/approved"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return opened(write(tmp_path / "project", SMALL))


def kept(project: Project) -> list[str]:
    """The files of texts that were kept, by their paths in their folder."""
    home = project.root / KEPT
    return sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file())


def edit(project: Project, old: str, new: str) -> None:
    text = (project.root / FILE).read_text("utf-8")
    assert text.count(old) == 1
    (project.root / FILE).write_text(text.replace(old, new), "utf-8")


def stands(project: Project) -> bool:
    """Whether the posting on the disk is approved as it stands, by the digest of all that."""
    book = load(project)[0]
    approval = book.get("posting", NAME, "en").approval
    return bool(approval and approval.digest) and Edition(book).approved(NAME)


def test_an_approval_keeps_what_candidates_read_in_each_language(project: Project) -> None:
    approve(project, NAME, "Director", TODAY)
    of = digest(load(project)[0], NAME)
    assert kept(project) == [".gitignore", f"{NAME}/{of}/en.txt", f"{NAME}/{of}/fr.txt"]
    assert (project.root / KEPT / ".gitignore").read_text() == "*\n"
    english = text_of(project, NAME, of, "en")
    assert english is not None
    assert english.startswith("Counter\n=======\n\nAda · Toronto\n")
    assert "raft" not in english
    assert "Mode de travail" in (text_of(project, NAME, of, "fr") or "")


def test_the_command_keeps_the_same_texts(project: Project, tmp_path: Path) -> None:
    approve(project, NAME, "Director", TODAY)
    other = opened(write(tmp_path / "other", SMALL))
    rolebook("approve", NAME, "--by", "Director", cwd=other.root)
    assert kept(other) == kept(project)
    assert len(kept(other)) == 3
    for file in kept(project):
        assert (other.root / KEPT / file).read_bytes() == (project.root / KEPT / file).read_bytes()


def test_texts_of_earlier_approvals_go_and_those_of_other_postings_stay(project: Project) -> None:
    approve(project, NAME, "Director", TODAY)
    before = digest(load(project)[0], NAME)
    other = "0" * 8
    write(project.root / KEPT, {f"other/{other}/en.txt": "Other.", f"{NAME}/ours/en.txt": "Ours."})
    edit(project, "vacancy: existing", "vacancy: future")
    approve(project, NAME, "Director", TODAY)
    after = digest(load(project)[0], NAME)
    assert text_of(project, NAME, before, "en") is None
    assert kept(project) == sorted([
        ".gitignore",
        f"{NAME}/{after}/en.txt",
        f"{NAME}/{after}/fr.txt",
        f"{NAME}/ours/en.txt",
        f"other/{other}/en.txt",
    ])  # fmt: skip


def test_a_text_that_stands_outside_the_project_is_neither_read_nor_deleted(
    project: Project, tmp_path: Path
) -> None:
    outside = write(tmp_path / "outside", {"00000000/en.txt": "Outside."})
    home = project.root / KEPT / NAME
    home.parent.mkdir(parents=True)
    home.symlink_to(outside)
    assert text_of(project, NAME, "00000000", "en") is None
    approve(project, NAME, "Director", TODAY)
    assert stands(project)
    assert [p.name for p in outside.rglob("*")] == ["00000000", "en.txt"]
    assert text_of(project, NAME, "../..", "en") is None


def test_a_link_in_the_place_of_a_text_is_not_written_through(
    project: Project, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Secret.")
    of = digest(load(project)[0], NAME)
    folder = project.root / KEPT / NAME / of
    folder.mkdir(parents=True)
    (folder / "en.txt").symlink_to(secret)
    approve(project, NAME, "Director", TODAY)
    assert stands(project)
    assert secret.read_text() == "Secret."
    assert text_of(project, NAME, of, "en") is None


@pytest.mark.parametrize("blocked", [".rolebook", KEPT, f"{KEPT}/{NAME}"])
def test_where_no_text_can_be_kept_the_posting_is_approved_all_the_same(
    project: Project, blocked: str
) -> None:
    # whoever runs this may write anywhere: what is no folder refuses everyone
    write(project.root, {blocked: "no folder"})
    approve(project, NAME, "Director", TODAY)
    assert stands(project)
    assert (project.root / blocked).read_text() == "no folder"
    assert text_of(project, NAME, digest(load(project)[0], NAME), "en") is None


def test_an_approval_that_cannot_be_written_leaves_the_earlier_one_its_text(
    project: Project, tmp_path: Path
) -> None:
    approve(project, NAME, "Director", TODAY)
    before = digest(load(project)[0], NAME)
    edit(project, "vacancy: existing", "vacancy: future")
    book = load(project)[0]
    made = approved(book, NAME, "Director", TODAY)
    (project.root / FILE).rename(tmp_path / "elsewhere.yaml")
    (project.root / FILE).symlink_to(tmp_path / "elsewhere.yaml")
    text = (tmp_path / "elsewhere.yaml").read_bytes()
    with pytest.raises(OutsideError):
        put(project, made)
    assert (tmp_path / "elsewhere.yaml").read_bytes() == text
    assert text_of(project, NAME, before, "en") is not None
    assert text_of(project, NAME, digest(book, NAME), "en") is not None


SCRIPT = """\
import datetime as dt, resource, signal, sys
from pathlib import Path
from generator.project import open_project
from generator.studio.keeping import approve

project, _ = open_project(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
approve(project, "counter-toronto", "Director", dt.date(2026, 11, 24))
"""


def test_where_a_text_finds_no_room_none_of_it_is_kept_and_the_posting_approved(
    project: Project,
) -> None:
    role = "content/roles/counter.yaml"
    said = f"Count things {'again and ' * 300}again."
    write(project.root, {role: str(SMALL[role]).replace("Count things.", said)})
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(project.root)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert stands(project)
    assert kept(project) == [".gitignore"]


def test_nothing_is_kept_of_what_is_refused(project: Project) -> None:
    edit(project, "  - {code: law-accommodation, reason: It is small.}\n", "")
    done = rolebook("approve", NAME, "--by", "Director", cwd=project.root, code=1)
    assert "nothing was approved" in done.stderr
    assert kept(project) == []
