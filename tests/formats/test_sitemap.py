"""sitemap.xml has every page in every language, and no date that the content doesn't give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import validators
from books import SMALL, small
from generator.book.edition import Edition
from generator.formats.sitemap import Entry, entries, robots, sitemap

if TYPE_CHECKING:
    from pathlib import Path

SITE = "site: https://careers.example.com/jobs/\nlanguages: [en]\ntoday: 2026-11-24\n"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def _edition(folder: Path, **files: str | None) -> Edition:
    names = {"settings": "rolebook.yaml", "posting": "content/postings/counter-toronto.yaml"}
    changed = {names.get(name, name): text for name, text in files.items()}
    return Edition(small(folder, {"rolebook.yaml": SITE, **changed})[0])


def test_each_page_has_its_absolute_address(tmp_path: Path) -> None:
    site = "https://careers.example.com/jobs"
    assert sitemap(_edition(tmp_path)).decode() == (
        f"{HEAD}"
        f"<url><loc>{site}/index.html</loc><lastmod>2026-11-01</lastmod></url>\n"
        f"<url><loc>{site}/ladders/counters/index.html</loc>"
        "<lastmod>2026-01-01</lastmod></url>\n"
        f"<url><loc>{site}/roles/chief-counter/index.html</loc></url>\n"
        f"<url><loc>{site}/roles/counter/index.html</loc><lastmod>2026-11-01</lastmod></url>\n"
        f"<url><loc>{site}/postings/counter-toronto/index.html</loc>"
        "<lastmod>2026-11-01</lastmod></url>\n"
        f"<url><loc>{site}/postings/index.html</loc><lastmod>2026-11-01</lastmod></url>\n"
        f"<url><loc>{site}/skills/index.html</loc></url>\n"
        f"<url><loc>{site}/skills/counting/index.html</loc></url>\n"
        f"<url><loc>{site}/places/index.html</loc></url>\n"
        f"<url><loc>{site}/places/ca/index.html</loc></url>\n"
        f"<url><loc>{site}/compare/index.html</loc></url>\n"
        f"<url><loc>{site}/ways/index.html</loc></url>\n"
        f"<url><loc>{site}/ways/chief-counter/index.html</loc></url>\n"
        f"<url><loc>{site}/ways/counter/index.html</loc></url>\n"
        f"<url><loc>{site}/assess/index.html</loc></url>\n"
        "</urlset>\n"
    )


def test_each_page_names_itself_in_all_languages(tmp_path: Path) -> None:
    edition = _edition(tmp_path, settings=SITE.replace("[en]", "[en, fr]"))
    lines = sitemap(edition).decode().splitlines()
    site = "https://careers.example.com/jobs"
    links = (
        f'<xhtml:link rel="alternate" hreflang="en" href="{site}/index.html"/>'
        f'<xhtml:link rel="alternate" hreflang="fr" href="{site}/fr/index.html"/>'
    )
    assert (
        lines[2] == f"<url><loc>{site}/index.html</loc><lastmod>2026-11-01</lastmod>{links}</url>"
    )
    assert (
        lines[3]
        == f"<url><loc>{site}/fr/index.html</loc><lastmod>2026-11-01</lastmod>{links}</url>"
    )


def test_free_pages_come_after_the_first_page(tmp_path: Path) -> None:
    edition = _edition(tmp_path, **{"content/pages/about.md": "---\ntitle: About\n---\nHello.\n"})
    assert [page.path for page in entries(edition)][:2] == ["index.html", "pages/about/index.html"]


def test_a_draft_is_not_there(tmp_path: Path) -> None:
    text = SMALL["content/postings/counter-toronto.yaml"]
    draft = "\n".join(line for line in text.splitlines() if not line.startswith("approval"))
    edition = _edition(tmp_path, posting=draft)
    assert [page.path for page in entries(edition) if "postings/" in page.path] == [
        "postings/index.html"
    ]


def test_a_closed_posting_changed_on_the_day_after_its_last(tmp_path: Path) -> None:
    text = SMALL["content/postings/counter-toronto.yaml"].replace("2026-12-01", "2026-11-22")
    changed = {page.path: page.changed for page in entries(_edition(tmp_path, posting=text))}
    assert f"{changed['postings/counter-toronto/index.html']}" == "2026-11-23"


def test_a_ladder_changed_when_it_was_approved(tmp_path: Path) -> None:
    text = SMALL["content/ladders/counters.yaml"] + (
        "governance: {owner: HR, version: 1.0.0, effective: 2027-01-01,"
        " approved: {by: People operations, on: 2026-10-30}}\n"
    )
    edition = _edition(tmp_path, **{"content/ladders/counters.yaml": text})
    found = {page.path: page.changed for page in entries(edition)}
    assert f"{found['ladders/counters/index.html']}" == "2026-10-30"


def test_marks_of_xml_are_escaped(tmp_path: Path) -> None:
    edition = _edition(tmp_path, settings=SITE.replace("/jobs/", "/a&b/"))
    assert b"<loc>https://careers.example.com/a&amp;b/index.html</loc>" in sitemap(edition)


def test_the_schema_of_sitemaps_accepts_it(tmp_path: Path) -> None:
    edition = _edition(tmp_path, settings=SITE.replace("[en]", "[en, fr]"))
    good, bad = tmp_path / "sitemap.xml", tmp_path / "bad.xml"
    good.write_bytes(sitemap(edition))
    bad.write_bytes(sitemap(edition).replace(b"2026-11-01", b"November 1"))
    assert validators.sitemap(good) == []
    assert validators.sitemap(bad) != []


def test_robots_may_read_everything_and_are_told_of_the_sitemap() -> None:
    assert robots("https://careers.example.com/jobs") == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://careers.example.com/jobs/sitemap.xml\n"
    )
    assert robots("") == b"User-agent: *\nAllow: /\n"


def test_a_page_without_a_date_has_none() -> None:
    assert Entry("index.html").changed is None
