"""What pydantic says of content becomes one finding a mistake, in plain words, at a real path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

import fuzz  # noqa: F401 - how hypothesis is used here
from generator.book import model
from generator.book.complaints import MOST, validate
from generator.book.hints import fields_of

if TYPE_CHECKING:
    from generator.findings import Finding

FILE = "content/roles/x.yaml"

BAND = {"zone": "CA", "currency": "CAD", "period": "year", "min": 1, "max": 2, "from": "2026-01-01"}
STEP = {"role": "y", "kind": "promotion"}
FIGURE = {
    "id": "a",
    "place": "CA",
    "currency": "CAD",
    "period": "year",
    "statistic": "average",
    "amount": 1,
    "source": "s",
    "as_of": "2024",
}
ROLE: dict[str, Any] = {
    "title": "T",
    "ladder": "l",
    "track": "t",
    "level": 1,
    "summary": "S",
    "duties": [{"id": "d", "text": "D"}],
    "skills": {},
}
POSTING: dict[str, Any] = {
    "requisition": "R-1",
    "role": "x",
    "location": "y",
    "work_mode": "remote",
    "posted": "2026-01-01",
    "closes": "ongoing",
    "vacancy": "existing",
    "ai_screening": False,
    "apply": "https://example.com/",
}


def found(cls: type, data: object) -> list[Finding]:
    return validate(TypeAdapter(cls), data, FILE)[1]


def told(cls: type, data: object) -> list[tuple[str, str, str, tuple[str | int, ...], str]]:
    findings = found(cls, data)
    assert all(finding.file == FILE for finding in findings)
    return [(f.code, f.message, f.help, f.at, f.on) for f in findings]


def role(**changes: Any) -> dict[str, Any]:
    return ROLE | changes


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in ROLE.items() if key != name}


def test_good_data_gives_the_thing_and_no_findings() -> None:
    thing, findings = validate(TypeAdapter(model.Role), ROLE, FILE)
    assert isinstance(thing, model.Role)
    assert thing.duties[0].text == "D"
    assert findings == []


def test_bad_data_gives_no_thing() -> None:
    assert validate(TypeAdapter(model.Role), {}, FILE)[0] is None


def test_paths_begin_with_the_path_of_the_data() -> None:
    findings = validate(TypeAdapter(model.Duty), {"id": "x"}, FILE, ("duties", 3))[1]
    assert [f.at for f in findings] == [("duties", 3)]


# --- names ----------------------------------------------------------------------------------------


def test_an_unknown_field_that_resembles_a_missing_one_is_one_finding() -> None:
    assert told(model.Role, without("title") | {"titel": "T"}) == [
        (
            "unknown-field",
            "`titel` is not a field of a role",
            "did you mean `title`?",
            ("titel",),
            "key",
        )
    ]


@pytest.mark.parametrize("name", ["Title", "TITLE", " title", "titles"])
def test_names_are_compared_without_case_and_signs(name: str) -> None:
    (finding,) = found(model.Role, without("title") | {name: "T"})
    assert finding.help == "did you mean `title`?"


def test_an_unknown_field_and_a_missing_one_that_differ_are_two_findings() -> None:
    codes = [f.code for f in found(model.Role, without("title") | {"wibble": "T"})]
    assert codes == ["unknown-field", "missing-field"]


def test_an_unknown_field_may_be_meant_for_one_that_is_optional() -> None:
    (finding,) = found(model.Role, role(also_caled=["x"]))
    assert finding.help == "did you mean `also_called`?"


def test_no_field_is_suggested_that_is_there_already() -> None:
    (finding,) = found(model.Tool, {"name": "x", "nam": "y"})
    assert finding.help == "delete it"


def test_the_fields_that_are_left_are_listed_when_they_are_few() -> None:
    (finding,) = found(model.Duty, {"id": "a", "text": "b", "wibble": 1})
    assert finding.help == "it can still have: essential"


def test_a_field_is_known_by_the_name_that_stands_in_files() -> None:
    band = {key: value for key, value in BAND.items() if key != "from"}
    assert told(model.Role, role(pay=[band | {"frm": "2026-01-01"}])) == [
        (
            "unknown-field",
            "`frm` is not a field of a pay band",
            "did you mean `from`?",
            ("pay", 0, "frm"),
            "key",
        )
    ]


def test_a_missing_field_points_at_what_lacks_it_and_says_what_it_is_for() -> None:
    assert told(model.Role, role(duties=[{"id": "a", "text": "b"}, {"id": "c"}])) == [
        (
            "missing-field",
            "`text` is missing",
            "a duty needs it: one sentence that begins with a verb",
            ("duties", 1),
            "key",
        )
    ]


def test_a_field_missing_at_the_top_points_at_the_file() -> None:
    assert told(model.Role, without("title")) == [
        (
            "missing-field",
            "`title` is missing",
            "a role needs it: the title, as on a business card",
            (),
            "key",
        )
    ]


@pytest.mark.parametrize(
    ("name", "code", "advice"),
    [
        (
            "source",
            "market-no-source",
            "name the source's id, and describe it in sources.yaml",
        ),
        ("as_of", "market-no-date", "write the date that the source gives, or `undated`"),
    ],
)
def test_a_market_figure_without_source_or_date_has_a_code_of_its_own(
    name: str, code: str, advice: str
) -> None:
    lacking = {key: value for key, value in FIGURE.items() if key != name}
    message = f"a market figure without `{name}`"
    assert told(model.Role, role(market=[lacking])) == [
        (code, message, advice, ("market", 0), "key")
    ]
    assert told(model.Role, role(market=[FIGURE | {name: None}])) == [
        (code, message, advice, ("market", 0, name), "key")
    ]


# --- kinds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "message", "advice"),
    [
        ("title", 5, "`title` must be text, not `5`", 'put it in quotes: "5"'),
        ("title", True, "`title` must be text, not `true`", 'put it in quotes: "true"'),
        (
            "title",
            ["x"],
            "`title` must be text, not a list",
            "`title`: the title, as on a business card",
        ),
        ("level", "4", "`level` must be a whole number, not text", "delete the quotes"),
        (
            "level",
            "four",
            "`level` must be a whole number, not text",
            "`level`: its level on that ladder",
        ),
        ("level", 4.5, "`level` must be a whole number, not `4.5`", "write 4"),
        (
            "level",
            True,
            "`level` must be a whole number, not `true`",
            "`level`: its level on that ladder",
        ),
        (
            "entry",
            "yes",
            "`entry` must be true or false, not text",
            "write true or false, without quotes",
        ),
        ("also_called", "Boss", "`also_called` must be a list, not text", "write a list: [Boss]"),
        (
            "also_called",
            "One, two: three",
            "`also_called` must be a list, not text",
            "write a list: [one, another]",
        ),
        (
            "skills",
            ["negotiation"],
            "`skills` must be fields with names, not a list",
            "write each as `name: value`",
        ),
        (
            "codes",
            "60010",
            "`codes` must be fields with names, not text",
            "write {noc_2021: …, onet_soc: …, none: …}",
        ),
        (
            "duties",
            {"a": 1},
            "`duties` must be a list, not fields with names",
            "write a list: [one, another]",
        ),
        (
            "tools",
            None,
            "`tools` has no value",
            "write a list: tools of skills.yaml; or delete the line",
        ),
        (
            "title",
            None,
            "`title` has no value",
            "write text: the title, as on a business card",
        ),
    ],
)
def test_a_value_of_another_kind_says_what_is_wanted_and_what_is_there(
    field: str, value: object, message: str, advice: str
) -> None:
    on = "key" if value is None else "value"
    assert told(model.Role, role(**{field: value})) == [
        ("wrong-type", message, advice, (field,), on)
    ]


def test_an_item_of_a_list_is_counted_from_one() -> None:
    assert told(model.Role, role(next=[STEP, "director"])) == [
        (
            "wrong-type",
            "item 2 of `next` must be a step, not text",
            "write {role: …, kind: …}",
            ("next", 1),
            "value",
        )
    ]


def test_a_number_may_be_whole_or_not_and_is_one_finding_when_it_is_neither() -> None:
    assert told(model.Role, role(pay=[BAND | {"max": "much"}])) == [
        (
            "wrong-type",
            "`max` must be a number, not text",
            "`max`: the high end",
            ("pay", 0, "max"),
            "value",
        )
    ]


# --- unions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code", "message", "advice", "at"),
    [
        (
            5,
            "wrong-type",
            "`reports_to` must be an id or a post outside the book, not `5`",
            "write an id or {title: …}",
            (),
        ),
        (
            ["x"],
            "wrong-type",
            "`reports_to` must be an id or a post outside the book, not a list",
            "write an id or {title: …}",
            (),
        ),
        (
            "Sales Director",
            "bad-id",
            "`Sales Director` can't be an id",
            (
                "an id is lower-case words and hyphens, at most 64 characters; did you mean "
                "`sales-director`?"
            ),
            (),
        ),
        (
            {"titel": "x"},
            "unknown-field",
            "`titel` is not a field of a post outside the book",
            "did you mean `title`?",
            ("titel",),
        ),
        (
            {},
            "missing-field",
            "`title` is missing",
            "a post outside the book needs it: the title, never a name",
            (),
        ),
        (
            {"title": 5},
            "wrong-type",
            "`title` must be text, not `5`",
            'put it in quotes: "5"',
            ("title",),
        ),
    ],
)
def test_what_may_be_an_id_or_a_title_is_one_finding(
    value: object, code: str, message: str, advice: str, at: tuple[str, ...]
) -> None:
    assert [t[:4] for t in told(model.Role, role(reports_to=value))] == [
        (code, message, advice, ("reports_to", *at))
    ]


@pytest.mark.parametrize(
    ("value", "code", "message", "advice"),
    [
        (
            "never",
            "bad-date",
            "`never` is not a date",
            "write year, month and day with hyphens: 2026-11-23, or `ongoing`",
        ),
        (
            20261123,
            "bad-date",
            "`20261123` is not a date",
            "write year, month and day with hyphens: 2026-11-23, or `ongoing`",
        ),
        ("2026-02-30", "bad-date", "`2026-02-30` is not a date", "the calendar has no such day"),
        (
            ["x"],
            "wrong-type",
            "`closes` must be a date or `ongoing`, not a list",
            "`closes`: the last day to apply, or `ongoing`",
        ),
    ],
)
def test_what_may_be_a_date_or_a_word_is_one_finding(
    value: object, code: str, message: str, advice: str
) -> None:
    assert told(model.Posting, POSTING | {"closes": value}) == [
        (code, message, advice, ("closes",), "value")
    ]


@pytest.mark.parametrize(
    ("value", "code", "message", "advice"),
    [
        (
            7,
            "bad-value",
            "`negotiation` must be at most 5, not 7",
            "`negotiation`: 1 basic, 2 working, 3 proficient, 4 advanced, 5 leading",
        ),
        (
            "high",
            "wrong-type",
            "`negotiation` must be a level from 1 to 5, not text",
            "write a level from 1 to 5 or {level: …}",
        ),
        (
            2.5,
            "wrong-type",
            "`negotiation` must be a level from 1 to 5, not `2.5`",
            "write a level from 1 to 5 or {level: …}",
        ),
    ],
)
def test_a_level_that_stands_for_fields_is_placed_where_it_is_written(
    value: object, code: str, message: str, advice: str
) -> None:
    assert told(model.Role, role(skills={"negotiation": value})) == [
        (code, message, advice, ("skills", "negotiation"), "value")
    ]


def test_a_level_written_out_is_placed_at_its_field() -> None:
    assert [t[3] for t in told(model.Role, role(skills={"a": {"level": 9}}))] == [
        ("skills", "a", "level")
    ]


# --- values ---------------------------------------------------------------------------------------


def test_a_value_that_is_not_listed_is_answered_with_those_that_are() -> None:
    assert told(model.Role, role(pay=[BAND | {"period": "yr"}])) == [
        (
            "bad-value",
            "`yr` is none of the values of `period`",
            "did you mean `year`? It can be: hour, day, week, month, year",
            ("pay", 0, "period"),
            "value",
        )
    ]


@pytest.mark.parametrize(
    ("field", "value", "message", "advice"),
    [
        ("level", 40, "`level` must be at most 20, not 40", "`level`: its level on that ladder"),
        ("level", 0, "`level` must be at least 1, not 0", "`level`: its level on that ladder"),
        ("title", "", "`title` is empty", "write the title, as on a business card"),
        ("title", " \n", "`title` is empty", "write the title, as on a business card"),
        ("title", "\u200b\ufeff", "`\u200b\ufeff` can't be `title`", "write something to see"),
        ("duties", [], "`duties` needs at least 1 item", "`duties`: most important first"),
    ],
)
def test_too_little_or_too_much_is_found(
    field: str, value: object, message: str, advice: str
) -> None:
    assert told(model.Role, role(**{field: value})) == [
        ("bad-value", message, advice, (field,), "value")
    ]


def test_a_list_is_not_called_too_short_for_faulty_items() -> None:
    codes = [f.code for f in found(model.Role, role(duties=[{"id": "x"}]))]
    assert codes == ["missing-field"]


@pytest.mark.parametrize("months", [[], [1], [1, 2, 3]])
def test_a_pair_has_two_numbers(months: list[int]) -> None:
    findings = told(model.Role, role(next=[STEP | {"typical_months": months}]))
    assert set(findings) == {
        (
            "bad-value",
            "`typical_months` must have two numbers",
            "write from and to: [24, 36]",
            ("next", 0, "typical_months"),
            "value",
        )
    }


def test_one_number_where_two_are_wanted_is_answered_with_two() -> None:
    assert told(model.Role, role(next=[STEP | {"typical_months": 24}])) == [
        (
            "wrong-type",
            "`typical_months` must be a list, not `24`",
            "write from and to: [24, 36]",
            ("next", 0, "typical_months"),
            "value",
        )
    ]


@pytest.mark.parametrize(
    ("low", "advice"),
    [
        ("70,000", "write 70000, with digits alone"),
        ("$48,000", "write 48000, with digits alone"),
        ("48 000,50 $", "write 48000.50, with a point"),
        ("37,5", "write 37.5, with a point"),
    ],
)
def test_a_number_as_people_write_it_is_answered_with_the_number(low: str, advice: str) -> None:
    assert told(model.Role, role(pay=[BAND | {"min": low}])) == [
        ("wrong-type", f"`min` must be a number, not `{low}`", advice, ("pay", 0, "min"), "value")
    ]


def test_a_whole_number_as_people_write_it_is_answered_with_the_number() -> None:
    company = {"name": "N", "country": "CA", "tagline": "T", "about": "A"}
    (finding,) = found(model.Company, company | {"internal": {"headcount": {"CA": "1,200"}}})
    assert (finding.message, finding.help) == (
        "`CA` must be a whole number, not `1,200`",
        "write 1200, with digits alone",
    )


@pytest.mark.parametrize("version", [1, 1.2])
def test_quotes_are_no_help_where_the_text_would_be_of_the_wrong_form(version: float) -> None:
    governance = {"owner": "O", "version": version, "effective": "2026-01-01"}
    assert told(model.Role, role(governance=governance)) == [
        (
            "wrong-type",
            f"`version` must be text, not `{version}`",
            "write three numbers such as 1.2.0",
            ("governance", "version"),
            "value",
        )
    ]


@pytest.mark.parametrize(
    ("zone", "advice"),
    [
        ("Canada", "did you mean `CA`?"),
        ("ontario", "did you mean `CA-ON`?"),
        ("Québec", "did you mean `CA-QC`?"),
        ("Georgia", "did you mean `GE` or `US-GA`?"),
    ],
)
def test_a_place_by_its_name_is_answered_with_its_code(zone: str, advice: str) -> None:
    findings = told(model.Role, role(pay=[BAND | {"zone": zone}]))
    assert findings == [
        ("bad-value", f"`{zone}` can't be `zone`", advice, ("pay", 0, "zone"), "value")
    ]


def test_a_text_of_the_wrong_form_is_answered_with_one_of_the_right_form() -> None:
    assert told(model.Role, role(pay=[BAND | {"zone": "Atlantis"}])) == [
        (
            "bad-value",
            "`Atlantis` can't be `zone`",
            "write a country such as CA, or a part of one such as CA-ON",
            ("pay", 0, "zone"),
            "value",
        )
    ]


def test_a_key_of_the_wrong_form_is_found_at_the_key() -> None:
    assert told(model.LocationsFile, {"zones": {"ca": {"name": "x"}}, "locations": {}}) == [
        (
            "bad-value",
            "`ca` can't be a name in `zones`",
            "did you mean `CA`?",
            ("zones", "ca"),
            "key",
        )
    ]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            "../x",
            "an id is lower-case words and hyphens, at most 64 characters; did you mean `x`?",
        ),
        ("con", "Windows keeps this name for a device"),
        ("CON", "Windows keeps this name for a device"),
        (
            "Chargé de comptes",
            (
                "an id is lower-case words and hyphens, at most 64 characters; did you mean "
                "`charge-de-comptes`?"
            ),
        ),
        ("x" * 200, "it has 200 characters; an id has at most 64"),
        ("x" * 65, "it has 65 characters; an id has at most 64"),
        ("日本", "an id is lower-case words and hyphens, at most 64 characters"),
        ("", "an id is lower-case words and hyphens, at most 64 characters"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_answered_with_one_that_can(text: str, advice: str) -> None:
    shown = text if len(text) <= 60 else text[:60] + "…"
    message = f"`{shown}` can't be an id" if text else "`ladder` is empty"
    assert told(model.Role, role(ladder=text)) == [
        ("bad-id", message, advice, ("ladder",), "value")
    ]


def test_a_key_that_cannot_be_an_id_is_found_at_the_key() -> None:
    ((code, message, _, at, on),) = told(model.Role, role(skills={"A B": 3}))
    assert (code, message, at, on) == ("bad-id", "`A B` can't be an id", ("skills", "A B"), "key")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.com",
        "ftp://x",
        "https://example.com:99999/x",
        "https://example.com/100%",
        "https://example.com/%zz",
        "https://user:word@example.com/",
    ],
)
def test_a_link_that_is_no_sound_http_mailto_or_relative_address_is_found(link: str) -> None:
    company = {"name": "A", "country": "CA", "tagline": "B.", "about": "C."}
    assert told(model.Company, company | {"website": link}) == [
        (
            "bad-link",
            f"`{link}` is not a link to follow",
            "write an http, https or mailto address, or a relative one",
            ("website",),
            "value",
        )
    ]
    assert told(model.Posting, POSTING | {"apply": "jobs@our-company.test"}) == [
        (
            "bad-link",
            "`jobs@our-company.test` is not an address to follow from anywhere",
            "did you mean `mailto:jobs@our-company.test`?",
            ("apply",),
            "value",
        )
    ]
    assert told(model.Posting, POSTING | {"apply": link}) == [
        (
            "bad-link",
            f"`{link}` is not an address to follow from anywhere",
            "write a whole http, https or mailto address: https://…",
            ("apply",),
            "value",
        )
    ]


@pytest.mark.parametrize(
    "email",
    [
        "talent",
        "talent@example",
        "talent@@example.com",
        "Talent team <talent@example.com>",
        "talent@example.com, people@example.com",
        "talent@example.com?bcc=everyone@example.com",
        "talent%0a@example.com",
        f"{'t' * 243}@example.com",
    ],
)
def test_a_mailbox_is_one_address_alone(email: str) -> None:
    contact = {"name": "Talent team", "email": email}
    ((code, message, advice, at, on),) = told(model.Posting, POSTING | {"contact": contact})
    assert (code, at, on) == ("bad-email", ("contact", "email"), "value")
    assert message.endswith(" is not a mailbox")
    assert advice == "write one address: talent@example.com"


@pytest.mark.parametrize(
    "email", ["t+jobs@example.co.uk", "o'neil.2@xn--exmple-cua.com", "é@bü.de"]
)
def test_a_mailbox_may_be_any_that_people_have(email: str) -> None:
    assert told(model.Posting, POSTING | {"contact": {"name": "T", "email": email}}) == []


@pytest.mark.parametrize(
    ("name", "message", "advice"),
    [
        ("R-1\nR-2", "`requisition` has more than one line", "write it in one line"),
        ("R-1\u2028", "`requisition` has more than one line", "write it in one line"),
        ("R" * 5000, "`requisition` has 5,000 characters", "at most 500 are a name"),
    ],
)
def test_a_name_is_one_line(name: str, message: str, advice: str) -> None:
    assert told(model.Posting, POSTING | {"requisition": name}) == [
        ("bad-value", message, advice, ("requisition",), "value")
    ]


@pytest.mark.parametrize(
    ("currency", "advice"),
    [
        ("cad", "did you mean `CAD`?"),
        ("$", "write the three letters of ISO 4217, such as CAD, USD or EUR"),
        ("CAX", "write the three letters of ISO 4217, such as CAD, USD or EUR"),
    ],
)
def test_a_currency_outside_iso_4217_is_found(currency: str, advice: str) -> None:
    assert told(model.Role, role(pay=[BAND | {"currency": currency}])) == [
        (
            "bad-currency",
            f"`{currency}` is not a currency",
            advice,
            ("pay", 0, "currency"),
            "value",
        )
    ]


def test_no_more_mistakes_are_told_than_anyone_reads() -> None:
    assert len(found(model.Role, role(also_called=[1] * (MOST + 1)))) == MOST


# --- anything ------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99) | st.floats(0, 9) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "level", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(fields_of(model.Role))), JSON)
def test_any_data_in_any_field_gives_findings_at_paths_that_exist(name: str, value: Any) -> None:
    data = role(**{name: value})
    for finding in found(model.Role, data):
        assert finding.message
        assert "None" not in finding.message + finding.help
        inside: Any = data
        for step in finding.at:
            inside = inside[step]


@given(st.sampled_from(sorted(fields_of(model.Posting))), JSON)
def test_one_bad_value_of_a_posting_is_one_finding_at_each_path(name: str, value: Any) -> None:
    findings = found(model.Posting, POSTING | {name: value})
    places = [(f.at, f.on, f.message) for f in findings]
    assert len(places) == len(set(places))
