"""A form into wishes: what can stand does, and all else is told in plain words, never a fault."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books import SMALL, small
from generator.book.edition import Edition
from generator.book.model import Asking, LanguageNeed, PostingPay
from generator.studio.advice import tried
from generator.studio.differing import LONG, ROWS
from generator.studio.form import READ, Complaint, Filled, from_form
from generator.studio.wishes import FIELDS, Wishes, from_json, from_role, to_json
from generator.studio.writing import new_text
from generator.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

EN = wording("en")
PLACES = """\
zones:
  CA: {name: Canada}
  US: {name: United States}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA}
  denver: {name: Denver, region: US-CO, zone: US}
"""
ROLE = SMALL["content/roles/counter.yaml"]
assert ROLE is not None
FILES: dict[str, str | None] = {
    "content/locations.yaml": PLACES,
    "content/roles/counter.yaml": ROLE.replace(
        "next:\n",
        "  - {zone: US, currency: USD, period: year, min: 40000, max: 45000, from: 2026-01-01}\n"
        "next:\n",
    ),
    "content/industries/farming.yaml": "name: Farming\nsummary: Sheep.\noverlays:\n"
    "  - {id: sheep, roles: [counter], duties: [{id: shear, text: Shear sheep.}]}\n",
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return Edition(small(tmp_path_factory.mktemp("form"), FILES)[0])


def sent(edition: Edition, base: Wishes | None = None, /, **fields: Any) -> Filled:
    """What comes of a form with these fields; `__` stands for a point in their names."""
    named = {"role": "counter", "location": "toronto"} if base is None else {}
    form = {
        name.replace("__", "."): list(value) if isinstance(value, list) else [value]
        for name, value in {**named, **fields}.items()
    }
    return from_form(edition, form, EN, base)


def test_every_field_of_a_posting_can_be_sent() -> None:
    assert {*READ, "role", "location", "differs"} == set(FIELDS)


def test_a_role_and_a_place_are_enough(edition: Edition) -> None:
    assert sent(edition) == Filled(from_role(edition, "counter", "toronto"))


def test_what_is_typed_as_people_type_it_is_taken(edition: Edition) -> None:
    filled = sent(
        edition,
        industry="farming",
        work_mode="hybrid",
        employment="contract",
        openings="2",
        requisition=" R-7 ",
        posted="2026-12-01",
        closes="ongoing",
        starts="2027-01-04",
        ends="2027-12-31",
        hours="37,5",
        travel_percent="20",
        pay__min="$51,000",
        pay__max="58 000",
        pay__may_exceed="no",
        other_pay="A share of the wool.",
        vacancy="future",
        ai_screening="yes",
        languages__language=["fr", ""],
        languages__level=["working", ""],
        languages__reason=["Half of the sheep speak it.", ""],
        note=" Few sheep.\r\n\r\n\r\nNo goats. ",
        apply="jobs@our-company.com",
        contact__name="Talent team",
        contact__email="talent@our-company.com",
    )
    assert filled.complaints == ()
    need: Any = {"language": "fr", "level": "working", "reason": "Half of the sheep speak it."}
    assert filled.wishes == Wishes(
        requisition="R-7",
        role="counter",
        location="toronto",
        industry="farming",
        work_mode="hybrid",
        employment="contract",
        openings=2,
        posted=dt.date(2026, 12, 1),
        closes="ongoing",
        starts=dt.date(2027, 1, 4),
        ends=dt.date(2027, 12, 31),
        hours=37.5,
        travel_percent=20,
        pay=PostingPay(min=51000, max=58000, may_exceed=False),
        other_pay="A share of the wool.",
        vacancy="future",
        ai_screening=True,
        languages=(LanguageNeed(**need),),
        note="Few sheep.\n\nNo goats.",
        apply="mailto:jobs@our-company.com",
        contact=Asking(name="Talent team", email="talent@our-company.com"),
    )


def test_what_is_left_empty_is_taken_out_and_what_is_not_sent_stays(edition: Edition) -> None:
    first = sent(
        edition, hours="20", note="Few.", other_pay__none="yes", starts="2027-01-04",
        apply="a@b.test",
        contact__name="Talent", contact__email="a@b.test", contact__phone="+1-416-555-0100",
        industry="farming",
    ).wishes  # fmt: skip
    assert first is not None
    assert first.other_pay is False
    assert sent(edition, first).wishes == first
    bare = {
        "hours": "", "note": "", "other_pay": "", "starts": "", "apply": "", "pay.min": "",
        "pay.max": "", "contact.name": "", "contact.email": "", "industry": "", "openings": "",
    }  # fmt: skip
    filled = from_form(edition, {name: [value] for name, value in bare.items()}, EN, first)
    assert filled.complaints == ()
    assert filled.wishes == replace(from_role(edition, "counter", "toronto"), pay=None)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("role", "nobody", "There is no such role. Choose one from the list."),
        ("role", "../counter", "There is no such role. Choose one from the list."),
        ("role", "", "Choose a role."),
        ("location", "atlantis", "There is no such place. Choose one from the list."),
        ("location", "", "Choose a place."),
        ("industry", "mining", "There is no such industry. Choose one from the list."),
        ("work_mode", "at sea", "Choose one of the list."),
        ("ai_screening", "true", "Choose one of the list."),
        ("openings", "0", "This must be from 1 to 10,000."),
        ("openings", "1.5", "This number has too many decimals."),
        ("hours", "forty", "This is not a number. Write it in digits."),
        ("hours", "-1", "This is not a number. Write it in digits."),
        ("hours", "169", "This must be from 0.25 to 168."),
        ("hours", "nan", "This is not a number. Write it in digits."),
        ("travel_percent", "101", "This must be from 0 to 100."),
        ("pay.min", "inf", "This is not a number. Write it in digits."),
        ("pay.max", "9" * 16, "This is not a number. Write it in digits."),
        ("pay.max", "9" * 15, "This must be from 0 to 1,000,000,000,000."),
        ("posted", "", "Choose a day."),
        ("posted", "24/11/2026", "This is not a day. Write it as year-month-day: 2026-11-24."),
        ("closes", "2026-02-30", "This is not a day. Write it as year-month-day: 2026-11-24."),
        ("starts", "9999-01-01", "This is not a day. Write it as year-month-day: 2026-11-24."),
        ("requisition", "R\n7", "Write this in one line."),
        ("requisition", "R" * 501, "This text is too long: 500 characters at most."),
        ("note", "x" * (1 << 20), "This text is too long: 10,000 characters at most."),
        (
            "note",
            "Few\x00 sheep",
            "This text has a sign in it that can’t be shown. Type it again by hand.",
        ),
        (
            "note",
            "\u202esheep",
            "This text has a sign in it that can’t be shown. Type it again by hand.",
        ),
        (
            "other_pay",
            "\ud800",
            "This text has a sign in it that can’t be shown. Type it again by hand.",
        ),
        ("note", "\u200b", "There is nothing in this text that one could read."),
        (
            "apply",
            "javascript:alert(1)",
            "This is not an address. Write https://… or a mailbox such as jobs@our-company.com.",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_the_rest_stays(
    edition: Edition, field: str, value: str, complaint: str
) -> None:
    base = replace(from_role(edition, "counter", "toronto"), note="Before.", hours=20)
    filled = from_form(edition, {field: [value], "vacancy": ["future"]}, EN, base)
    assert filled.complaints == (Complaint(field, complaint),)
    assert filled.wishes == replace(base, vacancy="future")


def test_without_a_role_and_a_place_there_is_nothing_yet(edition: Edition) -> None:
    assert from_form(edition, {}, EN) == Filled(
        None, (Complaint("role", "Choose a role."), Complaint("location", "Choose a place."))
    )
    assert from_form(edition, {}, wording("fr")).complaints[0].text == "Choisissez un rôle."


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([("xx yy", "basic", "So.")], "Choose a language."),
        ([("", "basic", "So.")], "Choose a language."),
        ([("fr", "", "So.")], "Choose how well the language is needed."),
        ([("fr", "basic", "")], "Say why the work needs this language."),
        ([("fr", "basic", "So."), ("fr", "basic", "So.")], "This language is here twice."),
        ([("fr", "basic", "So.")] + [("", "", "")] * ROWS, "These are too many: 50 at most."),
    ],
)
def test_a_language_has_its_level_and_its_reason(
    edition: Edition, rows: list[tuple[str, str, str]], complaint: str
) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    names = ("languages__language", "languages__level", "languages__reason")
    filled = sent(edition, **dict(zip(names, columns, strict=True)))
    assert filled.complaints == (Complaint("languages", complaint),)


def test_whom_to_ask_has_a_name_and_a_mailbox(edition: Edition) -> None:
    assert sent(edition, contact__name="", contact__email="a@b.test").complaints == (
        Complaint("contact.name", "Say whom one can ask: a team or a function."),
    )
    assert sent(edition, contact__name="Talent", contact__email="a@b").complaints == (
        Complaint("contact.email", "This is not a mailbox. Write jobs@our-company.com."),
    )


def test_pay_that_was_the_whole_band_follows_the_place_and_any_other_stays(
    edition: Edition,
) -> None:
    base = from_role(edition, "counter", "toronto")
    form = {"pay__min": "50000", "pay__max": "60000", "location": "denver"}
    moved = sent(edition, base, **form).wishes
    assert moved is not None
    assert moved.pay == PostingPay(min=40000, max=45000)
    moved = sent(edition, base, **{**form, "pay__max": "59000"}).wishes
    assert moved is not None
    assert moved.pay == PostingPay(min=50000, max=59000)


def test_what_differs_from_the_role_is_kept_with_its_reasons(edition: Edition) -> None:
    filled = sent(
        edition,
        industry="farming",
        duties__order=["shear", "count", "report"],
        duties__out=["report", "nothing"],
        duties__why__report="Another team does it.",
        duties__add__id=["", ""],
        duties__add__text=["Walk the dog!", ""],
        duties__add__reason=["It is theirs now.", ""],
        requirements__order=["school", "months"],
        requirements__add__id=["", ""],
        requirements__add__text=["A coat", "Boots"],
        requirements__add__reason=["It rains.", "It rains."],
        requirements__add__must=["yes", "no"],
    )
    assert filled.complaints == ()
    assert filled.wishes is not None
    assert filled.wishes.differs == {
        "duties": {
            "order": ["shear"],
            "leave_out": [{"id": "report", "reason": "Another team does it."}],
            "add": [{"id": "walk-the-dog", "text": "Walk the dog!", "reason": "It is theirs now."}],
        },
        "requirements": {
            "add": [
                {"id": "a-coat", "text": "A coat", "must": True, "reason": "It rains."},
                {"id": "boots", "text": "Boots", "must": False, "reason": "It rains."},
            ]
        },
    }
    text = new_text(edition, filled.wishes)
    found = tried(edition.book, "new", "content/postings/new.yaml", text).findings
    assert [each.code for each in found if each.severity == "error"] == []
    assert sent(edition, filled.wishes).wishes == filled.wishes
    natural = sent(
        edition, filled.wishes, duties__order=["count", "report", "shear"], requirements__order=[]
    )
    assert natural.wishes is not None
    assert natural.wishes.differs is None


def test_what_differs_from_one_role_is_not_taken_to_another(edition: Edition) -> None:
    base = replace(
        from_role(edition, "counter", "toronto"), differs={"duties": {"order": ["report"]}}
    )
    assert sent(edition, base, location="denver").wishes == replace(
        base, location="denver", pay=PostingPay(min=40000, max=45000)
    )
    moved = sent(edition, base, role="chief-counter").wishes
    assert moved is not None
    assert moved.differs is None


def test_without_a_script_numbers_give_the_order(edition: Edition) -> None:
    form = {"duties__order": ["count", "report"], "duties__place__count": "2"}
    filled = sent(edition, **form, duties__place__report="1")
    assert filled.wishes is not None
    assert filled.wishes.differs == {"duties": {"order": ["report"]}}


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ({"c": "1"}, ["c"]),
        ({"a": "3"}, ["b", "c"]),
        ({"a": "2"}, ["b"]),
        ({"c": "2"}, ["a", "c"]),
        ({"d": "1"}, None),
        ({"e": "1"}, ["e"]),
        ({"e": "4"}, ["e"]),
        ({"d": "5"}, ["e"]),
    ],
)
def test_a_number_that_was_typed_takes_the_place_of_whoever_has_it(
    tmp_path: Path, typed: dict[str, str], then: list[str] | None
) -> None:
    duties = "".join(f"  - {{id: {one}, text: Do {one}.}}\n" for one in "abc")
    duties += "".join(f"  - {{id: {one}, text: Do {one}., essential: false}}\n" for one in "de")
    role = re.sub(r"duties:\n(  - .*\n)+", f"duties:\n{duties}", ROLE)
    edition = Edition(small(tmp_path, {"content/roles/counter.yaml": role})[0])
    order = list("abcde")
    places = {name: str(place) for place, name in enumerate(order, 1)} | typed
    named = {f"duties__place__{name}": place for name, place in places.items()}
    filled = sent(edition, duties__order=order, **named)
    assert filled.wishes is not None
    expected = {"duties": {"order": then}} if then else None
    assert filled.wishes.differs == expected


def test_an_order_that_nobody_changed_stays_as_the_file_has_it(edition: Edition) -> None:
    differs = {"duties": {"order": ["report", "count"]}}
    base = replace(from_role(edition, "counter", "toronto"), differs=differs)
    kept = sent(edition, base, duties__order=["report", "count"], requirements__order=[]).wishes
    assert kept is not None
    assert kept.differs == differs


def test_what_is_half_empty_is_asked_for(edition: Edition) -> None:
    named = sent(edition, contact__name="Talent", contact__email="")
    assert named.complaints == (Complaint("contact.email", "Add their mailbox."),)
    phoned = sent(edition, contact__name="", contact__email="", contact__phone="+1-416-555-0100")
    assert phoned.complaints == (
        Complaint("contact.name", "Say whom one can ask: a team or a function."),
    )
    half = {"duties__add__id": [""], "duties__add__text": [""], "duties__add__reason": ["Sheep."]}
    added = sent(edition, duties__order=["count", "report"], **half)
    assert added.complaints == (Complaint("duties.add", "Say what is added."),)
    taken = sent(edition, duties__order=["count", "report"], **half | {"duties__add__id": ["x"]})
    assert taken.complaints == ()


def test_what_is_left_out_or_added_without_a_reason_is_told(edition: Edition) -> None:
    filled = sent(
        edition,
        duties__order=["count", "report"],
        duties__out=["report"],
        duties__why__report="",
        duties__add__text=["Walk the dog."],
        duties__add__reason=[""],
    )
    assert filled.complaints == (
        Complaint("duties.add", "Say why “Walk the dog.” is added."),
        Complaint("duties.why.report", "Say why this is left out."),
    )


NAMES = st.sampled_from(
    [
        *FIELDS,
        *(f"pay.{part}" for part in ("min", "max", "may_exceed")),
        *(f"contact.{part}" for part in ("name", "email", "phone")),
        *(f"languages.{part}" for part in ("language", "level", "reason")),
        *(
            f"{part}.{rest}"
            for part in ("duties", "requirements")
            for rest in ("order", "out", "why.count", "place.count", "add.id", "add.text",
                         "add.reason", "add.must")
        ),
        "other_pay.none", "../../etc/passwd",
    ]
)  # fmt: skip
VALUES = st.sampled_from(
    ["", "counter", "toronto", "denver", "farming", "count", "report", "fr", "basic", "yes", "no",
     "2026-12-01", "ongoing", "80,000", "1e999", "a@b.test", "x" * (LONG + 1), "--", "con"]
) | st.text(st.characters(), max_size=30)  # fmt: skip


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(form=st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=12))
def test_any_form_gives_wishes_that_can_be_kept(
    edition: Edition, form: dict[str, list[str]]
) -> None:
    filled = from_form(edition, {"role": ["counter"], "location": ["toronto"], **form}, EN)
    assert all(complaint.text for complaint in filled.complaints)
    if filled.wishes is not None:
        assert from_json(to_json(filled.wishes)) == filled.wishes
        again = from_form(edition, {}, EN, filled.wishes)
        assert again == Filled(filled.wishes)
