"""Wishes into the form that asks for them: fields in groups, lists of duties, the band."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, get_args

from generator.book.values import UNFINISHED, Employment, WorkMode
from generator.studio.fields import Fields, in_language
from generator.studio.listing import Lists
from generator.studio.slider import slider

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.checks.law import Limit
    from generator.studio.fields import Field
    from generator.studio.form import Complaint
    from generator.studio.listing import Listed, Need
    from generator.studio.slider import Slider
    from generator.studio.wishes import Wishes
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; with pay a slider, where a band holds."""

    id: str
    title: str
    fields: tuple[Field, ...]
    slider: Slider | None = None


@dataclass(frozen=True, slots=True)
class PostingForm:
    """All that a form asks for; `needs_first` says that languages are the first with a fault."""

    groups: Mapping[str, Group]
    lists: tuple[Listed, ...]
    needs: tuple[Need, ...]
    needs_wrong: str
    needs_first: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent last: what of it can't stand, and all of it, so that it can be shown again."""

    complaints: Sequence[Complaint] = ()
    sent: Mapping[str, Sequence[str]] = field(default_factory=dict)


def posting_form(
    edition: Edition, words: Wording, wishes: Wishes, typed: Typed, limit: Limit | None
) -> PostingForm:
    """The form that has these wishes in it; `edition` is the book in the language of the form.

    `limit` is how wide a law there lets the range be.
    """
    fields = Fields(typed.complaints, typed.sent)
    form, lists = _Form(edition, words, wishes, fields), Lists(edition, words, wishes, fields)
    return PostingForm(
        groups={group.id: group for group in form.groups(limit)},
        lists=tuple(lists.lists()),
        needs=tuple(lists.needs()),
        needs_wrong=fields.wrong("languages"),
        needs_first=fields.first == "languages",
    )


class _Form:
    """Makes the groups of a form."""

    def __init__(self, edition: Edition, words: Wording, wishes: Wishes, fields: Fields) -> None:
        self.edition = edition
        self.words = words
        self.wishes = wishes
        self.fields = fields

    def groups(self, limit: Limit | None) -> Iterator[Group]:
        """The groups of fields, in the order in which a manager thinks of them."""
        _ = self.words.gettext
        yield Group("post", _("The post"), tuple(self._post()))
        yield Group("days", _("Days"), tuple(self._days()))
        band = slider(self.edition, self.words, self.wishes, limit)
        yield Group("pay", _("Pay"), tuple(self._pay()), band)
        yield Group("note", _("What is particular about this vacancy"), tuple(self._note()))
        yield Group("apply", _("How people apply"), tuple(self._apply()))

    def _said(
        self, name: str, label: str, value: str, hint: str = "", kind: str = "text"
    ) -> Iterator[Field]:
        """A field for a text of the posting's own, and one for it in each other language."""
        first, *others = self.edition.languages()
        if not others:
            yield self.fields.text(name, label, value, hint, kind)
            return
        yield self.fields.text(
            name, in_language(self.words, label, first), value, hint, kind, first
        )
        said = self.wishes.translations or {}
        for language in others:
            known = said.get(language, {}).get(name.replace(".", "/"))
            text, called = known.text if known else "", in_language(self.words, label, language)
            yield self.fields.text(f"{name}.{language}", called, text, "", kind, language)

    def _apply_at(self) -> Iterator[Field]:
        """Where to apply: in another language, only where it is another address."""
        _ = self.words.gettext
        hint = _("https://… or a mailbox. Until it is known, it stays a draft.")
        at = "" if self.wishes.apply == UNFINISHED else self.wishes.apply
        for each in self._said("apply", _("Where to apply"), at, hint):
            said = each.hint or _("Empty where it is the same address.")
            yield replace(each, value=each.value.removeprefix("mailto:"), hint=said)

    def _post(self) -> Iterator[Field]:
        _, edition, wishes, fields = self.words.gettext, self.edition, self.wishes, self.fields
        places = {name: str(edition.location(name).name) for name in edition.ids("location")}
        yield fields.select("location", _("Place"), places, wishes.location)
        terms = {term: self.words.employment(term) for term in get_args(Employment)}
        yield fields.select("employment", _("Employment"), terms, wishes.employment)
        modes = {mode: self.words.work_mode(mode) for mode in get_args(WorkMode)}
        yield fields.radios("work_mode", _("Work mode"), modes, wishes.work_mode)
        kinds = {
            "existing": _("A post that is vacant now"),
            "future": _("A pool for posts that may come"),
        }
        yield fields.radios("vacancy", _("What it is for"), kinds, wishes.vacancy)
        industries = {name: edition.industry(name).name for name in self._industries()}
        if industries:
            chosen = wishes.industry or ""
            yield fields.select("industry", _("Industry"), {"": _("Any"), **industries}, chosen)
        yield fields.text("requisition", _("Requisition number"), wishes.requisition)
        yield fields.number("openings", _("How many people"), wishes.openings)
        yield fields.number("hours", _("Hours a week"), wishes.hours)
        yield fields.number("travel_percent", _("Travel (percent)"), wishes.travel_percent)

    def _industries(self) -> tuple[str, ...]:
        return self.edition.industries_of(self.wishes.role)

    def _days(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        open_ended = wishes.closes == "ongoing"
        yield self.fields.day("posted", _("Opens"), wishes.posted)
        yield self.fields.day("closes", _("Last day to apply"), "" if open_ended else wishes.closes)
        yield self.fields.tick("closes", "ongoing", _("Open until filled"), ticked=open_ended)
        yield self.fields.day("starts", _("First day of work, if it is known"), wishes.starts)
        yield self.fields.day("ends", _("Last day of work, of a fixed term"), wishes.ends)

    def _pay(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        pay = wishes.pay
        yield self.fields.number("pay.min", _("From"), pay.min if pay else None)
        yield self.fields.number("pay.max", _("To"), pay.max if pay else None)
        more = "" if pay is None or pay.may_exceed is None else "yes" if pay.may_exceed else "no"
        said = {"": _("Not said"), "yes": _("Yes"), "no": _("No")}
        yield self.fields.select("pay.may_exceed", _("May more be paid?"), said, more)
        other = wishes.other_pay or ""
        hint = _("A bonus, a commission, an allowance; in a sentence.")
        yield from self._said("other_pay", _("Pay besides that"), other, hint)
        none = wishes.other_pay is False
        yield self.fields.tick("other_pay.none", "yes", _("Nothing is paid besides"), ticked=none)

    def _note(self) -> Iterator[Field]:
        _, wishes = self.words.gettext, self.wishes
        hint = _("The team, the accounts, the first months. An empty line begins a paragraph.")
        yield from self._said("note", _("In your words"), wishes.note or "", hint, "area")

    def _apply(self) -> Iterator[Field]:
        _, wishes, fields = self.words.gettext, self.wishes, self.fields
        yield from self._apply_at()
        contact = wishes.contact
        whom = _("Whom to ask: a team or a function, never a person’s name")
        yield from self._said("contact.name", whom, contact.name if contact else "")
        yield fields.text("contact.email", _("Their mailbox"), contact.email if contact else "")
        phone = (contact.phone or "") if contact else ""
        yield fields.text("contact.phone", _("Their telephone"), phone)
        used = {"no": _("No"), "yes": _("Yes")}
        screening = "yes" if wishes.ai_screening else "no"
        label = _("Does software screen or rank those who apply?")
        yield fields.radios("ai_screening", label, used, screening)
