"""How soon a page is back when its replica goes: `python -m bench.failover`.

Two replicas behind HAProxy with deploy/haproxy.cfg, on this machine, with a browser beside them.
"""

import json
import tempfile
from pathlib import Path

from bench.__main__ import machine, spread
from bench.driver import browsing, visiting
from bench.replicas import ADVICE, haproxy, replica_of, replicated, returning

RESULTS = Path(__file__).with_name("failover_results.json")
ROUNDS = 5
VIEW = "/budget?country=Finland&factory=lumi"


def main() -> None:
    """Prints a Markdown table: seconds from the end of a replica to the page drawn by the other.

    Keeps every timing in bench/failover_results.json. Without HAProxy it only says so.
    """
    if not haproxy():
        print(ADVICE)
        return
    killed, stopped, stopping = [], [], []
    with (
        tempfile.TemporaryDirectory() as folder,
        replicated(Path(folder)) as replicas,
        browsing() as browser,
        visiting(browser, replicas.balancer) as visit,
    ):
        visit.open(VIEW)
        for _ in range(ROUNDS):
            name, returned = replica_of(visit.page), returning(visit.page)
            replicas.kill(name)
            killed.append(returned())
            replicas.start(name)
            name, returned = replica_of(visit.page), returning(visit.page)
            stopping.append(replicas.stop(name))
            stopped.append(returned())
            replicas.start(name)
    timings = {
        "killed: page back, drawn by the other": killed,
        "asked to stop: page back, drawn by the other": stopped,
        "asked to stop: process gone": stopping,
    }
    RESULTS.write_text(json.dumps({"on": machine(), "seconds": timings}, indent=1) + "\n")
    print(f"On {machine()}; {ROUNDS} rounds\n\n| replica | s |\n| --- | ---: |")
    for what, seconds in timings.items():
        print(f"| {what} | {spread(seconds)} |")


if __name__ == "__main__":
    main()
