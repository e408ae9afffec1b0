"""`schema`, `translations`, `report`, `completion`: what keeps editors, texts, shells current."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import complete
from generator.commands.saved import alone
from generator.commands.terminal import finish, in_project, open_here, root_of, shown
from generator.commands.words import Word, hint, today_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from generator.book.status import Status
    from generator.findings import Finding
    from generator.project import Project

SHELLS = ("bash", "zsh", "fish")

INSTALL = """\b
To have it in every new shell:
  bash  echo 'eval "$(rolebook completion bash)"' >> ~/.bashrc
  zsh   echo 'eval "$(rolebook completion zsh)"' >> ~/.zshrc
  fish  rolebook completion fish > ~/.config/fish/completions/rolebook.fish
"""


@click.command()
@click.pass_obj
def schema(folder: Path | None) -> None:
    """Write the schemas by which editors explain YAML files.

    With them, editors complete the names of fields and say what they mean. They stand in
    .rolebook/schema/, where the first line of each file names its own.
    """
    from generator.starter import SCHEMAS, refresh_schemas

    root = root_of(folder)
    fresh = refresh_schemas(root)
    what = f"wrote {len(fresh)} schemas" if len(fresh) > 1 else "wrote 1 schema"
    click.echo(f"{shown(root / SCHEMAS)}: {what if fresh else 'all schemas are current'}")


@click.command()
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILES]...",
    type=click.Path(path_type=Path),
    shell_complete=complete.translations,
)
@click.option(
    "--accept", is_flag=True, help="Record that these translations fit their originals as they are."
)
@click.option("--all", "whole", is_flag=True, help="Accept every translation of the book.")
@click.pass_obj
def translations(
    folder: Path | None, files: tuple[Path, ...], *, accept: bool, whole: bool
) -> None:
    """List what translations lack, and what changed since.

    FILES are translations, or originals for all of theirs; without any, the whole book is listed.
    A text is stale when its original has changed since the translation was accepted. To accept is
    to say that someone has compared the two: name the files that were read, or say --all.
    """
    from generator.book.translations import record, statuses

    _one_way(files, accept=accept, whole=whole)
    root = root_of(folder)
    project = open_here(root)
    first, *others = project.settings.languages
    if not others:
        click.echo(f"the book is in {first} alone; `languages` in rolebook.yaml can name more")
        return
    known, findings = statuses(project)
    errors = [f for f in findings if f.severity == "error" and f.code != "lock-invalid"]
    if files:
        names = _names(project, files, {n for s in known for n in (s.file, s.original)}, errors)
        known = [s for s in known if {s.file, s.original} & names]
        meant = names.union(*({s.file, s.original} for s in known))
        errors = [f for f in errors if f.file in meant]
    if not accept:
        click.echo("\n".join(_report(known, whole=not files)))
    finish(errors, root, "text")
    if accept:
        with alone(project):
            lock, count = record(project, known, whole=not files)
        click.echo(f"{shown(lock)}: recorded {count} {'text' if count == 1 else 'texts'}")


@click.command()
@click.option(
    "--format",
    "style",
    type=Word(("text", "html", "csv")),
    default="text",
    show_default=True,
    help="How the table is written.",
)
@today_option
@click.pass_obj
def report(folder: Path | None, style: str, today: dt.date | None) -> None:
    """Show what the book holds, lacks and has let grow old.

    A row a role and language: its texts, those that are missing or stale, the sections that are
    empty, who approved it, and by when it is to be read again.
    """
    from generator.coverage import as_csv, coverage
    from generator.views.report import as_text, report_view
    from generator.wording import wording

    project = open_here(root_of(folder), today=today)
    book, rows = coverage(project)
    if style == "csv":
        click.echo(as_csv(rows), nl=False)
    elif style == "text":
        click.echo(as_text(report_view(wording("en"), rows)), nl=False)
    else:
        from generator.book.book import COMPANY
        from generator.book.model import Brand
        from generator.formats.html import templates

        known = (*COMPANY, book.language) in book.entries
        company = book.get(*COMPANY, book.language) if known else None
        name, brand = (company.name, company.brand) if company else ("", Brand())
        view = report_view(wording(book.language), rows, name)
        click.echo(templates(project.templates).report(view, brand.color).decode(), nl=False)


@click.command(epilog=INSTALL)
@click.argument("shell", required=False, type=Word(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print the script by which a shell completes words.

    It completes commands, options, the ids of roles, ladders and places, and codes of findings.
    """
    from click.shell_completion import get_completion_class

    name = shell or Path(os.environ.get("SHELL", "")).name
    maker = get_completion_class(name) if name in SHELLS else None
    if maker is None:
        message = f"Which shell? Choose one of {', '.join(SHELLS)}."
        raise click.UsageError(message, ctx)
    click.echo(maker(ctx.find_root().command, {}, "rolebook", "_ROLEBOOK_COMPLETE").source())


def _one_way(files: tuple[Path, ...], *, accept: bool, whole: bool) -> None:
    """Ends the command unless it says which translations are accepted, in one way."""
    if accept and not (files or whole):
        message = "Which translations have been read? Name them after --accept, or say --all."
        raise click.UsageError(message)
    if whole and files:
        raise click.UsageError("Name files or say --all, not both.")
    if whole and not accept:
        raise click.UsageError("--all goes with --accept: without it the whole book is listed.")


def _names(
    project: Project, files: Iterable[Path], known: Iterable[str], errors: Iterable[Finding]
) -> set[str]:
    """The paths in the project of files that were named, each with a translation or one itself."""
    names = set()
    available = {name for name in (*known, *(f.file for f in errors)) if name}
    for path in files:
        name = in_project(path, project.root)
        if name not in available:
            message = f"'{path}' has no translation and is none.{hint(name, available)}"
            raise click.BadParameter(message, param_hint="'FILES'")
        names.add(name)
    return names


def _report(asked: Sequence[Status], *, whole: bool) -> list[str]:
    """A paragraph for each translation with something to do, then how much there is in all.

    Of the whole book, the texts of files without a translation are counted alone.
    """
    lines = []
    parts = ("missing", "stale", "not recorded")
    totals = dict.fromkeys(parts, 0)
    for status in asked:
        found = dict(zip(parts, (status.missing, status.stale, status.unrecorded), strict=True))
        for part, paths in found.items():
            totals[part] += len(paths)
        if not status.file:
            lines.append(f"{status.original}: not translated into {status.language}")
            lines += [f"  {'missing':12}  {path}" for path in status.missing if not whole]
            continue
        counts = [f"{len(paths)} {part}" for part, paths in found.items() if paths]
        lines.append(f"{status.file}: {', '.join(counts) or 'complete'}")
        lines += [f"  {part:12}  {path}" for part, paths in found.items() for path in paths]
    summary = ", ".join(f"{count} {part}" for part, count in totals.items() if count)
    number = "1 translation" if len(asked) == 1 else f"{len(asked)} translations"
    return [*lines, f"{summary or 'nothing to do'}, in {number}"]
