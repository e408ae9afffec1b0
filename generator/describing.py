"""A role and a place into the files of its job description, for the command and the studio."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.findings import Finding


def faults(edition: Edition, role: str, place: str) -> Iterator[Finding]:
    """The errors in what the description is made of."""
    from generator.checks import check

    of_role = (("ladder", edition.role(role).ladder), ("role", role), ("location", place))
    for kind, name in of_role:
        if edition.knows(kind, name):
            found, _ = check(edition.book, kind, name)
            yield from (each for each in found if each.severity == "error")


def stem(edition: Edition, role: str, place: str) -> str:
    """What the files are called, without their endings."""
    return f"{role}-{place}" if edition.main else f"{role}-{place}.{edition.language}"


def described(
    edition: Edition, role: str, place: str, forms: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """The bytes of each form of `registry.DESCRIPTION` that is asked for.

    Raises `html.TemplateError` for a template with a fault.
    """
    from generator.build.make import paper_at
    from generator.formats.html import templates
    from generator.formats.registry import DESCRIPTION, Look
    from generator.views.description import description_view

    own = edition.book.project.templates
    view = description_view(edition, role, place)
    look = Look(templates(own), edition.company().brand.color, paper_at(edition, place))
    for form in forms:
        yield form, DESCRIPTION[form].make(view, look)
