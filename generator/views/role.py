"""A role of an edition into the view that its page and its PDF show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import file_of, page_of
from generator.formats.registry import PDF
from generator.views.assess import assess_link
from generator.views.bands import band_words, bands, standing
from generator.views.changes import changes, comparisons_of
from generator.views.dated import last_changed
from generator.views.files import file_links
from generator.views.frame import Frame, Link, frame, relative, with_notes
from generator.views.history import VersionItem, history
from generator.views.industries import industries
from generator.views.market import market
from generator.views.occupations import occupation_sources, occupations
from generator.views.outlook import outlook
from generator.views.places import place_label
from generator.views.requirements import requirements
from generator.views.resources import helping, resources
from generator.views.skills import skills
from generator.views.sources import citation, sources
from generator.views.steps import steps
from generator.views.text import paragraphs, tool_names
from generator.views.vacancies import vacancies
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import Ladder, PayBand, Role
    from generator.views.bands import Bands, Held
    from generator.views.changes import Changes
    from generator.views.files import FileLink
    from generator.views.industries import IndustryItem
    from generator.views.market import MarketRow
    from generator.views.occupations import OccupationItem
    from generator.views.outlook import OutlookLine
    from generator.views.requirements import Requirements
    from generator.views.resources import ResourceItem
    from generator.views.skills import Skills
    from generator.views.sources import Citation, SourceItem
    from generator.views.steps import Steps
    from generator.views.vacancies import Vacancy
    from generator.wording import Wording


MOST_PAY_FACTS = 2
"""More bands than these stand in the table alone."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `href` where the value leads somewhere."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class DutyItem:
    """A duty with its permanent id."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question with its answer's paragraphs and who says so."""

    question: str
    answer: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """All that the page and the PDF of a role show, in one language."""

    frame: Frame
    title: str
    summary: str
    ladder: Link
    level: str
    track: str
    facts: tuple[Fact, ...]
    files: tuple[FileLink, ...]
    changes: tuple[Changes, ...]
    comparisons: tuple[Link, ...]
    duties: tuple[DutyItem, ...]
    also: tuple[DutyItem, ...]
    skills: Skills
    tools: tuple[str, ...]
    requirements: Requirements
    indicators: tuple[str, ...]
    bands: tuple[Bands, ...]
    market: tuple[MarketRow, ...]
    occupations: tuple[OccupationItem, ...]
    outlook: tuple[OutlookLine, ...]
    industries: tuple[IndustryItem, ...]
    steps: Steps
    entry: bool
    terminal: bool
    vacancies: tuple[Vacancy, ...]
    questions: tuple[QuestionItem, ...]
    resources: tuple[ResourceItem, ...]
    sources: tuple[SourceItem, ...]
    codes: tuple[Fact, ...]
    no_code: str
    assess: str
    history: tuple[VersionItem, ...]


def role_view(edition: Edition, name: str) -> RoleView:
    """The view of a role; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    role = edition.role(name)
    ladder = edition.ladder(role.ladder)
    address = page_of("role", name)
    home = relative(address)
    held = standing(edition, role.pay)
    helpful = helping(edition, role)
    view = RoleView(
        frame=frame(
            edition,
            address,
            role.title,
            role.summary,
            governance=role.governance,
            last=last_changed(edition, "role", name),
        ),
        title=role.title,
        summary=role.summary,
        ladder=Link(ladder.title, home + page_of("ladder", role.ladder)),
        level=level_name(words, ladder, role.level),
        track=track_name(ladder, role.track),
        facts=tuple(_facts(edition, words, role, home, held)),
        files=_files(edition, words, name),
        changes=changes(edition, words, name, home),
        comparisons=comparisons_of(edition, words, name, home),
        duties=tuple(DutyItem(duty.id, duty.text) for duty in role.duties if duty.essential),
        also=tuple(DutyItem(duty.id, duty.text) for duty in role.duties if not duty.essential),
        skills=skills(edition, words, name, role, home),
        tools=tool_names(edition, role.tools),
        requirements=requirements(edition, words, role.requirements),
        indicators=tuple(indicator.text for indicator in role.performance),
        bands=bands(edition, words, held),
        market=market(edition, words, role.market),
        occupations=occupations(edition, words, role.codes),
        outlook=outlook(edition, words, role.outlook),
        industries=industries(edition, words, name, role),
        steps=steps(edition, words, name, role, home),
        entry=role.entry,
        terminal=role.terminal,
        vacancies=vacancies(edition, words, name, home),
        questions=_questions(edition, words, role),
        resources=resources(edition, words, helpful),
        sources=sources(edition, words, _cited(edition, name, role, helpful)),
        codes=tuple(_codes(words, role)),
        no_code=role.codes.none or "" if role.codes else "",
        assess=assess_link(edition, name, home),
        history=history(words, role.governance),
    )
    return with_notes(edition, "role", name, view)


def level_name(words: Wording, ladder: Ladder, level: int) -> str:
    """A level's number with what the ladder calls it: `4 – Trusted`."""
    number = words.number(level)
    name = next((each.name for each in ladder.levels if each.level == level), "")
    return words.fill("%(number)s – %(name)s", number=number, name=name) if name else number


def track_name(ladder: Ladder, track: str) -> str:
    """What the ladder calls a track."""
    return next((each.name for each in ladder.tracks if each.id == track), "")


def _files(edition: Edition, words: Wording, name: str) -> tuple[FileLink, ...]:
    forms = {"pdf": (PDF, words.gettext("This role on paper"))}
    return tuple(file_links(edition, words, file_of("role", name, name), forms))


def _facts(
    edition: Edition, words: Wording, role: Role, home: str, held: list[Held]
) -> Iterator[Fact]:
    _ = words.gettext
    ladder = edition.ladder(role.ladder)
    yield Fact(_("Level"), level_name(words, ladder, role.level))
    yield Fact(_("Track"), track_name(ladder, role.track))
    if isinstance(role.reports_to, str):
        superior = edition.card(role.reports_to)
        yield Fact(_("Reports to"), superior.title, home + page_of("role", superior.id))
    elif role.reports_to:
        yield Fact(_("Reports to"), role.reports_to.title)
    for band in _main_bands(held):
        place = place_label(edition, words, band.zone)
        label = words.fill(_("Pay, %(place)s"), place=place)
        yield Fact(label, band_words(words, band), "#pay")
    if role.also_called:
        yield Fact(_("Also called"), words.all_of(role.also_called))


def _main_bands(held: list[Held]) -> list[PayBand]:
    """The bands that stand at the top: those of whole countries, if there are any."""
    now = [band for band, begun in held if begun]
    countries = [band for band in now if "-" not in band.zone]
    return (countries or now)[:MOST_PAY_FACTS]


def _questions(edition: Edition, words: Wording, role: Role) -> tuple[QuestionItem, ...]:
    return tuple(
        QuestionItem(
            question=question.q,
            answer=paragraphs(question.a),
            citations=tuple(citation(edition, words, source) for source in question.sources),
        )
        for question in role.questions
    )


def _cited(edition: Edition, name: str, role: Role, helpful: Iterable[str]) -> Iterator[str]:
    """The ids of the sources that the page cites, in the order in which it does."""
    for figure in role.market:
        yield figure.source
    yield from occupation_sources(edition, role.codes)
    for said in role.outlook:
        yield said.source
    for industry in edition.industries_of(name):
        yield from edition.industry(industry).sources
    for question in role.questions:
        yield from question.sources
    for resource in map(edition.resource, helpful):
        if resource.source:
            yield resource.source
        for condition in resource.conditions:
            if condition.source:
                yield condition.source


def _codes(words: Wording, role: Role) -> Iterator[Fact]:
    _ = words.gettext
    codes = role.codes
    if codes and codes.noc_2021:
        yield Fact(_("NOC 2021"), codes.noc_2021)
    if codes and codes.onet_soc:
        yield Fact("O*NET-SOC", codes.onet_soc)
