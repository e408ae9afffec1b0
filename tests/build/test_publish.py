"""What may be written where, and that nothing of anyone else's is ever touched."""

from __future__ import annotations

import json
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from engine import Site, cold, in_child, page, refusal, tree
from generator.build.place import check_paths, place
from generator.build.publish import claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.build.task import Failed, Made, Task

MANIFEST = ".rolebook/manifest.json"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    return Site(root, {"one": "First", "two": "Second @one", "three": "Third"})


def test_a_first_build_makes_every_file_and_says_so_in_its_manifest(site: Site) -> None:
    outcome = site.build()
    files = tree(site.output)
    manifest = json.loads(files.pop(MANIFEST))
    assert outcome.published
    assert sorted(files) == [
        "index.html",
        "pages/one/index.html",
        "pages/three/index.html",
        "pages/two/index.html",
        "print/one.pdf",
        "print/three.pdf",
        "print/two.pdf",
    ]
    assert sorted(manifest["files"]) == sorted(files)
    assert files["pages/two/index.html"] == page("page", "Second @one", "Firs")
    assert (outcome.made, outcome.kept) == (10, 0)


def test_nothing_but_the_output_and_the_marker_is_left_behind(site: Site) -> None:
    site.build()
    assert _names(site.output) == [".rolebook", "index.html", "pages", "print"]
    assert _names(site.output / ".rolebook") == ["manifest.json"]
    assert _names(site.root) == [".rolebook", "content", "output"]


def test_only_files_whose_bytes_differ_are_replaced(site: Site) -> None:
    site.build()
    before = _inodes(site.output)
    site.texts["one"] = "First, changed"
    outcome = site.build()
    after = _inodes(site.output)
    changed = {path for path, inode in after.items() if before.get(path) != inode}
    assert changed == {"pages/one/index.html", "print/one.pdf", MANIFEST}
    assert outcome.written == ("pages/one/index.html", "print/one.pdf")
    assert site.made == ["check/one", "page/one", "print/one"]


def test_a_build_in_which_nothing_changed_touches_nothing(site: Site) -> None:
    site.build()
    before = _inodes(site.output)
    outcome = site.build()
    assert site.made == []
    assert (outcome.made, outcome.kept, outcome.written) == (0, 10, ())
    assert _inodes(site.output) == before


def test_a_page_that_is_made_again_and_stays_the_same_is_not_written(site: Site) -> None:
    site.build()
    before = _inodes(site.output)
    site.texts["one"] = "First"
    facts = {**site.facts(), "first/one": "another digest"}
    outcome = site.build(facts=facts)
    assert site.made == ["page/two", "print/two"]
    assert outcome.written == ()
    assert _inodes(site.output) == before


def test_a_page_that_is_no_more_goes_with_its_empty_folder(site: Site) -> None:
    site.build()
    del site.texts["three"]
    outcome = site.build()
    assert outcome.removed == ("pages/three/index.html", "print/three.pdf")
    assert not (site.output / "pages/three").exists()
    assert (site.output / "print").is_dir()


def test_a_foreign_file_stays_where_it_is_with_its_folder(site: Site) -> None:
    site.build()
    foreign = site.output / "pages/three/photo.jpg"
    foreign.write_bytes(b"mine")
    del site.texts["three"]
    site.build()
    assert foreign.read_bytes() == b"mine"
    assert not (site.output / "pages/three/index.html").exists()


def test_a_file_of_ours_that_someone_rewrote_is_not_removed(site: Site) -> None:
    site.build()
    rewritten = site.output / "pages/three/index.html"
    rewritten.write_text("mine now")
    del site.texts["three"]
    site.build()
    assert rewritten.read_text() == "mine now"


@pytest.mark.parametrize("path", ["index.html", "pages/one/index.html", "pages/one"])
def test_files_that_someone_changed_or_removed_are_made_again(site: Site, path: str) -> None:
    site.build()
    expected = tree(site.output)
    if (site.output / path).is_dir():
        shutil.rmtree(site.output / path)
    else:
        (site.output / path).write_text("changed by hand")
    site.build()
    assert tree(site.output) == expected


def test_a_file_with_another_date_alone_is_not_made_again(site: Site) -> None:
    site.build()
    os.utime(site.output / "index.html", ns=(1, 1))
    site.build()
    assert site.made == []


def test_a_foreign_file_in_the_way_is_named_before_anything_is_changed(site: Site) -> None:
    site.build()
    before = tree(site.output)
    site.texts["one"] = "First, changed"
    site.texts["new"] = "New"
    foreign = site.output / "pages/new/index.html"
    foreign.parent.mkdir()
    foreign.write_text("mine")
    finding = refusal(site.build)
    assert finding.code == "output-not-ours"
    assert finding.message == f"`{foreign}` is a file that Rolebook didn't make"
    assert tree(site.output) == {**before, "pages/new/index.html": b"mine"}
    foreign.unlink()
    assert site.build().published


def test_a_foreign_file_that_comes_in_the_way_later_is_named_too(site: Site) -> None:
    site.build()
    before = tree(site.output)
    site.texts |= {"one": "First, changed", "new": "New"}
    foreign = site.output / "print/new.pdf"

    def make(task: Task) -> Made | Failed:
        if task.path:
            foreign.write_text("mine")
        return site.make(task)

    assert refusal(lambda: site.build(make=make)).code == "output-not-ours"
    assert tree(site.output) == {**before, "print/new.pdf": b"mine"}


@pytest.mark.parametrize("kind", ["folder", "link", "dangling"])
def test_whatever_foreign_thing_is_in_the_way_is_named(site: Site, kind: str) -> None:
    site.build()
    outside = site.root / "elsewhere"
    outside.write_text("mine")
    site.texts["new"] = "New"
    path = site.output / "print/new.pdf"
    if kind == "folder":
        path.mkdir()
        (path / "file").write_text("mine")
    else:
        path.symlink_to(outside if kind == "link" else site.root / "nothing")
    assert refusal(site.build).code == "output-not-ours"
    assert outside.read_text() == "mine"
    assert path.is_dir() == (kind == "folder")


def test_a_linked_folder_in_the_output_is_never_written_through(site: Site, tmp_path: Path) -> None:
    site.build()
    outside = tmp_path / "outside"
    (site.output / "pages").rename(outside)
    (site.output / "pages").symlink_to(outside)
    before = tree(outside)
    site.texts = {"one": "First, changed"}
    finding = refusal(site.build)
    assert finding.code == "output-not-ours"
    assert "is a link" in finding.message
    assert tree(outside) == before
    assert _names(site.output / ".rolebook") == ["manifest.json"], "something was begun"


def test_a_file_that_was_replaced_by_a_link_is_healed_and_the_target_left_alone(
    site: Site,
) -> None:
    site.build()
    expected = tree(site.output)
    target = site.root / "target"
    target.write_text("mine")
    path = site.output / "index.html"
    path.unlink()
    path.symlink_to(target)
    site.build()
    assert tree(site.output) == expected
    assert not path.is_symlink()
    assert target.read_text() == "mine"


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Site) -> None:
    site.texts = {"x/y": "A file in a folder", "z/z": "Another"}
    site.build()
    site.texts = {"x/y/deep": "The file is a folder now"}
    site.build()
    expected = cold(site, site.root / "twin")
    assert tree(site.output) == expected
    site.texts = {"x/y": "A file again"}
    site.build()
    assert tree(site.output) == cold(site, site.root / "twin2")


def test_a_folder_with_files_that_rolebook_did_not_make_is_refused(site: Site) -> None:
    site.output.mkdir()
    (site.output / "thesis.doc").write_text("mine")
    finding = refusal(site.build)
    assert finding.code == "output-refused"
    assert finding.message == f"`{site.output}` is not empty, and Rolebook didn't make it"
    assert tree(site.output) == {"thesis.doc": b"mine"}


def test_an_empty_folder_will_do(site: Site) -> None:
    site.output.mkdir()
    assert site.build().published


def test_a_new_folder_is_made_with_those_above_it(site: Site) -> None:
    assert site.build(output=site.root / "public/careers").published
    assert (site.root / "public/careers/index.html").is_file()


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("", "is the project's own folder, or holds it"),
        ("..", "is the project's own folder, or holds it"),
        ("/", "is the project's own folder, or holds it"),
        ("content", "is in `content`, which Rolebook reads"),
        ("content/site", "is in `content`, which Rolebook reads"),
        ("content/../content/a/b", "is in `content`, which Rolebook reads"),
        ("link-to-content", "is in `content`, which Rolebook reads"),
        ("link-to-content/new", "is in `content`, which Rolebook reads"),
        ("link-to-root", "is the project's own folder, or holds it"),
        ("templates", "is in `templates`, which Rolebook reads"),
        ("absent", "is in `absent`, which Rolebook reads"),
        ("absent/site", "is in `absent`, which Rolebook reads"),
        ("file", "is a file"),
        ("link-to-file", "is a file"),
        ("loop", "leads in a circle or can't be looked at"),
        ("marked-by-link", "has a link in place of its `.rolebook` folder"),
    ],
)
def test_folders_that_must_not_be_built_into_are_refused(site: Site, output: str, why: str) -> None:
    root = site.root
    (root / "templates").mkdir()
    (root / "file").write_text("mine")
    (root / "link-to-content").symlink_to(root / "content")
    (root / "link-to-root").symlink_to(root)
    (root / "link-to-file").symlink_to(root / "file")
    (root / "loop").symlink_to(root / "loop")
    (root / "marked-by-link").mkdir()
    (root / "marked-by-link/.rolebook").symlink_to(root / "content")
    closed = [root / "content", root / "templates", root / "absent"]
    finding = refusal(lambda: place(root / output, root, closed))
    assert finding.code == "output-refused"
    assert finding.message == f"`{root / output}` {why}"


def test_a_folder_that_holds_content_from_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "shared/content").mkdir(parents=True)
    closed = [tmp_path / "shared/content"]
    finding = refusal(lambda: place(tmp_path / "shared", tmp_path / "project", closed))
    assert finding.message == f"`{tmp_path / 'shared'}` holds `content`, which Rolebook reads"


def test_an_output_may_be_a_link_to_a_folder_elsewhere(site: Site, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    site.output.symlink_to(tmp_path / "www")
    assert site.build().published
    assert (tmp_path / "www/index.html").is_file()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other", "files": {}}', "null"])
def test_a_damaged_manifest_is_refused_and_nothing_touched(site: Site, text: str) -> None:
    site.build()
    (site.output / MANIFEST).write_text(text)
    before = tree(site.output)
    site.texts = {"new": "New"}
    finding = refusal(site.build)
    assert finding.code == "output-refused"
    assert "has a damaged `.rolebook/manifest.json`" in finding.message
    assert tree(site.output) == before


@pytest.mark.parametrize("path", ["../victim", "/victim", "pages/../../victim", "a\\..\\victim"])
def test_a_manifest_that_points_outside_removes_nothing_there(site: Site, path: str) -> None:
    site.build()
    victim = site.root / "victim"
    victim.write_text("mine")
    manifest = json.loads((site.output / MANIFEST).read_text())
    digest = "e2d0fe1585a63ec6009c8016ff8dda8b17719a637405a4e23c0ff81339148249"
    manifest["files"][path.replace("/victim", str(victim)) if path[0] == "/" else path] = digest
    (site.output / MANIFEST).write_text(json.dumps(manifest))
    assert site.build().published
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "path",
    [
        "../up",
        "/root",
        "a/../b",
        "a//b",
        "./a",
        "a/.",
        "",
        "a/",
        "a\\b",
        "c:d",
        "a\0b",
        "a\nb",
        "end.",
        "end /x",
        ".rolebook",
        ".rolebook/manifest.json",
        ".Rolebook/x",
        "x" * 256,
    ],
)
def test_a_path_that_leads_out_of_the_output_is_refused(path: str) -> None:
    assert refusal(lambda: check_paths([path])).code == "output-path"


@pytest.mark.parametrize(
    "paths",
    [
        ["Roles/a.html", "roles/A.html"],
        ["e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"],
        ["roles", "roles/a.html"],
        ["a/b/c", "A"],
        ["same", "same"],
    ],
)
def test_paths_that_would_be_one_file_on_some_disks_are_refused(paths: list[str]) -> None:
    assert refusal(lambda: check_paths(paths)).code == "output-path"


def test_ordinary_paths_are_accepted() -> None:
    check_paths([".nojekyll", "a/b.c/d-e_f.html", "été/œuvre.html", "a/b", "x..y", ".rolebooks/a"])


def test_errors_stop_a_build_before_any_page_is_made(site: Site) -> None:
    site.build()
    before = tree(site.output)
    site.texts |= {"one": "First BROKEN", "two": "Second BROKEN"}
    outcome = site.build()
    assert not outcome.published
    assert [finding.file for finding in outcome.findings] == ["one", "two"]
    assert site.made == ["check/one", "check/two"]
    assert tree(site.output) == before


def test_errors_that_are_still_there_are_shown_again_without_checking_again(site: Site) -> None:
    site.texts["one"] = "First BROKEN"
    first = site.build()
    second = site.build()
    assert site.made == []
    assert second.findings == first.findings


def test_pages_left_stale_by_an_error_are_made_when_it_is_gone(site: Site) -> None:
    site.build()
    site.texts |= {"one": "Onward BROKEN", "three": "Third, changed"}
    site.build()
    site.texts["one"] = "Onward"
    site.build()
    assert tree(site.output) == cold(site, site.root / "twin")


def test_a_page_that_fails_leaves_the_output_as_it_was_and_no_litter(site: Site) -> None:
    site.texts["one"] = "First FAILS"
    outcome = site.build()
    assert not outcome.published
    assert [(f.code, f.file) for f in outcome.findings] == [("template-error", "one")]
    assert not site.output.exists()
    site.texts["one"] = "First"
    site.build()
    before = tree(site.output)
    site.texts |= {"one": "First FAILS", "two": "Second, changed"}
    site.build()
    assert tree(site.output) == before
    site.texts["one"] = "First"
    site.build()
    assert tree(site.output) == cold(site, site.root / "twin")


def test_an_exception_in_a_page_leaves_no_litter(site: Site) -> None:
    def make(task: Task) -> Failed:
        raise ZeroDivisionError(task)

    with pytest.raises(ZeroDivisionError) as caught:
        site.build(make=make)
    assert caught.value.__notes__ == ["while making check/one"]
    assert not site.output.exists()


def test_formats_that_nobody_asked_for_are_left_alone(site: Site) -> None:
    site.build()
    before = tree(site.output)
    site.texts["one"] = "Onward"
    del site.texts["three"]
    outcome = site.build(only={"checks", "pages"})
    after = tree(site.output)
    assert outcome.removed == ("pages/three/index.html", "print/three.pdf")
    assert after["print/one.pdf"] == before["print/one.pdf"]
    assert json.loads(after[MANIFEST])["files"].keys() == after.keys() - {MANIFEST}
    site.build()
    assert site.made == ["print/one", "print/two"]
    assert tree(site.output) == cold(site, site.root / "twin")


def test_checks_alone_write_no_output(site: Site) -> None:
    outcome = site.build(only={"checks"}, output=None)
    assert (outcome.published, outcome.made) == (False, 3)
    assert not site.output.exists()
    site.build(only={"checks"}, output=None)
    assert site.made == []


def test_a_second_build_at_the_same_time_is_told_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.publish.WAIT", 0.1)
    site.build()
    with claim(site.output):
        finding = in_child(lambda: refusal(site.build))
        assert finding.code == "build-running"
        assert (site.output / ".rolebook/staging").is_dir()
    assert site.build().published


def test_a_second_build_waits_for_the_first(site: Site) -> None:
    site.build()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(read, 1)
        try:
            site.build()
            os._exit(0)
        finally:
            os._exit(1)
    with claim(site.output):
        os.write(write, b"!")
        time.sleep(0.2)
        assert os.waitpid(child, os.WNOHANG) == (0, 0)
    assert os.waitpid(child, 0)[1] == 0
    os.close(read)
    os.close(write)


@pytest.fixture
def public(site: Site) -> Iterator[Site]:
    """A built site where others may look, but not write."""
    if os.getuid() != 0:
        pytest.skip("only root can become somebody else")
    with tempfile.TemporaryDirectory() as folder:
        site.root = Path(folder).resolve()
        site.root.chmod(0o755)
        site.build()
        yield site


def test_a_folder_that_may_not_be_written_is_named(public: Site) -> None:
    site = public
    site.texts["one"] = "First, changed"
    finding = _as_nobody(site.build)
    assert finding.code == "output-unwritable"
    assert (
        finding.message == f"`{site.output}/.rolebook/staging` can't be written: Permission denied"
    )
    finding = _as_nobody(lambda: site.build(output=site.root / "new"))
    assert finding.code == "output-unwritable"
    assert finding.message == f"`{site.root}/new` can't be written: Permission denied"


def test_a_folder_inside_that_may_not_be_written_stops_the_build_first(public: Site) -> None:
    site = public
    for folder in (site.output, site.output / ".rolebook"):
        os.chown(folder, 65534, 65534)
    before = tree(site.output)
    site.texts["one"] = "First, changed"
    finding = _as_nobody(site.build)
    assert finding.code == "output-unwritable"
    assert finding.message == f"`{site.output}/pages/one` can't be written: Permission denied"
    assert tree(site.output) == before


def test_a_folder_from_which_nothing_may_be_removed_stops_the_build_first(public: Site) -> None:
    site = public
    for folder in (site.output, *site.output.glob("**/")):
        os.chown(folder, 65534, 65534)
    os.chown(site.output / "pages/three", 0, 0)
    before = tree(site.output)
    del site.texts["three"]
    finding = _as_nobody(lambda: site.build(only={"checks", "pages"}))
    assert finding.code == "output-unwritable"
    assert "/pages/three` can't be written" in finding.message
    assert tree(site.output) == before


@pytest.mark.parametrize("limit", [0, 100, 5000])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_leaves_the_old_output_and_no_litter(site: Site, limit: int, jobs: int) -> None:
    site.build()
    before = tree(site.output)
    site.texts = {name: f"{text}, changed" for name, text in site.texts.items()}
    site.jobs = jobs
    finding = in_child(lambda: _limited(limit, lambda: refusal(site.build)))
    assert finding.code == "disk-full"
    assert finding.message == (
        f"there is no room for the output in `{site.output}`: File too large"
    )
    assert tree(site.output) == before
    assert _names(site.output / ".rolebook") == ["manifest.json"]
    site.build()
    assert tree(site.output) == cold(site, site.root / "twin")


def test_a_disk_too_full_for_the_state_alone_costs_the_next_build_time_and_no_more(
    site: Site,
) -> None:
    state = site.state()
    outcome = in_child(lambda: _limited(SIZE_OF_A_PAGE, lambda: _lost(site)))
    assert outcome == (True, True)
    assert not state.store.read("SELECT * FROM tasks")
    site.build()
    assert tree(site.output) == cold(site, site.root / "twin")


SIZE_OF_A_PAGE = 7000


def _lost(site: Site) -> tuple[bool, bool]:
    state = site.state()
    outcome = site.build(state=state)
    return outcome.published, state.lost


def _limited(limit: int, work: Callable[[], Any]) -> Any:
    """What some work gives where no file can be larger than a limit."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    return work()


def _as_nobody(work: Callable[[], object]) -> Any:
    """The finding of what nobody may do."""

    def run() -> object:
        os.setgid(65534)
        os.setuid(65534)
        return refusal(work)

    return in_child(run)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _inodes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }
