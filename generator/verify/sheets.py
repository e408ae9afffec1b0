"""The bytes of a file that people read into a `Sheet`: its title, lists, facts and whole text.

HTML is read by lxml, Markdown by markdown-it, Word files as the zipped XML that they are, PDFs by
pypdf. All sizes are bounded: a file may be anyone's.
"""

from __future__ import annotations

import logging
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from generator.verify.said import Fact, Unreadable, tidy
from generator.verify.words import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 64_000_000
"""The most bytes of a file, and of a part of a zipped one."""

PAGES = 500
"""The most pages of a PDF."""

UNSEEN = frozenset(["head", "script", "style", "template", "noscript"])
BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - they read best as words
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BESIDE = frozenset(["aside", "nav", "footer", *UNSEEN])
"""What holds no part of a posting; a template of a project's own may put there what it likes."""

Lists = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or an item of a list; or a heading, by how a form marks one."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as a reader meets it; `head` says who hires, and in some formats where.

    `name` is what the window is called. `pieces` are all paragraphs, items and headings in order,
    but for the facts.

    `facts` may be laid out in a way that only people can read: then they are None. `work` has the
    duties where they are named as such.
    """

    title: str
    head: str
    whole: str
    lists: Lists | None
    facts: tuple[Fact, ...] | None
    links: frozenset[str] | None = None
    work: tuple[str, ...] | None = None
    apply: str | None = None
    markup: tuple[str, ...] = ()
    language: str = ""
    address: str = ""
    name: str = ""
    pieces: tuple[Piece, ...] = ()


def text_of(data: bytes) -> str:
    """Bytes as text, which must be UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not UTF-8 (byte {error.start + 1:,})") from error


def page(data: bytes) -> Sheet:
    """An HTML page, the site's or one that stands alone."""
    text = text_of(data)
    if "</html>" not in text[-64:].lower():
        raise Unreadable("it ends before its end: there is no </html>")
    root = _tree(text)
    sheet = fragment(root)
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    named = [*_classed(root, "name"), *_classed(root, "eyebrow")]
    buttons = [link.get("href") for link in _classed(root, "button") if link.get("href")]
    work = root.find(".//section[@id='work']")
    canonical = root.find(".//link[@rel='canonical']")
    name, main = root.find(".//head/title"), root.find(".//main")
    return Sheet(
        title=sheet.title,
        head=seen(named[0]) if named else "",
        whole=sheet.whole,
        lists=sheet.lists,
        facts=sheet.facts,
        links=sheet.links,
        work=tuple(seen(item) for item in work.iter("li")) if work is not None else None,
        apply=" and ".join(sorted(set(buttons))) or None,
        markup=tuple(script.text or "" for script in scripts),
        language=root.get("lang", ""),
        address=canonical.get("href", "") if canonical is not None else "",
        name=tidy(name.text or "") if name is not None else "",
        pieces=_pieces(main) if main is not None else (),
    )


def fragment(source: str | Any) -> Sheet:  # noqa: ANN401 - an element of lxml
    """A piece of HTML, as feeds carry it, or the tree of a page."""
    root = _tree(f"<html><body>{source}</body></html>") if isinstance(source, str) else source
    heading, first = root.find(".//h1"), root.find(".//p")
    lists = [one for one in root.iter("ul", "ol") if not _is_facts(one)]
    facts = next((one for one in root.iter("ul") if _is_facts(one)), None)
    return Sheet(
        title=seen(heading) if heading is not None else "",
        head=seen(first) if first is not None else "",
        whole=seen(root),
        lists=tuple(tuple(seen(item) for item in one.iterchildren("li")) for one in lists),
        facts=tuple(map(_fact, facts.iterchildren("li"))) if facts is not None else None,
        links=frozenset(link.get("href", "") for link in root.iter("a")),
        pieces=_pieces(root),
    )


def markdown(data: bytes) -> Sheet:
    """A Markdown file (CommonMark)."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark")
    reader.normalizeLinkText = str  # type: ignore[method-assign, assignment]  # it would decode addresses
    reader.normalizeLink = str  # type: ignore[method-assign, assignment]  # it would encode them
    rendered = reader.render(text_of(data))
    root = _tree(f"<html><body>{rendered}</body></html>")
    for one in root.iter("ul"):
        marks = [item.find("./strong") for item in one.iterchildren("li")]
        if marks and all(mark is not None for mark in marks):
            one.set("class", "facts")
            for mark in marks:
                mark.set("class", "label")
            break
    return fragment(root)


def plaintext(data: bytes) -> Sheet:
    """A text file: headings are underlined, items have a hyphen, facts a colon."""
    text = text_of(data)
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n"))]
    lists: list[tuple[str, ...]] = []
    facts: tuple[Fact, ...] | None = None
    words: list[str] = []
    pieces: list[Piece] = []
    for lines in blocks:
        heading = len(lines) > 1 and re.fullmatch(r"=+|-+", lines[-1]) is not None
        if heading:
            lines.pop()
        items = _items(lines)
        if lines[0].startswith("- "):
            lists.append(tuple(item.removeprefix("- ") for item in items))
            pieces += map(Piece, lists[-1])
        elif facts is None and _are_facts(items):
            facts = tuple(_lined(item) for item in items)
        else:
            pieces.append(Piece(tidy(" ".join(lines)), heading))
        words += lines
    whole = tidy(" ".join(words))
    if len(blocks) < 2:  # noqa: PLR2004 - a title, and what follows
        raise Unreadable("it has no paragraphs")
    return Sheet(
        title=tidy(" ".join(blocks[0])),
        head=tidy(" ".join(blocks[1])),
        whole=whole,
        lists=tuple(lists),
        facts=facts,
        pieces=tuple(pieces),
    )


def word(data: bytes) -> Sheet:
    """A Word file: the paragraphs of its body, and the rows of its first table as facts."""
    parts = _unzipped(data, ("word/document.xml", "word/styles.xml"))
    if "word/document.xml" not in parts:
        raise Unreadable("it has no word/document.xml")
    body = tree(parts["word/document.xml"]).find(f"{W}body")
    if body is None:
        raise Unreadable("its document has no body")
    listing = _list_styles(parts.get("word/styles.xml", b""))
    paragraphs = [(_style(p), _written(p), p) for p in body.iter(f"{W}p")]
    filled = [(style, text) for style, text, _p in paragraphs if text]
    title = next((at for at, (style, _t) in enumerate(filled) if style == "Title"), 0)
    runs = groupby(
        (
            (style in listing or p.find(f"{W}pPr/{W}numPr") is not None, t)
            for style, t, p in paragraphs
        ),
        key=lambda pair: pair[0],
    )
    table = body.find(f"{W}tbl")
    return Sheet(
        title=filled[title][1] if filled else "",
        head=filled[title + 1][1] if len(filled) > title + 1 else "",
        whole=tidy(" ".join(text for _style, text in filled)),
        lists=tuple(tuple(text for _, text in items if text) for listed, items in runs if listed),
        facts=tuple(_row(row) for row in table.iter(f"{W}tr")) if table is not None else None,
    )


def pdf(data: bytes) -> Sheet:
    """A PDF: its text page by page, its largest letters as the title, its links."""
    try:
        large, texts, links = _printed(data)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"it is no PDF that can be read ({type(error).__name__})") from error
    most = max((size for size, _text in large), default=0)
    title = tidy(" ".join(text for size, text in large if size == most))
    head = tidy(texts[0].partition(title)[0]) if title else ""
    return Sheet(title, head, tidy(" ".join(_feet_last(texts))), None, None, links)


def _printed(data: bytes) -> tuple[list[tuple[float, str]], list[str], frozenset[str]]:
    """The sizes and texts of a PDF's first page, the text of each page, and all links."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell what it mends
    reader = PdfReader(BytesIO(data))
    if not 0 < len(reader.pages) <= PAGES:
        raise Unreadable(f"it has {len(reader.pages)} pages; 1 to {PAGES} are read")
    for each in reader.pages:
        _name_encodings(each.get("/Resources"), set())
    large: list[tuple[float, str]] = []

    def note(text: str, matrix: Any, at: Any, _font: Any, size: float) -> None:  # noqa: ANN401 - pypdf's own
        if text.strip():
            large.append((round(size * abs(at[3] or 1) * abs(matrix[3] or 1), 1), text))

    first, *others = reader.pages
    texts = [first.extract_text(visitor_text=note), *(each.extract_text() for each in others)]
    return large, texts, frozenset(filter(None, map(_target, _annotations(reader))))


def _name_encodings(resources: Any, met: set[int]) -> None:  # noqa: ANN401 - pypdf's own
    """Gives fonts with a table of codes of their own the encoding that pypdf knows.

    A font that lacks letters of a text, such as emoji, has such a table: its codes have two bytes
    all the same, and `/ToUnicode` says what they are.
    """
    from pypdf.generic import NameObject

    resources = resources.get_object() if resources is not None else {}
    for font in (resources.get("/Font") or {}).values():
        font = font.get_object()  # noqa: PLW2901 - what the reference leads to
        encoding = font.get("/Encoding")
        if font.get("/Subtype") == "/Type0" and not isinstance(encoding, str):
            font[NameObject("/Encoding")] = NameObject("/Identity-H")
    for form in (resources.get("/XObject") or {}).values():
        form = form.get_object()  # noqa: PLW2901 - what the reference leads to
        if id(form) not in met:
            met.add(id(form))
            _name_encodings(form.get("/Resources"), met)


def _feet_last(pages: list[str]) -> list[str]:
    """The texts of pages without the lines that all of them end in, but for those of the last."""
    lines = [page.splitlines() for page in pages]
    foot = 0
    while all(len(page) > foot for page in lines):
        ends = {re.sub(r"\d+", "0", tidy(page[-1 - foot])) for page in lines}
        if len(ends) > 1:
            break
        foot += 1
    if len(pages) > 1:
        lines = [*(page[: len(page) - foot] for page in lines[:-1]), lines[-1]]
    return ["\n".join(page) for page in lines]


def tree(data: bytes) -> Any:  # noqa: ANN401 - an element of lxml
    """The tree of an XML file that declares no entities."""
    if b"<!DOCTYPE" in data[:4096]:
        raise Unreadable("it has a document type, which no file of ours has")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"it is no XML that can be read: {error}") from error


def seen(element: Any) -> str:  # noqa: ANN401 - an element of lxml
    """What a reader sees of an element, in one line."""
    return tidy("".join(_seen(element)))


def _seen(element: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    if (
        not isinstance(element.tag, str)
        or element.tag in UNSEEN
        or element.get("hidden") is not None
    ):
        return
    if element.tag in BLOCKS:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    if element.tag in BLOCKS:
        yield " "


def _pieces(root: Any) -> tuple[Piece, ...]:  # noqa: ANN401 - an element of lxml
    """The texts of a tree as its blocks part them, without the facts."""
    found: list[Piece] = []
    told: list[str] = []
    _part(root, found, told)
    _end(found, told, heading=False)
    return tuple(found)


def _part(element: Any, found: list[Piece], told: list[str], heading: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002 - an element of lxml; for itself alone
    tag = element.tag
    if not isinstance(tag, str) or tag in BESIDE or element.get("hidden") is not None:
        return
    if _is_facts(element) or (tag == "a" and _leads_on(element)):
        return
    block = tag in BLOCKS and tag != "br"
    if block:
        _end(found, told, heading=heading)
    elif tag == "br":
        told.append(" ")
    inside = tag in HEADINGS if block else heading
    told.append(element.text or "")
    for child in element:
        _part(child, found, told, inside)
        told.append(child.tail or "")
    if block:
        _end(found, told, heading=inside)


def _end(found: list[Piece], told: list[str], *, heading: bool) -> None:
    text = tidy("".join(told))
    if text.strip(" ·"):
        found.append(Piece(text, heading))
    told.clear()


def _leads_on(link: Any) -> bool:  # noqa: ANN401 - an element of lxml
    """Whether a link leads to the role, its ladder, or another form of the posting."""
    above = link.getparent()
    return link.get("type") is not None or "eyebrow" in (above.get("class") or "").split()


def _tree(text: str) -> Any:  # noqa: ANN401 - an element of lxml
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"it is no HTML that can be read: {error}") from error


def _classed(root: Any, name: str) -> list[Any]:  # noqa: ANN401 - an element of lxml
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def _is_facts(one: Any) -> bool:  # noqa: ANN401 - an element of lxml
    return "facts" in (one.get("class") or "").split()


def _fact(item: Any) -> Fact:  # noqa: ANN401 - an element of lxml
    """A label and what follows it; further labels begin a second part."""
    label, parts = "", [item.text or ""]
    for child in item:
        if "label" in (child.get("class") or "").split():
            if label:
                parts += [seen(child), ""]
            label = label or seen(child)
        else:
            parts[-1] += seen(child)
        parts[-1] += child.tail or ""
    told = " · ".join(filter(None, map(tidy, parts)))
    return Fact(label.rstrip(" :"), tuple(told.lstrip(" :").split(" · ")))


def _items(lines: list[str]) -> list[str]:
    """Lines with those that are set in put at the end of the one before."""
    found: list[str] = []
    for line in lines:
        if line.startswith("  ") and found:
            found[-1] = tidy(f"{found[-1]} {line}")
        else:
            found.append(tidy(line))
    return found


def _are_facts(items: list[str]) -> bool:
    known = {*ENGLISH.labels, *FRENCH.labels}
    return sum(item.partition(":")[0].strip() in known for item in items) > 1


def _lined(item: str) -> Fact:
    label, _, told = item.partition(":")
    return Fact(label.strip(), tuple(told.strip().split(" · ")))


def _unzipped(data: bytes, names: tuple[str, ...]) -> dict[str, bytes]:
    """Parts of a zipped file by their names, none larger than a file may be."""
    found = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as zipped:
            for name in names:
                if name not in zipped.namelist():
                    continue
                with zipped.open(name) as part:
                    found[name] = part.read(MOST + 1)
                if len(found[name]) > MOST:
                    raise Unreadable(f"{name} in it is larger than {MOST // 1_000_000} MB")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError) as error:
        raise Unreadable(f"it is no Word file that can be read: {error}") from error
    except (NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"it is packed in a way that isn't read: {error}") from error
    return found


def _list_styles(styles: bytes) -> set[str]:
    """The styles of list items: those with a number or bullet of their own."""
    if not styles:
        return set()
    found = tree(styles).iter(f"{W}style")
    return {
        style.get(f"{W}styleId", "")
        for style in found
        if style.find(f"{W}pPr/{W}numPr") is not None
    }


def _style(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _written(element: Any) -> str:  # noqa: ANN401 - an element of lxml
    gaps = {f"{W}tab", f"{W}br", f"{W}cr"}
    text = f"{W}t"
    return tidy(
        "".join(
            (part.text or "") if part.tag == text else " " for part in element.iter(text, *gaps)
        )
    )


def _row(row: Any) -> Fact:  # noqa: ANN401 - an element of lxml
    label, *rest = [_written(cell) for cell in row.iter(f"{W}tc")] or [""]
    return Fact(label.rstrip(" :"), tuple(" ".join(rest).split(" · ")))


def _annotations(reader: Any) -> Iterator[Any]:  # noqa: ANN401 - pypdf's own
    for each in reader.pages:
        for annotation in each.get("/Annots") or ():
            yield annotation.get_object()


def _target(annotation: Any) -> str:  # noqa: ANN401 - pypdf's own
    action = annotation.get("/A")
    return str(action.get_object().get("/URI", "")) if action else ""
