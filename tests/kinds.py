"""A built site → one page of each kind, by language, as its folders tell: no kind is named here.

A new kind of page is held by all tests of kinds without a word of code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = ("key-account-manager", "key-account-manager-toronto", "account-management")
"""Things whose pages have most on them; of a kind without them the first page is taken."""


def languages(site: Path) -> dict[str, Path]:
    """The folder of each language's pages; that of the first is the site's own."""
    others = {folder.name: folder for folder in site.iterdir() if (folder / "index.html").is_file()}
    found = {name: folder for name, folder in others.items() if (folder / "404.html").is_file()}
    return {"": site, **dict(sorted(found.items()))}


def kind_of(page: Path, home: Path) -> str:
    """What a page is: `index`, `404`, `roles` (a list), `roles/ID` or `roles/ID file`."""
    *folders, name = page.relative_to(home).parts
    if not folders:
        return name.removesuffix(".html")
    what = f"{folders[0]}/ID" if len(folders) > 1 else folders[0]
    return what if name == "index.html" else f"{what} file"


def kinds(site: Path) -> dict[str, dict[str, Path]]:
    """The page of each kind, by language (`""` is the first) and then by its kind's name."""
    homes = languages(site)
    return {
        language: _of(home, set(homes.values()) - {home, site}) for language, home in homes.items()
    }


def _of(home: Path, others: set[Path]) -> dict[str, Path]:
    found: dict[str, list[Path]] = {}
    for page in sorted(home.rglob("*.html")):
        if not others & set(page.parents):
            found.setdefault(kind_of(page, home), []).append(page)
    return {kind: _best(pages) for kind, pages in sorted(found.items())}


def _best(pages: list[Path]) -> Path:
    chosen = (page for name in CHOSEN for page in pages if page.parent.name == name)
    return next(chosen, pages[0])
