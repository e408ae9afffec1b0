"""The files of postings and feeds into what each says: one small reader a format."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from generator.verify import sheets
from generator.verify.data import TYPES, as_json, day, opening, resume, shaped
from generator.verify.markup import job_posting
from generator.verify.said import Foreign, Money, Said, Unreadable, joined, tidy
from generator.verify.words import (
    is_leftwards,
    is_ours,
    known,
    mode,
    named,
    pay_in,
    posted_in,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from generator.verify.sheets import Sheet

Data = dict[str, Any]

INDEED_TYPES = {
    "fulltime": "full_time",
    "parttime": "part_time",
    "contract": "contract",
    "temporary": "temporary",
    "internship": "internship",
}
INDEED_MODES = {None: "on-site", "Hybrid remote": "hybrid", "Fully remote": "remote"}
LINKEDIN_MODES = {"On-site": "on-site", "Hybrid": "hybrid", "Remote": "remote"}
LINKEDIN_PERIODS = {
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
}
NAMELESS = re.compile(r"[\x00-\x08]")
"""What stands in a PDF's text for letters that can't be told."""

INDEED = frozenset(
    """title date referencenumber requisitionid url company city state country postalcode
    streetaddress description salary jobtype remotetype expirationdate""".split()  # noqa: SIM905 - they read best as words
)
LINKEDIN = frozenset(
    """partnerJobId company title description applyUrl location city state country postalCode
    workplaceTypes jobtype salaries/salary/highEnd/amount salaries/salary/highEnd/currencyCode
    salaries/salary/lowEnd/amount salaries/salary/lowEnd/currencyCode salaries/salary/period
    salaries/salary/type listDate expirationDate""".split()  # noqa: SIM905 - they read best as words
)
"""What a job of each feed may say."""

ATOM = "{http://www.w3.org/2005/Atom}"


def posting(form: str, file: str, data: bytes, language: str) -> Said:
    """What a file of one posting says."""
    return POSTING[form](file, data, language)


def feed(form: str, file: str, data: bytes, language: str) -> dict[str, Said]:
    """What a feed says of each posting, by the address of its page or, without, by its id."""
    found: dict[str, Said] = {}
    for name, said in FEEDS[form](file, data, language):
        if name in found:
            raise Unreadable(f"it has {name} twice")
        found[name] = said
    return found


# --- what people read -----------------------------------------------------------------------------


def _page(file: str, data: bytes, language: str) -> Said:
    sheet = sheets.page(data)
    values = _values(sheet, language)
    if sheet.head:
        values["employer"] = sheet.head
    values["address"] = sheet.address or None
    values.pop("apply", None)
    if sheet.apply:
        values["apply"] = sheet.apply
    return Said(
        form="page",
        file=file,
        values=values,
        duties=sheet.work,
        lists=sheet.lists,
        facts=sheet.facts,
        whole=sheet.whole,
        links=sheet.links,
        pieces=sheet.pieces,
        markup=tuple(job_posting(file, sheet.markup)),
    )


def _text(form: str, read: Callable[[bytes], Sheet]) -> Callable[[str, bytes, str], Said]:
    """A reader of a format whose head says who hires and where, and whose facts say the rest."""

    def reader(file: str, data: bytes, language: str) -> Said:
        sheet = read(data)
        values = _values(sheet, language)
        values["employer"] = _employer(sheet)
        return Said(
            form=form,
            file=file,
            values=values,
            lists=sheet.lists,
            facts=sheet.facts,
            whole=sheet.whole,
            links=sheet.links,
            pieces=sheet.pieces,
        )

    return reader


def _pdf(file: str, data: bytes, language: str) -> Said:
    """A PDF; in other languages than ours one may hold letters that pypdf has no names for."""
    if is_leftwards(language):
        raise Foreign("its letters run from right to left")
    said = _text("pdf", sheets.pdf)(file, data, language)
    if not is_ours(language) and NAMELESS.search(said.whole):
        raise Foreign("it has letters without a name")
    return said


def _employer(sheet: Sheet) -> str:
    """Who hires, by the head of a text: it has the place too, and facts begin with that."""
    if not sheet.facts:
        return sheet.head
    parts = sheet.facts[0].parts
    for number in range(len(parts), 0, -1):
        place = joined(parts[:number])
        if sheet.head.endswith(f" · {place}"):
            return sheet.head.removesuffix(f" · {place}")
    return sheet.head.rpartition(" · ")[0]


def _values(sheet: Sheet, language: str) -> Data:
    posted = posted_in(sheet.whole, language)
    found: Data = {"title": sheet.title}
    if sheet.language:
        found["language"] = sheet.language
    if sheet.name:
        found["heading"] = sheet.name
    if known("posted", posted, language):
        found["posted"] = posted
    if sheet.facts is not None:
        found |= named(sheet.facts, language)
        found["fully remote"] = "yes" if found.get("mode") == "remote" else "no"
    return found


# --- feeds ----------------------------------------------------------------------------------------


def _own(form: str) -> Callable[[str, bytes, str], Said]:
    """The reader of our own shape: in a file to take away, and beside the page."""

    def read(file: str, data: bytes, language: str) -> Said:
        return shaped(opening, form, file, as_json(data), language)

    return read


def _resume(file: str, data: bytes, language: str) -> Said:
    return shaped(resume, "jsonresume", file, as_json(data), language)


def _openings(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    found = as_json(data)
    if not isinstance(found, list):
        raise Unreadable("it is no list")
    for each in found:
        said = shaped(opening, "openings", file, each, language)
        yield said.values["address"] or said.values["id"], said


def _indeed(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    for job, told in _jobs(data):
        closes = told.get("expirationdate")
        body = sheets.fragment(told.get("description") or "-")
        values = {
            "title": told.get("title"),
            "employer": told.get("company"),
            "region": told.get("state"),
            "country": told.get("country"),
            "mode": INDEED_MODES.get(told.get("remotetype"), told.get("remotetype")),
            "employment": INDEED_TYPES.get(told.get("jobtype", ""), told.get("jobtype")),
            "pay": pay_in(told.get("salary", ""), language),
            "posted": _stamp(told.get("date")),
            "closes": day(closes),
            "requisition": told.get("requisitionid"),
            "street": told.get("streetaddress"),
            "postal_code": told.get("postalcode"),
            "reference": told.get("referencenumber"),
            "address": told.get("url"),
        }
        if told.get("remotetype") != "Fully remote":
            values["city"] = told.get("city")
        else:
            del values["region"], values["country"]
        name = told.get("url") or told.get("referencenumber") or job
        yield name, _entry("indeed", file, values, body, told, INDEED)


def _linkedin(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    for job, told in _jobs(data):
        body = sheets.fragment(told.get("description") or "-")
        values = {
            "title": told.get("title"),
            "employer": told.get("company"),
            "place": (told.get("location") or "").partition(" · ")[0],
            "mode": LINKEDIN_MODES.get(
                told.get("workplaceTypes", ""), mode(told.get("workplaceTypes", ""), language)
            ),
            "employment": TYPES.get(told.get("jobtype", ""), told.get("jobtype")),
            "base pay": _salaries(told),
            "posted": _american(told.get("listDate")),
            "closes": _american(told.get("expirationDate")),
            "apply": told.get("applyUrl"),
        }
        if values["mode"] != "remote":
            values |= {"city": told.get("city"), "region": told.get("state")}
            values["country"] = told.get("country")
        values["postal_code"] = told.get("postalCode")
        values["reference"] = told.get("partnerJobId")
        said = _entry("linkedin", file, values, body, told, LINKEDIN)
        yield told.get("partnerJobId") or job, said


def _entry(  # noqa: PLR0913, PLR0917 - what an entry is made of
    form: str, file: str, values: Data, body: Sheet, told: Mapping[str, str], names: frozenset[str]
) -> Said:
    """What a job of a feed says; an element that no job has is odd."""
    return Said(
        form,
        file,
        values,
        lists=body.lists,
        whole=body.whole,
        pieces=body.pieces,
        odd=tuple(f"has {name}, which no posting has" for name in sorted(told.keys() - names)),
    )


def _atom(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    del language  # its dates are numbers
    root = sheets.tree(data)
    author = root.findtext(f"{ATOM}author/{ATOM}name")
    for place, entry in enumerate(root.iter(f"{ATOM}entry"), 1):
        body = sheets.fragment(entry.findtext(f"{ATOM}content") or "-")
        published = entry.findtext(f"{ATOM}published") or ""
        link = entry.find(f"{ATOM}link")
        values = {
            "glance": tidy(entry.findtext(f"{ATOM}summary") or ""),
            "canonical": link.get("href") if link is not None else None,
            "heading": tidy(entry.findtext(f"{ATOM}title") or ""),
            "employer": author,
            "posted": day(published.partition("T")[0]),
            "address": entry.findtext(f"{ATOM}id"),
        }
        name = values["address"] or f"entry {place}"
        yield (
            name,
            Said("atom", file, values, lists=body.lists, whole=body.whole, pieces=body.pieces),
        )


def _jobs(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """The jobs of a feed: what each calls itself by its place, and its texts by their names."""
    for place, job in enumerate(sheets.tree(data).iter("job"), 1):
        told = {
            path: tidy(element.text or "")
            for element in job.iter()
            if isinstance(element.tag, str) and not len(element)
            for path in (_path(element, job),)
        }
        yield f"job {place}", told


def _path(element: Any, job: Any) -> str:  # noqa: ANN401 - an element of lxml
    names = [element.tag]
    for above in element.iterancestors():
        if above is job:
            break
        names.append(above.tag)
    return "/".join(reversed(names))


def _salaries(told: Mapping[str, str]) -> Money | str | None:
    within = "salaries/salary/"
    ends = {end: told.get(f"{within}{end}/amount") for end in ("lowEnd", "highEnd")}
    if not any(ends.values()):
        return None
    codes = {told.get(f"{within}{end}/currencyCode") for end, amount in ends.items() if amount}
    period = told.get(f"{within}period", "")
    try:
        low, high = (float(amount) if amount else None for amount in ends.values())
    except ValueError:
        return " to ".join(filter(None, ends.values()))
    currency = " and ".join(sorted(map(str, codes)))
    kind = told.get(f"{within}type")
    if kind != "BASE_SALARY":
        currency += f" of the type {kind or 'nothing'}"
    return Money(low, high, currency, LINKEDIN_PERIODS.get(period, period))


def _stamp(text: str | None) -> dt.date | str | None:
    """The day of an e-mail's date, as Indeed writes it."""
    try:
        return parsedate_to_datetime(text).date() if text else None
    except ValueError:
        return text


def _american(text: str | None) -> dt.date | str | None:
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text or "")
    return day(f"{found[3]}-{found[1]}-{found[2]}") if found else text


POSTING: Mapping[str, Callable[[str, bytes, str], Said]] = {
    "json": _own("json"),
    "page": _page,
    "standalone": _text("standalone", sheets.page),
    "md": _text("md", sheets.markdown),
    "txt": _text("txt", sheets.plaintext),
    "docx": _text("docx", sheets.word),
    "pdf": _pdf,
    "jsonresume": _resume,
    "data": _own("data"),
}
"""The readers of a posting's files; the first two are what the others are held against."""

FEEDS: Mapping[str, Callable[[str, bytes, str], Iterator[tuple[str, Said]]]] = {
    "openings": _openings,
    "indeed": _indeed,
    "linkedin": _linkedin,
    "atom": _atom,
}
"""The readers of feeds."""
