"""The built example site → the two pictures of the README; `make pictures` runs it."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "output"
PICTURES = ROOT / "docs/pictures"
PAGES = {
    "role": "roles/key-account-manager/index.html",
    "ladder": "ladders/account-management/index.html",
}
WIDTH, HEIGHT = 1280, 1000
FLAGS = ["--no-sandbox", "--font-render-hinting=none", "--force-color-profile=srgb"]


def main() -> int:
    """Write every picture again and return the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for name, path in PAGES.items():
            page.goto((SITE / path).as_uri())
            page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
