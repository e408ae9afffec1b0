"""A free page: pages/ID.md."""

from __future__ import annotations

from pydantic import Field

from generator.book.model.common import Silences, record
from generator.book.values import Date, Id, Words


@record
class Page:
    """A free page: the head of a Markdown file, and the Markdown below it."""

    title: Words = Field(description="The page's title.")
    order: int = Field(default=100, description="Its place in the menu; low first.")
    summary: Words | None = Field(default=None, description="One sentence for search engines.")
    updated: Date | None = Field(
        default=None, description="The day on which the page last changed."
    )
    sources: tuple[Id, ...] = Field(default=(), description="Who says what stands on the page.")
    body: Words = Field(
        default="", description="The Markdown below the head; not a field of the head."
    )
    silence: Silences = ()
