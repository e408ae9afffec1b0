"""A posting of an edition into the view that its page and its PDF show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.addresses import HOME, file_of, page_of
from generator.book.values import PROFICIENCIES, UNFINISHED
from generator.formats.registry import PDF, POSTING
from generator.industry import asked_by
from generator.offer import benefits, region_of
from generator.pay import band_for, ends, has_ends
from generator.views.bands import basis_words, variable_words
from generator.views.dated import last, of_posting
from generator.views.files import file_links
from generator.views.frame import Link, frame, relative, with_notes
from generator.views.job import job
from generator.views.places import place_label
from generator.views.requirements import requirements
from generator.views.skills import METERS
from generator.views.steps import steps
from generator.views.terms import accommodation, hours_words, statements, travel_words
from generator.views.text import address_words, paragraphs, tool_names
from generator.views.vacancies import closing
from generator.wording import join, plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import Location, PayBand, Posting, Role
    from generator.industry import Ask
    from generator.views.files import FileLink
    from generator.views.frame import Frame
    from generator.views.job import Job
    from generator.views.requirements import Requirements
    from generator.views.steps import StepItem
    from generator.views.terms import StatementItem
    from generator.wording import Wording


State = Literal["open", "closed", "upcoming"]


@dataclass(frozen=True, slots=True)
class PostingFact:
    """A label and its value; `more` is a second line."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class SkillAsked:
    """A skill, how well it is needed, and what one would see."""

    name: str
    level: int
    proficiency: str
    meter: str
    seen: str


@dataclass(frozen=True, slots=True)
class LanguageAsked:
    """A language, how well it is needed, and why."""

    name: str
    proficiency: str
    reason: str


@dataclass(frozen=True, slots=True)
class Work:
    """What one would do: the essential duties, the others, and where the role leads."""

    summary: str
    note: tuple[str, ...]
    duties: tuple[str, ...]
    also: tuple[str, ...]
    targets: tuple[StepItem, ...]
    terminal: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What one brings."""

    requirements: Requirements
    skills: tuple[SkillAsked, ...]
    tools: tuple[str, ...]
    languages: tuple[LanguageAsked, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one gets; `pay` is empty where no band holds.

    `beyond` says whether more may be paid, `other` what is paid besides; empty where nothing is
    said.
    """

    pay: str
    basis: str
    beyond: str
    variable: str
    other: str
    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostingView:
    """All that the page and the PDF of a posting show, in one language.

    `state` is open, closed or upcoming, and `notice` says the latter two in words, or that it is a
    draft; only an open one has an `apply` address, which people read as `apply_at`, and `until`
    says how long; a draft may not know it yet. A `pool` takes
    applications for vacancies that may come. `listed` says whether job boards may show it: only an
    approved one that offers a vacancy today, on a site with an address. `accommodation` is whom to
    ask for one, to stand beside where one applies.
    """

    frame: Frame
    title: str
    place: str
    employment: str
    role: Link
    ladder: Link
    state: State
    draft: bool
    pool: bool
    notice: str
    facts: tuple[PostingFact, ...]
    apply: str
    apply_at: str
    until: str
    reference: str
    downloads: tuple[FileLink, ...]
    about: tuple[str, ...]
    work: Work
    asked: Asked
    offer: Offer
    statements: tuple[StatementItem, ...]
    codes: str
    job: Job
    listed: bool
    accommodation: StatementItem | None


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every part of the view is made from."""

    edition: Edition
    words: Wording
    id: str
    posting: Posting
    role: Role
    ask: Ask
    location: Location
    band: PayBand | None
    state: State
    draft: bool

    @property
    def address(self) -> str:
        """The page's address below the language's folder."""
        return page_of("posting", self.id)


def posting_view(edition: Edition, name: str) -> PostingView:
    """The view of a posting; everything it asks the edition for is noted there."""
    ground = _ground(edition, name)
    words, posting, role = ground.words, ground.posting, ground.role
    home = relative(ground.address)
    framed = _frame(ground)
    apply = posting.apply if ground.state == "open" and posting.apply != UNFINISHED else ""
    view = PostingView(
        frame=framed,
        title=role.title,
        place=ground.location.name,
        employment=words.employment(posting.employment),
        role=Link(role.title, home + page_of("role", posting.role)),
        ladder=Link(edition.ladder(role.ladder).title, home + page_of("ladder", role.ladder)),
        state=ground.state,
        draft=ground.draft,
        pool=posting.vacancy == "future",
        notice=_draft(ground) if ground.draft else _notice(words, posting, ground.state),
        facts=tuple(_facts(ground)),
        apply=apply,
        apply_at=address_words(apply),
        until=closing(words, posting),
        reference=_reference(ground),
        downloads=tuple(_downloads(ground, name)),
        about=paragraphs(edition.company().about),
        work=_work(ground, home),
        asked=_asked(ground),
        offer=_offer(ground),
        statements=statements(edition, words, posting, ground.location),
        codes=_codes(words, role),
        job=_job(ground, framed),
        listed=_listed(ground, framed),
        accommodation=accommodation(edition, words) if apply else None,
    )
    return with_notes(edition, "posting", name, view)


def _ground(edition: Edition, name: str) -> _Ground:
    posting = edition.posting(name)
    role, location = edition.role(posting.role), edition.location(posting.location)
    return _Ground(
        edition=edition,
        words=wording(edition.language),
        id=name,
        posting=posting,
        role=role,
        ask=asked_by(edition, posting),
        location=location,
        band=band_for(role.pay, location.zone, posting.posted),
        state=_state(edition, posting),
        draft=not edition.approved(name),
    )


def _state(edition: Edition, posting: Posting) -> State:
    """Whether one can apply today: open, closed or upcoming."""
    if isinstance(posting.closes, dt.date) and edition.past(posting.closes):
        return "closed"
    return "open" if edition.begun(posting.posted) else "upcoming"


def _draft(ground: _Ground) -> str:
    _ = ground.words.gettext
    if ground.posting.approval:
        return _("Draft: this posting has changed since it was approved.")
    return _("Draft: nobody has approved this posting yet.")


def _notice(words: Wording, posting: Posting, state: str) -> str:
    _ = words.gettext
    if state == "closed" and isinstance(posting.closes, dt.date):
        date = words.date(posting.closes)
        said = _("This posting closed on %(date)s. It is no longer possible to apply.")
        return words.fill(said, date=date)
    if state == "upcoming":
        date = words.date(posting.posted)
        return words.fill(_("Applications are taken from %(date)s."), date=date)
    if posting.vacancy == "future":
        return _("There is no vacancy today: this is a pool for vacancies that may come.")
    return ""


def _frame(ground: _Ground) -> Frame:
    _ = ground.words.gettext
    title = ground.words.fill(
        _("%(title)s, %(place)s"), title=ground.role.title, place=ground.location.name
    )
    return frame(
        ground.edition,
        ground.address,
        title,
        ground.role.summary,
        last=last(ground.edition, of_posting(ground.posting)),
    )


def _facts(ground: _Ground) -> Iterable[PostingFact]:
    words, posting = ground.words, ground.posting
    _ = words.gettext
    offer = _offer(ground)
    yield PostingFact(_("Place"), *_place(ground))
    yield PostingFact(_("Way of working"), _mode(ground))
    week = hours_words(words, posting.hours)
    yield PostingFact(_("Employment"), words.employment(posting.employment), week)
    yield PostingFact(_("Pay"), *_pay(ground, offer))
    if posting.closes == "ongoing":
        yield PostingFact(
            _("Apply by"), _("No closing date: applications are accepted on an ongoing basis")
        )
    else:
        label = _("Closed on") if ground.state == "closed" else _("Apply by")
        yield PostingFact(label, words.date(posting.closes))
    if posting.starts:
        yield PostingFact(_("Starts"), words.date(posting.starts))
    if posting.ends:
        yield PostingFact(_("Ends"), words.date(posting.ends))
    travel = travel_words(words, posting.travel_percent)
    if travel:
        yield PostingFact(_("Travel"), travel)
    if posting.industry:
        yield PostingFact(_("Industry"), ground.edition.industry(posting.industry).name)
    if posting.apply == UNFINISHED:
        yield PostingFact(_("Apply at"), _("Not known yet"))


def _pay(ground: _Ground, offer: Offer) -> tuple[str, str]:
    """What is paid, and what counts in it; of a draft without a band, the bare amounts."""
    words, pay = ground.words, ground.posting.pay
    _ = words.gettext
    if offer.pay or not pay or not has_ends(pay):
        return offer.pay or _("Not published"), offer.variable and offer.basis
    low, high = (words.number(end) if end is not None else "" for end in (pay.min, pay.max))
    if low and high:
        amounts = words.range(low, high)
    else:
        amounts = words.fill(_("From %(pay)s") if low else _("Up to %(pay)s"), pay=low or high)
    return amounts, _("No pay band for this place says yet in which currency.")


def _place(ground: _Ground) -> tuple[str, str]:
    """The place as the book names it, and its address as far as it is known, with the country."""
    location, words = ground.location, ground.words
    country = words.place(region_of(location).partition("-")[0])
    known = (location.street, location.city if location.street else None, location.postal_code)
    parts = [part for part in known if part]
    if parts or country not in plain(location.name):
        parts.append(country)
    return location.name, join(piece for part in parts for piece in (", ", part)).removeprefix(", ")


def _mode(ground: _Ground) -> str:
    words, location = ground.words, ground.location
    mode = words.work_mode(ground.posting.work_mode)
    if ground.posting.work_mode != "remote" or not location.remote_areas:
        return mode
    areas = words.one_of(place_label(ground.edition, words, a) for a in location.remote_areas)
    return words.fill(words.gettext("%(mode)s: %(areas)s"), mode=mode, areas=areas)


def _reference(ground: _Ground) -> str:
    """The requisition, the day it was or will be posted, and how many are sought, in one line.

    A draft that isn't in the book has no number yet.
    """
    words, posting = ground.words, ground.posting
    _ = words.gettext
    coming = ground.draft and not ground.edition.past(posting.posted)
    posted = _("to be posted on %(date)s") if coming else _("posted on %(date)s")
    parts = [words.fill(posted, date=words.date(posting.posted))]
    if posting.requisition != UNFINISHED:
        parts.insert(0, words.fill(_("Requisition %(number)s"), number=posting.requisition))
    if posting.openings > 1:
        said = words.ngettext("%(number)s opening", "%(number)s openings", posting.openings)
        parts.append(words.fill(said, number=words.number(posting.openings)))
    line = ", ".join(parts)
    return line[0].upper() + line[1:]


def _downloads(ground: _Ground, name: str) -> Iterator[FileLink]:
    """The forms for people that are built, beside the page."""
    forms = {key: (form, "") for key, form in {"pdf": PDF, **POSTING}.items() if form.label}
    return file_links(ground.edition, ground.words, file_of("posting", name, name), forms)


def _work(ground: _Ground, home: str) -> Work:
    role, note = ground.role, ground.posting.note
    leads = steps(ground.edition, ground.words, ground.posting.role, role, home)
    return Work(
        summary=role.summary,
        note=paragraphs(note) if note else (),
        duties=tuple(duty.text for duty in ground.ask.duties if duty.essential),
        also=tuple(duty.text for duty in ground.ask.duties if not duty.essential),
        targets=leads.targets,
        terminal=role.terminal,
    )


def _asked(ground: _Ground) -> Asked:
    edition, words, ask = ground.edition, ground.words, ground.ask
    return Asked(
        requirements=requirements(edition, words, ask.requirements),
        skills=tuple(
            SkillAsked(
                name=edition.skill(name).name,
                level=need.level,
                proficiency=words.proficiency(need.level),
                meter=METERS[need.level],
                seen=need.evidence or edition.skill(name).proficiency.at(need.level),
            )
            for name, need in ask.skills.items()
        ),
        tools=tool_names(edition, ask.tools),
        languages=tuple(
            LanguageAsked(
                name=words.language_name(need.language),
                proficiency=words.proficiency(PROFICIENCIES.index(need.level) + 1),
                reason=need.reason,
            )
            for need in ground.posting.languages
        ),
    )


def _offer(ground: _Ground) -> Offer:
    words, posting, band = ground.words, ground.posting, ground.band
    return Offer(
        pay=words.pay(*ends(posting.pay, band), band.currency, band.period) if band else "",
        basis=basis_words(words, band) if band else "",
        beyond=_beyond(words, posting) if band else "",
        variable=variable_words(words, band) if band else "",
        other=posting.other_pay or "",
        benefits=benefits(ground.edition, ground.location, posting.employment),
    )


def _beyond(words: Wording, posting: Posting) -> str:
    """Whether more than the range may be paid, in a sentence; empty where nothing is said."""
    _ = words.gettext
    if posting.pay is None or posting.pay.may_exceed is None:
        return ""
    if posting.pay.may_exceed:
        return _("More may be paid, depending on experience and qualifications.")
    return _("More than this is not paid.")


def _codes(words: Wording, role: Role) -> str:
    """Where official classifications put the role, in a line; empty for nowhere."""
    if not role.codes:
        return ""
    noc = words.gettext("NOC 2021")
    codes = ((noc, role.codes.noc_2021), ("O*NET-SOC", role.codes.onet_soc))
    said = words.all_of(f"{system} {code}" for system, code in codes if code)
    if not said:
        return ""
    line = words.gettext("In official classifications, by our own choice: %(codes)s.")
    return words.fill(line, codes=said)


def _listed(ground: _Ground, framed: Frame) -> bool:
    """Whether job boards may show it: they take it for a job that one can have now."""
    posting = ground.posting
    there = bool(framed.canonical and not ground.draft)
    return there and ground.state == "open" and posting.vacancy == "existing"


def _job(ground: _Ground, framed: Frame) -> Job:
    """The values for machines."""
    base = framed.canonical.removesuffix(ground.address)
    crumbs = (
        (framed.company, base + HOME),
        (plain(ground.role.title), base + page_of("role", ground.posting.role)),
        (plain(framed.heading), framed.canonical),
    )
    return job(
        ground.edition,
        ground.words,
        ground.posting,
        ground.role,
        ground.band,
        name=ground.id,
        requirements=ground.ask.requirements,
        address="" if ground.draft else framed.canonical,
        crumbs=crumbs if base else (),
    )
