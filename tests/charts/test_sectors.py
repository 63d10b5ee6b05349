"""Sectors: how many factories name each, and which."""

from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.sectors import sectors_view
from charts.theme import DARK, LIGHT
from data.schema import TABLES


@pytest.fixture(scope="module")
def real(tables):
    first = tables.factories[tables.factories["wave"] == "first"]
    return sectors_view(first, LIGHT, tables.evidence)


def view_of(sectors, theme=LIGHT):
    """`sectors` maps the name of a factory to its sectors."""
    rows = [{"factory_id": name.lower(), "name": name, "sectors": s} for name, s in sectors.items()]
    columns = list(TABLES["factories"].columns)
    return sectors_view(pd.DataFrame(rows, columns=columns).astype("string"), theme)


def texts(view, name):
    return [a.text for a in view.drawing.layout.annotations if a.name == name]


def test_bars_count_factories_most_first_then_by_name():
    view = view_of({"A": "space;health", "B": "health", "C": "energy"})
    assert list(view.drawing.data[0].x) == [2, 1, 1]
    assert texts(view, "sector") == ["health", "energy", "space"]
    assert texts(view, "count") == ["<b>2</b>", "<b>1</b>", "<b>1</b>"]
    assert "A, B" in texts(view, "factories")[0]


def test_the_real_counts_are_those_of_the_table(real, first_seven):
    counted = first_seven.factories["sectors"].dropna().str.split(";").explode().value_counts()
    drawn = real.rows.drop_duplicates("Sector").set_index("Sector")["Factories"]
    assert drawn.to_dict() == counted.to_dict()
    assert real.title == "Health is the sector that most factories name: 4 of 7"


def test_every_mark_has_its_claim(real, tables):
    assert real.rows["Claim"].notna().all()
    assert set(real.claim_ids) <= set(tables.evidence["claim_id"])
    first = real.rows.iloc[0]
    assert (first["Sector"], first["Factory"], first["Claim"]) == (
        "health",
        "LUMI AI Factory",
        "c0032",
    )


def test_names_are_short_and_whole_in_the_words(real):
    assert "LUMI, Pharos,<br>BSC, MIMER" in texts(real, "factories")[0]
    assert "health, 4: LUMI AI Factory, Pharos, BSC AI Factory and Sweden AI Factory" in real.alt


@pytest.mark.parametrize(
    ("sectors", "title"),
    [
        ({}, "No factory is selected"),
        ({"A": None}, "No sector is named for this selection"),
        ({"A": "health"}, "1 sector is named"),
        ({"A": "health", "B": "space"}, "2 sectors are named"),
        (
            {"A": "health;space", "B": "space;health"},
            "Health and space are the sectors that most factories name: 2 of 2",
        ),
        ({"A": "a;b;c;d", "B": "a;b;c;d"}, "4 sectors are each named by 2 of 2 factories"),
    ],
)
def test_the_title_says_the_message(sectors, title):
    assert view_of(sectors).title == title


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_input_is_unchanged_and_the_view_complete(tables, count, theme):
    frames = [tables.factories.head(count), tables.evidence]
    before = [f.copy(deep=True) for f in frames]
    view = sectors_view(frames[0], theme, frames[1])
    for now, then in zip(frames, before, strict=True):
        assert_frame_equal(now, then)
    assert view.title
    assert view.subtitle
    assert view.alt
    assert list(view.rows) == ["Sector", "Factories", "Factory", "Claim"]


def test_bars_leave_room_for_the_names(real):
    assert real.drawing.layout.xaxis.range[1] >= 2 * max(real.drawing.data[0].x)
    places = list(real.drawing.data[0].y)
    assert min(b - a for a, b in pairwise(places)) >= 28
    assert max(places) < real.drawing.layout.height


def test_markup_in_the_data_is_drawn_as_text():
    hostile = "<a href='x'>%{x}</a>"
    view = view_of({hostile: hostile})
    drawn = [a.text for a in view.drawing.layout.annotations]
    assert not any("<a" in text for text in (*drawn, *view.drawing.data[0].hovertext))
    assert view.drawing.data[0].hovertemplate is None
