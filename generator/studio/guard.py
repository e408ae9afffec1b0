"""What is asked of every request before a route sees it, and said with every answer."""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import ImmutableMultiDict, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse

from generator.reporters import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from generator.findings import Finding
    from generator.studio.access import Access, Session

SAFE = ("GET", "HEAD")
"""The methods that change nothing."""

MOST = 1_000_000
"""Bytes of a request's body, at most."""

Form = ImmutableMultiDict[str, str]
"""The fields of a form; `getlist` has all values of one."""

FIELDS = 5000
"""Fields of a form, at most."""

PATIENCE = 30.0
"""Seconds within which a body has to arrive."""

FORM = "application/x-www-form-urlencoded"
CSRF = "csrf"
"""The field of a form that says whose session it is of."""

TOKEN = "token"  # noqa: S105 - what the field is called

OPEN = ("/assets/", "/en/enter", "/fr/enter")
"""What someone without a token may ask for: what the page to give it needs."""

LEAVING = ("/en/leave", "/fr/leave")
"""What changes nothing but one's own session: whoever may look may do it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{name}-src 'self'" for name in ("connect", "font", "frame", "img", "script", "style")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page of the studio may load, and that no page may show it in a frame."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""Said with every answer that doesn't say otherwise."""

log = logging.getLogger("rolebook")


class Rate:
    """So many at once, and so many a second after that, for each client."""

    def __init__(self, burst: int, per_second: float) -> None:
        self.burst = burst
        self.per_second = per_second
        self._spent: dict[str, tuple[float, float]] = {}

    def take(self, client: str) -> int:
        """Take one from what a client has left; else the seconds until it has one again."""
        now = time.monotonic()
        if len(self._spent) > self.burst * 10:
            self._forget(now)
        spent = self._left(client, now) + 1
        if spent > self.burst:
            return int((spent - self.burst) / self.per_second) + 1
        self._spent[client] = (spent, now)
        return 0

    def give_back(self, client: str) -> None:
        """Let a client have one back that it took."""
        now = time.monotonic()
        self._spent[client] = (max(0.0, self._left(client, now) - 1), now)

    def _left(self, client: str, now: float) -> float:
        spent, then = self._spent.get(client, (0.0, now))
        return max(0.0, spent - (now - then) * self.per_second)

    def _forget(self, now: float) -> None:
        self._spent = {c: s for c, s in self._spent.items() if self._left(c, now)}


class Refused(Exception):  # noqa: N818 - it is an answer, no error of ours
    """A request that gets no further; `why` is what `pages.reasons` calls it."""

    def __init__(
        self, status: HTTPStatus, why: str, wait: int = 0, findings: Sequence[Finding] = ()
    ) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.wait = wait
        self.findings = findings


class Guard:
    """Lets those requests through that come from us and may do what they ask for.

    Of what changes something it reads the form, which routes find as `request.state.form`; the
    session is `request.state.session`.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        access: Access,
        refuse: Callable[[Request, HTTPStatus, str], Response],
        rate: Rate | None = None,
        tries: Rate | None = None,
    ) -> None:
        self.app = app
        self.access = access
        self.refuse = refuse
        self.rate = rate or Rate(400, 60)
        self.tries = tries or Rate(10, 1 / 6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})
        request = Request(scope, receive)
        known = self.access.unpack(request.cookies.get(self.access.cookie, ""))
        session = known or self.access.begin()
        request.state.session, request.state.form = session, Form()
        try:
            self._check_address(request)
            if not known and not from_elsewhere(request):
                self.access.remember(request, session)
            answer, hear = await self._check(request, session), receive
        except Refused as refused:
            answer, hear = self.refuse(request, refused.status, refused.why), receive
            if refused.wait:
                answer.headers["Retry-After"] = str(refused.wait)
        if answer is None and request.method not in SAFE:
            hear = _again(request.state.body, receive)
        await (answer or self.app)(scope, hear, _saying(request, send))

    async def _check(self, request: Request, session: Session) -> Response | None:
        """An answer at once, or None where the application is to answer."""
        wait = self.rate.take(client_of(request))
        if wait:
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "rate", wait)
        if request.method not in SAFE:
            await self._check_change(request, session)
        elif TOKEN in request.query_params and not part_of_another(request):
            return self._enter(request)
        elif self.access.cookie not in request.cookies and from_elsewhere(request):
            return self.refuse(request, HTTPStatus.OK, "hop")
        path = request.url.path
        looks = request.method in SAFE or path in LEAVING
        if path.startswith(OPEN) or session.may("reader" if looks else "writer"):
            return None
        why = "role" if session.may("reader") else "enter"
        raise Refused(HTTPStatus.FORBIDDEN, why)

    def _check_address(self, request: Request) -> None:
        asked = request.headers.getlist("host")
        if len(asked) != 1 or not self.access.hosts.knows(asked[0]):
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, "host")
        if not request.scope["path"].startswith("/"):  # uvicorn takes anything, even `?x`
            raise Refused(HTTPStatus.NOT_FOUND, "missing")

    async def _check_change(self, request: Request, session: Session) -> None:
        origin, host = request.headers.get("origin", ""), request.headers["host"]
        if not self.access.hosts.sent_by(origin, host, request.url.scheme):
            raise Refused(HTTPStatus.FORBIDDEN, "origin")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "type")
        request.state.body = await _body(request)
        request.state.form = _form(request.state.body)
        given = request.state.form.get(CSRF, "")
        if not hmac.compare_digest(given.encode(), session.csrf.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, "csrf")

    def _enter(self, request: Request) -> Response:
        """Take the token out of an address, and let whoever it is of in."""
        enter(request, self.access, self.tries, request.query_params[TOKEN])
        return RedirectResponse(here(request), HTTPStatus.SEE_OTHER)


def enter(request: Request, access: Access, tries: Rate, token: str) -> Session:
    """The session that a token begins, which the answer's cookie tells the browser.

    Raises `Refused` for a wrong one; a client has few tries, by links and by the form each: any
    page may lead to a link of ours, only a page of ours sends the form.
    """
    linked = request.method in SAFE
    client = f"{client_of(request)} {'link' if linked else 'form'}"
    wait = tries.take(client)
    if wait:
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "links" if linked else "tries", wait)
    grant = access.grant(token)
    if grant is None:
        note(request, "gave a wrong token")
        raise Refused(HTTPStatus.FORBIDDEN, "token")
    tries.give_back(client)
    request.state.session = session = access.begin(grant)
    access.remember(request, session)
    note(request, "came in by a token")
    return session


def note(request: Request, what: str) -> None:
    """Write who did what into the log; when, the log says."""
    session: Session = request.state.session
    log.info("%s", visible(f"{client_of(request)} {session.role} {session.mark} {what}"))


def client_of(request: Request) -> str:
    """The address that a request comes from, in one word: a proxy's header may say anything."""
    return "".join(request.client.host.split()) if request.client else ""


def from_elsewhere(request: Request) -> bool:
    """Whether another site's page leads here: then the browser keeps our cookie to itself."""
    return request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}


def part_of_another(request: Request) -> bool:
    """Whether another site's page asks for a part of itself: nobody has followed a link there."""
    return from_elsewhere(request) and request.headers.get("sec-fetch-dest") != "document"


def here(request: Request) -> str:
    """The address of a request below the host, without a token."""
    rest = [(n, v) for n, v in request.query_params.multi_items() if n != TOKEN]
    path = quote(request.url.path.lstrip("/\\"))
    return f"/{path}{'?' if rest else ''}{urlencode(rest)}"


async def _body(request: Request) -> bytes:
    """The body of a request, unless it is too large or takes too long."""
    found = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                found += part
                if len(found) > MOST:
                    raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size")
    except TimeoutError as error:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT, "slow") from error
    except ClientDisconnect as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "form") from error
    return bytes(found)


def _form(body: bytes) -> Form:
    try:
        return Form(
            parse_qsl(
                body.decode("ascii"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=FIELDS,
            )
        )
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "form") from error


def _again(body: bytes, receive: Receive) -> Receive:
    """What lets the application read a body that was read before."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def hear() -> Message:
        return waiting.pop() if waiting else await receive()

    return hear


def _saying(request: Request, send: Send) -> Send:
    """What sends an answer with all that is to be said with it."""

    async def say(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            cookie = getattr(request.state, "cookie", "")
            if cookie:
                headers.append("Set-Cookie", cookie)
        await send(message)

    return say
