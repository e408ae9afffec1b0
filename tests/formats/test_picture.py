"""The picture of a page: its words fit whatever they are; the same words, the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from generator.formats.html import templates
from generator.formats.picture import MARGIN, Fonts, Said, draw, shown
from generator.formats.registry import FONTS

if TYPE_CHECKING:
    from pathlib import Path

COLOR = "#124e63"
TITLES = [
    "Counter",
    "Chief of all those who count whatever can be counted, and of some that cannot " * 3,
    "W" * 200,
    "Counter of 数字 and ארבע",
    "",
]


def _fonts() -> Fonts:
    return Fonts(*map(templates().file, FONTS))


@pytest.mark.parametrize("title", TITLES)
def test_nothing_comes_near_an_edge(title: str) -> None:
    data = draw(Said("Ada" * 60, title, ("4 – Key", "Client track " * 20)), COLOR, _fonts())
    assert len(data) <= 30_000
    with Image.open(BytesIO(data)) as image:
        assert image.size == (1200, 630)
        picture = image.convert("RGB").crop((0, 20, 1200, 630))
    paper = Image.new("RGB", picture.size, "#ffffff")
    left, top, right, bottom = ImageChops.difference(picture, paper).getbbox() or (0, 0, 0, 0)
    assert left >= MARGIN - 8
    assert right <= 1200 - MARGIN + 8
    assert top >= 30
    assert bottom <= 610 - 30


def test_the_same_words_give_the_same_bytes_and_others_do_not() -> None:
    words = Said("Ada", "Counter", ("2 – Known",))
    assert draw(words, COLOR, _fonts()) == draw(words, COLOR, _fonts())
    assert draw(words, COLOR, _fonts()) != draw(words._replace(title="Adder"), COLOR, _fonts())


def test_a_font_of_the_projects_own_is_drawn_with_beside_the_others(tmp_path: Path) -> None:
    words = Said("Ada", "Counter", ("2 – Known",))
    own = tmp_path / "Own.ttf"
    own.write_bytes(_fonts().regular.read_bytes())
    assert draw(words, COLOR, _fonts()._replace(bold=own)) != draw(words, COLOR, _fonts())


def test_letters_that_the_fonts_lack_are_squares() -> None:
    assert (
        shown("Caf\N{LATIN SMALL LETTER E}\N{COMBINING ACUTE ACCENT} 数") == "Café \N{WHITE SQUARE}"
    )
