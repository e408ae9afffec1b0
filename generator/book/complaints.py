"""What pydantic says of a file's data into findings: one for each mistake, in plain words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.book.hints import (
    allowed,
    choices,
    fields_of,
    inside,
    noun,
    record_in,
    wanted,
)
from generator.book.model import ID_LENGTH, RESERVED, is_id
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from generator.findings import Path

T = TypeVar("T")

SHOWN = 60
"""Characters of a value that a message repeats."""

LISTED = 14
"""So many names of fields or values are listed; more help nobody."""

PATTERNS = {
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": "a country such as CA, or a part of one such as CA-ON",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "a language such as en, fr or fr-CA",
    r"^\d+\.\d+\.\d+$": "three numbers such as 1.2.0",
    r"^(undated|\d{4}(-\d{2}(-\d{2})?)?)$": "2024, 2024-04, 2024-04-16 or `undated`",
    r"^#[0-9a-fA-F]{6}$": 'a colour such as "#1d5b8f", in quotes',
    r"^\d{5}$": 'five digits in quotes, such as "60010"',
    r"^\d\d-\d{4}\.\d\d$": "a code such as 11-2022.00",
    r"^https?://[^\s/?#]+(/[^\s?#]*)?$": "an address such as https://careers.example.com/",
    r"^[^/\\:.~][^\\:]*$": "a folder inside the project, such as output",
}
"""What a text must look like, for each pattern of the model."""

MARKET = {
    "source": ("market-no-source", "name the source's id, and describe it in sources.yaml"),
    "as_of": ("market-no-date", "write the date that the source gives, or `undated`"),
}
"""Fields without which a market figure can't be shown: code and help."""


def validate(
    adapter: TypeAdapter[T],
    data: object,
    file: str,
    at: Path = (),
) -> tuple[T | None, list[Finding]]:
    """Return the thing that plain data describes, or None and why; `at` leads to the data."""
    try:
        return adapter.validate_json(json.dumps(data)), []
    except ValidationError as error:
        cls: type = adapter._type  # type: ignore[assignment] # noqa: SLF001
        errors = error.errors(include_url=False)
        return None, validation_findings(errors, cls, file, data, at=at)


def validation_findings(
    errors: Iterable[Mapping[str, Any]],
    cls: type,
    file: str,
    data: Any,  # noqa: ANN401
    *,
    at: Path = (),
) -> list[Finding]:
    """Return what is wrong with the data of a file that should be a `cls`, by pydantic's errors."""
    told = [_told(error, cls, data) for error in errors]
    findings = [*_names(told), *_values(told)]
    return [
        Finding(code, file, message, advice, at=(*at, *path), on="key" if on_key else "value")
        for code, message, advice, path, on_key in findings
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """One of pydantic's errors, seen from the data.

    `at` is the path in the data, `field` the field of the model that it lies in, `owner` that
    field's class, `hint` the type wanted; `union` is the path at which `branch` parted from others.
    """

    kind: str
    at: Path
    hint: Any
    value: Any
    context: Mapping[str, Any]
    union: Path | None
    branch: str
    key: bool
    owner: type | None
    field: FieldInfo | None
    present: frozenset[str]

    @property
    def meaning(self) -> str:
        """The field's description, as a phrase."""
        return _phrase((self.field.description if self.field else "") or "")

    @property
    def gloss(self) -> str:
        """What the field is for, after its name."""
        name = next((step for step in reversed(self.at) if isinstance(step, str)), "")
        return f"`{_short(name)}`: {self.meaning}" if name and self.meaning else self.meaning


_Made = tuple[str, str, str, "Path", bool]
"""Code, message, help, path, and whether the key is meant."""


def _told(error: Mapping[str, Any], cls: type, data: Any) -> _Told:  # noqa: ANN401
    """Follow an error's path through types and data, without the names of union branches."""
    hint: Any = cls
    at: list[str | int] = []
    union, branch, owner, field = None, "", None, None
    steps = [step for step in error["loc"] if step != "[key]"]
    for step in steps:
        record = record_in(hint)
        if len(choices(hint)) > 1:
            union, branch = tuple(at), str(step)
            hint = record if record is not None and record.__name__ == step else hint
            continue
        if record is not None:
            owner, field = record, fields_of(record).get(str(step))
        hint = inside(hint, step)
        at.append(step)
    named = error["type"] in {"missing", "unexpected_keyword_argument"}
    real = tuple(at) if named else _real(at, data)
    holder = _at(data, at[:-1])
    return _Told(
        kind=error["type"],
        at=real,
        hint=hint,
        value=error["input"] if named or len(real) < len(at) else _at(data, real),
        context=error.get("ctx") or {},
        union=union,
        branch=branch,
        key=len(steps) < len(error["loc"]),
        owner=owner,
        field=field,
        present=frozenset(holder) if isinstance(holder, dict) else frozenset(),
    )


def _names(told: Sequence[_Told]) -> Iterator[_Made]:
    """Yield unknown and missing fields; an unknown one that resembles a missing one is one slip."""
    groups: dict[tuple[Path, str], tuple[list[_Told], list[_Told]]] = defaultdict(lambda: ([], []))
    for one in _without_branches(told):
        if one.kind == "unexpected_keyword_argument":
            groups[one.at[:-1], one.branch][0].append(one)
        elif one.kind == "missing" and isinstance(one.at[-1], str):
            groups[one.at[:-1], one.branch][1].append(one)
    for unknown, missing in groups.values():
        lacking = {str(one.at[-1]): one for one in missing}
        for one in unknown:
            near = _near(str(one.at[-1]), lacking) or _near(str(one.at[-1]), _absent(one))
            lacking.pop(near, None)
            yield _unknown(one, near)
        yield from map(_missing, lacking.values())


def _absent(one: _Told) -> list[str]:
    fields = fields_of(one.owner) if one.owner else {}
    return [name for name in fields if name not in one.present]


def _unknown(one: _Told, near: str) -> _Made:
    what = noun(one.owner) if one.owner else "this"
    absent = _absent(one)
    if near:
        advice = f"did you mean `{near}`?"
    elif absent and len(absent) <= LISTED:
        advice = f"it can still have: {', '.join(absent)}"
    else:
        advice = "delete it"
    message = f"`{_short(str(one.at[-1]))}` is not a field of {what}"
    return "unknown-field", message, advice, one.at, True


def _missing(one: _Told) -> _Made:
    name = str(one.at[-1])
    what = noun(one.owner) if one.owner else "this"
    if one.owner and one.owner.__name__ == "MarketFigure" and name in MARKET:
        code, advice = MARKET[name]
        return code, f"a market figure without `{name}`", advice, one.at[:-1], True
    advice = f"{what} needs it: {one.meaning}" if one.meaning else f"{what} needs it"
    return "missing-field", f"`{name}` is missing", advice, one.at[:-1], True


def _values(told: Sequence[_Told]) -> Iterator[_Made]:
    """Yield what is wrong with values; where a union is meant, one finding for all branches."""
    seen: set[Path] = set()
    for one in _without_branches(told):
        named = one.kind == "unexpected_keyword_argument" or (
            one.kind == "missing" and isinstance(one.at[-1], str)
        )
        full = one.kind == "too_short" and len(one.value) >= one.context["min_length"]
        if named or full or (one.union == one.at and one.at in seen):
            continue  # a list counts as too short when its items are faulty
        seen.add(one.at)
        yield _value(one)


def _without_branches(told: Sequence[_Told]) -> list[_Told]:
    """Return the errors without those of union branches that the value was not meant for."""
    groups: dict[Path, list[_Told]] = defaultdict(list)
    for one in told:
        if one.union is not None:
            groups[one.union].append(one)
    dropped = {id(one) for group in groups.values() for one in _strays(group)}
    return [one for one in told if id(one) not in dropped]


def _strays(group: list[_Told]) -> list[_Told]:
    """Return all errors of a union but those of the branch that the value comes nearest to."""
    deep = [one for one in group if one.at != one.union]
    judged = [one for one in group if one.kind in _JUDGES]
    kept = deep or judged or group
    branch = kept[0].branch
    return [one for one in group if one.branch != branch]


def _value(one: _Told) -> _Made:
    value = one.value
    if one.key:
        return (*_judged(one, str(one.at[-1])), one.at, True)
    if value is None and one.kind != "missing":
        return _nothing(one)
    if isinstance(value, str) and (one.kind in _JUDGES or one.kind in _FORMS):
        return (*_judged(one, value), one.at, False)
    if one.kind == "date_type" and isinstance(value, int) and not isinstance(value, bool):
        return (*_bad_date(str(value), str(value), one), one.at, False)
    if one.kind in _RANGES or one.kind in _SIZES:
        return _amount(one)
    message = f"{_called(one)} must be {wanted(one.hint)}, not {_kind(value)}"
    return "wrong-type", message, _conversion(one), one.at, False


def _nothing(one: _Told) -> _Made:
    name = str(one.at[-1]) if one.at else ""
    if one.owner and one.owner.__name__ == "MarketFigure" and name in MARKET:
        code, advice = MARKET[name]
        return code, f"a market figure without `{name}`", advice, one.at, True
    advice = f"write {wanted(one.hint)}" + (f": {one.meaning}" if one.meaning else "")
    if one.field and not one.field.is_required():
        advice += "; or delete the line"
    return "wrong-type", f"{_called(one)} has no value", advice, one.at, True


def _amount(one: _Told) -> _Made:
    """Too little or too much of something."""
    called, advice = _called(one), one.gloss
    if one.kind in _RANGES:
        bound = next(iter(one.context.values()), "")
        message = f"{called} must be {_RANGES[one.kind]} {bound}, not {_short(str(one.value))}"
    elif one.kind == "string_too_short":
        message, advice = f"{called} is empty", one.meaning and f"write {one.meaning}"
    elif one.kind == "too_short":
        message = f"{called} needs at least {one.context.get('min_length', 1)} item"
    else:
        at = one.at if one.kind == "too_long" else one.at[:-1]
        message = f"`{at[-1]}` must have two numbers" if at else "two numbers are wanted"
        return "bad-value", message, "write from and to: [24, 36]", at, False
    return "bad-value", message, advice, one.at, False


_FORMS = {"string_pattern_mismatch", "literal_error"}
_SIZES = {"too_short", "too_long", "string_too_short", "missing"}
_RANGES = {
    "greater_than_equal": "at least",
    "greater_than": "more than",
    "less_than_equal": "at most",
    "less_than": "less than",
}


def _judged(one: _Told, text: str) -> tuple[str, str, str]:
    """Return code, message and help for a text of the wrong form."""
    shown, name = _short(text), _called(one)
    if one.kind in _JUDGES:
        code, message, advice = _JUDGES[one.kind](text, shown, one)
        return code, message if text else f"{name} is empty", advice
    if one.key:
        around = next((step for step in reversed(one.at[:-1]) if isinstance(step, str)), "this")
        name = f"a name in `{around}`"
    if one.kind == "string_pattern_mismatch":
        hint = PATTERNS.get(one.context.get("pattern", ""), "look at the field's description")
        return "bad-value", f"`{shown}` can't be {name}", f"write {hint}"
    values = allowed(one.hint)
    near = _near(text, values)
    listed = ", ".join(values[:LISTED])
    advice = f"did you mean `{near}`? It can be: {listed}" if near else f"it can be: {listed}"
    return "bad-value", f"`{shown}` is none of the values of {name}", advice


def _bad_id(text: str, shown: str, _: _Told) -> tuple[str, str, str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    advice = "an id is lower-case words and hyphens, at most 64 characters"
    if len(text) > ID_LENGTH:
        advice = f"it has {len(text)} characters; an id has at most {ID_LENGTH}"
    elif RESERVED.fullmatch(slug):
        advice = "Windows keeps this name for a device"
    elif is_id(slug):
        advice += f"; did you mean `{slug}`?"
    return "bad-id", f"`{shown}` can't be an id", advice


def _bad_link(_: str, shown: str, one: _Told) -> tuple[str, str, str]:
    others = "".join(f", or `{value}`" for value in allowed(one.hint))
    advice = f"write an http, https or mailto address, or a relative one{others}"
    return "bad-link", f"`{shown}` is not a link to follow", advice


def _bad_currency(text: str, shown: str, _: _Told) -> tuple[str, str, str]:
    advice = "write the three letters of ISO 4217, such as CAD, USD or EUR"
    if re.fullmatch(r"[A-Za-z]{3}", text) and text != text.upper():
        advice = f"did you mean `{text.upper()}`?"
    return "bad-currency", f"`{shown}` is not a currency", advice


def _bad_date(text: str, shown: str, one: _Told) -> tuple[str, str, str]:
    others = "".join(f", or `{value}`" for value in allowed(one.hint))
    advice = f"write year, month and day with hyphens: 2026-11-23{others}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        advice = "the calendar has no such day"
    return "bad-date", f"`{shown}` is not a date", advice


_JUDGES = {
    "bad_id": _bad_id,
    "bad_link": _bad_link,
    "bad_currency": _bad_currency,
    "bad_date": _bad_date,
}


def _conversion(one: _Told) -> str:
    """Return how to turn what is there into what is wanted."""
    value, want = one.value, wanted(one.hint)
    record = record_in(one.hint)
    plain = isinstance(value, str) and re.fullmatch(r"[\w -]{1,40}", value)
    ways = {
        "a list": f"write a list: [{value if plain else 'one, another'}]",
        "fields with names": "write each as `name: value`",
    }
    if record is not None:
        return _braces(one, record)
    if want in ways:
        return ways[want]
    if isinstance(value, str):
        return _unquoted(value, want) or one.gloss
    if isinstance(value, bool | int | float) and _is_text(want):
        return f'put it in quotes: "{json.dumps(value)}"'
    if isinstance(value, float) and want == "a whole number":
        return f"write {round(value)}"
    return one.gloss


def _unquoted(value: str, want: str) -> str:
    if "number" in want and re.fullmatch(r"[-+]?[\d.]{1,18}", value):
        return "delete the quotes"
    return "write true or false, without quotes" if want == "true or false" else ""


def _braces(one: _Told, record: type) -> str:
    """Return how to write a value that has fields, or what may stand for it."""
    needed = [name for name, field in fields_of(record).items() if field.is_required()]
    names = needed or list(fields_of(record))[:LISTED]
    braces = "{" + ", ".join(f"{name}: …" for name in names) + "}"
    other = wanted(one.hint).removesuffix(wanted(record)).removesuffix(" or ")
    return f"write {other} or {braces}" if other else f"write {braces}"


def _is_text(want: str) -> bool:
    return want == "text" or want.startswith(("an id", "a link", "a currency"))


def _called(one: _Told) -> str:
    """Return what to call the place of a value: its field, or which item of a list it is."""
    if not one.at:
        return "this"
    last = one.at[-1]
    if isinstance(last, str):
        return f"`{_short(last)}`"
    around = next((step for step in reversed(one.at) if isinstance(step, str)), "this")
    return f"item {last + 1} of `{around}`"


def _kind(value: Any) -> str:  # noqa: ANN401
    """Return what a value is, in words."""
    if isinstance(value, bool | int | float):
        return f"`{json.dumps(value)}`"
    if isinstance(value, list):
        return "a list"
    return "fields with names" if isinstance(value, dict) else "text"


def _near(name: str, names: Iterable[str]) -> str:
    """Return the name that this one was most likely meant to be."""
    folded = {_folded(known): known for known in reversed(list(names))}
    return next((folded[n] for n in get_close_matches(_folded(name), folded, 1)), "")


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _phrase(sentence: str) -> str:
    """Return a sentence as the end of another one."""
    text = sentence.removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[:2] == "A " else text


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _at(data: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401
    """Return the value that a path leads to, None when it leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _real(path: Sequence[str | int], data: Any) -> Path:  # noqa: ANN401
    """Return as much of a path as leads somewhere in the data."""
    for length, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return tuple(path[:length])
    return tuple(path)
