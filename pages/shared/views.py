"""Views of a selection, built once and kept as values."""

import pandas as pd
import streamlit as st

from charts.budget import budget_view
from charts.consortia import consortia_view
from charts.flat_map import flat_map
from charts.map import site_map
from charts.timeline import timeline_view
from charts.view import View
from data.schema import MEASURES, Standing
from data.slips import slips
from pages.shared.selection import Selection

_keep = st.cache_resource(show_spinner=False, max_entries=512)


@_keep
def budget(chosen: Selection, measure: str) -> View:
    """Return the budget bars of one measure."""
    tables = chosen.tables
    evidence = tables.evidence.merge(tables.sources[["source_id", "publisher"]], on="source_id")
    rivals = evidence[
        (evidence["attribute"] == MEASURES[measure]) & (evidence["standing"] == Standing.RIVAL)
    ]
    weak = frozenset(evidence.loc[evidence["confidence"] == "low", "claim_id"])
    return budget_view(tables.factories, tables.budgets, rivals, measure, chosen.theme, weak)


@_keep
def consortia(chosen: Selection) -> View:
    """Return the matrix of factories and countries."""
    tables = chosen.tables
    return consortia_view(tables.factories, tables.memberships, tables.countries, chosen.theme)


@_keep
def timeline(chosen: Selection) -> View:
    """Return the rollout timeline."""
    tables = chosen.tables
    return timeline_view(
        tables.factories, tables.milestones, slips_of(chosen), chosen.today, chosen.theme
    )


@_keep
def slips_of(chosen: Selection) -> pd.DataFrame:
    """Return the slips of a selection, columns as in `data.slips`."""
    return slips(chosen.tables.milestones, chosen.tables.newest_evidence)


@_keep
def sites(chosen: Selection, selected: str | None, *, flat: bool) -> View:
    """Return the map of sites, drawn with WebGL or flat."""
    tables = chosen.tables
    draw = flat_map if flat else site_map
    return draw(
        tables.factories,
        tables.budgets,
        tables.memberships,
        tables.countries,
        chosen.theme,
        selected,
    )
