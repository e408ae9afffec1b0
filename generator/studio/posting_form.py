"""Wishes into the form that asks for them: fields in groups, lists of duties, the band beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.book.values import PROFICIENCIES, UNFINISHED, Employment, WorkMode
from generator.industry import asked
from generator.pay import digits
from generator.studio.wishes import band_of
from generator.views.bands import band_words
from generator.views.places import place_label
from generator.views.requirements import requirement
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.book.edition import Edition
    from generator.book.model import PayBand
    from generator.studio.form import Complaint
    from generator.studio.wishes import Wishes
    from generator.wording import Wording

BLANK = 2
"""So many empty rows stand below each list that may be added to."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called in the form and by people, what is in it, what is wrong with it.

    `kind` is text, number, day, area, select, radios or tick.
    """

    name: str
    kind: str
    label: str
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    id: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A duty or a requirement of the role: its place, whether it is left out, and why."""

    id: str
    text: str
    place: int
    out: bool
    why: Field


@dataclass(frozen=True, slots=True)
class Added:
    """A duty or a requirement that the vacancy has on top; empty rows are for new ones."""

    id: str
    text: str
    reason: str
    must: bool
    place: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What may be put in order, left out and added to: duties, or requirements."""

    name: str
    title: str
    items: tuple[Item, ...]
    added: tuple[Added, ...]
    musts: bool
    wrong: str


@dataclass(frozen=True, slots=True)
class Need:
    """A row for a language that the work needs."""

    languages: tuple[Option, ...]
    levels: tuple[Option, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Slider:
    """Pay within a band: the band in words, its ends, and those that are chosen."""

    band: str
    low: str
    high: str
    step: str
    min: str
    max: str


@dataclass(frozen=True, slots=True)
class PostingForm:
    """All that a form asks for; `slider` is None where no band holds."""

    groups: Mapping[str, Group]
    slider: Slider | None
    lists: tuple[Listed, ...]
    needs: tuple[Need, ...]
    needs_wrong: str


def posting_form(
    edition: Edition, words: Wording, wishes: Wishes, complaints: Iterable[Complaint] = ()
) -> PostingForm:
    """The form that has these wishes in it; `edition` is the book in the language of the form."""
    form = _Form(edition, words, wishes, {each.field: each.text for each in complaints})
    return PostingForm(
        groups={group.id: group for group in form.groups()},
        slider=form.slider(),
        lists=tuple(form.lists()),
        needs=tuple(form.needs()),
        needs_wrong=form.wrong.get("languages", ""),
    )


class _Form:
    """Makes the parts of a form of the same wishes."""

    def __init__(
        self, edition: Edition, words: Wording, wishes: Wishes, wrong: Mapping[str, str]
    ) -> None:
        self.edition = edition
        self.words = words
        self.wishes = wishes
        self.wrong = wrong

    def groups(self) -> Iterator[Group]:
        """The groups of fields, in the order in which a manager thinks of them."""
        _ = self.words.gettext
        yield Group("post", _("The post"), tuple(self._post()))
        yield Group("days", _("Days"), tuple(self._days()))
        yield Group("pay", _("Pay"), tuple(self._pay()))
        yield Group("note", _("What is particular about this vacancy"), tuple(self._note()))
        yield Group("apply", _("How people apply"), tuple(self._apply()))

    def _post(self) -> Iterator[Field]:
        _, edition, wishes = self.words.gettext, self.edition, self.wishes
        places = {name: str(edition.location(name).name) for name in edition.ids("location")}
        yield self._select("location", _("Place"), places, wishes.location)
        modes = {mode: self.words.work_mode(mode) for mode in get_args(WorkMode)}
        yield self._radios("work_mode", _("Work mode"), modes, wishes.work_mode)
        terms = {term: self.words.employment(term) for term in get_args(Employment)}
        yield self._select("employment", _("Employment"), terms, wishes.employment)
        industries = {name: edition.industry(name).name for name in self._industries()}
        if industries:
            chosen = wishes.industry or ""
            yield self._select("industry", _("Industry"), {"": _("Any"), **industries}, chosen)
        kinds = {
            "existing": _("A post that is vacant now"),
            "future": _("A pool for posts that may come"),
        }
        yield self._radios("vacancy", _("What it is for"), kinds, wishes.vacancy)
        yield self._number("openings", _("How many people"), wishes.openings)
        yield self._text("requisition", _("Requisition number"), wishes.requisition)
        yield self._number("hours", _("Hours a week"), wishes.hours)
        travel = _("Percent of the working time spent travelling")
        yield self._number("travel_percent", travel, wishes.travel_percent)

    def _industries(self) -> tuple[str, ...]:
        return self.edition.industries_of(self.wishes.role)

    def _days(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        open_ended = wishes.closes == "ongoing"
        yield self._day("posted", _("Opens"), wishes.posted)
        yield self._day("closes", _("Last day to apply"), "" if open_ended else wishes.closes)
        yield self._tick("closes", "ongoing", _("Open until filled"), ticked=open_ended)
        yield self._day("starts", _("First day of work, if it is known"), wishes.starts)
        yield self._day("ends", _("Last day of work, of a fixed term"), wishes.ends)

    def _pay(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        pay = wishes.pay
        yield self._number("pay.min", _("From"), pay.min if pay else None)
        yield self._number("pay.max", _("To"), pay.max if pay else None)
        more = "" if pay is None or pay.may_exceed is None else "yes" if pay.may_exceed else "no"
        said = {"": _("Not said"), "yes": _("Yes"), "no": _("No")}
        yield self._select("pay.may_exceed", _("May more be paid?"), said, more)
        other = wishes.other_pay or ""
        hint = _("A bonus, a commission, an allowance; in a sentence.")
        yield self._text("other_pay", _("Pay besides that"), other, hint)
        none = wishes.other_pay is False
        yield self._tick("other_pay.none", "yes", _("Nothing is paid besides"), ticked=none)

    def _note(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        hint = _("The team, the accounts, the first months. An empty line begins a paragraph.")
        yield Field(
            "note", "area", _("In your words"), wishes.note or "", hint, wrong=self._wrong("note")
        )

    def _apply(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        at = "" if wishes.apply == UNFINISHED else wishes.apply.removeprefix("mailto:")
        hint = _("https://… or a mailbox. Until it is known, it stays a draft.")
        yield self._text("apply", _("Where to apply"), at, hint)
        contact = wishes.contact
        whom = _("Whom to ask: a team or a function, never a person’s name")
        yield self._text("contact.name", whom, contact.name if contact else "")
        yield self._text("contact.email", _("Their mailbox"), contact.email if contact else "")
        phone = (contact.phone or "") if contact else ""
        yield self._text("contact.phone", _("Their telephone"), phone)
        used = {"no": _("No"), "yes": _("Yes")}
        screening = "yes" if wishes.ai_screening else "no"
        label = _("Does software screen or rank those who apply?")
        yield self._radios("ai_screening", label, used, screening)

    # --- pay, lists, languages ----------------------------------------------------------------

    def slider(self) -> Slider | None:
        """The band of the place, and where the pay lies in it."""
        band = band_of(self.edition, self.wishes)
        if band is None:
            return None
        pay = self.wishes.pay
        low = pay.min if pay and pay.min is not None else band.min
        high = pay.max if pay and pay.max is not None else band.max
        place = place_label(self.edition, self.words, band.zone)
        said = self.words.gettext("Our band for %(place)s: %(band)s")
        text = self.words.fill(said, place=place, band=band_words(self.words, band))
        ends = map(digits, (band.min, band.max, _step(band), low, high))
        return Slider(plain(text), *ends)

    def lists(self) -> Iterator[Listed]:
        """Duties and requirements of the role, as the vacancy has them."""
        _, edition, wishes = self.words.gettext, self.edition, self.wishes
        industry = edition.industry(wishes.industry) if wishes.industry else None
        ask = asked(wishes.role, edition.role(wishes.role), industry)
        duties = {duty.id: str(duty.text) for duty in ask.duties}
        asks = {one.id: requirement(edition, self.words, one).text for one in ask.requirements}
        yield self._listed("duties", _("What one does"), duties)
        yield self._listed("requirements", _("What one brings"), asks)

    def _listed(self, name: str, title: str, texts: Mapping[str, str]) -> Listed:
        differs = (self.wishes.differs or {}).get(name, {})
        out = {one["id"]: one["reason"] for one in differs.get("leave_out", ())}
        added = differs.get("add", ())
        natural = [*texts, *(one["id"] for one in added)]
        first = [one for one in differs.get("order", ()) if one in natural]
        order = [*first, *(one for one in natural if one not in first)]
        place = {one: number for number, one in enumerate(order, 1)}
        items = [
            Item(
                id=one,
                text=plain(text),
                place=place[one],
                out=one in out,
                why=self._text(
                    f"{name}.why.{one}",
                    self.words.gettext("Why it is left out"),
                    out.get(one, ""),
                ),
            )
            for one, text in texts.items()
        ]
        rows = [
            Added(one["id"], one["text"], one["reason"], one.get("must", True), place[one["id"]])
            for one in added
        ]
        blank = [Added("", "", "", must=True, place=0)] * BLANK
        return Listed(
            name=name,
            title=title,
            items=tuple(sorted(items, key=lambda item: item.place)),
            added=(*rows, *blank),
            musts=name == "requirements",
            wrong=self._wrong(f"{name}.add"),
        )

    def needs(self) -> Iterator[Need]:
        """The languages that the work needs, and a row for one more."""
        known = {**dict.fromkeys(need.language for need in self.wishes.languages)}
        offered = [*dict.fromkeys([*self.edition.languages(), *LANGUAGES, *known])]
        names = {code: self.words.language_name(code) for code in offered}
        levels = {
            level: self.words.proficiency(step) for step, level in enumerate(PROFICIENCIES, 1)
        }
        rows = [(need.language, need.level, need.reason) for need in self.wishes.languages]
        for language, level, reason in [*rows, ("", "working", "")]:
            yield Need(
                languages=_options({"": "–", **names}, language),
                levels=_options(levels, level),
                reason=reason,
            )

    # --- one field ----------------------------------------------------------------------------

    def _wrong(self, name: str) -> str:
        return self.wrong.get(name, "")

    def _text(self, name: str, label: str, value: str, hint: str = "") -> Field:
        return Field(name, "text", label, value, hint, wrong=self._wrong(name))

    def _number(self, name: str, label: str, value: float | None) -> Field:
        said = "" if value is None else digits(value)
        return Field(name, "number", label, said, wrong=self._wrong(name))

    def _day(self, name: str, label: str, day: object) -> Field:
        return Field(name, "day", label, str(day or ""), wrong=self._wrong(name))

    def _select(self, name: str, label: str, known: Mapping[str, str], chosen: str) -> Field:
        options = _options(known, chosen)
        return Field(name, "select", label, options=options, wrong=self._wrong(name))

    def _radios(self, name: str, label: str, known: Mapping[str, str], chosen: str) -> Field:
        options = _options(known, chosen)
        return Field(name, "radios", label, options=options, wrong=self._wrong(name))

    @staticmethod
    def _tick(name: str, value: str, label: str, *, ticked: bool) -> Field:
        return Field(name, "tick", label, value, options=(Option(value, label, ticked),))


STEPS = 50
ROUND = (0.05, 0.25, 1, 5, 25, 100, 500, 1000, 5000)
"""How far one push of a slider goes, as far as a fiftieth of the band."""

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "zh", "ja", "pa", "ar", "hi")
"""Languages that a vacancy in Canada or the US asks for most often, to choose from."""


def _options(known: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, plain(label), value == chosen) for value, label in known.items())


def _step(band: PayBand) -> float:
    """What one push of a slider adds: a round figure, about a fiftieth of the band."""
    wide = (band.max - band.min) / STEPS
    return next((step for step in ROUND if step >= wide), ROUND[-1])
