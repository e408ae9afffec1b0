"""What can be typed of a vacancy: its options, their fields, and findings put to what was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from generator.commands import complete
from generator.commands.words import Amount, Day, Text, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.findings import Finding

WORK_MODES = ("on-site", "hybrid", "remote")
EMPLOYMENT = ("full_time", "part_time", "contract", "temporary", "internship")
LEVELS = ("basic", "working", "proficient", "advanced", "leading")
CONTACT = re.compile(r"\s*([^<>]*[^<>\s])\s*<\s*([^<>\s@]+@[^<>\s@]+)\s*>\s*")
NEED = re.compile(rf"\s*([A-Za-z-]+)\s*:\s*({'|'.join(LEVELS)})\s*:\s*(\S.*?)\s*", re.DOTALL)


class Link(Text):
    """Where people apply: an address, or a mailbox without `mailto:`, which is put before it."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the address as it stands in a file."""
        from generator.book.values import MAILBOX, is_address

        text = super().convert(value, param, ctx).strip()
        text = f"mailto:{text}" if MAILBOX.fullmatch(text) else text
        if param is None and text and not is_address(text):  # asked for: there is another try
            self.fail("Type https://… or a mailbox such as jobs@our-company.com.", param, ctx)
        return text


class Parts(click.ParamType[tuple[str, ...]]):
    """A text of a certain shape, as its parts."""

    name = "text"

    def __init__(self, shape: re.Pattern[str], example: str) -> None:
        self.shape = shape
        self.example = example

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own shape
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Return the parts, or fail with an example."""
        text = Text().convert(value, param, ctx)
        found = self.shape.fullmatch(text)
        if found is None:
            self.fail(f"'{text}' has another form. Write it as '{self.example}'.", param, ctx)
        return found.groups()


def _scalar(text: str) -> str:
    from generator.drafts import scalar

    return scalar(text)


def _number(number: float) -> str:
    from generator.pay import digits

    return digits(number)


def _other_pay(text: str) -> str:
    return "false" if text == "none" else _scalar(text)


def _contact(parts: tuple[str, str]) -> str:
    name, email = parts
    return f"{{name: {_scalar(name)}, email: {_scalar(email)}}}"


def _languages(needs: Iterable[tuple[str, str, str]]) -> str:
    said = (
        f"{{language: {language}, level: {level}, reason: {_scalar(reason)}}}"
        for language, level, reason in needs
    )
    return f"[{', '.join(said)}]"


def _true(_: object) -> str:
    return "true"


class Option(NamedTuple):
    """An option: its flag, the field that it fills, what it is for, and how click takes it.

    `written` gives the field as YAML, where it isn't one that every draft has.
    """

    flag: str
    field: str
    help: str
    how: Mapping[str, Any]
    written: Callable[[Any], str] | None = None


OPTIONS = (
    Option(
        "--location",
        "location",
        "Where the work is done; else the only place.",
        {"metavar": "ID", "shell_complete": complete.locations},
    ),
    Option("--closes", "closes", "The last day to apply.", {"type": Day("ongoing")}),
    Option("--posted", "posted", "The day on which it opens; else today.", {"type": Day()}),
    Option("--starts", "starts", "The first day of work.", {"type": Day()}, str),
    Option("--ends", "ends", "The last day of a fixed term.", {"type": Day()}, str),
    Option(
        "--work-mode",
        "work_mode",
        "Else on-site, or remote where the place is an area to work from.",
        {"type": Word(WORK_MODES)},
    ),
    Option("--employment", "employment", "Else full_time.", {"type": Word(EMPLOYMENT)}, str),
    Option(
        "--hours",
        "hours",
        "Hours a week.",
        {"metavar": "N", "type": Amount(0, 168, min_open=True)},
        _number,
    ),
    Option(
        "--travel",
        "travel_percent",
        "Percent of the working time spent travelling.",
        {"metavar": "N", "type": Amount(0, 100)},
        _number,
    ),
    Option(
        "--openings",
        "openings",
        "How many people are sought; else 1.",
        {"metavar": "N", "type": click.IntRange(1)},
        str,
    ),
    Option(
        "--pay-min",
        "pay.min",
        "The low end of pay; else the band's.",
        {"metavar": "AMOUNT", "type": Amount(0)},
    ),
    Option(
        "--pay-max",
        "pay.max",
        "The high end of pay; else the band's.",
        {"metavar": "AMOUNT", "type": Amount(0)},
    ),
    Option(
        "--other-pay",
        "other_pay",
        "Pay besides that, in a sentence; or none.",
        {"metavar": "TEXT", "type": Text()},
        _other_pay,
    ),
    Option(
        "--industry",
        "industry",
        "An industry whose overlay lies over the role.",
        {"metavar": "ID"},
        str,
    ),
    Option(
        "--vacancy",
        "vacancy",
        "Whether there is a vacancy, or a pool for those to come; else existing.",
        {"type": Word(["existing", "future"])},
        str,
    ),
    Option(
        "--ai-screening",
        "ai_screening",
        "Software screens or ranks applicants.",
        {"is_flag": True},
        _true,
    ),
    Option(
        "--needs-language",
        "languages",
        "A language that the work needs, and why; as often as there are any.",
        {
            "metavar": "CODE:LEVEL:REASON",
            "type": Parts(NEED, "fr:working:Half of the callers speak French."),
            "multiple": True,
        },
        _languages,
    ),
    Option(
        "--note",
        "note",
        "What is particular about this vacancy.",
        {"metavar": "TEXT", "type": Text()},
        _scalar,
    ),
    Option(
        "--apply",
        "apply",
        "Where people apply: an address, or a mailbox; a draft may lack it.",
        {"metavar": "LINK", "type": Link()},
    ),
    Option(
        "--contact",
        "contact",
        "Whom to ask before one applies: a function, and its mailbox.",
        {
            "metavar": "'NAME <EMAIL>'",
            "type": Parts(CONTACT, "Talent team <jobs@our-company.com>"),
        },
        _contact,
    ),
    Option(
        "--requisition",
        "requisition",
        "Its number; else the next one of the year, once it is in the book.",
        {"metavar": "TEXT", "type": Text()},
    ),
)
"""Everything that a vacancy can be told by, in the order of help, but its role and its id."""


def vacancy_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of a vacancy, which it gets by the names of their flags."""
    made = click.option("--id", "name", metavar="ID", help="Its id; else ROLE-LOCATION.")(command)
    for option in reversed(OPTIONS):
        made = click.option(option.flag, help=option.help, **option.how)(made)
    return made


def parameter(option: Option) -> str:
    """The name by which a command gets what was typed for an option."""
    return option.flag.removeprefix("--").replace("-", "_")


def given(value: object) -> bool:
    """Whether something was typed for an option; 0 is something."""
    return value is not None and value is not False and value not in {"", ()}


def fields(typed: Mapping[str, Any]) -> dict[str, str]:
    """What was typed for fields that a draft only shows, as YAML by field."""
    return {
        option.field: option.written(typed[parameter(option)])
        for option in OPTIONS
        if option.written and given(typed[parameter(option)])
    }


def at_options(findings: Iterable[Finding], file: str, text: str) -> Iterator[Finding]:
    """Findings, with those on a file that isn't written at the options that made it."""
    flags = {option.field: option.flag for option in OPTIONS} | {
        "role": "ROLE",
        "pay": "--pay-min and --pay-max",
    }
    lines = text.splitlines()
    for found in findings:
        if found.file != file:
            yield found
            continue
        field = str(found.at[0]) if found.at else ""
        if not field and found.place:
            field = lines[found.place.line - 1].partition(":")[0]
        whole = ".".join(map(str, found.at[:2]))
        flag = flags.get(whole) or flags.get(field, "")
        yield replace(found, file=flag, at=(), place=None)
