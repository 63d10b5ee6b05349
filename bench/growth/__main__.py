"""What a register 10 and 100 times as large costs: `python -m bench.growth`.

Processor seconds of each step from the claims to the charts, and how they grow: 1 is as the claims
do, 2 with their square. What is made once for all is made before; what is kept is forgotten.
"""

import argparse
import json
import math
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.__main__ import machine
from bench.growth.larger import write_larger
from charts import placement
from charts.theme import LIGHT
from charts.view import View
from data.build import build_date, build_tables, check_tables, evidence_of, to_files, write
from data.choose import choose
from data.filters import ALL, Filters
from data.known import History
from data.load import Tables
from data.register import Register
from exports import views

RESULTS = Path(__file__).with_name("results.json")
DAY = date(2026, 8, 31)
ROUNDS = {1: 5, 10: 3}
"""How often a size is measured, where more than once."""
_EVERY = Filters(wave=ALL)
_CHARTS: dict[str, Callable[[Tables], View]] = {
    "budget": lambda tables: views.budget(tables, "factory_total", LIGHT),
    "funding": lambda tables: views.funding(tables, LIGHT),
    "consortia": lambda tables: views.consortia(tables, LIGHT, antennas=True),
    "sectors": lambda tables: views.sectors(tables, LIGHT),
    "stages": lambda tables: views.stages(tables, LIGHT),
    "timeline": lambda tables: views.timeline(
        tables, views.slips_among(tables, tables), DAY, LIGHT
    ),
    "map": lambda tables: views.sites(tables, None, LIGHT, flat=False),
    "map with Antennas": lambda tables: views.sites(tables, None, LIGHT, flat=False, antennas=True),
    "flat map": lambda tables: views.sites(tables, None, LIGHT, flat=True),
}


@dataclass
class Clock:
    """Processor seconds by step, one for each round."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done inside as a round of a step."""
        started = time.process_time()
        yield
        self.seconds.setdefault(name, []).append(time.process_time() - started)


def main() -> None:
    """Prints a Markdown table, and keeps the seconds in bench/growth/results.json."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 100])
    asked = parser.parse_args().times
    with TemporaryDirectory() as folder:
        measured(Path(folder, "first"), 1, Clock())
        found = {}
        for times in asked:
            clock = Clock()
            for number in range(ROUNDS.get(times, 1)):
                claims = measured(Path(folder, f"{times}-{number}"), times, clock)
            found[claims] = {name: statistics.median(all_) for name, all_ in clock.seconds.items()}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = {"on": machine(), "megabytes": megabytes, "seconds by claims": found}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")
    print(f"On {machine()}; processor seconds; at most {megabytes:,.0f} MB\n")
    print("\n".join(table(found)))


def measured(folder: Path, times: int, clock: Clock) -> int:
    """Measure all steps once with a register so many times as large; return its claims."""
    placement.forget()
    write_larger(folder / "claims", times)
    with clock.step("build: read and check the register"):
        register = Register.read(folder / "claims")
    with clock.step("build: clean"):
        evidence_of(register)
    with clock.step("build: clean, choose, assemble"):
        tables = build_tables(register)
    with clock.step("build: check the tables"):
        problems = check_tables(tables, register)
    if problems:
        raise AssertionError(problems[0])
    with clock.step("build: make the files"):
        files = to_files(tables, build_date(register))
    write(files, folder / "tables")
    _measure_reading(folder / "tables", clock)
    return len(register.claims)


def _measure_reading(folder: Path, clock: Clock) -> None:
    with clock.step("load"):
        tables = Tables.read(folder)
    with clock.step("choose"):
        choose(tables.evidence, tables.sources, DAY)
    with clock.step("known on a day: make ready"):
        history = History(tables)
    with clock.step("known on a day"):
        history.on(DAY)
    with clock.step("select"):
        _EVERY.apply(tables)
    for name, view in _CHARTS.items():
        # Tables of their own: what one chart has had made of them is not there for the next.
        selected = _EVERY.apply(tables)
        with clock.step(f"chart: {name}"):
            view(selected).drawing.to_json()


def table(found: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """Yield the lines of a table; `found` has the seconds of each step by number of claims."""
    sizes = list(found)
    steps = list(found[sizes[0]])
    powers = [f"power, to {more:,}" for more in sizes[1:]]
    yield f"| step | {' | '.join([*(f'{n:,} claims' for n in sizes), *powers])} |"
    yield "| --- |" + " ---: |" * (len(sizes) + len(powers))
    for step in steps:
        seconds = [found[size][step] for size in sizes]
        grown = [power(sizes[i : i + 2], seconds[i : i + 2]) for i in range(len(sizes) - 1)]
        cells = [*(f"{one:.3f}" for one in seconds), *(f"{one:.2f}" for one in grown)]
        yield f"| {step} | {' | '.join(cells)} |"


def power(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return with which power of the size the seconds grow from one size to another."""
    (fewer, more), (before, after) = sizes, seconds
    return math.log(after / before) / math.log(more / fewer)


if __name__ == "__main__":
    main()
