"""A file's data and its translation's data into the same data in another language.

Merging goes by the keys of list items, never by position, and touches texts alone. What the
translation lacks stays in the first language and is named; what the original lacks is a finding.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.book.shape import KEYS, Items, Library, Record, Shape, Words
from generator.book.values import SOMETHING, UNFINISHED
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Path = tuple[str | int, ...]

SEEN = re.compile(SOMETHING)

ABOUT = "translation"
"""The key under which a translation says who has reviewed it."""


@dataclass(slots=True)
class Overlay:
    """What came of laying a translation over a file.

    `missing` and `sources` go by paths in the original; `sources` has the digest of each text that
    was translated.
    """

    data: Any
    missing: list[Path] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def lay(shape: Record, base: Any, over: Any, file: str) -> Overlay:  # noqa: ANN401 - YAML of any shape
    """The plain data of `base` with the texts of `over`, which stands in `file`."""
    result = Overlay(None)
    over = {k: v for k, v in over.items() if k != ABOUT} if isinstance(over, dict) else over
    result.data = _Weaver(file, result).record(shape, base, over, (), ())
    return result


def named(base: Any, path: Path) -> str:  # noqa: ANN401 - YAML of any shape
    """A path that outlives reordering: items of a list by their key, such as duties/plan/text."""
    return "/".join(map(str, keyed(base, path)))


def keyed(base: Any, path: Path) -> Path:  # noqa: ANN401 - YAML of any shape
    """The same path with the key of each item of a list in place of its index, where it has one."""
    words = []
    for step in path:
        base = base[step]
        key = next((base[k] for k in KEYS if k in base), step) if isinstance(base, dict) else step
        words.append(str(key) if isinstance(step, int) and key is not step else step)
    return tuple(words)


def texts(shape: Shape, base: Any, at: Path = ()) -> Iterator[Path]:  # noqa: ANN401, C901 - YAML of any shape, one branch a shape
    """The path of every text in plain data that a translation can put into another language."""
    match shape:
        case Words(required=False):
            return
        case Words(many=True):
            yield from ((*at, i) for i in range(len(base))) if isinstance(base, list) else ()
        case Words():
            yield from (at,) if isinstance(base, str) and base else ()
        case Items(_, item) if isinstance(base, list):
            for index, value in enumerate(base):
                yield from texts(item, value, (*at, index))
        case Library(item) if isinstance(base, dict):
            for key, value in base.items():
                yield from texts(item, value, (*at, key))
        case Record() if isinstance(base, dict):
            for name, inner in shape.texts.items():
                if name in base:
                    yield from texts(inner, base[name], (*at, name))
        case _:
            return


def digest(text: str) -> str:
    """Twelve hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class _Weaver:
    """Walks base and translation together, filling in an `Overlay`."""

    def __init__(self, file: str, result: Overlay) -> None:
        self.file = file
        self.result = result

    def any(self, shape: Shape, base: Any, over: Any, at: Path, to: Path) -> Any:  # noqa: ANN401 - YAML of any shape
        """`at` is the path in the translation, `to` the path in the original."""
        match shape:
            case Words():
                return self.words(base, over, at, to, many=shape.many)
            case Items():
                return self.items(shape, base, over, at, to)
            case Library():
                return self.library(shape, base, over, at, to)
            case Record():
                return self.record(shape, base, over, at, to)

    def words(self, base: Any, over: Any, at: Path, to: Path, *, many: bool) -> Any:  # noqa: ANN401 - YAML of any shape
        if not many and not isinstance(base, str):
            self.complain("translation-adds", at, "the original has no text here", "leave it out")
            return base
        texts = over if many and isinstance(over, list) else [over]
        if not all(isinstance(t, str) for t in texts) or many != (over is texts):
            kind = "a list of texts" if many else "text"
            advice = "write it as in the original"
            self.complain("wrong-type", at, f"{_name(at)} must be {kind}", advice)
            return base
        if not texts or not all(map(SEEN.search, texts)):
            advice = "write it, or leave the field out"
            self.complain("bad-value", at, f"{_name(at)} is empty", advice)
            return base
        if any(text.startswith(UNFINISHED) for text in texts):
            self.lack(Words(many=many), base, to)
            return base
        self.result.sources[to] = digest("\0".join(base) if many else base)
        return over

    def items(self, shape: Items, base: Any, over: Any, at: Path, to: Path) -> Any:  # noqa: ANN401 - YAML of any shape
        if not isinstance(over, list) or not all(isinstance(o, dict) for o in over):
            self.complain(
                "wrong-type", at, f"{_name(at)} must be a list", f"each item with its `{shape.key}`"
            )
            return base
        merged = list(base)
        found = self.matched(shape, base, over, at)
        for place, index in found.items():
            rest = {k: v for k, v in over[index].items() if k != shape.key}
            merged[place] = self.record(shape.item, base[place], rest, (*at, index), (*to, place))
        for place in range(len(base)):
            if place not in found:
                self.lack(shape.item, base[place], (*to, place))
        return merged

    def matched(self, shape: Items, base: Any, over: Any, at: Path) -> dict[int, int]:  # noqa: ANN401 - YAML of any shape
        """Places of items in the original, each with that of its translation."""
        key = shape.key
        known = {item[key]: place for place, item in enumerate(base)}
        found: dict[int, int] = {}
        for index, item in enumerate(over):
            here, name = (*at, index, key), item.get(key)
            if key not in item:
                listed = ", ".join(map(str, known))
                advice = f"an item says which one of the original it is: {listed}"
                self.complain("missing-field", here[:-1], f"`{key}` is missing", advice)
            elif not isinstance(name, str | int) or isinstance(name, bool):
                advice = "write it as in the original"
                self.complain("wrong-type", here, f"`{key}` must be that of an item", advice)
            elif name not in known:
                self.stranger(here, str(name), map(str, known), on="value")
            elif known[name] in found:
                message = f"`{name}` stands here twice"
                self.complain("duplicate-item", here, message, "keep one of the two")
            else:
                found[known[name]] = index
        return found

    def library(self, shape: Library, base: Any, over: Any, at: Path, to: Path) -> Any:  # noqa: ANN401 - YAML of any shape
        if not isinstance(over, dict):
            self.complain(
                "wrong-type", at, f"{_name(at)} must be a mapping", "each text under its id"
            )
            return base
        merged = dict(base)
        for key, value in over.items():
            if key in base:
                merged[key] = self.record(shape.item, base[key], value, (*at, key), (*to, key))
            else:
                self.stranger((*at, key), key, base)
        for key in base:
            if key not in over:
                self.lack(shape.item, base[key], (*to, key))
        return merged

    def record(self, shape: Record, base: Any, over: Any, at: Path, to: Path) -> Any:  # noqa: ANN401 - YAML of any shape
        if not isinstance(base, dict):
            self.complain("translation-adds", at, "the original has no text here", "leave it out")
            return base
        if not isinstance(over, dict):
            self.complain(
                "wrong-type", at, f"{_name(at)} must be a mapping", "write it as in the original"
            )
            return base
        # What is written `null` is not there, and so isn't asked for either.
        base = {name: value for name, value in base.items() if value is not None}
        merged = dict(base)
        for name, value in over.items():
            here = (*at, name)
            if name not in shape.texts:
                self.fixed(shape, name, here)
            elif name not in base:
                self.stranger(here, name, (n for n in shape.texts if n in base))
            else:
                merged[name] = self.any(shape.texts[name], base[name], value, here, (*to, name))
        for name, inner in shape.texts.items():
            if name in base and name not in over:
                self.lack(inner, base[name], (*to, name))
        return merged

    def lack(self, shape: Shape, base: Any, to: Path) -> None:  # noqa: ANN401 - YAML of any shape
        self.result.missing.extend(texts(shape, base, to))

    def fixed(self, shape: Record, name: str, at: Path) -> None:
        if name in shape.names:
            self.complain(
                "translation-adds",
                at,
                f"`{name}` is the same in every language",
                "leave it out; a translation holds texts alone",
                on="key",
            )
        else:
            near = get_close_matches(name, shape.texts, 1)
            self.complain(
                "unknown-field",
                at,
                f"`{name}` is not a text of the original",
                f"did you mean `{near[0]}`?" if near else "",
                on="key",
            )

    def stranger(self, at: Path, name: str, known: Iterable[str], on: str = "key") -> None:
        names = [k for k in known if k]
        near = get_close_matches(name, names, 1)
        self.complain(
            "translation-adds",
            at,
            f"the original has no `{name}`",
            f"did you mean `{near[0]}`?" if near else f"it has: {', '.join(names)}",
            on=on,
        )

    def complain(self, code: str, at: Path, message: str, help: str, on: str = "value") -> None:  # noqa: A002 - the field of a finding is called so
        place: Any = on
        self.result.findings.append(
            Finding(code=code, file=self.file, at=at, on=place, message=message, help=help)
        )


def _name(at: Path) -> str:
    return f"`{at[-1]}`" if at else "a translation"
