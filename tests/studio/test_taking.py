"""A draft taken away: as files, copied, sent to whoever approves; each says that it is a draft."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import lxml.html
import pytest

import validators
from books import SMALL, write
from generator.book.model import Brand
from generator.brand import tones
from generator.studio import routing
from generator.studio.take_pages import COPIED, LONGEST, TAKEN, letter
from generator.wording import wording
from posted import FRENCH
from reading import docx_text, page_text, pdf_pixels, pdf_text
from studios import HERE, Client, begun

if TYPE_CHECKING:
    from pathlib import Path

EN = wording("en")
NOTICE = "Draft: nobody has approved this posting yet."
APPROVED = "counter-toronto"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path / "project", SMALL, {k: v for k, v in FRENCH.items() if k != "rolebook.yaml"}
    )


@pytest.fixture
def client(root: Path) -> Client:
    return Client(root, more=tuple(routing.routes()))


def started(client: Client) -> str:
    """The id of a new draft."""
    return begun(client).rpartition("/")[2]


def text_of(form: str, data: bytes, folder: Path) -> str:
    """What someone reads in a file that was taken away."""
    file = folder / f"taken{TAKEN[form].file}"
    file.write_bytes(data)
    if form == "pdf":
        return pdf_text(file)
    if form == "docx":
        return docx_text(file)
    return page_text(data) if form == "standalone" else data.decode()


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", TAKEN)
def test_every_form_of_a_draft_says_that_it_is_one(
    client: Client, form: str, tmp_path: Path
) -> None:
    answer = client.get(f"/drafts/{started(client)}/files/en/{form}")
    assert answer.status_code == 200
    said = " ".join(text_of(form, answer.content, tmp_path).split())
    assert NOTICE in said
    if form == "json":
        assert json.loads(answer.content)["state"] == "draft"


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_alone_has_its_word_across_paper_word_and_page(
    client: Client, tmp_path: Path, *, draft: bool
) -> None:
    at = f"/drafts/{started(client)}" if draft else f"/postings/{APPROVED}"
    page = client.get(f"{at}/files/en/standalone").text
    assert ('<article class="posting" data-draft="Draft">' in page) is draft
    with ZipFile(BytesIO(client.get(f"{at}/files/en/docx").content)) as file:
        header = file.read("word/header1.xml").decode()
    assert ('string="Draft"' in header) is draft
    pdf = tmp_path / "taken.pdf"
    pdf.write_bytes(client.get(f"{at}/files/en/pdf").content)
    tone = bytes.fromhex(tones(Brand().color)[0].line.removeprefix("#"))
    for each in pdf_pixels(pdf):
        seen = sum(each[i : i + 3] == tone for i in range(0, len(each), 3))
        assert (seen > 150) is draft, seen


@pytest.mark.parametrize("form", TAKEN)
def test_what_is_approved_says_nothing_of_a_draft(
    client: Client, form: str, tmp_path: Path
) -> None:
    answer = client.get(f"/postings/{APPROVED}/files/en/{form}")
    assert answer.headers["content-disposition"].endswith(f"{APPROVED}{TAKEN[form].file}")
    assert "raft" not in text_of(form, answer.content, tmp_path)


def test_a_posting_of_the_book_is_taken_from_its_page(client: Client) -> None:
    page = client.get(f"/fr/postings/{APPROVED}").text
    assert f'href="/postings/{APPROVED}/files/fr/pdf"' in page
    assert "mailto:" not in page
    answer = client.get(f"/fr/postings/{APPROVED}/copy/fr")
    assert "<h2>Compteuse ou compteur</h2>" in answer.text
    assert f'href="/fr/postings/{APPROVED}"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/postings/unknown/files/en/pdf",
        f"/postings/{APPROVED}/files/xx/pdf",
        f"/postings/{APPROVED}/files/en/rich",
        "/postings/..%2f..%2frolebook/files/en/txt",
        "/en/postings/unknown/copy/en",
        f"/en/postings/{APPROVED}/copy/xx",
    ],
)
def test_what_is_not_in_the_book_is_not_taken(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_posting_without_its_role_is_shown_and_not_taken(client: Client, root: Path) -> None:
    (root / "content/roles/counter.yaml").unlink()
    client.shelf.refresh()
    assert client.get(f"/en/postings/{APPROVED}").status_code == 200
    assert client.get(f"/postings/{APPROVED}/files/en/txt").status_code == 404


def test_the_markup_is_that_of_the_page(client: Client, tmp_path: Path) -> None:
    name = started(client)
    answer = client.get(f"/drafts/{name}/files/en/jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''counter-toronto-2.jsonld"
    )
    data = json.loads(answer.content)
    assert (data["@type"], data["title"]) == ("JobPosting", "Counter")
    page = tmp_path / "index.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>T</title>'
        f'<script type="application/ld+json">{answer.text}</script></head><body></body></html>',
        "utf-8",
    )
    assert validators.job_postings(page) == []


# --- a template with a fault ----------------------------------------------------------------------


def broken(root: Path, template: str) -> Client:
    """A studio of the project with a template of its own that has a fault."""
    settings = (root / "rolebook.yaml").read_text("utf-8")
    write(root, {"rolebook.yaml": f"{settings}templates: mine\n"})
    write(root, {f"mine/{template}": "<p>\n{{ view.nothing.at.all }}\n"})
    return Client(root, more=tuple(routing.routes()))


def test_a_broken_template_is_told_in_words_where_the_posting_is_seen(root: Path) -> None:
    client = broken(root, "posting.html")
    answer = client.get(f"/drafts/{started(client)}/site/postings/counter-toronto-2/index.html")
    assert answer.status_code == 500
    said = unescape(answer.text)
    assert "<h1>This page can’t be made</h1>" in said
    assert "`nothing` is not a part of `PostingView`" in said
    assert "<code>mine/posting.html:2</code>" in said
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    preview = unescape(client.get("/site/postings/counter-toronto/index.html").text)
    main = re.compile(r"<main.*</main>", re.DOTALL)
    assert main.findall(preview) == main.findall(said)


def test_a_broken_template_is_told_in_words_where_a_file_is_taken(root: Path) -> None:
    client = broken(root, "standalone.html")
    name = started(client)
    answer = client.get(f"/drafts/{name}/files/en/standalone")
    assert answer.status_code == 500
    assert "<code>mine/standalone.html:2</code>" in answer.text
    assert client.get(f"/drafts/{name}/files/en/txt").status_code == 200
    assert client.get(f"/en/drafts/{name}").status_code == 200


# --- copied ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_forms_are_copied_from_a_page_without_script(client: Client, language: str) -> None:
    name = started(client)
    answer = client.get(f"/en/drafts/{name}/copy/{language}")
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    [rich] = page.xpath("//*[@data-rich]")
    [text] = page.xpath("//textarea[@readonly]")
    assert rich.get("lang") == text.get("lang") == language
    plain = client.get(f"/drafts/{name}/files/{language}/txt").text
    assert text.text.lstrip("\n") == plain
    assert re.findall(r"\w+", " ".join(rich.itertext())) == re.findall(r"\w+", plain)
    draft = client.get(f"/en/drafts/{name}").text
    assert f'href="/en/drafts/{name}/copy/{language}"' in draft


def test_the_page_to_copy_from_is_valid(client: Client, tmp_path: Path) -> None:
    name = started(client)
    for each in ("en", "fr"):
        write(
            tmp_path / "pages", {f"{each}.html": client.get(f"/{each}/drafts/{name}/copy/fr").text}
        )
    assert validators.html_validate(tmp_path / "pages") == []
    assert validators.nu(tmp_path / "pages") == []


@pytest.mark.parametrize("path", ["copy/xx", "copy/..%2f", "copy/"])
def test_there_is_no_page_of_other_languages(client: Client, path: str) -> None:
    assert client.get(f"/en/drafts/{started(client)}/{path}").status_code == 404


def test_what_is_copied_is_no_form_to_take(client: Client) -> None:
    assert set(COPIED) - TAKEN.keys() == {"rich"}
    assert client.get(f"/drafts/{started(client)}/files/en/rich").status_code == 404


# --- a letter -------------------------------------------------------------------------------------


class Letter(NamedTuple):
    """A `mailto:` address as a mail program reads it."""

    subject: str
    body: str


def read(address: str) -> Letter:
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert re.fullmatch(r"subject=[\w.~%-]*&body=[\w.~%-]*", parts.query, re.ASCII)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    return Letter(fields["subject"][0], fields["body"][0])


def test_a_letter_says_where_to_approve_and_what() -> None:
    text = "One\n===\n\nTwo & 3%\n"
    said = letter(EN, "Clerk “A&B”, Québec", "http://127.0.0.1/en/postings/1", text, saved=True)
    assert said == (
        "mailto:?subject=To%20approve%3A%20Clerk%20%E2%80%9CA%26B%E2%80%9D%2C%20Qu%C3%A9bec"
        "&body=Please%20read%20this%20posting%20in%20the%20studio%2C%20and%20approve%20it%20there."
        "%0D%0Ahttp%3A%2F%2F127.0.0.1%2Fen%2Fpostings%2F1%0D%0A%0D%0A"
        "One%0D%0A%3D%3D%3D%0D%0A%0D%0ATwo%20%26%203%25"
    )
    assert read(said) == Letter(
        "To approve: Clerk “A&B”, Québec",
        "Please read this posting in the studio, and approve it there.\r\n"
        "http://127.0.0.1/en/postings/1\r\n\r\nOne\r\n===\r\n\r\nTwo & 3%",
    )


def test_the_letter_of_a_draft_asks_nobody_to_approve_it_yet() -> None:
    assert read(letter(EN, "Clerk", "http://a.test/en/drafts/1", "One\n", saved=False)) == Letter(
        "A draft to read: Clerk",
        "Please read this draft in the studio; it can be approved once it is saved.\r\n"
        "http://a.test/en/drafts/1\r\n\r\nOne",
    )
    said = read(letter(wording("fr"), "A", "http://a.test/", "Un\n", saved=False))
    assert said == Letter(
        "Une ébauche à lire\N{NO-BREAK SPACE}: A",
        "Veuillez lire cette ébauche dans le studio; une fois enregistrée, elle pourra être "
        "approuvée.\r\nhttp://a.test/\r\n\r\nUn",
    )


@pytest.mark.parametrize("letters", ["word ", "é'\"&? ", "数 ", "🧮 "])
def test_a_long_text_ends_with_a_whole_line_and_says_so(letters: str) -> None:
    text = "".join(f"{number} {letters * 5}\n" for number in range(200))
    said = letter(EN, letters * 100, f"https://{'a' * 250}/en/drafts/1", text, saved=False)
    assert LONGEST - 200 < len(said) <= LONGEST < 2000
    read_ = read(said)
    assert len(read_.subject) == 80
    *_, kept, _, note = read_.body.split("\r\n")
    assert note == "Shortened: an e-mail takes no more. The studio has it all."
    assert kept in text.splitlines()


def test_a_text_is_shortened_only_where_it_is_too_long() -> None:
    def said(length: int) -> str:
        return letter(EN, "A", "http://a.test/", "x" * length, saved=True)

    room = LONGEST - len(said(0))
    assert read(said(room)).body.endswith("x" * room)
    assert len(said(room)) == LONGEST
    assert read(said(room + 1)).body.endswith("The studio has it all.")


def test_the_letter_of_a_draft_has_its_text_in_each_language(client: Client) -> None:
    name = started(client)
    page = lxml.html.fromstring(client.get(f"/en/drafts/{name}").text)
    letters = [read(each) for each in page.xpath("//a[starts-with(@href, 'mailto:')]/@href")]
    assert [each.subject for each in letters] == ["A draft to read: Counter, Toronto"] * 2
    for each, title in zip(
        letters, ["Counter\r\n=======", "Compteuse ou compteur\r\n==="], strict=True
    ):
        asked, where, empty, rest = each.body.split("\r\n", 3)
        assert asked == (
            "Please read this draft in the studio; it can be approved once it is saved."
        )
        assert where == f"{HERE}/en/drafts/{name}"
        assert empty == ""
        assert rest.startswith(title)
    assert NOTICE in letters[0].body


def test_the_letter_of_a_saved_posting_leads_to_where_it_is_approved(
    client: Client, root: Path
) -> None:
    file = root / f"content/postings/{APPROVED}.yaml"
    file.write_text(re.sub(r"(?m)^approval:.*\n", "", file.read_text("utf-8")), "utf-8")
    client.shelf.refresh()
    at = f"/en/postings/{APPROVED}"
    assert letter_of(client, at) == [
        "To approve: Counter, Toronto",
        "Please read this posting in the studio, and approve it there.",
        f"{HERE}{at}",
    ]


def test_the_letter_of_a_draft_of_a_saved_posting_leads_to_the_draft(client: Client) -> None:
    at = begun(client, APPROVED)
    assert letter_of(client, at) == [
        "A draft to read: Counter, Toronto",
        "Please read this draft in the studio; it can be approved once it is saved.",
        f"{HERE}{at}",
    ]


def letter_of(client: Client, at: str) -> list[str]:
    """The subject and the first two lines of the first letter of a page."""
    page = lxml.html.fromstring(client.get(at).text)
    [first, _] = page.xpath("//a[starts-with(@href, 'mailto:')]/@href")
    said = read(first)
    return [said.subject, *said.body.split("\r\n")[:2]]
