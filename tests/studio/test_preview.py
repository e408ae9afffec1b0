"""The studio's pages in a browser: the preview follows the files, with script and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

import validators
from books import SMALL, write
from studios import Client, Served, served
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ROLE = "content/roles/counter.yaml"
PAGES = ("", "preview", "preview?page=nothing", "book", "enter", "nothing")
TIMEOUT = 60_000
"""Milliseconds until something that comes by itself counts as lost."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def studio(root: Path) -> Iterator[Served]:
    with served(root) as running:
        yield running


def save(root: Path, old: str, new: str) -> None:
    """Save a role as editors do: a new file that takes the old one's name."""
    path = root / ROLE
    text = path.read_text("utf-8")
    assert old in text
    fresh = path.with_name(".counter.tmp")
    fresh.write_text(text.replace(old, new), "utf-8")
    fresh.replace(path)


def open_preview(page: Page, studio: Served, words: str = "") -> None:
    page.goto(f"{studio.address}en/preview{words}")
    page.frame_locator("#preview").locator("h1").wait_for(timeout=TIMEOUT)


def test_a_saved_file_is_seen_in_place(browser: Browser, studio: Served, root: Path) -> None:
    long = "".join(f"  - {{id: more-{n}, text: Count heap {n}.}}\n" for n in range(80))
    save(root, "  - {id: report", f"{long}  - {{id: report")
    with open_page(browser) as page:
        open_preview(page, studio, "?page=roles/counter/index.html")
        inside = page.frame_locator("#preview")
        inside.get_by_text("Count heap 79.").first.scroll_into_view_if_needed()
        frame = page.frames[1]
        page.evaluate("mine = 1")
        before = frame.evaluate("scrollY")
        assert before > 500
        save(root, "Count heap 79.", "Count the last heap.")
        inside.get_by_text("Count the last heap.").first.wait_for(timeout=TIMEOUT)
        page.wait_for_function(
            "y => Math.abs(document.getElementById('preview').contentWindow.scrollY - y) < 60",
            arg=before,
            timeout=TIMEOUT,
        )
        assert page.evaluate("mine") == 1
        assert page.get_by_role("status").text_content() == "The page is as the files are now."


def test_a_fault_stands_above_the_last_page(browser: Browser, studio: Served, root: Path) -> None:
    with open_page(browser) as page:
        open_preview(page, studio, "?page=roles/counter/index.html")
        findings = page.get_by_role("region", name="Findings")
        findings.locator("summary").click()
        save(root, "title: Counter", "titel: Counter")
        findings.get_by_text("`titel` is not a field of a role").wait_for(timeout=TIMEOUT)
        assert findings.get_by_text(f"{ROLE}:1", exact=True).is_visible()
        assert findings.get_by_text("did you mean `title`?").is_visible()
        assert findings.locator("summary").inner_text().startswith("1 error")
        inside = page.frame_locator("#preview")
        assert inside.get_by_role("heading", level=1).inner_text() == "Counter"
        save(root, "titel: Counter", "title: Reckoner")
        inside.get_by_role("heading", level=1, name="Reckoner").wait_for(timeout=TIMEOUT)
        assert findings.get_by_text("titel").count() == 0


def test_it_stays_on_the_page_that_one_went_to(
    browser: Browser, studio: Served, root: Path
) -> None:
    with open_page(browser) as page:
        open_preview(page, studio)
        inside = page.frame_locator("#preview")
        inside.locator("a[href='roles/counter/index.html']").first.click()
        page.wait_for_url("**/en/preview?page=roles%2Fcounter%2Findex.html", timeout=TIMEOUT)
        save(root, "Count things.", "Count all things.")
        inside.get_by_text("Count all things.").first.wait_for(timeout=TIMEOUT)
        page.get_by_role("link", name="Load it again").click()
        assert page.get_by_role("heading", name="Preview of the site").is_visible()
        inside.get_by_text("Count all things.").first.wait_for(timeout=TIMEOUT)


OUT = "https://apply.our-company.test/1"
POSTING = "?page=postings/counter-toronto/index.html"


def test_a_link_that_leads_out_opens_in_a_tab_of_its_own(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        page.context.route(OUT, lambda route: route.fulfill(body="Apply there."))
        open_preview(page, studio, POSTING)
        inside = page.frame_locator("#preview")
        with page.expect_popup() as opened:
            inside.locator(f"a[href='{OUT}']").first.click()
        opened.value.get_by_text("Apply there.").wait_for()
        assert opened.value.evaluate("opener") is None
        assert inside.get_by_role("heading", level=1).is_visible()
        inside.locator("a[href$='/roles/counter/index.html']").first.click()
        page.wait_for_url("**/en/preview?page=roles%2Fcounter%2Findex.html", timeout=TIMEOUT)


def test_news_of_files_comes_while_the_frame_shows_no_page_of_the_site(
    browser: Browser, studio: Served, root: Path
) -> None:
    with open_page(browser) as page:
        open_preview(page, studio, "?page=roles/counter/index.html")
        page.evaluate("out => document.getElementById('preview').src = out", OUT)
        page.wait_for_function("() => document.getElementById('preview').contentDocument === null")
        save(root, "Count things.", "Count all things.")
        inside = page.frame_locator("#preview")
        inside.get_by_text("Count all things.").first.wait_for(timeout=TIMEOUT)
        assert page.get_by_role("status").text_content() == "The page is as the files are now."


def seen(page: Page, state: str) -> None:
    """Let a page be seen or not, as a browser does with tabs."""
    page.evaluate(
        """state => {
          Object.defineProperty(document, "visibilityState", {value: state, configurable: true});
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def test_tabs_that_nobody_sees_keep_no_connection_and_catch_up(
    browser: Browser, studio: Served, root: Path
) -> None:
    """A browser has six connections for all tabs of a studio, and news takes one."""
    with open_page(browser) as page:
        page.set_default_timeout(TIMEOUT)
        open_preview(page, studio, "?page=roles/counter/index.html")
        others = [page.context.new_page() for _ in range(7)]
        for before, other in zip([page, *others], others, strict=False):
            seen(before, "hidden")
            open_preview(other, studio, "?page=roles/counter/index.html")
        save(root, "Count things.", "Count all things.")
        last = others[-1].frame_locator("#preview").get_by_text("Count all things.").first
        last.wait_for(timeout=TIMEOUT)
        first = page.frame_locator("#preview")
        assert first.get_by_text("Count things.").first.is_visible()
        seen(page, "visible")
        first.get_by_text("Count all things.").first.wait_for(timeout=TIMEOUT)


def test_it_goes_on_when_the_studio_was_gone(browser: Browser, root: Path) -> None:
    with open_page(browser) as page:
        with served(root) as first:
            port = urlsplit(first.address).port
            open_preview(page, first, "?page=roles/counter/index.html")
            assert first.end()[0] == 0
        gone = page.get_by_role("status").filter(has_text="The studio can’t be reached.")
        gone.wait_for(timeout=TIMEOUT)
        inside = page.frame_locator("#preview")
        assert inside.get_by_text("Count things.").first.is_visible()
        save(root, "Count things.", "Count what is left.")
        with served(root, "--port", str(port)):
            inside.get_by_text("Count what is left.").first.wait_for(timeout=TIMEOUT)
            gone.wait_for(state="detached", timeout=TIMEOUT)


def test_without_script_a_link_loads_the_page_again(
    browser: Browser, studio: Served, root: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_preview(page, studio, "?page=roles/counter/index.html")
    save(root, "Count things.", "Count without script.")
    text = page.frame_locator("#preview").get_by_text("Count without script.").first
    for _ in range(100):
        page.get_by_role("link", name="Load it again").click()
        page.frame_locator("#preview").locator("h1").wait_for(timeout=TIMEOUT)
        if text.count():
            break
    assert text.is_visible()
    page.get_by_text("No findings").or_(page.locator("#findings summary")).first.click()
    assert page.get_by_role("link", name="All about the book").is_visible()
    context.close()


def test_nothing_is_refused_by_the_policies(browser: Browser, studio: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in PAGES[:-1]:
        page.goto(f"{studio.address}fr/{name}")
        page.wait_for_load_state("load")
    open_preview(page, studio, "?page=ways/index.html")
    context.close()
    assert said == []


def test_no_other_site_shows_the_studio_in_a_frame(browser: Browser, studio: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in ("en/", "site/index.html"):
        page.goto("about:blank")
        page.set_content(f'<iframe src="{studio.address}{path}"></iframe>')
        page.frames[1].wait_for_url("chrome-error://**", timeout=TIMEOUT)
    context.close()


@pytest.mark.parametrize("look", [Look(), Look(320, "dark"), Look(forced_colors=True)], ids=str)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, studio: Served, root: Path, look: Look
) -> None:
    save(root, "title: Counter", "titel: Counter")
    addresses = [f"{studio.address}{lang}/{name}" for lang in ("en", "fr") for name in PAGES]
    assert validators.axe(browser, addresses, look) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, studio: Served, width: int) -> None:
    with open_page(browser, Look(width)) as page:
        for language in ("en", "fr"):
            for name in PAGES:
                page.goto(f"{studio.address}{language}/{name}")
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{language}/{name}: {wide}"


def test_all_is_reached_by_keyboard(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        open_preview(page, studio)
        reached = []
        for _ in range(13):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("document.activeElement.textContent.trim().split('\\n')[0]")
            )
            if page.evaluate("document.activeElement.tagName") == "IFRAME":
                break
        assert reached[:7] == [
            "Skip to the content",
            "Ada",
            "français",
            "Start",
            "Preview",
            "Job descriptions",
            "The book",
        ]
        assert "Load it again" in reached
        page.keyboard.press("Enter")


def test_the_pages_are_valid(root: Path, tmp_path: Path) -> None:
    client = Client(root)
    folder = tmp_path / "pages"
    for language in ("en", "fr"):
        for number, name in enumerate(PAGES):
            text = client.get(f"/{language}/{name}").text
            write(folder, {f"{language}-{number}.html": text})
    assert validators.html_validate(folder) == []
    assert validators.nu(folder) == []
