"""Budget bars: what is known, how far, and who says otherwise."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.budget import budget_view
from charts.theme import DARK, KIND_COLOURS, LIGHT
from data.schema import MEASURES, TABLES

FIRST = ["lumi", "it4lia", "bsc", "l-ai", "hammerhai", "pharos", "mimer"]


@pytest.fixture(scope="module")
def weak(tables):
    low = tables.evidence["confidence"] == "low"
    return frozenset(tables.evidence.loc[low, "claim_id"])


@pytest.fixture(scope="module")
def real(tables, weak):
    first = tables.factories[tables.factories["wave"] == "first"]
    return budget_view(
        first, tables.budgets, tables.evidence, tables.countries, "factory_total", LIGHT, weak
    )


COUNTRIES = pd.DataFrame({"country": ["FI"], "name": ["Finland"]})


def frame(table, *rows):
    """Rows of a table, with its other columns empty."""
    return pd.DataFrame(list(rows), columns=list(TABLES[table].columns))


def factory(factory_id="a", name="Alpha", kind="new", city="Aville"):
    return {"factory_id": factory_id, "name": name, "kind": kind, "city": city, "country": "FI"}


def budget(factory_id="a", amount=100_000_000, qualifier="exact", **others):
    return {
        "factory_id": factory_id,
        "measure": "factory_total",
        "amount_eur": amount,
        "qualifier": qualifier,
        "converted": False,
        "reported": "100 million",
        "published": "2025-01",
        "claim_id": f"c-{factory_id}",
    } | others


def rival(factory_id="a", amount=90_000_000, claim_id="r1", **others):
    return {
        "claim_id": claim_id,
        "subject_id": factory_id,
        "attribute": "budget_total",
        "standing": "rival",
        "reported": "90 million",
        "amount_eur": amount,
        "qualifier": "exact",
        "source_id": "some-paper",
        "known_from": "2025-09-05",
    } | others


def support(factory_id="a", amount=100_000_000, claim_id="s1", **others):
    return rival(factory_id, amount, claim_id, standing="supporting", currency="EUR") | others


def view_of(*, factories, budgets=(), claims=(), measure="factory_total", theme=LIGHT, weak=()):
    return budget_view(
        frame("factories", *factories),
        frame("budgets", *budgets),
        frame("evidence", *claims),
        COUNTRIES,
        measure,
        theme,
        frozenset(weak),
    )


def trace(view, name):
    return next(trace for trace in view.drawing.data if trace.name == name)


def factories_of(view, name):
    return [factory_id for factory_id, _ in trace(view, name).customdata]


def shapes(view, name):
    return [shape for shape in view.drawing.layout.shapes if shape.name == name]


def notes(view, name):
    return [note for note in view.drawing.layout.annotations if note.name == name]


def labels(view):
    return [note.text for note in notes(view, "amount")]


def names(view):
    return [note.text for note in notes(view, "factory")]


def test_bars_are_the_amounts_in_million_euro_largest_first(real):
    bars = trace(real, "amount")
    assert list(bars.x) == [556, 430, 198, 126, 85, 30]
    assert list(bars.y) == [0, 1, 2, 3, 4, 5]
    assert factories_of(real, "amount") == FIRST[:-1]


def test_each_bar_carries_its_factory_and_claim(real, tables):
    chosen = tables.budgets[tables.budgets["measure"] == "factory_total"]
    claims = dict(zip(chosen["factory_id"], chosen["claim_id"], strict=True))
    assert {tuple(pair) for pair in trace(real, "amount").customdata} == {
        (factory_id, claims[factory_id]) for factory_id in FIRST[:-1]
    }


def test_bars_have_the_colour_of_their_kind(real, tables):
    kinds = dict(zip(tables.factories["factory_id"], tables.factories["kind"], strict=True))
    assert list(trace(real, "amount").marker.color) == [
        KIND_COLOURS[kinds[factory_id]] for factory_id in FIRST[:-1]
    ]


def test_the_floor_of_lumi_is_open_beyond_its_bar(real):
    pieces = shapes(real, "open end")
    assert {piece.yanchor for piece in pieces} == {0}
    assert {piece.xanchor for piece in pieces} == {1}
    assert len({piece.path for piece in pieces}) > 1
    assert "≥ €556 m" in labels(real)[0]


def test_what_is_not_disclosed_has_a_slot_and_no_bar(real):
    assert factories_of(real, "no amount") == ["mimer"]
    (slot,) = shapes(real, "not disclosed")
    assert slot.yanchor == FIRST.index("mimer")
    assert "not disclosed" in labels(real)[-1]
    assert "mimer" not in factories_of(real, "amount")


def test_rivals_are_hollow_diamonds_at_what_they_say(real):
    diamonds = trace(real, "rival figure")
    assert sorted(zip(factories_of(real, "rival figure"), diamonds.x, strict=True)) == [
        ("bsc", 200),
        ("it4lia", 420),
        ("l-ai", 112),
        ("pharos", 58.9),
    ]
    assert diamonds.marker.symbol == "diamond"
    assert diamonds.marker.color == LIGHT.background
    assert diamonds.marker.line.color == LIGHT.rival


def test_a_diamond_tells_everybody_who_says_so(real):
    at_420 = trace(real, "rival figure").hovertext[0]
    assert "carlino-2025" in at_420
    assert "ihal-2025" in at_420
    assert "c0251" in at_420
    assert "c0253" in at_420


def test_the_one_weak_amount_is_marked_and_said(real):
    assert list(trace(real, "amount").marker.pattern.shape) == ["/", "", "", "", "", ""]
    assert ["one weak source" in label for label in labels(real)] == [True] + [False] * 6
    assert real.title == (
        "LUMI AI Factory has the largest known budget: at least €556 million, from one weak source"
    )
    assert "At least €1,425 m: 6 of 7 published" in real.subtitle
    assert "€556 m rests on one weak source" in real.subtitle


def test_the_alternative_text_has_the_numbers(real):
    assert "LUMI AI Factory, at least €556 million" in real.alt
    assert "Sweden AI Factory (MIMER), not disclosed" in real.alt
    assert "Pharos, €58.9 million" in real.alt


def test_the_table_twin_keeps_numbers_as_numbers(real):
    amounts = real.rows["Amount (million euro)"]
    assert amounts.dtype == "Float64"
    assert amounts.dropna().tolist() == [556, 430, 198, 126, 85, 30]
    assert amounts.isna().tolist() == [False] * 6 + [True]
    first = real.rows.iloc[0]
    assert first["In words"] == "≥ €556 m, one weak source"
    assert first["As reported"] == "At least €556 million"
    assert first["Published"] == "about December 2024"
    assert first["Claim"] == "c0064"
    assert "€420 m (c0251)" in real.rows.iloc[1]["Rival readings"]


def test_claims_are_listed_in_order_of_appearance(real):
    assert real.claim_ids[:5] == ("c0064", "c0065", "c0249", "c0251", "c0253")
    assert "c0459" in real.claim_ids
    assert len(set(real.claim_ids)) == len(real.claim_ids)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_never_mixed_with_another(tables, measure):
    view = budget_view(
        tables.factories, tables.budgets, tables.evidence, tables.countries, measure, LIGHT
    )
    of_measure = tables.evidence[tables.evidence["attribute"] == MEASURES[measure]]
    assert set(view.claim_ids) <= set(of_measure["claim_id"])
    own = tables.budgets[tables.budgets["measure"] == measure]["amount_eur"].dropna() / 1e6
    assert sorted(trace(view, "amount").x) == sorted(own)
    assert view.key == f"budget-{measure}"


def test_every_measure_has_claims_of_its_own(tables):
    drawn = [
        set(
            budget_view(
                tables.factories, tables.budgets, tables.evidence, tables.countries, m, LIGHT
            ).claim_ids
        )
        for m in MEASURES
    ]
    assert all(drawn)
    assert sum(map(len, drawn)) == len(set.union(*drawn))


def test_an_unknown_measure_is_refused(tables):
    with pytest.raises(KeyError):
        budget_view(
            tables.factories, tables.budgets, tables.evidence, tables.countries, "everything", LIGHT
        )


@pytest.mark.parametrize("count", [0, 1, 7])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_input_is_unchanged_and_the_view_complete(tables, weak, count, theme):
    inputs = tables.factories.head(count), tables.budgets, tables.evidence, tables.countries
    before = [one.copy(deep=True) for one in inputs]
    view = budget_view(*inputs, "factory_total", theme, weak)
    for one, was in zip(inputs, before, strict=True):
        assert_frame_equal(one, was)
    assert view.title
    assert view.subtitle
    assert view.alt
    assert len(view.rows) == count
    assert view.drawing.layout.paper_bgcolor == theme.background


def test_an_empty_selection_says_so(tables):
    view = budget_view(
        tables.factories.head(0),
        tables.budgets,
        tables.evidence,
        tables.countries,
        "factory_total",
        LIGHT,
    )
    assert view.title == "No factory is selected"
    assert not view.drawing.data
    assert view.drawing.layout.annotations[0].text
    assert view.claim_ids == ()
    assert view.rows["Amount (million euro)"].dtype == "Float64"


def test_one_factory_alone_is_not_the_largest():
    view = view_of(factories=[factory()], budgets=[budget()])
    assert view.title == "Alpha: budget €100 million"


def test_nineteen_rows_stand_apart_and_in_range():
    ids = [f"f{i}" for i in range(19)]
    view = view_of(
        factories=[factory(i, name=f"Factory {i}") for i in ids],
        budgets=[budget(i, amount=(n + 1) * 1_000_000) for n, i in enumerate(ids)],
    )
    assert list(trace(view, "amount").x) == [float(n) for n in range(19, 0, -1)]
    low, high = view.drawing.layout.yaxis.range
    assert (low, high) == (18.5, -0.5)
    assert view.drawing.layout.height / 19 >= 40
    assert "11 more in the table" in view.alt


def test_an_upper_limit_is_hollow_and_closed():
    view = view_of(
        factories=[factory(), factory("b")], budgets=[budget(qualifier="at_most"), budget("b", 5)]
    )
    bars = trace(view, "amount")
    assert bars.marker.color[0] not in KIND_COLOURS.values()
    assert bars.marker.line.color[0] == KIND_COLOURS["new"]
    assert list(bars.marker.line.width)[1] == 0
    assert [shape.yanchor for shape in shapes(view, "closing bracket")] == [0]
    assert not shapes(view, "open end")
    assert "≤ €100 m" in labels(view)[0]
    assert "may have" in view.title


def test_an_upper_limit_takes_the_floor_from_the_sum():
    view = view_of(
        factories=[factory(), factory("b"), factory("c")],
        budgets=[budget(qualifier="at_most"), budget("b", 50_000_000)],
    )
    assert "At least" not in view.subtitle
    assert "€150 m, upper limits included: 2 of 3 published" in view.subtitle


def test_about_and_converted_are_said_in_words():
    view = view_of(factories=[factory()], budgets=[budget(qualifier="about", converted=True)])
    assert "about €100 m" in labels(view)[0]
    assert "converted" in labels(view)[0]
    assert view.rows["In words"][0] == "about €100 m, converted from another currency"


def test_not_disclosed_and_no_claim_look_different():
    view = view_of(
        factories=[factory("none"), factory("secret"), factory("known")],
        budgets=[budget("secret", None, "not_disclosed"), budget("known")],
    )
    assert factories_of(view, "no amount") == ["secret", "none"]
    (secret,), (none,) = shapes(view, "not disclosed"), shapes(view, "no figure found")
    assert (secret.yanchor, none.yanchor) == (1, 2)
    assert secret.path != none.path
    assert none.line.dash != secret.line.dash
    assert [("not disclosed" in a, "no figure found" in a) for a in labels(view)] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert pd.isna(view.rows["Claim"].iloc[2])
    assert all(x > 0 for x in trace(view, "amount").x)


def test_when_nothing_is_published_no_bar_is_drawn():
    view = view_of(factories=[factory(), factory("b")])
    assert len(trace(view, "amount").x) == 0
    assert view.title == "No budget is published for these 2 factories"
    assert "No amount is published for 2 factories." in view.subtitle
    assert view.claim_ids == ()


def test_a_single_known_amount_is_the_only_one_not_the_largest():
    view = view_of(factories=[factory(), factory("b", "Beta")], budgets=[budget()])
    assert view.title == "Alpha has the only known budget: €100 million"


def test_equal_amounts_share_the_lead():
    view = view_of(
        factories=[factory(), factory("b", "Beta"), factory("c", "Gamma")],
        budgets=[budget(), budget("b"), budget("c", 1_000_000)],
    )
    assert view.title == "Alpha and Beta have the largest known budget: €100 million"


def test_a_rival_above_all_others_is_within_the_axis():
    view = view_of(factories=[factory()], budgets=[budget()], claims=[rival(amount=300_000_000)])
    assert tuple(view.drawing.layout.xaxis.range) == (0, 300)


def test_each_word_stands_beside_its_own_mark():
    view = view_of(
        factories=[factory(), factory("b")],
        budgets=[budget(), budget("b", None, "not_disclosed")],
        claims=[rival(amount=300_000_000), rival("b", 50_000_000)],
    )
    assert [note.x for note in notes(view, "amount")] == [100, 0]
    assert [note.x for note in notes(view, "rival")] == [300, 50]
    assert ["rival: €300 m" in note.text for note in notes(view, "rival")] == [True, False]
    assert not any("rival" in label for label in labels(view))


def test_rivals_stand_under_their_bar_level_with_their_words():
    view = view_of(
        factories=[factory(), factory("b")],
        budgets=[budget(), budget("b", 50_000_000, converted=True)],
        claims=[rival(), rival("b")],
        weak=["c-b"],
    )
    pitch = (view.drawing.layout.height - 16) / 2
    places = [(y - row) * pitch for row, y in enumerate(trace(view, "rival figure").y)]
    assert places == pytest.approx([-note.yshift for note in notes(view, "rival")])
    bar = trace(view, "amount").width * pitch / 2
    first, below_two_lines = places
    assert first > bar + 6
    assert below_two_lines >= first + 2 * 16
    assert below_two_lines + 10 < pitch - 28


def test_several_rivals_are_counted_beside_the_last():
    view = view_of(
        factories=[factory()],
        budgets=[budget()],
        claims=[rival(amount=2_000_000), rival(claim_id="r2", amount=1_000_000)],
    )
    (note,) = notes(view, "rival")
    assert note.x == 2
    assert "2 rival figures" in note.text
    assert "€1 m" in note.hovertext
    assert "€2 m" in note.hovertext


def test_who_agrees_is_in_the_table_under_the_pointer_and_among_the_claims(real, first_seven):
    lumi, it4lia = real.rows.iloc[0], real.rows.iloc[1]
    assert lumi["Supporting readings"] == "about €597 m (c0065)"
    assert pd.isna(lumi["Rival readings"])
    assert it4lia["Supporting readings"].count("430") == 4
    assert pd.isna(real.rows["Supporting readings"].iloc[FIRST.index("l-ai")])
    said = [text.replace("<br>", " ") for text in trace(real, "amount").hovertext]
    assert "Supported by: about €597 m, converted from CZK 15 bn (c0065)" in said[0]
    assert said[1].endswith("and 2 more")
    assert "Supported by" not in said[FIRST.index("l-ai")]
    claims = real.claim_ids
    assert claims[1] == "c0065"
    assert claims.index("c0253") < claims.index("c0248")
    of_total = first_seven.evidence.query(
        "attribute == 'budget_total' and subject_id in @first_seven.factories.factory_id"
    )
    assert set(claims) == set(of_total["claim_id"])


def test_who_agrees_draws_no_mark():
    plain, supported = (
        view_of(factories=[factory()], budgets=[budget()], claims=claims)
        for claims in ([], [support(amount=900_000_000)])
    )
    assert supported.drawing.layout.xaxis == plain.drawing.layout.xaxis
    assert supported.drawing.layout.shapes == plain.drawing.layout.shapes
    assert len(trace(supported, "rival figure").x) == 0
    assert supported.claim_ids == ("c-a", "s1")


@pytest.mark.parametrize(("count", "more"), [(1, ""), (2, ""), (3, " and 1 more")])
def test_who_agrees_stays_short_under_the_pointer(count, more):
    claims = [support(claim_id=f"s{i}") for i in range(count)]
    view = view_of(factories=[factory()], budgets=[budget()], claims=claims)
    shown = "; ".join(f"€100 m (s{i})" for i in range(min(count, 2)))
    said = trace(view, "amount").hovertext[0].replace("<br>", " ")
    assert said.endswith(f"Supported by: {shown}{more}")


def test_who_agrees_that_an_amount_is_withheld_is_named():
    view = view_of(
        factories=[factory()],
        budgets=[budget(amount=None, qualifier="not_disclosed")],
        claims=[
            support(amount=None, qualifier="not_disclosed"),
            support(amount=None, claim_id="s2"),
        ],
    )
    assert view.rows["Supporting readings"][0] == "not disclosed (s1)"
    assert "Supported by: not disclosed (s1)" in trace(view, "no amount").hovertext[0]


def test_countries_are_named(real):
    assert real.rows["Country"].tolist() == [
        "Finland",
        "Italy",
        "Spain",
        "Luxembourg",
        "Germany",
        "Greece",
        "Sweden",
    ]


def test_a_country_missing_from_the_list_keeps_its_code():
    view = view_of(factories=[factory() | {"country": "XX"}, factory("b") | {"country": None}])
    assert view.rows["Country"].fillna("").tolist() == ["XX", ""]


def test_only_rivals_of_the_attribute_are_drawn():
    view = view_of(
        factories=[factory()],
        budgets=[budget()],
        claims=[
            rival(),
            rival(claim_id="r2", amount=1, attribute="budget_system_contract"),
            rival(claim_id="r3", amount=2, standing="superseded"),
            rival(claim_id="r4", amount=3, factory_id="elsewhere"),
            rival(claim_id="r5", amount=None),
        ],
    )
    assert list(trace(view, "rival figure").x) == [90]
    assert view.claim_ids == ("c-a", "r1")


def test_the_publisher_is_named_where_it_is_given():
    said = frame("evidence", rival()).assign(publisher="The Daily")
    view = budget_view(
        frame("factories", factory()),
        frame("budgets", budget()),
        said,
        COUNTRIES,
        "factory_total",
        LIGHT,
    )
    hover = trace(view, "rival figure").hovertext[0]
    assert "The Daily: €90 m" in hover
    assert "some-paper" not in hover
    assert "5 September 2025" in hover


def test_markup_in_the_data_is_drawn_as_text():
    evil = "<script>alert(1)</script> & <b>"
    view = view_of(
        factories=[factory(name=evil, city="<i>")],
        budgets=[budget(reported=evil, claim_id="<c>")],
        claims=[rival(reported=evil, source_id=evil)],
    )
    texts = [
        *trace(view, "amount").hovertext,
        *trace(view, "rival figure").hovertext,
        *(note.text for note in view.drawing.layout.annotations),
        *(note.hovertext for note in view.drawing.layout.annotations),
    ]
    assert not [t for t in texts if "<script" in t or "<i>" in t or "<c>" in t]
    assert all("&lt;script&gt;" in t for t in texts if "alert" in t)
    assert evil in view.title


def test_a_template_in_the_data_is_not_filled_in():
    view = view_of(factories=[factory(name="%{x} of $y$")], budgets=[budget()])
    assert {t.hovertemplate for t in view.drawing.data} == {None}
    assert "%{x}" in trace(view, "amount").hovertext[0]


def test_a_long_name_is_cut_in_the_drawing_and_whole_where_a_pointer_rests():
    long = "The Extraordinarily Long and Winding Name of an AI Factory"
    view = view_of(factories=[factory(name=long, city="Llanfairpwllgwyngyll")], budgets=[budget()])
    assert "…" in names(view)[0]
    assert "Llanfair" not in names(view)[0]
    assert long in trace(view, "amount").hovertext[0].replace("<br>", " ")
    assert view.rows["Factory"][0] == long


def test_a_factory_of_unknown_kind_still_has_a_bar():
    view = view_of(factories=[factory(kind=None)], budgets=[budget()])
    assert list(trace(view, "amount").marker.color) == [LIGHT.muted]
    assert view.rows["Kind"].isna().all()


def test_a_rival_floor_stays_a_floor(real):
    assert any("rival: ≥ €200 m" in note.text for note in notes(real, "rival"))
    assert "at least €200 million" in real.alt
    assert "≥ €200 m (c0378)" in set(real.rows["Rival readings"])


def test_what_the_text_beside_an_amount_adds_is_shown_with_it(real):
    rows = real.rows.set_index("Factory")
    assert rows.loc["BSC AI Factory", "As reported"] == "198 millones de euros (close to)"
    assert rows.loc["BSC AI Factory", "In words"] == "about €198 m"
