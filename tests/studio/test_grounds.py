"""Why a finding matters, in French as in English; nothing English is passed off as French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

import lxml.html
import pytest
from markupsafe import Markup

from books import SMALL, write
from generator.book.book import Foreign
from generator.rules import RULES
from generator.studio import routing
from generator.studio.fixing import FIXES, NO_SINGLE_ANSWER
from generator.studio.grounds import STRENGTH, foreign, ground, said, texts
from generator.studio.plain import plain
from generator.wording import wording
from studios import Client

if TYPE_CHECKING:
    from pathlib import Path

EN, FR = wording("en"), wording("fr")
CODES = sorted({*FIXES, *NO_SINGLE_ANSWER})
SAME = {"posting-no-apply"}
"""Codes whose source is called the same in French: it is one of a place without French laws."""


@pytest.mark.parametrize("code", CODES)
def test_every_reason_of_a_finding_of_postings_is_in_french(code: str) -> None:
    english, french = ground(code, EN), ground(code, FR)
    assert english.why == RULES[code].why
    assert isinstance(french.why, Markup)
    assert "'" not in french.why
    assert isinstance(french.source, Markup) == bool(RULES[code].authority and code not in SAME)
    for text in (french.why, french.source):
        marks = re.findall(r"<[^>]*>", str.__str__(text))
        assert set(marks) <= {'<span lang="en">', '<span lang="de">', "</span>"}
        assert normalize("NFC", text) == text


@pytest.mark.parametrize("code", CODES)
def test_every_finding_of_postings_has_a_source_and_a_strength_in_both_languages(code: str) -> None:
    english, french = ground(code, EN), ground(code, FR)
    for found in (english, french):
        assert found.source
        assert found.strength
    assert french.strength != english.strength
    if code.startswith("law-") and code != "law-none-known":
        assert (english.strength, french.strength) == ("law", "la loi")
    if not RULES[code].authority:
        owned = ("Our own table of laws", "Notre propre tableau des lois")
        ruled = ("Our own rule", "Notre propre règle")
        named = owned if code.startswith("law-") else ruled
        assert (english.source, french.source) == named


@pytest.mark.parametrize("code", CODES)
def test_no_reason_speaks_of_files_and_commands_to_people(code: str) -> None:
    for words in (EN, FR):
        found = ground(code, words)
        for text in map(str, (found.why, found.source)):
            assert "`" not in text
            assert "rolebook" not in text
            assert "silence`" not in text


def test_a_job_board_is_practice_and_a_rule_of_ours_claims_no_evidence() -> None:
    found = [ground(code, EN) for code in ("posting-no-city", "min-over-max", "law-none-known")]
    assert [each.strength for each in found] == ["practice", "none is claimed", "none is claimed"]
    assert ground("posting-no-band", EN).strength == "law"
    assert ground("translation-awaited", EN).strength == "law"


def test_the_law_of_a_place_is_called_as_it_calls_itself_in_french() -> None:
    found = ground("law-pay-range", FR).source
    assert found == (
        "Entre autres, l’Ontario (Loi de 2000 sur les normes d’emploi, partie III.1, et Règl. de "
        "l’Ont. 476/24), la Colombie-Britannique "
        '(<span lang="en">Pay Transparency Act</span>, art. 2) et le Colorado (C.R.S. 8-5-201).'
    )
    assert ground("law-other-language", FR).source == (
        "Québec, Charte de la langue française, art. 46"
    )


def test_the_strength_of_the_evidence_is_apart_from_its_source() -> None:
    assert (ground("age-words", EN).strength, ground("age-words", FR).strength) == ("law", "la loi")
    assert "Strength" not in ground("age-words", EN).source


def test_every_strength_of_a_rule_has_a_name() -> None:
    rated = [code for code, rule in RULES.items() if STRENGTH.search(rule.authority)]
    assert len(rated) > 10
    for code in rated:
        assert ground(code, FR).strength
        assert "Strength" not in ground(code, EN).source


def test_what_the_catalogue_does_not_have_is_marked_as_english() -> None:
    text = said("Nobody has translated <this>.", FR)
    assert isinstance(text, Foreign)
    assert text.__html__() == '<span lang="en">Nobody has translated &lt;this&gt;.</span>'
    assert said("Nobody has translated <this>.", EN) == "Nobody has translated <this>."
    assert type(foreign("x", EN)) is str
    assert said("", FR) == ""
    assert isinstance(plain("not-utf8", FR), Foreign)


def test_the_catalogue_has_each_text_once_asked_for() -> None:
    assert len({*texts()}) > 80
    assert all(text in FR.catalogue._catalog for text in texts())  # type: ignore[attr-defined]  # noqa: SLF001 - gettext has no other way to ask


def test_a_page_in_french_marks_what_is_english(tmp_path: Path) -> None:
    client = Client(write(tmp_path / "project", SMALL), more=tuple(routing.routes()))
    where = client.post("/fr/new", {"role": "counter", "location": "toronto"}).headers["location"]
    page = lxml.html.fromstring(client.get(where).text)
    [found] = page.xpath("//section[@id='advice']")
    details = found.xpath(".//p[@class='detail']")
    assert [each.text_content().replace("\u00a0", " ") for each in details] == [
        (
            "Ontario : depuis le 1er janvier 2017, la loi demande à tout employeur la façon de "
            "demander une mesure d’adaptation."
        ),
        "Où postuler (anglais) : rien pour l’instant.",
    ]
    assert len(details) == len(found.xpath(".//ul/li"))
    whys = found.xpath(".//details/div[@class='reasons']/p[1]")
    assert [each.text_content() for each in whys if each.xpath(".//*[@lang]")] == []
    assert "Le public doit savoir que des mesures d’adaptation" in found.text_content()
    english = lxml.html.fromstring(client.get(where.replace("/fr/", "/en/")).text)
    assert english.xpath("//section[@id='advice']//span[@lang]") == []
