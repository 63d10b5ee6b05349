"""How many readers one process can serve: `python -m bench.readers`.

Readers come over real WebSocket sessions, look at all pages and change what they see, on the
machine that serves them too; then a number of them come and go. The memory of a
crowd holds the caches that it fills, too. Linux only.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TypeVar

from bench.__main__ import machine
from bench.driver import APP, Server, serving
from bench.readers.crowd import Account, Crowd, come_and_go, hold

PLAIN = Path(__file__).with_name("plain.py")
RESULTS = Path(__file__).with_name("results.json")
PATHS = ("", "map", "budget", "consortia", "timeline", "factory", "country", "evidence")
SUBJECTS = {
    "Atlas, filters closed": (APP, PATHS, False),
    "Atlas, all filters": (APP, PATHS, True),
    "plain Streamlit, three figures": (PLAIN, ("",), True),
}
_HELD = 100
Outcome = TypeVar("Outcome")


def main() -> None:
    """Prints Markdown tables, and keeps every timing in bench/readers/results.json.

    What the file holds of a subject that is not measured stays as it is.
    """
    asked = _asked()
    print(f"On {machine()}; each reader does something every {asked.every:g} s\n")
    print(_HEAD)
    before = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results = {name: before[name] for name in (*SUBJECTS, "visits") if name in before}
    for name in SUBJECTS:
        if name.lower().startswith(asked.only):
            results[name] = {"on": machine(), "every": asked.every, "crowds": _crowds(name, asked)}
    if asked.visits:
        results["visits"] = {"on": machine(), **_visits(asked.visits)}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


_HEAD = """\
| | readers | runs a second | filter changed: median | p95 | page changed: p95 \
| first page: median | errors | server: cores | its ms a run | MB a reader |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.readers", description=__doc__)
    parser.add_argument("--readers", type=int, nargs="*", default=[50, 200, 1000])
    parser.add_argument("--seconds", type=float, default=60, help="how long each crowd is watched")
    parser.add_argument("--lead", type=float, default=60, help="seconds before it counts")
    parser.add_argument("--every", type=float, default=5, help="seconds between actions of one")
    parser.add_argument("--visits", type=int, default=5000, help="sessions that come and go; or 0")
    parser.add_argument("--only", choices=["", "atlas", "plain"], default="")
    return parser.parse_args()


def _crowds(name: str, asked: argparse.Namespace) -> list[dict[str, object]]:
    """Prints a row for each crowd, until one is too much, and returns what they lived through."""
    script, paths, open_filters = SUBJECTS[name]
    crowds = []
    for readers in asked.readers:
        crowd = Crowd(readers, asked.seconds, asked.every, paths, open_filters, asked.lead)
        account = served(script, crowd.attend)
        print(_row(name, readers, account), flush=True)
        crowds.append({"readers": readers, **vars(account), "errors": dict(account.errors)})
        if _is_broken(account, readers):
            break
    return crowds


def served(script: Path, do: Callable[[Server], Coroutine[None, None, Outcome]]) -> Outcome:
    """Return what is done with a fresh server."""
    with tempfile.TemporaryDirectory() as folder, serving(script, Path(folder, "log")) as server:
        return asyncio.run(do(server))


def _row(name: str, readers: int, account: Account) -> str:
    cells = [
        name,
        f"{readers:,}",
        f"{account.runs / account.seconds:.0f}",
        _seconds(account.choices, 50),
        _seconds(account.choices, 95),
        _seconds(account.turns, 95),
        _seconds(account.loads, 50),
        f"{account.errors.total():,}",
        f"{account.cpu:.2f}",
        f"{1000 * account.cpu * account.seconds / max(account.runs, 1):.0f}",
        f"{(account.memory_after - account.memory_before) / readers:.2f}",
    ]
    said = [f"  {count} × {error}" for error, count in account.errors.most_common(3)]
    return "\n".join([f"| {' | '.join(cells)} |", *said])


def _seconds(timings: Sequence[float], percent: int) -> str:
    if len(timings) < 2:
        return "none"
    return f"{statistics.quantiles(timings, n=100)[percent - 1]:.3f} s"


def _is_broken(account: Account, readers: int) -> bool:
    """Whether more readers would tell nothing new: a tenth of these have already failed."""
    return account.errors.total() > readers / 10


def _visits(visits: int) -> dict[str, object]:
    """Prints what a session takes, and what is left in memory of those that have come and gone.

    Returns the same, in megabytes.
    """
    each = served(APP, lambda server: hold(server, _HELD, "budget"))
    print(f"\nA session that stays on the budget takes {each:.2f} MB (mean of {_HELD}).")
    kept = served(APP, lambda server: come_and_go(server, visits))
    print("\n| sessions come and gone | memory, MB |\n| ---: | ---: |")
    for gone, megabytes in kept:
        print(f"| {gone:,} | {megabytes:,.0f} |")
    first, last = kept[0][1], kept[-1][1]
    print(f"\nFrom the first row to the last: {100 * (last / first - 1):+.1f} %")
    return {"each of those that stay": each, "stay": _HELD, "after so many have gone": dict(kept)}


if __name__ == "__main__":
    main()
