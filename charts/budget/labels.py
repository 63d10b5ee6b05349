"""The name above each bar, and the amount in words beside it, short enough for a phone."""

from charts.budget.ends import SLOT
from charts.budget.marks import hover
from charts.budget.rows import Row
from charts.theme import SIZE, SMALL, Theme, cut, lines, plain, text_width
from data.wording import WEAK, money

_KIND_WORDS = {
    "new": "new machine",
    "upgrade": "upgrade",
    "associated": "associated",
    "existing": "existing machines",
}
_NAME_LENGTH = 30

# Pixels.
_NAME_RISE = 21
_PHONE = 356
_ENDS = {"at_least": 28, "at_most": 14}


def name_label(row: Row, y: int, theme: Theme) -> dict[str, object]:
    """Return a factory's name with its city and kind; the name in full where a pointer rests."""
    name, kind = cut(row.name, _NAME_LENGTH), _KIND_WORDS.get(row.kind, "")
    place = " · ".join(filter(None, [row.city, kind]))
    if text_width(name, SIZE, bold=True) + text_width(f"  {place}", SMALL) > _PHONE:
        place = kind
    return _text(f"<b>{plain(name)}</b>  {_small(place, theme)}", 0, y) | {
        "xshift": -1,
        "yshift": _NAME_RISE,
        "hovertext": lines(row.name),
        "yanchor": "middle",
    }


def amount_label(row: Row, y: int, theme: Theme) -> dict[str, object]:
    """Return an amount in words, and under it what a reader must know."""
    label = [f"<b>{row.words}</b>", *(_small(line, theme) for line in below(row))]
    # The first line stands level with the bar, the others under it.
    return _text("<br>".join(label), row.reach, y) | {
        "xshift": _beyond(row),
        "yshift": 12,
        "yanchor": "top",
        "hovertext": hover(row),
    }


def below(row: Row) -> list[str]:
    """Return what stands under the amount, each in a line short enough for a phone."""
    said = ["converted"] * row.is_converted + [WEAK] * row.is_weak
    readings = row.rival_readings
    if len(readings) > 1:
        return [*said, f"◇ {len(readings)} rival figures"]
    return [*said, *(f"◇ rival: {money(*reading)}" for reading in readings)]


def _text(text: str, x: float, y: int) -> dict[str, object]:
    return {
        "text": text,
        "x": x,
        "xanchor": "left",
        "y": y,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }


def _beyond(row: Row) -> int:
    """Return the pixels that marks take beyond the end of a row."""
    if row.amount is None and not row.rivals:
        return SLOT + 8
    return _ENDS.get(row.qualifier, 14 if row.rivals else 8)


def _small(text: str, theme: Theme) -> str:
    return f'<span style="font-size:{SMALL}px;color:{theme.muted}">{plain(text)}</span>'
