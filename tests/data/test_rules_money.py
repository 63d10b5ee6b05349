"""Money, shares, counts, durations and capacities as sources print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.clean import NotUnderstood
from data.rules.numbers import as_capacity, as_count, as_duration, as_money, as_share

WHOLE = st.integers(min_value=0, max_value=10**12)


def money(reported: str, context: str = "") -> tuple[Decimal | None, str, str]:
    made = as_money(reported, context)
    return made.amount, made.currency, made.qualifier


@pytest.mark.parametrize(
    ("reported", "context", "amount"),
    [
        ("EUR 290.000.000", "", 290_000_000),
        ("EUR 29 760 000", "", 29_760_000),
        ("EUR 387 800 000", "", 387_800_000),
        ("EUR 55,043,220.29", "", Decimal("55043220.29")),
        ("EUR 55.043.220,29", "", Decimal("55043220.29")),
        ("430,5 milioni", "EUR", 430_500_000),
        ("98.33 million euros", "", 98_330_000),
        ("EUR 1.500", "", 1_500),
        ("EUR 1,500", "", 1_500),
        ("EUR 99.50", "", Decimal("99.50")),
        ("EUR 0.125", "", Decimal("0.125")),
        ("0,125 million euros", "", 125_000),
    ],
)
def test_separators_of_any_country_make_the_same_number(reported, context, amount):
    assert money(reported, context) == (amount, "EUR", "exact")


@pytest.mark.parametrize(
    ("reported", "amount"),
    [
        ("€1.5 billion", 1_500_000_000),
        ("EUR 1.5bn", 1_500_000_000),
        ("EUR 112M", 112_000_000),
        ("85 Millionen Euro", 85_000_000),
        ("198 millones de euros", 198_000_000),
        ("126 millions d'euros", 126_000_000),
    ],
)
def test_words_of_scale_in_several_languages(reported, amount):
    assert money(reported) == (amount, "EUR", "exact")


@pytest.mark.parametrize(
    ("reported", "amount"),
    [
        ("At least €556 million", 556_000_000),
        ("more than 200 million euros", 200_000_000),
        ("over EUR 2.1 billion", 2_100_000_000),
        ("€15+ million", 15_000_000),
    ],
)
def test_a_floor_is_at_least(reported, amount):
    assert money(reported) == (amount, "EUR", "at_least")


@pytest.mark.parametrize(
    ("reported", "amount"),
    [
        ("up to 98.86 million euros", 98_860_000),
        ("up to just under EUR 20 million", 20_000_000),
    ],
)
def test_a_ceiling_is_at_most(reported, amount):
    assert money(reported) == (amount, "EUR", "at_most")


@pytest.mark.parametrize(
    "reported",
    [
        "circa 430 milioni",
        "approximately 430 million euros",
        "around EUR 430 000 000",
        "roughly EUR 430 million",
        "almost 430 million euros",
    ],
)
def test_a_rounded_amount_is_about(reported):
    assert money(reported, "EUR") == (430_000_000, "EUR", "about")


@pytest.mark.parametrize("reported", ["unknown", "Not disclosed", "undisclosed"])
def test_a_withheld_amount_is_not_disclosed_and_has_no_number(reported):
    assert money(reported) == (None, "", "not_disclosed")


@pytest.mark.parametrize("reported", ["an equal amount", "an equivalent amount"])
def test_an_amount_in_words_keeps_its_words_and_has_no_number(reported):
    made = as_money(reported, "")
    assert (made.value, made.amount, made.qualifier) == (reported, None, "")


@pytest.mark.parametrize(
    ("reported", "amount", "currency"),
    [
        ("CZK 15 billion", 15_000_000_000, "CZK"),
        ("$316 M", 316_000_000, "USD"),
        ("GBP 23m", 23_000_000, "GBP"),
        ("400 mln złotych", 400_000_000, "PLN"),
    ],
)
def test_another_currency_keeps_its_amount(reported, amount, currency):
    assert money(reported) == (amount, currency, "exact")


def test_the_currency_in_the_string_beats_the_one_in_the_context():
    assert money("CZK 15 billion", "EUR")[1] == "CZK"


@pytest.mark.parametrize(
    "reported",
    [
        "a lot of euros",
        "EUR 30-40 million",
        "EUR 1.23,456",
        "EUR 12,34,567",
        "EUR 387.800.00",
        "EUR 1,234.567,89",
        "EUR 80 00 000",
        "2024 85 million euros",
        "-30 million euros",
        "EUR",
        "85 million",
    ],
)
def test_an_amount_that_can_be_read_two_ways_is_not_understood(reported):
    with pytest.raises(NotUnderstood):
        as_money(reported, "")


@pytest.mark.parametrize("reported", ["EUR 1,500 million", "1.500 millones de euros"])
def test_three_digits_between_a_mark_and_a_scale_are_not_understood(reported):
    """A decimal mark in one country, thousands in another: a factor of a thousand apart."""
    with pytest.raises(NotUnderstood):
        as_money(reported, "")


@given(WHOLE, st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’"]))
def test_thousands_may_be_separated_by_any_one_sign(amount, sign):
    assert money(f"EUR {amount:,}".replace(",", sign)) == (amount, "EUR", "exact")


@given(st.integers(min_value=0, max_value=10**14))
def test_cents_survive_english_and_continental_separators(cents):
    amount = Decimal(cents) / 100
    english = f"EUR {amount:,.2f}"
    continental = english.translate(str.maketrans(",.", ".,"))
    assert money(english)[0] == money(continental)[0] == amount


@pytest.mark.parametrize(
    ("reported", "percent", "qualifier"),
    [
        ("50%", 50, "exact"),
        ("50 Prozent", 50, "exact"),
        ("50/50", 50, "exact"),
        ("Half", 50, "exact"),
        ("half of the funding", 50, "exact"),
        ("equally", 50, "exact"),
        ("up to 50% of the acquisition costs", 50, "at_most"),
        ("about 12.5 %", Decimal("12.5"), "about"),
        ("12,5 %", Decimal("12.5"), "exact"),
    ],
)
def test_a_share_is_in_percent(reported, percent, qualifier):
    made = as_share(reported)
    assert (made.amount, made.unit, made.qualifier) == (percent, "%", qualifier)


@pytest.mark.parametrize("reported", ["120 %", "a third", "most of it", "50 million"])
def test_a_share_out_of_range_or_in_other_words_is_not_understood(reported):
    with pytest.raises(NotUnderstood):
        as_share(reported)


@pytest.mark.parametrize(
    ("reported", "count", "qualifier"),
    [
        ("1,008 GPUs", 1008, "exact"),
        ("8,000+ GB200", 8000, "at_least"),
        ("more than 2100 GPU-AI accelerators", 2100, "at_least"),
        ("syv KI-fabrikkene", 7, "exact"),
        ("ti nasjoner", 10, "exact"),
        ("cuatro", 4, "exact"),
        ("Five", 5, "exact"),
        ("at least five factories across EU", 5, "at_least"),
        ("up to five", 5, "at_most"),
        ("about 100,000 chips", 100_000, "about"),
        ("two EuroHPC participating States", 2, "exact"),
    ],
)
def test_a_count_in_figures_or_words(reported, count, qualifier):
    made = as_count(reported)
    assert (made.amount, made.qualifier) == (count, qualifier)


@pytest.mark.parametrize(
    "reported",
    [
        "2 million chips",
        "100 thousand chips",
        "two dozen sites",
        "five to seven factories",
        "five or six",
        "seven and a half",
        "2.5",
        "17 or 18",
        "several",
    ],
)
def test_a_count_with_more_number_after_it_is_not_cut_short(reported):
    with pytest.raises(NotUnderstood):
        as_count(reported)


@pytest.mark.parametrize(
    ("reported", "least"),
    [("650-700 GPUs", 650), ("1,000 – 1,200 GPUs", 1000), ("17–18", 17)],
)
def test_a_range_is_at_least_its_lower_end(reported, least):
    made = as_count(reported, "accelerators")
    assert (made.amount, made.qualifier, made.unit) == (least, "at_least", "accelerators")


@pytest.mark.parametrize("reported", ["700-650 GPUs", "5-5", "1.5-2", "650-700 or more", "5-7-9"])
def test_a_range_that_runs_backwards_or_goes_on_is_not_understood(reported):
    with pytest.raises(NotUnderstood):
        as_count(reported)


@pytest.mark.parametrize(
    ("reported", "exaflops", "qualifier"),
    [("850 PFlop/s AI", "0.85", "exact"), ("over 120 petaflops AI", "0.12", "at_least")],
)
def test_petaflops_of_ai_are_ai_speed(reported, exaflops, qualifier):
    made = as_capacity(reported)
    assert (made.value, made.unit, made.qualifier) == (exaflops, "exaflops", qualifier)


@pytest.mark.parametrize(
    "reported",
    ["double or triple", "double to 100 exaflops", "doubled", "double by 2026 to 12"],
)
def test_a_double_with_more_number_after_it_is_not_cut_short(reported):
    with pytest.raises(NotUnderstood):
        as_count(reported)


@pytest.mark.parametrize(
    ("reported", "qualifier"),
    [("double", "exact"), ("more than double", "at_least"), ("double the EU’s capacity", "exact")],
)
def test_double_is_a_factor_of_two(reported, qualifier):
    made = as_count(reported)
    assert (made.amount, made.unit, made.qualifier) == (2, "times", qualifier)


@pytest.mark.parametrize(
    ("reported", "amount", "unit"),
    [("36 months", 36, "months"), ("every three months", 3, "months"), ("3 years", 3, "years")],
)
def test_a_duration_has_months_or_years(reported, amount, unit):
    made = as_duration(reported)
    assert (made.amount, made.unit) == (amount, unit)


def test_a_duration_in_other_words_is_not_understood():
    with pytest.raises(NotUnderstood):
        as_duration("a while")


@pytest.mark.parametrize(
    ("reported", "amount", "unit", "qualifier"),
    [
        ("85.69 petaflops", Decimal("85.69"), "petaflops", "exact"),
        ("more than 60 petaflops", 60, "petaflops", "at_least"),
        ("exceeding 30 petaflops", 30, "petaflops", "at_least"),
        ("40+ exaflops mixed precision", 40, "exaflops", "at_least"),
        ("30 EF FP4", 30, "exaflops", "exact"),
        ("252 nodes", 252, "nodes", "exact"),
        ("1,008 nodes", 1008, "nodes", "exact"),
    ],
)
def test_a_capacity_has_a_unit(reported, amount, unit, qualifier):
    made = as_capacity(reported)
    assert (made.amount, made.unit, made.qualifier) == (amount, unit, qualifier)


@pytest.mark.parametrize("reported", ["1,200 petaflops", "1.194 exaflops"])
def test_three_digits_between_a_mark_and_a_unit_are_not_understood(reported):
    with pytest.raises(NotUnderstood):
        as_capacity(reported)


@pytest.mark.parametrize(
    "reported",
    [
        "60 petaflops to 89 petaflops",
        "60 to 89 petaflops",
        "60-89 petaflops",
        "between 60 and 89 petaflops",
        "60 petaflops or more",
        "60 petaflops (89 at peak)",
        "40 exaflops and 252 nodes",
        "40+ exaflops, 252 nodes",
        "252 nodes to be doubled",
    ],
)
def test_a_capacity_with_more_number_around_it_is_not_cut_short(reported):
    with pytest.raises(NotUnderstood):
        as_capacity(reported)


@pytest.mark.parametrize(
    "reported", ["GB200 NVL4 nodes", "NVIDIA GB200 NVL4", "Quantum-X800", "about 2x HPC"]
)
def test_another_specification_stays_words(reported):
    made = as_capacity(reported)
    assert (made.value, made.amount) == (reported, None)
