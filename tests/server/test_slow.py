"""Clients that send next to nothing, or read nothing: nobody else waits for them."""

import socket
import sys
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from bench.driver import APP, serving

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="limits open files as Linux can"
)

_FEW, _MANY = 128, 400
"""Open files that the server starts with, and connections that are held open."""
_HALVES = (b"", b"G", b"GET /budget HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")


@pytest.fixture
def narrow_server(tmp_path):
    """The app with few files that it may open, unless it asks for more."""
    few_open_files = ("prlimit", f"--nofile={_FEW}:")
    with serving(APP, tmp_path / "app.log", before=few_open_files) as server:
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
