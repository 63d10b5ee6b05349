"""How far an amount is known, drawn at the end of its bar or in the slot of a missing one."""

from charts.budget.marks import BAR
from charts.budget.rows import Row
from charts.theme import Theme
from data.wording import NO_CLAIM, NOT_DISCLOSED

SLOT = 72
"""Pixels of the slot where no amount is known."""


def end_shapes(row: Row, y: int, peak: float, theme: Theme) -> list[dict[str, object]]:
    """Return shapes in pixels, so that they look alike at every width; `peak` ends the axis."""
    if row.amount is None:
        return [slot(y, theme, is_claimed=bool(row.claim_id))]
    return end_of(row.qualifier, row.amount / 1e6 / peak, y, row.colour(theme))


def end_of(
    qualifier: str, end: float, y: float, colour: str, thickness: int = BAR
) -> list[dict[str, object]]:
    """Return what stands at the end of a bar; `end` is its part of the axis."""
    if qualifier == "at_least":
        slices = ((3, 6), (12, 4), (19, 2))
        return [_slice(end, y, start, width, colour, thickness) for start, width in slices]
    if qualifier == "at_most":
        high = thickness // 2 + 3
        path = f"M-2,{-high} L4,{-high} L4,{high} L-2,{high}"
        return [_path("closing bracket", end, y, path, colour, width=2.5)]
    return []


def slot(y: float, theme: Theme, *, is_claimed: bool, thickness: int = BAR) -> dict[str, object]:
    """Return the slot of a missing amount: hatched where a source keeps it back, else dashed."""
    if is_claimed:
        return _path(NOT_DISCLOSED, 0, y, _hatched(thickness), theme.muted, width=1)
    outline = _rectangle(0, SLOT, thickness)
    return _path(NO_CLAIM, 0, y, outline, theme.muted, width=1, dash="3px,3px")


def _slice(
    end: float, y: float, start: int, width: int, colour: str, thickness: int
) -> dict[str, object]:
    outline = _rectangle(start, start + width, thickness)
    return _path("open end", end, y, outline, colour, width=0) | {"fillcolor": colour}


def _rectangle(left: int, right: int, thickness: int) -> str:
    half = thickness // 2
    return f"M{left},{-half} L{right},{-half} L{right},{half} L{left},{half} Z"


def _hatched(thickness: int) -> str:
    starts = range(8 - thickness, SLOT, 8)
    stripes = (_stripe(start, thickness) for start in starts)
    return " ".join([_rectangle(0, SLOT, thickness), *stripes])


def _stripe(start: int, thickness: int) -> str:
    """Return a slanted line through the slot, cut where the slot ends."""
    left, right, low = max(start, 0), min(start + thickness, SLOT), -(thickness // 2)
    return f"M{left},{left - start + low} L{right},{right - start + low}"


def _path(
    name: str,
    end: float,
    y: float,
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
