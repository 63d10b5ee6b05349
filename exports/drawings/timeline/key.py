"""What marks and their colours mean, in lines under the lanes."""

from collections.abc import Sequence
from functools import partial

from charts.theme import Theme
from charts.timeline.key import Entry as Swatch
from charts.timeline.key import entries
from charts.timeline.marks import Mark
from charts.timeline.traces import ink_of
from exports.drawings.drawing import Box, Shape, Words
from exports.drawings.key import Entry, Key
from exports.drawings.timeline.shapes import BAR, EDGES
from exports.drawings.words import LEADING

_SWATCH = 16.0
"""Points."""


def key_of(marks: Sequence[Mark], theme: Theme, size: float, width: float) -> Key:
    """Return the key that these marks need, in lines of so many points."""
    looks = {mark.look for mark in marks} | {"passed" for mark in marks if mark.passed}
    inks = {ink_of(mark, theme) for mark in marks if not mark.replaced}
    swatches = entries({mark.about for mark in marks}, theme)
    of_looks = [one for one in swatches if one.column == 0 and one.look in looks]
    of_inks = [one for one in swatches if one.column == 1 and one.colour in inks]
    found = [Entry(one.words, partial(_swatch, one, size, theme)) for one in of_looks + of_inks]
    return Key(found, size, _SWATCH, size * LEADING, width)


def _swatch(one: Swatch, size: float, theme: Theme, x: float, y: float) -> list[Shape]:
    """Return what marks of a look are, around a middle at x and y."""
    if one.look == "passed":
        return [Words(x, y, "?", size, one.colour, bold=True, anchor="middle", name="key")]
    edge = EDGES[one.look]
    box = Box(
        x - (_SWATCH - edge) / 2,
        y - (BAR - edge) / 2,
        _SWATCH - edge,
        BAR - edge,
        fill=one.colour if one.look == "done" else theme.background,
        line=one.colour,
        line_width=edge,
        dash=one.look == "replaced",
        name=f"key: {one.words}",
    )
    return [box]
