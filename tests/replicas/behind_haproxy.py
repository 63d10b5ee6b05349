"""Two replicas behind HAProxy: readers stay with one, and keep their view when it goes.

Not everybody has HAProxy, so pytest does not find this file by its name: `make test-replicas`.
"""

import json
import os
import signal
import threading
import time
import zipfile
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from bench.driver import browsing, settle, visiting
from bench.replicas import replica_of, replicated, returning

VIEWS = ("/budget?country=Finland&factory=lumi", "/evidence?claim=c0064")
FILES = ("/open-data/budgets.csv", "/open-data/atlas.zip", "/icon.svg")
READERS, CLIENTS = 20, 4
BACK = ("Replicas", "open pages brought back by the other replica")

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def replicas(tmp_path_factory):
    with replicated(tmp_path_factory.mktemp("replicas")) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with browsing() as browser:
        yield browser


@pytest.fixture
def windows(replicas, browser):
    """Two windows with a view each."""
    with visiting(browser, replicas.balancer) as one, visiting(browser, replicas.balancer) as other:
        for visit, address in zip((one, other), VIEWS, strict=True):
            visit.open(address)
            visit.page.evaluate(NOTE_DIALOGS)
        yield one.page, other.page
    print(replicas.balancer.logged()[-5000:])


NOTE_DIALOGS = """window.dialogs = 0
new MutationObserver(() => dialogs += document.querySelectorAll("[role=dialog]").length)
  .observe(document.body, { childList: true, subtree: true })"""


def view_of(page):
    """What makes the view: the address, and all that the page says."""
    return page.url, page.get_by_test_id("stMain").inner_text()


def taken(page):
    """All tables in one file, which the replica makes for this session alone."""
    page.get_by_text("Take away this selection").click()
    settle(page)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="ZIP with all", exact=True).click()
    return download.value.path()


def ask(replicas, path):
    """Status, headers and body of an answer that came whole."""
    place = urlsplit(replicas.balancer.address).netloc
    with closing(HTTPConnection(place, timeout=30)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def requests(replicas):
    """What the balancer has logged of answers."""
    lines = replicas.balancer.logged().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def test_a_reader_stays_with_one_replica(replicas, browser):
    before = len(requests(replicas))
    with visiting(browser, replicas.balancer) as one:
        one.open(VIEWS[0])
        assert zipfile.is_zipfile(taken(one.page))
        with visiting(browser, replicas.balancer) as other:
            seen = requests(replicas)[before:]
            other.open(VIEWS[1])
            assert {replica_of(one.page), replica_of(other.page)} == {"a", "b"}
        assert {line["replica"] for line in seen} == {replica_of(one.page)}
        assert any(line["path"].startswith("/media/") for line in seen)
        (cookie,) = (c for c in one.page.context.cookies() if c["name"] == "atlas-replica")
        assert (cookie["expires"], cookie["httpOnly"], cookie["sameSite"]) == (-1, True, "Lax")


def test_open_data_set_no_cookie_and_the_numbers_of_the_server_stay_inside(replicas):
    for path in ("/open-data/", "/open-data/budgets.csv"):
        status, headers, _ = ask(replicas, path)
        assert (status, headers["Set-Cookie"]) == (200, None)
    assert ask(replicas, "/readyz")[0] == 200
    inside = ("/metrics", "/_stcore/metrics", "/%6detrics", "/_stcore/metric%73")
    assert {ask(replicas, path)[0] for path in inside} == {404}


class Load:
    """Sessions that open again when they end, and clients who ask twice at most."""

    def __init__(self, replicas):
        self._replicas = replicas
        self._is_over = threading.Event()
        self.lost = []
        self.open = set()
        self.files = self.ended = 0

    def take_files(self, number):
        while not self._is_over.is_set():
            path = FILES[(number + self.files) % len(FILES)]
            if not (self._comes(path) or self._comes(path)):
                self.lost.append(path)
            self.files += 1

    def _comes(self, path):
        try:
            status, _, content = ask(self._replicas, path)
        except (OSError, HTTPException):
            return False
        return status == 200 and len(content) > 0

    def hold_a_session(self, number):
        address = self._replicas.balancer.address.replace("http", "ws", 1) + "/_stcore/stream"
        while not self._is_over.is_set():
            try:
                with connect(address, subprotocols=["streamlit"], max_size=None) as session:
                    self.open.add(number)
                    while not self._is_over.is_set():
                        with suppress(TimeoutError):
                            session.recv(timeout=0.2)
            except (OSError, EOFError, WebSocketException):
                self.open.discard(number)
                self.ended += 1

    def wait_for(self, files):
        """Until all sessions are open and so many more files have been taken."""
        files += self.files
        deadline = time.monotonic() + 60
        while len(self.open) < READERS or self.files < files:
            assert time.monotonic() < deadline
            time.sleep(0.05)

    @contextmanager
    def going_on(self):
        works = [(self.take_files, CLIENTS), (self.hold_a_session, READERS)]
        threads = [
            threading.Thread(target=work, args=(n,)) for work, many in works for n in range(many)
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            for thread in threads:
                thread.join()


def test_who_read_from_a_killed_replica_reads_on_from_the_other(replicas, windows, record_property):
    page = windows[0]
    gone = replica_of(page)
    before = view_of(page)
    load = Load(replicas)
    with load.going_on():
        load.wait_for(files=20)
        returned = returning(page)
        replicas.kill(gone)
        returned()
        assert view_of(page) == before
        assert replica_of(page) != gone
        assert zipfile.is_zipfile(taken(page))
        load.wait_for(files=20)
    assert load.lost == []
    assert load.ended > 0
    replicas.start(gone)
    record_property("quality", [*BACK, 1])
    record_property("quality", ["Replicas", "files taken while one was killed", load.files])


def test_a_rolling_restart_takes_nobodys_view(replicas, windows, record_property):
    before = [view_of(page) for page in windows]
    moved = 0
    for name in ("a", "b"):
        here = [page for page in windows if replica_of(page) == name]
        returned = [returning(page) for page in here]
        assert replicas.stop(name) < 10
        for wait in returned:
            wait()
        assert [view_of(page) for page in windows] == before
        assert {replica_of(page) for page in windows} == {"a", "b"} - {name}
        replicas.start(name)
        moved += len(here)
    assert moved >= len(windows)
    assert [page.evaluate("dialogs") for page in windows] == [0, 0]
    record_property("quality", [*BACK, moved])


def test_a_frozen_replica_is_left(replicas, windows, record_property):
    page = windows[0]
    frozen, before = replica_of(page), view_of(page)
    process = replicas.running[frozen].process_id
    returned = returning(page)
    os.kill(process, signal.SIGSTOP)
    try:
        returned()
        assert view_of(page) == before
        assert replica_of(page) != frozen
    finally:
        os.kill(process, signal.SIGCONT)
    record_property("quality", [*BACK, 1])
