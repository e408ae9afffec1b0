"""The fonts that we ship have what our pages and documents are written with."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools import fonts

FILES = sorted(fonts.TARGET.glob("Inter-*.*"))
FRENCH = "àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ « » ‹ › “ ” ‘ ’"
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}"
SIGNS = "– — − × ÷ ± ≤ ≥ ≠ ≈ → ← ↑ ↓ ↗ ↘ ↔ • · … ✓ ✗ ★ ☆ ● ○ ◆ ◇ ■ □ ▲ ▼ € £ ¥ $ ¢ § © ® ™ ½"


def characters(file: Path) -> set[str]:
    with TTFont(file) as font:
        return {chr(code) for code in font.getBestCmap()}


def test_each_face_has_three_files() -> None:
    parts = (".ttf", "-latin.woff2", "-ext.woff2")
    assert sorted(f"Inter-{face}{part}" for face in fonts.FACES for part in parts) == [
        file.name for file in FILES
    ]


@pytest.mark.parametrize("face", fonts.FACES)
@pytest.mark.parametrize("part", [".ttf", "-latin.woff2"])
def test_every_document_and_page_has_the_characters_of_english_and_french(
    face: str, part: str
) -> None:
    assert set(FRENCH + SPACES + SIGNS) - characters(fonts.TARGET / f"Inter-{face}{part}") == set()


@pytest.mark.parametrize("face", fonts.FACES)
def test_what_a_page_may_ask_for_is_what_a_document_has(face: str) -> None:
    pages = [characters(fonts.TARGET / f"Inter-{face}-{part}.woff2") for part in ("latin", "ext")]
    assert characters(fonts.TARGET / f"Inter-{face}.ttf") == pages[0] | pages[1]
    assert set("ΑΩωЖщїŁőẞ") <= pages[1]
    assert "漢" not in pages[1]


@pytest.mark.parametrize("face", fonts.FACES)
@pytest.mark.parametrize("part", [".ttf", "-latin.woff2"])
def test_figures_can_be_of_one_width(face: str, part: str) -> None:
    with TTFont(fonts.TARGET / f"Inter-{face}{part}") as font:
        features = font["GSUB"].table.FeatureList.FeatureRecord
        assert "tnum" in {record.FeatureTag for record in features}


def test_the_fonts_of_a_role_weigh_at_most_60_kb() -> None:
    """Its page is set in two faces: a test of all pages holds what each really asks for."""
    faces = ("Regular", "SemiBold")
    sizes = [(fonts.TARGET / f"Inter-{face}-latin.woff2").stat().st_size for face in faces]
    assert sum(sizes) <= 60_000


def test_the_style_sheets_are_those_that_the_tool_makes() -> None:
    assert (fonts.TARGET / "web.css").read_text(encoding="utf-8") == fonts.web_css()
    assert (fonts.TARGET / "paper.css").read_text(encoding="utf-8") == fonts.paper_css()
