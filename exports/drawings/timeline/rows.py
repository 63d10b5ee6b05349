"""Lines of a lane as rows in which every label has found its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, product
from typing import Literal

from charts.timeline.labels import Span, label_of
from charts.timeline.lanes import Line, reports
from charts.timeline.marks import Mark
from exports.drawings.words import broken, width_of

MARK = 8.0
"""Points across a mark of one day."""
_QUESTION = 9.0
"""Points that the question mark of a plan that passed takes."""
_PAD = 5.0
"""Points between a mark and its label, and between a label and the next mark."""
_TOUCHING = 2.0
"""Points: marks closer than this touch."""
_TALLEST = 3
"""Lines of a label that has its row for itself."""


@dataclass(frozen=True)
class Axis:
    """Where days stand, in points; `today` is the day of the line."""

    span: Span
    start: float
    width: float
    today: date
    text: float
    """The size of labels."""

    def at(self, on: date) -> float:
        """Return where a day stands."""
        return self.start + (on - self.span[0]) / (self.span[1] - self.span[0]) * self.width

    @property
    def end(self) -> float:
        """Where the axis ends."""
        return self.start + self.width


@dataclass(frozen=True)
class Label:
    """Lines of words that begin at x, or end there."""

    x: float
    lines: tuple[str, ...]
    anchor: Literal["start", "end"]
    quiet: bool = False


@dataclass(frozen=True)
class Row:
    """Marks beside each other with their labels; `name` stands before the axis."""

    name: str
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]

    @property
    def lines(self) -> int:
        """How many lines of words the row is high."""
        return max((len(label.lines) for label in self.labels), default=1)


@dataclass(frozen=True)
class _Group:
    """Marks that share a label, and the points that they take."""

    marks: tuple[Mark, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        """What stands beside the marks."""
        return label_of(self.marks)


def rows_of(line: Line, axis: Axis) -> list[Row]:
    """Return a line as one row, or as one for each label where they find no place in one."""
    groups = _groups(line.marks, axis)
    labels = _side_by_side(groups, line.note, axis)
    if labels is not None:
        return [Row(line.name, line.marks, labels)]
    alone = [Row("", group.marks, _alone(group, axis)) for group in groups]
    notes = [Row("", (), (_note(line.note, [], axis.start, axis),))] if line.note else []
    first, *rest = [*alone, *notes]
    return [replace(first, name=line.name), *rest]


def _groups(marks: Iterable[Mark], axis: Axis) -> list[_Group]:
    """Return marks together that one label tells of: a plan with its report, or with a later one.

    A plan and its report share a label only where they touch: there the report says it all.
    """
    groups: list[_Group] = []
    for group in (_group((mark,), axis) for mark in marks):
        if groups and _share(groups[-1], group):
            groups[-1] = _group(groups[-1].marks + group.marks, axis)
        else:
            groups.append(group)
    return groups


def _group(marks: tuple[Mark, ...], axis: Axis) -> _Group:
    left = min(axis.at(mark.first) - half_of(mark) for mark in marks)
    right = max(
        axis.at(mark.last) + half_of(mark) + (_QUESTION if mark.passed else 0) for mark in marks
    )
    return _Group(marks, left, right)


def half_of(mark: Mark) -> float:
    """Return how far a mark reaches beyond its dates."""
    return MARK / 2 if mark.is_day else 0


def _share(group: _Group, other: _Group) -> bool:
    (mark,) = other.marks
    is_told = any(reports(mark, one) for one in group.marks) and not _apart(group, other)
    return is_told or any(
        mark.replaced != one.replaced and (mark.event, mark.about) == (one.event, one.about)
        for one in group.marks
    )


def _apart(group: _Group, other: _Group) -> bool:
    return other.left - group.right > _TOUCHING


def _side_by_side(groups: Sequence[_Group], note: str, axis: Axis) -> tuple[Label, ...] | None:
    """Return the labels of a row in the gaps between its marks; None where they have no room."""
    if not all(_apart(*pair) for pair in pairwise(groups)):
        return None
    gaps = _gaps(groups, axis)
    if note:
        left, right = gaps[-1]
        gaps[-1] = left, right - width_of(note, axis.text) - 2 * _PAD
    told = [i for i, group in enumerate(groups) if group.text]
    options = [list(_options(groups[i].text, i, gaps, axis)) for i in told]
    tallest = 1 if len(told) > 1 else _TALLEST
    choices = [
        [label for _, label in choice]
        for choice in product(*options)
        if len({gap for gap, _ in choice}) == len(choice)
        and all(len(label.lines) <= tallest for _, label in choice)
    ]
    if not choices or gaps[-1][1] < gaps[-1][0]:
        return None
    best = min(choices, key=lambda labels: _cost(labels, axis))
    return (*best, *([_note(note, best, gaps[-1][0], axis)] if note else []))


def _gaps(groups: Sequence[_Group], axis: Axis) -> list[tuple[float, float]]:
    """Return what labels may take before each group, and after the last one."""
    starts = [axis.start, *(group.right + _PAD for group in groups)]
    ends = [*(group.left - _PAD for group in groups), axis.end]
    return list(zip(starts, ends, strict=True))


def _options(
    text: str, i: int, gaps: Sequence[tuple[float, float]], axis: Axis
) -> Iterator[tuple[int, Label]]:
    """Yield the label of a group right of it, then left of it, with the gap that it takes."""
    for gap in (i + 1, i):
        left, right = gaps[gap]
        lines = broken(text, axis.text, right - left, _TALLEST)
        if " ".join(lines) == text:
            yield gap, Label(right, lines, "end") if gap == i else Label(left, lines, "start")


def _cost(labels: Sequence[Label], axis: Axis) -> tuple[int, ...]:
    """Return how bad a choice is: by lines, then by words on the line of today, then left ones."""
    lines = [len(label.lines) for label in labels]
    crossing = sum(_crosses(label, axis) for label in labels)
    return max(lines, default=1), sum(lines), crossing, sum(one.anchor == "end" for one in labels)


def _crosses(label: Label, axis: Axis) -> bool:
    wide = _width(label, axis)
    left = label.x - wide if label.anchor == "end" else label.x
    return left <= axis.at(axis.today) <= left + wide


def _width(label: Label, axis: Axis) -> float:
    return max(width_of(line, axis.text) for line in label.lines)


def _note(note: str, labels: Sequence[Label], left: float, axis: Axis) -> Label:
    """Return what no source dates, after the last mark and its label."""
    ends = [one.x + _width(one, axis) + 2 * _PAD for one in labels if one.anchor == "start"]
    return Label(max([left, *ends]), (note,), "start", quiet=True)


def _alone(group: _Group, axis: Axis) -> tuple[Label, ...]:
    """Return the label of a group that has a row for itself; cut if even that is too narrow."""
    found = _side_by_side([group], "", axis)
    if found is not None:
        return found
    before, after = _gaps([group], axis)
    is_after = after[1] - after[0] >= before[1] - before[0]
    x, (left, right) = (after[0], after) if is_after else (before[1], before)
    lines = broken(group.text, axis.text, right - left, _TALLEST)
    return (Label(x, lines, "start" if is_after else "end"),)
