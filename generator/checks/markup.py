"""Whether a posting's markup and feeds will say what job boards ask for.

Most of what they ask is held by the model or by how the files are written: see
docs/decisions/0016-what-holds-the-rules-of-job-boards.md. Here is what content alone decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.offer import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.subject import Subject
    from generator.findings import Finding

LETTERS = re.compile(r"[\W_]+")

PARTED = ("CA", "US")
"""Countries whose addresses name a province or state."""


def summary(subject: Subject) -> Iterator[Finding]:
    """A description is more than the title again; it begins with the role's summary."""
    for language, file in subject.versions():
        data, untranslated = subject.data(language)
        title, text = str(data.get("title", "")), str(data.get("summary", ""))
        if ("summary",) in untranslated or _bare(text) != _bare(title):
            continue
        yield subject.find(
            "summary-is-title",
            ("summary",),
            f"the summary says “{text[:80]}”, which is the title again",
            "say in a sentence what the role does and for whom",
            file=file,
        )


def apply(subject: Subject) -> Iterator[Finding]:
    """Where to apply is safe to send an application to."""
    feed = "linkedin" in subject.edition.formats()
    site = subject.edition.setting("site")
    told: set[str] = set()
    for language, file in subject.versions():
        address = str(subject.data(language)[0].get("apply", ""))
        if address in told:
            continue
        told.add(address)
        scheme = urlsplit(address).scheme
        if scheme == "http":
            yield subject.find(
                "apply-not-https",
                ("apply",),
                f"`{address[:80]}` sends applications where others can read them",
                "write https://… if the server has it, or ask who runs it",
                file=file,
            )
        elif scheme != "https" and feed and site.startswith("http://"):
            yield subject.find(
                "apply-not-https",
                ("apply",),
                "LinkedIn’s feed takes https alone: for a mailbox it leads to the posting’s page, "
                f"and that is at {site[:80]}",
                "publish the site at https://…, or name a form at such an address",
                file=file,
            )


def city(subject: Subject) -> Iterator[Finding]:
    """A workplace in Indeed's feed has a city, and in some countries a province or state."""
    posting, edition = subject.thing, subject.edition
    if not edition.setting("site") or "indeed" not in edition.formats():
        return
    if posting.work_mode == "remote" or not edition.whole("location", posting.location):
        return
    location = edition.location(posting.location)
    if location.remote_areas and not location.city:
        return  # it is no workplace: `posting-not-remote` tells
    country, _, part = region_of(location).partition("-")
    lacking = [
        *(() if location.city else ("a `city`",)),
        *(() if part or country not in PARTED else ("the part of its country in `region`",)),
    ]
    if lacking:
        yield subject.find(
            "posting-no-city",
            ("location",),
            f"`{posting.location}` lacks {' and '.join(lacking)}, which Indeed’s feed must say",
            "add `city: Toronto` and `region: CA-ON` to the location, as they are there",
        )


def _bare(text: str) -> str:
    return LETTERS.sub("", text).casefold()
