"""Whatever is asked below `/open-data/`: a file of the offer, or a sentence that says why not."""

import json
import socket
from contextlib import closing
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bench.driver import ROOT
from server.open_data import FILES
from server.respond import METHODS
from tests.hostile import PATHS, WORDS, anything, counted

ROW = "Hostile open data requests"
QUICK = sorted(name for name, offer in FILES.items() if offer.line == "quick")
ODD = (*WORDS, *PATHS, "..", ".", "/", "\\", ";", "budgets.csv", "data/tables", "app.py", "")
OTHER_METHODS = (*("POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"), *("get", "X" * 300))
TOLD_TO_NOBODY = (
    str(ROOT),
    "Traceback",
    "site-packages",
    ", line ",
    "uvicorn",
    "tarlette",
    "/home/",
)
"""What an answer about a fault must not hold."""

_often = settings(max_examples=130, deadline=None, derandomize=True, phases=[Phase.generate])


def encoded(text: str, how: str) -> str:
    """Return a text as part of an address; `how` says which signs stay as they are."""
    raw = text.encode("utf-8", "replace")[:700]
    match how:
        case "all":
            return "".join(f"%{byte:02x}" for byte in raw)
        case "twice":
            return quote(quote(raw))
    return quote(raw, safe=how)


ways = st.sampled_from(["all", "twice", "", "/", "/\\.;:@", "/.%"])
parts = st.builds(encoded, st.sampled_from(ODD) | anything, ways)
names = (
    st.sampled_from([*QUICK, ""])
    | st.builds(encoded, st.sampled_from(QUICK), st.just("all"))
    | st.lists(parts, min_size=1, max_size=3).map("/".join)
    | st.lists(parts, min_size=1, max_size=3).map("".join)
)
known = st.sampled_from(
    ["wave=first", "country=Finland", "country=Finland", "kind=new", "known=2024-12-31", "&", "="]
)
pairs = st.builds(
    "{}{}{}".format,
    st.sampled_from(["wave", "country", "known", "kind[]", "KIND", ""]) | parts,
    st.sampled_from(["=", "==", "", "=&"]),
    parts,
)
queries = st.lists(known | pairs, max_size=5).map("&".join)
# What a program may write into a header: one line of Latin letters.
values = anything.map(
    lambda text: "".join(
        sign for sign in text[:2000] if " " <= sign <= "~" or "\xa0" <= sign <= "ÿ"
    )
)
headers = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept_Encoding", "If_None_Match", "If_Modified_Since", "Range"),
            *("Origin", "X_Forwarded_Proto", "X_Forwarded_For", "Host", "Cookie", "User_Agent"),
        ]
    ),
    values | st.sampled_from(['"x", W/"y"', "*", "gzip;q=x, *;q=1e9", "bytes=5-1,-9,9-", "null"]),
    max_size=4,
)


@pytest.fixture(autouse=True)
def no_fault_in_the_log(server):
    """Fail where the server met something that it did not expect, whatever it answered."""
    before = len(server.logged())
    yield
    assert "Traceback" not in server.logged()[before:]


def assert_fit_for_a_reader(answer, method="GET"):
    """Fail where an answer is a fault of ours, or tells what concerns nobody outside."""
    assert answer.status < 500
    assert "Server" not in answer.headers or "/" not in answer.headers["Server"]
    if answer.status < 400 or method == "HEAD":
        return
    said = answer.body.decode()
    assert not [word for word in TOLD_TO_NOBODY if word in said]
    if answer.headers["Content-Type"] == "application/problem+json":
        problem = json.loads(said)
        assert problem["status"] == answer.status
        said = problem["detail"]
    assert said.strip().endswith(".")
    assert len(said) < 1000


def test_no_name_parameter_or_header_is_too_odd_for_an_answer(ask, record_property):
    with counted(ROW, record_property) as tried:

        @_often
        @given(names, queries, headers)
        def get(name, query, named):
            tried.append(1)
            answer = ask(f"/open-data/{name}?{query}", **named)
            assert_fit_for_a_reader(answer)
            is_offered = unquote(name, errors="replace") in {*QUICK, ""}
            assert answer.status in ((200, 304, 400) if is_offered else (400, 404, 414))

        get()


def test_nothing_is_served_outside_the_offer(ask, record_property):
    """Served is the file itself, or nothing, however its name is written."""
    with counted(ROW, record_property) as tried:

        @_often
        @given(st.sampled_from(QUICK), parts, parts)
        def get(name, before, after):
            tried.append(1)
            answer = ask(f"/open-data/{before}{name}{after}")
            assert_fit_for_a_reader(answer)
            assert (answer.status == 200) == (unquote(before + after, errors="replace") == "")

        get()


def test_files_are_only_read(ask, record_property):
    methods = st.sampled_from([*METHODS, *OTHER_METHODS, *OTHER_METHODS])
    with counted(ROW, record_property) as tried:

        @_often
        @given(methods, st.sampled_from([*QUICK, "", "nothing", "../app.py"]), queries)
        def send(method, name, query):
            tried.append(1)
            answer = ask(f"/open-data/{name}?{query}", method)
            assert_fit_for_a_reader(answer, method)
            if method not in METHODS:
                assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
                assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"

        send()


@pytest.mark.parametrize(
    "line",
    [
        b"GET /open-data/\0 HTTP/1.1",
        b"GET /open-data/\x01\x7f\xff HTTP/1.1",
        b"GET /open-data/ budgets.csv HTTP/1.1",
        b"GET /open-data/budgets.csv\tx HTTP/1.1",
        b"GET /open-data/budgets.csv#x HTTP/1.1",
        b"GET http://elsewhere.example/open-data/budgets.csv HTTP/1.1",
        b"GET //open-data//budgets.csv HTTP/1.1",
        b"GET open-data/budgets.csv HTTP/1.1",
        b"GET * HTTP/1.1",
        b"G\0T /open-data/ HTTP/1.1",
        b"GET /open-data/ HTTP/9.9",
        b"GET /open-data/",
        b"CONNECT /open-data/:443 HTTP/1.1",
        b"GET /open-data/ HTTP/1.1\r\nHost: a\r\nHost: b\r\nX: \0\x01",
        b"GET /open-data/ HTTP/1.1\r\n: x",
        b"GET /open-data/budgets.csv HTTP/1.1\r\nContent-Length: -1",
        b"GET /open-data/budgets.csv HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
    ],
)
def test_what_is_no_request_is_refused_before_it_is_read(line, server, record_property):
    place = urlsplit(server.address)
    with counted(ROW, record_property) as tried:
        tried.append(1)
        with closing(socket.create_connection((place.hostname, place.port), timeout=20)) as line_to:
            line_to.sendall(line + b"\r\nConnection: close\r\n\r\n")
            said = b""
            while piece := line_to.recv(65536):
                said += piece
        assert said == b"" or int(said.split(b" ", 2)[1]) < 500
        assert not [word for word in TOLD_TO_NOBODY if word.encode() in said.split(b"\r\n\r\n")[-1]]
