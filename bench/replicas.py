"""Two replicas behind a real HAProxy with deploy/haproxy.cfg, for their tests and the benchmark."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from bench.driver import APP, ROOT, START_LIMIT, Server, free_port, serving, settle

CONFIGURATION = ROOT / "deploy" / "haproxy.cfg"
COOKIE = "atlas-replica"
STOP_LIMIT = 30.0
ADVICE = "No HAProxy was found. Install one (Debian: sudo apt-get install haproxy)."
# Debian has it where only root looks.
_FOLDERS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


@dataclass
class Replicas:
    """Replicas by the name that the cookie has for them, and the load balancer before them."""

    balancer: Server
    ports: dict[str, int]
    running: dict[str, Server] = field(default_factory=dict)
    _ends: dict[str, ExitStack] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start a replica, and wait until the balancer sends readers to it."""
        self._ends[name] = ExitStack()
        log = self.balancer.log.with_name(f"{name}-{time.monotonic_ns()}.log")
        server = self._ends[name].enter_context(serving(APP, log, self.ports[name]))
        self.running[name] = server
        deadline = time.monotonic() + START_LIMIT
        while name not in self.ready():
            if time.monotonic() > deadline:
                raise RuntimeError(f"The balancer does not find {name}:\n{self.balancer.logged()}")
            time.sleep(0.05)

    def kill(self, name: str) -> None:
        """End a replica at once, as a crash does."""
        os.kill(self.running.pop(name).process_id, signal.SIGKILL)
        self._ends.pop(name).close()

    def stop(self, name: str) -> float:
        """Ask a replica to stop, wait until it has, and return how many seconds that took.

        Raise RuntimeError where it does not stop.
        """
        started = time.perf_counter()
        process = self.running[name].process_id
        os.kill(process, signal.SIGTERM)
        while not os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT | os.WNOHANG):
            if time.perf_counter() - started > STOP_LIMIT:
                raise RuntimeError(f"The replica {name} does not stop.")
            time.sleep(0.01)
        took = time.perf_counter() - started
        self.kill(name)
        return took

    def ready(self) -> set[str]:
        """Return the replicas to which the balancer sends readers."""
        return {name for name in self.ports if self._takes(name)}

    def _takes(self, name: str) -> bool:
        """Whether a replica takes who names it: another one would set its own name."""
        with closing(HTTPConnection(urlsplit(self.balancer.address).netloc)) as connection:
            try:
                connection.request("GET", "/healthz", headers={"Cookie": f"{COOKIE}={name}"})
                answer = connection.getresponse()
            except OSError:
                return False
            return answer.status == HTTPStatus.OK and answer.headers["Set-Cookie"] is None


def haproxy() -> str | None:
    """Return the path of HAProxy, None where it is not installed."""
    return shutil.which("haproxy", path=_FOLDERS)


@contextmanager
def replicated(folder: Path) -> Iterator[Replicas]:
    """Run two replicas behind HAProxy, and end all of them afterwards."""
    program = haproxy()
    if not program:
        raise SystemExit(ADVICE)
    ports, port = {"a": free_port(), "b": free_port()}, free_port()
    places = {f"ATLAS_{name.upper()}": f"127.0.0.1:{at}" for name, at in ports.items()}
    environment = os.environ | places | {"ATLAS_BIND": f"127.0.0.1:{port}"}
    log = folder / "haproxy.log"
    with log.open("wb") as output:
        command = [program, "-db", "-f", str(CONFIGURATION)]
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    replicas = Replicas(Server(f"http://127.0.0.1:{port}", log, 0, process.pid), ports)
    try:
        for name in ports:
            replicas.start(name)
        yield replicas
    finally:
        for name in list(replicas.running):
            replicas.kill(name)
        process.kill()
        process.wait()


def replica_of(page: Page) -> str:
    """Return the replica that the cookie of a window names."""
    cookies = {cookie.get("name"): cookie.get("value", "") for cookie in page.context.cookies()}
    return cookies[COOKIE]


def returning(page: Page) -> Callable[[], float]:
    """Listen to a page from now on, before its replica goes.

    What is returned waits until a new session has drawn the page, and says how many seconds it took
    from now until the last word of the server.
    """
    started = time.perf_counter()
    heard: list[float] = []
    page.on(
        "websocket",
        lambda session: session.on("framereceived", lambda _: heard.append(time.perf_counter())),
    )

    def wait() -> float:
        deadline = time.perf_counter() + START_LIMIT
        while not heard:
            if time.perf_counter() > deadline:
                raise RuntimeError("The page did not come back.")
            page.wait_for_timeout(20)
        settle(page)
        return heard[-1] - started

    return wait
