"""What was typed and can't stand, or not yet, stays in the form and in the draft until it can."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest

from books import SMALL, opened, write
from generator.studio import keeping, routing
from generator.studio.wishes import to_data
from studios import Client, begun, form

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response

    from generator.studio.keeping import Draft

POSTING = "content/postings/counter-toronto.yaml"
ROLE = "content/roles/counter.yaml"
Sent = dict[str, list[str]]


class Desk:
    """A draft of the small book, and the form that shows it."""

    def __init__(self, root: Path, posting: str = "") -> None:
        self.root = root
        self.client = Client(root, more=tuple(routing.routes()))
        self.address = begun(self.client, posting)

    def send(self, do: str = "look", /, **fields: Any) -> Response:
        """The answer to the form of a fresh page with these fields; `__` stands for a point."""
        return self.client.post(self.address, self.form(**fields) | {"do": [do]})

    def form(self, **fields: Any) -> Sent:
        """What the form of a fresh page sends with these fields; None of them isn't sent."""
        named = {name.replace("__", "."): value for name, value in fields.items()}
        sent = form(self.client.get(self.address))
        sent |= {
            name: value if isinstance(value, list) else [value] for name, value in named.items()
        }
        return {name: value for name, value in sent.items() if value != [None]}

    def again(self, language: str = "en") -> tuple[Sent, list[str]]:
        """The form and the complaints of the draft, after the studio was stopped and begun anew."""
        self.client = Client(self.root, more=tuple(routing.routes()))
        page = self.client.get(self.address.replace("/en/", f"/{language}/"))
        assert page.status_code == 200
        return form(page), complaints(page)

    @property
    def kept(self) -> Draft:
        """The draft as it is on the disk."""
        found = keeping.find(opened(self.root), self.address.rpartition("/")[2])
        assert found
        return found

    def saved(self) -> bool:
        """Whether the book has the draft's posting."""
        return (self.root / "content/postings/counter-toronto-2.yaml").exists()


def complaints(page: Response) -> list[str]:
    """What is wrong with each field, above the form."""
    shown = lxml.html.fromstring(page.text).cssselect("#complaints li")
    return [" ".join(each.text_content().split()) for each in shown]


def said(page: Response) -> str:
    """The text of a page, in one line."""
    return " ".join(lxml.html.fromstring(page.text).text_content().split())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def desk_(root: Path) -> Desk:
    return Desk(root)


MAILBOX = "Add their mailbox."
NO_MAILBOX = "This is not a mailbox. Write jobs@our-company.com."
DAY = "Choose a day."
WHY = "Say why “Count boats.” is added."
WHOM = (
    "Whom to ask: a team or a function, never a person’s name (English): Say whom one can ask: a "
    "team or a function."
)
WHERE = (
    "Where to apply (English): This is not an address. Write https://… or a mailbox such as "
    "jobs@our-company.com."
)
CASES: list[tuple[Sent, list[str]]] = [
    ({"contact.name": ["Talent team"]}, [f"Their mailbox: {MAILBOX}"]),
    (
        {"contact.name": ["Talent team"], "contact.email": ["a@b"], "contact.phone": ["1"]},
        [f"Their mailbox: {NO_MAILBOX}"],
    ),
    (
        {"contact.phone": ["+1-416-555-0100"]},
        [WHOM],
    ),
    ({"pay.min": ["abc"]}, ["From: This is not a number. Write it in digits."]),
    ({"closes": [""]}, [f"Last day to apply: {DAY}"]),
    (
        {"closes": ["2027-01-31", "ongoing"]},
        ["Last day to apply: Empty the day, or untick “Open until filled”."],
    ),
    (
        {"other_pay": ["A bonus."], "other_pay.none": ["yes"]},
        ["Pay besides that (English): Empty this, or untick “Nothing is paid besides”."],
    ),
    (
        {"other_pay.fr": ["Une prime."], "other_pay.none": ["yes"]},
        ["Pay besides that (English): Empty this, or untick “Nothing is paid besides”."],
    ),
    ({"contact.name.fr": ["L’équipe"]}, [WHOM]),
    (
        {"contact.name": ["Talent team"], "contact.name.fr": ["L’équipe"]},
        [f"Their mailbox: {MAILBOX}"],
    ),
    ({"duties.add.text.fr": ["Compter.", ""]}, ["Say why “Compter.” is added."]),
    (
        {
            "duties.add.text": ["Count boats.", ""],
            "duties.add.text.fr": ["x" * 10_001, ""],
            "duties.add.reason": ["Boats come.", ""],
        },
        ["This text is too long: 10,000 characters at most."],
    ),
    ({"duties.add.text": ["Count boats.", ""]}, [WHY]),
    ({"requirements.add.text": ["Count boats.", ""]}, [WHY]),
    ({"requirements.add.reason": ["Boats come.", ""]}, ["Say what is added."]),
    ({"duties.out": ["count"]}, ["“Count things.”: Say why this is left out."]),
    (
        {"duties.out": ["count", "report"]},
        [
            "“Count things.”: Say why this is left out.",
            "“Say how many.”: Say why this is left out.",
        ],
    ),
    (
        {"languages.language": ["fr"], "languages.level": ["working"], "languages.reason": [""]},
        ["Say why the work needs this language."],
    ),
    ({"apply": ["our site"]}, [
        WHERE,
    ]),
    ({"note": ["x" * 10_001]}, [
        "In your words (English): This text is too long: 10,000 characters at most."
    ]),
]  # fmt: skip
"""What is typed and can't stand, and what is said of it."""


@pytest.mark.parametrize(("typed", "wrong"), CASES, ids=[str(typed) for typed, _ in CASES])
def test_what_cant_stand_stays_in_the_draft_with_its_complaint(
    desk_: Desk, typed: Sent, wrong: list[str]
) -> None:
    """Also once the tab is closed and the studio stopped; a button alone doesn't save it."""
    answer = desk_.send(**typed)
    assert answer.status_code == 422
    for shown, told in ((form(answer), complaints(answer)), desk_.again()):
        assert told == wrong
        for name, values in typed.items():
            assert shown[name][: len(values)] == values
    answer = desk_.client.post(desk_.address, {"do": "save"})
    assert answer.status_code == 422
    assert complaints(answer) == wrong
    assert not desk_.saved()
    french, told = desk_.again("fr")
    assert len(told) == len(wrong)
    assert set(told).isdisjoint(wrong)
    assert {name: french[name][: len(typed[name])] for name in typed} == typed


def test_what_is_put_right_is_kept_no_more_and_can_be_saved(desk_: Desk) -> None:
    desk_.send(contact__name="Talent team", pay__min="abc")
    assert desk_.kept.typed.keys() == {
        "contact.name", "contact.name.fr", "contact.email", "contact.phone", "pay.min",
    }  # fmt: skip
    assert desk_.send("save", contact__email="talent@our-company.com").status_code == 422
    assert desk_.kept.typed == {"pay.min": ["abc"]}
    assert desk_.kept.wishes.contact
    assert desk_.send("save", pay__min="50000").status_code == 303
    assert desk_.saved()


def test_role_place_and_what_a_browser_adds_are_not_kept(desk_: Desk) -> None:
    desk_.send(pay__min="abc", role="nobody", location="atlantis", work_mode="at sea", more="x")
    assert desk_.kept.typed == {"pay.min": ["abc"]}
    _, told = desk_.again()
    assert told == ["From: This is not a number. Write it in digits."]


def test_an_answer_to_a_finding_counts_for_what_was_typed(desk_: Desk) -> None:
    desk_.send(pay__min="10", pay__max="20")
    page = desk_.client.get(desk_.address)
    key = lxml.html.fromstring(page.text).cssselect("button[name=fix]")[0].get("value")
    sent = form(page) | {"pay.max": ["lots"], "contact.name": ["Talent team"]}
    answer = desk_.client.post(desk_.address, sent | {"fix": [str(key)]})
    assert complaints(answer) == [f"Their mailbox: {MAILBOX}"]
    shown, _ = desk_.again()
    assert shown["pay.min"] != ["10"]
    assert shown["pay.max"] != ["lots"]
    assert shown["contact.name"] == ["Talent team"]


def test_a_draft_with_a_damaged_form_beside_its_wishes_is_unknown(desk_: Desk) -> None:
    path = desk_.root / f".rolebook/drafts/{desk_.kept.id}.json"
    good = json.loads(path.read_text())
    damaged: list[Any] = [[], "x", {"note": "x"}, {"note": [1]}, {"note": ["\ud800"]}]
    for typed in damaged:
        path.write_text(json.dumps(good | {"typed": typed}))
        assert desk_.client.get(desk_.address).status_code == 404
    for sent in ({}, {"pay.min": ["abc"]}, {"nothing": ["\0"]}, {"location": ["atlantis"]}):
        path.write_text(json.dumps(good | {"typed": sent}))
        assert desk_.client.get(desk_.address).status_code == 200


# --- days, and pay besides ------------------------------------------------------------------------


def test_open_until_filled_is_ticked_and_unticked(desk_: Desk) -> None:
    day = desk_.form()["closes"][0]
    assert desk_.send(closes=[day, "ongoing"]).status_code == 303
    assert desk_.kept.wishes.closes == "ongoing"
    assert desk_.form()["closes"] == ["", "ongoing"]
    answer = desk_.send(closes=[""])
    assert form(answer)["closes"] == [""]
    assert 'value="ongoing" checked' not in answer.text
    assert desk_.send(closes=["2027-01-31"]).status_code == 303
    assert desk_.form()["closes"] == ["2027-01-31"]


def test_a_day_that_is_typed_beside_the_tick_stays_until_one_of_them_goes(desk_: Desk) -> None:
    desk_.send(closes=["", "ongoing"])
    assert form(desk_.send(closes=["2027-01-31", "ongoing"]))["closes"] == ["2027-01-31", "ongoing"]
    assert desk_.send(closes=["2027-01-31"]).status_code == 303
    assert str(desk_.kept.wishes.closes) == "2027-01-31"
    assert desk_.send(closes=["2027-02-28", "ongoing"]).status_code == 422
    assert desk_.send(closes=["", "ongoing"]).status_code == 303
    assert desk_.kept.wishes.closes == "ongoing"


def test_a_sentence_on_pay_outlives_a_tick_that_is_taken_back(desk_: Desk) -> None:
    answer = desk_.send(other_pay="A bonus.", other_pay__none="yes")
    assert form(answer)["other_pay"] == ["A bonus."]
    assert desk_.send(other_pay__none=None).status_code == 303
    assert desk_.kept.wishes.other_pay == "A bonus."
    assert desk_.send(other_pay="", other_pay__none="yes").status_code == 303
    assert to_data(desk_.kept.wishes)["other_pay"] is False
    assert desk_.form()["other_pay.none"] == ["yes"]


def test_a_wrong_part_of_whom_to_ask_takes_nobody_out(desk_: Desk) -> None:
    desk_.send(contact__name="Talent team", contact__email="talent@our-company.com")
    answer = desk_.send(contact__name="x" * 501, contact__email="")
    assert complaints(answer)[0].endswith("This text is too long: 500 characters at most.")
    assert desk_.kept.wishes.contact
    cleared = {f"contact__{part}": "" for part in ("name", "email", "phone")}
    assert desk_.send(**cleared).status_code == 303
    assert desk_.kept.wishes.contact is None


# --- a book that breaks meanwhile -----------------------------------------------------------------


@pytest.mark.parametrize("broken", [ROLE, "content/locations.yaml"])
def test_what_is_typed_while_the_role_is_broken_is_there_after_the_repair(
    desk_: Desk, broken: str
) -> None:
    desk_.send(contact__name="Talent team")
    sent = desk_.form(note="Typed meanwhile.", pay__max="lots", duties__out="count")
    sent["duties.why.count"] = ["Another team does it."]
    file = desk_.root / broken
    text = file.read_text()
    file.write_text("a: [\n")
    desk_.client.shelf.refresh()
    answer = desk_.client.post(desk_.address, sent | {"do": ["save"]})
    assert answer.status_code == 409
    assert "What was typed is kept, and can be opened once the book has it again." in unescape(
        answer.text
    )
    file.write_text(text)
    shown, told = desk_.again()
    assert shown["note"] == ["Typed meanwhile."]
    assert shown["contact.name"] == ["Talent team"]
    assert shown["pay.max"] == ["lots"]
    assert shown["duties.why.count"] == ["Another team does it."]
    assert told == [
        "To: This is not a number. Write it in digits.",
        f"Their mailbox: {MAILBOX}",
    ]
    shown |= {"pay.max": ["60000"], "contact.name": [""]}
    assert desk_.client.post(desk_.address, shown | {"do": ["look"]}).status_code == 303
    assert desk_.kept.wishes.note == "Typed meanwhile."
    assert desk_.kept.wishes.differs == {
        "duties": {"leave_out": [{"id": "count", "reason": "Another team does it."}]}
    }
    assert desk_.kept.typed == {}


def test_an_older_page_writes_over_nothing_while_the_role_is_broken_either(desk_: Desk) -> None:
    first, second = desk_.form(note="Goats."), desk_.form(note="Sheep.")
    (desk_.root / ROLE).write_text("a: [\n")
    desk_.client.shelf.refresh()
    desk_.client.post(desk_.address, second)
    answer = desk_.client.post(desk_.address, first)
    assert answer.status_code == 409
    assert "What you typed here is not kept yet" in said(answer)
    assert desk_.kept.typed["note"] == ["Sheep."]


def test_a_draft_that_cant_be_kept_is_not_said_to_be(
    desk_: Desk,
) -> None:
    sent = desk_.form(note="\x01" * 200_000)  # in a draft's file each takes six letters
    (desk_.root / ROLE).write_text("a: [\n")
    desk_.client.shelf.refresh()
    answer = desk_.client.post(desk_.address, sent)
    assert answer.status_code == 409
    assert "What was typed is kept" not in said(answer)
    assert "What you typed stands on this page alone" in said(answer)


# --- the order in which a page's requests arrive --------------------------------------------------


def numbered(sent: Sent, number: int) -> Sent:
    tab, _, made = sent["version"][0].split(".")
    return sent | {"version": [f"{tab}.{number}.{made}"]}


def test_what_arrives_late_is_not_written_over_what_was_typed_after_it(desk_: Desk) -> None:
    sent = desk_.form()
    newer = numbered(sent | {"note": ["Newer."], "pay.min": ["abc"]}, 3)
    older = numbered(sent | {"note": ["Older."]}, 2)
    assert desk_.client.post(desk_.address, newer, X_Part="beside").status_code == 200
    before = desk_.kept
    late = desk_.client.post(desk_.address, older, X_Part="beside")
    assert late.status_code == 200
    assert form(late)["note"] == ["Newer."]
    assert complaints(late) == ["From: This is not a number. Write it in digits."]
    for do in ("look", "save", "forget"):
        answer = desk_.client.post(desk_.address, older | {"do": [do]})
        assert (answer.status_code, answer.headers["location"]) == (303, desk_.address)
    assert desk_.kept == before
    assert not desk_.saved()
    last = numbered(sent | {"note": ["Last."]}, 4)
    assert desk_.client.post(desk_.address, last, X_Part="beside").status_code == 200
    assert desk_.kept.wishes.note == "Last."


def test_without_script_each_page_is_one_of_its_own(desk_: Desk) -> None:
    """So going back to one, and sending it again, is told from what arrives late."""
    sent = desk_.form(note="First.", pay__min="abc")
    answer = desk_.client.post(desk_.address, sent)
    assert form(answer)["version"][0].partition(".")[0] != sent["version"][0].partition(".")[0]
    second = form(answer) | {"note": ["Second."]}
    assert desk_.client.post(desk_.address, second).status_code == 422
    answer = desk_.client.post(desk_.address, sent | {"note": ["First again."]})
    assert answer.status_code == 409
    assert "choose which of the two stays" in said(answer)
    assert desk_.kept.wishes.note == "Second."


@pytest.mark.parametrize("number", ["", "x", "-1", "1" * 10, "1.5"])
def test_a_number_that_is_none_counts_as_the_lowest(desk_: Desk, number: str) -> None:
    sent = desk_.form(note="Newer.")
    desk_.client.post(desk_.address, numbered(sent, 2))
    tab, _, made = sent["version"][0].split(".")
    older = sent | {"version": [f"{tab}.{number}.{made}"], "note": ["Older."]}
    desk_.client.post(desk_.address, older)
    assert desk_.kept.wishes.note == "Newer."


def test_two_pages_that_differ_in_what_cant_stand_are_told(desk_: Desk) -> None:
    first, second = desk_.form(contact__name="Talent team"), desk_.form(contact__name="Recruiting")
    assert desk_.client.post(desk_.address, second).status_code == 422
    answer = desk_.client.post(desk_.address, first)
    assert answer.status_code == 409
    page = lxml.html.fromstring(answer.text)
    (shown,) = page.cssselect(".compared")
    assert [(one.tag, one.text_content().strip()) for one in shown.cssselect("del, ins")] == [
        ("del", "Recruiting"),
        ("ins", "Talent team"),
    ]
    assert "What was typed and can’t stand yet" in said(answer)
    assert desk_.kept.typed["contact.name"] == ["Recruiting"]


def test_a_save_forgets_its_draft_and_nothing_that_was_typed_after_it(desk_: Desk) -> None:
    project, draft = opened(desk_.root), desk_.kept
    tab = keeping.new_tab()
    sent = [replace(draft, tab=tab, number=number) for number in range(1, 4)]
    versions = [keeping.version_of(draft, tab, number) for number in range(1, 4)]
    keeping.keep(project, sent[1], versions[1])
    with pytest.raises(keeping.LateError):
        keeping.keep(project, sent[0], versions[0])
    keeping.keep(project, sent[2], versions[2])
    with pytest.raises(keeping.LateError):
        keeping.forget(project, draft.id, versions[1])
    assert desk_.kept == sent[2]
    keeping.forget(project, draft.id, versions[2])
    assert keeping.find(project, draft.id) is None


# --- a draft that is gone, a number that is taken, a file that is broken --------------------------


def test_what_is_sent_again_for_a_draft_that_is_gone_is_one_draft(desk_: Desk) -> None:
    sent = desk_.form(note="Mine.", contact__name="Talent team")
    other = desk_.form(note="Another's.")
    desk_.send("forget")
    pages = [desk_.client.post(desk_.address, sent) for _ in range(3)]
    assert [page.status_code for page in pages] == [409] * 3
    (draft,) = keeping.drafts(opened(desk_.root))
    assert draft.wishes.note == "Mine."
    assert draft.typed["contact.name"] == ["Talent team"]
    assert complaints(pages[-1]) == [f"Their mailbox: {MAILBOX}"]
    assert desk_.client.post(desk_.address, other).status_code == 409
    assert {each.wishes.note for each in keeping.drafts(opened(desk_.root))} == {
        "Mine.",
        "Another's.",
    }


def test_what_was_typed_on_since_is_not_written_over_by_what_is_sent_again(desk_: Desk) -> None:
    sent = desk_.form(note="Mine.")
    desk_.send("forget")
    page = desk_.client.post(desk_.address, sent)
    (draft,) = keeping.drafts(opened(desk_.root))
    on = form(page) | {"note": ["Mine, and more."]}
    assert desk_.client.post(f"/en/drafts/{draft.id}", on).status_code == 303
    answer = desk_.client.post(desk_.address, sent)
    assert answer.status_code == 409
    assert "choose which of the two stays" in said(answer)
    (draft,) = keeping.drafts(opened(desk_.root))
    assert draft.wishes.note == "Mine, and more."


TAKEN = "The number of this posting is R-2026-003: someone else took the one before it meanwhile"


@pytest.mark.parametrize(
    ("apply", "told"),
    [
        (
            "jobs@our-company.com",
            f"{TAKEN}.",
        ),
        (
            "https://apply.our-company.test/R-2026-002",
            f"{TAKEN}. Say again where people apply: the address had the other number in it.",
        ),
    ],
)
def test_a_number_that_someone_took_meanwhile_is_said(root: Path, apply: str, told: str) -> None:
    first, second = Desk(root), Desk(root)
    sent = second.form(apply=apply)
    answer = first.send("save")
    assert "?" not in answer.headers["location"]
    assert told not in said(first.client.get(answer.headers["location"]))
    second.client.shelf.refresh()
    answer = second.client.post(second.address, sent | {"do": ["save"]})
    page = second.client.get(answer.headers["location"])
    shown = lxml.html.fromstring(page.text).cssselect("[role=alert]")
    assert [each.text_content().strip() for each in shown] == [told]
    text = (root / "content/postings/counter-toronto-3.yaml").read_text()
    assert "requisition: R-2026-003" in text
    assert "/R-2026-002" not in text
    french = second.client.get(answer.headers["location"].replace("/en/", "/fr/"))
    assert "R-2026-003" in said(french)
    assert told not in said(french)


@pytest.mark.parametrize("text", ["<b>x</b>", "Number", "numbers", "told"])
def test_the_page_of_a_posting_says_nothing_that_its_address_says(desk_: Desk, text: str) -> None:
    page = desk_.client.get(f"/en/postings/counter-toronto?now={text}")
    assert page.status_code == 200
    assert 'role="alert"' not in page.text


def test_a_file_that_cant_be_changed_is_what_must_be_put_right(root: Path) -> None:
    desk_ = Desk(root, "counter-toronto")
    (root / POSTING).write_text("role: [\n")
    desk_.client.shelf.refresh()
    page = desk_.client.get(desk_.address)
    assert "Nothing stands against it" not in page.text
    advice = lxml.html.fromstring(page.text).cssselect("ul.advice.must .says")
    (must,) = (each.text_content() for each in advice)
    assert must == (
        "The file is written in a way that can’t be changed here. Nothing was saved; ask who keeps "
        "it to put it in by hand."
    )
    assert lxml.html.fromstring(page.text).cssselect("#advice-title")[0].text_content() == (
        "1 thing must be put right"
    )


def test_where_their_file_cant_be_read_mine_and_theirs_say_why(root: Path) -> None:
    desk_ = Desk(root, "counter-toronto")
    (root / POSTING).write_text("role: [\n")
    desk_.client.shelf.refresh()
    base = desk_.kept.base
    assert desk_.send("save", note="Mine.").status_code == 409
    for do in ("mine", "theirs"):
        answer = desk_.send(do, note=f"Mine, {do}.")
        assert answer.status_code == 409
        told = lxml.html.fromstring(answer.text).cssselect("#complaints > .note")
        assert [" ".join(each.text_content().split()) for each in told] == [
            "The posting’s file can’t be read. Nothing was saved; ask who keeps it."
        ]
        assert desk_.kept.base == base
        assert desk_.kept.wishes.note == f"Mine, {do}."


def test_the_log_has_a_line_for_each_draft_that_is_begun(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "rolebook"):
        client = Client(root, more=tuple(routing.routes()))
        begun(client)
        begun(client, "counter-toronto")
        client.post("/en/postings/counter-toronto", {"do": "duplicate", "location": "toronto"})
    lines = [re.sub(r" [0-9a-f]{6} ", " MARK ", each.getMessage()) for each in caplog.records]
    assert [re.sub(r"draft \S{4} ", "draft ID ", line) for line in lines] == [
        "testclient writer MARK began draft ID of a new posting",
        "testclient writer MARK began draft ID of counter-toronto",
        "testclient writer MARK began draft ID of counter-toronto",
    ]
