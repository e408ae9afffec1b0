"""All that is open as feeds: what boards document, whatever the texts hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import validators
from books import SMALL
from generator.formats.feeds import atom, indeed, linkedin, openings_json
from generator.formats.jsonld import description
from generator.formats.opening import as_json
from posted import FRENCH, HARD, LOCATIONS, LOOK, POSTING, ROLE, WIDE, opened, role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.views.openings import OpeningsView

NB = "\N{NO-BREAK SPACE}"
GLANCE = f"Counts. $50,000 to $60,000{NB}CAD a{NB}year. Apply by December{NB}1,{NB}2026."
SITE = "https://careers.example.com"
DESCRIPTION = (
    "<p>Counts.</p><p>About Ada</p><p>We count things.</p>"
    "<p>What you do</p><ul><li>Count things.</li><li>Say how many.</li></ul>"
    "<p>What you bring</p><p>Must have</p><ul><li>College diploma in counting or adding</li></ul>"
    "<p>Nice to have</p><ul><li>6 months of experience in counting sheep</li></ul>"
    "<p>What it takes</p><ul><li>Counting: Working. Never misses one.</li></ul>"
    f"<p>Pay and benefits</p><p>$50,000 to $60,000{NB}CAD a{NB}year</p><p>Base pay</p>"
    "<p>Where it leads</p><ul><li>Chief counter. Promotion</li></ul>"
    "<p>Vacancy and selection</p><p>This posting is for an existing vacancy.</p>"
    "<p>We don’t use artificial intelligence to screen, assess or select applicants.</p>"
)
INDEED = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<source>
<publisher><![CDATA[Ada]]></publisher>
<publisherurl><![CDATA[{SITE}/]]></publisherurl>
<job>
<title><![CDATA[Counter]]></title>
<date><![CDATA[Sun, 01 Nov 2026 00:00:00 GMT]]></date>
<referencenumber><![CDATA[counter-toronto]]></referencenumber>
<requisitionid><![CDATA[R-2026-001]]></requisitionid>
<url><![CDATA[{SITE}/postings/counter-toronto/index.html]]></url>
<company><![CDATA[Ada]]></company>
<city><![CDATA[Toronto]]></city>
<state><![CDATA[ON]]></state>
<country><![CDATA[CA]]></country>
<description><![CDATA[{DESCRIPTION}]]></description>
<salary><![CDATA[$50,000 to $60,000{NB}CAD a{NB}year]]></salary>
<jobtype><![CDATA[fulltime]]></jobtype>
<expirationdate><![CDATA[2026-12-01]]></expirationdate>
</job>
</source>
"""
LINKEDIN = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<source>
<publisherUrl><![CDATA[{SITE}/]]></publisherUrl>
<publisher><![CDATA[Ada]]></publisher>
<job>
<partnerJobId><![CDATA[counter-toronto]]></partnerJobId>
<company><![CDATA[Ada]]></company>
<title><![CDATA[Counter]]></title>
<description><![CDATA[{DESCRIPTION}]]></description>
<applyUrl><![CDATA[https://apply.our-company.test/1]]></applyUrl>
<location><![CDATA[Toronto]]></location>
<city><![CDATA[Toronto]]></city>
<state><![CDATA[ON]]></state>
<country><![CDATA[CA]]></country>
<workplaceTypes><![CDATA[On-site]]></workplaceTypes>
<jobtype><![CDATA[FULL_TIME]]></jobtype>
<salaries>
<salary>
<highEnd>
<amount><![CDATA[60000]]></amount>
<currencyCode><![CDATA[CAD]]></currencyCode>
</highEnd>
<lowEnd>
<amount><![CDATA[50000]]></amount>
<currencyCode><![CDATA[CAD]]></currencyCode>
</lowEnd>
<period><![CDATA[YEARLY]]></period>
<type><![CDATA[BASE_SALARY]]></type>
</salary>
</salaries>
<listDate><![CDATA[11/01/2026]]></listDate>
<expirationDate><![CDATA[12/01/2026]]></expirationDate>
</job>
</source>
"""
ESCAPED = DESCRIPTION.replace("<", "&lt;").replace(">", "&gt;")
ATOM = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>{SITE}/feeds/openings.atom</id>
<title>Openings at Ada</title>
<updated>2026-11-01T00:00:00Z</updated>
<author><name>Ada</name></author>
<link rel="self" href="{SITE}/feeds/openings.atom"/>
<link rel="alternate" href="{SITE}/index.html"/>
<entry>
<id>{SITE}/postings/counter-toronto/index.html</id>
<title>Counter, Toronto</title>
<published>2026-11-01T00:00:00Z</published>
<updated>2026-11-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="{SITE}/postings/counter-toronto/index.html"/>
<summary>{GLANCE}</summary>
<content type="html">{ESCAPED}</content>
</entry>
</feed>
"""
REMOTE = {
    LOCATIONS: "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}}\nlocations:\n"
    "  toronto: {name: From home, zone: CA, remote_areas: [CA-ON, CA]}\n",
    POSTING: SMALL[POSTING].replace("on-site", "remote"),
}
FEEDS: dict[validators.Feed, Callable[..., bytes]] = {
    "indeed": indeed,
    "linkedin": linkedin,
    "atom": atom,
}


def _first(feed: bytes, name: str) -> str:
    """The text of the first element of a name, anywhere in a feed."""
    found = etree.fromstring(feed).find(f".//{{*}}{name}")
    return (found.text or "") if found is not None else ""


def _faults(folder: Path, view: OpeningsView) -> list[str]:
    """What the schemas say about all three feeds of a view."""
    folder.mkdir(exist_ok=True)
    for kind, make in FEEDS.items():
        (folder / kind).write_bytes(make(view, LOOK))
    return [fault for kind in FEEDS for fault in validators.feed(kind, folder / kind)]


@pytest.mark.parametrize(("make", "text"), [(indeed, INDEED), (linkedin, LINKEDIN), (atom, ATOM)])
def test_a_feed_holds_what_is_open(
    openings: OpeningsView, make: Callable[..., bytes], text: str
) -> None:
    assert make(openings, LOOK).decode() == text


def test_the_list_holds_each_opening_as_its_own_file_does(openings: OpeningsView) -> None:
    (posting,) = openings.postings
    assert json.loads(openings_json(openings, LOOK)) == [json.loads(as_json(posting, LOOK))]


def test_the_feeds_fit_their_schemas(openings: OpeningsView, tmp_path: Path) -> None:
    assert _faults(tmp_path / "one", openings) == []
    assert _faults(tmp_path / "none", replace(openings, postings=())) == []


def test_another_language_has_references_and_addresses_of_its_own(tmp_path: Path) -> None:
    view = opened(tmp_path / "book", FRENCH, "fr")
    assert _first(indeed(view, LOOK), "referencenumber") == "counter-toronto.fr"
    assert _first(linkedin(view, LOOK), "partnerJobId") == "counter-toronto.fr"
    assert _first(indeed(view, LOOK), "url") == f"{SITE}/fr/postings/counter-toronto/index.html"
    assert _first(atom(view, LOOK), "id") == f"{SITE}/fr/feeds/openings.atom"
    assert _first(atom(view, LOOK), "title") == "Postes à pourvoir chez Ada"
    assert b'xml:lang="fr"' in atom(view, LOOK)
    assert "<li>Compter des choses.</li>" in _first(indeed(view, LOOK), "description")
    assert _faults(tmp_path / "feeds", view) == []


def test_a_city_that_the_book_does_not_say_is_not_made_up(tmp_path: Path) -> None:
    view = opened(tmp_path, {LOCATIONS: SMALL[LOCATIONS]})
    assert b"<city>" not in indeed(view, LOOK) + linkedin(view, LOOK)


def test_remote_work_is_where_one_may_live(tmp_path: Path) -> None:
    view = opened(tmp_path / "book", REMOTE)
    feed = indeed(view, LOOK)
    assert [_first(feed, name) for name in ("city", "state", "country", "remotetype")] == [
        "Remote",
        "ON",
        "CA",
        "Fully remote",
    ]
    feed = linkedin(view, LOOK)
    assert [_first(feed, name) for name in ("location", "city", "country", "workplaceTypes")] == [
        "From home",
        "",
        "CA",
        "Remote",
    ]
    assert _faults(tmp_path / "feeds", view) == []


def test_a_pool_is_for_people_and_not_for_boards(tmp_path: Path) -> None:
    pool = {POSTING: SMALL[POSTING].replace("vacancy: existing", "vacancy: future")}
    view = opened(tmp_path, pool)
    assert b"<job>" not in indeed(view, LOOK) + linkedin(view, LOOK)
    assert _first(atom(view, LOOK), "summary") == GLANCE
    assert [each["vacancy"] for each in json.loads(openings_json(view, LOOK))] == ["future"]


@pytest.mark.parametrize(
    "change",
    [
        ("closes: 2026-12-01", "closes: 2026-11-10"),
        ("posted: 2026-11-01", "posted: 2026-11-25"),
        ("approval: {by: People operations, on: 2026-10-30}\n", ""),
    ],
)
def test_what_is_closed_still_to_come_or_a_draft_is_in_no_feed(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    assert change[0] in SMALL[POSTING]
    view = opened(tmp_path / "book", {POSTING: SMALL[POSTING].replace(*change)})
    for make in FEEDS.values():
        assert b"counter-toronto" not in make(view, LOOK)
    assert openings_json(view, LOOK) == b"[]\n"
    assert _faults(tmp_path / "feeds", view) == []


def test_an_application_by_mail_leads_to_the_page(tmp_path: Path) -> None:
    mail = SMALL[POSTING].replace("https://apply.our-company.test/1", "mailto:a@our-company.test")
    view = opened(tmp_path, {POSTING: mail})
    page = f"{SITE}/postings/counter-toronto/index.html"
    assert _first(linkedin(view, LOOK), "applyUrl") == page


@pytest.mark.parametrize(("approved", "updated"), [("10-30", "11-01"), ("11-20", "11-20")])
def test_a_reader_of_atom_is_shown_a_posting_that_was_approved_again(
    approved: str, updated: str, tmp_path: Path
) -> None:
    text = SMALL[POSTING].replace("on: 2026-10-30", f"on: 2026-{approved}")
    made = atom(opened(tmp_path, {POSTING: text}), LOOK).decode()
    assert re.findall("<(published|updated)>2026-(.*?)T", made) == [
        ("updated", updated),
        ("published", "11-01"),
        ("updated", updated),
    ]


def test_a_long_reference_keeps_to_what_linkedin_takes(tmp_path: Path) -> None:
    long = "counter-of-everything-there-is-to-count-toronto"
    view = opened(
        tmp_path / "book", {POSTING: None, f"content/postings/{long}.yaml": SMALL[POSTING]}
    )
    short = _first(linkedin(view, LOOK), "partnerJobId")
    assert short == "counter-of-everything-there-is--e1899412"
    assert _first(indeed(view, LOOK), "referencenumber") == long
    assert _faults(tmp_path / "feeds", view) == []


def test_signs_of_xml_stay_as_they_are(tmp_path: Path) -> None:
    text = f"{HARD} &amp; {WIDE}"
    quoted = text.replace("'", "''")
    view = opened(tmp_path / "book", {ROLE: role(title=f"title: '{quoted}'")})
    assert _first(indeed(view, LOOK), "title") == text
    assert _first(linkedin(view, LOOK), "title") == text
    entry = etree.fromstring(atom(view, LOOK)).find("{*}entry/{*}title")
    assert entry is not None
    assert entry.text == f"\u2068{text}\u2069, Toronto"  # what runs from right to left stays apart
    told = _first(indeed(view, LOOK), "description")
    assert told == _first(linkedin(view, LOOK), "description") == description(view.postings[0])
    assert _first(atom(view, LOOK), "content") == told
    assert json.loads(openings_json(view, LOOK))[0]["title"] == text
    assert _faults(tmp_path / "feeds", view) == []


def test_the_same_openings_give_the_same_bytes(openings: OpeningsView, tmp_path: Path) -> None:
    again = opened(tmp_path)
    for make in (*FEEDS.values(), openings_json):
        assert make(openings, LOOK) == make(again, LOOK)
