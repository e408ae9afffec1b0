"""A built site into the first difference between its files, and how much agrees.

The JSON form of a posting is what its other forms are held against; where it isn't built, the
page is. Languages are compared in what has no words: dates, amounts, codes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.verify.agree import Bench, Count, Difference, Side
from generator.verify.output import FEEDS, Output
from generator.verify.readers import POSTING, feed, posting
from generator.verify.said import Foreign, Unreadable, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.verify.output import Files, Language
    from generator.verify.said import Said

BOARDS = ("indeed", "linkedin")
"""The feeds of vacancies that job boards read; a pool is none."""

LINKEDIN_ID = 40
LINKEDIN_CUT = 31
"""The most characters of LinkedIn's id; a longer one is cut, and ends in a digest."""

Entries = dict[str, dict[str, "Said"]]
"""What the feeds of a language say: by their form, then by what they call a posting."""


def verify(root: Path) -> tuple[Count, Difference | None]:
    """What was compared in a built site, and the first difference, if any."""
    count = Count()
    return count, next(differences(Output(root), count), None)


def differences(output: Output, count: Count) -> Iterator[Difference]:
    """Every difference of a site: its files, then posting by posting."""
    for name in output.missing():
        yield Difference(name, "this file is missing, though a build made it")
    for name in output.extra():
        yield Difference(name, "this file is extra: no build made it")
    yield from absent(output.languages)
    feeds: dict[str, Entries] = {}
    for language in output.languages:
        feeds[language.name] = {}
        yield from _read_feeds(output, language, feeds[language.name], count)
    names = sorted({name for language in output.languages for name in language.postings})
    count.postings, count.languages = len(names), len(output.languages)
    for name in names:
        yield from _posting(output, name, feeds, count)
    for left, entries in feeds.items():
        yield from _left(left, entries)


def _posting(
    output: Output, name: str, feeds: dict[str, Entries], count: Count
) -> Iterator[Difference]:
    """A posting in each of its languages, and these against the first."""
    first: Said | None = None
    for language in output.languages:
        bench = Bench(name, language.name, count)
        said: dict[str, Said] = {}
        yield from _read(output, bench, language.postings.get(name, {}), said)
        if not said:
            continue
        reference = next(iter(said.values()))
        yield from one_language(bench, said, reference)
        yield from in_feeds(bench, said, reference, feeds[language.name])
        if first:
            yield from bench.everywhere(reference, first)
        first = first or reference


def _left(language: str, feeds: Entries) -> Iterator[Difference]:
    """What feeds have and no posting of the site is."""
    for form, entries in feeds.items():
        for name, entry in entries.items():
            side = Side(form, entry.file, shown(entry.values.get("title")))
            yield Difference(f"{name}, {language}", f"{form} has it, and the site has not", (side,))


def absent(languages: list[Language]) -> Iterator[Difference]:
    """Forms and feeds that others have and one has not."""
    names = sorted({name for language in languages for name in language.postings})
    forms = {form for each in languages for files in each.postings.values() for form in files}
    feeds = {form for language in languages for form in language.feeds}
    for language in languages:
        for name in names:
            lacking = sorted(forms - language.postings.get(name, {}).keys())
            if lacking:
                about = f"it lacks {', '.join(lacking)}, which other postings have"
                yield Difference(f"{name}, {language.name}", about)
        lacking = sorted(feeds - language.feeds.keys())
        if lacking:
            about = f"it lacks {', '.join(lacking)}, which other languages have"
            yield Difference(f"feeds, {language.name}", about)


def _read_feeds(
    output: Output, language: Language, found: Entries, count: Count
) -> Iterator[Difference]:
    for form in FEEDS.values():
        if form in language.feeds:
            file = language.feeds[form]
            count.files += 1
            try:
                found[form] = feed(form, file, output.read(file), language.name)
            except Unreadable as error:
                yield Difference(file, str(error))


def _read(
    output: Output, bench: Bench, files: Files, found: dict[str, Said]
) -> Iterator[Difference]:
    """Reads the files of a posting, the one that others are held against first."""
    for form in POSTING:
        if form in files:
            bench.count.files += 1
            try:
                found[form] = posting(form, files[form], output.read(files[form]), bench.language)
            except Foreign:
                bench.count.files -= 1
                bench.count.unread += 1
            except Unreadable as error:
                yield Difference(files[form], str(error))


def one_language(bench: Bench, said: dict[str, Said], reference: Said) -> Iterator[Difference]:
    """The files of a posting in one language."""
    page = said.get("page")
    laid_out = next((each for each in said.values() if each.facts), None)
    for each in said.values():
        if each is not reference:
            yield from bench.values(each, reference)
            yield from bench.duties(each, reference)
            yield from bench.apply(each, reference)
        if laid_out and each is not laid_out and each.whole:
            yield from bench.facts(each, laid_out)
        if each is not reference and each.whole:
            yield from bench.texts(each, reference)
    if page:
        yield from markup(bench, page, reference)


def markup(bench: Bench, page: Said, reference: Said) -> Iterator[Difference]:
    """The page's markup for job boards: there where it should be, and true."""
    told = page.markup
    if reference.state:
        expected = offered(reference) and reference.vacancy == "existing"
        bench.count.values += 1
        if reference.values.get("address") and expected != bool(told):
            why = f"the posting is {reference.state}"
            why += ", a pool" if reference.vacancy == "future" else ""
            yield bench.told(
                f"its page has {'no' if not told else 'a'} JobPosting in JSON-LD, and {why}",
                Side(page.form, page.file, f"{len(told)} JobPosting"),
                Side(reference.form, reference.file, why),
            )
    if len(told) > 1:
        yield bench.told("its page has more than one JobPosting", Side(page.form, page.file, ""))
    for each in told:
        yield from bench.values(each, reference)
        yield from bench.duties(each, reference)
        yield from bench.visible(each, page)


def offered(said: Said) -> bool:
    """Whether one can apply today."""
    return said.state == "open"


def in_feeds(
    bench: Bench, said: dict[str, Said], reference: Said, feeds: Entries
) -> Iterator[Difference]:
    """A posting in the feeds of its language: there where it should be, and true.

    What is found is taken out of `feeds`: what is left at the end is a posting that isn't there.
    """
    page = said.get("page")
    there = bool(page.markup) if page else None
    for form, entries in feeds.items():
        name = _entry(bench, reference, form, entries)
        entry = entries.pop(name) if name is not None else None
        bench.count.values += 1
        wanted = there if form in BOARDS or not reference.state else offered(reference)
        if reference.state and form in BOARDS:
            wanted = offered(reference) and reference.vacancy == "existing"
        if wanted is not None and wanted != (entry is not None):
            state = reference.state or ("open" if wanted else "closed or a pool")
            pool = ", a pool" if reference.vacancy == "future" else ""
            about = f"{form} {'has' if entry else 'lacks'} it, and the posting is {state}{pool}"
            yield bench.told(about, Side(reference.form, reference.file, state + pool))
        if entry:
            yield from _held(bench, form, entry, reference)


def _held(bench: Bench, form: str, entry: Said, reference: Said) -> Iterator[Difference]:
    values = dict(reference.values)
    if form == "linkedin" and not str(values.get("apply")).startswith("https://"):
        values["apply"] = values.get("address")  # LinkedIn takes no other address than https
    held = replace(reference, values=values)
    yield from bench.values(entry, held)
    yield from bench.duties(entry, held)
    if form == "openings":
        found, wanted = dict(entry.texts), dict(reference.texts)
        for name in [*wanted, *(found.keys() - wanted.keys())] if wanted else ():
            bench.count.values += 1
            if found.get(name) != wanted.get(name):
                pair = (entry, found.get(name)), (reference, wanted.get(name))
                yield bench.differ(name, *pair)
    if form == "atom":
        yield from _heading(bench, entry, reference)


def _heading(bench: Bench, entry: Said, reference: Said) -> Iterator[Difference]:
    """An entry's title is that of the role, and its place."""
    heading, values = str(entry.values["heading"]), reference.values
    title, place = str(values.get("title")), str(values.get("place"))
    bench.count.values += 1
    if not (heading.startswith(title) and place in heading.removeprefix(title)):
        yield bench.differ("title", (entry, heading), (reference, f"{title}, {place}"))


def _entry(bench: Bench, reference: Said, form: str, entries: dict[str, Said]) -> str | None:
    """What a feed calls a posting, if it has it."""
    names = {bench.posting, f"{bench.posting}.{bench.language}", reference.values.get("address")}
    for name in entries:
        if name in names:
            return name
        cut = form == "linkedin" and len(name) == LINKEDIN_ID
        if cut and any(str(each)[:LINKEDIN_CUT] == name[:LINKEDIN_CUT] for each in names):
            return name
    return None
