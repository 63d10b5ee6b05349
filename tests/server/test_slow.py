"""Clients that send next to nothing, or read nothing: nobody else waits for them."""

import socket
import sys
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

from bench.driver import APP, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no limit of open files")

_FEW, _MANY = 128, 400
"""Open files that the server starts with, and connections that are held open."""
_HALVES = (b"", b"G", b"GET /budget HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")


@contextmanager
def few_open_files():
    """Let what is started meanwhile open few files, though it may ask for more."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FEW, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture
def narrow_server(tmp_path):
    with ExitStack() as running:
        with few_open_files():
            server = running.enter_context(serving(APP, tmp_path / "app.log"))
        yield server


def connection(server, held):
    """A connection of its own, held until the end."""
    address = urlsplit(server.address)
    return held.enter_context(socket.create_connection((address.hostname, address.port)))


def test_half_sent_requests_keep_nobody_outside(narrow_server, asking, record_property):
    ask = asking(narrow_server)
    with ExitStack() as held:
        slow = [connection(narrow_server, held) for _ in range(_MANY)]
        for number, client in enumerate(slow):
            client.sendall(_HALVES[number % len(_HALVES)])
        assert ask("/budget").status == 200
        # As a client does that sends a byte a minute.
        for client in slow:
            client.sendall(b"x")
        assert ask("/open-data/budgets.csv").status == 200
    assert ask("/budget").status == 200
    assert "Traceback" not in narrow_server.logged()
    record_property("quality", ["Faults", "clients that send next to nothing", _MANY])


def test_who_reads_nothing_keeps_nobody_waiting(narrow_server, asking, record_property):
    ask = asking(narrow_server)
    request = b"GET /open-data/atlas.zip HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50
    with ExitStack() as held:
        for _ in range(50):
            connection(narrow_server, held).sendall(request)
        assert ask("/budget").status == 200
        assert ask("/open-data/budgets.csv").status == 200
    assert ask("/open-data/budgets.csv").status == 200
    record_property("quality", ["Faults", "clients that read nothing", 50])
