"""A page's view into the data beside it: JSON to read, and a script that brings the same.

Scripts can't read JSON from a disk, so what they need comes as a script: it hands its data to
`common.js`, under the address of the page.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from generator.addresses import list_of
from generator.formats import listing, ways
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.formats.registry import Look
    from generator.views.assess import AssessView, SkillForm
    from generator.views.assessments import AssessmentsView
    from generator.views.catalogue import Catalogue
    from generator.views.compare import Comparison
    from generator.views.comparisons import Ready
    from generator.views.profile import Profile

NAMES: dict[Any, tuple[str, ...]] = {}
"""The fields of each dataclass that was told of."""


def as_json(view: object, look: Look) -> bytes:
    """What the page says, as JSON."""
    del look
    return f"{json.dumps(data(view), ensure_ascii=False, separators=(',', ':'))}\n".encode()


def as_script(view: object, look: Look) -> bytes:
    """The same as a classic script; what could end a script stands there as an escape."""
    del look
    found = data(view)
    text = json.dumps(found, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"rolebook.take({json.dumps(found['of'])}, {text});\n".encode()


def data(view: object) -> dict[str, Any]:
    """What a view says, as plain data; `of` is the folder of its page."""
    return SHAPES[type(view).__name__](view)


def _catalogue(view: Catalogue) -> dict[str, Any]:
    return {
        "of": list_of("role", "").rstrip("/"),
        "language": view.language,
        "roles": [_fields(role) for role in view.roles],
        "ladders": {name: _fields(ladder) for name, ladder in view.ladders.items()},
        "skills": view.skills,
        "formerly": view.formerly,
    }


def _fields(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any kind
    """The fields of a record that holds plain data: what `asdict` gives, without copies."""
    return {name: getattr(record, name) for name in _names(type(record))}


def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass
    """The names of its fields, looked up once."""
    if kind not in NAMES:
        NAMES[kind] = tuple(field.name for field in fields(kind))
    return NAMES[kind]


def _profile(view: Profile | Comparison | Ready) -> dict[str, Any]:
    found: dict[str, Any] = _told(view)
    return found


def _told(data: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Data without what is absent; texts without markup."""
    if isinstance(data, str):
        return plain(data)
    if isinstance(data, tuple):
        return [_told(item) for item in data]
    if isinstance(data, dict):
        return {key: _told(value) for key, value in data.items() if value is not None}
    if is_dataclass(data):
        said = ((name, getattr(data, name)) for name in _names(type(data)))
        return {name: _told(value) for name, value in said if value is not None}
    return data


def _assess(view: AssessView) -> dict[str, Any]:
    return {
        "of": list_of("assess", view.id),
        "language": view.frame.language,
        "role": view.id,
        "title": plain(view.title),
        "skills": [_to_judge(skill) for group in view.groups for skill in group.skills],
    }


def _to_judge(skill: SkillForm) -> dict[str, Any]:
    """A skill with all that its form says: what each proficiency looks like, and which is asked."""
    return {
        "id": skill.id,
        "name": plain(skill.name),
        "kind": skill.kind,
        "summary": plain(skill.summary),
        "choices": [
            {"level": choice.level, "word": choice.word, "seen": plain(choice.seen)}
            for choice in skill.choices
        ],
        "asked": skill.asked,
        "seen": plain(skill.seen),
        "resources": [resource.id for resource in skill.resources],
    }


def _assessments(view: AssessmentsView) -> dict[str, Any]:
    forms = [form for ladder in view.ladders for level in ladder.levels for form in level.forms]
    return {
        "of": list_of("assess", "").rstrip("/"),
        "language": view.frame.language,
        "roles": [{"id": form.role, "title": plain(form.title)} for form in forms],
    }


SHAPES: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "AssessView": _assess,
    "AssessmentsView": _assessments,
    "Catalogue": _catalogue,
    "Profile": _profile,
    "CompareView": lambda view: _profile(view.comparison),
    "ComparisonsView": lambda view: _profile(view.ready),
    "WaysData": ways.for_script,
    "WaysView": ways.for_reading,
    **dict.fromkeys(listing.SHAPES, listing.data),
}
"""The views that have data, by the names of their classes."""
