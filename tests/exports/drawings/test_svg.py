"""SVG that any reader opens: well-formed, escaped, complete in itself."""

import re
from xml.etree import ElementTree

import pytest

from exports.drawings.drawing import Box, Drawing, Line, Mark, Polygon, Words
from exports.drawings.svg import svg

SPACE = "{http://www.w3.org/2000/svg}"


def drawing(*marks, title="Title", alt="Alternative"):
    return Drawing(200, 100, title, alt, "#FFFFFF", marks)


def read(*marks, **others):
    return ElementTree.fromstring(svg(drawing(*marks, **others)))


def paths(*marks):
    """The shapes that are drawn, without the ground."""
    return [(one.tag.removeprefix(SPACE), one.attrib) for one in read(*marks)][3:]


def points(path):
    return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


@pytest.mark.parametrize("kind", ["budget", "timeline", "map", "consortia"])
def test_every_drawing_is_well_formed_and_refers_to_nothing(drawn, kind):
    for page in drawn(kind):
        text = svg(page)
        root = ElementTree.fromstring(text)
        assert root.find(f"{SPACE}title").text == page.title
        assert root.find(f"{SPACE}desc").text == page.alt
        words = [shape.text for shape in page.marks if isinstance(shape, Words)]
        assert [one.text for one in root.iter(f"{SPACE}text")] == words
        used = {one.tag.removeprefix(SPACE) for one in root.iter()}
        assert used <= {"svg", "title", "desc", "rect", "path", "circle", "text"}
        assert not re.search(r"href|url\(|style=|script", text)


def test_the_same_drawing_is_the_same_text(drawn):
    (page,) = drawn("map")
    assert svg(page) == svg(page)


def test_the_size_is_in_points_and_the_font_is_named():
    root = read()
    assert root.attrib["viewBox"] == "0 0 200 100"
    assert (root.attrib["width"], root.attrib["height"]) == ("200pt", "100pt")
    assert root.attrib["role"] == "img"
    assert root.attrib["font-family"].startswith("'Source Sans 3', ")


def test_text_is_escaped_and_signs_that_xml_forbids_are_left_out():
    root = read(
        Words(1, 1, '<b>A & "B"</b>\x00\x1b\ufffe', 10, "#000000"),
        Box(0, 0, 1, 1, name="<Ö🏭>"),
        title="a<b",
        alt="b & c",
    )
    assert root.find(f"{SPACE}text").text == '<b>A & "B"</b>'
    assert root.find(f"{SPACE}path/{SPACE}title").text == "<Ö🏭>"
    assert root.find(f"{SPACE}title").text == "a<b"
    assert root.find(f"{SPACE}desc").text == "b & c"


def test_a_box_has_its_corners_and_its_dashes():
    ((tag, look),) = paths(Box(1, 2, 30, 4, line="#000000", line_width=0.75, dash=True))
    assert tag == "path"
    assert points(look["d"]) == [(1, 2), (31, 2), (31, 6), (1, 6)]
    assert (look["fill"], look["stroke"], look["stroke-width"]) == ("none", "#000000", "0.75")
    assert "stroke-dasharray" in look


def test_the_lines_of_a_hatch_are_slanted_and_keep_inside_the_box():
    box, hatch = paths(Box(10, 20, 60, 15, fill="#112233", hatch="#FFFFFF"))
    assert box[1]["fill"] == "#112233"
    assert hatch[1]["stroke"] == "#FFFFFF"
    ends = points(hatch[1]["d"])
    assert len(ends) >= 10
    assert all(10 <= x <= 70 and 20 <= y <= 35 for x, y in ends)
    for (x, y), (to_x, to_y) in zip(ends[::2], ends[1::2], strict=True):
        assert to_x - x == pytest.approx(y - to_y, abs=0.02)
        assert to_x > x


def test_an_arrow_has_a_head_at_its_last_point():
    line, head = paths(Line(((0, 0), (10, 0)), "#000000", arrow=True))
    assert points(line[1]["d"]) == [(0, 0), (10, 0)]
    assert points(head[1]["d"])[0] == (10, 0)
    assert all(x <= 10 for x, _ in points(head[1]["d"]))
    assert head[1]["fill"] == "#000000"


def test_marks_stand_around_their_middle():
    circle, square, diamond = paths(
        *(Mark(50, 40, 10, shape, fill="#000000") for shape in ("circle", "square", "diamond"))
    )
    assert (circle[1]["cx"], circle[1]["cy"], circle[1]["r"]) == ("50", "40", "5")
    assert points(square[1]["d"]) == [(45, 35), (55, 35), (55, 45), (45, 45)]
    assert points(diamond[1]["d"]) == [(50, 35), (55, 40), (50, 45), (45, 40)]


def test_an_area_may_have_several_rings():
    island = ((5.0, 5.0), (6.0, 5.0), (6.0, 6.0))
    ((_, look),) = paths(Polygon((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), island), fill="#000000"))
    assert look["d"].count("M") == look["d"].count("Z") == 2
    assert points(look["d"])[3:] == list(island)


def test_words_begin_stand_or_end_at_their_place_with_their_middle_level():
    found = paths(
        *(Words(9, 50, "x", 10, "#000000", True, side) for side in ("start", "middle", "end"))
    )
    assert [look.get("text-anchor") for _, look in found] == [None, "middle", "end"]
    assert {look["font-weight"] for _, look in found} == {"600"}
    assert all(50 < float(look["y"]) < 55 for _, look in found)
