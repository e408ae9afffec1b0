"""Words typed in a terminal into one of the things that Rolebook does; thin on purpose.

Each command imports what it needs inside itself: `rolebook --version` starts in a blink, and
WeasyPrint is imported where a PDF is made and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.commands import (
    approve,
    archive,
    complete,
    describe,
    init,
    laws,
    new,
    post,
    serve,
    upkeep,
    verify,
)
from generator.commands.terminal import MACHINE_FAILED, finish, open_here, root_of
from generator.commands.words import Commands, Word, Words, today_option
from generator.formats.registry import NAMES
from generator.garbage import unhurried

if TYPE_CHECKING:
    import datetime as dt

    from generator.rules import Severity

REPORTS = ("text", "concise", "json", "github", "sarif")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


@click.group(
    "rolebook",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, prog_name="rolebook", message="%(prog)s %(version)s")
@click.option(
    "--project",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The project's folder; else the nearest one with a rolebook.yaml, here or above.",
)
@click.pass_context
def main(ctx: click.Context, folder: Path | None) -> None:
    """Keep roles, pay and career paths as plain YAML; publish a careers site and PDFs from it."""
    ctx.obj = folder


report_option = click.option(
    "--format",
    "style",
    type=Word(REPORTS),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
severity_option = click.option(
    "--severity",
    "least",
    type=Word(SEVERITIES),
    default="advice",
    show_default=True,
    help="Show what is at least so severe, and count the rest.",
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
jobs_option = click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 64), help="Processes to use; else one a core."
)


@click.command()
@today_option
@report_option
@severity_option
@strict_option
@jobs_option
@click.pass_obj
def check(  # noqa: PLR0913 - one a flag
    folder: Path | None,
    today: dt.date | None,
    style: str,
    least: Severity,
    jobs: int | None,
    *,
    strict: bool,
) -> None:
    """Show everything that is wrong or doubtful in the book."""
    root = root_of(folder)
    with unhurried():
        from generator.build.checking import check_project

        project = open_here(root, style, today=today)
        found = check_project(project, jobs)
    finish(found, root, style, strict=strict, least=least, empty="no findings")


@click.command()
@click.option(
    "--only",
    type=Words(NAMES, "a format"),
    help="Make these formats alone; leave the others' files.",
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to build into, in place of rolebook.yaml's.",
)
@click.option("--quiet", is_flag=True, help="Show findings alone.")
@today_option
@report_option
@severity_option
@strict_option
@jobs_option
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 - one a flag
    folder: Path | None,
    only: tuple[str, ...] | None,
    output: Path | None,
    today: dt.date | None,
    style: str,
    least: Severity,
    jobs: int | None,
    *,
    quiet: bool,
    strict: bool,
) -> None:
    """Check the book, then make what changed into output/."""
    from generator.build.again import Request, unchanged

    root = root_of(folder)
    request = Request(root, only, output and output.absolute(), today)
    outcome = unchanged(request)
    if outcome is None:
        with unhurried():
            from generator.build.site import build_site

            outcome = build_site(request, jobs=jobs, quiet=quiet)
    finish(
        outcome.findings,
        root,
        style,
        strict=strict,
        least=least,
        empty="" if quiet else outcome.summary,
        code=MACHINE_FAILED if outcome.machine_failed else 0,
    )


@click.command()
@click.argument("code", required=False, shell_complete=complete.codes)
def explain(code: str | None) -> None:
    """Tell what a finding means, and how to fix or silence it.

    Without a CODE, all codes are listed.
    """
    from generator.rules import explain as text_of
    from generator.rules import overview

    if code is None:
        click.echo(overview())
        click.echo("\nrolebook explain CODE tells more about one of them.")
        return
    try:
        click.echo(text_of(code), nl=False)
    except LookupError as error:
        raise click.BadParameter(str(error.args[0]), param_hint="'CODE'") from error


for command in (
    init.init,
    new.new,
    post.post,
    describe.describe,
    approve.approve,
    archive.archive,
    check,
    build,
    serve.serve,
    verify.verify,
    explain,
    laws.laws,
    upkeep.translations,
    upkeep.report,
    upkeep.schema,
    upkeep.completion,
):
    main.add_command(command)
