"""Whatever the brand colour, what is read on the site can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.brand import BODY, REST, SHAPE, contrast, css, mix, readable, tones

COLORS = st.integers(min_value=0, max_value=0xFFFFFF).map("#{:06x}".format)


@given(COLORS)
def test_every_tone_stands_out_as_it_must(color: str) -> None:
    for scheme in tones(color):
        for ground in (scheme.paper, scheme.tint):
            assert contrast(scheme.ink, ground) >= BODY
            assert contrast(scheme.muted, ground) >= REST
            assert contrast(scheme.brand, ground) >= REST
        assert contrast(scheme.on_brand, scheme.brand) >= REST
        assert contrast(scheme.edge, scheme.paper) >= SHAPE


@pytest.mark.parametrize(
    ("one", "other", "figure"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0f4c5c", "#ffffff", 9.42),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, figure: float) -> None:
    assert round(contrast(one, other), 2) == figure
    assert contrast(one, other) == contrast(other, one)


def test_a_colour_that_can_be_read_is_kept() -> None:
    assert readable("#0f4c5c", "#ffffff") == "#0f4c5c"
    assert tones("#0f4c5c")[0].brand == "#0f4c5c"


def test_a_colour_that_is_too_light_is_darkened_and_keeps_its_hue() -> None:
    assert readable("#ffdd00", "#ffffff") == "#867400"


def test_a_colour_is_lightened_on_a_dark_ground() -> None:
    assert readable("#0f4c5c", "#000000") == "#19809c"


def test_mix_takes_a_share_of_each() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 1) == "#123456"


def test_the_style_sheet_follows_preference_and_prints_in_light_tones() -> None:
    style = css("#0f4c5c")
    light, dark, paper = style.splitlines()
    assert light.startswith(":root{color-scheme:light dark;--paper:#ffffff;--ink:#16")
    assert dark.startswith("@media (prefers-color-scheme:dark){:root{--paper:#13")
    assert paper.startswith("@media print{:root{color-scheme:light;--paper:#ffffff;")
