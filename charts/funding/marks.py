"""Bars for amounts, frames filled in part for shares, slots for what is not known."""

from collections.abc import Sequence

from charts.budget.ends import SLOT, bar_marker, end_of, room, slot
from charts.funding.parts import EU, Part
from charts.funding.places import ROW, Placed
from charts.theme import PARTNER, Theme, Trace, lines

# Pixels.
_BAR, _THIN = 18, 10
_FRAME = 96


def amount_bars(placed: Sequence[Placed], theme: Theme) -> Trace:
    """Return the amounts in million euro."""
    drawn = [(p, p.part.amount) for p in placed if p.part.amount is not None]
    return {
        "type": "bar",
        "name": "amount",
        "orientation": "h",
        "x": [amount / 1e6 for _, amount in drawn],
        "y": [p.y for p, _ in drawn],
        "width": [_thickness(p.part) for p, _ in drawn],
        "marker": bar_marker(
            [(_colour(p.part, theme), p.part.qualifier, p.part.is_weak) for p, _ in drawn],
            theme,
            size=8,
            solidity=0.8,
        ),
        **_pointed([p.part for p, _ in drawn]),
    }


def targets(placed: Sequence[Placed]) -> Trace:
    """Return what a pointer finds on shares, and on slots without a figure."""
    drawn = [p for p in placed if p.part.amount is None]
    return {
        "type": "scatter",
        "name": "no amount",
        "mode": "markers",
        "x": [0] * len(drawn),
        "y": [p.y for p in drawn],
        "marker": {"size": ROW, "opacity": 0},
        "cliponaxis": False,
        **_pointed([p.part for p in drawn]),
    }


def shapes_of(placed: Placed, peak: float, theme: Theme) -> list[dict[str, object]]:
    """Return what is drawn in pixels, alike at every width; `peak` ends the axis."""
    part, thickness = placed.part, _thickness(placed.part)
    colour = _colour(part, theme)
    if part.amount is not None:
        return end_of(part.qualifier, part.amount / 1e6 / peak, placed.y, colour, thickness)
    if part.share is not None:
        filled = round(_FRAME * min(part.share, 100) / 100)
        return [
            _box("share", filled, placed.y, thickness, colour) | {"fillcolor": colour},
            _box("whole", _FRAME, placed.y, thickness, colour),
        ]
    return [slot(placed.y, theme, is_claimed=bool(part.claim_id), thickness=thickness)]


def hover(part: Part) -> str:
    """Return what a pointer reads on a part."""
    said = [f"{part.payer}: {part.words}", *part.reservations]
    beside = "of the total" if part.has_amount_beside else "a share; no amount is published"
    said += [beside] if part.is_share else []
    said += [f"Claim {part.claim_id}"] if part.claim_id else []
    return f"<b>{lines(part.factory)}</b><br>{lines(*said)}"


def beyond(part: Part) -> int:
    """Return the pixels from the end of a bar, or from the left, to its words."""
    if part.amount is not None:
        return room(part.qualifier)
    return (SLOT if part.share is None else _FRAME) + 8


def _thickness(part: Part) -> int:
    return _BAR if part.is_side else _THIN


def _colour(part: Part, theme: Theme) -> str:
    return theme.text if part.payer == EU else PARTNER


def _pointed(parts: Sequence[Part]) -> dict[str, object]:
    return {
        "customdata": [[part.factory_id, part.claim_id] for part in parts],
        "hovertext": [hover(part) for part in parts],
        "hoverinfo": "text",
    }


def _box(name: str, width: int, y: float, thickness: int, colour: str) -> dict[str, object]:
    half = thickness / 2
    return {
        "name": name,
        "type": "rect",
        "xref": "paper",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": y,
        "x0": 0,
        "x1": width,
        "y0": -half,
        "y1": half,
        "line": {"color": colour, "width": 1.5},
    }
