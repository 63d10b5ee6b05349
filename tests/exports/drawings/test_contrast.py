"""Words at least 4.5:1 and marks at least 3:1 against all that they stand on, by arithmetic."""

import pytest

from charts.theme import KIND_COLOURS
from exports.drawings.bounds import extent
from exports.drawings.drawing import Box, Line, Mark, Polygon, Words
from tests.contrast import contrast

KINDS = ("budget", "timeline", "map", "consortia")
RULES = ("row", "lane begins", "year begins", "ground of a line")


@pytest.fixture(params=[(kind, mode) for kind in KINDS for mode in ("light", "dark")], ids="-".join)
def page(request, drawn):
    kind, mode = request.param
    return drawn(kind, mode=mode)[-1]


def grounds(page, shape):
    """The colours that a shape may stand on: the page, and every area around it."""
    area = extent(shape)
    areas = [s for s in page.marks if isinstance(s, Polygon) and extent(s).meets(area)]
    return {page.ground, *(one.fill for one in areas)}


def test_words_stand_out(page, record_property):
    pairs = [
        (words, ground)
        for words in page.marks
        if isinstance(words, Words)
        for ground in grounds(page, words)
    ]
    record_property(
        "quality", ["Drawings on paper and slides", "words against a ground", len(pairs)]
    )
    weak = [(words.text, on) for words, on in pairs if contrast(words.colour, on) < 4.5]
    assert weak == []


def test_marks_stand_out_from_what_is_around_them(page, record_property):
    pairs = [
        (shape, ground)
        for shape in page.marks
        if isinstance(shape, Box | Mark)
        for ground in around(page, shape)
    ]
    record_property(
        "quality", ["Drawings on paper and slides", "marks against a ground", len(pairs)]
    )
    weak = [shape.name for shape, on in pairs if contrast(seen(page, shape), on) < 3]
    assert weak == []


def seen(page, shape):
    """What makes a shape stand out: its inside, or its line where it is hollow."""
    is_hollow = shape.fill in (None, page.ground)
    return shape.line if is_hollow else shape.fill


def around(page, shape):
    """A rim in the colour of the page keeps a mark apart from the land, as does a hollow inside."""
    if page.ground in (shape.line, shape.fill):
        return {page.ground}
    return grounds(page, shape)


def test_lines_stand_out_from_the_page_or_from_the_ground_under_them(page):
    lines = [s for s in page.marks if isinstance(s, Line) and s.name not in RULES]
    under = {s.points for s in page.marks if s.name == "ground of a line"}
    for line in lines:
        assert contrast(line.colour, page.ground) >= 3
        if line.colour in KIND_COLOURS.values() and any(isinstance(s, Polygon) for s in page.marks):
            assert line.points in under
