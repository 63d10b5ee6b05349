"""The readers of the load driver see what a browser would: pages, choices, errors."""

import random
import re
import time
from contextlib import closing
from http.client import HTTPConnection
from math import isfinite
from urllib.parse import urlsplit

import pytest

from bench.driver import APP, serving
from bench.readers.crowd import Crowd, come_and_go, hold
from bench.readers.session import Session, WentWrong
from tests.apart import run_apart


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(APP, tmp_path_factory.mktemp("readers") / "log") as running:
        yield running


def test_a_reader_turns_pages_and_makes_choices(server, record_property):
    async def visit():
        async with Session.open(server.address) as session:
            assert await session.load("budget") > 0
            measure = next(w for w in session.choices if "System contract" in w.options)
            assert await session.choose(measure, random.Random(1)) > 0
            to = next(page for page, path in session.pages.items() if path == "map")
            await session.turn_to(to)
            return session.path, [w for w in session.choices if w.id == measure.id]

    assert run_apart(visit()) == ("map", [])
    record_property("quality", ["Load driver", "sessions tried", 1])


def test_a_reader_opens_the_filters_and_uses_them(server):
    async def visit():
        async with Session.open(server.address) as session:
            await session.load("timeline")
            closed = session.choices
            (fold,) = [one for one in closed if one.id.endswith("filters_fold")]
            await session.choose(fold, random.Random(1))
            (countries,) = [one for one in session.choices if one.parameter == "country"]
            await session.choose(countries, random.Random(1))
            return {one.parameter for one in closed}, {one.parameter for one in session.choices}

    closed, opened = run_apart(visit())
    assert closed == {""}
    assert opened >= {"country", "kind", "sector"}


def test_a_page_that_is_not_there_is_an_error(server):
    async def visit():
        async with Session.open(server.address) as session:
            await session.load("atlantis")

    with pytest.raises(WentWrong, match="page not found"):
        run_apart(visit())


def test_a_crowd_is_counted_once_all_are_in(server):
    account = run_apart(Crowd(3, 2, 0.4, ("", "evidence")).attend(server))

    assert (len(account.loads), account.errors.total()) == (3, 0)
    assert account.choices or account.turns or account.parts
    assert account.cpu > 0
    assert account.memory_after > 50


def open_sessions(server):
    with closing(HTTPConnection(urlsplit(server.address).netloc)) as connection:
        connection.request("GET", "/metrics")
        said = connection.getresponse().read().decode()
    return int(re.search(r"^atlas_sessions (\d+)$", said, re.MULTILINE)[1])


def test_sessions_that_stay_are_measured_and_leave(server, record_property):
    each = run_apart(hold(server, 10, "budget", warm=5))

    record_property("quality", ["Load driver", "sessions held", 10])
    assert isfinite(each)
    deadline = time.monotonic() + 20
    while open_sessions(server):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_memory_is_read_after_so_many_visits(server):
    kept = run_apart(come_and_go(server, 2, at_once=2, steps=1))

    assert [(gone, held > 50) for gone, held in kept] == [(2, True)]
