"""How long the dataset of another day takes: `python -m bench.knowing`.

The register as it is, and one ten times as large, made up of copies.
"""

import time
from collections.abc import Callable
from datetime import date

from bench.__main__ import machine, spread
from bench.growth.larger import larger_tables
from data.known import History
from data.load import Tables

DAYS = [date(2024, 12, 31), date(2025, 6, 15), date(2025, 12, 31), date(2026, 8, 31)]
ROUNDS = 5


def main() -> None:
    """Prints a Markdown table: seconds to make all tables of a day, median, shortest, longest."""
    now = Tables.read()
    print(f"On {machine()}; median (shortest to longest) in seconds\n")
    print("| register | claims | all tables of a day |\n| --- | ---: | ---: |")
    for name, tables in (("as it is", now), ("ten times as large", larger_tables(10))):
        history = History(tables)
        seconds = [timed(history.on, day) for _ in range(ROUNDS) for day in DAYS]
        print(f"| {name} | {len(tables.evidence):,} | {spread(seconds)} |")
    print(f"\nMaking the claims ready once: {spread([timed(History, now) for _ in range(ROUNDS)])}")


def timed(do: Callable[..., object], *arguments: object) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
