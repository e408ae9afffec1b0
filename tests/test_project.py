"""What rolebook.yaml may say, and which files of a project are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, small, told, write
from building import build
from generator.checks import check
from generator.files import read_plain
from generator.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "content/pages/about.md"
ROLE = "content/roles/counter.yaml"
UNWRITTEN = "is not a language that we can write dates and numbers in"
OUT = "this link leads out of the project"


def settings(folder: Path, text: str) -> list[str]:
    """What is told of a rolebook.yaml."""
    return told(open_project(write(folder, SMALL, {"rolebook.yaml": f"{text}\n"}))[1])


def page(folder: Path, text: str) -> list[str]:
    """What the checks tell of a page with this Markdown."""
    book, _ = small(folder, {PAGE: f"---\ntitle: About\n---\n{text}\n"})
    return told(check(book, "page", "about")[0])


@pytest.mark.parametrize("language", ["xx", "zz-ZZ", "roo"])
def test_a_language_without_dates_and_numbers_is_told(tmp_path: Path, language: str) -> None:
    assert settings(tmp_path, f"languages: [en, {language}]") == [
        f"rolebook.yaml bad-value languages/1: `{language}` {UNWRITTEN}"
    ]


@pytest.mark.parametrize("language", ["fr-CA", "en-GB", "ar", "zh"])
def test_a_language_may_be_any_other_and_name_a_country(tmp_path: Path, language: str) -> None:
    assert settings(tmp_path, f"languages: [en, {language}]") == []


def test_limits_run_from_the_low_end_to_the_high_one(tmp_path: Path) -> None:
    limits = "{spread: [1.8, 1.2], midpoint_step: [25, 25], posting_words: [8, 2]}"
    assert settings(tmp_path, f"checks: {limits}") == [
        "rolebook.yaml min-over-max checks/spread: the low end 1.8 is above the high end 1.2",
        "rolebook.yaml min-over-max checks/posting_words: the low end 8 is above the high end 2",
    ]


@pytest.mark.parametrize("field", ["content", "templates", "output"])
@pytest.mark.parametrize("folder", ["..", "a/../..", "a/../b", "/a", "~/a", ".git", "a/.git"])
def test_a_folder_is_below_the_project(tmp_path: Path, field: str, folder: str) -> None:
    assert settings(tmp_path, f'{field}: "{folder}"') == [
        f"rolebook.yaml bad-value {field}: `{folder}` can't be `{field}`"
    ]


def test_a_folder_may_end_in_a_slash(tmp_path: Path) -> None:
    write(tmp_path, SMALL, {"rolebook.yaml": "content: content/\noutput: a/b/\n"})
    project, findings = open_project(tmp_path)
    assert findings == []
    assert project
    assert (project.settings.content, project.settings.output) == ("content", "a/b")


@pytest.mark.parametrize("site", ["https://[x", "https://u:p@x", "https://x'y", 'https://x"><b>'])
def test_the_sites_address_is_one(tmp_path: Path, site: str) -> None:
    doubled = site.replace("'", "''")
    assert settings(tmp_path, f"site: '{doubled}'") == [
        f"rolebook.yaml bad-value site: `{site}` can't be `site`"
    ]


def test_a_folder_of_templates_that_is_named_is_there(tmp_path: Path) -> None:
    assert settings(tmp_path, "templates: looks") == [
        "rolebook.yaml bad-value templates: there is no folder `looks`"
    ]


def test_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("root:x")
    project = tmp_path / "project"
    write(project, SMALL, {PAGE: "---\ntitle: About\n---\nText.\n"})
    (project / "content" / "pages" / "about.fr.md").symlink_to(tmp_path / "secret")
    book, findings = small(project)
    assert told([f for f in findings if f.code == "unreadable-file"]) == [
        f"content/pages/about.fr.md unreadable-file: {OUT}"
    ]
    assert ("page", "about", "fr") not in book.entries
    assert read_plain(project / "content" / "pages" / "about.fr.md", project) is None


def test_a_link_inside_the_project_is_read(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    role = tmp_path / "content" / "roles" / "counter.yaml"
    role.rename(tmp_path / "shared.yaml")
    role.symlink_to("../../shared.yaml")
    assert not [f for f in small(tmp_path, {})[1] if f.code == "unreadable-file"]


def test_what_is_no_plain_file_is_never_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("pipe", "circle", "nothing"):
        assert read_plain(tmp_path / name, tmp_path) is None


@pytest.mark.parametrize("sign", ["a" * 70_000, "[" * 3_000], ids=["text", "brackets"])
def test_a_page_that_would_take_minutes_is_too_large(tmp_path: Path, sign: str) -> None:
    assert [line.split()[1] for line in page(tmp_path, sign)] == ["too-large"]


def test_lists_too_deep_for_the_reader_are_told(tmp_path: Path) -> None:
    deep = "\n".join(f"{'  ' * depth}- x" for depth in range(240))
    assert page(tmp_path, deep) == [f"{PAGE} too-deep body: lists too deep"]


def test_markup_is_looked_for_in_no_time(tmp_path: Path) -> None:
    text = "<" * 60_000
    assert page(tmp_path, text) == []


@pytest.mark.parametrize(
    "address", ["https://x.test/a.png", "//x.test/a.png", "/\\x.test/a.png", "file:///etc/passwd"]
)
def test_a_picture_is_the_sites_own(tmp_path: Path, address: str) -> None:
    assert page(tmp_path, f"![A map](<{address}>)") == [
        f"{PAGE} bad-link body/0: `{address}` is not a picture of this site"
    ]


def test_the_links_of_a_translated_page_are_looked_at(tmp_path: Path) -> None:
    book, _ = small(
        tmp_path,
        {
            PAGE: "---\ntitle: About\n---\nText.\n",
            "content/pages/about.fr.md": "---\ntitle: Nous\n---\n[x](vbscript:x)\n",
        },
    )
    assert told(check(book, "page", "about")[0]) == [
        "content/pages/about.fr.md bad-link body/0: `vbscript:x` is not a link that pages may have"
    ]


def test_months_run_from_the_fewest_to_the_most(tmp_path: Path) -> None:
    step = SMALL[ROLE].replace("kind: promotion", "kind: promotion, typical_months: [36, 24]")
    book, _ = small(tmp_path, {ROLE: step})
    assert told(checked(book, "role", "counter")) == [
        f"{ROLE} min-over-max next/0/typical_months: the low end 36 is above the high end 24"
    ]


def test_a_format_that_a_project_gives_up_leaves_the_output(tmp_path: Path) -> None:
    project = write(tmp_path, SMALL, {"rolebook.yaml": "formats: [html, pdf]\n"})
    document = build(project) / "roles" / "counter" / "counter.pdf"
    build(project, "--only", "html")
    assert document.is_file()
    write(tmp_path, {"rolebook.yaml": "formats: [html]\n"})
    build(project)
    assert not document.exists()
