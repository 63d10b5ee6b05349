"""Who pays: sides, single payers, and shares that never turn into money."""

from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.funding import funding_view
from charts.theme import DARK, LIGHT, PARTNER
from data.reading import in_shares
from data.schema import TABLES


@pytest.fixture(scope="module")
def real(tables):
    weak = frozenset(tables.evidence.loc[tables.evidence["confidence"] == "low", "claim_id"])
    first = tables.factories[tables.factories["wave"] == "first"]
    return funding_view(first, tables.funding, tables.budgets, weak, LIGHT, frozenset({"c0080"}))


def frame(table, rows):
    return pd.DataFrame(rows, columns=list(TABLES[table].columns))


def pays(factory_id, payer, amount=None, **more):
    """One row of `funding`."""
    known = {"scope": "factory_total", "qualifier": "exact", "amount_eur": amount}
    claim = f"c-{factory_id}-{payer}"
    return {**known, "factory_id": factory_id, "payer": payer, "claim_id": claim, **more}


def view_of(*rows, names=None, weak=frozenset(), theme=LIGHT):
    names = names or {row["factory_id"]: row["factory_id"].upper() for row in rows}
    factories = frame("factories", [{"factory_id": i, "name": n} for i, n in names.items()])
    return funding_view(factories, frame("funding", rows), frame("budgets", []), weak, theme)


def bars(view):
    """Amount by claim, in million euro."""
    bar = view.drawing.data[0]
    return {data[1]: x for data, x in zip(bar.customdata, bar.x, strict=True)}


def shapes(view):
    return [shape.name for shape in view.drawing.layout.shapes]


def texts(view):
    return [annotation.text for annotation in view.drawing.layout.annotations]


def test_a_side_of_which_only_single_payers_are_known_has_no_sum(real):
    national = real.rows[real.rows["Payer"] == "National side"].set_index("Factory")["In words"]
    assert national["LUMI AI Factory"] == national["HammerHAI"] == "no sum found"
    assert national["IT4LIA"] == "no figure found"
    assert national["Pharos"] == "50 %"
    assert "national side no sum found" in real.alt


def test_bars_are_the_amounts_of_the_factory_total_and_nothing_else(real):
    assert bars(real) == {
        "c0080": pytest.approx(21.897520),
        "c0132": 20,
        "c0317": 63,
        "c0319": 60,
        "c0384": 98.33,
        "c0385": 98.86,
        "c0394": 61.76,
        "c0395": 14,
        "c0400": 28,
    }


def test_no_bar_stands_on_another(real):
    ys = list(real.drawing.data[0].y)
    assert len(set(ys)) == len(ys)
    assert real.drawing.data[0].base is None


def test_a_share_stays_a_share(real):
    shares = real.rows[real.rows["Share (%)"].notna()]
    assert shares["Amount (million euro)"].isna().all()
    assert shares["In words"].eq("50 %").all()
    of_total = shares[shares["Part of"] == "Factory total"]
    assert list(zip(of_total["Factory"], of_total["Payer"], strict=True)) == [
        ("HammerHAI", "EU"),
        ("Pharos", "EU"),
        ("Pharos", "National side"),
        ("IT4LIA", "EU"),
        ("Sweden AI Factory (MIMER)", "EU"),
        ("Sweden AI Factory (MIMER)", "National side"),
    ]
    filled = [s for s in real.drawing.layout.shapes if s.name == "share"]
    whole = [s for s in real.drawing.layout.shapes if s.name == "whole"]
    assert [s.x1 for s in filled] == [w.x1 / 2 for w in whole]
    assert len(filled) == 6


def test_what_is_not_said_to_be_of_the_total_is_in_words(real):
    assert "Of what, is not said: Finland €250 million" in " ".join(texts(real))
    assert "Finland, of what is not said, €250 million" in real.alt
    assert "Of the machine’s contract: EU 50 %" in " ".join(texts(real))


def test_payers_beyond_their_side_are_named_and_others_are_not():
    side = pays("a", "National side", 50_000_000)
    over = view_of(side, pays("a", "One", 30_000_000), pays("a", "Two", 30_000_000))
    assert "A: single payers are said to pay more than the whole side" in over.subtitle
    within = view_of(side, pays("a", "One", 30_000_000))
    assert "more than the whole side" not in within.subtitle


@pytest.mark.parametrize("share", [0, 50, 100, 120])
def test_a_share_fills_no_more_than_its_frame(share):
    view = view_of(pays("a", "EU", share_percent=share))
    (filled,) = [s for s in view.drawing.layout.shapes if s.name == "share"]
    (whole,) = [s for s in view.drawing.layout.shapes if s.name == "whole"]
    assert filled.x1 == round(whole.x1 * min(share, 100) / 100)


def test_what_nobody_claims_has_a_slot_on_each_side(real):
    silent = real.rows[real.rows["In words"].isin(["no figure found", "no sum found"])]
    assert list(zip(silent["Factory"], silent["Payer"], strict=True)) == [
        ("LUMI AI Factory", "EU"),
        ("LUMI AI Factory", "National side"),
        ("HammerHAI", "National side"),
        ("IT4LIA", "National side"),
    ]
    assert shapes(real).count("no figure found") == len(silent)


def test_not_disclosed_and_no_claim_look_different():
    view = view_of(pays("a", "EU", qualifier="not_disclosed"))
    assert {"not disclosed", "no figure found", "ground of a"} == set(shapes(view))


def test_limits_weak_and_converted_are_marked_as_in_the_budget_chart(real):
    bar = real.drawing.data[0]
    pattern = dict(zip((d[1] for d in bar.customdata), bar.marker.pattern.shape, strict=True))
    assert [claim for claim, shape in pattern.items() if shape] == ["c0400"]
    assert shapes(real).count("closing bracket") == 2
    assert shapes(real).count("open end") == 3
    said = dict(zip(real.rows["Claim"], real.rows["In words"], strict=True))
    assert said["c0400"] == "€28 m, from one weak source"
    assert said["c0080"] == "≥ €21.9 m, converted"
    assert said["c0385"] == "≤ €98.86 m"


def test_the_contract_is_said_in_words_apart_from_the_bars(real):
    assert any("Of the machine’s contract: EU 50 %; Spanish State" in text for text in texts(real))
    assert not {"c0078", "c0268", "c0392", "c0401"} & set(bars(real))
    assert {"c0078", "c0268", "c0392", "c0401"} <= set(real.claim_ids)


def test_sides_and_single_payers_differ_in_thickness_and_sides_in_colour():
    view = view_of(pays("a", "EU", 2e6), pays("a", "National side", 2e6), pays("a", "Bavaria", 1e6))
    bar = view.drawing.data[0]
    assert bar.width[0] == bar.width[1] > bar.width[2]
    assert list(bar.marker.color) == [LIGHT.text, PARTNER, PARTNER]


def test_the_title_says_how_much_is_known(real):
    assert real.title == (
        "Both sides’ money is published for 2 of 7 factories; for 4 the EU’s part is known as a "
        "share only, 50 %"
    )
    one = view_of(pays("a", "EU", 63e6), pays("a", "National side", 60e6, qualifier="at_most"))
    assert one.title == "A: EU €63 million, national side at most €60 million"
    none = view_of(pays("a", "Bavaria", 1e6), pays("b", "Saxony", 1e6))
    assert none.title == "For none of these 2 factories is it published what each side pays"


def test_a_share_beside_an_amount_is_not_told_as_all_that_is_known():
    view = view_of(
        pays("a", "EU", 75e6),
        pays("a", "EU", share_percent=50, claim_id="c-share"),
        pays("b", "EU", share_percent=50),
    )

    assert view.title == (
        "Both sides’ money is published for none of 2 factories; for 1 the EU’s part is known as a "
        "share only, 50 %"
    )
    below = [text.partition("<br>")[2] for text in texts(view) if "<b>50 %</b>" in text]
    assert ["of the total" in text for text in below] == [True, False]
    assert ["share, no amount" in text for text in below] == [False, True]
    assert "unless one stands beside it" in view.subtitle


def test_of_all_factories_those_with_a_share_only_are_as_many_as_the_budget_page_names(tables):
    view = funding_view(tables.factories, tables.funding, tables.budgets, frozenset(), LIGHT)

    assert "for 5 the EU’s part is known as a share only" in view.title
    assert len(in_shares(tables).claim_ids) == 5


def test_the_alternative_text_has_the_numbers(real):
    assert "L-AI Factory: EU €63 million, national side €60 million" in real.alt
    assert "BSC AI Factory: EU €98.33 million, national side at most €98.86 million" in real.alt
    assert "EU of the machine’s contract 50 %" in real.alt


def test_the_names_carry_the_total(real):
    assert any("L-AI Factory" in text and "total €126 m" in text for text in texts(real))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_input_is_unchanged_and_the_view_complete(tables, count, theme):
    frames = [tables.factories.head(count), tables.funding, tables.budgets]
    before = [f.copy(deep=True) for f in frames]
    view = funding_view(*frames, frozenset(), theme)
    for now, then in zip(frames, before, strict=True):
        assert_frame_equal(now, then)
    assert view.title
    assert view.alt
    assert view.subtitle
    assert list(view.rows) == [
        "Factory",
        "Part of",
        "Payer",
        "Amount (million euro)",
        "Share (%)",
        "In words",
        "Claim",
    ]
    assert set(view.rows["Claim"].dropna()) == set(view.claim_ids)


def test_an_empty_selection_says_so(tables):
    view = funding_view(
        tables.factories.head(0), tables.funding, tables.budgets, frozenset(), LIGHT
    )
    assert view.title == "No factory is selected"
    assert "nobody" in texts(view)[0]


def test_every_row_has_room_of_its_own(real):
    height = real.drawing.layout.height
    places = sorted(a.y for a in real.drawing.layout.annotations if a.name == "payer")
    assert min(b - a for a, b in pairwise(places)) >= 28
    assert max(places) < height


def test_markup_in_the_data_is_drawn_as_text():
    hostile = "<a href='x'>%{x}</a>"
    view = view_of(pays("a", hostile, 1e6), names={"a": hostile})
    for text in (*texts(view), *view.drawing.data[0].hovertext):
        assert "<a" not in text
    assert view.drawing.data[0].texttemplate is None
    assert view.drawing.data[0].hovertemplate is None
