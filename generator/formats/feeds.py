"""The open postings into feeds: Indeed's and LinkedIn's XML, Atom, and a list as JSON.

Each feed holds all that is open, whole, every time: a board takes down what is no longer in it.
Shapes and words are those that the boards document for their feeds.
"""

from __future__ import annotations

import datetime as dt
import json
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.formats.jsonld import description
from generator.formats.opening import as_data
from generator.pay import digits
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.formats.registry import Look
    from generator.views.openings import OpeningsView
    from generator.views.posting import PostingView

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

INDEED_TYPES = {
    "full_time": "fulltime",
    "part_time": "parttime",
    "contract": "contract",
    "temporary": "temporary",
    "internship": "internship",
}
INDEED_REMOTE = {"on-site": "", "hybrid": "Hybrid remote", "remote": "Fully remote"}

LINKEDIN_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACT",
    "temporary": "TEMPORARY",
    "internship": "INTERNSHIP",
}
LINKEDIN_MODES = {"on-site": "On-site", "hybrid": "Hybrid", "remote": "Remote"}
LINKEDIN_PERIODS = {
    "hour": "HOURLY",
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
}
LINKEDIN_ID = 40
"""The most characters of an id in LinkedIn's feed."""


def indeed(view: OpeningsView, _look: Look) -> bytes:
    """Indeed's XML: the vacancies of today; a pool is none."""
    jobs = "".join(_element("job", "".join(_indeed(view, each))) for each in _vacancies(view))
    head = _text("publisher", view.company) + _text("publisherurl", view.address)
    return f"{HEAD}{_element('source', f'{head}{jobs}')}".encode()


def linkedin(view: OpeningsView, _look: Look) -> bytes:
    """LinkedIn's XML: the vacancies of today; a pool is none."""
    jobs = "".join(_element("job", "".join(_linkedin(view, each))) for each in _vacancies(view))
    head = _text("publisherUrl", view.address) + _text("publisher", view.company)
    return f"{HEAD}{_element('source', f'{head}{jobs}')}".encode()


def atom(view: OpeningsView, _look: Look) -> bytes:
    """An Atom feed (RFC 4287) for people who follow openings, as of their last change."""
    words = wording(view.language)
    address = f"{view.address}feeds/openings.atom"
    last = max((each.job.changed for each in view.postings), default=dt.date(1970, 1, 1))
    title = words.fill(words.gettext("Openings at %(company)s"), company=view.company)
    entries = "".join(_entry(each) for each in view.postings)
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.language}">\n'
        f"<id>{escape(address)}</id>\n<title>{escape(title)}</title>\n"
        f"<updated>{_time(last)}</updated>\n"
        f"<author><name>{escape(view.company)}</name></author>\n"
        f'<link rel="self" href="{_attribute(address)}"/>\n'
        f'<link rel="alternate" href="{_attribute(view.address)}index.html"/>\n'
        f"{entries}</feed>\n"
    ).encode()


def openings_json(view: OpeningsView, _look: Look) -> bytes:
    """All openings as a JSON list of `Opening`, pools among them."""
    found = [as_data(each) for each in view.postings]
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _vacancies(view: OpeningsView) -> Iterator[PostingView]:
    return (each for each in view.postings if each.listed)


def _indeed(view: OpeningsView, each: PostingView) -> Iterator[str]:
    job, where = each.job, each.job.workplace
    midnight = dt.datetime.combine(job.posted, dt.time(), dt.UTC)
    remote = wording(view.language).work_mode("remote")
    yield _text("title", each.title)
    yield _text("date", format_datetime(midnight, usegmt=True))
    yield _text("referencenumber", reference(view, each))
    yield _text("requisitionid", job.requisition)
    yield _text("url", job.address)
    yield _text("company", each.frame.company)
    yield _text("city", where.city if where else remote)
    yield _text("state", where.region if where else _part(job.areas[0].code))
    yield _text("country", where.country if where else job.areas[0].code[:2])
    yield _text("postalcode", where.postal_code if where else "")
    yield _text("streetaddress", where.street if where else "")
    yield _text("description", description(each))
    yield _text("salary", each.offer.pay)
    yield _text("jobtype", INDEED_TYPES[job.employment])
    yield _text("remotetype", INDEED_REMOTE[job.mode])
    yield _text("expirationdate", job.closes.isoformat() if job.closes else "")


def _linkedin(view: OpeningsView, each: PostingView) -> Iterator[str]:
    job, where = each.job, each.job.workplace
    web = each.apply.lower().startswith("https://")
    yield _text("partnerJobId", _short(reference(view, each)))
    yield _text("company", each.frame.company)
    yield _text("title", each.title)
    yield _text("description", description(each))
    yield _text("applyUrl", each.apply if web else job.address)
    yield _text("location", each.place)
    yield _text("city", where.city if where else "")
    yield _text("state", where.region if where else "")
    yield _text("country", where.country if where else job.areas[0].code[:2])
    yield _text("postalCode", where.postal_code if where else "")
    yield _text("workplaceTypes", LINKEDIN_MODES[job.mode])
    yield _text("jobtype", LINKEDIN_TYPES[job.employment])
    if job.salary:
        pay = job.salary
        ends = (("highEnd", pay.high), ("lowEnd", pay.low))
        money = "".join(
            _element(end, _text("amount", digits(amount)) + _text("currencyCode", pay.currency))
            for end, amount in ends
            if amount is not None
        )
        kind = _text("period", LINKEDIN_PERIODS[pay.period]) + _text("type", "BASE_SALARY")
        yield _element("salaries", _element("salary", money + kind))
    yield _text("listDate", f"{job.posted:%m/%d/%Y}")
    yield _text("expirationDate", f"{job.closes:%m/%d/%Y}" if job.closes else "")


def reference(view: OpeningsView, each: PostingView) -> str:
    """What a board knows a posting by: its id, with the language where it isn't the first one."""
    return each.job.reference if view.main else f"{each.job.reference}.{view.language}"


def _short(name: str) -> str:
    """A name of at most 40 characters; a longer one ends in a piece of its digest."""
    if len(name) <= LINKEDIN_ID:
        return name
    return f"{name[:31]}-{sha256(name.encode()).hexdigest()[:8]}"


def _part(code: str) -> str:
    return code.partition("-")[2]


def _entry(each: PostingView) -> str:
    address = _attribute(each.job.address)
    return (
        f"<entry>\n<id>{escape(each.job.address)}</id>\n"
        f"<title>{escape(plain(each.frame.heading))}</title>\n"
        f"<published>{_time(each.job.posted)}</published>\n"
        f"<updated>{_time(each.job.changed)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{address}"/>\n'
        f"<summary>{escape(_glance(each))}</summary>\n"
        f'<content type="html">{escape(description(each))}</content>\n</entry>\n'
    )


def _glance(each: PostingView) -> str:
    """What one reads in a list of openings before opening any: the work, its pay, until when."""
    more = (f"{text}." for text in (each.offer.pay, each.until) if text)
    return plain(" ".join((each.work.summary, *more)))


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(name: str, text: str) -> str:
    """An element with a text that may hold anything; nothing for an empty one."""
    if not text:
        return ""
    safe = plain(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{safe}]]></{name}>\n"


def _element(name: str, content: str) -> str:
    return f"<{name}>\n{content}</{name}>\n"


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
