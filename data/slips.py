"""Plans that later evidence moved, and plans that passed without a report that they came true."""

import pandas as pd

from data.schema import REPORTS

COLUMNS = [
    "subject_id",
    "event",
    "applies_to",
    "change",
    "earlier_edtf",
    "later_edtf",
    "days",
    "earlier_claim_id",
    "later_claim_id",
]


def slips(milestones: pd.DataFrame, known: str) -> pd.DataFrame:
    """Return one row a slip, columns as in `COLUMNS`, in the order of the table.

    `milestones` is the table of that name; `known` is the day of the newest evidence, ISO 8601.
    `change` is `moved` (a later source expects a later date), `late` (done after the plan ended)
    or `passed` (a factory's plan ended before `known` and no source read reports it done).
    `days` is the distance between the last days; empty where the plan passed.
    """
    done = milestones[(milestones["status"] == "actual") & (milestones["standing"] == "chosen")]
    planned = milestones[(milestones["status"] == "planned") & milestones["end"].notna()]
    rows: list[dict[str, object]] = []
    for (subject, event), plans in planned.groupby(["subject_id", "event"], sort=False):
        tells = (done["event"] == event) | (done["event"].map(REPORTS) == event)
        reported = done[(done["subject_id"] == subject) & tells]
        rows += _slips_of(plans, reported, known)
    return pd.DataFrame(rows, columns=COLUMNS).astype({"days": "Int64"})


def _slips_of(plans: pd.DataFrame, done: pd.DataFrame, known: str) -> list[dict[str, object]]:
    replaced = plans[plans["standing"] == "superseded"]
    found = []
    for _, plan in plans[plans["standing"] == "chosen"].iterrows():
        found += [_slip(was, plan, "moved") for _, was in replaced.iterrows()]
        late = done[(done["start"] > plan["end"]) & (done["event"] == plan["event"])]
        found += [_slip(plan, then, "late") for _, then in late.iterrows()]
        if done.empty and plan["end"] < known and plan["subject_id"] != "programme":
            found.append(_slip(plan, None, "passed"))
    return [slip for slip in found if slip["change"] == "passed" or slip["days"] > 0]  # type: ignore[operator]


def _slip(was: pd.Series, now: pd.Series | None, change: str) -> dict[str, object]:
    return {
        **{name: was[name] for name in ("subject_id", "event", "applies_to")},
        "change": change,
        "earlier_edtf": was["edtf"],
        "later_edtf": None if now is None else now["edtf"],
        "days": None if now is None else _days(was["end"], now["end"]),
        "earlier_claim_id": was["claim_id"],
        "later_claim_id": None if now is None else now["claim_id"],
    }


def _days(earlier: str, later: str) -> int:
    return (pd.Timestamp(later) - pd.Timestamp(earlier)).days
