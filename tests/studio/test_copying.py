"""The buttons that copy a posting, in a browser: what the clipboard has, and what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import validators
from books import SMALL, write
from studios import Served, served
from validators import Look, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TIMEOUT = 10_000
RICH, TEXT = "Copy with formatting", "Copy as plain text"
SAID = {"rich": "Copied with formatting", "text": "Copied as plain text"}
NEAR = 130
"""Pixels between a button and what is said of it, at most: below both buttons on a phone."""
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async kind => item.types.includes(kind) ? (await item.getType(kind)).text() : "";
  return [await read("text/html"), await read("text/plain")];
}"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(write(tmp_path_factory.mktemp("copying") / "project", SMALL)) as running:
        yield running


def open_draft(page: Page, studio: Served) -> None:
    page.set_default_timeout(TIMEOUT)
    page.goto(f"{studio.address}en/new")
    page.locator("[name=role][value=counter]").check()
    page.get_by_role("button", name="Begin the posting").click()
    page.get_by_role("heading", name="Take it away").wait_for()
    page.wait_for_load_state("load")  # what is hidden is hidden by its style


def clipboard(page: Page) -> list[str]:
    page.context.grant_permissions(["clipboard-read"])
    found: list[str] = page.evaluate(READ)
    return found


def copied(page: Page, button: str) -> str:
    """What is said after a button."""
    page.get_by_role("button", name=button).first.click()
    told = page.locator("[data-copied]").filter(has_text=re.compile(r"\S"))
    told.wait_for()
    return told.inner_text()


def test_with_formatting_the_clipboard_has_both_forms(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        open_draft(page, studio)
        page.context.grant_permissions(["clipboard-write", "clipboard-read"])
        assert copied(page, RICH) == "Copied with formatting: the posting in English"
        rich, text = clipboard(page)
        assert re.search(r"<h2[^>]*>Counter</h2>", rich)
        assert re.search(r"<li[^>]*>Count things.</li>", rich)
        assert text.startswith("Counter\n=======\n")
        assert copied(page, TEXT) == "Copied as plain text: the posting in English"
        rich, text = clipboard(page)
        assert rich == ""
        assert text.startswith("Counter\n=======\n")


def test_what_is_said_stands_in_a_live_region(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        open_draft(page, studio)
        regions = page.locator("[data-copied]").all()
        assert [each.get_attribute("role") for each in regions] == ["status", "status"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("fr", "French")])
def test_what_is_said_stands_beside_the_button(
    browser: Browser, studio: Served, language: str, name: str, width: int
) -> None:
    with open_page(browser, Look(width)) as page:
        open_draft(page, studio)
        page.context.grant_permissions(["clipboard-write", "clipboard-read"])
        for kind, said in SAID.items():
            button = page.locator(f"#copy-{kind}-{language}")
            button.click()
            told = page.get_by_text(f"{said}: the posting in {name}", exact=True)
            expect(told).to_be_in_viewport(ratio=1)
            near, far = told.bounding_box(), button.bounding_box()
            assert near
            assert far
            assert abs(near["y"] - far["y"]) < NEAR


@pytest.mark.parametrize("path", ["draft", "page"])
def test_where_the_clipboard_is_refused_it_is_copied_the_old_way(
    browser: Browser, studio: Served, path: str
) -> None:
    with open_page(browser) as page:
        page.add_init_script(
            "Object.defineProperty(navigator.clipboard, 'write', "
            "{value: () => Promise.reject(new DOMException('no', 'NotAllowedError'))})"
        )
        open_draft(page, studio)
        if path == "page":
            page.get_by_role("link", name="Copy it by hand").first.click()
        assert copied(page, RICH) == "Copied with formatting: the posting in English"
        rich, text = clipboard(page)
        assert re.search(r"<h3[^>]*>What you do</h3>", rich)
        assert text.startswith("Counter\n=======\n")
        assert page.evaluate("document.activeElement.id") == "copy-rich-en"


def test_where_nothing_can_be_copied_it_is_said(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "document.execCommand = () => false;"
        )
        open_draft(page, studio)
        assert copied(page, TEXT) == (
            "The browser lets nothing be copied here. Select the text on the page to copy it by "
            "hand, and copy it there."
        )


def test_buttons_still_copy_what_a_change_brought(browser: Browser, studio: Served) -> None:
    with open_page(browser) as page:
        open_draft(page, studio)
        page.context.grant_permissions(["clipboard-write", "clipboard-read"])
        page.get_by_label("About this vacancy").or_(page.locator("#note")).first.fill(
            "In the harbour."
        )
        page.frame_locator("iframe").first.get_by_text("In the harbour.").first.wait_for()
        copied(page, TEXT)
        assert "In the harbour." in clipboard(page)[1]


def test_without_script_the_page_has_it_to_select(browser: Browser, studio: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_draft(page, studio)
    assert page.get_by_role("button", name=RICH).count() == 0
    page.get_by_role("link", name="Copy it by hand").first.click()
    assert (
        page.get_by_role("group", name="With formatting")
        .get_by_text("Count things.", exact=True)
        .is_visible()
    )
    field = page.get_by_label("Select all of it, and copy it")
    assert field.input_value().startswith("Counter\n=======\n")
    assert page.get_by_role("button", name=TEXT).count() == 0
    context.close()


@pytest.mark.parametrize("look", [Look(), Look(320, "dark"), Look(forced_colors=True)], ids=str)
def test_axe_finds_nothing_on_the_page(browser: Browser, studio: Served, look: Look) -> None:
    with open_page(browser, look) as page:
        open_draft(page, studio)
        page.get_by_role("link", name="Copy it by hand").first.click()
        page.get_by_role("heading", name="With formatting").wait_for()
        address = page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    pages = [address, address.replace("/en/", "/fr/", 1)]
    assert validators.axe(browser, pages, look) == []
