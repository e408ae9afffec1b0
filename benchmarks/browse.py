"""The home page of a large book in a browser: its first paint, and how fast it is narrowed."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import book, chromium
from benchmarks.measure import cost
from benchmarks.project import ROLEBOOK
from benchmarks.table import Part, Row, seconds, verdict

if TYPE_CHECKING:
    from pathlib import Path

ROLES = 1000
PAINT, ANSWER = 1.0, 0.05
"""Aims, in seconds."""

FIRST = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"

NARROW = """async (value) => {
  const control = document.getElementById("find-skill");
  const begun = performance.now();
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  const spent = performance.now() - begun;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [spent, performance.now() - begun];
}"""
"""Chooses a skill: milliseconds to the list laid out anew, and to the frame painted with it."""


def measure(folder: Path, runs: int) -> Part:
    """The rows of a home page of a thousand roles, opened from the disk."""
    title = f"Browsing {ROLES:,} roles"
    if not chromium.program():
        return Part(title, (Row("the home page", "Chromium or Playwright is not installed"),))
    project = folder / "browse"
    book.write(project, ROLES)
    (project / "templates").mkdir()
    with (project / "rolebook.yaml").open("a", encoding="utf-8") as settings:
        settings.write("parts: [skills, places]\n")  # the home page is the same without the others
    cost([ROLEBOOK, "build", "--only", "html"], project)
    page = project / "output" / "index.html"
    paints, answers, frames = _browse(page.as_uri(), max(runs, 5))
    rows = (
        _row("first paint of the home page", median(paints), PAINT),
        _row("a filter's answer, laid out", median(answers), ANSWER),
        _row("the same, to the frame painted", median(frames)),
        Row("its HTML", f"{page.stat().st_size / 1000:,.0f} kB"),
    )
    return Part(title, rows)


def _row(what: str, value: float, aim: float | None = None) -> Row:
    if aim is None:
        return Row(what, seconds(value))
    return Row(what, seconds(value), aim=f"under {aim} s", verdict=verdict(met=value < aim))


def _browse(address: str, runs: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds to the first paint, to each answer, and to the frame that shows it."""
    from playwright.sync_api import sync_playwright

    paints: list[float] = []
    answers: list[float] = []
    frames: list[float] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.program(), args=chromium.SWITCHES)
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page: Any = context.new_page()
            page.goto(address)
            page.wait_for_function(f"() => {FIRST}")
            paints.append(page.evaluate(FIRST) / 1000)
            values = page.eval_on_selector_all("#find-skill option", "all => all.map(o => o.value)")
            for value in values[1:6]:
                spent, painted = page.evaluate(NARROW, value)
                answers.append(spent / 1000)
                frames.append(painted / 1000)
            context.close()
        browser.close()
    return paints, answers, frames
