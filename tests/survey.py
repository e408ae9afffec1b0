"""Pages of a site → what there is to know of each, found in one visit; tests only read it.

Each page is opened once, as the policy of the site would have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

WIDTHS = (1280, 768, 390, 320)
SCRIPT = Path(__file__).parent / "tools" / "survey.js"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed; `wide` says at which widths it scrolls sideways.

    `facts` are those of `tools/survey.js`; `narrow` are its targets at the narrowest; `asked` is
    every address that was asked for, and `said` all that the browser's console said.
    """

    facts: dict[str, Any]
    narrow: tuple[dict[str, Any], ...]
    wide: tuple[int, ...]
    asked: tuple[str, ...]
    said: tuple[str, ...]


def survey(
    browser: Browser, pages: Iterable[Path], thoroughly: Iterable[Path] = ()
) -> dict[Path, Seen]:
    """What each page shows, opened from the disk.

    Pages to be looked at `thoroughly` are so at every width, others at the widest and narrowest.
    """
    every = set(thoroughly)
    script = SCRIPT.read_text("utf-8")
    context = browser.new_context(
        viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    found = {}
    for path in pages:
        asked.clear()
        said.clear()
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(path.as_uri())
        facts = page.evaluate(script)
        wide = []
        for width in WIDTHS if path in every else WIDTHS[::3]:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate(WIDER) > 0:
                wide.append(width)
        narrow = page.evaluate(script, True)  # noqa: FBT003 - what the script takes
        found[path] = Seen(facts, tuple(narrow), tuple(wide), tuple(asked), tuple(said))
    context.close()
    return found
