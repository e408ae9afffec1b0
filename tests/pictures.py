"""Screenshots → what differs from kept ones: blocks of pixels whose colour, on average, is another.

A picture is kept small: few colours, and as a palette. What one differently smoothed pixel changes
in a block of 8 by 8 passes; a word that moved or a colour that changed doesn't. Like the other
goldens these fail when they differ, are missing or are no longer made; `UPDATE_GOLDEN=1` renews.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from golden import UPDATE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BLOCK = 8
TOLERANCE = 8
"""By how much the mean of a block may differ, of 255, in each colour."""

STEP = 15
"""Tones of a kept picture are multiples of this, so that it has few."""

MOST = 256


def compare(folder: Path, made: Mapping[str, bytes]) -> list[str]:
    """A line for each kept picture that isn't as it should be; `made` are PNG files by name."""
    if os.environ.get(UPDATE):
        _write(folder, made)
    there = {path.name for path in folder.glob("*.png")}
    problems = [f"{name}: nothing makes this picture any more" for name in sorted(there - {*made})]
    for name, data in sorted(made.items()):
        if name not in there:
            problems.append(f"{name}: there is no kept picture of this")
            continue
        found = difference((folder / name).read_bytes(), data)
        if found:
            problems.append(f"{name}: {found}")
    return problems


def difference(kept: bytes, made: bytes) -> str:
    """Where two pictures differ, in words; empty where they look alike."""
    with Image.open(io.BytesIO(kept)) as first, Image.open(io.BytesIO(made)) as second:
        if first.size != second.size:
            return (
                f"is {second.size[0]} by {second.size[1]}, was {first.size[0]} by {first.size[1]}"
            )
        one, other = (_toned(image).reduce(BLOCK) for image in (first, second))
    apart = ImageChops.difference(one, other)
    most = ImageChops.lighter(ImageChops.lighter(*apart.split()[:2]), apart.split()[2])
    box = most.point(lambda value: 255 if value > TOLERANCE else 0).getbbox()
    if not box:
        return ""
    left, top, right, bottom = (BLOCK * side for side in box)
    return f"differs between ({left}, {top}) and ({right}, {bottom})"


def small(png: bytes) -> bytes:
    """A picture in few colours, as a small PNG file."""
    with Image.open(io.BytesIO(png)) as image:
        toned = _toned(image)
    few = toned.convert("P", palette=Image.Palette.ADAPTIVE, colors=MOST)
    made = io.BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def _toned(image: Image.Image) -> Image.Image:
    return image.convert("RGB").point(lambda value: min(255, (value + STEP // 2) // STEP * STEP))


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.png"):
        if path.name not in made:
            path.unlink()
    for name, data in made.items():
        path = folder / name
        if not path.exists() or difference(path.read_bytes(), data):
            path.write_bytes(small(data))
