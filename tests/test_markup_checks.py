"""What job boards ask of a posting and content decides: told once, and not where it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from books import SMALL, checked, small, told
from generator.book.values import Degree, Employment, Period, WorkMode
from generator.formats import feeds, jsonld, opening

if TYPE_CHECKING:
    from pathlib import Path

POSTING = "content/postings/counter-toronto.yaml"
PLACES = "content/locations.yaml"
ROLE = "content/roles/counter.yaml"
SETTINGS = SMALL["rolebook.yaml"]
INDEED = SETTINGS + "site: https://our-company.test/\nformats: [html, indeed]\n"


def of_posting(folder: Path, *changes: tuple[str, str, str], settings: str = SETTINGS) -> list[str]:
    """What is told of the posting, without what is a matter of law and of approval."""
    files: dict[str, str | None] = {"rolebook.yaml": settings}
    for file, old, new in changes:
        text = files.get(file) or SMALL[file]
        assert old in text
        files[file] = text.replace(old, new)
    book, _ = small(folder, files)
    found = told(checked(book, "posting", "counter-toronto"))
    kept = [line.partition(".yaml ")[2] for line in found]
    return [line for line in kept if not line.startswith(("law-", "approval-"))]


CITY = ("toronto: {name: Toronto, region: CA-ON, zone: CA}", "toronto: {name: Toronto, %s}")


@pytest.mark.parametrize(
    ("place", "lacks"),
    [
        ("region: CA-ON, city: Toronto, zone: CA", ""),
        ("region: CA-ON, zone: CA", "a `city`"),
        ("city: Toronto, zone: CA", "the part of its country in `region`"),
        ("zone: CA", "a `city` and the part of its country in `region`"),
        ("region: DE, city: Berlin, zone: CA", ""),
    ],
)
def test_a_workplace_in_indeeds_feed_has_a_city_and_its_part_of_the_country(
    tmp_path: Path, place: str, lacks: str
) -> None:
    found = of_posting(tmp_path, (PLACES, CITY[0], CITY[1] % place), settings=INDEED)
    said = f"posting-no-city location: `toronto` lacks {lacks}, which Indeed’s feed must say"
    assert found == ([said] if lacks else [])


def test_without_indeeds_feed_no_city_is_asked_for(tmp_path: Path) -> None:
    assert of_posting(tmp_path) == []


def test_an_area_to_work_from_is_told_once_and_needs_no_city(tmp_path: Path) -> None:
    area = CITY[1] % "region: CA-ON, zone: CA, remote_areas: [CA-ON]"
    found = of_posting(tmp_path, (PLACES, CITY[0], area), settings=INDEED)
    assert [line.split()[0] for line in found] == ["posting-not-remote"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://apply.our-company.test/1", ""),
        ("mailto:jobs@our-company.test", ""),
        ("http://apply.our-company.test/1", "apply-not-https"),
    ],
)
def test_an_address_to_apply_at_is_secure(tmp_path: Path, address: str, code: str) -> None:
    found = of_posting(tmp_path, (POSTING, "https://apply.our-company.test/1", address))
    assert [line.split()[0] for line in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("site", "formats", "told_of"),
    [("http", "linkedin", True), ("https", "linkedin", False), ("http", "indeed", False)],
)
def test_linkedin_needs_a_site_at_https_for_a_mailbox(
    tmp_path: Path,
    site: str,
    formats: str,
    told_of: bool,  # noqa: FBT001 - a column of a table
) -> None:
    settings = f"{SETTINGS}site: {site}://our-company.test/\nformats: [html, {formats}]\n"
    change = (POSTING, "https://apply.our-company.test/1", "mailto:jobs@our-company.test")
    place = (PLACES, CITY[0], CITY[1] % "city: Toronto, region: CA-ON, zone: CA")
    found = of_posting(tmp_path, change, place, settings=settings)
    assert [line.split()[0] for line in found] == (["apply-not-https"] if told_of else [])


@pytest.mark.parametrize(
    ("summary", "again"), [("Counts.", False), ("Counter", True), ("counter.", True)]
)
def test_a_summary_is_more_than_the_title(
    tmp_path: Path,
    summary: str,
    again: bool,  # noqa: FBT001 - a column of a table
) -> None:
    book, _ = small(
        tmp_path, {ROLE: SMALL[ROLE].replace("summary: Counts.", f"summary: {summary}")}
    )
    codes = [f.code for f in checked(book, "role", "counter")]
    assert ("summary-is-title" in codes) is again


def test_a_translated_summary_is_held_against_the_translated_title(tmp_path: Path) -> None:
    french = {"content/roles/counter.fr.yaml": "title: Compteuse\nsummary: Compteuse.\n"}
    book, _ = small(tmp_path, french)
    found = told(checked(book, "role", "counter"))
    (line,) = (line for line in found if "summary-is-title" in line)
    assert line == (
        "content/roles/counter.fr.yaml summary-is-title summary: the summary says “Compteuse.”, "
        "which is the title again"
    )


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (jsonld.EMPLOYMENT, Employment),
        (jsonld.CREDENTIALS, Degree),
        (feeds.INDEED_TYPES, Employment),
        (feeds.INDEED_REMOTE, WorkMode),
        (feeds.LINKEDIN_TYPES, Employment),
        (feeds.LINKEDIN_MODES, WorkMode),
        (feeds.LINKEDIN_PERIODS, Period),
        (opening.REMOTE, WorkMode),
    ],
)
def test_every_word_of_the_model_has_one_that_job_boards_know(
    table: dict[str, str],
    words: Any,
) -> None:
    assert set(table) == set(get_args(words))


def test_markup_knows_only_words_of_google_for_jobs() -> None:
    types = "FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER"
    assert set(jsonld.EMPLOYMENT.values()) <= set(types.split())
    assert set(jsonld.CREDENTIALS.values()) <= {
        "high school",
        "associate degree",
        "bachelor degree",
        "professional certificate",
        "postgraduate degree",
    }
    assert {period.upper() for period in get_args(Period)} <= {
        "HOUR",
        "DAY",
        "WEEK",
        "MONTH",
        "YEAR",
    }
