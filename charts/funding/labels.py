"""The words of the figure: factories and payers left of the bars, amounts right of them."""

from charts.funding.marks import beyond, hover
from charts.funding.parts import Part
from charts.funding.places import NAME, Lane, Placed, below, payer_lines
from charts.theme import SMALL, Theme, annotation, lines, plain, small
from data.wording import NO_CLAIM, NO_SUM, cut

_NAME_LENGTH = 30

# Pixels.
PAYERS_ROOM = 112
_INDENT = 10


def lane_labels(lane: Lane, theme: Theme) -> list[dict[str, object]]:
    """Return the name of a factory with its total, and what is paid of the contract."""
    contract = [_left(small(theme, line), y) for y, line in lane.contract]
    return [_name(lane, theme), *contract]


def part_labels(placed: Placed, peak: float, theme: Theme) -> list[dict[str, object]]:
    """Return the payer and what it pays; `peak` ends the axis, in million euro."""
    first_line = {"y": placed.y, "yanchor": "top", "yshift": 11}
    return [_payer(placed) | first_line, _amount(placed.part, peak, theme) | first_line]


def _name(lane: Lane, theme: Theme) -> dict[str, object]:
    total = small(theme, f"total {lane.total}") if lane.total else ""
    name = f"<b>{plain(cut(lane.factory, _NAME_LENGTH))}</b>  {total}"
    return _left(name, lane.y + NAME / 2) | {"hovertext": lines(lane.factory)}


def _payer(placed: Placed) -> dict[str, object]:
    part = placed.part
    payer = "<br>".join(map(plain, payer_lines(part)))
    if part.is_side:
        return _left(payer, placed.y) | {"name": "payer"}
    inner = f'<span style="font-size:{SMALL}px">{payer}</span>'
    return _left(inner, placed.y, _INDENT) | {"name": "payer"}


def _amount(part: Part, peak: float, theme: Theme) -> dict[str, object]:
    is_silent = part.words in (NO_CLAIM, NO_SUM)
    words = small(theme, part.words) if is_silent else f"<b>{part.words}</b>"
    return annotation("<br>".join([words, *(small(theme, line) for line in below(part))])) | {
        "name": "amount",
        "x": (part.amount or 0) / 1e6 / peak,
        "xref": "paper",
        "xshift": beyond(part),
        "hovertext": hover(part),
    }


def _left(text: str, y: float, indent: int = 0) -> dict[str, object]:
    return annotation(text) | {
        "x": 0,
        "xref": "paper",
        "xshift": indent - PAYERS_ROOM,
        "y": y,
        "yanchor": "middle",
    }
