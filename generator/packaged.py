"""Where the files lie that Rolebook ships: its modules and its templates."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The package itself."""

PACKAGED = next(
    (folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()),
    PACKAGE / "templates",
)
"""The packaged templates: in an installed package, else beside the checkout."""
