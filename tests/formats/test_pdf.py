"""HTML into PDFs: shipped fonts, nothing from elsewhere, the same bytes, tags that can be read."""

from __future__ import annotations

import gc
import io
import logging
import multiprocessing
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

import validators
from building import ROOT
from generator.brand import tones
from generator.formats import paper, pdf
from generator.formats.html import TemplateError, Templates, templates
from generator.wording import wording
from reading import pdf_pixels, pdf_text

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOR = "#0f4c5c"
SITE = "https://careers.example.com/roles/x/index.html"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
HOSTILE = {
    "markup": "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;",
    "emoji": "Team 🎉 👩‍👩‍👧 🇨🇦",
    "right-to-left": "מנהל לקוחות (Senior) مدير حسابات",
    "chinese, japanese, korean": "客戶經理 キー担当 고객 관리자",
    "combining marks": "Z̷̢̛͚a̐l͎g̑o é e\u0301 ệ ǭ̌",
    "joiners and isolates": "क्\u200dष \u2067עברית\u2069 soft\u00adhyphen zero\u200bwidth",
    "one long word": "Donaudampfschifffahrt" * 40,
    "long": "Key account manager for very large and important clients, " * 9,
    "brackets": r"(\( ) \) <<>> [/Name] %comment endobj",
}
SENTENCE = "Agree a plan with each client and keep both sides to it until the year is over. "


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Let no document make WeasyPrint complain, unless its test looks for that."""
    caplog.set_level(logging.WARNING, "weasyprint")
    yield
    assert [record.getMessage() for record in caplog.records] == []


def document(
    body: str, title: str = "A title", language: str = "en", attributes: str = ""
) -> bytes:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="Quaycrate"></head><body {attributes}>'
        f"<main><h1>{title}</h1>{body}</main></body></html>"
    ).encode()


def render(body: str, address: str = "", size: paper.Paper = "letter", **page: str) -> bytes:
    return pdf.render(
        document(body, **page), templates=templates(), color=COLOR, paper=size, address=address
    )


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def fonts_of(data: bytes) -> set[str]:
    """The names of the fonts, without the marks of subsets."""
    with opened(data) as made:
        return {
            str(item[key]).lstrip("/").partition("+")[2]
            for item in made.objects
            for key in ("/FontName", "/BaseFont")
            if isinstance(item, pikepdf.Dictionary) and key in item
        }


def text_of(data: bytes, folder: Path) -> str:
    (folder / "text.pdf").write_bytes(data)
    return pdf_text(folder / "text.pdf")


def elements(made: pikepdf.Pdf) -> list[Any]:
    """The elements of the tag tree, in reading order."""
    found: list[Any] = []
    waiting = [made.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [kid for kid in reversed(held(element)) if "/S" in kid]
    return found


def held(element: Any) -> list[Any]:
    """What an element holds, apart from its own marked content."""
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]


def kinds(tags: list[Any]) -> list[str]:
    return [str(element.S).lstrip("/") for element in tags]


def of_kind(made: pikepdf.Pdf, kind: str) -> list[Any]:
    return [element for element in elements(made) if str(element.S) == f"/{kind}"]


# --- fonts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_brings_in_a_font_that_is_not_shipped(text: str) -> None:
    body = f'<p>{text}</p><pre>{text}</pre><p style="font-family: serif"><b><i>{text}</i></b></p>'
    fonts = fonts_of(render(body, title=text))
    assert fonts
    assert [font for font in sorted(fonts) if not font.startswith("Inter")] == []


def test_weights_and_italics_are_real_faces() -> None:
    body = "<p>R <i>I</i> <strong>S</strong> <span style='font-weight: 700'>B</span></p>"
    assert fonts_of(render(body)) == {"Inter", "Inter-Italic", "Inter-Semi-Bold", "Inter-Bold"}


def test_fonts_of_a_projects_own_templates_are_used(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "styles").mkdir()
    font = TTFont(paper.FONTS / "Inter-Regular.ttf")
    for record in font["name"].names:
        font["name"].setName("Brand", record.nameID, 3, 1, 0x409)
    font.save(tmp_path / "fonts" / "Brand.ttf")
    face = '@font-face { font-family: Brand; src: url("Brand.ttf"); }'
    (tmp_path / "fonts" / "paper.css").write_text(face)
    (tmp_path / "styles" / "print.css").write_text("body { font-family: Brand }")
    made = pdf.render(document("<p>R</p>"), templates=Templates(tmp_path), color=COLOR, paper="a4")
    assert {font.partition("-")[0] for font in fonts_of(made)} == {"Brand"}


def test_the_environment_is_as_it_was() -> None:
    code = (
        "import os; before = dict(os.environ)\n"
        "import generator.formats.pdf\n"
        "assert dict(os.environ) == before, set(os.environ.items()) ^ set(before.items())"
    )
    run_python(code, FONTCONFIG_FILE="/nowhere", FONTCONFIG_SYSROOT="/nowhere")


def test_a_home_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run_python(PRINT_DIGEST, HOME=f"{tmp_path}/file", XDG_CACHE_HOME=f"{tmp_path}/file")
    assert done.stderr == ""


# --- nothing from elsewhere ----------------------------------------------------------------------

LINKED = '<a rel="attachment" href="https://a.invalid/x">y</a>'
ELSEWHERE = {
    "file": '<img alt="x" src="file:///etc/passwd">',
    "http": '<img alt="x" src="http://127.0.0.1:9/x.png">',
    "https": '<img alt="x" src="https://careers.example.com/x.png">',
    "data": '<img alt="x" src="data:image/png;base64,AAAA">',
    "style attribute": '<p style="background: url(file:///etc/passwd)">x</p>',
    "style sheet": '<link rel="stylesheet" href="file:///etc/passwd">',
    "import": '<style>@import "file:///etc/passwd";</style>',
    "font": '<style>@font-face { font-family: X; src: url("file:///etc/passwd") }</style>',
    "object": '<object data="file:///etc/passwd">x</object>',
    "embed": '<embed src="file:///etc/passwd">',
    "attachment": '<link rel="attachment" href="file:///etc/passwd">',
    "linked attachment": '<a rel="attachment" href="file:///etc/passwd">x</a>' + LINKED,
    "picture in SVG": '<svg><title>x</title><image href="file:///etc/passwd" width="9"/></svg>',
    "base": '<base href="file:///etc/"><img alt="x" src="passwd">',
    "template": '<img alt="x" src="document.html">',
    "way up": '<img alt="x" src="fonts/../document.html">',
    "encoded way up": '<img alt="x" src="fonts/%2e%2e/document.html">',
    "folder": '<img alt="x" src="fonts/">',
}


@pytest.mark.parametrize("body", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_is_not_of_the_templates_is_refused(
    body: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TemplateError, match="a document asks for `") as caught:
        render(body)
    assert caught.value.finding.code == "template-error"
    caplog.clear()


def test_a_refusal_is_not_held_against_the_next_document(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(TemplateError):
        render(ELSEWHERE["file"])
    caplog.clear()
    assert render("<p>x</p>").startswith(b"%PDF-1.7")


def test_a_picture_of_the_templates_is_served(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "logo.svg").write_text(SVG)
    body = '<p><img src="images/logo.svg" alt="The company’s sign" width="9" height="9"></p>'
    own = Templates(tmp_path)
    made = opened(pdf.render(document(body), templates=own, color=COLOR, paper="a4"))
    assert [str(figure.Alt) for figure in of_kind(made, "Figure")] == ["The company’s sign"]


# --- links ---------------------------------------------------------------------------------------


def links(data: bytes) -> list[str]:
    with opened(data) as made:
        annotations = [a for page in made.pages for a in page.get("/Annots", [])]
        return [str(a.A.URI) if "/A" in a else f"#{a.Dest}" for a in annotations]


def hrefs(*addresses: str) -> str:
    return "".join(f'<p><a href="{address}">x</a></p>' for address in addresses)


def test_links_are_absolute_from_the_site() -> None:
    body = hrefs("../../ladders/y/index.html", "#here", "mailto:a@example.com", "tel:+1-416-555")
    assert links(render(f'{body}<p id="here">x</p>', address=SITE)) == [
        "https://careers.example.com/ladders/y/index.html",
        "#here",
        "mailto:a@example.com",
        "tel:+1-416-555",
    ]


def test_without_a_site_relative_links_are_plain_text() -> None:
    assert links(render(hrefs("../y/index.html", "https://example.com/"))) == [
        "https://example.com/"
    ]


def test_links_that_a_reader_must_not_follow_are_plain_text() -> None:
    body = hrefs("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[")
    assert links(render(body, address=SITE)) == []


# --- what a document says about itself -----------------------------------------------------------


def test_title_language_and_author_are_set() -> None:
    made = opened(render("<p>x</p>", title="Chargée de comptes – « 鍵 » (a)", language="fr"))
    assert str(made.docinfo.Title) == "Chargée de comptes – « 鍵 » (a)"
    assert str(made.docinfo.Author) == "Quaycrate"
    assert str(made.Root.Lang) == "fr"
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
    with made.open_metadata() as metadata:
        assert metadata["dc:title"] == "Chargée de comptes – « 鍵 » (a)"
        assert metadata["dc:creator"] == ["Quaycrate"]
        assert metadata["pdfuaid:part"] == "1"


def test_nothing_says_when_it_was_made() -> None:
    made = opened(render("<p>x</p>"))
    assert set(made.docinfo) == {"/Author", "/Producer", "/Title"}
    assert b"Date" not in made.Root.Metadata.read_bytes()
    assert "/ID" not in made.trailer


def test_headings_are_bookmarks() -> None:
    body = "<h2>Pay</h2><p>x</p><h3>Bands</h3><p>x</p><h2>Skills</h2><p>x</p>"
    with opened(render(body, title="A role")).open_outline() as outline:
        (top,) = outline.root
        assert top.title == "A role"
        assert [item.title for item in top.children] == ["Pay", "Skills"]
        assert [item.title for item in top.children[0].children] == ["Bands"]


@pytest.mark.parametrize("language", ["en", "fr", "en-US"])
def test_the_foot_has_title_version_and_page(language: str, tmp_path: Path) -> None:
    attributes = 'data-title="A role · Quaycrate" data-version="Version 1.2.0"'
    made = render(f"<p>{SENTENCE * 130}</p>", language=language, attributes=attributes)
    text = text_of(made, tmp_path)
    folio = wording(language).gettext("Page %(page)s of %(pages)s")
    assert all(folio % {"page": page, "pages": 3} in text for page in (1, 2, 3))
    assert text.count("A role · Quaycrate") == text.count("Version 1.2.0") == 3


def test_the_foot_is_an_artifact() -> None:
    made = opened(render("<p>x</p>", attributes='data-title="In the foot"'))
    marked = made.pages[0].Contents.read_bytes().split(b"EMC")
    shown = [part for part in marked if b"Tj" in part or b"TJ" in part]
    assert len(shown) == 4
    assert [b"/Artifact" in part for part in shown].count(True) == 2
    assert kinds(elements(made)) == ["Document", "Part", "H1", "Span", "P", "Span"]


@pytest.mark.parametrize("word", ["Draft", "Brouillon", "مسودة"])
def test_a_watermark_is_seen_on_every_page_and_is_in_no_text(word: str, tmp_path: Path) -> None:
    body = f"<div>{SENTENCE * 130}</div>"
    plain, marked = render(body), render(f'<p class="watermark">{word}</p>{body}')
    for data, least in ((plain, 0), (marked, 150)):
        (tmp_path / "seen.pdf").write_bytes(data)
        pages = pdf_pixels(tmp_path / "seen.pdf")
        tone = bytes.fromhex(tones(COLOR)[0].line.removeprefix("#"))
        seen = [sum(page[i : i + 3] == tone for i in range(0, len(page), 3)) for page in pages]
        assert len(seen) == 3
        assert min(seen) >= least
        assert least or max(seen) < 20
    assert text_of(marked, tmp_path) == text_of(plain, tmp_path)
    assert kinds(elements(opened(marked))) == kinds(elements(opened(plain)))
    for page in opened(marked).pages:
        before = page.Contents.read_bytes().partition(b" Do")[0]
        assert before.rpartition(b"/Artifact")[2].startswith(b"\nBMC")
        assert b"EMC" not in before.rpartition(b"/Artifact")[2]


@pytest.mark.parametrize(("size", "points"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_paper_and_what_is_turned_sideways(size: paper.Paper, points: tuple[float, ...]) -> None:
    made = opened(render('<p>x</p><section class="sideways"><p>y</p></section>', size=size))
    boxes = [tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in made.pages]
    assert boxes == [points, points[::-1]]


# --- the same bytes ------------------------------------------------------------------------------

PRINT_DIGEST = """
from hashlib import sha256
from generator.formats import pdf
from generator.formats.html import templates
from test_pdf import COLOR, RICH, document
made = pdf.render(document(RICH), templates=templates(), color=COLOR, paper="letter")
print(sha256(made).hexdigest())
"""
RICH = (
    f"<h2>Work</h2><ul class='items'><li>{SENTENCE}</li><li>🎉 <b>b</b> <i>i</i></li></ul>"
    "<table class='data'><thead><tr><td></td><th scope='col'>Pay</th></tr></thead><tbody>"
    "<tr><th scope='row'>Ontario</th><td class='meter m3'>$80,000</td></tr></tbody></table>"
    "<svg width='90' height='20'><title>Bars</title><text y='9'>x</text><rect width='9'/></svg>"
    + hrefs("https://example.com/", "#end")
    + f"<p id='end'>{SENTENCE * 60}</p>"
)


def run_python(code: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    places = (str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent))
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(places)} | environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8", "LANGUAGE": "ja", "PYTHONHASHSEED": "2"},
        {"LC_ALL": "C", "PANGO_LANGUAGE": "he", "FC_LANG": "ar", "PYTHONHASHSEED": "3"},
        {"FONTCONFIG_FILE": "/etc/fonts/fonts.conf", "SOURCE_DATE_EPOCH": "0"},
    ],
    ids=["time zone", "locale", "languages", "fonts"],
)
def test_other_surroundings_give_the_same_bytes(
    environment: dict[str, str], tmp_path: Path
) -> None:
    here = sha256(render(RICH)).hexdigest()
    there = run_python(PRINT_DIGEST, cwd=tmp_path, HOME=str(tmp_path), **environment).stdout
    assert there.strip() == here


def test_documents_before_it_change_nothing() -> None:
    first = render(RICH)
    render("<p>漢字 other <b>words</b></p>", language="fr", size="a4")
    assert render(RICH) == first


def _digest(body: str) -> str:
    return sha256(render(body)).hexdigest()


def test_a_forked_worker_gives_the_same_bytes() -> None:
    pdf.prepare(templates(), COLOR, "letter", "a4", languages=("en", "fr"))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        made = pool.map(_digest, [RICH] * 4)
    assert set(made) == {_digest(RICH)}


@pytest.mark.parametrize("busy", [True, False])
def test_the_collector_is_left_as_it_was(*, busy: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if busy else gc.disable)()
        render("<p>x</p>")
        assert gc.isenabled() is busy
    finally:
        (gc.enable if was else gc.disable)()


def test_a_document_leaves_nothing_behind() -> None:
    render(RICH)
    gc.collect()
    gc.disable()
    try:
        before = len(gc.get_objects())
        for _ in range(3):
            render(RICH)
        assert len(gc.get_objects()) - before < 200
    finally:
        gc.enable()


# --- tags ----------------------------------------------------------------------------------------


def test_table_headers_say_what_they_head() -> None:
    made = opened(render(RICH))
    assert [str(header.A.Scope) for header in of_kind(made, "TH")] == ["/Column", "/Row"]


@pytest.mark.parametrize(
    "style", ["", "list-style: inside disc", "display: table", "list-style: decimal inside"]
)
def test_a_list_holds_items_and_an_item_a_body(style: str) -> None:
    body = f'<ul style="{style}"><li>One</li><li><b>Two</b> and <i>more</i></li></ul>'
    made = opened(render(body))
    assert [kinds(held(element)) for element in of_kind(made, "L")] == [["LI", "LI"]]
    items = [kinds(held(element)) for element in of_kind(made, "LI")]
    assert items in ([["LBody"], ["LBody"]], [["Lbl", "LBody"], ["Lbl", "LBody"]])
    assert len(of_kind(made, "LBody")) == 2


def test_links_print() -> None:
    made = opened(render(hrefs("https://example.com/")))
    assert [int(annotation.F) for annotation in made.pages[0].Annots] == [4]


def test_what_stands_inside_a_link_is_no_second_link() -> None:
    made = render('<p><a href="https://example.com/">One <i lang="fr">deux</i></a></p>')
    assert links(made) == ["https://example.com/"]
    with opened(made) as kept:
        assert [int(key) for key in list(kept.Root.StructTreeRoot.ParentTree.Nums)[::2]] == [0, 1]


def test_a_figure_says_what_it_shows_and_where() -> None:
    made = opened(render(RICH))
    (figure,) = of_kind(made, "Figure")
    assert str(figure.Alt) == "Bars"
    left, bottom, right, top = (float(side) for side in figure.A.BBox)
    assert right - left == pytest.approx(67.5)
    assert top - bottom == pytest.approx(15)
    assert 0 < left < right < 612
    assert 0 < bottom < top < 792


def test_elements_that_hold_nothing_go() -> None:
    body = (
        "<div></div><p><span></span></p><table class='data'><tr><td><div></div></td></tr></table>"
    )
    made = opened(render(body))
    expected = ["Document", "Part", "H1", "Span", "Table", "TBody", "TR", "TD"]
    assert kinds(elements(made)) == expected


def test_no_element_hangs_on_nothing() -> None:
    made = opened(render(RICH, attributes='data-title="In the foot"'))
    there = [item for item in made.objects if isinstance(item, pikepdf.Dictionary)]
    tags = {item.objgen for item in there if item.get("/Type") == "/StructElem"}
    assert tags == {element.objgen for element in elements(made)}


def test_a_caption_that_is_left_alone_is_no_table() -> None:
    body = f'<p style="height: 560pt">x</p><table class="data"><caption>{SENTENCE}</caption>'
    made = opened(render(f"{body}<tr><td>{SENTENCE * 9}</td></tr></table>"))
    tags = kinds(elements(made))
    assert tags.count("Table") == tags.count("TR") == 1
    assert "Caption" not in tags


def test_validators_find_nothing(tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    for number, text in enumerate(["<h2>All</h2><p>x</p>" + RICH, *HOSTILE.values()]):
        made.write_bytes(render(f"<p>{text}</p>" if number else text, attributes='data-title="x"'))
        assert validators.qpdf(made) == []
        if number in {0, 1, 7, 9}:  # the others have letters that the fonts lack
            assert validators.outloud(made, skip=["TBL-010"]) == []
            assert validators.pdfua(made) == []


def test_validators_reject_it_without_the_repairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "repair", lambda _: None)
    made = tmp_path / "made.pdf"
    made.write_bytes(render(RICH, attributes='data-title="x"'))
    rules = {problem.split(": ")[1] for problem in validators.outloud(made, skip=["TBL-010"])}
    assert rules >= {"LNK-004"}
    assert validators.pdfua(made) != []


# --- what people write ---------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_survives_everywhere(text: str, tmp_path: Path) -> None:
    cells = f'<tr><th scope="row">{text}</th><td>{text}</td></tr>'
    body = f'<ul class="items"><li>{text}</li></ul><h2>{text}</h2><p>{text}</p>'
    table = f'<table class="data"><thead><tr><td>x</td><th scope="col">{text}</th></tr></thead>'
    made = render(
        f"{body}{table}<tbody>{cells}</tbody></table>",
        title=text,
        attributes=f'data-title="{text}"',
    )
    assert text_of(made, tmp_path).strip()
    (tmp_path / "made.pdf").write_bytes(made)
    assert validators.qpdf(tmp_path / "made.pdf") == []


def test_markup_in_text_is_text(tmp_path: Path) -> None:
    assert "<script>alert(1)</script>" in text_of(render(f"<p>{HOSTILE['markup']}</p>"), tmp_path)


def test_only_this_module_imports_weasyprint() -> None:
    modules = sorted((ROOT / "generator").rglob("*.py"))
    assert len(modules) > 20
    importing = [m.name for m in modules if "import weasyprint" in m.read_text("utf-8")]
    assert importing == ["pdf.py"]
    run_python("import sys, generator.formats.paper\nassert 'weasyprint' not in sys.modules")
