"""Flat map: the same sites, lines and words without WebGL, and small."""

import json
import re
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import charts.outlines
from charts.antennas import MARK
from charts.flat_map import NOTE, flat_map, unsaid
from charts.map import site_map
from charts.placement import Box
from charts.projections import laea
from charts.theme import DARK, KIND_COLOURS, LIGHT, SMALL, text_width
from data.schema import TABLES
from data.wording import short_name
from exports import views

HEIGHT = 560
WIDTHS = (*range(358, 602, 12), 760, 1304)


@pytest.fixture(scope="module")
def frames(first_seven):
    tables = first_seven
    return [tables.factories, tables.budgets, tables.memberships, tables.countries]


@pytest.fixture(scope="module")
def real(frames):
    return flat_map(*frames, LIGHT)


@pytest.fixture(scope="module")
def selections(frames):
    """All factories, all but one, pairs, and each alone: what filters can leave."""
    factories = frames[0]
    ids = factories["factory_id"].tolist()
    chosen = [c for count in (1, 2, 6, 7) for c in combinations(ids, count)]
    return [
        flat_map(factories[factories["factory_id"].isin(c)], *frames[1:], LIGHT) for c in chosen
    ]


def trace(view, name):
    return next(one for one in view.drawing.data if one.name == name)


def bows(view):
    """The lines to partners, each as a list of points."""
    return [
        points
        for one in view.drawing.data
        if one.name.startswith("partners of")
        for points in pieces(one)
    ]


def pieces(one):
    """Split a trace at its gaps."""
    found, points = [], []
    for x, y in zip(one.x, one.y, strict=True):
        if x is None:
            found, points = [*found, points], []
        else:
            points.append((x, y))
    return found


def pixels(view, width):
    """What turns kilometres into pixels at a width of the page: Plotly keeps the aspect equal."""
    west, east = view.drawing.layout.xaxis.range
    south, north = view.drawing.layout.yaxis.range
    per_pixel = max((east - west) / width, (north - south) / HEIGHT)
    centre = (west + east) / 2, (south + north) / 2
    return lambda x, y: ((x - centre[0]) / per_pixel, (centre[1] - y) / per_pixel)


def label_boxes(view, width):
    place = pixels(view, width)
    found = {}
    for note in view.drawing.layout.annotations:
        name, *more = [re.sub("<[^>]*>", "", line) for line in note.text.split("<br>")]
        wide = max(
            text_width(name, note.font.size, bold="<b>" in note.text),
            *(text_width(line, SMALL) for line in more),
            0,
        )
        x, y = place(note.x, note.y)
        dx, dy = (note.ax, note.ay) if note.showarrow else (note.xshift, -note.yshift)
        x, y = x + dx, y + dy
        left = x - {"left": 0, "center": 0.5, "right": 1}[note.xanchor] * wide
        high = 17 * (1 + len(more))
        found[name] = Box(left, y - high / 2, left + wide, y + high / 2)
    return found


def circles(view, width):
    place = pixels(view, width)
    sites, capitals = trace(view, "sites"), trace(view, "capitals of partner countries")
    dots = list(zip(sites.x, sites.y, sites.marker.size, strict=True))
    dots += [(x, y, capitals.marker.size) for x, y in zip(capitals.x, capitals.y, strict=True)]
    return [(*place(x, y), size / 2) for x, y, size in dots]


def test_the_projection_is_epsg_3035():
    # The example of IOGP Guidance Note 7-2 for Lambert azimuthal equal area.
    assert laea(np.array([[5.0, 50.0]]))[0].tolist() == pytest.approx(
        [3962799.45, 2999718.85], abs=0.01
    )
    assert laea(np.array([[10.0, 52.0]]))[0].tolist() == pytest.approx([4321000, 3210000])


def test_sites_stand_where_the_projection_puts_them(real, frames):
    lumi = frames[0].set_index("factory_id").loc["lumi"]
    east, north = laea(np.array([[lumi["longitude"], lumi["latitude"]]]))[0] / 1000
    sites = trace(real, "sites")
    i = [factory for factory, _ in sites.customdata].index("lumi")
    assert (sites.x[i], sites.y[i]) == (round(east), round(north))


def test_aspect_is_equal_and_there_are_no_axes(real):
    layout = real.drawing.layout
    assert layout.yaxis.scaleanchor == "x"
    assert layout.yaxis.scaleratio in (None, 1)
    assert (layout.xaxis.visible, layout.yaxis.visible) == (False, False)


def test_words_rows_and_claims_are_those_of_the_other_map(real, frames):
    other = site_map(*frames, LIGHT)
    assert (real.title, real.subtitle, real.alt) == (other.title, other.subtitle, other.alt)
    assert real.claim_ids == other.claim_ids
    assert_frame_equal(real.rows, other.rows)


def test_sizes_are_those_of_the_other_map(real, frames):
    dots = json.loads(site_map(*frames, LIGHT).drawing.to_json())["layers"]
    radii = {
        dot["factory_id"]: dot["radius"]
        for layer in dots
        if layer["id"] == "sites"
        for dot in layer["data"]
    }
    sites = trace(real, "sites")
    sizes = {f: s for (f, _), s in zip(sites.customdata, sites.marker.size, strict=True)}
    assert sizes == pytest.approx({factory: 2 * radius for factory, radius in radii.items()})


def test_an_unknown_budget_is_a_ring(real):
    sites = trace(real, "sites")
    i = [factory for factory, _ in sites.customdata].index("mimer")
    assert sites.marker.color[i] == LIGHT.background
    assert sites.marker.line.color[i] == KIND_COLOURS["new"]
    assert sites.marker.line.width[i] > 2
    assert "not disclosed" in sites.hovertext[i]


def test_there_is_one_line_for_each_partner_membership(real, frames):
    factories, _, memberships, _ = frames
    partners = memberships[
        (memberships["role"] == "partner") & memberships["factory_id"].isin(factories["factory_id"])
    ]
    assert len(bows(real)) == len(partners) == 10
    sites, capitals = trace(real, "sites"), trace(real, "capitals of partner countries")
    starts, ends = (set(zip(one.x, one.y, strict=True)) for one in (sites, capitals))
    assert {points[0] for points in bows(real)} <= starts
    assert {points[-1] for points in bows(real)} == ends


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_stands_on_another_or_on_a_circle_at_any_width(real, width):
    boxes = label_boxes(real, width)
    for name, one in boxes.items():
        assert not [other for other in boxes if other != name and one.meets(boxes[other])], name
        assert min(one.gap(x, y) - radius for x, y, radius in circles(real, width)) > -0.5, name


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_and_circles_keep_inside_the_map(real, width):
    window = Box(-width / 2, -HEIGHT / 2, width / 2, HEIGHT / 2)
    assert all(one.within(window) for one in label_boxes(real, width).values())
    for x, y, radius in circles(real, width):
        assert Box(x - radius, y - radius, x + radius, y + radius).within(window)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_label_is_nearest_to_its_own_circle_or_led_to_it_at_any_width(selections, width):
    for view in selections:
        boxes, place = label_boxes(view, width), pixels(view, width)
        for note in view.drawing.layout.annotations:
            name = re.sub("<[^>]*>", "", note.text.split("<br>")[0])
            gaps = [
                (boxes[name].gap(x, y) - radius, (x, y) == place(note.x, note.y))
                for x, y, radius in circles(view, width)
            ]
            own = min(gap for gap, is_own in gaps if is_own)
            others = min((gap for gap, is_own in gaps if not is_own), default=np.inf)
            assert others > (0 if note.showarrow else own), name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_selection_lets_labels_meet_or_leaves_a_site_without(selections, width):
    for view in selections:
        boxes = list(label_boxes(view, width).values())
        assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]
        assert set(view.rows["Factory"]) <= set(label_boxes(view, width))


def test_a_leader_is_a_thin_line_in_the_colour_of_quiet_text(real):
    led = [note for note in real.drawing.layout.annotations if note.showarrow]
    assert led
    for note in led:
        assert (note.arrowhead, note.arrowwidth, note.arrowcolor) == (0, 1, LIGHT.muted)
        assert note.standoff > 0


def test_every_site_and_partner_of_the_first_seven_is_labelled(real, frames):
    labelled = set(label_boxes(real, 1180))
    assert set(frames[0]["name"]) <= labelled
    assert len(labelled) == 7 + 10


def test_the_chosen_site_is_ringed_and_the_others_step_back(frames, real):
    chosen = flat_map(*frames, LIGHT, "bsc")
    sites, ring = trace(chosen, "sites"), trace(chosen, "selected")
    ids = [factory for factory, _ in sites.customdata]
    i, other = ids.index("bsc"), ids.index("lumi")
    assert (ring.x, ring.y) == ((sites.x[i],), (sites.y[i],))
    assert ring.marker.size[0] > sites.marker.size[i]
    assert sites.marker.color[i] == KIND_COLOURS["upgrade"]
    assert sites.marker.color[other] != KIND_COLOURS["new"]
    assert len(trace(real, "selected").x) == 0


def test_countries_taking_part_have_a_ground_of_their_own(real):
    land, joined = trace(real, "land"), trace(real, "countries taking part")
    assert (land.fillcolor, joined.fillcolor) == (LIGHT.land, LIGHT.joined)
    east, north = (laea(np.array([[25.0, 61.5]]))[0] / 1000).tolist()
    finland = [p for p in pieces(joined) if holds(p, east, north)]
    assert len(finland) == 1
    assert not [p for p in pieces(land) if holds(p, east, north)]


def holds(points, x, y):
    """Whether a polygon holds a point, by counting the edges to its right."""
    crossed = 0
    for (x0, y0), (x1, y1) in pairwise(points):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossed += 1
    return crossed % 2 == 1


def test_the_figure_is_small_and_asks_nothing_of_a_third_party(real):
    spec = real.drawing.to_json()
    assert len(spec) < 150_000
    assert "http" not in spec
    assert {one.type for one in real.drawing.data} == {"scatter"}


def test_clicks_find_factory_and_claim(real, frames):
    totals = frames[1][frames[1]["measure"] == "factory_total"]
    claims = dict(zip(totals["factory_id"], totals["claim_id"], strict=True))
    assert dict(trace(real, "sites").customdata) == claims


def test_markup_in_a_name_is_shown_and_not_obeyed(tables):
    row = {
        "factory_id": "a",
        "name": "<script>x</script> & <b>",
        "country": "DE",
        "city": "<i>C</i>",
        "latitude": 50.0,
        "longitude": 10.0,
        "kind": "new",
    }
    factories = pd.DataFrame([row], columns=list(TABLES["factories"].columns))
    view = flat_map(factories, tables.budgets, tables.memberships, tables.countries, LIGHT)
    drawn = [view.drawing.layout.annotations[0].text, trace(view, "sites").hovertext[0]]
    assert [one.startswith("<b>&lt;script&gt;") for one in drawn] == [True, True]
    assert not any("<script" in one or "<i>" in one for one in drawn)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_every_selection_is_drawn_and_the_tables_stay_as_they_are(frames, count, theme):
    chosen = [frames[0].head(count), *frames[1:]]
    before = [frame.copy(deep=True) for frame in chosen]
    view = flat_map(*chosen, theme, "lumi")
    for frame, was in zip(chosen, before, strict=True):
        assert_frame_equal(frame, was)
    assert len(trace(view, "sites").x) == len(view.rows) == count
    assert view.drawing.layout.paper_bgcolor == theme.background


def test_the_note_names_the_sources_and_takes_no_side():
    assert "Natural Earth" in NOTE
    assert "GeoNames (CC BY 4.0)" in NOTE
    assert "no opinion on the legal status" in NOTE


@pytest.mark.parametrize("content", [None, "", "{}", '{"features": [1]}'])
@pytest.mark.parametrize("draw", [flat_map, site_map])
def test_without_outlines_the_sites_are_drawn_and_the_reader_is_told(
    draw, content, frames, tmp_path, monkeypatch
):
    file = tmp_path / "europe.geojson"
    if content is not None:
        file.write_text(content)
    monkeypatch.setattr(charts.outlines, "_FILE", file)
    forget()
    try:
        view = draw(*frames, LIGHT)
    finally:
        monkeypatch.undo()
        forget()
    assert "outlines of countries cannot be read" in view.subtitle
    assert "7 sites" in view.alt
    assert "cannot be read" not in draw(*frames, LIGHT).subtitle


def forget() -> None:
    charts.outlines.outlines.cache_clear()
    charts.outlines.rings.cache_clear()


@pytest.fixture(scope="module")
def network(tables):
    return views.sites(tables, None, LIGHT, flat=True, antennas=True)


def test_words_rows_and_claims_of_the_network_are_those_of_the_other_map(network, tables):
    other = views.sites(tables, None, LIGHT, flat=False, antennas=True)
    assert (network.title, network.subtitle, network.alt) == (
        other.title,
        other.subtitle,
        other.alt,
    )
    assert network.claim_ids == other.claim_ids
    assert_frame_equal(network.rows, other.rows)


def test_antennas_are_diamonds_filled_at_their_host_and_hollow_at_the_capital(network, tables):
    marks = trace(network, "Antennas")
    assert marks.marker.symbol == "diamond"
    assert isinstance(marks.marker.size, float)
    at_host = tables.antennas["location_basis"] == "host"
    filled = [colour == LIGHT.text for colour in marks.marker.color]
    assert filled == at_host.tolist()
    assert {factory for factory, _ in marks.customdata} == {""}
    assert {claim for _, claim in marks.customdata} <= {"", *network.claim_ids}


def test_links_are_broken_lines_apart_from_those_to_partners(network, real):
    (links,) = [one for one in network.drawing.data if one.name == "links of Antennas"]
    assert len(pieces(links)) == 17
    assert links.line.dash
    assert not [one for one in real.drawing.data if one.name == "links of Antennas"]
    assert len(bows(network)) == 10


def test_links_to_other_factories_step_back_where_one_is_chosen(tables):
    chosen = views.sites(tables, "lumi", LIGHT, flat=True, antennas=True)
    lines = [one for one in chosen.drawing.data if one.name == "links of Antennas"]
    assert {len(pieces(one)): one.line.color == LIGHT.muted for one in lines} == {
        4: True,
        13: False,
    }


@pytest.mark.parametrize("width", [358, 430, 536, 601, 824, 1304])
def test_the_network_is_in_sight_and_no_label_stands_on_another(network, width):
    window = Box(-width / 2, -HEIGHT / 2, width / 2, HEIGHT / 2)
    boxes, place = label_boxes(network, width), pixels(network, width)
    marks = trace(network, "Antennas")
    drawn = circles(network, width)
    drawn += [(*place(x, y), MARK) for x, y in zip(marks.x, marks.y, strict=True)]
    for x, y, radius in drawn:
        assert Box(x - radius, y - radius, x + radius, y + radius).within(window)
    for name, one in boxes.items():
        assert one.within(window), name
        assert not [other for other in boxes if other != name and one.meets(boxes[other])], name
        assert min(one.gap(x, y) - radius for x, y, radius in drawn) > -0.5, name


def test_without_an_antenna_the_map_says_so_and_reaches_no_further(tables, first_seven):
    none = replace(first_seven, antennas=tables.antennas.head(0))
    view = views.sites(none, None, LIGHT, flat=True, antennas=True)
    plain = views.sites(first_seven, None, LIGHT, flat=True)
    assert "No Antenna is known for this selection." in view.subtitle
    assert view.title == plain.title
    assert view.drawing.layout.xaxis.range == plain.drawing.layout.xaxis.range


@pytest.mark.parametrize("width", [760, 1304])
def test_no_line_runs_through_a_name_of_the_first_seven(real, width):
    place = pixels(real, width)
    lines = np.array([place(*point) for points in bows(real) for point in points])
    assert {name: box.count(lines) for name, box in label_boxes(real, width).items()} == (
        dict.fromkeys(label_boxes(real, width), 0)
    )


def test_what_has_no_room_is_named_under_the_map(tables, frames):
    whole = tables.factories, tables.budgets, tables.memberships, tables.countries
    crowded, calm = flat_map(*whole, LIGHT), flat_map(*frames, LIGHT)
    shown = " ".join(note.text for note in crowded.drawing.layout.annotations)
    for site in tables.factories["name"]:
        assert site in shown or short_name(site) in shown or site in unsaid(crowded)
    assert unsaid(crowded).startswith("No room for the labels of ")
    assert unsaid(calm) == ""


def test_a_name_of_one_long_word_is_cut_and_never_lost(frames):
    factories, *others = frames
    named = factories.assign(name="Donaudampfschifffahrtsgesellschaft")
    notes = flat_map(named, *others, LIGHT).drawing.layout.annotations
    names = [re.sub("<[^>]*>", "", note.text) for note in notes]
    assert any(name.startswith("Donaudampfschifffahrtsgesells…") for name in names)
    assert "…" not in names
