"""The ground that each shape takes, as a rectangle in points."""

from collections.abc import Iterable
from dataclasses import replace

from charts.placement import Box as Area
from exports.drawings.drawing import Box, Line, Mark, Point, Polygon, Shape, Words
from exports.drawings.words import LEADING, width_of

_PARTS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def extent(shape: Shape) -> Area:
    """Return the rectangle around a shape, its line included; of words, their line of text."""
    match shape:
        case Box(x=x, y=y, width=width, height=height):
            edge = shape.line_width / 2 if shape.line else 0
            return Area(x - edge, y - edge, x + width + edge, y + height + edge)
        case Polygon():
            return _around((point for ring in shape.rings for point in ring), shape.line_width / 2)
        case Line():
            return _around(shape.points, shape.width / 2)
        case Mark(x=x, y=y, size=size):
            half = (size + (shape.line_width if shape.line else 0)) / 2
            return Area(x - half, y - half, x + half, y + half)
        case Words():
            return _of_words(shape)


def frame_of(shape: Shape) -> Area:
    """Return the rectangle around a shape without the half of its line that reaches beyond."""
    match shape:
        case Words():
            return extent(shape)
        case Line():
            return extent(replace(shape, width=0))
        case _:
            return extent(replace(shape, line_width=0))


def _around(points: Iterable[Point], edge: float) -> Area:
    xs, ys = zip(*points, strict=True)
    return Area(min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge)


def _of_words(words: Words) -> Area:
    width = width_of(words.text, words.size, bold=words.bold)
    left, half = words.x - _PARTS[words.anchor] * width, words.size * LEADING / 2
    return Area(left, words.y - half, left + width, words.y + half)
