"""Wishes into the form that asks for them: what is in it, marked, chosen, allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from books import SMALL, small
from generator.book.edition import Edition
from generator.book.model import PostingPay
from generator.checks import law
from generator.checks.law import Limit
from generator.checks.subject import Subject
from generator.studio.choosing import called, near
from generator.studio.fields import Fields
from generator.studio.form import Complaint
from generator.studio.listing import Lists
from generator.studio.posting_form import Typed, posting_form
from generator.studio.slider import slider
from generator.studio.wishes import from_role
from generator.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from generator.studio.listing import Listed
    from generator.studio.posting_form import PostingForm
    from generator.studio.wishes import Wishes

FOUR = SMALL["content/roles/counter.yaml"].replace(
    "  - {id: report, text: Say how many.}\n",
    "  - {id: report, text: Say how many.}\n"
    "  - {id: file, text: File it.}\n"
    "  - {id: check, text: Check it.}\n",
)
WORDS = wording("en")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(small(tmp_path, {"content/roles/counter.yaml": FOUR})[0])


@pytest.fixture
def wishes(edition: Edition) -> Wishes:
    return from_role(edition, "counter", "toronto")


def duties(edition: Edition, wishes: Wishes, typed: Typed | None = None) -> Listed:
    typed = typed or Typed()
    fields = Fields(typed.complaints, typed.sent)
    return next(Lists(edition, WORDS, wishes, fields).lists())


def marks(listed: Listed) -> list[tuple[str, str]]:
    return [(row.id, row.mark) for row in listed.rows]


@pytest.mark.parametrize(
    ("differs", "expected"),
    [
        ({}, [("count", ""), ("report", ""), ("file", ""), ("check", "")]),
        (
            {"order": ["check"]},
            [("check", "Moved"), ("count", ""), ("report", ""), ("file", "")],
        ),
        (
            {"order": ["report", "file", "count"]},
            [("report", ""), ("file", ""), ("count", "Moved"), ("check", "")],
        ),
        (
            {"leave_out": [{"id": "report", "reason": "Others do it."}]},
            [("count", ""), ("report", "Left out"), ("file", ""), ("check", "")],
        ),
        (
            {
                "order": ["ships"],
                "add": [{"id": "ships", "text": "Count ships.", "reason": "The sea."}],
            },
            [("ships", "Added"), ("count", ""), ("report", ""), ("file", ""), ("check", "")],
        ),
    ],
)
def test_what_differs_from_the_role_is_marked_and_nothing_else(
    edition: Edition, wishes: Wishes, differs: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert marks(duties(edition, replace(wishes, differs={"duties": differs}))) == expected


def test_the_places_of_a_list_are_numbers_from_one_on(edition: Edition, wishes: Wishes) -> None:
    listed = duties(edition, replace(wishes, differs={"duties": {"order": ["check"]}}))
    assert [(row.id, row.place) for row in listed.rows] == [
        ("check", 1),
        ("count", 2),
        ("report", 3),
        ("file", 4),
    ]
    assert [(row.id, row.text, row.added) for row in listed.blank] == [("", "", True)] * 2


def test_what_can_t_stand_is_in_the_form_as_it_was_typed(edition: Edition, wishes: Wishes) -> None:
    typed = Typed(
        (
            Complaint("duties.why.count", "Say why this is left out."),
            Complaint("duties.add", "Say why it is added."),
            Complaint("note", "A sign."),
        ),
        {
            "duties.out": ["count"],
            "duties.why.count": [""],
            "duties.add.id": ["", ""],
            "duties.add.text": ["Count boats.", ""],
            "duties.add.reason": ["", ""],
            "note": ["One \x02 sign"],
            "requisition": ["R-9"],
        },
    )
    listed = duties(edition, wishes, typed)
    assert (listed.rows[0].out, listed.rows[0].why.wrong) == (True, "Say why this is left out.")
    assert listed.rows[0].why.first
    assert not listed.first
    assert [row.text for row in listed.blank] == ["Count boats.", "", ""]
    form = posting_form(edition, WORDS, wishes, typed, None)
    assert found(form, "note") == "One \ufffd sign"
    assert found(form, "requisition") == wishes.requisition


def found(form: PostingForm, name: str) -> str:
    fields = [each for group in form.groups.values() for each in group.fields]
    return next(each.value for each in fields if each.name == name)


# --- pay ------------------------------------------------------------------------------------------

SURE = Limit(most=5000, amount=5000, currency="CAD", free_above=200_000, sure=True)


def test_the_slider_lies_on_the_band_and_says_what_the_law_lets_be(
    edition: Edition, wishes: Wishes
) -> None:
    made = slider(edition, WORDS, wishes, SURE)
    assert made is not None
    assert (made.low, made.high, made.step, made.min, made.max) == (
        "50000",
        "60000",
        "500",
        "50000",
        "60000",
    )
    assert (
        made.band.replace("\N{NO-BREAK SPACE}", " ")
        == "Our band for Canada: $50,000 to $60,000 CAD a year"
    )
    assert made.said == (
        "From $50,000\N{NO-BREAK SPACE}CAD to $60,000\N{NO-BREAK SPACE}CAD: a range of "
        "$10,000\N{NO-BREAK SPACE}CAD"
    )
    assert made.law.replace("\N{NO-BREAK SPACE}", " ") == (
        "The law there lets these two ends be $5,000 CAD a year apart at most."
    )
    assert made.over
    assert made.money == "$%(figure)s\N{NO-BREAK SPACE}CAD"
    assert (made.group, made.point) == (",", ".")


@pytest.mark.parametrize(
    ("low", "high", "limit", "over"),
    [
        (50_000, 55_000, SURE, False),
        (50_000, 55_000.01, SURE, True),
        (50_000, 60_000, None, False),
        (50_000, None, SURE, False),
        (50_000, 60_000, replace(SURE, free_above=59_999), False),
    ],
)
def test_a_range_is_too_wide_beyond_the_law_s_width(
    edition: Edition, wishes: Wishes, low: float, high: float | None, limit: Limit, *, over: bool
) -> None:
    pay = PostingPay(min=low, max=high)
    made = slider(edition, WORDS, replace(wishes, pay=pay), limit)
    assert made is not None
    assert made.over is over
    assert (made.said == "") is (high is None)


def test_a_width_that_counts_more_than_the_pay_says_what_it_comes_to(
    edition: Edition, wishes: Wishes
) -> None:
    made = slider(edition, WORDS, wishes, replace(SURE, most=4347.82, share=15))
    assert made is not None
    assert made.law.replace("\N{NO-BREAK SPACE}", " ") == (
        "The law there lets all pay that counts differ by $5,000 CAD a year; with the 15% that "
        "depends on results, that leaves $4,347 CAD a year between these two ends."
    )
    doubtful = slider(edition, WORDS, wishes, replace(SURE, sure=False))
    assert doubtful is not None
    assert doubtful.law.startswith("A law there may let these two ends be $5,000")


VARIABLE = "basis: base, variable: {target_percent: 25, basis: quota}, min: 50000"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("CAD", "CAD", (50_000, 200_000)),
        ("min: 50000", VARIABLE, (40_000, 160_000)),
        ("currency: CAD", "currency: USD", None),
    ],
)
def test_the_law_s_width_is_said_for_the_band_s_own_amounts(
    tmp_path: Path, old: str, new: str, expected: tuple[float, float] | None
) -> None:
    book, _ = small(tmp_path, {"content/roles/counter.yaml": FOUR.replace(old, new)})
    found = law.limit(Subject(book, "posting", "counter-toronto"))
    assert (found and (found.most, found.free_above)) == expected


def test_an_hour_s_band_has_the_law_s_width_of_an_hour(tmp_path: Path) -> None:
    hourly = FOUR.replace("period: year, min: 50000, max: 60000", "period: hour, min: 30, max: 40")
    book, _ = small(tmp_path, {"content/roles/counter.yaml": hourly})
    found = law.limit(Subject(book, "posting", "counter-toronto"))
    assert found is not None
    assert found.most == int(50_000 / 2080 * 100) / 100
    assert not found.forbids(30, 54)
    assert found.forbids(30, 54.04)


def test_without_a_band_there_is_no_slider(edition: Edition, wishes: Wishes) -> None:
    assert slider(edition, WORDS, replace(wishes, role="chief-counter"), None) is None


# --- a role to choose -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        ("", ["chief-counter", "counter"]),
        ("counter", ["counter", "chief-counter"]),
        ("RECKONER", ["counter"]),
        ("counting", ["chief-counter", "counter"]),
        ("chief c", ["chief-counter"]),
        ("counter chief", ["chief-counter"]),
        ("countre", ["chief-counter", "counter"]),
        ("cheif conter", ["chief-counter"]),
        ("chef", []),
        ("countess", []),
        ("reckonner", ["counter"]),
        ("astronaut", []),
    ],
)
def test_the_role_that_fits_best_comes_first_and_a_longer_word_may_have_a_wrong_letter(
    edition: Edition, asked: str, roles: list[str]
) -> None:
    assert called(edition, asked) == roles


@pytest.mark.parametrize(
    ("wanted", "word", "fits"),
    [
        ("acount", "account", True),
        ("acc0unt", "account", True),
        ("accoumt", "account", True),
        ("acccount", "account", True),
        ("accuont", "account", True),
        ("acoun", "accounts", True),
        ("account", "accoun", True),
        ("acont", "account", False),
        ("acuonts", "account", False),
    ],
)
def test_a_word_may_have_one_letter_wrong(wanted: str, word: str, *, fits: bool) -> None:
    assert near(wanted, word) is fits
