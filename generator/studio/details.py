"""A finding of a posting into what it is about, for people: its field, words, amounts and days.

Everything is worked out from the book with the posting in it, and said as the page says it.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.shape import KEYS
from generator.book.values import UNFINISHED
from generator.checks import words as texts
from generator.checks.law import lacking
from generator.checks.posting import OFFICE_DAYS, likely_period
from generator.checks.subject import Subject
from generator.checks.text import MARKUP, lacking_glyphs
from generator.pay import band_for, ends
from generator.studio.fields import UNSHOWN, in_language
from generator.studio.law_details import lacking_french, law_detail
from generator.studio.naming import part_name, said_in, title_of
from generator.views.places import place_label
from generator.wording import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.book.book import Book
    from generator.book.model import PayBand, Posting
    from generator.checks.law import Lacking
    from generator.findings import Finding, Path
    from generator.wording import Wording

QUOTED = 120
"""So many characters of a text are quoted at most."""

SAID = frozenset(["apply", "contact", "languages", "note", "other_pay"])
"""The fields that the form has in each language, besides what is added."""

TICKED = re.compile("`([^`]+)`")
"""What findings quote, as it stands in a file."""


def as_sentence(message: str) -> str:
    """A finding's own message, as a sentence for people."""
    text = TICKED.sub(r"“\1”", message)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


class Details:
    """Tells what findings of one file of a posting are about; most of it is worked out once.

    The file is the posting's own, or its translation into a `language`.
    """

    def __init__(self, book: Book, name: str, words: Wording, language: str = "") -> None:
        self.book = book
        self.name = name
        self.words = words
        self.language = language or book.language
        self.file = dict(book.files["posting", name][1]).get(language, "")
        self.edition = Edition(book, self.language)
        self.reader = Edition(book, said_in(words, book))
        self.posting: Posting = self.edition.posting(name)

    def of(self, found: Finding) -> str | None:
        """What a finding is about; empty where there is no more to say, None where nobody knows."""
        tell = TELL.get(found.code)
        return tell(self, found) if tell else None

    @cached_property
    def subject(self) -> Subject:
        """The posting under check."""
        return Subject(self.book, "posting", self.name)

    @cached_property
    def lacks(self) -> tuple[Lacking, ...]:
        """What the posting lacks of what laws ask for."""
        return tuple(lacking(self.subject))

    @cached_property
    def data(self) -> Any:  # noqa: ANN401 - plain data of a file
        """What the posting's file says."""
        return json.loads(self.book.data(("posting", self.name, self.language)))

    @property
    def role(self) -> str:
        """The role's title, as the reader reads it."""
        return self.reader.card(self.posting.role).title

    @property
    def place(self) -> str:
        """The name of the place."""
        return self.reader.location(self.posting.location).name

    @property
    def zone(self) -> str:
        """The pay zone of the place."""
        return self.edition.location(self.posting.location).zone

    def band_in(self, zone: str) -> PayBand | None:
        """The role's band that holds in a zone when the posting opens."""
        return band_for(self.edition.role(self.posting.role).pay, zone, self.posting.posted)

    def text_at(self, at: Path) -> str:
        """The text that stands at a path; empty where none does."""
        value = self.data
        for step in at:
            try:
                value = _item(value, step)
            except (LookupError, TypeError):
                return ""
        return value if isinstance(value, str) else ""

    # --- how it is said -----------------------------------------------------------------------

    def sentence(self, said: str, **values: str) -> str:
        """A sentence with its gaps filled, as it is written in the reader's language."""
        return self.words.fill(said, **values)

    def quoted(self, text: str) -> str:
        """Words of the posting, marked where they are in another language than the reader's."""
        short = UNSHOWN.sub("\ufffd", text if len(text) <= QUOTED else f"{text[:QUOTED]}…")
        theirs = self.language.partition("-")[0] != self.words.language.partition("-")[0]
        return Foreign(short, self.language) if theirs else short

    def at(self, found: Finding, text: str) -> str:
        """The field of a finding, and words in it."""
        said = self.words.gettext("%(field)s: “%(words)s”.")
        ended = text.removesuffix(".") if not text.endswith("..") else text
        return self.sentence(said, field=self.field(found.at), words=self.quoted(ended))

    def field(self, at: Path, language: str = "") -> str:
        """The field of the form that a path leads to; what is added to a list says so."""
        _, known = self.words.gettext, labels(self.words.gettext)
        whole = ".".join(step for step in at if isinstance(step, str))
        name = whole if whole in known else str(at[0]) if at else ""
        label = known.get(name, name)
        if name == "differs" and len(at) > 1:
            label = known[f"differs.{at[1]}"]
        if "add" in at:
            label = self.sentence(_("%(list)s, added"), list=label)
        said = name in SAID or "add" in at
        many = len(self.edition.languages()) > 1
        return in_language(self.words, label, language or self.language) if said and many else label


def _item(value: Any, step: str | int) -> Any:  # noqa: ANN401 - plain data of any shape
    """What stands at one step of a path: in a translation, a list's item goes by its key."""
    if isinstance(value, list) and isinstance(step, str):
        return next(each for each in value if step in {each.get(key) for key in KEYS})
    return value[step]


def labels(_: Callable[[str], str]) -> dict[str, str]:
    """What the fields of the form are called, by where they stand in a posting's file."""
    return {
        "apply": _("Where to apply"),
        "closes": _("Last day to apply"),
        "contact": _("Whom to ask: a team or a function, never a person’s name"),
        "contact.email": _("Their mailbox"),
        "contact.phone": _("Their telephone"),
        "differs": _("What differs from the role"),
        "differs.duties": _("What one does"),
        "differs.requirements": _("What one brings"),
        "ends": _("Last day of work, of a fixed term"),
        "industry": _("Industry"),
        "languages": _("Why the work needs it"),
        "location": _("Place"),
        "note": _("In your words"),
        "other_pay": _("Pay besides that"),
        "pay": _("Pay"),
        "requisition": _("Requisition number"),
        "role": _("Role"),
        "starts": _("First day of work, if it is known"),
        "work_mode": _("Work mode"),
    }


# --- days, numbers, places ------------------------------------------------------------------------


def _opens_and_closes(the: Details, found: Finding) -> str:
    del found
    said = the.words.gettext("It opens on %(opens)s and closes on %(closes)s.")
    closes = the.words.loose(str(the.posting.closes))
    return the.sentence(said, opens=the.words.date(the.posting.posted), closes=closes)


def _works(the: Details, found: Finding) -> str:
    del found
    _, posting = the.words.gettext, the.posting
    days = {"opens": posting.posted, "starts": posting.starts, "ends": posting.ends}
    said = {name: the.words.date(day) for name, day in days.items() if day}
    if posting.starts and posting.ends:
        told = _(
            "The posting opens on %(opens)s. The work begins on %(starts)s and ends on %(ends)s."
        )
    elif posting.starts:
        told = _("The posting opens on %(opens)s, and the work begins on %(starts)s.")
    else:
        told = _(
            "The posting opens on %(opens)s, the work ends on %(ends)s, and nothing says when it "
            "begins."
        )
    return the.sentence(told, **said)


def _approved(the: Details, found: Finding) -> str:
    del found
    approval = the.posting.approval
    if approval is None:
        return ""
    said = the.words.gettext("Approved by %(by)s on %(on)s.")
    return the.sentence(said, by=the.quoted(approval.by), on=the.words.date(approval.on))


def _changed(the: Details, found: Finding) -> str:
    del found
    parts = the.words.all_of(
        part_name(part, the.words) for part in the.book.changed(the.name) or ()
    )
    return the.sentence(the.words.gettext("What changed: %(parts)s."), parts=parts) if parts else ""


def _numbered(the: Details, found: Finding) -> str:
    del found
    number = the.posting.requisition
    first, *_rest = the.edition.postings_numbered(number)
    other = the.edition.posting(first)
    said = the.words.gettext("%(number)s is the number of “%(posting)s”, which opens on %(day)s.")
    title = title_of(the.reader, other.role, other.location)
    return the.sentence(said, number=number, posting=title, day=the.words.date(other.posted))


def _industry(the: Details, found: Finding) -> str:
    del found
    if not the.posting.industry:
        return ""
    said = the.words.gettext("%(industry)s has nothing of its own for the role %(role)s.")
    return the.sentence(
        said, industry=the.reader.industry(the.posting.industry).name, role=the.role
    )


def _place(the: Details, found: Finding) -> str:
    del found
    return the.sentence(the.words.gettext("Place: %(place)s."), place=the.place)


def _mode(the: Details, found: Finding) -> str:
    days = OFFICE_DAYS.search(the.posting.note or "")
    if the.posting.work_mode == "remote" and days:
        said = the.words.gettext("%(field)s: “%(words)s”.")
        return the.sentence(said, field=the.field(("note",)), words=the.quoted(days[0]))
    return _place(the, found)


# --- pay ------------------------------------------------------------------------------------------


def _ends(the: Details, found: Finding) -> str:
    del found
    said, low, high = the.posting.pay, None, None
    if said:
        low, high = said.min, said.max
    if low is None or high is None:
        return ""
    band = _band(the)
    amounts = [
        the.words.money(end, band.currency) if band else the.words.number(end)
        for end in (low, high)
    ]
    told = the.words.gettext("The low end is %(low)s, the high end %(high)s.")
    return the.sentence(told, low=amounts[0], high=amounts[1])


def _band(the: Details) -> PayBand | None:
    edition, posting = the.edition, the.posting
    whole = edition.whole("role", posting.role) and edition.whole("location", posting.location)
    return the.band_in(the.zone) if whole else None


def _outside(the: Details, found: Finding) -> str:
    del found
    _, band = the.words.gettext, _band(the)
    if band is None:
        return ""
    low, high = ends(the.posting.pay, band)
    far = {
        "low": (low, _("The low end is %(far)s too low."), _("The low end is %(far)s too high.")),
        "high": (
            high,
            _("The high end is %(far)s too low."),
            _("The high end is %(far)s too high."),
        ),
    }
    said = [_banded(the, band)]
    for end, below, above in far.values():
        if end is not None and not band.min <= end <= band.max:
            amount = band.min - end if end < band.min else end - band.max
            told = the.words.money(round(amount, 4), band.currency)
            said.append(the.sentence(below if end < band.min else above, far=told))
    period = likely_period(the.edition, low, high, band)
    if period:
        amounts = the.words.pay(low, high, band.currency, period)
        told = _("Was it to be %(pay)s? The band is for another period.")
        said.append(the.sentence(told, pay=_inside(amounts)))
    return _joined(said)


def _banded(the: Details, band: PayBand) -> str:
    """The band of the role in its zone."""
    said = the.words.gettext("The band of the role %(role)s, %(place)s: %(band)s.")
    place = place_label(the.reader, the.words, band.zone)
    return the.sentence(said, role=the.role, place=place, band=_pay_of(the, band))


def _pay_of(the: Details, band: PayBand) -> str:
    return the.words.pay(band.min, band.max, band.currency, band.period)


def _inside(text: str) -> str:
    """A phrase as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def _no_band(the: Details, found: Finding) -> str:
    del found
    governance = the.edition.role(the.posting.role).governance
    place = place_label(the.reader, the.words, the.zone)
    _ = the.words.gettext
    told = _("%(place)s: no pay band of the role %(role)s holds on %(day)s.")
    day = the.words.date(the.posting.posted)
    said = [the.sentence(told, role=the.role, day=day, place=place)]
    if governance:
        owner = the.quoted(governance.owner)
        said.append(the.sentence(_("Who looks after the role: %(owner)s."), owner=owner))
    return _joined(said)


def _mixed(the: Details, found: Finding) -> str:
    del found
    ours, location = _band(the), the.edition.location(the.posting.location)
    if ours is None:
        return ""
    others = (the.band_in(area) for area in location.remote_areas)
    unlike = [
        band
        for band in others
        if band and (band.currency, band.period) != (ours.currency, ours.period)
    ]
    return _joined(_banded(the, band) for band in (ours, *unlike))


def _joined(sentences: Iterable[str]) -> str:
    said = [each for each in sentences if each]
    return join(piece for each in said for piece in (" ", each))[1:] if said else ""


# --- what differs from the role -------------------------------------------------------------------


def _value(the: Details, found: Finding) -> str:
    text = the.text_at(found.at)
    return the.at(found, text.removeprefix("mailto:")) if text else ""


def _again(the: Details, found: Finding) -> str:
    text = the.text_at((*found.at[:-1], "text"))
    return the.at(found, text) if text else _value(the, found)


def _ordered(the: Details, found: Finding) -> str:
    """A duty or a requirement that the order names, in the role's words where it has it."""
    role, name = the.edition.role(the.posting.role), the.text_at(found.at)
    known = role.duties if found.at[1] == "duties" else role.requirements
    text = next((one.text for one in known if one.id == name), None)
    return the.at(found, text or name)


# --- words ----------------------------------------------------------------------------------------


def _listed(the: Details, found: Finding) -> str:
    hits = texts.hits_of(the.edition, found, the.text_at(found.at))
    return the.at(found, hits[0].words) if hits else _value(the, found)


def _loud(the: Details, found: Finding) -> str:
    return the.at(found, texts.shouted(the.text_at(found.at)))


def _long(the: Details, found: Finding) -> str:
    limit = the.edition.limits().sentence_words
    said = the.words.gettext(
        "%(field)s: the sentence that begins with “%(words)s” has %(number)s words."
    )
    for begins, count in texts.too_long(the.text_at(found.at), limit):
        if f"`{begins}`" in found.message:
            number = the.words.number(count)
            field = the.field(found.at)
            return the.sentence(said, field=field, words=the.quoted(begins), number=number)
    return ""


def _hard(the: Details, found: Finding) -> str:
    del found
    limit = the.words.number(the.edition.limits().reading_grade)
    said = the.words.gettext("They read like school year %(grade)s. The aim is %(limit)s at most.")
    for file, _counted, grade in texts.hard(the.subject):
        if file == the.file:
            grown = the.words.number(round(min(grade, texts.LAST)))
            return the.sentence(said, grade=grown, limit=limit)
    return ""


def _balance(the: Details, found: Finding) -> str:
    del found
    _ = the.words.gettext
    said = {
        "masculine": _("%(number)s of %(count)s are felt to be masculine: %(words)s."),
        "feminine": _("%(number)s of %(count)s are felt to be feminine: %(words)s."),
    }
    for one in texts.balances(the.subject):
        if one.file == the.file:
            number, count = the.words.number(len(one.words)), the.words.number(one.coded)
            listed = the.quoted(", ".join(one.words[: texts.SHOWN]))
            return the.sentence(said[one.side], number=number, count=count, words=listed)
    return ""


def _length(the: Details, found: Finding) -> str:
    del found
    low, high = the.edition.limits().posting_words
    numbers = {"number": texts.length(the.edition, the.posting), "low": low, "high": high}
    said = the.words.gettext("It has %(number)s words. %(low)s to %(high)s are read to the end.")
    return the.sentence(said, **{name: the.words.number(one) for name, one in numbers.items()})


def _contradicted(the: Details, found: Finding) -> str:
    _, text = the.words.gettext, the.text_at(found.at)
    must = _item(the.data["differs"]["requirements"]["add"], found.at[3])["must"]
    said = (
        _("%(field)s: “%(words)s”, though it is marked as a must.")
        if must
        else _("%(field)s: “%(words)s”, though it is marked as nice to have.")
    )
    opposite = the.quoted(texts.contradicted(text, must=must))
    return the.sentence(said, field=the.field(found.at), words=opposite)


def _unfinished(the: Details, found: Finding) -> str:
    _, text = the.words.gettext, the.text_at(found.at)
    if text.startswith(UNFINISHED) or not text:
        said = _("%(field)s: nothing yet.")
        return the.sentence(said, field=the.field(found.at))
    said = _(
        "%(field)s: “%(words)s” is an address for examples, and nobody reads what is sent there."
    )
    words = the.quoted(text.removeprefix("mailto:"))
    return the.sentence(said, field=the.field(found.at), words=words)


def _markup(the: Details, found: Finding) -> str:
    code = MARKUP.search(the.text_at(found.at))
    return the.at(found, code[0] if code else "")


def _glyphs(the: Details, found: Finding) -> str:
    return the.at(found, " ".join(sorted(lacking_glyphs(the.text_at(found.at)))))


# --- laws -----------------------------------------------------------------------------------------


def _law(the: Details, found: Finding) -> str:
    one = next((each for each in the.lacks if each.found == found), None)
    return law_detail(the, one) if one else ""


def _french(the: Details, found: Finding) -> str:
    del found
    return lacking_french(the)


def _translation(the: Details, found: Finding) -> str:
    """The languages of the site that the finding is about, and what isn't said in them."""
    overlays = dict(the.book.files["posting", the.name][1])
    into = [one for one, file in overlays.items() if file == found.file]
    settings = the.book.project.settings
    told = []
    for language in into or [one for one in settings.languages[1:] if one not in overlays]:
        lacking_there = the.edition.lacking("posting", the.name, language)
        fields = dict.fromkeys(the.field(at, language) for at in lacking_there)
        if fields and found.code == "translation-missing":
            said = the.words.gettext("Nothing yet: %(fields)s.")
            told.append(the.sentence(said, fields=the.words.all_of(fields)))
        else:
            called = the.words.language_name(language)
            said = the.words.gettext("Language: %(language)s.")
            told.append(the.sentence(said, language=called))
    return _joined(told)


def _nothing(the: Details, found: Finding) -> str:
    del the, found
    return ""


TELL: Mapping[str, Callable[[Details, Finding], str]] = {
    "posting-closes-before-posted": _opens_and_closes,
    "posting-ends-before-starts": _works,
    "posting-start": _works,
    "posting-same-requisition": _numbered,
    "date-ahead": _approved,
    "approval-outdated": _changed,
    "approval-without-digest": _approved,
    "industry-without-overlay": _industry,
    "posting-remote-nowhere": _place,
    "posting-not-remote": _mode,
    "posting-no-city": _place,
    "apply-not-https": _value,
    "unknown-role": _value,
    "unknown-location": _value,
    "unknown-industry": _value,
    "unknown-duty": _value,
    "unknown-requirement": _value,
    "unknown-resource": _value,
    "min-over-max": _ends,
    "posting-pay-outside-band": _outside,
    "posting-no-band": _no_band,
    "posting-awaits-band": _no_band,
    "posting-mixed-pay": _mixed,
    "posting-adds-again": _again,
    "posting-no-essential": _nothing,
    "posting-order": _ordered,
    "duplicate-item": _value,
    **dict.fromkeys(
        ("age-words", "gendered-words", "jargon", "hype", "exclusion", "empty-promise"), _listed
    ),
    "shouting": _loud,
    "long-sentence": _long,
    "reading-grade": _hard,
    "gender-balance": _balance,
    "posting-length": _length,
    "requirements-not-split": _contradicted,
    "unfinished-text": _unfinished,
    "posting-no-apply": _unfinished,
    "html-in-text": _markup,
    "missing-glyph": _glyphs,
    "control-character": _value,
    "bidi-override": _value,
    **dict.fromkeys(
        (
            "law-pay-range",
            "law-minimum-pay",
            "law-pay-before-interview",
            "law-benefits",
            "law-other-pay",
            "law-accommodation",
            "law-gendered-title",
            "law-other-language",
            "law-canadian-experience",
            "law-drivers-licence",
            "law-unsure",
        ),
        _law,
    ),
    "law-none-known": _place,
    "translation-required": _french,
    "translation-awaited": _french,
    **dict.fromkeys(
        ("translation-missing", "translation-stale", "translation-unlocked"), _translation
    ),
}
"""What says what a finding of each code is about."""
