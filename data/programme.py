"""The frame that the factories stand in: what was adopted, called for, selected and announced."""

from typing import Any

from data.load import Tables
from data.records import records
from data.reported import passed
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


def frame(about: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the milestones of the programme of one group of `FRAME`, by date.

    Rows of `milestones` as chosen, with `is_over`: whether a plan passed without a report.
    """
    milestones = tables.milestones
    over = passed(milestones, tables.newest_evidence)
    shown = milestones[
        (milestones["subject_id"] == "programme")
        & milestones["event"].isin(FRAME[about])
        & (milestones["standing"] == Standing.CHOSEN)
    ]
    rows = [{**row, "is_over": row["claim_id"] in over} for row in records(shown)]
    return sorted(rows, key=lambda row: (row["start"] or row["end"], row["end"] or "9999"))
