"""What goes through the server, counted: answers by status, sessions open and refused."""

import logging
import time
from collections import Counter
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)
FULL = 1013
"""Code that ends a WebSocket connection: try again later."""
_SILENCE = 60.0
"""Seconds in which a refusal is told once: the page of a refused reader tries again by itself."""


@dataclass
class Counts:
    """Numbers since the start; nothing of who the readers are."""

    answers: Counter[int] = field(default_factory=Counter)
    """By HTTP status."""
    refused: Counter[str] = field(default_factory=Counter)
    """Sessions, by reason."""
    open: int = 0
    """Sessions that are open now, as `Bounds` lets them in and out."""
    start: float = 0
    """CPU seconds that the start took."""
    _told: dict[str, float] = field(default_factory=dict)

    def refuse(self, code: int) -> None:
        """Count a session refused with a code of WebSocket, and log it now and then."""
        reason = "full" if code == FULL else "not allowed"
        self.refused[reason] += 1
        now = time.monotonic()
        if now >= self._told.get(reason, 0) + _SILENCE or reason not in self._told:
            self._told[reason] = now
            _LOG.warning("Session refused (%s), %d so far", reason, self.refused[reason])


class Counted:
    """Counts what comes back from the app behind it."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request or session on."""
        counts, is_open = self._counts, False

        async def count(message: Message) -> None:
            nonlocal is_open
            kind = message["type"]
            if kind == "http.response.start":
                counts.answers[message["status"]] += 1
            elif kind == "websocket.accept":
                is_open = True
            elif kind == "websocket.close" and not is_open:
                counts.refuse(message.get("code", 0))
            await send(message)

        await self._app(scope, receive, count)
