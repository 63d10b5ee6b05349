"""Every distinct reported string of the register, through its rule.

`expected_values.csv` was written by reading the claims, not by running the rules.
"""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from data.register import Claim, Register
from data.rules import Clean, NotUnderstood, clean

with Path(__file__).with_name("expected_values.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))
RESULT = ("value", "amount", "currency", "unit", "qualifier", "edtf")


def said(claim: Claim) -> tuple[str, str, str]:
    return claim.attribute, claim.reported, claim.context


def expected_of(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in RESULT)


def result(made: Clean) -> tuple[str, ...]:
    amount = "" if made.amount is None else f"{made.amount.normalize():f}"
    return made.value, amount, made.currency, made.unit, made.qualifier, made.edtf


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['claim_id']} {row['reported']}")
def test_reported_string_comes_out_as_read_by_a_person(row, register: Register):
    claim = next(claim for claim in register.claims if claim.claim_id == row["claim_id"])
    assert said(claim) == (row["attribute"], row["reported"], row["context"])
    assert result(clean(claim, register)) == expected_of(row)


def test_every_distinct_string_is_expected_and_no_row_is_stale(register: Register):
    rows = Counter((row["attribute"], row["reported"], row["context"]) for row in EXPECTED)
    assert rows == Counter({said(claim) for claim in register.claims})


def test_a_string_means_the_same_in_every_claim_that_prints_it(register: Register):
    expected = {
        (row["attribute"], row["reported"], row["context"]): expected_of(row) for row in EXPECTED
    }
    others = {
        claim.claim_id: result(clean(claim, register))
        for claim in register.claims
        if result(clean(claim, register)) != expected[said(claim)]
    }
    assert others == {}


def test_no_currency_is_guessed(register: Register):
    claim = next(claim for claim in register.claims if claim.reported == "circa 430 milioni")
    with pytest.raises(NotUnderstood, match="no currency"):
        clean(replace(claim, context=""), register)


def test_the_government_is_that_of_the_country_the_claim_is_about(register: Register):
    claim = next(claim for claim in register.claims if claim.reported == "the government")
    assert clean(claim, register).value == "Government of Sweden"
    with pytest.raises(NotUnderstood, match="the government"):
        clean(replace(claim, subject="ai-at"), register)


def test_a_partner_that_left_says_so(register: Register):
    claim = next(claim for claim in register.claims if claim.attribute == "partner_country")
    gone = clean(replace(claim, context="left"), register)
    assert (gone.value, gone.qualifier) == (clean(claim, register).value, "ended")


@pytest.mark.parametrize(
    ("subject", "attribute"), [("lumi", "colour"), ("programme", "city"), ("lumi", "milestone.fun")]
)
def test_an_attribute_without_a_rule_is_not_understood(subject, attribute, register: Register):
    claim = replace(register.claims[0], subject=subject, attribute=attribute)
    with pytest.raises(NotUnderstood, match=attribute):
        clean(claim, register)
