"""Where the files lie that Rolebook ships: its modules, its templates and its first book."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The package itself."""


def _is_book(folder: Path) -> bool:
    return (folder / "content" / "company.yaml").is_file()


PACKAGED = next(
    (folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()),
    PACKAGE / "templates",
)
"""The packaged templates: in an installed package, else beside the checkout."""

BOOK = next(
    (folder for folder in (PACKAGE / "data" / "book", PACKAGE.parent) if _is_book(folder)),
    PACKAGE / "data" / "book",
)
"""The first book, with its rolebook.yaml: in an installed package, else the checkout itself."""
