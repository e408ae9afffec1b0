"""JobPosting as Google for Jobs wants it; every value stands on the page as well."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

import validators
from books import SMALL, small
from generator.book.edition import Edition
from generator.formats.html import templates
from generator.formats.jsonld import as_file, breadcrumbs, job_posting, markup, script
from generator.views.posting import posting_view
from posted import LOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
SCRIPT_IN = (
    '<!doctype html><html lang="en"><head><title>T</title><script type="application/ld+json">'
)
SCRIPT_OUT = "</script></head><body></body></html>"
BASE = {
    "rolebook.yaml": "site: https://careers.example.com\nlanguages: [en, fr]\ntoday: 2026-11-24\n",
    "content/company.yaml": """\
name: Ada
country: CA
tagline: We count.
about: We count <things> & more.
website: https://example.com/
benefits: [{id: desk, text: A desk}]
""",
}
ROLE = """\
title: Counter
ladder: counters
track: main
level: 1
summary: Counts.
codes: {noc_2021: "60010", onet_soc: 11-2022.00}
duties:
  - {id: count, text: Count things.}
  - {id: report, text: Say how many.}
skills: {counting: 2}
requirements:
  - {id: degree, education: bachelor, or_experience: true, must: true}
  - {id: months, months: 24, in: counting sheep, must: true}
  - {id: more, months: 60, in: counting cows, must: false}
pay:
  - zone: CA
    currency: CAD
    period: hour
    min: 22.5
    max: 30
    from: 2026-01-01
    variable: {target_percent: 5, basis: bonus}
next: [{role: chief-counter, kind: promotion}]
"""
POSTING = (
    SMALL["content/postings/counter-toronto.yaml"]
    + "starts: 2027-02-01\nopenings: 2\nhours: 37.5\nemployment: part_time\n"
    "languages: [{language: fr, level: working, reason: Some count in French.}]\n"
)


def _view(folder: Path, files: Mapping[str, str | None] | None = None) -> PostingView:
    posting = {
        "content/roles/counter.yaml": ROLE,
        "content/postings/counter-toronto.yaml": POSTING,
    }
    book, findings = small(folder, {**BASE, **posting, **(files or {})})
    assert [f for f in findings if f.severity == "error"] == []
    return posting_view(Edition(book), "counter-toronto")


def _data(view: PostingView) -> dict[str, Any]:
    return job_posting(view, view.job)


def test_a_posting_says_all_that_it_can(tmp_path: Path) -> None:
    data = _data(_view(tmp_path))
    description = data.pop("description")
    assert data == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Counter",
        "identifier": {"@type": "PropertyValue", "name": "Ada", "value": "R-2026-001"},
        "url": "https://careers.example.com/postings/counter-toronto/index.html",
        "datePosted": "2026-11-01",
        "validThrough": "2026-12-01T23:59:59",
        "jobStartDate": "2027-02-01",
        "employmentType": "PART_TIME",
        "totalJobOpenings": 2,
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Ada",
            "sameAs": "https://example.com/",
        },
        "directApply": False,
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressRegion": "ON",
                "addressCountry": "CA",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "CAD",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 22.5,
                "maxValue": 30,
                "unitText": "HOUR",
            },
        },
        "incentiveCompensation": "5% of base pay as a bonus when targets are met",
        "jobBenefits": ["A desk"],
        "responsibilities": "Count things.\nSay how many.",
        "qualifications": (
            "Bachelor’s degree. Experience that shows the same counts as much.\n"
            "2 years of experience in counting sheep\n"
            "5 years of experience in counting cows"
        ),
        "skills": ["Counting"],
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "bachelor degree",
        },
        "experienceRequirements": {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": 24,
        },
        "experienceInPlaceOfEducation": True,
        "occupationalCategory": [
            "11-2022.00",
            {
                "@type": "CategoryCode",
                "codeValue": "60010",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "NOC 2021"},
            },
        ],
    }
    assert description == (
        "<p>Counts.</p><p>About Ada</p><p>We count &lt;things&gt; &amp; more.</p>"
        "<p>What you do</p><ul><li>Count things.</li><li>Say how many.</li></ul>"
        "<p>What you bring</p><p>Must have</p><ul>"
        "<li>Bachelor’s degree. Experience that shows the same counts as much.</li>"
        "<li>2 years of experience in counting sheep</li></ul>"
        "<p>Nice to have</p><ul><li>5 years of experience in counting cows</li></ul>"
        "<p>Languages, and why</p><ul><li>French: Working. Some count in French.</li></ul>"
        "<p>What it takes</p><ul><li>Counting: Working. To 9.</li></ul>"
        f"<p>Pay and benefits</p><p>$22.50 to $30.00{NB}CAD an\xa0hour</p><p>Base pay</p>"
        "<p>On top: 5% of base pay as a bonus when targets are met.</p><ul><li>A desk</li></ul>"
        "<p>Where it leads</p><ul><li>Chief counter. Promotion</li></ul>"
        "<p>Vacancy and selection</p><p>This posting is for an existing vacancy.</p>"
        "<p>We don’t use artificial intelligence to screen, assess or select applicants.</p>"
    )


def test_a_posting_that_says_little_leaves_out_the_rest(tmp_path: Path) -> None:
    posting = SMALL["content/postings/counter-toronto.yaml"].replace("2026-12-01", "ongoing")
    role = ROLE[: ROLE.index("codes:")] + "duties: [{id: count, text: Count.}]\nskills: {}\n"
    role += "pay: [{zone: CA, currency: CAD, period: year, min: 1, max: 2, from: 2026-01-01}]\n"
    files = {
        "content/company.yaml": SMALL["content/company.yaml"],
        "content/roles/counter.yaml": role,
        "content/postings/counter-toronto.yaml": posting,
    }
    data = _data(_view(tmp_path, files))
    assert sorted(data) == [
        "@context",
        "@type",
        "baseSalary",
        "datePosted",
        "description",
        "directApply",
        "employmentType",
        "hiringOrganization",
        "identifier",
        "jobLocation",
        "responsibilities",
        "title",
        "url",
    ]
    assert data["hiringOrganization"] == {"@type": "Organization", "name": "Ada"}


def test_remote_work_has_areas_in_place_of_a_workplace(tmp_path: Path) -> None:
    locations = (
        "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}}\nlocations:\n"
        "  toronto: {name: From home, zone: CA, remote_areas: [CA-ON, CA]}\n"
    )
    files = {
        "content/locations.yaml": locations,
        "content/postings/counter-toronto.yaml": POSTING.replace("on-site", "remote"),
    }
    data = _data(_view(tmp_path, files))
    assert "jobLocation" not in data
    assert data["jobLocationType"] == "TELECOMMUTE"
    assert data["applicantLocationRequirements"] == [
        {"@type": "AdministrativeArea", "name": "Ontario"},
        {"@type": "Country", "name": "Canada"},
    ]


def test_hybrid_work_is_not_remote_work(tmp_path: Path) -> None:
    files = {"content/postings/counter-toronto.yaml": POSTING.replace("on-site", "hybrid")}
    data = _data(_view(tmp_path, files))
    assert "jobLocationType" not in data
    assert "jobLocation" in data


def test_no_text_can_end_the_script_element() -> None:
    data = {"a": "</script><!-- & \u2028 \u2029 é"}
    text = script(data)
    assert text == ('{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028 \\u2029 é"}')
    assert json.loads(text) == data


def test_the_way_to_a_page_is_a_list_in_order() -> None:
    assert breadcrumbs([("Ada", "https://a/"), ("Counter", "https://a/b")]) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Ada", "item": "https://a/"},
            {"@type": "ListItem", "position": 2, "name": "Counter", "item": "https://a/b"},
        ],
    }


def test_a_page_that_is_not_for_machines_has_no_markup(tmp_path: Path) -> None:
    view = _view(tmp_path, {"rolebook.yaml": SMALL["rolebook.yaml"]})
    assert markup(view) == ()
    assert b"ld+json" not in templates().render("posting.html", view, "en")


# --- what the page shows -------------------------------------------------------------------------

QUIET = {
    *("@context", "@type", "url", "item", "sameAs", "directApply", "unitText", "employmentType"),
    *("experienceInPlaceOfEducation", "position"),
}
"""What is no text of the page: addresses, and words of the vocabulary."""

CODED = {
    "monthsOfExperience": ["2 years"],
    "credentialCategory": ["Bachelor’s degree"],
    "addressCountry": ["Canada"],
    "addressRegion": ["Toronto"],
}
QUIET_VALUES = {"TELECOMMUTE"}


def _said(data: object, key: str = "") -> Iterator[tuple[str, object]]:
    """The values of the markup that should stand on the page, each with its property."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in QUIET:
                yield from _said(value, name)
    elif isinstance(data, list):
        for item in data:
            yield from _said(item, key)
    elif data not in QUIET_VALUES:
        yield key, data


def _shown(page: str) -> str:
    """The words of a page's main part, without markup, in one line."""
    main = page[page.index("<main") : page.index("</main>")] + page[page.index("<footer") :]
    bare = html.unescape(re.sub(r"<[^>]+>", " ", main))
    return re.sub(r"[\s\u00a0]+", " ", bare)


def _missing(data: dict[str, Any], text: str) -> list[str]:
    """The properties whose words, dates or figures do not stand in the text."""
    found = []
    for key, value in _said({k: v for k, v in data.items() if k != "description"}):
        if not all(part in text for part in _in_words(key, value)):
            found.append(f"{key}: {value}")
    plain = html.unescape(re.sub(r"<[^>]+>", "\n", data.get("description", "")))
    parts = [re.sub(r"[\s\u00a0]+", " ", part).strip() for part in re.split(r"\n|: |\. ", plain)]
    return found + [f"description: {part}" for part in parts if part.rstrip(".") not in text]


def _in_words(key: str, value: object) -> list[str]:
    """What the page says in place of a value that only machines write like this."""
    if key in {"datePosted", "validThrough", "jobStartDate"}:
        day = dt.date.fromisoformat(str(value)[:10])
        return [f"{day:%B} {day.day}, {day.year}"]
    if key in {"minValue", "maxValue"}:
        return [f"{value:,.2f}"]
    if key in CODED:
        return CODED[key]
    return [part for line in str(value).split("\n") for part in line.rstrip(".").split(". ")]


def test_everything_in_the_markup_stands_on_the_page(tmp_path: Path) -> None:
    view = _view(tmp_path)
    text = _shown(templates().render("posting.html", view, "en").decode())
    assert _missing(_data(view), text) == []
    assert _missing({"title": "Teller", "datePosted": "2026-11-02"}, text) == [
        "title: Teller",
        "datePosted: 2026-11-02",
    ]


# --- shapes ---------------------------------------------------------------------------------------

ENUMERATED = {
    "employmentType": {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN"},
    "unitText": {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"},
    "credentialCategory": {
        "high school",
        "associate degree",
        "bachelor degree",
        "professional certificate",
        "postgraduate degree",
    },
}
REQUIRED = {"title", "description", "datePosted", "hiringOrganization"}


def _faults(data: dict[str, Any]) -> list[str]:
    """What is wrong with a JobPosting, beyond what other validators look at."""
    faults = [f"no {name}" for name in sorted(REQUIRED - data.keys())]
    if "jobLocation" not in data and data.get("jobLocationType") != "TELECOMMUTE":
        faults.append("no place")
    if data.get("jobLocationType") and not data.get("applicantLocationRequirements"):
        faults.append("remote from nowhere")
    for key, value in _walk(data):
        if key in ENUMERATED and value not in ENUMERATED[key]:
            faults.append(f"{key}: {value}")
        if value in (None, "", [], {}):
            faults.append(f"{key} is empty")
    pay = data.get("baseSalary", {}).get("value", {})
    if pay and not 0 < pay["minValue"] <= pay["maxValue"]:
        faults.append("pay is upside down")
    if data.get("validThrough", "9") < data.get("datePosted", ""):
        faults.append("closes before it opens")
    in_place = data.get("experienceInPlaceOfEducation")
    if in_place and not {"educationRequirements", "experienceRequirements"} <= data.keys():
        faults.append("experience in place of nothing")
    if re.search(r"<(?!/?(p|ul|li)>)", data.get("description", "")):
        faults.append("markup that job boards drop")
    return faults


def _walk(data: object, key: str = "") -> Iterator[tuple[str, Any]]:
    yield key, data
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _walk(value, name)
    elif isinstance(data, list):
        for item in data:
            yield from _walk(item, key)


def test_the_shape_is_right(tmp_path: Path) -> None:
    assert _faults(_data(_view(tmp_path))) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": None}, " is empty"),
        ({"jobLocation": {}}, "jobLocation is empty"),
        ({"jobLocationType": "TELECOMMUTE"}, "remote from nowhere"),
        ({"employmentType": "FULL-TIME"}, "employmentType: FULL-TIME"),
        ({"baseSalary": {"value": {"minValue": 2, "maxValue": 1}}}, "pay is upside down"),
        ({"validThrough": "2026-10-01T23:59:59"}, "closes before it opens"),
        ({"description": "<b>Bold</b>"}, "markup that job boards drop"),
        (
            {"experienceInPlaceOfEducation": True, "experienceRequirements": "x"},
            "experience in place of nothing",
        ),
    ],
)
def test_a_wrong_shape_is_found(change: dict[str, Any], fault: str) -> None:
    right = {
        "title": "T",
        "description": "<p>D</p>",
        "datePosted": "2026-11-01",
        "hiringOrganization": {"name": "Ada"},
        "jobLocation": {"address": {"addressCountry": "CA"}},
    }
    assert _faults(right) == []
    assert any(found.endswith(fault) for found in _faults(right | change))


def test_a_validator_of_others_agrees(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    view = _view(tmp_path / "book")
    page.write_bytes(templates().render("posting.html", view, "en"))
    assert validators.job_postings(page) == []
    bad = tmp_path / "bad.html"
    bad.write_text(page.read_text("utf-8").replace('"datePosted"', '"postedOn"'), "utf-8")
    assert len(validators.job_postings(bad)) == 1


def test_the_markup_is_a_file_of_its_own_too(tmp_path: Path) -> None:
    view = _view(tmp_path / "book")
    data = as_file(view, LOOK)
    assert data.startswith(b'{\n  "@context": "https://schema.org",\n  "@type": "JobPosting",\n')
    assert data.endswith(b"}\n")
    assert json.loads(data) == _data(view)
    page = tmp_path / "index.html"
    page.write_text(f"{SCRIPT_IN}{script(json.loads(data))}{SCRIPT_OUT}", "utf-8")
    assert validators.job_postings(page) == []
    page.write_text(f"{SCRIPT_IN}{{}}{SCRIPT_OUT}", "utf-8")
    assert validators.job_postings(page) != []


def test_the_file_of_a_draft_says_so_and_has_no_address(tmp_path: Path) -> None:
    posting = re.sub(r"approval: .*\n", "", POSTING)
    view = _view(tmp_path, {"content/postings/counter-toronto.yaml": posting})
    data = json.loads(as_file(view, LOOK))
    assert "<p>Draft: nobody has approved this posting yet.</p>" in data["description"]
    assert "url" not in data


def test_an_end_of_pay_that_is_not_said_is_not_in_the_markup(tmp_path: Path) -> None:
    pay = "pay: {min: 25, may_exceed: true}\nother_pay: Tips <shared>.\n"
    view = _view(tmp_path, {"content/postings/counter-toronto.yaml": POSTING + pay})
    data = _data(view)
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 25,
        "unitText": "HOUR",
    }
    assert f"<p>From $25{NB}CAD an{NB}hour</p>" in data["description"]
    assert (
        "<p>More may be paid, depending on experience and qualifications.</p>"
        in data["description"]
    )
    assert "<p>Tips &lt;shared&gt;.</p>" in data["description"]
