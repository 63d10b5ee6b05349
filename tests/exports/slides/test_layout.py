"""Every slide is legible: nothing overlaps, falls off or is cut, whatever the selection."""

import itertools

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from exports.briefing.measure import LEADING, lines_of
from exports.briefing.room import HEIGHT, WIDTH

CASES = [
    "real",
    "nothing selected",
    "one factory",
    "nineteen with hard names",
    "no amounts and no partners",
    "long words on the cover",
]


@pytest.fixture(params=CASES)
def hard(request, hard_decks):
    """A briefing, and the others that are harder."""
    return hard_decks[request.param]


def box_of(shape):
    return (
        shape.left.pt,
        shape.top.pt,
        shape.left.pt + shape.width.pt,
        shape.top.pt + shape.height.pt,
    )


def overlap(one, other):
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return right - left > 0.5 and bottom - top > 0.5


def leaves(shapes):
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def needed(frame, width):
    """Return how high text is in a width, by its own sizes, bold letters and spacing."""
    return sum(
        lines_of(p.text, width - margin_of(p), size_of(p), bold=any(r.font.bold for r in p.runs))
        * size_of(p)
        * LEADING
        + (p.space_before.pt if p.space_before else 0)
        for p in frame.paragraphs
    )


def margin_of(paragraph):
    return int(paragraph._p.pPr.get("marL", 0)) / Pt(1) if paragraph._p.pPr is not None else 0


def size_of(paragraph):
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    return max(sizes, default=0)


def test_nothing_falls_off(hard):
    for slide in hard.slides:
        for shape in slide.shapes:
            left, top, right, bottom = box_of(shape)
            assert (left, top) >= (0, 0), shape.name
            assert top >= 0, shape.name
            assert right <= WIDTH + 0.5, shape.name
            assert bottom <= HEIGHT + 0.5, shape.name


def test_nothing_stands_on_anything_else(hard):
    for slide in hard.slides:
        boxes = [(shape.name, box_of(shape)) for shape in slide.shapes]
        for (name, one), (other_name, other) in itertools.combinations(boxes, 2):
            assert not overlap(one, other), (slide.shapes.title.text, name, other_name)


def test_words_fit_into_their_boxes(hard):
    for slide in hard.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                high = needed(shape.text_frame, shape.width.pt)
                assert high <= shape.height.pt + 1, (shape.name, shape.text_frame.text)


def test_words_fit_into_their_cells(hard):
    for slide in hard.slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    room = column.width.pt - cell.margin_left.pt - cell.margin_right.pt
                    high = needed(cell.text_frame, room)
                    edges = cell.margin_top.pt + cell.margin_bottom.pt
                    assert high + edges <= row.height.pt + 0.5, cell.text_frame.text


def test_tables_are_as_high_as_their_rows(hard):
    for slide in hard.slides:
        for shape in (shape for shape in slide.shapes if shape.has_table):
            rows = sum(row.height.pt for row in shape.table.rows)
            assert rows == pytest.approx(shape.height.pt, abs=0.5)


def test_words_are_large_enough(hard):
    for slide in hard.slides:
        for shape in slide.shapes:
            is_drawn = shape.shape_type == MSO_SHAPE_TYPE.GROUP
            least = 9 if shape.has_table or is_drawn else 10
            sizes = [int(size) / 100 for size in shape._element.xpath(".//a:rPr/@sz")]
            assert all(size >= least for size in sizes), shape.name


def test_words_in_a_chart_are_large_enough(hard):
    for slide in hard.slides:
        for shape in (shape for shape in slide.shapes if shape.has_chart):
            sizes = shape.chart._chartSpace.xpath(".//a:rPr/@sz | .//a:defRPr/@sz")
            assert all(int(size) >= 1000 for size in sizes)


def test_what_is_asked_for_is_there_however_hard(hard_decks):
    counts = {name: len(deck.slides) for name, deck in hard_decks.items()}
    assert counts["nothing selected"] < counts["one factory"] < counts["real"]
    tables = [
        shape.table
        for slide in hard_decks["nineteen with hard names"].slides
        for shape in slide.shapes
        if shape.has_table
    ]
    # Country and count stand beside the factories of each table.
    assert sum(len(table.columns) - 2 for table in tables) == 19
