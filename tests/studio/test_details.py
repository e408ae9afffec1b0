"""What a finding is about, for people: exact sentences in both languages, and the form's labels."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from books import SMALL, small
from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.model import PostingPay
from generator.findings import Finding
from generator.studio.advice import advise, tried
from generator.studio.details import SAID, TELL, as_sentence, labels
from generator.studio.fields import Fields, in_language
from generator.studio.fixing import FIXES, NO_SINGLE_ANSWER
from generator.studio.grounds import foreign
from generator.studio.listing import Lists
from generator.studio.posting_form import Typed, posting_form
from generator.studio.wishes import from_role
from generator.studio.writing import new_text
from generator.wording import plain, wording
from studio.test_advice import FILE, FILES, NAME

if TYPE_CHECKING:
    from generator.book.book import Book
    from generator.studio.wishes import Wishes

EN, FR = wording("en"), wording("fr")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small(tmp_path_factory.mktemp("details"), FILES)[0]


def wished(book: Book, role: str = "counter", place: str = "toronto", **values: Any) -> Wishes:
    led = {"apply": "https://a.test/1", **values}
    return replace(from_role(Edition(book), role, place), **led)


def told(book: Book, wishes: Wishes, code: str, language: str = "en") -> str:
    """What is said of the one finding with a code, with common spaces and without marks."""
    trial = tried(book, NAME, FILE, new_text(Edition(book), wishes))
    found = advise(trial, NAME, wishes, wording(language))
    [detail] = {plain(one.detail) for one in found if one.code == code}
    return detail.replace("\u00a0", " ").replace("\u202f", " ")


def adding(part: str, text: str, **values: Any) -> dict[str, Any]:
    return {part: {"add": [{"id": "more", "text": text, "reason": "So it is.", **values}]}}


def test_every_code_that_a_posting_can_have_is_told() -> None:
    assert sorted({*FIXES, *NO_SINGLE_ANSWER} - TELL.keys()) == []


@pytest.mark.parametrize(
    ("code", "values", "english", "french"),
    [
        (
            "age-words",
            {"note": "A young team."},
            "In your words (English): “young”.",
            "Dans vos mots (anglais) : « young ».",
        ),
        (
            "age-words",
            {"differs": adding("requirements", "A young heart.", must=True)},
            "What one brings, added (English): “young”.",
            "Ce qu’il faut apporter, ajout (anglais) : « young ».",
        ),
        (
            "jargon",
            {"differs": adding("duties", "Leveraging sheep.")},
            "What one does, added (English): “Leveraging”.",
            "Ce que l’on fait, ajout (anglais) : « Leveraging ».",
        ),
        (
            "shouting",
            {"note": "Count now!!"},
            "In your words (English): “!!”.",
            "Dans vos mots (anglais) : « !! ».",
        ),
        (
            "unfinished-text",
            {"apply": "TO DO"},
            "Where to apply (English): nothing yet.",
            "Où postuler (anglais) : rien pour l’instant.",
        ),
        (
            "posting-closes-before-posted",
            {"closes": dt.date(2026, 11, 1)},
            "It opens on November 24, 2026 and closes on November 1, 2026.",
            "Elle ouvre le 24 novembre 2026 et ferme le 1er novembre 2026.",
        ),
        (
            "posting-start",
            {"starts": dt.date(2026, 10, 1)},
            "The posting opens on November 24, 2026, and the work begins on October 1, 2026.",
            "L’offre ouvre le 24 novembre 2026, et le travail commence le 1er octobre 2026.",
        ),
        (
            "posting-start",
            {"ends": dt.date(2027, 10, 1)},
            (
                "The posting opens on November 24, 2026, the work ends on October 1, 2027, and "
                "nothing says when it begins."
            ),
            (
                "L’offre ouvre le 24 novembre 2026, le travail finit le 1er octobre 2027, et rien "
                "ne dit quand il commence."
            ),
        ),
        (
            "posting-same-requisition",
            {"requisition": "R-2026-001"},
            "R-2026-001 is the number of “Counter, Toronto”, which opens on November 1, 2026.",
            (
                "R-2026-001 est le numéro de « Counter, Toronto », dont l’ouverture est le 1er "
                "novembre 2026."
            ),
        ),
        (
            "min-over-max",
            {"pay": PostingPay(min=58000, max=52000)},
            "The low end is $58,000 CAD, the high end $52,000 CAD.",
            "Le bas de la fourchette est de 58 000 $ CA, le haut de 52 000 $ CA.",
        ),
        (
            "posting-pay-outside-band",
            {"pay": PostingPay(min=40000, max=60000)},
            (
                "The band of the role Counter, Canada: $50,000 to $60,000 CAD a year. The low end "
                "is $10,000 CAD too low."
            ),
            (
                "Échelle salariale du rôle Counter, Canada : 50 000 $ à 60 000 $ CA par année. Le "
                "bas de la fourchette est trop bas de 10 000 $ CA."
            ),
        ),
        (
            "posting-pay-outside-band",
            {"pay": PostingPay(min=25, max=28)},
            (
                "The band of the role Counter, Canada: $50,000 to $60,000 CAD a year. The low end "
                "is $49,975 CAD too low. The high end is $49,972 CAD too low. Was it to be $25 to "
                "$28 CAD an hour? The band is for another period."
            ),
            None,
        ),
        (
            "industry-without-overlay",
            {"industry": "farming"},
            "Farming has nothing of its own for the role Counter.",
            "Farming n’a rien de particulier pour le rôle Counter.",
        ),
        (
            "law-accommodation",
            {},
            (
                "Ontario: since January 1, 2017, the law asks every employer for the way to ask "
                "for an accommodation."
            ),
            (
                "Ontario : depuis le 1er janvier 2017, la loi demande à tout employeur la façon de "
                "demander une mesure d’adaptation."
            ),
        ),
        (
            "law-canadian-experience",
            {"differs": adding("requirements", "Canadian experience.", must=True)},
            (
                "What one brings, added (English): “Canadian experience”. Ontario: since January "
                "1, 2026, the law asks employers with 25 employees or more for postings that ask "
                "for no Canadian experience."
            ),
            None,
        ),
        (
            "requirements-not-split",
            {"differs": adding("requirements", "Sheep, preferred.", must=True)},
            "What one brings, added (English): “preferred”, though it is marked as a must.",
            (
                "Ce qu’il faut apporter, ajout (anglais) : « preferred », alors que c’est noté "
                "comme une exigence."
            ),
        ),
        (
            "html-in-text",
            {"note": "<script>x</script>"},
            "In your words (English): “<script”.",
            None,
        ),
        (
            "unknown-duty",
            {"differs": {"duties": {"leave_out": [{"id": "fly", "reason": "So it is."}]}}},
            "What one does: “fly”.",
            "Ce que l’on fait : « fly ».",
        ),
        (
            "posting-order",
            {"differs": {"duties": {"order": ["gone"]}}},
            "What one does: “gone”.",
            None,
        ),
        (
            "long-sentence",
            {"note": "We " + "count sheep and goats " * 12 + "."},
            (
                "In your words (English): the sentence that begins with “We count sheep and "
                "goats” has 49 words."
            ),
            None,
        ),
    ],
)
def test_a_finding_says_what_it_is_about_as_the_page_says_it(
    book: Book, code: str, values: dict[str, Any], english: str, french: str | None
) -> None:
    wishes = wished(book, **values)
    assert told(book, wishes, code) == english
    if french:
        assert told(book, wishes, code, "fr") == french


def test_a_range_that_is_too_wide_says_how_wide_and_whose_law_it_is(book: Book) -> None:
    wishes = wished(book, "chief-counter")
    assert told(book, wishes, "law-pay-range") == (
        "The range is $70,000 CAD a year wide; the law lets it be $50,000 CAD. Ontario: since "
        "January 1, 2026, the law asks employers with 25 employees or more for a range of pay."
    )
    assert told(book, wishes, "law-pay-range", "fr") == (
        "L’écart de la fourchette est de 70 000 $ CA par année; la loi permet 50 000 $ CA. Ontario "
        ": depuis le 1er janvier 2026, la loi demande à tout employeur de 25 personnes ou plus une "
        "fourchette de rémunération."
    )


@pytest.mark.parametrize(
    ("place", "pay", "code", "said"),
    [
        (
            "denver",
            PostingPay(min=42000),
            "law-pay-range",
            (
                "The pay has an open end. Colorado: since January 1, 2021, the law asks every "
                "employer for a range of pay."
            ),
        ),
        (
            "washington",
            PostingPay(min=42000, max=42000),
            "law-pay-range",
            (
                "The pay is one amount. District of Columbia: since June 30, 2024, the law asks "
                "every employer for a range of pay."
            ),
        ),
        (
            "denver",
            PostingPay(min=42000, max=43000),
            "law-other-pay",
            (
                "Nothing says what is paid besides. Colorado: since January 1, 2021, the law asks "
                "every employer for what is paid besides, such as bonuses."
            ),
        ),
        (
            "vienna",
            PostingPay(max=3500),
            "law-minimum-pay",
            (
                "Nothing says the least that is paid. Austria: since March 1, 2011, the law asks "
                "every employer for the least that is paid, and whether more may be."
            ),
        ),
    ],
)
def test_a_law_says_where_since_when_and_of_whom_it_asks_what(
    book: Book, place: str, pay: PostingPay, code: str, said: str
) -> None:
    assert told(book, wished(book, place=place, pay=pay), code) == said


def test_where_no_band_holds_place_role_and_day_are_named(book: Book) -> None:
    wishes = wished(book, "chief-counter", "denver", pay=None)
    said = "United States: no pay band of the role Chief counter holds on November 24, 2026."
    assert told(book, wishes, "posting-no-band") == said


def test_every_finding_is_a_sentence_without_what_a_file_says(book: Book) -> None:
    wishes = wished(
        book,
        place="vienna",
        note="A young rockstar team. We leverage. He is a NINJA, CRUSHING it!!",
        pay=PostingPay(min=1, max=140000),
        apply="TO DO",
        closes=dt.date(2026, 11, 1),
        industry="farming",
        differs=adding("duties", "LIFT <script>", essential=True),
    )
    trial = tried(book, NAME, FILE, new_text(Edition(book), wishes))
    for words in (EN, FR):
        found = advise(trial, NAME, wishes, words)
        assert len(found) > 10
        for one in found:
            text = plain(one.detail)
            assert text == "" or (text[0] == text[0].upper() and text.endswith(".")), text
            assert "`" not in text
            assert not re.search(r"\d{4}-\d\d-\d\d|/add/|differs", text), text
            assert not isinstance(one.detail, Foreign)


def test_words_of_the_posting_are_marked_where_the_page_is_in_another_language(book: Book) -> None:
    wishes = wished(book, note="A young team.")
    trial = tried(book, NAME, FILE, new_text(Edition(book), wishes))
    [age] = [one for one in advise(trial, NAME, wishes, FR) if one.code == "age-words"]
    assert str.__str__(age.detail).replace("\u00a0", " ") == (
        'Dans vos mots (anglais) : « <span lang="en">young</span> ».'
    )


def test_what_nobody_tells_is_the_findings_own_message_as_a_sentence() -> None:
    found = Finding(code="syntax", file="x.yaml", message="a `[` is open")
    assert as_sentence(found.message) == "A “[” is open."
    assert foreign(as_sentence(found.message), FR).__html__() == (  # type: ignore[attr-defined]  # it is marked
        '<span lang="en">A “[” is open.</span>'
    )
    assert as_sentence("") == ""


def test_fields_are_called_as_the_form_calls_them(book: Book) -> None:
    wishes = wished(book)
    edition = Edition(book)
    for words in (EN, FR):
        form = posting_form(edition, words, wishes, Typed(), None)
        shown = {
            each.name: each.label
            for group in form.groups.values()
            for each in group.fields
            if each.kind != "tick"
        }
        shown |= {f"differs.{one.name}": one.title for one in form.lists}
        shown["contact"] = shown["contact.name"]
        called = labels(words.gettext)
        for name in called.keys() & shown.keys():
            own = in_language(words, called[name], "en") if name in SAID else called[name]
            assert own == shown[name]
        rest = {"differs", "industry", "languages", "pay", "role"}
        assert called.keys() - shown.keys() == rest


def test_a_list_has_the_groups_of_the_posting_and_numbers_through_both(book: Book) -> None:
    lists = list(Lists(Edition(book), EN, wished(book), Fields((), {})).lists())
    asks = lists[1]
    assert [(one.title, [row.id for row in one.rows]) for one in asks.bunches] == [
        ("Must have", ["school"]),
        ("Nice to have", ["months"]),
    ]
    assert [(row.place, row.kind) for row in asks.rows] == [(1, "A must"), (2, "Nice to have")]
    [duties] = lists[0].bunches
    assert (duties.title, {row.kind for row in duties.rows}) == ("", {""})


LESSER = (SMALL["content/roles/counter.yaml"] or "").replace(
    "  - {id: report, text: Say how many.}\n",
    "  - {id: tidy, text: Tidy up., essential: false}\n  - {id: report, text: Say how many.}\n",
)


def test_essential_duties_stand_before_the_others_as_candidates_see_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files = {"content/roles/counter.yaml": LESSER}
    edition = Edition(small(tmp_path_factory.mktemp("lesser"), files)[0])
    listed = next(
        Lists(edition, EN, from_role(edition, "counter", "toronto"), Fields((), {})).lists()
    )
    assert [(one.title, [row.id for row in one.rows]) for one in listed.bunches] == [
        ("", ["count", "report"]),
        ("Also part of the work", ["tidy"]),
    ]
    assert [(row.place, row.mark) for row in listed.rows] == [(1, ""), (2, ""), (3, "")]


def test_a_translation_is_told_of_in_its_own_words(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = f"content/postings/{NAME}.yaml"
    book = small(tmp_path_factory.mktemp("translated"), FILES)[0]
    text = new_text(Edition(book), wished(book, note="Few sheep.", other_pay="A bonus."))
    files = FILES | {file: text, f"content/postings/{NAME}.fr.yaml": "note: Un jeune troupeau.\n"}
    book = small(tmp_path_factory.mktemp("both"), files)[0]
    found = advise(tried(book, NAME, file, text), NAME, None, EN)
    said = {one.code: plain(one.detail) for one in found}
    assert said["age-words"] == "In your words (French): “jeune”."
    assert said["translation-missing"] == "Nothing yet: Pay besides that (French)."
    assert said["translation-unlocked"] == "Language: French."
