"""Views of a selection, built once and kept as values."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.budget import budget_view
from charts.consortia import consortia_view
from charts.flat_map import flat_map
from charts.focus import followed
from charts.funding import funding_view
from charts.map import site_map
from charts.sectors import sectors_view
from charts.stages import stage_view
from charts.timeline import timeline_view
from charts.view import View
from data.load import Tables
from data.reading import (
    factory_names,
    in_parts,
    in_shares,
    limited,
    second_hand,
    weak_claims,
    weakest,
)
from data.schema import Standing
from data.slips import slips
from pages.shared.selection import Selection, all_tables

_keep = st.cache_resource(show_spinner=False, max_entries=512)


@_keep
def budget(chosen: Selection, measure: str) -> View:
    """Return the budget bars of one measure."""
    tables = chosen.tables
    evidence = tables.evidence.merge(tables.sources[["source_id", "publisher"]], on="source_id")
    view = budget_view(
        tables.factories,
        tables.budgets,
        evidence,
        tables.countries,
        measure,
        chosen.theme,
        weak_claims(tables),
    )
    return replace(
        view, subtitle=" ".join(filter(None, [view.subtitle, *_limits(tables, measure)]))
    )


def _limits(tables: Tables, measure: str) -> tuple[str, ...]:
    """Return what limits the sum of a measure: weak amounts, and those of a part only."""
    budgets = tables.budgets[tables.budgets["measure"] == measure]
    claims = budgets.loc[budgets["amount_eur"].notna(), "claim_id"]
    known_otherwise = {"national_contribution": in_parts, "eu_contribution": in_shares}
    say = known_otherwise.get(measure)
    return (
        weakest(claims, tables),
        limited(claims, tables),
        second_hand(claims, tables),
        say(tables) if say else "",
    )


@_keep
def funding(chosen: Selection) -> View:
    """Return who pays which part of each factory."""
    tables = chosen.tables
    foreign = tables.evidence["currency"].notna() & (tables.evidence["currency"] != "EUR")
    return funding_view(
        tables.factories,
        tables.funding,
        tables.budgets,
        weak_claims(tables),
        chosen.theme,
        converted=frozenset(tables.evidence.loc[foreign, "claim_id"]),
    )


@_keep
def consortia(chosen: Selection) -> View:
    """Return the matrix of factories and countries."""
    tables = chosen.tables
    return consortia_view(tables.factories, tables.memberships, tables.countries, chosen.theme)


@_keep
def sectors(chosen: Selection) -> View:
    """Return the sectors by the number of factories."""
    return sectors_view(chosen.tables.factories, chosen.theme, chosen.tables.evidence)


@_keep
def stages(chosen: Selection, factory_id: str = "") -> View:
    """Return how far each factory has come, or one alone."""
    tables = chosen.tables
    factories = _only(factory_id, tables.factories, "factory_id")
    view = stage_view(factories, tables.milestones, chosen.theme, tables.newest_evidence)
    return _named(view, factory_id)


@_keep
def timeline(chosen: Selection, factory_id: str = "") -> View:
    """Return the rollout timeline, or the dates of one factory alone."""
    tables = chosen.tables
    view = timeline_view(
        _only(factory_id, tables.factories, "factory_id"),
        _only(factory_id, tables.milestones, "subject_id"),
        _only(factory_id, slips_of(chosen), "subject_id"),
        chosen.today,
        chosen.theme,
        is_past=bool(chosen.filters.known),
    )
    return _named(view, factory_id)


def _only(factory_id: str, frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows of one factory; all where none is named."""
    return frame[frame[column] == factory_id] if factory_id else frame


def _named(view: View, factory_id: str) -> View:
    """Return a view of one factory under a name of its own."""
    return replace(view, key=f"{view.key}-{factory_id}") if factory_id else view


@_keep
def framed(chosen: Selection, key: str, factory_id: str, _view: View) -> View:
    """Return the view of this key with the place of one factory framed."""
    names = factory_names(chosen.tables)
    return followed(_view, factory_id, names[factory_id], chosen.theme)


@_keep
def slips_of(chosen: Selection) -> pd.DataFrame:
    """Return the slips of a selection, columns as in `data.slips`.

    Found among all: a factory left out can be the one that fulfils a plan of the programme.
    """
    found = slips(all_tables().milestones, chosen.tables.newest_evidence)
    return found[found["subject_id"].isin(chosen.tables.milestones["subject_id"])]


def _claims_of_sites(tables: Tables) -> dict[tuple[str, str], str]:
    """Return the claims behind where a site is and what kind it is."""
    evidence = tables.evidence
    about = evidence["attribute"].isin(["city", "machine_city", "kind"])
    shown = evidence[about & (evidence["standing"] == Standing.CHOSEN)]
    keys = zip(shown["subject_id"], shown["attribute"], strict=True)
    return dict(zip(keys, shown["claim_id"], strict=True))


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
        _claims_of_sites(tables),
    )
