"""The figure: a row for each factory, as high as the one with most words needs."""

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from charts.budget.ends import end_shapes
from charts.budget.labels import labels_of
from charts.budget.marks import LINE, amount_bars, rival_diamonds, unknown_marks
from charts.budget.rows import Row
from charts.focus import ground
from charts.theme import Layout, Theme, empty, figure

NOTHING = "There is no budget to show."

# Pixels. The name stands above its bar, so that bars are as long on a phone as the page allows.
_PITCH = 52
_LABEL_ROOM = 124


def budget_figure(rows: Sequence[Row], theme: Theme) -> go.Figure:
    """Return the rows as a figure, or one that says that there is nothing to draw."""
    if not rows:
        return empty(theme, NOTHING)
    peak, pitch = _peak(rows), _pitch(rows)
    marks = [
        amount_bars(rows, pitch, theme),
        unknown_marks(rows, pitch),
        rival_diamonds(rows, pitch, theme),
    ]
    layout: Layout = {
        "margin": {"l": 1, "r": _LABEL_ROOM, "t": 8, "b": 8},
        "shapes": [
            *(ground(row.factory_id, y - 0.5, y + 0.5) for y, row in enumerate(rows)),
            *(shape for y, row in enumerate(rows) for shape in end_shapes(row, y, peak, theme)),
        ],
        "annotations": [label for y, row in enumerate(rows) for label in labels_of(row, y, theme)],
        "xaxis": {"visible": False, "range": [0, peak]},
        "yaxis": {"visible": False, "range": [len(rows) - 0.5, -0.5]},
    }
    return figure(theme, len(rows) * pitch + 16, marks, layout)


def _pitch(rows: Iterable[Row]) -> int:
    """Return the pixels from row to row: room for the lines under the bar that has most of them."""
    return _PITCH + LINE * max(len(row.reservations) + bool(row.rivals) for row in rows)


def _peak(rows: Iterable[Row]) -> float:
    """Return the end of the axis in million euro: the largest amount anybody names."""
    return max(row.reach for row in rows) or 1
