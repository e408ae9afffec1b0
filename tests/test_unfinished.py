"""Texts and addresses that wait for someone to replace them, and what says that they still wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from books import SMALL, checked, opened, small, told, write
from generator.build.checking import check_project
from generator.starter import starter

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = "content/company.yaml"
POSTING = "content/postings/counter-toronto.yaml"
EXAMPLE = "example: true # every page says that this employer is invented; delete the line when it"


def begun(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is unfinished in a book that `rolebook init` began, once it is a real employer's."""
    files = starter()
    company = [line for line in files[COMPANY].splitlines() if not line.startswith(EXAMPLE)]
    files[COMPANY] = "\n".join(company) + "\n"
    assert files[COMPANY] != starter()[COMPANY]
    for old, new in changes:
        name = next(name for name, text in files.items() if old in text)
        files[name] = files[name].replace(old, new)
    found = check_project(opened(write(folder, files)), 1)
    return told([finding for finding in found if finding.code == "unfinished-text"])


def test_a_real_employer_is_told_each_text_and_mailbox_that_init_left(tmp_path: Path) -> None:
    wrote = "is still the one that `rolebook init` wrote"
    assert begun(tmp_path) == [
        f"{COMPANY} unfinished-text name: `name` {wrote}",
        f"{COMPANY} unfinished-text tagline: `tagline` {wrote}",
        f"{COMPANY} unfinished-text about: `about` {wrote}",
        f"{COMPANY} unfinished-text accommodation/email: nobody reads mail at example.com",
        f"content/locations.yaml unfinished-text locations/head-office/name: `name` {wrote}",
        f"content/locations.yaml unfinished-text locations/head-office/city: `city` {wrote}",
        f"content/roles/office-coordinator.yaml unfinished-text title: `title` {wrote}",
    ]


def test_texts_of_ones_own_are_finished_whatever_stays_of_the_rest(tmp_path: Path) -> None:
    assert (
        begun(
            tmp_path,
            ("name: Your company", "name: Quay"),
            ("What you do, in one sentence.", "We move crates."),
            ("Say in two or three sentences", "We move crates, and say"),
            ("accommodation@example.com", "help@quay.test"),
            ("Your town", "Halifax"),
            ("Office coordinator (example)", "Office coordinator"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("website: https://www.example.com/", "website: nobody is at example.com"),
        (
            "accommodation: {email: us@mail.example.org, text: Write.}",
            "accommodation/email: nobody reads mail at example.org",
        ),
        ("website: https://our-example.com/", ""),
        ("website: https://counts.test/example.com", ""),
    ],
)
def test_a_companys_address_at_a_domain_that_is_nobodys_is_told(
    field: str, message: str, tmp_path: Path
) -> None:
    book, _ = small(tmp_path, {COMPANY: SMALL[COMPANY] + field + "\n"})
    expected = [f"{COMPANY} unfinished-text {message}"] if message else []
    assert told(checked(book, "company", "company")) == expected


@pytest.mark.parametrize(
    ("approval", "messages"),
    [
        (
            "approval: {by: People operations, on: 2026-10-30}",
            [
                "apply: nobody can apply at example.com",
                "contact/email: nobody reads mail at example.com",
            ],
        ),
        ("", []),
    ],
)
def test_addresses_of_a_posting_must_be_real_once_it_is_approved(
    approval: str, messages: list[str], tmp_path: Path
) -> None:
    text = SMALL[POSTING].replace("https://apply.our-company.test/1", "https://example.com/1")
    text = text.replace("approval: {by: People operations, on: 2026-10-30}", approval)
    contact = "contact: {name: Talent team, email: jobs@example.com}\n"
    book, _ = small(tmp_path, {POSTING: text + contact})
    found = [f for f in checked(book, "posting", "counter-toronto") if f.code == "unfinished-text"]
    assert told(found) == [f"{POSTING} unfinished-text {message}" for message in messages]
