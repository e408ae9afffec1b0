"""`rolebook serve`: a project into the studio, on an address of this machine, until it is ended."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import signal
import socket
from typing import TYPE_CHECKING

import click

from generator.commands.terminal import MACHINE_FAILED, WRONG_USE, fail, root_of
from generator.commands.words import today_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from generator.studio.access import Access, Role

WRITER, APPROVER = "ROLEBOOK_WRITER_TOKEN", "ROLEBOOK_APPROVER_TOKEN"
"""What the environment calls the tokens."""

SHORTEST = 16
"""A token of fewer characters can be guessed."""

LOCAL = "127.0.0.1"
PORT = 8000
ROOM = "tmp"
"""The folder below `.rolebook/` for temporary files, where the machine has no other."""

GRACE = 5
"""Seconds that answers under way have when the studio is ended."""


@click.command()
@click.option(
    "--host",
    metavar="ADDRESS",
    default=LOCAL,
    show_default=True,
    help="The address to listen on; on any other, nothing is shown without a token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--allow-host",
    "others",
    metavar="NAME",
    multiple=True,
    help="A name that a reverse proxy is asked by; may be said several times. Then nothing is "
    "shown without a token.",
)
@click.option("--read-only", is_flag=True, help="Show everything and save nothing.")
@click.option(
    "--open/--no-open", "opened", default=False, help="Open it in the browser; else don't."
)
@today_option
@click.pass_obj
def serve(  # noqa: PLR0913 - one a flag
    folder: Path | None,
    *,
    host: str,
    port: int,
    others: tuple[str, ...],
    read_only: bool,
    opened: bool,
    today: dt.date | None,
) -> None:
    """Show the site as it is now, and the studio for postings.

    It runs until Ctrl-C. Whoever opens it on this machine may write; to approve takes a token,
    and so does everything on any other address or by another name. ROLEBOOK_WRITER_TOKEN and
    ROLEBOOK_APPROVER_TOKEN name the tokens; else they are made up and printed.
    """
    root = root_of(folder)
    tokens = [_token(name) for name in (WRITER, APPROVER)]
    if tokens[0] == tokens[1]:
        fail(f"{WRITER} and {APPROVER} are the same", WRONG_USE)
    with contextlib.closing(_listen(host, port)) as taken:
        from generator.studio.access import Access, hosts, is_local, key_of

        port = taken.getsockname()[1]
        everybody: Role = "nobody"
        if is_local(host) and not others:
            everybody = "reader" if read_only else "writer"
        access = Access(
            key=key_of(root, keep=not read_only),
            writer=tokens[0],
            approver=tokens[1],
            hosts=hosts(host, port, others),
            everybody=everybody,
            read_only=read_only,
        )
        where = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        first = where if access.everybody != "nobody" else f"{where}?token={tokens[0]}"
        told = list(_told(access, where, *tokens))
        _run(root, today, access, taken, told, first if opened else "")


def _run(  # noqa: PLR0913, PLR0917 - what there is to run
    root: Path,
    today: dt.date | None,
    access: Access,
    taken: socket.socket,
    told: list[str],
    opened: str,
) -> None:
    """Serve until a signal ends it; answers under way have `GRACE` seconds."""
    import asyncio
    import logging

    import uvicorn

    from generator import turns
    from generator.studio import routing
    from generator.studio.app import studio
    from generator.studio.patience import Patient
    from generator.studio.shelf import Shelf
    from generator.studio.watch import Watch

    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S%z")
    logging.getLogger("rolebook").setLevel(logging.INFO)
    if not access.read_only:
        _make_room(root)
    shelf = Shelf(root, today)
    watch = Watch(shelf)

    class Server(uvicorn.Server):
        """Lets those who wait for news go before it waits for them."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            """Listen, then say so."""
            await super().startup(sockets)
            click.echo("\n".join(told))
            if opened:
                click.launch(opened)

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            """End in order, however often one is asked to: what is being saved is saved."""
            if not self.should_exit:
                super().handle_exit(sig, frame)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            """End what never ends by itself, then the rest; in the end whoever still reads."""
            watch.close()
            turns.end()
            end = asyncio.get_running_loop().call_later(GRACE - 1, self.cut)
            await super().shutdown(sockets)
            end.cancel()

        def cut(self) -> None:
            """End every connection that there still is, and say nothing of what that cuts short."""
            logging.getLogger("uvicorn.error").disabled = True
            for connection in list(self.server_state.connections):
                connection.transport.abort()

    config = uvicorn.Config(
        studio(shelf, watch, access, tuple(routing.routes())),
        http=Patient,
        proxy_headers=bool(access.hosts.others),  # without a proxy anybody could say them
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE,
    )
    with _ended():
        Server(config).run(sockets=[taken])
    click.echo("The studio has ended.")


def _make_room(root: Path) -> None:
    """Let temporary files have a place in the project where the machine has none for them.

    PDFs and the search need one. Python's own last resort is the folder that one stands in.
    """
    import tempfile

    from generator.files import within
    from generator.root import FOLDER

    with contextlib.suppress(FileNotFoundError):
        if tempfile.gettempdir() != os.getcwd():  # noqa: PTH109 - it is compared with a text
            return
    with contextlib.suppress(OSError):  # what needs a place says that there is none
        folder = within(root / FOLDER / ROOM, root)
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = str(folder)


@contextlib.contextmanager
def _ended() -> Iterator[None]:
    """Take a signal that ended the server for what it is: its ordinary end."""

    def end(number: int, _frame: object) -> None:
        raise KeyboardInterrupt(number)

    signal.signal(signal.SIGTERM, end)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:  # by nohup
        signal.signal(hangup, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    with contextlib.suppress(KeyboardInterrupt):
        yield
    for number in (signal.SIGINT, signal.SIGTERM):  # what is being saved is saved to its end
        signal.signal(number, signal.SIG_IGN)


def _token(name: str) -> str:
    """The token that the environment names, or a new one."""
    token = os.environ.get(name, "")
    if token and len(token) < SHORTEST:
        fail(f"{name} has fewer than {SHORTEST} characters", WRONG_USE)
    return token or secrets.token_urlsafe(24)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; the end of the command where an address is taken or isn't ours."""
    try:
        return _bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            with contextlib.closing(_free(host, port)) as other:
                free = other.getsockname()[1]
            fail(
                f"port {port} of {host} is in use; {free} is free: rolebook serve --port {free}",
                MACHINE_FAILED,
            )
        fail(f"can't listen on {host}, port {port}: {error.strerror}", MACHINE_FAILED)


def _free(host: str, port: int) -> socket.socket:
    """A socket at the next port that is free, of ten; else at any."""
    for each in range(port + 1, min(port + 11, 65536)):
        with contextlib.suppress(OSError):
            return _bound(host, each)
    return _bound(host, 0)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, number)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except OSError:
        made.close()
        raise
    return made


def _told(access: Access, where: str, writer: str, approver: str) -> Iterator[str]:
    """What is printed when the studio begins: its address, and who may do what."""
    yield f"Rolebook’s studio: {where}"
    own = {name: name in os.environ for name in (WRITER, APPROVER)}
    if access.read_only and access.everybody != "nobody":
        yield "Whoever opens it on this machine may look; nothing can be saved."
    elif access.everybody == "writer":
        yield "Whoever opens it on this machine may write postings."
    else:
        yield _line(
            "To look" if access.read_only else "To write", where, writer, WRITER, own=own[WRITER]
        )
    if not access.read_only:
        yield _line("To approve", where, approver, APPROVER, own=own[APPROVER])
    yield "Ctrl-C ends it."


def _line(what: str, where: str, token: str, name: str, *, own: bool) -> str:
    return f"{what}: {where} with the token in {name}" if own else f"{what}: {where}?token={token}"
