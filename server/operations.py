"""What those who run the server ask it: `/healthz`, `/readyz` and `/metrics`.

Decisions:

- Healthy: the process answers. A damaged table makes no process unhealthy, for a restart would not
  mend it; it makes it not ready, and a load balancer sends readers to another one.
- Ready does not wait until scripts are compressed: whoever comes before then is answered, too.
- Metrics are few enough to be written by hand, in the text format of Prometheus. Streamlit has
  some of its sessions at `/_stcore/metrics`.
"""

import logging
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data import dataset
from data.load import TableDamaged, Tables, fingerprint
from server.counted import Counts

_LOG = logging.getLogger(__name__)
_MEMORY = Path("/proc/self/statm")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Operations:
    """Answers from the counts of the server and the state of its tables."""

    def __init__(self, counts: Counts, max_sessions: int) -> None:
        self._counts = counts
        self._max_sessions = max_sessions
        self._damage = ""

    def routes(self) -> list[Route]:
        """Return the three routes; only GET and HEAD."""
        return [
            Route("/healthz", _healthy),
            Route("/readyz", self._ready),
            Route("/metrics", self._metrics),
        ]

    def tables(self) -> Tables:
        """Return the tables shown; raise TableDamaged where they cannot be, and log each change."""
        try:
            tables = dataset.newest(fingerprint())
        except TableDamaged as damage:
            if str(damage) != self._damage:
                _LOG.error("Not ready: %s", damage.for_log)
            self._damage = str(damage)
            raise
        if self._damage:
            _LOG.info("Ready again")
        self._damage = ""
        return tables

    def _ready(self, request: Request) -> Response:
        try:
            self.tables()
        except TableDamaged as damage:
            return _say([str(damage)], 503)
        return _say(["ready"])

    def _metrics(self, request: Request) -> Response:
        return _say(self._lines(), media_type=_TEXT)

    def _lines(self) -> Iterator[str]:
        counts, shown = self._counts, dict[str, int]()
        with suppress(TableDamaged):
            tables = self.tables()
            shown = {f'{{version="{tables.version}",known="{tables.newest_evidence}"}}': 1}
        said = "Whether the tables can be shown"
        yield from _metric("atlas_ready", "gauge", said, len(shown))
        if shown:
            yield from _metric("atlas_data_info", "gauge", "The data shown", shown)
        yield from _metric("atlas_sessions", "gauge", "Sessions open", counts.open)
        most = self._max_sessions
        yield from _metric("atlas_sessions_allowed", "gauge", "Sessions at most", most)
        refused = {f'{{reason="{reason}"}}': n for reason, n in counts.refused.items()}
        yield from _metric("atlas_sessions_refused_total", "counter", "Sessions refused", refused)
        answers = {f'{{status="{status}"}}': n for status, n in sorted(counts.answers.items())}
        yield from _metric("atlas_answers_total", "counter", "Answers by HTTP status", answers)
        said = "CPU seconds that the start took"
        yield from _metric("atlas_start_cpu_seconds", "gauge", said, round(counts.start, 2))
        used = round(time.process_time(), 2)
        yield from _metric("process_cpu_seconds_total", "counter", "CPU seconds used", used)
        if _MEMORY.exists():
            held = int(_MEMORY.read_text().split()[1]) * _PAGE
            yield from _metric("process_resident_memory_bytes", "gauge", "Memory held", held)


async def _healthy(request: Request) -> Response:
    return _say(["healthy"])


def _say(lines: Iterable[str], status: int = 200, media_type: str = "text/plain") -> Response:
    text = "".join(f"{line}\n" for line in lines)
    return PlainTextResponse(text, status, {"Cache-Control": "no-store"}, media_type)


def _metric(name: str, kind: str, said: str, value: float | dict[str, int]) -> Iterator[str]:
    """Yield a metric; of several values each has its labels."""
    yield f"# HELP {name} {said}."
    yield f"# TYPE {name} {kind}"
    for labels, one in (value if isinstance(value, dict) else {"": value}).items():
        yield f"{name}{labels} {one}"
