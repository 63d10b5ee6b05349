"""Antennas in words: what is said of each, what is open, and that none is a member."""

import pandas as pd
import pytest

from charts.antennas import antennas_of
from charts.theme import LIGHT
from exports import views


@pytest.fixture(scope="module")
def network(tables):
    return views.sites(tables, None, LIGHT, flat=True, antennas=True)


@pytest.fixture(scope="module")
def rows(network):
    return network.rows[network.rows["Kind"] == "Antenna"].set_index("Country")


def test_title_and_alt_count_sites_and_antennas(network):
    assert network.title.startswith("19 sites in 16 countries")
    assert network.title.endswith("; 13 Antennas")
    assert "19 sites and 13 Antennas, 17 broken lines to linked factories" in network.alt


def test_an_antenna_without_a_link_is_named(network, rows):
    assert "No linked factory is named for the Antenna in Slovakia." in network.subtitle
    assert rows.loc["Slovakia", "Linked factories"] == "no linked factory named"
    assert rows.loc["Slovakia", "Host"] == "not named"


def test_rows_of_sites_stay_as_they_are(network, tables):
    without = views.sites(tables, None, LIGHT, flat=True)
    sites = network.rows[network.rows["Kind"] != "Antenna"]
    pd.testing.assert_frame_equal(sites[without.rows.columns], without.rows)
    assert sites["Antenna"].isna().all()


@pytest.mark.parametrize(
    ("country", "amount"),
    [
        ("Iceland", "ISK 1.4 Billion (converted: about €9.89 m)"),
        ("Belgium", "€10 m"),
        ("Hungary", "no figure found"),
    ],
)
def test_amounts_stand_in_their_own_currency_and_converted(country, amount, rows):
    assert rows.loc[country, "Budget"] == amount


def test_the_place_says_on_what_it_rests(rows):
    assert rows.loc["Ireland", "Location basis"] == "city of the host"
    assert rows.loc["Belgium", "Location basis"] == "capital, as no source places the host"
    assert pd.isna(rows.loc["Belgium", "City claim"])
    assert rows.loc["Serbia", "City claim"] == "c1145"


def test_every_claim_in_a_row_is_among_those_of_the_view(network, rows):
    columns = [name for name in rows if name.lower().endswith(("claim", "claims"))]
    named = {c for name in columns for cell in rows[name].dropna() for c in cell.split(", ")}
    assert named
    assert named <= set(network.claim_ids)


def test_a_linked_factory_that_is_not_selected_keeps_its_name(first_seven):
    view = views.sites(first_seven, None, LIGHT, flat=True, antennas=True)
    belgium = view.rows.set_index("Country").loc["Belgium"]
    assert belgium["Linked factories"] == "LUMI AI Factory and JUPITER AI Factory (JAIF)"


def test_the_table_stays_as_it_is(tables):
    before = tables.antennas.copy(deep=True)
    antennas_of(tables.antennas, {}, dict.fromkeys(before["antenna_id"], "A"), {})
    pd.testing.assert_frame_equal(tables.antennas, before)
