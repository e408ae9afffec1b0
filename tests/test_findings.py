"""Findings are values with an order and a JSON form; every code has a rule that explains it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz  # noqa: F401 - how hypothesis is used here
from generator.findings import Finding, Place, count, in_order
from generator.rules import RULES, WIDTH, explain

ALL = st.builds(
    Finding,
    code=st.sampled_from(sorted(RULES)),
    file=st.sampled_from(["", "a.yaml", "b.yaml"]),
    message=st.text(max_size=5),
    help=st.text(max_size=5),
    at=st.lists(st.integers(0, 3) | st.text(max_size=3), max_size=3).map(tuple),
    on=st.sampled_from(["key", "value"]),
    place=st.none() | st.builds(Place, st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)),
)


def test_the_severity_of_a_finding_is_that_of_its_rule() -> None:
    codes = ("syntax", "html-in-text", "no-site")
    severities = [Finding(code, "f", "m").severity for code in codes]
    assert severities == ["error", "warning", "advice"]


@given(ALL)
def test_a_finding_survives_json(finding: Finding) -> None:
    assert Finding.from_dict(json.loads(json.dumps(finding.to_dict()))) == finding


def test_a_finding_as_json_has_these_fields() -> None:
    finding = Finding("syntax", "a.yaml", "m", "h", ("x", 0), "key", Place(1, 2, 3))
    assert finding.to_dict() == {
        "code": "syntax",
        "file": "a.yaml",
        "message": "m",
        "help": "h",
        "at": ["x", 0],
        "on": "key",
        "place": [1, 2, 3],
    }


def test_findings_stand_in_the_order_of_file_then_place_then_code() -> None:
    ordered = [
        Finding("no-site", "", "m"),
        Finding("empty-file", "a.yaml", "m"),
        Finding("syntax", "a.yaml", "m", place=Place(1, 2)),
        Finding("bad-id", "a.yaml", "m", place=Place(2, 1)),
        Finding("syntax", "a.yaml", "m", place=Place(2, 1)),
        Finding("syntax", "a.yaml", "m", place=Place(10, 1)),
        Finding("bad-id", "b.yaml", "m", at=("duties", 2)),
        Finding("bad-id", "b.yaml", "m", at=("duties", 10)),
        Finding("bad-id", "b.yaml", "m", at=("title",)),
    ]
    assert in_order(reversed(ordered)) == ordered


def test_the_same_finding_is_kept_once() -> None:
    assert in_order([Finding("syntax", "a", "m")] * 3) == [Finding("syntax", "a", "m")]


@given(st.lists(ALL, max_size=8), st.randoms())
def test_the_order_does_not_depend_on_how_findings_came(
    findings: list[Finding],
    chance: st.randoms,  # type: ignore[valid-type]  # hypothesis makes the type as it runs
) -> None:
    shuffled = findings[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # see above
    assert in_order(shuffled) == in_order(findings)


def test_findings_are_counted_by_severity_worst_first() -> None:
    found = [Finding(code, "f", "m") for code in ("no-site", "syntax", "bad-id")]
    assert list(count(found).items()) == [("error", 2), ("warning", 0), ("advice", 1)]


def test_what_a_build_with_nothing_to_do_imports_is_light() -> None:
    """Start-up matters: findings and rules load no library of others, and no slow one of ours."""
    script = textwrap.dedent("""
        import sys
        import generator.findings, generator.rules, generator.reporters
        heavy = {"pydantic", "jinja2", "babel", "yaml", "click", "difflib", "textwrap"}
        print(sorted(heavy & set(sys.modules)))
    """)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


# --- rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_is_written_out(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert rule.title[0] == rule.title[0].lower() or rule.title.startswith(("HTML", "YAML"))
    assert not rule.title.endswith(".")
    for text in (rule.what, rule.why, rule.fix):
        assert text.endswith((".", "`."))
        assert text[0] == text[0].upper()
        assert "  " not in text


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_explanation_fits_a_terminal(code: str) -> None:
    text = explain(code)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.startswith(f"{RULES[code].severity}[{code}]: {RULES[code].title}\n")
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_an_explanation_says_what_why_who_and_how() -> None:
    assert explain("duplicate-key") == textwrap.dedent("""\
        error[duplicate-key]: a field is given twice

        What it means
          One mapping has the same key two times.

        Why it matters
          Most YAML readers keep the last one in silence, so that what you see first isn't what
          gets published.

        Who says so
          YAML 1.2, yaml.org/spec/1.2.2, section 3.2.1.3: keys are unique.

        How to fix it
          Keep one of the two. If both hold something, join them.

        How to silence it
          An error can't be silenced.
        """)


def test_an_explanation_of_a_warning_says_how_to_silence_it() -> None:
    assert explain("html-in-text").endswith(
        "How to silence it\n"
        "  If it may stand, give the reason in the file that it is found in:\n"
        "  silence: [{code: html-in-text, reason: …}]\n"
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("unknown-feld", "did you mean `unknown-field`"),
        ("xyzzy", "`xyzzy` is not a code"),
        ("x" * 5000, "`" + "x" * 60 + "` is not a code"),
    ],
)
def test_an_unknown_code_is_answered_with_those_like_it(word: str, message: str) -> None:
    with pytest.raises(LookupError) as caught:
        explain(word)
    assert message in caught.value.args[0]
