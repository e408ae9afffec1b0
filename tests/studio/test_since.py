"""What changed since an approval: which parts, and the words where the text of then is known."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from books import SMALL, TODAY, opened, small, write
from building import rolebook
from generator.approval import POSTING, ROLE
from generator.book.load import load
from generator.studio.comparing import Piece
from generator.studio.keeping import approve
from generator.studio.since import changes_since, part_name
from generator.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from generator.project import Project

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
FRENCH = f"content/postings/{NAME}.fr.yaml"
NOTED = f"{SMALL[FILE]}note: Few sheep.\n"
ROLE_FILE = "content/roles/counter.yaml"


def test_each_part_that_changed_is_named_and_its_words_shown(tmp_path: Path) -> None:
    settings = (SMALL["rolebook.yaml"] or "") + "formats: [html, txt]\nparts: []\n"
    project = opened(write(tmp_path, SMALL, {"rolebook.yaml": settings}))
    approve(project, NAME, "Director", TODAY)
    rolebook("--project", tmp_path, "build", "--quiet")
    book, _, _ = load(project)
    since = changes_since(book, NAME)
    assert since is not None
    assert (since.by, since.on, since.parts, since.texts) == ("Director", TODAY, (), ())
    role = (tmp_path / ROLE_FILE).read_text("utf-8")
    write(tmp_path, {ROLE_FILE: role.replace("Count things.", "Count all things.")})
    book, _, _ = load(project)
    since = changes_since(book, NAME)
    assert since is not None
    assert since.parts == ("duties",)
    [text] = [each for each in since.texts if each.language == "en"]
    changed = [piece for piece in text.pieces if piece.kind not in {"same", "rest"}]
    assert changed == [Piece("new", "all ")]


def changed(root: Path) -> Project:
    """A project whose posting has changed since it was approved; no build ran in between."""
    project = opened(write(root, SMALL, {FRENCH: "note: Des moutons.\n", FILE: NOTED}))
    approve(project, NAME, "Director", TODAY)
    write(root, {FILE: (root / FILE).read_text("utf-8").replace("Few sheep", "Some sheep")})
    return project


def test_without_a_build_the_words_are_those_that_were_kept_with_the_approval(
    tmp_path: Path,
) -> None:
    since = changes_since(load(changed(tmp_path))[0], NAME)
    assert since is not None
    assert since.parts == ("note",)
    [text] = since.texts
    assert text.language == "en", "in French nothing has changed"
    told = [piece for piece in text.pieces if piece.kind not in {"same", "rest"}]
    assert told == [Piece("gone", "Few "), Piece("new", "Some ")]


def test_what_was_approved_again_is_compared_with_the_last_approval(tmp_path: Path) -> None:
    project = changed(tmp_path)
    approve(project, NAME, "Director", TODAY)
    text = (tmp_path / FILE).read_text("utf-8")
    write(tmp_path, {FILE: text.replace("Some sheep", "Many sheep")})
    since = changes_since(load(project)[0], NAME)
    assert since is not None
    told = [piece for piece in since.texts[0].pieces if piece.kind not in {"same", "rest"}]
    assert told == [Piece("gone", "Some "), Piece("new", "Many ")]


def test_without_a_text_of_what_was_approved_the_parts_alone_are_told(tmp_path: Path) -> None:
    project = changed(tmp_path)
    shutil.rmtree(tmp_path / ".rolebook" / "approved")  # as on a machine that didn't approve it
    since = changes_since(load(project)[0], NAME)
    assert since is not None
    assert (since.by, since.parts, since.texts) == ("Director", ("note",), ())


def test_an_approval_by_hand_can_name_nothing(tmp_path: Path) -> None:
    book, _ = small(tmp_path, {FILE: NOTED})
    since = changes_since(book, NAME)
    assert since is not None
    assert (since.by, since.parts, since.texts) == ("People operations", (), ())


def test_a_digest_that_somebody_typed_leads_to_no_text(tmp_path: Path) -> None:
    write(changed(tmp_path).root, {".rolebook/approved/en.txt": "Aside."})
    text = (tmp_path / FILE).read_text("utf-8")
    for typed in ("0000000a", "-".join(["0000000a"] * 14)):
        write(tmp_path, {FILE: re.sub("digest: [0-9a-f-]+", f"digest: {typed}", text)})
        since = changes_since(load(opened(tmp_path))[0], NAME)
        assert since is not None
        assert len(since.parts) >= 14
        assert since.texts == ()


def test_what_nobody_approved_has_changed_since_nothing(tmp_path: Path) -> None:
    text = SMALL[FILE] or ""
    draft = text.replace("approval: {by: People operations, on: 2026-10-30}\n", "")
    assert changes_since(small(tmp_path, {FILE: draft})[0], NAME) is None


def test_every_part_of_an_approval_has_a_name() -> None:
    for part in (*POSTING, *ROLE, "industry", "translations"):
        assert part_name(part, wording("en"))
        assert part_name(part, wording("fr")) != part_name(part, wording("en")) or part == "note"
