"""The code of a finding into a sentence for someone who makes postings and knows no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.rules import RULES
from generator.studio.grounds import foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.wording import Wording


def plain(code: str, words: Wording) -> str:
    """What a finding means for a posting and what to do; its title where there is no sentence."""
    for say in (_days_and_places, _pay, _law, _texts, _book):
        if code in (said := say(words.gettext)):
            return said[code]
    return foreign(RULES[code].title, words)


def _days_and_places(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "posting-closes-before-posted": _(
            "The last day to apply is before the posting opens. Choose a later one."
        ),
        "posting-ends-before-starts": _(
            "The work would end before it begins. Correct one of the two days."
        ),
        "posting-start": _(
            "The first day of work is missing, or comes before the posting opens. Correct it."
        ),
        "posting-same-requisition": _(
            "Another posting has this number already. Give this one a number of its own."
        ),
        "date-ahead": _("A day of something that has happened is still to come."),
        "posting-remote-nowhere": _(
            "This work is done from home, and the place doesn’t say where one may live. Choose "
            "another place or another way of working."
        ),
        "posting-not-remote": _(
            "The way of working doesn’t fit the place or the note. Correct one of them."
        ),
        "posting-no-city": _("The place has no city, and job boards ask for one."),
        "posting-no-apply": _("Nobody can apply: say where applications go."),
        "apply-not-https": _(
            "The address for applications isn’t secure. Use one that begins with https://."
        ),
        "industry-without-overlay": _(
            "This industry changes nothing in this role. Leave it out, or choose another one."
        ),
        "unknown-role": _("The book no longer has this role. Choose another one."),
        "unknown-location": _("The book no longer has this place. Choose another one."),
        "unknown-industry": _("The book no longer has this industry. Choose another one."),
        "unknown-duty": _("A duty is left out that the role doesn’t have. Take that line out."),
        "unknown-requirement": _(
            "A requirement is left out that the role doesn’t have. Take that line out."
        ),
        "unknown-resource": _("A certification is asked for that the book doesn’t have."),
        "posting-adds-again": _("Something is added that the role has already. Take it out."),
        "posting-no-essential": _(
            "Every duty that the role exists for is left out. Keep one, or choose another role."
        ),
        "posting-order": _(
            "The order names something that isn’t in this posting. It can be taken out."
        ),
        "duplicate-item": _("Something stands in a list twice."),
        "duplicate-id": _("Something stands in a list twice."),
    }


def _pay(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "min-over-max": _("The low end of pay is above the high end. Exchange them."),
        "posting-pay-outside-band": _(
            "The pay is outside the band that holds for this role there. Keep to the band."
        ),
        "posting-no-band": _(
            "The role has no pay band for this place. Ask who looks after the role to add one."
        ),
        "posting-awaits-band": _(
            "The role has no pay band for this place, so this can’t be approved yet. Ask who "
            "looks after the role to add one."
        ),
        "posting-mixed-pay": _(
            "One may work where the role is paid in another currency or period. Make a posting "
            "for each area."
        ),
    }


def _law(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "law-pay-range": _("The law there asks for a range of pay, and not too wide a one."),
        "law-minimum-pay": _(
            "The law there asks for the least that is paid, and whether more may be."
        ),
        "law-pay-before-interview": _("The law there asks for the pay before an interview."),
        "law-benefits": _("The law there asks for benefits, and the book names none."),
        "law-other-pay": _(
            "The law there asks what is paid besides, such as bonuses, or that nothing is."
        ),
        "law-accommodation": _(
            "The law there asks how one can ask for an accommodation. The book doesn’t say."
        ),
        "law-gendered-title": _("The law there asks for a title that names no gender."),
        "law-other-language": _(
            "The law there asks for a reason for each language other than French. Give it, or "
            "don’t ask for the language."
        ),
        "law-canadian-experience": _(
            "The law there doesn’t let postings ask for experience in Canada. Say what one must "
            "be able to do."
        ),
        "law-drivers-licence": _(
            "The law there doesn’t let postings ask for a driver’s licence where driving is no "
            "duty."
        ),
        "law-unsure": _("A law there may ask for something that this posting doesn’t say."),
        "law-none-known": _(
            "No law on job postings is known here for this place. That isn’t to say that there "
            "is none."
        ),
        "translation-required": _("The law there asks for all of it in French. Some is missing."),
        "translation-awaited": _(
            "Before it is approved, the law there asks for all of it in French. Some is missing."
        ),
    }


def _texts(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "age-words": _("These words speak of age. Say what the work takes."),
        "gendered-words": _("These words name one gender alone. Write words for everyone."),
        "jargon": _("These words are known to insiders alone. Use everyday ones."),
        "hype": _("These words praise where they should describe. Name what is meant."),
        "exclusion": _("These words shut people out who could do the work. Name the task."),
        "empty-promise": _("Nobody can check this promise. Write the figure, or leave it out."),
        "gender-balance": _(
            "Nearly all words that are felt to be of one gender are of the same one. Read the "
            "text again; no word is wrong by itself."
        ),
        "shouting": _("This text shouts. Use small letters and one full stop."),
        "long-sentence": _("This sentence is long. Make two of it."),
        "reading-grade": _("These texts are hard to read. Use shorter sentences and words."),
        "posting-length": _("The posting is too short to say enough, or too long to be read."),
        "requirements-not-split": _(
            "The words of a requirement don’t fit whether it is a must or nice to have."
        ),
        "html-in-text": _("A text has code in it, which is shown as it stands. Take it out."),
        "missing-glyph": _("A text has signs that our fonts lack. Use other ones."),
        "unfinished-text": _("Something is not written yet. It can wait until the approval."),
        "control-character": _("A text has a sign in it that can’t be shown."),
        "bidi-override": _("A text has a sign in it that turns its direction. Take it out."),
    }


def _book(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "approval-outdated": _("This changed after it was approved. It needs a new approval."),
        "approval-without-digest": _("The approval doesn’t say of what. It needs a new one."),
        "translation-missing": _(
            "Not all of it is in each language of the site. Candidates read the original there."
        ),
        "translation-stale": _(
            "The original has changed since it was translated. Read the translation again."
        ),
        "translation-unlocked": _(
            "Nothing says of which words the translation was made. Read it again."
        ),
        "unused-silence": _("A note in the file silences something that isn’t there any more."),
    }
