"""Pages and documents → the text that a reader meets, by readers that share no code with ours."""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from lxml import etree

from validators import tool

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of a Word file's text."""

BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary svg table tbody td
    text tfoot th thead title desc tr ul""".split()  # noqa: SIM905 - eighty names read best as words
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.markup: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in BLOCKS:
            self.lines.append("#" * int(tag[1]) + " " if tag in HEADINGS else "")
        if tag in {"script", "style"}:
            self.inside.append(tag)
        if tag == "a" and values.get("href"):
            self.lines[-1] += "["
        if tag == "img":
            self.lines[-1] += f"(image: {values.get('alt')})"
        if tag == "meta" and values.get("name") in {"description", "robots"}:
            self.lines.append(f"({values['name']}: {values['content']})")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self.inside:
            self.inside.pop()
        if tag == "a":
            self.lines[-1] += "]"
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.lines[-1] += data
        elif self.inside[-1] == "script":
            self.markup.append(data)


def page_text(page: bytes) -> str:
    """The text of a page, a line a block, headings marked, links in brackets; then its JSON-LD."""
    reader = _Reader()
    reader.feed(page.decode())
    lines = (re.sub(r"[ \t\r\n]+", " ", line).strip(" ") for line in reader.lines)
    text = "\n".join(line for line in lines if line.strip("[]# "))
    markup = (json.dumps(json.loads(m), indent=1, ensure_ascii=False) for m in reader.markup)
    return "\n\n".join((text, *markup)) + "\n"


def pdf_pixels(pdf: Path) -> list[bytes]:
    """What is to be seen on each page of a PDF: coarse pixels, three bytes each, row by row."""
    drawn = subprocess.run(
        [tool("pdftoppm"), "-r", "20", pdf], capture_output=True, check=True
    ).stdout
    return [page.split(b"255\n", 1)[1] for page in drawn.split(b"P6\n")[1:]]


def pdf_text(pdf: Path) -> str:
    """The text of a PDF, as its pages are laid out."""
    done = subprocess.run(
        [tool("pdftotext"), "-layout", pdf, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    lines = (line.rstrip() for line in done.stdout.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def headings(page: bytes) -> list[str]:
    """The text of each heading of a page."""
    return [line for line in page_text(page).splitlines() if line.startswith("#")]


def docx_text(file: Path) -> str:
    """The text of a Word file, a line a paragraph, what a header says first and a footer last.

    Read from its XML alone: text, tabs and breaks in the order in which they stand.
    """
    with zipfile.ZipFile(file) as parts:
        names = parts.namelist()
        stories = [
            *sorted(n for n in names if n.startswith("word/header")),
            "word/document.xml",
            *sorted(n for n in names if n.startswith("word/footer")),
        ]
        lines = [line for story in stories for line in _paragraphs(parts.read(story))]
    return "\n".join(line for line in lines if line) + "\n"


def _paragraphs(story: bytes) -> Iterator[str]:
    for paragraph in etree.fromstring(story).iter(f"{WORD}p"):
        pieces = {f"{WORD}tab": "\t", f"{WORD}br": "\n"}
        yield "".join(
            pieces.get(str(piece.tag), piece.text or "")
            for piece in paragraph.iter(f"{WORD}t", *pieces)
        )
