"""A posting as JSON: our own shape, which a schema describes, and that of JSON Resume."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import validators
from books import SMALL
from building import ROOT
from generator.formats.opening import as_json, as_json_resume
from posted import HARD, LOCATIONS, LOOK, POSTING, SITE, WIDE, posted, with_duties

if TYPE_CHECKING:
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
NOTE = "This employer is an example. Its pay bands and openings are invented."
SCHEMA = ROOT / "docs" / "formats" / "opening.json"
OPENING: dict[str, Any] = {
    "version": 1,
    "id": "counter-toronto",
    "requisition": "R-2026-001",
    "language": "en",
    "state": "open",
    "apply": "https://apply.our-company.test/1",
    "title": "Counter",
    "employer": {"name": "Ada", "example": False},
    "place": {"name": "Toronto", "region": "ON", "country": "CA"},
    "areas": [],
    "work_mode": "on-site",
    "employment": "full_time",
    "openings": 1,
    "vacancy": "existing",
    "ai_screening": False,
    "posted": "2026-11-01",
    "closes": "2026-12-01",
    "pay": {
        "text": f"$50,000 to $60,000{NB}CAD a{NB}year",
        "basis": "Base pay",
        "currency": "CAD",
        "period": "year",
        "min": 50000.0,
        "max": 60000.0,
    },
    "summary": "Counts.",
    "about": ["We count things."],
    "note": [],
    "duties": ["Count things.", "Say how many."],
    "other_duties": [],
    "must_have": [{"text": "College diploma in counting or adding"}],
    "nice_to_have": [{"text": "6 months of experience in counting sheep"}],
    "skills": [
        {"name": "Counting", "level": 2, "proficiency": "Working", "seen": "Never misses one."}
    ],
    "tools": [],
    "languages": [],
    "education": "diploma",
    "benefits": [],
    "statements": [
        {
            "title": "Vacancy and selection",
            "text": [
                "This posting is for an existing vacancy.",
                "We don’t use artificial intelligence to screen, assess or select applicants.",
            ],
        }
    ],
    "changed": "2026-11-01",
    "notes": [],
}
JOB = {
    "title": "Counter",
    "company": "Ada",
    "type": "Full time",
    "date": "2026-11-01",
    "description": "Counts.",
    "location": {"address": "Toronto", "countryCode": "CA", "region": "ON"},
    "remote": "None",
    "salary": f"$50,000 to $60,000{NB}CAD a{NB}year",
    "responsibilities": ["Count things.", "Say how many."],
    "qualifications": [
        "College diploma in counting or adding",
        "6 months of experience in counting sheep",
    ],
    "skills": [{"name": "Counting", "level": "Working", "keywords": ["Never misses one."]}],
    "meta": {"version": "v1.0.0"},
}


def _json(data: bytes) -> Any:
    return json.loads(data)


def test_a_posting_is_data(view: PostingView) -> None:
    assert _json(as_json(view, LOOK)) == OPENING
    assert _json(as_json_resume(view, LOOK)) == JOB


def test_a_posting_in_french(french: PostingView) -> None:
    data, job = _json(as_json(french, LOOK)), _json(as_json_resume(french, LOOK))
    assert (data["language"], data["title"]) == ("fr", "Compteuse ou compteur")
    assert data["duties"] == job["responsibilities"] == ["Compter des choses.", "Dire combien."]
    assert data["url"] == ("https://careers.example.com/fr/postings/counter-toronto/index.html")
    assert job["meta"] == {"canonical": data["url"], "version": "v1.0.0"}
    assert (job["type"], job["remote"]) == ("Temps plein", "None")


def test_a_posting_that_says_all_it_can(tmp_path: Path) -> None:
    more = {
        "rolebook.yaml": SITE,
        "content/company.yaml": SMALL["content/company.yaml"]
        + "website: https://our-company.test/\nexample: true\n"
        "benefits: [{id: desk, text: A desk}]\n",
        LOCATIONS: "zones: {CA: {name: Canada}, CA-ON: {name: Ontario}}\nlocations:\n"
        "  toronto: {name: From home, zone: CA, remote_areas: [CA-ON, CA]}\n",
        POSTING: SMALL[POSTING].replace("on-site", "remote").replace("2026-12-01", "ongoing")
        + "starts: 2027-02-01\nends: 2027-12-31\nopenings: 2\nhours: 37.5\ntravel_percent: 10\n"
        "employment: contract\npay: {min: 51000, may_exceed: true}\nother_pay: Tips.\n"
        "contact: {name: Talent team, email: jobs@our-company.test, phone: +1 416 555 0100}\n"
        "note: Soon.\n"
        "languages: [{language: fr, level: working, reason: Some count in French.}]\n",
    }
    data = _json(as_json(posted(tmp_path, more), LOOK))
    said = {key: value for key, value in data.items() if value != OPENING.get(key)}
    assert said == {
        "url": "https://careers.example.com/postings/counter-toronto/index.html",
        "employer": {"name": "Ada", "website": "https://our-company.test/", "example": True},
        "place": {"name": "From home"},
        "areas": [{"code": "CA-ON", "name": "Ontario"}, {"code": "CA", "name": "Canada"}],
        "work_mode": "remote",
        "employment": "contract",
        "hours": 37.5,
        "travel_percent": 10.0,
        "openings": 2,
        "starts": "2027-02-01",
        "ends": "2027-12-31",
        "pay": {
            "text": f"From $51,000{NB}CAD a{NB}year",
            "basis": "Base pay",
            "beyond": "More may be paid, depending on experience and qualifications.",
            "other": "Tips.",
            "currency": "CAD",
            "period": "year",
            "min": 51000.0,
        },
        "note": ["Soon."],
        "languages": [
            {"language": "French", "proficiency": "Working", "reason": "Some count in French."}
        ],
        "benefits": ["A desk"],
        "email": "jobs@our-company.test",
        "phone": "+1 416 555 0100",
        "statements": [
            *OPENING["statements"],
            {
                "title": "Questions about this vacancy",
                "text": ["Talent team"],
                "email": "jobs@our-company.test",
                "phone": "+1 416 555 0100",
            },
        ],
        "notes": [NOTE],
    }
    assert "closes" not in data
    (tmp_path / "all.json").write_bytes(as_json(posted(tmp_path, more), LOOK))
    assert validators.json_schema(SCHEMA, tmp_path / "all.json") == []


def test_a_posting_without_a_band_has_no_pay(view: PostingView) -> None:
    bare = replace(view, offer=replace(view.offer, pay=""))
    assert "pay" not in _json(as_json(bare, LOOK))
    assert "salary" not in _json(as_json_resume(bare, LOOK))


def test_any_text_is_read_back_as_it_is(view: PostingView) -> None:
    texts = [HARD, WIDE, "\\ \u2028 \u2029 \N{NO-BREAK SPACE}", "=1+1"]
    data = with_duties(view, *texts)
    assert _json(as_json(data, LOOK))["duties"] == texts
    assert _json(as_json_resume(data, LOOK))["responsibilities"] == texts


def test_both_files_fit_their_schemas(
    view: PostingView, french: PostingView, tmp_path: Path
) -> None:
    for name, each in (("en", view), ("fr", french)):
        (tmp_path / f"{name}.json").write_bytes(as_json(each, LOOK))
        (tmp_path / f"{name}.jsonresume.json").write_bytes(as_json_resume(each, LOOK))
    assert validators.json_schema(SCHEMA, *tmp_path.glob("??.json")) == []
    assert validators.json_resume(*tmp_path.glob("*.jsonresume.json")) == []


def test_the_same_posting_gives_the_same_bytes(view: PostingView, tmp_path: Path) -> None:
    again = posted(tmp_path)
    assert as_json(view, LOOK) == as_json(again, LOOK)
    assert as_json_resume(view, LOOK) == as_json_resume(again, LOOK)
