"""`rolebook.yaml` and the flags of a command into a project: its folders and settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter

from generator import gaps
from generator.book import source
from generator.book.complaints import validate
from generator.book.model import Silences, record
from generator.book.values import FOLDER, SITE, Date, Language, Months, Percent
from generator.findings import Finding
from generator.formats.registry import NAMES
from generator.pay import HOURS_A_YEAR
from generator.root import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Folder = Annotated[
    str, StringConstraints(pattern=FOLDER), AfterValidator(lambda text: text.rstrip("/"))
]
"""A folder of the project, relative to its root."""


if TYPE_CHECKING:
    Format = str
else:
    Format = Literal[NAMES]
    """A form in which postings leave; html and pdf are those of roles and ladders too."""

Part = Literal["skills", "places", "compare", "ways", "assess"]
"""What a site has for candidates besides its roles, ladders, postings and free pages."""

PARTS: tuple[Part, ...] = ("skills", "places", "compare", "ways", "assess")

Ratio = Annotated[int | float, Field(ge=1, le=100)]

Count = Annotated[int, Field(ge=1, le=100_000)]
"""Words or characters of a text."""

WRITTEN = frozenset(["en", "fr"])
"""Languages that are surely known: the interface is in them."""


@record
class Limits:
    """`checks:` of rolebook.yaml: from where on pay or wording looks wrong, by common practice."""

    spread: tuple[Ratio, Ratio] = Field(
        default=(1.2, 1.8), description="A band's high end over its low end, from and to."
    )
    midpoint_step: tuple[Percent, Percent] = Field(
        default=(6, 25), description="Percent from one level's midpoint to the next, from and to."
    )
    overlap: Percent = Field(
        default=60, description="Percent of a band that the band below may pay as well."
    )
    market_age: Months = Field(
        default=60, description="Months after which a market figure counts as old."
    )
    posting_words: tuple[Count, Count] = Field(
        default=(200, 800), description="Words of a posting, from and to."
    )
    title_characters: Count = Field(default=80, description="Characters of a title, at most.")
    sentence_words: Count = Field(default=40, description="Words of a sentence, at most.")
    reading_grade: Annotated[int | float, Field(ge=1, le=20)] = Field(
        default=10, description="The school year whose reading the texts may ask for."
    )
    coded_words: Percent = Field(
        default=80, description="Percent of gender-coded words that may be of one kind."
    )


@record
class Settings:
    """rolebook.yaml: the site's address, its languages, what is built and where from."""

    site: Annotated[str, StringConstraints(pattern=SITE)] | None = Field(
        default=None,
        description="The site's address; canonical links, sitemap and job markup need it.",
    )
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = Field(
        default=("en",), description="The languages; content is written in the first one."
    )
    formats: tuple[Format, ...] = Field(
        default=("html", "pdf"), description="What `rolebook build` makes."
    )
    parts: tuple[Part, ...] = Field(
        default=PARTS,
        description="What the site has besides roles, ladders, postings and free pages.",
    )
    content: Folder = Field(default="content", description="The folder with the book.")
    edit: str | None = Field(
        default=None,
        description="Where one edits a page's file: an address with {file}, {title}, {address} "
        "or {id} in it; absent: pages have no such link.",
    )
    comment: str | None = Field(
        default=None, description="Where one comments on a page, in the same way."
    )
    templates: Folder | None = Field(
        default=None, description="A folder laid over the packaged templates."
    )
    output: Folder = Field(default="output", description="The folder to build into.")
    archive: Folder | None = Field(
        default="archive",
        description="The folder for dated copies of published postings; null: none are kept.",
    )
    today: Date | None = Field(
        default=None, description="The day to build for; absent: the system's date."
    )
    paper: Literal["letter", "a4"] | None = Field(
        default=None,
        description="The paper of all PDFs; absent: Letter in the US and Canada, else A4.",
    )
    hours_per_year: Annotated[int | float, Field(gt=0, le=8784)] = Field(
        default=HOURS_A_YEAR,
        description="Hours of a year's work, to compare hourly pay with salaries.",
    )
    checks: Limits = Field(
        default=Limits(), description="From where on pay or wording looks wrong."
    )
    silence: Silences = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a book in it, and what its rolebook.yaml and the flags say."""

    root: Path
    settings: Settings
    today: dt.date
    output: Path

    @property
    def content(self) -> Path:
        """The folder with the book."""
        return self.root / self.settings.content

    @property
    def templates(self) -> Path | None:
        """The project's own templates, if it has any."""
        return self.root / self.settings.templates if self.settings.templates else None


def open_project(
    root: Path, *, today: dt.date | None = None, output: Path | None = None
) -> tuple[Project | None, list[Finding]]:
    """The project in a folder, or none with the findings that say why.

    Flags beat rolebook.yaml, which beats defaults; without either, `today` is the system's date.
    """
    raw = source.read(root / FILE, FILE)
    if isinstance(raw, Finding):
        return None, [raw]
    parsed = source.parse(raw, FILE)
    if parsed.findings:
        return None, list(parsed.findings)
    settings, findings = validate(TypeAdapter(Settings), parsed.data, FILE)
    if settings is None:
        return None, findings
    faults = [
        *_repeated(settings.languages),
        *_unknown(settings.languages),
        *_lost(root, settings),
        *_reversed(settings.checks),
        *_gaps(settings),
    ]
    if faults:
        return None, faults
    return (
        Project(
            root=root,
            settings=settings,
            today=today or settings.today or dt.datetime.now().astimezone().date(),
            output=output or root / settings.output,
        ),
        findings,
    )


def _repeated(languages: tuple[str, ...]) -> Iterator[Finding]:
    for index, language in enumerate(languages):
        if language in languages[:index]:
            yield Finding(
                code="duplicate-item",
                file=FILE,
                at=("languages", index),
                message=f"`{language}` is already a language of this project",
                help="name each language once, first the one that the content is written in",
            )


def _unknown(languages: tuple[str, ...]) -> Iterator[Finding]:
    """Languages of which nobody has told us how they write dates and numbers."""
    if set(languages) <= WRITTEN:
        return
    from generator.wording import is_known

    for index, language in enumerate(languages):
        if not is_known(language):
            yield Finding(
                code="bad-value",
                file=FILE,
                at=("languages", index),
                message=f"`{language}` is not a language that we can write dates and numbers in",
                help="write the code of BCP 47, such as en, fr, fr-FR or de",
            )


def _lost(root: Path, settings: Settings) -> Iterator[Finding]:
    """A folder of templates that is named and isn't there: the packaged ones would be used."""
    if settings.templates and not (root / settings.templates).is_dir():
        yield Finding(
            code="bad-value",
            file=FILE,
            at=("templates",),
            message=f"there is no folder `{settings.templates}`",
            help="make it, or correct the name",
        )


def _gaps(settings: Settings) -> Iterator[Finding]:
    """A template of an address that leads nowhere, or has a gap that nothing fills."""
    for name in ("edit", "comment"):
        template = getattr(settings, name)
        fault = gaps.fault(template) if template else None
        if fault:
            message, help_ = fault
            yield Finding(code="bad-value", file=FILE, at=(name,), message=message, help=help_)


def _reversed(limits: Limits) -> Iterator[Finding]:
    """Limits whose low end is above their high end: nothing would keep to them."""
    for name in ("spread", "midpoint_step", "posting_words"):
        low, high = getattr(limits, name)
        if low > high:
            yield Finding(
                code="min-over-max",
                file=FILE,
                at=("checks", name),
                message=f"the low end {low} is above the high end {high}",
                help=f"write the low end first: [{high}, {low}]",
            )


def facts(settings: Settings) -> Mapping[str, str]:
    """Each setting that pages and checks may depend on, as text."""
    return {
        "site": (settings.site or "").rstrip("/"),
        "languages": " ".join(settings.languages),
        "formats": " ".join(settings.formats),
        "parts": " ".join(settings.parts),
        "paper": settings.paper or "",
        "edit": settings.edit or "",
        "comment": settings.comment or "",
        "hours_per_year": str(settings.hours_per_year),
        "checks": repr(settings.checks),
    }
