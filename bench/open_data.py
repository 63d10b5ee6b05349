"""How fast the open data come: `python -m bench.open_data`.

A few clients at once ask the running app over HTTP, on a new connection each time, as pandas and
curl do, or on one that is kept; and how long the files take that are slow to make. Clients and
server share the machine.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.__main__ import machine, spread
from bench.driver import APP, Server, serving
from bench.knowing import timed
from data.filters import ALL, Filters
from data.load import Tables
from exports.archive import archive
from exports.extract import Extract
from exports.workbook import workbook
from server.offers import PATH

CLIENTS, REQUESTS, ROUNDS = 4, 250, 5
BUDGETS = f"/{PATH}budgets.csv"
MAKERS: dict[str, Callable[[Extract], bytes]] = {"ZIP": archive, "XLSX": workbook}


def main() -> None:
    """Prints two Markdown tables: answers over HTTP, and files made."""
    print(f"On {machine()}; {CLIENTS} clients, {REQUESTS} requests each\n")
    print("| budgets.csv | requests a second | median | p95 |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, serving(APP, Path(folder, "log")) as server:
        tag = _tag(server)
        held = {"If-None-Match": tag}
        print(f"| whole | {_rate(server, {})} |")
        print(f"| compressed | {_rate(server, {'Accept-Encoding': 'gzip'})} |")
        print(f"| held already | {_rate(server, held)} |")
        print(f"| whole, connection kept | {_rate(server, {}, is_kept=True)} |")
        print(f"| held already, connection kept | {_rate(server, held, is_kept=True)} |")

    filters = Filters(ALL)
    print("\n| all tables as | seconds to make | size |\n| --- | ---: | ---: |")
    for name, make in MAKERS.items():
        # A new extract each time, for it keeps its tables.
        rounds = [Extract(Tables.read(), filters, "https://localhost/") for _ in range(ROUNDS)]
        seconds = [timed(make, extract) for extract in rounds]
        print(f"| {name} | {spread(seconds)} | {len(make(rounds[0])) / 1000:,.0f} kB |")


def _tag(server: Server) -> str:
    connection = HTTPConnection(urlsplit(server.address).netloc)
    connection.request("GET", BUDGETS)
    return connection.getresponse().headers["ETag"]


def _rate(server: Server, headers: dict[str, str], *, is_kept: bool = False) -> str:
    """Requests a second, and the median and 95th percentile of their times in milliseconds."""
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        timings = list(clients.map(lambda _: _ask(server, headers, is_kept), range(CLIENTS)))
    took = time.perf_counter() - started
    seconds = [second for client in timings for second in client]
    p95 = statistics.quantiles(seconds, n=20)[-1]
    median = statistics.median(seconds)
    return f"{len(seconds) / took:,.0f} | {median * 1000:.1f} ms | {p95 * 1000:.1f} ms"


def _ask(server: Server, headers: dict[str, str], is_kept: bool) -> list[float]:
    """Seconds of each request of one client."""
    connection = HTTPConnection(urlsplit(server.address).netloc)
    seconds = []
    for _ in range(REQUESTS):
        started = time.perf_counter()
        connection.request("GET", BUDGETS, headers=headers)
        connection.getresponse().read()
        if not is_kept:
            connection.close()
        seconds.append(time.perf_counter() - started)
    connection.close()
    return seconds


if __name__ == "__main__":
    main()
