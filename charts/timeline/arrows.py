"""Arrows from plans that were replaced."""

from collections.abc import Iterable

from charts.theme import Theme
from charts.timeline.lanes import Lane
from charts.timeline.marks import Mark


def arrows(lanes: Iterable[Lane], theme: Theme) -> list[dict[str, object]]:
    """Return an arrow from each replaced plan to the plan that took its place."""
    return [
        _arrow(line.y, mark, *found, theme)
        for lane in lanes
        for line in lane.lines
        for mark in line.marks
        if mark.replaced
        if (found := successor(mark, lane))
    ]


def successor(mark: Mark, lane: Lane) -> tuple[float, Mark] | None:
    """Return the plan of the same event that stands now, with its height."""
    same = (mark.event, mark.about, mark.status)
    stands = (
        (line.y, other)
        for line in lane.lines
        for other in line.marks
        if not other.replaced and (other.event, other.about, other.status) == same
    )
    return next(stands, None)


def _arrow(y: float, mark: Mark, to_y: float, to: Mark, theme: Theme) -> dict[str, object]:
    follows = to.first > mark.last
    return {
        "text": "",
        "showarrow": True,
        "x": (to.first if follows else to.last).isoformat(),
        "y": to_y,
        "ax": mark.last.isoformat(),
        "ay": y,
        "axref": "x",
        "ayref": "y",
        "arrowhead": 2,
        "arrowsize": 1,
        "arrowwidth": 1.5,
        "arrowcolor": theme.muted,
        "standoff": 1,
    }
