"""Plans that later evidence moved, and plans that passed without a report that they came true."""

import math
from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from data.records import records
from data.reported import passed, reported

Row = dict[str, Any]

COLUMNS = [
    "subject_id",
    "event",
    "applies_to",
    "change",
    "earlier_edtf",
    "later_edtf",
    "days",
    "step_months",
    "earlier_claim_id",
    "later_claim_id",
]

_STEPS = ((1, 0), (31, 1), (92, 3), (123, 4), (184, 6), (366, 12))
"""Most days that a date is wide -> the step in months in which its distances are told."""


def slips(milestones: pd.DataFrame, known: str) -> pd.DataFrame:
    """Return one row a slip, columns as in `COLUMNS`, in the order of the table.

    `milestones` is the table of that name, whole: a factory's report may fulfil a plan of the
    programme. `known` is the day of the newest evidence, ISO 8601.
    `change` is `moved` (a later source expects a later date), `late` (done after the plan ended)
    or `passed` (a plan, no deadline, ended before `known` and no source read reports it done).
    Dates that overlap are no slip. `days` is the distance between the last days, `step_months`
    how vague the vaguer of both dates is: a distance is told in whole steps of so many months,
    0 where both are days. Both are empty where the plan passed.
    """
    done, over = _by_event(reported(milestones)), passed(milestones, known)
    planned = milestones[(milestones["status"] == "planned") & milestones["end"].notna()]
    rows = [
        slip
        for event, plans in _by_event(planned).items()
        for slip in _slips_of(plans, done.get(event, []), over)
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"days": "Int64", "step_months": "Int64"})


def _by_event(milestones: pd.DataFrame) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of each subject and event, in the order of the table."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in records(milestones):
        found.setdefault((row["subject_id"], row["event"]), []).append(row)
    return found


def _slips_of(plans: Sequence[Row], done: Sequence[Row], over: Collection[str]) -> list[Row]:
    """Return the slips of the plans for one event; `done` reports it, `over` are claims passed."""
    replaced = [plan for plan in plans if plan["standing"] == "superseded"]
    found = []
    for plan in (plan for plan in plans if plan["standing"] == "chosen"):
        first, last = _first_day(plan), plan["end"]
        found += [_slip(was, plan, "moved") for was in replaced if _last_day(was) < first]
        found += [_slip(plan, then, "late") for then in done if (then["start"] or "") > last]
        if plan["claim_id"] in over:
            found.append(_slip(plan, None, "passed"))
    return found


def _slip(was: Row, now: Row | None, change: str) -> Row:
    return {
        **{name: was[name] for name in ("subject_id", "event", "applies_to")},
        "change": change,
        "earlier_edtf": was["edtf"],
        "later_edtf": None if now is None else now["edtf"],
        "days": None if now is None else (_last_day(now) - _last_day(was)).days,
        "step_months": None if now is None else max(_step_months(was), _step_months(now)),
        "earlier_claim_id": was["claim_id"],
        "later_claim_id": None if now is None else now["claim_id"],
    }


def _step_months(milestone: Row) -> int:
    """Return the step in which a distance from or to a date can be told, in months."""
    width = (_last_day(milestone) - _first_day(milestone)).days + 1
    fitting = (months for days, months in _STEPS if width <= days)
    return next(fitting, 12 * math.ceil(width / 366))


def _last_day(milestone: Row) -> pd.Timestamp:
    return pd.Timestamp(milestone["end"])


def _first_day(milestone: Row) -> pd.Timestamp:
    """Return the first day; of `by 2026` and `by June 2026`, that of the year or month named."""
    if milestone["start"]:
        return pd.Timestamp(milestone["start"])
    months = _months_named(milestone["edtf"].removeprefix("../").rstrip("~"))
    return _last_day(milestone) + pd.Timedelta(days=1) - pd.DateOffset(months=months)


def _months_named(edtf: str) -> int:
    """Return how long the year, half-year, quarter, season or month of an EDTF date is."""
    _, *parts = edtf.split("-")
    if not parts:
        return 12
    return 1 if int(parts[0]) <= 12 else 3 if int(parts[0]) < 40 else 6
