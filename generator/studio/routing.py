"""The routes that the studio has beside its own pages, of all modules that bring some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.studio import desk, postings_desk, roles_desk, take_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.routing import Route


def routes() -> Iterator[Route]:
    """Every route that `app.routes` hasn't; tests ask each of them for all that must be refused."""
    for module in (desk, take_desk, postings_desk, roles_desk):
        yield from module.routes()
