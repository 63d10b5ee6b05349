"""Whole figures are what Plotly takes: their parts are not checked as they are drawn."""

import json

import plotly.graph_objects as go
import pytest

from charts.focus import followed
from charts.script import TRACES
from charts.theme import DARK, LIGHT, figure
from data.filters import Filters
from data.schema import MEASURES
from tests.charts.drawn import figures


@pytest.fixture(scope="module", params=["first seven", "all", "none"])
def drawn(request, tables, first_seven):
    """Each view that is a figure, of some factories, all and none."""
    none = Filters(country=("Atlantis",)).apply(tables)
    chosen = {"first seven": first_seven, "all": tables, "none": none}[request.param]
    return [view for theme in (LIGHT, DARK) for view in figures(chosen, tables, theme, MEASURES)]


def as_drawn(figure):
    """What the browser is sent; the order of names does not matter, nor what holds nothing."""
    sent = json.loads(figure.to_json())
    layout = {name: value for name, value in sent["layout"].items() if value != []}
    # Plotly adds its own looks to the figures that it checks.
    return sent | {"layout": layout | {"template": None}}


def test_plotly_finds_nothing_wrong_with_a_figure_nor_changes_it(drawn):
    for view in drawn:
        whole = go.Figure(view.drawing.to_dict())

        assert as_drawn(whole) == as_drawn(view.drawing), view.key


def test_a_figure_has_marks_that_pages_can_draw_and_no_looks_but_its_own(drawn):
    for view in drawn:
        framed = followed(view, "lumi", "LUMI AI Factory", LIGHT)
        for shown in (view.drawing, framed.drawing):
            sent = json.loads(shown.to_json())

            assert {trace["type"] for trace in sent["data"]} <= TRACES, view.key
            assert sent["layout"]["template"] is None, view.key


def test_a_framed_figure_is_one_more_figure(drawn):
    for view in drawn:
        before = as_drawn(view.drawing)
        framed = followed(view, "lumi", "LUMI AI Factory", LIGHT).drawing

        assert as_drawn(view.drawing) == before, view.key
        assert as_drawn(go.Figure(framed.to_dict())) == as_drawn(framed), view.key


def test_what_is_not_checked_as_it_is_set_is_found_in_the_whole():
    drawn = figure(LIGHT, 100, [], {"annotations": [{"texxt": "a"}]})

    with pytest.raises(ValueError, match="texxt"):
        go.Figure(drawn.to_dict())
