"""The fields of a form, as a browser sends them, into wishes and what is wrong with each field.

A field that is wrong or isn't sent keeps the value that it had. What a form sends, besides the
fields of a posting by their names (`pay.min`, `contact.email`):

- `closes` is a day or `ongoing`; `ai_screening` and `pay.may_exceed` are `yes` or `no`.
- `other_pay.none` is `yes` where nothing is paid besides.
- `languages.language`, `.level` and `.reason` once for each row; rows without a language are left
  out, and so it is with `duties.add.text`, `.reason` and `.id`, and those of requirements, which
  have `.must` (`yes` or `no`) too.
- `duties.order` has the ids in their order, and says that this part of the form was sent;
  `duties.place.ID` is a number to sort by, `duties.out` an id that is left out, `duties.why.ID` the
  reason.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from generator.book.characters import ODD
from generator.book.model import Asking, LanguageNeed, PostingPay
from generator.book.numerals import numeral
from generator.book.values import (
    DAY,
    DECIMALS,
    MAILBOX,
    MAILBOX_LENGTH,
    NAME_LENGTH,
    PROFICIENCIES,
    SOMETHING,
    UNFINISHED,
    YEARS,
    Employment,
    WorkMode,
    is_address,
)
from generator.studio import translating
from generator.studio.differing import LONG, ROWS, differs
from generator.studio.wishes import Translation, Wishes, band_pay, file_data, from_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.book.edition import Edition
    from generator.wording import Wording

MOST_PAY = 1_000_000_000_000
MOST_OPENINGS = 10_000
MOST_HOURS = 168
HUNDRED = 100

UNSENDABLE = re.compile(r"[\ud800-\udfff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
BLANK = re.compile(r"\n\s*\n")
YES = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one field of a form, in plain words."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a form: wishes, None without a role and a place; and what is wrong with it."""

    wishes: Wishes | None
    complaints: tuple[Complaint, ...] = ()


def from_form(
    edition: Edition,
    sent: Mapping[str, Sequence[str]],
    words: Wording,
    base: Wishes | None = None,
) -> Filled:
    """The wishes that a form says; `base` is what it began from, else what follows from the role.

    Complaints are in the language of `words`.
    """
    form = Form(edition, sent, words)
    role = form.known("role", "role", base.role if base else None)
    place = form.known("location", "location", base.location if base else None)
    if not role or not place:
        return Filled(None, tuple(form.complaints))
    before = base or from_role(edition, role, place)
    same = before.role == role
    wishes = replace(before, role=role, location=place, differs=before.differs if same else None)
    for name, read in READ.items():
        wishes = replace(wishes, **{name: read(form, name, getattr(wishes, name))})
    wishes = replace(wishes, pay=_following(edition, before, wishes))
    wishes = _begun(form, replace(wishes, differs=differs(form, wishes)))
    wishes = replace(wishes, translations=_translations(form, before, wishes))
    return Filled(wishes, tuple(dict.fromkeys(form.complaints)))


def _begun(form: Form, wishes: Wishes) -> Wishes:
    """The wishes in which what is said in another language alone is still to be written."""
    said = {name for texts in form.translated.values() for name, text in texts.items() if text}
    if "note" in said and not wishes.note:
        wishes = replace(wishes, note=UNFINISHED)
    if "other_pay" in said and wishes.other_pay is None:
        wishes = replace(wishes, other_pay=UNFINISHED)
    told = any(each.field.startswith("contact.") for each in form.complaints)
    if "contact/name" in said and wishes.contact is None and not told:
        form.no_contact()
    return wishes


def _translations(
    form: Form, before: Wishes, wishes: Wishes
) -> dict[str, dict[str, Translation]] | None:
    """The posting's own words in other languages."""
    data, kept = file_data(wishes), before.translations or {}
    found = {
        language: translating.typed(data, kept.get(language, {}), form.translated.get(language, {}))
        for language in dict.fromkeys((*form.others, *kept))
    }
    return {language: said for language, said in found.items() if said} or None


def _following(edition: Edition, before: Wishes, wishes: Wishes) -> PostingPay | None:
    """The pay that was wished for; where it was the whole band, that of the place as it is now."""
    whole = _whole(edition, before)
    if whole is None or wishes.pay != whole:
        return wishes.pay
    return _whole(edition, wishes) or wishes.pay


def _whole(edition: Edition, wishes: Wishes) -> PostingPay | None:
    if not edition.whole("role", wishes.role) or not edition.whole("location", wishes.location):
        return None
    return band_pay(edition, wishes.role, wishes.location, wishes.posted)


class Form:
    """Reads one field after the other, and notes what is wrong."""

    def __init__(self, edition: Edition, sent: Mapping[str, Sequence[str]], words: Wording) -> None:
        self.edition = edition
        self.sent = sent
        self.words = words
        self.complaints: list[Complaint] = []
        self.others = edition.book.project.settings.languages[1:]
        self.translated: dict[str, dict[str, str]] = {}
        """What was typed in other languages: by the language, then by the text's lasting name."""

    def wrong(self, field: str, text: str) -> None:
        """Note what is wrong with a field."""
        self.complaints.append(Complaint(field, text))

    # --- texts --------------------------------------------------------------------------------

    def text(self, field: str, most: int = NAME_LENGTH) -> str | None:
        """What was typed, without space around it; None where it wasn't sent or can't stand."""
        values = self.sent.get(field)
        return self.clean(field, values[-1], most) if values else None

    def clean(self, field: str, value: str, most: int = NAME_LENGTH) -> str | None:
        """A text as a file can have it: of one line where it is short; None of any other."""
        _ = self.words.gettext
        said = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(said) > most:
            message = _("This text is too long: %(most)s characters at most.")
            self.wrong(field, message % {"most": self.words.number(most)})
        elif ODD.search(said) or UNSENDABLE.search(said):
            message = _("This text has a sign in it that can’t be shown. Type it again by hand.")
            self.wrong(field, message)
        elif said and not re.search(SOMETHING, said):
            self.wrong(field, _("There is nothing in this text that one could read."))
        elif most <= NAME_LENGTH and "\n" in said:
            self.wrong(field, _("Write this in one line."))
        else:
            return said
        return None

    def translate(self, name: str, language: str, text: str | None) -> None:
        """Note what was typed for a text in another language; None where it can't stand."""
        if text is not None:
            self.translated.setdefault(language, {})[name] = text

    def in_others(self, field: str, name: str, most: int = NAME_LENGTH) -> None:
        """Note what was typed for a text in each other language, by fields of their own."""
        for language in self.others:
            self.translate(name, language, self.text(f"{field}.{language}", most))

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns of a list in which a text is typed in other languages."""
        return tuple(f"{name}.{language}" for language in self.others)

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The rows of a list, each with the texts of its columns, as they were typed."""
        lists = [list(self.sent.get(f"{name}.{column}", ())) for column in columns]
        count = max(map(len, lists))
        if count > ROWS:
            message = self.words.gettext("These are too many: %(most)s at most.")
            self.wrong(name, message % {"most": ROWS})
        for row in range(min(count, ROWS)):
            yield tuple(values[row] if row < len(values) else "" for values in lists)

    # --- values -------------------------------------------------------------------------------

    def known(self, field: str, kind: str, before: str | None) -> str | None:
        """The id of something that the book has; as before where it isn't sent or unknown."""
        _ = self.words.gettext
        said = self.text(field)
        if said is None:
            if before is None and kind != "industry" and field not in self.sent:
                self.wrong(field, self._missing(kind))
            return before
        if not said:
            if kind == "industry":
                return None
            self.wrong(field, self._missing(kind))
            return before
        if said in self.edition.ids(kind):
            return said
        self.wrong(
            field,
            {
                "role": _("There is no such role. Choose one from the list."),
                "location": _("There is no such place. Choose one from the list."),
                "industry": _("There is no such industry. Choose one from the list."),
            }[kind],
        )
        return before

    def _missing(self, kind: str) -> str:
        _ = self.words.gettext
        return _("Choose a role.") if kind == "role" else _("Choose a place.")

    def one_of(self, field: str, known: Mapping[str, Any], before: Any) -> Any:  # noqa: ANN401 - a value of any type
        """What one of a few words stands for."""
        said = self.text(field)
        if said is None:
            return before
        if said not in known:
            self.wrong(field, self.words.gettext("Choose one of the list."))
            return before
        return known[said]

    def number(
        self, field: str, before: float | None, most: float, *, least: float = 0, places: int = 2
    ) -> float | None:
        """A number as people write it; None where it is left empty."""
        _ = self.words.gettext
        said = self.text(field)
        if said is None or not said:
            return before if said is None else None
        digits = numeral(said)
        found = float(digits) if digits else -1.0
        if not digits:
            self.wrong(field, _("This is not a number. Write it in digits."))
        elif not least <= found <= most:
            message = _("This must be from %(low)s to %(high)s.")
            ends = {"low": self.words.number(least), "high": self.words.number(most)}
            self.wrong(field, message % ends)
        elif round(found, places) != found:
            self.wrong(field, _("This number has too many decimals."))
        else:
            return int(found) if found.is_integer() else found
        return before

    def day(self, field: str, before: Any) -> Any:  # noqa: ANN401 - a day, or what stands for none
        """A day; None where it is left empty."""
        said = self.text(field)
        if said is None or not said:
            return before if said is None else None
        with suppress(ValueError):
            found = dt.date.fromisoformat(said) if DAY.fullmatch(said) else None
            if found and found.year in YEARS:
                return found
        message = self.words.gettext("This is not a day. Write it as year-month-day: 2026-11-24.")
        self.wrong(field, message)
        return before

    # --- fields of a posting ------------------------------------------------------------------

    def needed_day(self, field: str, before: dt.date | str) -> Any:  # noqa: ANN401 - a day or `ongoing`
        """A day that a posting can't do without; of `closes`, also `ongoing`."""
        if field == "closes" and "ongoing" in self.sent.get(field, ()):
            day = next((one.strip() for one in self.sent[field] if one != "ongoing"), "")
            if day in {"", str(before)}:
                return "ongoing"
            message = self.words.gettext("Empty the day, or untick “Open until filled”.")
            self.wrong(field, message)
            return before
        found = self.day(field, before)
        if found is None:
            self.wrong(field, self.words.gettext("Choose a day."))
        return found or before

    def requisition(self, field: str, before: str) -> str:
        """The number of the vacancy; left empty, it is as before."""
        return self.text(field) or before

    def openings(self, field: str, before: int) -> int:
        """How many people are sought."""
        found = self.number(field, before, MOST_OPENINGS, least=1, places=0)
        return 1 if found is None else int(found)

    def pay(self, field: str, before: PostingPay | None) -> PostingPay | None:
        """Pay with the ends that are given; None where none is, nor whether more may be paid."""
        old = before or PostingPay()
        low, high = (
            self.number(f"{field}.{end}", getattr(old, end), MOST_PAY, places=DECIMALS)
            for end in ("min", "max")
        )
        more = self.one_of(f"{field}.may_exceed", {**YES, "": None}, old.may_exceed)
        said = PostingPay(min=low, max=high, may_exceed=more)
        return said if said != PostingPay() else None

    def other_pay(self, field: str, before: Any) -> Any:  # noqa: ANN401 - a text, False or None
        """Pay besides, False where there is none."""
        self.in_others(field, field, LONG)
        said = self.text(field, LONG)
        if self.text(f"{field}.none") != "yes" or (said is None and field in self.sent):
            return before if said is None else said or None
        if not said and not any(texts.get(field) for texts in self.translated.values()):
            return False
        message = self.words.gettext("Empty this, or untick “Nothing is paid besides”.")
        self.wrong(field, message)
        return before

    def languages(self, field: str, before: tuple[LanguageNeed, ...]) -> tuple[LanguageNeed, ...]:
        """The languages that are needed, each once, with level and reason."""
        if f"{field}.language" not in self.sent:
            return before
        _ = self.words.gettext
        found: dict[str, LanguageNeed] = {}
        columns = ("language", "level", "reason", *self.columns("reason"))
        for said, level, why, *others in self.rows(field, columns):
            language = said.strip()
            reason = self.clean(field, why, LONG) or UNFINISHED * any(map(str.strip, others))
            if not language and not reason:
                continue
            if not LANGUAGE.fullmatch(language):
                self.wrong(field, _("Choose a language."))
            elif language in found:
                self.wrong(field, _("This language is here twice."))
            elif level not in PROFICIENCIES:
                self.wrong(field, _("Choose how well the language is needed."))
            elif not reason:
                self.wrong(field, _("Say why the work needs this language."))
            else:
                need: Any = {"language": language, "level": level, "reason": reason}
                found[language] = LanguageNeed(**need)
                for other, text in zip(self.others, others, strict=True):
                    name = f"languages/{language}/reason"
                    self.translate(name, other, self.clean(field, text, LONG))
                continue
            found |= {each.language: each for each in before if each.language == language}
        return tuple(found.values())

    def note(self, field: str, before: str | None) -> str | None:
        """What is particular about the vacancy, with one empty line between paragraphs."""
        said = self.text(field, LONG)
        for language in self.others:
            other = self.text(f"{field}.{language}", LONG)
            self.translate(field, language, other and BLANK.sub("\n\n", other))
        return before if said is None else BLANK.sub("\n\n", said) or None

    def apply(self, field: str, before: str) -> str:
        """Where to apply; open where it is left empty."""
        for language in self.others:
            other = f"{field}.{language}"
            said = self.text(other, LONG)
            self.translate(field, language, said and self._address(other, said))
        said = self.text(field, LONG)
        if said is None or not said:
            return before if said is None else UNFINISHED
        return said if said == UNFINISHED else self._address(field, said) or before

    def _address(self, field: str, said: str) -> str | None:
        """An address, or a mailbox as one; None of any other text."""
        said = f"mailto:{said}" if MAILBOX.fullmatch(said) else said
        if is_address(said):
            return said
        message = self.words.gettext(
            "This is not an address. Write https://… or a mailbox such as jobs@our-company.com."
        )
        self.wrong(field, message)
        return None

    def contact(self, field: str, before: Asking | None) -> Asking | None:
        """Whom to ask; None where all of it is left empty."""
        _ = self.words.gettext
        said = {part: self.text(f"{field}.{part}") for part in ("name", "email", "phone")}
        self.in_others(f"{field}.name", f"{field}/name")
        wrong = any(said[part] is None and f"{field}.{part}" in self.sent for part in said)
        if wrong or (said["name"] is None and said["email"] is None):
            return before
        name, email = said["name"] or "", said["email"] or ""
        if not name and not email and not said["phone"]:
            return None
        if not name:
            self.no_contact()
        elif not email:
            self.wrong(f"{field}.email", _("Add their mailbox."))
        elif not MAILBOX.fullmatch(email) or len(email) > MAILBOX_LENGTH:
            self.wrong(f"{field}.email", _("This is not a mailbox. Write jobs@our-company.com."))
        else:
            phone = before.phone if before and said["phone"] is None else said["phone"]
            return Asking(name=name, email=email, phone=phone or None)
        return before

    def no_contact(self) -> None:
        """Note that nobody is named whom one could ask."""
        message = self.words.gettext("Say whom one can ask: a team or a function.")
        self.wrong("contact.name", message)


def _amount(most: float, least: float = 0) -> Callable[[Form, str, Any], Any]:
    return lambda form, name, before: form.number(name, before, most, least=least)


def _choice(known: Mapping[str, Any]) -> Callable[[Form, str, Any], Any]:
    return lambda form, name, before: form.one_of(name, known, before)


def _words_of(alias: Any) -> dict[str, str]:  # noqa: ANN401 - a Literal
    return {word: word for word in get_args(alias)}


READ: Mapping[str, Callable[[Form, str, Any], Any]] = {
    "requisition": Form.requisition,
    "industry": lambda form, name, before: form.known(name, "industry", before),
    "work_mode": _choice(_words_of(WorkMode)),
    "employment": _choice(_words_of(Employment)),
    "openings": Form.openings,
    "posted": Form.needed_day,
    "closes": Form.needed_day,
    "starts": Form.day,
    "ends": Form.day,
    "hours": _amount(MOST_HOURS, 0.25),
    "travel_percent": _amount(HUNDRED),
    "pay": Form.pay,
    "other_pay": Form.other_pay,
    "vacancy": _choice({"existing": "existing", "future": "future"}),
    "ai_screening": _choice(YES),
    "languages": Form.languages,
    "note": Form.note,
    "apply": Form.apply,
    "contact": Form.contact,
}
"""What reads each field of a form but role, place, and what differs from the role."""
