"""Whether roles and steps make a ladder that one can climb."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.ladder import below, moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.model import Role
    from generator.checks.subject import Subject
    from generator.findings import Finding


def steps(subject: Subject) -> Iterator[Finding]:
    """A step leads to another role of the book, and a promotion upwards."""
    edition = subject.edition
    for index, step in enumerate(subject.thing.next):
        at = ("next", index, "role")
        if not edition.knows("role", step.role):
            yield subject.unknown("role", step.role, at)
        elif step.role == subject.name:
            yield subject.find(
                "step-to-itself", at, "this step leads back to its own role", "name another role"
            )
        elif step.kind == "promotion" and edition.whole("role", step.role):
            target = edition.card(step.role)
            if target.level <= subject.thing.level:
                yield subject.find(
                    "step-not-up",
                    at,
                    f"a promotion from level {subject.thing.level} can't lead to level "
                    f"{target.level}",
                    "call it lateral or track-change, or correct one of the levels",
                )


def circular_reports(subject: Subject) -> Iterator[Finding]:
    """Following `reports_to` never comes back; told once, at the first id of the circle."""
    edition = subject.edition
    chain = [subject.name]
    superior = subject.thing.reports_to
    while isinstance(superior, str) and edition.whole("role", superior):
        if superior == subject.name:
            if min(chain) == subject.name:
                circle = " → ".join((*chain, superior))
                yield subject.find(
                    "circular-reports-to",
                    ("reports_to",),
                    f"these roles report to each other: {circle}",
                    "one of them reports to someone outside the circle",
                )
            return
        if superior in chain:
            return
        chain.append(superior)
        superior = edition.card(superior).reports_to


def isolated(subject: Subject) -> Iterator[Finding]:
    """A step leads to or from each role of a ladder with more than one, unless it is marked."""
    role, edition = subject.thing, subject.edition
    if role.entry or role.terminal or role.next or edition.leading_to(subject.name):
        return
    if not edition.whole_book():
        return  # the step may stand in the file that can't be read
    if len(edition.roles_of(role.ladder)) > 1:
        yield subject.find(
            "isolated-role",
            ("next",),
            "no step leads to this role or from it",
            "add a step to `next` here or in another role, or mark it `entry` or `terminal`",
        )


def dead_end(subject: Subject) -> Iterator[Finding]:
    """A role that people come to leads on, or says that growing on is a choice."""
    role, edition = subject.thing, subject.edition
    if not role.next and not role.terminal and edition.leading_to(subject.name):
        yield subject.find(
            "dead-end",
            ("next",),
            "steps lead to this role and none leads on",
            "add a step to `next`, or mark the role `terminal: true`",
            on="key",
        )


def tracks(subject: Subject) -> Iterator[Finding]:
    """A track of a ladder has more than one role, or there is no way to grow in it."""
    edition = subject.edition
    if not edition.whole_book():
        return
    roles = edition.roles_of(subject.name)
    many = Counter(edition.card(role).track for role in roles)
    if many.keys() - {track.id for track in subject.thing.tracks}:
        return  # a role's track is mistyped: that is told where it stands
    for index, track in enumerate(subject.thing.tracks):
        if many[track.id] == 1 and len(roles) > 1:
            yield subject.find(
                "track-of-one",
                ("tracks", index, "id"),
                f"only one role is on the track `{track.id}`",
                "add the roles below or above it, or put it on another track",
            )


def rising(subject: Subject) -> Iterator[Finding]:
    """A role asks more than the role below it."""
    edition = subject.edition
    lower = below(edition, subject.name)
    if lower is None or not edition.whole("role", lower):
        return
    before, now = edition.card(lower).skills, edition.card(subject.name).skills
    changes = {move.kind for move in moves(before, now)}
    if changes <= {"same"} and subject.thing.requirements == edition.role(lower).requirements:
        yield subject.find(
            "same-as-below",
            ("skills",),
            f"this role asks the same as `{lower}`, one level down",
            "say what the higher level asks besides, or make one role of the two",
            on="key",
        )
    elif not changes & {"new", "raised"}:
        yield subject.find(
            "skills-never-rise",
            ("skills",),
            f"no skill is new or raised against `{lower}`",
            "say which skill the higher level needs, or needs better",
            on="key",
        )


def promotion_asks_more(subject: Subject) -> Iterator[Finding]:
    """A promotion doesn’t lead to a role that asks for less."""
    edition, role = subject.edition, subject.thing
    for index, step in enumerate(role.next):
        if step.kind != "promotion" or not edition.whole("role", step.role):
            continue
        here, there = edition.card(subject.name).skills, edition.card(step.role).skills
        less = [move.skill for move in moves(here, there) if move.kind == "lowered"]
        if less:
            yield subject.find(
                "promotion-asks-less",
                ("next", index, "role"),
                f"`{step.role}` asks less of `{less[0]}` than this role",
                "raise it there, leave it out there as taken as known, or correct it here",
            )
        elif (months := _months(edition.role(step.role))) < _months(role):
            asked = f"{months} months of" if months else "no"
            yield subject.find(
                "promotion-asks-less",
                ("next", index, "role"),
                f"`{step.role}` asks for {asked} experience, this role for {_months(role)} months",
                "correct one of the two",
            )


def repeated_duties(subject: Subject) -> Iterator[Finding]:
    """No duty stands word for word in two roles: each says what it means there."""
    places = {duty.id: index for index, duty in enumerate(subject.thing.duties)}
    for duty, other in subject.edition.repeated(subject.name):
        yield subject.find(
            "repeated-duty",
            ("duties", places[duty], "text"),
            f"`{other}` says the same, word for word",
            "say what the duty means in this role",
        )


def _months(role: Role) -> int:
    """The longest experience that one must have, in months."""
    return max((item.months or 0 for item in role.requirements if item.must), default=0)
