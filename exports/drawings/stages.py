"""How far each factory has come: a row for each, a column for each step, dates under the marks.

As on the screen a filled mark is reported as done, a hollow one planned, and a square is a step of
an existing machine; where no report was found there is no mark.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from charts.stages.figure import NOTHING, SYMBOLS, Symbol, short_date
from charts.stages.rows import DONE, STEPS, UNKNOWN, Cell, Row, rows_of
from charts.stages.view import alt_of
from charts.theme import SCOPE_COLOURS, Theme
from data.load import Tables
from data.wording import ABOUT_LABELS
from exports.drawings.drawing import Drawing, Line, Mark, Shape, Words
from exports.drawings.empty import empty
from exports.drawings.key import Entry, Key
from exports.drawings.pages import numbered, pages
from exports.drawings.words import LEADING, SMALLEST, broken

_TITLE = "Stages"

# Points.
_LARGEST = 11.0
"""The size of words."""
_GAP = 12.0
"""Between rows, and around the matrix."""
_EDGE = 1.6
"""The line of a hollow mark."""
_TRACK = 1.5
"""The line through the steps."""

# Parts of the width.
_SIZED = 1 / 80
_NAMES = 0.22

_MARK, _MARK_ROOM = 1.0, 1.5
"""A mark, and the room for it, as parts of the size of words."""
_HEAD_LINES, _NAME_LINES, _DATE_LINES = 3, 3, 5
"""At most."""


@dataclass(frozen=True)
class _Frame:
    """What all rows share, in points."""

    theme: Theme
    width: float
    text: float

    @property
    def line(self) -> float:
        """From one line of words to the next."""
        return self.text * LEADING

    @property
    def names(self) -> float:
        """How wide names may be."""
        return self.width * _NAMES

    @property
    def column(self) -> float:
        """How wide the column of a step is."""
        return (self.width - self.names - _GAP) / len(STEPS)

    def x(self, step: int) -> float:
        """Return the middle of the column of a step."""
        return self.names + _GAP + (step + 0.5) * self.column

    def lines(self, text: str, most: int) -> tuple[str, ...]:
        """Return a text in lines that a column has room for."""
        return broken(text, self.text, self.column - self.text / 2, most)


@dataclass(frozen=True)
class _Block:
    """A factory with its words in lines."""

    row: Row
    name: tuple[str, ...]
    note: tuple[str, ...]
    dates: tuple[tuple[str, ...], ...]

    def height(self, frame: _Frame) -> float:
        """Return how high the row is, with the room after it."""
        names = (len(self.name) + len(self.note)) * frame.line
        dates = frame.text * _MARK_ROOM + max(map(len, self.dates)) * frame.line
        return max(names, dates) + _GAP


def stages_drawings(tables: Tables, theme: Theme, width: float, height: float) -> list[Drawing]:
    """Return the steps of each factory on pages of at most so many points."""
    rows = rows_of(tables.factories, tables.milestones, tables.newest_evidence)
    if not rows:
        return [empty(_TITLE, NOTHING, theme, width)]
    frame = _Frame(theme, width, max(SMALLEST, min(_LARGEST, width * _SIZED)))
    blocks = [_block(row, frame) for row in rows]
    heads, key = [frame.lines(step.name, _HEAD_LINES) for step in STEPS], _key(rows, frame)
    top = max(map(len, heads)) * frame.line + _GAP
    heights = [block.height(frame) for block in blocks]
    found = pages(blocks, heights, height - top - key.height)
    return [
        _page(page, frame, heads, key, numbered(_TITLE, number, len(found)))
        for number, page in enumerate(found, start=1)
    ]


def _block(row: Row, frame: _Frame) -> _Block:
    return _Block(
        row,
        broken(row.name, frame.text, frame.names, _NAME_LINES, bold=True),
        broken(row.note, frame.text, frame.names, _NAME_LINES),
        tuple(_date(cell, frame) for cell in row.cells),
    )


def _date(cell: Cell, frame: _Frame) -> tuple[str, ...]:
    """Return the lines under a mark, none where there is none."""
    if cell.state == UNKNOWN:
        return ()
    dated = frame.lines(short_date(cell.edtf), _DATE_LINES)
    if cell.state == DONE:
        return dated
    passed = frame.lines("passed, no report", _DATE_LINES) if cell.is_passed else ()
    return ("planned", *dated, *passed)


def _page(
    blocks: Sequence[_Block],
    frame: _Frame,
    heads: Sequence[Sequence[str]],
    key: Key,
    title: str,
) -> Drawing:
    head = max(map(len, heads)) * frame.line
    heights = (block.height(frame) for block in blocks)
    *tops, bottom = accumulate(heights, initial=head + _GAP)
    return Drawing(
        frame.width,
        bottom + key.height,
        title,
        alt_of([block.row for block in blocks]),
        frame.theme.background,
        (
            *_heads(heads, head, frame),
            *(s for b, top in zip(blocks, tops, strict=True) for s in _shapes(b, top, frame)),
            *key.shapes(0, bottom, frame.theme),
        ),
    )


def _heads(heads: Sequence[Sequence[str]], bottom: float, frame: _Frame) -> list[Words]:
    """Return the names of the steps, all of them ending at one level."""
    return [
        Words(
            frame.x(i),
            bottom - (j + 0.5) * frame.line,
            line,
            frame.text,
            frame.theme.muted,
            anchor="middle",
            name="step",
        )
        for i, lines in enumerate(heads)
        for j, line in enumerate(reversed(lines))
    ]


def _shapes(block: _Block, top: float, frame: _Frame) -> list[Shape]:
    """Return the names of a factory, the line through its steps, marks and dates."""
    theme, middle = frame.theme, top + frame.line / 2
    below = top + frame.text * _MARK_ROOM
    ends = ((frame.x(0), middle), (frame.x(len(STEPS) - 1), middle))
    names = [(line, theme.text, True) for line in block.name]
    names += [(line, theme.muted, False) for line in block.note]
    said = [
        Words(0, middle + i * frame.line, line, frame.text, colour, bold, name="factory")
        for i, (line, colour, bold) in enumerate(names)
    ]
    marks = [
        _mark(cell, frame.x(i), middle, f"{block.row.name}, {cell.name}: {cell.words}", frame)
        for i, cell in enumerate(block.row.cells)
        if cell.state != UNKNOWN
    ]
    dates = [
        Words(
            frame.x(i),
            below + (j + 0.5) * frame.line,
            line,
            frame.text,
            theme.text,
            anchor="middle",
            name="date",
        )
        for i, lines in enumerate(block.dates)
        for j, line in enumerate(lines)
    ]
    return [*said, Line(ends, theme.grid, _TRACK, name="track"), *marks, *dates]


def _mark(cell: Cell, x: float, y: float, name: str, frame: _Frame) -> Mark:
    ink, is_done = SCOPE_COLOURS[cell.about], cell.state == DONE
    mark = _look(frame, SYMBOLS[cell.about], ink, x, y, is_done=is_done)
    return replace(mark, name=name, claim_id=cell.claim_id)


def _look(
    frame: _Frame, shape: Symbol, ink: str, x: float, y: float, *, is_done: bool = True
) -> Mark:
    """Return a mark, filled for done and hollow for planned."""
    fill, size = ink if is_done else frame.theme.background, frame.text * _MARK - _EDGE
    return Mark(x, y, size, shape, fill=fill, line=ink, line_width=_EDGE, name="key")


def _key(rows: Sequence[Row], frame: _Frame) -> Key:
    """Return what shapes and colours mean, as far as these rows have them."""
    muted, words = frame.theme.muted, ABOUT_LABELS | {"factory": "Factory and services"}
    seen = {cell.about for row in rows for cell in row.cells if cell.state != UNKNOWN}
    done = partial(_look, frame, "circle", muted)
    found = [
        Entry("Reported as done", _alone(done)),
        Entry("Planned", _alone(partial(done, is_done=False))),
        *(
            Entry(words[about], _alone(partial(_look, frame, SYMBOLS[about], ink)))
            for about, ink in SCOPE_COLOURS.items()
            if about in seen
        ),
        Entry("No report found", _alone(partial(_track, frame))),
    ]
    return Key(found, frame.text, frame.text, frame.line, frame.width)


def _alone(draw: Callable[[float, float], Shape]) -> Callable[[float, float], list[Shape]]:
    """Return what draws one shape as what draws a swatch."""
    return lambda x, y: [draw(x, y)]


def _track(frame: _Frame, x: float, y: float) -> Line:
    """Return the line through the steps, without a mark."""
    half = frame.text * _MARK / 2 - _TRACK
    return Line(((x - half, y), (x + half, y)), frame.theme.grid, _TRACK, name="track")
