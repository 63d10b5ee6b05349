"""Places for labels around points, free at every width of a map.

Labels are placed one after the other, each at the first place around its point that is free at
every width; one that finds none is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from charts.projections import Points

# Where a label is tried: beside its point, above and below it, at the corners; near, then far.
# Side, then the shift along that side as a part of the label's own width or height.
_BESIDE = tuple((side, shift) for shift in (0, -0.25, 0.25, -0.5, 0.5) for side in (1, -1))
_ABOVE = tuple((side, shift) for shift in (0, 0.3, -0.3, 0.5, -0.5) for side in (-1, 1))
_CORNERS = ((1, -1), (1, 1), (-1, -1), (-1, 1))
_DISTANCES = (4, 10, 16, 24)
# What makes a free place a worse one: each point of a line under it, each pixel that another
# point of its size is nearer than it should be, each pixel of distance, each place tried before.
_COVERED = 4.0
_CROWDED = 0.8
_PIXEL = 0.25
_LATER = 0.08
_APART = 9.0
"""How many pixels nearer a label should be to its own point than to others of its size."""
_TIE = 3.0
"""How many pixels nearer another point may be at worst."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any pixel."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def count(self, points: Points) -> int:
        """Return how many points lie inside."""
        x, y = points.T
        inside = (x > self.left) & (x < self.right) & (y > self.top) & (y < self.bottom)
        return int(inside.sum())

    def gap(self, x: float, y: float) -> float:
        """Return how far a point is from the box; 0 inside."""
        across = max(self.left - x, 0, x - self.right)
        return float(np.hypot(across, max(self.top - y, 0, y - self.bottom)))

    def within(self, other: "Box") -> bool:
        """Whether the box lies inside another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Wish:
    """A label that wants a place: where its point stands at each scale, and sizes in pixels.

    `radius` is that of the point, `clear` what the label keeps free around it.
    """

    points: tuple[tuple[float, float], ...]
    radius: float
    clear: float
    width: float
    height: float


@dataclass(frozen=True)
class Place:
    """Where a label stands: its middle left, middle or middle right end, off its point."""

    dx: float
    dy: float
    anchor: str


def places(
    wishes: Sequence[Wish], frames: Sequence[Box], lines: Sequence[Points]
) -> list[Place | None]:
    """Return a place for each label that finds one free at every scale, first come first served.

    `frames` holds the visible area at each scale, `lines` the points of drawn lines at each
    scale: of the free places the one is taken that covers the fewest of them.
    """
    taken: list[list[Box]] = [[] for _ in frames]
    found: list[Place | None] = []
    for wish in wishes:
        free = [
            (_flaws(wish, place, wishes, lines) + order * _LATER, order, place)
            for order, place in enumerate(_candidates(wish))
            if all(
                _is_free(wish, place, scale, wishes, taken[scale])
                and box(wish, place, scale).within(frame)
                for scale, frame in enumerate(frames)
            )
        ]
        best = min(free)[2] if free else None
        found.append(best)
        for scale, boxes in enumerate(taken):
            boxes.extend([box(wish, best, scale)] if best else [])
    return found


def _flaws(wish: Wish, place: Place, wishes: Sequence[Wish], lines: Sequence[Points]) -> float:
    """Return how bad a free place is: lines covered, other points too near, distance."""
    flaws = 0.0
    for scale, points in enumerate(lines):
        own, others = _gaps(wish, place, scale, wishes)
        crowded = sum(max(0, own + _APART - gap) for gap, other in others if _alike(wish, other))
        covered = box(wish, place, scale).count(points)
        flaws += _COVERED * covered + _CROWDED * crowded + _PIXEL * own
    return flaws


def _gaps(
    wish: Wish, place: Place, scale: int, wishes: Iterable[Wish]
) -> tuple[float, list[tuple[float, Wish]]]:
    """Return how far a placed label is from its own point, and from each other one."""
    tried = box(wish, place, scale)
    gaps = {id(one): tried.gap(*one.points[scale]) - one.radius for one in wishes}
    return gaps[id(wish)], [(gaps[id(one)], one) for one in wishes if one is not wish]


def _alike(wish: Wish, other: Wish) -> bool:
    """Whether a label could be taken for the other point's: small dots take none from large."""
    return other.radius > wish.radius / 2


def _candidates(wish: Wish) -> list[Place]:
    around = wish.radius + wish.clear
    half = wish.height / 2
    found: list[Place] = []
    for distance in _DISTANCES:
        off, corner = around + distance, around * 0.72 + distance / 2
        found += [Place(s * off, t * wish.height, _anchor(s)) for s, t in _BESIDE]
        found += [Place(t * wish.width, s * (off + half), "middle") for s, t in _ABOVE]
        found += [Place(s * corner, t * (corner + half), _anchor(s)) for s, t in _CORNERS]
    return found


def _anchor(side: float) -> str:
    return "start" if side > 0 else "end"


def _is_free(
    wish: Wish, place: Place, scale: int, wishes: Iterable[Wish], taken: Iterable[Box]
) -> bool:
    """Whether a label would stand on nothing, and not nearer to another point than to its own."""
    own, others = _gaps(wish, place, scale, wishes)
    needed = (
        (gap, max(other.clear, own - _TIE if _alike(wish, other) else 0)) for gap, other in others
    )
    tried = box(wish, place, scale)
    return all(gap >= least for gap, least in needed) and not any(map(tried.meets, taken))


def box(wish: Wish, place: Place, scale: int = 0) -> Box:
    """Return the pixels a placed label covers at a scale."""
    x, y = wish.points[scale]
    left = x + place.dx - {"start": 0, "middle": 0.5, "end": 1}[place.anchor] * wish.width
    top = y + place.dy - wish.height / 2
    return Box(left, top, left + wish.width, top + wish.height)
