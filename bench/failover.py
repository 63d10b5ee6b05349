"""How soon a page is back when its replica goes: `python -m bench.failover`.

Two replicas behind HAProxy with deploy/haproxy.cfg, on this machine, with a browser beside them.
"""

import tempfile
from pathlib import Path

from bench.__main__ import machine, spread
from bench.driver import browsing, visiting
from bench.replicas import replica_of, replicated, returning

ROUNDS = 5
VIEW = "/budget?country=Finland&factory=lumi"


def main() -> None:
    """Prints a Markdown table: seconds from the end of a replica to the page drawn by the other."""
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
    print(f"On {machine()}; {ROUNDS} rounds\n\n| replica | s |\n| --- | ---: |")
    print(f"| killed: page back, drawn by the other | {spread(killed)} |")
    print(f"| asked to stop: page back, drawn by the other | {spread(stopped)} |")
    print(f"| asked to stop: process gone | {spread(stopping)} |")


if __name__ == "__main__":
    main()
