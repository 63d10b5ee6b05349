"""What whoever runs the server can choose, and what happens where the choice is a bad one."""

import subprocess
import sys

import pytest

from bench.driver import APP
from server.settings import FRAME_ANCESTORS, LOG, MAX_SESSIONS, Settings


def test_what_is_left_out_or_empty_stays_as_it_is():
    assert Settings.read({}) == Settings.read({MAX_SESSIONS: "", FRAME_ANCESTORS: " "})
    assert Settings.read({MAX_SESSIONS: "7"}).max_sessions == 7


@pytest.mark.parametrize("sessions", ["many", "0", "-1", "2.5", "1e3", " 5", "²"])
def test_a_number_of_sessions_that_is_none_ends_with_a_sentence(sessions):
    with pytest.raises(SystemExit, match=f"{MAX_SESSIONS} is a whole number from 1, not '"):
        Settings.read({MAX_SESSIONS: sessions})


@pytest.mark.parametrize(
    "ancestors",
    ["https://bücher.example", "self", "nonsense!! <>", "*; script-src *", "ftp://a.eu"],
)
def test_a_site_that_no_header_can_name_ends_with_a_sentence(ancestors):
    with pytest.raises(SystemExit, match=f"{FRAME_ANCESTORS} takes 'self' with its quotes, or "):
        Settings.read({FRAME_ANCESTORS: ancestors})


def test_a_style_of_log_that_is_none_ends_with_a_sentence():
    assert Settings.read({LOG: "json"}).log == "json"
    with pytest.raises(SystemExit, match=f"{LOG} is text or json, not 'xml'."):
        Settings.read({LOG: "xml"})


def test_the_server_stops_at_once_and_says_why(monkeypatch):
    monkeypatch.setenv(MAX_SESSIONS, "many")
    command = [sys.executable, "-m", "streamlit", "run", APP]
    options = ["--server.port=0", "--server.headless=true"]
    run = subprocess.run(
        command + options, cwd=APP.parent, capture_output=True, text=True, check=False, timeout=60
    )

    assert run.returncode == 1
    assert run.stderr.strip() == f"{MAX_SESSIONS} is a whole number from 1, not 'many'."
