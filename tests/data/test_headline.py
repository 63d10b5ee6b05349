"""What a selection amounts to, in key figures and one sentence."""

from dataclasses import replace

import pytest

from data.filters import Filters
from data.headline import headline, key_figures
from data.load import Tables


def figures(tables: Tables) -> dict[str, tuple[str, str]]:
    return {figure.label: (figure.value, figure.note) for figure in key_figures(tables)}


@pytest.mark.parametrize(
    "words",
    [
        "As known on 21 November 2026",
        "7 AI Factories in 7 countries",
        "joined by 10 partner countries",
        "Factory totals published add up to at least €1,425 m: 6 of 7 published, "
        "of which €556 m rests on one weak source.",
        "Not of a whole factory: Pharos (the 36-month service project, not the machine).",
        "Services reported running at 5 of 7",
        "no new machine is reported in operation",
    ],
)
def test_the_sentence_on_the_first_seven(words, first_seven: Tables):
    assert words in headline(first_seven).text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"country": ("Norway",)}, "1 AI Factory in 1 country, joined by 5 partner countries."),
        ({"kind": ("associated",)}, "1 AI Factory in 1 country."),
        ({"country": ("Sweden",)}, "No amount is published for 1 factory."),
        ({"wave": "third", "kind": ("upgrade",)}, "no AI Factory fits this selection"),
        (
            {"wave": "second"},
            "6 AI Factories in 6 countries; their partner countries are not named. "
            "Factory totals published add up to at least €470.6 m: 5 of 6 published.",
        ),
        (
            {"wave": "all"},
            "19 AI Factories in 16 countries, joined by 5 partner countries; partner countries of "
            "12 factories are not named.",
        ),
        (
            {"wave": "all", "country": ("France",)},
            "1 country; its partner countries are not named.",
        ),
        ({"wave": "all"}, "Services reported running at 6 of 19"),
        ({"wave": "all"}, "no new machine is reported in operation"),
    ],
)
def test_the_sentence_follows_the_selection(asked, words, tables: Tables):
    assert words in headline(Filters(**asked).apply(tables)).text


def test_a_partner_that_hosts_another_factory_does_not_join_twice(first_seven: Tables):
    members = first_seven.memberships.replace({"country": {"DK": "SE"}})
    told = headline(replace(first_seven, memberships=members))
    assert "joined by 9 partner countries" in told.text


def test_where_partners_are_not_named_the_countries_are_a_floor(tables: Tables):
    third = Filters(wave="third").apply(tables)
    assert figures(third)["Countries taking part"] == ("≥ 6", "6 EU Member States")


@pytest.mark.parametrize(
    ("label", "value", "note"),
    [
        ("AI Factories", "7", "in 7 countries"),
        ("Countries taking part", "17", "15 EU Member States, Norway and Türkiye"),
        ("Known factory totals", "≥ €1,425 m", "6 of 7 published"),
        ("Services running", "5 of 7", "Pharos and L-AI Factory"),
        ("New machines running", "0 of 6", "6 machine contracts"),
    ],
)
def test_the_key_figures_of_the_first_seven(label, value, note, first_seven: Tables):
    shown = figures(first_seven)[label]
    assert shown[0] == value
    assert note in shown[1]


@pytest.mark.parametrize(
    ("country", "value", "note"),
    [
        ("Spain", "≈ €198 m", "1 of 1 published"),
        ("Luxembourg", "€126 m", "1 of 1 published"),
        ("Sweden", "unknown", "0 of 1 published"),
    ],
)
def test_the_sum_is_short_and_keeps_its_limit(country, value, note, tables: Tables):
    chosen = Filters(country=(country,)).apply(tables)
    assert figures(chosen)["Known factory totals"] == (value, note)


def test_the_sum_says_when_upper_limits_are_in_it(first_seven: Tables):
    budgets = first_seven.budgets.replace({"qualifier": {"exact": "at_most"}})
    value, note = figures(replace(first_seven, budgets=budgets))["Known factory totals"]
    assert value == "€1,425 m"
    assert note.startswith("upper limits included, 6 of 7 published")


def test_every_key_figure_rests_on_claims(tables: Tables):
    known = set(tables.evidence["claim_id"])
    for figure in key_figures(tables):
        assert figure.claim_ids, figure.label
        assert set(figure.claim_ids) <= known, figure.label


def test_an_empty_selection_has_key_figures_without_claims(tables: Tables):
    empty = Filters(wave="third", kind=("upgrade",)).apply(tables)
    assert figures(empty)["AI Factories"][0] == "0"
    assert {figure.claim_ids for figure in key_figures(empty)} == {()}


@pytest.mark.parametrize(
    "other", [{"applies_to": "existing_machine"}, {"standing": "rival"}, {"status": "planned"}]
)
def test_only_a_report_chosen_on_a_new_machine_counts_as_running(other, first_seven: Tables):
    """The plans of the first seven, reported as done but for one thing."""
    done = {"applies_to": "machine", "standing": "chosen", "status": "actual"}
    plans = first_seven.milestones["claim_id"].isin(["c0087", "c0415"])

    def running(**values: str) -> str:
        milestones = first_seven.milestones.copy()
        milestones.loc[plans, list(values)] = list(values.values())
        return figures(replace(first_seven, milestones=milestones))["New machines running"][0]

    assert running(**done) == "2 of 6"
    assert running(**(done | other)) == "0 of 6"


def test_what_nobody_reports_is_no_zero(tables):
    silent = replace(tables, milestones=tables.milestones.iloc[:0])
    said = figures(silent)
    assert said["Services running"][0] == said["New machines running"][0] == "none reported"
    assert "no machine contract reported" in said["New machines running"][1]


def test_one_total_is_told_without_a_sum(tables):
    one = Filters(country=("Luxembourg",)).apply(tables)
    assert "The factory total published is €126 m." in headline(one).text
    weak = Filters(country=("Norway",)).apply(tables)
    assert "The factory total published is at least €556 m, from one weak source." in (
        headline(weak).text
    )
