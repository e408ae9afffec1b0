"""What all invented books share: the employer, places, skills, sources, resources and pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from benchmarks import words

SETTINGS = {
    "site": "https://careers.example.com/",
    "languages": ["en"],
    "today": dt.date(2026, 11, 24),
    "formats": ["html", "pdf"],
    "templates": "templates",
}

ZONES = {"CA": 1.0, "CA-ON": 1.03, "CA-BC": 1.02, "US": 0.99, "US-CO": 1.04}
"""Pay zones, and what they pay against the first one."""

LEVELS = (
    *("Trainee", "Assistant", "Associate", "Professional", "Advanced"),
    *("Senior", "Lead", "Principal", "Chief", "Fellow"),
)

TRACKS = {
    "expert": "Growing here means {thing} that weigh more and are harder to untangle.",
    "lead": "Growing here means getting results through the people who hold the {thing}.",
    "project": "Growing here means bringing larger undertakings for {people} to their end.",
}

WAYS_IN = [
    {"id": "experience", "text": "Work experience or an internship.", "source": "survey-1"},
    {"id": "neighbours", "text": "A post in a neighbouring field.", "source": "survey-2"},
    {"id": "promotion", "text": "Promotion within the company.", "source": "survey-3"},
]
WAYS_OUT = [
    {"id": "teaching", "text": "Teaching the field.", "source": "survey-4"},
    {"id": "advice", "text": "Advising other employers.", "source": "survey-5"},
]

CODES = (
    {"noc_2021": "60010", "onet_soc": "11-2022.00"},
    {"noc_2021": "11100", "onet_soc": "13-2011.00"},
    {"noc_2021": "21231", "onet_soc": "15-1252.00"},
    {"none": "The classifications have no code for this mixture of work."},
)

INTERNAL = {
    "department": "Operations",
    "flsa": "exempt",
    "hours": 37.5,
    "travel_percent": 10,
    "direct_reports": 0,
    "physical": "Desk work; visits to sites, where one stands and walks for up to three hours.",
}

_COMPANY = {
    "name": "Benchmark Works (example)",
    "example": True,
    "country": "CA",
    "tagline": "An employer that exists to be measured.",
    "about": "Benchmark Works is invented. It has every job there is, and grows when asked.",
    "website": "https://example.com/",
    "brand": {"color": "#0f4c5c"},
    "benefits": [
        {
            "id": "health",
            "text": "Extended health coverage from the first day",
            "countries": ["CA"],
        },
        {"id": "insurance", "text": "Medical insurance from the first day", "countries": ["US"]},
        {"id": "vacation", "text": "Four weeks of paid vacation a year"},
        {"id": "development", "text": "A yearly stipend for courses and certifications"},
    ],
    "statements": [
        {
            "id": "how-pay-is-set",
            "title": "How pay is set",
            "text": "Each role has a band for the place of the work; an offer lies within it.",
        },
        {
            "id": "equal-opportunity",
            "title": "Equal opportunity",
            "text": "We hire for the work. Nothing else has a part in whom we hire.",
        },
    ],
    "accommodation": {
        "email": "accommodation@example.com",
        "text": "If you need an accommodation at any stage of hiring, tell us, and we arrange it.",
    },
}

_LOCATIONS = {
    "zones": {
        "CA": {"name": "Canada"},
        "CA-ON": {"name": "Ontario"},
        "CA-BC": {"name": "British Columbia"},
        "US": {"name": "United States"},
        "US-CO": {"name": "Colorado"},
    },
    "locations": {
        "toronto": {
            "name": "Toronto, Ontario",
            "city": "Toronto",
            "region": "CA-ON",
            "zone": "CA-ON",
        },
        "ottawa": {"name": "Ottawa, Ontario", "city": "Ottawa", "region": "CA-ON", "zone": "CA-ON"},
        "vancouver": {
            "name": "Vancouver, British Columbia",
            "city": "Vancouver",
            "region": "CA-BC",
            "zone": "CA-BC",
        },
        "denver": {
            "name": "Denver, Colorado",
            "city": "Denver",
            "region": "US-CO",
            "zone": "US-CO",
        },
        "remote-us": {
            "name": "Remote, United States",
            "region": "US",
            "zone": "US",
            "remote_areas": ["US"],
        },
    },
}


def _skill(activity: str, phrase: str, kind: str, subject: str) -> dict[str, Any]:
    doing = phrase.format(subject)
    steps = ("basic", "working", "proficient", "advanced", "leading")
    return {
        "name": f"{activity} {subject}",
        "kind": kind,
        "summary": f"{doing[0].upper()}{doing[1:]} so that others can act on the result.",
        "proficiency": {
            step: text.format(doing) for step, text in zip(steps, words.PROFICIENCY, strict=True)
        },
    }


_SKILLS = {
    "skills": {
        f"{activity}-{subject}".lower(): _skill(activity, phrase, kind, subject)
        for activity, phrase, kind in words.ACTIVITIES
        for subject in words.SUBJECTS
    },
    "tools": {tool.replace(" ", "-"): {"name": tool} for tool in words.TOOLS},
}

_SOURCES = {
    "sources": {
        f"survey-{number}": {
            "publisher": f"Institute {number} (invented)",
            "title": f"Survey of pay and work, part {number}",
            "address": f"https://example.com/surveys/{number}" if number % 3 else "unknown",
            "date": "2026-04-16" if number % 2 else "undated",
            "read": dt.date(2026, 11, 22),
        }
        for number in range(1, 41)
    }
}

CERTIFICATIONS = tuple(f"certificate-{number}" for number in range(1, 11))

_RESOURCES = {
    "resources": {
        **{
            name: {
                "kind": "certification",
                "name": f"Certified professional, part {number}",
                "short": f"CP{number}",
                "provider": f"Association {number} (invented)",
                "months": [12, 18],
                "conditions": [
                    {"id": "post", "text": "Works in the field at present.", "source": "survey-1"},
                    {"id": "sponsor", "text": "Is sponsored by a leader.", "source": "survey-2"},
                ],
            }
            for number, name in enumerate(CERTIFICATIONS, 1)
        },
        **{
            f"course-{number}": {
                "kind": "course",
                "name": f"Course in the field, part {number}",
                "provider": f"School {number} (invented)",
                "address": f"https://example.com/courses/{number}",
                "source": f"survey-{number}",
                "note": "The survey names such courses in general.",
            }
            for number in range(1, 21)
        },
    }
}

LIBRARY: dict[str, dict[str, Any]] = {
    "company": _COMPANY,
    "locations": _LOCATIONS,
    "skills": _SKILLS,
    "sources": _SOURCES,
    "resources": _RESOURCES,
}
"""What the files say that a book has once, by their path in content/ without the ending."""

PAGES = {
    "about": "---\ntitle: About this book\norder: 1\n---\n"
    "This book is invented.\n\n## Why\n\nSo that a build of it can be *measured*.\n",
    "how-we-work": "---\ntitle: How we work\norder: 2\n---\n"
    "We work **together**.\n\n- in offices\n- and from home\n",
}
