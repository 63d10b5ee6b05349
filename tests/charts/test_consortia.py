"""Consortia: who is with whom, and what no source names."""

from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.antennas import antennas_of
from charts.consortia import consortia_view
from charts.theme import DARK, LIGHT, ROLE_SYMBOLS, SMALL, role_colours, text_width
from data.schema import TABLES
from exports import views


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
    notes = view.drawing.layout.annotations
    return {across[a.x]: a.text for a in notes if a.xref != "paper" and a.name != "selection"}


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


def antenna(country, linked="", **others):
    return {
        "antenna_id": f"antenna-{country.lower()}",
        "country": country,
        "location_basis": "capital",
        "linked_factories": linked,
        "link_claim_ids": ";".join(f"l-{one}" for one in linked.split(";") if one),
    } | others


def with_antennas(view_frames, rows, theme=LIGHT):
    names = {f"antenna-{c}": f"Antenna {c.upper()}" for c in ("no", "at", "cz")}
    places = {"NO": "Norway", "AT": "Austria", "CZ": "Czechia"}
    shown = antennas_of(frame("antennas", rows), places, names, {})
    return consortia_view(*view_frames, theme, shown)


@pytest.fixture(scope="module")
def all_of_them(tables):
    return views.consortia(tables, LIGHT), views.consortia(tables, LIGHT, antennas=True)


def small_frames():
    factories = frame(
        "factories",
        [
            {"factory_id": "a", "name": "A", "wave": "first"},
            {"factory_id": "b", "name": "B", "wave": "second"},
        ],
    )
    members = [
        {"factory_id": "a", "country": "FI", "role": "host", "claim_id": "c1"},
        {"factory_id": "a", "country": "CZ", "role": "partner", "claim_id": "c2"},
        {"factory_id": "b", "country": "IT", "role": "host", "claim_id": "c3"},
    ]
    known = {"FI": "Finland", "CZ": "Czechia", "IT": "Italy", "NO": "Norway", "AT": "Austria"}
    countries = [{"country": c, "name": n, "is_eu_member": c != "NO"} for c, n in known.items()]
    return factories, frame("memberships", members), frame("countries", countries)


def test_antennas_are_marks_of_their_own_where_a_factory_is_linked(tables, all_of_them):
    _, view = all_of_them
    marks = trace(view, "Antenna")
    links = tables.antennas["link_claim_ids"].dropna().str.split(";").explode()
    assert sorted(claim for _, claim in marks.customdata) == sorted(filter(None, links))
    assert ("LUMI", "Iceland*") in cells(view, "Antenna")
    assert marks.marker.symbol not in ROLE_SYMBOLS.values()


def test_antennas_change_no_count_and_no_member(all_of_them):
    without, view = all_of_them
    assert counts_above(view) == counts_above(without)
    members = counts_right(without)
    assert {c: n for c, n in counts_right(view).items() if c in members} == members
    assert {n for c, n in counts_right(view).items() if c not in members} == {"–"}
    assert view.title == without.title
    for role in ("host", "partner"):
        assert cells(view, role) == cells(without, role)
    assert "no member of its consortium: not counted" in view.subtitle
    assert "counted as no member" in view.alt
    assert "13 Antennas" in view.alt


def test_an_antenna_without_a_link_has_a_row_without_a_mark_and_is_named(all_of_them):
    _, view = all_of_them
    assert "Slovakia" in rows(view).values()
    assert "Slovakia" not in {country for _, country in cells(view, "Antenna")}
    assert "No linked factory is named for the Antenna in Slovakia." in view.subtitle
    slovakia = view.rows[view.rows["Country"] == "Slovakia"].iloc[0]
    assert slovakia["Role"] == "Antenna"
    assert pd.isna(slovakia["Factory"])


def test_rows_of_antennas_follow_those_of_members_and_name_their_claims(all_of_them):
    without, view = all_of_them
    members = view.rows[view.rows["Role"] != "Antenna"]
    assert_frame_equal(members.drop(columns="Antenna"), without.rows)
    belgium = view.rows[view.rows["Country"] == "Belgium"]
    assert belgium["Factory"].tolist() == ["LUMI AI Factory", "JUPITER AI Factory (JAIF)"]
    assert belgium["Claim"].tolist() == ["c0807", "c0808"]
    assert set(belgium["Antenna"]) == {"BE-AIFA"}
    assert set(belgium["Claim"]) <= set(view.claim_ids)


def test_a_country_that_is_a_member_has_one_row_for_its_antenna_too():
    view = with_antennas(small_frames(), [antenna("CZ", "b"), antenna("NO", "a;b")])
    assert list(rows(view).values()) == ["Finland", "Czechia", "Italy", "Norway*"]
    assert cells(view, "Antenna") == {("B", "Czechia"), ("A", "Norway*"), ("B", "Norway*")}
    assert counts_right(view) == {"Finland": "1", "Czechia": "1", "Italy": "1", "Norway*": "–"}


def test_an_antenna_of_factories_that_are_not_shown_is_said_to_be():
    view = with_antennas(small_frames(), [antenna("AT", "lumi")])
    assert "Linked only to factories that are not shown: Antenna AT." in view.subtitle
    assert len(trace(view, "Antenna").x) == 0


def test_no_antenna_is_said_and_not_drawn():
    view = with_antennas(small_frames(), [])
    assert "No Antenna is known for this selection." in view.subtitle
    assert {one.name for one in view.drawing.data} == {"host", "partner"}


def test_factories_are_grouped_by_selection_where_several_are_shown(all_of_them, real):
    view, _ = all_of_them
    layout = view.drawing.layout
    named = {a.text.replace("<br>", " "): a.x for a in layout.annotations if a.name == "selection"}
    assert list(named) == ["First seven", "Second selection", "Third selection"]
    spans = [(s.x0, s.x1) for s in layout.shapes if s.name == "selection"]
    for (_, end), (start, _) in pairwise(spans):
        assert start > end
    assert [start < x < end for (start, end), x in zip(spans, named.values(), strict=True)]
    xs = list(layout.xaxis.tickvals)
    assert {round(b - a, 2) for a, b in pairwise(xs)} == {1, 1.4}
    assert not [a for a in real.drawing.layout.annotations if a.name == "selection"]


def test_names_and_marks_have_room_on_a_phone(all_of_them):
    for view in all_of_them:
        layout, phone = view.drawing.layout, 358
        names = max(text_width(text, SMALL) for text in layout.yaxis.ticktext)
        start, end = layout.xaxis.range
        column = (phone - names - layout.yaxis.ticklabelstandoff - 4 - layout.margin.r) / (
            end - start
        )
        assert column >= max(trace(view, "host").marker.size, layout.xaxis.tickfont.size - 2)
        bottom, top = layout.yaxis.range
        room = layout.height - 80
        assert room / (bottom - top) >= 26
