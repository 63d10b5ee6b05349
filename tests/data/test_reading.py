"""Claims in words, and how they are found."""

import pandas as pd
import pytest

from data.load import Tables
from data.reading import (
    claims_in_words,
    limited,
    second_hand,
    sources_with_address,
    topic,
    weakest,
)
from data.search import matching
from data.sentences.sentence import Sentence


@pytest.fixture(scope="module")
def claims(tables: Tables) -> pd.DataFrame:
    return claims_in_words(tables).set_index("claim_id", drop=False)


@pytest.mark.parametrize(
    ("claim_id", "about", "value"),
    [
        ("c0064", "Factory total", "≥ €556 m"),
        ("c0065", "Factory total", "about €597 m, converted from CZK 15,000,000,000"),
        ("c0102", "Country", "Germany"),
        ("c0260", "Accelerators", "≥ 8,000 accelerators"),
        ("c0320", "EU share", "50 %"),
        ("c0459", "Factory total", "not disclosed"),
        ("c0083", "Contract signed (actual)", "31 August 2026"),
    ],
)
def test_a_clean_value_reads_as_in_the_figures(claim_id, about, value, claims):
    assert tuple(claims.loc[claim_id, ["about", "value"]]) == (about, value)


def test_every_claim_has_words_and_keeps_its_place(claims, tables):
    assert list(claims["claim_id"]) == list(tables.evidence["claim_id"])
    assert claims[["subject", "about", "value", "standing", "published"]].notna().all(axis=None)


def test_a_source_without_an_address_of_its_own_is_read_in_the_copy(tables):
    address = sources_with_address(tables).set_index("source_id")["address"]
    assert address["euractiv-2025-10"].startswith("https://daynews.space/")
    assert address["eurohpc-selection-2024"].startswith("https://eurohpc-ju.europa.eu/")
    assert pd.isna(address["it4lia-note-2026"])  # its copy is named, without an address


def test_what_limits_a_sum_is_said_of_its_claims_only(tables):
    assert limited(["c0064", "c0173"], tables) == (
        "Not of a whole factory: Pharos (the 36-month service project, not the machine)."
    )
    assert weakest(["c0064", "c0173"], tables) == Sentence(
        "The weakest source: Unknown (press rewrite) for LUMI AI Factory (c0064, supported by "
        "IT4Innovations (VSB-TU Ostrava): about €597 m, converted from CZK 15,000,000,000, c0065).",
        ("c0064", "c0065"),
    )
    assert limited(["c0125"], tables) == weakest(["c0125"], tables).text == ""


def test_what_was_read_second_hand_is_counted(tables):
    contracts = tables.budgets[tables.budgets["measure"] == "system_contract"]["claim_id"].dropna()
    assert second_hand(contracts, tables).startswith("All read second-hand")
    assert second_hand(["c0066", "c0064"], tables).startswith("1 of 2 read second-hand")
    assert second_hand(["c0064"], tables) == ""


def test_names_of_one_event_are_one_topic():
    expected, reported = ("milestone.operation_expected", "milestone.operational")
    assert topic(expected, "lumi") == topic(reported, "lumi")


def test_the_total_of_an_antenna_is_no_factory_total():
    assert topic("budget_total", "lumi") == "Factory total"
    assert topic("budget_total", "antenna-lv") == "Antenna total"


@pytest.mark.parametrize("query", ["türkiye", "TURKIYE", "  Turkiye "])
def test_case_and_accents_do_not_matter(query, claims):
    assert set(matching(claims, query, ["value"])["value"]) == {
        "Türkiye",
        *(v for v in claims["value"] if "Türkiye" in v),
    }


def test_every_word_must_be_found_in_any_column(claims):
    found = matching(claims, "556 press", ["reported", "publisher"])
    assert list(found["claim_id"]) == ["c0064"]


def test_a_blank_query_finds_all_and_a_pattern_is_text(claims):
    assert len(matching(claims, " ", ["reported"])) == len(claims)
    assert matching(claims, ".*", ["reported"]).empty
    assert list(matching(claims.iloc[:0], "x", ["reported"])) == list(claims)
