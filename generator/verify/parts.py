"""What the data say, as the parts of a text, and what a text says beyond them.

That a text has all that the data say is shown elsewhere; here it is that it has no more, and each
thing under its own heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.verify.said import bare, tidy
from generator.verify.words import DAY, day_in, is_ours, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.verify.agree import Bench, Difference
    from generator.verify.said import Said
    from generator.verify.sheets import Piece

HEAD, APPLY, STEPS = "head", "apply", "steps"
"""What stands above the first heading, how to apply, and where the role leads."""

TOGETHER = 3
"""The most texts that a form has in one paragraph: a skill, how well, and how that is seen."""

Texts = tuple[str, ...]


def beyond(bench: Bench, said: Said, data: Said, laid: Said | None) -> Iterator[Difference]:
    """What a text has that the data have not, or not there; `laid` says where the role leads."""
    if data.data is None or not said.pieces:
        return
    wanted, names = _wanted(data, bench.language)
    notes = set(map(bare, data.data.get("notes", ())))
    flat = any(bare(text) in names for texts in wanted.values() for text in texts)
    found = _parted(said.pieces, names, notes)
    if laid and laid is not said:
        wanted[STEPS] = _parted(laid.pieces, names, notes).get(STEPS, ())
    elif laid:
        wanted[STEPS] = found.get(STEPS, ())
    if flat:
        found = _gathered(said.pieces, wanted, names, notes)
    for name, texts in found.items():
        bench.count.values += 1
        if name in {HEAD, APPLY}:
            more = _first(texts, _is_head(data, bench.language))
        elif name in wanted:
            more = _first(texts, _is_among(wanted[name]))
        else:
            more = name
        if more is not None:
            yield bench.more(name, said, more, data)
        elif name in wanted and _run(texts) != _run(wanted[name]):
            sides = (said, " · ".join(texts)), (data, " · ".join(wanted[name]))
            yield bench.differ(f"what stands under {name}", *sides)


def _run(texts: Iterable[str]) -> str:
    return "".join(map(bare, texts))


def _is_among(wanted: Texts) -> Callable[[str], bool]:
    """Whether a text is one of those wanted, or as many in a row as a form puts together."""
    found = _runs(wanted)
    return lambda text: bare(text) in found


def _runs(texts: Texts) -> set[str]:
    places = range(len(texts))
    return {_run(texts[at : at + many]) for at in places for many in range(1, TOGETHER + 1)}


def _first(texts: Iterable[str], known: Callable[[str], bool]) -> str | None:
    return next((text for text in texts if not known(text)), None)


def _parted(pieces: Iterable[Piece], names: Mapping[str, str], notes: set[str]) -> dict[str, Texts]:
    """Pieces by the part that they stand in, or by a heading that no posting has."""
    found: dict[str, list[str]] = {}
    name = HEAD
    for piece in pieces:
        text = bare(piece.text)
        if text in names:
            name = names[text]
        elif piece.heading:
            name = f"“{piece.text}”"
        elif text not in notes:
            found.setdefault(name, []).append(piece.text)
            continue
        else:
            continue
        found.setdefault(name, [])
    return {name: tuple(texts) for name, texts in found.items()}


def _gathered(
    pieces: Iterable[Piece], wanted: Mapping[str, Texts], names: Mapping[str, str], notes: set[str]
) -> dict[str, Texts]:
    """The parts as they are wanted, and in the head whatever stands in none of them.

    For a posting in which a text reads as a heading does: then forms without marks on headings
    can't be told apart into parts.
    """
    known = {text for texts in wanted.values() for text in _runs(texts)}
    left = [piece.text for piece in pieces if bare(piece.text) not in {*names, *notes}]
    return {HEAD: tuple(text for text in left if bare(text) not in known)}


def _wanted(said: Said, language: str) -> tuple[dict[str, Texts], dict[str, str]]:
    """The texts of each part by its name, and the names by their headings."""
    data, words = said.data or {}, vocabulary(language)
    pay = data.get("pay") or {}
    variable = pay.get("variable")
    paid = (
        pay.get("text"),
        pay.get("basis"),
        pay.get("beyond"),
        variable and words.phrases["variable"].format(variable),
        pay.get("other"),
    )
    wanted: dict[str, Texts] = {
        "about": tuple(data.get("about", ())),
        "note": tuple(data.get("note", ())),
        "duties": tuple(data.get("duties", ())),
        "other_duties": tuple(data.get("other_duties", ())),
        "requirements": (),
        "must_have": _told(data.get("must_have", ()), "text", "equivalent"),
        "nice_to_have": _told(data.get("nice_to_have", ()), "text", "equivalent"),
        "languages": _told(data.get("languages", ()), "language", "proficiency", "reason"),
        "skills": _told(data.get("skills", ()), "name", "proficiency", "seen"),
        "tools": tuple(data.get("tools", ())),
        "pay and benefits": (
            *(filter(None, paid) if pay else (words.phrases["no pay"],)),
            *data.get("benefits", ()),
        ),
    }
    employer = str(said.values.get("employer"))
    names = {bare(text.format(employer)): name for name, text in words.headings.items()}
    names[bare(str(said.values.get("title")))] = HEAD
    for each in data.get("statements", ()):
        name = names.setdefault(bare(each["title"]), f"“{each['title']}”")
        reach = filter(None, (each.get("email"), each.get("phone")))
        wanted[name] = (*wanted.get(name, ()), *each["text"], *reach)
    return wanted, names


def is_glance(text: str, said: Said, language: str) -> bool:
    """Whether a text is the summary of the role, the pay, and until when, and nothing more."""
    data, words = said.data or {}, vocabulary(language)
    pay = (data.get("pay") or {}).get("text")
    begun = tidy(f"{data.get('summary')} {pay}." if pay else str(data.get("summary")))
    rest = text.removeprefix(begun).strip()
    if not text.startswith(begun):
        return False
    shape = words.phrases["until"].replace("{day}", _day(language))
    day = day_in(rest, language)
    return re.fullmatch(shape, rest) is not None and (
        not is_ours(language) or day == said.values.get("closes")
    )


def _day(language: str) -> str:
    """The shape of a day in words; in a language that isn't ours, it may be any."""
    return f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '', DAY.pattern)})" if is_ours(language) else ".{1,40}?"


def _told(items: Iterable[Mapping[str, str]], *keys: str) -> Texts:
    return tuple(each[key] for each in items for key in keys if each.get(key))


def _is_head(said: Said, language: str) -> Callable[[str], bool]:
    """Whether a text is one of those above the first heading, or beside where one applies."""
    data, phrases = said.data or {}, vocabulary(language).phrases
    values = said.values
    place = (data.get("place") or {}).get("name", "")
    known = {
        bare(text)
        for text in (
            f"{values.get('employer')} · {place}",
            data.get("notice") or "",
            data.get("summary") or "",
        )
    }
    number = re.escape(str(values.get("requisition")))
    shapes = {
        name: phrases[name].replace("{day}", _day(language)).replace("{}", number)
        for name in ("reference", "until", "button")
    }
    pattern = re.compile("|".join(shapes.values()))

    def known_text(text: str) -> bool:
        return bare(text) in known or pattern.fullmatch(text.rstrip(" ,")) is not None

    return known_text
