"""Anything at all sent to every route: no fault of ours, nothing written where it must not be."""

from __future__ import annotations

import json
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.routing import Route

import fuzz  # noqa: F401 - how hypothesis is used here
from books import SMALL, opened, write
from building import contents
from generator.book.load import load
from generator.studio import routing
from generator.studio.form import READ
from generator.studio.guard import Rate
from injections import INJECTIONS
from studios import APPROVER, HERE, Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

FORM = "application/x-www-form-urlencoded"
MEANT = {503}
"""Faults that are meant: there is no book, or too many wait for news."""

LISTS = [
    f"{part}.{name}"
    for part in ("duties", "requirements")
    for name in ("order", "out", "add.id", "add.text", "add.reason", "add.must", "why.count")
]
NAMES = [
    *READ,
    *LISTS,
    *("duties.place.count", "requirements.place.school", "requirements.why.school"),
    *("role", "location", "pay.min", "pay.max", "pay.may_exceed", "other_pay.none"),
    *("languages.language", "languages.level", "languages.reason"),
    *("contact.name", "contact.email", "contact.phone"),
    *("note.fr", "apply.fr", "other_pay.fr", "contact.name.fr", "languages.reason.fr"),
    *("duties.add.text.fr", "requirements.add.text.fr"),
    *("do", "fix", "version", "against", "by", "seen", "despite", "token", "then", "csrf", "q"),
]
USUAL = [
    *("", "counter", "chief-counter", "toronto", "look", "save", "mine", "theirs", "forget", "fix"),
    *("edit", "close", "reopen", "duplicate", "approve", "yes", "no", "ongoing", "hybrid"),
    *("remote", "count", "report", "school", "months", "2026-11-24", "2199-12-31", "0001-01-01"),
    *("0", "-1", "1e308", "NaN", "inf", "50000", "60,000.50", "٣", "1" * 400, "fr", "en-CA"),
    *("basic", "a@b.test", "https://a.test/", "mailto:a@b.test", "R-2026-001", "R-2026-999999"),
    *("existing", "part_time", "Why not.", "a\nb", "- a: &x [*x]", "!!python/object:x", "#", "%"),
]
TEXTS = st.one_of(
    st.sampled_from(USUAL),
    st.sampled_from(USUAL),
    st.sampled_from(list(INJECTIONS)),
    st.text(max_size=40),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=8),
    st.builds(lambda text, times: text * times, st.text(max_size=8), st.integers(1, 4000)),
)
PAIRS = st.lists(st.tuples(st.one_of(*[st.sampled_from(NAMES)] * 4, TEXTS), TEXTS), max_size=12)
PARTS = st.one_of(
    st.sampled_from(["DRAFT", "counter-toronto", "en", "fr", "txt", "docx", "index.html", ".."]),
    st.sampled_from(["site", "files", "drafts", "postings", "postings/counter-toronto-2/", "%"]),
    st.text(max_size=20),
)


class Fuzzed:
    """A studio, all that its log has said of faults, and what its folder held at first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = Client(root, more=tuple(routing.routes()), rate=Rate(10**9, 10**9))
        self.client.come_in(APPROVER)
        self.csrf = self.client.csrf()
        self.session = [*self.client.http.cookies.jar]
        self.draft = ""
        self.kept = self._kept()
        self.faults: list[logging.LogRecord] = []
        self.routes: list[Route] = [
            route
            for route in self.client.app.routes
            if isinstance(route, Route) and route.path != "/events"
        ]

    def _kept(self) -> dict[str, bytes]:
        return {
            name: data
            for name, data in contents(self.root).items()
            if not name.startswith(("content/postings/", ".rolebook/"))
        }

    def begin(self) -> None:
        """See to it that one is in with a draft, and that there is one posting alone."""
        self.client.http.cookies.jar.clear()
        for cookie in self.session:
            self.client.http.cookies.jar.set_cookie(cookie)
        for path in (self.root / "content/postings").iterdir():
            if path.name != "counter-toronto.yaml":
                path.unlink()
        write(self.root, {name: SMALL[name] for name in SMALL if "postings" in name})
        for path in (self.root / ".rolebook").glob("drafts/*.json"):
            path.unlink()
        self.client.shelf.refresh()
        answer = self.post("/en/new", "role=counter&location=toronto")
        self.draft = answer.headers["location"].rpartition("/")[2]

    def post(self, path: str, body: str | bytes, kind: str = FORM) -> Response:
        """An answer to a body, sent with what a form of this session says."""
        data = body.encode() if isinstance(body, str) else body
        if kind == FORM:
            data = f"csrf={self.csrf}&".encode() + data
        headers = {"Origin": HERE, "Content-Type": kind}
        return self.client.http.post(path, content=data, headers=headers)

    def version(self) -> str:
        """What a form of the draft says of its version; empty where there is no draft."""
        page = self.client.get(f"/en/drafts/{self.draft}").text
        found = re.search(r'name="version" value="([^"]+)"', page)
        return found[1] if found else ""

    def holds(self, answer: Response) -> None:
        """Nothing went wrong by an answer: not with it, not in the log, not with the files."""
        assert answer.status_code < 500 or answer.status_code in MEANT, answer.text
        assert "Traceback" not in answer.text
        assert str(self.root) not in answer.text
        assert self.faults == []
        there = contents(self.root)
        assert self._kept() == self.kept
        for name in there.keys() - self.kept.keys():
            assert re.fullmatch(
                r"content/postings/[a-z0-9-]+\.yaml|\.rolebook/drafts/[A-Za-z0-9_-]{16}\.json", name
            ), name
        book, _, findings = load(opened(self.root))
        assert [each for each in findings if each.severity == "error"] == []
        assert book.ids["posting"]
        for path in (self.root / ".rolebook").glob("drafts/*.json"):
            json.loads(path.read_bytes())


class Faults(logging.Handler):
    """Keeps what a log says of faults."""

    def __init__(self, found: list[logging.LogRecord]) -> None:
        super().__init__()
        self.found = found

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info or record.levelno >= logging.ERROR:
            self.found.append(record)


@contextmanager
def watched(fuzzed: Fuzzed) -> Iterator[None]:
    """Listen to all that is logged meanwhile."""
    handler = Faults(fuzzed.faults)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    made = Fuzzed(write(tmp_path_factory.mktemp("fuzzed") / "project", SMALL))
    with watched(made):
        yield made


def encoded(pairs: list[tuple[str, str]]) -> str:
    """A form's fields as a body; also those that no browser would send."""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


def _quoted(text: str) -> str:
    return quote_from_bytes(text.encode(errors="surrogatepass"))


def address(fuzzed: Fuzzed, route: Route, parts: list[str]) -> str:
    """A route's address with some parts in the place of its parameters."""
    turn = iter(parts)

    def part(found: re.Match[str]) -> str:
        text = next(turn, "DRAFT")
        return quote(
            text.replace("DRAFT", fuzzed.draft), safe="/%." if ":path" in found[0] else "%"
        )

    return re.sub(r"\{[^}]+\}", part, route.path)


@settings(max_examples=250)
@given(data=st.data(), pairs=PAIRS)
def test_any_form_to_any_route_is_answered(
    fuzzed: Fuzzed, data: st.DataObject, pairs: list[tuple[str, str]]
) -> None:
    fuzzed.begin()
    takers = [route for route in fuzzed.routes if "POST" in (route.methods or ())]
    route = data.draw(st.sampled_from(takers))
    usual = "counter-toronto" if "postings" in route.path else "DRAFT"
    parts = data.draw(st.one_of(*[st.just([usual])] * 4, st.lists(PARTS, max_size=2)))
    if data.draw(st.booleans()):
        pairs = [("version", fuzzed.version()), *pairs]
    fuzzed.holds(fuzzed.post(address(fuzzed, route, parts), encoded(pairs)))
    fuzzed.holds(fuzzed.client.get(f"/fr/drafts/{fuzzed.draft}"))
    fuzzed.holds(fuzzed.client.get("/en/"))


@settings(max_examples=150)
@given(data=st.data(), parts=st.lists(PARTS, max_size=3), asked=PAIRS)
def test_any_address_is_answered(
    fuzzed: Fuzzed, data: st.DataObject, parts: list[str], asked: list[tuple[str, str]]
) -> None:
    fuzzed.begin()
    route = data.draw(st.sampled_from(fuzzed.routes))
    path = address(fuzzed, route, parts)
    method = data.draw(st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "PUT", "x-y"]))
    query = encoded([pair for pair in asked if pair[0] != "token"])
    where = f"{HERE}{path}?{query}"[:8000]
    fuzzed.holds(fuzzed.client.http.request(method, where, headers={"Origin": HERE}))


@settings(max_examples=120)
@given(
    data=st.data(),
    body=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=100).map(lambda text: text.encode(errors="surrogatepass")),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=9)),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
            ),
        ).map(lambda value: json.dumps(value).encode()),
        PAIRS.map(
            lambda pairs: (
                "".join(
                    f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                    for name, value in pairs
                ).encode(errors="surrogatepass")
                + b"--x--\r\n"
            )
        ),
    ),
    kind=st.sampled_from([FORM, FORM, "application/json", "multipart/form-data; boundary=x", ""]),
)
def test_any_body_is_answered(fuzzed: Fuzzed, data: st.DataObject, body: bytes, kind: str) -> None:
    fuzzed.begin()
    route = data.draw(st.sampled_from(fuzzed.routes))
    fuzzed.holds(fuzzed.post(address(fuzzed, route, ["DRAFT"]), body, kind))


@settings(max_examples=80)
@given(
    headers=st.dictionaries(
        st.sampled_from(
            [
                *("Cookie", "Accept-Language", "X-Part", "If-None-Match", "Sec-Fetch-Site"),
                *("Origin", "Host", "Content-Type", "X-Forwarded-For", "Range", "Expect"),
            ]
        ),
        st.one_of(
            st.sampled_from(
                ["beside", "cross-site", "*", '"', ";q=1", "rolebook-0=a.open.b", HERE]
            ),
            st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=60),
        ),
        max_size=5,
    ),
    data=st.data(),
)
def test_any_header_is_answered(
    fuzzed: Fuzzed, data: st.DataObject, headers: dict[str, str]
) -> None:
    fuzzed.begin()
    route = data.draw(st.sampled_from(fuzzed.routes))
    path = address(fuzzed, route, ["DRAFT"])
    method = data.draw(st.sampled_from(["GET", "POST"]))
    sent = {name.encode(): value.encode("latin-1") for name, value in headers.items()}
    content = f"csrf={fuzzed.csrf}".encode() if method == "POST" else None
    fuzzed.holds(fuzzed.client.http.request(method, path, headers=sent, content=content))


def test_what_would_be_a_fault_is_seen(fuzzed: Fuzzed) -> None:
    """The rule itself rejects a fault, a word of it in the log, and a file where none may be."""
    fuzzed.begin()
    answer = fuzzed.client.get("/en/")
    fuzzed.holds(answer)
    answer.status_code = 500
    with pytest.raises(AssertionError):
        fuzzed.holds(answer)
    answer.status_code = 200
    for name in ("content/x.yaml", ".rolebook/x", "content/postings/x/y.yaml", "x"):
        write(fuzzed.root, {name: ""})
        with pytest.raises(AssertionError):
            fuzzed.holds(answer)
        (fuzzed.root / name).unlink()
    (fuzzed.root / "content/postings/x").rmdir()
    logging.getLogger("rolebook").error("a fault")
    with pytest.raises(AssertionError):
        fuzzed.holds(answer)
    fuzzed.faults.clear()
