"""Starts the real app and opens it in a real browser, for the browser tests and the benchmark."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from bench import chromium

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app.py"
SETTLED = Path(__file__).with_name("settled.js")
_NOTE_VIOLATIONS = """window.violations = []
document.addEventListener("securitypolicyviolation",
  ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`))"""
START_LIMIT = 60.0
SETTLE_LIMIT = 60.0
QUIET = 0.3

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name but this machine's own is ever looked up: an outside request fails, and is recorded.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass(frozen=True)
class Server:
    """A running app: its address, its log, its process, and how long it took to be healthy."""

    address: str
    log: Path
    seconds_to_healthy: float
    process_id: int

    def logged(self) -> str:
        """All that the server has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True)
class Visit:
    """One browser window on a server, with all that it requested and complained about."""

    page: Page
    server: Server
    logged_before: int
    requested: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> float:
        """Goes to a path of the app, waits until it is drawn, and says when, in seconds."""
        self.page.goto(self.server.address + address)
        return settle(self.page)

    def logged(self) -> str:
        """What the server has printed since this window was opened."""
        return self.server.logged()[self.logged_before :]

    def violations(self) -> list[str]:
        """What the page tried against its Content Security Policy since it was loaded."""
        found: list[str] = self.page.evaluate("violations")
        return found

    def other_hosts(self) -> set[str]:
        """Hosts asked for anything, other than the server; data: and blob: have none."""
        own = urlsplit(self.server.address).netloc
        return {urlsplit(url).netloc for url in self.requested} - {own, ""}


@contextmanager
def serving(
    script: Path, log: Path, port: int | None = None, before: Sequence[str] = ()
) -> Iterator[Server]:
    """Serves a Streamlit script with the settings beside it, and stops it afterwards.

    Without a port it takes a free one, `before` are words before its command.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [*before, *command, *options],
            cwd=script.parent,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(port, process, log)
            took = time.perf_counter() - started
            yield Server(f"http://127.0.0.1:{port}", log, took, process.pid)
        finally:
            process.kill()
            process.wait()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A headless Chromium that reaches nothing but this machine."""
    path = chromium.require()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(
    browser: Browser,
    server: Server,
    *,
    scheme: Literal["light", "dark"] = "light",
    width: int = 1280,
    height: int = 800,
    touch: bool = False,
) -> Iterator[Visit]:
    """A fresh window without cookies or cache, recording from its first request."""
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        has_touch=touch,
    )
    context.add_init_script(path=SETTLED)
    context.add_init_script(_NOTE_VIOLATIONS)
    visit = Visit(context.new_page(), server, len(server.logged()))
    context.on("request", lambda request: visit.requested.append(request.url))
    visit.page.on("websocket", lambda websocket: visit.requested.append(websocket.url))
    visit.page.on("console", lambda message: _note_error(message, visit.errors))
    visit.page.on("pageerror", lambda error: visit.errors.append(f"page error: {error}"))
    yield visit
    context.close()


def settle(page: Page) -> float:
    """Waits until the page rests, and says since when, in seconds after it was opened."""
    rests_since: float = page.evaluate(
        "([quiet, patience]) => settled(quiet, patience)", [QUIET * 1000, SETTLE_LIMIT * 1000]
    )
    return rests_since / 1000


def _note_error(message: ConsoleMessage, errors: list[str]) -> None:
    if message.type == "error":
        errors.append(f"{message.text} ({message.location['url']})")


def _wait_until_healthy(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while not _is_healthy(port):
        if time.monotonic() > deadline or process.poll() is not None:
            said = log.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"The app did not start:\n{said}")
        time.sleep(0.02)


def _is_healthy(port: int) -> bool:
    # Not urlopen: it would ask a proxy of the environment for this machine's own server.
    with closing(HTTPConnection("127.0.0.1", port, timeout=1)) as connection:
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == HTTPStatus.OK
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
