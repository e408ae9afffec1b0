"""Each route that the studio has, by what must be refused: method, host, origin, token, form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from starlette.routing import Route

from books import SMALL, write
from building import contents
from generator.studio import pages, routing
from generator.studio.guard import FIELDS, HEADERS, MOST, Rate
from studios import APPROVER, HERE, WRITER, Client

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from httpx2 import Response

    from generator.studio.access import Role

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
LOOK = ("GET", "HEAD")
FORM = "application/x-www-form-urlencoded"
ENOUGH = Rate(10**6, 10**6)
ROLE = "/roles/counter/toronto/en/files/docx"
LANGUAGE = re.compile(rf"^/({'|'.join(pages.LANGUAGES)})(?=/|$)")


@dataclass(frozen=True)
class Row:
    """A route by its path and methods; an address of it, and what is answered there.

    `needs` is whom it takes; `form` is one that it takes.
    """

    path: str
    methods: tuple[str, ...]
    address: str
    gives: int
    needs: Role = "reader"
    form: dict[str, str] = field(default_factory=dict)


ROWS = (
    Row("/", LOOK, "/", 303),
    Row("/site", LOOK, "/site", 303),
    Row("/site/{path:path}", LOOK, "/site/index.html", 200),
    Row("/assets/{path:path}", LOOK, "/assets/studio.css", 200, "nobody"),
    Row("/L", LOOK, "/L", 303),
    Row("/L/", LOOK, "/L/", 200),
    Row("/L/preview", LOOK, "/L/preview", 200),
    Row("/L/book", LOOK, "/L/book", 200),
    Row("/L/enter", LOOK, "/L/enter", 200, "nobody"),
    Row("/L/enter", ("POST",), "/L/enter", 303, "nobody", {"token": WRITER}),
    Row("/L/leave", ("POST",), "/L/leave", 303),
    Row("/L/new", LOOK, "/L/new", 200),
    Row("/L/new", ("POST",), "/L/new", 303, "writer", {"role": "counter", "location": "toronto"}),
    Row("/L/drafts/{id}", LOOK, "/L/drafts/DRAFT", 200),
    Row("/L/drafts/{id}", ("POST",), "/L/drafts/DRAFT", 303, "writer", {"do": "theirs"}),
    Row("/L/postings/{name}", LOOK, "/L/postings/counter-toronto", 200),
    Row(
        "/L/postings/{name}",
        ("POST",),
        "/L/postings/counter-toronto",
        303,
        "writer",
        {"do": "edit"},
    ),
    Row(
        "/drafts/{id}/site/{path:path}",
        LOOK,
        "/drafts/DRAFT/site/postings/counter-toronto-2/index.html",
        200,
    ),
    Row(
        "/postings/{name}/site/{path:path}",
        LOOK,
        "/postings/counter-toronto/site/postings/counter-toronto/index.html",
        200,
    ),
    Row("/drafts/{id}/files/{of}/{form}", LOOK, "/drafts/DRAFT/files/en/txt", 200),
    Row("/postings/{name}/files/{of}/{form}", LOOK, "/postings/counter-toronto/files/en/txt", 200),
    Row("/L/roles", LOOK, "/L/roles", 200),
    Row("/L/roles/{name}", LOOK, "/L/roles/counter", 200),
    Row("/roles/{name}/{place}/{of}/page", LOOK, "/roles/counter/toronto/en/page", 200),
    Row("/roles/{name}/{place}/{of}/files/{form}", LOOK, ROLE, 200),
    Row("/L/drafts/{id}/copy/{of}", LOOK, "/L/drafts/DRAFT/copy/en", 200),
    Row("/L/postings/{name}/copy/{of}", LOOK, "/L/postings/counter-toronto/copy/en", 200),
)
"""Every route but that of the news, which never ends by itself; `L` stands for a language."""

NEWS = Row("/events", LOOK, "/events", 200)
ALL = [
    (row, language)
    for row in ROWS
    for language in (pages.LANGUAGES if row.path.startswith("/L") else ("en",))
]


def each_of(rows: list[tuple[Row, str]]) -> list[Any]:
    """Rows as cases of a test."""
    called = (f"{row.methods[0]} {row.address} {language}" for row, language in rows)
    return [pytest.param(*row, id=name) for row, name in zip(rows, called, strict=True)]


EACH = each_of(ALL)
CHANGES = each_of([each for each in ALL if each[0].methods == ("POST",)])


class Asked:
    """A studio with a draft, and the addresses of the rows in it."""

    def __init__(self, root: Path, everybody: Role = "writer", *, read_only: bool = False) -> None:
        self.root = root
        routes = tuple(routing.routes())
        writer = Client(root, more=routes, rate=ENOUGH)
        answer = writer.post("/en/new", {"role": "counter", "location": "toronto"})
        self.draft = answer.headers["location"].rpartition("/")[2]
        self.client = Client(root, everybody, read_only=read_only, more=routes, rate=ENOUGH)
        self.http = self.client.http

    def address(self, row: Row, language: str) -> str:
        """Where a row's route is asked."""
        return LANGUAGE.sub(f"/{language}", row.address.replace("/L", f"/{language}", 1)).replace(
            "DRAFT", self.draft
        )

    def sent(
        self, row: Row, language: str, method: str, headers: dict[str, str], **more: Any
    ) -> Response:
        """The answer to a request; a form, unless there is other content."""
        where = self.address(row, language)
        known = {"Origin": HERE, **headers}
        coded = {name.encode(): value.encode() for name, value in known.items()}
        return self.http.request(method, where, headers=coded, **more)

    def form(self, row: Row) -> dict[str, str]:
        """The form that a row's route takes."""
        return {"csrf": self.client.csrf(), **row.form}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Asked]:
    """Makes a studio for whoever comes in so, once: what is refused changes nothing of it."""

    @cache
    def make(everybody: Role = "writer", *, read_only: bool = False) -> Asked:
        root = write(tmp_path_factory.mktemp("asked") / "project", SMALL)
        return Asked(root, everybody, read_only=read_only)

    return make


@pytest.fixture
def asked(made: Callable[..., Asked]) -> Asked:
    return made()


def refused(asked: Asked, answer: Response, status: int, before: dict[str, bytes]) -> None:
    """An answer says no, with all that keeps a page safe, and nothing was written."""
    assert answer.status_code == status, answer.text
    assert "Traceback" not in answer.text
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert contents(asked.root) == before


def test_every_route_of_the_studio_has_its_row(asked: Asked) -> None:
    """The list is that of the application: a new route fails here until it has a row."""
    routes = asked.client.app.routes
    assert all(isinstance(route, Route) for route in routes)
    there = [
        (LANGUAGE.match(route.path), route.path, frozenset(route.methods or ()))
        for route in routes
        if isinstance(route, Route)
    ]
    found = {
        (found[1] if found else "", LANGUAGE.sub("/L", path), methods)
        for found, path, methods in there
    }
    meant = {
        (language if row.path.startswith("/L") else "", row.path, frozenset(row.methods))
        for row in (*ROWS, NEWS)
        for language in pages.LANGUAGES
    }
    assert found == meant
    assert len(found) == len(routes)


@pytest.mark.parametrize(("row", "language"), EACH)
def test_what_is_right_is_answered(tmp_path: Path, row: Row, language: str) -> None:
    asked = Asked(write(tmp_path, SMALL))
    for method in row.methods:
        more = {"data": asked.form(row)} if method == "POST" else {}
        answer = asked.sent(row, language, method, {}, **more)
        assert answer.status_code == row.gives, answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert bool(answer.content) == (method == "GET" and row.gives == 200)


@pytest.mark.parametrize(("row", "language"), [*EACH, pytest.param(NEWS, "en", id="news")])
def test_a_method_that_a_route_does_not_have_changes_nothing(
    asked: Asked, row: Row, language: str
) -> None:
    before = contents(asked.root)
    rows = [each for each in (*ROWS, NEWS) if each.path == row.path]
    mine = {method for each in rows for method in each.methods}
    csrf = {"csrf": asked.client.csrf()}
    others = [method for method in METHODS if method not in mine]
    assert others
    for method in others:
        more: dict[str, Any] = {} if method in LOOK else {"data": csrf}
        answer = asked.sent(row, language, method, {}, **more)
        refused(asked, answer, 405, before)
        assert answer.headers["allow"] == ", ".join(sorted(mine))
        if method not in LOOK:
            assert asked.http.request(method, asked.address(row, language)).status_code == 403


def test_news_is_not_waited_for_where_only_its_head_is_asked_for(asked: Asked) -> None:
    answer = asked.sent(NEWS, "en", "HEAD", {})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"


@pytest.mark.parametrize(("row", "language"), EACH)
@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:8000", "127.0.0.1:1", "", "127.0.0.1:8000.evil.test", "[::1", "ü"],
)
def test_another_host_gets_nothing(asked: Asked, row: Row, language: str, host: str) -> None:
    before = contents(asked.root)
    answer = asked.sent(row, language, row.methods[0], {"Host": host}, data={})
    refused(asked, answer, 421, before)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("row", "language"), EACH)
def test_without_a_token_only_the_way_in_is_open(tmp_path: Path, row: Row, language: str) -> None:
    asked = Asked(write(tmp_path, SMALL), "nobody")
    before = contents(asked.root)
    more: dict[str, Any] = {"data": asked.form(row)} if row.methods == ("POST",) else {}
    for token in ("", "?token=", "?token=wrong", f"?token={WRITER}x", "?token=%00%ff"):
        if row.methods == ("POST",) and token:
            continue  # a form gives its token as a field
        where = asked.address(row, language) + token
        answer = asked.http.request(row.methods[0], where, headers={"Origin": HERE}, **more)
        if row.needs == "nobody" and not token:
            assert answer.status_code == row.gives
        else:
            refused(asked, answer, 403, before)
            assert "Counter" not in answer.text


@pytest.mark.parametrize(("row", "language"), CHANGES)
def test_whoever_may_only_look_changes_nothing(
    made: Callable[..., Asked], row: Row, language: str
) -> None:
    for asked in (made("writer", read_only=True), made("reader")):
        asked.http.cookies.clear()
        before = contents(asked.root)
        answer = asked.sent(row, language, "POST", {}, data=asked.form(row))
        if row.needs in {"nobody", "reader"}:
            assert answer.status_code == row.gives
            assert contents(asked.root) == before
        else:
            refused(asked, answer, 403, before)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_a_writer_approves_nothing(tmp_path: Path, language: str) -> None:
    asked = Asked(write(tmp_path, SMALL))
    (row,) = (each for each in ROWS if each.path == "/L/postings/{name}" and each.form)
    form = asked.form(row) | {"do": "approve", "by": "Me", "despite": "yes", "seen": ""}
    before = contents(asked.root)
    refused(asked, asked.sent(row, language, "POST", {}, data=form), 403, before)
    assert asked.client.come_in(APPROVER).status_code == 303
    form |= {"csrf": asked.client.csrf()}
    refused(asked, asked.sent(row, language, "POST", {}, data=form), 409, before)


@pytest.mark.parametrize(("row", "language"), CHANGES)
@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://evil.test",
        "http://127.0.0.1:8001",
        "http://127.0.0.1",
        "http://127.0.0.1:8000.evil.test",
        "http://evil.test@127.0.0.1:8000",
        "ftp://127.0.0.1:8000",
        "127.0.0.1:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000 http://evil.test",
    ],
)
def test_a_form_from_elsewhere_changes_nothing(
    asked: Asked, row: Row, language: str, origin: str | None
) -> None:
    form, before = asked.form(row), contents(asked.root)
    headers = {} if origin is None else {"Origin": origin}
    answer = asked.http.post(asked.address(row, language), data=form, headers=headers)
    refused(asked, answer, 403, before)


@pytest.mark.parametrize(("row", "language"), CHANGES)
def test_a_form_of_no_or_another_session_changes_nothing(
    asked: Asked, tmp_path: Path, row: Row, language: str
) -> None:
    form = asked.form(row)
    other = Asked(write(tmp_path, SMALL)).client.csrf()
    before = contents(asked.root)
    for csrf in ("", "x", "é", "\0", form["csrf"][:-1], form["csrf"].upper() + "0", other):
        answer = asked.sent(row, language, "POST", {}, data=form | {"csrf": csrf})
        refused(asked, answer, 403, before)
    form = {name: value for name, value in form.items() if name != "csrf"} | {"x": ""}
    refused(asked, asked.sent(row, language, "POST", {}, data=form), 403, before)


TYPES = ("", "text/plain", "application/json", "multipart/form-data; boundary=x", "text/xml", "x")


@pytest.mark.parametrize(("row", "language"), CHANGES)
def test_what_is_no_form_changes_nothing(asked: Asked, row: Row, language: str) -> None:
    form = asked.form(row)
    text = "&".join(f"{name}={value}" for name, value in form.items()).encode()
    before = contents(asked.root)

    def sent(kind: str, data: bytes) -> Response:
        return asked.sent(row, language, "POST", {"Content-Type": kind}, content=data)

    for kind in TYPES:
        refused(asked, sent(kind, text), 415, before)
    for data in (b"\xff", b"a=%ff", b"a=\xc3\xa9", b"a=%ed%a0%80", b"a=1&" * (FIELDS + 1)):
        refused(asked, sent(FORM, data + b"&" + text), 400, before)
    refused(asked, sent(FORM, text + b"&a=" + b"x" * MOST), 413, before)
    answer = asked.sent(
        row, language, "POST", {"Content-Type": FORM}, content=iter([text, *[b"x" * 99_999] * 11])
    )
    refused(asked, answer, 413, before)


def test_a_form_is_known_by_any_way_to_write_its_kind(tmp_path: Path) -> None:
    asked = Asked(write(tmp_path, SMALL))
    (row,) = (each for each in ROWS if each.path == "/L/new" and each.form)
    for kind in (FORM, f"{FORM.upper()}; charset=utf-8", f" {FORM} ;x"):
        answer = asked.sent(row, "en", "POST", {"Content-Type": kind}, data=asked.form(row))
        assert answer.status_code == 303


ASCENTS = (
    "..%2frolebook",
    "%2e%2e%2frolebook",
    "..%252f..%252frolebook",
    "%252e%252e",
    "..%5c..%5crolebook",
    "....//rolebook",
    "%2fetc%2fpasswd",
    "%c0%ae%c0%ae%2f",
    "counter-toronto%00",
    "counter-toronto.yaml",
    "counter-toronto%2f..%2fcounter-toronto",
    "%0d%0aSet-Cookie:%20a=b",
    "a" * 5000,
)


@pytest.mark.parametrize("up", ASCENTS)
@pytest.mark.parametrize(
    "where",
    [
        "/en/drafts/{}",
        "/fr/postings/{}",
        "/en/roles/{}",
        "/roles/counter/{}/en/page",
        "/roles/{}/toronto/en/files/docx",
        "/postings/{}/files/en/txt",
        "/en/drafts/DRAFT/copy/{}",
        "/drafts/{}/site/index.html",
        "/postings/{}/site/index.html",
        "/postings/counter-toronto/site/{}",
        "/drafts/{}/files/en/txt",
        "/drafts/DRAFT/site/{}",
        "/drafts/DRAFT/files/{}/txt",
        "/drafts/DRAFT/files/en/{}",
    ],
)
def test_no_part_of_an_address_leads_to_a_file(asked: Asked, where: str, up: str) -> None:
    """As it may be written where no browser tidies it up; `test_serve` sends it bare."""
    path = where.replace("DRAFT", asked.draft).format(up)
    before = contents(asked.root)
    form = {"csrf": asked.client.csrf()}
    for method in ("GET", "POST"):
        data = form if method == "POST" else None
        answer = asked.http.request(method, f"{HERE}{path}", headers={"Origin": HERE}, data=data)
        assert answer.status_code in {404, 405}
        assert "set-cookie" not in answer.headers
        assert "languages: [en" not in answer.text
        assert contents(asked.root) == before


@pytest.mark.parametrize("up", ["../rolebook", "/etc/passwd", "..%2frolebook", "a\0", "."])
@pytest.mark.parametrize("field", ["role", "location", "industry"])
def test_no_field_of_a_form_leads_to_a_file(tmp_path: Path, field: str, up: str) -> None:
    asked = Asked(write(tmp_path, SMALL))
    before = contents(asked.root)
    answer = asked.client.post("/en/new", {"role": "counter", "location": "toronto", field: up})
    if field != "industry":
        refused(asked, answer, 422, before)
    draft = f"/en/drafts/{asked.draft}"
    form = {"version": _version(asked, draft), field: up, "posting": up, "base": up, "fix": up}
    assert asked.client.post(draft, form).status_code == 422
    act = {"do": "duplicate", "location": up, "name": up}
    assert asked.client.post("/en/postings/counter-toronto", act).status_code == 422
    there = contents(asked.root)
    drafts = {name for name in there if re.match(r"\.rolebook/drafts/[\w-]{16}\.json$", name)}
    assert there.keys() - drafts == before.keys() - drafts


def _version(asked: Asked, address: str) -> str:
    found = re.search(r'name="version" value="([^"]+)"', asked.client.get(address).text)
    assert found
    return found[1]
