"""The smallest parts: links in words, cells, and figures that cannot be drawn."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.theme import LIGHT
from data.profile import Fact, Group
from exports import views
from exports.briefing.differences import Reading
from exports.briefing.numbered import Numbers
from exports.snapshot.figures import spec_of
from exports.snapshot.links import Part, claims_in, evidence, readings
from exports.snapshot.table import table_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("no claim", [Part("no claim")]),
        ("€1 m (c0001); c0002", [Part("€1 m ("), Part("c0001", "#c0001"), Part("); c0002")]),
        ("c0001", [Part("c0001", "#c0001")]),
        ("c00012 xc0001", [Part("c00012 xc0001")]),
    ],
)
def test_only_claims_of_the_file_are_linked(text, parts):
    assert claims_in(text, {"c0001"}) == parts


def test_numbers_after_a_reading_lead_to_sources_and_those_in_it_do_not(tables):
    said = [Reading("[9] of [3]", ("c0001",)), Reading("€1 m", ("c0012", "c0064"))]
    found = readings(said, Numbers(tables), "none")
    numbers = [part.text for part in found if part.href]
    assert [part.href for part in found if part.href] == [f"#source-{n}" for n in numbers]
    assert "".join(part.text for part in found).startswith("[9] of [3] [1]\n€1 m [")
    assert "9" not in numbers
    assert readings([], Numbers(tables), "none") == [Part("none")]


def test_a_count_of_claims_is_no_source(tables):
    fact = Fact(Group.MONEY, "Total", (), otherwise=2)
    assert evidence(fact, Numbers(tables)) == [Part("2 claims say otherwise")]


def test_claims_of_a_value_stand_beside_it_and_missing_values_are_empty():
    rows = pd.DataFrame(
        {"Budget": [5.0, None], "Budget claim": ["c0001", None], "Group": ["Money", "Money"]}
    )
    table = table_of("Table", rows, {"c0001"})
    assert table.columns == ("Budget",)
    first, second = table.rows
    assert first.cells == ([Part("5"), Part(" "), Part("c0001", "#c0001")],)
    assert second.cells == ([],)
    assert (first.group, second.group) == ("Money", "")


def test_a_figure_that_the_bundle_cannot_draw_is_refused(tables):
    view = replace(
        views.consortia(tables, LIGHT), draw=lambda: go.Figure(go.Heatmap(z=[[1, 2], [3, 4]]))
    )
    with pytest.raises(LookupError, match="draws no heatmap"):
        spec_of(view, view)
