"""What the chart says in words, and how much room that takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.budget.labels import KIND_WORDS, qualified
from charts.budget.rows import Row
from charts.theme import LIGHT
from data.wording import and_list, money
from exports.briefing.measure import LEADING, fitted
from exports.briefing.room import INNER
from exports.drawings.words import width_of
from exports.slides.text import Run

_SIZES = ((8, 14), (12, 12))
_SMALLEST = 10
"""Bars up to so many -> size of their words; of more they are as small as words may be."""
_NAMES = 0.36
"""The part of the width that names may take."""
_BETWEEN = 12
"""Points from names to bars, and from the end of a bar to its label."""
_NAME_LINES = 2
_POINTER = "► "
_RIVALS = 3
"""Rival readings that a label lists before it counts them."""


@dataclass(frozen=True)
class Measures:
    """Points: the size of words, the room and the lines of names, and where the axis ends."""

    size: float
    names: float
    lines: int
    peak: float
    """In million euro, so that every label has room after its bar."""

    @property
    def start(self) -> float:
        """Where bars begin."""
        return self.names + _BETWEEN


def measures(rows: Sequence[Row], height: float) -> Measures:
    """Return how large the parts of a chart of a height are."""
    size = next((size for most, size in _SIZES if len(rows) <= most), _SMALLEST)
    widest = max(width_of(f"{row.name}{_after(row)}", size) for row in rows)
    names = min(widest, INNER * _NAMES)
    room = INNER - names - 2 * _BETWEEN
    ends = [row.end * room / max(room - _label_width(row, size), 1) for row in rows if row.amount]
    lines = max(1, int(height / len(rows) / (size * LEADING)))
    return Measures(size, names, min(lines, _NAME_LINES), max(ends, default=1))


def name_of(row: Row, sizes: Measures) -> str:
    """Return a factory with its kind, and what is said where it has no amount."""
    return fitted(row.name, sizes.names, sizes.lines, sizes.size, end=_after(row))


def _after(row: Row) -> str:
    """Return what follows the name of a factory, however long that is."""
    amount = f": {row.words}" if row.amount is None else ""
    kind = KIND_WORDS.get(row.kind)
    return f"{amount}{f' · {kind}' if kind else ''}"


def label_of(row: Row, size: float) -> tuple[Run, ...]:
    """Return what stands after a bar: the amount, what limits it, and what others say."""
    pointer = [Run(_POINTER, size, row.colour(LIGHT), bold=True)]
    more = "".join(f" · {words}" for words in [*qualified(row), *_rivals(row)])
    return (
        *(pointer if row.qualifier == "at_least" else []),
        Run(row.words, size, bold=True),
        *([Run(more, max(size - 2, _SMALLEST), LIGHT.muted)] if more else []),
    )


def _rivals(row: Row) -> list[str]:
    readings = row.rival_readings
    if not readings:
        return []
    if len(readings) > _RIVALS:
        return [f"{len(readings)} rival figures"]
    noun = "rival" if len(readings) == 1 else "rivals"
    return [f"{noun}: {and_list(money(*reading) for reading in readings)}"]


def _label_width(row: Row, size: float) -> float:
    return sum(width_of(run.text, run.size, bold=run.bold) for run in label_of(row, size))
