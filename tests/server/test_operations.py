"""What those who run the server see of it: health, readiness, metrics, a log without readers."""

import json
import os
import re
import signal
import time
from contextlib import contextmanager, suppress

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bench.driver import APP, serving
from server.settings import LOG, MAX_SESSIONS

ADDRESS = re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b")


@contextmanager
def narrow(script, log):
    """The app with room for one session, logging as in a container."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(LOG, "json")
        environment.setenv(MAX_SESSIONS, "1")
        environment.setenv("STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE", "true")
        with serving(script, log) as server:
            yield server


@pytest.fixture(scope="module")
def running(project):
    """The app on a copy of the project, which a test may damage and must mend."""
    with narrow(project / "app.py", project / "app.log") as server:
        yield server


@pytest.fixture
def ask(running, asking):
    return asking(running)


def session(server):
    address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], close_timeout=2, max_size=None)


def lines(server):
    return [json.loads(line) for line in server.logged().splitlines()]


def metrics(ask):
    """Values by name and labels, as a collector reads them."""
    answer = ask("/metrics")
    assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, "text/plain")
    text = answer.body.decode()
    assert text.endswith("\n")
    values = dict(line.rsplit(" ", 1) for line in text.splitlines() if line[0] != "#")
    assert {name.partition("{")[0] for name in values} <= set(re.findall(r"# TYPE (\w+) ", text))
    return {name: float(value) for name, value in values.items()}


def test_a_server_that_can_show_its_tables_is_ready(ask):
    for path, said in (("/healthz", b"healthy\n"), ("/readyz", b"ready\n")):
        answer = ask(path)
        assert (answer.status, answer.body) == (200, said)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert ask(path, "POST").status == 405


def test_a_damaged_table_is_told_once_and_to_who_asks(
    running, ask, project, tables, record_property
):
    file = project / "data" / "tables" / "budgets.csv"
    content = file.read_bytes()
    for path in ("/readyz", "/metrics"):
        assert ask(path).status == 200
    file.unlink()
    try:
        for _ in range(3):
            answer = ask("/readyz")
            said = b"The table budgets.csv is missing.\n"
            assert (answer.status, answer.body) == (503, said)
        assert ask("/healthz").status == 200
        assert metrics(ask)["atlas_ready"] == 0
    finally:
        file.write_bytes(content)
    assert ask("/readyz").status == 200
    info = f'atlas_data_info{{version="{tables.version}",known="{tables.newest_evidence}"}}'
    assert metrics(ask)[info] == 1
    told = [line for line in lines(running) if line["from"] == "server.operations"]
    assert [line["level"] for line in told] == ["error", "info"]
    assert "budgets.csv is missing" in told[0]["message"]
    record_property("quality", ["Faults", "replicas that say they are not ready", 1])


def test_sessions_and_answers_are_counted(running, ask):
    before = metrics(ask)
    with session(running):
        for _ in range(3):
            with pytest.raises(InvalidStatus), session(running):
                pass
        assert ask("/open-data/none.csv").status == 404
        during = metrics(ask)
    assert (during["atlas_sessions"], during["atlas_sessions_allowed"]) == (1, 1)
    assert during['atlas_sessions_refused_total{reason="full"}'] == 3
    missing = 'atlas_answers_total{status="404"}'
    assert during[missing] == before.get(missing, 0) + 1
    assert during["process_cpu_seconds_total"] >= during["atlas_start_cpu_seconds"] > 0
    deadline = time.monotonic() + 20
    while metrics(ask)["atlas_sessions"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_log_is_lines_of_json_that_know_no_reader(tmp_path, asking, record_property):
    with narrow(APP, tmp_path / "app.log") as server:
        with session(server) as junk:
            with suppress(InvalidStatus), session(server):
                pass
            junk.send("text")
        asking(server)("/budget?country=Finland", X_Forwarded_For="198.51.100.7")
        os.kill(server.process_id, signal.SIGTERM)
        deadline = time.monotonic() + 20
        while "Stopped;" not in server.logged():
            assert time.monotonic() < deadline, server.logged()
            time.sleep(0.05)
    told = lines(server)
    assert told[0]["message"].startswith("Started in ")
    assert sum("Session refused (full)" in line["message"] for line in told) == 1
    assert all(set(line) - {"traceback"} == {"time", "level", "from", "message"} for line in told)
    assert not ADDRESS.search(server.logged())
    assert "Finland" not in server.logged()
    record_property("quality", ["Privacy", "lines of the server’s log read", len(told)])
