"""Sites and consortia as RFC 7946 has them."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.records import records
from exports.extract import Extract
from exports.geojson import geojson


def made(extract: Extract) -> dict[str, Any]:
    return json.loads(geojson(extract))


def features(collection: dict[str, Any], what: str) -> dict[str, dict[str, Any]]:
    return {
        feature["id"]: feature
        for feature in collection["features"]
        if feature["properties"]["feature"] == what
    }


@pytest.fixture(scope="module")
def collection(whole):
    return made(whole)


@pytest.fixture(scope="module")
def first_day(extract):
    """The day of the selection: not every place and hardly an amount was known."""
    return made(extract(wave="all", known="2024-12-10"))


def test_every_feature_has_what_the_standard_asks_for(collection):
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["geometry"]) == {"type", "coordinates"}


def test_positions_are_longitude_and_latitude_in_europe(collection):
    for feature in collection["features"]:
        coordinates = feature["geometry"]["coordinates"]
        is_line = feature["geometry"]["type"] == "LineString"
        assert len(coordinates) == 2
        for longitude, latitude in coordinates if is_line else [coordinates]:
            assert -25 < longitude < 45
            assert 34 < latitude < 72


def test_no_two_features_share_an_id(collection):
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)


def test_a_site_says_what_is_known_of_its_factory(collection):
    site = features(collection, "site")["lumi"]

    assert site["geometry"] == {"type": "Point", "coordinates": [27.72846, 64.22728]}
    said = site["properties"]
    assert (said["name"], said["city"]) == ("LUMI AI Factory", "Kajaani")
    assert (said["country"], said["country_name"]) == ("FI", "Finland")
    assert (said["location_basis"], said["kind"], said["stage"]) == ("site", "new", "contract")
    assert said["host"] == ["CSC – IT Center for Science"]
    assert "health" in said["sectors"]
    assert said["factory_total"] == "≥ €556 m"
    assert said["factory_total_eur"] == 556_000_000
    assert said["factory_total_qualifier"] == "at_least"
    assert said["claims"]["factory_total"] == ["c0064"]


def test_every_claim_named_is_in_the_evidence(collection, tables):
    known = set(tables.evidence["claim_id"])
    sites, links = features(collection, "site"), features(collection, "link")
    antennas = features(collection, "antenna")
    for point in (*sites.values(), *antennas.values()):
        for claims in point["properties"]["claims"].values():
            assert set(claims) <= known
    assert {link["properties"]["claim_id"] for link in links.values()} <= known


def test_an_amount_that_is_not_disclosed_is_no_zero(collection):
    said = features(collection, "site")["mimer"]["properties"]
    assert said["factory_total_eur"] is None
    assert said["factory_total"] == "not disclosed"
    assert said["factory_total_qualifier"] == "not_disclosed"


def test_a_site_says_what_to_know_before_quoting_its_total(collection):
    said = {
        key: site["properties"]["factory_total_reservations"]
        for key, site in features(collection, "site").items()
    }
    assert said["lumi"] == ["from one weak source"]
    assert said["pharos"] == ["the 36-month service project, not the machine"]
    assert said["bsc"] == said["mimer"] == []


def test_a_line_leads_to_the_capital_of_each_partner(collection, tables):
    links = features(collection, "link")
    partners = tables.memberships[tables.memberships["role"] == "partner"]
    assert set(links) == {f"{row['factory_id']}-{row['country']}" for row in records(partners)}

    line = links["lumi-CZ"]
    assert line["geometry"]["coordinates"] == [[27.72846, 64.22728], [14.42076, 50.08804]]
    assert line["properties"] == {
        "feature": "link",
        "factory_id": "lumi",
        "factory": "LUMI AI Factory",
        "country": "CZ",
        "country_name": "Czechia",
        "capital": "Prague",
        "role": "partner",
        "claim_id": "c0047",
    }


def test_an_antenna_is_a_point_with_what_is_known_of_it(collection, tables):
    antennas = features(collection, "antenna")
    assert set(antennas) == set(tables.antennas["antenna_id"])

    latvian = antennas["antenna-lv"]
    assert latvian["geometry"] == {"type": "Point", "coordinates": [24.10589, 56.946]}
    said = latvian["properties"]
    assert (said["name"], said["country_name"], said["city"]) == ("AIFA-LAT", "Latvia", "Riga")
    assert (said["location_basis"], said["location_note"]) == ("host", None)
    assert said["linked_factories"] == ["lumi"]
    assert (said["antenna_total"], said["antenna_total_eur"]) == ("€8.4 m", 8_400_000)
    assert said["claims"]["linked_factories"] == ["c0840"]
    assert said["claims"]["antenna_total"] == ["c0841"]


def test_an_antenna_of_no_known_city_says_that_it_stands_in_the_capital(collection):
    said = features(collection, "antenna")["antenna-sk"]["properties"]
    assert said["name"] == "Antenna in Slovakia"
    assert (said["city"], said["location_basis"]) == ("Bratislava", "capital")
    assert said["location_note"] == "the capital of its country: no source read names a city"
    assert (said["antenna_total"], said["antenna_total_eur"]) == ("no figure found", None)
    assert said["linked_factories"] == []
    assert not {"city", "linked_factories", "antenna_total"} & set(said["claims"])


def test_a_factory_without_a_known_place_is_kept_without_geometry(first_day):
    site = features(first_day, "site")["l-ai"]
    assert site["geometry"] is None
    assert site["properties"]["city"] is None
    assert "city" not in site["properties"]["claims"]


def test_an_amount_nobody_gives_has_no_claim(first_day):
    said = features(first_day, "site")["lumi"]["properties"]
    assert (said["factory_total"], said["factory_total_eur"]) == ("no figure found", None)
    assert "factory_total" not in said["claims"]


def test_the_file_says_what_it_is(early):
    about = made(early)["about"]
    assert about["known"] == "2024-12-31"
    assert about["permalink"] == early.permalink()
    assert about["licence"]["name"] == "CC-BY-4.0"
    assert "GeoNames (CC BY 4.0)" in [work["title"] for work in about["attributions"]]


def test_nothing_is_an_empty_collection(nothing):
    assert made(nothing)["features"] == []


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
def test_any_name_comes_back_equal(worded, texts):
    extract = worded(texts)
    names = [site["properties"]["name"] for site in features(made(extract), "site").values()]
    assert names == list(extract.tables.factories["name"])
