"""The timeline on paper: each date where it belongs, as wide as it is vague, with its words.

Days are read off the lines that begin the years.
"""

from dataclasses import replace
from datetime import date

import pytest

from charts.placement import Box as Area
from charts.theme import LIGHT, SCOPE_COLOURS
from data.filters import only
from data.load import Tables
from data.schema import TABLES
from exports import views
from exports.drawings.bounds import extent
from exports.drawings.drawing import Box, Line, Words
from exports.drawings.timeline import timeline_drawings

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def screen(tables):
    """The figure that the page shows."""
    moved = views.slips_among(tables, tables)
    return views.timeline(tables, moved, TODAY, LIGHT)


def claims(pages):
    """Claim -> its shapes, arrows left out."""
    found = {}
    for page in pages:
        for shape in page.marks:
            claim = getattr(shape, "claim_id", "")
            if claim and not getattr(shape, "arrow", False):
                found.setdefault(claim, []).append(shape)
    return found


def words(pages, name):
    return [s.text for p in pages for s in p.marks if isinstance(s, Words) and s.name == name]


def position(page):
    """What turns a day into points, read off the page."""
    begins = [s.points[0][0] for s in page.marks if s.name == "year begins"]
    years = [int(s.text) for s in page.marks if s.name == "year"]
    first, last = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)

    def at(day):
        part = (date.fromisoformat(str(day)) - first) / (last - first)
        return begins[0] + part * (begins[-1] - begins[0])

    return at


def shown(tables):
    """The rows of the milestones by claim."""
    return {row.claim_id: row for row in tables.milestones.itertuples()}


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_the_same_claims_are_drawn_as_on_the_screen(drawn, screen, size):
    on_screen = {
        claim
        for trace in screen.drawing.data
        for _, claim in (trace.customdata if trace.customdata is not None else ())
    }
    assert set(claims(drawn("timeline", size=size))) == on_screen


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_every_label_of_the_screen_is_drawn_in_full(drawn, screen, size):
    pages = drawn("timeline", size=size)
    said = " ".join([*words(pages, "label"), *words(pages, "note")])
    wanted = {
        text.strip("\u2002")
        for trace in screen.drawing.data
        if trace.name.startswith("labels")
        for text in trace.text
    }
    assert [text for text in wanted if text not in said] == []


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_marks_stand_on_their_days(drawn, tables, size):
    rows = shown(tables)
    for page in drawn("timeline", size=size):
        at = position(page)
        for claim, (shape, *_) in claims([page]).items():
            row = rows[claim]
            if row.precision == "day":
                assert shape.shape == "diamond"
                assert shape.x == pytest.approx(at(row.end))
            elif isinstance(shape, Box):
                edge = shape.line_width if shape.line else 0
                assert shape.x - edge / 2 == pytest.approx(at(row.start))
                width = at(row.end) - at(row.start)
                assert shape.width + edge == pytest.approx(max(width, 2.5), abs=1.5)


def test_planned_is_an_outline_done_is_solid_and_replaced_is_dashed(drawn, tables):
    rows = shown(tables)
    for claim, (shape, *_) in claims(drawn("timeline")).items():
        row = rows[claim]
        ink = SCOPE_COLOURS.get(row.applies_to, LIGHT.muted)
        if row.status == "actual":
            assert shape.fill == ink
        elif isinstance(shape, Line):
            assert (row.precision, len(shape.points)) == ("open", 4)
        else:
            is_replaced = row.standing == "superseded"
            assert shape.fill == LIGHT.background
            assert shape.line == (LIGHT.muted if is_replaced else ink)
            assert shape.dash == is_replaced


def test_a_plan_with_an_open_start_has_no_line_there(drawn, tables):
    rows, at = shown(tables), position(drawn("timeline")[0])
    open_plans = [
        (claim, shape)
        for claim, (shape, *_) in claims(drawn("timeline")).items()
        if isinstance(shape, Line)
    ]
    assert open_plans
    for claim, line in open_plans:
        (far, _), (known, top), (corner, bottom), (back, _) = line.points
        assert (known, far) == (corner, back)
        assert known > far
        assert bottom > top
        assert known == pytest.approx(at(rows[claim].end), abs=1)


def test_an_open_end_of_what_is_done_fades_out(drawn):
    slices = claims(drawn("timeline", "odd"))["c0083"]
    assert len(slices) == 8
    assert slices[0].fill == SCOPE_COLOURS["machine"]
    assert len({one.fill for one in slices}) == 8


def test_a_plan_that_passed_has_a_question_mark_and_a_moved_one_an_arrow(drawn, tables):
    pages = drawn("timeline")
    moved = views.slips_among(tables, tables)
    passed = moved[moved["change"] == "passed"]["earlier_claim_id"]
    assert len(words(pages, "passed")) == len(set(passed) & set(claims(pages)))
    arrows = [s for p in pages for s in p.marks if isinstance(s, Line) and s.arrow]
    replaced = {
        claim for claim, (shape, *_) in claims(pages).items() if getattr(shape, "dash", False)
    }
    assert {one.claim_id for one in arrows} == replaced
    assert all(one.points[1][0] > one.points[0][0] for one in arrows)


def test_names_say_what_a_mark_is(drawn):
    found = claims(drawn("timeline"))
    assert found["c0083"][0].name == "LUMI AI Factory, Contract signed, actual: 31 August 2026"
    assert found["c0087"][0].name == "LUMI AI Factory, Machine in operation, planned: 2027"


def test_the_line_of_today_stands_on_its_day_and_keeps_off_words(drawn):
    for page in drawn("timeline"):
        lines = [s for s in page.marks if isinstance(s, Line) and s.name == "today"]
        taken = [extent(s) for s in page.marks if isinstance(s, Words) and s.name == "label"]
        (x,) = {x for line in lines for x, _ in line.points}
        assert x == pytest.approx(position(page)(TODAY))
        ends = [[y for _, y in line.points] for line in lines]
        inner = [Area(x, top + 0.01, x + 0.01, bottom - 0.01) for top, bottom in ends]
        assert not any(part.meets(area) for part in inner for area in taken)
    assert set(words(drawn("timeline"), "today")) == {"As known on 21 November 2026"}


def test_another_day_than_that_of_the_tables_is_called_today(tables):
    pages = timeline_drawings(
        only(tables, ["lumi"]),
        views.slips_among(tables, only(tables, ["lumi"])),
        date(2026, 12, 1),
        LIGHT,
        880,
        380,
    )
    assert words(pages, "today") == ["Today, 1 December 2026"]
    assert "today, 1 December 2026" in pages[0].alt


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_every_lane_is_on_one_page_under_the_same_years(drawn, size):
    pages = drawn("timeline", "crowd", size)
    lanes = [line for line in words(pages, "lane") if line.startswith("Programme") or "-" in line]
    assert len(lanes) == 20
    assert len({tuple(words([page], "year")) for page in pages}) == 1


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_each_page_says_which_selections_its_lanes_are_of(drawn, size):
    waves = Tables.read().factories.set_index("name")["wave"]
    for page in drawn("timeline", "all", size):
        found = [s for s in page.marks if isinstance(s, Words) and s.name in ("lane", "heading")]
        heading = ""
        for one in sorted(found, key=lambda s: s.y):
            heading = one.text if one.name == "heading" else heading
            if one.name == "lane" and one.text in waves.index:
                assert heading.split(",")[0].lower().startswith(waves[one.text])


def test_the_heading_of_a_selection_has_room_above_its_first_lane(drawn):
    for page in drawn("timeline", "all", "paper"):
        headings = [extent(s) for s in page.marks if s.name == "heading"]
        rules = [s.points[0][1] for s in page.marks if s.name == "lane begins"]
        for heading in headings:
            assert min(abs(y - heading.bottom) for y in rules if y > heading.top) < 6
            assert not any(heading.top < y < heading.bottom for y in rules)


def test_a_page_has_ten_lanes_at_most(drawn, tables):
    chosen = only(tables, ["lumi"])
    many = chosen.factories.loc[[chosen.factories.index[0]] * 12].assign(
        factory_id=[f"f{i}" for i in range(12)], name=[f"Factory {i}" for i in range(12)]
    )
    made = replace(chosen, factories=many)
    none = views.slips_among(tables, chosen).head(0)
    pages = timeline_drawings(made, none, TODAY, LIGHT, 880, 4000)
    assert [len(words([page], "lane")) for page in pages] == [7, 6]


def test_the_key_has_what_the_page_needs(drawn):
    first, *_ = drawn("timeline")
    (lumi,) = drawn("timeline", "none")
    assert "Programme" in words([first], "key")
    assert "Plan since replaced" not in words([lumi], "key")
    assert "Plan since replaced" in words(drawn("timeline"), "key")


def test_nothing_dated_says_so(drawn):
    (page,) = drawn("timeline", "bare")
    assert page.alt == "No dates are known for this selection."


def test_the_frames_are_left_as_they_were(tables):
    before = tables.milestones.copy(deep=True)
    timeline_drawings(tables, views.slips_among(tables, tables), TODAY, LIGHT, 880, 380)
    assert tables.milestones.equals(before)
    assert list(before.columns) == list(TABLES["milestones"].columns)
