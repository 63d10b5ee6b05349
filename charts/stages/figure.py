"""The figure: a row for each factory, a column for each step, dates under the marks.

Each group of rows has its heading and the names of the steps: the figure is taller than a screen.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from textwrap import wrap

import plotly.graph_objects as go

from charts.focus import ground
from charts.selections import beginning
from charts.stages.rows import DONE, PLANNED, STEPS, UNKNOWN, Cell, Row, Step
from charts.theme import (
    ABOUT_COLOURS,
    SIZE,
    SMALL,
    Layout,
    Theme,
    Trace,
    empty,
    figure,
    lines,
    plain,
    small,
    text_width,
)
from data.schema import BORROWED_MACHINES
from data.wording import cut, date_words

_SYMBOLS = {"factory": "circle", "machine": "circle"} | dict.fromkeys(BORROWED_MACHINES, "square")

# Pixels. Names stand above the steps, so that six columns fit a phone.
_HEAD, _GROUP, _NAME, _MARK_ROOM, _LINE, _GAP = 54, 38, 30, 26, 15, 12
_MARK, _TEXT, _PHONE = 15, 12, 340

# Characters in a line.
_CELL_LINE, _NAME_LENGTH = 10, 30


def stage_figure(rows: Sequence[Row], theme: Theme) -> go.Figure:
    """Return the rows as a figure, or one that says that there is nothing to draw."""
    if not rows:
        return empty(theme, "There is no factory to show.")
    headed = beginning(rows) or [rows[0]]
    rooms = [_head_height(row) if row in headed else 0 for row in rows]
    heights = (_height(row) + room for row, room in zip(rows, rooms, strict=True))
    *starts, height = accumulate(heights, initial=0)
    tops = list(map(add, starts, rooms))
    placed = list(zip(rows, tops, strict=True))
    layout: Layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "shapes": [
            *(ground(row.factory_id, top, top + _height(row) - _GAP / 2) for row, top in placed),
            *(_track(_middle(row, top), theme) for row, top in placed),
        ],
        "annotations": [
            *(label for row, top in placed if row in headed for label in _head(row, top, theme)),
            *(label for row, top in placed for label in _labels(row, top, theme)),
        ],
        "xaxis": {"visible": False, "range": [-0.5, len(STEPS) - 0.5]},
        "yaxis": {"visible": False, "range": [height, 0]},
    }
    marks = [_marks(placed, state, theme) for state in (DONE, PLANNED)]
    return figure(theme, height, marks, layout)


def _head_height(row: Row) -> int:
    """Return the pixels above the first row of a group, or of the figure where there is none."""
    return _HEAD + (_GROUP if row.group else 0)


def _height(row: Row) -> int:
    """Return the pixels that a row takes: as many as its longest label needs."""
    longest = max(len(_date_lines(cell)) for cell in row.cells)
    return _name_height(row) + _MARK_ROOM + _LINE * longest + _GAP


def _name_height(row: Row) -> int:
    return _NAME + (_LINE if _is_broken(row) else 0)


def _is_broken(row: Row) -> bool:
    """Whether the note stands under the name: beside it a phone has no room."""
    name = text_width(cut(row.name, _NAME_LENGTH), SIZE, bold=True)
    return bool(row.note) and name + text_width(f"  {row.note}", SMALL) > _PHONE


def _marks(placed: Sequence[tuple[Row, int]], state: str, theme: Theme) -> Trace:
    """Return the marks of a state: filled for done, hollow for planned, square on another's."""
    drawn = [
        (x, _middle(row, top), row, cell)
        for row, top in placed
        for x, cell in enumerate(row.cells)
        if cell.state == state
    ]
    colours = [ABOUT_COLOURS[cell.about] for *_, cell in drawn]
    return {
        "type": "scatter",
        "name": state,
        "mode": "markers",
        "x": [x for x, *_ in drawn],
        "y": [y for _, y, *_ in drawn],
        "marker": {
            "symbol": [_SYMBOLS[cell.about] for *_, cell in drawn],
            "size": _MARK,
            "color": colours if state == DONE else theme.background,
            "line": {"color": colours, "width": 2},
            "opacity": 1,
        },
        "customdata": [[row.factory_id, cell.claim_id] for *_, row, cell in drawn],
        "hovertext": [_hover(row, cell) for *_, row, cell in drawn],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _middle(row: Row, top: int) -> float:
    return top + _name_height(row) + _MARK_ROOM / 2


def _hover(row: Row, cell: Cell) -> str:
    said = [f"{cell.name}: {cell.words}", f"On: {row.on(cell)}", f"Claim {cell.claim_id}"]
    return f"<b>{lines(row.name)}</b><br>{lines(*said)}"


def _track(y: float, theme: Theme) -> dict[str, object]:
    return {
        "name": "track",
        "type": "line",
        "layer": "below",
        "x0": 0,
        "x1": len(STEPS) - 1,
        "y0": y,
        "y1": y,
        "line": {"color": theme.grid, "width": 2},
    }


def _head(row: Row, top: int, theme: Theme) -> list[dict[str, object]]:
    """Return the heading of a group and the names of the steps, above its first row."""
    group = [_group(row, top - _HEAD, theme)] if row.group else []
    return [*group, *(_heading(x, step, top, theme) for x, step in enumerate(STEPS))]


def _heading(x: int, step: Step, top: int, theme: Theme) -> dict[str, object]:
    words = "<br>".join(wrap(step.name, _CELL_LINE, break_long_words=False))
    return _text(words, x, top - 4) | {
        "name": "heading",
        "yanchor": "bottom",
        "font": {"size": _TEXT, "color": theme.muted},
    }


def _group(row: Row, bottom: int, theme: Theme) -> dict[str, object]:
    return _text(row.group, 0, bottom - _GROUP / 3) | {
        "name": "group",
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "font": {"size": SIZE + 1, "color": theme.muted},
    }


def _labels(row: Row, top: int, theme: Theme) -> list[dict[str, object]]:
    below = _name_height(row)
    space = "<br>" if _is_broken(row) else "  "
    note = f"{space}{small(theme, row.note)}" if row.note else ""
    name = _text(f"<b>{plain(cut(row.name, _NAME_LENGTH))}</b>{note}", 0, top + below / 2) | {
        "name": "factory",
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "yanchor": "middle",
        "hovertext": lines(row.name),
        "font": {"size": SIZE},
    }
    dates = [
        _text("<br>".join(said), x, top + below + _MARK_ROOM)
        | {"name": "date", "yanchor": "top", "font": {"size": _TEXT, "color": theme.text}}
        for x, cell in enumerate(row.cells)
        if (said := _date_lines(cell))
    ]
    return [name, *dates]


def _date_lines(cell: Cell) -> list[str]:
    """Return the words under a mark, in lines that a sixth of a phone has room for."""
    if cell.state == UNKNOWN:
        return []
    dated = wrap(_short_date(cell.edtf), _CELL_LINE, break_long_words=False)
    if cell.state == DONE:
        return dated
    return ["planned", *dated, *(["passed"] if cell.is_passed else [])]


def _short_date(edtf: str) -> str:
    """Return a date in words, its long months cut: `10 Dec 2024`."""
    long = r"\b(Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)[a-z]+"
    return re.sub(long, r"\1", date_words(edtf))


def _text(text: str, x: float, y: float) -> dict[str, object]:
    return {"text": text, "x": x, "y": y, "align": "center", "showarrow": False, "borderpad": 0}
