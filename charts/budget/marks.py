"""Bars for amounts, diamonds for rival ones, and what a pointer reads on them."""

from collections.abc import Iterable, Mapping, Sequence

from charts.budget.ends import BAR, bar_marker
from charts.budget.rows import Rival, Row, Support
from charts.theme import Theme, Trace, lines
from data.wording import date_words

# Pixels.
LINE = 17
_DROP = 20

_SUPPORTS_SHOWN = 2


def amount_bars(rows: Sequence[Row], pitch: int, theme: Theme) -> Trace:
    """Return the amounts in million euro; `pitch` is the pixels from row to row."""
    drawn = [(y, row, row.amount) for y, row in enumerate(rows) if row.amount is not None]
    return {
        "type": "bar",
        "name": "amount",
        "orientation": "h",
        "x": [amount / 1e6 for _, _, amount in drawn],
        "y": [y for y, _, _ in drawn],
        "width": BAR / pitch,
        "marker": bar_marker(
            [(row.colour(theme), row.qualifier, row.is_weak) for _, row, _ in drawn], theme
        ),
        **_pointed([row for _, row, _ in drawn]),
    }


def unknown_marks(rows: Sequence[Row], pitch: int) -> Trace:
    """Return what a pointer finds in the slots of factories without an amount."""
    drawn = [(y, row) for y, row in enumerate(rows) if row.amount is None]
    return {
        "type": "scatter",
        "name": "no amount",
        "mode": "markers",
        "x": [0] * len(drawn),
        "y": [y for y, _ in drawn],
        "marker": {"size": pitch, "opacity": 0},
        "cliponaxis": False,
        **_pointed([row for _, row in drawn]),
    }


def rival_diamonds(rows: Sequence[Row], pitch: int, theme: Theme) -> Trace:
    """Return one hollow diamond for each rival amount, under the bar; equal ones share theirs."""
    drawn = [
        (y, row, [rival for rival in row.rivals if rival.amount == amount])
        for y, row in enumerate(rows)
        for amount in row.rival_amounts
    ]
    return {
        "type": "scatter",
        "name": "rival figure",
        "mode": "markers",
        "x": [said[0].amount / 1e6 for _, _, said in drawn],
        "y": [y + drop(row) / pitch for y, row, _ in drawn],
        "marker": {
            "symbol": "diamond",
            "size": 13,
            "color": theme.background,
            "line": {"color": theme.rival, "width": 2},
        },
        "customdata": [[row.factory_id, said[0].claim_id] for _, row, said in drawn],
        "hovertext": [hover_rivals(row, said) for _, row, said in drawn],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def drop(row: Row) -> int:
    """Return the pixels from the middle of a bar down to its rivals, under all words beside it."""
    return _DROP + LINE * len(row.reservations)


def hover(row: Row) -> str:
    """Return what a pointer reads on an amount."""
    said = [row.words, *row.reservations]
    if row.claim_id:
        said += [
            f"As reported: {row.as_reported}",
            f"Published: {date_words(row.published)}",
            f"Claim {row.claim_id}",
            *_support(row),
        ]
    return f"<b>{lines(row.name)}</b><br>{lines(*said)}"


def hover_rivals(row: Row, said: Iterable[Rival]) -> str:
    """Return what a pointer reads on rival amounts."""
    words = [line for rival in said for line in rival.lines]
    return f"<b>{lines(row.name)}</b><br>{lines('Rival figure', *words)}"


def _support(row: Row) -> list[str]:
    """Return who agrees, in a line that stays short however many they are."""
    if not row.supports:
        return []
    shown = "; ".join(map(_support_words, row.supports[:_SUPPORTS_SHOWN]))
    more = len(row.supports) - _SUPPORTS_SHOWN
    return [f"Supported by: {shown}{f' and {more} more' if more > 0 else ''}"]


def _support_words(support: Support) -> str:
    origin = f", converted from {support.origin}" if support.origin else ""
    return f"{support.words}{origin} ({support.claim_id})"


def _pointed(rows: Sequence[Row]) -> Mapping[str, object]:
    """Return what a click finds and a pointer reads."""
    return {
        "customdata": [[row.factory_id, row.claim_id] for row in rows],
        "hovertext": [hover(row) for row in rows],
        "hoverinfo": "text",
    }
