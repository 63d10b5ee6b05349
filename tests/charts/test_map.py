"""Map of sites: circles by budget, lines to partners, labels that keep apart, no third party."""

import json
import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from shapely.geometry import Point, shape

from charts.antennas import MARK
from charts.map import ANTENNAS, ANTENNAS_ON_PHONE, SITES, site_map
from charts.outlines import outlines
from charts.placement import Box, Wish, box, places
from charts.projections import bow, mercator, unproject
from charts.site_labels import LINE
from charts.sites import HEIGHT, NARROW
from charts.theme import DARK, KIND_COLOURS, LIGHT, SIZE, SMALL, text_width
from data.schema import TABLES
from data.sentences.map import map_sentence
from data.wording import short_name
from exports import views

WIDTHS = (NARROW, 536, 824, 1304)
"""Pixels that the page gives the map at a window of 390, 768, 1280 and 1920."""
CLEARLY = 4
"""Pixels that a label without a leader is nearer to its own circle than to any other."""


@pytest.fixture(scope="module")
def frames(first_seven):
    tables = first_seven
    return [tables.factories, tables.budgets, tables.memberships, tables.countries]


@pytest.fixture(scope="module")
def real(frames):
    return site_map(*frames, LIGHT)


@pytest.fixture(scope="module")
def network(tables):
    shown = [tables.factories, tables.budgets, tables.memberships, tables.countries]
    return site_map(*shown, LIGHT)


def table(name, *rows):
    return pd.DataFrame(list(rows), columns=list(TABLES[name].columns))


def factory(factory_id="a", name="Alpha", latitude=50.0, longitude=10.0, **others):
    return {
        "factory_id": factory_id,
        "name": name,
        "country": "DE",
        "city": "Aville",
        "latitude": latitude,
        "longitude": longitude,
        "location_basis": "site",
        "kind": "new",
    } | others


def budget(factory_id="a", amount=100_000_000, qualifier="exact", **others):
    return {
        "factory_id": factory_id,
        "measure": "factory_total",
        "amount_eur": amount,
        "qualifier": qualifier,
        "claim_id": f"b-{factory_id}",
    } | others


def partner(country, factory_id="a", role="partner"):
    return {
        "factory_id": factory_id,
        "country": country,
        "role": role,
        "claim_id": f"m-{factory_id}-{country}",
    }


def view_of(tables, factories, budgets=(), members=(), selected=None, theme=LIGHT):
    return site_map(
        table("factories", *factories),
        table("budgets", *budgets),
        table("memberships", *members),
        tables.countries,
        theme,
        selected,
    )


def layers(view):
    return {layer["id"]: layer for layer in json.loads(view.drawing.to_json())["layers"]}


def site(view, factory_id):
    return next(one for one in layers(view)["sites"]["data"] if one["factory_id"] == factory_id)


def label_boxes(view, camera=SITES):
    """The pixels of every label, off the middle of the default view, as deck.gl places them."""
    middle = mercator(np.array([camera.centre]), camera.zoom)[0]
    found, drawn = {}, layers(view)
    for layer, size in (("names", SIZE), ("budgets", SMALL), ("countries", SMALL)):
        for text in drawn[layer]["data"]:
            spot = mercator(np.array([text["position"]]), camera.zoom)[0]
            x, y = spot - middle + text["offset"]
            width = text_width(text["text"], size, bold=layer == "names")
            left = x - {"start": 0, "middle": 0.5, "end": 1}[text["anchor"]] * width
            found[layer, text["text"]] = Box(left, y - LINE / 2, left + width, y + LINE / 2)
    return found


def circles(view, camera=SITES):
    middle = mercator(np.array([camera.centre]), camera.zoom)[0]
    dots = [(d["position"], d["radius"]) for d in layers(view)["sites"]["data"]]
    dots += [(d["position"], 3) for d in layers(view)["capitals"]["data"]]
    antennas = layers(view).get("antennas", {"data": []})["data"]
    dots += [(d["position"], MARK) for d in antennas]
    return [(*(mercator(np.array([p]), camera.zoom)[0] - middle), radius) for p, radius in dots]


def pixel(position):
    x, y = (
        mercator(np.array([position]), SITES.zoom) - mercator(np.array([SITES.centre]), SITES.zoom)
    )[0]
    return x, y


def leaders(view):
    """Where the leaders end -> where they start, as longitudes and latitudes."""
    return {tuple(one["target"]): one["source"] for one in layers(view)["leaders"]["data"]}


def whole_labels(view):
    """Each label: its name, the pixel of its point, one box around its lines, whether it is led."""
    boxes, drawn, led = label_boxes(view), layers(view), leaders(view)
    budgets = [*(one["text"] for one in drawn["budgets"]["data"])]
    budgets += [""] * len(drawn["countries"]["data"])
    texts = [("names", one) for one in drawn["names"]["data"]]
    texts += [("countries", one) for one in drawn["countries"]["data"]]
    found = []
    for (layer, one), budget_text in zip(texts, budgets, strict=True):
        first, end = boxes[layer, one["text"]], tuple(one["position"])
        wider = max(0, text_width(budget_text, SMALL) - (first.right - first.left))
        left = first.left - {"start": 0, "middle": 0.5, "end": 1}[one["anchor"]] * wider
        right = left + (first.right - first.left) + wider
        whole = Box(left, first.top, right, first.bottom + (LINE if budget_text else 0))
        found.append((one["text"], pixel(led.get(end, end)), whole, end in led))
    return found


def some_selections(frames):
    """All factories, all but one, and each alone: what filters can leave."""
    factories = frames[0]
    ids = factories["factory_id"].tolist()
    chosen = [c for count in (1, 6, 7) for c in combinations(ids, count)]
    return [[factories[factories["factory_id"].isin(c)], *frames[1:]] for c in chosen]


def test_the_area_of_a_circle_follows_the_budget(tables):
    view = view_of(tables, [factory(), factory("b")], [budget(), budget("b", 400_000_000)])
    assert site(view, "b")["radius"] == pytest.approx(2 * site(view, "a")["radius"])
    assert "area" in view.subtitle


def test_an_unknown_budget_is_a_ring_of_fixed_size(real, tables):
    ring = site(real, "mimer")
    ground = [*(int(LIGHT.background[i : i + 2], 16) for i in (1, 3, 5)), 255]
    blue = [*(int(KIND_COLOURS["new"][i : i + 2], 16) for i in (1, 3, 5)), 255]
    assert (ring["fill"], ring["line"]) == (ground, blue)
    assert site(real, "lumi")["fill"] == blue
    unclaimed = view_of(tables, [factory()], [budget(amount=None, qualifier=None, claim_id=None)])
    assert site(unclaimed, "a")["radius"] == ring["radius"]
    assert "no figure found" in site(unclaimed, "a")["about"]
    assert "not disclosed" in ring["about"]


def test_only_the_factory_total_makes_the_size(tables):
    view = view_of(tables, [factory()], [budget(measure="system_contract")])
    assert "no figure found" in site(view, "a")["about"]


def test_there_is_one_line_for_each_partner_membership(real, frames):
    factories, _, memberships, countries = frames
    partners = memberships[
        (memberships["role"] == "partner") & memberships["factory_id"].isin(factories["factory_id"])
    ]
    arcs = layers(real)["arcs"]["data"]
    assert len(arcs) == len(partners) == 10
    capitals = countries.set_index("country")
    lumi = factories.set_index("factory_id").loc["lumi"]
    to_prague = [
        [lumi["longitude"], lumi["latitude"]],
        capitals.loc["CZ", ["longitude", "latitude"]].tolist(),
    ]
    assert to_prague in [[arc["source"], arc["target"]] for arc in arcs]


def test_every_site_can_be_picked_and_names_its_factory(real, frames):
    assert layers(real)["sites"]["pickable"] is True
    picked = [one["factory_id"] for one in layers(real)["sites"]["data"]]
    assert sorted(picked) == sorted(frames[0]["factory_id"])
    assert [i for i, layer in layers(real).items() if layer["pickable"]] == ["sites"]


def test_smaller_circles_stand_on_larger_ones(real):
    radii = [one["radius"] for one in layers(real)["sites"]["data"]]
    assert radii == sorted(radii, reverse=True)


def test_the_chosen_site_is_ringed_and_the_others_step_back(frames, real):
    chosen = site_map(*frames, LIGHT, "l-ai")
    (halo,) = layers(chosen)["halo"]["data"]
    assert halo["position"] == site(chosen, "l-ai")["position"]
    assert halo["radius"] > site(chosen, "l-ai")["radius"]
    assert site(chosen, "l-ai")["fill"] == site(real, "l-ai")["fill"]
    assert site(chosen, "lumi")["fill"] != site(real, "lumi")["fill"]
    assert layers(real)["halo"]["data"] == []


def test_a_selection_that_is_not_on_the_map_changes_nothing(frames, real):
    assert site_map(*frames, LIGHT, "atlantis").drawing.to_json() == real.drawing.to_json()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_is_asked_of_a_third_party(frames, theme):
    spec = site_map(*frames, theme).drawing.to_json()
    assert "http" not in spec
    # What pydeck writes where no style is asked for; Streamlit then draws no base map.
    assert json.loads(spec).get("mapStyle") == "__MAP_STYLE__"
    assert not json.loads(spec).get("mapProvider")
    assert len(spec) < 200_000


def test_the_wheel_stays_with_the_page(real):
    (view,) = json.loads(real.drawing.to_json())["views"]
    assert view["controller"]["scrollZoom"] is False
    assert view["controller"]["keyboard"] is True


def test_every_site_and_partner_of_the_first_seven_is_labelled(real, frames):
    names = {text for layer, text in label_boxes(real) if layer == "names"}
    assert names == set(frames[0]["name"])
    assert len([1 for layer, _ in label_boxes(real) if layer == "countries"]) == 10
    assert ("budgets", "not disclosed") in label_boxes(real)


def test_no_label_stands_on_another_or_on_a_circle(real):
    boxes, drawn = label_boxes(real), circles(real)
    for name, one in boxes.items():
        assert not [other for other in boxes if other != name and one.meets(boxes[other])], name
        assert min(one.gap(x, y) - radius for x, y, radius in drawn) >= 0, name


def test_every_label_is_nearest_to_its_own_circle_or_led_to_it(frames):
    for chosen in some_selections(frames):
        view = site_map(*chosen, LIGHT)
        labels, drawn = whole_labels(view), circles(view)
        assert {name for name, *_ in labels} >= set(chosen[0]["name"])
        for name, own, whole, led in labels:
            gaps = [(whole.gap(x, y) - radius, (x, y) == own) for x, y, radius in drawn]
            nearest = min(gap for gap, is_own in gaps if is_own)
            others = min((gap for gap, is_own in gaps if not is_own), default=np.inf)
            assert others >= (0.5 if led else nearest + CLEARLY) - 0.01, name


def test_a_leader_runs_from_its_circle_to_its_label_and_crosses_nothing(real):
    labels, drawn = whole_labels(real), circles(real)
    assert leaders(real)
    for target, source in leaders(real).items():
        start, end = np.array(pixel(source)), np.array(pixel(target))
        assert min(whole.gap(*end) for _, own, whole, led in labels if led) <= 3.5
        others = [(x, y, radius) for x, y, radius in drawn if (x, y) != tuple(start)]
        for x, y in start + np.linspace(0, 1, 50)[:, np.newaxis] * (end - start):
            assert not [name for name, _, whole, _ in labels if whole.gap(x, y) == 0]
            assert not [1 for a, b, radius in others if math.hypot(x - a, y - b) < radius]


def test_a_led_label_keeps_to_the_end_of_its_leader_when_the_map_is_zoomed(real):
    led = [one for one in layers(real)["names"]["data"] if tuple(one["position"]) in leaders(real)]
    assert "HammerHAI" in {one["text"] for one in led}
    assert all(math.hypot(*one["offset"]) < 2 * LINE for one in led)


def test_a_label_that_would_be_nearer_to_another_point_gets_a_leader():
    own = Wish(((0, 0),), 5, 4, 60, 30)
    crowd = [Wish(((x, y),), 5, 4, 300, 300) for x in (-18, 0, 18) for y in (-18, 0, 18) if x or y]
    room = Box(-120, -120, 120, 120)
    assert places([own, *crowd], [room], [np.empty((0, 2))])[0] is None
    (_, *beside) = crowd
    (led, *_) = places([own, *beside], [room], [np.empty((0, 2))])
    assert led.leader is not None


def test_labels_keep_inside_the_narrowest_and_the_widest_map(real):
    for width in WIDTHS:
        window = Box(-width / 2, -HEIGHT / 2, width / 2, HEIGHT / 2)
        assert all(one.within(window) for one in label_boxes(real).values())
        for x, y, radius in circles(real):
            assert Box(x - radius, y - radius, x + radius, y + radius).within(window)


def test_a_label_without_room_is_left_out(tables):
    crowd = [factory(f"f{i}", f"Factory number {i}", 50 + i / 100) for i in range(19)]
    view = view_of(tables, crowd, [budget(f"f{i}") for i in range(19)])
    boxes = label_boxes(view)
    assert 0 < len(boxes) < 2 * 19
    for name, one in boxes.items():
        assert not [other for other in boxes if other != name and one.meets(boxes[other])]
    assert len(layers(view)["sites"]["data"]) == len(view.rows) == 19


def test_labels_prefer_places_off_the_lines():
    wish = Wish(points=((0, 0),), radius=5, clear=4, width=60, height=30)
    frame = Box(-200, -200, 200, 200)
    (free,) = places([wish], [frame], [np.empty((0, 2))])
    under = box(wish, free)
    line = np.column_stack([np.linspace(under.left + 1, under.right - 1, 20), np.full(20, 2.0)])
    (moved,) = places([wish], [frame], [line])
    assert under.count(line) == 20
    assert box(wish, moved).count(line) == 0


def test_a_bow_starts_and_ends_where_it_should_and_sags_to_the_south():
    bowed = bow(np.array([0.0, 0.0]), np.array([100.0, 0.0]), 0.4)
    assert bowed[[0, -1]].tolist() == [[0, 0], [100, 0]]
    assert bowed[:, 1].max() == pytest.approx(20)


def test_the_title_counts_in_words(real, tables):
    assert real.title == "Seven sites in seven countries, with ten partner countries named"
    assert view_of(tables, [factory()]).title == "One site in one country"
    assert view_of(tables, [factory()], members=[partner("FR")]).title == (
        "One site in one country, with one partner country named"
    )
    assert view_of(tables, [factory(), factory("b")]).title == "Two sites in one country"
    assert view_of(tables, []).title == "No site is on the map"


def test_the_title_counts_the_partner_countries_that_the_sentence_counts(network, tables):
    assert network.title == "19 sites in 16 countries, with ten partner countries named"
    assert "linked to the capitals of 10 partner countries" in map_sentence(tables).text


def test_silence_of_releases_that_name_hosts_only_is_not_told_as_no_partner(network):
    partners = network.rows.set_index("Factory")["Partners"]
    assert partners["AI Factory France (AI2F)"] == "not named in any source read"
    assert partners["Pharos"] == "none named"


def test_a_site_that_is_the_machines_is_named(network, real):
    assert "At the site of its machine: AI Factory France (AI2F)." in network.subtitle
    assert "site of its machine" not in real.subtitle


def test_a_country_that_joined_twice_is_counted_once_and_drawn_twice(tables):
    both = [partner("FR"), partner("FR", "b")]
    view = view_of(tables, [factory(), factory("b", latitude=55.0)], members=both)
    assert view.title.endswith("with one partner country named")
    assert len(layers(view)["arcs"]["data"]) == 2
    assert [t["text"] for t in layers(view)["countries"]["data"]] == ["France"]


def test_a_factory_without_a_place_is_listed_and_not_drawn(tables):
    nowhere = factory("b", "Nowhere", None, None)
    view = view_of(tables, [factory(), nowhere], members=[partner("FR", "b")])
    assert [one["factory_id"] for one in layers(view)["sites"]["data"]] == ["a"]
    assert layers(view)["arcs"]["data"] == []
    assert "Without a known place: Nowhere." in view.subtitle
    assert view.rows["Factory"].tolist() == ["Alpha", "Nowhere"]
    assert view.title == "One site in one country"


def test_rows_say_in_words_what_is_drawn(frames):
    behind = {("lumi", "city"): "c0012", ("lumi", "kind"): "c0020"}
    real = site_map(*frames, LIGHT, claims=behind)
    rows = real.rows.set_index("Factory")
    assert {"c0012", "c0020", "c0064"} <= set(real.claim_ids)
    assert rows.loc["LUMI AI Factory"].tolist() == [
        "Kajaani",
        "Finland",
        "New machine",
        "≥ €556 m",
        64.22728,
        27.72846,
        "site of the factory",
        "Czechia, Denmark, Estonia, Norway and Poland",
        "c0064",
        "c0012",
        "c0016",
        "c0020",
    ]
    assert rows.loc["Pharos", "Partners"] == "none named"
    assert rows.loc["Sweden AI Factory (MIMER)", "Budget"] == "not disclosed"


def test_alt_tells_the_numbers(real):
    assert "7 sites" in real.alt
    assert "10 lines" in real.alt
    assert "new machine: 5; upgrade of a machine: 1; associated with a machine: 1" in real.alt
    assert "L-AI Factory, Bissen, €126 m" in real.alt


def test_the_colours_are_explained_and_only_those_that_are_used(real, tables):
    assert "Blue: new machine; orange: upgrade of a machine; green: associated" in real.subtitle
    assert "orange" not in view_of(tables, [factory()]).subtitle


def test_claims_are_those_of_budgets_and_memberships(real, frames):
    factories, budgets, memberships, _ = frames
    totals = budgets[budgets["measure"] == "factory_total"]["claim_id"].dropna()
    shown = memberships[memberships["factory_id"].isin(factories["factory_id"])]["claim_id"]
    assert set(real.claim_ids) == {*totals, *shown}


def test_markup_and_expressions_in_a_name_are_shown_and_not_obeyed(tables):
    name = '<img src=x onerror="x">@@=alert(1)'
    view = view_of(tables, [factory(name=name, city="<b>")], [budget()])
    spec = view.drawing.to_json()
    assert "<img" not in spec
    assert "<b>\\" not in spec
    for layer in ("sites", "names"):
        for one in layers(view)[layer]["data"]:
            assert not any(str(value).startswith("@@") for value in one.values())
            assert "@@=" not in str(one)


def test_a_long_name_keeps_inside_the_map(tables):
    view = view_of(
        tables, [factory(name="The European Centre for Very Long Names " * 3)], [budget()]
    )
    (text,) = layers(view)["names"]["data"]
    assert text["text"].endswith("…")
    assert view.rows["Factory"].iloc[0].startswith("The European Centre for Very Long Names")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_every_selection_is_drawn_and_the_tables_stay_as_they_are(frames, count, theme):
    chosen = [frames[0].head(count), *frames[1:]]
    before = [frame.copy(deep=True) for frame in chosen]
    view = site_map(*chosen, theme, "lumi")
    for frame, was in zip(chosen, before, strict=True):
        assert_frame_equal(frame, was)
    assert len(layers(view)["sites"]["data"]) == len(view.rows) == count


def test_the_outlines_are_not_changed_by_drawing(frames):
    before = json.dumps(outlines())
    site_map(*frames, DARK)
    assert json.dumps(outlines()) == before


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "country"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Kyrenia", 33.32, 35.3, "CY"),
        ("Kajaani", 27.73, 64.23, "FI"),
    ],
)
def test_places_lie_in_the_country_that_the_union_recognises(place, longitude, latitude, country):
    holding = [
        feature["properties"]["country"]
        for feature in outlines()
        if shape(feature["geometry"]).contains(Point(longitude, latitude))
    ]
    assert holding == [country], place


def test_mercator_counts_pixels_as_deck_gl_does():
    (origin,) = mercator(np.array([[0.0, 0.0]]), 0)
    assert origin.tolist() == pytest.approx([256, 256])
    (north,) = mercator(np.array([[180.0, 85.0511287798]]), 1)
    assert north.tolist() == pytest.approx([1024, 0], abs=1e-6)
    assert math.isclose(mercator(np.array([[90.0, 0.0]]), 2)[0][0], 512 * 4 * 0.75)
    spots = np.array([[27.73, 64.23], [-9.14, 38.72]])
    assert unproject(mercator(spots, SITES.zoom), SITES.zoom) == pytest.approx(spots)


@pytest.fixture(scope="module")
def networks(tables):
    """All sites and Antennas, on a screen and on a phone, with what each shows first."""
    return [
        (views.sites(tables, None, LIGHT, flat=False, antennas=True), ANTENNAS),
        (
            views.sites(tables, None, LIGHT, flat=False, antennas=True, narrow=True),
            ANTENNAS_ON_PHONE,
        ),
    ]


def test_each_antenna_is_a_diamond_of_one_size_hollow_at_the_capital(tables, networks):
    view, _ = networks[0]
    drawn = layers(view)
    marks, cores = drawn["antennas"], drawn["antenna-cores"]
    at_capital = tables.antennas[tables.antennas["location_basis"] == "capital"]["antenna_id"]
    assert (marks["@@type"], marks["diskResolution"]) == ("ColumnLayer", 4)
    assert {one["antenna_id"] for one in marks["data"]} == set(tables.antennas["antenna_id"])
    assert {one["antenna_id"] for one in cores["data"]} == set(at_capital)
    assert not isinstance(marks["radius"], str)
    assert cores["radius"] < marks["radius"]


def test_broken_lines_lead_from_antennas_to_their_factories(tables, networks):
    view, _ = networks[0]
    ties = layers(view)["ties"]
    links = tables.antennas["linked_factories"].dropna().str.split(";").explode()
    assert sorted(one["factory_id"] for one in ties["data"]) == sorted(filter(None, links))
    assert ties["getDashArray"]


def test_antennas_are_off_until_they_are_asked_for(tables):
    view = views.sites(tables, None, LIGHT, flat=False)
    assert not {"ties", "antennas", "antenna-cores"} & set(layers(view))
    assert "Antenna" not in f"{view.title} {view.subtitle} {view.alt}"


def test_the_pointer_tells_all_of_an_antenna(networks):
    view, _ = networks[0]
    marks = layers(view)["antennas"]
    told = {one["antenna_id"]: one for one in marks["data"]}
    assert marks["pickable"] is True
    assert told["antenna-gb"]["about"].split("\n") == [
        "Antenna, United Kingdom",
        "Edinburgh (city of the host)",
        "Host: EPCC, University of Edinburgh",
        "Linked to: HammerHAI",
        "Amount: GBP 8.6m (converted: about €9.91 m)",
        "Claims: c0880, c1144, c0883, c0882",
    ]
    assert "Linked to: no linked factory named" in told["antenna-sk"]["about"]


def test_every_site_and_antenna_is_in_sight_and_no_label_stands_on_another(networks):
    for view, camera in networks:
        window = Box(-camera.width / 2, -HEIGHT / 2, camera.width / 2, HEIGHT / 2)
        boxes, drawn = label_boxes(view, camera), circles(view, camera)
        assert all(one.within(window) for one in boxes.values())
        for x, y, radius in drawn:
            assert Box(x - radius, y - radius, x + radius, y + radius).within(window)
        for name, one in boxes.items():
            assert not [other for other in boxes if other != name and one.meets(boxes[other])], name
            assert min(one.gap(x, y) - radius for x, y, radius in drawn) >= 0, name


def test_a_site_without_room_for_its_budget_is_named_by_its_short_name(tables):
    view = views.sites(tables, None, LIGHT, flat=False)
    shown = {text for layer, text in label_boxes(view) if layer == "names"}
    wanted = {(name, short_name(name)) for name in tables.factories["name"]}
    assert [names for names in wanted if not shown & set(names)] == []
    assert {"NLAIF", "PIAST-AI"} & shown


def test_the_short_form_of_a_label_is_tried_before_it_is_left_out():
    wish = Wish(((0, 0),), 5, 4, 60, 34, short=(20, 17))
    for room, short in ((Box(-90, -90, 90, 90), False), (Box(-34, -34, 34, 34), True)):
        (place,) = places([wish], [room], [np.empty((0, 2))])
        assert place.is_short is short
    assert places([wish], [Box(-12, -12, 12, 12)], [np.empty((0, 2))]) == [None]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_network_is_small_and_asks_nothing_of_a_third_party(tables, theme):
    spec = views.sites(tables, "lumi", theme, flat=False, antennas=True).drawing.to_json()
    assert "http" not in spec
    assert len(spec) < 200_000
