"""A posting's view into JSON: our own shape, which has a schema, and that of JSON Resume."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, TypeAdapter

from generator.book.model import record
from generator.book.values import Degree, Employment, Period, WorkMode
from generator.views.outline import notes
from generator.wording import plain

if TYPE_CHECKING:
    from generator.formats.registry import Look
    from generator.views.posting import PostingView
    from generator.views.requirements import RequirementLine

Texts = tuple[str, ...]

REMOTE = {"on-site": "None", "hybrid": "Hybrid", "remote": "Full"}
"""The words of JSON Resume's schema for a job (job-schema.json) for where the work is done."""


@record
class Employer:
    """Who hires."""

    name: str = Field(description="The name that candidates know.")
    website: str | None = Field(default=None, description="The employer's own site.")
    example: bool = Field(default=False, description="Whether the employer is invented.")


@record
class Place:
    """Where the work is done."""

    name: str = Field(description="The place as people call it.")
    street: str | None = Field(default=None, description="Street and number.")
    city: str | None = Field(default=None, description="The city.")
    region: str | None = Field(default=None, description="The part of the country (ISO 3166-2).")
    postal_code: str | None = Field(default=None, description="The postal code.")
    country: str | None = Field(default=None, description="The country (ISO 3166-1 alpha-2).")


@record
class LivingArea:
    """Where one may live to do remote work."""

    code: str = Field(description="A country, or a part of one (ISO 3166).")
    name: str = Field(description="Its name in the opening's language.")


@record
class Pay:
    """What it pays; `text` says all of it, the figures what can be counted."""

    text: str = Field(description="The pay in words.")
    basis: str = Field(description="What the figures are: base pay, or pay on target.")
    beyond: str | None = Field(default=None, description="Whether more may be paid, in words.")
    variable: str | None = Field(default=None, description="What comes on top, in words.")
    other: str | None = Field(default=None, description="What is paid besides, in words.")
    currency: str | None = Field(default=None, description="A currency of ISO 4217.")
    period: Period | None = Field(default=None, description="What the figures are paid for.")
    min: float | None = Field(default=None, description="The low end of base pay.")
    max: float | None = Field(default=None, description="The high end of base pay.")


@record
class Asked:
    """Something to bring, and what counts as much."""

    text: str = Field(description="What one brings.")
    equivalent: str | None = Field(default=None, description="What counts as much.")


@record
class OpeningSkill:
    """A skill that the work takes."""

    name: str = Field(description="The skill.")
    level: int = Field(description="From 1 (basic) to 5 (leading).")
    proficiency: str = Field(description="The level in words.")
    seen: str = Field(description="What one would see someone do.")


@record
class SpokenLanguage:
    """A language that the work takes, and why."""

    language: str = Field(description="Its name in the opening's language.")
    proficiency: str = Field(description="How well.")
    reason: str = Field(description="Why the work needs it.")


@record
class Said:
    """Something that the employer says with every opening there."""

    title: str = Field(description="Its heading.")
    text: Texts = Field(description="Its paragraphs.")
    email: str | None = Field(default=None, description="Where to write.")
    phone: str | None = Field(default=None, description="Where to call.")


@record
class Opening:
    """A posting as data; all texts are plain, in the opening's language."""

    version: Literal[1] = Field(default=1, description="The version of this shape.")
    id: str = Field(description="What names this posting for ever, here and in feeds.")
    requisition: str | None = Field(
        default=None, description="The requisition's number; absent: a draft that has none yet."
    )
    language: str = Field(description="The language of the page (BCP 47).")
    state: Literal["draft", "upcoming", "open", "closed"] = Field(
        description="Whether one can apply."
    )
    notice: str | None = Field(default=None, description="What to know about its state.")
    url: str | None = Field(default=None, description="Its page, where the site has an address.")
    apply: str | None = Field(default=None, description="Where to apply, while one can.")
    title: str = Field(description="The title of the role.")
    employer: Employer = Field(description="Who hires.")
    place: Place = Field(description="Where the work is done.")
    areas: tuple[LivingArea, ...] = Field(
        default=(), description="For remote work: where one may live."
    )
    work_mode: WorkMode = Field(description="on-site, hybrid or remote.")
    employment: Employment = Field(description="The type of employment.")
    hours: float | None = Field(default=None, description="Hours a week.")
    travel_percent: float | None = Field(
        default=None, description="Percent of the working time spent travelling."
    )
    openings: int = Field(description="How many people are sought.")
    vacancy: Literal["existing", "future"] = Field(description="A vacancy today, or a pool.")
    ai_screening: bool = Field(description="Whether software screens or ranks applicants.")
    posted: dt.date = Field(description="The day on which it opens.")
    closes: dt.date | None = Field(
        default=None, description="The last day to apply; absent: it stays open until filled."
    )
    starts: dt.date | None = Field(default=None, description="The first day of work.")
    ends: dt.date | None = Field(default=None, description="The last day of a fixed term.")
    pay: Pay | None = Field(default=None, description="What it pays; absent: not published.")
    summary: str = Field(description="The role in a sentence or two.")
    about: Texts = Field(default=(), description="About the employer, in paragraphs.")
    note: Texts = Field(default=(), description="What is particular about this vacancy.")
    duties: Texts = Field(default=(), description="The essential duties, by weight.")
    other_duties: Texts = Field(default=(), description="The other duties.")
    must_have: tuple[Asked, ...] = Field(default=(), description="What one must bring.")
    nice_to_have: tuple[Asked, ...] = Field(default=(), description="What is nice to bring.")
    skills: tuple[OpeningSkill, ...] = Field(default=(), description="What the work takes.")
    tools: Texts = Field(default=(), description="What one works with.")
    languages: tuple[SpokenLanguage, ...] = Field(default=(), description="Languages, and why.")
    education: Degree | None = Field(default=None, description="The degree that one must have.")
    experience_months: int | None = Field(
        default=None, description="The months of experience that one must have."
    )
    experience_in_place_of_education: Literal[True] | None = Field(
        default=None, description="Whether more experience counts as much as the degree."
    )
    benefits: Texts = Field(default=(), description="What one gets besides pay.")
    statements: tuple[Said, ...] = Field(default=(), description="What the employer says.")
    email: str | None = Field(default=None, description="Whom to ask about the vacancy.")
    phone: str | None = Field(default=None, description="Whom to call about the vacancy.")
    noc_2021: str | None = Field(default=None, description="The occupation in NOC 2021.")
    onet_soc: str | None = Field(default=None, description="The occupation in O*NET-SOC.")
    changed: dt.date | None = Field(
        default=None, description="The day on which its page last changed; absent: not known."
    )
    notes: Texts = Field(default=(), description="What else the page says about itself.")


ADAPTER = TypeAdapter(Opening)


def opening(view: PostingView) -> Opening:
    """A posting as data."""
    job = view.job
    return Opening(
        id=job.reference,
        requisition=job.requisition or None,
        language=view.frame.language,
        state="draft" if view.draft else view.state,
        notice=view.notice or None,
        url=job.address or None,
        apply=view.apply or None,
        title=plain(view.title),
        employer=Employer(
            name=plain(view.frame.company),
            website=view.frame.website or None,
            example=bool(view.frame.example),
        ),
        place=_place(view),
        areas=tuple(LivingArea(code=each.code, name=plain(each.name)) for each in job.areas),
        work_mode=job.mode,
        employment=job.employment,
        hours=job.hours,
        travel_percent=job.travel_percent,
        openings=job.openings,
        vacancy=job.vacancy,
        ai_screening=job.ai_screening,
        posted=job.posted,
        closes=job.closes,
        starts=job.starts,
        ends=job.ends,
        pay=_pay(view),
        summary=plain(view.work.summary),
        about=_texts(view.about),
        note=_texts(view.work.note),
        duties=_texts(view.work.duties),
        other_duties=_texts(view.work.also),
        must_have=_asked(view.asked.requirements.must),
        nice_to_have=_asked(view.asked.requirements.nice),
        skills=tuple(
            OpeningSkill(
                name=plain(each.name),
                level=each.level,
                proficiency=each.proficiency,
                seen=plain(each.seen),
            )
            for each in view.asked.skills
        ),
        tools=_texts(view.asked.tools),
        languages=tuple(
            SpokenLanguage(
                language=each.name, proficiency=each.proficiency, reason=plain(each.reason)
            )
            for each in view.asked.languages
        ),
        education=job.degree,
        experience_months=job.months,
        experience_in_place_of_education=job.experience_instead or None,
        benefits=_texts(view.offer.benefits),
        statements=tuple(
            Said(
                title=plain(each.title),
                text=_texts(each.text),
                email=each.email or None,
                phone=each.phone or None,
            )
            for each in view.statements
        ),
        email=job.email or None,
        phone=job.phone or None,
        noc_2021=job.noc_2021 or None,
        onet_soc=job.onet_soc or None,
        changed=view.frame.changed.on if view.frame.changed else None,
        notes=_texts(notes(view)),
    )


def as_data(view: PostingView) -> dict[str, Any]:
    """The posting as plain data of that shape, without what is absent."""
    found: dict[str, Any] = ADAPTER.dump_python(opening(view), mode="json", exclude_none=True)
    return found


def as_json(view: PostingView, _look: Look) -> bytes:
    """The posting as JSON in our own shape, `Opening`, without what is absent."""
    return ADAPTER.dump_json(opening(view), indent=2, exclude_none=True) + b"\n"


def as_json_resume(view: PostingView, _look: Look) -> bytes:
    """The posting in JSON Resume's shape of a job, without what is absent."""
    job = view.job
    where = job.workplace
    found: dict[str, Any] = {
        "title": plain(view.title),
        "company": plain(view.frame.company),
        "type": view.employment,
        "date": job.posted.isoformat(),
        "description": " ".join(filter(None, (plain(view.notice), plain(view.work.summary)))),
        "location": _filled(
            {
                "address": (where.street if where else "") or plain(view.place),
                "postalCode": where.postal_code if where else "",
                "city": where.city if where else "",
                "countryCode": where.country if where else "",
                "region": where.region if where else "",
            }
        ),
        "remote": REMOTE[job.mode],
        "salary": plain(view.offer.pay),
        "responsibilities": [*_texts(view.work.duties), *_texts(view.work.also)],
        "qualifications": [
            plain(line.text)
            for line in (*view.asked.requirements.must, *view.asked.requirements.nice)
        ],
        "skills": [
            {"name": plain(each.name), "level": each.proficiency, "keywords": [plain(each.seen)]}
            for each in view.asked.skills
        ],
        "meta": _filled({"canonical": job.address, "version": "v1.0.0"}),
    }
    return json.dumps(_filled(found), ensure_ascii=False, indent=2).encode() + b"\n"


def _place(view: PostingView) -> Place:
    where = view.job.workplace
    if where is None:
        return Place(name=plain(view.place))
    return Place(
        name=plain(view.place),
        street=where.street or None,
        city=where.city or None,
        region=where.region or None,
        postal_code=where.postal_code or None,
        country=where.country or None,
    )


def _pay(view: PostingView) -> Pay | None:
    offer, salary = view.offer, view.job.salary
    if not offer.pay:
        return None
    return Pay(
        text=plain(offer.pay),
        basis=plain(offer.basis),
        beyond=plain(offer.beyond) or None,
        variable=plain(offer.variable) or None,
        other=plain(offer.other) or None,
        currency=salary.currency if salary else None,
        period=salary.period if salary else None,
        min=salary.low if salary else None,
        max=salary.high if salary else None,
    )


def _asked(lines: tuple[RequirementLine, ...]) -> tuple[Asked, ...]:
    return tuple(
        Asked(text=plain(line.text), equivalent=plain(line.equivalent) or None) for line in lines
    )


def _texts(texts: tuple[str, ...]) -> Texts:
    return tuple(plain(text) for text in texts)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", [], {})}
