"""Which milestones are done, announced, expected, fulfilled or passed: one rule for every view."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.records import records
from data.schema import BORROWED_MACHINES, REPORTS, Standing

_DEADLINES = (
    "cutoff_1",
    "cutoff_2",
    "call_end",
    "antenna_call_deadline",
    "coordination_call_deadline",
    "services_free_until",
)
"""Events that the calendar alone brings about: nobody reports them done."""

_FIRST_OF_FACTORIES = {"procurement": "tender_opened", "first_launches": "services"}
"""Event of the programme -> event of a factory, of which the first is its report."""

_STAGE_OF = {
    "selected": "selected",
    "services": "services",
    "tender_opened": "tender",
    "contract_signed": "contract",
    "contract_announced": "contract",
    "installation": "installation",
    "operation": "machine",
}
"""Event of a factory -> the stage that it has reached when the event is reported."""


def reported(milestones: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `milestones` that are reported as done, by the claim chosen."""
    return _chosen(milestones, "actual")


def expected(milestones: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `milestones` that are plans, by the claim chosen, come true or not."""
    return _chosen(milestones, "planned")


def reported_of(milestones: pd.DataFrame, applies_to: str, *events: str) -> pd.DataFrame:
    """Return the rows of `milestones` that report one of these events as done.

    `applies_to` is what of: `factory` or a machine, as in the table.
    """
    done = reported(milestones)
    return done[done["event"].isin(events) & (done["applies_to"] == applies_to)]


def stage_told(milestone: Mapping[str, Any]) -> str:
    """Return the stage that a row of `milestones` tells of its factory once it is reported.

    Empty for other events, and for those of a machine that is not its own.
    """
    is_own = milestone["applies_to"] in ("factory", "machine")
    return _STAGE_OF.get(milestone["event"], "") if is_own else ""


def fulfilled(milestones: pd.DataFrame) -> set[str]:
    """Return the ids of the claims of plans that a report fulfils.

    `milestones` is the table of that name, of all factories where plans of the programme matter.
    A plan is fulfilled by a report of its event, or of one that cannot be without it, on the same
    subject and about the same thing; a plan of the programme to begin, by the first factory.
    """
    done = records(reported(milestones))
    return {
        plan["claim_id"]
        for plan in records(expected(milestones))
        if any(_fulfils(report, plan) for report in done)
    }


def passed(milestones: pd.DataFrame, known: str) -> set[str]:
    """Return the ids of the claims of plans that ended before a day and that nothing fulfils.

    `milestones` is as in `fulfilled`, `known` the day of the newest evidence, ISO 8601. A deadline
    passes by itself: it is never among them.
    """
    came_true = fulfilled(milestones)
    return {
        plan["claim_id"]
        for plan in records(expected(milestones))
        if plan["end"] and plan["end"] < known and plan["event"] not in _DEADLINES
    } - came_true


def reports(milestones: pd.DataFrame, evidence: pd.DataFrame) -> dict[str, str]:
    """Return the claim that reports what is done, by the claim shown of it: itself, if it does.

    A date that was announced ahead counts as done once it has come: its own claim cannot report
    that, but one known since then can, if both can be true. `evidence` is the table of that name.
    """
    known_from = dict(zip(evidence["claim_id"], evidence["known_from"], strict=True))
    agrees = milestones["standing"].isin([Standing.CHOSEN, Standing.SUPPORTING])
    claims = records(milestones[agrees & (milestones["status"] == "actual")])
    found = {}
    for shown in records(reported(milestones)):
        since_then = [
            (claim != shown, known_from[claim["claim_id"]], claim["claim_id"])
            for claim in claims
            if (claim["subject_id"], claim["event"]) == (shown["subject_id"], shown["event"])
            and known_from[claim["claim_id"]] >= (shown["start"] or "")
        ]
        if since_then:
            found[shown["claim_id"]] = min(since_then)[-1]
    return found


def came(milestones: pd.DataFrame, evidence: pd.DataFrame, known: str) -> pd.DataFrame:
    """Return the rows of `milestones` announced for a day that has come, and reported by no claim.

    These are dates that were announced as if done, and deadlines. `milestones` and `known` are as
    in `passed`, `evidence` as in `reports`.
    """
    is_reported = milestones["claim_id"].isin(reports(milestones, evidence))
    announced = milestones["claim_id"].isin(reported(milestones)["claim_id"]) & ~is_reported
    plans = expected(milestones)
    over = plans[plans["event"].isin(_DEADLINES) & (plans["end"] <= known)]
    deadlines = set(over["claim_id"]) - fulfilled(milestones)
    return milestones[announced | milestones["claim_id"].isin(deadlines)]


def _chosen(milestones: pd.DataFrame, status: str) -> pd.DataFrame:
    return milestones[
        (milestones["status"] == status) & (milestones["standing"] == Standing.CHOSEN)
    ]


def _fulfils(report: Mapping[str, Any], plan: Mapping[str, Any]) -> bool:
    """Whether an event reported as done tells that a plan came true."""
    if report["event"] == _FIRST_OF_FACTORIES.get(plan["event"]):
        return bool(report["applies_to"] not in BORROWED_MACHINES)
    is_same = all(report[name] == plan[name] for name in ("subject_id", "applies_to"))
    return is_same and plan["event"] in (report["event"], REPORTS.get(report["event"]))
