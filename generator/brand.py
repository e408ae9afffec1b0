"""A brand colour into the tones of the site, light and dark, with contrast that is guaranteed.

Contrast is that of WCAG 2: (L1 + 0.05) / (L2 + 0.05), of relative luminances.
"""

from __future__ import annotations

import colorsys
from bisect import bisect_left
from dataclasses import dataclass

BODY = 7.0
"""The least contrast of running text."""
REST = 4.5
"""The least contrast of everything else that is read."""
SHAPE = 3.0
"""The least contrast of what is only seen: edges, tracks of charts."""

WHITE = "#ffffff"
STEPS = 200
LINEAR_BELOW = 0.04045
"""Where sRGB's curve begins to bend."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one scheme: text on paper, the brand as text and as ground."""

    paper: str
    ink: str
    muted: str
    brand: str
    on_brand: str
    tint: str
    line: str
    edge: str

    def css(self) -> str:
        """Return the tones as custom properties."""
        names = ("paper", "ink", "muted", "brand", "on_brand", "tint", "line", "edge")
        return "".join(f"--{name.replace('_', '-')}:{getattr(self, name)};" for name in names)


def tones(color: str) -> tuple[Tones, Tones]:
    """The light and the dark tones of a brand colour given as #rrggbb."""
    return _light(color), _dark(color)


def css(color: str) -> str:
    """The tones as a style sheet that follows the reader's preference."""
    light, dark = tones(color)
    return (
        f":root{{color-scheme:light dark;{light.css()}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark.css()}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{light.css()}}}}}\n"
    )


def contrast(one: str, other: str) -> float:
    """How well two colours stand apart, from 1 to 21."""
    upper, lower = sorted((luminance(one), luminance(other)), reverse=True)
    return (upper + 0.05) / (lower + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    red, green, blue = (_linear(channel) for channel in _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(color: str, *grounds: str, least: float = REST) -> str:
    """The colour, or the nearest lighter or darker one that stands out on all grounds."""
    darker = luminance(grounds[0]) > luminance("#777777")
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(color))
    end = 0.0 if darker else 1.0

    def tone(step: int) -> str:
        share = step / STEPS
        lightness = light * (1 - share) + end * share
        return _hex(*colorsys.hls_to_rgb(hue, lightness, saturation))

    def stands_out(step: int) -> bool:
        return all(contrast(tone(step), ground) >= least for ground in grounds)

    return tone(bisect_left(range(STEPS), x=True, key=stands_out))


def mix(one: str, other: str, share: float) -> str:
    """So much of one colour, from 0 to 1, in another."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return _hex(*(a * share + b * (1 - share) for a, b in pairs))


def _light(color: str) -> Tones:
    paper, ink = WHITE, mix(color, "#16181d", 0.06)
    tint = mix(color, paper, 0.06)
    brand = readable(color, paper, tint, least=REST + 0.5)
    return Tones(
        paper=paper,
        ink=readable(ink, paper, tint, least=BODY),
        muted=readable("#5a606b", paper, tint, least=5.5),
        brand=brand,
        on_brand=readable(WHITE, brand),
        tint=tint,
        line="#dcdfe4",
        edge=readable("#868c97", paper, least=SHAPE),
    )


def _dark(color: str) -> Tones:
    paper = mix(color, "#131417", 0.05)
    tint = mix(color, "#202227", 0.12)
    brand = readable(color, paper, tint, least=6.0)
    return Tones(
        paper=paper,
        ink=readable("#e9eaed", paper, tint, least=BODY),
        muted=readable("#a6abb5", paper, tint, least=5.5),
        brand=brand,
        on_brand=readable(paper, brand),
        tint=tint,
        line="#363a42",
        edge=readable("#7d838e", paper, least=SHAPE),
    )


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
