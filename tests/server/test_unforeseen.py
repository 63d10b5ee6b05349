"""A request that fails is answered, counted, and kept from browsers' guesses as any other."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from server.counted import Counted, Counts
from server.headers import SafeHeaders
from server.unforeseen import Failsafe
from tests.apart import run_apart


def fail(request):
    raise ZeroDivisionError("inside")


def answered(app, path):
    """Status, headers and body that an app sends for a path."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
        "scheme": "http",
    }
    run_apart(app(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, sent[1]["body"].decode()


def test_a_fault_nobody_foresaw_is_a_sentence_with_headers_and_a_count(
    caplog: pytest.LogCaptureFixture,
):
    counts = Counts()
    app = Starlette(
        routes=[Route("/fails", fail)],
        middleware=[
            Middleware(SafeHeaders, "'self'"),
            Middleware(Counted, counts),
            Middleware(Failsafe),
        ],
    )
    with caplog.at_level(logging.ERROR):
        status, headers, body = answered(app, "/fails")

    assert (status, counts.answers) == (500, {500: 1})
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "Something went wrong" in body
    assert "ZeroDivisionError" not in body
    assert "ZeroDivisionError: inside" in caplog.text
