"""What a translation may say, and what comes of laying it over its original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from books import small, told
from generator.book import model
from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.overlay import Overlay, digest, lay, named, texts
from generator.book.shape import shape_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding

FILE = "content/roles/counter.fr.yaml"

BASE: dict[str, Any] = {
    "title": "Counter",
    "also_called": ["Teller", "Reckoner"],
    "ladder": "counters",
    "level": 1,
    "reports_to": {"title": "Chief"},
    "summary": "Counts.",
    "duties": [{"id": "count", "text": "Count."}, {"id": "report", "text": "Report."}],
    "skills": {"counting": {"level": 2, "evidence": "Never wrong."}, "patience": 3},
    "requirements": [{"id": "months", "months": 6, "in": "counting sheep", "must": True}],
    "next": [{"role": "chief", "kind": "promotion", "criteria": [{"id": "error", "text": "None"}]}],
}

WHOLE: dict[str, Any] = {
    "title": "Compteur",
    "also_called": ["Calculateur"],
    "reports_to": {"title": "Chef"},
    "summary": "Compte.",
    "duties": [{"id": "report", "text": "Rapporter."}, {"id": "count", "text": "Compter."}],
    "skills": {"counting": {"evidence": "Jamais faux."}},
    "requirements": [{"id": "months", "in": "compter les moutons"}],
    "next": [{"role": "chief", "criteria": [{"id": "error", "text": "Aucune"}]}],
}


def laid(over: object) -> Overlay:
    return lay(shape_of(model.Role), BASE, over, FILE)


def short(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(f.code, "/".join(map(str, f.at)), f.message, f.help) for f in findings]


def test_items_are_matched_by_their_ids_and_keep_the_order_of_the_original() -> None:
    result = laid(WHOLE)
    assert result.findings == []
    assert result.data["duties"] == [
        {"id": "count", "text": "Compter."},
        {"id": "report", "text": "Rapporter."},
    ]


def test_everything_but_texts_stays_as_in_the_original() -> None:
    assert laid(WHOLE).data == {
        "title": "Compteur",
        "also_called": ["Calculateur"],
        "ladder": "counters",
        "level": 1,
        "reports_to": {"title": "Chef"},
        "summary": "Compte.",
        "duties": [{"id": "count", "text": "Compter."}, {"id": "report", "text": "Rapporter."}],
        "skills": {"counting": {"level": 2, "evidence": "Jamais faux."}, "patience": 3},
        "requirements": [{"id": "months", "months": 6, "in": "compter les moutons", "must": True}],
        "next": [
            {"role": "chief", "kind": "promotion", "criteria": [{"id": "error", "text": "Aucune"}]}
        ],
    }


def test_a_whole_translation_lacks_nothing_and_knows_what_it_was_made_from() -> None:
    result = laid(WHOLE)
    assert result.missing == []
    assert {named(BASE, path): made_from for path, made_from in result.sources.items()} == {
        "title": digest("Counter"),
        "also_called": digest("Teller\0Reckoner"),
        "reports_to/title": digest("Chief"),
        "summary": digest("Counts."),
        "duties/report/text": digest("Report."),
        "duties/count/text": digest("Count."),
        "skills/counting/evidence": digest("Never wrong."),
        "requirements/months/in": digest("counting sheep"),
        "next/chief/criteria/error/text": digest("None"),
    }


def test_the_original_is_left_as_it_was() -> None:
    before = repr(BASE)
    laid(WHOLE)
    assert repr(BASE) == before


def test_texts_that_are_not_translated_are_named_and_stay() -> None:
    result = laid({"title": "Compteur", "duties": [{"id": "report", "text": "Rapporter."}]})
    assert [named(BASE, path) for path in result.missing] == [
        "duties/count/text",
        "also_called/0",
        "also_called/1",
        "reports_to/title",
        "summary",
        "skills/counting/evidence",
        "requirements/months/in",
        "next/chief/criteria/error/text",
    ]
    assert result.data["duties"][0]["text"] == "Count."


def test_a_text_outlives_a_new_order_of_the_original() -> None:
    turned = {**BASE, "duties": BASE["duties"][::-1]}
    result = lay(shape_of(model.Role), turned, WHOLE, FILE)
    assert result.data["duties"] == [
        {"id": "report", "text": "Rapporter."},
        {"id": "count", "text": "Compter."},
    ]
    assert named(turned, ("duties", 0, "text")) == "duties/report/text"


def test_a_text_for_what_is_false_in_the_original_is_too_much() -> None:
    posting = {"other_pay": False, "note": "One."}
    result = lay(shape_of(model.Posting), posting, {"other_pay": "Rien.", "note": "Un."}, FILE)
    assert short(result.findings) == [
        ("translation-adds", "other_pay", "the original has no text here", "leave it out")
    ]
    assert result.data == {"other_pay": False, "note": "Un."}
    assert lay(shape_of(model.Posting), posting, {"note": "Un."}, FILE).missing == []


def test_a_text_the_original_leaves_empty_is_neither_translated_nor_lacking() -> None:
    base = BASE | {"summary": None, "reports_to": None, "duties": None}
    over = {name: text for name, text in WHOLE.items() if name not in {"reports_to", "duties"}}
    result = lay(shape_of(model.Role), base, over, FILE)
    assert short(result.findings) == [
        (
            "translation-adds",
            "summary",
            "the original has no `summary`",
            "it has: title, also_called, skills, requirements, next",
        )
    ]
    assert result.missing == []


def test_every_text_of_a_role_can_be_translated() -> None:
    assert [named(BASE, path) for path in texts(shape_of(model.Role), BASE)] == [
        "title",
        "also_called/0",
        "also_called/1",
        "reports_to/title",
        "summary",
        "duties/count/text",
        "duties/report/text",
        "skills/counting/evidence",
        "requirements/months/in",
        "next/chief/criteria/error/text",
    ]


@pytest.mark.parametrize(
    ("over", "complaint"),
    [
        (
            {"titel": "Compteur"},
            (
                "unknown-field",
                "titel",
                "`titel` is not a text of the original",
                "did you mean `title`?",
            ),
        ),
        (
            {"level": 2},
            (
                "translation-adds",
                "level",
                "`level` is the same in every language",
                "leave it out; a translation holds texts alone",
            ),
        ),
        (
            {"questions": [{"id": "x", "q": "Quoi ?", "a": "Rien."}]},
            (
                "translation-adds",
                "questions",
                "the original has no `questions`",
                f"it has: {', '.join(WHOLE)}",
            ),
        ),
        (
            {"duties": [{"id": "cuont", "text": "Compter."}]},
            (
                "translation-adds",
                "duties/0/id",
                "the original has no `cuont`",
                "did you mean `count`?",
            ),
        ),
        (
            {"duties": [{"text": "Compter."}]},
            (
                "missing-field",
                "duties/0",
                "`id` is missing",
                "an item says which one of the original it is: count, report",
            ),
        ),
        (
            {"skills": {"patience": {"evidence": "Attend."}}},
            (
                "translation-adds",
                "skills/patience",
                "the original has no text here",
                "leave it out",
            ),
        ),
        (
            {"skills": {"zeal": {"evidence": "Brûle."}}},
            (
                "translation-adds",
                "skills/zeal",
                "the original has no `zeal`",
                "it has: counting, patience",
            ),
        ),
        (
            {"title": ["Compteur"]},
            ("wrong-type", "title", "`title` must be text", "write it as in the original"),
        ),
        (
            {"title": ""},
            ("bad-value", "title", "`title` is empty", "write it, or leave the field out"),
        ),
        (
            {"title": " \u200b\n"},
            ("bad-value", "title", "`title` is empty", "write it, or leave the field out"),
        ),
        (
            {"also_called": []},
            (
                "bad-value",
                "also_called",
                "`also_called` is empty",
                "write it, or leave the field out",
            ),
        ),
        (
            {"duties": [{"id": ["count"], "text": "Compter."}]},
            (
                "wrong-type",
                "duties/0/id",
                "`id` must be that of an item",
                "write it as in the original",
            ),
        ),
        (
            {"duties": ["Compter."]},
            ("wrong-type", "duties", "`duties` must be a list", "each item with its `id`"),
        ),
        (
            {"also_called": "Calculateur"},
            (
                "wrong-type",
                "also_called",
                "`also_called` must be a list of texts",
                "write it as in the original",
            ),
        ),
        (
            {"duties": {"count": "Compter."}},
            ("wrong-type", "duties", "`duties` must be a list", "each item with its `id`"),
        ),
        (
            {"skills": ["counting"]},
            ("wrong-type", "skills", "`skills` must be a mapping", "each text under its id"),
        ),
        (
            {"reports_to": "Chef"},
            (
                "wrong-type",
                "reports_to",
                "`reports_to` must be a mapping",
                "write it as in the original",
            ),
        ),
        (
            {"duties": [{"id": "count", "text": "Compter."}, {"id": "count", "text": "Encore."}]},
            ("duplicate-item", "duties/1/id", "`count` stands here twice", "keep one of the two"),
        ),
        (
            {"duties": [{"id": "count", "text": "Compter.", "essential": False}]},
            (
                "translation-adds",
                "duties/0/essential",
                "`essential` is the same in every language",
                "leave it out; a translation holds texts alone",
            ),
        ),
    ],
)
def test_a_translation_that_says_more_than_texts_is_wrong(
    over: object, complaint: tuple[str, str, str, str]
) -> None:
    assert short(laid(over).findings) == [complaint]


def test_a_translation_with_an_error_is_not_shown_at_all(tmp_path: Path) -> None:
    book, findings = small(tmp_path, {FILE: "title: Compteur\nlevel: 2\n"})
    assert f"{FILE} translation-adds level: `level` is the same in every language" in told(findings)
    assert Edition(book, "fr").role("counter").title == Foreign("Counter", "en")
    assert not Edition(book, "fr").translated("role", "counter")


def test_a_fault_in_what_is_said_of_the_translation_is_told_at_its_place(tmp_path: Path) -> None:
    text = "title: Compteur\ntranslation: {reviewed_by: Langues, reviewed_on: yesterday}\n"
    _, findings = small(tmp_path, {FILE: text})
    assert f"{FILE} bad-date translation/reviewed_on: `yesterday` is not a date" in told(findings)
