"""A project into its published site: read, check, make what changed, publish."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.build import Build, Outcome, execute
from generator.build.content import Content, read_content
from generator.build.facts import Facts
from generator.build.inputs import program, survey
from generator.build.make import Maker
from generator.build.place import place
from generator.build.plan import PDF_WEIGHT, Output, outputs
from generator.build.progress import Quiet, watch
from generator.build.run import cores
from generator.build.state import State, state_path
from generator.build.task import BuildError, Task
from generator.checks import subjects
from generator.checks.silence import quieten
from generator.findings import Finding
from generator.project import Project, open_project
from generator.root import FILE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from generator.build.inputs import Survey

PACKAGE = Path(__file__).parent.parent
GROUPS = {"html": "pages", "pdf": "PDFs"}


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: findings, a line in words, and whether the machine failed us."""

    findings: Sequence[Finding]
    summary: str = ""
    machine_failed: bool = False


def build_site(  # noqa: PLR0913
    root: Path,
    *,
    only: Collection[str] | None = None,
    output: Path | None = None,
    today: dt.date | None = None,
    jobs: int | None = None,
    quiet: bool = False,
) -> Built:
    """Build a project into its output folder, or into the one that a flag names.

    `only` names the formats to make; files of the others are left as they are.
    """
    project, findings = open_project(root, today=today, output=output)
    if project is None:
        return Built(findings)
    try:
        formats = frozenset(only or project.settings.formats)
        return _build(project, formats, output, jobs, quiet=quiet)
    except BuildError as error:
        return Built([*findings, error.finding], machine_failed=True)


def check_project(project: Project, jobs: int | None = None) -> Sequence[Finding]:
    """Everything that is wrong or doubtful in a project; nothing is kept or written."""
    state = State(project.root / ".rolebook" / "build" / "none", "")
    now = _survey(project, state)
    content = read_content(project, now, state, jobs)
    maker = Maker(content.book, {})
    build = Build(
        tasks=[_check_task(*subject) for subject in subjects(content.book)],
        facts={},
        make=lambda task: maker.make(task.name),
        state=state,
        output=None,
        findings=content.findings,
        jobs=jobs or cores(),
        progress=Quiet(),
    )
    return _shown(project, execute(build).findings, content)


def _build(
    project: Project, formats: frozenset[str], flag: Path | None, jobs: int | None, *, quiet: bool
) -> Built:
    folder = place(project.output, project.root, _closed(project))
    state = State(state_path(project.root, flag), program(PACKAGE))
    since = time.time_ns()
    now = _survey(project, state)
    content = read_content(project, now, state, jobs)
    state.keep_book(now, since, content.notes, content.things, content.blobs)
    maker = Maker(content.book, {})
    every = {_name(o): o for o in outputs(content.book, tuple(maker.templates.asset_names()))}
    maker.plan = {name: o for name, o in every.items() if o.format in formats}
    tasks = [_check_task(*subject) for subject in subjects(content.book)]
    tasks += [_task(name, output) for name, output in maker.plan.items()]
    progress = watch(sys.stderr, quiet=quiet)
    outcome = execute(
        Build(
            tasks=tasks,
            facts=Facts(content.book, maker.templates),
            make=lambda task: maker.make(task.name),
            state=state,
            output=folder,
            keep=frozenset(o.path for o in every.values() if o.format not in formats),
            findings=content.findings,
            jobs=jobs or cores(),
            prepare=lambda tasks: maker.prepare(task.name for task in tasks),
            progress=progress,
        )
    )
    return Built(_shown(project, outcome.findings, content), _summary(outcome, project))


def _survey(project: Project, state: State) -> Survey:
    places = [FILE, project.settings.content]
    if project.settings.templates:
        places.append(project.settings.templates)
    return survey(project.root, places, state.inputs(), state.since())


def _closed(project: Project) -> list[Path]:
    """Folders that are read from: nothing may be built into them."""
    own = [project.content]
    return [*own, project.templates] if project.templates else own


def _check_task(kind: str, name: str) -> Task:
    return Task(f"check/{kind}/{name}", None, "checks")


def _name(output: Output) -> str:
    return f"{output.kind}/{output.name}.{output.language}.{output.format}"


def _task(name: str, output: Output) -> Task:
    weight = PDF_WEIGHT if output.format == "pdf" else 1
    return Task(name, output.path, GROUPS[output.format], weight)


def _shown(project: Project, findings: Sequence[Finding], content: Content) -> Sequence[Finding]:
    """The findings that are left, with those about the project as a whole."""
    own = tuple((s.code, s.reason) for s in project.settings.silence)
    about = [] if project.settings.site else [_no_site()]
    silences = {**content.silences, FILE: own}
    return quieten([*findings, *about], silences, content.book)


def _no_site() -> Finding:
    return Finding(
        code="no-site",
        file=FILE,
        message="the site has no address, so there is no sitemap and no job markup",
        help="add `site: https://…`, the address at which it will be published",
    )


def _summary(outcome: Outcome, project: Project) -> str:
    if not outcome.published:
        return "nothing was published: put the errors right, then build again"
    shown = project.output
    if shown.is_relative_to(project.root):
        shown = shown.relative_to(project.root)
    changed = len(outcome.written)
    removed = f", {len(outcome.removed):,} removed" if outcome.removed else ""
    return f"{shown}: {changed:,} written, {outcome.kept:,} as before{removed}"
