"""Every view of a selection, as the pages show them."""

from collections.abc import Collection, Iterator
from datetime import date

from charts.theme import Theme
from charts.view import View
from data.load import Tables
from exports import views


def figures(
    chosen: Tables, whole: Tables, theme: Theme, measures: Collection[str]
) -> Iterator[View]:
    """Yield the views of a selection that Plotly draws, the budget for each of the measures."""
    newest = date.fromisoformat(whole.newest_evidence)
    for measure in measures:
        yield views.budget(chosen, measure, theme)
    yield views.funding(chosen, theme)
    yield views.consortia(chosen, theme, antennas=True)
    yield views.sectors(chosen, theme)
    yield views.stages(chosen, theme)
    yield views.timeline(chosen, views.slips_among(whole, chosen), newest, theme)
    yield views.sites(chosen, None, theme, flat=True, antennas=True)
