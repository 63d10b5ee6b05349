"""The matrix as a figure: marks on rows, a line through each consortium, counts at two sides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import wrap

import plotly.graph_objects as go

from charts.consortia.places import Places, ends
from charts.consortia.seats import ANTENNA, Seat, without_partner
from charts.consortia.words import OUTSIDE
from charts.focus import ground
from charts.theme import (
    PARTNER,
    ROLE_SYMBOLS,
    SIZE,
    SMALL,
    Layout,
    Theme,
    Trace,
    empty,
    figure,
    lines,
    plain,
    role_colours,
)
from data.schema import ROLES
from data.wording import short_name

NOTHING = "No country is named for this selection."

# Pixels.
_ROW = 27
_NAMES_ROOM = 80
_COUNTS_ROOM = 26
_MARK, _SMALL_MARK = 15, 10
_DIAMOND = 0.85
"""Of the size of other marks: Plotly draws a diamond wider than a square of its size."""

_HEADINGS = 1.5
"""Rows for the names of selections."""
# Above this many columns a phone has room for small marks only.
_FEW = 10
_NAME_LENGTH = 16
_HEADING_LENGTH = 10


def figure_of(
    columns: Mapping[str, str],
    seats: Sequence[Seat],
    desks: Sequence[Seat],
    places: Places,
    counts: Mapping[str, str],
    theme: Theme,
) -> go.Figure:
    """Return the matrix of members (`seats`) and Antennas (`desks`) in their places.

    `counts` are how many countries each factory has, as in `counts_of`.
    """
    if not seats:
        return empty(theme, NOTHING)
    across, down = places.across, places.down
    top = 1.5 + (_HEADINGS if places.groups else 0)
    bottom = max(down.values()) + 0.5
    marks = [_marks(role, seats, across, down, theme) for role in ROLES]
    if desks:
        marks.append(_marks(ANTENNA, desks, across, down, theme))
    layout: Layout = {
        "margin": {"l": 4, "r": _COUNTS_ROOM, "t": 4, "b": 4},
        "shapes": [
            *(ground(factory_id, x - 0.5, x + 0.5, "x") for factory_id, x in across.items()),
            *_stems(seats, across, down),
            *_spans(places, theme),
        ],
        "annotations": [*_counts(seats, places, counts, theme), *_headings(places, theme)],
        "xaxis": _factory_axis(columns, across, theme),
        "yaxis": _country_axis(down, top, bottom, SIZE if len(columns) <= _FEW else SMALL, theme),
    }
    return figure(theme, round((top + bottom) * _ROW) + _NAMES_ROOM, marks, layout)


def _marks(
    role: str,
    seats: Sequence[Seat],
    across: Mapping[str, float],
    down: Mapping[str, float],
    theme: Theme,
) -> Trace:
    drawn = [seat for seat in seats if seat.role == role and seat.factory_id in across]
    alone = without_partner(across, seats)
    return {
        "type": "scatter",
        "name": role,
        "mode": "markers",
        "x": [across[seat.factory_id] for seat in drawn],
        "y": [down[seat.label] for seat in drawn],
        "marker": _marker(role, _MARK if len(across) <= _FEW else _SMALL_MARK, theme),
        "customdata": [[seat.factory_id, seat.claim_id] for seat in drawn],
        "hovertext": [_hover(seat, seat.factory_id in alone) for seat in drawn],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _marker(role: str, size: float, theme: Theme) -> dict[str, object]:
    if role == ANTENNA:
        return {
            "symbol": "diamond",
            "size": size * _DIAMOND,
            "color": theme.background,
            "opacity": 1,
            "line": {"color": theme.text, "width": 2},
        }
    return {"symbol": ROLE_SYMBOLS[role], "size": size, "color": role_colours(theme)[role]}


def _hover(seat: Seat, is_alone: bool) -> str:
    if seat.antenna:
        return _hover_of_desk(seat)
    said = [f"{seat.role} of {seat.factory}"]
    said += ["no partner country named"] if is_alone else []
    said += [OUTSIDE] if seat.is_member is False else []
    return f"<b>{lines(seat.country)}</b><br>{lines(*said, f'Claim {seat.claim_id}')}"


def _hover_of_desk(desk: Seat) -> str:
    name = desk.antenna if desk.antenna.startswith(ANTENNA) else f"{ANTENNA} {desk.antenna}"
    said = [f"{name}, linked to {desk.factory}", "no member of its consortium"]
    said += [OUTSIDE] if desk.is_member is False else []
    return f"<b>{lines(desk.country)}</b><br>{lines(*said, f'Claim {desk.claim_id}')}"


def _stems(
    seats: Sequence[Seat], across: Mapping[str, float], down: Mapping[str, float]
) -> list[dict[str, object]]:
    """Return a line through the marks of each consortium, so that it reads as one."""
    reach: dict[str, list[float]] = {}
    for seat in seats:
        reach.setdefault(seat.factory_id, []).append(down[seat.label])
    return [
        {
            "name": "consortium",
            "type": "line",
            "layer": "below",
            "x0": across[factory_id],
            "x1": across[factory_id],
            "y0": min(rows),
            "y1": max(rows),
            "line": {"color": PARTNER, "width": 2},
        }
        for factory_id, rows in reach.items()
    ]


def _counts(
    seats: Sequence[Seat],
    places: Places,
    counts: Mapping[str, str],
    theme: Theme,
) -> list[dict[str, object]]:
    """Return the number of countries above each column and of factories right of each row."""
    factories = Counter(seat.label for seat in seats)
    above = [
        _number(f"<b>{count}</b>", theme.text) | {"x": places.across[factory_id], "y": -1}
        for factory_id, count in counts.items()
    ]
    right = [
        _number(str(factories[label] or "–"), theme.muted)
        | {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _COUNTS_ROOM - 4, "y": y}
        for label, y in places.down.items()
    ]
    return above + right


def _number(text: str, colour: str) -> dict[str, object]:
    return {"text": text, "showarrow": False, "font": {"color": colour}}


def _spans(places: Places, theme: Theme) -> list[dict[str, object]]:
    """Return a line over the counts of each selection."""
    return [
        {
            "name": "selection",
            "type": "line",
            "layer": "below",
            "x0": first - 0.4,
            "x1": last + 0.4,
            "y0": -1.5,
            "y1": -1.5,
            "line": {"color": theme.muted, "width": 1},
        }
        for first, last in ends(places).values()
    ]


def _headings(places: Places, theme: Theme) -> list[dict[str, object]]:
    """Return the name of each selection over its line."""
    return [
        {
            "name": "selection",
            "text": "<br>".join(map(plain, wrap(name, _HEADING_LENGTH))),
            "x": (first + last) / 2,
            "y": -1.5,
            "yanchor": "bottom",
            "showarrow": False,
            "borderpad": 0,
            "font": {"color": theme.muted, "size": SMALL - 1},
        }
        for name, (first, last) in ends(places).items()
    ]


def _factory_axis(
    columns: Mapping[str, str], across: Mapping[str, float], theme: Theme
) -> dict[str, object]:
    return {
        "side": "top",
        "range": [-0.5, max(across.values()) + 0.5],
        "tickvals": list(across.values()),
        "ticktext": [plain(short_name(name)) for name in columns.values()],
        # Level where there is room, upright where there is not.
        "autotickangles": [0, -90],
        "tickfont": {
            "color": theme.text,
            "size": SIZE if len(columns) <= _FEW else SMALL - 1,
        },
        "showgrid": False,
    }


def _country_axis(
    down: Mapping[str, float], top: float, bottom: float, size: int, theme: Theme
) -> dict[str, object]:
    return {
        "range": [bottom, -top],
        "tickvals": list(down.values()),
        "ticktext": ["<br>".join(map(plain, wrap(label, _NAME_LENGTH))) for label in down],
        "tickfont": {"color": theme.text, "size": size},
        "ticklabelstandoff": 6,
    }
