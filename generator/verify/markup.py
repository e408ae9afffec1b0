"""A page's JobPosting in JSON-LD into what it says, and what of it must be seen on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.verify import sheets
from generator.verify.data import TYPES, area, as_json, day
from generator.verify.said import Money, Said, Unreadable, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.data import Data

UNITS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}

NEEDED = ("title", "description", "datePosted", "hiringOrganization")
"""What Google for Jobs asks of every posting, wherever the work is done."""

SHAPES = {
    "": "JobPosting",
    "identifier": "PropertyValue",
    "hiringOrganization": "Organization",
    "jobLocation": "Place",
    "jobLocation.address": "PostalAddress",
    "applicantLocationRequirements": "Country AdministrativeArea",
    "baseSalary": "MonetaryAmount",
    "baseSalary.value": "QuantitativeValue",
    "educationRequirements": "EducationalOccupationalCredential",
    "experienceRequirements": "OccupationalExperienceRequirements",
    "occupationalCategory": "CategoryCode",
    "occupationalCategory.inCodeSet": "CategoryCodeSet",
}
"""What the things in the markup are, by where they stand."""

PROPERTIES = frozenset(
    """@context title description identifier.name identifier.value url datePosted validThrough
    jobStartDate employmentType totalJobOpenings hiringOrganization.name hiringOrganization.sameAs
    directApply jobLocationType jobLocation.address.streetAddress
    jobLocation.address.addressLocality jobLocation.address.addressRegion
    jobLocation.address.postalCode jobLocation.address.addressCountry
    applicantLocationRequirements.name baseSalary.currency baseSalary.value.minValue
    baseSalary.value.maxValue baseSalary.value.value baseSalary.value.unitText
    incentiveCompensation jobBenefits responsibilities qualifications skills
    educationRequirements.credentialCategory experienceRequirements.monthsOfExperience
    experienceInPlaceOfEducation occupationalCategory occupationalCategory.codeValue
    occupationalCategory.inCodeSet.name""".split()  # noqa: SIM905 - they read best as words
)
"""What is compared; whatever else is there, no form of the posting says."""

CONTEXT = re.compile(r"https?://(www\.)?schema\.org/?")


def job_posting(file: str, scripts: tuple[str, ...]) -> Iterator[Said]:
    """Each JobPosting among the scripts of a page."""
    for script in scripts:
        data = as_json(script.encode())
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
    areas = _many(data, "applicantLocationRequirements")
    body = sheets.fragment(_string(data, "description"))
    organisation, identifier = data.get("hiringOrganization") or {}, data.get("identifier") or {}
    direct = data.get("directApply")
    values = {
        "title": data.get("title"),
        "employer": organisation.get("name"),
        "fully remote": "yes" if data.get("jobLocationType") == "TELECOMMUTE" else "no",
        "street": address.get("streetAddress"),
        "city": address.get("addressLocality"),
        "region": address.get("addressRegion"),
        "postal_code": address.get("postalCode"),
        "country": address.get("addressCountry"),
        "areas": tuple(
            area(each["name"], "" if each.get("@type") == "Country" else "-") for each in areas
        )
        or None,
        "employment": TYPES.get(data.get("employmentType", ""), data.get("employmentType")),
        "base pay": _salary(data.get("baseSalary")),
        "incentiveCompensation": data.get("incentiveCompensation"),
        "posted": day(data.get("datePosted")),
        "closes": _last(data.get("validThrough")),
        "starts": day(data.get("jobStartDate")),
        "requisition": tidy(identifier.get("value") or "") or None,
        "openings": data.get("totalJobOpenings", 1),
        "education": _inner(data, "educationRequirements", "credentialCategory"),
        "experience": _inner(data, "experienceRequirements", "monthsOfExperience"),
        "experienceInPlaceOfEducation": data.get("experienceInPlaceOfEducation"),
        "qualifications": tuple(_lines(data, "qualifications")) or None,
        "skills": tuple(map(tidy, _many(data, "skills"))) or None,
        "benefits": tuple(map(tidy, _many(data, "jobBenefits"))) or None,
        "occupationalCategory": tuple(map(_code, _many(data, "occupationalCategory"))) or None,
        "directApply": {True: "yes", False: "no"}.get(direct)
        if direct in {True, False}
        else direct,
        "website": organisation.get("sameAs"),
        "address": data.get("url"),
    }
    return Said(
        form="JSON-LD",
        file=file,
        values=values,
        duties=tuple(_lines(data, "responsibilities")),
        lists=body.lists,
        texts=tuple(_visible(data)),
        whole=body.whole,
        pieces=body.pieces,
        odd=tuple(_odd(data)),
    )


def _odd(data: Data) -> Iterator[str]:
    """What is lacking, unknown, or of another type than it should be."""
    yield from (f"lacks {name}" for name in NEEDED if not data.get(name))
    if not CONTEXT.fullmatch(str(data.get("@context"))):
        yield f"has @context {data.get('@context')}"
    for path, value in _walk("", data):
        kind = path.removesuffix("@type")
        if kind != path:
            wanted = SHAPES.get(kind.rstrip("."), "")
            if value not in wanted.split():
                yield f"has {path} {value}, and not {wanted.replace(' ', ' or ')}"
        elif path not in PROPERTIES:
            yield f"has {path}, which no posting has"
    for path in SHAPES:
        if any(isinstance(each, dict) and "@type" not in each for each in _at(data, path)):
            yield f"has {path} without @type"


def _walk(path: str, data: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - what JSON holds
    """Every value in the markup by the names that lead to it."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _walk(f"{path}.{name}" if path else name, value)
    elif isinstance(data, list):
        for each in data:
            yield from _walk(path, each)
    else:
        yield path, data


def _at(data: Any, path: str) -> list[Any]:  # noqa: ANN401 - what JSON holds
    found = [data]
    for name in filter(None, path.split(".")):
        found = [inner for each in found if isinstance(each, dict) for inner in _many(each, name)]
    return found


def _visible(data: Data) -> Iterator[tuple[str, str]]:
    """What the page has to show, by the name of the property; words of vocabularies are none."""
    for piece in re.split(r"</?(?:p|li|ul)>", _string(data, "description")):
        if piece:
            yield "description", sheets.fragment(f"<div>{piece}</div>").whole
    for name in ("responsibilities", "qualifications"):
        yield from ((name, line) for line in _lines(data, name))
    for name in ("skills", "jobBenefits"):
        yield from ((name, text) for text in _many(data, name))
    for each in _many(data, "applicantLocationRequirements"):
        yield "applicantLocationRequirements", each["name"]
    address = (data.get("jobLocation") or {}).get("address") or {}
    for name in ("streetAddress", "addressLocality", "postalCode"):
        yield name, address.get(name, "")
    for code in _many(data, "occupationalCategory"):
        yield "occupationalCategory", code if isinstance(code, str) else code["codeValue"]
    yield "title", data.get("title") or ""
    yield "incentiveCompensation", data.get("incentiveCompensation") or ""
    yield "hiringOrganization", _inner(data, "hiringOrganization", "name") or ""
    yield "identifier", _inner(data, "identifier", "name") or ""
    yield "identifier", _inner(data, "identifier", "value") or ""


def _inner(data: Data, name: str, key: str) -> Any:  # noqa: ANN401 - what JSON holds
    return (data.get(name) or {}).get(key)


def _many(data: Data, name: str) -> list[Any]:
    """The values of a property, which may be one or a list."""
    found = data.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _lines(data: Data, name: str) -> Iterator[str]:
    yield from (tidy(line) for line in _string(data, name).split("\n") if line)


def _string(data: Data, name: str) -> str:
    text = data.get(name, "")
    if not isinstance(text, str):
        raise Unreadable(f"its {name} is no text")
    return text


def _code(code: Any) -> str:  # noqa: ANN401 - what JSON holds
    if isinstance(code, str):
        return code
    return f"{code['codeValue']} ({_inner(code, 'inCodeSet', 'name')})"


def _last(text: str | None) -> Any:  # noqa: ANN401 - a day, or the text itself
    """The last day to apply: markup that ends on it has to hold to its end."""
    return day(text.removesuffix("T23:59:59") if text else None)


def _salary(data: Data | None) -> Money | str | None:
    if not data:
        return None
    money = data["value"]
    alone = money.get("value")
    unit = money.get("unitText", "")
    low, high = money.get("minValue", alone), money.get("maxValue", alone)
    return Money(low, high, data.get("currency", "?"), UNITS.get(unit, unit or "?"))
