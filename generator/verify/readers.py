"""The files of postings and feeds into what each says: one small reader a format."""

from __future__ import annotations

import datetime as dt
import json
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from generator.verify import sheets
from generator.verify.said import Foreign, Money, Said, Unreadable, joined, tidy
from generator.verify.words import (
    is_leftwards,
    is_ours,
    known,
    mode,
    named,
    pay_in,
    posted_in,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.verify.sheets import Sheet

Data = dict[str, Any]

TYPES = {
    "FULL_TIME": "full_time",
    "PART_TIME": "part_time",
    "CONTRACTOR": "contract",
    "CONTRACT": "contract",
    "TEMPORARY": "temporary",
    "INTERN": "internship",
    "INTERNSHIP": "internship",
}
"""Types of employment, as schema.org's markup and LinkedIn's feed write them."""

INDEED_TYPES = {
    "fulltime": "full_time",
    "parttime": "part_time",
    "contract": "contract",
    "temporary": "temporary",
    "internship": "internship",
}
INDEED_MODES = {None: "on-site", "Hybrid remote": "hybrid", "Fully remote": "remote"}
LINKEDIN_MODES = {"On-site": "on-site", "Hybrid": "hybrid", "Remote": "remote"}
RESUME_MODES = {"None": "on-site", "Hybrid": "hybrid", "Full": "remote"}
LINKEDIN_PERIODS = {
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
}
UNITS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}

CREDENTIALS = {
    "high-school": "high school",
    "diploma": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctorate": "postgraduate degree",
    "professional": "professional certificate",
}
"""What Google for Jobs calls the degrees of our own shape."""

NAMELESS = re.compile(r"[\x00-\x08]")
"""What stands in a PDF's text for letters that can't be told."""

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
        markup=tuple(_markup(file, sheet)),
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
    if known("posted", posted, language):
        found["posted"] = posted
    if sheet.facts is not None:
        found |= named(sheet.facts, language)
        found["fully remote"] = "yes" if found.get("mode") == "remote" else "no"
    return found


# --- markup ---------------------------------------------------------------------------------------


def _markup(file: str, sheet: Sheet) -> Iterator[Said]:
    for script in sheet.markup:
        data = _json(script.encode())
        if isinstance(data, dict) and data.get("@type") == "JobPosting":
            try:
                yield _job(file, data)
            except (KeyError, TypeError, AttributeError) as error:
                raise Unreadable(
                    f"its markup has not the shape of a JobPosting: {error}"
                ) from error


def _job(file: str, data: Data) -> Said:
    place = data.get("jobLocation") or {}
    address = place.get("address") or {}
    remote = data.get("jobLocationType") == "TELECOMMUTE"
    closes = data.get("validThrough")
    body = sheets.fragment(_string(data, "description"))
    values = {
        "title": data.get("title"),
        "employer": data["hiringOrganization"]["name"],
        "fully remote": "yes" if remote else "no",
        "city": address.get("addressLocality"),
        "region": address.get("addressRegion"),
        "country": address.get("addressCountry"),
        "employment": TYPES.get(data.get("employmentType", ""), data.get("employmentType")),
        "base pay": _salary(data.get("baseSalary")),
        "posted": _day(data.get("datePosted")),
        "closes": _day(closes.partition("T")[0] if closes else None),
        "starts": _day(data.get("jobStartDate")),
        "requisition": data["identifier"]["value"],
        "openings": data.get("totalJobOpenings", 1),
        "education": _inner(data, "educationRequirements", "credentialCategory"),
        "experience": _inner(data, "experienceRequirements", "monthsOfExperience"),
    }
    return Said(
        form="JSON-LD",
        file=file,
        values=values,
        duties=tuple(tidy(line) for line in data.get("responsibilities", "").split("\n") if line),
        lists=body.lists,
        texts=tuple(_visible(data)),
        whole=body.whole,
    )


def _visible(data: Data) -> Iterator[tuple[str, str]]:
    """What the page has to show, by the name of the property; words of vocabularies are none."""
    for piece in re.split(r"</?(?:p|li|ul)>", _string(data, "description")):
        if piece:
            yield "description", sheets.fragment(f"<div>{piece}</div>").whole
    for name in ("responsibilities", "qualifications"):
        yield from ((name, line) for line in _string(data, name).split("\n"))
    for name in ("skills", "jobBenefits"):
        yield from ((name, text) for text in data.get(name, ()))
    for area in data.get("applicantLocationRequirements", ()):
        yield "applicantLocationRequirements", area["name"]
    address = (data.get("jobLocation") or {}).get("address") or {}
    for name in ("streetAddress", "addressLocality", "postalCode"):
        yield name, address.get(name, "")
    for code in data.get("occupationalCategory", ()):
        yield "occupationalCategory", code if isinstance(code, str) else code["codeValue"]
    yield "title", data["title"]
    yield "incentiveCompensation", data.get("incentiveCompensation", "")
    yield "hiringOrganization", data["hiringOrganization"]["name"]
    yield "identifier", data["identifier"]["value"]


def _inner(data: Data, name: str, key: str) -> Any:  # noqa: ANN401 - what JSON holds
    return (data.get(name) or {}).get(key)


def _salary(data: Data | None) -> Money | str | None:
    if not data:
        return None
    money = data["value"]
    alone = money.get("value")
    unit = money.get("unitText", "")
    low, high = money.get("minValue", alone), money.get("maxValue", alone)
    return Money(low, high, data.get("currency", ""), UNITS.get(unit, unit))


# --- data -----------------------------------------------------------------------------------------


def _own(file: str, data: bytes, language: str) -> Said:
    return _shaped(_opening, "json", file, _json(data), language)


def _resume(file: str, data: bytes, language: str) -> Said:
    return _shaped(_resume_job, "jsonresume", file, _json(data), language)


def _shaped(
    read: Callable[[str, str, Data, str], Said],
    form: str,
    file: str,
    data: Any,  # noqa: ANN401 - what JSON holds
    language: str,
) -> Said:
    try:
        return read(form, file, data, language)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unreadable(f"it has not the shape of a posting: {error!r}") from error


def _opening(form: str, file: str, data: Data, language: str) -> Said:
    pay, place = data.get("pay"), data["place"]
    base = None
    if pay and pay.get("currency"):
        base = Money(pay.get("min"), pay.get("max"), pay["currency"], pay["period"])
    values = {
        "title": data["title"],
        "employer": data["employer"]["name"],
        "place": place["name"].partition(" · ")[0],
        "city": place.get("city"),
        "region": place.get("region"),
        "country": place.get("country"),
        "mode": data["work_mode"],
        "fully remote": "yes" if data["work_mode"] == "remote" else "no",
        "employment": data["employment"],
        "pay": base or (pay_in(pay["text"], language) if pay else None),
        "base pay": base,
        "posted": _day(data["posted"]),
        "closes": _day(data.get("closes")),
        "starts": _day(data.get("starts")),
        "ends": _day(data.get("ends")),
        "requisition": data["requisition"],
        "apply": data.get("apply"),
        "openings": data["openings"],
        "education": CREDENTIALS.get(data.get("education", "")),
        "experience": data.get("experience_months"),
        "address": data.get("url"),
        "id": data["id"],
    }
    return Said(
        form=form,
        file=file,
        values=values,
        duties=tuple(map(tidy, (*data.get("duties", ()), *data.get("other_duties", ())))),
        texts=tuple(_texts(data)),
        state=data["state"],
        vacancy=data["vacancy"],
    )


TEXTS = (
    "requisition",
    "summary",
    "notice",
    "about",
    "note",
    "pay",
    "must_have",
    "nice_to_have",
    "skills",
    "tools",
    "languages",
    "benefits",
    "statements",
    "notes",
)
"""What of our own shape is prose, and stands in every text."""

NEVER = frozenset(["currency", "period", "min", "max", "level"])


def _texts(data: Data) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        yield from _leaves(name, data.get(name))


def _leaves(name: str, data: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - what JSON holds
    if isinstance(data, str):
        yield name, tidy(data)
    elif isinstance(data, list):
        for place, item in enumerate(data, 1):
            yield from _leaves(f"{name} {place}", item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key not in NEVER:
                yield from _leaves(f"{name} {key}", item)


def _resume_job(form: str, file: str, data: Data, language: str) -> Said:
    where = data.get("location", {})
    values = {
        "title": data["title"],
        "employer": data["company"],
        "city": where.get("city"),
        "region": where.get("region"),
        "country": where.get("countryCode"),
        "mode": RESUME_MODES.get(data.get("remote", ""), data.get("remote")),
        "employment": value("employment", data.get("type", ""), language),
        "pay": pay_in(data.get("salary", ""), language),
        "posted": _day(data.get("date")),
        "address": data.get("meta", {}).get("canonical"),
    }
    return Said(
        form=form,
        file=file,
        values=values,
        duties=tuple(map(tidy, data.get("responsibilities", ()))),
    )


def _json(data: bytes) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return json.loads(sheets.text_of(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no JSON that can be read: {error}") from error


def _string(data: Data, name: str) -> str:
    text = data.get(name, "")
    if not isinstance(text, str):
        raise Unreadable(f"its {name} is no text")
    return text


def _day(text: str | None) -> dt.date | str | None:
    """A day of ISO 8601; the text itself where it is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return text


# --- feeds ----------------------------------------------------------------------------------------


def _openings(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    found = _json(data)
    if not isinstance(found, list):
        raise Unreadable("it is no list")
    for each in found:
        said = _shaped(_opening, "openings", file, each, language)
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
            "closes": _day(closes),
            "requisition": told.get("requisitionid"),
            "address": told.get("url"),
        }
        if told.get("remotetype") != "Fully remote":
            values["city"] = told.get("city")
        else:
            del values["region"], values["country"]
        name = told.get("url") or told.get("referencenumber") or job
        yield name, Said("indeed", file, values, lists=body.lists, whole=body.whole)


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
        said = Said("linkedin", file, values, lists=body.lists, whole=body.whole)
        yield told.get("partnerJobId") or job, said


def _atom(file: str, data: bytes, language: str) -> Iterator[tuple[str, Said]]:
    del language  # its dates are numbers
    root = sheets.tree(data)
    author = root.findtext(f"{ATOM}author/{ATOM}name")
    for place, entry in enumerate(root.iter(f"{ATOM}entry"), 1):
        body = sheets.fragment(entry.findtext(f"{ATOM}content") or "-")
        published = entry.findtext(f"{ATOM}published") or ""
        values = {
            "heading": tidy(entry.findtext(f"{ATOM}title") or ""),
            "employer": author,
            "posted": _day(published.partition("T")[0]),
            "address": entry.findtext(f"{ATOM}id"),
        }
        name = values["address"] or f"entry {place}"
        yield name, Said("atom", file, values, lists=body.lists, whole=body.whole)


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
    return Money(low, high, currency, LINKEDIN_PERIODS.get(period, period))


def _stamp(text: str | None) -> dt.date | str | None:
    """The day of an e-mail's date, as Indeed writes it."""
    try:
        return parsedate_to_datetime(text).date() if text else None
    except ValueError:
        return text


def _american(text: str | None) -> dt.date | str | None:
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text or "")
    return _day(f"{found[3]}-{found[1]}-{found[2]}") if found else text


POSTING: Mapping[str, Callable[[str, bytes, str], Said]] = {
    "json": _own,
    "page": _page,
    "standalone": _text("standalone", sheets.page),
    "md": _text("md", sheets.markdown),
    "txt": _text("txt", sheets.plaintext),
    "docx": _text("docx", sheets.word),
    "pdf": _pdf,
    "jsonresume": _resume,
}
"""The readers of a posting's files; the first two are what the others are held against."""

FEEDS: Mapping[str, Callable[[str, bytes, str], Iterator[tuple[str, Said]]]] = {
    "openings": _openings,
    "indeed": _indeed,
    "linkedin": _linkedin,
    "atom": _atom,
}
"""The readers of feeds."""
