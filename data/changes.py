"""What came to be known between two days: news of the evidence, each told once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pandas as pd

from data.load import Tables
from data.reading import (
    about_words,
    country_names,
    factory_names,
    subject_names,
    value_words,
)
from data.records import records
from data.reported import came, reported, reports
from data.schema import event_of
from data.two_days import Key, Row, TwoDays
from data.wording import date_words


class Change(StrEnum):
    """What kind of news a change is, in the order in which readers see them."""

    SELECTED = "selected"
    RENAMED = "renamed"
    DONE = "done"
    CAME = "came"
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
- `status`, `applies_to`: of events only, as in `milestones` on the second day; of those of
  Antennas, which are not in it, as in the claim, and `antenna`;
- `before`, `after`: in words. Of a plan that moved both dates; of one that was done late, the
  plan and the day it was done; of one that passed, the plan; of what was announced, its day; of a
  disagreement, its readings;
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
    milestone; a milestone reported as done, with the plan it missed, is not also a value; what was
    announced for a day that came is reported as done only by a claim known since then; and a plan
    that moved or passed is neither a changed value nor one known for the first time.
    """
    time = TwoDays(before, after)
    identities = [*_selected(time), *_renamed(time)]
    done = [row for row in (*_done(time), *_came(time)) if not _is_told(row, identities)]
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


def _row(time: TwoDays, change: Change, day: str, claim_id: str | None, **cells: object) -> Row:
    """Return one change by a claim; `cells` say what the claim does not."""
    claim = time.claims.get(claim_id or "", {})
    event = event_of(claim.get("attribute", ""))
    # Dates of Antennas are no milestones: what is said of them is in the claim alone.
    of_antenna = {"status": claim["status"], "applies_to": "antenna"} if event else {}
    milestone = time.milestone(claim_id) or of_antenna
    about = claim and (event or claim["attribute"])
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


def _selected(time: TwoDays) -> Iterable[Row]:
    known = set(time.before.subjects["subject_id"])
    names = subject_names(time.after)
    for subject in records(time.after.subjects[time.after.subjects["type"] != "programme"]):
        name = subject["subject_id"]
        if name not in known:
            claim = time.shown.get((name, "selected", "actual", ""), {})
            yield _row(
                time,
                Change.SELECTED,
                subject["known_from"],
                claim.get("claim_id"),
                subject_id=name,
                about="selected",
                after=names[name],
                source_id=claim.get("source_id") or subject["source_id"],
            )


def _renamed(time: TwoDays) -> Iterable[Row]:
    earlier = factory_names(time.before)
    for name, now in factory_names(time.after).items():
        claim = time.shown.get((name, "name", "", ""))
        if claim and name in earlier and earlier[name] != now:
            was = time.shown_before.get((name, "name", "", ""), {})
            yield _row(
                time,
                Change.RENAMED,
                time.day_shown(claim["claim_id"]),
                claim["claim_id"],
                before=earlier[name],
                after=now,
                earlier_claim_id=was.get("claim_id"),
            )


def _done(time: TwoDays) -> Iterable[Row]:
    """Return the milestones that a claim reports as done, and none did: with the plan missed."""
    told = _reports(time.before)
    for event, claim_id in _reports(time.after).items():
        if event not in told:
            yield _with_plan(Change.DONE, time.day_shown(claim_id), claim_id, time)


def _came(time: TwoDays) -> Iterable[Row]:
    """Return the announced days that came, which no claim reports: with the plan missed."""
    done = records(reported(time.before.milestones))
    told = {_event_key(row) for row in (*done, *_announced(time.before))}
    for row in _announced(time.after):
        if _event_key(row) not in told:
            came_on = row["start"] if row["status"] == "actual" else row["end"]
            day = max(time.day_shown(row["claim_id"]), came_on)
            yield _with_plan(Change.CAME, day, row["claim_id"], time)


def _announced(tables: Tables) -> list[Row]:
    return records(came(tables.milestones, tables.evidence, tables.newest_evidence))


def _reports(tables: Tables) -> dict[Key, str]:
    """Return the claim that reports each event done, by subject and event."""
    claims = reports(tables.milestones, tables.evidence)
    done = records(reported(tables.milestones))
    return {_event_key(row): claims[row["claim_id"]] for row in done if row["claim_id"] in claims}


def _with_plan(change: Change, day: str, claim_id: str, time: TwoDays) -> Row:
    """Return what became of a milestone, with the plan that it missed, if any."""
    milestone = time.milestone(claim_id)
    missed = (slip for slip in time.new_slips if slip["change"] == "late")
    plan = next((slip for slip in missed if _event_key(slip) == _event_key(milestone)), None)
    cells = _from_plan(plan) if plan else {}
    return _row(time, change, day, claim_id, after=date_words(milestone["edtf"]), **cells)


def _event_key(milestone: Mapping[str, Any]) -> Key:
    return milestone["subject_id"], milestone["event"]


def _from_plan(slip: Mapping[str, Any]) -> Row:
    return {
        "before": date_words(slip["earlier_edtf"]),
        "earlier_claim_id": slip["earlier_claim_id"],
        "days": slip["days"],
        "step_months": slip["step_months"],
    }


def _slipped(time: TwoDays, done: Iterable[Row]) -> list[Row]:
    """Return the plans that moved, were missed or passed; not those told of what is done."""
    told = {(row["subject_id"], row["about"]) for row in done}
    rows = []
    for slip in time.new_slips:
        if slip["change"] == "passed":
            rows.append(_passed(slip, time))
        elif slip["change"] == "moved" or _event_key(slip) not in told:
            claims = (slip["earlier_claim_id"], slip["later_claim_id"])
            new = [claim for claim in claims if claim not in time.known_before]
            rows.append(
                _row(
                    time,
                    Change(slip["change"]),
                    max(map(time.day_shown, new or claims)),
                    slip["later_claim_id"],
                    after=date_words(slip["later_edtf"]),
                    **_from_plan(slip),
                )
            )
    return rows


def _passed(slip: Row, time: TwoDays) -> Row:
    claim_id = slip["earlier_claim_id"]
    over = date.fromisoformat(time.milestone(claim_id)["end"]) + timedelta(days=1)
    return _row(
        time,
        Change.PASSED,
        max(time.day_shown(claim_id), over.isoformat()),
        claim_id,
        before=date_words(slip["earlier_edtf"]),
    )


def _dates_told(time: TwoDays) -> set[Key]:
    """Return the dates that slips tell, by subject and event."""
    return {
        (slip["subject_id"], slip["event"], edtf)
        for slip in time.new_slips
        for edtf in (slip["earlier_edtf"], slip["later_edtf"])
        if edtf
    }


def _is_told(row: Row, told: Iterable[Row]) -> bool:
    """Whether a change is told by one of another kind, on the same or on what that says beside."""
    return any(
        row["subject_id"] == other["subject_id"]
        and (
            (row["about"], row["status"]) == (other["about"], other["status"])
            or _ALSO.get(other["change"]) == row["about"]
        )
        for other in told
    )


def _is_of_names(disagreement: Row, identities: Iterable[Row]) -> bool:
    """Whether sources disagree only as some use the name before a renaming that is told."""
    is_renamed = disagreement["subject_id"] in {
        row["subject_id"] for row in identities if row["change"] == Change.RENAMED
    }
    return is_renamed and set(disagreement["about"].split(";")) <= {"name", "milestone.renamed"}


_ALSO = {Change.SELECTED: "name", Change.RENAMED: "renamed"}
"""What news of this kind says beside what it is about."""


def _values(time: TwoDays, dates_told: set[Key]) -> Iterable[Row]:
    """Return the values known for the first time, and those that are others than before."""
    countries = country_names(time.after)
    for key, claim in time.shown.items():
        was = time.shown_before.get(key)
        is_first = not was or not _has_value(was)
        if (is_first and not _has_value(claim)) or (was and _clean(was) == _clean(claim)):
            continue
        if _is_date_told(claim, dates_told) and (is_first or _is_date_told(was, dates_told)):
            continue
        yield _row(
            time,
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


def _disagreements(time: TwoDays) -> Iterable[Row]:
    """Return the disagreements of which a second reading came to be known."""
    for conflict in records(time.after.conflicts):
        ids = sorted(conflict["claim_ids"].split(";"), key=time.day)
        quantities: dict[str, list[Row]] = {}
        for claim in (time.claims[one] for one in ids):
            quantities.setdefault(_quantity(claim), []).append(claim)
        second = _second_reading(quantities.values(), time)
        if second and second not in time.known_before:
            yield _row(
                time,
                Change.DISAGREEMENT,
                time.day(second),
                second,
                about=conflict["attribute"],
                status=None,
                applies_to=None,
                after=_readings(quantities, country_names(time.after)),
            )


def _quantity(claim: Row) -> str:
    """Return what is disagreed on in words: of money that one payer gives, with the payer."""
    return ", ".join(filter(None, [about_words(claim), claim["payer"]]))


def _second_reading(quantities: Iterable[Sequence[Row]], time: TwoDays) -> str | None:
    """Return the claim by which two values of one quantity were first known; None without any.

    The claims of each quantity are in the order in which they came to be known. What is withheld,
    or told in words alone where a number is asked for, is no value to compare.
    """
    seconds = []
    for claims in quantities:
        told = [c for c in claims if _has_value(c) and not c["rule"].endswith("words only")]
        seconds += [c["claim_id"] for c in told if c["value"] != told[0]["value"]][:1]
    return min(seconds, key=time.day, default=None)


def _readings(quantities: Mapping[str, Sequence[Row]], countries: Mapping[str, str]) -> str:
    """Return the readings with their claims in words, each quantity under its name if several."""
    said = []
    for about, claims in quantities.items():
        by_words: dict[str, list[str]] = {}
        for claim in claims:
            by_words.setdefault(value_words(claim, countries), []).append(claim["claim_id"])
        words = "; ".join(f"{words} ({', '.join(found)})" for words, found in by_words.items())
        said.append(f"{about}: {words}" if len(quantities) > 1 else words)
    return " · ".join(said)
