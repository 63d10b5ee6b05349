"""The name above each bar, the amount beside it and the rivals under it, fit for a phone."""

from charts.budget.ends import beyond
from charts.budget.marks import drop, hover, hover_rivals
from charts.budget.rows import Row
from charts.theme import SIZE, SMALL, Theme, annotation, lines, plain, small, text_width
from data.wording import WEAK, cut, money

KIND_WORDS = {
    "new": "new machine",
    "upgrade": "upgrade",
    "associated": "associated",
    "existing": "existing machines",
}
_NAME_LENGTH = 30

# Pixels.
_NAME_RISE = 21
_PHONE = 356
_DIAMOND = 14


def labels_of(row: Row, y: int, theme: Theme) -> list[dict[str, object]]:
    """Return all words of a row."""
    rivals = [_rival_label(row, y, theme)] if row.rivals else []
    return [_name_label(row, y, theme), _amount_label(row, y, theme), *rivals]


def _name_label(row: Row, y: int, theme: Theme) -> dict[str, object]:
    """Return a factory's name with its city and kind; the name in full where a pointer rests."""
    name, place = cut(row.name, _NAME_LENGTH), place_of(row)
    if text_width(name, SIZE, bold=True) + text_width(f"  {place}", SMALL) > _PHONE:
        place = _kind(row)
    return _text(f"<b>{plain(name)}</b>  {small(theme, place)}", 0, y) | {
        "name": "factory",
        "xshift": -1,
        "yshift": _NAME_RISE,
        "hovertext": lines(row.name),
        "yanchor": "middle",
    }


def place_of(row: Row) -> str:
    """Return where a factory is and of what kind it is."""
    return " · ".join(filter(None, [row.city, _kind(row)]))


def _kind(row: Row) -> str:
    return KIND_WORDS.get(row.kind, "")


def _amount_label(row: Row, y: int, theme: Theme) -> dict[str, object]:
    """Return an amount in words at the end of its bar, and under it what a reader must know."""
    label = [f"<b>{row.words}</b>", *(small(theme, line) for line in qualified(row))]
    # The first line stands level with the bar, the others under it.
    return _text("<br>".join(label), row.end, y) | {
        "name": "amount",
        "xshift": beyond(row),
        "yshift": 12,
        "yanchor": "top",
        "hovertext": hover(row),
    }


def qualified(row: Row) -> list[str]:
    """Return what a reader must know of an amount, as short as a label needs it."""
    return ["converted"] * row.is_converted + [WEAK] * row.is_weak


def _rival_label(row: Row, y: int, theme: Theme) -> dict[str, object]:
    """Return what the rivals say, beside the last of their diamonds."""
    readings = row.rival_readings
    words = f"{len(readings)} rival figures"
    if len(readings) == 1:
        words = f"rival: {money(*readings[0])}"
    return _text(small(theme, words), row.rival_amounts[-1] / 1e6, y) | {
        "name": "rival",
        "xshift": _DIAMOND,
        "yshift": -drop(row),
        "yanchor": "middle",
        "hovertext": hover_rivals(row, row.rivals),
    }


def _text(text: str, x: float, y: int) -> dict[str, object]:
    return annotation(text) | {"x": x, "y": y}
