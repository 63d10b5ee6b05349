"""How long the dataset of another day takes: `python -m bench.knowing`.

The register as it is, and one ten times as large, made of copies under other ids.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from bench.__main__ import machine, spread
from data.known import History
from data.load import Tables

DAYS = [date(2024, 12, 31), date(2025, 6, 15), date(2025, 12, 31), date(2026, 8, 31)]
ROUNDS = 5


def main() -> None:
    """Prints a Markdown table: seconds to make all tables of a day, median, shortest, longest."""
    now = Tables.read()
    print(f"On {machine()}; median (shortest to longest) in seconds\n")
    print("| register | claims | all tables of a day |\n| --- | ---: | ---: |")
    for name, tables in (("as it is", now), ("ten times as large", enlarged(now, 10))):
        history = History(tables)
        seconds = [timed(history.on, day) for _ in range(ROUNDS) for day in DAYS]
        print(f"| {name} | {len(tables.evidence):,} | {spread(seconds)} |")
    print(f"\nMaking the claims ready once: {spread([timed(History, now) for _ in range(ROUNDS)])}")


def timed(do: Callable[..., object], *arguments: object) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - started


def enlarged(tables: Tables, times: int) -> Tables:
    """Return the tables with each subject and each of its claims so many times."""
    return replace(
        tables,
        evidence=_copies(tables.evidence, times, ("claim_id", "subject_id")),
        subjects=_copies(tables.subjects, times, ("subject_id",)),
    )


def _copies(frame: pd.DataFrame, times: int, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows, then the same under other ids; the programme stays one."""
    copies = [frame]
    for copy in range(1, times):
        more = frame.copy()
        for name in ids:
            is_own = more[name] != "programme"
            more.loc[is_own, name] = more.loc[is_own, name] + f"-{copy}"
        copies.append(more)
    found = pd.concat(copies, ignore_index=True)
    return found.drop_duplicates(ids[0], ignore_index=True)


if __name__ == "__main__":
    main()
