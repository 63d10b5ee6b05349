"""What no reader sends: endless addresses, huge messages, more sessions than the server can hold.

Decisions:

- A session costs memory for as long as it is open, so that there is a bound of them. One more is
  refused before Streamlit hears of it; a page that is asked for then says so, and tries again.
- What the dashboard sends to the server is a few hundred bytes a click: a message of more than a
  mebibyte is nobody's, and ends its connection.
- A page of another site opens no session, and is refused here: Streamlit would ask an outside
  service for the server's own address before it refuses. Its `server.corsAllowedOrigins` names
  those that may.
- Addresses end at what browsers and proxies agree on; open data have a shorter bound of their own.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.package import TITLE
from server.address import path_of
from server.counted import FULL, Counts

_LONGEST_ADDRESS = 16 * 1024
_TOO_LONG = f"This address is longer than {_LONGEST_ADDRESS:,} bytes: ask for less at once.\n"
_AGAIN = "20"
_FULL_PAGE = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{_AGAIN}">
<title>Full for the moment · {TITLE}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.25rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto }}
main {{ padding: 1rem }}
</style>
<main>
<h1>Full for the moment</h1>
<p>As many readers as this server has room for are here now. The page tries again by itself every
{_AGAIN} seconds, and opens as soon as one of them has left.</p>
</main>
</html>
"""
_LARGEST_MESSAGE = 1024 * 1024
_NOT_UNDERSTOOD, _REFUSED, _TOO_LARGE = 1003, 1008, 1009
"""Codes that end a WebSocket connection, RFC 6455 and its registry."""


class Bounds:
    """Refuses what is too long, too large or too many, and hands on everything else."""

    def __init__(
        self, app: ASGIApp, counts: Counts, max_sessions: int, pages: Collection[str]
    ) -> None:
        self._app = app
        self._counts = counts
        self._max_sessions = max_sessions
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one connection."""
        if scope["type"] == "http" and _address_length(scope) > _LONGEST_ADDRESS:
            await PlainTextResponse(_TOO_LONG, 414)(scope, receive, send)
        elif scope["type"] == "http" and self._is_full() and path_of(scope) in self._pages:
            await HTMLResponse(_FULL_PAGE, 503, {"Retry-After": _AGAIN})(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._hold(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _hold(self, scope: Scope, receive: Receive, send: Send) -> None:
        reason = self._why_not(scope)
        if reason:
            await receive()
            await send({"type": "websocket.close", "code": reason})
            return
        self._counts.open += 1
        try:
            await self._app(scope, _bounded(receive, send), send)
        finally:
            self._counts.open -= 1

    def _why_not(self, scope: Scope) -> int:
        """Return the code that refuses a session; 0 where it may open."""
        if not _is_known(scope) or _address_length(scope) > _LONGEST_ADDRESS:
            return _REFUSED
        return FULL if self._is_full() else 0

    def _is_full(self) -> bool:
        return self._counts.open >= self._max_sessions


def _is_known(scope: Scope) -> bool:
    """Whether a session comes from a page of the dashboard, of a site that may, or of no page."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    own = origin is None or urlsplit(origin).netloc == headers.get("host")
    return own or origin in st.get_option("server.corsAllowedOrigins")


def _bounded(receive: Receive, send: Send) -> Receive:
    """Return messages as they come; what no dashboard sends ends the connection."""

    async def next_message() -> Message:
        message = await receive()
        code = _why_end(message) if message["type"] == "websocket.receive" else 0
        if not code:
            return message
        await send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    return next_message


def _why_end(message: Message) -> int:
    """Return the code that ends a connection for a message: text, or too many bytes."""
    content = message.get("bytes")
    if content is None:
        return _NOT_UNDERSTOOD
    return _TOO_LARGE if len(content) > _LARGEST_MESSAGE else 0


def _address_length(scope: Scope) -> int:
    return len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
