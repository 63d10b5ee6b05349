"""The Antennas: what is known of each, where it stands, and that it is no member of anything."""

from datetime import date

import pandas as pd
import pytest

from data.build import build_tables, main
from data.known import History
from data.load import Tables
from data.reading import subject_names
from data.records import records
from data.register import Register


@pytest.fixture(scope="module")
def antennas(tables: Tables) -> dict[str, dict[str, object]]:
    return {row["antenna_id"].removeprefix("antenna-"): row for row in records(tables.antennas)}


@pytest.mark.parametrize(
    ("country", "name", "linked"),
    [
        ("be", "BE-AIFA", "lumi;jaif"),
        ("cy", "Pharos CY", "pharos"),
        ("hu", "HunAIFA", "jaif"),
        ("ie", "AIF IRL-Antenna", "ai2f"),
        ("lv", "AIFA-LAT", "lumi"),
        ("mt", "CALYPSO", "pharos"),
        ("sk", None, None),
        ("is", None, "lumi"),
        ("md", "FAIMA", "piast-ai"),
        ("ch", "HEARTS", "lumi;bsc;mimer;it4lia"),
        ("gb", None, "hammerhai"),
        ("mk", "VEZILKA", "pharos"),
        ("rs", "SAIFA", "pharos;it4lia"),
    ],
)
def test_each_antenna_has_the_name_and_the_links_that_sources_give(country, name, linked, antennas):
    row = antennas[country]
    assert (row["name"], row["linked_factories"]) == (name, linked)
    assert row["country"] == country.upper()


@pytest.mark.parametrize(
    ("country", "amount", "currency", "amount_eur", "qualifier"),
    [
        ("be", 10_000_000, "EUR", 10_000_000, "exact"),
        ("is", 1_400_000_000, "ISK", 9_887_006, "about"),
        ("gb", 8_600_000, "GBP", 9_911_260, "about"),
        ("rs", 3_800_000, "EUR", 3_800_000, "exact"),
        ("lv", 8_400_000, "EUR", 8_400_000, "exact"),
        ("sk", None, None, None, None),
    ],
)
def test_amounts_stand_in_their_own_currency_and_in_euro(
    country, amount, currency, amount_eur, qualifier, antennas
):
    row = antennas[country]
    shown = [row[name] for name in ("amount", "currency", "amount_eur", "qualifier")]
    assert shown == [amount, currency, amount_eur, qualifier]
    assert row["converted"] == (None if currency is None else currency != "EUR")


def test_each_amount_and_link_is_that_of_its_claim(antennas, tables: Tables):
    claims = {claim["claim_id"]: claim for claim in records(tables.evidence)}
    for row in antennas.values():
        named = [row["claim_id"], *(row["link_claim_ids"] or "").split(";")]
        for claim_id in filter(None, named):
            assert claims[claim_id]["subject_id"] == row["antenna_id"]
            assert claims[claim_id]["standing"] == "chosen"
        if row["claim_id"]:
            assert claims[row["claim_id"]]["amount_eur"] == row["amount_eur"]


@pytest.mark.parametrize(
    ("country", "city", "basis"),
    [
        ("gb", "Edinburgh", "host"),
        ("ie", "Galway", "host"),
        ("lv", "Riga", "host"),
        ("rs", "Belgrade", "host"),
        ("ch", "Bern", "capital"),
        ("sk", "Bratislava", "capital"),
    ],
)
def test_an_antenna_stands_at_its_host_where_a_source_places_it_else_in_the_capital(
    country, city, basis, antennas
):
    row = antennas[country]
    assert (row["city"], row["location_basis"]) == (city, basis)
    assert row["latitude"] is not None
    assert row["longitude"] is not None


def test_antennas_are_members_of_no_consortium(tables: Tables):
    ids = set(tables.antennas["antenna_id"])
    assert len(ids) == 13
    for name in ("factories", "memberships", "organisations", "budgets", "funding", "milestones"):
        frame = getattr(tables, name)
        assert not ids & set(frame[frame.columns[0]]), name


def test_an_antenna_that_no_source_names_is_called_after_its_country(tables: Tables):
    names = subject_names(tables)
    assert names["antenna-sk"] == "Antenna in Slovakia"
    assert names["antenna-be"] == "BE-AIFA"


@pytest.mark.parametrize(("known", "count"), [(date(2025, 10, 12), 0), (date(2025, 10, 13), 13)])
def test_there_is_no_antenna_before_the_selection(known, count, tables: Tables):
    assert len(History(tables).on(known).antennas) == count


def antenna_of(folder, antenna_id: str = "antenna-sk") -> pd.Series:
    return build_tables(Register.read(folder))["antennas"].set_index("antenna_id").loc[antenna_id]


def test_an_antenna_of_which_nothing_is_known_is_there_and_empty(write_register):
    row = antenna_of(write_register())
    filled = {name for name, value in row.items() if not pd.isna(value) and value != ""}
    assert filled == {"country", "city", "latitude", "longitude", "location_basis"}


LINK = {"subject": "antenna-sk", "attribute": "linked_factory"}


def test_a_link_by_an_earlier_name_finds_the_factory(write_register):
    names = [
        {"claim_id": f"c000{n}", "subject": "mimer", "attribute": "name", "reported": name}
        for n, name in enumerate(["Sweden AI Factory", "MIMER"])
    ]
    link = LINK | {"claim_id": "c0005", "reported": "Sweden AI Factory"}
    assert antenna_of(write_register([*names, link]))["linked_factories"] == "mimer"


def test_a_link_to_what_is_no_factory_stops_the_build(write_register, tmp_path, capsys):
    folder = write_register([{}, LINK | {"claim_id": "c0002", "reported": "HEARTS"}])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    reason = "antenna-sk is linked to something that is no factory"
    assert f"{folder}/claims.csv:3: c0002: {reason}" in capsys.readouterr().err


def test_a_host_in_another_country_stops_the_build(write_register, tmp_path, capsys):
    city = {"subject": "antenna-sk", "attribute": "city", "reported": "Vienna"}
    assert main(["--claims", str(write_register([city])), "--output", str(tmp_path / "out")]) == 1
    assert "c0001: Vienna of antenna-sk is no place in SK" in capsys.readouterr().err
