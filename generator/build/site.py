"""A request to build into a published site: read, check, make what changed, publish."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.archive import Shown, update
from generator.book.places import located
from generator.build import fresh
from generator.build.again import Built, Request
from generator.build.build import Build, Outcome, execute
from generator.build.checking import (
    CHECK,
    check_one,
    check_tasks,
    keep_copies,
    place_of,
    places,
    shown,
    survey_of,
)
from generator.build.content import read_content
from generator.build.facts import Facts
from generator.build.lock import alone
from generator.build.make import FORMS, Maker
from generator.build.plan import LINKING, WEIGHTS, Output, name_of, outputs
from generator.build.progress import watch
from generator.build.run import cores
from generator.build.task import BuildError, Failed, Made, Task
from generator.files import read_plain
from generator.findings import Finding
from generator.formats.registry import BESIDE, LINKED, SEARCH
from generator.project import Project, open_project
from generator.wording import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from generator.book.book import Book

GROUPS = {"html": "pages", "pdf": "PDFs", SEARCH: "search index"}


def build_site(request: Request, *, jobs: int | None = None, quiet: bool = False) -> Built:
    """Build a project; files of formats that it has and `only` leaves out stay as they are."""
    project, findings = open_project(request.root, today=request.today, output=request.output)
    if project is None:
        return Built(findings)
    try:
        return _build(request, project, jobs or cores(), quiet=quiet)
    except BuildError as error:
        return Built([*findings, error.finding], machine_failed=True)


def _build(request: Request, project: Project, jobs: int, *, quiet: bool) -> Built:
    root = project.root
    folder = place_of(project)
    keep_copies(project)
    state, since = request.state(), time.time_ns()
    now = survey_of(project, state)
    content = read_content(project, now, state, jobs)
    state.keep_book(now, since, content.notes, content.things, content.blobs)
    site = _Site(content.book, request.only)
    facts = Facts(content.book, site.maker.templates)

    def weigh(sizes: Mapping[str, int]) -> None:
        facts.weigh(site.weigh(sizes))

    outcome = execute(
        Build(
            tasks=site.tasks,
            facts=facts,
            make=site.make,
            state=state,
            output=folder,
            keep=site.others,
            findings=content.findings,
            jobs=jobs,
            weigh=weigh,
            prepare=lambda tasks: site.maker.prepare(task.name for task in tasks),
            progress=watch(sys.stderr, quiet=quiet),
        )
    )
    found = located(
        shown(project, outcome.findings, content, request.only),
        lambda f: read_plain(project.root / f, root),
    )
    lacking = sum(not (folder / path).exists() for path in site.linked)
    later = f"; {lacking:,} more that pages link to come with `rolebook build`" if lacking else ""
    kept, fault = _archive(request, project, site, folder, outcome)
    copied = f"; {_copies(kept)} put into {project.settings.archive}/" if kept else ""
    told = _summary(outcome, project) + copied + (later if outcome.published else "")
    if fault:
        return Built([*found, fault], told, machine_failed=True)
    built = Built(found, told)
    if outcome.published:
        fresh.remember(
            state,
            request.key(),
            Built(built.findings, _nothing(project) + later).pack(),
            today=project.today.isoformat(),
            pinned=bool(project.settings.today or request.today),
            places=places(project),
            output=folder,
            files=outcome.files if request.only else _watched(outcome.files, project),
        )
    return built


def _watched(files: str, project: Project) -> str:
    """What `fresh` looks at: published files, and the folders with copies, should one be lost."""
    archive = project.root / (project.settings.archive or "")
    if not project.settings.archive or not archive.is_dir():
        return files
    homes = [(home, home.lstat()) for home in (archive, *sorted(archive.iterdir()))]
    seen = [(os.path.relpath(home, project.output), s.st_size, s.st_mtime_ns) for home, s in homes]
    return json.dumps([*json.loads(files), *seen])


def _copies(number: int) -> str:
    return "1 copy" if number == 1 else f"{number:,} copies"


def _archive(
    request: Request, project: Project, site: _Site, folder: Path, outcome: Outcome
) -> tuple[int, Finding | None]:
    """Keep copies of what the site now shows of postings; how many, and what kept others away.

    Only a build of the whole site into its own folder publishes: others are looks.
    """
    if not outcome.published or request.only or request.output or not project.settings.archive:
        return 0, None
    archive, kept = project.root / project.settings.archive, 0
    postings = list(site.shown(folder, outcome.digests))
    if not postings:
        return 0, None
    try:
        archive.mkdir(parents=True, exist_ok=True)
        with alone(archive, archive):
            for _ in update(archive, postings, project.today):
                kept += 1
    except OSError as error:
        return kept, _not_kept(archive, error)
    return kept, None


def _not_kept(archive: Path, error: OSError) -> Finding:
    why = os.strerror(error.errno) if error.errno else str(error)
    return Finding(
        code="archive-unwritable",
        file="",
        message=f"`{error.filename or archive}` can't be written: {why}",
        help="the site is published, without all of its copies: make room, or allow this user to "
        "write there, then build again",
    )


class _Site:
    """The tasks of a whole site in some formats, and what makes them."""

    def __init__(self, book: Book, only: Collection[str] | None) -> None:
        whole = frozenset(book.project.settings.formats)
        formats = frozenset(only or whole)
        beside = BESIDE if "html" in formats else ()
        self.book = book
        self.maker = Maker(book, {})
        every = {name_of(o): o for o in outputs(book, tuple(self.maker.templates.asset_names()))}
        self.maker.plan = {
            name: o for name, o in every.items() if o.format in formats or o.format in beside
        }
        others = [o for name, o in every.items() if name not in self.maker.plan] if only else []
        self.others = frozenset(o.path for o in others)
        """What other builds made and this one leaves as it is."""
        self.linked = [o.path for o in others if o.format in whole and "html" in formats]
        """What of that the pages of this one lead to."""
        self.weighed = {o.path for o in every.values() if o.format in LINKED}
        """The files that pages link to with their size."""
        self.tasks = check_tasks(book)
        self.tasks += [_task(name, output) for name, output in self.maker.plan.items()]

    def weigh(self, sizes: Mapping[str, int]) -> Mapping[str, int]:
        """Note about how large the files for people are; gives what was noted."""
        found = {path: _about_size(size) for path, size in sizes.items() if path in self.weighed}
        self.maker.sizes, self.maker.seen = found, None
        return found

    def shown(self, folder: Path, digests: Mapping[str, str]) -> Iterator[Shown]:
        """What a folder shows of each posting, by language."""
        files: dict[str, dict[str, str]] = {}
        for output in self.maker.plan.values():
            if output.kind == "posting":
                name = f"{output.language}/{PurePosixPath(output.path).name}"
                files.setdefault(output.name, {})[name] = output.path
        for posting, paths in files.items():
            yield Shown(
                posting,
                {name: folder / path for name, path in paths.items()},
                {name: digests[path] for name, path in paths.items()},
                _about(self.book, posting),
            )

    def make(self, task: Task) -> Made | Failed:
        """What comes of a task."""
        if task.path is None and task.name.startswith(f"{CHECK}/"):
            return check_one(self.book, task.name)
        return self.maker.make(task.name)


def _task(name: str, output: Output) -> Task:
    form = FORMS.get(output.format)
    weight = WEIGHTS.get(output.format) or (form.weight if form else 1)
    last = output.format == "html" and output.kind in LINKING
    return Task(name, output.path, GROUPS.get(output.format, "files"), weight, last)


def _about_size(size: int) -> int:
    """A size as pages say it, in bytes: kilobytes, from a megabyte on to a tenth; never nothing."""
    step = MEGABYTE // 10 if size >= MEGABYTE - 500 else 1000
    return max(1, round(size / step)) * step


def _summary(outcome: Outcome, project: Project) -> str:
    if not outcome.published:
        return "nothing was published: put the errors right, then build again"
    if not outcome.written and not outcome.removed:
        return _nothing(project)
    count = len(outcome.written)
    removed = f", {len(outcome.removed):,} removed" if outcome.removed else ""
    return f"{_shown_folder(project)}: {count:,} written{removed}"


def _nothing(project: Project) -> str:
    return f"{_shown_folder(project)}: nothing changed"


def _shown_folder(project: Project) -> str:
    folder = project.output
    inside = folder.is_relative_to(project.root)
    return str(folder.relative_to(project.root) if inside else folder)


def _about(book: Book, name: str) -> Mapping[str, object]:
    """What one looks for in an archive: which vacancy it was, where, and from when to when."""
    posting = book.get("posting", name, book.language)
    location = book.get("location", posting.location, book.language)
    approved = posting.approval and posting.approval.digest
    return {
        "requisition": posting.requisition,
        "title": book.card(posting.role, book.language).title,
        "place": location.region or location.zone,
        "areas": location.remote_areas if posting.work_mode == "remote" else (),
        "posted": str(posting.posted),
        "closes": str(posting.closes),
        **({"approved": approved} if approved else {}),
    }
