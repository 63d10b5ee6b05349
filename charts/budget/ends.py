"""How far an amount is known, drawn on its bar, at its end or in the slot of a missing one."""

from collections.abc import Sequence

from charts.budget.rows import Row
from charts.theme import Theme, blend
from data.wording import NO_CLAIM, NOT_DISCLOSED

# Pixels.
BAR = 20
SLOT = 72
"""Width of the slot where no amount is known."""
OPEN_END = ((3, 6), (12, 4), (19, 2))
"""Slices beyond a bar that is a floor: how far from its end each begins, and how wide it is."""
_ROOM, _ROOMS = 8, {"at_least": 28, "at_most": 14}

Look = tuple[str, str, bool]
"""Colour of a bar, qualifier of its amount, whether that rests on weak evidence."""


def bar_marker(
    looks: Sequence[Look], theme: Theme, *, size: int = 10, solidity: float = 0.91
) -> dict[str, object]:
    """Return the marker of bars: hollow for an upper limit, cut where weak.

    `size` is the pixels from cut to cut, `solidity` the part of them that is left.
    """
    hollow = [qualifier == "at_most" for _, qualifier, _ in looks]
    return {
        "color": [
            blend(colour, theme.background, 0.2) if is_hollow else colour
            for (colour, _, _), is_hollow in zip(looks, hollow, strict=True)
        ],
        "line": {
            "color": [colour for colour, _, _ in looks],
            "width": [1.5 if is_hollow else 0 for is_hollow in hollow],
        },
        "pattern": {
            "shape": ["/" if is_weak else "" for _, _, is_weak in looks],
            "fillmode": "replace",
            "size": size,
            "solidity": solidity,
        },
    }


def room(qualifier: str) -> int:
    """Return the pixels from the end of a bar to its words, beyond what stands at the end."""
    return _ROOMS.get(qualifier, _ROOM)


def beyond(row: Row) -> int:
    """Return the pixels from the end of a bar, or from the left, to its words."""
    return SLOT + 8 if row.amount is None else room(row.qualifier)


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
        return [_slice(end, y, start, width, colour, thickness) for start, width in OPEN_END]
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
