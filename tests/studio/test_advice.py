"""Findings of a trial as must, should and could; what one right answer puts right is right then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from dis import get_instructions
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from books import SMALL, small
from building import ROOT
from generator.book.edition import Edition
from generator.book.load import load
from generator.book.model import PostingPay
from generator.checks import CHECKS, EVERY
from generator.project import open_project
from generator.rules import RULES
from generator.studio.advice import Advice, Figures, advise, figures, tried
from generator.studio.fixing import FIXES, NO_SINGLE_ANSWER
from generator.studio.plain import plain
from generator.studio.wishes import Wishes, from_role
from generator.studio.writing import new_text
from generator.wording import wording
from generator.words import packaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.book.book import Book

EN = wording("en")
NAME = "trial"
FILE = f"content/postings/{NAME}.yaml"
PLACES = """\
zones:
  CA: {name: Canada}
  US: {name: United States}
  AT: {name: Austria}
locations:
  toronto: {name: Toronto, region: CA-ON, zone: CA, city: Toronto}
  anywhere: {name: Anywhere, zone: CA, remote_areas: [CA]}
  halifax: {name: Halifax, region: CA-NS, zone: CA, city: Halifax, remote_areas: [CA-NS]}
  denver: {name: Denver, region: US-CO, zone: US, city: Denver}
  washington: {name: Washington, region: US-DC, zone: US, city: Washington}
  vienna: {name: Vienna, region: AT, zone: AT, city: Vienna}
"""
ROLE = SMALL["content/roles/counter.yaml"]
assert ROLE is not None
FILES: dict[str, str | None] = {
    "content/locations.yaml": PLACES,
    "content/roles/counter.yaml": ROLE.replace(
        "next:\n",
        "  - {zone: US, currency: USD, period: year, min: 40000, max: 45000, from: 2026-01-01}\n"
        "  - {zone: AT, currency: EUR, period: month, min: 3000, max: 4000, from: 2026-01-01}\n"
        "next:\n",
    ),
    "content/roles/chief-counter.yaml": (SMALL["content/roles/chief-counter.yaml"] or "").replace(
        "silence:",
        "pay: [{zone: CA, currency: CAD, period: year, min: 80000, max: 150000, "
        "from: 2026-01-01}]\nsilence:",
    ),
    "content/industries/farming.yaml": "name: Farming\nsummary: Sheep.\noverlays:\n"
    "  - {id: sheep, roles: [chief-counter], duties: [{id: shear, text: Shear sheep.}]}\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small(tmp_path_factory.mktemp("advice"), FILES)[0]


def wished(book: Book, role: str = "counter", place: str = "toronto", **values: Any) -> Wishes:
    led = {"apply": "https://a.test/1", **values}
    return replace(from_role(Edition(book), role, place), **led)


def advice(book: Book, wishes: Wishes) -> tuple[Advice, ...]:
    return advise(tried(book, NAME, FILE, new_text(Edition(book), wishes)), NAME, wishes, EN)


# --- every code is answered -----------------------------------------------------------------------


def _codes(function: Any, seen: set[Any]) -> Iterator[str]:
    """The codes that a check may find, by the texts in it and in all of ours that it calls."""
    if function in seen:
        return
    seen.add(function)
    scope = function.__globals__
    waiting = [function.__code__]
    while waiting:
        code = waiting.pop()
        texts = {const for const in code.co_consts if isinstance(const, str)}
        yield from texts & RULES.keys()
        if "unknown" in code.co_names:
            yield from {f"unknown-{text}" for text in texts} & RULES.keys()
        waiting += [const for const in code.co_consts if isinstance(const, CodeType)]
        for step in get_instructions(code):
            if step.opname == "LOAD_GLOBAL":
                yield from _of(scope.get(step.argval), seen)


def _of(value: Any, seen: set[Any]) -> Iterator[str]:
    value = getattr(value, "__wrapped__", value)
    if isinstance(value, FunctionType) and value.__module__.startswith("generator.checks"):
        yield from _codes(value, seen)
    elif isinstance(value, str):
        yield from {value} & RULES.keys()
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _of(each, seen)


def codes_of_postings() -> set[str]:
    seen: set[Any] = set()
    found = {code for check in (*CHECKS["posting"], *EVERY) for code in _codes(check, seen)}
    return found | {words.code for words in packaged().values() if words.code}


def test_the_codes_are_found_where_checks_have_them() -> None:
    known = {"posting-no-band", "law-pay-range", "law-unsure", "unknown-role", "hype",
             "approval-outdated", "shouting", "html-in-text", "min-over-max"}  # fmt: skip
    assert known <= codes_of_postings()


def test_every_finding_of_a_posting_is_put_right_or_has_no_single_answer() -> None:
    answered = {*FIXES, *NO_SINGLE_ANSWER}
    assert sorted(codes_of_postings() - answered) == []
    assert sorted(answered - RULES.keys()) == []
    assert sorted(FIXES.keys() & NO_SINGLE_ANSWER) == []


def test_every_finding_of_a_posting_is_said_in_plain_words_in_both_languages() -> None:
    for code in {*FIXES, *NO_SINGLE_ANSWER}:
        said, dit = plain(code, EN), plain(code, wording("fr"))
        assert said != RULES[code].title, code
        assert dit != said, code
        assert "`" not in said, code
    assert plain("not-utf8", EN) == RULES["not-utf8"].title


# --- put this right for me ------------------------------------------------------------------------


def fixed(book: Book, wishes: Wishes, code: str, label: str) -> Wishes:
    """The wishes once a finding is put right: it is found no more then, and nothing as grave."""
    before = advice(book, wishes)
    found = next(each for each in before if each.code == code)
    assert found.fix is not None
    assert found.fix.label.replace("\u00a0", " ") == label
    made = found.fix.apply(wishes)
    after = advice(book, made)
    assert code not in {each.code for each in after}
    grave = [{each.code for each in said if each.force != "could"} for said in (before, after)]
    assert grave[1] <= grave[0]
    return made


def test_a_posting_that_closes_too_early_closes_four_weeks_later(book: Book) -> None:
    wishes = wished(book, closes=dt.date(2026, 11, 1))
    made = fixed(
        book,
        wishes,
        "posting-closes-before-posted",
        "Close four weeks after it opens, on December 22, 2026",
    )
    assert made == replace(wishes, closes=dt.date(2026, 12, 22))


def test_a_number_that_is_taken_becomes_the_next_one(book: Book) -> None:
    wishes = wished(book, requisition="R-2026-001")
    made = fixed(book, wishes, "posting-same-requisition", "Take the next number, R-2026-002")
    assert made.requisition == "R-2026-002"


@pytest.mark.parametrize(
    ("low", "high", "then"),
    [
        (40000, 55000, (50000, 55000)),
        (55000, 70000, (55000, 60000)),
        (10, 90000, (50000, 60000)),
        (20, 25, (50000, 60000)),
        (70000, 80000, (50000, 60000)),
    ],
)
def test_pay_outside_the_band_comes_into_it(
    book: Book, low: int, high: int, then: tuple[int, int]
) -> None:
    label = f"Bring the pay into the band: ${then[0]:,} to ${then[1]:,} CAD a year"
    wishes = wished(book, pay=PostingPay(min=low, max=high))
    made = fixed(book, wishes, "posting-pay-outside-band", label)
    assert made == replace(wishes, pay=PostingPay(min=then[0], max=then[1]))


def test_ends_that_are_the_wrong_way_round_are_exchanged(book: Book) -> None:
    wishes = wished(book, pay=PostingPay(min=58000, max=52000))
    made = fixed(book, wishes, "min-over-max", "Exchange the two ends")
    assert made.pay == PostingPay(min=52000, max=58000)


@pytest.mark.parametrize(
    ("place", "pay"),
    [("denver", PostingPay(min=42000)), ("washington", PostingPay(min=42000, max=42000))],
)
def test_what_is_no_range_becomes_the_bands(book: Book, place: str, pay: PostingPay) -> None:
    wishes = wished(book, place=place, pay=pay)
    label = "Say the whole band: $40,000 to $45,000 USD a year"
    made = fixed(book, wishes, "law-pay-range", label)
    assert made.pay == PostingPay(min=40000, max=45000)


def test_in_ontario_a_range_that_is_too_wide_is_narrowed(book: Book) -> None:
    wishes = wished(book, "chief-counter")
    label = "Lower the high end: $80,000 to $130,000 CAD a year"
    made = fixed(book, wishes, "law-pay-range", label)
    assert made.pay == PostingPay(min=80000, max=130000)


def test_pay_outside_the_band_has_one_answer_and_the_law_s_comes_when_it_is_inside(
    book: Book,
) -> None:
    wishes = wished(book, "chief-counter", pay=PostingPay(min=80000, max=200000))
    label = "Bring the pay into the band: $80,000 to $150,000 CAD a year"
    [law] = [each for each in advice(book, wishes) if each.code == "law-pay-range"]
    assert law.fix is None
    made = fixed(book, wishes, "posting-pay-outside-band", label)
    label = "Lower the high end: $80,000 to $130,000 CAD a year"
    assert fixed(book, made, "law-pay-range", label).pay == PostingPay(min=80000, max=130000)


def test_in_austria_the_least_is_the_bands(book: Book) -> None:
    wishes = wished(book, place="vienna", pay=PostingPay(max=3500, may_exceed=True))
    label = "Say the least that the band has: €3,000 to €3,500 a month"
    made = fixed(book, wishes, "law-minimum-pay", label)
    assert made.pay == PostingPay(min=3000, max=3500, may_exceed=True)
    unsaid = wished(book, place="vienna")
    [found] = [each for each in advice(book, unsaid) if each.code == "law-minimum-pay"]
    assert found.fix is None


def test_in_colorado_nothing_else_is_paid(book: Book) -> None:
    wishes = wished(book, place="denver")
    made = fixed(book, wishes, "law-other-pay", "Say that nothing else is paid")
    assert made == replace(wishes, other_pay=False)


def test_an_industry_that_changes_nothing_is_left_out(book: Book) -> None:
    wishes = wished(book, industry="farming")
    made = fixed(book, wishes, "industry-without-overlay", "Leave the industry out")
    assert made == replace(wishes, industry=None)


def test_the_way_of_working_fits_the_place_and_the_note(book: Book) -> None:
    wishes = wished(book, place="anywhere", work_mode="hybrid")
    made = fixed(book, wishes, "posting-not-remote", "Make it remote")
    assert made.work_mode == "remote"
    wishes = wished(book, place="halifax", note="Two days a week are in the office.")
    made = fixed(book, wishes, "posting-not-remote", "Make it hybrid")
    assert made.work_mode == "hybrid"


@pytest.mark.parametrize(
    ("code", "note", "label", "then"),
    [
        ("jargon", "To leverage sheep.", "Write “use”", "Use sheep."),
        ("hype", "You crush it here.", "Write “meet the target”", "You meet the target here."),
        ("gendered-words", "Ask the chairman.", "Write “chair”", "Ask the chair."),
        (
            "gendered-words",
            "Ask the foreman. Foremen count.",
            "Write “supervisor”",
            None,
        ),
        ("shouting", "Count sheep now!!", "Write “.” for “!!”", "Count sheep now."),
        ("shouting", "How many sheep?!?", "Write “?” for “?!?”", "How many sheep?"),
        (
            "shouting",
            "Count SHEEP, LAMBS now!!!",
            "Write it in small letters, with one mark at the end of a sentence",
            "Count sheep, lambs now.",
        ),
        (
            "shouting",
            "We count. SHEEP, LAMBS and goats.",
            "Write it in small letters",
            "We count. Sheep, lambs and goats.",
        ),
    ],
)
def test_words_are_replaced_where_a_list_has_the_word_to_write(
    book: Book, code: str, note: str, label: str, then: str | None
) -> None:
    wishes = wished(book, note=note)
    if then is not None:
        assert fixed(book, wishes, code, label) == replace(wishes, note=then)
        return
    for _ in range(2):
        found = next(each for each in advice(book, wishes) if each.code == code)
        assert found.fix is not None
        wishes = found.fix.apply(wishes)
    assert wishes.note == "Ask the supervisor. Supervisor count."


def test_words_of_what_is_added_are_replaced_too(book: Book) -> None:
    def differing(text: str) -> dict[str, Any]:
        return {"duties": {"add": [{"id": "more", "text": text, "reason": "So it is."}]}}

    wishes = wished(book, differs=differing("Leveraging the abacus."))
    made = fixed(book, wishes, "jargon", "Write “use”")
    assert made.differs == differing("Use the abacus.")


def test_what_is_in_no_list_is_taken_out_of_its_order(book: Book) -> None:
    wishes = wished(book, differs={"duties": {"order": ["gone", "report"]}})
    made = fixed(book, wishes, "posting-order", "Take it out of the order")
    assert made.differs == {"duties": {"order": ["report"]}}
    alone = wished(book, differs={"duties": {"order": ["gone"]}})
    assert fixed(book, alone, "posting-order", "Take it out of the order").differs is None


@pytest.mark.parametrize("note", ["We need a ninja.", "You are a go-getter.", "A young team."])
def test_words_with_several_answers_are_left_to_people(book: Book, note: str) -> None:
    [found] = [each for each in advice(book, wished(book, note=note)) if each.field == "note"]
    assert found.fix is None


# --- how it is told -------------------------------------------------------------------------------


def test_what_must_be_done_comes_first_with_why_and_who_says_so(book: Book) -> None:
    wishes = wished(book, pay=PostingPay(min=1, max=2), note="A young rockstar.", apply="TO DO")
    found = advice(book, wishes)
    assert [each.force for each in found] == sorted(
        (each.force for each in found), key=["must", "should", "could"].index
    )
    by_code = {each.code: each for each in found}
    assert by_code["posting-pay-outside-band"].force == "must"
    assert by_code["posting-pay-outside-band"].field == "pay"
    age = by_code["age-words"]
    assert age.force == "should"
    assert age.says == "These words speak of age. Say what the work takes."
    assert age.why == RULES["age-words"].why
    assert age.strength == "law"
    assert age.source.startswith("29 CFR 1625.4 (US).")
    assert "Strength" not in age.source
    assert by_code["hype"].force == "could"
    assert by_code["hype"].strength == "practice"
    assert len({each.key for each in found}) == len(found)
    again = {each.key for each in advice(book, wishes)}
    assert again == {each.key for each in found}


def test_labels_and_sentences_are_in_the_readers_language(book: Book) -> None:
    wishes = wished(book, closes=dt.date(2026, 11, 1))
    text = new_text(Edition(book), wishes)
    [found] = [
        each
        for each in advise(tried(book, NAME, FILE, text), NAME, wishes, wording("fr"))
        if each.force == "must"
    ]
    assert found.says.startswith("Le dernier jour pour postuler précède")
    assert found.fix is not None
    assert found.fix.label.replace("\u00a0", " ") == (
        "Fermer quatre semaines après l’ouverture, le 22 décembre 2026"
    )


def test_what_a_file_silences_stays_silent(book: Book) -> None:
    name = "counter-toronto"
    file = f"content/postings/{name}.yaml"
    text = SMALL[file]
    assert text is not None
    assert "law-accommodation" not in {f.code for f in tried(book, name, file, text).findings}
    loud = text.replace("  - {code: law-accommodation, reason: It is small.}\n", "")
    assert "law-accommodation" in {f.code for f in tried(book, name, file, loud).findings}


def test_a_text_that_cannot_be_read_is_tried_all_the_same(book: Book) -> None:
    wishes = wished(book)
    found = advise(tried(book, NAME, FILE, "role: [\n"), NAME, wishes, EN)
    assert [(each.force, each.code) for each in found] == [("must", "syntax")]


def test_the_quiet_line_counts_what_candidates_read(book: Book) -> None:
    wishes = wished(book, note="You lead, compete and support.")
    made = tried(book, NAME, FILE, new_text(Edition(book), wishes)).book
    assert made is not None
    [plain_one, noted] = [
        figures(Edition(one), name) for one, name in ((book, "counter-toronto"), (made, NAME))
    ]
    assert isinstance(plain_one, Figures)
    assert isinstance(noted, Figures)
    assert noted.words == plain_one.words + 5
    assert (noted.masculine, noted.feminine) == (2, 1)
    assert (plain_one.masculine, plain_one.feminine) == (0, 0)
    assert noted.grade is not None


def test_a_trial_shows_translations_of_what_is_wished_for(tmp_path: Path) -> None:
    name = "counter-toronto"
    file = f"content/postings/{name}.yaml"
    text = SMALL[file]
    assert text is not None
    need = "languages: [{language: fr, level: basic, reason: Sheep.}]\n"
    files: dict[str, str | None] = {
        file: f"{text}note: Few.\n{need}",
        f"content/postings/{name}.fr.yaml": "note: Peu.\n"
        "languages: [{language: fr, reason: Moutons.}]\n",
    }
    book, _ = small(tmp_path, files)
    made = tried(book, name, file, f"{text.replace('12-01', '12-09')}note: Few.\n{need}").book
    assert made is not None
    french = Edition(made, "fr").posting(name)
    assert (french.closes, str(french.note)) == (dt.date(2026, 12, 9), "Peu.")
    without = tried(book, name, file, f"{text}note: Few.\n")
    assert [f.file for f in without.findings if f.severity == "error"] == [
        f"content/postings/{name}.fr.yaml"
    ]


def test_the_story_of_three_minutes_ends_with_nothing_left_to_do() -> None:
    project, _ = open_project(ROOT)
    assert project is not None
    book, _, _ = load(project)
    wishes = replace(
        from_role(Edition(book), "key-account-manager", "toronto"),
        work_mode="hybrid",
        pay=PostingPay(min=80000),
        requisition="R-2026-014",
    )
    found = advice(book, wishes)
    assert [(each.force, each.code) for each in found] == [
        ("should", "posting-same-requisition"),
        ("should", "unfinished-text"),
        ("could", "law-unsure"),
    ]
    assert found[2].detail == (
        "The pay has an open end. Ontario: a law may ask for a range of pay, but this isn’t "
        "certain: an open end may do."
    )
    for code in ("posting-same-requisition", "law-unsure"):
        [one] = [each for each in advice(book, wishes) if each.code == code]
        assert one.fix is not None
        wishes = one.fix.apply(wishes)
    assert wishes.requisition == "R-2026-019"
    assert advice(book, replace(wishes, apply="https://example.com/apply/R-2026-019")) == ()
