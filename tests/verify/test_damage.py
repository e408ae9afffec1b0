"""Each format, damaged in each field that it carries, is caught by its name and the field's."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from agreeing import PAGE, POSTING, told

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "pay": ("50,000", "50,001"),
    "duty 2": ("Say how many.", "Say how much."),
    "closes": ("December\u00a01,", "December\u00a02,"),
    "apply": ("our-company.test/1", "our-company.test/2"),
    "place": ("Toronto · Canada", "Ottawa · Canada"),
    "mode": ("On site", "Hybrid"),
    "employer": ("Ada · ", "Eva · "),
}
"""What texts say, and what they say when damaged."""

DATA = {
    "title": ('"title": "Counter"', '"title": "Conter"'),
    "duty 2": ("Say how many.", "Say how much."),
}
MARKUP = {
    "title": ('"title":"Counter"', '"title":"Conter"'),
    "base pay": ('"minValue":50000', '"minValue":50001'),
    "duty 2": ("\\nSay how many.", "\\nSay how much."),
    "closes": ('"validThrough":"2026-12-01', '"validThrough":"2026-12-02'),
    "posted": ('"datePosted":"2026-11-01', '"datePosted":"2026-11-02'),
    "employment": ("FULL_TIME", "FULLTIME"),
    "employer": ('"Organization","name":"Ada"', '"Organization","name":"Eva"'),
    "country": ('"addressCountry":"CA"', '"addressCountry":"US"'),
    "description, which the page": ("We count things.", "We count sheep."),
    "jobBenefits, which the page": (
        '"responsibilities"',
        '"jobBenefits":["Cake"],"responsibilities"',
    ),
}

CASES: dict[tuple[str, str], dict[str, tuple[str, str]]] = {
    ("page", PAGE): {
        **WORDS,
        "title": ("<h1>Counter", "<h1>Conter"),
        "pay": ("</span> $50,000", "</span> $50,001"),
        "duty 2": ("<li>Say how many.", "<li>Say how much."),
        "place": ("</span> Toronto", "</span> Ottawa"),
        "employer": (">Ada</a>", ">Eva</a>"),
    },
    ("standalone", f"{POSTING}.html"): {
        **WORDS,
        "title": ("<h1>Counter", "<h1>Conter"),
        "place": ("</span> Toronto", "</span> Ottawa"),
    },
    ("md", f"{POSTING}.md"): {**WORDS, "title": ("# Counter", "# Conter")},
    ("txt", f"{POSTING}.txt"): {**WORDS, "title": ("Counter\n=", "Conter\n=")},
    ("docx", f"{POSTING}.docx"): {**WORDS, "title": (">Counter<", ">Conter<")},
    ("json", f"{POSTING}.json"): {
        **DATA,
        "pay": ('"min": 50000', '"min": 50001'),
        "closes": ('"closes": "2026-12-01', '"closes": "2026-12-02'),
        "apply": WORDS["apply"],
        "place": ('"place": {\n    "name": "Toronto"', '"place": {\n    "name": "Ottawa"'),
        "mode": ('"work_mode": "on-site"', '"work_mode": "hybrid"'),
        "employer": ('"name": "Ada"', '"name": "Eva"'),
        "about 1": ("We count things.", "We count sheep."),
    },
    ("data", "postings/counter-toronto/index.json"): {
        **{
            name: (old.replace(": ", ":"), new.replace(": ", ":"))
            for name, (old, new) in DATA.items()
        },
        "pay": ('"min":50000', '"min":50001'),
        "closes": ('"closes":"2026-12-01', '"closes":"2026-12-02'),
        "apply": WORDS["apply"],
        "mode": ('"work_mode":"on-site"', '"work_mode":"hybrid"'),
    },
    ("jsonresume", f"{POSTING}.jsonresume.json"): {
        **DATA,
        "pay": WORDS["pay"],
        "posted": ("2026-11-01", "2026-11-02"),
        "mode": ('"remote": "None"', '"remote": "Full"'),
        "employer": ('"company": "Ada"', '"company": "Eva"'),
    },
    ("JSON-LD", PAGE): MARKUP,
    ("openings", "feeds/openings.json"): {
        **DATA,
        "pay": ('"min": 50000', '"min": 50001'),
        "closes": ('"closes": "2026-12-01', '"closes": "2026-12-02'),
        "apply": WORDS["apply"],
    },
    ("indeed", "feeds/indeed.xml"): {
        "title": ("<title><![CDATA[Counter", "<title><![CDATA[Conter"),
        "pay": ("<salary><![CDATA[$50,000", "<salary><![CDATA[$50,001"),
        "duty 2": WORDS["duty 2"],
        "closes": ("2026-12-01", "2026-12-02"),
        "posted": ("Sun, 01 Nov", "Mon, 02 Nov"),
        "employer": ("<company><![CDATA[Ada", "<company><![CDATA[Eva"),
    },
    ("linkedin", "feeds/linkedin.xml"): {
        "title": ("<title><![CDATA[Counter", "<title><![CDATA[Conter"),
        "base pay": ("<amount><![CDATA[50000", "<amount><![CDATA[50001"),
        "duty 2": WORDS["duty 2"],
        "closes": ("12/01/2026", "12/02/2026"),
        "apply": WORDS["apply"],
        "mode": ("On-site", "Hybrid"),
    },
    ("atom", "feeds/openings.atom"): {
        "title": ("<title>Counter", "<title>Conter"),
        "duty 2": WORDS["duty 2"],
        "posted": ("<published>2026-11-01", "<published>2026-11-02"),
    },
}


def replaced(data: bytes, old: str, new: str) -> bytes:
    """A file with the first of a text replaced, in a Word file the text of its document."""
    if not data.startswith(b"PK"):
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(
                name, replaced(part, old, new) if name.endswith("document.xml") else part
            )
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "file", "field", "old", "new"),
    [
        pytest.param(form, file, field, *change, id=f"{form}-{field}")
        for (form, file), changes in CASES.items()
        for field, change in changes.items()
    ],
)
def test_a_damaged_file_is_caught_by_its_format_and_field(
    output: Path, form: str, file: str, field: str, old: str, new: str
) -> None:
    path = output / file
    path.write_bytes(replaced(path.read_bytes(), old, new))
    first, *sides = told(output).split("\n")
    assert first.startswith("counter-toronto, en: ")
    assert field in first
    assert f"{form} and " in first or f" and {form} differ" in first
    assert [side for side in sides if side.startswith(f"  {form}") and side.endswith(file)]


@pytest.mark.parametrize("field", ["title", "pay", "duty 2", "closes", "apply"])
def test_a_pdf_that_says_something_else_is_caught(output: Path, other: Path, field: str) -> None:
    (output / f"{POSTING}.pdf").write_bytes(
        (other / field / "output" / f"{POSTING}.pdf").read_bytes()
    )
    first, *sides = told(output).split("\n")
    assert first in {
        f"counter-toronto, en: pdf and {by} differ in {field}" for by in ("json", "page")
    }
    assert sides[0].startswith("  pdf ")


def test_a_difference_shows_both_values(output: Path) -> None:
    path = output / f"{POSTING}.md"
    path.write_bytes(path.read_bytes().replace(b"$50,000", b"$5,000", 1))
    assert told(output) == (
        "counter-toronto, en: md and json differ in pay\n"
        f"  md   5000 to 60000 CAD a year in {POSTING}.md\n"
        f"  json 50000 to 60000 CAD a year in {POSTING}.json"
    )


def test_languages_agree_in_numbers_and_dates(output: Path) -> None:
    for path in (output / "fr").rglob("*"):
        if path.suffix in {".json", ".html", ".txt", ".md", ".xml"} and path.is_file():
            path.write_bytes(path.read_bytes().replace(b"2026-12-01", b"2026-12-02"))
    first = told(output).split("\n")[0]
    assert first.startswith("counter-toronto, fr: ")
    assert first.endswith(" differ in closes")
