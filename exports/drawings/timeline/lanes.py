"""One lane: its name and note before its rows or above them, marks, labels and arrows."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from charts.theme import Theme
from charts.timeline.arrows import successor
from charts.timeline.lanes import Lane
from charts.timeline.marks import Mark
from exports.drawings.drawing import Line, Shape, Words
from exports.drawings.lines import stacked
from exports.drawings.timeline.rows import Axis, Label, Row, rows_of
from exports.drawings.timeline.shapes import shapes_of
from exports.drawings.words import LEADING, broken

ROW = 1.42
"""How high a row of one line is, as a part of the size of words."""

# Points.
RULE = 0.75
"""The width of a thin line."""
_AROUND = 5.0
"""Between the rule above a lane and what is under it, and after the last row."""
_SHORTEST = 5.0
"""An arrow that is shorter is not drawn."""


@dataclass(frozen=True)
class Frame:
    """What all lanes share, in points.

    `names` is how wide the names of lanes may be, 0 where they stand above their rows; `rows` is
    where the names of rows begin.
    """

    theme: Theme
    width: float
    names: float
    rows: float
    axis: Axis
    is_past: bool

    @property
    def text(self) -> float:
        """The size of words."""
        return self.axis.text

    @property
    def line(self) -> float:
        """From one line of words to the next."""
        return self.text * LEADING

    @property
    def top(self) -> float:
        """Where the first lane begins, under the years and the words of today."""
        return 2 * self.line + _AROUND

    @property
    def heading(self) -> float:
        """How high the heading of a group is, with the room above it."""
        return self.line + 3 * _AROUND

    def row(self, row: Row) -> float:
        """Return how high a row is."""
        return self.text * ROW + (row.lines - 1) * self.line


@dataclass(frozen=True)
class Block:
    """A lane in rows, with its name and its note in lines."""

    lane: Lane
    rows: tuple[Row, ...]
    name: tuple[str, ...]
    note: tuple[str, ...]
    frame: Frame

    @property
    def head(self) -> float:
        """How high name and note are."""
        return (len(self.name) * (self.frame.text + 1) + len(self.note) * self.frame.text) * LEADING

    @property
    def first(self) -> float:
        """From the top of the lane to its first row."""
        return _AROUND + (0 if self.frame.names else self.head)

    @property
    def height(self) -> float:
        """How high the lane is."""
        rows = sum(map(self.frame.row, self.rows))
        return max(self.first + rows, _AROUND + self.head) + _AROUND


def block_of(lane: Lane, frame: Frame) -> Block:
    """Return a lane with every word in its place."""
    room = frame.names or frame.width
    return Block(
        lane,
        tuple(row for line in lane.lines for row in rows_of(line, frame.axis)),
        broken(lane.name, frame.text + 1, room, 3, bold=True),
        broken(lane.note, frame.text, room),
        frame,
    )


def heading_shapes(block: Block, top: float, room: float) -> list[Words]:
    """Return the heading of the group of a lane, at the foot of its room; without room, none."""
    frame = block.frame
    if not room:
        return []
    middle = top + room - frame.line / 2 - _AROUND / 2
    return [Words(0, middle, block.lane.group, frame.text, frame.theme.muted, name="heading")]


def lane_shapes(block: Block, top: float) -> list[Shape]:
    """Return all shapes of a lane that begins at `top`."""
    frame, y = block.frame, top + block.first
    ends = ((RULE, top), (frame.width - RULE, top))
    rule = Line(ends, frame.theme.grid, RULE, name="lane begins")
    shapes: list[Shape] = [rule, *_head(block, top + _AROUND)]
    middles: dict[Mark, float] = {}
    for row in block.rows:
        middle = y + frame.text * ROW / 2
        middles |= dict.fromkeys(row.marks, middle)
        shapes += _row(row, middle, block)
        y += frame.row(row)
    return [*shapes, *_arrows(block.lane, middles, frame)]


def _head(block: Block, top: float) -> list[Words]:
    """Return the name, and under it the note."""
    text, theme = block.frame.text, block.frame.theme
    below = top + len(block.name) * (text + 1) * LEADING
    return [
        *stacked(block.name, 0, top, text + 1, theme.text, bold=True, name="lane"),
        *stacked(block.note, 0, below, text, theme.muted, name="note"),
    ]


def _row(row: Row, middle: float, block: Block) -> list[Shape]:
    """Return the name of a row, its marks, plans under what is done, and their labels."""
    frame, subject = block.frame, block.lane.name
    name = Words(frame.rows, middle, row.name, frame.text, frame.theme.muted, name="row")
    marks = sorted(row.marks, key=lambda mark: (not mark.replaced, mark.status == "actual"))
    return [
        *([name] if row.name else []),
        *(s for m in marks for s in shapes_of(m, middle, subject, frame.axis, frame.theme)),
        *(words for label in row.labels for words in _label(label, middle, frame)),
    ]


def _label(label: Label, middle: float, frame: Frame) -> list[Words]:
    colour = frame.theme.muted if label.quiet else frame.theme.text
    name, top = "note" if label.quiet else "label", middle - frame.line / 2
    return stacked(label.lines, label.x, top, frame.text, colour, anchor=label.anchor, name=name)


def _arrows(lane: Lane, middles: Mapping[Mark, float], frame: Frame) -> list[Line]:
    """Return an arrow from each replaced plan to the plan that took its place."""
    found = [
        (mark, later[1]) for mark in middles if mark.replaced if (later := successor(mark, lane))
    ]
    ends = [
        (mark, ((frame.axis.at(mark.last), middles[mark]), (_near(mark, to, frame), middles[to])))
        for mark, to in found
    ]
    return [
        Line((start, end), frame.theme.muted, arrow=True, name="moved to", claim_id=mark.claim_id)
        for mark, (start, end) in ends
        if hypot(end[0] - start[0], end[1] - start[1]) >= _SHORTEST
    ]


def _near(mark: Mark, to: Mark, frame: Frame) -> float:
    """Return the end of the later plan that an arrow from the earlier one reaches."""
    return frame.axis.at(to.first if to.first > mark.last else to.last)
