"""The shelf has what `rolebook check` finds and `rolebook build` makes of the files as they are."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from books import SMALL, write
from building import build, contents, copy_book
from generator.book.places import located
from generator.build.checking import check_project
from generator.files import read_plain
from generator.findings import in_order
from generator.project import open_project
from generator.studio.shelf import Shelf
from studios import file_in
from test_bad import CASES, project_of, read_case

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding

PLAIN = {"about", "lay", "run", "files", "bytes", "links", "copy", "repeat", "append", "remove"}
"""What a case may have that needs no more than files."""


def found(root: Path) -> list[Finding]:
    """What `rolebook check` finds, which begins from nothing."""
    project, findings = open_project(root)
    if project:
        findings = [*check_project(project, jobs=1)]
    return in_order(located(findings, lambda file: read_plain(root / file, root)))


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


def page(shelf: Shelf, path: str) -> str:
    file = file_in(shelf, path)
    assert file
    return file.data.decode()


ROLE = "content/roles/counter.yaml"
CASES_OF_CHECK = [
    name
    for name in CASES
    if read_case(name).keys() <= PLAIN | {"edit"} and read_case(name).get("run") == "check"
]


def test_there_are_cases() -> None:
    assert len(CASES_OF_CHECK) > 50


@pytest.mark.parametrize("name", CASES_OF_CHECK)
def test_it_finds_what_the_check_finds(name: str, tmp_path: Path) -> None:
    root = project_of(read_case(name), tmp_path / "project")
    assert list(Shelf(root).now.findings) == found(root)


def test_it_finds_what_the_check_finds_in_the_shipped_book(tmp_path: Path) -> None:
    root = copy_book(tmp_path / "project")
    assert list(Shelf(root).now.findings) == found(root)


def test_after_any_change_it_finds_what_a_check_from_nothing_finds(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    shelf = Shelf(root)
    fr = root / "content/roles/counter.fr.yaml"
    chief = root / "content/roles/chief-counter.yaml"
    kept = chief.read_text("utf-8")

    def wrong_skill() -> None:
        edit(root, ROLE, "  counting: {level: 2", "  counnting: {level: 2")

    def right_skill() -> None:
        edit(root, ROLE, "  counnting: {level: 2", "  counting: {level: 2")

    def moved() -> None:
        shutil.move(chief, chief.with_name("other.yaml"))

    changes = [
        wrong_skill,
        lambda: fr.write_text("title: Compteur\n", "utf-8"),
        lambda: fr.write_text("titel: Compteur\n", "utf-8"),
        right_skill,
        fr.unlink,
        chief.unlink,
        lambda: chief.write_text(kept, "utf-8"),
        lambda: edit(root, "rolebook.yaml", "[en, fr]", "[en]"),
        lambda: edit(root, "rolebook.yaml", "[en]", "[en, fr]"),
        lambda: edit(root, "rolebook.yaml", "2026-11-24", "2027-01-01"),
        lambda: edit(root, "content/company.yaml", "name: Ada", "nmae: Ada"),
        lambda: edit(root, "content/company.yaml", "nmae: Ada", "name: Ada"),
        moved,
    ]
    before = list(shelf.now.findings)
    differed = 0
    for change in changes:
        change()
        assert shelf.refresh()
        assert list(shelf.now.findings) == found(root)
        differed += list(shelf.now.findings) != before
        before = list(shelf.now.findings)
    assert differed > len(changes) / 2


def test_the_site_is_what_a_build_makes(tmp_path: Path) -> None:
    root = write(tmp_path / "project", SMALL)
    edit(root, "rolebook.yaml", "languages:", "formats: [html]\nlanguages:")
    made = contents(build(root, "--only", "html"))
    made.pop(".rolebook-output", None)
    shelf = Shelf(root)
    assert len(made) > 50
    for path, data in made.items():
        file = file_in(shelf, path)
        if file is None:
            assert path.startswith("."), path
        else:
            assert file.data == data, path


def test_a_folder_is_its_page_and_what_is_not_there_is_none(tmp_path: Path) -> None:
    shelf = Shelf(write(tmp_path, SMALL))
    assert file_in(shelf, "") == file_in(shelf, "index.html")
    assert file_in(shelf, "roles/counter/") == file_in(shelf, "roles/counter/index.html")
    for path in (
        "roles/counter",
        "nothing",
        "../rolebook.yaml",
        "/etc/passwd",
        "roles/../index.html",
    ):
        assert file_in(shelf, path) is None, path


def test_a_draft_of_a_posting_is_not_in_the_site(tmp_path: Path) -> None:
    draft = {"content/postings/draft.yaml": SMALL["content/postings/counter-toronto.yaml"]}
    root = write(tmp_path, SMALL, draft)
    edit(root, "content/postings/draft.yaml", "R-2026-001", "R-2026-002")
    edit(root, "content/postings/draft.yaml", "approval: {", "internal: {notes: Soon.}\n# {")
    shelf = Shelf(root)
    assert file_in(shelf, "postings/counter-toronto/index.html")
    assert file_in(shelf, "postings/draft/index.html") is None


def test_a_page_is_made_again_only_when_what_it_read_has_changed(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    shelf = Shelf(root)
    skill, role = "skills/counting/index.html", "roles/counter/index.html"
    before = file_in(shelf, skill), file_in(shelf, role)
    edit(root, ROLE, "Count things.", "Count all things.")
    assert shelf.refresh()
    assert file_in(shelf, skill) is before[0]
    assert file_in(shelf, role) is not before[1]
    assert "Count all things." in page(shelf, role)


def test_where_nothing_has_changed_a_look_changes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    shelf = Shelf(root)
    now = shelf.now
    assert not shelf.refresh()
    (root / "content/.counter.yaml.swp").write_text("x")
    (root / ROLE).touch()
    assert not shelf.refresh()
    assert shelf.now is now


def test_a_file_with_a_fault_keeps_its_last_page_while_others_go_on(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    shelf = Shelf(root)
    path = "roles/counter/index.html"
    edit(root, ROLE, "title: Counter", "title: [Counter")
    edit(root, "content/roles/chief-counter.yaml", "Counts counters.", "Leads counters.")
    assert shelf.refresh()
    assert shelf.now.behind
    assert [f.code for f in shelf.now.findings if f.severity == "error"] == ["syntax"]
    assert "Count things." in page(shelf, path)
    assert "Leads counters." in page(shelf, "roles/chief-counter/index.html")
    edit(root, ROLE, "title: [Counter", "title: Reckoner")
    assert shelf.refresh()
    assert not shelf.now.behind
    assert "Reckoner" in page(shelf, path)


def test_a_fault_in_rolebook_yaml_stops_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    edit(root, "rolebook.yaml", "languages:", "langages:")
    shelf = Shelf(root)
    assert [f.code for f in shelf.now.findings] == ["unknown-field"]
    assert shelf.now.site is None
    assert file_in(shelf, "index.html") is None
    assert not shelf.refresh()
    edit(root, "rolebook.yaml", "langages:", "languages:")
    assert shelf.refresh()
    assert file_in(shelf, "index.html")
    edit(root, "rolebook.yaml", "languages:", "langages:")
    edit(root, ROLE, "Count things.", "Count all things.")
    assert shelf.refresh()
    assert shelf.now.behind
    assert "Count things." in page(shelf, "roles/counter/index.html")
    edit(root, "rolebook.yaml", "langages:", "languages:")
    assert shelf.refresh()
    assert "Count all things." in page(shelf, "roles/counter/index.html")


def test_a_template_with_a_fault_keeps_the_last_page_and_says_why(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    edit(root, "rolebook.yaml", "languages:", "templates: own\nlanguages:")
    own = root / "own/role.html"
    write(root, {"own/role.html": '{% extends "default/role.html" %}'})
    shelf = Shelf(root)
    path = "roles/counter/index.html"
    before = file_in(shelf, path)
    assert before
    assert not before.fault
    own.write_text(
        '{% extends "default/role.html" %}{% block main %}{{ view.nothing }}{% endblock %}'
    )
    assert shelf.refresh()
    after = file_in(shelf, path)
    assert after
    assert after.data == before.data
    assert after.fault
    assert (after.fault.code, after.fault.file) == ("template-error", "own/role.html")
    fresh = file_in(Shelf(root), path)
    assert fresh
    assert (fresh.data, fresh.fault) == (b"", after.fault)
    own.write_text('{% extends "default/role.html" %}{% block main %}<p>Mine</p>{% endblock %}')
    assert shelf.refresh()
    assert "<p>Mine</p>" in page(shelf, path)


def test_a_book_without_anything_is_told_and_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    root = write(tmp_path, {"rolebook.yaml": "languages: [en]\n"})
    shelf = Shelf(root)
    assert "missing-file" in {f.code for f in shelf.now.findings}
    file = file_in(shelf, "index.html")
    assert file
    assert file.fault
