"""How much: bars by factory that show how far each amount is known, for paper and slides.

Two lines a factory: its name, its bar and the amount; under them where it stands and of what kind,
and what others say. All pages have one scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.budget.ends import OPEN_END, SLOT, beyond
from charts.budget.figure import NOTHING
from charts.budget.labels import place_of, qualified
from charts.budget.rows import Row
from charts.budget.view import alt_of
from charts.theme import SIZE, Theme, blend
from data.load import Tables
from data.wording import MEASURE_LABELS, and_list, money
from exports.amounts import amounts
from exports.drawings.drawing import Box, Drawing, Line, Mark, Shape, Words
from exports.drawings.empty import empty
from exports.drawings.lines import stacked
from exports.drawings.pages import numbered, pages
from exports.drawings.words import LEADING, SMALLEST, broken, fitted, width_of

_LINES = 3
"""Of a name, at most."""

# Points.
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5)
"""Of words, from the largest."""
_ABOVE = 3.0
"""Over the first row: a closing bracket reaches higher than its bar."""
_BETWEEN = 14.0
"""Between the names and the bars."""

# Parts of the width.
_SIZED = 1 / 60
_NAMES = 0.34
_RIVALS = 0.6
"""Of the room of bars: the longest list of rival figures, before they are counted."""

# Parts of the size of words.
_SMALL = 0.82
_BAR = 1.1
_GAP, _WIDE_GAP = 0.7, 2.0
"""Between rows, at least and at most."""
_DIAMOND = 0.85
_SPACE = 0.6
"""Between words and what stands before them."""


@dataclass(frozen=True)
class _Frame:
    """How large things are, in points; `scale` is what a million euro takes."""

    theme: Theme
    text: float
    names: float
    width: float
    row: float
    scale: float = 0

    @property
    def small(self) -> float:
        """The size of quiet words."""
        return _small(self.text)

    @property
    def start(self) -> float:
        """Where bars begin."""
        return self.names + _BETWEEN

    @property
    def room(self) -> float:
        """How wide bars and the words beside them may be."""
        return self.width - self.start

    @property
    def bar(self) -> float:
        """How high a bar is."""
        return self.text * _BAR

    @property
    def pixel(self) -> float:
        """A pixel of the screen: what stands at the end of a bar keeps its proportions."""
        return self.text / SIZE

    def at(self, millions: float) -> float:
        """Return where an amount in million euro ends."""
        return self.start + millions * self.scale


def budget_drawings(
    tables: Tables, measure: str, theme: Theme, width: float, height: float
) -> list[Drawing]:
    """Return the bars of one measure, largest first, on pages of at most so many points."""
    rows = amounts(tables, measure)
    title = MEASURE_LABELS[measure]
    if not rows:
        return [empty(title, NOTHING, theme, width)]
    frame = _frame(rows, theme, width, height)
    found = pages(rows, [frame.row] * len(rows), height - _ABOVE)
    pitch = min(
        (height - _ABOVE) / max(map(len, found)), frame.row + (_WIDE_GAP - _GAP) * frame.text
    )
    return [
        Drawing(
            width,
            _ABOVE + (len(page) - 1) * pitch + frame.row - _GAP * frame.text,
            numbered(title, number, len(found)),
            alt_of(page, measure),
            theme.background,
            tuple(s for i, row in enumerate(page) for s in _row(row, _ABOVE + i * pitch, frame)),
        )
        for number, page in enumerate(found, start=1)
    ]


def _small(text: float) -> float:
    return max(SMALLEST, text * _SMALL)


def _frame(rows: Sequence[Row], theme: Theme, width: float, height: float) -> _Frame:
    """Return the frame with the largest words that need no more pages than the smallest do."""
    largest = max(_SIZES[-1], min(_SIZES[0], width * _SIZED))
    sizes = [largest, *(size for size in _SIZES if size < largest)]
    frames = [_sized(rows, theme, size, width) for size in sizes]
    frame = min(frames, key=lambda one: len(pages(rows, [one.row] * len(rows), height - _ABOVE)))
    return replace(frame, scale=min(_scale(row, frame) for row in rows))


def _sized(rows: Sequence[Row], theme: Theme, text: float, width: float) -> _Frame:
    """Return the frame for words of a size; rows are as high as the longest name needs."""
    small = _small(text)
    widest = max(
        max(width_of(row.name, text, bold=True), width_of(place_of(row), small)) for row in rows
    )
    names = min(widest, width * _NAMES)
    lines = max(len(broken(row.name, text, names, _LINES, bold=True)) for row in rows)
    return _Frame(theme, text, names, width, (lines * text + small) * LEADING + _GAP * text)


def _scale(row: Row, frame: _Frame) -> float:
    """Return the points of a million euro that leave room for the words of a row."""
    words = [(row.end, beyond(row) * frame.pixel + _amount_room(row, frame))]
    words += [
        (amount / 1e6, frame.text + width_of(_rival_words(row, frame), frame.small))
        for amount in row.rival_amounts[-1:]
    ]
    return min(((frame.room - taken) / end for end, taken in words if end), default=frame.room)


def _row(row: Row, top: float, frame: _Frame) -> list[Shape]:
    """Return all shapes of a row."""
    middle = top + frame.text * LEADING / 2
    below = top + (frame.text + frame.small / 2) * LEADING
    return [
        *_name(row, middle, frame),
        *(_slot if row.amount is None else _bar)(row, middle - frame.bar / 2, frame),
        *_amount_words(row, middle, frame),
        *_rivals(row, below, frame),
    ]


def _name(row: Row, middle: float, frame: _Frame) -> list[Words]:
    """Return the name in one line or two, and under it where the factory is and of what kind."""
    names = broken(row.name, frame.text, frame.names, _LINES, bold=True)
    place = fitted(place_of(row), frame.small, frame.names)
    leading, theme = frame.text * LEADING, frame.theme
    top = middle - leading / 2
    return [
        *stacked(names, 0, top, frame.text, theme.text, bold=True, name="factory"),
        *stacked([place], 0, top + len(names) * leading, frame.small, theme.muted, name="place"),
    ]


def _slot(row: Row, top: float, frame: _Frame) -> list[Shape]:
    """Return the slot of a missing amount: hatched where a source keeps it back, else dashed."""
    muted, is_claimed = frame.theme.muted, bool(row.claim_id)
    slot = Box(
        frame.start,
        top,
        SLOT * frame.pixel,
        frame.bar,
        line=muted,
        line_width=0.75,
        dash=not is_claimed,
        hatch=muted if is_claimed else None,
        name=f"{row.name}: {row.words}",
        claim_id=row.claim_id,
    )
    return [slot]


def _bar(row: Row, top: float, frame: _Frame) -> list[Shape]:
    """Return a bar with what stands at its end: hollow for an upper limit, cut where weak."""
    ground, colour = frame.theme.background, row.colour(frame.theme)
    is_hollow = row.qualifier == "at_most"
    bar = Box(
        frame.start,
        top,
        row.end * frame.scale,
        frame.bar,
        fill=blend(colour, ground, 0.2) if is_hollow else colour,
        line=colour if is_hollow else None,
        hatch=(colour if is_hollow else ground) if row.is_weak else None,
        name=f"{row.name}: {row.in_full}",
        claim_id=row.claim_id,
    )
    return [bar, *_end(row, top, frame)]


def _end(row: Row, top: float, frame: _Frame) -> list[Shape]:
    """Return the open end of a floor, or the closing bracket of an upper limit."""
    end, pixel, colour = frame.at(row.end), frame.pixel, row.colour(frame.theme)
    if row.qualifier == "at_least":
        return [
            Box(end + off * pixel, top, width * pixel, frame.bar, fill=colour, name="open end")
            for off, width in OPEN_END
        ]
    if row.qualifier == "at_most":
        left, right, high, low = end - 2 * pixel, end + 4 * pixel, top - 2, top + frame.bar + 2
        bracket = ((left, high), (right, high), (right, low), (left, low))
        return [Line(bracket, colour, width=2, name="closing bracket")]
    return []


def _amount_words(row: Row, middle: float, frame: _Frame) -> list[Words]:
    """Return the amount in words, and after it what a reader must know."""
    x = frame.at(row.end) + beyond(row) * frame.pixel
    after = x + width_of(row.words, frame.text, bold=True) + frame.text * _SPACE
    amount = Words(x, middle, row.words, frame.text, frame.theme.text, bold=True, name="amount")
    more = ", ".join(qualified(row))
    return [
        amount,
        *([Words(after, middle, more, frame.small, frame.theme.muted, name="why")] if more else []),
    ]


def _amount_room(row: Row, frame: _Frame) -> float:
    """Return the points that the words of an amount take."""
    more = ", ".join(qualified(row))
    wide = width_of(row.words, frame.text, bold=True)
    return wide + (frame.text * _SPACE + width_of(more, frame.small) if more else 0)


def _rivals(row: Row, y: float, frame: _Frame) -> list[Shape]:
    """Return a hollow diamond for each rival amount, and after the last one what they say."""
    if not row.rivals:
        return []
    theme = frame.theme
    diamonds = [
        Mark(
            frame.at(amount / 1e6),
            y,
            frame.text * _DIAMOND,
            "diamond",
            fill=theme.background,
            line=theme.rival,
            line_width=1.5,
            name=f"{row.name}, rival figure: {money(amount)}",
            claim_id=next(rival.claim_id for rival in row.rivals if rival.amount == amount),
        )
        for amount in row.rival_amounts
    ]
    x = diamonds[-1].x + frame.text
    return [
        *diamonds,
        Words(x, y, _rival_words(row, frame), frame.small, theme.muted, name="rival"),
    ]


def _rival_words(row: Row, frame: _Frame) -> str:
    """Return what the rivals say; how many they are and how far apart where that is too long."""
    said = [money(*reading) for reading in row.rival_readings]
    words = f"{'rival' if len(said) == 1 else 'rivals'}: {and_list(said)}"
    if width_of(words, frame.small) <= frame.room * _RIVALS:
        return words
    return f"{len(said)} rival figures, {said[0]} to {said[-1]}"
