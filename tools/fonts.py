"""Turn the full Inter fonts (npm `inter-ui`) into the small files in `templates/default/fonts/`.

Run by `make fonts`; the files it writes are committed, so nobody needs it to build a site.

For each of four faces it writes three files:

- `Inter-FACE.ttf`: Latin, Greek, Cyrillic and symbols, for PDF (WeasyPrint reads TTF fastest);
- `Inter-FACE-latin.woff2`: Western European languages and symbols, for every web page;
- `Inter-FACE-ext.woff2`: the rest of the TTF, which a browser asks for only if a page uses it;

and the style sheets that name them: `web.css` for pages, `paper.css` for PDF.

Inter is under the SIL Open Font License without a Reserved Font Name: a subset may keep the name.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tests/tools/node_modules/inter-ui"
TARGET = ROOT / "templates/default/fonts"
TABLE = ROOT / "generator/data/glyphs.py"

# face: (CSS style, CSS weight)
FACES = {
    "Regular": ("normal", 400),
    "Italic": ("italic", 400),
    "SemiBold": ("normal", 600),
    "Bold": ("normal", 700),
}
FEATURES = (
    *("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga"),
    *("case", "frac", "numr", "dnom", "ordn", "sups", "subs", "tnum", "pnum"),
)

LATIN = (
    "0020-007E 00A0-00FF 0131 0152-0153 0160-0161 0178 017D-017E 02C6 02DA 02DC "
    "2000-200B 2010-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A 2044 "
    "20AC 2122 2190-2199 2212 2215 2248 2260 2264-2265 "
    "25A0-25A1 25B2 25B6 25BC 25C0 25C6-25C7 25CB 25CF 2605-2606 2713 2717"
)
MORE = "0100-024F 0259 0300-036F 0370-052F 1E00-1FFF 2070-20CF 2100-214F 2150-218F 2200-22FF"

SILENT = "0009-000D 200C-200F 2028-2029 2060 2066-2069 00AD FE00-FE0F"
"""Characters that need no glyph: white space, joiners, isolates, the soft hyphen, variations."""

TABLE_TEXT = '''"""The characters that the shipped fonts have; `make fonts` writes this file."""

RANGES = (
{rows})

COVERED = frozenset(chr(point) for low, high in RANGES for point in range(low, high + 1))
"""The characters that pages and documents can show."""
'''


def main() -> int:
    """Write every file again and return the exit code."""
    latin, more = codepoints(LATIN), codepoints(MORE)
    for face in FACES:
        source = SOURCE / f"web/Inter-{face}.woff2"
        write(source, TARGET / f"Inter-{face}.ttf", latin | more)
        write(source, TARGET / f"Inter-{face}-latin.woff2", latin)
        write(source, TARGET / f"Inter-{face}-ext.woff2", more - latin)
    (TARGET / "web.css").write_text(web_css(), encoding="utf-8")
    (TARGET / "paper.css").write_text(paper_css(), encoding="utf-8")
    TABLE.write_text(glyph_table(), encoding="utf-8")
    licence = (SOURCE / "LICENSE.txt").read_text(encoding="utf-8")
    (TARGET / "OFL.txt").write_text(licence.replace("\r\n", "\n"), encoding="utf-8")
    return 0


def glyph_table() -> str:
    """Return the module that says which characters every shipped face has."""
    faces = [set(TTFont(TARGET / f"Inter-{face}.ttf").getBestCmap()) for face in FACES]
    known = sorted(set.intersection(*faces) | codepoints(SILENT))
    runs: list[list[int]] = []
    for point in known:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    rows = "".join(f"    (0x{low:04X}, 0x{high:04X}),\n" for low, high in runs)
    return TABLE_TEXT.format(rows=rows)


def codepoints(ranges: str) -> frozenset[int]:
    """Return the characters that hexadecimal `ranges` such as `0020-007E 00A0` name."""
    pairs = (part.split("-") for part in ranges.split())
    return frozenset(c for pair in pairs for c in range(int(pair[0], 16), int(pair[-1], 16) + 1))


def write(source: Path, target: Path, wanted: frozenset[int]) -> None:
    """Write to `target` what the font `source` has of the characters `wanted`."""
    options = Options(
        layout_features=FEATURES,
        name_IDs=["*"],
        notdef_outline=True,
        flavor="woff2" if target.suffix == ".woff2" else None,
        recalc_timestamp=False,
    )
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    save_font(font, target, options)


def web_css() -> str:
    """Return the style sheet for pages; of two rules that fit a character, CSS takes the later."""
    return "".join(
        font_face(face, f"Inter-{face}-{part}.woff2", ranges)
        for face in FACES
        for part, ranges in (("ext", MORE), ("latin", LATIN))
    )


def paper_css() -> str:
    """Return the style sheet for PDF."""
    return "".join(font_face(face, f"Inter-{face}.ttf") for face in FACES)


def font_face(face: str, file: str, ranges: str = "") -> str:
    """Return one `@font-face` rule, for the characters in `ranges` alone if any are given."""
    style, weight = FACES[face]
    lines = [
        "font-family: Inter;",
        f"font-style: {style};",
        f"font-weight: {weight};",
        f'src: url("{file}");',
    ]
    if ranges:
        lines.insert(3, "font-display: swap;")
        lines.append(f"unicode-range: {', '.join('U+' + part for part in ranges.split())};")
    return "@font-face {\n" + "".join(f"  {line}\n" for line in lines) + "}\n"


if __name__ == "__main__":
    sys.exit(main())
