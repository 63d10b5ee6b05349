"""How far an amount is known, drawn at the end of its bar or in the slot of a missing one."""

from charts.budget.marks import BAR
from charts.budget.rows import Row
from charts.theme import Theme
from data.wording import NO_CLAIM, NOT_DISCLOSED

SLOT = 72
"""Pixels of the slot where no amount is known."""


def end_shapes(row: Row, y: int, peak: float, theme: Theme) -> list[dict[str, object]]:
    """Return shapes in pixels, so that they look alike at every width; `peak` ends the axis."""
    if row.amount is None and row.claim_id:
        return [_path(NOT_DISCLOSED, 0, y, _hatched(), theme.muted, width=1)]
    if row.amount is None:
        return [_path(NO_CLAIM, 0, y, _outline(), theme.muted, width=1, dash="3px,3px")]
    colour, end = row.colour(theme), row.amount / 1e6 / peak
    if row.qualifier == "at_least":
        return [_slice(end, y, start, width, colour) for start, width in ((3, 6), (12, 4), (19, 2))]
    if row.qualifier == "at_most":
        return [_path("closing bracket", end, y, "M-2,-13 L4,-13 L4,13 L-2,13", colour, width=2.5)]
    return []


def _slice(end: float, y: int, start: int, width: int, colour: str) -> dict[str, object]:
    outline = _rectangle(start, start + width)
    return _path("open end", end, y, outline, colour, width=0) | {"fillcolor": colour}


def _outline() -> str:
    return _rectangle(0, SLOT)


def _rectangle(left: int, right: int) -> str:
    half = BAR // 2
    return f"M{left},{-half} L{right},{-half} L{right},{half} L{left},{half} Z"


def _hatched() -> str:
    starts = range(8 - BAR, SLOT, 8)
    return " ".join([_outline(), *(_stripe(start) for start in starts)])


def _stripe(start: int) -> str:
    """Return a slanted line through the slot, cut where the slot ends."""
    left, right = max(start, 0), min(start + BAR, SLOT)
    return f"M{left},{left - start - BAR // 2} L{right},{right - start - BAR // 2}"


def _path(
    name: str,
    end: float,
    y: int,
    path: str,
    colour: str,
    *,
    width: float,
    dash: str = "solid",
) -> dict[str, object]:
    """Return a shape in pixels around the end of a bar; `end` is its part of the axis."""
    return {
        "name": name,
        "type": "path",
        "path": path,
        # Counted from the paper, not the axis: what stands beyond the axis would be cut off.
        "xref": "paper",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": end,
        "yanchor": y,
        "line": {"color": colour, "width": width, "dash": dash},
    }
