"""The comparison of screenshots lets a smoothed pixel pass and finds what someone would see."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from pictures import compare, difference, small

if TYPE_CHECKING:
    from pathlib import Path


def picture(
    *,
    size: tuple[int, int] = (200, 120),
    block: tuple[int, int] = (40, 40),
    tone: tuple[int, int, int] = (15, 76, 92),
    pixel: tuple[int, int, int] | None = None,
    line: int = 90,
) -> bytes:
    """A page as it were: a block, a line of thin strokes, and perhaps a pixel that differs."""
    image = Image.new("RGB", size, (255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.rectangle((*block, block[0] + 60, block[1] + 20), fill=tone)
    for x in range(20, 120, 5):
        draw.line((x, line, x, line + 9), fill=(20, 24, 32))
    if pixel:
        image.putpixel((39, 45), pixel)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def test_a_picture_is_like_its_small_copy() -> None:
    assert difference(small(picture()), picture()) == ""
    assert len(small(picture())) < 1000


def test_a_pixel_that_is_smoothed_differently_is_no_difference() -> None:
    assert difference(small(picture()), picture(pixel=(130, 165, 173))) == ""


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (picture(block=(42, 40)), "differs between (40, 40) and (104, 64)"),
        (picture(block=(40, 44)), "differs between (40, 40) and (104, 72)"),
        (picture(tone=(15, 76, 108)), "differs between (40, 40) and (104, 64)"),
        (picture(line=93), "differs between (16, 88) and (120, 104)"),
        (picture(size=(200, 121)), "is 200 by 121, was 200 by 120"),
    ],
    ids=["moved across", "moved down", "another colour", "text moved", "another size"],
)
def test_what_moved_or_changed_its_colour_is_a_difference(made: bytes, said: str) -> None:
    assert difference(small(picture()), made) == said


def test_a_picture_that_is_missing_or_that_nothing_makes_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(small(picture()))
    assert compare(tmp_path, {"new.png": picture()}) == [
        "old.png: nothing makes this picture any more",
        "new.png: there is no kept picture of this",
    ]


def test_pictures_are_renewed_when_asked_and_those_alike_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = small(picture())
    (tmp_path / "same.png").write_bytes(kept)
    (tmp_path / "old.png").write_bytes(kept)
    monkeypatch.setenv("UPDATE_GOLDEN", "1")
    made = {"same.png": picture(pixel=(130, 165, 173)), "new.png": picture(line=93)}
    assert compare(tmp_path, made) == []
    assert {path.name for path in tmp_path.iterdir()} == {"same.png", "new.png"}
    assert (tmp_path / "same.png").read_bytes() == kept
