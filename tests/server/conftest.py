"""A running app, and a way to ask it for exactly what is written."""

from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from bench.driver import APP, Server, serving


class Answer(NamedTuple):
    """What came back over HTTP."""

    status: int
    headers: HTTPMessage
    body: bytes


Ask = Callable[..., Answer]


def _asking(server: Server) -> Ask:

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        with closing(HTTPConnection(urlsplit(server.address).netloc, timeout=60)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(
                method, path, skip_host="Host" in named, skip_accept_encoding=True
            )
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    return ask


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once for the whole run."""
    with serving(APP, tmp_path_factory.mktemp("server") / "app.log") as running:
        yield running


@pytest.fixture(scope="session")
def asking() -> Callable[[Server], Ask]:
    """Return a way to ask a server for a path, which no library tidies up on the way."""
    return _asking


@pytest.fixture(scope="session")
def ask(server: Server) -> Ask:
    """Ask the app: `ask("/open-data/budgets.csv", "HEAD", If_None_Match="*")`."""
    return _asking(server)
