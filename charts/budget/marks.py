"""Bars for amounts, diamonds for rival ones, and what a pointer reads on them."""

from collections.abc import Iterable, Mapping, Sequence

import plotly.graph_objects as go

from charts.budget.rows import Rival, Row
from charts.theme import Theme, blend, lines
from data.wording import date_words

BAR = 20
"""Pixels."""


def amount_bars(rows: Sequence[Row], pitch: int, theme: Theme) -> go.Bar:
    """Return the amounts in million euro; `pitch` is the pixels from row to row."""
    drawn = [(y, row, row.amount) for y, row in enumerate(rows) if row.amount is not None]
    return go.Bar(
        name="amount",
        orientation="h",
        x=[amount / 1e6 for _, _, amount in drawn],
        y=[y for y, _, _ in drawn],
        width=BAR / pitch,
        marker=_bar_marker([row for _, row, _ in drawn], theme),
        **_pointed([row for _, row, _ in drawn]),
    )


def unknown_marks(rows: Sequence[Row], pitch: int) -> go.Scatter:
    """Return what a pointer finds in the slots of factories without an amount."""
    drawn = [(y, row) for y, row in enumerate(rows) if row.amount is None]
    return go.Scatter(
        name="no amount",
        mode="markers",
        x=[0] * len(drawn),
        y=[y for y, _ in drawn],
        marker={"size": pitch, "opacity": 0},
        cliponaxis=False,
        **_pointed([row for _, row in drawn]),
    )


def rival_diamonds(rows: Sequence[Row], theme: Theme) -> go.Scatter:
    """Return one hollow diamond for each rival amount; equal ones share theirs."""
    drawn = [
        (y, row, [rival for rival in row.rivals if rival.amount == amount])
        for y, row in enumerate(rows)
        for amount in row.rival_amounts
    ]
    return go.Scatter(
        name="rival figure",
        mode="markers",
        x=[said[0].amount / 1e6 for _, _, said in drawn],
        y=[y for y, _, _ in drawn],
        marker={
            "symbol": "diamond",
            "size": 13,
            "color": theme.background,
            "line": {"color": theme.rival, "width": 2},
        },
        customdata=[[row.factory_id, said[0].claim_id] for _, row, said in drawn],
        hovertext=[_hover_rivals(row, said) for _, row, said in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def hover(row: Row) -> str:
    """Return what a pointer reads on an amount."""
    said = [row.words, *row.reservations]
    if row.claim_id:
        said += [
            f"As reported: “{row.reported}”",
            f"Published: {date_words(row.published)}",
            f"Claim {row.claim_id}",
        ]
    return f"<b>{lines(row.name)}</b><br>{lines(*said)}"


def _hover_rivals(row: Row, said: Iterable[Rival]) -> str:
    words = [line for rival in said for line in rival.lines]
    return f"<b>{lines(row.name)}</b><br>{lines('Rival figure', *words)}"


def _pointed(rows: Sequence[Row]) -> Mapping[str, object]:
    """Return what a click finds and a pointer reads."""
    return {
        "customdata": [[row.factory_id, row.claim_id] for row in rows],
        "hovertext": [hover(row) for row in rows],
        "hoverinfo": "text",
    }


def _bar_marker(rows: Sequence[Row], theme: Theme) -> dict[str, object]:
    """Return bars in the colour of the kind: hollow for an upper limit, cut where weak."""
    hollow = [row.qualifier == "at_most" for row in rows]
    colours = [row.colour(theme) for row in rows]
    fills = [
        blend(c, theme.background, 0.2) if h else c for c, h in zip(colours, hollow, strict=True)
    ]
    return {
        "color": fills,
        "line": {"color": colours, "width": [1.5 if h else 0 for h in hollow]},
        "pattern": {
            "shape": ["/" if row.is_weak else "" for row in rows],
            "fillmode": "replace",
            "size": 10,
            "solidity": 0.91,
        },
    }
