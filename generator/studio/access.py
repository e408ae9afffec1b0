"""Who may do what: tokens into sessions, and the hosts that the studio answers to."""

from __future__ import annotations

import hmac
import ipaddress
import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from generator.files import within
from generator.root import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starlette.requests import Request

Role = Literal["nobody", "reader", "writer", "approver"]
"""Each may do what those before it may."""

Grant = Literal["open", "writer", "approver"]
"""By what someone came in: by nothing but the address, or by one of the tokens."""

RANK: dict[Role, int] = {"nobody": 0, "reader": 1, "writer": 2, "approver": 3}

KEY = "studio.key"
"""The file below `.rolebook/` that sessions are signed with, so that they outlive the server."""

LONGEST = 7 * 24 * 3600
"""So many seconds after a token was given it is asked for again."""

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Session:
    """Someone's stay: what they may do, and what their forms must say to change anything.

    `mark` tells one from another in the log.
    """

    id: str
    grant: Grant
    role: Role
    csrf: str

    @property
    def mark(self) -> str:
        """A few letters that stand for the session where others may read them."""
        return sha256(self.id.encode()).hexdigest()[:6]

    def may(self, role: Role) -> bool:
        """Whether they may do what someone of this role may."""
        return RANK[self.role] >= RANK[role]


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that the studio is asked by: its own at its port, and others at any port.

    `numbers` says that any IP address will do, where it listens on all of the machine's: names are
    what someone else could let lead here.
    """

    own: frozenset[str]
    port: int
    others: frozenset[str] = frozenset()
    numbers: bool = False

    def knows(self, host: str) -> bool:
        """Whether a Host header is one of them."""
        match = HOST.fullmatch(host)
        if not match:
            return False
        name, port = match[1].lower(), match[2]
        if name in self.others:
            return True
        here = name in self.own or (self.numbers and _is_number(name))
        return here and int(port or 80) == self.port

    def sent_by(self, origin: str, host: str, scheme: str) -> bool:
        """Whether an Origin header is of a page of the studio's own, asked at `host`."""
        sender, _, place = origin.partition("://")
        if sender not in {"http", "https"} or (scheme == "https" and sender != "https"):
            return False
        match = HOST.fullmatch(place)
        return place == host or bool(match and match[1].lower() in self.others)


def hosts(listening: str, port: int, others: Iterable[str] = ()) -> Hosts:
    """The hosts of a server that listens on an address."""
    named = frozenset(name.lower() for name in others)
    if is_all(listening):
        return Hosts(frozenset({"localhost"}), port, named, numbers=True)
    own = {f"[{listening}]" if ":" in listening else listening.lower()}
    if is_local(listening):
        own |= {"localhost", "127.0.0.1", "[::1]"}
    return Hosts(frozenset(own), port, named)


def is_local(listening: str) -> bool:
    """Whether only this machine reaches an address."""
    if listening == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(listening).is_loopback
    return False


def is_all(listening: str) -> bool:
    """Whether an address stands for all of the machine's."""
    with suppress(ValueError):
        return ipaddress.ip_address(listening).is_unspecified
    return False


class Access:
    """Sessions and what they may do; all that is remembered stands in the cookie, signed."""

    def __init__(  # noqa: PLR0913 - each has a name where it is called
        self,
        *,
        key: bytes,
        writer: str,
        approver: str,
        hosts: Hosts,
        everybody: Role = "nobody",
        read_only: bool = False,
    ) -> None:
        """`everybody` is what someone may do without a token; reading alone, if it is all."""
        self.hosts = hosts
        self.read_only = read_only
        self.everybody: Role = everybody
        self._key = key
        self._tokens: dict[Grant, str] = {"open": "", "writer": writer, "approver": approver}
        self.cookie = f"rolebook-{sha256(key).hexdigest()[:8]}"
        """The cookie's name: two studios on one machine have two."""

    def grant(self, token: str) -> Grant | None:
        """What a token gives; the time that the answer takes tells nothing about the right one."""
        given = token.encode(errors="surrogatepass")
        found: Grant | None = None
        for grant in ("writer", "approver"):
            right = hmac.compare_digest(given, self._tokens[grant].encode())
            found = grant if right else found
        return found

    def begin(self, grant: Grant = "open") -> Session:
        """A new session."""
        return self._session(f"{secrets.token_urlsafe(18)}-{int(time.time())}", grant)

    def pack(self, session: Session) -> str:
        """A session as the value of a cookie."""
        return f"{session.id}.{session.grant}.{self._seal(session.id, session.grant)}"

    def unpack(self, cookie: str) -> Session | None:
        """The session of a cookie, if we made it and neither its token nor its time is over."""
        name, _, rest = cookie.partition(".")
        said, _, seal = rest.partition(".")
        grant = next((known for known in self._tokens if known == said), None)
        if grant is None or not cookie.isascii():
            return None
        if not hmac.compare_digest(seal, self._seal(name, grant)):
            return None
        begun = int(name.rpartition("-")[2])
        if grant != "open" and time.time() - begun > LONGEST:
            return None
        return self._session(name, grant)

    def remember(self, request: Request, session: Session) -> None:
        """Let the answer to a request give the browser its session, until it is closed."""
        secure = "; Secure" if request.url.scheme == "https" else ""
        value = f"{self.cookie}={self.pack(session)}"
        request.state.cookie = f"{value}; Path=/; HttpOnly; SameSite=Strict{secure}"

    def _session(self, name: str, grant: Grant) -> Session:
        role: Role = self.everybody if grant == "open" else grant
        if self.read_only and role != "nobody":
            role = "reader"
        return Session(name, grant, role, self._signed(f"csrf {name}"))

    def _seal(self, name: str, grant: Grant) -> str:
        """Signed with the token too: another token ends the sessions that the old one began."""
        return self._signed(f"{grant} {name} {self._tokens[grant]}")

    def _signed(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), sha256).hexdigest()


def key_of(root: Path, *, keep: bool = True) -> bytes:
    """What a project's sessions are signed with; made, and kept if it can be, at the first time."""
    fresh = secrets.token_bytes(32)
    if not keep:
        return fresh
    with suppress(OSError):
        path = within(root / FOLDER / KEY, root)
        path.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(fresh)
        kept = path.read_bytes()
        return kept if len(kept) == len(fresh) else fresh
    return fresh


def _is_number(name: str) -> bool:
    with suppress(ValueError):
        return bool(ipaddress.ip_address(name.strip("[]")))
    return False
