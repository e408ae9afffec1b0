"""Whatever the brand colour, what is read on the site can be read."""

from itertools import product

import pytest

from generator.brand import BODY, REST, SHAPE, contrast, css, mix, readable, tones

CHANNEL = (0, 1, 80, 119, 160, 254, 255)
COLORS = ["#{:02x}{:02x}{:02x}".format(*channels) for channels in product(CHANNEL, repeat=3)]


def test_every_tone_of_every_colour_stands_out_as_it_must() -> None:
    for scheme in (scheme for color in COLORS for scheme in tones(color)):
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
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, figure: float) -> None:
    assert round(contrast(one, other), 2) == figure
    assert contrast(one, other) == contrast(other, one)


def test_a_colour_that_can_be_read_is_kept() -> None:
    assert readable("#0f4c5c", "#ffffff") == "#0f4c5c"
    assert tones("#0f4c5c")[0].brand == "#0f4c5c"


def test_a_colour_that_is_too_light_is_darkened_and_keeps_its_hue() -> None:
    assert readable("#ffdd00", "#ffffff") == "#887600"


def test_a_colour_is_lightened_on_a_dark_ground() -> None:
    assert readable("#0f4c5c", "#000000") == "#19809a"


def test_mix_takes_a_share_of_each() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 1) == "#123456"


def test_the_style_sheet_follows_preference_and_prints_in_light_tones() -> None:
    style = css("#0f4c5c")
    light, dark, paper = style.splitlines()
    assert light.startswith(":root{color-scheme:light dark;--paper:#ffffff;--ink:#16")
    assert dark.startswith("@media (prefers-color-scheme:dark){:root{--paper:#13")
    assert paper.startswith("@media print{:root{color-scheme:light;--paper:#ffffff;")
