"""What a law asks for and a posting lacks, as people say it: the place, since when, of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import law
from generator.book.book import COMPANY
from generator.checks.law import NAMED, ONE_UNREAD, OPEN_UNREAD, limit, without_french
from generator.pay import ends
from generator.studio.grounds import foreign
from generator.views.places import place_label
from generator.wording import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.checks.law import Lacking
    from generator.law import Law
    from generator.studio.details import Details


def law_detail(the: Details, one: Lacking) -> str:
    """What a posting lacks of what a law asks for, and where, since when and of whom it asks that.

    Of a law in doubt, what is doubtful about it.
    """
    _, words, claim = the.words.gettext, the.words, one.claim
    asked = _asked(_).get(claim.requirement.what, "")
    lack, place = _lack(the, one), _place(the, claim.law)
    doubts = [*claim.doubts, *([one.lack.doubt] if one.lack.doubt else [])]
    if doubts:
        said = _("%(place)s: a law may ask for %(thing)s, but this isn’t certain: %(doubts)s.")
        told = join(piece for each in doubts for piece in ("; ", _doubt(the, each)))[2:]
        ask = the.sentence(said, place=place, thing=asked, doubts=told)
    elif claim.requirement.since:
        said = _("%(place)s: since %(day)s, the law asks %(whom)s for %(thing)s.")
        day = words.date(claim.requirement.since)
        whom = _whom(the, claim.law)
        ask = the.sentence(said, place=place, day=day, whom=whom, thing=asked)
    else:
        ask = ""
    return join(piece for each in (lack, ask) if each for piece in (" ", each))[1:]


def _asked(_: Callable[[str], str]) -> dict[str, str]:
    """What laws ask for, as it stands behind `asks for`."""
    return {
        "pay_range": _("a range of pay"),
        "minimum_pay": _("the least that is paid, and whether more may be"),
        "pay_before_interview": _("the pay in the posting or before the interview"),
        "benefits": _("the benefits"),
        "other_pay": _("what is paid besides, such as bonuses"),
        "accommodation_statement": _("the way to ask for an accommodation"),
        "french_version": _("a version in French, published at the same time"),
        "reasons_for_other_language": _("the reasons for asking for a language other than French"),
        "gender_neutral_title": _("a title that names no gender"),
        "no_canadian_experience": _("postings that ask for no Canadian experience"),
        "no_drivers_licence": _("postings that ask for no driver’s licence"),
    }


def _place(the: Details, asks: Law) -> str:
    """The place of a law; a city as the law calls it, all others as the rest of the page does."""
    _ = the.words.gettext
    if asks.cities:
        return foreign(asks.name, the.words)
    if asks.place == law.EU:
        return _("European Union")
    if asks.place in the.reader.ids("zone"):
        return place_label(the.reader, the.words, asks.place)
    return _places(_).get(asks.place) or the.words.place(asks.place)


def _places(_: Callable[[str], str]) -> dict[str, str]:
    """The parts of countries that have laws, as they are called."""
    return {
        "CA-BC": _("British Columbia"),
        "CA-ON": _("Ontario"),
        "CA-PE": _("Prince Edward Island"),
        "CA-QC": _("Quebec"),
        "US-CA": _("California"),
        "US-CO": _("Colorado"),
        "US-CT": _("Connecticut"),
        "US-DC": _("District of Columbia"),
        "US-DE": _("Delaware"),
        "US-HI": _("Hawaii"),
        "US-IL": _("Illinois"),
        "US-MA": _("Massachusetts"),
        "US-MD": _("Maryland"),
        "US-ME": _("Maine"),
        "US-MN": _("Minnesota"),
        "US-NJ": _("New Jersey"),
        "US-NY": _("New York State"),
        "US-VA": _("Virginia"),
        "US-VT": _("Vermont"),
        "US-WA": _("Washington State"),
    }


def _whom(the: Details, asks: Law) -> str:
    _ = the.words.gettext
    if asks.threshold is None or asks.threshold <= 1:
        return _("every employer")
    said = _("employers with %(number)s employees or more")
    return the.sentence(said, number=the.words.number(asks.threshold))


def _doubt(the: Details, doubt: str) -> str:
    """What is doubtful, in the reader's language; the law's own words for it stay as they are."""
    _ = the.words.gettext
    known = {
        law.WEAK: _("what we know of it is from weak sources"),
        law.ELSEWHERE: _("it may not be for work that is done elsewhere than at the office there"),
        law.FROM_HOME: _("it may not be for work from home that could be done there"),
        law.NO_CITY: _("the place names no city"),
        law.NO_THRESHOLD: _("how many employees an employer must have for it was not verified"),
        law.NATIONAL: _("the country’s own law may not have it yet"),
        law.WHOM: _("which employees it counts was not read"),
        law.NO_DAY: _("the day from which it holds isn’t known"),
        OPEN_UNREAD: _("an open end may do"),
        ONE_UNREAD: _("one amount may do"),
        WIDTH: _("base pay, commission and bonuses may count together"),
    }
    return next(
        (said for begins, said in known.items() if doubt.startswith(begins)),
        foreign(doubt, the.words),
    )


WIDTH = "a range may be"


def _lack(the: Details, one: Lacking) -> str:
    """What the posting lacks, as a sentence; empty where the finding's own has said it all."""
    _, what = the.words.gettext, one.claim.requirement.what
    if one.lack.text:
        return the.at(one.found, one.lack.text)
    if what == "french_version":
        return lacking_french(the)
    if what == "pay_range":
        return _range(the, one)
    band = the.band_in(the.zone)
    if what == "minimum_pay" and band:
        if ends(the.posting.pay, band)[0] is None:
            return _("Nothing says the least that is paid.")
        return _("Nothing says whether more may be paid.")
    return {
        "minimum_pay": _("No pay is stated."),
        "pay_before_interview": _("No pay is stated."),
        "benefits": _("The book names no benefit for this place and employment."),
        "other_pay": _("Nothing says what is paid besides."),
    }.get(what, "")


def _range(the: Details, one: Lacking) -> str:
    """What is wrong with a range of pay."""
    _, words, band = the.words.gettext, the.words, the.band_in(the.zone)
    if band is None:
        return _("No pay is stated.")
    if one.found.at[:1] == ("other_pay",):
        text = the.quoted(str(the.posting.other_pay))
        return the.sentence(_("The range was measured without “%(words)s”."), words=text)
    low, high = ends(the.posting.pay, band)
    if low is None or high is None:
        return _("The pay has an open end.")
    if low == high:
        return _("The pay is one amount.")
    most = limit(the.subject)
    if most is None:
        return _("How wide the range is was not measured: the law counts in another currency.")
    wide = round(round(high * most.times, 2) - round(low * most.times, 2), 2)
    values = {
        "wide": words.money(wide, most.currency),
        "most": words.money(most.amount, most.currency),
        "share": words.percent(most.share),
    }
    said = (
        _(
            "With %(share)s of variable pay the range is %(wide)s a year wide; the law lets it be "
            "%(most)s."
        )
        if most.share
        else _("The range is %(wide)s a year wide; the law lets it be %(most)s.")
    )
    return the.sentence(said, **values)


def lacking_french(the: Details) -> str:
    """What a posting shows that isn't wholly in French yet."""
    _, words = the.words.gettext, the.words
    names = [*_titles(the)]
    if not names:
        return ""
    more = len(names) - NAMED
    if more > 0:
        said = words.ngettext("%(number)s more", "%(number)s more", more)
        names = [*names[:NAMED], words.fill(said, number=words.number(more))]
    listed = words.all_of(names)
    return the.sentence(_("Not wholly in French yet: %(things)s."), things=listed)


def _titles(the: Details) -> Iterator[str]:
    _, edition = the.words.gettext, the.reader
    for kind, name in without_french(the.subject):
        if (kind, name) == COMPANY:
            yield _("what the employer says of itself")
        elif kind == "posting":
            yield _("what is particular about this vacancy")
        elif kind in {"role", "ladder"}:
            yield edition.card(name).title if kind == "role" else edition.ladder(name).title
        else:
            yield getattr(edition, kind)(name).name
