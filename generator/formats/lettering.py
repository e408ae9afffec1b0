"""A word into a picture of its letters, for what is seen on paper and is no text of a document."""

from __future__ import annotations

from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from generator.formats.paper import FONTS

FACE = FONTS / "Inter-Bold.ttf"


@cache
def aslant(word: str, color: str) -> bytes:
    """A word as SVG, from the lower left to the upper right of a square; it holds no text."""
    with TTFont(FACE) as font:
        shapes, names = font.getGlyphSet(), font.getBestCmap()
        pen = SVGPathPen(shapes, lambda number: f"{number:.0f}")
        x = 0
        for letter in word:
            shape = shapes[names.get(ord(letter), ".notdef")]
            shape.draw(TransformPen(pen, (1, 0, 0, -1, x, 0)))
            x += shape.width
        height = font["OS/2"].sCapHeight
    side = x or 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<g fill="{color}" transform="translate({side / 2} {side / 2}) rotate(-35) '
        f'translate({-side / 2} {height / 2})"><path d="{pen.getCommands()}"/></g></svg>'
    ).encode()
