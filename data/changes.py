"""What came to be known between two days: news of the evidence, each told once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from data.choose import group_of
from data.load import Tables
from data.reading import country_names, factory_names, subject_names, value_words
from data.records import records
from data.reported import reported
from data.schema import Standing, event_of
from data.slips import slips
from data.wording import date_words

Row = dict[str, Any]
Key = tuple[str, ...]


class Change(StrEnum):
    """What kind of news a change is, in the order in which readers see them."""

    SELECTED = "selected"
    RENAMED = "renamed"
    DONE = "done"
    LATE = "late"
    MOVED = "moved"
    PASSED = "passed"
    CHANGED = "changed"
    DISAGREEMENT = "disagreement"
    FIRST = "first"


COLUMNS = [
    "change",
    "day",
    "subject_id",
    "about",
    "status",
    "applies_to",
    "before",
    "after",
    "days",
    "step_months",
    "earlier_claim_id",
    "claim_id",
    "source_id",
]
"""Columns of `Changes.rows`, one change a row:

- `change`: as in `Change`;
- `day`: the day from which it was known, ISO 8601;
- `subject_id`: the factory, the Antenna, or `programme`;
- `about`: the event or the attribute; of a disagreement all attributes, joined by `;`;
- `status`, `applies_to`: of events only, as in `milestones` on the second day;
- `before`, `after`: in words. Of a plan that moved both dates; of one that was done late, the
  plan and the day it was done; of one that passed, the plan; of a disagreement, its readings;
- `days`, `step_months`: how far a plan moved or was missed, as in `data.slips`;
- `earlier_claim_id`, `claim_id`: the claims behind `before` and `after`;
- `source_id`: the source of `claim_id`.
"""


@dataclass(frozen=True)
class Changes:
    """What came to be known after one day, until another."""

    new_claims: dict[str, int]
    """Number of new claims by subject, factories in their order and the programme last."""
    rows: pd.DataFrame
    """Columns as in `COLUMNS`, by day, then in the order of the factories."""

    def of(self, subjects: Collection[str]) -> "Changes":
        """Return the changes of these subjects only."""
        counts = {name: count for name, count in self.new_claims.items() if name in subjects}
        return replace(
            self, new_claims=counts, rows=self.rows[self.rows["subject_id"].isin(subjects)]
        )

    def counts(self) -> dict[Change, int]:
        """Return how many changes there are of each kind that there are, in the order of kinds."""
        found = self.rows["change"].value_counts()
        return {change: int(found[change]) for change in Change if change in found}


def changes(before: Tables, after: Tables) -> Changes:
    """Return what came to be known between two days; tables as of `History.on`, all factories.

    Nothing is told twice. A factory newly selected or renamed is not also a new name or a new
    milestone; a milestone reported as done, with the plan it missed, is not also a value; and a
    plan that moved or passed is neither a changed value nor one known for the first time.
    """
    time = _Time(before, after)
    identities = [*_selected(time), *_renamed(time)]
    done = [row for row in _done(time) if not _is_told(row, identities)]
    slipped = _slipped(time, done)
    told = [*identities, *done]
    rows = [*told, *slipped]
    rows += [row for row in _values(time, _dates_told(time)) if not _is_told(row, told)]
    rows += [row for row in _disagreements(time) if not _is_of_names(row, identities)]
    place = {name: at for at, name in enumerate(time.subjects)}
    rows.sort(key=lambda row: (row["day"], place[row["subject_id"]]))
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    types = {name: "Int64" if name in ("days", "step_months") else "string" for name in COLUMNS}
    return Changes(time.new_claims(), frame.astype(types))


class _Time:
    """The two days side by side, with what all kinds of change look up in them."""

    def __init__(self, before: Tables, after: Tables) -> None:
        self.before, self.after = before, after
        self.subjects = list(after.subjects["subject_id"])
        self.known_before = set(before.evidence["claim_id"])
        self._shown_as = {row["claim_id"]: row for row in records(after.milestones)}
        self.claims = {row["claim_id"]: row for row in records(after.evidence)}

    @cached_property
    def shown(self) -> dict[Key, Row]:
        """The claim shown of each group on the second day."""
        return _chosen(self.after)

    @cached_property
    def shown_before(self) -> dict[Key, Row]:
        """The claim shown of each group on the first day."""
        return _chosen(self.before)

    @cached_property
    def slips(self) -> list[Row]:
        """The slips of the second day that the first did not show, each once."""
        old = {_slip_key(slip) for slip in records(_slips(self.before))}
        new: dict[Key, Row] = {}
        for slip in records(_slips(self.after)):
            if _slip_key(slip) not in old and self._is_news(slip):
                new.setdefault(_slip_key(slip), slip)
        return list(new.values())

    def _is_news(self, slip: Row) -> bool:
        """Whether a plan moved from what was shown, and not from what had long been replaced."""
        earlier = slip["earlier_claim_id"]
        if slip["change"] != "moved" or earlier not in self.known_before:
            return True
        shown = self.shown_before.get(group_of(self.claims[earlier]))
        return shown is not None and shown["edtf"] == slip["earlier_edtf"]

    @cached_property
    def _selected_on(self) -> dict[str, str]:
        subjects = self.after.subjects
        return dict(zip(subjects["subject_id"], subjects["known_from"], strict=True))

    @cached_property
    def _newest_of_group(self) -> dict[Key, str]:
        """The day of the newest claim of each group that is new."""
        newest: dict[Key, str] = {}
        for claim_id, claim in self.claims.items():
            if claim_id not in self.known_before:
                key = group_of(claim)
                newest[key] = max(newest.get(key, ""), self.day(claim_id))
        return newest

    def day(self, claim_id: str) -> str:
        """Return the day from which a claim counts: not before its subject was selected."""
        claim = self.claims[claim_id]
        known, selected = claim["known_from"], self._selected_on[claim["subject_id"]]
        return str(max(known, selected))

    def day_shown(self, claim_id: str) -> str:
        """Return the day from which a claim is shown: its own, or that of what made it chosen."""
        if claim_id not in self.known_before:
            return self.day(claim_id)
        return self._newest_of_group.get(group_of(self.claims[claim_id]), self.day(claim_id))

    def new_claims(self) -> dict[str, int]:
        """Return the number of new claims by subject."""
        evidence = self.after.evidence
        new = evidence[~evidence["claim_id"].isin(self.known_before)]
        counts = new["subject_id"].value_counts()
        return {name: int(counts[name]) for name in self.subjects if name in counts}

    def milestone(self, claim_id: str) -> Row:
        """Return a claim as the table of milestones has it, empty where it is none."""
        return self._shown_as.get(claim_id, {})

    def row(self, change: Change, day: str, claim_id: str | None, **cells: object) -> Row:
        """Return one change by a claim; `cells` say what the claim does not."""
        claim = self.claims.get(claim_id or "", {})
        milestone = self.milestone(claim_id or "")
        about = claim and (event_of(claim["attribute"]) or claim["attribute"])
        said = {
            "change": str(change),
            "day": day,
            "subject_id": claim.get("subject_id"),
            "about": about or None,
            "status": milestone.get("status"),
            "applies_to": milestone.get("applies_to"),
            "claim_id": claim_id,
            "source_id": claim.get("source_id"),
        }
        return dict.fromkeys(COLUMNS) | said | cells


def _chosen(tables: Tables) -> dict[Key, Row]:
    evidence = tables.evidence
    return {
        group_of(claim): claim
        for claim in records(evidence[evidence["standing"] == Standing.CHOSEN])
    }


def _slips(tables: Tables) -> pd.DataFrame:
    return slips(tables.milestones, tables.newest_evidence)


def _slip_key(slip: Mapping[str, Any]) -> Key:
    """Return what a slip says: the same dates from other claims are no other slip.

    Nor is another day on which the same was done late.
    """
    parts = ("subject_id", "event", "change", "earlier_edtf", "later_edtf")
    told = parts[:-1] if slip["change"] == "late" else parts
    return tuple(slip[part] or "" for part in told)


def _selected(time: _Time) -> Iterable[Row]:
    known = set(time.before.subjects["subject_id"])
    names = subject_names(time.after)
    for subject in records(time.after.subjects[time.after.subjects["type"] != "programme"]):
        name = subject["subject_id"]
        if name not in known:
            claim = time.shown.get((name, "selected", "actual", ""), {})
            yield time.row(
                Change.SELECTED,
                subject["known_from"],
                claim.get("claim_id"),
                subject_id=name,
                about="selected",
                after=names[name],
                source_id=claim.get("source_id") or subject["source_id"],
            )


def _renamed(time: _Time) -> Iterable[Row]:
    earlier = factory_names(time.before)
    for name, now in factory_names(time.after).items():
        claim = time.shown.get((name, "name", "", ""))
        if claim and name in earlier and earlier[name] != now:
            was = time.shown_before.get((name, "name", "", ""), {})
            yield time.row(
                Change.RENAMED,
                time.day_shown(claim["claim_id"]),
                claim["claim_id"],
                before=earlier[name],
                after=now,
                earlier_claim_id=was.get("claim_id"),
            )


def _done(time: _Time) -> Iterable[Row]:
    """Return the milestones reported as done that were not: with the plan that each missed."""
    old = {_event_key(row) for row in records(reported(time.before.milestones))}
    missed = {slip["later_claim_id"]: slip for slip in time.slips if slip["change"] == "late"}
    for done in records(reported(time.after.milestones)):
        if _event_key(done) not in old:
            # A day that was reported ahead is done only when it has come.
            day = max(time.day(done["claim_id"]), done["start"] or "")
            slip = missed.get(done["claim_id"])
            yield time.row(
                Change.DONE,
                day,
                done["claim_id"],
                after=date_words(done["edtf"]),
                **(_from_plan(slip) if slip else {}),
            )


def _event_key(milestone: Mapping[str, Any]) -> Key:
    return milestone["subject_id"], milestone["event"]


def _from_plan(slip: Mapping[str, Any]) -> Row:
    return {
        "before": date_words(slip["earlier_edtf"]),
        "earlier_claim_id": slip["earlier_claim_id"],
        "days": slip["days"],
        "step_months": slip["step_months"],
    }


def _slipped(time: _Time, done: Iterable[Row]) -> list[Row]:
    """Return the plans that moved, were missed or passed; not those told of what is done."""
    told = {row["claim_id"] for row in done}
    rows = []
    for slip in time.slips:
        if slip["change"] == "passed":
            rows.append(_passed(slip, time))
        elif slip["change"] == "moved" or slip["later_claim_id"] not in told:
            claims = (slip["earlier_claim_id"], slip["later_claim_id"])
            new = [claim for claim in claims if claim not in time.known_before]
            rows.append(
                time.row(
                    Change(slip["change"]),
                    max(map(time.day_shown, new or claims)),
                    slip["later_claim_id"],
                    after=date_words(slip["later_edtf"]),
                    **_from_plan(slip),
                )
            )
    return rows


def _passed(slip: Row, time: _Time) -> Row:
    claim_id = slip["earlier_claim_id"]
    over = date.fromisoformat(time.milestone(claim_id)["end"]) + timedelta(days=1)
    return time.row(
        Change.PASSED,
        max(time.day_shown(claim_id), over.isoformat()),
        claim_id,
        before=date_words(slip["earlier_edtf"]),
    )


def _dates_told(time: _Time) -> set[Key]:
    """Return the dates that slips tell, by subject and event."""
    return {
        (slip["subject_id"], slip["event"], edtf)
        for slip in time.slips
        for edtf in (slip["earlier_edtf"], slip["later_edtf"])
        if edtf
    }


def _is_told(row: Row, told: Iterable[Row]) -> bool:
    """Whether a change is told by one of another kind, on the same or on what that says beside."""
    return any(
        row["subject_id"] == other["subject_id"]
        and (
            (row["about"], row["status"]) == (other["about"], other["status"])
            or _ALSO[other["change"]] == row["about"]
        )
        for other in told
    )


def _is_of_names(disagreement: Row, identities: Iterable[Row]) -> bool:
    """Whether sources disagree only as some use the name before a renaming that is told."""
    is_renamed = disagreement["subject_id"] in {
        row["subject_id"] for row in identities if row["change"] == Change.RENAMED
    }
    return is_renamed and set(disagreement["about"].split(";")) <= {"name", "milestone.renamed"}


_ALSO = {Change.SELECTED: "name", Change.RENAMED: "renamed", Change.DONE: ""}
"""What news of this kind says beside what it is about."""


def _values(time: _Time, dates_told: set[Key]) -> Iterable[Row]:
    """Return the values known for the first time, and those that are others than before."""
    countries = country_names(time.after)
    for key, claim in time.shown.items():
        was = time.shown_before.get(key)
        is_first = not was or not _has_value(was)
        if (is_first and not _has_value(claim)) or (was and _clean(was) == _clean(claim)):
            continue
        if _is_date_told(claim, dates_told) and (is_first or _is_date_told(was, dates_told)):
            continue
        yield time.row(
            Change.FIRST if is_first else Change.CHANGED,
            time.day_shown(claim["claim_id"]),
            claim["claim_id"],
            before=value_words(was, countries) if was else None,
            after=value_words(claim, countries),
            earlier_claim_id=was["claim_id"] if was else None,
        )


def _is_date_told(claim: Row | None, dates_told: set[Key]) -> bool:
    event = claim and event_of(claim["attribute"])
    return bool(claim and event and (claim["subject_id"], event, claim["edtf"]) in dates_told)


def _has_value(claim: Row) -> bool:
    return claim["value"] is not None and claim["qualifier"] != "not_disclosed"


def _clean(claim: Row) -> tuple[object, ...]:
    parts = ("value", "amount", "currency", "amount_eur", "unit", "qualifier", "edtf")
    return tuple(claim[part] for part in parts)


def _disagreements(time: _Time) -> Iterable[Row]:
    """Return the disagreements of which a second reading came to be known."""
    countries = country_names(time.after)
    for conflict in records(time.after.conflicts):
        ids = sorted(conflict["claim_ids"].split(";"), key=time.day)
        second = _second_reading(ids, time)
        if second and second not in time.known_before:
            readings: dict[str, list[str]] = {}
            for one in ids:
                readings.setdefault(value_words(time.claims[one], countries), []).append(one)
            said = [f"{words} ({', '.join(claims)})" for words, claims in readings.items()]
            yield time.row(
                Change.DISAGREEMENT,
                time.day(second),
                second,
                subject_id=conflict["subject_id"],
                about=conflict["attribute"],
                status=None,
                applies_to=None,
                after="; ".join(said),
            )


def _second_reading(ids: Sequence[str], time: _Time) -> str | None:
    """Return the first claim of another value than the first; None where all give one."""
    values = [time.claims[one]["value"] for one in ids]
    return next((one for one, value in zip(ids, values, strict=True) if value != values[0]), None)
