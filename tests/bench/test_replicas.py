"""A replica that does not stop fails a test of replicas; it does not hold it up."""

import subprocess
import sys

import pytest

from bench import replicas
from bench.driver import Server
from bench.replicas import Replicas

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="waits for processes as Linux can"
)
DEAF = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
signal.pause()
"""


@pytest.fixture
def deaf():
    """A process that goes on when it is asked to stop."""
    command = [sys.executable, "-c", DEAF]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def test_waiting_for_a_replica_that_does_not_stop_has_an_end(deaf, tmp_path, monkeypatch):
    monkeypatch.setattr(replicas, "STOP_LIMIT", 0.2)
    server = Server("http://127.0.0.1", tmp_path / "log", 0, deaf.pid)
    both = Replicas(balancer=server, ports={}, running={"a": server})

    with pytest.raises(RuntimeError, match="The replica a does not stop"):
        both.stop("a")
    assert deaf.poll() is None
