"""What the reader of YAML must accept, refuse and survive."""

from __future__ import annotations

import json
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from generator.book import source
from generator.book.places import places
from generator.findings import Finding, Place
from generator.rules import RULES

PATIENCE = 2
"""Seconds of processor time: twice what is promised, for slow machines."""

FILE = "content/roles/x.yaml"

ROLE = """\
# a comment
title: Key account manager
also_called: [Strategic account manager, "National account manager"]
level: 4
codes: {noc_2021: "60010", onet_soc: 11-2022.00}
summary: >
  Owns the client relationships
  that the company can least afford to lose.
duties:
  - {id: plan, text: Agree a plan., essential: true}
  - id: terms
    text: Negotiate — carefully.
skills:
  negotiation: 4
  planning: &p {level: 4}
  other: *p
pay:
  - {zone: CA, min: 78000.50, from: 2026-10-01}
"""


def data_of(text: str | bytes) -> Any:
    raw = text if isinstance(text, bytes) else text.encode()
    parsed = source.parse(raw, FILE)
    assert parsed.findings == ()
    return parsed.data


def only(text: str | bytes) -> Finding:
    raw = text if isinstance(text, bytes) else text.encode()
    findings = source.parse(raw, FILE).findings
    assert len(findings) == 1
    return findings[0]


def said(text: str | bytes) -> tuple[str, str, str, Place | None]:
    finding = only(text)
    assert finding.file == FILE
    return finding.code, finding.message, finding.help, finding.place


# --- what is read ---------------------------------------------------------------------------------


def test_a_role_becomes_plain_data() -> None:
    assert data_of(ROLE) == {
        "title": "Key account manager",
        "also_called": ["Strategic account manager", "National account manager"],
        "level": 4,
        "codes": {"noc_2021": "60010", "onet_soc": "11-2022.00"},
        "summary": "Owns the client relationships that the company can least afford to lose.\n",
        "duties": [
            {"id": "plan", "text": "Agree a plan.", "essential": True},
            {"id": "terms", "text": "Negotiate — carefully."},
        ],
        "skills": {"negotiation": 4, "planning": {"level": 4}, "other": {"level": 4}},
        "pay": [{"zone": "CA", "min": 78000.5, "from": "2026-10-01"}],
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("010", 10),
        ("0o17", 15),
        ("0xFf", 255),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-1.5E-3", -0.0015),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("tRUE", "tRUE"),
        ("2026-11-23", "2026-11-23"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("70,000", "70,000"),
        ("0b11", "0b11"),
        ("0o8", "0o8"),
        ("-", "-"),
        (".", "."),
        ("e3", "e3"),
        ("1e", "1e"),
        (".inf", ".inf"),
        ("-.INF", "-.INF"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("٣", "٣"),
        ("123456789012345678", 123456789012345678),
        ("1234567890123456789", "1234567890123456789"),
        ("9" * 5000, "9" * 5000),
        ("=", "="),
    ],
)
def test_a_plain_scalar_is_read_by_the_core_schema_of_yaml_1_2(text: str, value: Any) -> None:
    read = source.resolved(text)
    assert read == value
    assert type(read) is type(value)


def test_a_quoted_scalar_is_text() -> None:
    assert data_of("a: '1'\nb: \"true\"\nc: ''\nd: |\n  1\n") == {
        "a": "1",
        "b": "true",
        "c": "",
        "d": "1\n",
    }


def test_the_name_of_a_field_is_text_as_written() -> None:
    assert data_of("1: a\n010: b\ntrue: c\nno: d\n'': e\n2026-01-01: f\n") == {
        "1": "a",
        "010": "b",
        "true": "c",
        "no": "d",
        "": "e",
        "2026-01-01": "f",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_gives_the_same_data(end: str) -> None:
    assert data_of(ROLE.replace("\n", end)) == data_of(ROLE)


def test_a_byte_order_mark_is_accepted() -> None:
    assert data_of(b"\xef\xbb\xbf" + ROLE.encode()) == data_of(ROLE)


def test_a_first_document_may_have_marks_around_it() -> None:
    assert data_of("%YAML 1.2\n---\na: b\n...\n") == {"a": "b"}


def test_an_anchor_may_be_given_again() -> None:
    assert data_of("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_letters_marks_joiners_isolates_and_emoji_are_welcome() -> None:
    text = "日本語 שלום é e\u0301 👩\u200d💻 \u2066مرحبا\u2069 a\u200bb \u200fx"
    assert data_of(f'a: "{text}"\nb: {text}\n') == {"a": text, "b": text}


# --- what is refused ------------------------------------------------------------------------------


def test_a_field_given_twice_names_the_first_line_and_keeps_the_first_value() -> None:
    parsed = source.parse(b"title: A\nduties:\n  - {id: x, id: y}\ntitle: B\n", FILE)
    assert parsed.data == {"title": "A", "duties": [{"id": "x"}]}
    assert [(f.code, f.message, f.help, f.place) for f in parsed.findings] == [
        (
            "duplicate-key",
            "`id` is given twice",
            "the first is on line 3; keep one of them",
            Place(3, 13, 2),
        ),
        (
            "duplicate-key",
            "`title` is given twice",
            "the first is on line 1; keep one of them",
            Place(4, 1, 5),
        ),
    ]


def test_a_field_given_three_times_is_two_findings() -> None:
    findings = source.parse(b"a: 1\na: 2\na: 3\n", FILE).findings
    assert [f.place for f in findings] == [Place(2, 1, 1), Place(3, 1, 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1", Place(2, 1, 1)),
        ("\ta: 1", Place(1, 1, 1)),
        ("a:\n  b: 1\n\tc: 2", Place(3, 1, 1)),
        ("a:\n  b: 1\n  \tc: 2", Place(3, 3, 1)),
        ("a: |\n\ttext", Place(2, 1, 1)),
        ("a:\n  - b\n\t- c", Place(3, 1, 1)),
    ],
)
def test_a_tab_in_the_indentation_is_found(text: str, place: Place) -> None:
    assert said(text) == (
        "tab-indentation",
        "a tab in the indentation",
        "indent with spaces",
        place,
    )


def test_a_tab_elsewhere_is_space() -> None:
    assert data_of("a:\t1\nb: [\n\t2]\n") == {"a": 1, "b": [2]}


def test_bytes_that_are_not_utf_8_are_named_with_what_they_may_have_been() -> None:
    assert said("title: Montréal\n".encode("cp1252")) == (
        "not-utf8",
        "byte 0xE9 at offset 12 is not UTF-8",
        "save the file as UTF-8; in Windows-1252 this byte would be `é`",
        Place(1, 13, 1),
    )


def test_a_byte_after_wide_characters_is_placed_by_characters() -> None:
    assert only("a: é日\nb: ".encode() + b"\xff").place == Place(2, 4, 1)


def test_utf_16_is_recognised() -> None:
    assert said("title: x\n".encode("utf-16-le").join([b"\xff\xfe", b""])) == (
        "not-utf8",
        "byte 0xFF at offset 0 is not UTF-8",
        "the file looks like UTF-16; save it as UTF-8",
        Place(1, 1, 1),
    )


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x00", "U+0000 (null)"),
        ("\x07", "U+0007 (bell)"),
        ("\x1b", "U+001B (escape)"),
        ("\x7f", "U+007F (delete)"),
        ("\x85", "U+0085 (next line)"),
        ("\x9b", "U+009B (control)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u2029", "U+2029 (paragraph separator)"),
        ("\ufeff", "U+FEFF (byte order mark)"),
        ("\ufffe", "U+FFFE (control)"),
        ("\uffff", "U+FFFF (control)"),
    ],
)
@pytest.mark.parametrize("around", ["a: x{}y\n", "b: é\na: x{}y\n"])
def test_a_control_character_is_named_where_it_stands(around: str, sign: str, name: str) -> None:
    code, message, _, place = said(around.format(sign))
    assert (code, message) == ("control-character", f"{name} can't stand in a text")
    assert place == Place(around.count("\n"), 5, 1)


def test_a_control_character_written_as_an_escape_is_found_too() -> None:
    assert said('a: "x\\e[31m"\n') == (
        "control-character",
        "U+001B (escape) can't stand in a text",
        "delete it",
        Place(1, 4, 9),
    )


def test_one_control_character_many_times_is_one_finding() -> None:
    assert only("a: " + "\x01" * 5000).place == Place(1, 4, 1)


@pytest.mark.parametrize("sign", list("\u202a\u202b\u202c\u202d\u202e"))
def test_a_character_that_turns_text_is_found_and_the_rest_is_read(sign: str) -> None:
    parsed = source.parse(f"a: b{sign}c\n".encode(), FILE)
    assert parsed.data == {"a": f"b{sign}c"}
    assert [(f.code, f.place) for f in parsed.findings] == [("bidi-override", Place(1, 5, 1))]


def test_a_turning_character_written_as_an_escape_is_found_too() -> None:
    assert only('a: "\\u202e"').code == "bidi-override"


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing\n", "   \n\n", "---\n", "---\n...\n", "\ufeff"]
)
def test_a_file_with_nothing_in_it_is_empty(text: str) -> None:
    assert said(text) == ("empty-file", "the file is empty", "fill it in, or delete it", None)


def test_a_second_document_is_found_and_the_first_is_read() -> None:
    parsed = source.parse(b"a: b\n---\nc: d\n", FILE)
    assert parsed.data == {"a": "b"}
    assert [(f.code, f.message, f.place) for f in parsed.findings] == [
        ("several-documents", "a second document begins here", Place(2, 1, 3))
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: !!python/object/apply:os.system [ls]\n", Place(1, 4, 32)),
        ("a: !!str 1\n", Place(1, 4, 7)),
        ("a: !foo!bar x\n", Place(1, 4, 8)),
        ("a: !x {b: c}\n", Place(1, 4, 2)),
        ("a: ! x\n", Place(1, 4, 3)),
        ("!!str a: b\n", Place(1, 1, 7)),
        ("a: !<x\n", Place(1, 4, 3)),
    ],
)
def test_a_tag_is_found(text: str, place: Place) -> None:
    finding = only(text)
    assert (finding.code, finding.message) == ("yaml-tag", "a YAML tag can't stand in content")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (place.line, place.column)


def test_a_merge_key_is_found() -> None:
    parsed = source.parse(b"a: &x {b: 1}\nc: {<<: *x, d: 2}\n", FILE)
    assert parsed.data == {"a": {"b": 1}, "c": {"d": 2}}
    assert [(f.code, f.message, f.place) for f in parsed.findings] == [
        ("merge-key", "a merge key `<<` can't stand in content", Place(2, 5, 2))
    ]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: {c: *x}}\n", "&x a: &x [b, *x]\n"])
def test_an_alias_inside_its_own_anchor_is_found(text: str) -> None:
    code, message, _, place = said(text)
    assert code == "alias-cycle"
    assert message == "`*x` stands inside the very thing that it stands for"
    assert place is not None
    assert place.column == text.index("*x") + 1


def bomb(width: int, levels: int) -> str:
    lines = ["a0: &a0 [" + ", ".join(["lol"] * width) + "]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * width) + "]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        bomb(9, 9),
        bomb(2, 60),
        "a: &a " + "x" * 100_000 + "\nb: [" + ", ".join(["*a"] * 1000) + "]\n",
        "a: &a\n" + "".join(f"  k{n}: v\n" for n in range(5000)) + "b: [" + "*a, " * 20 + "]\n",
    ],
)
def test_aliases_that_multiply_are_stopped(text: str) -> None:
    began = time.process_time()
    assert only(text).code == "alias-bomb"
    assert time.process_time() - began < PATIENCE


def test_aliases_may_repeat_a_little() -> None:
    assert data_of(bomb(9, 4))["a3"][0][0][0][0] == "lol"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "[" * 65 + "]" * 65,
        "- " * 100_000,
        "\n".join(" " * n + "a:" for n in range(1000)),
        "a: [" * 20_000,
        "[{a: " * 20_000,
    ],
)
def test_values_nested_too_deep_are_stopped_without_a_crash(text: str) -> None:
    began = time.process_time()
    assert only(text).code == "too-deep"
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize("text", ["a: " + "{" * 100_000, "? " * 100_000])
def test_a_mapping_as_the_name_of_a_field_is_found_before_it_nests(text: str) -> None:
    assert only(text).message == "the name of a field must be plain text"


def test_values_may_nest_as_deep_as_any_content_needs() -> None:
    assert data_of("a: " + "[" * 60 + "]" * 60)["a"] == json.loads("[" * 60 + "]" * 60)


def test_a_file_of_too_many_values_is_too_large() -> None:
    began = time.process_time()
    code, message, _, _ = said("a: [" + "1," * 400_000 + "]")
    assert (code, message) == ("too-large", "the file holds more than 50,000 values")
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "the file is a list, not fields with names"),
        ("just text\n", "the file is a single text, not fields with names"),
        ("title:Foo\n", "the file is a single text, not fields with names"),
        ("42\n", "the file is a single text, not fields with names"),
        ("[]\n", "the file is a list, not fields with names"),
    ],
)
def test_a_file_without_fields_is_found(text: str, message: str) -> None:
    parsed = source.parse(text.encode(), FILE)
    assert parsed.data is None
    assert said(text)[:2] == ("not-a-mapping", message)


@pytest.mark.parametrize(
    ("text", "message", "advice", "place"),
    [
        (
            "title: Role: senior\n",
            "a second colon on this line",
            (
                "a text with a colon and a space in it goes into quotes: put them round all after "
                "`title:`"
            ),
            Place(1, 12, 1),
        ),
        (
            "title:Foo\nladder: x\n",
            "no space after the colon of `title`",
            "write `title: ` with a space",
            Place(1, 6, 1),
        ),
        (
            "a: 1\n  b: 2\n",
            "this line is indented further than the fields above",
            "begin it below the field that it stands beside",
            Place(2, 3, 1),
        ),
        (
            "a:\n  - x\n b: 1\n",
            "this line fits neither the lines above nor a field around them",
            "line it up with the line that it belongs with",
            Place(3, 2, 1),
        ),
        (
            "a: 1\n- b\n",
            "an item of a list where a field was expected",
            "line it up with the line that it belongs with",
            Place(2, 1, 1),
        ),
        (
            "a: [1, 2\nb: 3\n",
            "a comma or `]` is missing before this",
            "the `[` is on line 1; a text with a colon, comma or bracket goes into quotes",
            Place(2, 2, 1),
        ),
        (
            "a: {b: 1\n",
            "`{` is never closed",
            "add `}` at the end",
            Place(1, 4, 1),
        ),
        (
            "a: 'abc\nb: c\n",
            "the quote ' that opens here is never closed",
            "add ' at the end of the text",
            Place(1, 4, 1),
        ),
        (
            'a: "x\n---\nb: c\n',
            'the quote " that opens here is never closed',
            'add " at the end of the text',
            Place(1, 4, 1),
        ),
        (
            "a: 'it's'\n",
            "text after the end of a quoted text",
            "inside single quotes write '' for an apostrophe, or use double quotes round the text",
            Place(1, 8, 1),
        ),
        (
            'a: "say "hi""\n',
            "text after the end of a quoted text",
            'inside double quotes write \\" for a quote, or use single quotes round the text',
            Place(1, 10, 1),
        ),
        (
            'a: "C:\\dir"\n',
            "a backslash and a character that make no sign together",
            "write the text in single quotes, where a backslash is a character",
            Place(1, 7, 1),
        ),
        (
            "a: @home\n",
            "a text can't begin with `@`",
            "put the text in quotes if it is meant literally",
            Place(1, 4, 1),
        ),
        (
            "a: 50\nb: %x\n",
            "a text can't begin with `%`",
            "put the text in quotes if it is meant literally",
            Place(2, 4, 1),
        ),
        (
            "a: **bold**\n",
            "a text can't begin with `*`",
            "put the text in quotes if it is meant literally",
            Place(1, 4, 1),
        ),
        (
            "a: *bold\n",
            "`*bold` stands for nothing",
            "put the text in quotes if the star belongs to it",
            Place(1, 4, 5),
        ),
        (
            "a: & b\n",
            "a text can't begin with `&`",
            "put the text in quotes if it is meant literally",
            Place(1, 4, 1),
        ),
        (
            "a: - b\n",
            "a list can't begin on the line of its key",
            "put each `- ` on a line of its own, below the key",
            Place(1, 4, 1),
        ),
        (
            "a: > text\n  x\n",
            "text on the line of `|` or `>`",
            "begin the text on the next line, indented",
            Place(1, 6, 1),
        ),
        (
            "a: b\nstray text\nc: d\n",
            "this line is neither a field nor part of a text",
            "a field is `name: value`; a text that goes on is indented below its field",
            Place(2, 1, 1),
        ),
        (
            "a: ]\n",
            "a value is missing here",
            "look for a comma or bracket too many; a text of signs goes into quotes",
            Place(1, 4, 1),
        ),
        (
            "a: [b,, c]\n",
            "a value is missing here",
            "look for a comma or bracket too many; a text of signs goes into quotes",
            Place(1, 7, 1),
        ),
        (
            "{a: b}}\n",
            "nothing can follow the end of the content",
            "look for a bracket or a line `...` too many",
            Place(1, 7, 1),
        ),
        (
            "%x\n",
            "a line can't begin with `%`",
            "put the text in quotes if it is meant literally",
            Place(1, 3, 1),
        ),
        ("[a]: b\n", "the name of a field must be plain text", "", Place(1, 1, 1)),
        ("*a : b\n", "the name of a field must be plain text", "", Place(1, 1, 2)),
        (": b\n", "the name of a field is missing before the colon", "", Place(1, 1, 1)),
        (
            "k" * 2000 + ": v\n",
            "a key of more than 1,024 characters",
            "put the text in quotes if it is meant literally",
            Place(1, 1, 1),
        ),
    ],
)
def test_a_slip_in_the_grammar_is_explained_where_it_is(
    text: str, message: str, advice: str, place: Place
) -> None:
    parsed = source.parse(text.encode(), FILE)
    assert parsed.data is None
    finding = only(text)
    assert (finding.code, finding.message) == ("syntax", message)
    assert finding.place == place
    assert finding.help == advice or not advice


def test_places_count_characters_and_not_bytes() -> None:
    assert only("日本: é\n本: x: y\n").place == Place(2, 5, 1)


def test_places_are_right_after_crlf() -> None:
    assert only("a: b\r\nc: d\r\ne: f: g\r\n").place == Place(3, 5, 1)


# --- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "on", "place"),
    [
        ((), "value", Place(2, 1, 5)),
        (("title",), "key", Place(2, 1, 5)),
        (("title",), "value", Place(2, 8, 19)),
        (("also_called", 1), "value", Place(3, 42, 26)),
        (("also_called",), "value", Place(3, 14, 55)),
        (("codes", "noc_2021"), "value", Place(5, 19, 7)),
        (("summary",), "value", Place(7, 3, 29)),
        (("summary",), "key", Place(6, 1, 7)),
        (("duties", 0), "value", Place(10, 5, 48)),
        (("duties", 0), "key", Place(10, 5, 48)),
        (("duties", 1), "value", Place(11, 5, 2)),
        (("duties", 1, "text"), "value", Place(12, 11, 22)),
        (("duties", 1, "text"), "key", Place(12, 5, 4)),
        (("skills", "other"), "value", Place(16, 10, 2)),
        (("pay", 0, "min"), "value", Place(18, 21, 8)),
        (("nothing",), "value", Place(2, 1, 5)),
        (("duties", 7), "value", Place(9, 1, 6)),
        (("duties", 1, "essential"), "value", Place(11, 5, 2)),
        (("skills", "negotiation", "level"), "value", Place(14, 3, 11)),
        (("skills", "other", "level"), "value", Place(16, 3, 5)),
    ],
)
def test_every_path_has_a_place_or_that_of_what_is_around_it(
    at: tuple[str | int, ...], on: str, place: Place
) -> None:
    assert places(ROLE.encode()).find(at, on) == place


def test_a_file_that_breaks_off_has_the_places_before_the_break() -> None:
    assert places(b"a: 1\nb: 'x\n").find(("a",), "value") == Place(1, 4, 1)


def test_a_text_over_several_lines_is_placed_by_its_first() -> None:
    assert places(b"a: 'x y\n  z'\nb: one\n  two\n").find(("a",), "value") == Place(1, 4, 4)


def test_an_empty_file_has_no_places() -> None:
    assert places(b"").find((), "value") is None
    assert places(b"\xff\xfe").find(("a",), "value") is None


def test_nothing_but_the_reader_imports_yaml() -> None:
    folder = Path(__file__).parent.parent / "generator"
    sources = {path.name: path.read_text("utf-8") for path in folder.rglob("*.py")}
    assert len(sources) > 20
    importing = re.compile(r"^\s*(?:import|from) yaml\b", re.MULTILINE)
    assert [name for name, text in sources.items() if importing.search(text)] == ["source.py"]


# --- fuzz -----------------------------------------------------------------------------------------


def survives(raw: bytes) -> None:
    """Reading ends soon, in plain data or findings of known codes with places in the file."""
    began = time.process_time()
    for file in ("x.yaml", "x.md"):
        parsed = source.parse(raw, file) if file == "x.yaml" else source.parse_page(raw, file)[0]
        assert parsed.data is None or isinstance(parsed.data, dict)
        assert parsed.data is not None or parsed.findings or not raw
        lines = raw.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in parsed.findings:
            assert finding.code in RULES
            assert finding.message
            if finding.place:
                assert 1 <= finding.place.line <= len(lines)
                assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
        if parsed.data is not None:
            json.dumps(parsed.data, allow_nan=False)
        places(raw, file).find(("a", 0, "b"), "value")
    assert time.process_time() - began < PATIENCE


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_survived(raw: bytes) -> None:
    survives(raw)


@settings(max_examples=300)
@given(st.text(alphabet="ab01 \n\t:-,[]{}&*!|>'\"%@`#?.<\\é\u202e\x07\r", max_size=60))
def test_any_mix_of_yaml_signs_is_survived(text: str) -> None:
    survives(text.encode())


def test_mutations_of_a_role_are_survived() -> None:
    chance = random.Random(7)  # noqa: S311 - the same mutations each time
    base = ROLE.encode()
    bits = [b"\t", b":", b"- ", b"[", b"}", b"\n", b"\xff", b"&p ", b"*p", b"!", b"'", b'"', b"#"]
    for _ in range(1500):
        raw = bytearray(base)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(raw))
            end = at + chance.choice([0, 0, 1, 2, 20])
            raw[at:end] = chance.choice([b"", chance.choice(bits), bytes([chance.randrange(256)])])
        survives(bytes(raw))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "9" * 900_000,
        "a: " + "x" * 1_000_000,
        "x" * 1_000_000,
        "x" * 1_000_000 + ": 1",
        "a: '" + "''" * 500_000,
        "a: " + "!" * 100_000,
        "&a " * 100_000,
        "a: " + "*" * 100_000,
        "#" * 1_000_000,
        "\n" * 1_000_000,
        "a: |\n" + " x\n" * 300_000,
        "a: " + "\n " * 300_000 + "b",
        "a: [" + "[]," * 200_000,
        "a: {" + "b: c," * 200_000,
        "".join(f"k{n}: v\n" for n in range(45_000)),
        "a: 1\n" * 40_000,
        "".join(f"k{n}: &k{n} v\n" for n in range(40_000)),
        "--- \n" * 100_000,
        "a: " + "-" * 500_000,
        'a: "' + "\\x07" * 100_000 + '"',
        "a: " + "é" * 400_000 + "\x07",
        "%TAG ! x\n" * 10_000,
        "- a\n" * 49_000,
        "\ufeff" * 200_000,
        "a: &a [" + "&b [*a]," * 10,
        "a: [" + "!x y," * 40_000 + "]",
        "<<: 1\n" * 40_000,
        "".join(f"- k{n}: *k\n" for n in range(20_000)),
    ],
)
def test_a_pathological_file_is_read_or_refused_within_a_second(text: str) -> None:
    raw = text.encode()[: source.SIZE]
    began = time.process_time()
    source.parse(raw, FILE)
    assert time.process_time() - began < PATIENCE
