"""Every injection of the corpus in every field that takes text: it stays text, on every page."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import lxml.html
import pytest

from books import SMALL, write
from generator.studio import routing
from generator.studio.guard import Rate
from injections import INJECTIONS
from studios import Client, begun, form, served
from validators import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response
    from playwright.sync_api import Browser, Dialog

Sent = dict[str, list[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def client(root: Path) -> Client:
    return Client(root, more=tuple(routing.routes()), rate=Rate(10**6, 10**6))


FIELDS = {
    "requisition": 1,
    "note": 1,
    "note.fr": 1,
    "other_pay": 1,
    "other_pay.fr": 1,
    "contact.name": 1,
    "contact.name.fr": 1,
    "contact.email": 1,
    "contact.phone": 1,
    "apply": 1,
    "apply.fr": 1,
    "pay.min": 1,
    "posted": 1,
    "duties.add.text": 2,
    "duties.add.text.fr": 2,
    "duties.add.reason": 2,
    "duties.why.count": 1,
    "requirements.add.text": 2,
    "requirements.add.text.fr": 2,
    "requirements.add.reason": 2,
    "requirements.why.school": 1,
    "languages.language": 1,
    "languages.reason": 1,
    "languages.reason.fr": 1,
    "hours": 1,
    "role": 1,
    "location": 1,
    "industry": 1,
}
"""The fields of a form that take text, and how often each is sent."""

TAGS = frozenset(
    [
        *("aside", "figure", "figcaption", "output", "datalist", "optgroup", "hr", "blockquote"),
        *("html", "head", "meta", "title", "link", "script", "body", "a", "header", "div"),
        *("p", "span", "nav", "ul", "li", "main", "h1", "h2", "h3", "section"),
        *(
            "form",
            "input",
            "button",
            "fieldset",
            "legend",
            "label",
            "select",
            "option",
            "textarea",
            "ol",
        ),
        *("details", "summary", "iframe", "footer", "strong", "code", "em", "del", "ins", "br"),
        *("dl", "dt", "dd", "article", "time", "address", "table", "tr", "td", "th"),
        *("tbody", "thead", "caption", "svg", "path", "g", "use", "picture", "img", "small"),
        *("abbr"),
    ]
)
"""What pages of ours are made of."""

LEADING = {"href", "src", "action", "formaction", "content", "data", "xlink:href"}
SCHEMES = re.compile(r"\s*(javascript|data|vbscript)\s*:", re.IGNORECASE)


def doings(page: Response) -> list[str]:
    """What of a page might do something that no page of ours does."""
    tree = lxml.html.fromstring(page.text)
    found = []
    for element in tree.iter("*"):
        tag = str(element.tag)
        own = tag == "style" and not re.search("evil|pwned", element.text or "")
        if tag not in TAGS and not own:
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            handles = name.startswith("on") or name in {"style", "srcdoc"}
            letter = value.startswith("mailto:?subject=")  # a text of ours, encoded
            leads = name in LEADING and (SCHEMES.match(value) or "evil.test" in value)
            if handles or (leads and not letter):
                found.append(f"{tag} {name}={value}")
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.text or "")  # data, and nothing but data
        elif script.text or "/assets/" not in str(script.get("src")):
            found.append(f"script {script.get('src')} {script.text}")
    return found


def test_what_does_something_is_found() -> None:
    class Page:
        text = (
            "<p onclick=x>a<script>x</script><a href=' javascript:x'>b</a><blink>c</blink>"
            "<p style=x>d<img src=https://evil.test/x><style>@import 'evil.css'</style>"
            "<style>p {}</style><script type=application/ld+json>{}</script>"
        )

    assert doings(Page()) == [  # type: ignore[arg-type]  # it has all that is read
        "p onclick=x",
        "a href= javascript:x",
        "<blink>",
        "p style=x",
        "img src=https://evil.test/x",
        "<style>",
        "script None x",
    ]


def chunks() -> Iterator[list[str]]:
    """The injections, a handful at a time."""
    found = list(INJECTIONS)
    for at in range(0, len(found), 8):
        yield found[at : at + 8]


@pytest.mark.parametrize("injections", list(chunks()), ids=lambda each: ascii(each[0])[:30])
def test_no_injection_in_any_field_does_anything_anywhere(
    client: Client, injections: list[str]
) -> None:
    """In the form, its findings, the posting, the comparison, the first page, what is taken."""
    address = begun(client)
    name = address.rpartition("/")[2]
    usual = form(client.get(address))
    pages: list[Response] = []
    for text in injections:
        sent = usual | {field: [text] * times for field, times in FIELDS.items()}
        answers = [client.post(address, sent), client.post(address, sent, X_Part="beside")]
        stands = usual | {"note": [f"Note {text}"], "contact.name": [text]}
        stands |= {"contact.email": ["a@b.test"], "requisition": [f"R {text}"]}
        stands |= {"duties.add.text": [text, ""], "duties.add.reason": ["Why.", ""]}
        answers += [client.post(address, stands)]
        other = usual | {"version": ["x"], "note": [f"Other {text}"]}
        answers += [client.post(address, other), client.get(f"/en/new?q={text}")]
        pages += [each for each in answers if each.text]
        pages += [client.get(address), client.get("/en/")]
        src = re.search(r'<iframe src="([^"]+)"', pages[-2].text)
        if src:
            pages.append(client.get(unescape(src[1])))
            pages.append(client.get(f"/drafts/{name}/files/en/standalone"))
    assert len(pages) > len(injections) * 5
    for page in pages:
        assert doings(page) == []


def test_no_injection_in_a_posting_does_anything_on_its_pages(client: Client, root: Path) -> None:
    """Saved, seen, changed by two, approved by no one."""
    saved = 0
    for at, text in enumerate(list(INJECTIONS)[::6]):
        address = begun(client)
        sent = form(client.get(address)) | {"apply": ["jobs@our-company.com"], "do": ["save"]}
        sent |= {
            "note": [f"Note {text}"],
            "note.fr": [f"Note {text}"],
            "requisition": [f"R {at} {text}"],
        }
        answer = client.post(address, sent)
        if answer.status_code != 303:
            assert doings(answer) == []
            continue
        saved += 1
        where = answer.headers["location"]
        again = client.post(where, {"do": "edit"}).headers["location"]
        path = root / f"content/postings/{where.rpartition('/')[2]}.yaml"
        path.write_text(path.read_text().replace("Note", "Theirs", 1))
        client.shelf.refresh()
        compared = client.post(again, form(client.get(again)) | {"do": ["save"]})
        assert compared.status_code == 409
        approve = client.post(where, {"do": "approve", "by": text, "seen": text})
        for page in (compared, approve, client.get(where), client.get("/en/"), client.get(again)):
            assert doings(page) == []
        path.unlink()
        client.shelf.refresh()
    assert saved > 5


HANDFUL = (
    "<script>pwned=1</script>",
    "<img src=x onerror=pwned=3>",
    "</textarea><script>pwned=20</script>",
    '" onmouseover="pwned=30" x="',
    '"><script>alert(1)</script>',
    '<iframe srcdoc="<script>parent.pwned=10</script>"></iframe>',
    "<img src=https://evil.test/pixel.png>",
    "<details open ontoggle=pwned=13>",
)


BEGIN = """async () => {
  const form = document.querySelector("form[method=post][action$='/new']");
  const choice = { csrf: form.elements.csrf.value, role: "counter", location: "toronto" };
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(choice) });
  return answer.url;
}"""
"""Begins a draft as the form of the page does, and gives its address."""

RAN = """() => [window, ...Array.from(window.frames)].flatMap((one) =>
  Object.keys(one).filter((name) => name.startsWith("pwned")))"""
"""What injections have set, in a page and in the frames that it shows."""


def test_in_a_browser_nothing_runs_and_nothing_is_asked_for(browser: Browser, root: Path) -> None:
    """A handful at once in the fields, typed as people do, with the script of the page at work."""
    told: list[str] = []
    asked: list[str] = []

    def shut(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    text = " ".join(HANDFUL)
    with served(root) as studio, open_page(browser) as page:
        page.on("dialog", shut)
        page.on("console", lambda said: told.append(said.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{studio.address}en/new")
        page.goto(page.evaluate(BEGIN))
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.fill("[name=note]", text)
        page.fill("[name='contact.email']", "a@b.test")
        for name in ("contact.name", "contact.phone", "other_pay"):
            page.locator(f"[name='{name}']").first.fill(text)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.locator("[name='duties.add.text']").first.fill(text)
        page.evaluate("document.getElementById('sheet').requestSubmit()")
        page.wait_for_load_state("networkidle")
        page.goto(f"{studio.address}en/")
        page.click("section a[href*='/drafts/']")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(RAN) == []
        assert text in page.input_value("[name=note]")
    refused = "Failed to load resource: the server responded with a status of 422"
    assert [each for each in told if not each.startswith(refused)] == []
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(studio.address)] == []
