"""A page's view into the picture that is shown where its link is shared: PNG, 1200 by 630 pixels.

Only its own words stand on it: who, what, and a line of facts. Letters stand one after the other
from left to right: a text that runs the other way is drawn in its order of reading, unjoined.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.brand import tones
from generator.data.glyphs import COVERED
from generator.formats.registry import FONTS
from generator.wording import plain

if TYPE_CHECKING:
    from pathlib import Path

    from generator.formats.registry import Look

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
ROOM = WIDTH - 2 * MARGIN

LINES = {84: 3, 72: 4, 60: 5, 48: 6, 40: 8}
"""Sizes of a title in pixels, the largest first, and how many lines of it there is room for."""

SMALL = 34
COLORS = 32
BAR = 16
MISSING = "\N{WHITE SQUARE}"
"""What stands for a letter that the fonts don't have: the book's checks name it."""


class Said(NamedTuple):
    """What stands on a picture."""

    company: str
    title: str
    facts: tuple[str, ...]


class Fonts(NamedTuple):
    """The files of the three weights, each the project's own if it has one."""

    bold: Path
    semi_bold: Path
    regular: Path


def picture(view: Any, look: Look) -> bytes:  # noqa: ANN401 - a view of a role, ladder, posting or home
    """The picture of a page."""
    return draw(said(view), look.color, Fonts(*map(look.templates.file, FONTS)))


def said(view: Any) -> Said:  # noqa: ANN401 - as above
    """The words of a picture: of a role its level and track, of a posting its place and pay."""
    company = view.frame.company
    kind = type(view).__name__
    if kind == "RoleView":
        return Said(company, plain(view.title), (view.level, view.track))
    if kind == "PostingView":
        return Said(company, plain(view.title), (view.place, view.offer.pay))
    if kind == "LadderView":
        return Said(company, plain(view.title), ())
    return Said(company, plain(view.tagline), ())


def draw(words: Said, color: str, fonts: Fonts) -> bytes:
    """The bytes of the picture, in light tones of a brand colour: the same for the same words."""
    light, _ = tones(color)
    image = Image.new("RGB", (WIDTH, HEIGHT), light.paper)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, BAR), fill=light.brand)
    name, plainer = _font(fonts.semi_bold, SMALL), _font(fonts.regular, SMALL)
    pen.text((MARGIN, 96), _one_line(words.company, name), fill=light.brand, font=name, anchor="ls")
    font, lines = _title(words.title, fonts.bold)
    step = round(font.size * 1.15)
    top = 96 + (HEIGHT - 96 - 110 - step * len(lines)) // 2
    for index, line in enumerate(lines):
        place = (MARGIN, top + step * index + font.size)
        pen.text(place, line, fill=light.ink, font=font, anchor="ls")
    facts = "  ·  ".join(shown(plain(fact)) for fact in words.facts if fact)
    pen.text(
        (MARGIN, HEIGHT - 64),
        _one_line(facts, plainer),
        fill=light.muted,
        font=plainer,
        anchor="ls",
    )
    kept = image.quantize(COLORS, dither=Image.Dither.NONE)
    file = BytesIO()
    kept.save(file, "PNG", optimize=True)
    return file.getvalue()


def shown(text: str) -> str:
    """A text in letters that the fonts have; what they lack becomes a square, a mark nothing."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(
        letter if letter in COVERED else MISSING
        for letter in composed
        if letter in COVERED or not unicodedata.category(letter).startswith(("M", "C"))
    )


def _title(text: str, bold: Path) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which a title fits, and its lines; the longest end in an ellipsis."""
    for size, most in LINES.items():
        font = _font(bold, size)
        lines = wrapped(shown(text), font)
        if len(lines) <= most:
            return font, lines
    size, most = list(LINES.items())[-1]
    font = _font(bold, size)
    lines = wrapped(shown(text), font)
    return font, [*lines[: most - 1], _one_line(f"{lines[most - 1]} {lines[most]}", font)]


def wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """A text in lines that fit; a word that is longer than a line is parted."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= ROOM:
            lines[-1] = longer
            continue
        lines = [line for line in lines if line]
        rest = word
        while font.getlength(rest) > ROOM:
            fits = next(n for n in range(len(rest), 0, -1) if font.getlength(rest[:n]) <= ROOM)
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


def _one_line(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The start of a text that fits on a line, with an ellipsis where it goes on."""
    text = shown(text)
    if font.getlength(text) <= ROOM:
        return text
    while text and font.getlength(f"{text}…") > ROOM:
        text = text[:-1].rstrip()
    return f"{text}…"


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
