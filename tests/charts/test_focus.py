"""The factory that is followed: framed in every figure, and said so."""

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts.budget import budget_view
from charts.consortia import consortia_view
from charts.focus import followed
from charts.funding import funding_view
from charts.sectors import sectors_view
from charts.stages import stage_view
from charts.theme import DARK, LIGHT
from charts.timeline import timeline_view
from data.slips import slips

NONE = frozenset()


@pytest.fixture(scope="module")
def views(tables):
    factories, newest = tables.factories, tables.newest_evidence
    moved = slips(tables.milestones, newest)
    today = date.fromisoformat(newest)
    return {
        "budget": budget_view(
            factories, tables.budgets, tables.evidence, tables.countries, "factory_total", LIGHT
        ),
        "funding": funding_view(factories, tables.funding, tables.budgets, NONE, LIGHT),
        "consortia": consortia_view(factories, tables.memberships, tables.countries, LIGHT),
        "sectors": sectors_view(factories, LIGHT),
        "stages": stage_view(factories, tables.milestones, LIGHT, newest),
        "timeline": timeline_view(factories, tables.milestones, moved, today, LIGHT),
    }


def framed(view):
    return [s for s in view.drawing.layout.shapes if s.name.startswith("ground") and s.visible]


NAMES = ("budget", "funding", "consortia", "sectors", "stages", "timeline")


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_framed_until_followed(views, name):
    assert framed(views[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_factory_that_is_followed_is_framed_and_named(views, name):
    view = followed(views[name], "lumi", "LUMI AI Factory", LIGHT)

    assert {shape.name for shape in framed(view)} == {"ground of lumi"}
    assert all(shape.line.width for shape in framed(view))
    assert view.subtitle.endswith(" Framed: LUMI AI Factory.")
    assert view.alt.endswith(" Framed: LUMI AI Factory.")
    assert framed(views[name]) == []


@pytest.mark.parametrize("name", ["budget", "funding", "stages", "timeline"])
def test_frames_do_not_overlap_and_hold_the_marks_of_their_factory(views, name):
    figure = views[name].drawing
    grounds = [s for s in figure.layout.shapes if s.name.startswith("ground of ")]
    spans = {s.name.removeprefix("ground of "): (s.y0, s.y1) for s in grounds}
    ends = sorted(spans.values())
    marks = [
        (point[0], y)
        for trace in figure.data
        if trace.customdata is not None
        for point, y in zip(trace.customdata, trace.y, strict=True)
    ]

    assert all(below <= above for (_, below), (above, _) in pairwise(ends))
    assert marks
    assert all(spans[factory][0] < y < spans[factory][1] for factory, y in marks)


def test_the_frame_of_a_consortium_is_its_column(views):
    figure = views["consortia"].drawing
    spans = {s.name: (s.x0, s.x1) for s in figure.layout.shapes if s.name.startswith("ground")}
    for trace in figure.data:
        for (factory, _), x in zip(trace.customdata, trace.x, strict=True):
            assert spans[f"ground of {factory}"] == (x - 0.5, x + 0.5)


def test_every_sector_that_the_factory_names_is_framed(views, tables):
    view = followed(views["sectors"], "bsc", "BSC AI Factory", DARK)
    sectors = tables.factories.set_index("factory_id").loc["bsc", "sectors"].split(";")
    assert len(framed(view)) == len(sectors)


def test_a_figure_without_the_factory_stays_as_it_is(views):
    assert followed(views["budget"], "atlantis", "Atlantis", LIGHT) is views["budget"]
    assert isinstance(views["budget"].drawing, go.Figure)
