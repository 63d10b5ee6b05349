"""Marks as shapes: as wide as the date is vague, solid when done, an outline when planned."""

from charts.theme import Theme, blend
from charts.timeline.marks import Mark
from charts.timeline.phrases import event_words
from charts.timeline.traces import fill_of, ink_of
from data.wording import STATUS_LABELS, date_words
from exports.drawings import drawing
from exports.drawings.drawing import Box, Line, Shape, Words
from exports.drawings.timeline.rows import MARK, Axis, half_of

BAR = 7.5
"""Points that a bar is high."""
EDGES = {"replaced": 0.9, "planned": 1.4, "kept": 1.4, "done": 1.0}
"""Points of the outline of a mark, by its look."""
_NARROWEST = 2.5
"""Points: a date of a few days is a bar that can still be seen."""


def shapes_of(mark: Mark, y: float, subject: str, axis: Axis, theme: Theme) -> list[Shape]:
    """Return a mark of the programme or a factory, by this name, with its middle at y."""
    name = f"{subject}, {_words(mark)}"
    if mark.is_day:
        shapes: list[Shape] = [_day(mark, y, name, axis, theme)]
    elif mark.look == "done":
        shapes = [*_solid(mark, y, name, axis, theme)]
    else:
        shapes = [_outline(mark, y, name, axis, theme)]
    return [*shapes, *_question(mark, y, axis, theme)]


def _words(mark: Mark) -> str:
    """Return what a mark says: event, whether planned or actual, date, what became of it."""
    state = "plan since replaced" if mark.replaced else STATUS_LABELS[mark.status].lower()
    said = f"{event_words(mark.event, mark.about)}, {state}: {date_words(mark.edtf)}"
    more = mark.outcome or mark.slip
    return f"{said}, {more}" if more else said


def _day(mark: Mark, y: float, name: str, axis: Axis, theme: Theme) -> drawing.Mark:
    ink, edge = ink_of(mark, theme), EDGES[mark.look]
    return drawing.Mark(
        axis.at(mark.last),
        y,
        MARK - edge,
        "diamond",
        fill=fill_of(mark, theme),
        line=ink,
        line_width=edge,
        dash=mark.replaced,
        name=name,
        claim_id=mark.claim_id,
    )


def _solid(mark: Mark, y: float, name: str, axis: Axis, theme: Theme) -> list[Box]:
    """Return a bar, or the slices of one that fades where the date is open."""
    ink = ink_of(mark, theme)
    return [
        Box(
            axis.at(start),
            y - BAR / 2,
            max(axis.at(end) - axis.at(start), 0 if mark.is_open else _NARROWEST),
            BAR,
            fill=blend(ink, theme.background, strength),
            name=name,
            claim_id=mark.claim_id,
        )
        for start, end, strength in mark.pieces
    ]


def _outline(mark: Mark, y: float, name: str, axis: Axis, theme: Theme) -> Box | Line:
    """Return the outline of a plan; where its date is open it has no line."""
    ink, edge = ink_of(mark, theme), EDGES[mark.look]
    left, right = axis.at(mark.first) + edge / 2, axis.at(mark.last) - edge / 2
    top, bottom = y - (BAR - edge) / 2, y + (BAR - edge) / 2
    if mark.is_open:
        known, far = (right, left) if mark.start is None else (left, right)
        sides = ((far, top), (known, top), (known, bottom), (far, bottom))
        return Line(sides, ink, edge, mark.replaced, name=name, claim_id=mark.claim_id)
    return Box(
        left,
        top,
        max(right - left, _NARROWEST),
        bottom - top,
        fill=fill_of(mark, theme),
        line=ink,
        line_width=edge,
        dash=mark.replaced,
        name=name,
        claim_id=mark.claim_id,
    )


def _question(mark: Mark, y: float, axis: Axis, theme: Theme) -> list[Words]:
    """Return the question mark of a plan that passed without a report."""
    if not mark.passed:
        return []
    x = axis.at(mark.last) + half_of(mark) + 2
    return [Words(x, y, "?", axis.text + 1, theme.today, bold=True, name="passed")]
