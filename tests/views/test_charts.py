"""Geometry of charts: words fit their room, bars lie where their figures say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import pytest

from generator.book.book import Foreign
from generator.packaged import PACKAGED
from generator.views.charts import Row, Said, at_lines, bars, fit, measure, said, tidy

NB = "\N{NO-BREAK SPACE}"
COLOR = "#0f4c5c"


@dataclass(frozen=True)
class Pay:
    min: float
    max: float


def test_words_that_fit_stay_on_one_line() -> None:
    assert fit("Key account manager", 200, 13, 2) == ("Key account manager",)


def test_words_that_do_not_fit_go_on_below() -> None:
    assert fit("Key account manager", 90, 13, 3) == ("Key account", "manager")


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert fit("Director of all key accounts", 60, 13, 2) == ("Director", "of all k…")


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert fit("Donaudampfschiff", 60, 13, 3) == ("Donauda", "mpfschif", "f")


def test_a_no_break_space_holds_words_together() -> None:
    assert fit(f"110{NB}000{NB}$ à 140{NB}000{NB}$", 70, 11.5, 3) == (
        f"110{NB}000{NB}$ à",
        f"140{NB}000{NB}$",
    )


def test_no_text_has_no_lines() -> None:
    assert fit("", 90, 13, 3) == ()


@pytest.mark.parametrize(
    "text", ["Key account manager", "$78,000 to $98,000", "Représentante", "“À”"]
)
def test_a_text_is_measured_a_little_too_wide(text: str) -> None:
    """Against the advance widths of the shipped font's own letters."""
    from fontTools.ttLib import TTFont

    font = TTFont(PACKAGED / "default" / "fonts" / "Inter-SemiBold.ttf")
    letters = font.getBestCmap()
    widths = [font["hmtx"][letters[ord(letter)]][0] for letter in text]
    true = sum(widths) / font["head"].unitsPerEm * 13
    assert true <= measure(text, 13) <= true * 1.12


def test_letters_of_east_asia_are_square_and_marks_take_no_room() -> None:
    assert measure("大", 10) == 10
    assert measure("e\u0301", 10) == measure("e", 10)


def test_lines_know_the_language_of_a_text_that_fell_back() -> None:
    lines = said(["Key", "account"], Foreign("Key account", "en"))
    assert at_lines(lines, 5, 10, 20) == (Said("Key", 5, 10, "en"), Said("account", 5, 35, "en"))


@pytest.mark.parametrize(("number", "short"), [(1.0, "1"), (1.26, "1.3"), (0.04, "0"), (12, "12")])
def test_numbers_are_as_short_as_a_picture_needs(number: float, short: str) -> None:
    assert str(tidy(number)) == short


ROWS = (
    Row("Counter", Pay(50_000, 60_000), "$50,000", "$60,000", "$50,000 to $60,000"),
    Row("Chief counter", Pay(90_000, 90_000), "$90,000", "$90,000", "$90,000"),
)


def test_bars_lie_between_their_ends_on_the_axis() -> None:
    chart = bars(ROWS, lambda x: f"${x:,.0f}", name="n", title="T", description="D", color=COLOR)
    first, last = chart.bars
    assert [tick.label for tick in chart.ticks] == [
        "$0",
        "$20,000",
        "$40,000",
        "$60,000",
        "$80,000",
        "$100,000",
    ]
    assert (chart.ticks[0].x, chart.ticks[-1].x) == ("33%", "89%")
    assert (first.x, first.width, first.middle, first.end) == ("61%", "5.6%", "63.8%", "66.6%")
    assert (first.low, first.high, first.ends) == ("$50,000", "$60,000", "")
    assert (last.x, last.width) == ("83.4%", "0.4%")


def test_grid_lines_leave_out_what_is_written() -> None:
    for tall in (False, True):
        chart = bars(ROWS, str, name="n", title="T", description="D", color=COLOR, tall=tall)
        edges = list(accumulate(map(float, chart.gaps.split())))
        assert edges[-1] == chart.bottom
        for bar, start, end in zip(chart.bars, edges[::2], edges[1::2], strict=False):
            words = [line.y for line in bar.label] + [bar.base]
            assert start < min(words) - 8
            assert max(words) < end


def test_a_tall_chart_has_its_labels_and_figures_above_its_bars() -> None:
    chart = bars(
        ROWS, lambda x: f"${x:,.0f}", name="n", title="T", description="D", color=COLOR, tall=True
    )
    assert (chart.ticks[0].anchor, chart.ticks[-1].anchor) == ("start", "end")
    assert [bar.ends for bar in chart.bars] == ["$50,000 to $60,000", "$90,000"]
    assert all(bar.label[-1].y < bar.base < bar.y for bar in chart.bars)
