"""What pydantic says of a file's data into findings: one for each mistake, in plain words."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.book.hints import fields_of, is_pair, noun, pattern_of, record_in, wanted
from generator.book.judged import JUDGES, LISTED, PATTERNS, bad_date, judged
from generator.book.numerals import numeral
from generator.book.told import Told, nearest, short, told_of
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.findings import Path

T = TypeVar("T")

MOST = 1000
"""So many of pydantic's errors are looked at in one file; nobody reads more."""

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
    raw: bytes | None = None,
) -> tuple[T | None, list[Finding]]:
    """Return the thing that plain data describes, or None and why; `at` leads to the data.

    `raw` is the same data as JSON, where someone has made it already.
    """
    try:
        return adapter.validate_json(raw or json.dumps(data)), []
    except ValidationError as error:
        cls: type = adapter._type  # type: ignore[assignment] # noqa: SLF001 - no public way to it
        errors = error.errors(include_url=False)
        return None, validation_findings(errors, cls, file, data, at=at)


def validation_findings(
    errors: Iterable[Mapping[str, Any]],
    cls: type,
    file: str,
    data: Any,  # noqa: ANN401 - YAML of any shape
    *,
    at: Path = (),
) -> list[Finding]:
    """Return what is wrong with the data of a file that should be a `cls`, by pydantic's errors."""
    told = [told_of(error, cls, data) for error in islice(errors, MOST)]
    findings = [*_names(told), *_values(told)]
    return [
        Finding(code, file, message, advice, at=(*at, *path), on="key" if on_key else "value")
        for code, message, advice, path, on_key in findings
    ]


_Made = tuple[str, str, str, "Path", bool]
"""Code, message, help, path, and whether the key is meant."""


def _names(told: Sequence[Told]) -> Iterator[_Made]:
    """Yield unknown and missing fields; an unknown one that resembles a missing one is one slip."""
    groups: dict[tuple[Path, str], tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
    for one in _without_branches(told):
        if one.kind == "unexpected_keyword_argument":
            groups[one.at[:-1], one.branch][0].append(one)
        elif one.kind == "missing" and isinstance(one.at[-1], str):
            groups[one.at[:-1], one.branch][1].append(one)
    for unknown, missing in groups.values():
        lacking = {str(one.at[-1]): one for one in missing}
        for one in unknown:
            near = nearest(str(one.at[-1]), lacking) or nearest(str(one.at[-1]), _absent(one))
            lacking.pop(near, None)
            yield _unknown(one, near)
        yield from map(_missing, lacking.values())


def _absent(one: Told) -> list[str]:
    fields = fields_of(one.owner) if one.owner else {}
    return [name for name in fields if name not in one.present]


def _unknown(one: Told, near: str) -> _Made:
    what = noun(one.owner) if one.owner else "this"
    absent = _absent(one)
    if near:
        advice = f"did you mean `{near}`?"
    elif absent and len(absent) <= LISTED:
        advice = f"it can still have: {', '.join(absent)}"
    else:
        advice = "delete it"
    message = f"`{short(str(one.at[-1]))}` is not a field of {what}"
    return "unknown-field", message, advice, one.at, True


def _missing(one: Told) -> _Made:
    name = str(one.at[-1])
    what = noun(one.owner) if one.owner else "this"
    if one.owner and one.owner.__name__ == "MarketFigure" and name in MARKET:
        code, advice = MARKET[name]
        return code, f"a market figure without `{name}`", advice, one.at[:-1], True
    advice = f"{what} needs it: {one.meaning}" if one.meaning else f"{what} needs it"
    return "missing-field", f"`{name}` is missing", advice, one.at[:-1], True


def _values(told: Sequence[Told]) -> Iterator[_Made]:
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


def _without_branches(told: Sequence[Told]) -> list[Told]:
    """Return the errors without those of union branches that the value was not meant for."""
    groups: dict[Path, list[Told]] = defaultdict(list)
    for one in told:
        if one.union is not None:
            groups[one.union].append(one)
    dropped = {id(one) for group in groups.values() for one in _strays(group)}
    return [one for one in told if id(one) not in dropped]


def _strays(group: list[Told]) -> list[Told]:
    """Return all errors of a union but those of the branch that the value comes nearest to."""
    deep = [one for one in group if one.at != one.union]
    judged = [one for one in group if one.kind in JUDGES]
    kept = deep or judged or group
    branch = kept[0].branch
    return [one for one in group if one.branch != branch]


def _value(one: Told) -> _Made:
    value = one.value
    if one.key:
        return (*judged(one, str(one.at[-1])), one.at, True)
    if value is None and one.kind != "missing":
        return _nothing(one)
    if one.kind in JUDGES or (isinstance(value, str) and one.kind in _FORMS):
        return (*judged(one, str(value)), one.at, False)
    if one.kind == "date_type" and isinstance(value, int) and not isinstance(value, bool):
        return (*bad_date(str(value), str(value), one), one.at, False)
    if one.kind in _RANGES or one.kind in _SIZES:
        return _amount(one)
    want = wanted(one.hint)
    kind = f"`{short(value)}`" if _written(value, want) else _kind(value)
    message = f"{one.called} must be {want}, not {kind}"
    return "wrong-type", message, _conversion(one), one.at, False


def _nothing(one: Told) -> _Made:
    name = str(one.at[-1]) if one.at else ""
    if one.owner and one.owner.__name__ == "MarketFigure" and name in MARKET:
        code, advice = MARKET[name]
        return code, f"a market figure without `{name}`", advice, one.at, True
    advice = f"write {wanted(one.hint)}" + (f": {one.meaning}" if one.meaning else "")
    if one.field and not one.field.is_required():
        advice += "; or delete the line"
    return "wrong-type", f"{one.called} has no value", advice, one.at, True


def _amount(one: Told) -> _Made:
    """Too little or too much of something."""
    called, advice = one.called, one.gloss
    if one.kind in _RANGES:
        bound = next(iter(one.context.values()), "")
        message = f"{called} must be {_RANGES[one.kind]} {bound}, not {short(str(one.value))}"
    elif one.kind == "string_too_short":
        message, advice = f"{called} is empty", one.meaning and f"write {one.meaning}"
    elif one.kind == "too_short":
        message = f"{called} needs at least {one.context.get('min_length', 1)} item"
    else:
        at = one.at if one.kind == "too_long" else one.at[:-1]
        message = f"`{at[-1]}` must have two numbers" if at else "two numbers are wanted"
        return "bad-value", message, PAIR, at, False
    return "bad-value", message, advice, one.at, False


MORE = "one, another"
PAIR = "write from and to: [24, 36]"
_FORMS = {"string_pattern_mismatch", "literal_error"}
_SIZES = {"too_short", "too_long", "string_too_short", "missing"}
_RANGES = {
    "greater_than_equal": "at least",
    "greater_than": "more than",
    "less_than_equal": "at most",
    "less_than": "less than",
}


def _conversion(one: Told) -> str:
    """Return how to turn what is there into what is wanted."""
    value, want = one.value, wanted(one.hint)
    record = record_in(one.hint)
    plain = isinstance(value, str) and re.fullmatch(r"[\w -]{1,40}", value)
    ways = {
        "a list": PAIR if is_pair(one.hint) else f"write a list: [{value if plain else MORE}]",
        "fields with names": "write each as `name: value`",
    }
    if record is not None:
        return _braces(one, record)
    if want in ways:
        return ways[want]
    if isinstance(value, str):
        return _unquoted(value, want) or one.gloss
    if isinstance(value, bool | int | float) and _is_text(want):
        return _quoted(value, pattern_of(one.hint))
    if isinstance(value, float) and want == "a whole number":
        return f"write {round(value)}"
    return one.gloss


def _quoted(value: float, pattern: str) -> str:
    """Return how to make a text of a value, which may be one that no quotes make right."""
    text = json.dumps(value)
    if pattern in PATTERNS and not re.search(pattern, text):
        return f"write {PATTERNS[pattern]}"
    return f'put it in quotes: "{text}"'


def _unquoted(value: str, want: str) -> str:
    if "number" in want and re.fullmatch(r"[-+]?[\d.]{1,18}", value):
        return "delete the quotes"
    if number := _written(value, want):
        return f"write {number}, with {'a point' if '.' in number else 'digits alone'}"
    return "write true or false, without quotes" if want == "true or false" else ""


def _written(value: object, want: str) -> str:
    """Return the number that a text stands for where one is wanted; empty where it is none."""
    number = numeral(value) if isinstance(value, str) and "number" in want else ""
    plain = number == value or ("whole" in want and "." in number)
    return "" if plain else number


def _braces(one: Told, record: type) -> str:
    """Return how to write a value that has fields, or what may stand for it."""
    needed = [name for name, field in fields_of(record).items() if field.is_required()]
    names = needed or list(fields_of(record))[:LISTED]
    braces = "{" + ", ".join(f"{name}: …" for name in names) + "}"
    other = wanted(one.hint).removesuffix(wanted(record)).removesuffix(" or ")
    return f"write {other} or {braces}" if other else f"write {braces}"


def _is_text(want: str) -> bool:
    return want == "text" or want.startswith(("an id", "a link", "a currency"))


def _kind(value: Any) -> str:  # noqa: ANN401 - YAML of any shape
    """Return what a value is, in words."""
    if isinstance(value, bool | int | float):
        return f"`{json.dumps(value)}`"
    if isinstance(value, list):
        return "a list"
    return "fields with names" if isinstance(value, dict) else "text"
