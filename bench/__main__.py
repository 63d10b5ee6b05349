"""Measures the dashboard beside a plain Streamlit page, in turns, and prints the comparison."""

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from bench.driver import APP, browsing, serving, settle, visiting

PLAIN = Path(__file__).with_name("plain.py")
RESULTS = Path(__file__).with_name("results.json")
MEASURES = ("start to healthy", "first page settled", "choice to redrawn")
CLICKS = 6

Timings = dict[str, list[float]]


class Subject(NamedTuple):
    """What is measured: a script, the page opened, and the choice on it that redraws."""

    script: Path
    path: str
    choice: str


ATLAS = Subject(APP, "/budget", "measure")
YARDSTICK = Subject(PLAIN, "/", "wave")


def main() -> None:
    """Runs the rounds, prints a Markdown table, and keeps every timing in bench/results.json."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="fresh servers for each of the two")
    rounds = parser.parse_args().rounds

    atlas: Timings = defaultdict(list)
    plain: Timings = defaultdict(list)
    with browsing() as browser:
        for turn in range(rounds):
            pair = [(ATLAS, atlas), (YARDSTICK, plain)]
            # The one that goes first alternates, so that neither profits from a warm machine.
            for subject, timings in pair if turn % 2 else reversed(pair):
                measure(browser, subject, timings)

    RESULTS.write_text(
        json.dumps({"on": machine(), "atlas": atlas, "plain": plain}, indent=2) + "\n"
    )
    print(table(atlas, plain, rounds))


def measure(browser: Browser, subject: Subject, timings: Timings) -> None:
    """Adds one round: a fresh server, its first reader, and a few choices that redraw the page."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(subject.script, Path(folder, "log")) as server,
    ):
        timings["start to healthy"].append(server.seconds_to_healthy)
        with visiting(browser, server) as visit:
            timings["first page settled"].append(visit.open(subject.path))
            for click in range(CLICKS):
                timings["choice to redrawn"].append(
                    choose(visit.page, subject.choice, 1 - click % 2)
                )


def choose(page: Page, choice: str, position: int) -> float:
    """Seconds from the click on one of a choice's options to the last change on the page."""
    page.locator(f".st-key-{choice}").get_by_role("radio").nth(position).check()
    settled = settle(page)
    clicked: float = page.evaluate("clicked")
    return settled - clicked / 1000


def table(atlas: Timings, plain: Timings, rounds: int) -> str:
    """The comparison in Markdown: medians, with the shortest and the longest, and their ratio."""
    lines = [
        f"{rounds} rounds in turns on {machine()}; median (shortest to longest) in seconds",
        "",
        "| | Atlas | plain Streamlit page | ratio |",
        "| --- | ---: | ---: | ---: |",
    ]
    for measure_name in MEASURES:
        ours, theirs = atlas[measure_name], plain[measure_name]
        ratio = statistics.median(ours) / statistics.median(theirs)
        lines.append(f"| {measure_name} | {spread(ours)} | {spread(theirs)} | {ratio:.2f} |")
    return "\n".join(lines)


def spread(seconds: list[float]) -> str:
    """Such as `0.12 (0.10 to 0.19)`."""
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def machine() -> str:
    """What was measured on, in words."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"Streamlit {version('streamlit')}"
    )


if __name__ == "__main__":
    main()
