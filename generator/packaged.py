"""Where the files lie that Rolebook ships: its modules, its templates and its first book."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The package itself."""

PACKAGED = next(
    (folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()),
    PACKAGE / "templates",
)
"""The packaged templates: in an installed package, else beside the checkout."""

BOOKS = (PACKAGE / "data" / "book", PACKAGE.parent)
"""Where the first book lies with its rolebook.yaml: in an installed package, else the checkout."""
