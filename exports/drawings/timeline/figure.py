"""Lanes on pages, between the years above them and a key under them."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

import pandas as pd

from charts.selections import beginning, headings
from charts.theme import Theme
from charts.timeline.events import PROGRAMME
from charts.timeline.figure import NOTHING, span_of
from charts.timeline.lanes import Lane, drawn, lanes_of
from charts.timeline.marks import marks_of
from charts.timeline.phrases import names_of
from charts.timeline.view import alt_of
from data.load import Tables
from exports.drawings.drawing import Drawing
from exports.drawings.empty import empty
from exports.drawings.pages import numbered, pages
from exports.drawings.timeline.ground import today_shapes, year_shapes
from exports.drawings.timeline.key import key_of
from exports.drawings.timeline.lanes import (
    RULE,
    Block,
    Frame,
    block_of,
    heading_shapes,
    lane_shapes,
)
from exports.drawings.timeline.rows import Axis
from exports.drawings.words import SMALLEST, width_of

_TITLE = "Timeline"

# Points.
_LARGEST = 10.5
"""The size of words."""
_WIDE = 640.0
"""From this width on names stand before their rows, below it above them."""
_NAMES = 118.0
_GAP = 12.0
"""Between names and what is beside them, and between the lanes and the key."""
_MOST = 10
"""Lanes on a page."""

_SIZED = 1 / 84
"""The size of words, as a part of the width."""


def timeline_drawings(
    tables: Tables,
    moved: pd.DataFrame,
    today: date,
    theme: Theme,
    width: float,
    height: float,
    *,
    most: int = _MOST,
) -> list[Drawing]:
    """Return the programme and the factories on pages of at most so many points and lanes.

    `moved` are the slips of the selection, see `exports.views.slips_among`. A line marks `today`;
    where that is the day of the tables, it is said to be a day as of which all is shown.
    """
    names = names_of(tables.factories)
    known = tables.milestones[tables.milestones["subject_id"].isin(list(names))]
    lanes = lanes_of(names, marks_of(known, moved), headings(tables.factories, known))
    marks = drawn(lanes)
    if not marks:
        return [empty(_TITLE, NOTHING, theme, width)]
    frame = _frame(lanes, today, theme, width, is_past=today.isoformat() == tables.newest_evidence)
    blocks = [block_of(lane, frame) for lane in lanes]
    room = height - frame.top - _GAP - key_of(marks, theme, frame.text, width).height
    headed = beginning(lanes)
    if headed:  # a page that begins inside a group repeats its heading
        room -= frame.heading
    sizes = [max(block.height + _heading(block, headed), room / most) for block in blocks]
    found = pages(blocks, sizes, room)
    return [
        _page(page, numbered(_TITLE, number, len(found)))
        for number, page in enumerate(found, start=1)
    ]


def _frame(
    lanes: Sequence[Lane], today: date, theme: Theme, width: float, *, is_past: bool
) -> Frame:
    text = max(SMALLEST, min(_LARGEST, width * _SIZED))
    names = _NAMES if width >= _WIDE else 0.0
    rows = names + _GAP if names else 0.0
    start = rows + _GAP + max(width_of(line.name, text) for lane in lanes for line in lane.lines)
    axis = Axis(span_of(drawn(lanes), today), start, width - start - RULE, today, text)
    return Frame(theme, width, names, rows, axis, is_past)


def _heading(block: Block, headed: Sequence[Lane]) -> float:
    """Return the room above a lane for the heading of its group, if it begins one."""
    return block.frame.heading if block.lane in headed else 0.0


def _page(blocks: Sequence[Block], title: str) -> Drawing:
    frame, marks = blocks[0].frame, drawn(block.lane for block in blocks)
    key = key_of(marks, frame.theme, frame.text, frame.width)
    headed = beginning([block.lane for block in blocks])
    rooms = [_heading(block, headed) for block in blocks]
    heights = (block.height + room for block, room in zip(blocks, rooms, strict=True))
    *tops, bottom = accumulate(heights, initial=frame.top)
    lanes = [
        shape
        for block, top, room in zip(blocks, tops, rooms, strict=True)
        for shape in [*heading_shapes(block, top, room), *lane_shapes(block, top + room)]
    ]
    return Drawing(
        frame.width,
        bottom + _GAP + key.height,
        title,
        alt_of(
            sum(block.lane.subject_id != PROGRAMME for block in blocks),
            marks,
            frame.axis.today,
            is_past=frame.is_past,
        ),
        frame.theme.background,
        (
            *year_shapes(bottom, frame),
            *today_shapes(bottom, frame, lanes),
            *lanes,
            *key.shapes(0, bottom + _GAP, frame.theme),
        ),
    )
