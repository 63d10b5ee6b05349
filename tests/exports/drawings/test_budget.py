"""Budget bars on paper: the amounts of the tables, how far they are known, and who says otherwise.

Lengths are read back from the drawing: the bar of the largest amount gives the scale.
"""

import pytest

from charts.theme import DARK, KIND_COLOURS, LIGHT
from data.schema import MEASURES
from exports.drawings.drawing import Box, Line, Mark, Words


def shapes(pages, kind, name=""):
    found = (shape for page in pages for shape in page.marks if isinstance(shape, kind))
    return [shape for shape in found if name in shape.name]


def bars(pages):
    """Bars by claim, largest first, without slots."""
    return {box.claim_id: box for box in shapes(pages, Box) if box.claim_id and box.fill}


def texts(pages, name):
    return [words.text for words in shapes(pages, Words) if words.name == name]


def amounts(tables, measure):
    rows = tables.budgets[(tables.budgets["measure"] == measure)].dropna(subset="amount_eur")
    return dict(zip(rows["claim_id"], rows["amount_eur"].astype(float), strict=True))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("size", ["slide", "paper"])
def test_bars_are_as_long_as_their_amounts(drawn, tables, measure, size):
    known = amounts(tables, measure)
    found = bars(drawn(measure, size=size))
    assert set(found) == set(known)
    scale = {round(found[claim].width / amount * 1e9, 3) for claim, amount in known.items()}
    assert len(scale) <= 1
    assert len({box.x for box in found.values()}) <= 1


def test_rows_are_those_of_the_screen_largest_first(drawn):
    pages = drawn("budget")
    assert texts(pages, "factory")[:2] == ["LUMI AI Factory", "IT4LIA"]
    assert texts(pages, "place")[:3] == [
        "Kajaani · new machine",
        "Bologna · new machine",
        "Barcelona · upgrade",
    ]
    assert texts(pages, "amount") == [
        *("≥ €556 m", "about €430 m", "about €198 m", "€126 m"),
        *("€85 m", "€30 m", "not disclosed"),
    ]
    widths = [box.width for box in bars(pages).values()]
    assert widths == sorted(widths, reverse=True)


def test_bars_have_the_colour_of_their_kind(drawn):
    found = [box.fill for box in bars(drawn("budget")).values()]
    new, upgrade, associated = (KIND_COLOURS[k] for k in ("new", "upgrade", "associated"))
    assert found == [new, new, upgrade, new, new, associated]


def test_a_floor_is_open_and_a_weak_amount_is_cut_and_said(drawn):
    pages = drawn("budget")
    slices = shapes(pages, Box, "open end")
    first, *others = bars(pages).values()
    assert len(slices) == 3
    assert all(one.x > first.x + first.width and one.y == first.y for one in slices)
    assert first.hatch == LIGHT.background
    assert [box.hatch for box in others] == [None] * 5
    assert first.name == "LUMI AI Factory: ≥ €556 m, one weak source"
    assert texts(pages, "why") == ["one weak source"]


def test_what_is_not_disclosed_is_hatched_and_what_nobody_says_is_dashed(drawn):
    (kept_back,) = shapes(drawn("budget"), Box, "not disclosed")
    assert (kept_back.fill, bool(kept_back.hatch), kept_back.dash) == (None, True, False)
    unknown = shapes(drawn("eu_contribution"), Box, "no figure found")
    assert unknown
    assert {(box.fill, box.hatch, box.dash) for box in unknown} == {(None, None, True)}
    assert "no figure found" in texts(drawn("eu_contribution"), "amount")


def test_rivals_are_hollow_diamonds_where_their_amount_would_end(drawn, tables):
    pages = drawn("budget")
    first = bars(pages)["c0064"]
    scale = first.width / 556e6
    amount = dict(zip(tables.evidence["claim_id"], tables.evidence["amount_eur"], strict=True))
    found = shapes(pages, Mark)
    assert len(found) == 4
    for mark in found:
        assert (mark.shape, mark.fill, mark.line) == ("diamond", LIGHT.background, LIGHT.rival)
        assert mark.x == pytest.approx(first.x + float(amount[mark.claim_id]) * scale)
    assert texts(pages, "rival") == [
        *("rival: €420 m", "rival: ≥ €200 m", "rival: €112 m", "rival: €58.9 m")
    ]


def test_an_upper_limit_is_hollow_and_closed(drawn):
    pages = drawn("budget", "odd")
    first = bars(pages)["c0064"]
    assert (first.line, first.hatch) == (KIND_COLOURS["new"], KIND_COLOURS["new"])
    assert first.fill not in (None, LIGHT.background, KIND_COLOURS["new"])
    (bracket,) = shapes(pages, Line, "closing bracket")
    assert max(x for x, _ in bracket.points) > first.x + first.width
    assert texts(pages, "amount")[0] == "≤ €556 m"
    assert texts(pages, "why")[0] == "converted, one weak source"


def test_many_rivals_are_listed_or_counted(drawn):
    listed = "rivals: €12.35 m, €98.77 m, €200 m, €300 m, €400 m and €900 m"
    assert texts(drawn("budget", "odd", "slide"), "rival")[0] == listed
    counted = texts(drawn("budget", "odd", "paper"), "rival")[0]
    assert counted == "6 rival figures, €12.35 m to €900 m"
    assert len(shapes(drawn("budget", "odd", "paper"), Mark, "LUMI")) == 6


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_nineteen_factories_stand_on_pages_of_one_scale(drawn, size):
    pages = drawn("budget", "crowd", size)
    assert len(pages) > 1
    assert len([text for page in pages for text in texts([page], "amount")]) == 19
    lumi = [box.width for claim, box in bars(pages).items() if claim.startswith("c0064")]
    assert len(lumi) == 3
    assert max(lumi) - min(lumi) < 0.01
    assert len({round(box.x, 2) for box in bars(pages).values()}) == 1


def test_each_page_tells_of_its_own_bars(drawn):
    first, *_, last = drawn("budget", "crowd")
    assert first.title.startswith("Factory total, 1 of ")
    assert "lumi-0" in first.alt
    assert "lumi-0" not in last.alt


def test_the_dark_ground_changes_colours_only(drawn):
    light, dark = drawn("budget"), drawn("budget", mode="dark")
    assert texts(light, "amount") == texts(dark, "amount")
    assert dark[0].ground == DARK.background
    assert bars(dark)["c0064"].hatch == DARK.background
