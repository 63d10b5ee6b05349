"""The smallest parts: links in words, cells, and figures that cannot be drawn."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.theme import LIGHT
from exports import views
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


def test_numbers_after_a_reading_lead_to_sources():
    found = readings("[9] of [3] [60–61]\n€1 m [2, 4]")
    assert [part for part in found if part.href] == [
        Part("60", "#source-60"),
        Part("61", "#source-61"),
        Part("2", "#source-2"),
        Part("4", "#source-4"),
    ]
    assert "".join(part.text for part in found) == "[9] of [3] [60–61]\n€1 m [2, 4]"


def test_a_count_of_claims_is_no_source():
    found = evidence("2, 9; 1 says otherwise")
    assert [part.href for part in found if part.href] == ["#source-2", "#source-9"]
    assert found[-1] == Part("; 1 says otherwise")


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
