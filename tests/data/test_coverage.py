"""What is known of each factory: reconciled with the tables that show it."""

from dataclasses import replace

import pandas as pd
import pytest

from data.coverage import COLUMNS, Coverage, coverage
from data.filters import Filters
from data.load import Tables
from data.schema import MEASURES, attribute_of
from data.wording import attribute_label


@pytest.fixture(scope="module")
def known(tables: Tables) -> pd.DataFrame:
    return coverage(tables)


def of(known: pd.DataFrame, column: str, state: Coverage = Coverage.PUBLISHED) -> set[str]:
    found = known[(known["column"] == column) & (known["coverage"] == state)]
    return set(found["factory_id"])


def test_every_column_is_asked_of_every_factory(known, tables):
    assert len(known) == len(COLUMNS) * len(tables.factories)
    assert not known.duplicated(["column", "factory_id"]).any()
    assert set(known["coverage"]) <= set(Coverage)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.label)
def test_every_column_is_one_the_register_can_hold(column):
    name = f"milestone.{column.name}" if column.status else column.name
    assert attribute_of("lumi", name) is not None


@pytest.mark.parametrize("measure", MEASURES)
def test_budgets_agree_with_their_table(measure, known, tables):
    rows = tables.budgets[tables.budgets["measure"] == measure]
    column = attribute_label(MEASURES[measure])

    assert of(known, column) == set(rows.dropna(subset="amount_eur")["factory_id"])
    withheld = rows[rows["qualifier"] == "not_disclosed"]
    assert of(known, column, Coverage.NOT_DISCLOSED) == set(withheld["factory_id"])


def test_a_city_is_known_where_sources_give_more_than_that_of_a_machine(known, tables):
    sites = tables.factories[tables.factories["location_basis"] == "site"]
    assert of(known, "City") == set(sites["factory_id"])


@pytest.mark.parametrize("column", ["host", "kind", "planned_system", "vendor"])
def test_attributes_agree_with_the_table_of_factories(column, known, tables):
    filled = tables.factories.dropna(subset=column)["factory_id"]
    assert of(known, attribute_label(column)) == set(filled)


@pytest.mark.parametrize(
    ("label", "event", "status"),
    [
        ("Services running (actual)", "services", "actual"),
        ("Machine in operation (planned)", "operation", "planned"),
        ("Machine in operation (actual)", "operation", "actual"),
    ],
)
def test_events_agree_with_the_milestones(label, event, status, known, tables):
    milestones = tables.milestones.query(
        "event == @event and status == @status and standing == 'chosen'"
    )
    assert of(known, label) == set(milestones["subject_id"]) - {"programme"}


def test_partner_countries_agree_with_the_memberships(known, tables):
    partners = tables.memberships.query("role == 'partner'")
    assert of(known, "Partner country") == set(partners["factory_id"])


def test_a_claim_set_aside_is_no_coverage(known, tables):
    """c0108 names the host as the machine that HammerHAI builds on, and is set aside."""
    assert "hammerhai" in of(known, "Existing system", Coverage.NO_CLAIM)


def test_of_no_factory_there_is_no_row(tables):
    assert coverage(Filters(kind=("upgrade",), country=("Austria",)).apply(tables)).empty


def test_without_evidence_nothing_is_claimed(tables):
    silent = coverage(replace(tables, evidence=tables.evidence.iloc[:0]))
    assert set(silent["coverage"]) == {Coverage.NO_CLAIM}


def test_the_tables_are_left_as_they_are(tables):
    before = tables.evidence.copy(deep=True)
    coverage(tables)
    pd.testing.assert_frame_equal(tables.evidence, before)
