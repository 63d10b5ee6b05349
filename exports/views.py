"""Views of tables with their claims and limits, as pages draw them and files carry them.

Each takes the tables of a selection, as known on a day, and a theme.
"""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts.antennas import Antenna, antennas_of
from charts.budget import budget_view
from charts.consortia import consortia_view
from charts.flat_map import flat_map
from charts.funding import funding_view
from charts.map import site_map
from charts.sectors import sectors_view
from charts.stages import stage_view
from charts.theme import Theme
from charts.timeline import timeline_view
from charts.view import View
from data.load import Tables
from data.reading import country_names, subject_names, weak_claims
from data.schema import Standing
from data.sentences.sentence import Sentence, together
from exports.amounts import evidence_by_publisher
from exports.limits import limits


def budget(tables: Tables, measure: str, theme: Theme) -> View:
    """Return the budget bars of one measure."""
    view = budget_view(
        tables.factories,
        tables.budgets,
        evidence_by_publisher(tables),
        tables.countries,
        measure,
        theme,
        weak_claims(tables),
    )
    said = together(Sentence(view.subtitle, view.claim_ids), limits(tables, measure))
    return replace(view, subtitle=said.text, claim_ids=said.claim_ids)


def funding(tables: Tables, theme: Theme) -> View:
    """Return who pays which part of each factory."""
    foreign = tables.evidence["currency"].notna() & (tables.evidence["currency"] != "EUR")
    return funding_view(
        tables.factories,
        tables.funding,
        tables.budgets,
        weak_claims(tables),
        theme,
        converted=frozenset(tables.evidence.loc[foreign, "claim_id"]),
    )


def consortia(tables: Tables, theme: Theme, *, antennas: bool = False) -> View:
    """Return the matrix of factories and countries, with the Antennas if they are wanted."""
    return consortia_view(
        tables.factories,
        tables.memberships,
        tables.countries,
        theme,
        _antennas(tables) if antennas else None,
    )


def sectors(tables: Tables, theme: Theme) -> View:
    """Return the sectors by the number of factories."""
    return sectors_view(tables.factories, theme, tables.evidence)


def stages(tables: Tables, theme: Theme, factory_id: str = "") -> View:
    """Return how far each factory has come, or one alone."""
    factories = _only(factory_id, tables.factories, "factory_id")
    view = stage_view(factories, tables.milestones, theme, tables.newest_evidence)
    return _named(view, factory_id)


def timeline(
    tables: Tables, moved: pd.DataFrame, today: date, theme: Theme, factory_id: str = ""
) -> View:
    """Return the rollout timeline, or the dates of one factory alone.

    `moved` are the slips of the selection, see `slips_among`. A line marks `today`; where that is
    the day of the tables, it is said to be a day as of which all is shown.
    """
    view = timeline_view(
        _only(factory_id, tables.factories, "factory_id"),
        _only(factory_id, tables.milestones, "subject_id"),
        _only(factory_id, moved, "subject_id"),
        today,
        theme,
        is_past=today.isoformat() == tables.newest_evidence,
    )
    return _named(view, factory_id)


def _only(factory_id: str, frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows of one factory; all where none is named."""
    return frame[frame[column] == factory_id] if factory_id else frame


def _named(view: View, factory_id: str) -> View:
    """Return a view of one factory under a name of its own."""
    return replace(view, key=f"{view.key}-{factory_id}") if factory_id else view


def slips_among(whole: Tables, tables: Tables) -> pd.DataFrame:
    """Return the slips of a selection, columns as in `data.slips`.

    Found among the `whole`, all tables of that day: a factory left out can be the one that fulfils
    a plan of the programme.
    """
    return whole.slips[whole.slips["subject_id"].isin(tables.milestones["subject_id"])]


def sites(
    tables: Tables,
    selected: str | None,
    theme: Theme,
    *,
    flat: bool,
    antennas: bool = False,
    narrow: bool = False,
) -> View:
    """Return the map of sites, drawn with WebGL or flat, with the Antennas if they are wanted.

    `narrow` is for a map with WebGL that holds the Antennas on a phone.
    """
    inputs = (
        tables.factories,
        tables.budgets,
        tables.memberships,
        tables.countries,
        theme,
        selected,
        _claims_of_places(tables),
        _antennas(tables) if antennas else None,
    )
    return flat_map(*inputs) if flat else site_map(*inputs, narrow=narrow)


def _antennas(tables: Tables) -> list[Antenna]:
    """Return the Antennas of a selection; their factories have names where they are not in it."""
    subjects = dict(zip(tables.subjects["subject_id"], tables.subjects["name"], strict=True))
    names = subjects | subject_names(tables)
    return antennas_of(tables.antennas, country_names(tables), names, _claims_of_places(tables))


def _claims_of_places(tables: Tables) -> dict[tuple[str, str], str]:
    """Return the claims behind where a site or an Antenna is, its kind, its host and its name."""
    evidence = tables.evidence
    about = evidence["attribute"].isin(["city", "machine_city", "kind", "host", "name"])
    shown = evidence[about & (evidence["standing"] == Standing.CHOSEN)]
    keys = zip(shown["subject_id"], shown["attribute"], strict=True)
    return dict(zip(keys, shown["claim_id"], strict=True))
