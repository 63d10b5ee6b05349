"""Junk, giants and crowds at the door: each is refused, and the dashboard stays up."""

import random
import time
from contextlib import ExitStack, suppress
from http.client import RemoteDisconnected

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from bench.driver import APP, serving
from server.settings import MAX_SESSIONS

JUNK = ("The door", "messages of junk sent")


def session(server, **options):
    """A WebSocket connection as the dashboard's own page opens it."""
    address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], close_timeout=2, max_size=None, **options)


def refused(server, **options):
    with pytest.raises(InvalidStatus) as refusal, session(server, **options):
        pass
    return refusal.value.response.status_code


def opens(server, **options):
    """Whether a session opens and answers."""
    try:
        with session(server, **options) as open_session:
            return open_session.ping().wait(timeout=20)
    except InvalidStatus:
        return False


def code_after(server, message):
    """With which code the server ends a connection that sends this message."""
    with session(server) as open_session:
        open_session.send(message)
        with pytest.raises(ConnectionClosed) as end:
            open_session.recv(timeout=20)
    return end.value.rcvd.code


def test_an_endless_address_is_refused_in_words(ask):
    answer = ask(f"/budget?country={'x' * 20_000}")

    assert answer.status == 414
    assert answer.body.startswith(b"This address is longer than 16,384 bytes")
    assert "Content-Security-Policy" in answer.headers


def test_an_address_as_long_as_a_reader_can_make_it_is_answered(ask):
    assert ask(f"/budget?country={'x' * 8_000}").status == 200


def test_headers_without_end_are_refused(ask):
    with suppress(ConnectionError, RemoteDisconnected):
        assert ask("/", X_Long="x" * 2_000_000).status in (400, 431)
    assert ask("/_stcore/health").status == 200


def test_a_message_that_no_page_sends_ends_its_connection(server, record_property):
    record_property("quality", [*JUNK, 2])
    assert code_after(server, "text") == 1003
    assert code_after(server, b"x" * 2_000_000) == 1009


def test_the_dashboard_survives_a_hundred_messages_of_junk(server, ask, record_property):
    record_property("quality", [*JUNK, 100])
    draw = random.Random(9)
    for _ in range(100):
        with session(server) as open_session, suppress(ConnectionClosed):
            open_session.send(draw.randbytes(draw.randrange(1, 4000)))

    assert ask("/_stcore/health").status == 200
    assert opens(server)


def test_a_page_of_another_site_opens_no_session(server):
    assert refused(server, origin="https://evil.example") == 403
    assert refused(server, origin="null") == 403
    assert "external IP" not in server.logged()
    assert opens(server, origin=server.address)


def test_no_more_sessions_than_there_is_room_for(tmp_path, monkeypatch, asking):
    monkeypatch.setenv(MAX_SESSIONS, "3")
    monkeypatch.setenv("STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS", "https://portal.example")
    with serving(APP, tmp_path / "app.log") as server:
        with ExitStack() as held:
            for _ in range(3):
                held.enter_context(session(server, origin="https://portal.example"))
            assert refused(server) == 403
            full, data = (asking(server)(path) for path in ("/budget?wave=all", "/open-data/"))
            assert (full.status, full.headers["Retry-After"], data.status) == (503, "20", 200)
            assert "As many readers as this server has room for" in full.body.decode()
        # The server hears a little later that they are gone.
        deadline = time.monotonic() + 20
        while not opens(server):
            assert time.monotonic() < deadline
            time.sleep(0.05)
