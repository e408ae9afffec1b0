"""The built example site and its studio → the pictures of README and docs, by `make pictures`."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "output"
PICTURES = ROOT / "docs/pictures"
PAGES = {
    "role": "roles/key-account-manager/index.html",
    "ladder": "ladders/account-management/index.html",
}
WIDTH, HEIGHT = 1280, 1000
LOW = 720
"""The height of pictures that show the head of a page."""

FLAGS = ["--no-sandbox", "--font-render-hinting=none", "--force-color-profile=srgb"]
TODAY = "2026-11-27"
"""The day of the pictures, so that dates in them change only with the book."""

APPROVER = "approver-token-of-the-pictures"


def main() -> int:
    """Write every picture again and return the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        with _looking(browser) as page:
            for name, path in PAGES.items():
                page.goto((SITE / path).as_uri())
                _keep(page, name)
        with _studio() as address, _looking(browser) as page:
            _posting(page, address)
        browser.close()
    return 0


def _posting(page: Page, address: str) -> None:
    """Make a posting as docs/how-to/make-a-posting.md tells it, with a picture of each step."""
    page.set_viewport_size({"width": WIDTH, "height": LOW})
    page.goto(f"{address}en/new?q=key+account+manager")
    page.locator("[name=role][value=key-account-manager]").check()
    page.get_by_label("Place", exact=True).select_option("toronto")
    _keep(page, "studio-choose")
    page.get_by_role("button", name="Begin the posting").click()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    seen = page.frame_locator("iframe").first.get_by_role("heading", level=1)
    seen.wait_for()
    page.locator("[name='note.fr']").fill("Vous commenceriez ce printemps avec trois maraîchers.")
    page.locator("#note").fill("You would begin with three growers this spring.")
    page.frame_locator("iframe").first.get_by_text("You would begin with three growers").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.locator("#beside").evaluate("one => one.scrollTo(0, 0)")
    _keep(page, "studio-form")
    page.locator("#note").fill("You would crush it with three growers this spring.")
    page.locator("[name='pay.max']").fill("120000")
    must = page.locator("#advice .must .fix")
    must.wait_for()
    page.get_by_text("These words praise where they should describe.").first.wait_for()
    page.locator("#advice .could summary").first.click()
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": WIDTH, "height": 2 * HEIGHT})  # the pane holds all of it
    _part(page, "#advice", "studio-advice")
    must.click()
    must.wait_for(state="detached")
    page.mouse.move(0, 0)
    _part(page, "section:has(> #take-title)", "studio-take")
    page.locator("[name=apply]").fill("https://example.com/apply")
    page.get_by_role("button", name="Save it into the book").click()
    page.get_by_role("heading", name="Approve it").wait_for()
    where = page.url
    page.goto(f"{where}?token={APPROVER}")
    page.set_viewport_size({"width": WIDTH, "height": LOW})
    page.get_by_role("button", name="Approve it as it stands").wait_for()
    _keep(page, "studio-approve")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(f"{address}en/roles/key-account-manager")
    page.frame_locator("iframe").first.get_by_role("heading", level=1).wait_for()
    _keep(page, "studio-role")


def _keep(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def _part(page: Page, what: str, name: str) -> None:
    page.locator(what).screenshot(path=PICTURES / f"{name}.png", animations="disabled")


@contextmanager
def _looking(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@contextmanager
def _studio() -> Iterator[str]:
    """The address of a studio of a copy of the book, which ends with the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "careers"
        shutil.copytree(ROOT / "content", project / "content")
        shutil.copy(ROOT / "rolebook.yaml", project)
        words = ("--project", str(project), "serve", "--port", "0", "--today", TODAY)
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", *words],
            cwd=ROOT,
            env=os.environ | {"ROLEBOOK_APPROVER_TOKEN": APPROVER},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            first = process.stdout.readline() if process.stdout else ""
            yield first.partition(": ")[2].strip()
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


if __name__ == "__main__":
    sys.exit(main())
