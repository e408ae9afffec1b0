"""The ways to a role into data: to read, and for the script that shows them.

For the script, a text in which another language occurs is a list of pieces: those in the page's
language as they are, others as pairs of text and language.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.addresses import file_of
from generator.book.book import Foreign
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.way_steps import WayStep
    from generator.views.ways import WaysView
    from generator.views.ways_data import WaysData

MARKED = re.compile(r'<(span|i) lang="([^"]+)">(.*?)</\1>', re.DOTALL)
"""A piece of another language, as texts mark it."""


def for_reading(view: WaysView) -> dict[str, Any]:
    """What the page says; steps by their roles, `months` as from and to."""
    return {
        "of": _folder(view.id),
        "role": view.id,
        "title": plain(view.role.text),
        "from": [
            {
                "role": origin.id,
                "title": plain(origin.title),
                "entry": origin.entry,
                "ways": [way.roles for way in origin.ways],
            }
            for origin in view.origins
        ],
        "steps": [_said(step) for step in view.steps],
    }


def for_script(view: WaysData) -> dict[str, Any]:
    """What the script needs: all ways as numbers, and the steps that lead straight to the role."""
    return {
        "of": _folder(view.id),
        "roles": view.ways.roles,
        "ahead": view.ways.ahead,
        "others": view.ways.others,
        "steps": {
            start: {
                "kind": step.item.kind,
                "sign": step.item.sign,
                "time": step.item.months,
                "months": step.months,
                "keeps": _pieces_of(step.keeps),
                "duties": _pieces_of(step.duties),
                "learns": [[pieces(each.name), each.before, each.now] for each in step.learns],
                "requirements": _pieces_of(line.text for line in step.requirements),
            }
            for start, step in view.steps.items()
        },
    }


def pieces(text: str) -> str | list[str | tuple[str, str]]:
    """A text, or its pieces where some are in another language."""
    if isinstance(text, Foreign):
        return [(plain(text), text.lang)]
    if not isinstance(text, Markup):
        return text
    parts = MARKED.split(str(text))
    found: list[str | tuple[str, str]] = []
    for start in range(0, len(parts), 4):
        if parts[start]:
            found.append(unescape(parts[start]))
        if start + 3 < len(parts):
            found.append((unescape(parts[start + 3]), parts[start + 2]))
    return found


def _pieces_of(texts: Iterable[str]) -> list[str | list[str | tuple[str, str]]]:
    return [pieces(text) for text in texts]


def _folder(name: str) -> str:
    return file_of("ways", name, "").rstrip("/")


def _said(step: WayStep) -> dict[str, Any]:
    return {
        "from": step.roles[0],
        "to": step.roles[1],
        "kind": step.kind,
        "months": step.months,
        "keeps": [plain(skill) for skill in step.keeps],
        "duties": [plain(duty) for duty in step.duties],
        "learns": [
            {"skill": plain(each.name), "before": each.before, "now": each.now}
            for each in step.learns
        ],
        "requirements": [plain(line.text) for line in step.requirements],
        "criteria": [plain(text) for text in step.item.criteria],
        "process": plain(step.item.process),
        "resources": [{"name": plain(item.name), "address": item.href} for item in step.resources],
    }
