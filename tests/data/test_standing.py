"""Why a claim stands as it does, in words that agree with how it was chosen."""

import pytest

from data.load import Tables
from data.reading import country_names
from data.records import records
from data.schema import Standing
from data.standing import same_attribute, same_value, standing_reason


@pytest.fixture(scope="module")
def claims(tables: Tables):
    return {claim["claim_id"]: claim for claim in records(tables.evidence)}


def test_of_claims_on_one_value_exactly_one_is_shown(claims, tables):
    """The groups are those that `data.choose` chose among."""
    for claim in claims.values():
        group = same_value(claim, tables.evidence)
        alive = [c for c in group if c["standing"] != Standing.SET_ASIDE]
        assert sum(c["standing"] == Standing.CHOSEN for c in alive) == bool(alive), claim


def test_names_of_one_event_stand_together(claims, tables):
    attributes = set(same_attribute(claims["c0331"], tables.evidence)["attribute"])
    assert "milestone.operation_expected" in attributes


@pytest.mark.parametrize(
    ("claim_id", "said"),
    [
        ("c0064", "It was chosen by a reviewed correction: the only figure for the whole of LUMI"),
        ("c0065", "It can be true together with the claim shown, c0064 (≥ €556 m)."),
        ("c0174", "It cannot be true together with the claim shown, c0173 (€30 m)"),
        ("c0195", "took its place: shown is c0196 (June 2026)"),
        ("c0257", "It was set aside by a reviewed correction: a conversion"),
        ("c0125", "on this value"),
        ("c0173", "It covers only a part: the 36-month service project, not the machine."),
        ("c0615", "Its date is of the machine, not of the factory: the inauguration of JUPITER."),
        ("c0638", "A reviewed correction chose that one: the only figure given for this factory"),
        ("c0172", "with the claim shown, c0173 (€30 m). It covers only a part: the services"),
    ],
)
def test_the_reason_is_said(claim_id, said, claims, tables):
    countries = country_names(tables)
    assert said in standing_reason(claims[claim_id], tables.evidence, countries)


def test_a_machine_that_only_the_press_says_to_run_says_why_it_is_set_aside(claims, tables):
    report = claims["c0415"] | {"status": "actual", "standing": Standing.SET_ASIDE}
    said = standing_reason(report, tables.evidence, country_names(tables))
    assert said.startswith("It is set aside: that a machine is in operation counts only where")


def test_every_claim_has_a_reason(claims, tables):
    countries = country_names(tables)
    for claim in claims.values():
        assert standing_reason(claim, tables.evidence, countries).endswith(".")
