"""What lies under all lanes: the years, and the line of today."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate, pairwise

from charts.timeline.figure import today_words
from exports.drawings.bounds import extent
from exports.drawings.drawing import Line, Shape, Words
from exports.drawings.timeline.lanes import RULE, Frame
from exports.drawings.words import width_of

_DOT = 6.0
"""Points: a shorter part of the line of today is left out."""


def year_shapes(bottom: float, frame: Frame) -> list[Shape]:
    """Return the years, and a line down through the lanes where each begins."""
    axis, theme = frame.axis, frame.theme
    numbers = range(axis.span[0].year, axis.span[1].year + 1)
    begins = [axis.at(date(year, 1, 1)) for year in numbers]
    lines = [
        Line(((x, frame.line), (x, bottom)), theme.grid, RULE, name="year begins") for x in begins
    ]
    middle = frame.line / 2
    words = [
        Words(
            (x + end) / 2, middle, str(year), frame.text, theme.text, anchor="middle", name="year"
        )
        for year, (x, end) in zip(numbers, pairwise(begins), strict=False)
    ]
    return [*lines, *words]


def today_shapes(bottom: float, frame: Frame, lanes: Iterable[Shape]) -> list[Shape]:
    """Return the words of today, and its line down through the lanes, broken where words stand."""
    axis, colour = frame.axis, frame.theme.today
    x, top = axis.at(axis.today), 2 * frame.line
    said = today_words(axis.today, is_past=frame.is_past)
    half = width_of(said, frame.text) / 2
    middle = min(max(x, axis.start + half), axis.end - half)
    words = Words(middle, 1.5 * frame.line, said, frame.text, colour, anchor="middle", name="today")
    return [
        words,
        *(
            Line(((x, start), (x, end)), colour, name="today")
            for start, end in _free(x, top, bottom, lanes)
        ),
    ]


def _free(x: float, top: float, bottom: float, lanes: Iterable[Shape]) -> list[tuple[float, float]]:
    """Return the parts of an upright line that no words stand on."""
    areas = (extent(shape) for shape in lanes if isinstance(shape, Words))
    taken = sorted((area.top, area.bottom) for area in areas if area.left < x < area.right)
    starts = accumulate((end for _, end in taken), max, initial=top)
    ends = [*(start for start, _ in taken), bottom]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end - start > _DOT]
