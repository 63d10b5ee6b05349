"""What the factories expect next, and what was reported of them last."""

from dataclasses import replace

import pandas as pd
import pytest

from data.events import COLUMNS, latest_reports, next_plans
from data.filters import Filters
from data.load import Tables

TODAY = "2026-11-21"


def names(frame) -> list[tuple[str, str]]:
    return list(zip(frame["subject_id"], frame["event"], strict=True))


def test_the_next_plans_come_soonest_first(tables: Tables):
    plans = next_plans(tables, TODAY, 3)
    assert names(plans)[:2] == [("pharos", "operation"), ("l-ai", "installation")]
    assert len(plans) == 3


def test_no_plan_that_has_ended_or_came_true_is_next(tables: Tables):
    every = names(next_plans(tables, "2024-01-01", 1000))
    done = names(latest_reports(tables, 1000))
    assert not set(every) & set(done)
    assert ("it4lia", "installation") not in names(next_plans(tables, "2026-01-01", 1000))
    assert ("it4lia", "installation") in names(next_plans(tables, "2025-12-31", 1000))


@pytest.mark.parametrize(
    ("plan", "today"),
    [
        ("c0193", "2025-01-01"),  # Pharos's contract, to be signed on 26 March 2025: announced
        ("c0196", "2026-01-01"),  # its installation, planned for June 2026: listed in the TOP500
    ],
)
def test_no_plan_is_next_that_another_event_tells_to_have_come_true(
    plan: str, today: str, tables: Tables
):
    assert plan in set(tables.milestones.query(f"end >= '{today}'")["claim_id"])
    assert plan not in set(next_plans(tables, today, 1000)["claim_id"])


def test_a_listing_of_an_existing_machine_leaves_the_own_one_next(tables: Tables):
    """IT4LIA waits for a machine of its own until the end of 2025 (c0273)."""
    rows = tables.milestones["claim_id"] == "c0204"
    listed = tables.milestones[rows].assign(subject_id="it4lia", claim_id="listed")
    more = replace(tables, milestones=pd.concat([tables.milestones, listed]))
    assert "c0273" in set(next_plans(more, "2025-12-01", 1000)["claim_id"])


def test_no_plan_that_was_replaced_is_next(tables: Tables):
    shown = set(next_plans(tables, "2024-01-01", 1000)["claim_id"])
    assert {"c0198", "c0331"} <= shown
    assert not {"c0197", "c0332"} & shown


def test_the_latest_reports_come_newest_first(tables: Tables):
    assert names(latest_reports(tables, 3)) == [
        ("mimer", "companion_inaugurated"),
        ("lumi", "contract_signed"),
        ("mimer", "renamed"),
    ]


@pytest.mark.parametrize("found", [next_plans, latest_reports])
def test_each_event_names_its_source(found, tables: Tables):
    arguments = (tables, TODAY, 100) if found is next_plans else (tables, 100)
    frame = found(*arguments)
    sources = tables.evidence.set_index("claim_id")["source_id"]
    assert list(frame["source_id"]) == list(sources[frame["claim_id"]])


def test_only_the_factories_selected_have_events(tables: Tables):
    spain = Filters(country=("Spain",)).apply(tables)
    assert set(latest_reports(spain, 100)["subject_id"]) == {"bsc"}
    assert set(next_plans(spain, "2025-01-01", 100)["subject_id"]) == {"bsc"}


def test_a_selection_without_factories_has_no_events(tables: Tables):
    empty = Filters(wave="third", kind=("upgrade",)).apply(tables)
    for events in (next_plans(empty, TODAY, 5), latest_reports(empty, 5)):
        assert (len(events), list(events.columns)) == (0, list(COLUMNS))


def test_when_nothing_is_planned_any_more_the_table_is_empty_and_whole(tables: Tables):
    """The clock moves on while the evidence does not."""
    plans = next_plans(tables, "2040-01-01", 5)
    assert (len(plans), list(plans.columns)) == (0, list(COLUMNS))
