"""Every drawing: legible, in its bounds, no words on words or on marks."""

import re
from itertools import combinations

import pytest

from charts.placement import Box as Area
from exports.drawings.bounds import extent
from exports.drawings.drawing import Box, Drawing, Line, Mark, Polygon, Words

SLIDE, PAPER = (880, 380), (480, 640)
KINDS = ("budget", "system_contract", "timeline", "map", "consortia")
SELECTIONS = ("real", "all", "one", "crowd", "bare", "odd", "none")


@pytest.fixture(params=[(k, s) for k in KINDS for s in SELECTIONS], ids="-".join)
def both(request, drawn):
    """The pages of a view of a selection, for a slide and for paper."""
    return [(SLIDE, drawn(*request.param, "slide")), (PAPER, drawn(*request.param, "paper"))]


def words_of(drawing):
    return [shape for shape in drawing.marks if isinstance(shape, Words)]


def meet(one, other):
    """Whether two areas share more than a hair."""
    slim = Area(one.left + 0.2, one.top + 0.2, one.right - 0.2, one.bottom - 0.2)
    return slim.left < slim.right and slim.top < slim.bottom and slim.meets(other)


def on(area, shape):
    """Whether words stand on a shape, of which a circle has no corners."""
    if isinstance(shape, Mark) and shape.shape == "circle":
        return area.gap(shape.x, shape.y) < shape.size / 2
    return meet(area, extent(shape))


def test_the_extent_of_each_shape_has_its_line_in_it():
    ends = ((1.0, 2.0), (5.0, 2.0))
    assert extent(Box(1, 2, 3, 4, line="#000000", line_width=2)) == Area(0, 1, 5, 7)
    assert extent(Box(1, 2, 3, 4, fill="#000000")) == Area(1, 2, 4, 6)
    assert extent(Line(ends, "#000000", 2)) == Area(0, 1, 6, 3)
    assert extent(Mark(5, 5, 4, "circle", line="#000000", line_width=2)) == Area(2, 2, 8, 8)
    assert extent(Polygon((ends, ((0.0, 9.0),)), line_width=0)) == Area(0, 2, 5, 9)
    centred = extent(Words(10, 10, "wide", 10, "#000000", anchor="middle"))
    assert centred.left + centred.right == pytest.approx(20)
    assert centred.bottom - centred.top == pytest.approx(12.5)


def test_nothing_reaches_beyond_a_page_and_no_page_beyond_its_size(both):
    for (width, height), pages in both:
        assert pages
        for drawing in pages:
            assert drawing.width <= width
            assert drawing.height <= height + 0.01
            page = Area(-0.01, -0.01, drawing.width + 0.01, drawing.height + 0.01)
            assert [s for s in drawing.marks if not extent(s).within(page)] == []


def test_no_words_stand_on_other_words(both):
    for _, pages in both:
        for drawing in pages:
            areas = [(words.text, extent(words)) for words in words_of(drawing)]
            pairs = combinations(areas, 2)
            assert [(a, b) for (a, one), (b, other) in pairs if meet(one, other)] == []


def test_no_words_stand_on_a_mark(both):
    for _, pages in both:
        for drawing in pages:
            solid = [s for s in drawing.marks if isinstance(s, Box | Mark)]
            areas = [(words.text, extent(words)) for words in words_of(drawing)]
            assert [(text, s.name) for text, area in areas for s in solid if on(area, s)] == []


def test_words_are_never_small_nor_empty_and_colours_are_opaque(both):
    for _, pages in both:
        for shape in (shape for drawing in pages for shape in drawing.marks):
            colours = [getattr(shape, name, None) for name in ("fill", "line", "colour", "hatch")]
            assert all(re.fullmatch("#[0-9A-F]{6}", one) for one in colours if one)
            if isinstance(shape, Words):
                assert shape.size >= 9
                assert shape.text.strip()
            assert shape.name


def test_pages_are_told_apart_and_say_what_they_show(both):
    for _, pages in both:
        assert len({drawing.title for drawing in pages}) == len(pages)
        assert all(drawing.alt for drawing in pages)


@pytest.mark.parametrize("kind", ["budget", "map", "consortia"])
def test_an_empty_selection_is_one_drawing_that_says_so(drawn, kind):
    (drawing,) = drawn(kind, "none")
    assert isinstance(drawing, Drawing)
    assert " ".join(words.text for words in words_of(drawing)) == drawing.alt
    assert re.match(r"(There is )?[Nn]o ", drawing.alt)


def test_without_factories_the_timeline_shows_the_programme(drawn):
    (drawing,) = drawn("timeline", "none")
    assert [w.text for w in words_of(drawing) if w.name == "lane"] == ["Programme"]
