"""Places for labels around points, free and clear at every width of a map.

A place is clear if the label is nearer to its own point than to any other, or at the end of a
leader, which is a thin line from the point to the label. One that finds no place is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, hypot, sin
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from charts.projections import Points

# Where a label is tried: beside its point, above and below it, at the corners; near, then far.
# Side, then the shift along that side as a part of the label's own width or height.
_BESIDE = tuple((side, shift) for shift in (0, -0.25, 0.25, -0.5, 0.5) for side in (1, -1))
_ABOVE = tuple((side, shift) for shift in (0, 0.3, -0.3, 0.5, -0.5) for side in (-1, 1))
_CORNERS = ((1, -1), (1, 1), (-1, -1), (-1, 1))
_NEAR = (3, 6, 10)
# With a leader: on rings around the point, where distances are in pixels and angles in radians.
_FAR = (14, 24, 36, 50, 66)
_ANGLES = np.linspace(0, 2 * np.pi, 24, endpoint=False).tolist()
# What makes a free place a worse one: each point of a line under it, each pixel that another
# point is nearer than it should be, each pixel of distance, a leader, each place tried before.
_COVERED = 8.0
_CROWDED = 0.8
_PIXEL = 0.25
_LEADER = 10.0
_LATER = 0.04
_STEEP = 0.3
"""The cosine of an angle below which a label stands above or below its point, not beside it."""
_CLEARLY = 4.0
"""How many pixels nearer a label is to its own point than to any other, at least."""
_APART = 14.0
"""How many pixels nearer it should be."""
_LEFT_OUT = 10.0
"""How bad it is to leave a label out, for each pixel of its height."""
_CUT = 3.0
"""How bad it is to take the short form of a label, for each pixel of the height of the whole."""
_TRIES = 8
"""How many labels are tried as the first to choose."""
_MOST = 64
"""How many labels choose at all: no map has room for more, and each looks at all points."""
_AIR = np.array([-2.0, -2.0, 2.0, 2.0])
"""Pixels that a label keeps free of other labels on its left, above, on its right and below."""
_SLACK = 3.0
"""Pixels between a leader and its label, and between a leader and what it passes."""


Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any pixel."""
        return bool(_meet(_edges([self]), _edges([other])))

    def gap(self, x: float, y: float) -> float:
        """Return how far a point is from the box; 0 inside."""
        return float(_gaps(_edges([self]), np.array([[x, y]])).item())

    def count(self, points: Points) -> int:
        """Return how many points lie inside."""
        return int(_counts(_edges([self]), points).item())

    def within(self, other: "Box") -> bool:
        """Whether the box lies inside another."""
        return bool(_within(_edges([self]), other).item())


@dataclass(frozen=True)
class Wish:
    """A label that wants a place: where its point stands at each scale, and sizes in pixels.

    `radius` is that of the point, `clear` what every other label keeps free around it, `short` the
    width and height of a shorter form of it, tried where the whole finds no place.
    """

    points: tuple[tuple[float, float], ...]
    radius: float
    clear: float
    width: float
    height: float
    short: tuple[float, float] | None = None


@dataclass(frozen=True)
class Place:
    """Where a label stands: its middle left, middle or middle right end, in pixels off its point.

    `leader` is where the line that leads to it ends, off its point too, if it needs one. The place
    may be one for the short form of the label only.
    """

    dx: float
    dy: float
    anchor: Anchor
    leader: tuple[float, float] | None = None
    is_short: bool = False


class _Around(NamedTuple):
    """What surrounds a point at all scales, in pixels off the point.

    A label keeps its distance to its own point: at another scale it is the rest that moves.
    """

    room: Box
    circles: Points
    radii: Points
    clear: Points
    lines: Points


class _Option(NamedTuple):
    """A place that a label could take, how bad it is, and the boxes it covers at each scale."""

    flaws: float
    place: Place | None
    covered: Points


def places(
    wishes: Sequence[Wish], frames: Sequence[Box], lines: Sequence[Points]
) -> list[Place | None]:
    """Return a place for each label that finds one free at every scale.

    `frames` holds the visible area at each scale, `lines` the points of drawn lines at each
    scale. Labels choose one after the other. One that fares badly is tried as the first to
    choose, and stays so where this makes the whole better. Of very many only those choose whose
    points stand most alone.
    """
    # A map is drawn light and dark, on screen and on paper: colours move no label.
    drawn = tuple(points.tobytes() for points in lines)
    return list(_places(tuple(wishes), tuple(frames), drawn))


@lru_cache(maxsize=64)
def _places(
    wishes: tuple[Wish, ...], frames: tuple[Box, ...], drawn: tuple[bytes, ...]
) -> tuple[Place | None, ...]:
    """Return the places of `places`; of lines the bytes are given, which can be remembered."""
    lines = [np.frombuffer(points).reshape(-1, 2) for points in drawn]
    choosing = _most_alone(wishes)
    options = [_options(wishes[i], wishes, frames, lines) for i in choosing]
    order = list(range(len(choosing)))
    best = _chosen(options, order)
    for worst in sorted(order, key=lambda i: -best[i].flaws)[:_TRIES]:
        if best[worst].flaws > _LEADER:
            other_order = [worst, *(i for i in order if i != worst)]
            other = _chosen(options, other_order)
            if sum(one.flaws for one in other) < sum(one.flaws for one in best):
                order, best = other_order, other
    found = {i: one.place for i, one in zip(choosing, best, strict=True)}
    return tuple(found.get(i) for i in range(len(wishes)))


def forget() -> None:
    """Forget all places found, so that the next ones are found anew."""
    _places.cache_clear()


def _most_alone(wishes: Sequence[Wish]) -> list[int]:
    """Return the wishes that choose, in their order."""
    if len(wishes) <= _MOST:
        return list(range(len(wishes)))
    spots = np.array([wish.points[0] for wish in wishes])
    gaps = np.hypot(*np.moveaxis(spots[:, np.newaxis] - spots, -1, 0))
    np.fill_diagonal(gaps, np.inf)
    return sorted(np.argsort(-gaps.min(axis=1), kind="stable")[:_MOST].tolist())


def _chosen(options: Sequence[Sequence[_Option]], order: Iterable[int]) -> list[_Option]:
    """Return the option that each label takes if they choose in this order."""
    chosen: dict[int, _Option] = {}
    taken = np.empty((1, 0, 4))
    for i in order:
        chosen[i] = next(one for one in options[i] if not _meet(one.covered, taken).any())
        taken = np.concatenate([one.covered for one in chosen.values()], axis=1)
    return [chosen[i] for i in range(len(options))]


def _options(
    wish: Wish, wishes: Sequence[Wish], frames: Sequence[Box], lines: Sequence[Points]
) -> list[_Option]:
    """Return the places that no circle takes: for the whole label, then for its short form.

    Of each form the best come first; the last option is to have none.
    """
    around = _around(wish, wishes, frames, lines)
    options = _options_of(wish, around, len(frames))
    if wish.short:
        width, height = wish.short
        for one in _options_of(replace(wish, width=width, height=height), around, len(frames)):
            place = replace(one.place, is_short=True) if one.place else None
            options.append(_Option(one.flaws + _CUT * wish.height, place, one.covered))
    nothing = np.empty((len(frames), 0, 4))
    return [*options, _Option(_LEFT_OUT * wish.height, None, nothing)]


def _options_of(wish: Wish, around: _Around, scales: int) -> list[_Option]:
    """Return the places for a label of one form, best first."""
    tried = _candidates(wish)
    boxes = _edges([_box_off_point(wish, place) for place in tried])
    flaws = _flaws(wish, tried, boxes, around, scales)
    free = [i for i in np.argsort(flaws, kind="stable").tolist() if flaws[i] < np.inf]
    tracks = [_track(wish, tried[i]) for i in free]
    crossing = _crossing(wish, tracks, around)
    points = np.tile(np.array(wish.points), 2)[:, np.newaxis]
    return [
        _Option(float(flaws[i]), tried[i], points + np.vstack([boxes[i] + _AIR, track]))
        for at, (i, track) in enumerate(zip(free, tracks, strict=True))
        if at not in crossing
    ]


def _around(
    wish: Wish, wishes: Sequence[Wish], frames: Sequence[Box], lines: Sequence[Points]
) -> _Around:
    own = np.array(wish.points)
    others = [one for one in wishes if one is not wish]
    circles = np.array([one.points for one in others]).reshape(-1, len(own), 2) - own
    rooms = _edges(frames) - np.tile(own, 2)
    return _Around(
        room=Box(*rooms[:, :2].max(axis=0).tolist(), *rooms[:, 2:].min(axis=0).tolist()),
        circles=circles.reshape(-1, 2),
        radii=np.repeat([one.radius for one in others], len(own)),
        clear=np.repeat([one.clear for one in others], len(own)),
        lines=np.concatenate([points - at for points, at in zip(lines, own, strict=True)]),
    )


def _flaws(
    wish: Wish, tried: Sequence[Place], boxes: Points, around: _Around, scales: int
) -> Points:
    """Return how bad each place is, which covers its box.

    Infinite where a label would be in the way, or unclear.
    """
    led = np.array([place.leader is not None for place in tried])
    own = _gaps(boxes, np.zeros((1, 2)))[:, 0] - wish.radius
    # On a crowded map few places are free, and only they are worth a closer look.
    free = np.flatnonzero(_within(boxes, around.room))
    gaps = _gaps(boxes[free], around.circles) - around.radii
    # A leader brings a label to its point, so that nothing else is as near.
    apart = gaps - np.where(led, 0, own)[free, np.newaxis]
    clear = (gaps >= around.clear).all(axis=1) & (led[free] | (apart >= _CLEARLY).all(axis=1))
    free, apart = free[clear], apart[clear]
    crowded = np.maximum(0, _APART - apart).sum(axis=1)
    at_all_scales = _COVERED * _counts(boxes[free], around.lines) + _CROWDED * crowded
    flaws = np.full(len(tried), np.inf)
    flaws[free] = at_all_scales / scales + _PIXEL * own[free] + _LEADER * led[free] + _LATER * free
    return flaws


def _candidates(wish: Wish) -> list[Place]:
    around = wish.radius + wish.clear
    half = wish.height / 2
    found: list[Place] = []
    for distance in _NEAR:
        off, corner = around + distance, around * 0.72 + distance / 2
        found += [Place(s * off, t * wish.height, _anchor(s)) for s, t in _BESIDE]
        found += [Place(t * wish.width, s * (off + half), "middle") for s, t in _ABOVE]
        found += [Place(s * corner, t * (corner + half), _anchor(s)) for s, t in _CORNERS]
    return found + [_led(wish, around + far, angle) for far in _FAR for angle in _ANGLES]


def _anchor(side: float) -> Anchor:
    return "middle" if abs(side) < _STEEP else "start" if side > 0 else "end"


def _led(wish: Wish, off: float, angle: float) -> Place:
    """Return a place in a direction, with a leader that stops short of the label."""
    right, down = cos(angle), sin(angle)
    dx, dy = right * off, down * (off + wish.height / 2)
    place = Place(dx, dy, _anchor(right))
    label = _box_off_point(wish, place)
    # The part of the way to the label's end at which the label begins.
    across = max(label.left, -label.right, 0) / max(abs(dx), 1e-9)
    along = max(label.top, -label.bottom, 0) / max(abs(dy), 1e-9)
    part = max(across, along) - _SLACK / hypot(dx, dy)
    return replace(place, leader=(part * dx, part * dy))


def _track(wish: Wish, place: Place) -> Points:
    """Return squares along a leader outside its own circle, as edges off the point."""
    if place.leader is None:
        return np.empty((0, 4))
    length = hypot(*place.leader)
    parts = np.arange(wish.radius, length, _SLACK) / length
    middles = parts[:, np.newaxis] * place.leader
    return np.hstack([middles - _SLACK / 2, middles + _SLACK / 2])


def _crossing(wish: Wish, tracks: Sequence[Points], around: _Around) -> set[int]:
    """Return which leaders, counted from 0, cross a circle other than those on their own."""
    if not tracks:
        return set()
    squares = np.vstack(tracks)
    reach = np.hypot(*np.abs(squares).reshape(-1, 2).max(axis=0, initial=0)) + _SLACK
    distances = np.hypot(*around.circles.T) - around.radii
    off = (distances > wish.radius) & (distances < reach)
    gaps = _gaps(squares, around.circles[off]) - around.radii[off]
    leaders = np.repeat(np.arange(len(tracks)), [len(track) for track in tracks])
    return set(leaders[(gaps < _SLACK).any(axis=1)].tolist())


def box(wish: Wish, place: Place, scale: int = 0) -> Box:
    """Return the pixels a placed label covers at a scale."""
    x, y = wish.points[scale]
    off = _box_off_point(wish, place)
    return Box(off.left + x, off.top + y, off.right + x, off.bottom + y)


def _box_off_point(wish: Wish, place: Place) -> Box:
    left = place.dx - {"start": 0, "middle": 0.5, "end": 1}[place.anchor] * wish.width
    top = place.dy - wish.height / 2
    return Box(left, top, left + wish.width, top + wish.height)


def _edges(boxes: Sequence[Box]) -> Points:
    """Return left, top, right and bottom of boxes, one a row."""
    return np.array([(one.left, one.top, one.right, one.bottom) for one in boxes])


def _gaps(boxes: Points, points: Points) -> Points:
    """Return how far each point (columns) is from each box (rows); 0 inside."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x, y = points.T
    across = np.maximum(0, np.maximum(left - x, x - right))
    gaps: Points = np.hypot(across, np.maximum(0, np.maximum(top - y, y - bottom)))
    return gaps


def _counts(boxes: Points, points: Points) -> npt.NDArray[np.int_]:
    """Return how many points lie inside each box."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x, y = points.T
    counts: npt.NDArray[np.int_] = ((x > left) & (x < right) & (y > top) & (y < bottom)).sum(axis=1)
    return counts


def _meet(boxes: Points, others: Points) -> npt.NDArray[np.bool_]:
    """Whether each box (rows) shares any pixel with each other one (columns), at each scale."""
    left, top, right, bottom = np.moveaxis(boxes[..., np.newaxis], -2, 0)
    west, north, east, south = np.moveaxis(others[..., np.newaxis, :, :], -1, 0)
    return np.asarray((left < east) & (west < right) & (top < south) & (north < bottom))


def _within(boxes: Points, room: Box) -> npt.NDArray[np.bool_]:
    """Whether each box lies inside the room."""
    after = boxes[:, :2] >= (room.left, room.top)
    before = boxes[:, 2:] <= (room.right, room.bottom)
    return np.asarray((after & before).all(axis=1))
