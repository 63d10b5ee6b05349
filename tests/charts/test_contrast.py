"""Every word and mark of every figure against all that it stands on, by arithmetic."""

import json
import re
from datetime import date

import pytest

from charts.theme import DARK, LIGHT
from exports import views
from tests.contrast import contrast

NAMES = ("budget", "funding", "consortia", "sectors", "stages", "timeline", "flat map")
QUIET = re.compile("^(row|lane begins|year begins|ground)")
"""Names of lines that only lead the eye: no meaning is lost without them."""


@pytest.fixture(scope="module", params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request):
    return request.param


@pytest.fixture(scope="module")
def figures(tables, theme):
    """All figures as Plotly is given them, of all factories and with the Antennas."""
    newest = date.fromisoformat(tables.newest_evidence)
    drawn = (
        views.budget(tables, "factory_total", theme),
        views.funding(tables, theme),
        views.consortia(tables, theme, antennas=True),
        views.sectors(tables, theme),
        views.stages(tables, theme),
        views.timeline(tables, views.slips_among(tables, tables), newest, theme),
        views.sites(tables, None, theme, flat=True, antennas=True),
    )
    return {
        name: json.loads(view.drawing.to_json()) for name, view in zip(NAMES, drawn, strict=True)
    }


@pytest.fixture(scope="module")
def layers(tables, theme):
    """The layers of the map with WebGL, in the order that they are drawn."""
    drawn = views.sites(tables, None, theme, flat=False, antennas=True).drawing
    return {layer["id"]: layer for layer in json.loads(drawn.to_json())["layers"]}


def colours(*found):
    """The opaque colours among values that are one, a list of them, or none."""
    for value in found:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.startswith("#"):
                yield one


def inks(figure):
    """The colours of all words: of axes, annotations and traces, and of parts of them."""
    layout = figure["layout"]
    yield layout["font"]["color"]
    for axis in (layout["xaxis"], layout["yaxis"]):
        yield axis["tickfont"]["color"]
        yield axis["title"]["font"]["color"]
    for note in layout.get("annotations", []):
        yield from colours(note.get("font", {}).get("color"))
        yield from re.findall(r"color:(#\w{6})", note["text"])
    for trace in figure["data"]:
        yield from colours(trace.get("textfont", {}).get("color"))


def edged(trace):
    """The colours of each mark of a trace: of its inside and of its edge."""
    marker = trace.get("marker", {})
    inside, edge = marker.get("color"), marker.get("line", {}).get("color")
    count = len(trace.get("x") or [])
    for i in range(count):
        pair = [one[i] if isinstance(one, list) else one for one in (inside, edge)]
        if any(pair):
            yield list(colours(*pair))


@pytest.mark.parametrize("name", NAMES)
def test_words_of_a_figure_stand_out(name, figures, theme, record_property):
    ground = [theme.background, *([theme.land, theme.joined] if name == "flat map" else [])]
    found = set(inks(figures[name]))
    assert {(ink, on) for ink in found for on in ground if contrast(ink, on) < 4.5} == set()
    record_property("quality", ["Colour", "pairs of words and grounds", len(found) * len(ground)])


@pytest.mark.parametrize("name", NAMES)
def test_marks_of_a_figure_stand_out_by_their_inside_or_their_edge(
    name, figures, theme, record_property
):
    marks = [
        mark
        for trace in figures[name]["data"]
        if "lines" not in trace.get("mode", "")
        for mark in edged(trace)
        if mark
    ]
    hollow = [{theme.background}]
    weak = [
        mark
        for mark in marks
        if set(mark) not in hollow and max(contrast(one, theme.background) for one in mark) < 3
    ]
    assert weak == []
    record_property("quality", ["Colour", "marks of figures", len(marks)])


@pytest.mark.parametrize("name", NAMES)
def test_shapes_of_a_figure_stand_out_but_for_those_that_lead_the_eye(name, figures, theme):
    for shape in figures[name]["layout"].get("shapes", []):
        seen = list(colours(shape.get("fillcolor"), shape.get("line", {}).get("color")))
        if seen and theme.grid not in seen and not QUIET.match(shape.get("name") or ""):
            assert max(contrast(one, theme.background) for one in seen) >= 3, shape


def test_lines_of_the_flat_map_stand_upon_a_ground_of_their_own(figures, theme):
    traces = [trace["name"] for trace in figures["flat map"]["data"]]
    lines = [t for t in figures["flat map"]["data"] if t["name"].startswith("partners of")]
    (ground,) = (t for t in figures["flat map"]["data"] if t["name"] == "ground of lines")
    assert ground["line"]["color"] == theme.background
    for line in lines:
        assert line["line"]["width"] + 2 <= ground["line"]["width"]
        assert traces.index(ground["name"]) < traces.index(line["name"])
        assert contrast(line["line"]["color"], theme.background) >= 3
    assert lines


def hexes(layer, name):
    """The colours that a layer gives to its data under a name; one where it is the same for all."""
    of_all = layer.get(name)
    if isinstance(of_all, list):
        return {colour(of_all)}
    return {colour(one[of_all.removeprefix("@@=")]) for one in layer["data"]}


def colour(channels):
    return "#" + "".join(f"{channel:02X}" for channel in channels[:3])


def test_marks_and_words_of_the_map_with_webgl_stand_out(layers, theme, record_property):
    grounds = (theme.background, theme.land, theme.joined)
    words = [
        ink for name in ("names", "budgets", "countries") for ink in hexes(layers[name], "getColor")
    ]
    assert min(contrast(ink, on) for ink in words for on in grounds) >= 4.5
    thin = [*hexes(layers["ties"], "getColor"), *hexes(layers["leaders"], "getColor")]
    thin += hexes(layers["capitals"], "getFillColor")
    assert min(contrast(line, on) for line in thin for on in grounds) >= 3

    order = list(layers)
    for upper, lower in (("arcs", "arc-grounds"), ("antennas", "antenna-grounds")):
        assert order.index(lower) < order.index(upper)
    assert hexes(layers["arc-grounds"], "getSourceColor") == {theme.background}
    assert layers["arc-grounds"]["getWidth"] >= layers["arcs"]["getWidth"] + 2
    arcs = hexes(layers["arcs"], "getSourceColor")
    assert min(contrast(arc, theme.background) for arc in arcs) >= 3

    # A rim in the colour of the page keeps a site apart from the land, or its inside does.
    for site in layers["sites"]["data"]:
        pair = {colour(site["fill"]), colour(site["line"])}
        assert theme.background in pair
        assert max(contrast(one, theme.background) for one in pair) >= 3
    assert hexes(layers["antenna-grounds"], "getFillColor") == {theme.background}
    assert (
        min(contrast(a, theme.background) for a in hexes(layers["antennas"], "getFillColor")) >= 3
    )
    record_property("quality", ["Colour", "pairs of words and grounds", len(words) * len(grounds)])
    record_property("quality", ["Colour", "marks of figures", len(layers["sites"]["data"])])


@pytest.mark.parametrize("name", NAMES)
def test_buttons_of_a_figure_stand_out(name, figures, theme):
    bar = figures[name]["layout"]["modebar"]
    assert min(contrast(bar[part], theme.background) for part in ("color", "activecolor")) >= 3
