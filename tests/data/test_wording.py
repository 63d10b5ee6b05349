"""Values in words, as readers see them."""

import pytest

from data.load import Tables
from data.schema import (
    CAPACITIES,
    KINDS,
    MEASURES,
    ORGANISATION_ROLES,
    PROGRAMME_ATTRIBUTES,
    PROGRAMME_EVENTS,
    SCOPES,
    SITE_ATTRIBUTES,
    SITE_EVENTS,
    WAVES,
    Standing,
)
from data.wording import (
    KIND_LABELS,
    MEASURE_LABELS,
    MEASURE_MEANINGS,
    ROLE_COUNTS,
    ROLE_LABELS,
    SCOPE_LABELS,
    STANDING_LABELS,
    WAVE_LABELS,
    and_list,
    attribute_label,
    borrowed_machine,
    capacity_words,
    cut,
    date_words,
    day,
    distance,
    event_label,
    money,
    money_spoken,
    partial_sum,
    percent,
    plural,
    short_name,
    slug,
    spelled,
    weakest_words,
)


@pytest.mark.parametrize(
    ("amount", "qualifier", "words"),
    [
        (556_000_000, "at_least", "≥ €556 m"),
        (98_860_000, "at_most", "≤ €98.86 m"),
        (430_000_000, "about", "about €430 m"),
        (29_760_000, "exact", "€29.76 m"),
        (1_425_000_000, "exact", "€1,425 m"),
        (55_043_220, "exact", "€55.04 m"),
        (100_000_000, "exact", "€100 m"),
        (198_000_000, None, "€198 m"),
        (1_500_000_000, "exact", "€1.5 bn"),
        (2_600_000_000, "at_least", "≥ €2.6 bn"),
        (20_000_000_000, "exact", "€20 bn"),
        (597_205_080, "about", "about €597 m"),
        (None, "not_disclosed", "not disclosed"),
        (None, "exact", "no figure found"),
        (None, None, "no figure found"),
        (float("nan"), None, "no figure found"),
    ],
)
def test_money_says_how_sure_it_is_and_never_zero_for_unknown(amount, qualifier, words):
    assert money(amount, qualifier) == words


@pytest.mark.parametrize(
    ("amount", "qualifier", "words"),
    [
        (556_000_000, "at_least", "at least €556 million"),
        (98_860_000, "at_most", "at most €98.86 million"),
        (1_500_000_000, "exact", "€1.5 billion"),
        (430_000_000, "about", "about €430 million"),
        (None, "not_disclosed", "not disclosed"),
        (None, None, "no figure found"),
    ],
)
def test_money_in_a_sentence_has_no_signs(amount, qualifier, words):
    assert money_spoken(amount, qualifier) == words


@pytest.mark.parametrize("amount", [1, 1_300, 4_999])
def test_a_small_amount_is_not_shown_as_zero(amount):
    assert "€0 " not in money(amount)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12-10", "10 December 2024"),
        ("2024-12-01", "1 December 2024"),
        ("2024-12", "December 2024"),
        ("2024-12~", "about December 2024"),
        ("2027", "2027"),
        ("2026-23", "autumn 2026"),
        ("2027-21", "spring 2027"),
        ("2026-34", "second quarter of 2026"),
        ("2025-40", "first half of 2025"),
        ("2026-41", "second half of 2026"),
        ("2025-01/2025-04", "early 2025"),
        ("2026-05/2026-08", "mid-2026"),
        ("2026-09/2026-12", "late 2026"),
        ("2026-10/2026-12", "end of 2026"),
        ("2025-05-21/2025-05-31", "end of May 2025"),
        ("2026/2027", "2026 to 2027"),
        ("2026-01-01/2026-06-30", "1 January 2026 to 30 June 2026"),
        ("../2026", "by 2026"),
        ("../2026-06", "by mid-2026"),
        ("../2025-12", "by the end of 2025"),
        ("../2026-10-10", "by 10 October 2026"),
        ("2027/..", "from 2027"),
        ("", "no date given"),
        (None, "no date given"),
    ],
)
def test_a_date_reads_at_its_precision(edtf, words):
    assert date_words(edtf) == words


def test_every_date_of_the_tables_has_words(tables: Tables):
    dates = [*tables.milestones["edtf"].dropna(), *tables.sources["published"]]
    words = [date_words(edtf) for edtf in dates]
    assert [word for word in words if any(sign in word for sign in ("/", "..", "~"))] == []


def test_a_day_reads_without_a_leading_zero():
    assert day("2025-09-05") == "5 September 2025"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["Finland"], "Finland"),
        (["Finland", "Norway"], "Finland and Norway"),
        (["Finland", "Norway", "Spain"], "Finland, Norway and Spain"),
    ],
)
def test_a_list_reads_as_in_a_sentence(words, text):
    assert and_list(iter(words)) == text


@pytest.mark.parametrize(
    ("count", "nouns", "text"),
    [
        (0, ("factory", "factories"), "0 factories"),
        (1, ("factory", "factories"), "1 factory"),
        (7, ("factory", "factories"), "7 factories"),
        (2, ("site",), "2 sites"),
        (1_008, ("GPU",), "1,008 GPUs"),
    ],
)
def test_a_count_agrees_with_its_noun(count, nouns, text):
    assert plural(count, *nouns) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "no site"), (1, "one site"), (7, "seven sites"), (12, "twelve sites"), (13, "13 sites")],
)
def test_a_small_count_is_spelled_out(count, text):
    assert spelled(count, "site") == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1 day"),
        (27, "27 days"),
        (30, "about 1 month"),
        (91, "about 3 months"),
        (153, "about 5 months"),
    ],
)
def test_a_distance_reads_in_days_or_months(days, text):
    assert distance(days) == text


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        (
            [
                (556e6, "at_least", True),
                (430e6, "about", False),
                (198e6, "exact", False),
                (126e6, "exact", False),
                (85e6, "exact", False),
                (30e6, "exact", False),
                (None, "not_disclosed", False),
            ],
            "At least €1,425 m: 6 of 7 published, of which €556 m rests on one weak source.",
        ),
        ([(10e6, "exact", False), (20e6, "exact", False)], "€30 m: 2 of 2 published."),
        ([(10e6, "exact", False), (20e6, "about", False)], "About €30 m: 2 of 2 published."),
        ([(10e6, "at_least", False)], "At least €10 m: 1 of 1 published."),
        ([(10e6, "exact", False), (None, None, False)], "At least €10 m: 1 of 2 published."),
        ([(None, None, False)], "No amount is published for 1 factory."),
        ([(None, "not_disclosed", False)] * 2, "No amount is published for 2 factories."),
    ],
)
def test_a_partial_sum_says_what_is_missing_and_what_is_weak(amounts, sentence):
    assert partial_sum(amounts) == sentence


@pytest.mark.parametrize("qualifiers", [("exact", "at_most"), ("about", "at_most")])
def test_a_sum_with_an_upper_limit_in_it_is_no_floor(qualifiers):
    sentence = partial_sum([(10e6, qualifier, False) for qualifier in qualifiers])
    assert not sentence.startswith(("At least", "€20 m:"))


@pytest.mark.parametrize(
    ("attribute", "event"),
    [
        ("milestone.contract_signed", "contract_signed"),
        ("milestone.operation_expected", "operation_expected"),
    ],
)
def test_a_milestone_reads_as_its_event(attribute, event):
    assert attribute_label(attribute) == event_label(event)


@pytest.mark.parametrize("attribute", sorted({*SITE_ATTRIBUTES, *PROGRAMME_ATTRIBUTES}))
def test_every_attribute_reads_as_words_with_its_abbreviations_right(attribute):
    label = attribute_label(attribute)
    assert label[0].isupper()
    assert "_" not in label
    assert not set(label.split()) & {"eu", "Eu", "ai", "Ai", "eurohpc", "Eurohpc"}


@pytest.mark.parametrize("event", sorted({*SITE_EVENTS, *PROGRAMME_EVENTS}))
def test_every_event_reads_as_words(event):
    words = event_label(event)
    assert words[0].isupper()
    assert "_" not in words


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (KIND_LABELS, KINDS),
        (STANDING_LABELS, tuple(Standing)),
        (MEASURE_LABELS, tuple(MEASURES)),
        (MEASURE_MEANINGS, tuple(MEASURES)),
        (WAVE_LABELS, WAVES),
        (SCOPE_LABELS, SCOPES),
        (ROLE_LABELS, tuple(ORGANISATION_ROLES.values())),
        (ROLE_COUNTS, tuple(ORGANISATION_ROLES.values())),
    ],
)
def test_every_value_of_the_vocabulary_has_its_own_label(labels, values):
    assert tuple(labels) == values
    assert len(set(labels.values())) == len(values)


@pytest.mark.parametrize(
    ("text", "slugged"),
    [
        ("the first seven, with Finland", "the-first-seven-with-finland"),
        ("L-AI Factory", "l-ai-factory"),
        ("with Türkiye", "with-turkiye"),
        ("", ""),
    ],
)
def test_a_slug_is_fit_for_a_file_name(text, slugged):
    assert slug(text) == slugged


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "machine", "words"),
    [
        (15, "exaflops", "at_least", "", "at least 15 exaflops of AI speed (low precision)"),
        (1008, "accelerators", "exact", "", "1,008 accelerators"),
        (85.69, "petaflops", "exact", "planned machine X", "85.69 petaflops (planned machine X)"),
        (60, "petaflops", "at_most", "existing machine", "at most 60 petaflops (existing machine)"),
        (252, "nodes", None, "", "252 nodes"),
        (100, "nodes", "about", "", "about 100 nodes"),
    ],
)
def test_compute_says_what_it_measures_and_on_which_machine(value, unit, qualifier, machine, words):
    assert capacity_words(value, unit, qualifier, machine) == words


@pytest.mark.parametrize("unit", [unit for unit, what in CAPACITIES.items() if what == "ai_speed"])
def test_ai_speed_is_never_said_as_plain_speed(unit):
    assert "AI speed (low precision)" in capacity_words(1, unit)


@pytest.mark.parametrize(
    ("share", "qualifier", "words"),
    [
        (50, "exact", "50 %"),
        (37.5, "at_least", "≥ 37.5 %"),
        (35, "at_most", "≤ 35 %"),
        (100, None, "100 %"),
    ],
)
def test_a_share_says_how_sure_it_is(share, qualifier, words):
    assert percent(share, qualifier) == words


@pytest.mark.parametrize(
    ("weak", "words"),
    [
        ([], ""),
        ([("A press", "LUMI", "c1")], "The weakest source: A press for LUMI (c1)."),
        (
            [("A press", "LUMI", "c1"), ("B press", "BSC", "c2")],
            "The weakest sources: A press for LUMI (c1) and B press for BSC (c2).",
        ),
    ],
)
def test_the_weakest_sources_are_named(weak, words):
    assert weakest_words(weak) == words


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("LUMI AI Factory", "LUMI"),
        ("Sweden AI Factory (MIMER)", "MIMER"),
        ("AI Factory Austria", "Austria"),
        ("L-AI Factory", "L-AI"),
        ("A very long name of it", "A very long …"),
        ("AI Factory Austria (AI:AT)", "AI:AT"),
        ("Gaia AI Factory", "Gaia"),
    ],
)
def test_a_short_name_tells_a_factory_apart(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("about", "planned", "existing", "words"),
    [
        ("existing_machine", None, "DAEDALUS", "existing machine DAEDALUS"),
        ("planned_machine", "Alice Recoque", "Jean Zay;Adastra", "planned machine Alice Recoque"),
        ("existing_machine", "LUMI-AI", "LUMI", "existing machine LUMI"),
        ("existing_machine", None, "Jean Zay;Adastra", "existing machine Jean Zay, Adastra"),
        ("existing_machine", None, None, "existing machine"),
        ("machine", "LUMI-AI", "LUMI", ""),
        ("factory", None, "DAEDALUS", ""),
    ],
)
def test_a_machine_that_is_not_the_factorys_is_named_as_what_it_is(about, planned, existing, words):
    factory = {"planned_system": planned, "existing_system": existing}
    assert borrowed_machine(about, factory) == words


def test_what_is_cut_off_is_marked():
    assert cut("Sweden AI Factory", 17) == "Sweden AI Factory"
    assert cut("Sweden AI Factory", 8) == "Sweden…"
