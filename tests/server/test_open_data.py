"""The files under `/open-data/`: over HTTP, from the running app."""

import asyncio
import json
import zipfile
from datetime import date
from io import BytesIO
from threading import Event
from urllib.parse import quote, urlencode

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from bench.driver import ROOT, serving
from data import dataset
from data.filters import Filters
from data.known import History
from data.load import FOLDER, fingerprint
from data.records import records
from data.schema import TABLES
from server.offers import Offer
from server.open_data import FILES, LINES, OpenData, asked_of
from tests.apart import run_apart

PROBLEM = "application/problem+json"


def problem(answer):
    """What an answer says is wrong."""
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    said = json.loads(answer.body)
    assert said["status"] == answer.status
    assert b"Traceback" not in answer.body
    return said


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_the_committed_one(name, ask, tables):
    assert ask(f"/open-data/{name}.csv").body == (FOLDER / f"{name}.csv").read_bytes()
    assert json.loads(ask(f"/open-data/{name}.json").body) == records(tables.frames()[name])


def test_pandas_reads_a_table_from_its_address(server, tables):
    read = pd.read_csv(f"{server.address}/open-data/budgets.csv")
    found = read.astype(object).where(read.notna(), None).to_dict("records")
    assert found == records(tables.budgets)


@pytest.mark.parametrize(
    ("asked", "filters"),
    [
        ({"wave": "first"}, Filters(wave="first")),
        ({"country": ["Sweden", "Finland"]}, Filters("all", country=("Finland", "Sweden"))),
        (
            {"kind": "new", "sector": "health", "known": "2025-06-30"},
            Filters("all", kind=("new",), sector=("health",), known="2025-06-30"),
        ),
        ({"known": "2024-12-31", "country": ""}, Filters("all", known="2024-12-31")),
    ],
)
def test_an_address_asks_for_the_same_as_the_filters_of_a_page(asked, filters, ask):
    answer = ask(f"/open-data/milestones.json?{urlencode(asked, doseq=True)}")
    expected = dataset.selected(filters, fingerprint()).milestones

    assert json.loads(answer.body) == records(expected)
    assert len(expected) > 0


def test_a_file_is_kept_under_a_name_that_says_what_is_inside(ask):
    answer = ask("/open-data/sites.geojson?country=T%C3%BCrkiye&known=2026-11-21")
    assert answer.headers["Content-Disposition"] == (
        'inline; filename="ai-factories_sites_all-selections_turkiye_known-2026-11-21.geojson"'
    )


@pytest.mark.parametrize("name", FILES)
def test_a_selection_of_nothing_is_a_valid_file(name, ask):
    answer = ask(f"/open-data/{name}?country=Norway&kind=new&sector=gaming&known=2024-03-01")
    assert answer.status == 200
    if name == "budgets.csv":
        assert answer.body.decode() == ",".join(TABLES["budgets"].columns) + "\n"
    if name.endswith((".json", ".jsonld", ".geojson")):
        json.loads(answer.body)
    if name.endswith((".zip", ".xlsx")):
        assert zipfile.ZipFile(BytesIO(answer.body)).testzip() is None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("sites.geojson", "application/geo+json"),
        ("atlas.json", "application/json"),
        ("datapackage.json", "application/json"),
        ("dataset.jsonld", "application/ld+json"),
        ("catalog.jsonld", "application/ld+json"),
        ("changes.atom", "application/atom+xml"),
        ("atlas.zip", "application/zip"),
        ("", "text/html; charset=utf-8"),
    ],
)
def test_a_file_says_what_it_is(name, media_type, ask):
    assert ask(f"/open-data/{name}", "HEAD").headers["Content-Type"] == media_type


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("country=Atlantis", "country=Atlantis is not in the evidence. Allowed: Albania, Austria"),
        ("wave=first&wave=second", "takes one value"),
        ("known=2026-02-30", "Allowed: 2024-01-25 to 2026-11-21"),
        ("known=1999-01-01", "Allowed: 2024-01-25 to 2026-11-21"),
        ("colour=blue", "There is no filter colour. Filters: wave, country, kind"),
        (f"kind={'x' * 5000}", "Allowed: new"),
        ("kind=%3Cscript%3E%00%0d%0aSet-Cookie:x", "Allowed: new"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(query, reason, ask):
    for name in ("budgets.csv", ""):
        said = problem(answer := ask(f"/open-data/{name}?{query}"))
        assert (answer.status, said["title"]) == (400, "Bad Request")
        assert reason in said["detail"]
        assert len(said["detail"]) < 1000
        assert "Finland" in said["allowed"]["country"]


@pytest.mark.parametrize("query", ["&".join(["kind="] * 101), f"{'x' * 8191}=&a"])
def test_an_address_longer_than_anybody_asks_for_is_refused(query, ask):
    said = problem(answer := ask(f"/open-data/budgets.csv?{query}"))
    assert answer.status == 400
    assert said["detail"].startswith("An address takes at most 100 parameters, and 8192 bytes")


def test_what_says_nothing_in_an_address_is_not_kept():
    def keep(query):
        asked = {"type": "http", "query_string": query.encode(), "headers": []}
        return asked_of(Request(asked))

    assert keep(f"kind=new&kind=new&{'x' * 8000}=&wave=&kind=upgrade") == (
        ("kind", "new"),
        ("kind", "upgrade"),
    )


@pytest.mark.parametrize(
    "path",
    [
        "nothing.csv",
        "budgets",
        "budgets.CSV",
        "Budgets.csv",
        "budgets.csv/",
        "/budgets.csv",
        "./budgets.csv",
        "../app.py",
        "../open-data/budgets.csv",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/app.py",
        "..\\..\\app.py",
        "..%5c..%5capp.py",
        "budgets.csv%00",
        "%00",
        "%ff%fe",
        "%E2%80%AE",
        "C:/windows/win.ini",
        "~root",
        "budgets.csv;x=1",
        "x" * 12_000,
        "a/" * 5_000,
    ],
)
def test_no_path_leads_out_of_the_list_of_files(path, ask):
    said = problem(answer := ask(f"/open-data/{path}"))
    assert answer.status == 404
    assert said["files"] == list(FILES)
    assert len(said["detail"]) < 200


@pytest.mark.parametrize("path", ["/open-data.csv", "/open-database", "/x/../open-data/"])
def test_only_what_lies_below_is_answered_here(path, ask):
    assert ask(path).headers["Content-Type"] != PROBLEM
    assert "Access-Control-Allow-Origin" not in ask(path).headers


def test_the_address_without_a_slash_leads_to_the_one_with_it(ask):
    answer = ask("/open-data?country=Finland&known=2025-06-30")
    assert answer.status == 308
    assert answer.headers["Location"] == "open-data/?country=Finland&known=2025-06-30"
    assert ask("/open-data").headers["Location"] == "open-data/"


@pytest.mark.parametrize("host", ['evil.example"><script>', "evil.example/x", "a b", "e@vil", ""])
def test_no_host_is_taken_that_could_change_the_address(host, server, ask):
    for name in ("", "dataset.jsonld"):
        answer = ask(f"/open-data/{name}", Host=host)
        assert answer.status in (200, 400)
        assert b"evil" not in answer.body
        if answer.status == 200:
            assert server.address.encode() in answer.body


def test_a_file_names_the_address_that_it_was_asked_for_at(ask, server):
    first = ask("/open-data/dataset.jsonld", Host="one.example'&x", X_Forwarded_Proto="https")
    other = ask("/open-data/dataset.jsonld", Host="other.example:8080")
    page = ask("/open-data/", Host="one.example'&x").body.decode()

    assert json.loads(first.body)["url"] == "https://one.example'&x/open-data/"
    assert json.loads(other.body)["url"] == "http://other.example:8080/open-data/"
    assert first.headers["ETag"] != other.headers["ETag"]
    assert "one.example&#x27;&amp;x" in page
    assert "one.example'" not in page


NAMES = st.sampled_from(["wave", "country", "kind", "sector", "known", "factory", "wave[]"])
VALUES = st.sampled_from(["first", "all", "Finland", "new", "health", "2025-01-01", "2025-13-41"])
QUERIES = st.one_of(
    st.lists(st.tuples(NAMES | st.text(max_size=8), VALUES | st.text(max_size=30)), max_size=5).map(
        lambda pairs: urlencode(pairs, errors="replace")
    ),
    st.binary(max_size=60).map(lambda raw: quote(raw, safe="&=;%+?/")),
)


@settings(max_examples=60, deadline=None)
@given(
    query=QUERIES, name=st.sampled_from(["budgets.csv", "factories.json", "datapackage.json", ""])
)
def test_no_query_is_too_odd_for_an_answer(query, name, ask):
    answer = ask(f"/open-data/{name}?{query}")
    assert answer.status in (200, 400)
    if answer.status == 400:
        problem(answer)


@settings(max_examples=40, deadline=None)
@given(path=st.text(max_size=40).map(lambda text: quote(text, safe="/\\.;")))
def test_no_path_is_too_odd_for_an_answer(path, ask):
    assert ask(f"/open-data/{path}").status in ((200,) if path in {*FILES, ""} else (404,))


def test_a_damaged_table_is_one_sentence_until_it_is_mended(project, asking):
    budgets = project / "data" / "tables" / "budgets.csv"
    whole = budgets.read_bytes()
    budgets.write_bytes(whole.replace(b"556", b"557", 1))

    with serving(project / "app.py", project / "app.log") as server:
        ask = asking(server)
        for name in ("budgets.csv", "factories.csv", "", "changes.atom", "budgets.csv?wave=x"):
            said = problem(answer := ask(f"/open-data/{name}"))
            assert answer.status == 503
            assert answer.headers["Retry-After"] == "300"
            assert said["detail"].startswith("The table budgets.csv is damaged")
        assert b"<title>" in ask("/").body
        assert b"ld+json" not in ask("/").body
        budgets.write_bytes(whole)
        assert ask("/open-data/budgets.csv").body == whole
        assert b"ld+json" in ask("/").body
    assert "The table budgets.csv is damaged" in server.logged()
    assert "Traceback" not in server.logged()


def asking_for(offer):
    """What a server is told of a request for an offer."""
    there = {"path": f"/open-data/{offer.name}", "query_string": b"", "headers": []}
    return {"type": "http", "method": "GET", "server": ("localhost", 80)} | there


def asked_here(offer, times, while_waiting=lambda: None):
    """Return the answers to as many requests for an offer at once, first to come first."""
    starts = []

    async def send(message):
        if message["type"] == "http.response.start":
            starts.append((message["status"], dict(message["headers"])))
            while_waiting()

    async def ask_all():
        app = OpenData(None)
        await asyncio.gather(*(app(asking_for(offer), None, send) for _ in range(times)))

    run_apart(ask_all())
    return starts


@pytest.mark.parametrize("line", ["packed", "feed"])
def test_who_comes_when_too_many_wait_is_told_to_come_again(line, monkeypatch):
    may_end = Event()

    def make(extract):
        may_end.wait(5)
        return b""

    slow = Offer("slow.zip", "", "application/zip", make, line=line)
    monkeypatch.setitem(FILES, slow.name, slow)
    answers = asked_here(slow, 11, may_end.set)

    assert sorted(status for status, _ in answers) == [200] * 9 + [503] * 2
    assert answers[0][1][b"retry-after"] == b"10"
    assert [status for status, _ in asked_here(slow, 9)] == [200] * 9


def test_files_and_feed_do_not_wait_for_each_other():
    may_end = Event()

    async def both():
        pack = asyncio.create_task(LINES["packed"].run(may_end.wait, 5))
        await LINES["feed"].run(may_end.set)
        return await pack

    assert run_apart(both())


def test_a_fault_of_ours_is_a_sentence_to_the_reader_and_an_error_to_the_log(monkeypatch):
    broken = Offer("broken.csv", "", "text/csv", lambda extract: bytes(1 // 0))
    monkeypatch.setitem(FILES, broken.name, broken)
    sent = []

    async def send(message):
        sent.append(message)

    with pytest.raises(ZeroDivisionError):
        run_apart(OpenData(None)(asking_for(broken), None, send))
    start, body = sent
    assert start["status"] == 500
    assert json.loads(body["body"])["detail"].startswith("Something went wrong")
    assert b"division" not in body["body"]


def test_the_example_of_the_readme_runs(server, tables):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.split("```python\n")[1].split("```")[0]
    found = {}
    exec(example.replace("http://localhost:8501", server.address), found)

    known = History(tables).on(date(2024, 12, 31)).budgets
    assert list(found["budgets"]["claim_id"].dropna()) == list(known["claim_id"].dropna())
    assert found["package"].validate().valid
