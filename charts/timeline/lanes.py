"""Marks in their places: a lane for the programme and for each factory, lines in a lane.

A factory of which no more than its selection is dated has two lines: what is not known of the rest
is said once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from charts.selections import headings
from charts.timeline.events import PROGRAMME, PROGRAMME_KEY_EVENTS, FactoryRow, rows_for
from charts.timeline.marks import Mark, marks_of
from charts.timeline.phrases import names_of
from data.schema import REPORTS
from data.wording import BORROWED_WORDS, and_list

# Pixels.
ROW = 20
HEADER = 30
GAP = 12
HEADING = 40
"""Room for the heading of a group, above its first lane."""
TODAY = 22
"""Room above the first lane, for the words of today."""
GUTTER = 108
"""Room left of the axis, for the names of lines."""
MARGIN = 8


Placed = tuple[float, Mark]
"""A mark and its height."""


@dataclass(frozen=True)
class Line:
    """Marks beside each other; `name` stands in the gutter, `note` says what no source dates."""

    y: float
    name: str
    marks: tuple[Mark, ...]
    note: str


@dataclass(frozen=True)
class Lane:
    """The programme or a factory with its lines; `group` is the heading that it stands under."""

    y: float
    subject_id: str
    name: str
    note: str
    lines: tuple[Line, ...]
    group: str

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.lines[-1].y + ROW / 2


class _Row(NamedTuple):
    """A line that has no place yet."""

    name: str
    marks: tuple[Mark, ...]
    note: str = ""


def timeline_lanes(
    factories: pd.DataFrame,
    milestones: pd.DataFrame,
    slips: pd.DataFrame,
    kept: Collection[str],
    today: date,
) -> list[Lane]:
    """Return the lanes of the programme and of factories.

    The frames have the columns of the tables of those names, and of `data.slips`; `kept` are the
    claims of plans that came true.
    """
    names = names_of(factories)
    known = milestones[milestones["subject_id"].isin(list(names))]
    waves = set(factories["wave"].dropna())
    marks = marks_of(known, slips, kept, waves, today)
    return lanes_of(names, marks, headings(factories, known))


def lanes_of(
    names: Mapping[str, str], marks: Sequence[Mark], groups: Mapping[str, str]
) -> list[Lane]:
    """Return the lanes of these subjects from top to bottom; y counts pixels downwards.

    `names` are theirs by id, `groups` the headings that they stand under, see `charts.selections`.
    """
    y, lanes, above = float(TODAY), [], ""
    marks_by_subject: dict[str, list[Mark]] = {}
    for mark in marks:
        marks_by_subject.setdefault(mark.subject_id, []).append(mark)
    for subject_id, name in names.items():
        own = marks_by_subject.get(subject_id, [])
        rows = _programme_rows(own) if subject_id == PROGRAMME else _factory_rows(own)
        if not rows:
            continue
        group = groups.get(subject_id, "")
        y += HEADING if group != above else 0
        top = y + HEADER
        lines = tuple(Line(top + (i + 0.5) * ROW, *row) for i, row in enumerate(rows))
        lanes.append(Lane(y, subject_id, name, _lane_note(own), lines, group))
        y, above = top + len(lines) * ROW + GAP, group
    return lanes


def drawn(lanes: Iterable[Lane]) -> list[Mark]:
    """Return the marks of all lanes, from top to bottom."""
    return [mark for _, mark in placed(lanes)]


def placed(lanes: Iterable[Lane]) -> list[Placed]:
    """Return the marks of all lanes with their heights, from top to bottom."""
    return [(line.y, mark) for lane in lanes for line in lane.lines for mark in line.marks]


def _lane_note(marks: Iterable[Mark]) -> str:
    about = {mark.about for mark in marks}
    machines = [words for machine, words in BORROWED_WORDS.items() if machine in about]
    return f"purple dates: {and_list(machines)}" if machines else ""


def _programme_rows(marks: Sequence[Mark]) -> list[_Row]:
    """Return one row an event, as a staircase that leaves each label its room."""
    by_event = [[mark for mark in marks if mark.event == key] for key in PROGRAMME_KEY_EVENTS]
    return [_Row("", packed) for own in by_event for packed in _packed(own)]


def _factory_rows(marks: Sequence[Mark]) -> list[_Row]:
    """Return the rows that every factory has, or two where no more than its selection is dated."""
    rows: list[_Row] = []
    for row in rows_for({mark.event for mark in marks}):
        own = [mark for mark in marks if mark.event in row.events]
        rows += _named_rows(row.name, _packed(own) or [()], _note(row, own))
    return rows


def _named_rows(name: str, packed: Sequence[tuple[Mark, ...]], note: str) -> list[_Row]:
    """Return rows of which the first bears the name and the note."""
    return [_Row(name, row, note) if i == 0 else _Row("", row) for i, row in enumerate(packed)]


def _note(row: FactoryRow, marks: Iterable[Mark]) -> str:
    """Return what no source read dates in a row."""
    return "" if any(mark.event in row.chief for mark in marks) else row.missing


def _when(mark: Mark) -> tuple[date, date]:
    return mark.first, mark.last


def _packed(marks: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    """Return rows in which no mark covers another, but for a plan and its own report."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.replaced, *_when(m))):
        free = next((row for row in rows if not any(_covers(mark, other) for other in row)), None)
        if free is None:
            rows.append([mark])
        else:
            free.append(mark)
    return [tuple(sorted(row, key=_when)) for row in rows]


def _covers(mark: Mark, other: Mark) -> bool:
    """Whether two marks need rows of their own; a plan and its report share one."""
    return not reports(mark, other) and mark.first <= other.last and other.first <= mark.last


def reports(mark: Mark, other: Mark) -> bool:
    """Whether two marks are a plan that stands and its report."""
    topics = {REPORTS.get(one.event, one.event) for one in (mark, other)}
    is_one = len(topics) == 1 and mark.status != other.status and mark.about == other.about
    return is_one and not (mark.replaced or other.replaced)
