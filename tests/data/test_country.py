"""One country in the whole network, and all of them: nothing left out, nothing said of silence."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.country import antennas_of, parts, payments, roll
from data.known import History
from data.load import Tables
from data.sentences.country import countries_sentence, country_sentence

TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def at_selection(tables: Tables) -> Tables:
    return History(tables).on(date(2024, 12, 31))


def said(country, tables):
    return country_sentence(country, tables, TODAY).text


def test_every_membership_is_told_of_its_country_and_of_no_other(tables):
    told = pd.concat(
        [parts(code, tables).assign(country=code) for code in tables.countries["country"]]
    )
    columns = ["factory_id", "country", "role", "claim_id"]

    assert sorted(map(tuple, told[columns].to_numpy())) == sorted(
        map(tuple, tables.memberships[columns].to_numpy())
    )


def test_what_is_hosted_stands_before_what_is_joined(tables):
    assert list(parts("PL", tables)["role"]) == ["host", "host", "partner"]


def test_every_antenna_is_told_of_its_country_by_a_name(tables):
    told = [row for code in tables.countries["country"] for row in antennas_of(code, tables)]

    assert {row["antenna_id"] for row in told} == set(tables.antennas["antenna_id"])
    assert all(row["name"] for row in told)


def test_money_of_a_country_is_by_its_payers_and_never_the_eus(tables):
    spain = payments("ES", tables)

    assert set(spain["payer"]) == {
        *("National side", "Spanish State", "Catalonia", "Spanish State and Catalonia", "Galicia")
    }
    assert spain.loc[spain["payer"] == "Galicia", "amount_eur"].tolist() == [17_000_000]


def test_what_several_countries_pay_together_is_told_of_each_as_it_is_named(tables):
    for code in ("PT", "RO", "TR"):
        joint = payments(code, tables)
        assert joint.loc[joint["claim_id"] == "c0400", "payer"].tolist() == [
            "Portugal, Romania and Türkiye"
        ]


def test_the_national_side_of_a_factory_is_told_of_its_host_only(tables):
    assert "c0385" in set(payments("ES", tables)["claim_id"])
    assert "c0385" not in set(payments("PT", tables)["claim_id"])


def test_an_antenna_brings_the_amount_of_the_whole_of_it(tables):
    (row,) = payments("GB", tables).to_dict("records")

    assert (row["subject_id"], row["scope"], row["qualifier"]) == (
        "antenna-gb",
        "antenna_total",
        "about",
    )


def test_all_countries_are_listed_once_with_all_27_member_states(tables):
    rolled = roll(tables)

    assert sorted(rolled["country"]) == sorted(tables.countries["country"])
    assert int(rolled["is_eu_member"].sum()) == 27
    assert (
        rolled.set_index("country").loc["HR", ["hosts", "joins", "antennas"]].tolist() == [""] * 3
    )


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("PL", "Poland hosts 2 AI Factories, PIAST AI Factory (PIAST-AI) and Gaia AI Factory, and "
         "joins LUMI AI Factory."),
        ("NO", "Norway joins LUMI AI Factory."),
        ("BE", "Belgium has an Antenna, BE-AIFA."),
        ("SK", "Slovakia has an Antenna."),
        ("HR", "no AI Factory, consortium or Antenna of Croatia is in the evidence."),
        ("PT", "€28 million from Portugal, Romania and Türkiye for BSC AI Factory."),
    ],
)  # fmt: skip
def test_a_country_is_told_in_a_sentence(tables, country, words):
    assert words in said(country, tables)


def test_silence_about_partners_is_said(tables, at_selection):
    assert "Partner countries of 12 factories are named in no source read" in said("HR", tables)
    assert "in no source read" not in said("HR", at_selection)


def test_on_the_day_of_the_selection_only_the_first_are_known(at_selection):
    assert "Poland joins LUMI AI Factory." in said("PL", at_selection)
    assert "no AI Factory, consortium or Antenna of Belgium" in said("BE", at_selection)


def test_a_plan_whose_day_has_passed_is_not_next(tables):
    assert "Next is expected" in said("FR", tables)
    assert "Next is expected" not in country_sentence("FR", tables, "2100-01-01").text


def test_the_claims_behind_a_sentence_are_those_on_what_it_says(tables):
    claims = set(country_sentence("BE", tables, TODAY).claim_ids)

    assert claims == {"c0807", "c0808", "c0811"}


def test_all_countries_are_counted(tables):
    text = countries_sentence(tables).text

    assert (
        "16 countries host an AI Factory, 10 join another’s consortium, 13 have an Antenna" in text
    )
    assert "Nothing is in the evidence for Croatia." in text


def test_without_a_factory_nothing_is_said_to_be(tables):
    nothing = replace(
        tables,
        **{
            name: getattr(tables, name).iloc[:0]
            for name in ("factories", "memberships", "antennas")
        },
    )

    assert "no country hosts an AI Factory" in countries_sentence(nothing).text
    assert roll(nothing)[["hosts", "joins", "antennas"]].eq("").all(axis=None)
