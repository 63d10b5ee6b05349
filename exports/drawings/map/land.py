"""The countries of the map as areas, one a country, cut where the map ends."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import numpy as np

from charts.outlines import rings
from charts.placement import Box as Area
from charts.projections import Points
from charts.theme import Theme
from exports.drawings.drawing import Point, Polygon

_EDGE = 0.6
"""Points of the line between two countries."""
_SMALLEST = 1.0
"""Points across: of a country, smaller parts than its largest are left out."""

Place = Callable[[Points], Points]
"""Turns longitudes and latitudes into points of the drawing."""


def land(
    place: Place, area: Area, names: Mapping[str, str], joined: set[str], theme: Theme
) -> list[Polygon]:
    """Return the countries that the area shows, those of `joined` in the colour of taking part.

    `names` are those of countries by code; one that has none is named by its code.
    """
    inside = Area(area.left + _EDGE, area.top + _EDGE, area.right - _EDGE, area.bottom - _EDGE)
    parts: dict[str, list[tuple[Point, ...]]] = {}
    for country, ring in rings():
        cut = _cut(place(ring), inside)
        if len(cut) > 2:
            parts.setdefault(country, []).append(cut)
    return [
        Polygon(
            tuple(_seen(found)),
            fill=theme.joined if country in joined else theme.land,
            line=theme.border,
            line_width=_EDGE,
            name=names.get(country, f"Country {country}"),
        )
        for country, found in parts.items()
    ]


def _seen(found: Iterable[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Return the largest part of a country, and all that can be seen, largest first."""
    largest, *others = sorted(found, key=_size, reverse=True)
    return [largest, *(ring for ring in others if _size(ring) >= _SMALLEST)]


def _size(ring: tuple[Point, ...]) -> float:
    """Return how far a ring reaches along its longer side."""
    return float(np.ptp(np.array(ring), axis=0).max())


def _cut(ring: Points, area: Area) -> tuple[Point, ...]:
    """Return the part of a ring inside an area, in tenths of a point, no two alike in a row."""
    found = ring[:-1]
    if not _meets(found, area):
        return ()
    edges = ((0, area.left, 1), (0, area.right, -1), (1, area.top, 1), (1, area.bottom, -1))
    points: list[Point] = [(x, y) for x, y in found.tolist()]
    for axis, limit, side in edges:
        points = _half(points, axis, limit, side)
    rounded = [(round(x, 1), round(y, 1)) for x, y in points]
    return tuple(point for before, point in pairwise([*rounded[-1:], *rounded]) if point != before)


def _meets(ring: Points, area: Area) -> bool:
    left, top = ring.min(axis=0)
    right, bottom = ring.max(axis=0)
    return area.meets(Area(left, top, right, bottom))


def _half(points: list[Point], axis: int, limit: float, side: int) -> list[Point]:
    """Return what of a ring lies on one side of an upright or level line (Sutherland-Hodgman)."""
    kept: list[Point] = []
    for before, point in pairwise([*points[-1:], *points]):
        was, now = (side * (one[axis] - limit) for one in (before, point))
        if was * now < 0:
            kept.append(_between(before, point, was / (was - now)))
        if now >= 0:
            kept.append(point)
    return kept


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
