"""What the factories expect next, and what was reported of them last."""

import pandas as pd

from data.kept import kept
from data.load import Tables
from data.reported import expected, fulfilled, reported

COLUMNS = ("subject_id", "event", "applies_to", "edtf", "claim_id", "source_id")


@kept
def next_plans(tables: Tables, today: str, count: int) -> pd.DataFrame:
    """Return the chosen plans that have not ended, soonest first, columns as in `COLUMNS`.

    `today` is ISO 8601. A plan that a report has fulfilled is left out.
    """
    plans = expected(_of_factories(tables))
    came_true = plans["claim_id"].isin(fulfilled(tables.milestones))
    ahead = plans[(plans["end"] >= today) & ~came_true]
    return _with_source(ahead.sort_values(["end", "start"], kind="stable").head(count), tables)


@kept
def latest_reports(tables: Tables, count: int) -> pd.DataFrame:
    """Return the events last reported as done, newest first, columns as in `COLUMNS`."""
    done = reported(_of_factories(tables)).dropna(subset="end")
    latest = done.sort_values("end", ascending=False, kind="stable").head(count)
    return _with_source(latest, tables)


def _of_factories(tables: Tables) -> pd.DataFrame:
    milestones = tables.milestones
    return milestones[milestones["subject_id"].isin(tables.factories["factory_id"])]


def _with_source(milestones: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    sources = tables.evidence[["claim_id", "source_id"]]
    return milestones.merge(sources, on="claim_id", how="left")[list(COLUMNS)]
