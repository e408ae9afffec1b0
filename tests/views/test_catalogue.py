"""The catalogue says which of its texts are in another language than the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.formats.beside import data
from generator.views.catalogue import catalogue_view
from posted import FRENCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.book.edition import Edition


def test_texts_that_fell_back_are_listed_with_their_language(
    edition: Callable[..., Edition],
) -> None:
    files = {**FRENCH, "content/roles/chief-counter.fr.yaml": None}
    told = data(catalogue_view(edition(files, "fr")))
    assert told["language"] == "fr"
    assert told["languages"] == dict.fromkeys(
        ["Chief counter", "Counts counters.", "Counters", "Main", "One", "Two"], "en"
    )


def test_in_the_language_of_the_book_no_text_is_listed(edition: Callable[..., Edition]) -> None:
    assert data(catalogue_view(edition(FRENCH)))["languages"] == {}
