"""What is read from disk, and what of a Markdown file is head and what is body."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.book import source
from generator.book.places import places
from generator.findings import Finding, Place

if TYPE_CHECKING:
    from pathlib import Path

FILE = "content/roles/x.yaml"

# --- reading from disk ----------------------------------------------------------------------------


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a: b\n")
    assert source.read(tmp_path / "x.yaml", FILE) == b"a: b\n"


def test_a_file_of_one_mib_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * source.SIZE)
    assert isinstance(source.read(path, FILE), bytes)
    path.write_bytes(b"#" * (source.SIZE + 1))
    assert source.read(path, FILE) == Finding(
        "too-large",
        FILE,
        "the file has 1.0 MiB; at most 1 MiB is read",
        "move it out of the content, or split it",
    )


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    found = source.read(path, FILE)
    assert isinstance(found, Finding)
    assert found.message == "the file has 1,048,576.0 MiB; at most 1 MiB is read"


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    assert source.read(tmp_path / "x.yaml", FILE) == Finding(
        "unreadable-file",
        FILE,
        "the file can't be read: no such file or directory",
        "look at the file's permissions and at what it links to",
    )


def test_a_folder_or_a_pipe_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path, tmp_path / "pipe.yaml"):
        found = source.read(path, FILE)
        assert isinstance(found, Finding)
        assert found.message == "this is not a plain file"


# --- Markdown with a head -------------------------------------------------------------------------


def test_a_page_has_a_head_and_a_body() -> None:
    parsed, body = source.parse_page(b"---\ntitle: A\norder: 2\n---\n\n# Hello\n", "p.md")
    assert parsed.data == {"title": "A", "order": 2}
    assert parsed.findings == ()
    assert body == "\n# Hello\n"


def test_a_page_may_have_crlf_and_a_byte_order_mark() -> None:
    parsed, body = source.parse_page(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nx\r\ny", "p.md")
    assert parsed.data == {"title": "A"}
    assert body == "x\ny"


def test_a_page_without_a_head_has_no_fields() -> None:
    parsed, body = source.parse_page(b"# Hello\n", "p.md")
    assert (parsed.data, parsed.findings, body) == ({}, (), "# Hello\n")


def test_a_page_with_an_empty_head_has_no_fields() -> None:
    parsed, body = source.parse_page(b"---\n---\n# Hello\n", "p.md")
    assert (parsed.data, parsed.findings, body) == ({}, (), "# Hello\n")


def test_a_page_with_nothing_in_it_is_empty() -> None:
    parsed, body = source.parse_page(b" \n", "p.md")
    assert (parsed.data, body) == (None, "")
    assert [f.code for f in parsed.findings] == ["empty-file"]


def test_a_byte_in_a_page_is_counted_from_the_start_of_the_file() -> None:
    parsed, _ = source.parse_page(b"---\ntitle: A\n---\nx\xe9", "p.md")
    assert [(f.message, f.place) for f in parsed.findings] == [
        ("byte 0xE9 at offset 18 is not UTF-8", Place(4, 2, 1))
    ]


def test_a_line_of_hyphens_in_the_body_is_not_the_end_of_the_head() -> None:
    assert source.split_front_matter(b"---\na: b\n---\nx\n---\ny\n") == (
        b"---\na: b\n",
        b"x\n---\ny\n",
        4,
    )


def test_a_head_that_is_never_closed_is_found() -> None:
    parsed, body = source.parse_page(b"---\ntitle: A\n\n# Hello\n", "p.md")
    assert (parsed.data, body) == (None, "")
    assert parsed.findings == (
        Finding(
            "syntax",
            "p.md",
            "the head has no end",
            "close the head with a line `---`, above the text",
            place=Place(1, 1, 3),
        ),
    )


def test_findings_in_head_and_body_have_the_lines_of_the_file() -> None:
    parsed, _ = source.parse_page(b"---\na: 1\na: 2\n---\nfine\nx\x07y\n", "p.md")
    assert [(f.code, f.place) for f in parsed.findings] == [
        ("duplicate-key", Place(3, 1, 1)),
        ("control-character", Place(6, 2, 1)),
    ]


def test_the_head_of_a_page_has_places() -> None:
    table = places(b"---\ntitle: A\norder: x\n---\ntitle: no\n", "p.md")
    assert table.find(("order",), "value") == Place(3, 8, 1)
    assert table.find(("title",), "key") == Place(2, 1, 5)


def test_each_line_of_a_page_has_a_place() -> None:
    table = places(b"---\r\ntitle: A\r\n---\r\nText\r\n  - item  \r\n", "p.md")
    assert table.find(("body", 0), "value") == Place(4, 1, 4)
    assert table.find(("body", 1), "value") == Place(5, 3, 6)
    assert table.find(("body", 9), "value") == Place(2, 1, 5)
    assert places(b"Text\nmore\n", "p.md").find(("body", 1), "value") == Place(2, 1, 4)
