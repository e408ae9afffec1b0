"""A number of roles into an invented book: the same files for the same number, on every machine.

A book has a ladder of 20 roles on three tracks for every 20 roles, one library of skills, sources
and resources, a posting for every 25 roles, and two pages. Nothing in it is random: each choice
hangs on the digest of the names of what is chosen for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks import emit, library, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Data = dict[str, Any]
T = TypeVar("T")

TODAY = dt.date(2026, 11, 24)
SINCE = dt.date(2026, 10, 1)
GOVERNANCE = {
    "version": "1.0.0",
    "effective": SINCE,
    "approved": {"by": "People operations", "on": dt.date(2026, 9, 15)},
    "review_by": dt.date(2027, 9, 30),
}
TRACKS = (("expert", 1, words.EXPERT), ("lead", 4, words.LEADS), ("project", 3, words.PROJECTS))
"""A ladder's tracks: id, first level, titles from there up."""

ON_A_LADDER = sum(len(titles) for _, _, titles in TRACKS)
POSTING_EVERY = 25
OWN_DUTIES, OWN_SKILLS, OWN_QUESTIONS = 8, 8, 2
SKILLS_ON_A_LADDER = 12
SOURCES = list(library.LIBRARY["sources"]["sources"])
PLACES = ("toronto", "ottawa", "vancouver", "denver", "remote-us")


@dataclass(frozen=True, slots=True)
class Post:
    """A place on a ladder for one role."""

    ladder: int
    track: str
    level: int
    pattern: str

    @property
    def id(self) -> str:
        """The role's id."""
        return f"{ladder_id(self.ladder)}-{self.track}-{self.level}"

    @property
    def slots(self) -> dict[str, str]:
        """What its phrases are filled with."""
        return slots(self.ladder)

    @property
    def title(self) -> str:
        """The role's title."""
        sector = self.slots["sector"]
        return f"{self.pattern.format(**self.slots)}, {sector}"

    def pick(self, choices: Sequence[T], *names: object) -> T:
        """One of these, always the same for the same names."""
        return choices[_number(self.id, *names) % len(choices)]

    def some(self, choices: Sequence[T], count: int, *names: object) -> list[T]:
        """A few of these in their order, always the same for the same names."""
        keys = range(len(choices))
        ranked = sorted(keys, key=lambda i: _number(self.id, i, *names))
        return [choices[i] for i in sorted(ranked[:count])]

    def fill(self, phrase: str) -> str:
        """A phrase about this role's work."""
        text = phrase.format(**self.slots)
        return text[0].upper() + text[1:]


def _number(*names: object) -> int:
    return int.from_bytes(sha256(repr(names).encode()).digest()[:8])


def write(folder: Path, roles: int, posting_every: int = POSTING_EVERY) -> None:
    """Write a whole project with so many roles into a folder that doesn't exist yet."""
    for path, text in files(roles, posting_every):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def files(roles: int, posting_every: int = POSTING_EVERY) -> Iterator[tuple[str, str]]:
    """Each file of the project: its path and its text."""
    yield "rolebook.yaml", emit.document(library.SETTINGS)
    for name, text in library.PAGES.items():
        yield f"content/pages/{name}.md", text
    for path, data in content(roles, posting_every):
        yield f"content/{path}.yaml", emit.document(data)


def content(roles: int, posting_every: int = POSTING_EVERY) -> Iterator[tuple[str, Data]]:
    """What each YAML file of the content says, by its path without the ending."""
    everyone = list(islice(posts(), roles))
    yield from library.LIBRARY.items()
    for ladder in dict.fromkeys(post.ladder for post in everyone):
        yield f"ladders/{ladder_id(ladder)}", ladder_data(ladder)
    ids = {post.id for post in everyone}
    for post in everyone:
        yield f"roles/{post.id}", role_data(post, ids)
    for number, post in enumerate(everyone[::posting_every]):
        yield f"postings/{post.id}", posting_data(post, number)


def posts() -> Iterator[Post]:
    """The places on all ladders, ladder by ladder, without an end."""
    ladder = 0
    while True:
        for track, first, titles in TRACKS:
            for level, pattern in enumerate(titles, first):
                yield Post(ladder, track, level, pattern)
        ladder += 1


# --- ladders -------------------------------------------------------------------------------------


@cache
def slots(ladder: int) -> dict[str, str]:
    """What phrases are filled with on a ladder; every pair of field and sector has its own."""
    field, trade, thing, people = words.FIELDS[ladder % len(words.FIELDS)]
    round_, sector = divmod(ladder // len(words.FIELDS), len(words.SECTORS))
    name = words.SECTORS[sector] + (f" {round_ + 1}" if round_ else "")
    return {
        "field": field,
        "trade": trade,
        "Trade": trade[0].upper() + trade[1:],
        "thing": thing,
        "people": people,
        "sector": name,
    }


def ladder_id(ladder: int) -> str:
    """A ladder's id."""
    return f"{slots(ladder)['field']}-{slots(ladder)['sector']}".replace(" ", "-")


def ladder_data(ladder: int) -> Data:
    """What a ladder's file says."""
    post = Post(ladder, "expert", 1, "")
    fill = slots(ladder)
    return {
        "title": f"{fill['field'].capitalize()}, {fill['sector']}",
        "summary": post.fill(
            "{field} in {sector} keeps {thing} going, so that {people} can rely on them from one "
            "year to the next."
        ),
        "tracks": [
            {"id": name, "name": f"{name.capitalize()} track", "summary": post.fill(summary)}
            for name, summary in library.TRACKS.items()
        ],
        "levels": [_level(post, level) for level in range(1, len(words.EXPERT) + 1)],
        "ways_in": library.WAYS_IN,
        "ways_out": library.WAYS_OUT,
        "governance": {"owner": "People operations", **GOVERNANCE},
    }


def _level(post: Post, level: int) -> Data:
    return {
        "level": level,
        "name": f"{library.LEVELS[level - 1]}",
        "scope": post.fill(words.SCOPES[level - 1]),
        "autonomy": post.fill(post.pick(words.AUTONOMY, level)),
        "influence": post.fill(post.pick(words.INFLUENCE, level)),
        "complexity": post.fill(post.pick(words.COMPLEXITY, level)),
    }


# --- roles ---------------------------------------------------------------------------------------


def role_data(post: Post, ids: set[str]) -> Data:
    """What a role's file says; `ids` are the roles of the book."""
    step = [step for step in steps(post) if step["role"] in ids]
    return {
        "title": post.title,
        "also_called": [post.fill("{sector} {trade}"), f"{post.title}, grade {post.level}"],
        "ladder": ladder_id(post.ladder),
        "track": post.track,
        "level": post.level,
        **({"entry": True} if post.level == 1 else {}),
        **({} if step else {"terminal": True}),
        "codes": post.pick(library.CODES),
        "reports_to": superior(post, ids),
        "summary": post.fill(post.pick(words.SUMMARIES)),
        "duties": _duties(post),
        "skills": _skills(post),
        "tools": post.some(list(library.LIBRARY["skills"]["tools"]), 3),
        "requirements": _requirements(post),
        "performance": [
            {"id": f"measure-{words.INDICATORS.index(text) + 1}", "text": post.fill(text)}
            for text in post.some(words.INDICATORS, 4)
        ],
        "pay": _pay(post),
        "market": _market(post),
        "next": step,
        "resources": post.some(list(library.LIBRARY["resources"]["resources"]), 3),
        "questions": _questions(post),
        "governance": {"owner": post.fill("{field}"), **GOVERNANCE},
        "internal": library.INTERNAL,
    }


def steps(post: Post) -> list[Data]:
    """Every step from a place: up its track, to leads, to projects and back, to another field."""
    here, up = post.level, post.level + 1
    found = [(Post(post.ladder, post.track, up, ""), "promotion")]
    if post.track == "expert" and here in range(4, 8):
        found.append((Post(post.ladder, "lead", here, ""), "track-change"))
    if post.track == "expert" and here in range(3, 7):
        found.append((Post(post.ladder, "project", here, ""), "lateral"))
    if post.track == "project":
        found.append((Post(post.ladder, "expert", here, ""), "lateral"))
    if post.track == "expert" and here == post.ladder % 10 + 1:
        found.append((Post(post.ladder + 1, "expert", here, ""), "family-change"))
    return [_step(post, end.id, kind) for end, kind in found]


def _step(post: Post, end: str, kind: str) -> Data:
    return {
        "role": end,
        "kind": kind,
        "criteria": [
            {"id": f"shown-{words.CRITERIA.index(text) + 1}", "text": post.fill(text)}
            for text in post.some(words.CRITERIA, 2, kind)
        ],
        "process": post.fill(post.pick(words.PROCESSES, kind)),
        "typical_months": post.pick(([12, 24], [18, 30], [24, 36], [36, 60]), kind),
    }


def superior(post: Post, ids: set[str]) -> str | Data:
    """Whom a role reports to: the next lead up, or someone outside the book."""
    for level in range(max(post.level + (post.track == "lead"), 4), 10):
        lead = Post(post.ladder, "lead", level, "").id
        if lead in ids:
            return lead
    return {"title": "Chief executive"}


def _duties(post: Post) -> list[Data]:
    essential = post.some(words.DUTIES, OWN_DUTIES)
    here = post.fill(f", in {{field}} for {{sector}}, {post.track} level {post.level}.")
    return [
        {"id": f"duty-{words.DUTIES.index(text) + 1}", "text": post.fill(text).rstrip(".") + here}
        | ({} if place < OWN_DUTIES - 2 else {"essential": False})
        for place, text in enumerate(essential)
    ]


def _skills(post: Post) -> Data:
    ladder = Post(post.ladder, "", 0, "")
    shared = ladder.some(list(library.LIBRARY["skills"]["skills"]), SKILLS_ON_A_LADDER)
    found: Data = {}
    for place, skill in enumerate(post.some(shared, OWN_SKILLS)):
        level = min(5, 1 + (post.level + post.pick((0, 1), skill)) // 2)
        text = post.fill(post.pick(words.EVIDENCE, skill))
        found[skill] = {"level": level, "evidence": text} if place % 2 == 0 else level
    return found


def _requirements(post: Post) -> list[Data]:
    return [
        {
            "id": "experience",
            "months": 12 * (post.level - 1),
            "in": "{field}, or other work directly with {people}".format(**post.slots),
            "must": True,
            "equivalent": post.fill(post.pick(words.EQUIVALENTS)),
        },
        {
            "id": "degree",
            "education": post.pick(("diploma", "bachelor", "master")),
            "fields": post.some(words.STUDIES, 4),
            "or_experience": True,
            "must": True,
        },
        {"id": "shown", "text": post.fill(post.pick(words.DEMANDS, "must")), "must": True},
        {"id": "certified", "certification": post.pick(library.CERTIFICATIONS), "must": False},
    ]


def _pay(post: Post) -> list[Data]:
    field = post.ladder % len(words.FIELDS)
    base = (41 + field / 2) * 1.12 ** (post.level - 1)
    return [
        {
            "zone": zone,
            "currency": "USD" if zone.startswith("US") else "CAD",
            "period": "year",
            "basis": "base",
            "min": round(base * factor) * 1000,
            "max": round(base * factor * 1.26) * 1000,
            "variable": {"target_percent": 5 * (post.level // 3 + 1), "basis": "bonus"},
            "from": SINCE,
        }
        for zone, factor in library.ZONES.items()
    ]


def _market(post: Post) -> list[Data]:
    if post.level % 3 == 0:
        return []
    return [
        {
            "id": "reported",
            "place": "CA",
            "currency": "CAD",
            "period": "year",
            "statistic": post.pick(("average", "median", "p25", "p75")),
            "amount": 40000 + 7310 * post.level + 17 * (post.ladder % 97),
            "source": post.pick(SOURCES),
            "as_of": "2026-04-16",
        }
    ]


def _questions(post: Post) -> list[Data]:
    asked = list(words.QUESTIONS)
    return [
        {
            "id": f"question-{asked.index(question) + 1}",
            "q": question,
            "a": post.fill(words.QUESTIONS[question]),
            "sources": [post.pick(SOURCES, question)],
        }
        for question in post.some(asked, OWN_QUESTIONS)
    ]


# --- postings ------------------------------------------------------------------------------------


def posting_data(post: Post, number: int) -> Data:
    """What a posting's file says; open on the book's today, at places by turns."""
    return {
        "requisition": f"R-2026-{number + 1:04}",
        "role": post.id,
        "location": PLACES[number % len(PLACES)],
        "work_mode": "remote" if PLACES[number % len(PLACES)] == "remote-us" else "hybrid",
        "employment": "full_time",
        "openings": 1 + number % 3,
        "posted": dt.date(2026, 11, 23),
        "closes": dt.date(2026, 12, 20),
        "starts": dt.date(2027, 2, 1),
        "hours": 37.5,
        "vacancy": "existing",
        "ai_screening": False,
        "languages": [
            {
                "language": "fr",
                "level": "working",
                "reason": post.fill("Half of the {people} write in French."),
            }
        ],
        "note": post.fill(
            "Three {thing} come with this post, and the largest of them is due in June 2027. You "
            "would see the team two days a week and visit the {people} once a month."
        ),
        "apply": f"https://example.com/apply/R-2026-{number + 1:04}",
        "approval": {"by": "People operations", "on": dt.date(2026, 11, 20)},
        "silence": [{"code": "approval-without-digest", "reason": "Nobody reads this book."}],
    }
