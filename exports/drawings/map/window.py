"""The part of Europe that is shown, and where it lies on the drawing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from charts.flat_map import EAST, NORTH, SOUTH, WEST
from charts.placement import Box as Area
from charts.projections import Points, bow, laea
from charts.sites import BOW, Site, lines_of, placed

_AROUND_SITE, _AROUND_LINE = 260.0, 60.0
"""Kilometres between the middle of a circle, or a line, and the edge of the map, at least."""
_DOWN = np.array([1, -1])
"""Turns northings into distances downwards, and back."""


@dataclass(frozen=True)
class Window:
    """An area of the drawing, the middle of what it shows in kilometres, and how large a point is.

    Kilometres are those of EPSG:3035, counted downwards.
    """

    area: Area
    middle: tuple[float, float]
    per_point: float

    @property
    def centre(self) -> Points:
        """The middle of the area, in points of the drawing."""
        across, down = self.area.left + self.area.right, self.area.top + self.area.bottom
        return np.array([across / 2, down / 2])

    def place(self, spots: Points) -> Points:
        """Return longitudes and latitudes as points of the drawing."""
        placed_: Points = (_kilometres(spots) - self.middle) / self.per_point + self.centre
        return placed_


def window_of(sites: Iterable[Site], area: Area) -> Window:
    """Return the window on all of Europe that takes part, and on every mark wherever it stands."""
    least = np.array([[WEST, -NORTH], [EAST, -SOUTH]], dtype=float)
    shown = np.concatenate([least, *_marked(list(sites))])
    low, high = shown.min(axis=0), shown.max(axis=0)
    wide, tall = (high - low).tolist()
    across, down = ((low + high) / 2).tolist()
    room = area.right - area.left, area.bottom - area.top
    return Window(area, (across, down), max(wide / room[0], tall / room[1]))


def _marked(sites: list[Site]) -> Iterator[Points]:
    """Yield the kilometres of sites and of the lines to their partners, with what is around."""
    for _, position in placed(sites):
        yield from _around(_kilometres(np.array([position])), _AROUND_SITE)
    for line in lines_of(sites):
        start, end = _kilometres(np.array([line.start, line.end]))
        yield from _around(bow(start, end, BOW), _AROUND_LINE)


def _around(spots: Points, margin: float) -> tuple[Points, Points]:
    return spots - margin, spots + margin


def _kilometres(spots: Points) -> Points:
    kilometres: Points = laea(spots) / 1000 * _DOWN
    return kilometres
