"""Pages into PDFs by a Chromium that is warm: started once, and not measured while it starts."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Cost, work_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where the browser is; None where it, or what drives it, is not installed."""
    if not find_spec("playwright"):
        return None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def printing(pages: Sequence[Path], abreast: int, extra: Mapping[str, str]) -> Cost:
    """What printing all pages costs; tagged and with bookmarks like ours, so many at a time."""
    return asyncio.run(_printing(pages, abreast, extra))


async def _printing(pages: Sequence[Path], abreast: int, extra: Mapping[str, str]) -> Cost:
    from playwright.async_api import async_playwright

    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=program(), args=SWITCHES, env={**os.environ, **extra}
        )
        tabs = [await browser.new_page() for _ in range(abreast)]
        await _all(tabs, pages[: 2 * abreast])  # warms up
        start, before = time.perf_counter(), work_below(os.getpid())
        await _all(tabs, pages)
        spent = Cost(time.perf_counter() - start, work_below(os.getpid()) - before)
        await browser.close()
    return spent


async def _all(tabs: Sequence[Any], pages: Sequence[Path]) -> None:
    waiting = list(pages)

    async def work(tab: Any) -> None:  # noqa: ANN401 - playwright is not installed where this is checked
        while waiting:
            page = waiting.pop()
            await tab.goto(page.as_uri())
            await tab.pdf(
                path=page.with_suffix(".chromium.pdf"),
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
                outline=True,
            )

    await asyncio.gather(*(work(tab) for tab in tabs))
