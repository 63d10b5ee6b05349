"""Which milestones are done, announced, expected, fulfilled or passed: one rule for every view."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.records import grouped, records
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
    """Return the ids of the claims of plans in `fulfilments`."""
    return set(fulfilments(milestones))


def fulfilments(milestones: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the first report that fulfils a plan, a row of `milestones`, by the plan's claim.

    `milestones` is the table of that name, of all factories where plans of the programme matter.
    A plan is fulfilled by a report of its event, or of one that cannot be without it, on the same
    subject and about the same thing; a plan of the programme to begin, by the first factory.
    """
    done = sorted(records(reported(milestones)), key=_last_day)
    own = grouped(done, "subject_id")

    def first_report(plan: Mapping[str, Any]) -> dict[str, Any] | None:
        of_all = plan["event"] in _FIRST_OF_FACTORIES
        told = done if of_all else own.get(plan["subject_id"], [])
        return next((report for report in told if _fulfils(report, plan)), None)

    return {
        plan["claim_id"]: first
        for plan in records(expected(milestones))
        if (first := first_report(plan))
    }


def passed(milestones: pd.DataFrame, known: str) -> set[str]:
    """Return the ids of the claims of plans that ended before a day and that nothing fulfils.

    `milestones` is as in `fulfilled`, `known` the day of the newest evidence, ISO 8601. A deadline
    passes by itself: it is never among them.
    """
    return _ended(milestones, known) - fulfilled(milestones)


def came_true(milestones: pd.DataFrame, slips: pd.DataFrame, known: str) -> set[str]:
    """Return the ids of the claims of plans of a selection that a report fulfils.

    `milestones` and `known` are as in `passed`, of the selection. `slips` are its own, found among
    all: see `data.slips`. A plan that ended and is not among them was fulfilled by what the
    selection leaves out.
    """
    is_over = set(slips.loc[slips["change"] == "passed", "earlier_claim_id"])
    return fulfilled(milestones) | (_ended(milestones, known) - is_over)


def _ended(milestones: pd.DataFrame, known: str) -> set[str]:
    """Return the ids of the claims of plans that ended before a day, deadlines left out."""
    return {
        plan["claim_id"]
        for plan in records(expected(milestones))
        if plan["end"] and plan["end"] < known and plan["event"] not in _DEADLINES
    }


def reports(milestones: pd.DataFrame, evidence: pd.DataFrame) -> dict[str, str]:
    """Return the claim that reports what is done, by the claim shown of it: itself, if it does.

    A date that was announced ahead counts as done once it has come: its own claim cannot report
    that, but one known since then can, if both can be true. `evidence` is the table of that name.
    """
    known_from = dict(zip(evidence["claim_id"], evidence["known_from"], strict=True))
    agrees = milestones["standing"].isin([Standing.CHOSEN, Standing.SUPPORTING])
    done = records(milestones[agrees & (milestones["status"] == "actual")])
    claims = grouped(done, "subject_id")
    found = {}
    for shown in records(reported(milestones)):
        since_then = [
            (claim != shown, known_from[claim["claim_id"]], claim["claim_id"])
            for claim in claims.get(shown["subject_id"], [])
            if claim["event"] == shown["event"]
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
    return milestones[announced | milestones["claim_id"].isin(deadlines_over(milestones, known))]


def deadlines_over(milestones: pd.DataFrame, known: str) -> set[str]:
    """Return the ids of the claims of deadlines that have come and that no claim reports.

    `milestones` and `known` are as in `passed`.
    """
    plans = expected(milestones)
    over = plans[plans["event"].isin(_DEADLINES) & (plans["end"] <= known)]
    return set(over["claim_id"]) - fulfilled(milestones)


def _chosen(milestones: pd.DataFrame, status: str) -> pd.DataFrame:
    return milestones[
        (milestones["status"] == status) & (milestones["standing"] == Standing.CHOSEN)
    ]


def _last_day(milestone: Mapping[str, Any]) -> str:
    """Return a day to sort by; what has no end comes last."""
    return milestone["end"] or "9999"


def _fulfils(report: Mapping[str, Any], plan: Mapping[str, Any]) -> bool:
    """Whether an event reported as done tells that a plan came true."""
    if report["event"] == _FIRST_OF_FACTORIES.get(plan["event"]):
        return bool(report["applies_to"] not in BORROWED_MACHINES)
    is_same = all(report[name] == plan[name] for name in ("subject_id", "applies_to"))
    return is_same and plan["event"] in (report["event"], REPORTS.get(report["event"]))
