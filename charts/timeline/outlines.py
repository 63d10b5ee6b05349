"""Outlines of plans whose date is open: closed at the end that is known, fading at the other."""

from collections.abc import Iterable
from datetime import date

from charts.theme import Theme, rgba
from charts.timeline.lanes import Lane, placed
from charts.timeline.marks import Mark
from charts.timeline.traces import BAR, EDGE, ink_of


def outlines(lanes: Iterable[Lane], theme: Theme) -> list[dict[str, object]]:
    """Return the lines around each plan that has an open end."""
    return [
        shape
        for y, mark in placed(lanes)
        if mark.is_open and mark.is_plan
        for shape in _outline(y, mark, ink_of(mark, theme))
    ]


def _outline(y: float, mark: Mark, ink: str) -> list[dict[str, object]]:
    """Return the known end of a mark, and its upper and lower edge in slices."""
    low, high = y - BAR / 2, y + BAR / 2
    known = mark.last if mark.start is None else mark.first
    return [
        _line((known, known), (low, high), ink),
        *(
            _line((start, end), (edge, edge), rgba(ink, strength))
            for start, end, strength in mark.pieces
            for edge in (low, high)
        ),
    ]


def _line(days: tuple[date, date], heights: tuple[float, float], ink: str) -> dict[str, object]:
    return {
        "type": "line",
        "name": "open outline",
        "x0": days[0].isoformat(),
        "x1": days[1].isoformat(),
        "y0": heights[0],
        "y1": heights[1],
        "line": {"color": ink, "width": EDGE},
    }
