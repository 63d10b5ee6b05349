"""The frame that the factories stand in: what was adopted, called for, selected and announced."""

from typing import Any

import pandas as pd

from data.kept import kept
from data.load import Tables
from data.records import records
from data.reported import deadlines_over, fulfilments, passed
from data.schema import Standing

FRAME: dict[str, tuple[str, ...]] = {
    "Law": (
        *("regulation_proposed", "regulation_adopted", "regulation_published"),
        *("regulation_in_force", "regulation_2026_proposed", "regulation_2026_council_position"),
        *("regulation_2026_parliament_opinion", "regulation_2026_adopted"),
        *("regulation_2026_in_force", "cada_proposed"),
    ),
    "Political plans": (
        *("innovation_package", "ai_office_decision", "ai_office_decision_in_force"),
        *("ai_office_unveiled", "ai_office_effective", "investai_announced"),
        *("ai_continent_plan", "frontier_challenge"),
    ),
    "Calls and selections": (
        *("work_programme_announced", "work_programme_amended", "calls_opened", "call_end"),
        *("cutoff_1", "proposals_received", "selection_1", "cutoff_2", "selection_2"),
        *("selection_3", "agreements_signed", "coordination_call"),
        "coordination_call_deadline",
    ),
    "Antennas": ("antenna_call_opened", "antenna_call_deadline", "antennas_selected"),
    "From selection to operation": (
        *("first_launches", "procurement", "operation", "operation_wave_2"),
        *("operation_wave_3", "federation_platform"),
    ),
    "Gigafactories": (
        *("gigafactory_expressions", "gigafactory_memorandum", "gigafactory_call_expected"),
    ),
}
"""What a milestone of the programme is about -> its events; each event stands once."""


def frame(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """Return the milestones of the programme by group of `FRAME`, each group by date.

    Rows of `milestones` as chosen, with

    - `is_over`: whether a plan passed without a report;
    - `is_deadline_over`: whether it is a deadline that has come;
    - `report`: the row that reports that a plan came true, of a factory, else None;
    - `plan`: the row of the plan that came true by this very event, which has no row of its own,
      else None.
    """
    milestones = tables.milestones
    over = passed(milestones, tables.newest_evidence)
    deadlines = deadlines_over(milestones, tables.newest_evidence)
    came_true = fulfilments(milestones)
    is_shown = milestones["standing"] == Standing.CHOSEN
    found = records(milestones[(milestones["subject_id"] == "programme") & is_shown])
    plans = {
        came_true[row["claim_id"]]["claim_id"]: row
        for row in found
        if came_true.get(row["claim_id"], {}).get("event") == row["event"]
    }
    own = {plan["claim_id"] for plan in plans.values()}
    rows = [
        {
            **row,
            "is_over": row["claim_id"] in over,
            "is_deadline_over": row["claim_id"] in deadlines,
            "report": came_true.get(row["claim_id"]),
            "plan": plans.get(row["claim_id"]),
        }
        for row in sorted(found, key=_dates)
        if row["claim_id"] not in own
    ]
    return {about: [row for row in rows if row["event"] in of] for about, of in FRAME.items()}


def _dates(milestone: dict[str, Any]) -> tuple[str, str]:
    return milestone["start"] or milestone["end"], milestone["end"] or "9999"


@kept
def acts(tables: Tables) -> pd.DataFrame:
    """Return the acts that the factories rest on: `claim_id`, `value`, `note`, each act once."""
    evidence = tables.evidence
    found = evidence[(evidence["attribute"] == "legal_basis") & evidence["value"].notna()]
    number = found["value"].str.extract(r"(\(EU\) \d+/\d+)", expand=False).fillna(found["value"])
    longest = found.assign(number=number, length=found["value"].str.len())
    longest = longest.sort_values("length", ascending=False, kind="stable")
    return longest.drop_duplicates("number").sort_values("number")[["claim_id", "value", "note"]]
