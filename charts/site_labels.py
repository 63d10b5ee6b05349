"""Labels of both maps: sites with their budgets first, then partner countries and Antennas.

A site whose name and budget find no room is labelled with its short name alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import NamedTuple

import numpy as np

from charts.antennas import MARK, RIM, Antenna, standing, ties_of
from charts.placement import Box, Place, Wish, places
from charts.projections import Points, bow
from charts.sites import BOW, CAPITAL, HALO, Position, Site, lines_of, placed
from charts.theme import SIZE, SMALL, Theme, text_width
from data.wording import and_list, cut, short_name

LINE = 17
"""Pixels from one line of a label to the next."""
LEADER = 1
"""Pixels: the width of the line to a label that stands far from its point."""
_NAME_LENGTH = 30
_MOST_NAMED = 12
"""So many names are said of what has no room, at most: a sentence must end."""
_STEP = 4.0
"""Pixels between the points of a line that labels keep off."""

Scale = Callable[[Points], Points]
"""Turns longitudes and latitudes into pixels, y downwards."""


@dataclass(frozen=True)
class Label:
    """A label in its place: one line for a country or an Antenna, one or two for a site.

    `radius` is that of its point in pixels, its place is in pixels off the middle of the point.
    """

    factory_id: str
    lines: tuple[str, ...]
    position: Position
    radius: float
    place: Place

    def colour(self, chosen: str | None, theme: Theme) -> str:
        """Return the colour of text for a site, until another one is chosen."""
        return theme.text if self.factory_id and chosen in (None, self.factory_id) else theme.muted


class _Wanted(NamedTuple):
    """A label that has no place yet, the radius of its point, and what it can be cut to."""

    factory_id: str
    lines: tuple[str, ...]
    position: Position
    radius: float
    short: str = ""

    def placed(self, place: Place) -> Label:
        """Return the label in its place, cut where that is one for the short form."""
        lines = (self.short,) if place.is_short else self.lines
        return Label(self.factory_id, lines, self.position, self.radius, place)


def labels_of(
    sites: Sequence[Site],
    scales: Sequence[Scale],
    frames: Sequence[Box],
    antennas: Sequence[Antenna] = (),
) -> list[Label]:
    """Return the labels that find room in the visible area (`frames`) at every scale."""
    wanted = [*_site_labels(sites), *_capital_labels(sites), *_antenna_labels(antennas)]
    spots = np.array([one.position for one in wanted], dtype=float).reshape(-1, 2)
    pixels = zip(*(scale(spots).tolist() for scale in scales), strict=True)
    wishes = [_wish(one, points) for one, points in zip(wanted, pixels, strict=True)]
    lines = [
        np.concatenate([points_of_lines(sites, scale), _points_of_ties(antennas, sites, scale)])
        for scale in scales
    ]
    found = places(wishes, frames, lines)
    return [one.placed(place) for one, place in zip(wanted, found, strict=True) if place]


def unnamed(sites: Sequence[Site], labels: Iterable[Label]) -> list[str]:
    """Return the names of sites and partner countries on the map that have none of these labels."""
    found = {label.factory_id or label.lines[0] for label in labels}
    wanted = {site.factory_id: site.name for site, _ in placed(sites)}
    wanted |= {line.partner.name: line.partner.name for line in lines_of(sites)}
    return [name for key, name in wanted.items() if key not in found]


def left_out(sites: Sequence[Site], labels: Sequence[Label]) -> str:
    """Return what has no room, in sentences: labels, and totals of sites that are named only."""
    named = [one.lines[0] for one in labels if one.factory_id and len(one.lines) == 1]
    found = {"labels": unnamed(sites, labels), "factory totals": named}
    said = [f"No room for the {what} of {_some(of)}." for what, of in found.items() if of]
    return " ".join(said)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return and_list([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _site_labels(sites: Iterable[Site]) -> list[_Wanted]:
    return [
        _Wanted(
            site.factory_id,
            (_fitting(site.name), site.budget),
            position,
            site.radius,
            short_name(site.name),
        )
        for site, position in reversed(placed(sites))
    ]


def _capital_labels(sites: Iterable[Site]) -> list[_Wanted]:
    """Return one label a partner country, however many factories it joined."""
    capitals = {line.partner.name: line.end for line in lines_of(sites)}
    return [_Wanted("", (name,), position, CAPITAL) for name, position in capitals.items()]


def _antenna_labels(antennas: Sequence[Antenna]) -> list[_Wanted]:
    return [
        _Wanted("", (_fitting(one.name),), position, MARK + RIM)
        for one, position in standing(antennas)
    ]


def _fitting(name: str) -> str:
    """Return whole words of a name, or what fits of a word that is too long for itself."""
    words = shorten(name, _NAME_LENGTH, placeholder="…")
    return cut(name, _NAME_LENGTH) if words == "…" else words


def _wish(wanted: _Wanted, points: Iterable[Sequence[float]]) -> Wish:
    name, *more = wanted.lines
    width = max(
        text_width(name, SIZE if more else SMALL, bold=bool(more)),
        *(text_width(line, SMALL) for line in more),
        0,
    )
    return Wish(
        points=tuple((x, y) for x, y in points),
        radius=wanted.radius,
        clear=HALO if more else 0.5,
        width=width,
        height=LINE * len(wanted.lines),
        short=(text_width(wanted.short, SIZE, bold=True), LINE) if wanted.short else None,
    )


def points_of_lines(sites: Iterable[Site], scale: Scale) -> Points:
    """Return evenly spaced points along all lines, in pixels."""
    ends = [scale(np.array([line.start, line.end])) for line in lines_of(sites)]
    return np.concatenate([np.empty((0, 2)), *(_even(bow(start, end, BOW)) for start, end in ends)])


def _points_of_ties(antennas: Sequence[Antenna], sites: Sequence[Site], scale: Scale) -> Points:
    """Return evenly spaced points along the lines from Antennas to factories, in pixels."""
    ends = [scale(np.array([tie.start, tie.end])) for tie in ties_of(antennas, sites)]
    return np.concatenate([np.empty((0, 2)), *map(_even, ends)])


def _even(line: Points) -> Points:
    """Return points at even steps along a line: a longer part of it has more of them."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    steps = np.arange(0, along[-1], _STEP)
    return np.column_stack([np.interp(steps, along, axis) for axis in line.T])
