"""A connection that has so long for what it owes us: a head, a body, the reading of an answer.

uvicorn waits for all of these as long as it takes, and its own wait for the next request ends with
the first byte of one; whoever sends a byte now and then would keep the connection for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

HEAD = 10.0
"""Seconds within which the head of a request has to arrive."""

BODY = 30.0
"""Seconds within which what is left of a body has to arrive once it is answered."""

READ = 120.0
"""Seconds within which an answer has to be taken."""

CONNECTIONS = 700
"""So many connections at once; of more, each is closed as it comes. A process has 1,024 files."""


class Patient(H11Protocol):
    """uvicorn's connection, with an end to its patience."""

    _waits = 0.0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(  # type: ignore[override]  # narrower than asyncio has it, as uvicorn's
        self, transport: asyncio.Transport
    ) -> None:
        """Begin to wait for a head, unless there are too many connections."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
        self._heed()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._wait(0)

    def data_received(self, data: bytes) -> None:
        """Take what has come, and see what is still owed."""
        super().data_received(data)
        self._heed()

    def on_response_complete(self) -> None:
        """See what is still owed after an answer."""
        super().on_response_complete()
        self._heed()

    def pause_writing(self) -> None:
        """Begin to wait for an answer to be read."""
        super().pause_writing()
        self._heed()

    def resume_writing(self) -> None:
        """See what is still owed once an answer is read."""
        super().resume_writing()
        self._heed()

    def shutdown(self) -> None:
        """End now what is not a whole request yet; the rest as uvicorn does."""
        if self.conn.their_state.__name__ == "SEND_BODY":
            self.transport.abort()
        else:
            super().shutdown()

    def _heed(self) -> None:
        """Wait for what is owed now; for as long as it is the same, the time goes on."""
        ours, theirs = self.conn.our_state.__name__, self.conn.their_state.__name__
        if self.flow.write_paused or self.transport.is_closing():
            self._wait(READ)
        elif theirs == "IDLE":
            self._wait(HEAD)
        elif ours == "DONE" and theirs == "SEND_BODY":
            self._wait(BODY)
        else:
            self._wait(0)

    def _wait(self, seconds: float) -> None:
        if seconds == self._waits:
            return
        self._waits = seconds
        if self._timer:
            self._timer.cancel()
        self._timer = None
        if seconds:
            self._timer = self.loop.call_later(seconds, self.transport.abort)
