"""The open postings of an edition into the view that feeds show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import language_folder
from generator.views.frame import employer
from generator.views.posting import PostingView, posting_view
from generator.views.vacancies import is_open

if TYPE_CHECKING:
    from generator.book.edition import Edition


@dataclass(frozen=True, slots=True)
class OpeningsView:
    """What is open today on a site with an address, in the order of the files, in one language.

    `address` is the folder of the language's pages, with a slash at its end. `main` says whether it
    is the language that the content is written in.
    """

    company: str
    address: str
    language: str
    main: bool
    postings: tuple[PostingView, ...]


def openings_view(edition: Edition) -> OpeningsView:
    """Every approved posting that one can apply for today, pools among them."""
    site = edition.setting("site")
    found = ((name, edition.posting(name)) for name in edition.ids("posting"))
    return OpeningsView(
        company=employer(edition),
        address=f"{site}/{language_folder(edition)}",
        language=edition.language,
        main=edition.main,
        postings=tuple(
            posting_view(edition, name)
            for name, posting in found
            if edition.approved(name) and is_open(edition, posting)
        ),
    )
