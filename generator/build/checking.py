"""A book into tasks that check it, and a project into everything wrong or doubtful in it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.build.build import Build, execute
from generator.build.content import Content, read_content
from generator.build.inputs import Survey, survey
from generator.build.place import keep_apart, place
from generator.build.run import cores
from generator.build.state import State
from generator.build.task import BuildError, Made, Task
from generator.checks import check, subjects
from generator.checks.nearer import nearer
from generator.checks.silence import faulty, quieten
from generator.findings import Finding
from generator.formats.registry import FEEDS
from generator.root import FILE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from generator.book.book import Book
    from generator.project import Project

CHECK = "check"


def check_project(project: Project, jobs: int | None = None) -> Sequence[Finding]:
    """Everything that is wrong or doubtful in a project; nothing is kept or written."""
    state = _Forgetful(project.root / FILE / "no state", "")
    content = read_content(project, survey_of(project, state), state, jobs)
    build = Build(
        tasks=check_tasks(content.book),
        facts={},
        make=lambda task: check_one(content.book, task.name),
        state=state,
        output=None,
        findings=content.findings,
        jobs=jobs or cores(),
    )
    return shown(project, [*execute(build).findings, *misplaced(project)], content)


def survey_of(project: Project, state: State) -> Survey:
    """The files that a project is made of, and what became of them."""
    return survey(project.root, places(project), state.inputs(), state.since())


def places(project: Project) -> list[str]:
    """The files and folders that a project is made of, relative to its root."""
    own = project.settings.templates
    return [FILE, project.settings.content, *([own] if own else [])]


def closed(project: Project) -> list[Path]:
    """The folders that are read from: nothing may be built into them."""
    return [project.root / place for place in places(project)[1:]]


def place_of(project: Project) -> Path:
    """The folder to build a project into; see `place`."""
    return place(project.output, project.root, closed(project))


def keep_copies(project: Project) -> None:
    """See that copies of postings have a folder of their own; see `keep_apart`."""
    archive = project.settings.archive
    if archive:
        keep_apart(project.root / archive, project.root, closed(project), project.output)


def check_tasks(book: Book) -> list[Task]:
    """A task for each thing of the book."""
    return [Task(f"{CHECK}/{kind}/{name}", None, "checks") for kind, name in subjects(book)]


def check_one(book: Book, task: str) -> Made:
    """The findings of one thing, as JSON."""
    _, kind, name = task.split("/")
    found, reads = check(book, kind, name)
    return Made(task, json.dumps([finding.to_dict() for finding in found]).encode(), reads)


def shown(
    project: Project,
    findings: Sequence[Finding],
    content: Content,
    only: Collection[str] | None = None,
) -> Sequence[Finding]:
    """The findings that no file silences, with those about the project as a whole.

    `only` has the formats that are asked for in place of the project's.
    """
    settings = project.settings
    own = tuple((silence.code, silence.reason) for silence in settings.silence)
    about = [*faulty(FILE, own), *([] if settings.site else _no_site(settings.formats, only))]
    told = nearer([*findings, *about], content.book)
    return quieten(told, {**content.silences, FILE: own}, content.book)


def misplaced(project: Project) -> Iterator[Finding]:
    """Told before a build: nothing can be built into, or kept in, what rolebook.yaml names."""
    settings = project.settings
    for name, path, look in (
        ("output", project.output, place_of),
        ("archive", project.root / (settings.archive or ""), keep_copies),
    ):
        try:
            look(project)
        except BuildError as error:
            said = str(getattr(settings, name))
            named = error.finding.message.replace(str(path), said)
            yield replace(error.finding, file=FILE, at=(name,), message=named)


def _no_site(formats: Sequence[str], only: Collection[str] | None) -> Iterator[Finding]:
    """What the site lacks for want of an address: above all the feeds that were asked for."""
    advice = "add `site: https://…`, the address at which it will be published"
    feeds = [name for name in FEEDS if name in (only or formats)]
    if feeds:
        yield Finding(
            code="feed-without-site",
            file=FILE,
            at=() if only else ("formats",),
            on="key",
            message=f"no feed is made ({', '.join(feeds)}): the site has no address to put into it",
            help=advice,
        )
    yield Finding(
        code="no-site",
        file=FILE,
        message="the site has no address, so there is no sitemap and no job markup",
        help=advice,
    )


class _Forgetful(State):
    """A state that knows nothing and keeps nothing."""

    def _write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Keep nothing."""
