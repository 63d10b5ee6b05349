"""Plans that later evidence moved, that came late, or that passed without a report."""

from collections.abc import Sequence

import pandas as pd
import pytest

from data.load import Tables
from data.schema import TABLES
from data.slips import COLUMNS, slips

KNOWN = "2026-11-21"


def make_milestone(claim_id: str, day: str | None, **overrides: object) -> dict[str, object]:
    """Return a chosen plan for a factory's machine that starts and ends on a day."""
    milestone = {
        "subject_id": "lumi",
        "event": "operation",
        "applies_to": "machine",
        "status": "planned",
        "claim_id": claim_id,
        "standing": "chosen",
        "edtf": day,
        "start": day,
        "end": day,
        "precision": "day",
    }
    return milestone | overrides


def found(milestones: Sequence[dict[str, object]], known: str = KNOWN) -> list[tuple[object, ...]]:
    columns = list(TABLES["milestones"].columns)
    table = pd.DataFrame(list(milestones), columns=columns).astype("string")
    shown = slips(table, known)[["change", "earlier_claim_id", "later_claim_id", "days"]]
    filled = shown.astype(object).where(shown.notna(), None)
    return list(filled.itertuples(index=False, name=None))


def test_a_plan_replaced_by_a_later_date_has_moved():
    milestones = [
        make_milestone("was", "2027-01-01", standing="superseded"),
        make_milestone("is", "2027-03-02"),
    ]
    assert found(milestones) == [("moved", "was", "is", 60)]


def test_the_distance_is_between_the_last_days():
    milestones = [
        make_milestone("was", "2027-06-30", start="2027-01-01", standing="superseded"),
        make_milestone("is", "2027-12-31", start="2027-07-01"),
    ]
    assert found(milestones) == [("moved", "was", "is", 184)]


def test_a_plan_brought_forward_is_no_slip():
    milestones = [
        make_milestone("was", "2027-12-31", standing="superseded"),
        make_milestone("is", "2027-06-30"),
    ]
    assert found(milestones) == []


@pytest.mark.parametrize("standing", ["rival", "supporting", "set_aside"])
def test_only_a_replaced_plan_has_moved(standing):
    milestones = [
        make_milestone("other", "2027-01-01", standing=standing),
        make_milestone("is", "2027-03-02"),
    ]
    assert found(milestones) == []


def test_what_was_done_after_its_plan_is_late():
    milestones = [
        make_milestone("plan", "2026-03-31"),
        make_milestone("done", "2026-04-01", status="actual"),
    ]
    assert found(milestones) == [("late", "plan", "done", 1)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("2027-01-01", "2027-06-30"), ("2027-01-01", "2027-12-31")),
        (("2027-05-01", "2027-08-31"), ("2027-07-01", "2027-09-30")),
        (("2027-03-01", "2027-03-31"), ("2027-03-31", "2027-03-31")),
        (("2027-01-01", "2027-06-30"), ("2027-06-30", "2027-09-30")),
    ],
)
def test_dates_that_overlap_are_no_slip(was: tuple[str, str], now: tuple[str, str]):
    milestones = [
        make_milestone("was", was[1], start=was[0], standing="superseded"),
        make_milestone("is", now[1], start=now[0]),
    ]
    assert found(milestones) == []


def steps(*milestones: dict[str, object]) -> list[object]:
    columns = list(TABLES["milestones"].columns)
    table = pd.DataFrame(list(milestones), columns=columns).astype("string")
    return list(slips(table, "2020-01-01")["step_months"])


@pytest.mark.parametrize(
    ("start", "step"),
    [
        ("2027-12-31", 0),
        ("2027-12-21", 1),
        ("2027-12-01", 1),
        ("2027-10-01", 3),
        ("2027-09-01", 4),
        ("2027-07-01", 6),
        ("2027-01-01", 12),
        ("2026-01-01", 24),
    ],
)
def test_a_distance_is_told_in_steps_of_the_vaguer_date(start: str, step: int):
    vague = make_milestone("was", "2027-12-31", start=start, standing="superseded")
    day = make_milestone("is", "2028-06-30")
    assert steps(vague, day) == [step]
    before = make_milestone("was", "2025-06-30", standing="superseded")
    assert steps(before, vague | {"claim_id": "is", "standing": "chosen"}) == [step]


@pytest.mark.parametrize(
    ("was", "now", "step"),
    [
        (("../2026", "2026-12-31"), ("../2027", "2027-12-31"), 12),
        (("../2025-12", "2025-12-31"), ("../2026-06", "2026-06-30"), 1),
        (("../2026-33", "2026-03-31"), ("../2026-34", "2026-06-30"), 3),
        (("../2026-40", "2026-06-30"), ("../2026-41", "2026-12-31"), 6),
        (("../2026-06~", "2026-06-30"), ("../2026-08~", "2026-08-31"), 1),
    ],
)
def test_a_bound_that_moves_is_as_vague_as_what_it_names(
    was: tuple[str, str], now: tuple[str, str], step: int
):
    def until(claim_id: str, bound: tuple[str, str], standing: str) -> dict[str, object]:
        edtf, end = bound
        return make_milestone(claim_id, end, edtf=edtf, start=None, standing=standing)

    assert steps(until("was", was, "superseded"), until("is", now, "chosen")) == [step]


def test_what_was_done_within_its_plan_is_no_slip():
    milestones = [
        make_milestone("plan", "2026-06-30", start="2026-01-01"),
        make_milestone("done", "2026-06-30", status="actual"),
    ]
    assert found(milestones) == []


def test_what_may_have_been_done_within_its_plan_is_not_called_late():
    milestones = [
        make_milestone("plan", "2026-04-15"),
        make_milestone("done", "2026-04-30", start="2026-04-01", status="actual"),
    ]
    assert found(milestones) == []


def test_a_plan_that_ended_without_a_report_has_passed():
    assert found([make_milestone("plan", "2026-06-30")]) == [("passed", "plan", None, None)]


@pytest.mark.parametrize(("known", "count"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_a_plan_passes_on_the_day_after_its_last(known, count):
    assert len(found([make_milestone("plan", "2026-06-30")], known)) == count


@pytest.mark.parametrize(
    "overrides", [{"end": None, "edtf": "2026/.."}, {"start": None, "end": None, "edtf": None}]
)
def test_a_plan_without_a_last_day_never_passes(overrides):
    assert found([make_milestone("plan", "2026-01-01", **overrides)]) == []


def of_programme(claim_id: str, event: str, **overrides: object) -> dict[str, object]:
    whose = {"subject_id": "programme", "applies_to": "programme", "event": event}
    return make_milestone(claim_id, "2026-06-30", **(whose | overrides))


def test_a_plan_of_the_programme_passes_as_one_of_a_factory_does():
    assert found([of_programme("plan", "agreements_signed")]) == [("passed", "plan", None, None)]
    report = of_programme("done", "agreements_signed", status="actual")
    assert found([of_programme("plan", "agreements_signed"), report]) == []


def test_a_deadline_passes_by_itself_for_programme_and_factory():
    free = make_milestone("free", "2026-06-30", event="services_free_until", applies_to="factory")
    assert found([of_programme("end", "call_end"), free]) == []


@pytest.mark.parametrize(
    ("plan", "report", "is_report"),
    [
        ("procurement", {"event": "tender_opened"}, True),
        ("procurement", {"event": "tender_opened", "applies_to": "existing_machine"}, False),
        ("procurement", {"event": "tender_opened", "status": "planned"}, False),
        ("procurement", {"event": "services", "applies_to": "factory"}, False),
        ("first_launches", {"event": "services", "applies_to": "factory"}, True),
        ("agreements_signed", {"event": "agreement_signed", "applies_to": "factory"}, False),
    ],
)
def test_the_first_report_of_a_factory_fulfils_a_plan_to_begin(
    plan: str, report: dict[str, object], is_report: bool
):
    """One agreement is not all of them; a tender for an existing machine begins nothing."""
    done = make_milestone("done", "2026-03-01", **({"status": "actual"} | report))
    passed = ("passed", "plan", None, None)
    assert (passed not in found([of_programme("plan", plan), done])) == is_report


def test_an_announced_contract_counts_as_a_report_of_its_signature():
    milestones = [
        make_milestone("plan", "2025-03-26", event="contract_signed"),
        make_milestone("news", "2025-03-28", event="contract_announced", status="actual"),
    ]
    assert found(milestones) == []


@pytest.mark.parametrize("plan", ["machine", "existing_machine"])
@pytest.mark.parametrize("listed", ["machine", "existing_machine"])
def test_a_listing_in_the_top500_tells_only_of_the_machine_that_is_listed(plan: str, listed: str):
    installed = make_milestone("plan", "2025-12-31", event="installation", applies_to=plan)
    report = make_milestone(
        "listed", "2025-06-24", event="top500_listed", applies_to=listed, status="actual"
    )
    passed = ("passed", "plan", None, None)
    assert (passed in found([installed, report])) == (plan != listed)


@pytest.mark.parametrize(
    "overrides",
    [{"subject_id": "bsc"}, {"event": "installation"}, {"standing": "rival"}],
)
def test_another_report_does_not_fulfil_a_plan(overrides):
    milestones = [
        make_milestone("plan", "2026-03-31"),
        make_milestone("done", "2026-03-01", **({"status": "actual"} | overrides)),
    ]
    assert ("passed", "plan", None, None) in found(milestones)


def test_no_milestones_give_an_empty_table_with_its_columns():
    empty = pd.DataFrame(columns=list(TABLES["milestones"].columns)).astype("string")
    assert list(slips(empty, KNOWN).columns) == list(COLUMNS)
    assert len(slips(empty, KNOWN)) == 0


def test_the_milestones_given_are_left_as_they_were(tables: Tables):
    before = tables.milestones.copy()
    slips(tables.milestones, KNOWN)
    pd.testing.assert_frame_equal(tables.milestones, before)


@pytest.fixture(scope="module")
def committed(tables: Tables) -> pd.DataFrame:
    return slips(tables.milestones, tables.newest_evidence)


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [("c0195", "c0196", 91), ("c0197", "c0198", 153), ("c0332", "c0331", 122)],
)
def test_the_plans_that_moved(earlier, later, days, committed: pd.DataFrame):
    moved = committed[committed["change"] == "moved"].set_index("earlier_claim_id")
    assert (moved.loc[earlier, "later_claim_id"], moved.loc[earlier, "days"]) == (later, days)


def test_the_plans_that_passed(committed: pd.DataFrame):
    passed = committed[committed["change"] == "passed"]
    expected = {
        ("it4lia", "installation"),
        ("bsc", "installation"),
        ("bsc", "operation"),
        ("lumi", "building_start"),
        ("programme", "agreements_signed"),
        ("programme", "regulation_2026_parliament_opinion"),
        ("programme", "gigafactory_call_expected"),
        ("ai-at", "kick_off"),
        ("jaif", "operation"),
        ("nlaif", "services"),
        ("1healthai", "building_ready"),
    }
    assert set(zip(passed["subject_id"], passed["event"], strict=True)) == expected


def test_an_existing_machine_in_the_top500_does_not_install_the_own_one(tables: Tables):
    """IT4LIA works on LEONARDO and waits for a machine of its own (c0273)."""
    listed = make_milestone("listed", "2025-06-24", subject_id="it4lia", event="top500_listed")
    listed |= {"applies_to": "existing_machine", "status": "actual"}
    milestones = pd.concat([tables.milestones, pd.DataFrame([listed]).astype("string")])
    told = slips(milestones, tables.newest_evidence)
    assert "c0273" in set(told.loc[told["change"] == "passed", "earlier_claim_id"])


def test_a_machine_listed_in_the_top500_is_not_said_to_lack_a_report(committed: pd.DataFrame):
    """DAEDALUS: installation planned for June 2026, listed on 23 June 2026 (c0196, c0204)."""
    assert "c0196" not in set(committed.loc[committed["change"] == "passed", "earlier_claim_id"])
