"""What the marks of the map mean."""

from collections.abc import Sequence
from functools import partial

from charts.sites import CAPITAL, LINE_WIDTH, RADIUS_100M, Site, lines_of, placed
from charts.theme import KIND_COLOURS, Theme
from data.wording import KIND_LABELS, money
from exports.drawings.drawing import Line, Mark, Shape
from exports.drawings.key import Entry, Key
from exports.drawings.map.sites import RING

_DOT = 10.0
"""Points across a circle that stands for a colour."""
_LEADING = 1.75
_MEASURE = 100_000_000
"""Euro, of the circle that shows what areas are."""


def key_of(sites: Sequence[Site], pixel: float, theme: Theme, size: float, width: float) -> Key:
    """Return the key that these sites need: kinds, then sizes, then lines."""
    drawn = [site for site, _ in placed(sites)]
    kinds = {site.kind: site.colour for site in drawn}
    found = [
        Entry(KIND_LABELS[kind], partial(_dot, kinds[kind]))
        for kind in KIND_COLOURS
        if kind in kinds
    ]
    if any(site.amount is None for site in drawn):
        found.append(Entry("Factory total not known", partial(_ring, pixel, theme)))
    if any(site.amount is not None for site in drawn):
        measure = f"Factory total of {money(_MEASURE)}"
        found.append(Entry(measure, partial(_measure, pixel, theme)))
    if lines_of(sites):
        found.append(Entry("To a partner’s capital", partial(_line, pixel, theme)))
    swatch = max(_DOT, 2 * RADIUS_100M * pixel)
    return Key(found, size, swatch, max(size * _LEADING, swatch + 2), width)


def _dot(colour: str, x: float, y: float) -> list[Shape]:
    return [Mark(x, y, _DOT, "circle", fill=colour, name="key")]


def _ring(pixel: float, theme: Theme, x: float, y: float) -> list[Shape]:
    edge = RING * pixel
    return [Mark(x, y, _DOT, "circle", theme.background, theme.muted, edge, name="key")]


def _measure(pixel: float, theme: Theme, x: float, y: float) -> list[Shape]:
    return [Mark(x, y, 2 * RADIUS_100M * pixel, "circle", fill=theme.muted, name="key")]


def _line(pixel: float, theme: Theme, x: float, y: float) -> list[Shape]:
    half = (RADIUS_100M - CAPITAL) * pixel
    line = Line(((x - half, y), (x + half, y)), theme.muted, LINE_WIDTH * pixel, name="key")
    return [line, Mark(x + half, y, 2 * CAPITAL * pixel, "circle", fill=theme.muted, name="key")]
