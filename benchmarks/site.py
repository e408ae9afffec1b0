"""A book of some size into rows: how long its site takes to build and to build again, and Hugo.

The whole site is what users get. Hugo's has no skills, places, comparisons, ways or forms: it is
compared with the same build without them, `parts: []`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks import hugo_site, project, words_shown
from benchmarks.measure import Cost, cost, middle, peak
from benchmarks.table import Part, Row, megabytes, taken, verdict
from generator.formats.html import templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.hugo_site import Matter
    from benchmarks.measure import Cost as Measured
    from benchmarks.project import Project

ONCE = 1000
"""Books of more roles are measured once: each of their builds takes minutes."""

AIMED_AT = 5000
"""The size of the book that the aims are for; other sizes are shown without a verdict."""

HUGO_SHARE, PARTS_SHARE, ROLE_SHARE, NOTHING, MEMORY = 0.5, 3, 0.1, 0.3, 300
"""Aims: of Hugo's time, of the work without parts, of a cold build, in seconds, in MB."""

HTML = ("--only", "html")
MATTERS: tuple[Matter, ...] = ("yaml", "toml")
BRAND = "#0f4c5c"


@dataclass(slots=True)
class Measures:
    """What each kind of build cost, run by run, and what it made."""

    costs: dict[str, list[Measured]] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    memory: dict[str, float | None] = field(default_factory=dict)
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, cost: Measured) -> None:
        """Note one more run."""
        self.costs.setdefault(name, []).append(cost)

    def __getitem__(self, name: str) -> Measured:
        """The medians of a kind of build."""
        return middle(self.costs[name])


def measure(folder: Path, roles: int, runs: int) -> Part:
    """The rows of a book of so many roles."""
    ours = project.make(folder / f"book-{roles}", roles)
    sites = list(_hugo_sites(folder, roles))
    found = Measures()
    for _ in range(runs if roles <= ONCE else 1):
        _round(ours, found)
        for name, site, words in sites:
            shutil.rmtree(site / "public", ignore_errors=True)
            found.add(name, cost(words))
    found.pages["whole"] = _pages(ours.folder / "output")
    _memory(ours, sites, found)
    for name, site in (("ours", ours.folder / "output"), *((n, s / "public") for n, s, _ in sites)):
        found.pages[name] = _pages(site)
    for _, site, _ in sites[:1]:
        found.words.update(words_shown.shares(ours.folder / "output", site / "public"))
    shutil.rmtree(ours.folder)
    for _, site, _ in sites:
        shutil.rmtree(site)
    return Part(f"A site of {roles:,} roles", tuple(_rows(roles, found)))


def _pages(site: Path) -> tuple[int, int]:
    """How many pages a site has, and their bytes."""
    pages = [file for file in site.rglob("*.html") if ".rolebook" not in file.parts]
    return len(pages), sum(file.stat().st_size for file in pages)


def _hugo_sites(folder: Path, roles: int) -> Iterator[tuple[str, Path, list[str]]]:
    """Name, folder and command of each site that Hugo builds of the same book, if it is there."""
    program = hugo_site.program()
    if not program:
        return
    for matter in MATTERS:
        site = folder / f"hugo-{matter}-{roles}"
        hugo_site.write(site, roles, matter, templates().assets(BRAND))
        yield f"Hugo, {matter.upper()}", site, hugo_site.command(program, site, site / "public")


def _round(ours: Project, found: Measures) -> None:
    """One run of every kind of build, each on what the one before left."""
    ours.setting("parts", "[]")
    ours.clean()
    found.add("plain", ours.build(*HTML))
    ours.setting("parts")
    ours.clean()
    found.add("cold", ours.build(*HTML))
    before = ours.published()
    found.add("nothing", ours.build(*HTML))
    project.expect("files written although nothing changed", ours.changed(before), 0)
    ours.retitle()
    found.add("role", ours.build(*HTML))
    found.files["role"] = ours.changed(before)
    before = ours.published()
    ours.retouch("role.html")
    found.add("template", ours.build(*HTML))
    found.files["template"] = ours.changed(before)
    found.add("check", cost([project.ROLEBOOK, "check"], ours.folder))


def _memory(ours: Project, sites: list[tuple[str, Path, list[str]]], found: Measures) -> None:
    """The most memory of each kind of build; the pages without parts are there at the end."""
    ours.retitle()
    found.memory["role"] = peak(ours.command(*HTML), ours.folder)
    ours.clean()
    found.memory["cold"] = peak(ours.command(*HTML), ours.folder)
    found.memory["check"] = peak([project.ROLEBOOK, "check"], ours.folder)
    ours.setting("parts", "[]")
    ours.clean()
    found.memory["plain"] = peak(ours.command(*HTML), ours.folder)
    for name, site, words in sites:
        shutil.rmtree(site / "public")
        found.memory[name] = peak(words)


# --- rows ----------------------------------------------------------------------------------------


def _rows(roles: int, found: Measures) -> Iterator[Row]:
    aimed = roles == AIMED_AT
    cold = found["cold"]
    yield from _cold(found, aimed=aimed)
    yield _nothing(found["nothing"])
    share = found["role"].seconds / cold.seconds
    yield Row(
        f"one role's title changed, {found.files['role']:,} files made",
        taken(found["role"]),
        ratio=f"{share:.1%} of cold",
        aim=f"under {ROLE_SHARE:.0%} of cold",
        verdict=verdict(met=share < ROLE_SHARE) if aimed else "",
    )
    yield Row(
        f"one template changed, {found.files['template']:,} files made",
        taken(found["template"]),
        ratio=f"{found['template'].seconds / cold.seconds:.1%} of cold",
    )
    yield Row("check", taken(found["check"]))
    yield from _held(found, aimed=aimed)
    yield from _size(found)


def _cold(found: Measures, *, aimed: bool) -> Iterator[Row]:
    cold, plain = found["cold"], found["plain"]
    share = cold.work / plain.work
    yield Row(
        "cold build of the whole site",
        taken(cold),
        ratio=f"{share:.2f} of the work without parts",
        aim=f"at most {PARTS_SHARE} of it",
        verdict=verdict(met=share <= PARTS_SHARE),
    )
    names = [name for name in found.costs if name.startswith("Hugo")]
    if not names:
        yield Row("cold build without parts", taken(plain), "Hugo is not installed")
    for name in names:
        share = plain.seconds / found[name].seconds
        first = name == names[0]
        yield Row(
            "cold build without parts",
            taken(plain),
            f"{name}: {taken(found[name])}",
            f"{share:.2f} of its time, {plain.work / found[name].work:.2f} of its work",
            f"at most {HUGO_SHARE:.2f} of its time" if first else "",
            verdict(met=share <= HUGO_SHARE) if first and aimed else "",
        )


def _nothing(cost: Cost) -> Row:
    return Row(
        "nothing changed",
        taken(cost),
        aim=f"under {NOTHING} s",
        verdict=verdict(met=cost.seconds < NOTHING),
    )


def _held(found: Measures, *, aimed: bool) -> Iterator[Row]:
    cold = found.memory["cold"]
    yield Row(
        "most memory, cold build of the whole site",
        megabytes(cold),
        aim=f"under {MEMORY} MB",
        verdict=verdict(met=cold < MEMORY) if aimed and cold else "",
    )
    for name in [name for name in found.memory if name.startswith("Hugo")] or [""]:
        yield Row(
            "most memory, cold build without parts",
            megabytes(found.memory["plain"]),
            f"{name}: {megabytes(found.memory[name])}" if name else "",
        )
    yield Row("most memory, one role changed", megabytes(found.memory["role"]))
    yield Row("most memory, check", megabytes(found.memory["check"]))


def _size(found: Measures) -> Iterator[Row]:
    count, size = found.pages["whole"]
    yield Row("pages of the whole site, and their size", f"{count:,}, {size / 1e6:.1f} MB")
    count, size = found.pages["ours"]
    for name, (others, bytes_) in found.pages.items():
        if name not in {"ours", "whole"}:
            yield Row(
                "pages without parts, and their size",
                f"{count:,}, {size / 1e6:.1f} MB",
                f"{name}: {others:,}, {bytes_ / 1e6:.1f} MB",
                f"{size / bytes_:.2f} of its bytes",
            )
    if found.words:
        said = (f"{kind} {share:.0%}" for kind, share in found.words.items())
        yield Row("our words that Hugo's pages say too", "", ", ".join(said))
