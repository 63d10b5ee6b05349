"""Measures the dashboard beside plain Streamlit pages, in turns: `python -m bench`.

Two yardsticks: a page of one line, the least that Streamlit can do, and pages with comparable
figures as one would write them first. All in Streamlit's own settings.
"""

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from bench.driver import APP, Server, browsing, serving
from bench.visit import LINK, LOOPBACK, Connection, Costs, Place, measure

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
CONNECTIONS = (LOOPBACK, LINK)
ATLAS, FIGURES, LINE = "Atlas", "plain Streamlit, figures", "plain Streamlit, one line"


class Subject(NamedTuple):
    """A page that is measured: who draws it, and where it is."""

    who: str
    script: Path
    place: Place


PAGES = {
    "Budget": (
        Subject(ATLAS, APP, Place("/budget", "wave", "timeline")),
        Subject(FIGURES, HERE / "readers" / "plain.py", Place("/", "wave")),
        Subject(LINE, HERE / "plain.py", Place("/", "wave")),
    ),
    "Map": (
        Subject(ATLAS, APP, Place("/map", "wave", "consortia")),
        Subject(FIGURES, HERE / "plain_map.py", Place("/", "wave")),
        Subject(LINE, HERE / "plain.py", Place("/", "wave")),
    ),
}


class Goal(NamedTuple):
    """How much of a yardstick a cost of the Budget page may be; without one, how much it may be."""

    cost: str
    connection: Connection
    of: str
    at_most: float


GOALS = (
    Goal("megabytes", LOOPBACK, FIGURES, 0.28),
    Goal("first load", LINK, FIGURES, 0.42),
    Goal("first load", LOOPBACK, FIGURES, 0.7),
    Goal("reload", LOOPBACK, LINE, 0.85),
    Goal("filter", LOOPBACK, LINE, 1.2),
    Goal("page change", LOOPBACK, "", 0.5),
)

Key = tuple[str, str, str, str]
"""Page, who draws it, connection, cost."""
Timings = dict[Key, list[float]]


def main() -> None:
    """Runs the rounds, prints Markdown tables, and keeps every timing in bench/results.json."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each page")
    rounds = parser.parse_args().rounds
    timings = _measured(rounds)
    kept = [dict(zip(("page", "who", "connection", "cost"), key, strict=True)) for key in timings]
    told = [one | {"values": values} for one, values in zip(kept, timings.values(), strict=True)]
    RESULTS.write_text(json.dumps({"on": machine(), "costs": told}, indent=1) + "\n")
    print(f"{rounds} rounds in turns on {machine()}; median (least to most)\n")
    print("\n".join([*_table(timings), "", *_goals(timings)]))


def _measured(rounds: int) -> Timings:
    """Return the costs of each round. The servers stay; the first visit of each is not counted."""
    timings: Timings = {}
    with ExitStack() as stack, browsing() as browser:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {
            script: stack.enter_context(serving(script, folder / f"{number}.log"))
            for number, script in enumerate(dict.fromkeys(s.script for s in _subjects()))
        }
        for subject in _subjects():
            measure(browser, servers[subject.script], subject.place, LOOPBACK)
        for _ in range(rounds):
            for key, costs in _round(browser, servers):
                for cost, value in costs.items():
                    timings.setdefault((*key, cost), []).append(value)
    return timings


def _round(
    browser: Browser, servers: dict[Path, Server]
) -> Iterator[tuple[tuple[str, str, str], Costs]]:
    for page, subjects in PAGES.items():
        for connection in CONNECTIONS:
            for who, script, place in subjects:
                costs = measure(browser, servers[script], place, connection)
                yield (page, who, connection.name), costs


def _subjects() -> Iterator[Subject]:
    return (subject for subjects in PAGES.values() for subject in subjects)


def _table(timings: Timings) -> Iterator[str]:
    yield f"| page | connection | cost | {ATLAS} | {FIGURES} | {LINE} |"
    yield "| --- | --- | --- | ---: | ---: | ---: |"
    for page in PAGES:
        for connection in CONNECTIONS:
            for cost in ("first load", "megabytes", "reload", "filter", "page change"):
                cells = [
                    spread(found) if found else "none"
                    for who in (ATLAS, FIGURES, LINE)
                    for found in [timings.get((page, who, connection.name, cost))]
                ]
                unit = "MB" if cost == "megabytes" else f"{cost}, s"
                yield f"| {' | '.join([page, connection.name, unit, *cells])} |"


def _goals(timings: Timings) -> Iterator[str]:
    yield "| Budget | connection | of | ratio, or seconds | goal |"
    yield "| --- | --- | --- | ---: | ---: |"
    for cost, connection, of, at_most in GOALS:
        found = statistics.median(timings["Budget", ATLAS, connection.name, cost])
        if of:
            found /= statistics.median(timings["Budget", of, connection.name, cost])
        yield f"| {cost} | {connection.name} | {of} | {found:.2f} | {at_most:.2f} |"


def spread(values: list[float]) -> str:
    """Such as `0.12 (0.10 to 0.19)`."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def machine() -> str:
    """What was measured on, in words."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"Streamlit {version('streamlit')}"
    )


if __name__ == "__main__":
    main()
