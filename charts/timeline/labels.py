"""Labels beside marks: which words, on which side, and how much room they may take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product

from charts.theme import SIZE, SMALL, plain, text_width
from charts.timeline.lanes import GUTTER, HEADER, MARGIN, Lane, Line
from charts.timeline.marks import Mark
from data.wording import cut

LONGEST_NAME = 40
# En spaces keep a label off its mark by pixels, which bars in days cannot.
PAD = "\u2002"
_PAD_WIDTH = 6.5
# What a label needs beside its text: its distance from the mark, and Plotly's own padding.
_LABEL_ROOM = _PAD_WIDTH + 7
# Marks closer than this share a label: they touch on any screen.
_TOUCHING = timedelta(days=15)
# At this width of the figure it is decided on which side of its mark a label stands.
_DESIGN_WIDTH = 1120

Span = tuple[date, date]


@dataclass(frozen=True)
class Label:
    """Words and the free room they may take: from the left end or up to the right end."""

    y: float
    text: str
    start: date
    end: date
    anchor: str
    quiet: bool = False

    @property
    def padded(self) -> str:
        """The words as Plotly draws them, at a distance from their mark."""
        text = plain(self.text)
        return f"{PAD}{text}" if self.anchor == "start" else f"{text}{PAD}"


def labels_of(lanes: Iterable[Lane], span: Span, today: date) -> list[Label]:
    """Return the labels of all marks, and the notes of lines and lanes; `span` is the axis."""
    beside = [
        label for lane in lanes for line in lane.lines for label in _labels(line, span, today)
    ]
    return beside + [_lane_label(lane, span) for lane in lanes if lane.note]


def _lane_label(lane: Lane, span: Span) -> Label:
    """Return a lane's note, beside its name."""
    name = text_width(cut(lane.name, LONGEST_NAME), SIZE + 1, bold=True)
    pad = PAD * (2 + round(max(0.0, name - GUTTER) / _PAD_WIDTH))
    return Label(lane.y + HEADER / 2, f"{pad}{lane.note}", *span, "start", quiet=True)


def _labels(line: Line, span: Span, today: date) -> list[Label]:
    """Return the labels of a line, each alone in its gap between marks."""
    if not line.marks:
        return [Label(line.y, line.note, *span, "start", quiet=True)]
    groups = _groups(line.marks)
    gaps = _gaps(groups, span)
    texts = [label_of(group) for group in groups]
    # A note takes the last gap for itself.
    notes = [Label(line.y, line.note, *gaps.pop(), "start", quiet=True)] if line.note else []
    return notes + [
        Label(line.y, text, *gaps[i + side], "start" if side else "end")
        for i, (text, side) in enumerate(zip(texts, _sides(texts, gaps, span, today), strict=True))
        if text and gaps[i + side][0] < gaps[i + side][1]
    ]


def _groups(marks: Sequence[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        if groups and mark.first - _last(groups[-1]) < _TOUCHING:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _gaps(groups: Iterable[Sequence[Mark]], span: Span) -> list[Span]:
    """Return what is free before each group, and after the last one."""
    ends = [(span[0], span[0]), *((_first(g), _last(g)) for g in groups), (span[1], span[1])]
    return [(before[1], after[0]) for before, after in pairwise(ends)]


def _first(marks: Iterable[Mark]) -> date:
    return min(mark.first for mark in marks)


def _last(marks: Iterable[Mark]) -> date:
    """Return where a group ends, its question mark included."""
    return max(mark.last + (_TOUCHING if mark.passed else timedelta()) for mark in marks)


def label_of(marks: Iterable[Mark]) -> str:
    """Return the label of the mark that tells most: what is done before what was planned."""
    return min(marks, key=lambda m: (m.replaced, m.status != "actual", m.first)).label


def _sides(texts: Sequence[str], gaps: Sequence[Span], span: Span, today: date) -> tuple[int, ...]:
    """Return on which side of its marks each label stands best: left (0) or right (1)."""
    choices = product((1, 0), repeat=len(texts))
    free = [sides for sides in choices if len(texts) - 1 + sides[-1] < len(gaps)]
    return min(free, key=lambda sides: _cost(sides, texts, gaps, span, today))


def _cost(
    sides: Sequence[int], texts: Sequence[str], gaps: Sequence[Span], span: Span, today: date
) -> int:
    """Return how bad a choice of sides is: labels in one gap, too long, on the line of today."""
    taken: set[int] = set()
    cost = 0
    for i, (side, text) in enumerate(zip(sides, texts, strict=True)):
        if not text:
            continue
        start, end = gaps[i + side]
        needed = _needed(text, span)
        reach = (start, start + needed) if side else (end - needed, end)
        cost += 100 * (i + side in taken) + 10 * (needed > end - start)
        cost += reach[0] <= today <= reach[1]
        taken.add(i + side)
    return cost


def _needed(text: str, span: Span) -> timedelta:
    """Return how much of the axis a label takes at the design width."""
    room = _DESIGN_WIDTH - 2 * MARGIN - GUTTER
    return (text_width(text, SMALL) + _LABEL_ROOM) / room * (span[1] - span[0])
