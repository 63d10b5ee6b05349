"""What the reader has asked for: which factories it selects, and how it reads in words."""

from dataclasses import replace

import pandas as pd
import pytest

from data.filters import Filters, options, unknown
from data.load import Tables

FIRST_SEVEN = ["lumi", "hammerhai", "pharos", "it4lia", "l-ai", "bsc", "mimer"]
SECOND = ["ai-at", "brainpp", "ai2f", "jaif", "piast-ai", "slaif"]
THIRD = ["czai", "litai", "nlaif", "gaia", "ro-aif", "1healthai"]
NONE = {"wave": "third", "kind": ("upgrade",)}
OF_LUMI = ["antenna-be", "antenna-lv", "antenna-is", "antenna-ch"]


def selected(tables: Tables, **asked: object) -> list[str]:
    return list(Filters(**asked).apply(tables).factories["factory_id"])


@pytest.mark.parametrize(
    ("asked", "factories"),
    [
        ({}, FIRST_SEVEN),
        ({"wave": "first"}, FIRST_SEVEN),
        ({"wave": "all"}, [*FIRST_SEVEN, *SECOND, *THIRD]),
        ({"wave": "second"}, SECOND),
        ({"wave": "third"}, THIRD),
        ({"wave": "all", "kind": ("existing",)}, ["ai2f", "jaif"]),
        ({"wave": "all", "country": ("Poland",)}, ["lumi", "piast-ai", "gaia"]),
        ({"wave": "third", "sector": ("defence",)}, ["litai", "nlaif"]),
        ({"country": ("Finland",)}, ["lumi"]),
        ({"country": ("Norway",)}, ["lumi"]),
        ({"country": ("Türkiye",)}, ["bsc"]),
        ({"country": ("Slovenia", "Greece")}, ["pharos", "it4lia"]),
        ({"country": ("France",)}, []),
        ({"kind": ("new",)}, ["lumi", "hammerhai", "it4lia", "l-ai", "mimer"]),
        ({"kind": ("upgrade", "associated")}, ["pharos", "bsc"]),
        ({"kind": ("existing",)}, []),
        ({"sector": ("finance",)}, ["l-ai", "bsc"]),
        ({"sector": ("space", "gaming")}, ["l-ai", "mimer"]),
        ({"kind": ("new",), "sector": ("health",)}, ["lumi", "mimer"]),
        ({"country": ("Denmark",), "kind": ("new",), "sector": ("health",)}, ["lumi"]),
        ({"country": ("Spain",), "kind": ("new",)}, []),
        ({"country": ("Atlantis",)}, []),
        ({"sector": ("heal",)}, []),
    ],
)
def test_values_of_one_filter_add_up_and_filters_narrow_each_other(
    asked, factories, tables: Tables
):
    assert selected(tables, **asked) == factories


def test_a_factory_without_a_sector_or_kind_is_left_out_and_no_error(tables: Tables):
    factories = tables.factories.copy()
    factories.loc[factories["factory_id"] == "bsc", ["sectors", "kind"]] = pd.NA
    bare = replace(tables, factories=factories)
    assert selected(bare, sector=("finance",)) == ["l-ai"]
    assert "bsc" not in selected(bare, kind=("upgrade",))
    assert selected(bare) == FIRST_SEVEN


@pytest.mark.parametrize("name", ["budgets", "memberships"])
def test_rows_of_other_factories_go(name, tables: Tables):
    frame = getattr(Filters(country=("Norway",)).apply(tables), name)
    assert set(frame["factory_id"]) == {"lumi"}


@pytest.mark.parametrize("name", ["milestones", "evidence"])
def test_rows_of_the_programme_stay(name, tables: Tables):
    frame = getattr(Filters(country=("Norway",)).apply(tables), name)
    antennas = set(OF_LUMI) if name == "evidence" else set()
    assert set(frame["subject_id"]) == {"lumi", "programme", *antennas}


@pytest.mark.parametrize(
    ("asked", "antennas"),
    [
        ({"country": ("Norway",)}, OF_LUMI),
        ({"wave": "third"}, []),
        ({"wave": "second", "country": ("Austria",)}, []),
        ({"country": ("Ireland",)}, ["antenna-ie"]),
        ({"wave": "third", "country": ("Slovakia", "Poland")}, ["antenna-sk"]),
        ({"wave": "all", "kind": ("upgrade",)}, ["antenna-ch"]),
    ],
)
def test_an_antenna_stays_with_its_factories_and_where_its_country_is_asked_for(
    asked, antennas, tables: Tables
):
    assert list(Filters(**asked).apply(tables).antennas["antenna_id"]) == antennas


@pytest.mark.parametrize("known", ["", "2026-01-01"])
def test_where_nothing_is_left_out_every_antenna_stays(known, tables: Tables):
    assert len(Filters(wave="all", known=known).apply(tables).antennas) == 13


def test_an_antenna_linked_to_nothing_goes_with_any_other_choice(tables: Tables):
    assert "antenna-sk" not in set(Filters(wave="second").apply(tables).antennas["antenna_id"])


@pytest.mark.parametrize("name", ["programme", "sources", "countries"])
def test_tables_that_are_not_about_factories_stay_whole(name, tables: Tables):
    chosen = Filters(country=("Norway",)).apply(tables)
    pd.testing.assert_frame_equal(getattr(chosen, name), getattr(tables, name))


def test_an_empty_selection_keeps_every_column(tables: Tables):
    chosen = Filters(**NONE).apply(tables)
    for name, frame in chosen.frames().items():
        assert list(frame.columns) == list(getattr(tables, name).columns)
    assert len(chosen.budgets) == len(chosen.memberships) == 0


def test_the_tables_given_are_left_as_they_were(tables: Tables):
    before = {name: frame.copy() for name, frame in tables.frames().items()}
    Filters(country=("Norway",), sector=("health",)).apply(tables)
    for name, frame in tables.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, ["first seven"]),
        ({"wave": "all"}, ["all selections in the data"]),
        ({"wave": "second"}, ["second selection"]),
        ({"country": ("Finland",)}, ["first seven", "Finland"]),
        ({"country": ("Finland", "Norway", "Spain")}, ["Finland, Norway and Spain"]),
        ({"kind": ("new", "upgrade")}, ["new and upgrade"]),
        ({"sector": ("health",)}, ["health"]),
        (
            {"country": ("Norway",), "kind": ("new",), "sector": ("health",)},
            ["first seven", "Norway", "new", "health"],
        ),
    ],
)
def test_a_selection_names_all_that_was_asked(asked, words):
    described = Filters(**asked).describe()
    positions = [described.find(word) for word in words]
    assert -1 not in positions, described
    assert positions == sorted(positions)


def test_different_selections_read_differently():
    asked = [
        {},
        {"wave": "all"},
        {"country": ("Spain",)},
        {"kind": ("new",)},
        {"sector": ("space",)},
    ]
    assert len({Filters(**each).describe() for each in asked}) == len(asked)


def test_the_options_are_what_the_tables_hold(tables: Tables):
    offered = options(tables)
    assert offered["wave"] == ["first", "second", "third", "all"]
    assert {"Norway", "France", "Ireland", "Moldova"} < set(offered["country"])
    # All of them, so that one that takes part in nothing can be asked for, too.
    assert offered["country"] == sorted(tables.countries["name"])
    assert set(offered["kind"]) == {"new", "upgrade", "associated", "existing"}
    assert {"health", "finance", "gaming"} < set(offered["sector"])


def test_the_waves_offered_of_a_selection_are_those_it_holds(first_seven: Tables):
    assert options(first_seven)["wave"] == ["first", "all"]


@pytest.mark.parametrize("name", ["kind", "sector"])
def test_every_option_selects_something(name, tables: Tables):
    for value in options(tables)[name]:
        found = Filters(wave="all", **{name: (value,)}).apply(tables)
        assert len(found.factories) + len(found.antennas), value


def test_every_country_with_a_part_in_it_selects_something(tables: Tables):
    named = {*tables.memberships["country"], *tables.antennas["country"]}
    names = tables.countries.set_index("country")["name"]
    for code in tables.countries["country"]:
        found = Filters(wave="all", country=(names[code],)).apply(tables)
        assert (code in named) == bool(len(found.factories) + len(found.antennas)), code


def test_without_factories_only_countries_can_be_asked_for(tables: Tables):
    offered = options(Filters(**NONE).apply(tables))
    assert offered | {"country": []} == {"wave": ["all"], "country": [], "kind": [], "sector": []}


@pytest.mark.parametrize(
    ("asked", "dropped"),
    [
        ({"country": ["Finland"], "wave": ["first"]}, []),
        ({"country": ["Atlantis", "Finland"]}, ["country=Atlantis"]),
        ({"kind": ["New"], "sector": ["spice"]}, ["kind=New", "sector=spice"]),
        ({"colour": ["blue"]}, ["colour=blue"]),
    ],
)
def test_an_unknown_value_is_named_as_it_stood_in_the_address(asked, dropped, tables: Tables):
    assert unknown(asked, options(tables)) == dropped
