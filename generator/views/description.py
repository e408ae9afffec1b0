"""A role at a place into the job description that HR files and people sign, in one language.

It has the twenty sections that a job description has by custom, in that order. What the public
sees of a role is taken from the role's own view, so that its page, its PDF and the description say
the same; the rest is what the book keeps to itself. What a signed description must say and nobody
has written is a blank, to be filled in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from generator.book.book import Foreign
from generator.offer import benefits_there, region_of, statements_there
from generator.pay import band_now
from generator.views.bands import (
    band_title,
    band_words,
    since_words,
    standing,
    variable_sentence,
)
from generator.views.frame import Frame, frame, with_notes
from generator.views.outline import Item, Part
from generator.views.posting import posting_view
from generator.views.role import role_view
from generator.views.terms import hours_words, travel_words
from generator.views.text import paragraphs
from generator.views.vacancies import is_open
from generator.wording import NBSP, wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from generator.book.edition import Edition
    from generator.book.model import Location, Role, RoleInternal
    from generator.views.posting import PostingView
    from generator.views.role import RoleView
    from generator.wording import Wording

Reach = Literal["internal", "public", "both"]
Shown = Literal["", "role", "posting"]
"""Which public document says the same; empty: none does."""

EQUAL = "equal-opportunity"
"""The id of the company's statement that job descriptions carry."""

REACH: dict[Reach, frozenset[int]] = {
    "internal": frozenset([4, 12, 20]),
    "public": frozenset([13, 14, 16, 17, 18, 19]),
}
"""Who reads which section: those who work here, those who apply, and of all others both.

By custom dates, marginal functions and competencies (6, 9, 11) are internal. Here both read them,
as the pages of roles and ladders show them.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value; an empty value is a blank to fill in by hand."""

    label: str
    value: str
    shown: Shown = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the twenty sections: labels with values, or a part with a heading of its own.

    A part without any text is a blank. The items of a `numbered` one are named by their numbers.
    """

    number: int
    entries: tuple[Entry, ...] = ()
    part: Part | None = None
    shown: Shown = ""
    numbered: bool = False

    @property
    def reach(self) -> Reach:
        """Who reads it."""
        return next((reach for reach, held in REACH.items() if self.number in held), "both")

    @property
    def blank(self) -> bool:
        """Whether its part is left to be filled in by hand."""
        part = self.part
        return part is not None and not (part.paragraphs or part.items or part.parts)


@dataclass(frozen=True, slots=True)
class DescriptionView:
    """All that a job description shows, in one language.

    `day` is the one on which it was made. Below the last section each of `signers` signs, in the
    `columns`.
    """

    frame: Frame
    title: str
    place: str
    notice: str
    day: dt.date
    sections: tuple[Section, ...]
    signers: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The labels and values of all sections, which stand at the head."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def bodies(self) -> tuple[Section, ...]:
        """The sections that have a part, which stand below."""
        return tuple(section for section in self.sections if section.part)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every section is made from."""

    edition: Edition
    words: Wording
    name: str
    role: Role
    location: Location
    public: RoleView
    openings: tuple[PostingView, ...]
    internal: RoleInternal | None


def description_view(edition: Edition, name: str, place: str) -> DescriptionView:
    """The job description of a role at a location, as of today."""
    ground = _ground(edition, name, place)
    _ = ground.words.gettext
    view = DescriptionView(
        frame=_frame(ground, place),
        title=ground.role.title,
        place=ground.location.name,
        notice=_("Internal: for personnel files and signatures, not for publication."),
        day=edition.book.project.today,
        sections=tuple(_sections(ground)),
        signers=(_("Employee"), _("Manager"), _("Human resources")),
        columns=(_("Name"), _("Signature"), _("Date")),
    )
    return with_notes(edition, "role", name, view)


def _ground(edition: Edition, name: str, place: str) -> _Ground:
    role = edition.role(name)
    here = [
        posting
        for posting in edition.postings_of(name)
        if edition.posting(posting).location == place and is_open(edition, edition.posting(posting))
    ]
    return _Ground(
        edition=edition,
        words=wording(edition.language),
        name=name,
        role=role,
        location=edition.location(place),
        public=role_view(edition, name),
        openings=tuple(posting_view(edition, posting) for posting in here),
        internal=role.internal,
    )


def _frame(ground: _Ground, place: str) -> Frame:
    """What stands around it: a document has no address, and no other language beside it."""
    words, role = ground.words, ground.role
    said = words.gettext("%(title)s, %(place)s")
    title = words.fill(said, title=role.title, place=ground.location.name)
    address = f"descriptions/{ground.name}-{place}/index.html"
    made = frame(ground.edition, address, title, role.summary, governance=role.governance)
    return replace(made, canonical="", menu=(), guides=(), alternates=())


def _sections(ground: _Ground) -> Iterator[Section]:
    """The twenty in order; the fourth only where the place is in the United States."""
    public = ground.public
    _ = ground.words.gettext
    yield Section(1, tuple(_position(ground)))
    yield Section(2, tuple(_place(ground)))
    yield Section(3, tuple(_reporting(ground)))
    if region_of(ground.location).partition("-")[0] == "US":
        yield Section(4, (_exemption(ground),))
    yield Section(5, tuple(_terms(ground)))
    yield Section(6, tuple(_version(ground)))
    summary = Part("summary", _("Summary"), (public.summary,))
    yield Section(7, part=summary, shown="role")
    essential = Part(
        "essential", _("Essential functions"), items=_items(duty.text for duty in public.duties)
    )
    yield Section(8, part=essential, shown="role", numbered=True)
    yield Section(9, part=_marginal(ground), shown="role" if public.also else "")
    yield Section(10, part=_qualifications(ground), shown="role")
    yield Section(11, part=_competencies(ground), shown="role")
    yield Section(12, part=_physical(ground))
    yield Section(13, part=_pay(ground), shown="role" if _holds(ground) else "")
    yield Section(14, part=_benefits(ground), shown="posting")
    yield Section(15, part=_steps(ground), shown="role" if public.steps.targets else "")
    yield Section(16, part=_applying(ground), shown="posting" if ground.openings else "")
    yield Section(17, part=_vacancy(ground), shown="posting" if ground.openings else "")
    yield Section(18, part=_accommodation(ground), shown="posting")
    yield Section(19, part=_equal(ground), shown="posting")
    yield Section(20, part=_signing(ground))


def _position(ground: _Ground) -> Iterator[Entry]:
    _, public = ground.words.gettext, ground.public
    yield Entry(_("Title"), public.title, "role")
    for code in public.codes:
        yield Entry(code.label, code.value, "role")
    yield Entry(_("Job family"), public.ladder.text, "role")
    yield Entry(_("Track"), public.track, "role")
    yield Entry(_("Level"), public.level, "role")


def _place(ground: _Ground) -> Iterator[Entry]:
    _, internal = ground.words.gettext, ground.internal
    yield Entry(_("Department"), _own(ground, internal.department if internal else None))
    yield Entry(_("Place"), ground.location.name, "posting")
    yield Entry(_("Way of working"), _of_openings(ground, _("Way of working")), "posting")


def _reporting(ground: _Ground) -> Iterator[Entry]:
    _, words, internal = ground.words.gettext, ground.words, ground.internal
    label = _("Reports to")
    above = next((fact.value for fact in ground.public.facts if fact.label == label), "")
    yield Entry(label, above, "role")
    count = internal.direct_reports if internal else None
    yield Entry(_("Direct reports"), "" if count is None else words.number(count))


def _exemption(ground: _Ground) -> Entry:
    """Whether the Fair Labor Standards Act asks for overtime pay."""
    _, internal = ground.words.gettext, ground.internal
    said = {"exempt": _("Exempt"), "non-exempt": _("Non-exempt")}
    status = internal.flsa if internal else None
    return Entry(_("FLSA status"), said[status] if status else "")


def _terms(ground: _Ground) -> Iterator[Entry]:
    _, words, internal = ground.words.gettext, ground.words, ground.internal
    yield Entry(_("Employment"), _of_openings(ground, _("Employment")), "posting")
    yield Entry(_("Hours"), hours_words(words, internal.hours if internal else None))
    share = internal.travel_percent if internal else None
    yield Entry(_("Travel"), travel_words(words, share))


def _of_openings(ground: _Ground, label: str) -> str:
    """What all open postings there say of this; empty where there are none, or they differ."""
    said = {f.value for view in ground.openings for f in view.facts if f.label == label}
    return said.pop() if len(said) == 1 else ""


def _version(ground: _Ground) -> Iterator[Entry]:
    _, words, held = ground.words.gettext, ground.words, ground.role.governance
    yield Entry(_("Version"), held.version if held else "", "role")
    yield Entry(_("In effect from"), words.date(held.effective) if held else "", "role")
    yield Entry(_("Kept by"), held.owner if held else "", "role")
    signed = held.approved if held else None
    by = (
        words.fill(_("%(by)s, %(date)s"), by=_own(ground, signed.by), date=words.date(signed.on))
        if signed
        else ""
    )
    yield Entry(_("Approved by"), by)
    if held and held.review_by:
        yield Entry(_("Review by"), words.date(held.review_by), "role")
    yield Entry(_("Pay and openings as of"), words.date(ground.edition.book.project.today))


def _marginal(ground: _Ground) -> Part:
    _, also = ground.words.gettext, ground.public.also
    none = () if also else (_("The book describes none for this role."),)
    return Part("marginal", _("Marginal functions"), none, _items(duty.text for duty in also))


def _qualifications(ground: _Ground) -> Part:
    _, asked = ground.words.gettext, ground.public.requirements
    parts = (
        Part("must", _("Must have"), items=tuple(Item(r.text, r.equivalent) for r in asked.must)),
        Part(
            "nice", _("Nice to have"), items=tuple(Item(r.text, r.equivalent) for r in asked.nice)
        ),
    )
    return Part("qualifications", _("Qualifications"), parts=tuple(p for p in parts if p.items))


def _competencies(ground: _Ground) -> Part:
    _, words, public = ground.words.gettext, ground.words, ground.public
    said = _("%(language)s: %(proficiency)s")
    parts = [
        Part(
            "skills",
            group.title,
            items=tuple(
                Item(words.fill(said, language=row.name, proficiency=row.proficiency), row.seen)
                for row in group.rows
            ),
        )
        for group in public.skills.groups
    ]
    tools = Part("tools", _("Tools you work with"), items=_items(public.tools))
    parts += [tools] if public.tools else []
    return Part("competencies", _("Competencies"), parts=(*parts, *_level(ground)))


def _level(ground: _Ground) -> Iterator[Part]:
    """What the ladder asks of everyone at the level."""
    _, words = ground.words.gettext, ground.words
    held = ground.edition.ladder(ground.role.ladder).levels
    for level in (each for each in held if each.level == ground.role.level):
        title = words.fill(_("What level %(level)s means"), level=ground.public.level)
        said = (
            (_("Scope"), level.scope),
            (_("Autonomy"), level.autonomy),
            (_("Influence"), level.influence),
            (_("Complexity"), level.complexity),
        )
        yield Part("level", title, items=tuple(Item(label, text) for label, text in said))


def _physical(ground: _Ground) -> Part:
    _, internal = ground.words.gettext, ground.internal
    return Part(
        "physical",
        _("Physical demands and surroundings"),
        items=tuple(
            Item(_own(ground, demand.text), _functions(ground, demand.duties))
            for demand in (internal.physical if internal else ())
        ),
    )


def _functions(ground: _Ground, duties: Iterable[str]) -> str:
    """The essential functions that a demand belongs to, by their numbers in this document."""
    words = ground.words
    essential = [duty.id for duty in ground.role.duties if duty.essential]
    numbers = sorted({essential.index(duty) + 1 for duty in duties if duty in essential})
    if not numbers:
        return ""
    said = words.ngettext(
        "For essential function %(numbers)s.", "For essential functions %(numbers)s.", len(numbers)
    )
    return words.fill(said, numbers=words.all_of(words.number(number) for number in numbers))


def _holds(ground: _Ground) -> bool:
    return band_now(ground.role.pay, ground.location.zone, ground.edition.begun) is not None


def _pay(ground: _Ground) -> Part:
    _, words, edition = ground.words.gettext, ground.words, ground.edition
    title = _("Pay")
    band = band_now(ground.role.pay, ground.location.zone, edition.begun)
    if band is None:
        return Part("pay", title, (_("We have not published a band for this role there."),))
    held = next(each for each in standing(edition, ground.role.pay) if each.band == band)
    said = [Item(band_words(words, band), band_title(words, band))]
    if band.variable:
        said.append(Item(variable_sentence(words, band)))
    return Part("pay", title, items=(*said, Item(since_words(words, held))))


def _benefits(ground: _Ground) -> Part:
    """What is offered there, by the employment for which it is."""
    _, words = ground.words.gettext, ground.words
    groups: dict[str, list[str]] = {}
    for benefit in benefits_there(ground.edition, ground.location):
        to = f"{NBSP}· ".join(words.employment(kind) for kind in benefit.employment)
        groups.setdefault(to or _("For everyone"), []).append(benefit.text)
    parts = (Part("offered", title, items=_items(texts)) for title, texts in groups.items())
    return Part("benefits", _("Benefits"), parts=tuple(parts))


def _steps(ground: _Ground) -> Part:
    _, words, public = ground.words.gettext, ground.words, ground.public
    items = []
    for step in public.steps.targets:
        usually = words.fill(_("usually after %(time)s"), time=step.months) if step.months else ""
        items.append(Item(step.title, ", ".join(filter(None, (step.kind, usually)))))
    if public.terminal:
        items.append(Item(_("Staying: from here, growing on is a choice")))
    none = () if items else (_("No step from this role is described yet."),)
    return Part("steps", _("Career path"), none, tuple(items))


def _applying(ground: _Ground) -> Part:
    _ = ground.words.gettext
    none = () if ground.openings else (_("There is no opening for this role there today."),)
    items = tuple(
        item
        for view in ground.openings
        for item in (Item(view.reference, view.until), Item(view.apply_at, href=view.apply))
    )
    return Part("apply", _("How to apply"), none, items)


def _vacancy(ground: _Ground) -> Part:
    _, title = ground.words.gettext, ground.words.gettext("Vacancy and selection")
    said = dict.fromkeys(
        text
        for view in ground.openings
        for each in view.statements
        if each.title == title
        for text in each.text
    )
    none = _("Each posting says whether there is a vacancy and whether software judges applicants.")
    return Part("vacancy", title, tuple(said) or (none,))


def _accommodation(ground: _Ground) -> Part:
    _, contact = ground.words.gettext, ground.edition.company().accommodation
    title = _("If you need an accommodation")
    if contact is None:
        return Part("accommodation", title)
    items = [Item(contact.email, href=f"mailto:{contact.email}")]
    if contact.phone:
        items.append(Item(contact.phone, href=f"tel:{contact.phone}"))
    return Part("accommodation", title, paragraphs(contact.text), tuple(items))


def _equal(ground: _Ground) -> Part:
    _ = ground.words.gettext
    for statement in statements_there(ground.edition, ground.location):
        if statement.id == EQUAL:
            return Part("equal", statement.title, paragraphs(statement.text))
    return Part("equal", _("Equal opportunity"))


def _signing(ground: _Ground) -> Part:
    _ = ground.words.gettext
    return Part(
        "signing",
        _("Acknowledgement"),
        (
            _(
                "This description says what the role mainly is and asks. It is not a list of all "
                "that may be assigned, it may change as the work does, and it is not a contract "
                "of employment."
            ),
            _(
                "Whoever signs confirms having read it. The employee and the manager have talked "
                "it over."
            ),
        ),
    )


def _own(ground: _Ground, text: str | None) -> str:
    """An internal text, which is written in the first language alone."""
    edition = ground.edition
    if not text or edition.main:
        return text or ""
    return Foreign(text, edition.book.language)


def _items(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)
