"""The dates that are drawn, each with its words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from charts.timeline.events import PROGRAMME, key_events
from charts.timeline.phrases import event_words, for_date, slip_words
from data.records import records
from data.schema import Standing
from data.wording import PASSED, SINCE_REPORTED, date_words

_FADE = timedelta(days=91)
_SLICES = 8
_ONE_EVENT_ROWS = ("installation", "operation")
_SHORT = {"tender_opened": "Tender", "selected": "Selected", "services": "Services running"}

Date = tuple[str, str, str, str]
"""Whose it is, the event, what it is about, and when."""


@dataclass(frozen=True)
class Mark:
    """A date to draw, and its words."""

    subject_id: str
    event: str
    about: str
    status: str
    replaced: bool
    passed: bool
    came_true: bool
    edtf: str
    start: date | None
    end: date | None
    precision: str
    claim_id: str
    slip: str

    @property
    def first(self) -> date:
        """First day drawn; an open start fades in from here."""
        return self.start or self.last - _FADE

    @property
    def last(self) -> date:
        """Last day drawn; an open end fades out to here."""
        return self.end or (self.start or date.min) + _FADE

    @property
    def on(self) -> Date:
        """What happens and when, planned or done."""
        return self.subject_id, self.event, self.about, self.edtf

    @property
    def look(self) -> str:
        """What the mark looks like: `done`, `planned`, or `kept` or `replaced` for a plan that was.

        A plan was kept where a report says that it came true.
        """
        if self.status != "planned":
            return "done"
        return "replaced" if self.replaced else "kept" if self.came_true else "planned"

    @property
    def is_plan(self) -> bool:
        """Whether the mark is the outline of a plan that nothing replaced."""
        return self.look in ("planned", "kept")

    @property
    def is_day(self) -> bool:
        """Whether the date is one day: drawn as a diamond, for a day is too thin to see."""
        return self.precision == "day"

    @property
    def is_open(self) -> bool:
        """Whether the date has no first or no last day."""
        return self.start is None or self.end is None

    @property
    def pieces(self) -> list[tuple[date, date, float]]:
        """The parts of a bar with their strength: one, or slices that fade to an open end."""
        if not self.is_open:
            return [(self.first, self.last, 1.0)]
        edges = [self.first + (self.last - self.first) * i / _SLICES for i in range(_SLICES + 1)]
        strengths = [(i + 1) / _SLICES for i in range(_SLICES)]
        if self.end is None:
            strengths.reverse()
        return [(a, b, s) for (a, b), s in zip(pairwise(edges), strengths, strict=True)]

    @property
    def outcome(self) -> str:
        """What became of a plan, in words; empty for what is still ahead, moved or no plan."""
        return PASSED if self.passed else SINCE_REPORTED if self.look == "kept" else ""

    @property
    def label(self) -> str:
        """What stands beside the mark."""
        if self.replaced:
            return ""
        event = _SHORT.get(self.event) or event_words(self.event, self.about)
        if self.status == "actual" and not self.slip:
            return f"{event}, {date_words(self.edtf)}"
        said = f"planned {for_date(self.edtf)}"
        said = f"{said}: {self.outcome}" if self.outcome else self.slip or said
        # There the row's name says which event it is, and the lane's note which machine.
        named_by_row = self.event in _ONE_EVENT_ROWS and self.subject_id != PROGRAMME
        return said if named_by_row else f"{event}, {said}"


def marks_of(
    milestones: pd.DataFrame,
    slips: pd.DataFrame,
    kept: Collection[str],
    waves: Collection[str],
    today: date,
) -> list[Mark]:
    """Return what is drawn: chosen claims and replaced plans of reviewed events with a date.

    `kept` are the claims of plans that came true, `waves` those of the factories shown.
    """
    replaced = (milestones["standing"] == Standing.SUPERSEDED) & (milestones["status"] == "planned")
    shown = (milestones["standing"] == Standing.CHOSEN) | replaced
    dated = milestones["start"].notna() | milestones["end"].notna()
    found = records(slips)
    said, passed = _said(found), _passed(found)
    return _once(
        [
            _mark(row, said, passed, kept)
            for row in records(milestones[shown & dated])
            if row["event"] in key_events(row["subject_id"], waves)
        ],
        today,
    )


def _once(marks: Sequence[Mark], today: date) -> list[Mark]:
    """Return marks with one where a plan and its report have the same date.

    It is the report once the date has come: what is still ahead is a plan, however it is told.
    """
    standing = [mark for mark in marks if not mark.replaced]
    planned, done = ({m.on for m in standing if m.status == s} for s in ("planned", "actual"))
    return [
        replace(mark, came_true=False) if mark.on in planned & done else mark
        for mark in marks
        if mark.replaced
        or mark.on not in planned & done
        or mark.status == ("planned" if mark.first > today else "actual")
    ]


def _said(slips: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words of each slip by the claim that the plan moved to."""
    return {s["later_claim_id"]: slip_words(s) for s in slips if s["change"] != "passed"}


def _passed(slips: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the claims of plans that passed."""
    return {slip["earlier_claim_id"] for slip in slips if slip["change"] == "passed"}


def _mark(
    row: Mapping[str, Any], said: Mapping[str, str], passed: set[str], kept: Collection[str]
) -> Mark:
    return Mark(
        subject_id=row["subject_id"],
        event=row["event"],
        about=row["applies_to"],
        status=row["status"],
        replaced=row["standing"] == Standing.SUPERSEDED,
        passed=row["claim_id"] in passed,
        came_true=row["claim_id"] in kept,
        edtf=row["edtf"],
        start=date.fromisoformat(row["start"]) if row["start"] else None,
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        precision=row["precision"],
        claim_id=row["claim_id"],
        slip=said.get(row["claim_id"], ""),
    )
