"""What stands on the land: lines to partners, circles by budget, and labels with their leaders."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot

import numpy as np

from charts.placement import Box as Area
from charts.projections import Points, bow
from charts.site_labels import LEADER, LINE, Label, labels_of
from charts.sites import BOW, CAPITAL, CASING, LINE_WIDTH, Position, Site, lines_of, placed
from charts.theme import SIZE, SMALL, Theme
from exports.drawings.drawing import Line, Mark, Point, Shape, Words
from exports.drawings.map.window import Window
from exports.drawings.words import WIDER

RING, RIM = 3.0, 1.5
"""Pixels: the line of a circle that stands for an unknown budget, and that around a known one."""
_INSIDE = (2.0, 4.0)
"""Pixels between labels and the edge of the map."""

Joined = Mapping[tuple[str, str], str]
"""Factory and country -> the claim that it joined."""


def labels_on(sites: Sequence[Site], window: Window, pixel: float) -> list[Label]:
    """Return the labels that find room where a pixel of the screen is so many points."""
    area, centre = window.area, window.centre
    wide, high = (area.right - area.left) / pixel / 2, (area.bottom - area.top) / pixel / 2
    frame = Area(_INSIDE[0] - wide, _INSIDE[1] - high, wide - _INSIDE[0], high - _INSIDE[1])

    def scale(spots: Points) -> Points:
        pixels: Points = (window.place(spots) - centre) / pixel
        return pixels

    return labels_of(sites, [scale], [frame])


def site_shapes(
    sites: Sequence[Site], window: Window, pixel: float, joined: Joined, theme: Theme
) -> list[Shape]:
    """Return lines, capitals and circles, the largest circle first."""
    return [
        *_bows(sites, window, pixel, joined, theme),
        *_capitals(sites, window, pixel, theme),
        *(circle(site, *_at(window, position), pixel, theme) for site, position in placed(sites)),
    ]


def label_shapes(
    labels: Iterable[Label], window: Window, pixel: float, theme: Theme
) -> list[Shape]:
    """Return the words of labels, and the lines that lead to those that stand far off."""
    placed_ = [(label, _at(window, label.position)) for label in labels]
    return [
        *(_leader(label, at, pixel, theme) for label, at in placed_ if label.place.leader),
        *(words for label, at in placed_ for words in _words(label, at, pixel, theme)),
    ]


def circle(site: Site, x: float, y: float, pixel: float, theme: Theme) -> Mark:
    """Return the circle of a site, hollow where its budget is not known."""
    is_hollow, ground = site.amount is None, theme.background
    edge = (RING if is_hollow else RIM) * pixel
    return Mark(
        x,
        y,
        2 * site.radius * pixel,
        "circle",
        fill=ground if is_hollow else site.colour,
        line=site.colour if is_hollow else ground,
        line_width=edge,
        name=f"{site.name}, {site.city}: {site.budget}",
        claim_id=site.budget_claim,
    )


def _bows(
    sites: Sequence[Site], window: Window, pixel: float, joined: Joined, theme: Theme
) -> list[Line]:
    """Return the lines to partners, all of them above the ground that they stand on."""
    found = [(line, _bow(line.start, line.end, window)) for line in lines_of(sites)]
    casings = [
        Line(points, theme.background, CASING * pixel, name="ground of a line")
        for _, points in found
    ]
    lines = [
        Line(
            points,
            line.site.colour,
            LINE_WIDTH * pixel,
            name=f"{line.partner.name} joined {line.site.name}",
            claim_id=joined.get((line.site.factory_id, line.partner.country), ""),
        )
        for line, points in found
    ]
    return [*casings, *lines]


def _bow(start: Position, end: Position, window: Window) -> tuple[Point, ...]:
    ends = window.place(np.array([start, end]))
    points = bow(ends[0], ends[1], BOW)
    return tuple((x, y) for x, y in points.tolist())


def _capitals(sites: Sequence[Site], window: Window, pixel: float, theme: Theme) -> list[Mark]:
    """Return a dot at the capital of each partner country."""
    ends = {line.end: line.partner.name for line in lines_of(sites)}
    return [
        Mark(
            *_at(window, end),
            2 * CAPITAL * pixel,
            "circle",
            fill=theme.muted,
            name=f"capital of {name}",
        )
        for end, name in ends.items()
    ]


def _leader(label: Label, at: Point, pixel: float, theme: Theme) -> Line:
    """Return the line from the edge of a circle to its label."""
    right, down = label.place.leader or (0.0, 0.0)
    begin = label.radius / (hypot(right, down) or 1)
    start = at[0] + right * begin * pixel, at[1] + down * begin * pixel
    end = at[0] + right * pixel, at[1] + down * pixel
    return Line((start, end), theme.muted, LEADER * pixel, name="leader")


def _words(label: Label, at: Point, pixel: float, theme: Theme) -> list[Words]:
    """Return the lines of a label around the middle of its place."""
    place, is_site = label.place, bool(label.factory_id)
    top = place.dy - (len(label.lines) - 1) * LINE / 2
    # Labels found their place at the width of Source Sans: Arial has to fit there too.
    sizes = [(SIZE if is_site and i == 0 else SMALL) / WIDER for i in range(len(label.lines))]
    return [
        Words(
            at[0] + place.dx * pixel,
            at[1] + (top + i * LINE) * pixel,
            line,
            size * pixel,
            label.colour(None, theme),
            bold=is_site and i == 0,
            anchor=place.anchor,
            name="site" if is_site else "partner country",
            halo=theme.background,
        )
        for i, (line, size) in enumerate(zip(label.lines, sizes, strict=True))
    ]


def _at(window: Window, position: Position) -> Point:
    x, y = window.place(np.array([position]))[0].tolist()
    return x, y
