"""Services running, own machine running: two facts, each counted alike wherever it is told."""

from dataclasses import replace
from datetime import date

import pytest

from charts.theme import LIGHT
from data.build import CLAIMS, build_date, build_tables, to_files, write
from data.headline import headline, key_figures
from data.load import Tables
from data.portrait import key_facts
from data.register import Claim, Register, Source
from data.schema import OWN_KINDS, PROVING_KINDS
from exports import views

SERVICES = ("milestone.services", "milestone.services_started")
MACHINE = ("milestone.operation", "milestone.operational", "milestone.operation_expected")


def telling(tables: Tables, events: tuple[str, ...]) -> set[str]:
    """The factories of which a claim that is shown says that it is done."""
    kinds = tables.sources.set_index("source_id")["kind"]
    shown = tables.evidence[
        tables.evidence["attribute"].isin(events)
        & (tables.evidence["status"] == "actual")
        & (tables.evidence["standing"] == "chosen")
        & tables.evidence["subject_id"].isin(tables.factories["factory_id"])
    ]
    if events == MACHINE:
        assert set(shown["source_id"].map(kinds)) <= set(PROVING_KINDS)
    return set(shown["subject_id"])


def figures(tables: Tables) -> dict[str, str]:
    return {figure.label: figure.value for figure in key_figures(tables)}


def title(tables: Tables) -> str:
    day = date.fromisoformat(tables.newest_evidence)
    return views.timeline(tables, views.slips_among(tables, tables), day, LIGHT).title


def test_both_states_are_counted_from_the_claims_of_the_whole_network(tables):
    own = set(tables.factories.loc[tables.factories["kind"].isin(OWN_KINDS), "factory_id"])
    services, machines = telling(tables, SERVICES), telling(tables, MACHINE) & own

    assert figures(tables)["Services running"] == f"{len(services)} of {len(tables.factories)}"
    assert figures(tables)["New machines running"] == f"{len(machines)} of {len(own)}"
    assert title(tables).startswith(f"Services run at {len(services)} of 19 factories; no new")
    for factory_id in tables.factories["factory_id"]:
        facts = {fact.label: fact.value for fact in key_facts(factory_id, tables)}
        assert (facts["Services"] == "running") == (factory_id in services), factory_id
        assert (facts.get("Own machine") == "running") == (factory_id in machines), factory_id


def told_by(kind: str, folder) -> Tables:
    """The tables if a source of a kind said that the machine of Gaia is in operation."""
    register = Register.read(CLAIMS)
    day = build_date(register).isoformat()
    source = Source("s", "A paper", "A title", "", day, "en", kind, "direct", "", "", day)
    told = (
        "c9999",
        "gaia",
        "milestone.operational",
        "October 2026",
        "",
        "actual",
        "s",
        "",
        "high",
        "",
    )
    more = replace(
        register,
        claims=(*register.claims, Claim(*told)),
        sources={**register.sources, source.source_id: source},
    )
    write(to_files(build_tables(more), build_date(more)), folder)
    return Tables.read(folder)


@pytest.mark.parametrize("kind", ["press", "secondary"])
def test_the_press_alone_puts_no_machine_into_operation(kind, tmp_path):
    tables = told_by(kind, tmp_path)
    assert figures(tables)["New machines running"] == "0 of 16"
    assert title(tables).endswith("no new machine is reported in operation")
    assert "no new machine is reported in operation" in headline(tables).text
    facts = {fact.label: fact.value for fact in key_facts("gaia", tables)}
    assert facts["Own machine"] != "running"


@pytest.mark.parametrize("kind", PROVING_KINDS)
def test_a_machine_that_its_host_reports_is_counted_and_its_services_are_not(kind, tmp_path):
    tables = told_by(kind, tmp_path)
    assert figures(tables)["New machines running"] == "1 of 16"
    assert figures(tables)["Services running"] == "6 of 19"
    assert title(tables) == (
        "Services run at 6 of 19 factories; 1 new machine is reported in operation"
    )
    facts = {fact.label: fact.value for fact in key_facts("gaia", tables)}
    assert facts["Own machine"] == "running"
    assert facts["Services"] != "running"


def test_no_status_in_words_calls_a_factory_operational(tables):
    status = tables.evidence[
        (tables.evidence["attribute"] == "status")
        & (tables.evidence["standing"] == "chosen")
        & tables.evidence["subject_id"].isin(tables.factories["factory_id"])
    ]
    said = status["value"].str.lower()
    called = status[said.str.contains("operational|in operation") & ~said.str.contains("not yet")]
    kinds = tables.sources.set_index("source_id")["kind"]
    assert set(called["source_id"].map(kinds)) <= set(PROVING_KINDS)
