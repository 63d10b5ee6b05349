"""What the factories expect next, and what was reported of them last."""

import pandas as pd

from data.load import Tables

COLUMNS = ("subject_id", "event", "applies_to", "edtf", "claim_id", "source_id")


def next_plans(tables: Tables, today: str, count: int) -> pd.DataFrame:
    """Return the chosen plans that have not ended, soonest first, columns as in `COLUMNS`.

    `today` is ISO 8601. A plan that a report has fulfilled is left out.
    """
    milestones = _chosen(tables)
    fulfilled = set(_keys(milestones[milestones["status"] == "actual"]))
    planned = milestones[(milestones["status"] == "planned") & (milestones["end"] >= today)]
    done = [key in fulfilled for key in _keys(planned)]
    ahead = planned.drop(planned.index[done])
    return _with_source(ahead.sort_values(["end", "start"], kind="stable").head(count), tables)


def latest_reports(tables: Tables, count: int) -> pd.DataFrame:
    """Return the events last reported as done, newest first, columns as in `COLUMNS`."""
    milestones = _chosen(tables)
    done = milestones[(milestones["status"] == "actual") & milestones["end"].notna()]
    latest = done.sort_values("end", ascending=False, kind="stable").head(count)
    return _with_source(latest, tables)


def _chosen(tables: Tables) -> pd.DataFrame:
    milestones = tables.milestones
    of_factories = milestones["subject_id"].isin(tables.factories["factory_id"])
    return milestones[of_factories & (milestones["standing"] == "chosen")]


def _keys(milestones: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(milestones["subject_id"], milestones["event"], strict=True))


def _with_source(milestones: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    sources = tables.evidence[["claim_id", "source_id"]]
    return milestones.merge(sources, on="claim_id", how="left")[list(COLUMNS)]
