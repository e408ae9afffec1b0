"""Whatever was edited in whatever order, a build gives what a cold build of the same would give."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Site, tree

if TYPE_CHECKING:
    from collections.abc import Callable

EDITED = b"edited"
"""What someone writes over a published file by hand; such a file is theirs when we no longer
make it.
"""

NAMES = ["a", "b", "c", "d", "x/y", "x/y/z", "x"]
TEXTS = st.lists(
    st.sampled_from(["Word", "Other", "@a", "@b", "@c", "@x", "BROKEN", "FAILS", "Word"]),
    max_size=4,
).map(" ".join)

EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), TEXTS),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("damage"), st.integers(0, 20), st.sampled_from(["", EDITED.decode()])),
    st.tuples(st.just("lose"), st.sampled_from(["state", "output", "files"]), st.just("")),
    st.tuples(
        st.just("build"), st.sampled_from(["all", "pages", "PDFs", "checks", "shelf"]), st.just("")
    ),
)


@settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(EDITS, min_size=1, max_size=25), st.booleans())
def test_after_any_edits_a_build_gives_what_a_cold_one_gives(
    edits: list[tuple[str, str | int, str]],
    many: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "project", {}, jobs=2 if many else 1, shelf=True, weighed=True)
        site.root.mkdir()
        for kind, what, text in [*edits, ("build", "all", "")]:
            DO[kind](site, what, text)
        site.texts = {
            name: text.replace("BROKEN", "").replace("FAILS", "")
            for name, text in site.texts.items()
        }
        assert site.build().published
        twin = Site(Path(folder) / "twin", dict(site.texts), shelf=True, weighed=True)
        twin.root.mkdir()
        twin.build()
        there, cold = tree(site.output), tree(twin.output)
        theirs = {path for path in there.keys() - cold.keys() if there[path] == EDITED}
        assert {path: data for path, data in there.items() if path not in theirs} == cold


def test_a_page_with_the_size_of_a_file_is_made_again_where_that_changes(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Word", "b": "Other"}, weighed=True)
    site.build()
    said = (site.output / "sizes.html").read_text().splitlines()[:2]
    assert said == [f"{name}: {_size(site, name)}" for name in "ab"]
    assert site.build().made == 0
    site.texts["b"] = "Others"
    assert site.build().written == ("pages/b/index.html", "print/b.pdf", "sizes.html")
    said = (site.output / "sizes.html").read_text().splitlines()[:2]
    assert said == [f"{name}: {_size(site, name)}" for name in "ab"]
    site.texts["a"] = "Draw"
    assert site.build().written == ("pages/a/index.html", "print/a.pdf")


def test_the_size_of_a_file_that_another_build_made_is_known(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Word"}, weighed=True)
    site.build(only={"checks", "pages"})
    assert (site.output / "sizes.html").read_text().splitlines()[0] == "a: 0"
    site.build(only={"checks", "PDFs"})
    assert site.build(only={"checks", "pages"}).written == ("sizes.html",)
    assert (site.output / "sizes.html").read_text().splitlines()[0] == f"a: {_size(site, 'a')}"


def _size(site: Site, name: str) -> int:
    return (site.output / "print" / f"{name}.pdf").stat().st_size


def test_what_someone_changed_by_hand_stays_when_it_is_no_longer_made(tmp_path: Path) -> None:
    site = Site(tmp_path / "project", {"a": "Word", "b": "Word"})
    site.root.mkdir()
    site.build()
    path = site.output / "pages/a/index.html"
    path.write_bytes(EDITED)
    del site.texts["a"]
    assert site.build().published
    assert path.read_bytes() == EDITED
    assert not (site.output / "print/a.pdf").exists()


def _write(site: Site, name: str, text: str) -> None:
    for other in list(site.texts):
        if f"{other}/".startswith(f"{name}/") or f"{name}/".startswith(f"{other}/"):
            del site.texts[other]  # one can't be a file and a folder at once
    site.texts[name] = text


def _remove(site: Site, name: str, _: str) -> None:
    site.texts.pop(name, None)


def _damage(site: Site, number: int, text: str) -> None:
    """Change or remove some file that was published."""
    files = [path for path in tree(site.output) if not path.startswith(".rolebook/")]
    if files:
        path = site.output / files[number % len(files)]
        if text:
            path.write_text(text)
        else:
            path.unlink()


def _lose(site: Site, what: str, _: str) -> None:
    """Lose the state, the whole output, or all that is in it but the manifest."""
    if what == "state":
        shutil.rmtree(site.root / ".rolebook", ignore_errors=True)
    elif what == "output":
        shutil.rmtree(site.output, ignore_errors=True)
    elif site.output.exists():
        for path in site.output.iterdir():
            if path.is_file():
                path.unlink()
            elif path.name != ".rolebook":
                shutil.rmtree(path)


def _build(site: Site, what: str, _: str) -> None:
    only = None if what == "all" else {"checks", what}
    site.build(only=only)


DO: dict[str, Callable[..., None]] = {
    "write": _write,
    "remove": _remove,
    "damage": _damage,
    "lose": _lose,
    "build": _build,
}


def test_the_files_of_a_folder_are_made_again_where_what_they_are_made_of_changes(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path, {"a": "Word", "b": "Word more", "c": "Other"}, shelf=True)
    assert [path for path in site.build().written if path.startswith("shelf/")] != []
    files = tree(site.output / "shelf")
    assert len(files) == 2
    site.texts["b"] = "Word less"
    site.build()
    assert "shelf" not in site.made
    site.texts["d"] = "Word new"
    outcome = site.build()
    assert ("shelf" in site.made, "shelf/files" in site.made) == (True, False)
    assert [path for path in outcome.written if path.startswith("shelf/")] == []
    site.texts["c"] = "Else"
    outcome = site.build()
    (written,) = (path for path in outcome.written if path.startswith("shelf/"))
    (removed,) = (path for path in outcome.removed if path.startswith("shelf/"))
    assert written != removed
    assert len(tree(site.output / "shelf")) == 2


def test_a_file_that_someone_lays_into_such_a_folder_stays(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Word"}, shelf=True)
    site.build()
    (site.output / "shelf" / "theirs.txt").write_bytes(b"theirs")
    site.texts["a"] = "Other"
    site.build()
    assert (site.output / "shelf" / "theirs.txt").read_bytes() == b"theirs"


def test_a_lost_or_damaged_file_of_such_a_folder_is_made_again(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Word", "b": "Other"}, shelf=True)
    site.build()
    whole = tree(site.output / "shelf")
    first, second = (site.output / "shelf" / name for name in whole)
    first.unlink()
    second.write_bytes(b"damaged")
    site.build()
    assert tree(site.output / "shelf") == whole


def test_what_is_not_asked_for_of_such_a_folder_is_kept(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Word", "b": "Other"}, shelf=True)
    site.build()
    whole = tree(site.output / "shelf")
    site.texts["a"] = "Else"
    site.build(only=["pages"])
    assert tree(site.output / "shelf") == whole
    site.build()
    assert tree(site.output / "shelf") != whole
