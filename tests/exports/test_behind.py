"""The claims behind the values of a factory are those the values were chosen from."""

from dataclasses import replace

import pytest

from data.records import records
from exports.behind import claims_behind

_OTHERWISE = {"stage", "experimental_platform"}
"""Columns whose value is made of claims, not copied from them."""


@pytest.fixture(params=["2024-12-31", "2025-06-30", "2026-11-21"])
def dated(request, extract):
    return extract(wave="all", known=request.param).tables


def test_the_claims_say_what_the_table_says(dated):
    said = dated.evidence.set_index("claim_id")["value"]
    behind = claims_behind(dated)

    for factory in records(dated.factories):
        for column, claims in behind[factory["factory_id"]].items():
            assert claims
            if column not in _OTHERWISE:
                assert ";".join(said[claims]) == factory[column], (factory["factory_id"], column)


def test_every_stage_reached_has_a_report(dated):
    done = dated.milestones[dated.milestones["status"] == "actual"]
    for factory in records(dated.factories.dropna(subset="stage")):
        claims = claims_behind(dated)[factory["factory_id"]]["stage"]
        assert set(claims) <= set(done.loc[done["standing"] == "chosen", "claim_id"])


def test_a_machine_that_stands_for_its_factory_is_claimed_as_such(tables):
    factories = tables.factories.assign(location_basis="machine")
    claims = claims_behind(replace(tables, factories=factories))["pharos"]["city"]
    about = tables.evidence.set_index("claim_id")["attribute"]
    assert list(about[claims]) == ["machine_city"]


@pytest.mark.parametrize(
    ("stage", "event", "applies_to", "is_behind"),
    [
        ("machine", "operation", "machine", True),
        ("machine", "operation", "existing_machine", False),
        ("installation", "installation", "machine", True),
        ("services", "services", "factory", True),
        ("contract", "tender_opened", "machine", False),
    ],
)
def test_a_report_is_behind_the_stage_that_it_reaches(stage, event, applies_to, is_behind, tables):
    said = {"event": event, "applies_to": applies_to, "status": "actual", "standing": "chosen"}
    report = tables.milestones[tables.milestones["subject_id"] == "lumi"].head(1).assign(**said)
    factories = tables.factories.assign(stage=stage)
    behind = claims_behind(replace(tables, milestones=report, factories=factories))

    assert behind["lumi"].get("stage", []) == (list(report["claim_id"]) if is_behind else [])
    assert "stage" not in behind["bsc"]
