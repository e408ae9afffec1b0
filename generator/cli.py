"""Words typed in a terminal into one of the things that Rolebook does; thin on purpose.

Each command imports what it needs inside itself: `rolebook --version` starts in a blink, and
WeasyPrint is imported where a PDF is made and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.findings import Finding
    from generator.project import Project

WRONG_CONTENT, WRONG_USE, MACHINE_FAILED = 1, 2, 3
"""Exit codes besides 0: an error in content, wrong use, a machine that failed us."""

REPORTS = ("text", "concise", "json", "github", "sarif")
FORMATS = ("html", "pdf")


class Suggesting(click.Group):
    """A group of commands that suggests the nearest one for a mistyped word."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return click's answer, or fail with the nearest command's name."""
        from difflib import get_close_matches

        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


class Day(click.ParamType[Any]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """Return the day, or fail with an example of one."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2026-11-24.", param, ctx)


class Choices(click.ParamType[Any]):
    """Some of a few words, with commas between them."""

    name = ",".join(FORMATS)

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Return the words, or fail with those that there are."""
        from difflib import get_close_matches

        words = tuple(word.strip() for word in value.split(","))
        for word in words:
            if word not in FORMATS:
                near = get_close_matches(word, FORMATS, 1)
                hint = (
                    f" Did you mean '{near[0]}'?" if near else f" Choose from {', '.join(FORMATS)}."
                )
                self.fail(f"'{word}' is not a format.{hint}", param, ctx)
        return words


@click.group(
    cls=Suggesting,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, prog_name="rolebook", message="%(prog)s %(version)s")
@click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The project's folder; else the nearest one with a rolebook.yaml, here or above.",
)
@click.pass_context
def main(ctx: click.Context, folder: Path | None) -> None:
    """Keep roles, pay and career paths as plain YAML; publish a careers site and PDFs from it."""
    ctx.obj = folder


today_option = click.option(
    "--today",
    type=Day(),
    help="Build as if on this day, in place of rolebook.yaml's or the clock's.",
)
report_option = click.option(
    "--format",
    "style",
    type=click.Choice(REPORTS),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes to use; else one a core."
)


@main.command()
@today_option
@report_option
@strict_option
@jobs_option
@click.pass_obj
def check(
    folder: Path | None, today: dt.date | None, style: str, jobs: int | None, *, strict: bool
) -> None:
    """Show everything that is wrong or doubtful in the book."""
    from generator.build.site import check_project

    root = _root(folder)
    project = _open(root, style, today=today)
    _finish(check_project(project, jobs), root, style, strict=strict, empty="no findings")


@main.command()
@click.option("--only", type=Choices(), help="Make these formats alone; leave the others' files.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to build into, in place of rolebook.yaml's.",
)
@click.option("--quiet", is_flag=True, help="Show findings alone.")
@today_option
@report_option
@strict_option
@jobs_option
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917
    folder: Path | None,
    only: tuple[str, ...] | None,
    output: Path | None,
    today: dt.date | None,
    style: str,
    jobs: int | None,
    *,
    quiet: bool,
    strict: bool,
) -> None:
    """Check the book, then make what changed into output/."""
    from generator.build.site import build_site

    root = _root(folder)
    outcome = build_site(
        root, only=only, output=output and output.absolute(), today=today, jobs=jobs, quiet=quiet
    )
    _finish(
        outcome.findings,
        root,
        style,
        strict=strict,
        empty="" if quiet else outcome.summary,
        code=MACHINE_FAILED if outcome.machine_failed else 0,
    )


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Tell what a finding means, why it matters, and how to fix or silence it."""
    from generator.rules import explain as text_of

    try:
        click.echo(text_of(code), nl=False)
    except LookupError as error:
        raise click.BadParameter(str(error.args[0]), param_hint="'CODE'") from error


def _root(folder: Path | None) -> Path:
    """The project's folder, or the end of the command."""
    from generator.root import FILE, find_root

    root = find_root(folder or Path.cwd()) if folder is None or folder.is_dir() else None
    if root is None:
        where = folder or Path.cwd()
        _fail(
            f"there is no {FILE} in {where} or above it; `rolebook init DIR` starts a project",
            WRONG_USE,
        )
    return root


def _open(root: Path, style: str, today: dt.date | None = None) -> Project:
    from generator.project import open_project

    project, findings = open_project(root, today=today)
    if project is None:
        _finish(findings, root, style)
        sys.exit(WRONG_CONTENT)
    return project


def _finish(  # noqa: PLR0913
    findings: Iterable[Finding],
    root: Path,
    style: str,
    *,
    strict: bool = False,
    empty: str = "",
    code: int = 0,
) -> None:
    """Shows findings in a style and ends the command with what they mean."""
    from generator.reporters import report

    found = list(findings)
    color = style == "text" and sys.stdout.isatty()
    text = report(found, style, lambda file: _bytes(root / file), color=color)
    if text and (found or style not in {"text", "concise"}):
        click.echo(text.rstrip("\n"))
    if empty and style in {"text", "concise"} and not (found and empty == "no findings"):
        click.echo(empty)
    severe = {"error", "warning"} if strict else {"error"}
    if code or any(f.severity in severe for f in found):
        sys.exit(code or WRONG_CONTENT)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"rolebook: {message}", err=True)
    sys.exit(code)
