"""One reader's session: Streamlit's own messages, answered as its page in a browser does.

Decisions:

- A choice is a changed widget with the address that goes with it; another page is its hash. Only
  what the reader has chosen is sent along: the rest is as the script has drawn it.
- Large elements are kept by their hash for two runs and claimed with each message, so that the
  server sends a reference in their place.
- The filters, once opened, stay open; what else is folded stays folded. The component that looks
  at the browser is silent: the server's guess of light or dark is right.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from bench.readers.widgets import Widget, fold_of, set_by_server, widget_of

PATIENCE = 60.0
"""Seconds after which a reader gives up."""

_KEPT_RUNS = 2
_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class WentWrong(Exception):
    """The reader saw an error, or nothing; the message says which."""


class Session:
    """An open page: what is drawn on it, and what the reader has chosen."""

    def __init__(self, connection: ClientConnection, address: str) -> None:
        self.pages: dict[str, str] = {}
        """Hash of each page -> its path."""
        self._connection = connection
        self._address = address
        self._page = ""
        self._query: dict[str, list[str]] = {}
        self._widgets: dict[str, Widget] = {}
        self._chosen: dict[str, WidgetState] = {}
        self._cached: dict[str, tuple[int, Delta]] = {}
        self._runs = 0

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str) -> AsyncIterator[Self]:
        """Connect to a server as its page does, until the reader leaves."""
        parts = urlsplit(address)
        async with connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],  # type: ignore[list-item]
            origin=f"http://{parts.netloc}",  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE,
            close_timeout=2,
            # A browser sends no pings of its own, and never leaves for want of an answer.
            ping_interval=None,
        ) as connection:
            yield cls(connection, address)

    @property
    def path(self) -> str:
        """The path of the page that is open."""
        return self.pages.get(self._page, "")

    @property
    def choices(self) -> list[Widget]:
        """What can be chosen on the page, in its order."""
        widgets = self._widgets.values()
        return [one for one in widgets if not one.is_over(self._chosen.get(one.id))]

    async def load(self, path: str = "") -> float:
        """Open a page by its path, and return seconds until it rests."""
        return await self._run(name=path)

    async def turn_to(self, page: str) -> float:
        """Go to another page, by its hash, and return seconds until it rests."""
        bound = {widget.parameter for widget in self._widgets.values()}
        self._query = {name: values for name, values in self._query.items() if name in bound}
        self._page = page
        return await self._run()

    async def choose(self, widget: Widget, draw: random.Random) -> float:
        """Change one of the choices on the page, and return seconds until it rests."""
        values = widget.choose(draw, self._chosen.get(widget.id))
        self._chosen[widget.id] = widget.state(values)
        if widget.parameter:
            self._query[widget.parameter] = values
        return await self._run(fragment=widget.fragment)

    async def _run(self, *, name: str = "", fragment: str = "") -> float:
        """Have the script run, or one of its fragments; return seconds until it has."""
        started = time.perf_counter()
        await self._connection.send(self._request(name, fragment))
        try:
            async with asyncio.timeout(PATIENCE):
                await self._follow(fragment)
        except TimeoutError as error:
            raise WentWrong(f"no answer within {PATIENCE:.0f} s") from error
        return time.perf_counter() - started

    def _request(self, name: str, fragment: str) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self._query, doseq=True)
        state.page_script_hash = self._page
        state.page_name = name
        state.fragment_id = fragment
        state.widget_states.widgets.extend(self._chosen.values())
        state.cached_message_hashes.extend(self._cached)
        state.context_info.timezone = "Europe/Luxembourg"
        state.context_info.locale = "en-GB"
        state.context_info.url = f"{self._address}/{name or self.path}"
        state.context_info.color_scheme = "light"
        request: bytes = message.SerializeToString()
        return request

    async def _follow(self, fragment: str) -> None:
        """Read messages until the run has ended; raise WentWrong for an error on the page."""
        drawn: dict[str, Widget] = {}
        while True:
            message = ForwardMsg.FromString(await self._connection.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind in ("delta", "ref_hash"):
                self._draw(self._delta(message), drawn)
            elif kind == "navigation":
                self._page = message.navigation.page_script_hash
                self.pages = {
                    p.page_script_hash: p.url_pathname for p in message.navigation.app_pages
                }
            elif kind == "page_info_changed":
                self._query = parse_qs(message.page_info_changed.query_string)
            elif kind == "page_not_found":
                raise WentWrong("page not found")
            elif kind == "script_finished" and message.script_finished in _DONE:
                self._rest(drawn, fragment)
                return
            elif kind == "script_finished" and message.script_finished == (
                ForwardMsg.FINISHED_WITH_COMPILE_ERROR
            ):
                raise WentWrong("the script does not compile")

    def _delta(self, message: ForwardMsg) -> Delta:
        """Return what a message draws, kept from before where it only refers to it."""
        key = message.ref_hash or message.hash
        if message.ref_hash:
            if key not in self._cached:
                raise WentWrong("a reference to a message that was not kept")
            delta = self._cached[key][1]
        else:
            delta = message.delta
        if message.ref_hash or message.metadata.cacheable:
            self._cached[key] = self._runs, delta
        return delta

    def _draw(self, delta: Delta, drawn: dict[str, Widget]) -> None:
        fold = fold_of(delta.add_block)
        if fold:
            drawn[fold.id] = fold
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise WentWrong(f"{element.exception.type}: {element.exception.message}")
        widget = widget_of(element, delta.fragment_id)
        if widget:
            drawn[widget.id] = widget
        self._chosen.pop(set_by_server(element), None)

    def _rest(self, drawn: dict[str, Widget], fragment: str) -> None:
        """Forget what is no longer on the page, and what has not been drawn for some runs."""
        self._widgets = self._widgets | drawn if fragment else drawn
        self._chosen = {i: state for i, state in self._chosen.items() if i in self._widgets}
        self._runs += 1
        self._cached = {
            key: kept for key, kept in self._cached.items() if self._runs - kept[0] <= _KEPT_RUNS
        }
