"""Whether what candidates read is fair, plain and says something: words, titles, sentences, length.

Words are those of the lists in `generator/data/words/` and of the project's own in
`content/words/`; limits are those of `checks:` in rolebook.yaml. All of it is advice but for words
that speak of age, which a law names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator import reading
from generator.book.book import COMPANY
from generator.checks.posting import can_be_read
from generator.industry import asked_by
from generator.offer import benefits, statements_there
from generator.words import TOKEN, finder, lacking, packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.book import model
    from generator.book.edition import Edition
    from generator.checks.subject import Subject, Text
    from generator.findings import Finding
    from generator.words import Hit

READ = {
    "company": ("tagline", "about", "benefits", "statements", "accommodation"),
    "skill": ("summary", "proficiency"),
    "role": (
        "title",
        "also_called",
        "summary",
        "duties",
        "skills",
        "requirements",
        "performance",
        "next",
        "questions",
    ),
    "industry": ("summary", "overlays"),
    "posting": ("languages", "differs", "note"),
}
"""The fields with texts that candidates read; what others say of the market is not ours."""
TITLES = ("title", "also_called")
GRADED = {
    "company": READ["company"],
    "role": ("summary", "duties", "requirements"),
    "posting": ("languages", "differs", "note"),
}
"""The fields that are read in one go, and so have a reading grade."""
SAMPLE = 100
"""The words that a grade needs at least, as Flesch counted them."""
STEMS = 6
"""So many different gender-coded stems make a balance; fewer say nothing."""
LAST = 18
"""The last school year that a grade is told by; what is beyond is told as later."""
SPLIT = 5
"""From so many requirements on, some are surely not a must."""

CAPITALS = re.compile(
    r"\b[^\W\d_a-zà-öø-ÿ]{7,}\b|\b[^\W\d_a-zà-öø-ÿ]{4,}[ ,]{1,2}[^\W\d_a-zà-öø-ÿ]{4,}\b"
)
CAPITAL = 4
"""The letters of the shortest word that shouts."""
ASCII_CAPITALS = re.compile(r"[A-Z]{4}")
MARKS = re.compile(r"[!?]{2,}")
MONEY = re.compile(
    r"[$€£]\s?\d[\d,. ]*k?|\d[\d,.\u00a0\u202f ]*\s?[$€£]|\b\d{2,3}k\b", re.IGNORECASE
)
EXTRAS = re.compile(
    r"\b(remote|hybrid|on-site|work from home|urgent|immediate start|now hiring|hiring now|wanted"
    r"|télétravail|hybride|à distance|urgent|recherchée?s?|début immédiat"
    r"|full[- ]time|part[- ]time|fixed[- ]term|temporary|temps (?:plein|partiel)|temporaire)\b",
    re.IGNORECASE,
)
OPTIONAL = re.compile(
    r"\b(preferred|nice to have|an asset|(?:is|be) a plus|desirable|ideally"
    r"|un atout|souhaitée?s?|souhaitables?|de préférence|idéalement|serait un plus)\b",
    re.IGNORECASE,
)
COMPULSORY = re.compile(
    r"\b(required|mandatory|must have|(?:is|are) a must|compulsory"
    r"|exigée?s?|obligatoires?|requis(?:es?)?|indispensables?)\b",
    re.IGNORECASE,
)
SHOWN = 12
"""So many words of a balance are listed at most."""


def listed(subject: Subject) -> Iterator[Finding]:
    """No text has words that a list speaks of."""
    for prose, hits in _hits(subject):
        told: set[tuple[str | None, str]] = set()
        for hit in hits:
            key = (hit.listed.code, hit.words.lower())
            if hit.listed.side is None and hit.listed.code and key not in told:
                told.add(key)
                yield _find(
                    subject,
                    hit.listed.code,
                    prose,
                    f"`{hit.words}` {hit.listed.says}, in `{prose.name}`",
                    f"instead: {hit.term.instead or hit.listed.instead}; source: "
                    f"{hit.listed.source}; evidence: {hit.listed.strength}",
                )


def balance(subject: Subject) -> Iterator[Finding]:
    """Gender-coded words are not nearly all of one kind; each stem counts once."""
    for one in balances(subject):
        shown = ", ".join(one.words[:SHOWN])
        yield subject.find(
            "gender-balance",
            (),
            f"{len(one.words)} of {one.coded} gender-coded words are {one.side}: {shown}",
            "read the text again for what the work really asks, then leave it as it is or "
            f"write some of it in other words; source: {one.listed.source}; evidence: "
            f"{one.listed.strength}",
            file=one.file,
        )


class Balance(NamedTuple):
    """Gender-coded words of a file that are nearly all of one side, out of so many of both."""

    file: str
    side: str
    words: tuple[str, ...]
    coded: int
    listed: model.WordList


def balances(subject: Subject) -> Iterator[Balance]:
    """The files of a thing whose gender-coded words are nearly all of one side."""
    sides: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    lists: dict[str, model.WordList] = {}
    for prose, hits in _hits(subject):
        if prose.field in GRADED.get(subject.kind, ()):
            for hit in hits:
                if hit.listed.side:
                    side = sides.setdefault((prose.file, prose.language), {})
                    side.setdefault(hit.listed.side, {}).setdefault(hit.term.id, hit.words.lower())
                    lists[hit.listed.side] = hit.listed
    limit = subject.edition.limits().coded_words
    for (file, _), found in sides.items():
        count = sum(len(words) for words in found.values())
        most, words = max(found.items(), key=lambda one: len(one[1]))
        if count >= STEMS and 100 * len(words) > limit * count:
            yield Balance(file, most, tuple(words.values()), count, lists[most])


def shouting(subject: Subject) -> Iterator[Finding]:
    """No text shouts: words in capitals, several exclamation marks."""
    for prose in _prose(subject):
        loud = shouted(prose.text, title=prose.field in TITLES)
        if loud:
            yield _find(
                subject,
                "shouting",
                prose,
                f"`{loud}` shouts, in `{prose.name}`",
                "write it in small letters, with one full stop; source: "
                "plain-language practice; evidence: practice",
            )


def shouted(text: str, *, title: bool = False) -> str:
    """What of a text shouts first; empty where nothing does. A title's capitals are left alone."""
    match = MARKS.search(text) if "!" in text or "?" in text else None
    if match is None and not title and _has_capitals(text):
        match = CAPITALS.search(text)
    return match[0] if match else ""


def _has_capitals(text: str) -> bool:
    """Whether any word is in capitals, which few are: looking closer takes much longer."""
    if text.isascii():
        return bool(ASCII_CAPITALS.search(text))
    return any(word.isupper() for word in TOKEN.findall(text) if len(word) >= CAPITAL)


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """No sentence is so long that its beginning is forgotten at its end."""
    limit = subject.edition.limits().sentence_words
    for prose in _prose(subject):
        if prose.text.count(" ") < limit // 2:
            continue
        for begins, words in too_long(prose.text, limit):
            yield _find(
                subject,
                "long-sentence",
                prose,
                f"the sentence that begins with `{begins}` has {words} words, in `{prose.name}`",
                f"make two of it, or a list; at most {limit:g} is the limit in rolebook.yaml: "
                "`checks: {sentence_words: …}`; source: plain-language practice; evidence: weak",
            )


def too_long(text: str, limit: float) -> Iterator[tuple[str, int]]:
    """How each sentence begins that has more words than the limit, and how many it has."""
    for sentence in reading.sentences(text):
        words = reading.length(sentence)
        if words > limit:
            yield _beginning(sentence), words


def reading_grade(subject: Subject) -> Iterator[Finding]:
    """What is read in one go needs no more schooling than most candidates have."""
    limit = subject.edition.limits().reading_grade
    for file, counted, grade in hard(subject):
        yield subject.find(
            "reading-grade",
            (),
            f"these texts read like school year {min(grade, LAST):.0f}"
            f"{' or later' if grade > LAST else ''}: {counted.words} words in "
            f"{counted.sentences} sentences, {counted.syllables / counted.words:.1f} syllables "
            "a word",
            f"shorter sentences and everyday words bring it to {limit:g} or below; the limit "
            "is `checks: {reading_grade: …}`; source: practice asks for 8 to 10; evidence: "
            "weak",
            file=file,
        )


def hard(subject: Subject) -> Iterator[tuple[str, reading.Counts, float]]:
    """The files of a thing that read like a school year above the limit, counted, with the year."""
    limit = subject.edition.limits().reading_grade
    parts: dict[tuple[str, str], list[str]] = {}
    for prose in _prose(subject):
        if prose.field in GRADED.get(subject.kind, ()):
            parts.setdefault((prose.file, prose.language), []).append(prose.text)
    for (file, language), found in parts.items():
        spoken = language.partition("-")[0]
        counted = reading.counts(found, spoken)
        grade = reading.grade(counted, spoken)
        if grade is not None and counted.words >= SAMPLE and grade > limit:
            yield file, counted, grade


def titles(subject: Subject) -> Iterator[Finding]:
    """A title would go on a business card: not long, not in capitals, without pay and place."""
    limit = subject.edition.limits().title_characters
    for prose in _prose(subject):
        if prose.field not in TITLES:
            continue
        text = prose.text
        if len(text) > limit:
            yield _find(
                subject,
                "title-length",
                prose,
                f"this title has {len(text)} characters, in `{prose.name}`",
                f"at most {limit} is the limit in rolebook.yaml: `checks: {{title_characters: …}}`;"
                " source: Workable, Indeed; evidence: practice",
            )
        if text.isupper() and CAPITALS.search(text):
            yield _find(
                subject,
                "title-capitals",
                prose,
                f"`{text[:80]}` is in capitals throughout",
                "write it as on a business card; source: Workable, Indeed; evidence: practice",
            )
        extra = MONEY.search(text) or EXTRAS.search(text) or _place_in(subject, text)
        if extra:
            yield _find(
                subject,
                "title-extras",
                prose,
                f"`{extra[0].strip()}` is no part of a title, in `{prose.name}`",
                "pay, place, way of working, type of employment and urgency have fields of their "
                "own; source: Workable, Indeed; evidence: practice",
            )


def requirements_split(subject: Subject) -> Iterator[Finding]:
    """What one must bring stands apart from what is nice to have, and the words agree with it."""
    bring = subject.thing.requirements
    if len(bring) >= SPLIT and all(one.must for one in bring):
        yield subject.find(
            "requirements-not-split",
            ("requirements",),
            f"all {len(bring)} requirements are a must",
            "write `must: false` at those without which one could do the work; source: doi "
            "10.1287/mnsc.2023.4907; evidence: moderate",
            on="key",
        )
    yield from _agreeing(subject, bring, "requirements")


def requirements_agree(subject: Subject) -> Iterator[Finding]:
    """What a posting asks for besides agrees with its words: a must, or nice to have."""
    added = subject.thing.differs.requirements.add
    yield from _agreeing(subject, added, "differs", "requirements", "add")


def _agreeing(
    subject: Subject, bring: tuple[model.Requirement, ...], *at: str
) -> Iterator[Finding]:
    """The words of requirements, which stand at a path, say a must where they are one."""
    for prose in _prose(subject):
        if prose.path[: len(at)] != at or prose.path[-1] != "text":
            continue
        must = bring[int(prose.path[len(at)])].must
        opposite = contradicted(prose.text, must=must)
        if opposite:
            yield _find(
                subject,
                "requirements-not-split",
                prose,
                f"`{opposite}` in `{prose.name}`, which is `must: {str(must).lower()}`",
                "let the words and `must` say the same; source: doi 10.1287/mnsc.2023.4907; "
                "evidence: moderate",
            )


def contradicted(text: str, *, must: bool) -> str:
    """The words of a requirement that say the opposite of its being a must, or not; or nothing."""
    match = (OPTIONAL if must else COMPULSORY).search(text)
    return match[0] if match else ""


def posting_length(subject: Subject) -> Iterator[Finding]:
    """An approved posting is neither so short that it says nothing nor so long that nobody ends it.

    Counted is what the book says in it, without what pages add: labels, dates, pay; and in the
    language that it is written in, for a translation has the length that its language takes.
    """
    posting, edition = subject.thing, subject.edition
    if not posting.approval or not can_be_read(edition, posting):
        return
    low, high = edition.limits().posting_words
    words = length(edition, posting)
    if not low <= words <= high:
        yield subject.find(
            "posting-length",
            ("role",),
            f"this posting has {words} words; {low} to {high} are read to the end",
            f"{'say more of the work' if words < low else 'take out what a role page says'}; the "
            "limits are `checks: {posting_words: […]}`; source: LinkedIn and Textio, who disagree; "
            "evidence: weak",
        )


def length(edition: Edition, posting: model.Posting) -> int:
    """The words of a posting that the book says."""
    return sum(map(reading.length, shown(edition, posting)))


def own_list(subject: Subject) -> Iterator[Finding]:
    """A project's list says all that a list needs, or lies over a packaged one."""
    words: model.WordList = subject.thing
    base = packaged().get(subject.name)
    if base is None:
        for field in lacking(words):
            yield subject.find(
                "missing-field",
                (),
                f"`{field}` is missing",
                "a list needs it, unless its file is named like one of Rolebook's: "
                f"{', '.join(packaged())}",
                on="key",
            )
    known = {term.id for term in base.terms} if base else set()
    for index, term in enumerate(words.terms):
        if term.off and term.id not in known:
            yield subject.find(
                "bad-value",
                ("terms", index, "id"),
                f"no packaged list `{subject.name}` has a term `{term.id}` to switch off",
                "take the entry out, or correct its id or the file's name",
            )
        elif not term.off and not term.words:
            yield subject.find(
                "missing-field",
                ("terms", index),
                "`words` is missing",
                "write the words to look for: [rock star/stars]",
                on="key",
            )


def shown(edition: Edition, posting: model.Posting) -> Iterator[str]:
    """The texts of the book that a posting shows."""
    role, company = edition.role(posting.role), edition.company()
    ask, location = asked_by(edition, posting), edition.location(posting.location)
    yield from (company.about, role.title, role.summary, posting.note or "")
    yield from (duty.text for duty in ask.duties)
    for one in ask.requirements:
        yield from (*one.fields, one.of or "", one.text or "", one.equivalent or "")
    yield from benefits(edition, location, posting.employment)
    for statement in statements_there(edition, location):
        yield from (statement.title, statement.text)
    yield company.accommodation.text if company.accommodation else ""


@lru_cache(maxsize=2)
def _prose(subject: Subject) -> tuple[Text, ...]:
    """Every text of a thing that candidates read, in each language that it is written in."""
    return tuple(text for text in subject.texts() if text.field in READ[subject.kind])


@lru_cache(maxsize=2)
def _hits(subject: Subject) -> tuple[tuple[Text, list[Hit]], ...]:
    """Every text that candidates read, with the words in it that a list speaks of."""
    own, names = lists_of(subject.edition)
    return tuple(
        (
            prose,
            finder(prose.language, own).find(prose.text, names, heading=prose.field in TITLES),
        )
        for prose in _prose(subject)
    )


def lists_of(edition: Edition) -> tuple[tuple[tuple[str, model.WordList], ...], tuple[str, ...]]:
    """The project's own lists, and the names of the company."""
    own = tuple((name, edition.words(name)) for name in edition.ids("words"))
    if not edition.whole(*COMPANY):
        return own, ()
    company = edition.company()
    full = [n.partition(" (")[0] for n in (company.name, company.legal_name or "") if n]
    return own, tuple(dict.fromkeys([*full, *_first(full)]))


def hits_of(edition: Edition, found: Finding, text: str) -> list[Hit]:
    """The words of a text that a finding of a list is about, as often as they stand there."""
    own, names = lists_of(edition)
    return [
        hit
        for hit in finder(edition.language, own).find(text, names)
        if hit.listed.code == found.code and found.message.startswith(f"`{hit.words}` ")
    ]


def _first(names: Iterable[str]) -> Iterator[str]:
    """The word by which a company of several words is known: `Ninja` of Ninja Crates Ltd."""
    for name in names:
        word = name.split()[0]
        if word[0].isupper() and len(word) > len("The"):
            yield word


def _place_in(subject: Subject, text: str) -> re.Match[str] | None:
    """A city of the book that a title names."""
    edition = subject.edition
    for name in edition.ids("location"):
        city = edition.location(name).city
        match = re.search(rf"\b{re.escape(city)}\b", text) if city else None
        if match:
            return match
    return None


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:5])


def _find(subject: Subject, code: str, prose: Text, message: str, advice: str) -> Finding:
    return subject.find(code, prose.at, message, advice, file=prose.file)
