"""The figure: a lane for each factory, payers left of the bars, amounts right of them."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.focus import ground
from charts.funding.labels import PAYERS_ROOM, lane_labels, part_labels
from charts.funding.marks import amount_bars, shapes_of, targets
from charts.funding.parts import Part
from charts.funding.places import lanes_of
from charts.theme import Layout, Theme, empty, figure

_LABEL_ROOM = 116
"""Pixels. With those of the payers, a phone leaves 130 for the bars."""


def funding_figure(parts: Sequence[Part], theme: Theme) -> go.Figure:
    """Return the parts as a figure, or one that says that there is nothing to draw."""
    if not parts:
        return empty(theme, "There is nobody to show who pays.")
    lanes, height = lanes_of(parts)
    placed = [placed for lane in lanes for placed in lane.parts]
    peak = max((p.part.amount or 0 for p in placed), default=0) / 1e6 or 1
    layout: Layout = {
        "margin": {"l": PAYERS_ROOM, "r": _LABEL_ROOM, "t": 0, "b": 0},
        "shapes": [
            *(ground(lane.factory_id, lane.y, lane.bottom) for lane in lanes),
            *(shape for p in placed for shape in shapes_of(p, peak, theme)),
        ],
        "annotations": [
            *(label for lane in lanes for label in lane_labels(lane, theme)),
            *(label for p in placed for label in part_labels(p, peak, theme)),
        ],
        "xaxis": {"visible": False, "range": [0, peak]},
        "yaxis": {"visible": False, "range": [height, 0]},
    }
    return figure(theme, height, [amount_bars(placed, theme), targets(placed)], layout)
