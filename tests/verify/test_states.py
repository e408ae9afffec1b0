"""Files that are missing or extra, and postings that are closed, coming or a pool."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from agreeing import ALL, PAGE, POSTING, told
from books import SMALL, write
from building import build

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = "content/postings/counter-toronto.yaml"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A site in which the posting is open, closed, a pool or still to open, without PDFs."""
    top = tmp_path_factory.mktemp("states")
    text = SMALL[CONTENT]
    books = {
        "open": {CONTENT: text},
        "closed": {CONTENT: text.replace("closes: 2026-12-01", "closes: 2026-11-20")},
        "pool": {CONTENT: text.replace("vacancy: existing", "vacancy: future")},
        "upcoming": {CONTENT: text.replace("posted: 2026-11-01", "posted: 2026-11-28")},
        "ongoing": {CONTENT: text.replace("closes: 2026-12-01", "closes: ongoing")},
    }
    formats = {"rolebook.yaml": ALL["rolebook.yaml"].replace("pdf, docx, ", "docx, ")}
    return {
        name: build(write(top / name, SMALL, formats, change)) for name, change in books.items()
    }


@pytest.fixture
def put(sites: dict[str, Path]) -> object:
    """Puts a part of the open site into another one, for one test."""
    undo: list[tuple[Path, bytes]] = []

    def place(state: str, file: str, change: object) -> Path:
        path = sites[state] / file
        undo.append((path, path.read_bytes()))
        text = path.read_text("utf-8")
        source = (sites["open"] / file).read_text("utf-8")
        path.write_text(change(text, source), "utf-8")  # type: ignore[operator]
        return sites[state]

    yield place
    for path, data in undo:
        path.write_bytes(data)


@pytest.mark.parametrize("state", ["open", "closed", "pool", "upcoming", "ongoing"])
def test_a_site_as_it_was_built_agrees(sites: dict[str, Path], state: str) -> None:
    assert not told(sites[state])


SCRIPT = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)


@pytest.mark.parametrize(
    ("state", "why"),
    [("closed", "closed"), ("pool", "open, a pool"), ("upcoming", "upcoming")],
)
def test_markup_is_on_pages_of_open_vacancies_alone(put: object, state: str, why: str) -> None:
    def change(text: str, source: str) -> str:
        found = SCRIPT.search(source)
        assert found
        return text.replace("</head>", f"{found[0]}</head>")

    said = told(put(state, PAGE, change))  # type: ignore[operator]
    assert said.startswith(
        f"counter-toronto, en: its page has a JobPosting in JSON-LD, and the posting is {why}\n"
    )


def test_an_open_vacancy_without_markup_is_told(put: object) -> None:
    said = told(put("open", PAGE, lambda text, _: SCRIPT.sub("", text)))  # type: ignore[operator]
    assert said.startswith("counter-toronto, en: its page has no JobPosting in JSON-LD")


@pytest.mark.parametrize("state", ["closed", "upcoming"])
def test_where_one_cannot_apply_nothing_leads_there(put: object, state: str) -> None:
    link = '<a class="button" href="https://apply.our-company.test/1">Apply</a></main>'
    said = told(put(state, PAGE, lambda text, _: text.replace("</main>", link)))  # type: ignore[operator]
    assert said.startswith("counter-toronto, en: page and json differ in apply\n")


@pytest.mark.parametrize("where", ["https://our-company.test/", "mailto:a@b.test", "jobs@b.test"])
def test_where_one_cannot_apply_no_words_say_where(put: object, where: str) -> None:
    words = f"<p>Apply at <b>{where}</b></p></main>"
    said = told(put("closed", PAGE, lambda text, _: text.replace("</main>", words)))  # type: ignore[operator]
    assert said.startswith("counter-toronto, en: page and json differ in apply\n")


FEEDS = ("indeed.xml", "linkedin.xml", "openings.atom", "openings.json")


@pytest.mark.parametrize("feed", FEEDS)
def test_a_closed_posting_is_in_no_feed(put: object, feed: str) -> None:
    said = told(put("closed", f"feeds/{feed}", lambda _, source: source))  # type: ignore[operator]
    assert re.match(r"counter-toronto, en: \w+ has it, and the posting is closed\n", said)


@pytest.mark.parametrize("feed", FEEDS[:2])
def test_a_pool_is_in_no_feed_of_a_job_board(put: object, feed: str) -> None:
    said = told(put("pool", f"feeds/{feed}", lambda _, source: source))  # type: ignore[operator]
    assert re.match(r"counter-toronto, en: \w+ has it, and the posting is open, a pool\n", said)


@pytest.mark.parametrize("feed", FEEDS)
def test_an_open_vacancy_is_in_every_feed(sites: dict[str, Path], put: object, feed: str) -> None:
    empty = (sites["closed"] / "feeds" / feed).read_text("utf-8")
    said = told(put("open", f"feeds/{feed}", lambda *_: empty))  # type: ignore[operator]
    assert re.match(r"counter-toronto, en: \w+ lacks it, and the posting is open\n", said)


def test_a_posting_that_a_feed_alone_has_is_told(put: object) -> None:
    def change(text: str, _: str) -> str:
        each = json.loads(text)[0]
        return json.dumps([each, {**each, "url": "https://elsewhere.test/", "id": "x"}])

    said = told(put("open", "feeds/openings.json", change))  # type: ignore[operator]
    assert said.startswith("https://elsewhere.test/, en: openings has it, and the site has not\n")


def test_a_file_that_is_missing_is_told(output: Path) -> None:
    (output / f"{POSTING}.md").unlink()
    assert told(output) == f"{POSTING}.md: this file is missing, though a build made it"


def test_a_file_that_no_build_made_is_told(output: Path) -> None:
    (output / f"{POSTING}.odt").write_bytes(b"")
    assert told(output) == f"{POSTING}.odt: this file is extra: no build made it"


def test_a_format_that_one_language_lacks_is_told(output: Path) -> None:
    manifest = output / ".rolebook/manifest.json"
    found = json.loads(manifest.read_text("utf-8"))
    del found["files"][f"fr/{POSTING}.md"]
    manifest.write_text(json.dumps(found), "utf-8")
    (output / f"fr/{POSTING}.md").unlink()
    assert told(output) == "counter-toronto, fr: it lacks md, which other postings have"


def test_the_description_of_a_short_posting_is_long_enough_for_linkedin(output: Path) -> None:
    feed = (output / "feeds/linkedin.xml").read_text("utf-8")
    found = re.search(r"<description><!\[CDATA\[(.*?)\]\]>", feed, re.DOTALL)
    assert found
    assert len(re.sub(r"<[^>]+>", "", found[1])) > 300
