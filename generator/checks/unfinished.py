"""Whether texts and addresses that wait for someone to replace them have been replaced."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.book.book import COMPANY
from generator.book.values import UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.book.overlay import Path
    from generator.checks.subject import Subject
    from generator.findings import Finding

BEGUN = {
    "company": ("content/company.yaml", ("name", "tagline", "about")),
    "location": ("content/locations.yaml", ("name", "city")),
    "role": ("content/roles/office-coordinator.yaml", ("title",)),
}
"""The starter's file that holds a thing of each kind, and the fields whose texts are nobody's."""

NOWHERE = re.compile(r"(?://|@)(?:[^/@]*\.)?(example\.(?:com|org|net))(?:[/:?#]|$)")
ADDRESSES: Mapping[str, Mapping[Path, str]] = {
    "company": {
        ("website",): "nobody is at",
        ("accommodation", "email"): "nobody reads mail at",
    },
    "posting": {
        ("apply",): "nobody can apply at",
        ("contact", "email"): "nobody reads mail at",
    },
}
"""Where addresses stand that readers follow, and what is wrong with one that leads nowhere."""

APPLY = ("posting", ("apply",))
"""What has a check of its own: a draft may leave it open."""


def to_do(subject: Subject) -> Iterator[Finding]:
    """No text is still the one that `rolebook new` left there."""
    for text in subject.texts(lambda whole: UNFINISHED in whole):
        if text.text.startswith(UNFINISHED) and (subject.kind, text.path) != APPLY:
            yield subject.find(
                "unfinished-text",
                text.at,
                f"`{text.name}` is not written yet",
                "put your text in the place of this one",
                file=text.file,
            )


def nowhere(subject: Subject) -> Iterator[Finding]:
    """An approved posting has a number, and leads somewhere."""
    posting = subject.thing
    if posting.approval and posting.requisition == UNFINISHED:
        yield subject.find(
            "unfinished-text",
            ("requisition",),
            "this vacancy has no number",
            "give it one that no other has had",
        )
    if posting.apply == UNFINISHED:
        yield subject.find(
            "posting-no-apply" if posting.approval else "unfinished-text",
            ("apply",),
            "nothing says where to apply",
            "put the address where people apply: https://…, or mailto:… for a mailbox",
        )


def begun(subject: Subject) -> Iterator[Finding]:
    """A real employer has put its own texts in the place of those that `rolebook init` wrote."""
    if not _is_real(subject):
        return
    data, _ = subject.data("")
    starting = _starting(subject.kind)
    for field in BEGUN[subject.kind][1]:
        if any(field in data and data[field] == thing.get(field) for thing in starting):
            yield subject.find(
                "unfinished-text",
                (field,),
                f"`{field}` is still the one that `rolebook init` wrote",
                "put your own in its place",
            )


def addresses(subject: Subject) -> Iterator[Finding]:
    """A real employer's addresses, in what is published, are real (RFC 2606)."""
    if (subject.kind == "posting" and not subject.thing.approval) or not _is_real(subject):
        return
    data, _ = subject.data("")
    for path, wrong in ADDRESSES[subject.kind].items():
        value: Any = data
        for step in path:
            value = (value or {}).get(step)
        host = NOWHERE.search(value or "")
        if host:
            advice = "put the address where people apply" if path == ("apply",) else "put your own"
            yield subject.find("unfinished-text", path, f"{wrong} {host[1]}", advice)


def _is_real(subject: Subject) -> bool:
    edition = subject.edition
    return edition.whole(*COMPANY) and not edition.company().example


@cache
def _starting(kind: str) -> list[Mapping[str, Any]]:
    """The things of a kind that a new book begins with, as plain data."""
    from generator.book import source
    from generator.checks.subject import FIELDS
    from generator.starter import starter

    file, _ = BEGUN[kind]
    data = source.parse(starter()[file].encode(), file).data
    return list(data[FIELDS[kind]].values()) if kind in FIELDS else [data]
