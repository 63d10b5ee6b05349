"""Consortia: who is with whom, and what no source names."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.consortia import consortia_view
from charts.theme import DARK, LIGHT, ROLE_SYMBOLS, role_colours
from data.schema import TABLES


@pytest.fixture(scope="module")
def real(tables):
    first = tables.factories[tables.factories["wave"] == "first"]
    return consortia_view(first, tables.memberships, tables.countries, LIGHT)


def frame(table, rows):
    return pd.DataFrame(rows, columns=list(TABLES[table].columns))


def view_of(seats, names=None, theme=LIGHT):
    """`seats` is a list of factory id, country code and role."""
    names = names or {factory_id: factory_id.upper() for factory_id, *_ in seats}
    factories = frame("factories", [{"factory_id": i, "name": n} for i, n in names.items()])
    members = [
        {"factory_id": f, "country": c, "role": r, "claim_id": f"c-{f}-{c}"} for f, c, r in seats
    ]
    known = {"FI": "Finland", "CZ": "Czechia", "NO": "Norway", "IT": "Italy", "AT": "Austria"}
    countries = frame(
        "countries",
        [{"country": c, "name": n, "is_eu_member": c != "NO"} for c, n in known.items()],
    )
    return consortia_view(factories, frame("memberships", members), countries, theme)


def trace(view, role):
    return next(trace for trace in view.drawing.data if trace.name == role)


def columns(view):
    axis = view.drawing.layout.xaxis
    return dict(zip(axis.tickvals, axis.ticktext, strict=True))


def rows(view):
    axis = view.drawing.layout.yaxis
    return dict(zip(axis.tickvals, axis.ticktext, strict=True))


def cells(view, role):
    """The marks of a role as pairs of factory and country, in words."""
    across, down, marks = columns(view), rows(view), trace(view, role)
    return {(across[x], down[y]) for x, y in zip(marks.x, marks.y, strict=True)}


def counts_above(view):
    across = columns(view)
    return {across[a.x]: a.text for a in view.drawing.layout.annotations if a.xref != "paper"}


def counts_right(view):
    down = rows(view)
    return {down[a.y]: a.text for a in view.drawing.layout.annotations if a.xref == "paper"}


def test_every_membership_is_one_mark_of_its_role(real):
    assert cells(real, "host") == {
        ("LUMI", "Finland"),
        ("HammerHAI", "Germany"),
        ("Pharos", "Greece"),
        ("IT4LIA", "Italy"),
        ("L-AI", "Luxembourg"),
        ("BSC", "Spain"),
        ("MIMER", "Sweden"),
    }
    assert cells(real, "partner") == {
        *(("LUMI", c) for c in ("Czechia", "Denmark", "Estonia", "Norway*", "Poland")),
        *(("IT4LIA", c) for c in ("Austria", "Slovenia")),
        *(("BSC", c) for c in ("Portugal", "Romania", "Türkiye*")),
    }


def test_factories_keep_their_order_and_countries_follow_their_hosts(real):
    assert list(columns(real).values()) == [
        "LUMI",
        "HammerHAI",
        "Pharos",
        "IT4LIA",
        "L-AI",
        "BSC",
        "MIMER",
    ]
    down = list(rows(real).values())
    assert down[:7] == ["Finland", "Czechia", "Denmark", "Estonia", "Norway*", "Poland", "Germany"]
    assert len(down) == 17


def test_roles_differ_in_shape_and_colour(real):
    for role in ("host", "partner"):
        marker = trace(real, role).marker
        assert marker.symbol == ROLE_SYMBOLS[role]
        assert marker.color == role_colours(LIGHT)[role]
    assert len(set(ROLE_SYMBOLS.values())) == 2


def test_countries_outside_the_union_are_marked_in_words(real):
    assert [c for c in rows(real).values() if c.endswith("*")] == ["Norway*", "Türkiye*"]
    assert "*\u00a0outside the EU" in real.subtitle
    assert "Outside the EU: Norway and Türkiye." in real.alt
    outside = real.rows[real.rows["EU member"] == "no"]
    assert outside["Country"].tolist() == ["Norway", "Türkiye"]


def test_counts_stand_above_and_at_the_right(real):
    assert counts_above(real)["LUMI"] == "<b>6</b>"
    assert counts_above(real)["BSC"] == "<b>4</b>"
    assert set(counts_right(real).values()) == {"1"}
    assert len(counts_right(real)) == 17


def test_the_title_says_the_message_and_never_none(real):
    assert real.title == (
        "LUMI AI Factory is the widest known consortium: 6 countries. "
        "For 4 factories no partner country is named"
    )


def test_a_consortium_reads_as_one_line(real):
    lumi = [s for s in real.drawing.layout.shapes if s.x0 == s.x1 == 0]
    assert [(s.y0, s.y1) for s in lumi] == [(0, 5)]


def test_marks_carry_factory_and_claim(real, first_seven):
    drawn = {tuple(pair) for t in real.drawing.data for pair in t.customdata}
    members = first_seven.memberships
    assert drawn == set(zip(members["factory_id"], members["claim_id"], strict=True))
    assert set(real.claim_ids) == set(members["claim_id"])


def test_the_table_twin_has_every_membership_in_words(real, first_seven):
    assert len(real.rows) == len(first_seven.memberships)
    assert real.rows.iloc[0].tolist() == ["LUMI AI Factory", "Finland", "host", "yes", "c0016"]


def test_the_alternative_text_has_the_numbers(real):
    assert real.alt.startswith("17 countries in 7 factories")
    assert "LUMI AI Factory, Finland, Czechia, Denmark, Estonia, Norway and Poland" in real.alt


@pytest.mark.parametrize("count", [0, 1, 7])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_input_is_unchanged_and_the_view_complete(tables, count, theme):
    inputs = tables.factories.head(count), tables.memberships, tables.countries
    before = [one.copy(deep=True) for one in inputs]
    view = consortia_view(*inputs, theme)
    for one, was in zip(inputs, before, strict=True):
        assert_frame_equal(one, was)
    assert view.title
    assert view.subtitle
    assert view.alt
    assert set(view.rows["Factory"]) == set(inputs[0]["name"])
    assert view.drawing.layout.paper_bgcolor == theme.background


def test_an_empty_selection_says_so(tables):
    view = consortia_view(tables.factories.head(0), tables.memberships, tables.countries, LIGHT)
    assert view.title == "No factory is selected"
    assert not view.drawing.data
    assert view.drawing.layout.annotations[0].text
    assert (view.claim_ids, len(view.rows)) == ((), 0)


def test_one_consortium_is_not_the_widest():
    view = view_of([("a", "FI", "host"), ("a", "CZ", "partner")])
    assert view.title == "A brings together 2 countries"


def test_one_factory_without_partners_is_named():
    assert view_of([("a", "FI", "host")]).title == "No partner country is named for A"
    many = view_of([("a", "FI", "host"), ("a", "CZ", "partner"), ("b", "IT", "host")])
    assert many.title.endswith("For B no partner country is named")


def test_without_any_partner_nobody_is_the_widest():
    view = view_of([("a", "FI", "host"), ("b", "IT", "host")])
    assert view.title == "No partner country is named for 2 factories"
    assert "no partner country named" in trace(view, "host").hovertext[0]


def test_equally_wide_consortia_share_the_lead():
    view = view_of(
        [("a", "FI", "host"), ("a", "CZ", "partner"), ("b", "IT", "host"), ("b", "AT", "partner")]
    )
    assert view.title == "A and B are the widest known consortia: 2 countries each"


def test_a_country_in_two_consortia_has_one_row_and_counts_twice():
    view = view_of(
        [("a", "FI", "host"), ("a", "CZ", "partner"), ("b", "CZ", "host"), ("b", "FI", "partner")]
    )
    assert list(rows(view).values()) == ["Finland", "Czechia"]
    assert counts_right(view) == {"Finland": "2", "Czechia": "2"}


def test_a_factory_no_source_gives_a_country_is_open_not_zero():
    view = view_of([("a", "FI", "host")], names={"a": "A", "b": "B"})
    assert counts_above(view)["B"] == "<b>–</b>"
    assert "B, no country named" in view.alt


def test_nineteen_factories_get_marks_that_leave_room_between_them():
    seats = [(f"f{i}", "FI", "host") for i in range(19)]
    assert trace(view_of(seats), "host").marker.size < trace(view_of(seats[:7]), "host").marker.size


def test_a_country_missing_from_the_list_keeps_its_code():
    view = view_of([("a", "XK", "host")])
    assert list(rows(view).values()) == ["XK"]
    assert view.rows["EU member"].isna().all()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("LUMI AI Factory", "LUMI"),
        ("Sweden AI Factory (MIMER)", "MIMER"),
        ("AI Factory Austria", "Austria"),
        ("Pharos", "Pharos"),
        ("Extraordinarily long", "Extraordinar…"),
    ],
)
def test_columns_have_short_names(name, short):
    assert list(columns(view_of([("a", "FI", "host")], {"a": name})).values()) == [short]


def test_markup_in_the_data_is_drawn_as_text():
    view = view_of([("a", "<b>", "host")], {"a": "<script>boo</script>"})
    texts = [
        *columns(view).values(),
        *rows(view).values(),
        *trace(view, "host").hovertext,
    ]
    assert not [t for t in texts if "<script" in t or "<b><b>" in t]
    assert list(rows(view).values()) == ["&lt;b&gt;"]
    assert "&lt;script&gt;" in columns(view)[0]
    assert {t.hovertemplate for t in view.drawing.data} == {None}
