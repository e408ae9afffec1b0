"""A posting as data, our own shape or JSON Resume's, into what it says."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from generator.verify import sheets
from generator.verify.said import Money, Said, Unreadable, tidy
from generator.verify.words import pay_in, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

RESUME_MODES = {"None": "on-site", "Hybrid": "hybrid", "Full": "remote"}

CREDENTIALS = {
    "high-school": "high school",
    "diploma": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctorate": "postgraduate degree",
    "professional": "professional certificate",
}
"""What Google for Jobs calls the degrees of our own shape."""

ALWAYS = frozenset(
    """version id requisition language state title employer place areas work_mode employment
    openings vacancy ai_screening posted summary about note duties other_duties must_have
    nice_to_have skills tools languages benefits statements notes""".split()  # noqa: SIM905 - they read best as words
)
"""What our own shape always has; lists may be empty."""

SOMETIMES = frozenset(
    """changed notice url apply hours travel_percent closes starts ends pay education
    experience_months experience_in_place_of_education email phone noc_2021 onet_soc""".split()  # noqa: SIM905 - they read best as words
)
"""What our own shape has besides, where a posting says it."""

RESUME = frozenset(
    """title company type date description location remote salary responsibilities qualifications
    skills meta""".split()  # noqa: SIM905 - they read best as words
)
"""What is written of JSON Resume's shape."""

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


def as_json(data: bytes) -> Any:  # noqa: ANN401 - what JSON holds
    """What a file of JSON holds."""
    try:
        return json.loads(sheets.text_of(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no JSON that can be read: {error}") from error


def shaped(
    read: Callable[[str, str, Data, str], Said],
    form: str,
    file: str,
    data: Any,  # noqa: ANN401 - what JSON holds
    language: str,
) -> Said:
    """What data say by their reader; data of another shape can't be read."""
    try:
        return read(form, file, data, language)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unreadable(f"it has not the shape of a posting: {error!r}") from error


def day(text: str | None) -> dt.date | str | None:
    """A day of ISO 8601; the text itself where it is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return text


def opening(form: str, file: str, data: Data, language: str) -> Said:
    """What our own shape says."""
    pay, place = data.get("pay"), data["place"]
    base = None
    if pay and pay.get("currency"):
        base = Money(pay.get("min"), pay.get("max"), pay["currency"], pay["period"])
    remote = data["work_mode"] == "remote"
    values = {
        "title": data["title"],
        "employer": data["employer"]["name"],
        "language": data.get("language"),
        "place": place["name"].partition(" · ")[0],
        "street": place.get("street"),
        "city": place.get("city"),
        "region": place.get("region"),
        "postal_code": place.get("postal_code"),
        "country": place.get("country"),
        "areas": tuple(area(each["name"], each["code"]) for each in data.get("areas", ())) or None,
        "mode": data["work_mode"],
        "fully remote": "yes" if remote else "no",
        "employment": data["employment"],
        "hours": data.get("hours"),
        "travel_percent": data.get("travel_percent"),
        "pay": base or (pay_in(pay["text"], language) if pay else None),
        "base pay": base,
        "incentiveCompensation": pay.get("variable") if pay else None,
        "posted": day(data["posted"]),
        "closes": day(data.get("closes")),
        "starts": day(data.get("starts")),
        "ends": day(data.get("ends")),
        "requisition": tidy(data["requisition"]),
        "apply": data.get("apply"),
        "openings": data["openings"],
        "education": CREDENTIALS.get(data.get("education", "")),
        "experience": data.get("experience_months"),
        "experienceInPlaceOfEducation": data.get("experience_in_place_of_education"),
        "occupationalCategory": _codes(data),
        "directApply": "no",
        "website": data["employer"].get("website"),
        "address": data.get("url"),
        "canonical": data.get("url"),
        "id": data["id"],
        "vacancy": data["vacancy"],
        "ai_screening": data.get("ai_screening"),
        **_lists(data),
    }
    return Said(
        form=form,
        file=file,
        values=values,
        duties=tuple(map(tidy, (*data.get("duties", ()), *data.get("other_duties", ())))),
        texts=tuple(_texts(data)),
        state=data["state"],
        vacancy=data["vacancy"],
        odd=tuple(_odd(data)),
        data=data,
    )


def area(name: str, code: str) -> str:
    """Where one may live, and whether that is a country or a part of one."""
    return f"{tidy(name)} ({'a part of a country' if '-' in code else 'a country'})"


def _lists(data: Data) -> Data:
    """What one brings and what one gets."""
    asked = (*data.get("must_have", ()), *data.get("nice_to_have", ()))
    return {
        "asked": tuple(tidy(each["text"]) for each in asked) or None,
        "qualifications": tuple(sentence(each["text"], each.get("equivalent")) for each in asked)
        or None,
        "skills": tuple(tidy(each["name"]) for each in data.get("skills", ())) or None,
        "benefits": tuple(map(tidy, data.get("benefits", ()))) or None,
    }


def sentence(text: str, more: str | None) -> str:
    """A text and what explains it, as sentences one after the other."""
    return tidy(f"{text.rstrip('.')}. {more}" if more else text)


def _codes(data: Data) -> tuple[str, ...] | None:
    noc = data.get("noc_2021")
    codes = (data.get("onet_soc"), f"{noc} (NOC 2021)" if noc else None)
    return tuple(filter(None, codes)) or None


def _odd(data: Data) -> Iterator[str]:
    """What the shape always has and is lacking, and what it doesn't know."""
    yield from (f"lacks {name}" for name in sorted(ALWAYS - data.keys()))
    if data.get("version", 1) != 1:
        yield f"has version {data['version']}, and 1 is known"
    yield from (
        f"has {name}, which no posting has" for name in sorted(data.keys() - ALWAYS - SOMETIMES)
    )


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


def resume(form: str, file: str, data: Data, language: str) -> Said:
    """What JSON Resume's shape of a job says."""
    where = data.get("location", {})
    values = {
        "title": data["title"],
        "employer": data["company"],
        "city": where.get("city"),
        "region": where.get("region"),
        "postal_code": where.get("postalCode"),
        "country": where.get("countryCode"),
        "mode": RESUME_MODES.get(data.get("remote", ""), data.get("remote")),
        "employment": value("employment", data.get("type", ""), language),
        "pay": pay_in(data.get("salary", ""), language),
        "posted": day(data.get("date")),
        "asked": tuple(map(tidy, data.get("qualifications", ()))) or None,
        "skills": tuple(tidy(each["name"]) for each in data.get("skills", ())) or None,
        "address": data.get("meta", {}).get("canonical"),
    }
    unknown = sorted(data.keys() - RESUME)
    return Said(
        form=form,
        file=file,
        values=values,
        duties=tuple(map(tidy, data.get("responsibilities", ()))),
        odd=tuple(f"has {name}, which no posting has" for name in unknown),
    )
