"""Each style shows the same findings: for people with line and caret, for machines as data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from generator import __version__
from generator.cli import SEVERITIES
from generator.findings import Finding, Place
from generator.reporters import STYLES, at_least, report, summary, visible
from generator.rules import RULES

SCHEMA = Path(__file__).parent / "tools" / "sarif-2.1.0.json"
"""From npm's @microsoft/jest-sarif (MIT), which has it from OASIS."""

ROLE = "content/roles/key-account-manager.yaml"
UNKNOWN = Finding(
    "unknown-field",
    ROLE,
    "`titel` is not a field of a role",
    "did you mean `title`?",
    at=("titel",),
    on="key",
)
NO_FILES: dict[str, bytes] = {}
FILES = {ROLE: b"# a role\ntitel: Key account manager\nlevel: 4\n"}


def text(findings: list[Finding], files: dict[str, bytes] | None = None) -> str:
    return report(findings, "text", (FILES if files is None else files).get)


def under(line: str, place: Place) -> tuple[str, str]:
    """The source line and the carets as shown, without the margin."""
    shown = text([Finding("syntax", "a.yaml", "m", place=place)], {"a.yaml": line.encode()})
    _, _, _, source, caret, *_ = shown.split("\n")
    assert source.startswith("1 | ")
    assert caret.startswith("  | ")
    return source[4:], caret[4:]


# --- text -----------------------------------------------------------------------------------------


def test_a_finding_shows_its_line_and_a_caret() -> None:
    assert text([UNKNOWN]) == (
        "error[unknown-field]: `titel` is not a field of a role\n"
        " --> content/roles/key-account-manager.yaml:2:1\n"
        "  |\n"
        "2 | titel: Key account manager\n"
        "  | ^^^^^\n"
        "  = help: did you mean `title`?\n"
        "\n"
        "1 error\n"
    )


def test_the_margin_is_as_wide_as_the_line_number() -> None:
    files = {"a.yaml": b"\n" * 99 + b"a: b\n"}
    finding = Finding("bad-id", "a.yaml", "m", "h", at=("a",))
    assert text([finding], files) == (
        "error[bad-id]: m\n"
        "   --> a.yaml:100:4\n"
        "    |\n"
        "100 | a: b\n"
        "    |    ^\n"
        "    = help: h\n"
        "\n"
        "1 error\n"
    )


def test_a_finding_without_a_place_shows_its_file_alone() -> None:
    finding = Finding("empty-file", "a.yaml", "the file is empty", "fill it in, or delete it")
    assert text([finding], {"a.yaml": b""}) == (
        "error[empty-file]: the file is empty\n"
        " --> a.yaml\n"
        "  = help: fill it in, or delete it\n"
        "\n"
        "1 error\n"
    )


def test_a_finding_without_a_file_shows_its_message_alone() -> None:
    assert text([Finding("disk-full", "", "the disk is full")]) == (
        "error[disk-full]: the disk is full\n\n1 error\n"
    )


def test_a_file_that_is_gone_is_named_without_a_line() -> None:
    assert text([UNKNOWN], {}) == (
        "error[unknown-field]: `titel` is not a field of a role\n"
        " --> content/roles/key-account-manager.yaml\n"
        "  = help: did you mean `title`?\n"
        "\n"
        "1 error\n"
    )


def test_a_place_past_the_end_of_the_file_has_an_empty_line() -> None:
    assert under("a: b", Place(1, 99, 3)) == ("a: b", "    ^")
    shown = text([Finding("syntax", "a", "m", place=Place(7, 1))], {"a": b"x"})
    assert shown == "error[syntax]: m\n --> a:7:1\n  |\n7 |\n  | ^\n\n1 error\n"


@pytest.mark.parametrize(
    ("line", "place", "shown", "caret"),
    [
        ("title: x", Place(1, 1, 5), "title: x", "^^^^^"),
        ("日本: 語", Place(1, 5, 1), "日本: 語", "      ^^"),
        ("e\u0301te\u0301: x", Place(1, 1, 5), "e\u0301te\u0301: x", "^^^"),
        ("a\tb: c", Place(1, 3, 1), "a    b: c", "     ^"),
        ("a\tb: c", Place(1, 2, 1), "a    b: c", " ^^^^"),
        ("a: x\u202ey", Place(1, 5, 1), "a: x<U+202E>y", "    ^^^^^^^^"),
        ("a: \x1b[31m", Place(1, 4, 1), "a: ␛[31m", "   ^"),
        ("a: x\u0301", Place(1, 5, 1), "a: x\u0301", "    ^"),
        ("a: 👩\u200d💻 b", Place(1, 8, 1), "a: 👩\u200d💻 b", "        ^"),
        ("a: \u2067אב\u2069", Place(1, 5, 2), "a: <U+2067>אב<U+2069>", "           ^^"),
        ("\ufeffa: b", Place(1, 1, 1), "a: b", "^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(
    line: str, place: Place, shown: str, caret: str
) -> None:
    assert under(line, place) == (shown, caret)


def test_a_long_line_is_cut_at_its_end() -> None:
    source, caret = under("a: " + "x" * 500, Place(1, 4, 2))
    assert source == "a: " + "x" * 93 + "…"
    assert caret == "   ^^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "a" * 300 + "BAD" + "c" * 300
    source, caret = under(line, Place(1, 301, 3))
    assert source == "…" + "a" * 30 + "BAD" + "c" * 63 + "…"
    assert caret == " " * 31 + "^^^"


def test_a_long_value_is_underlined_as_far_as_it_is_shown() -> None:
    source, caret = under("a: " + "x" * 500, Place(1, 4, 500))
    assert caret == "   " + "^" * 93
    assert len(source) == 97


def test_a_cut_does_not_part_a_letter_from_its_marks() -> None:
    source, _ = under("e\u0301" * 300, Place(1, 401, 1))
    assert source.startswith("…e\u0301")


@given(st.text(max_size=20))
def test_nothing_in_a_message_can_drive_a_terminal(message: str) -> None:
    finding = Finding("syntax", f"{message}.yaml", message, message, place=Place(1, 1, 3))
    files = {finding.file: message.encode(errors="replace")}
    for style in ("text", "concise", "json", "github", "sarif"):
        shown = report([finding], style, files.get)
        assert all(sign == "\n" or sign.isprintable() or ord(sign) >= 0xA0 for sign in shown)
        assert not set(shown) & set(
            "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )


def test_what_cannot_be_seen_is_made_visible_on_one_line() -> None:
    assert visible("a\nb\x00c\x7fd\x9be\u2028f\ufeffg\th") == (
        "a␊b␀c<U+007F>d<U+009B>e<U+2028>f<U+FEFF>g    h"
    )


def test_at_most_twenty_findings_of_a_file_are_shown_and_the_rest_counted() -> None:
    files = {"a.yaml": b"x: y\n" * 30, "b.yaml": b"x: y\n"}
    findings = [Finding("syntax", "a.yaml", "m", place=Place(n, 1)) for n in range(1, 26)]
    shown = text([*findings, Finding("syntax", "b.yaml", "m", place=Place(1, 1))], files)
    assert shown.count("error[syntax]") == 21
    assert "20 | x: y" in shown
    assert "21 | x: y" not in shown
    assert "\nand 5 more in a.yaml\n" in shown
    assert shown.endswith("\n26 errors\n")


def test_the_worst_stand_last_next_to_the_count_else_by_file_and_line() -> None:
    places = [("a.yaml", 1), ("a.yaml", 2), ("b.yaml", 1)]
    codes = ["syntax", "no-site", "html-in-text"]
    found = [Finding(c, file, "m", place=Place(n, 1)) for c in codes for file, n in places]
    lines = text(found, {}).splitlines()
    heads = [line.split(":")[0] for line in lines if "[" in line]
    wheres = [line.removeprefix(" --> ") for line in lines if "-->" in line]
    assert heads == [
        *["advice[no-site]"] * 3,
        *["warning[html-in-text]"] * 3,
        *["error[syntax]"] * 3,
    ]
    assert wheres == ["a.yaml:1:1", "a.yaml:2:1", "b.yaml:1:1"] * 3
    assert lines[-1] == "3 errors, 3 warnings, 3 advice"


def test_what_is_at_least_so_severe_is_picked_in_its_order() -> None:
    found = [Finding(code, "f", "m") for code in ("no-site", "syntax", "html-in-text", "bad-id")]
    picked = {least: [f.code for f in at_least(found, least)] for least in SEVERITIES}
    assert picked == {
        "error": ["syntax", "bad-id"],
        "warning": ["syntax", "html-in-text", "bad-id"],
        "advice": ["no-site", "syntax", "html-in-text", "bad-id"],
    }


def test_of_many_findings_the_errors_are_shown_first() -> None:
    advice = [Finding("no-site", "a.yaml", "m", place=Place(n, 1)) for n in range(1, 26)]
    shown = text([*advice, Finding("syntax", "a.yaml", "m", place=Place(99, 1))], {})
    assert shown.count("advice[no-site]") == 19
    assert shown.count("error[syntax]") == 1
    assert shown.index("advice[no-site]") < shown.index("error[syntax]")


def test_colour_marks_the_severity_and_changes_no_word() -> None:
    shown = report([UNKNOWN], "text", FILES.get, color=True)
    assert shown.startswith("\x1b[1;31merror[unknown-field]\x1b[0m: `titel`")
    plain = shown
    for code in ("1;31", "34", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == text([UNKNOWN])


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "no findings"),
        (["syntax"], "1 error"),
        (["syntax", "bad-id", "html-in-text", "no-site"], "2 errors, 1 warning, 1 advice"),
        (["no-site", "isolated-role"], "2 advice"),
        (["html-in-text", "missing-glyph"], "2 warnings"),
    ],
)
def test_the_last_line_counts(codes: list[str], words: str) -> None:
    findings = [Finding(code, "a.yaml", "m") for code in codes]
    assert summary(findings) == words
    assert text(findings, {}).splitlines()[-1] == words


@pytest.mark.parametrize("style", ["text", *STYLES])
def test_the_order_does_not_depend_on_how_findings_came(style: str) -> None:
    findings = [Finding(code, file, "m") for code in sorted(RULES)[:5] for file in ("a", "b", "")]
    forward = report(findings, style, NO_FILES.get)
    assert report(findings[::-1], style, NO_FILES.get) == forward


# --- for machines ---------------------------------------------------------------------------------


def test_concise_is_one_line_a_finding() -> None:
    findings = [UNKNOWN, Finding("empty-file", "a.yaml", "the file is empty")]
    findings.append(Finding("disk-full", "", "the disk is full"))
    assert report(findings, "concise", FILES.get) == (
        "error[disk-full] the disk is full\n"
        "a.yaml: error[empty-file] the file is empty\n"
        "content/roles/key-account-manager.yaml:2:1: error[unknown-field] `titel` is not a field "
        "of a role\n"
    )


@pytest.mark.parametrize(
    ("style", "last"),
    [("concise", "a.yaml: and 2 more"), ("github", "::notice::and 2 more in a.yaml")],
)
def test_a_style_of_lines_lists_a_thousand_findings_of_a_file_errors_first(
    style: str, last: str
) -> None:
    advice = [Finding("no-site", "a.yaml", "m", place=Place(n, 1)) for n in range(1, 1002)]
    findings = [*advice, Finding("syntax", "a.yaml", "m", place=Place(2000, 1))]
    lines = report(findings, style, NO_FILES.get).splitlines()
    assert (len(lines), lines[-1]) == (1001, last)
    assert "error[syntax]" in lines[-2]
    assert len(json.loads(report(findings, "json", NO_FILES.get))["findings"]) == 1002


def test_json_has_a_stable_shape() -> None:
    assert json.loads(report([UNKNOWN], "json", FILES.get)) == {
        "version": 1,
        "findings": [
            {
                "code": "unknown-field",
                "severity": "error",
                "file": "content/roles/key-account-manager.yaml",
                "line": 2,
                "column": 1,
                "length": 5,
                "at": ["titel"],
                "message": "`titel` is not a field of a role",
                "help": "did you mean `title`?",
            }
        ],
        "summary": {"error": 1, "warning": 0, "advice": 0},
    }


def test_json_says_null_for_what_is_not_known() -> None:
    data = json.loads(report([Finding("disk-full", "", "m")], "json", FILES.get))
    (finding,) = data["findings"]
    assert {name for name, value in finding.items() if value is None} == {
        "file",
        "line",
        "column",
        "length",
        "help",
    }


def test_github_gets_one_annotation_a_finding() -> None:
    assert report([UNKNOWN], "github", FILES.get) == (
        "::error file=content/roles/key-account-manager.yaml,line=2,endLine=2,col=1,endColumn=6,"
        "title=error[unknown-field]::`titel` is not a field of a role%0Ahelp: did you mean "
        "`title`?\n"
    )


def test_github_escapes_what_its_commands_are_made_of() -> None:
    finding = Finding("html-in-text", "a,b:c%.md", "100%, a:b\n::error::x\r")
    assert report([finding], "github", NO_FILES.get) == (
        "::warning file=a%2Cb%3Ac%25.md,title=warning[html-in-text]::100%25, a:b␊::error::x␍\n"
    )


def test_github_calls_advice_a_notice() -> None:
    assert report([Finding("no-site", "", "m")], "github", NO_FILES.get) == (
        "::notice title=advice[no-site]::m\n"
    )


def sarif(findings: list[Finding], files: dict[str, bytes]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(report(findings, "sarif", files.get))
    return data


def test_sarif_names_tool_rule_and_place() -> None:
    (run,) = sarif([UNKNOWN], FILES)["runs"]
    rule = RULES["unknown-field"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"] == {
        "name": "Rolebook",
        "version": __version__,
        "rules": [
            {
                "id": "unknown-field",
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": f"{rule.what} {rule.why}"},
                "help": {"text": rule.fix},
                "defaultConfiguration": {"level": "error"},
            }
        ],
    }
    assert run["results"] == [
        {
            "ruleId": "unknown-field",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "`titel` is not a field of a role; did you mean `title`?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": ROLE, "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 2, "startColumn": 1, "endColumn": 6},
                    }
                }
            ],
        }
    ]


def test_sarif_writes_file_names_as_addresses_and_braces_twice() -> None:
    finding = Finding("bad-id", "content/é à%.yaml", "write {title: …}")
    (result,) = sarif([finding], {})["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "content/%C3%A9%20%C3%A0%25.yaml"
    assert result["message"]["text"] == "write {{title: …}}"


def validated(path: Path) -> int:
    options = ["--regex-variant", "python", "--schemafile", str(SCHEMA)]
    command = ["-m", "check_jsonschema", *options, str(path)]
    return subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode


def test_sarif_keeps_to_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "all.sarif"
    findings = [Finding(code, "a b.yaml", "m {x}", "h", place=Place(2, 1, 4)) for code in RULES]
    findings += [Finding("disk-full", "", "m"), Finding("empty-file", "c.yaml", "m"), UNKNOWN]
    path.write_text(report(findings, "sarif", FILES.get), encoding="utf-8")
    assert validated(path) == 0
    path.write_text(report([], "sarif", FILES.get), encoding="utf-8")
    assert validated(path) == 0


def test_the_schema_of_sarif_rejects_a_line_zero(tmp_path: Path) -> None:
    path = tmp_path / "bad.sarif"
    data = sarif([UNKNOWN], FILES)
    region = data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["startLine"] = 0
    path.write_text(json.dumps(data), encoding="utf-8")
    assert validated(path) == 1
