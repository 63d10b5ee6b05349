"""The figure: axes, lanes with their names, the years, and the line of today."""

from collections.abc import Iterable, Sequence
from datetime import date

import plotly.graph_objects as go

from charts.focus import ground
from charts.selections import beginning
from charts.theme import SIZE, SMALL, Layout, Theme, empty, figure, halo, plain, rgba
from charts.timeline.arrows import arrows
from charts.timeline.key import ROOM, key_shapes, key_words
from charts.timeline.labels import LONGEST_NAME, Span, labels_of
from charts.timeline.lanes import GAP, GUTTER, HEADER, HEADING, MARGIN, TODAY, Lane, drawn
from charts.timeline.marks import Mark
from charts.timeline.outlines import outlines
from charts.timeline.traces import label_traces, mark_traces
from data.wording import cut, day

NOTHING = "No dates are known for this selection."

_BELOW = 26
"""Pixels below the axes, for the years."""


def timeline_figure(
    lanes: Sequence[Lane], today: date, theme: Theme, *, is_past: bool = False
) -> go.Figure:
    """Return the lanes as a figure, or one that says that there is nothing to draw.

    With `is_past` the line of today is said to be a day as of which all is shown.
    """
    marks = drawn(lanes)
    if not marks:
        return empty(theme, NOTHING)
    about = {mark.about for mark in marks}
    span, tall = span_of(marks, today), lanes[-1].bottom + GAP
    traces = [
        *label_traces(labels_of(lanes, span, today), theme),
        *mark_traces(lanes, theme),
    ]
    layout: Layout = {
        "margin": {"l": GUTTER + MARGIN, "r": MARGIN, "t": ROOM, "b": _BELOW},
        "barmode": "overlay",
        "uniformtext": {"minsize": SMALL, "mode": "hide"},
        "shapes": [
            *(ground(lane.subject_id, lane.y, lane.bottom + GAP / 2) for lane in lanes),
            *_rules(lanes, theme),
            _today_line(lanes, today, theme),
            *outlines(lanes, theme),
            *key_shapes(about, theme),
        ],
        "annotations": [
            _today_words(today, span, theme, is_past=is_past),
            *_years(span, theme),
            *_headings(lanes, theme),
            *_names(lanes, theme),
            *arrows(lanes, theme),
            *key_words(about, theme),
        ],
        "xaxis": _year_axis(span, theme),
        "yaxis": {"visible": False, "range": [tall, 0]},
    }
    return figure(theme, int(tall) + ROOM + _BELOW, traces, layout)


def span_of(marks: Iterable[Mark], today: date) -> Span:
    """Return the ends of the axis: whole years, and one more year as room for labels."""
    days = [today, *(day_ for mark in marks for day_ in (mark.first, mark.last))]
    return date(min(days).year, 1, 1), date(max(days).year + 2, 1, 1)


def _year_axis(span: Span, theme: Theme) -> dict[str, object]:
    return {
        "type": "date",
        "range": [day_.isoformat() for day_ in span],
        "side": "top",
        "dtick": "M12",
        "tick0": span[0].isoformat(),
        "tickformat": "%Y",
        "ticklabelmode": "period",
        "showgrid": True,
        "automargin": False,
        "minor": {"dtick": "M3", "showgrid": True, "gridcolor": rgba(theme.grid, 0.55)},
        "gridwidth": 2,
    }


def _rules(lanes: Iterable[Lane], theme: Theme) -> list[dict[str, object]]:
    """Return a thin line above each lane."""
    return [
        {
            "type": "line",
            "name": "lane",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": lane.y,
            "y1": lane.y,
            "line": {"color": theme.grid, "width": 1},
            "layer": "below",
        }
        for lane in lanes
    ]


def _today_line(lanes: Sequence[Lane], today: date, theme: Theme) -> dict[str, object]:
    return {
        "type": "line",
        "name": "today",
        "x0": today.isoformat(),
        "x1": today.isoformat(),
        "y0": TODAY - 2,
        "y1": lanes[-1].bottom,
        "line": {"color": theme.today, "width": 1.5},
        "layer": "below",
    }


def _today_words(today: date, span: Span, theme: Theme, *, is_past: bool) -> dict[str, object]:
    part = (today - span[0]) / (span[1] - span[0])
    return {
        "text": today_words(today, is_past=is_past),
        "x": today.isoformat(),
        "y": TODAY / 2 - 2,
        "showarrow": False,
        "xanchor": "left" if part < 0.3 else "right" if part > 0.7 else "center",
        "font": {"color": theme.today, "size": SMALL},
    }


def today_words(today: date, *, is_past: bool) -> str:
    """Return what stands at the line of today, or of a day as of which all is shown."""
    return f"{'As known on' if is_past else 'Today,'} {day(today)}"


def _years(span: Span, theme: Theme) -> list[dict[str, object]]:
    """Return the years once more below the lanes: the figure is taller than a screen."""
    return [
        {
            "text": str(year),
            "x": date(year, 7, 2).isoformat(),
            "yref": "paper",
            "y": 0,
            "yanchor": "top",
            "showarrow": False,
            "font": {"color": theme.text, "size": SIZE},
        }
        for year in range(span[0].year, span[1].year)
    ]


def _headings(lanes: Sequence[Lane], theme: Theme) -> list[dict[str, object]]:
    """Return the headings of groups, each above its first lane, apart from the lane before."""
    font = {"color": theme.muted, "size": SIZE + 1, "shadow": halo(theme.background)}
    return [
        _name(lane.group, lane.y - HEADING / 3) | {"name": "heading", "font": font}
        for lane in beginning(lanes)
    ]


def _names(lanes: Sequence[Lane], theme: Theme) -> list[dict[str, object]]:
    """Return the names of lanes and lines."""
    heads = [
        _name(f"<b>{plain(cut(lane.name, LONGEST_NAME))}</b>", lane.y + HEADER / 2)
        | {"font": {"color": theme.text, "size": SIZE + 1}}
        for lane in lanes
    ]
    rows = [
        _name(line.name, line.y) | {"font": {"color": theme.muted, "size": SMALL}}
        for lane in lanes
        for line in lane.lines
        if line.name
    ]
    return heads + rows


def _name(text: str, y: float) -> dict[str, object]:
    """Return a name, in pixels from the left edge."""
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -GUTTER,
        "showarrow": False,
        "align": "left",
        "y": y,
        "text": text,
    }
