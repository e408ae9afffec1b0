"""Words and figures into the geometry of charts: numbers ready for a template to print as SVG.

Every length is in the units of the picture's own view box, which are pixels where it isn't scaled.
Texts on pictures are broken here into lines, by the widths of the shipped fonts' letters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.book.book import Foreign
from generator.brand import tones
from generator.pay import axis, midpoint
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.brand import Tones
    from generator.pay import Range

ELLIPSIS = "…"
LEADING = 1.25

LETTERS = {
    0.27: " ijlI",
    0.33: "!,.:;'’‘",
    0.37: "t|`()[]",
    0.4: "fr/\\\u00a0\u202f",
    0.46: "1_-",
    0.56: '?*s"“”•',
    0.6: "aceFhJkLnouvxyz57E–",
    0.63: "bdgpq2$",
    0.67: "#03468&9BPRSTZ+<=>~",
    0.73: "ADKVXY",
    0.77: "CGHNOQU",
    0.87: "w",
    0.95: "mM…",
    1.02: "W@%—",
}
"""Letters by their width in Inter SemiBold, in ems; the regular face is narrower."""

WIDTHS = {letter: width for width, letters in LETTERS.items() for letter in letters}
CAPITAL, OTHER, SQUARE = 0.78, 0.66, 1.0
"""About how wide other letters are: capitals, small ones, those of East Asia."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text on a picture; `lang` where it is not the page's language."""

    text: str
    x: float
    y: float
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A range on an axis: across (`x`, `width`) in percent of the picture, down in pixels.

    `low` and `high` are its ends in words; a tall picture has `ends` instead.
    """

    label: tuple[Said, ...]
    low: str
    high: str
    ends: str
    x: str
    end: str
    middle: str
    width: str
    y: float
    base: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A round figure on an axis, `x` in percent of the picture."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Ranges on one axis, a bar a row, first row on top; as wide as there is room.

    `gaps` are the dashes of its grid lines, which leave out what is written.
    """

    name: str
    title: str
    description: str
    tones: Tones
    height: float
    bottom: float
    gaps: str
    thickness: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One range to draw: what it is called, its figures, and the same figures in words."""

    label: str
    range: Range
    low: str
    high: str
    ends: str


LABEL, LEFT, RIGHT = 228, 0.33, 0.89
"""In a wide picture: the labels' room in pixels, and where the axis begins and ends, as shares."""

NARROW = 286
"""In a tall picture: the labels' room on the narrowest screen, 320 pixels less its margins."""

THICKNESS, SIZE, FOOT = 14, 13, 30


def bars(  # noqa: PLR0913 - each has a name where it is called
    rows: Sequence[Row],
    money: Callable[[float], str],
    *,
    name: str,
    title: str,
    description: str,
    color: str,
    tall: bool = False,
) -> Bars:
    """Ranges (at least one, all in one currency and period) as bars on one axis.

    `money` puts the round figures of the axis into words; `name` is unique on its page. A tall
    picture, for phones, has each label above its bar.
    """
    scale = axis([end for row in rows for end in (row.range.min, row.range.max)], 4 if tall else 6)
    left, right = (0.0, 1.0) if tall else (LEFT, RIGHT)

    def at(amount: float) -> float:
        return left + scale.at(amount) * (right - left)

    lines = [fit(row.label, NARROW if tall else LABEL, SIZE, 2) for row in rows]
    extents = [42 + len(each) * 16 if tall else max(32, 16 * len(each) + 10) for each in lines]
    tops = [0, *accumulate(extents)]
    last = len(scale.ticks) - 1
    drawn = tuple(
        _bar(row, said(lines[i], row.label), at, tops[i], extents[i], tall=tall)
        for i, row in enumerate(rows)
    )
    bottom = tops[-1] + 6
    return Bars(
        name=name,
        title=title,
        description=description,
        tones=paper_tones(color),
        height=tops[-1] + FOOT,
        bottom=bottom,
        gaps=gaps([_written(bar, tall=tall) for bar in drawn], bottom),
        thickness=THICKNESS,
        ticks=tuple(
            Tick(
                percent(at(tick)),
                money(tick),
                ("start" if i == 0 else "end" if i == last else "middle") if tall else "middle",
            )
            for i, tick in enumerate(scale.ticks)
        ),
        bars=drawn,
    )


def _bar(  # noqa: PLR0913 - each has a name where it is called
    row: Row,
    label: Sequence[Said],
    at: Callable[[float], float],
    top: float,
    extent: float,
    *,
    tall: bool,
) -> Bar:
    low, high = at(row.range.min), at(row.range.max)
    y = top + extent - THICKNESS - 6 if tall else top + (extent - THICKNESS) / 2
    first = top + 16 if tall else y + THICKNESS - 3 - (len(label) - 1) * SIZE * LEADING / 2
    return Bar(
        label=at_lines(label, 0, first, SIZE),
        low=row.low,
        high=row.high,
        ends=row.ends if tall else "",
        x=percent(low),
        end=percent(high),
        middle=percent(at(midpoint(row.range))),
        width=percent(max(high - low, 0.004)),
        y=tidy(y),
        base=tidy(y - 6 if tall else y + THICKNESS - 3),
    )


def _written(bar: Bar, *, tall: bool) -> tuple[float, float]:
    """From where to where down the picture a row's words stand."""
    if tall:
        return bar.label[0].y - SIZE, bar.base + 4
    return bar.y - 2, bar.y + THICKNESS + 2


def gaps(written: Iterable[tuple[float, float]], bottom: float) -> str:
    """The lengths of a grid line's dashes and gaps from the top, so that it crosses no words."""
    lengths, y = [], 0.0
    for top, foot in written:
        lengths += [tidy(top - y), tidy(foot - top)]
        y = foot
    return " ".join(map(str, (*lengths, tidy(bottom - y), 0)))


def percent(share: float) -> str:
    """A share of the picture's width, for attributes that count in percent."""
    return f"{tidy(share * 100)}%"


# --- words on pictures ---------------------------------------------------------------------------


def said(lines: Iterable[str], whole: str) -> tuple[Said, ...]:
    """Lines of a text, yet without a place, that know its language."""
    lang = whole.lang if isinstance(whole, Foreign) else ""
    return tuple(Said(line, 0, 0, lang) for line in lines)


def at_lines(lines: Iterable[Said], x: float, y: float, size: float) -> tuple[Said, ...]:
    """Lines one below the other, the first one's foot at `y`."""
    return tuple(
        Said(line.text, tidy(x), tidy(y + i * size * LEADING), line.lang)
        for i, line in enumerate(lines)
    )


@lru_cache(4096)
def fit(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """A text in at most `most` lines of a width; what is too long ends in an ellipsis."""
    lines: list[str] = []
    for word in _words(plain(text), width, size):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS, size) > width:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,;:-–") + ELLIPSIS)


def measure(text: str, size: float) -> float:
    """About how wide a text is, in the units of `size`; rather too wide than too narrow."""
    return sum(map(_width, text)) * size


@lru_cache(65_536)
def tidy(number: float) -> float:
    """A number as short as a picture needs it: to a tenth, whole where it is whole."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _words(text: str, width: float, size: float) -> Iterable[str]:
    """The words of a text, by plain spaces alone; those wider than a line in pieces."""
    for word in filter(None, re.split(r"[ \t\r\n]+", text)):
        if measure(word, size) <= width:
            yield word
            continue
        head, hyphen, tail = word.partition("-")
        if tail and measure(head + hyphen, size) <= width:
            yield head + hyphen
            yield from _words(tail, width, size)
            continue
        piece = ""
        for letter in word:
            if piece and measure(piece + letter, size) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


@cache
def _width(letter: str) -> float:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return SQUARE
    return CAPITAL if letter.isupper() else OTHER


@cache
def paper_tones(color: str) -> Tones:
    """The tones of a picture where no style sheet reaches it: on paper."""
    return tones(color)[0]
