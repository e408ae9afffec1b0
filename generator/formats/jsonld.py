"""A posting's view into schema.org's JobPosting, and the way to a page into a BreadcrumbList.

Shapes and vocabulary are those that Google for Jobs documents; every value is also on the page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from generator.views.outline import outline
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.formats.registry import Look
    from generator.views.job import Address, Area, Job
    from generator.views.outline import Part
    from generator.views.posting import PostingView
    from generator.views.requirements import RequirementLine

Data = dict[str, Any]

EMPLOYMENT = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
}

CREDENTIALS = {
    "high-school": "high school",
    "diploma": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctorate": "postgraduate degree",
    "professional": "professional certificate",
}

UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element or a line of script, as JSON may also write it."""


def script(data: Data) -> Markup:
    """Data as the content of a script element, in which no text can end that element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, safe in UNSAFE.items():
        text = text.replace(letter, safe)
    return Markup(text)  # noqa: S704 - escaped above


def breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> Data:
    """The way to a page as names and absolute addresses, at least two, the page itself last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(crumbs, start=1)
        ],
    }


def job_posting(view: PostingView, job: Job) -> Data:
    """A posting for machines: only what the view shows."""
    found = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": plain(view.title),
        "description": description(view),
        "identifier": {
            "@type": "PropertyValue",
            "name": view.frame.company,
            "value": job.requisition,
        },
        "url": job.address,
        "datePosted": job.posted.isoformat(),
        "validThrough": f"{job.closes.isoformat()}T23:59:59" if job.closes else None,
        "jobStartDate": job.starts.isoformat() if job.starts else None,
        "employmentType": EMPLOYMENT[job.employment],
        "totalJobOpenings": job.openings if job.openings > 1 else None,
        "hiringOrganization": {
            "@type": "Organization",
            "name": view.frame.company,
            "sameAs": view.frame.website or None,
        },
        "directApply": False,
        **_where(job),
        **_pay(view, job),
        **_needs(view, job),
    }
    return _filled(found)


def markup(view: PostingView) -> tuple[Markup, ...]:
    """What the script elements of a posting's page hold; none where it isn't for machines."""
    if not view.listed:
        return ()
    return script(job_posting(view, view.job)), script(breadcrumbs(view.job.crumbs))


def as_file(view: PostingView, _look: Look) -> bytes:
    """The markup of a posting's page as a file of its own, for a page that someone else makes.

    A draft has it too, without an address, and its description says that it is one.
    """
    data = job_posting(view, view.job)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def description(view: PostingView) -> str:
    """The whole posting in the few elements that job boards keep: p, ul, li."""
    summary = map(_paragraph, filter(None, (view.work.summary, view.notice)))
    return "".join((*summary, *map(_part, outline(view))))


def _part(part: Part) -> str:
    lines = "".join(f"<li>{escape(sentence(i.text, i.more))}</li>" for i in part.items)
    pieces = (
        *map(_paragraph, (part.title, *part.paragraphs)),
        f"<ul>{lines}</ul>" if lines else "",
        *map(_part, part.parts),
    )
    return "".join(pieces)


def _where(job: Job) -> Data:
    return {
        "jobLocation": _place(job.workplace) if job.workplace else None,
        "jobLocationType": "TELECOMMUTE" if job.areas else None,
        "applicantLocationRequirements": [_area(area) for area in job.areas],
    }


def _place(address: Address) -> Data:
    return {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "addressLocality": address.city,
            "addressRegion": address.region,
            "postalCode": address.postal_code,
            "addressCountry": address.country,
        },
    }


def _area(area: Area) -> Data:
    kind = "AdministrativeArea" if "-" in area.code else "Country"
    return {"@type": kind, "name": plain(area.name)}


def _pay(view: PostingView, job: Job) -> Data:
    salary = job.salary
    return {
        "baseSalary": salary
        and {
            "@type": "MonetaryAmount",
            "currency": salary.currency,
            "value": {
                "@type": "QuantitativeValue",
                "minValue": salary.low,
                "maxValue": salary.high,
                "unitText": salary.period.upper(),
            },
        },
        "incentiveCompensation": plain(view.offer.variable),
        "jobBenefits": [plain(benefit) for benefit in view.offer.benefits],
    }


def _needs(view: PostingView, job: Job) -> Data:
    asked = view.asked
    lines = (*asked.requirements.must, *asked.requirements.nice)
    return {
        "responsibilities": "\n".join(map(plain, (*view.work.duties, *view.work.also))),
        "qualifications": "\n".join(plain(_line(line)) for line in lines),
        "skills": [plain(skill.name) for skill in asked.skills],
        "educationRequirements": job.degree
        and {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": CREDENTIALS[job.degree],
        },
        "experienceRequirements": job.months
        and {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": job.months,
        },
        "experienceInPlaceOfEducation": job.experience_instead or None,
        "occupationalCategory": _categories(job),
    }


def _categories(job: Job) -> list[str | Data]:
    noc = {
        "@type": "CategoryCode",
        "codeValue": job.noc_2021,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": "NOC 2021"},
    }
    return [*filter(None, (job.onet_soc,)), *((noc,) if job.noc_2021 else ())]


def _line(line: RequirementLine) -> str:
    """A requirement and what counts as much, as sentences one after the other."""
    return sentence(line.text, line.equivalent)


def sentence(text: str, more: str) -> str:
    """A text without its markup and what explains it, as sentences one after the other."""
    return f"{plain(text).rstrip('.')}. {plain(more)}" if more else plain(text)


def _paragraph(text: str) -> str:
    return f"<p>{escape(plain(text))}</p>"


def _filled(data: Data) -> Data:
    """The data without what is missing, at any depth."""
    kept = {
        key: _filled(value) if isinstance(value, dict) else value for key, value in data.items()
    }
    return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
