"""The shipped book and a large one, each built once for all tests of the site on one worker."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import kinds as of_site
from benchmarks import book
from books import on_one_ladder
from building import build, copy_book
from survey import Seen, survey

ON_ONE = 3
"""The roles of so many ladders stand on the first one: 60."""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped book, built."""
    project = copy_book(tmp_path_factory.mktemp("shipped") / "book")
    build(project)
    return project


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a book of a thousand roles, 60 of them on one ladder."""
    folder = tmp_path_factory.mktemp("large") / "book"
    book.write(folder, 1000)
    (folder / "templates").mkdir()
    on_one_ladder(folder, ON_ONE)
    return build(folder, "--only", "html")


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The output folder of the shipped book."""
    return project / "output"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the site."""
    found = sorted(site.rglob("*.html"))
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def documents(site: Path) -> list[Path]:
    """Every PDF of the site."""
    found = sorted(site.rglob("*.pdf"))
    assert len(found) == 72
    return found


@pytest.fixture(scope="session")
def postings(site: Path) -> list[Path]:
    """The folder of every posting, in both languages."""
    found = sorted(page.parent for page in site.glob("**/postings/*/index.html"))
    assert len(found) == 18
    return found


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, dict[str, Path]]:
    """A page of each kind, by language (`""` is the first) and then by its kind's name."""
    found = of_site.kinds(site)
    assert {"index", "404", "roles/ID", "ladders/ID", "postings/ID"} <= found[""].keys()
    assert all(found[language].keys() == found[""].keys() for language in found)
    return found


@pytest.fixture(scope="session")
def seen(
    browser: Browser, pages: list[Path], kinds: dict[str, dict[str, Path]]
) -> dict[Path, Seen]:
    """What each page of the site shows."""
    return survey(browser, pages, (path for each in kinds.values() for path in each.values()))
