"""Lines of words under each other."""

from collections.abc import Iterable
from typing import Literal

from exports.drawings.drawing import Words
from exports.drawings.words import LEADING


def stacked(
    lines: Iterable[str],
    x: float,
    top: float,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: Literal["start", "middle", "end"] = "start",
    name: str,
) -> list[Words]:
    """Return lines from a height downwards."""
    high = size * LEADING
    return [
        Words(x, top + (i + 0.5) * high, line, size, colour, bold, anchor, name)
        for i, line in enumerate(lines)
    ]
