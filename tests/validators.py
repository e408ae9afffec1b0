"""Files that we made → what programs that no one here wrote find wrong with them.

Every function takes all that is to be checked at once, so that a whole site costs one start of
the program, and returns one line a problem: an empty list is a pass. A program that is not
installed skips the test aloud; with `CI=true` it fails it.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, Literal, NoReturn

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, sync_playwright

TOOLS = Path(__file__).parent / "tools"
MODULES = TOOLS / "node_modules"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
HEADLESS = ("chromium-headless-shell", *CHROMIUM)
"""The browser without its own windows, which opens a page several times as fast, or a whole one."""

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What we don't read need not be worked out: three times as fast.
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": False,
}

Feed = Literal["indeed", "linkedin", "atom"]


@dataclass(frozen=True)
class Look:
    """How a page is looked at: on what width in CSS pixels, in which colours, on which medium."""

    width: int = 1280
    scheme: Literal["light", "dark"] = "light"
    forced_colors: bool = False
    media: Literal["screen", "print"] = "screen"


def nu(*paths: Path) -> list[str]:
    """Errors and warnings of the Nu checker in the HTML, CSS and SVG files of folders.

    What it says of policies is left out: it holds that `'self'` means nothing for files of a disk,
    and that data in a script element is a script. Browsers don't, and a test in one looks for what
    a policy refuses.
    """
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    files = ("--also-check-css", "--also-check-svg", "--skip-non-html")
    command = (tool("java"), "-jar", jar, "--stdout", "--format", "json", *files)
    report = json.loads(run(*command, *paths, allowed=(0, 1)))
    return [
        f"{found['url']}:{found.get('lastLine', 0)}: {found['message']}"
        for found in report["messages"]
        if (found["type"] != "info" or found.get("subType") == "warning")
        and "violates Content Security Policy" not in found["message"]
    ]


def html_validate(*paths: Path) -> list[str]:
    """Errors and warnings of html-validate in HTML files, or in those of folders."""
    command = (tool("node"), node_module("html-validate/bin/html-validate.mjs"))
    config = ("--config", TOOLS / "htmlvalidate.json", "--formatter", "json")
    report = json.loads(run(*command, *config, *paths, allowed=(0, 1)))
    return [
        f"{page['filePath']}:{found['line']}: {found['message']} ({found['ruleId']})"
        for page in report
        for found in page["messages"]
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a fresh profile; tests share the one of the fixture `browser`."""
    program = tool(*HEADLESS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@contextmanager
def as_people_have_it(browser: Browser) -> Iterator[Browser]:
    """A second browser, with windows of its own: it smooths letters in another way."""
    program, flags = tool(*CHROMIUM), list(CHROMIUM_FLAGS)
    whole = browser.browser_type.launch(executable_path=program, args=flags)
    yield whole
    whole.close()


@contextmanager
def with_large_text(browser: Browser) -> Iterator[Browser]:
    """A second browser, whose reader has asked for text of 200 % in its settings."""
    flags = [*CHROMIUM_FLAGS, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    large = browser.browser_type.launch(executable_path=tool(*HEADLESS), args=flags)
    yield large
    large.close()


@contextmanager
def open_page(
    browser: Browser, look: Look | None = None, *, bypass_csp: bool = False
) -> Iterator[Page]:
    """An empty page that is looked at as `look` says; it keeps to the policy of what it shows.

    With `bypass_csp` it doesn't: a test may put styles of its own on it.
    """
    look = look or Look()
    context = browser.new_context(
        viewport={"width": look.width, "height": 800},
        color_scheme=look.scheme,
        forced_colors="active" if look.forced_colors else "none",
        reduced_motion="reduce",
        bypass_csp=bypass_csp,
    )
    page = context.new_page()
    page.emulate_media(media=look.media)
    yield page
    context.close()


def axe(browser: Browser, pages: Iterable[Path | str], look: Look | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practices in pages (files or URLs).

    On paper nobody points at a link: the size of targets is not asked there.
    """
    printed = bool(look and look.media == "print")
    options = AXE_OPTIONS | ({"rules": {"target-size": {"enabled": False}}} if printed else {})
    script = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    problems = []
    with open_page(browser, look) as page:
        for address in pages:
            page.goto(address.resolve().as_uri() if isinstance(address, Path) else address)
            page.evaluate(script)
            result = page.evaluate("options => axe.run(options)", options)
            problems += [
                f"{address}: {rule['id']}: {rule['help']}: {node['html']}"
                for rule in result["violations"]
                for node in rule["nodes"]
            ]
    return problems


def html_codesniffer(browser: Browser, pages: Iterable[Path | str]) -> list[str]:
    """What HTML_CodeSniffer, the engine of pa11y, finds against WCAG 2 AA in pages: its errors."""
    script = node_module("html_codesniffer/build/HTMLCS.js").read_text(encoding="utf-8")
    problems = []
    with open_page(browser) as page:
        for address in pages:
            page.goto(address.resolve().as_uri() if isinstance(address, Path) else address)
            page.evaluate(script)
            problems += [f"{address}: {found}" for found in page.evaluate(CODESNIFFER)]
    return problems


def lighthouse(categories: Iterable[str], *addresses: str) -> list[dict[str, Any]]:
    """What Lighthouse says of pages as on a phone: `scores` from 0 to 100, and what `costs`.

    Two browsers share the pages, as each mostly waits; for `performance`, one has them all.
    """
    node_module("lighthouse/package.json")
    asked = ",".join(categories)
    words = (tool("node"), TOOLS / "lighthouse.mjs", tool(*CHROMIUM), asked)
    many = 1 if "performance" in asked else 2
    with ThreadPoolExecutor(many) as browsers:
        shares = [addresses[first::many] for first in range(many) if addresses[first::many]]
        told = browsers.map(lambda share: json.loads(run(*words, *share)), shares)
        found: dict[str, dict[str, Any]] = {each["address"]: each for one in told for each in one}
    return [found[address] for address in addresses]


CODESNIFFER = """() => new Promise((resolve, reject) => HTMLCS.process("WCAG2AA", document,
  () => resolve(HTMLCS.getMessages().filter((said) => said.type === HTMLCS.ERROR)
    .map((said) => `${said.code}: ${said.msg}: ${said.element.outerHTML?.slice(0, 150)}`)),
  () => reject(new Error("HTML_CodeSniffer failed")), "en"))"""


def qpdf(*pdfs: Path) -> list[str]:
    """Errors and warnings of `qpdf --check` about the syntax of PDF files."""
    command = (tool("qpdf"), "--check")
    problems = []
    for pdf in pdfs:
        done = subprocess.run([*command, pdf], capture_output=True, text=True, check=False)
        problems += [f"{pdf}: {line}" for line in done.stderr.splitlines()]
        if done.returncode and not done.stderr:
            problems.append(f"{pdf}: qpdf ended with {done.returncode}")
    return problems


def outloud(*pdfs: Path, skip: Sequence[str] = ()) -> list[str]:
    """Errors and warnings of outloud about PDF/UA-1 and what a screen reader would say."""
    switches = ("--json", "-", *(f"--skip={rule}" for rule in skip))
    report = json.loads(run(tool("outloud"), *switches, *pdfs, allowed=(0, 1, 2)))
    return [
        f"{document['path']}: {problem}"
        for document in report["results"]
        for problem in _outloud_problems(document)
    ]


def _outloud_problems(document: dict[str, Any]) -> Iterator[str]:
    if document["error"]:
        yield document["error"]
    for found in document["findings"]:
        if found["severity"] != "info":
            evidence = f" ({found['evidence']})" if "evidence" in found else ""
            yield f"{found['rule']}: {found['message']}{evidence}"
    for rule in document["rules"]:
        if rule["status"] == "crashed":
            yield f"{rule['rule']}: crashed: {rule['reason']}"


def pdfua(*pdfs: Path) -> list[str]:
    """Errors and warnings of pdfua, a second opinion on PDF/UA-1.

    Its rule UA-14-001, on empty headings, crashes on every WeasyPrint file; outloud has one too.
    """
    output = run(tool("pdfua"), "check", "--format", "json", *pdfs, allowed=(0, 1, 2, 3, 4))
    problems = []
    for document in _json_values(output):
        if "error" in document:
            problems.append(document["error"])
        problems += [
            f"{document['file']}: {found['rule_id']}: {found['message']}"
            for found in document.get("findings", [])
        ]
        problems += [
            f"{document['file']}: {rule['rule_id']}: {rule['reason']}"
            for rule in document.get("skipped", [])
            if rule["rule_id"] != "UA-14-001"
        ]
    return problems


def links(folder: Path) -> list[str]:
    """Links and fragments in the pages of `folder` that lead nowhere within it.

    A link to a folder is one too: on file:// it shows a listing. A fragment with `=` is a choice
    that a script reads, and no place on a page.
    """
    switches = ("--offline", "--no-progress", "--include-fragments", "--index-files", "")
    where = ("--root-dir", folder.resolve(), "--format", "json", f"{folder}/**/*.html")
    report = json.loads(run(tool("lychee"), *switches, *where, allowed=(0, 2)))
    if not report["total"]:
        return [f"{folder}: no links found"]
    return [
        f"{page}: {found['url']}: {found['status']['text']}"
        for page, errors in sorted(report["error_map"].items())
        for found in errors
        if not (CHOICE.search(found["url"]) and "fragment" in found["status"]["text"].lower())
    ]


CHOICE = re.compile(r"#[a-z]+=")


def job_postings(*pages: Path) -> list[str]:
    """Errors against Google's rules for JobPosting in pages, each of which must have one."""
    script = TOOLS / "job-posting.mjs"
    node_module("@adobe/structured-data-validator/package.json")
    problems = []
    for report in json.loads(run(tool("node"), script, *pages)):
        if not report["postings"]:
            problems.append(f"{report['file']}: no JobPosting")
        problems += [
            f"{report['file']}: {issue['issueMessage']}"
            for issue in report["issues"]
            if issue["severity"] == "ERROR"
        ]
    return problems


def sitemap(*files: Path) -> list[str]:
    """Errors in sitemaps against the schema of sitemaps.org."""
    node_module("sitemap/schema/sitemap.xsd")
    return xml_schema(TOOLS / "sitemap.xsd", *files)


def feed(kind: Feed, *files: Path) -> list[str]:
    """Errors in feeds against a schema of ours, as the boards and the IETF publish none."""
    return xml_schema(TOOLS / f"{kind}.xsd", *files)


def xml_schema(path: Path, *files: Path) -> list[str]:
    """Errors in XML files against an XML Schema, or in their syntax."""
    schema = etree.XMLSchema(file=path)
    problems = []
    for file in files:
        try:
            schema.assertValid(etree.parse(file))
        except etree.XMLSyntaxError as error:
            problems.append(f"{file}: {error}")
        except etree.DocumentInvalid:
            problems += [f"{file}:{error.line}: {error.message}" for error in schema.error_log]
    return problems


def docx_integrity(*files: Path) -> list[str]:
    """All that docx-integrity says about Word files; there is no baseline: nothing is let pass."""
    report = json.loads(
        run(tool("docx-integrity"), "check", "--no-config", "--json", *files, allowed=(0, 1))
    )
    return [
        f"{document['path']}: {found['code']}: {found['message']}"
        for document in report["files"]
        for found in document["findings"]
    ]


def openxml_audit(*files: Path) -> list[str]:
    """What openxml-audit says against files of Microsoft 365; there is no baseline either."""
    switches = ("--format", "microsoft365", "--policy", "strict", "--max-errors", "0")
    with TemporaryDirectory() as folder:
        copies = _copies(Path(folder), files)
        output = run(
            tool("openxml-audit"),
            *switches,
            "--recursive",
            "--output",
            "json",
            folder,
            allowed=(0, 1),
        )
        found = {document["file"]: document for document in json.loads(output)}
    return [
        f"{file}: {problem}"
        for copy, file in zip(copies, files, strict=True)
        for problem in _audited(found[str(copy)])
    ]


def _audited(document: dict[str, Any]) -> list[str]:
    problems = [found["description"] for found in document["errors"]]
    return problems if problems or document["valid"] else ["not valid"]


def _copies(folder: Path, files: Iterable[Path]) -> list[Path]:
    """Files of an office suite under names of one folder, in their order."""
    return [
        Path(shutil.copy(file, folder / f"{number:03}{file.suffix}"))
        for number, file in enumerate(files)
    ]


def libreoffice(*files: Path) -> list[str]:
    """The text that LibreOffice reads in each Word file; empty for one that it can't open."""
    return _converted("txt:Text (encoded):UTF8", "txt", files)


def libreoffice_cells(*files: Path) -> list[list[list[str]]]:
    """The rows that LibreOffice shows of the first sheet of each workbook, formulas reckoned."""
    texts = _converted("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "csv", files)
    return [list(csv.reader(text.splitlines(keepends=True))) for text in texts]


def _converted(filter_name: str, ending: str, files: Sequence[Path]) -> list[str]:
    program = tool("soffice", "libreoffice")
    with TemporaryDirectory() as name:
        folder = Path(name)
        copies = _copies(folder, files)
        run(
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", filter_name, "--outdir", folder),
            *copies,
        )
        texts = [copy.with_suffix(f".{ending}") for copy in copies]
        return [text.read_text("utf-8-sig") if text.exists() else "" for text in texts]


def json_schema(schema: Path, *files: Path) -> list[str]:
    """Errors in YAML or JSON files against a JSON Schema."""
    return _check_jsonschema("--schemafile", schema, *files)


def json_resume(*files: Path) -> list[str]:
    """Errors in JSON files against JSON Resume's schema of a job."""
    return json_schema(node_module("@jsonresume/schema/job-schema.json"), *files)


def metaschema(*schemas: Path) -> list[str]:
    """Errors in JSON Schemas themselves."""
    return _check_jsonschema("--check-metaschema", *schemas)


def _check_jsonschema(*arguments: str | Path) -> list[str]:
    command = (tool("check-jsonschema"), "--output-format", "json")
    report = json.loads(run(*command, *arguments, allowed=(0, 1)))
    return [
        *(
            f"{found['filename']}: {found['path']}: {found['message']}"
            for found in report["errors"]
        ),
        *(f"{found['filename']}: {found['message']}" for found in report.get("parse_errors", [])),
    ]


@cache
def tool(*names: str) -> str:
    """The path of the first program of `names` that is there, in our environment or on PATH."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    found = next(filter(None, (shutil.which(name, path=path) for name in names)), None)
    if not found:
        missing(" or ".join(names))
    return found


def node_module(name: str) -> Path:
    """The path of a file in the npm packages."""
    path = MODULES / name
    if not path.exists():
        missing(f"npm package with {name}")
    return path


def missing(what: str) -> NoReturn:
    """Skip the running test for want of `what`, or fail it where nothing may be wanting."""
    reason = f"{what} is not installed; `make test` says how to get it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def run(*command: str | Path, allowed: Sequence[int] = (0,)) -> str:
    """The standard output of a command, which must end with an exit code in `allowed`."""
    with TemporaryFile("w+", encoding="utf-8") as output:  # Node.js cuts short what a pipe gets
        done = subprocess.run(
            command, stdout=output, stderr=PIPE, encoding="utf-8", timeout=300, check=False
        )
        output.seek(0)
        said = output.read()
    if done.returncode not in allowed:
        message = f"{command[:3]} ended with {done.returncode}: {done.stderr}{said}"
        raise RuntimeError(message[:4000])
    return said


def _json_values(text: str) -> Iterator[dict[str, Any]]:
    """The JSON values that stand one after another in `text`."""
    decoder, text = json.JSONDecoder(), text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        yield value
        text = text[end:].strip()
