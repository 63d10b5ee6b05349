"""The map on paper: sites where they are and as large as their budgets, and who joined them."""

from math import pi

import numpy as np
import pytest

from charts.flat_map import NOTE
from charts.outlines import rings
from charts.projections import laea
from charts.theme import DARK, KIND_COLOURS, LIGHT
from data.wording import short_name
from exports.drawings.drawing import Line, Mark, Polygon, Words
from exports.drawings.map import map_drawings


@pytest.fixture(scope="module", params=["slide", "paper"])
def real(request, drawn):
    (page,) = drawn("map", size=request.param)
    return page


def shapes(page, kind):
    return [shape for shape in page.marks if isinstance(shape, kind)]


def said(page, name):
    return [words.text for words in shapes(page, Words) if words.name == name]


def sites(page):
    """Name of a factory -> its circle."""
    return {m.name.split(",")[0]: m for m in shapes(page, Mark) if ", " in m.name}


def test_the_area_of_a_circle_is_the_budget(real, tables):
    total = tables.budgets[tables.budgets["measure"] == "factory_total"].set_index("claim_id")
    known = [one for one in sites(real).values() if one.fill != LIGHT.background]
    per_million = [pi * (one.size / 2) ** 2 / total.at[one.claim_id, "amount_eur"] for one in known]
    assert len(known) == 6
    assert per_million == pytest.approx([per_million[0]] * 6)


def test_an_unknown_budget_is_a_ring_in_the_colour_of_its_kind(real):
    ring = sites(real)["Sweden AI Factory (MIMER)"]
    assert (ring.fill, ring.line) == (LIGHT.background, KIND_COLOURS["new"])
    assert ring.line_width > 2
    assert "Factory total not known" in said(real, "key")


def test_sites_stand_where_the_projection_puts_them(real, tables):
    places = tables.factories.set_index("name")
    found = sites(real)
    names = list(found)
    metres = laea(places.loc[names, ["longitude", "latitude"]].to_numpy(dtype=float))
    points = np.array([(found[name].x, -found[name].y) for name in names])
    per_metre = np.ptp(points[:, 0]) / np.ptp(metres[:, 0])
    assert points - points[0] == pytest.approx((metres - metres[0]) * per_metre, abs=0.01)


def test_there_is_one_area_for_each_country_named_in_words(real, tables):
    areas = shapes(real, Polygon)
    names = [area.name for area in areas]
    assert len(names) == len(set(names))
    everywhere = set(tables.countries["name"])
    seen = {name for name in names if not name.startswith("Country ")}
    assert seen <= everywhere
    assert {"Finland", "Norway", "Luxembourg", "Malta", "Türkiye"} <= seen
    assert len(names) <= len({country for country, _ in rings()})


def test_hosts_and_partners_have_the_colour_of_taking_part(real, tables):
    part = tables.memberships.merge(tables.countries, on="country")["name"]
    fills = {area.name: area.fill for area in shapes(real, Polygon)}
    assert {name for name, fill in fills.items() if fill == LIGHT.joined} == set(part)
    assert set(fills.values()) == {LIGHT.joined, LIGHT.land}


def test_there_is_one_line_for_each_partner_with_its_claim(real, tables):
    partners = tables.memberships[tables.memberships["role"] == "partner"]
    lines = [line for line in shapes(real, Line) if line.claim_id]
    assert sorted(line.claim_id for line in lines) == sorted(partners["claim_id"])
    starts = {(round(m.x, 2), round(m.y, 2)) for m in sites(real).values()}
    ends = {(round(m.x, 2), round(m.y, 2)) for m in shapes(real, Mark) if "capital of" in m.name}
    for line in lines:
        first, last = ((round(x, 2), round(y, 2)) for x, y in line.points[:: len(line.points) - 1])
        assert first in starts
        assert last in ends
    assert "Norway joined LUMI AI Factory" in [line.name for line in lines]


def test_every_site_and_partner_has_its_label(real, tables):
    names = set(tables.factories["name"])
    assert names <= set(said(real, "site"))
    assert {"≥ €556 m", "not disclosed", "about €198 m"} <= set(said(real, "site"))
    partners = tables.memberships[tables.memberships["role"] == "partner"]
    expected = partners.merge(tables.countries, on="country")["name"]
    assert set(said(real, "partner country")) == set(expected)


def test_outlines_and_places_are_credited(real):
    assert NOTE in " ".join(said(real, "note"))


def test_the_key_names_the_kinds_that_are_there(real, drawn):
    assert said(real, "key") == [
        *("New machine", "Upgrade of a machine", "Associated with a machine"),
        *("Factory total not known", "Factory total of €100 m", "To a partner’s capital"),
    ]
    (one,) = drawn("map", "one")
    assert said(one, "key")[0] == "Upgrade of a machine"
    assert "New machine" not in said(one, "key")


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_a_label_without_room_is_named_under_the_map(drawn, size):
    (page,) = drawn("map", "crowd", size)
    labelled = len([t for t in said(page, "site") if "Region" in t or "…" in t])
    note = " ".join(said(page, "note"))
    lost = note.count(" of a Region") if "No room for the labels of" in note else 0
    assert labelled + lost == 19
    assert len(sites(page)) == 19


def test_sites_with_room_for_their_short_name_only_are_named_under_the_map(whole):
    (page,) = map_drawings(whole.tables, LIGHT, 880, 380)
    names = {name: short_name(name) for name in whole.tables.factories["name"]}
    drawn, note = said(page, "site"), " ".join(said(page, "note"))
    cut = [short for name, short in names.items() if short in drawn and short != name]
    assert cut
    assert [short for short in cut if short not in note.split("factory totals of")[1]] == []


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_sites_at_the_end_of_the_world_are_shown_and_one_nowhere_is_named(drawn, size):
    (page,) = drawn("map", "odd", size)
    assert {"BSC AI Factory", "Pharos"} <= set(sites(page))
    assert "Without a known place: Sweden AI Factory (MIMER)." in " ".join(said(page, "note"))
    assert "Sweden AI Factory (MIMER)" not in sites(page)


def test_the_dark_map_has_the_land_of_its_theme(drawn):
    (page,) = drawn("map", mode="dark")
    assert {area.fill for area in shapes(page, Polygon)} == {DARK.joined, DARK.land}
    assert {area.line for area in shapes(page, Polygon)} == {DARK.border}
