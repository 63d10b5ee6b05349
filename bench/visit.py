"""One visit of a page in a fresh browser window, and what it cost: seconds and bytes."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from bench.driver import Server, settle, visiting

Costs = dict[str, float]


@dataclass(frozen=True)
class Connection:
    """What lies between browser and server."""

    name: str
    megabits: float = 0
    """A second, each way; 0 for no bound."""
    milliseconds: float = 0
    """Added to each answer."""

    def emulate(self, devtools: CDPSession) -> None:
        """Have a page's requests go through it; its WebSocket waits, but takes all it is sent."""
        if self.megabits:
            rate = self.megabits * 1_000_000 / 8
            conditions = {"latency": self.milliseconds, "offline": False}
            rates = {"downloadThroughput": rate, "uploadThroughput": rate}
            devtools.send("Network.emulateNetworkConditions", conditions | rates)


LOOPBACK = Connection("loopback")
LINK = Connection("20 Mbit/s, 40 ms", 20, 40)


@dataclass(frozen=True)
class Place:
    """A page, the choice on it that changes all views, and the page that a reader goes to next."""

    path: str
    choice: str
    next_page: str = ""


class Meter:
    """Counts the bytes that a page receives, as they are sent: compressed, and over WebSocket."""

    def __init__(self, devtools: CDPSession) -> None:
        self.received = 0.0
        devtools.on("Network.loadingFinished", self._note_answer)
        devtools.on("Network.webSocketFrameReceived", self._note_message)
        devtools.send("Network.enable")

    def _note_answer(self, event: Mapping[str, Any]) -> None:
        self.received += event["encodedDataLength"]

    def _note_message(self, event: Mapping[str, Any]) -> None:
        content = event["response"]["payloadData"]
        self.received += len(base64.b64decode(content)) if content else 0


def measure(browser: Browser, server: Server, place: Place, connection: Connection) -> Costs:
    """Return what a first visit costs, then a reload, a choice and another page.

    Keys: `first load`, `reload`, `filter` and `page change` in seconds to the last change of the
    page, `megabytes` of the first load.
    """
    with visiting(browser, server) as visit:
        devtools = visit.page.context.new_cdp_session(visit.page)
        meter = Meter(devtools)
        connection.emulate(devtools)
        costs = {"first load": visit.open(place.path), "megabytes": meter.received / 1e6}
        visit.page.reload()
        costs["reload"] = settle(visit.page)
        # The second choice of two: the first may be the first of its kind on this server.
        choose(visit.page, place.choice, 1)
        costs["filter"] = choose(visit.page, place.choice, 0)
        if place.next_page:
            costs["page change"] = go_on(visit.page, place.next_page)
        return costs


def choose(page: Page, choice: str, position: int) -> float:
    """Seconds from the click on one of a choice's options to the last change on the page."""
    page.locator(f".st-key-{choice}").get_by_role("radio").nth(position).check()
    return _since_click(page)


def go_on(page: Page, path: str) -> float:
    """Seconds from the click on another page in the menu to the last change on it."""
    page.locator(f"header a[href*='{path}'], nav a[href*='{path}']").first.click()
    return _since_click(page)


def _since_click(page: Page) -> float:
    settled = settle(page)
    clicked: float = page.evaluate("clicked")
    return settled - clicked / 1000
