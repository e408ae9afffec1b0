"""The full-text search over http: what it finds, by mouse and by keyboard, and where it isn't."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from building import build, contents, copy_book
from validators import open_page

pytestmark = pytest.mark.xdist_group("browse")

RESULTS = "#search-results li"


class Silent(http.server.SimpleHTTPRequestHandler):
    """A server that writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Write nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    handler = functools.partial(Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that keeps to its policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _first(page: Page) -> str:
    page.wait_for_selector(RESULTS)
    return page.locator(RESULTS).first.locator("p").first.inner_text()


@pytest.mark.parametrize(
    ("home", "words", "first"),
    [
        ("index.html", "key account manager", "Key account manager Role"),
        ("index.html", "strategic account manager", "Key account manager Role"),
        ("fr/index.html", "grilles salariales", "Comment nous présentons la rémunération Guide"),
    ],
)
def test_each_language_finds_its_own_pages(
    page: Page, address: str, home: str, words: str, first: str
) -> None:
    page.goto(f"{address}/{home}")
    page.fill("#search-field", words)
    page.wait_for_selector(RESULTS)
    found = [item.locator("p").first.inner_text() for item in page.locator(RESULTS).all()]
    links = page.eval_on_selector_all(f"{RESULTS} a", "links => links.map(a => a.pathname)")
    assert first in found
    assert {link.startswith("/fr/") for link in links} == {home.startswith("fr/")}
    assert [link for link in links if page.request.get(f"{address}{link}").status != 200] == []


def test_by_keyboard_alone_one_searches_follows_a_result_and_comes_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/index.html#family=account-management")
    page.focus("#search-field")
    page.keyboard.type("negotiation")
    page.keyboard.press("Enter")
    assert _first(page)
    assert page.url.endswith("#family=account-management&q=negotiation")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#search-results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html")
    page.go_back()
    assert _first(page)
    assert page.input_value("#search-field") == "negotiation"


def test_back_takes_back_what_was_searched(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    for words in ("negotiation", "zzzzqqq"):
        page.fill("#search-field", words)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelector('#search [role=status]').textContent")
    page.wait_for_selector("text=Nothing was found. Try fewer or other words.")
    assert page.locator("#search-results").is_hidden()
    page.go_back()
    assert _first(page)
    assert page.input_value("#search-field") == "negotiation"
    page.go_back()
    page.wait_for_function("() => !document.querySelector('#search [role=status]').textContent")
    assert page.locator(RESULTS).count() == 0


def test_what_is_found_is_marked_and_nothing_of_an_address_becomes_markup(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/index.html#q=negotiation+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    page.wait_for_function("() => document.querySelector('#search [role=status]').textContent")
    assert page.locator("#search img").count() == 0
    page.goto(f"{address}/fr/index.html#q={'x' * 5000}")
    assert page.input_value("#search-field") == ""
    page.goto(f"{address}/index.html#q=retail")
    page.wait_for_selector("#search-results mark")


def test_where_the_index_cannot_be_had_the_page_says_so(page: Page, address: str) -> None:
    page.route("**/search/*", lambda route: route.abort())
    page.goto(f"{address}/index.html")
    page.fill("#search-field", "negotiation")
    page.wait_for_selector("text=The search could not be loaded. The lists below have everything.")
    page.unroute("**/search/*")


def test_from_a_disk_and_without_script_there_is_no_field(
    browser: Browser, site: Path, address: str
) -> None:
    with open_page(browser) as page:
        page.goto((site / "index.html").as_uri())
        assert page.locator("#search").is_hidden()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    assert page.locator("#search").is_hidden()
    context.close()


def test_two_builds_give_the_same_index_and_no_drafts_are_in_it(site: Path, tmp_path: Path) -> None:
    again = build(copy_book(tmp_path / "book"), "--only", "search")
    assert contents(again / "search") == contents(site / "search")
    skills = len(list((site / "skills").glob("*/index.html")))
    roles, ladders, guides, openings = 13, 1, 6, 8
    records = 2 * (roles + ladders + guides + openings + skills)
    assert len(list((site / "search").rglob("*.pf_fragment"))) == records
