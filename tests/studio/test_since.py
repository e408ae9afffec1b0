"""What changed since an approval: which parts, and the words where the archive has the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from books import SMALL, TODAY, opened, small, write
from building import rolebook
from generator.approval import POSTING, ROLE
from generator.book.load import load
from generator.studio.comparing import Piece
from generator.studio.keeping import approve
from generator.studio.naming import part_name
from generator.studio.since import changes_since
from generator.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
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


def test_without_a_copy_of_what_was_approved_the_parts_alone_are_told(tmp_path: Path) -> None:
    project = opened(write(tmp_path, SMALL))
    approve(project, NAME, "Director", TODAY)
    text = (tmp_path / FILE).read_text("utf-8")
    write(tmp_path, {FILE: text.replace("vacancy: existing", "vacancy: future")})
    since = changes_since(load(project)[0], NAME)
    assert since is not None
    assert (since.parts, since.texts) == (("selection",), ())


def test_what_nobody_approved_has_changed_since_nothing(tmp_path: Path) -> None:
    text = SMALL[FILE] or ""
    draft = text.replace("approval: {by: People operations, on: 2026-10-30}\n", "")
    assert changes_since(small(tmp_path, {FILE: draft})[0], NAME) is None


def test_every_part_of_an_approval_has_a_name() -> None:
    for part in (*POSTING, *ROLE, "industry", "translations"):
        assert part_name(part, wording("en"))
        assert part_name(part, wording("fr")) != part_name(part, wording("en")) or part == "note"
