"""Each route by HTTP: what it gives, and what it refuses of method, host, origin, token, size."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import lxml.html
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from books import SMALL, write
from generator.studio import pages
from generator.studio.app import studio
from generator.studio.guard import MOST, Rate
from generator.studio.watch import Watch
from generator.wording import wording
from injections import MARKUP
from studios import APPROVER, HERE, WRITER, Client

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response
    from starlette.requests import Request

POSTING = "content/postings/counter-toronto.yaml"

PAGES = [f"/{language}/{page}" for language in ("en", "fr") for page in ("", "preview", "book")]
ENTRANCES = ["/en/enter", "/fr/enter"]
FILES = ["/site/", "/site/index.html", "/site/roles/counter/", "/site/fr/index.html"]
ASSETS = ["/assets/site.css", "/assets/studio.css", "/assets/studio.js", "/assets/icon.svg"]
LEADING = ["/", "/site", "/en", "/fr", "/site/roles/counter"]
READ = [*PAGES, *ENTRANCES, *FILES, *ASSETS, *LEADING]
CHANGES = ["/en/enter", "/fr/enter", "/en/leave", "/fr/leave"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def client(root: Path) -> Client:
    return Client(root)


def heading(answer: Response) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text)
    assert found, answer.text
    return found[1]


def test_every_route_is_asked_here(client: Client) -> None:
    paths = {route.path for route in client.app.routes if isinstance(route, Route)}
    asked = {re.sub(r"^/(site|assets)/.*", r"/\1/{path:path}", path) for path in (*READ, *CHANGES)}
    assert paths == asked | {"/events"}


@pytest.mark.parametrize("path", [*PAGES, *ENTRANCES, *FILES, *ASSETS])
def test_what_is_there_is_given(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert client.http.head(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/site", "/site/"),
        ("/en", "/en/"),
        ("/site/roles/counter", "/site/roles/counter/"),
        ("/", "/en/"),
    ],
)
def test_some_addresses_lead_on(client: Client, path: str, to: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, to)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.5,fr", "fr"),
        ("de,en;q=0.5", "en"),
        ("de", "en"),
        ("", "en"),
        ("fr;q=0", "en"),
        ("fr;q=x", "en"),
        (",;,;q=", "en"),
    ],
)
def test_the_start_is_in_the_language_that_the_browser_asks_for(
    client: Client, asked: str, language: str
) -> None:
    assert client.get("/", Accept_Language=asked).headers["location"] == f"/{language}/"


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_a_method_that_is_not_ours_changes_nothing(client: Client, path: str, method: str) -> None:
    bare = client.http.request(method, path)
    assert bare.status_code == 403
    form = {"csrf": client.csrf()}
    answer = client.http.request(method, path, data=form, headers={"Origin": HERE})
    assert answer.status_code == 405


@pytest.mark.parametrize("path", [path for path in READ if path not in CHANGES])
def test_what_is_only_read_takes_no_form(client: Client, path: str) -> None:
    answer = client.post(path)
    assert answer.status_code == 405
    assert sorted(answer.headers["allow"].split(", ")) == ["GET", "HEAD"]
    assert heading(answer) in {"Not in this way", "Pas de cette façon"}


@pytest.mark.parametrize("path", ["/en/leave", "/fr/leave"])
def test_what_changes_something_is_not_done_by_a_link(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("path", [*READ, "/events", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.test", "evil.test:8000", "127.0.0.1:1", "", "127.0.0.1:8000/"]
)
def test_a_host_that_is_not_ours_gets_nothing(client: Client, path: str, host: str) -> None:
    answer = client.get(path, Host=host)
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines()[0] in {"Not at this address", "Pas à cette adresse"}
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize(
    "origin",
    ["http://evil.test", "null", "", "http://127.0.0.1:8001", "http://127.0.0.1:8000.evil.test"],
)
def test_a_form_of_another_origin_changes_nothing(client: Client, path: str, origin: str) -> None:
    answer = client.post(path, {"token": APPROVER}, Origin=origin)
    assert answer.status_code == 403
    assert "rolebook-" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("csrf", ["", "x", "é", "0" * 64])
def test_a_form_of_another_session_changes_nothing(client: Client, path: str, csrf: str) -> None:
    client.csrf()
    answer = client.post(path, {"token": APPROVER, "csrf": csrf})
    assert answer.status_code == 403
    assert heading(answer) in {"This page is too old", "Cette page est trop ancienne"}
    assert "set-cookie" not in answer.headers


def test_a_form_needs_the_session_that_it_was_made_for(client: Client) -> None:
    form = {"csrf": client.csrf(), "token": APPROVER}
    client.http.cookies.clear()
    answer = client.http.post("/en/enter", data=form, headers={"Origin": HERE})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", CHANGES)
def test_a_form_has_a_size_a_kind_and_letters(client: Client, path: str) -> None:
    csrf = {"csrf": client.csrf()}
    headers = {"Origin": HERE}
    form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    large = client.http.post(path, data={**csrf, "token": "x" * MOST}, headers=headers)
    assert large.status_code == 413
    assert client.http.post(path, json=csrf, headers=headers).status_code == 415
    assert client.http.post(path, files={"csrf": b"x"}, headers=headers).status_code == 415
    assert client.http.post(path, content=b"csrf=%ff", headers=form).status_code == 400
    assert client.http.post(path, content=b"\xff", headers=form).status_code == 400
    many = "&".join(f"a{number}=1" for number in range(6000))
    assert client.http.post(path, content=many, headers=form).status_code == 400


@pytest.mark.parametrize("path", [*PAGES, *FILES, *LEADING, "/events"])
def test_without_a_token_nothing_is_shown(root: Path, path: str) -> None:
    client = Client(root, "nobody")
    answer = client.get(path)
    assert answer.status_code == 403
    assert heading(answer) in {"Who are you?", "Qui êtes-vous?"}
    assert "Counter" not in answer.text
    assert "Ada" not in answer.text


@pytest.mark.parametrize("path", [*ASSETS, *ENTRANCES])
def test_the_page_that_asks_for_a_token_is_shown_to_all(root: Path, path: str) -> None:
    assert Client(root, "nobody").get(path).status_code == 200


@pytest.mark.parametrize("token", [WRITER, APPROVER])
def test_a_token_in_the_address_lets_in_and_goes_out_of_it(root: Path, token: str) -> None:
    client = Client(root, "nobody")
    answer = client.get(f"/en/preview?page=roles/counter/index.html&token={token}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/en/preview?page=roles%2Fcounter%2Findex.html"
    cookie = answer.headers["set-cookie"]
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert token not in cookie
    assert client.get(answer.headers["location"]).status_code == 200


def test_behind_https_the_cookie_is_for_https_alone(root: Path) -> None:
    client = Client(root, "nobody")
    client.http.base_url = HERE.replace("http:", "https:")
    answer = client.get(f"/?token={WRITER}")
    assert answer.headers["set-cookie"].endswith("; HttpOnly; SameSite=Strict; Secure")


@pytest.mark.parametrize("token", ["", "x", WRITER[:-1], f"{WRITER}x", "é", "<script>"])
def test_a_wrong_token_lets_nobody_in(root: Path, token: str) -> None:
    client = Client(root, "nobody")
    for answer in (client.http.get("/en/", params={"token": token}), client.come_in(token)):
        assert answer.status_code == 403
        assert "This token is not, or no longer, one of the studio’s." in answer.text
    assert client.get("/en/").status_code == 403


def test_a_client_has_few_tries(root: Path) -> None:
    client = Client(root, "nobody")
    answers = [client.come_in("wrong") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert client.come_in(WRITER).status_code == 429


@pytest.mark.parametrize("right", [WRITER, APPROVER])
def test_a_right_token_takes_no_try_and_gives_none_back(root: Path, right: str) -> None:
    """Else whoever has the writer's token could go on guessing the approver's."""
    client = Client(root, "nobody")
    assert [client.come_in(right).status_code for _ in range(12)] == [303] * 12
    answers = [client.come_in("wrong") for _ in range(9)]
    answers += [client.come_in(right), client.come_in("wrong"), client.come_in("wrong")]
    assert [answer.status_code for answer in answers] == [403] * 9 + [303, 403, 429]


@pytest.mark.parametrize("part", ["image", "iframe", "empty", "script", ""])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_tries_no_token_by_what_it_loads(
    root: Path, site: str, part: str
) -> None:
    client = Client(root, "nobody")
    for token in ["wrong"] * 20 + [WRITER]:
        answer = client.get(f"/en/?token={token}", Sec_Fetch_Site=site, Sec_Fetch_Dest=part)
        assert answer.status_code == 200
        assert 'content="0; url=/en/"' in answer.text
        assert "set-cookie" not in answer.headers
    assert client.get(f"/en/?token={WRITER}").status_code == 303


def test_a_link_with_a_token_is_followed_from_another_site(root: Path) -> None:
    """As from a mail that is read in the browser."""
    follows = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "document"}
    assert Client(root, "nobody").get(f"/en/?token={WRITER}", **follows).status_code == 303


def test_wrong_links_keep_nobody_from_the_form(root: Path) -> None:
    client = Client(root, "nobody")
    answers = [client.get("/en/?token=wrong") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "Too many links had a wrong token. Give yours here." in answers[-1].text
    assert 'name="then" value="/en/"' in answers[-1].text
    assert client.get(f"/en/?token={WRITER}").status_code == 429
    assert client.come_in(WRITER).status_code == 303


def test_one_comes_in_by_the_form_goes_where_one_wanted_and_leaves(root: Path) -> None:
    client = Client(root, "nobody")
    assert 'name="then" value="/en/book"' in client.get("/en/book").text
    answer = client.post("/en/enter", {"token": APPROVER, "then": "/en/book"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/book")
    page = client.get("/en/book")
    assert page.status_code == 200
    assert "You can write and approve postings" in page.text
    assert client.post("/en/leave").headers["location"] == "/en/"
    assert client.get("/en/book").status_code == 403


@pytest.mark.parametrize("then", ["", "//evil.test", "https://evil.test", "/\\evil.test", "evil"])
def test_a_form_leads_to_no_other_host(root: Path, then: str) -> None:
    answer = Client(root, "nobody").post("/en/enter", {"token": WRITER, "then": then})
    assert answer.headers["location"] == "/en/"


@pytest.mark.parametrize(
    "path", ["//evil.test", "/\\evil.test", "//evil.test/..", "/%2f%2fevil.test"]
)
def test_an_address_leads_to_no_other_host(root: Path, path: str) -> None:
    client = Client(root, "nobody")
    answer = client.http.get(f"{HERE}{path}?token={WRITER}")
    assert answer.status_code == 303
    assert re.match(r"/(?![/\\])", answer.headers["location"])


def test_the_link_of_another_site_leads_by_a_page_of_ours(root: Path) -> None:
    """The browser keeps our cookie to itself until a page of ours leads on."""
    client = Client(root)
    answer = client.get("/en/book?a=<x>", Sec_Fetch_Site="cross-site")
    assert answer.status_code == 200
    assert 'content="0; url=/en/book?a=%3Cx%3E"' in answer.text
    assert "set-cookie" not in answer.headers
    assert "Counter" not in answer.text


def test_who_only_reads_changes_nothing(root: Path) -> None:
    client = Client(root, "reader", read_only=True)
    assert client.get("/en/").status_code == 200
    assert "Nothing can be saved here." in client.get("/en/").text
    answer = client.post("/en/book")
    assert answer.status_code == 403
    assert heading(answer) == "Not allowed"


def test_who_only_reads_gives_the_token_back(root: Path) -> None:
    client = Client(root, "nobody", read_only=True)
    client.come_in(WRITER)
    assert "Give the token back" in client.get("/en/").text
    answer = client.post("/en/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/")
    assert client.get("/en/").status_code == 403


ASCENTS = (
    "../rolebook.yaml",
    "..%2frolebook.yaml",
    "%2e%2e/rolebook.yaml",
    "%2e%2e%2frolebook.yaml",
    "..%252frolebook.yaml",
    "..\\rolebook.yaml",
    "%5c..%5crolebook.yaml",
    "roles/../../rolebook.yaml",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "..;/rolebook.yaml",
    "index.html%00",
    "%00",
    "....//rolebook.yaml",
    "%c0%ae%c0%ae/rolebook.yaml",
    "a" * 5000,
)


@pytest.mark.parametrize("path", ASCENTS)
@pytest.mark.parametrize("folder", ["site", "assets"])
def test_no_address_leads_out_of_the_site(client: Client, folder: str, path: str) -> None:
    answer = client.http.get(f"{HERE}/{folder}/{path}")
    assert answer.status_code == 404
    assert "languages: [en" not in answer.text


@pytest.mark.parametrize("page", [*ASCENTS, "https://evil.test", "//evil.test", *MARKUP])
def test_no_page_but_those_of_the_site_is_previewed(client: Client, page: str) -> None:
    answer = client.http.get("/en/preview", params={"page": page})
    assert answer.status_code == 200
    assert '<iframe id="preview" src="/site/index.html"' in answer.text
    assert page not in answer.text.replace("&lt;", "<")


def test_the_page_for_missing_addresses_is_that_of_the_site(client: Client) -> None:
    answer = client.get("/site/fr/nothing/")
    assert answer.status_code == 404
    assert '<html lang="fr">' in answer.text
    assert "Ada" in answer.text


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("roles/counter/counter.pdf", "application/pdf"),
        ("roles/counter/index.json", "application/json"),
        ("assets/site.css", "text/css; charset=utf-8"),
        ("assets/fonts/Inter-Bold-latin.woff2", "font/woff2"),
        ("assets/icon.svg", "image/svg+xml"),
        ("assets/common.js", "text/javascript; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("_headers", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_said_to_be_what_it_is(client: Client, path: str, media: str) -> None:
    answer = client.get(f"/site/{path}")
    assert answer.headers["content-type"] == media
    tag = answer.headers["etag"]
    assert client.get(f"/site/{path}", If_None_Match=tag).status_code == 304
    assert client.get(f"/site/{path}", If_None_Match='"other"').status_code == 200


def test_only_pages_of_the_site_may_stand_in_a_frame_of_ours(client: Client) -> None:
    for path in (*PAGES, *ENTRANCES, "/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
    for path in (*FILES, "/site/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert "frame-ancestors 'self'" in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "path", ["/nothing", "/en/nothing", "/fr/nothing", "/en/book/", "/events/x"]
)
def test_what_is_not_there_is_said_to_be_missing(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert heading(answer) in {"Page not found", "Page introuvable"}


def test_too_many_requests_are_told_when_to_come_again(root: Path) -> None:
    client = Client(root, rate=Rate(3, 0.0001))
    answers = [client.get("/assets/icon.svg") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert heading(answers[3]) == "Too many requests"
    assert int(answers[3].headers["retry-after"]) > 5000


def test_a_fault_of_ours_says_nothing_of_its_inside(root: Path) -> None:
    client = Client(root)

    def broken(_: Request) -> None:
        raise RuntimeError("/secret/path")

    app = studio(client.shelf, Watch(client.shelf), client.access, [Route("/broken", broken)])
    client.http.app = app
    client.http._transport.app = app  # type: ignore[attr-defined]  # noqa: SLF001
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert heading(answer) == "Something went wrong"
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.headers["content-security-policy"]


def test_the_log_says_who_came_in_and_who_did_not(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(root, "nobody")
    with caplog.at_level(logging.INFO, "rolebook"):
        client.come_in("wrong")
        client.come_in(WRITER)
        client.post("/en/leave")
    said = [re.sub(r" [0-9a-f]{6} ", " MARK ", record.getMessage()) for record in caplog.records]
    assert said == [
        "testclient nobody MARK gave a wrong token",
        "testclient writer MARK came in by a token",
        "testclient writer MARK gave the token back",
    ]
    assert WRITER not in caplog.text


def test_a_line_of_the_log_is_one_whoever_asks(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A proxy that says what it was told may name any address."""
    asked = TestClient(
        Client(root, "nobody").app,
        base_url=HERE,
        client=("203.0.113.7 approver\n\x1b[2J\u202e", 1),
        follow_redirects=False,
    )
    with caplog.at_level(logging.INFO, "rolebook"):
        asked.get("/en/?token=wrong")
    (record,) = caplog.records
    said = re.sub(r" [0-9a-f]{6} ", " MARK ", record.getMessage())
    assert said == "203.0.113.7approver␛[2J<U+202E> nobody MARK gave a wrong token"


def test_every_reason_has_words_in_both_languages() -> None:
    english, french = (pages.reasons(wording(language)) for language in ("en", "fr"))
    assert english.keys() == french.keys()
    for why, texts in english.items():
        assert all(texts)
        assert all(one != other for one, other in zip(texts, french[why], strict=True)), why


def test_a_rate_of_nothing_is_no_rate() -> None:
    assert Rate(0, 1).take("a") == 2


# --- what pages show ------------------------------------------------------------------------------


def test_the_book_lists_every_finding_with_its_place_and_meaning(root: Path) -> None:
    role = root / "content/roles/counter.yaml"
    role.write_text(role.read_text("utf-8").replace("counting: {level: 2", "adding: {level: 2"))
    client = Client(root)
    page = client.get("/en/book").text
    findings = client.shelf.now.findings
    assert any(finding.severity == "error" for finding in findings)
    assert page.count('<li class="finding ') == len(findings)
    for finding in findings:
        if finding.place:
            assert f"<code>{finding.file}:{finding.place.line}</code>" in page


def test_findings_of_the_book_lead_to_the_page_of_what_they_are_about(root: Path) -> None:
    small = {name: text or "" for name, text in SMALL.items()}
    silence = "silence: [{code: %s, reason: It is small.}]\n"
    steps = "{basic: To 3., working: To 9., proficient: To 99., advanced: On., leading: All.}"
    naming = f"  naming: {{name: Naming, kind: technical, summary: Who., proficiency: {steps}}}\n"
    skills = small["content/skills.yaml"].replace(silence % "unused-entry", "")
    ladder = small["content/ladders/counters.yaml"].replace(silence % "not-approved", "")
    changed = {
        "content/skills.yaml": skills.replace("tools:\n", f"{naming}tools:\n"),
        "content/ladders/counters.yaml": ladder,
        "content/roles/counter.fr.yaml": "titel: Compteur\n",
        "content/postings/counter-toronto.yaml": f"{small[POSTING]}note: A rockstar.\n",
    }
    write(root, changed)
    page = lxml.html.fromstring(Client(root).get("/en/book").text)
    leads = {
        (where.cssselect("code")[0].text_content().partition(":")[0], link.text_content()): (
            link.get("href")
        )
        for where in page.cssselect(".where")
        for link in where.cssselect("a")
    }
    expected = {
        ("content/skills.yaml", "Naming"): "/en/preview?page=skills/naming/index.html",
        ("content/ladders/counters.yaml", "Counters"): (
            "/en/preview?page=ladders/counters/index.html"
        ),
        ("content/roles/counter.fr.yaml", "Counter"): "/en/preview?page=roles/counter/index.html",
        (POSTING, "Counter, Toronto"): "/en/postings/counter-toronto",
    }
    assert {key: leads.get(key) for key in expected} == expected
    assert "rolebook.yaml" in page.text_content()
    assert "rolebook.yaml" not in {file for file, _ in leads}


def test_in_french_the_book_says_why_in_french_and_marks_what_is_english(root: Path) -> None:
    write(root, {POSTING: f"{SMALL[POSTING]}note: A rockstar.\n"})
    page = lxml.html.fromstring(Client(root).get("/fr/book").text)
    [kind] = [
        each
        for each in page.cssselect("#findings details")
        if "hype" in each.cssselect("summary")[0].text_content()
    ]
    what, *why, fix = (bool(said.cssselect("[lang=en]")) for said in kind.cssselect(".explained p"))
    assert what
    assert fix
    assert why
    assert not why[0]


def test_the_book_says_which_postings_are_near_their_day(root: Path) -> None:
    page = Client(root).get("/en/book").text
    assert "Closing within two weeks" in page
    assert "December\u00a01,\u00a02026" in page
    assert "Closed, and still approved" not in page
    project = root / "rolebook.yaml"
    text = project.read_text("utf-8")
    project.write_text(text.replace("2026-11-24", "2026-12-02"), "utf-8")
    page = Client(root).get("/fr/book").text
    assert "Closes et toujours approuvées" in page
    assert "1er\u00a0décembre\u00a02026" in page
    project.write_text(text.replace("2026-11-24", "2026-11-02"), "utf-8")
    assert "No approved posting closes" in Client(root).get("/en/book").text


def test_the_book_says_what_is_to_be_read_again(root: Path) -> None:
    role = root / "content/roles/counter.yaml"
    days = "effective: 2025-01-01, review_by: 2026-01-31"
    governance = f"governance: {{owner: Counting, version: 1.0.0, {days}}}\n"
    role.write_text(role.read_text("utf-8") + governance, "utf-8")
    page = Client(root).get("/en/book").text
    assert "January\u00a031,\u00a02026" in page
    assert "Counting" in page


def test_a_broken_book_is_told_on_every_page(root: Path) -> None:
    (root / "rolebook.yaml").write_text("langages: [en]\n")
    client = Client(root)
    for path in PAGES:
        assert client.get(path).status_code == 200
    assert "There is no page to show until" in client.get("/en/preview").text
    assert "<iframe" not in client.get("/en/preview").text
    assert "did you mean `languages`?" in client.get("/en/book").text
    assert client.get("/site/index.html").status_code == 404


def test_a_page_that_can_not_be_made_says_why_in_the_frame(root: Path) -> None:
    write(root, {"own/role.html": "{{ view.nothing }}"})
    project = root / "rolebook.yaml"
    project.write_text(f"templates: own\n{project.read_text('utf-8')}", "utf-8")
    client = Client(root)
    answer = client.get("/site/roles/counter/index.html")
    assert answer.status_code == 500
    assert "own/role.html:1" in answer.text
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    page = client.get("/en/preview?page=roles/counter/index.html").text
    assert "own/role.html:1" in page
