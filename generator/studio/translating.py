"""A posting's own words in the book's other languages: out of its translations, and into them.

Texts go by their lasting names, as in `translations.lock`: `note`, `differs/duties/add/ID/text`.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.book.load import Over
from generator.book.model import Posting
from generator.book.overlay import ABOUT, digest, lay, named
from generator.book.overlay import texts as texts_at
from generator.book.shape import Items, Record, Words, shape_of
from generator.book.values import UNFINISHED
from generator.studio.wishes import Translation, file_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.book.shape import Shape
    from generator.studio.wishes import Wishes

APPLY = "apply"
"""Where to apply: it may be another address in another language, and needn't."""

OWN = re.compile(
    r"note|other_pay|apply|contact/name|languages/[^/]+/reason"
    r"|differs/(duties|requirements)/add/[^/]+/text"
)
"""The names of texts that a form asks for."""

SHAPE = shape_of(Posting)


def texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Each text of a posting's plain data that can be said in another language, by its name."""
    found = {}
    for path in texts_at(SHAPE, data):
        text = _at(data, path)
        if isinstance(text, str) and OWN.fullmatch(name := named(data, path)):
            found[name] = text
    return found | {name: data[name] for name in (APPLY,) if name in data}


def said_in(
    data: Mapping[str, Any], over: Mapping[str, Any], locked: Mapping[str, str]
) -> dict[str, Translation]:
    """What a translation says of a posting; `locked` has what each of its texts was made from."""
    laid, known = lay(SHAPE, data, over, ""), texts(data)
    names = {named(data, path): path for path in laid.sources}
    return {
        name: Translation(text=_at(laid.data, path), of=locked.get(name, ""))
        for name, path in names.items()
        if name in known
    }


def over_of(
    data: Mapping[str, Any], there: Mapping[str, Any], said: Mapping[str, Translation]
) -> Over:
    """A translation that says this of a posting, with all else that is `there` already.

    What the posting has no more falls away, and so do texts that nobody says any more, unless they
    wait to be translated.
    """
    over: dict[str, Any] = deepcopy(dict(there))
    known = texts(data)
    _drop(SHAPE, data, over)
    for name in known:
        steps = name.split("/")
        if name in said:
            _put(SHAPE, over, steps, said[name].text)
        else:
            _take(SHAPE, over, steps)
    _tidy(SHAPE, over)
    made_from = {
        name: digest(known[name]) if one.of is None else one.of
        for name, one in said.items()
        if name in known
    }
    return Over(over, {name: of for name, of in made_from.items() if of})


def is_own(name: str) -> bool:
    """Whether a text by this name is one that a form asks for."""
    return bool(OWN.fullmatch(name))


def field_of(name: str, language: str) -> str:
    """The form's field for a text in a language, by the text's lasting name."""
    first, *rest = name.split("/")
    if first == "differs":
        return f"{rest[0]}.add"
    return first if first == "languages" else f"{name.replace('/', '.')}.{language}"


def fitting(wishes: Wishes) -> Wishes:
    """The wishes in which every translation fits its original as it is now."""
    data, said = file_data(wishes), wishes.translations or {}
    made = {
        language: {
            name: replace(one, of=None) if name in set(stale(data, texts)) else one
            for name, one in texts.items()
        }
        for language, texts in said.items()
    }
    return replace(wishes, translations=made or None)


def speaks(over: Over) -> bool:
    """Whether a translation says anything."""
    return any(name != ABOUT for name in over.data)


def stale(data: Mapping[str, Any], said: Mapping[str, Translation]) -> Iterator[str]:
    """The names of texts whose original isn't, or isn't known to be, what they were made from."""
    for name, original in texts(data).items():
        if name in said and said[name].of not in {None, digest(original)}:
            yield name


def lacking(data: Mapping[str, Any], said: Mapping[str, Translation]) -> Iterator[str]:
    """The names of texts that aren't said in another language."""
    yield from (name for name in texts(data) if name != APPLY and name not in said)


def typed(
    data: Mapping[str, Any],
    before: Mapping[str, Translation],
    said: Mapping[str, str],
) -> dict[str, Translation]:
    """What a posting says in another language once this was typed, by names; empty takes it out.

    What wasn't typed, or is as it was before, stays made from what it was made from.
    """
    found: dict[str, Translation] = {}
    for name in texts(data):
        old, new = before.get(name), said.get(name)
        if new is None or (old and new == old.text):
            found |= {name: old} if old else {}
        elif new:
            found[name] = Translation(text=new)
    return found


def _at(data: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401 - YAML of any shape
    for step in path:
        data = data[step]
    return data


def _drop(shape: Shape, data: Any, over: Any) -> None:  # noqa: ANN401 - YAML of any shape
    """Take out of a translation what its original lacks."""
    match shape:
        case Record() if isinstance(over, dict) and isinstance(data, dict):
            for name, inner in shape.texts.items():
                if name in over and _lacks(inner, data.get(name)):
                    del over[name]
                elif name in over:
                    _drop(inner, data[name], over[name])
        case Items(key, item) if isinstance(over, list) and isinstance(data, list):
            known = {each[key]: each for each in data}
            over[:] = [each for each in over if _key(each, key) in known]
            for each in over:
                _drop(item, known[each[key]], each)


def _lacks(shape: Shape, value: object) -> bool:
    """Whether an original has nothing there that could be translated."""
    one = isinstance(shape, Words) and not shape.many
    return not isinstance(value, str) if one else not value


def _put(shape: Shape, over: Any, steps: Sequence[str], text: str) -> None:  # noqa: ANN401 - YAML of any shape
    """Write a text into a translation, with all that it stands in."""
    first, *rest = steps
    match shape:
        case Record() if not rest:
            over[first] = text
        case Record():
            inner = shape.texts[first]
            kind = list if isinstance(inner, Items) else dict
            if not isinstance(over.get(first), kind):
                over[first] = kind()
            _put(inner, over[first], rest, text)
        case Items(key, item):
            found = _item(over, key, first)
            if found is None:
                found = {key: first}
                over.append(found)
            _put(item, found, rest, text)


def _take(shape: Shape, over: Any, steps: Sequence[str]) -> None:  # noqa: ANN401 - YAML of any shape
    """Take a text out of a translation, if it is there and doesn't wait to be translated."""
    first, *rest = steps
    match shape:
        case Record() if isinstance(over, dict) and first in over:
            if rest:
                _take(shape.texts[first], over[first], rest)
            elif not str(over[first]).startswith(UNFINISHED):
                del over[first]
        case Items(key, item) if isinstance(over, list):
            _take(item, _item(over, key, first), rest)


def _item(over: Sequence[Any], key: str, name: str) -> dict[str, Any] | None:
    return next((each for each in over if isinstance(each, dict) and each.get(key) == name), None)


def _tidy(shape: Shape, over: Any) -> None:  # noqa: ANN401 - YAML of any shape
    """Take out of a translation what holds no text."""
    match shape:
        case Record() if isinstance(over, dict):
            for name, inner in shape.texts.items():
                if name in over and not isinstance(inner, Words):
                    _tidy(inner, over[name])
                    if not over[name]:
                        del over[name]
        case Items(key, item) if isinstance(over, list):
            for each in over:
                _tidy(item, each)
            over[:] = [each for each in over if each != {key: _key(each, key)}]


def _key(item: Any, key: str) -> Any:  # noqa: ANN401 - YAML of any shape
    found = item.get(key) if isinstance(item, dict) else None
    return found if isinstance(found, str) else None
