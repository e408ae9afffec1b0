"""A built site into the first difference between its files, and how much agrees.

The JSON form of a posting is what its other forms are held against; where it isn't built, the
page is. Languages are compared in what has no words: dates, amounts, codes.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.verify.agree import Bench, Count, Difference, Side
from generator.verify.output import FEEDS, Output
from generator.verify.parts import beyond, is_glance
from generator.verify.readers import POSTING, feed, posting
from generator.verify.said import FIELDS, Foreign, Unreadable, shown, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.verify.output import Files, Language
    from generator.verify.said import Said

BOARDS = ("indeed", "linkedin")
"""The feeds of vacancies that job boards read; a pool is none."""

LISTED = ("qualifications", "skills", "benefits", "occupationalCategory")
"""Lists in the markup, compared after what the page has to show of them."""

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
    for place, language in enumerate(output.languages):
        bench = Bench(name, language.name, count, first=place == 0)
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
        yield from bench.odd(each, f"its {each.form}")
        if each is not reference:
            yield from bench.values(each, reference)
            yield from bench.duties(each, reference)
            yield from bench.apply(each, reference)
        if laid_out and each is not laid_out and each.whole:
            yield from bench.facts(each, laid_out)
        if each.form in {"page", "standalone"} and "heading" in each.values:
            yield from _heading(bench, each, reference)
        if each is not reference and each.whole:
            yield from bench.texts(each, reference)
            yield from beyond(bench, each, reference, steps_of(said))
        if each.form in {"docx", "pdf"} and reference.data is not None:
            yield from bench.amounts(each, reference)
    if page:
        yield from markup(bench, page, reference)


def steps_of(said: dict[str, Said]) -> Said | None:
    """The first form that says where the role leads, which the data don't."""
    return next((each for each in said.values() if each.pieces), None)


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
        yield from bench.odd(each, "its page’s markup")
        yield from bench.values(each, reference, [name for name in FIELDS if name not in LISTED])
        yield from bench.duties(each, reference)
        yield from bench.visible(each, page)
        yield from bench.values(each, reference, LISTED)
        yield from bench.described(each, reference)
        yield from beyond(bench, each, reference, page)


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
            yield from _held(bench, form, entry, reference, steps_of(said))


def _held(
    bench: Bench, form: str, entry: Said, reference: Said, laid: Said | None
) -> Iterator[Difference]:
    """An entry of a feed against what its posting says."""
    values = {**reference.values, "reference": bench.reference}
    if form == "linkedin":
        values |= _in_linkedin(bench, reference)
    held = replace(reference, values=values)
    yield from bench.odd(entry, f"its entry in {form}")
    yield from bench.values(entry, held)
    yield from bench.duties(entry, held)
    if entry.pieces:
        yield from bench.described(entry, reference)
        yield from beyond(bench, entry, reference, laid)
    if form == "openings":
        yield from _whole(bench, entry, reference)
    if form == "atom":
        yield from _heading(bench, entry, reference)
        yield from _glance(bench, entry, reference)


def _in_linkedin(bench: Bench, reference: Said) -> dict[str, object]:
    """What LinkedIn's feed has in place of a long name, and of an address that isn't https."""
    found: dict[str, object] = {}
    if len(bench.reference) > LINKEDIN_ID:
        digest = sha256(bench.reference.encode()).hexdigest()[:8]
        found["reference"] = f"{bench.reference[:LINKEDIN_CUT]}-{digest}"
    if not str(reference.values.get("apply")).lower().startswith("https://"):
        found["apply"] = reference.values.get("address")
    return found


def _glance(bench: Bench, entry: Said, reference: Said) -> Iterator[Difference]:
    """An entry's summary: that of the role, the pay, and until when."""
    told = str(entry.values["glance"])
    bench.count.values += 1
    if reference.data is not None and not is_glance(told, reference, bench.language):
        wanted = (reference.data["summary"], dict(reference.texts).get("pay text"))
        yield bench.differ("summary", (entry, told), (reference, " ".join(filter(None, wanted))))


def _whole(bench: Bench, entry: Said, reference: Said) -> Iterator[Difference]:
    """An entry of the list of data is the posting's own data, all of it."""
    found, wanted = dict(entry.texts), dict(reference.texts)
    for name in [*wanted, *(found.keys() - wanted.keys())] if wanted else ():
        bench.count.values += 1
        if found.get(name) != wanted.get(name):
            yield bench.differ(name, (entry, found.get(name)), (reference, wanted.get(name)))
    one, two = entry.data, reference.data
    for name in sorted(one.keys() | two.keys()) if one is not None and two is not None else ():
        bench.count.values += 1
        if one and two and one.get(name) != two.get(name):
            yield bench.differ(name, (entry, one.get(name)), (reference, two.get(name)))


def _heading(bench: Bench, entry: Said, reference: Said) -> Iterator[Difference]:
    """The title of an entry or a window: the role, its place and, of a window, who hires."""
    heading, values = str(entry.values["heading"]), reference.values
    title, place, employer = (str(values.get(name)) for name in ("title", "place", "employer"))
    told, ending = [title, place], ""
    if entry.form in {"page", "standalone"}:
        told, ending = [*told, employer], f" – {employer}"
    bench.count.values += 1
    rest = heading.removeprefix(title).removesuffix(ending)
    if f"{title}{rest}{ending}" != heading or tidy(place) not in rest:
        yield bench.differ("title", (entry, heading), (reference, ", ".join(told)))


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
