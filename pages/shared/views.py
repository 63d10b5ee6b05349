"""Views of a selection, built once and kept as values."""

from dataclasses import replace

import pandas as pd

from charts.focus import followed
from charts.view import View
from data.kept import recent
from data.reading import factory_names
from exports import views
from pages.shared.selection import Selection, all_tables
from pages.shared.taken import narrowed

# A selection with all its figures takes up to 5 MB: addresses without end must not fill the memory.
_keep = recent(64)


@_keep
def budget(chosen: Selection, measure: str) -> View:
    """Return the budget bars of one measure."""
    return views.budget(chosen.tables, measure, chosen.theme)


@_keep
def funding(chosen: Selection) -> View:
    """Return who pays which part of each factory."""
    return views.funding(chosen.tables, chosen.theme)


@_keep
def consortia(chosen: Selection, *, antennas: bool = False) -> View:
    """Return the matrix of factories and countries, with the Antennas if they are wanted."""
    return views.consortia(chosen.tables, chosen.theme, antennas=antennas)


@_keep
def sectors(chosen: Selection) -> View:
    """Return the sectors by the number of factories."""
    return views.sectors(chosen.tables, chosen.theme)


@_keep
def stages(chosen: Selection, factory_id: str = "") -> View:
    """Return how far each factory has come, or one alone."""
    return _named(views.stages(chosen.tables, chosen.theme, factory_id), factory_id)


@_keep
def timeline(chosen: Selection, factory_id: str = "") -> View:
    """Return the rollout timeline, or the dates of one factory alone."""
    slips = slips_of(chosen)
    view = views.timeline(chosen.tables, slips, chosen.today, chosen.theme, factory_id)
    return _named(view, factory_id)


def _named(view: View, factory_id: str) -> View:
    """Return a view whose files say which factory alone it is of, if it is."""
    return replace(view, key=narrowed(view.key, factory_id))


@_keep
def sites(
    chosen: Selection,
    selected: str | None,
    *,
    flat: bool,
    antennas: bool = False,
    narrow: bool = False,
) -> View:
    """Return the map of sites, drawn with WebGL or flat, with the Antennas if they are wanted."""
    return views.sites(
        chosen.tables, selected, chosen.theme, flat=flat, antennas=antennas, narrow=narrow
    )


@_keep
def framed(chosen: Selection, view: View, factory_id: str) -> View:
    """Return a view of a selection with the place of one factory framed."""
    names = factory_names(chosen.tables)
    return followed(view, factory_id, names[factory_id], chosen.theme)


@_keep
def slips_of(chosen: Selection) -> pd.DataFrame:
    """Return the slips of a selection, columns as in `data.slips`."""
    return views.slips_among(all_tables(), chosen.tables)
