"""Every validator accepts something good and rejects something bad: not every tool does."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint
import xlsxwriter
from docx import Document
from playwright.sync_api import Browser

import validators
from building import ROOT

TEMPLATE = ROOT / "templates" / "default" / "documents" / "posting.docx"
GOOD_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Key account manager</title>
<style>body { color: #222; background: #fff }</style>
</head>
<body>
<main>
<h1 id="top">Key account manager</h1>
<p><a href="index.html#top">Back to the top</a></p>
</main>
</body>
</html>
"""
POSTING = """\
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Key account manager",
 "description": "<p>Keep clients.</p>", "datePosted": "2026-11-23",
 "hiringOrganization": {"@type": "Organization", "name": "Example"},
 "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "CA"}}}
"""
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.com/index.html</loc>
<lastmod>2026-11-23</lastmod>
<xhtml:link rel="alternate" hreflang="fr" href="https://example.com/fr/index.html"/></url>
</urlset>
"""
JOB = """\
<job>
<title>Counter</title>
<date>Sun, 01 Nov 2026 00:00:00 GMT</date>
<referencenumber>counter</referencenumber>
<requisitionid>R-1</requisitionid>
<url>https://example.com/counter</url>
<company>Ada</company>
<city>Toronto</city>
<state>ON</state>
<country>CA</country>
<description>&lt;p&gt;Counts what there is to count.&lt;/p&gt;</description>
<jobtype>fulltime</jobtype>
<expirationdate>2026-12-01</expirationdate>
</job>
"""
INDEED = f"""\
<source>
<publisher>Ada</publisher>
<publisherurl>https://example.com/</publisherurl>
{JOB}</source>
"""
LINKEDIN = f"""\
<source>
<publisherUrl>https://example.com/</publisherUrl>
<publisher>Ada</publisher>
<job>
<partnerJobId>counter</partnerJobId>
<company>Ada</company>
<title>Counter</title>
<description>{"Counts what there is to count. " * 4}</description>
<applyUrl>https://example.com/apply</applyUrl>
<location>Toronto</location>
<country>CA</country>
<workplaceTypes>On-site</workplaceTypes>
<jobtype>FULL_TIME</jobtype>
<salaries><salary>
<highEnd><amount>60000</amount><currencyCode>CAD</currencyCode></highEnd>
<period>YEARLY</period><type>BASE_SALARY</type>
</salary></salaries>
<listDate>11/01/2026</listDate>
</job>
</source>
"""
ENTRY = """\
<entry>
<id>https://example.com/counter</id>
<title>Counter</title>
<published>2026-11-01T00:00:00Z</published>
<updated>2026-11-01T00:00:00Z</updated>
<link rel="alternate" href="https://example.com/counter"/>
<summary>Counts.</summary>
<content type="html">&lt;p&gt;Counts.&lt;/p&gt;</content>
</entry>
"""
ATOM = f"""\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://example.com/feed</id>
<title>Openings</title>
<updated>2026-11-01T00:00:00Z</updated>
<author><name>Ada</name></author>
<link rel="self" href="https://example.com/feed"/>
<link rel="alternate" href="https://example.com/"/>
{ENTRY}</feed>
"""
FEEDS = {"indeed": INDEED, "linkedin": LINKEDIN, "atom": ATOM}

Site = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A folder with the good page, in which one text is replaced by another."""

    def write(old: str = "", new: str = "") -> Path:
        assert old in GOOD_PAGE
        (tmp_path / "index.html").write_text(GOOD_PAGE.replace(old, new) if old else GOOD_PAGE)
        return tmp_path

    return write


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tagged, an untagged, a cut and a false PDF."""
    folder = tmp_path_factory.mktemp("pdfs")
    page = weasyprint.HTML(string=GOOD_PAGE.replace("<a ", "<b ").replace("</a>", "</b>"))
    page.write_pdf(folder / "good.pdf", pdf_variant="pdf/ua-1")
    page.write_pdf(folder / "untagged.pdf")
    good = (folder / "good.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(good[: len(good) * 2 // 3])
    (folder / "false.pdf").write_bytes(b"This is not a PDF.")
    return folder


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good Word file and some that are broken, each in its own way."""
    folder = tmp_path_factory.mktemp("words")
    good = folder / "good.docx"
    word = Document(str(TEMPLATE))
    for paragraph in [*word.paragraphs, *word.sections[0].header.paragraphs]:
        paragraph.text = "Keeps clients."
    word.save(str(good))
    (folder / "cut.docx").write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    (folder / "false.docx").write_bytes(b"This is no Word file.")
    changed(good, folder / "relation.docx", "word/document.xml", b"</w:body>", PICTURE)
    changed(good, folder / "element.docx", "word/document.xml", b"<w:p>", b"<w:p><w:paragraf/>")
    changed(good, folder / "syntax.docx", "word/document.xml", b"</w:body>", b"")
    return folder


PICTURE = b'<w:altChunk r:id="rId999"/></w:body>'


def changed(good: Path, bad: Path, part: str, old: bytes, new: bytes) -> None:
    """A Word file with a text of one part replaced once."""
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(bad, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            assert name != part or old in data
            after.writestr(name, data.replace(old, new, 1) if name == part else data)


def only(problems: list[str], text: str) -> bool:
    """Whether there are problems and each contains `text`."""
    return bool(problems) and all(text in problem for problem in problems)


def test_nu_accepts_a_good_page(site: Site) -> None:
    assert validators.nu(site()) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</p>", "</p></b>", "Stray end tag “b”."),
        (
            "<title>Key account manager</title>",
            "",
            "missing a required instance of child element “title”",
        ),
        ("background", "backgruond", "Property “backgruond” doesn't exist"),
        (' lang="en"', "", "Consider adding a “lang” attribute"),
    ],
)
def test_nu_rejects(site: Site, old: str, new: str, message: str) -> None:
    assert only(validators.nu(site(old, new)), message)


def test_nu_rejects_a_bad_style_sheet_and_a_bad_drawing(site: Site) -> None:
    folder = site()
    (folder / "style.css").write_text("p { colour: red }")
    (folder / "chart.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circel/></svg>')
    problems = validators.nu(folder)
    assert any("“colour” doesn't exist" in problem for problem in problems)
    assert any("“circel”" in problem for problem in problems)


def test_html_validate_accepts_a_good_page(site: Site) -> None:
    assert validators.html_validate(site()) == []


def test_html_validate_rejects_a_repeated_id(site: Site) -> None:
    problems = validators.html_validate(site("<p>", '<p id="top">'))
    assert only(problems, 'Duplicate ID "top" (no-dup-id)')


def test_axe_accepts_a_good_page(site: Site, browser: Browser) -> None:
    assert validators.axe(browser, [site() / "index.html"]) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("color: #222", "color: #999", "color-contrast"),
        ("Back to the top</a>", "</a>", "link-name"),
        ("h1", "h2", "page-has-heading-one"),
    ],
)
def test_axe_rejects(site: Site, browser: Browser, old: str, new: str, message: str) -> None:
    assert only(validators.axe(browser, [site(old, new) / "index.html"]), message)


def test_html_codesniffer_accepts_a_good_page(site: Site, browser: Browser) -> None:
    assert validators.html_codesniffer(browser, [site() / "index.html"]) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("color: #222", "color: #999", "WCAG2AA.Principle1.Guideline1_4.1_4_3.G145.Fail"),
        ("<p>", '<p><img src="a.png">', "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37"),
        (' lang="en"', "", "WCAG2AA.Principle3.Guideline3_1.3_1_1.H57.2"),
    ],
)
def test_html_codesniffer_rejects(
    site: Site, browser: Browser, old: str, new: str, message: str
) -> None:
    found = validators.html_codesniffer(browser, [site(old, new) / "index.html"])
    assert only(found, message)


@pytest.mark.parametrize(
    ("condition", "look"),
    [
        ("(prefers-color-scheme: dark)", validators.Look(scheme="dark")),
        ("(max-width: 320px)", validators.Look(width=320)),
        ("print", validators.Look(media="print")),
        ("(forced-colors: active)", validators.Look(forced_colors=True)),
    ],
)
def test_axe_looks_at_a_page_as_told(
    site: Site, browser: Browser, condition: str, look: validators.Look
) -> None:
    page = (
        site("</style>", f"@media {condition} {{ h1 {{ display: none }} }}</style>") / "index.html"
    )
    assert validators.axe(browser, [page]) == []
    assert only(validators.axe(browser, [page], look), "page-has-heading-one")


def test_qpdf_accepts_a_good_file(pdfs: Path) -> None:
    assert validators.qpdf(pdfs / "good.pdf", pdfs / "untagged.pdf") == []


@pytest.mark.parametrize("name", ["cut.pdf", "false.pdf"])
def test_qpdf_rejects(pdfs: Path, name: str) -> None:
    assert only(validators.qpdf(pdfs / name), name)


def test_outloud_accepts_a_tagged_file(pdfs: Path) -> None:
    assert validators.outloud(pdfs / "good.pdf") == []


@pytest.mark.parametrize("name", ["untagged.pdf", "cut.pdf", "false.pdf"])
def test_outloud_rejects(pdfs: Path, name: str) -> None:
    assert only(validators.outloud(pdfs / "good.pdf", pdfs / name), name)


def test_pdfua_accepts_a_tagged_file(pdfs: Path) -> None:
    assert validators.pdfua(pdfs / "good.pdf") == []


@pytest.mark.parametrize("name", ["untagged.pdf", "cut.pdf", "false.pdf"])
def test_pdfua_rejects(pdfs: Path, name: str) -> None:
    assert only(validators.pdfua(pdfs / "good.pdf", pdfs / name), name)


def test_links_accepts_a_good_page(site: Site) -> None:
    assert validators.links(site()) == []


@pytest.mark.parametrize("target", ["gone.html", "index.html#gone", "#gone", ".", "../index.html"])
def test_links_rejects(site: Site, target: str) -> None:
    assert only(validators.links(site("index.html#top", target)), "index.html: file://")


def test_links_rejects_a_folder_without_links(tmp_path: Path) -> None:
    assert only(validators.links(tmp_path), "no links found")


def test_job_postings_accepts_a_good_posting(site: Site) -> None:
    script = f'<script type="application/ld+json">{POSTING}</script></head>'
    assert validators.job_postings(site("</head>", script) / "index.html") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"title"', '"titel"', 'Required attribute "title" is missing'),
        ("2026-11-23", "soon", 'Invalid type for attribute "datePosted"'),
        ("}}}", "}}", "Could not parse JSON-LD"),
        ("JobPosting", "Product", "no JobPosting"),
    ],
)
def test_job_postings_rejects(site: Site, old: str, new: str, message: str) -> None:
    script = f'<script type="application/ld+json">{POSTING.replace(old, new)}</script></head>'
    problems = validators.job_postings(site("</head>", script) / "index.html")
    assert any(message in problem for problem in problems)


def test_sitemap_accepts_a_good_file(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(SITEMAP)
    assert validators.sitemap(tmp_path / "sitemap.xml") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-11-23", "23 November"),
        ("<loc>https://example.com/index.html</loc>", ""),
        ('hreflang="fr"', 'hreflang="français"'),
        ("</urlset>", ""),
    ],
)
def test_sitemap_rejects(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "sitemap.xml").write_text(SITEMAP.replace(old, new))
    assert only(validators.sitemap(tmp_path / "sitemap.xml"), "sitemap.xml")


def test_json_schema_accepts_and_rejects(tmp_path: Path) -> None:
    schema, good, bad, broken = (
        tmp_path / name for name in ("s.json", "g.yaml", "b.yaml", "x.yaml")
    )
    schema.write_text('{"type": "object", "properties": {"title": {"type": "string"}}}')
    good.write_text("title: Key account manager\n")
    bad.write_text("title: 4\n")
    broken.write_text("title: [\n")
    assert validators.json_schema(schema, good) == []
    assert validators.json_schema(schema, good, bad, broken) == [
        f"{bad}: $.title: 4 is not of type 'string'",
        f"{broken}: Failed to parse {broken}",
    ]


def test_metaschema_accepts_and_rejects(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text('{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}')
    bad.write_text('{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "objekt"}')
    assert validators.metaschema(good) == []
    assert only(validators.metaschema(bad), "bad.json")


@pytest.mark.parametrize("kind", ["indeed", "linkedin", "atom"])
def test_feed_accepts_a_good_file(tmp_path: Path, kind: validators.Feed) -> None:
    (tmp_path / "feed.xml").write_text(FEEDS[kind])
    assert validators.feed(kind, tmp_path / "feed.xml") == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("indeed", "<title>Counter</title>", "", "This element is not expected"),
        ("indeed", "<city>Toronto</city>", "<city> </city>", "'pattern'"),
        ("indeed", "Sun, 01 Nov 2026 00:00:00 GMT", "2026-11-01", "'pattern'"),
        ("indeed", ">fulltime<", ">full_time<", "'enumeration'"),
        ("indeed", "2026-12-01", "12/01/2026", "'xs:date'"),
        ("indeed", "https://example.com/counter", "counter/index.html", "'pattern'"),
        ("indeed", "</job>", f"</job>{JOB}", "Duplicate key-sequence ['counter']"),
        ("indeed", "</source>", "", "Premature end of data"),
        ("linkedin", ">counter<", f">{'c' * 41}<", "'pattern'"),
        ("linkedin", "11/01/2026", "2026-11-01", "'pattern'"),
        ("linkedin", ">FULL_TIME<", ">fulltime<", "'enumeration'"),
        ("linkedin", ">60000<", ">60,000<", "atomic type 'amount'"),
        ("linkedin", "https://example.com/apply", "mailto:jobs@example.com", "'pattern'"),
        ("linkedin", "Counts what there is to count. ", "", "'minLength'"),
        ("linkedin", "<country>CA</country>", "", "This element is not expected"),
        ("atom", "<updated>2026-11-01T00:00:00Z</updated>", "", "This element is not expected"),
        ("atom", "<updated>2026-11-01T00:00:00Z", "<updated>2026-11-01", "Atom}moment'"),
        ("atom", 'type="html"', 'type="xhtml"', "fixed value"),
        ("atom", 'rel="self"', 'rel="me"', "'enumeration'"),
        ("atom", "</entry>", f"</entry>{ENTRY}", "Duplicate key-sequence"),
        ("atom", "2005/Atom", "2005/atom", "No matching global declaration"),
    ],
)
def test_feed_rejects(
    tmp_path: Path, kind: validators.Feed, old: str, new: str, message: str
) -> None:
    assert old in FEEDS[kind]
    (tmp_path / "feed.xml").write_text(FEEDS[kind].replace(old, new))
    problems = validators.feed(kind, tmp_path / "feed.xml")
    assert any(message in problem for problem in problems), problems


def test_docx_integrity_accepts_a_good_file(words: Path) -> None:
    assert validators.docx_integrity(words / "good.docx") == []


@pytest.mark.parametrize("name", ["cut.docx", "false.docx", "relation.docx", "syntax.docx"])
def test_docx_integrity_rejects(words: Path, name: str) -> None:
    assert only(validators.docx_integrity(words / "good.docx", words / name), name)


def test_openxml_audit_accepts_a_good_file(words: Path) -> None:
    assert validators.openxml_audit(words / "good.docx") == []


@pytest.mark.parametrize("name", ["cut.docx", "false.docx", "element.docx", "syntax.docx"])
def test_openxml_audit_rejects(words: Path, name: str) -> None:
    assert only(validators.openxml_audit(words / "good.docx", words / name), name)


def test_libreoffice_reads_good_files_and_only_these(words: Path) -> None:
    good, cut, syntax, again = validators.libreoffice(
        *(words / name for name in ("good.docx", "cut.docx", "syntax.docx", "good.docx"))
    )
    assert good == again
    assert good.count("Keeps clients.\n") > 20
    assert "Keeps clients." not in cut
    assert "Keeps clients." not in syntax


def test_libreoffice_reads_workbooks_and_only_these(tmp_path: Path) -> None:
    good, cut = tmp_path / "good.xlsx", tmp_path / "cut.xlsx"
    with xlsxwriter.Workbook(good) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a, b", 2, 3])
        sheet.write_formula(1, 0, "=B1+C1", None, "")
    cut.write_bytes(good.read_bytes()[:400])
    assert validators.libreoffice_cells(good, cut) == [
        [["a, b", "2", "3"], ["5", "", ""]],
        [],
    ]


def test_json_resume_accepts_and_rejects(tmp_path: Path) -> None:
    good, remote, day = (tmp_path / name for name in ("good.json", "remote.json", "day.json"))
    good.write_text('{"title": "Counter", "remote": "None", "date": "2026-11-01"}')
    remote.write_text('{"title": "Counter", "remote": "no", "date": "2026-11-01"}')
    day.write_text('{"title": "Counter", "remote": "None", "date": "soon"}')
    assert validators.json_resume(good) == []
    assert only(validators.json_resume(good, remote), "remote.json: $.remote")
    assert only(validators.json_resume(good, day), "day.json: $.date")
