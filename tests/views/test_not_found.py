"""The page for an address that doesn't exist stands alone, in every language."""

import re
from collections.abc import Callable

from generator.book.edition import Edition
from generator.formats.html import templates
from generator.views.frame import Link
from generator.views.not_found import NotFoundView, not_found_view

Make = Callable[..., Edition]
SITE = {
    "rolebook.yaml": "languages: [en, fr]\ntoday: 2026-11-24\nsite: https://jobs.example.com/a\n"
}


def _page(view: NotFoundView) -> str:
    page = templates().alone(
        "404.html", "#124e63", "en", styles=("site",), view=view, frame=view.frame
    )
    return page.decode()


def test_it_speaks_every_language_of_the_site(edition: Make) -> None:
    view = not_found_view(edition(SITE))
    assert [(text.language, text.title) for text in view.texts] == [
        ("en", "Page not found"),
        ("fr", "Page introuvable"),
    ]
    assert [text.home for text in view.texts] == [
        Link("All roles and openings", "https://jobs.example.com/a/index.html"),
        Link(
            "Tous les rôles et tous les postes à pourvoir",
            "https://jobs.example.com/a/fr/index.html",
        ),
    ]


def test_its_header_and_foot_are_those_of_every_page_with_whole_links(edition: Make) -> None:
    page = _page(not_found_view(edition(SITE)))
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert "https://jobs.example.com/a/postings/index.html" in links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert 'class="strip"' in page
    assert 'class="foot"' in page


def test_it_has_no_link_where_the_sites_address_is_not_known(edition: Make) -> None:
    view = not_found_view(edition())
    assert [text.home for text in view.texts] == [None, None]
    page = _page(view)
    assert "href=" not in page
    assert "src=" not in page
    assert "--paper:#ffffff" in page
