"""What a reader sees of a fault that nobody foresaw: a sentence; the log has the traceback."""

import logging

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)

_SENTENCE = (
    "Something went wrong here, and this page is not complete. The server’s log says what. Reload "
    "the page to try again, or go on with another one."
)
_NO_ANSWER = "Something went wrong here. The server’s log says what."


def say_failed(error: Exception) -> bool:
    """Draw a sentence where a page stopped, in place of Streamlit’s own words; it logs the rest."""
    st.error(_SENTENCE)
    return True


class Failsafe:
    """Answers 500 with a sentence where what is behind it fails.

    Streamlit's own answer would come from outside our middleware: without headers, and not counted.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what has begun to answer, and sessions, end as they would."""
        has_begun = scope["type"] != "http"

        async def note(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, note)
        except Exception:
            if has_begun:
                raise
            _LOG.exception("A request failed: %s", scope["path"])
            await PlainTextResponse(f"{_NO_ANSWER}\n", 500)(scope, receive, send)
