"""What came to be known between two days: each kind of news, and each told once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from data.changes import COLUMNS, Change, Changes, changes
from data.known import History
from data.load import Tables, typed
from data.reading import country_names, value_words
from data.records import records
from data.schema import TABLES

JANUARY, MARCH, JUNE = "2025-01-31", "2025-03-31", "2025-06-30"
SELECTED = "2024-12-10"

Claim = dict[str, Any]
Said = tuple[str, str, str | None, str | None]


def money(claim_id: str, euro: int, known: str, **other: object) -> Claim:
    claim = {"attribute": "budget_total", "value": str(euro), "amount": euro, "currency": "EUR"}
    return _claim(claim_id, known) | claim | {"amount_eur": euro, "qualifier": "exact"} | other


def withheld(claim_id: str, known: str) -> Claim:
    unknown = dict.fromkeys(("value", "amount", "currency", "amount_eur"))
    return money(claim_id, 0, known, **unknown, qualifier="not_disclosed")


_FREQUENCY = {4: ("Y", "year"), 7: ("M", "month"), 10: ("D", "day")}


def dated(claim_id: str, event: str, edtf: str, known: str, **other: object) -> Claim:
    """A claim about an event on a day, in a month or in a year; planned unless told otherwise."""
    frequency, precision = _FREQUENCY[len(edtf)]
    period = pd.Period(edtf, frequency)
    start, end = (str(time.date()) for time in (period.start_time, period.end_time))
    when = {"edtf": edtf, "value": edtf, "start": start, "end": end, "status": "planned"}
    attribute = {"attribute": f"milestone.{event}", "precision": precision, "rule": "date"}
    return _claim(claim_id, known) | when | attribute | other


def plan(claim_id: str, edtf: str, known: str, **other: object) -> Claim:
    return dated(claim_id, "operation_expected", edtf, known, **other)


def named(claim_id: str, name: str, known: str, **other: object) -> Claim:
    return _claim(claim_id, known) | {"attribute": "name", "value": name} | other


def _claim(claim_id: str, known: str) -> Claim:
    return {
        "claim_id": claim_id,
        "subject_id": "one",
        "reported": "as printed",
        "rule": "rule",
        "source_id": "release",
        "known_from": known,
        "confidence": "high",
        "standing": "chosen",
    }


def made(claims: Iterable[Claim], conflicts: Iterable[Claim] = ()) -> History:
    """A register of a few claims on the programme and on two factories of one selection."""
    site = {"type": "factory", "country": "FI", "known_from": SELECTED, "source_id": "release"}
    subjects = [
        site | {"subject_id": "one", "name": "One"},
        site | {"subject_id": "two", "name": "Two"},
        site | {"subject_id": "programme", "type": "programme", "name": "Programme"},
    ]
    subjects[2]["known_from"] = "2024-01-01"
    source = {"published": SELECTED, "language": "en", "kind": "official", "access": "direct"}
    sources = [
        source | {"source_id": "release", "publisher": "Publisher", "title": "A", "read_on": JUNE},
        source | {"source_id": "press", "publisher": "Paper", "title": "B", "read_on": JUNE},
    ]
    country = {"country": "FI", "name": "Finland", "is_eu_member": True, "source_id": "release"}
    rows: dict[str, list[Claim]] = {
        "evidence": list(claims),
        "subjects": subjects,
        "sources": sources,
        "countries": [country | {"capital": "Helsinki"}],
        "conflicts": list(conflicts),
    }
    frames = {
        name: typed(
            pd.DataFrame(rows.get(name, []), columns=list(table.columns), dtype=object), table
        )
        for name, table in TABLES.items()
    }
    return History(Tables(**frames, version="", newest_evidence=JUNE))


def on(history: History, day: str) -> Tables:
    return history.on(date.fromisoformat(day))


def between(history: History, since: str, until: str) -> Changes:
    return changes(on(history, since), on(history, until))


def said(found: Changes) -> list[Said]:
    return [
        (row["change"], row["about"], row["before"], row["after"]) for row in records(found.rows)
    ]


OPERATION = [
    plan("c1", "2025-10", SELECTED),
    plan("c2", "2026-03", MARCH),
]
DONE = {"status": "actual"}

CASES: dict[str, tuple[list[Claim], list[Said]]] = {
    "nothing new": ([money("c1", 10_000_000, SELECTED)], []),
    "a value known for the first time": (
        [money("c1", 10_000_000, MARCH)],
        [("first", "budget_total", None, "€10 m")],
    ),
    "a value that another publisher's higher claim replaced": (
        [
            money("c1", 10_000_000, SELECTED, confidence="medium"),
            money("c2", 12_000_000, MARCH),
        ],
        [("changed", "budget_total", "€10 m", "€12 m")],
    ),
    "the same value from a better source": (
        [
            money("c1", 10_000_000, SELECTED, confidence="medium"),
            money("c2", 10_000_000, MARCH),
        ],
        [],
    ),
    "a value that is only now exact": (
        [
            money("c1", 10_000_000, SELECTED, qualifier="about", confidence="medium"),
            money("c2", 10_000_000, MARCH),
        ],
        [("changed", "budget_total", "about €10 m", "€10 m")],
    ),
    "a rival that is not shown": (
        [money("c1", 10_000_000, SELECTED), money("c2", 12_000_000, MARCH, confidence="low")],
        [],
    ),
    "what was withheld is known": (
        [
            withheld("c1", SELECTED),
            money("c2", 12_000_000, MARCH),
        ],
        [("first", "budget_total", "not disclosed", "€12 m")],
    ),
    "what is withheld is no value": (
        [withheld("c1", MARCH)],
        [],
    ),
    "a new name": (
        [named("c1", "One", SELECTED), named("c2", "Uno", MARCH, correction="choose")],
        [("renamed", "name", "One", "Uno")],
    ),
    "a new name with the day of renaming": (
        [
            named("c1", "One", SELECTED),
            named("c2", "Uno", MARCH, correction="choose"),
            dated("c3", "renamed", MARCH, MARCH, **DONE),
        ],
        [("renamed", "name", "One", "Uno")],
    ),
    "a milestone reported as done": (
        [dated("c1", "contract_signed", "2025-03-30", MARCH, **DONE)],
        [("done", "contract_signed", None, "30 March 2025")],
    ),
    "a milestone announced ahead, which no claim reports when its day has come": (
        [dated("c1", "kick_off", "2025-04-15", SELECTED, **DONE)],
        [("came", "kick_off", None, "15 April 2025")],
    ),
    "a milestone announced in this time, of which the day has come": (
        [dated("c1", "kick_off", "2025-04-15", MARCH, **DONE)],
        [("came", "kick_off", None, "15 April 2025")],
    ),
    "a milestone announced ahead that a later claim reports": (
        [
            dated("c1", "kick_off", "2025-04-15", SELECTED, **DONE),
            dated("c2", "kick_off", "2025-04", "2025-05-02", **DONE),
        ],
        [("done", "kick_off", None, "April 2025")],
    ),
    "a milestone of which the day had come, reported only now": (
        [
            dated("c1", "kick_off", "2025-01-15", SELECTED, **DONE),
            dated("c2", "kick_off", "2025-01-15", MARCH, **DONE),
        ],
        [("done", "kick_off", None, "15 January 2025")],
    ),
    "a milestone announced ahead for later than planned": (
        [
            dated("c1", "kick_off", "2025-03", SELECTED),
            dated("c2", "kick_off", "2025-04-15", SELECTED, **DONE),
        ],
        [("came", "kick_off", "March 2025", "15 April 2025")],
    ),
    "a deadline passes by itself": (
        [dated("c1", "cutoff_2", "2025-02-01", SELECTED, subject_id="programme")],
        [("came", "cutoff_2", None, "1 February 2025")],
    ),
    "a deadline that is announced as planned and as if done": (
        [
            dated("c1", "cutoff_2", "2025-02-01", SELECTED, subject_id="programme"),
            dated("c2", "cutoff_2", "2025-02-01", SELECTED, subject_id="programme", **DONE),
        ],
        [("came", "cutoff_2", None, "1 February 2025")],
    ),
    "a deadline that had passed before": (
        [dated("c1", "cutoff_1", JANUARY, SELECTED, subject_id="programme")],
        [],
    ),
    "a milestone that lies ahead still": (
        [dated("c1", "kick_off", "2026-04-15", MARCH, **DONE)],
        [("first", "kick_off", None, "15 April 2026")],
    ),
    "a milestone done later than planned": (
        [
            dated("c1", "services_started", "2024-12", SELECTED),
            dated("c2", "services_started", "2025-03", MARCH, **DONE),
        ],
        [("done", "services", "December 2024", "March 2025")],
    ),
    "a milestone that is learned to have been late": (
        [
            dated("c1", "services_started", "2024-10", MARCH, confidence="low"),
            dated("c2", "services_started", "2025-01", SELECTED, **DONE),
        ],
        [("late", "services", "October 2024", "January 2025")],
    ),
    "a milestone that was late, on another day than was known": (
        [
            dated("c1", "services_started", "2024-10", SELECTED),
            dated("c2", "services_started", "2024-12", "2024-12-31", **DONE, confidence="low"),
            dated("c3", "services_started", "2025-01", MARCH, **DONE),
        ],
        [("changed", "services", "December 2024", "January 2025")],
    ),
    "a milestone known to be late, of which the plan is told more precisely": (
        [
            dated("c1", "services_started", "2024", SELECTED),
            dated("c2", "services_started", "2025-01", "2025-01-30", **DONE),
            dated("c3", "services_started", "2024-11", MARCH),
        ],
        [("changed", "services", "2024", "November 2024")],
    ),
    "a plan known to have passed, told more precisely": (
        [
            plan("c1", "2024", SELECTED),
            plan("c2", "2024-11", MARCH),
        ],
        [("changed", "operation", "2024", "November 2024")],
    ),
    "a plan known to have moved, the earlier date learned more vaguely": (
        [
            plan("c1", "2025-10", SELECTED),
            plan("c2", "2026-03", "2025-01-15"),
            plan("c3", "2025", "2025-02-28", confidence="low"),
            plan("c4", "2026-03", MARCH),
        ],
        [],
    ),
    "a plan known to have moved, the earlier date learned more precisely": (
        [
            plan("c1", "2025", SELECTED),
            plan("c2", "2026-03", "2025-01-15"),
            plan("c3", "2025-10", "2025-02-28", confidence="low"),
            plan("c4", "2026-03", MARCH),
        ],
        [],
    ),
    "a plan known to have moved, the later date told more precisely": (
        [
            plan("c1", "2025", SELECTED),
            plan("c2", "2026", "2025-01-15"),
            plan("c3", "2026-03", MARCH),
        ],
        [("changed", "operation", "2026", "March 2026")],
    ),
    "a plan that moved, and is learned to have been vaguer too": (
        [
            plan("c0", "2025", "2025-02-28", confidence="low"),
            *OPERATION,
        ],
        [("moved", "operation", "October 2025", "March 2026")],
    ),
    "a plan that moved": (OPERATION, [("moved", "operation", "October 2025", "March 2026")]),
    "a plan that moved before, and again": (
        [
            plan("c0", "2025-08", "2024-01-31"),
            *OPERATION,
        ],
        [("moved", "operation", "October 2025", "March 2026")],
    ),
    "a plan that is learned to have moved": (
        [
            plan("c1", "2025-10", MARCH, confidence="low"),
            plan("c2", "2026-03", SELECTED),
            plan("c3", "2026-03", MARCH),
        ],
        [("moved", "operation", "October 2025", "March 2026")],
    ),
    "a plan and its move, both new": (
        [
            plan("c1", "2025-10", "2025-02-28"),
            plan("c2", "2026-03", MARCH),
        ],
        [("moved", "operation", "October 2025", "March 2026")],
    ),
    "a plan brought forward": (
        [
            plan("c1", "2026-03", SELECTED),
            plan("c2", "2025-10", MARCH),
        ],
        [("changed", "operation", "March 2026", "October 2025")],
    ),
    "a plan told more precisely": (
        [
            plan("c1", "2025-10", SELECTED),
            plan("c2", "2025-10-12", MARCH),
        ],
        [("changed", "operation", "October 2025", "12 October 2025")],
    ),
    "a plan that passed": (
        [plan("c1", "2025-04", SELECTED)],
        [("passed", "operation", "April 2025", None)],
    ),
    "a new plan that passed": (
        [plan("c1", "2025-04", MARCH)],
        [("passed", "operation", "April 2025", None)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_news_is_told_once(case):
    claims, expected = CASES[case]
    assert said(between(made(claims), JANUARY, JUNE)) == expected


def test_new_claims_are_counted_by_subject_the_programme_last():
    claims = [
        money("c1", 1_000_000, MARCH, subject_id="programme", attribute="total_investment"),
        money("c2", 1_000_000, MARCH, subject_id="two"),
        money("c3", 1_000_000, MARCH),
        money("c4", 1_000_000, JUNE),
        money("c5", 1_000_000, SELECTED),
    ]
    found = between(made(claims), JANUARY, JUNE)
    assert list(found.new_claims.items()) == [("one", 2), ("two", 1), ("programme", 1)]


def test_a_selection_is_told_once_with_its_claim():
    claims = [
        dated("c1", "selected", SELECTED, SELECTED, **DONE),
        named("c2", "One", "2024-06-30"),
    ]
    found = between(made(claims), "2024-12-09", JANUARY)

    assert said(found) == [
        ("selected", "selected", None, "One"),
        ("selected", "selected", None, "Two"),
    ]
    assert found.rows["day"].tolist() == [SELECTED] * 2
    assert records(found.rows[["claim_id", "source_id"]]) == [
        {"claim_id": "c1", "source_id": "release"},
        {"claim_id": None, "source_id": "release"},
    ]
    assert found.new_claims == {"one": 2}


def conflict(attributes: str, claim_ids: str) -> Claim:
    explained = {"attribute": attributes, "claim_ids": claim_ids, "explanation": "They differ."}
    return {"conflict_id": "k1", "subject_id": "one"} | explained


def disagreements(claims: Iterable[Claim], attributes: str) -> list[Said]:
    claims = list(claims)
    named = conflict(attributes, ";".join(claim["claim_id"] for claim in claims))
    news = said(between(made(claims, [named]), JANUARY, JUNE))
    return [row for row in news if row[0] == "disagreement"]


def test_a_disagreement_is_news_when_a_second_reading_is_known():
    claims = [
        money("c0", 10_000_000, SELECTED),
        money("c1", 10_000_000, "2025-01-15"),
        money("c2", 12_000_000, MARCH, confidence="low", source_id="press"),
    ]
    history = made(claims, [conflict("budget_total", "c2;c1;c0")])

    assert said(between(history, JANUARY, JUNE)) == [
        ("disagreement", "budget_total", None, "€10 m (c0, c1); €12 m (c2)")
    ]
    assert between(history, MARCH, JUNE).rows.empty
    assert "disagreement" not in set(between(history, "2024-12-09", JANUARY).rows["change"])


def test_readings_of_different_quantities_stand_apart_under_their_names():
    part = {"attribute": "budget_national_part", "scope": "factory_total"}
    claims = [
        money("c0", 10_000_000, SELECTED),
        money("c1", 4_000_000, SELECTED, attribute="budget_system_contract"),
        money("c2", 12_000_000, MARCH),
        money("c3", 2_000_000, MARCH, payer="Spain", **part),
        money("c4", 1_000_000, MARCH, payer="Portugal", **part),
    ]
    ((*_, readings),) = disagreements(
        claims, "budget_total;budget_system_contract;budget_national_part"
    )

    assert readings == (
        "Factory total: €10 m (c0); €12 m (c2) · System contract: €4 m (c1) · "
        "Single payer, Spain: €2 m (c3) · Single payer, Portugal: €1 m (c4)"
    )


IN_WORDS = {"amount": None, "currency": None, "amount_eur": None, "qualifier": None}
QUANTITIES: dict[str, list[Claim]] = {
    "attributes": [
        money("c0", 10_000_000, SELECTED),
        money("c1", 4_000_000, MARCH, attribute="budget_system_contract"),
    ],
    "payers": [
        money("c0", 2_000_000, SELECTED, attribute="budget_national_part", payer="Spain"),
        money("c1", 1_000_000, MARCH, attribute="budget_national_part", payer="Portugal"),
    ],
    "a plan and what was done": [
        dated("c0", "project_start", "2025-03", SELECTED),
        dated("c1", "project_start", "2025-04-01", "2025-04-30", **DONE),
    ],
    "a value and what is withheld": [
        money("c0", 2_000_000, SELECTED),
        withheld("c1", MARCH),
    ],
    "numbers told in words alone": [
        money("c0", 0, SELECTED, **IN_WORDS | {"value": "as much", "rule": "money: words only"}),
        money("c1", 0, MARCH, **IN_WORDS | {"value": "the same", "rule": "money: words only"}),
    ],
}


@pytest.mark.parametrize("case", QUANTITIES)
def test_what_can_not_be_compared_is_no_disagreement(case):
    claims = QUANTITIES[case]
    assert disagreements(claims, ";".join(claim["attribute"] for claim in claims)) == []


def test_spellings_of_one_value_are_no_disagreement():
    claims = [named("c1", "One", SELECTED), named("c2", "One", MARCH, reported="Only One")]

    assert disagreements(claims, "name") == []


def test_a_renaming_is_not_also_a_disagreement_on_the_name():
    claims = [named("c1", "One", SELECTED), named("c2", "Uno", MARCH, correction="choose")]
    found = between(made(claims, [conflict("name", "c1;c2")]), JANUARY, JUNE)

    assert said(found) == [("renamed", "name", "One", "Uno")]


def test_a_report_is_cited_and_not_what_was_announced_before():
    claims = [
        dated("c1", "kick_off", "2025-04-15", SELECTED, **DONE),
        dated("c2", "kick_off", "2025-04", "2025-05-02", **DONE),
    ]
    history = made(claims)
    (came,) = records(between(history, JANUARY, "2025-04-30").rows)
    (done,) = records(between(history, JANUARY, JUNE).rows)

    assert (came["change"], came["day"], came["claim_id"]) == ("came", "2025-04-15", "c1")
    assert (done["change"], done["day"], done["claim_id"]) == ("done", "2025-05-02", "c2")


def test_a_plan_passed_on_its_day_whatever_is_known_since():
    claims = [
        plan("c1", "2025-04", SELECTED),
        plan("c2", "2025-04", JUNE, confidence="low"),
    ]
    (row,) = records(between(made(claims), JANUARY, JUNE).rows)
    assert (row["change"], row["day"], row["claim_id"]) == ("passed", "2025-05-01", "c1")


def test_changes_stand_by_day_then_in_the_order_of_the_factories():
    claims = [
        money("c1", 1_000_000, JUNE),
        money("c2", 1_000_000, MARCH, subject_id="two"),
        money("c3", 1_000_000, MARCH, attribute="budget_eu"),
    ]
    found = between(made(claims), JANUARY, JUNE)
    assert found.rows["claim_id"].tolist() == ["c3", "c2", "c1"]


def test_changes_of_one_factory_are_its_own():
    claims = [money("c1", 1_000_000, MARCH), money("c2", 1_000_000, MARCH, subject_id="two")]
    found = between(made(claims), JANUARY, JUNE).of({"two"})
    assert (found.new_claims, found.rows["claim_id"].tolist()) == ({"two": 1}, ["c2"])


def test_a_distance_is_as_vague_as_its_dates():
    (row,) = records(between(made(OPERATION), JANUARY, JUNE).rows)
    assert (row["days"], row["step_months"]) == (151, 1)
    assert (row["earlier_claim_id"], row["claim_id"]) == ("c1", "c2")


# Properties, of few claims as of the real ones.

DAYS = st.dates(date(2024, 12, 10), date(2025, 6, 30)).map(date.isoformat)
CONFIDENCE = st.sampled_from(["high", "medium", "low"])


@st.composite
def claim(draw: st.DrawFn) -> Claim:
    claim_id = f"c{draw(st.integers(0, 10**6))}"
    who = {"subject_id": draw(st.sampled_from(["one", "two"])), "confidence": draw(CONFIDENCE)}
    who["source_id"] = draw(st.sampled_from(["release", "press"]))
    if draw(st.booleans()):
        return money(claim_id, draw(st.sampled_from([10, 11, 12])) * 1_000_000, draw(DAYS), **who)
    months = [f"2025-{month:02}" for month in range(1, 13)]
    when = draw(st.sampled_from([*months, "2024", "2025", "2026"]))
    status = {"status": draw(st.sampled_from(["planned", "actual"]))}
    return dated(claim_id, "operation", when, draw(DAYS), **who, **status)


FEW = settings(max_examples=25)
"""Each example chooses and assembles twice or more."""
CLAIMS = st.lists(claim(), max_size=8, unique_by=lambda one: one["claim_id"])


@FEW
@given(CLAIMS, DAYS)
def test_between_a_day_and_itself_nothing_changes(claims, day):
    found = between(made(claims), day, day)
    assert found.rows.empty
    assert found.new_claims == {}
    assert list(found.rows.columns) == COLUMNS


@FEW
@given(CLAIMS, DAYS, DAYS)
def test_what_a_value_changed_to_is_what_is_shown(claims, one, other):
    history, (since, until) = made(claims), sorted([one, other])
    after = on(history, until)
    shown = after.evidence.set_index("claim_id")
    for row in records(between(history, since, until).rows):
        if row["change"] in (Change.CHANGED, Change.FIRST):
            assert shown.loc[row["claim_id"], "standing"] == "chosen"
            (behind,) = records(shown.loc[[row["claim_id"]]].reset_index())
            assert row["after"] == value_words(behind, country_names(after))
            assert row["after"] != row["before"]


@FEW
@given(CLAIMS, DAYS, DAYS)
def test_every_change_became_known_in_the_time_and_is_told_once(claims, one, other):
    since, until = sorted([one, other])
    rows = between(made(claims), since, until).rows
    assert rows["day"].between(since, until, inclusive="right").all()
    told = rows[["subject_id", "about", "status", "before", "after"]]
    assert not told.duplicated().any()


@FEW
@given(CLAIMS, claim(), DAYS, DAYS)
def test_a_claim_that_came_later_changes_nothing(claims, later, one, other):
    since, until = sorted([one, other])
    late = later | {"claim_id": "late", "known_from": "2025-07-01"}
    found, beside = (between(made(some), since, until) for some in (claims, [*claims, late]))
    assert found.new_claims == beside.new_claims
    assert_frame_equal(found.rows, beside.rows)


@settings(max_examples=12)
@given(st.lists(st.dates(date(2024, 1, 25), date(2026, 11, 21)), min_size=2, max_size=2))
def test_of_the_real_tables_too(history: History, days: list[date]):
    since, until = (day.isoformat() for day in sorted(days))
    before, after = on(history, since), on(history, until)
    found = changes(before, after)

    assert sum(found.new_claims.values()) == len(after.evidence) - len(before.evidence)
    assert found.rows["day"].between(since, until, inclusive="right").all()
    assert set(found.rows["source_id"]) <= set(after.sources["source_id"])
    told = found.rows[["subject_id", "about", "status", "before", "after", "claim_id"]]
    assert not told.duplicated().any()


@pytest.fixture(scope="session")
def history(tables: Tables) -> History:
    return History(tables)


def real(history: History, since: str, until: str, **cells: str) -> list[dict[str, Any]]:
    found = between(history, since, until).rows
    for name, cell in cells.items():
        found = found[found[name] == cell]
    return records(found)


def test_the_contract_of_lumi_is_a_new_report(history):
    (row,) = real(history, "2026-08-30", "2026-08-31", about="contract_signed")
    assert (row["change"], row["subject_id"], row["after"]) == ("done", "lumi", "31 August 2026")
    assert (row["claim_id"], row["source_id"]) == ("c0083", "eurohpc-lumi-ai-2026")


def test_the_swedish_factory_is_renamed_once(history):
    rows = real(history, "2026-08-23", "2026-08-24")
    assert [(row["change"], row["before"], row["after"]) for row in rows] == [
        ("renamed", "MIMER", "Sweden AI Factory (MIMER)")
    ]
    assert rows[0]["claim_id"] == "c0421"


def test_the_operation_of_l_ai_slipped(history):
    (row,) = real(history, "2026-11-20", "2026-11-21", subject_id="l-ai", about="operation")
    assert (row["change"], row["before"], row["after"]) == ("moved", "mid-2026", "end of 2026")
    assert (row["days"], row["step_months"]) == (122, 4)


def test_the_total_of_l_ai_changed_and_is_disputed_since(history):
    rows = real(history, "2025-08-26", "2025-08-27", subject_id="l-ai")
    (changed,) = (row for row in rows if row["change"] == "changed")
    (disagreement,) = (row for row in rows if row["change"] == "disagreement")
    assert (changed["before"], changed["after"]) == ("€112 m", "€126 m")
    assert (changed["earlier_claim_id"], changed["claim_id"]) == ("c0312", "c0315")
    assert "budget_total" in disagreement["about"]


def test_what_was_announced_is_reported_only_by_a_claim_since_then(history):
    found = between(history, "2024-01-25", "2026-11-21").rows
    done = found[found["change"] == "done"]["claim_id"]
    evidence = on(history, "2026-11-21").evidence.set_index("claim_id")
    starts = evidence["start"].fillna("")

    assert len(done) > 30
    assert (evidence.loc[done, "known_from"] >= starts[done]).all()
    came = real(history, "2024-02-01", "2024-12-31", change="came")
    assert {(row["claim_id"], row["day"]) for row in came} == {
        ("c1114", "2024-02-21"),
        ("c1115", "2024-06-16"),
        ("c1082", "2024-11-04"),
    }


def test_dates_of_an_antenna_are_told_with_whether_they_are_plans(history):
    rows = real(history, "2025-09-01", "2026-11-21", subject_id="antenna-be", about="inaugurated")
    assert [(row["change"], row["status"], row["applies_to"]) for row in rows] == [
        ("first", "planned", "antenna")
    ]
    rows = real(history, "2025-09-01", "2026-11-21", subject_id="antenna-be", about="selected")
    assert [(row["change"], row["after"]) for row in rows] == [("selected", "BE-AIFA")]


def test_contract_and_total_are_no_disagreement(history):
    every = real(history, "2024-01-25", "2026-11-21", change="disagreement")
    assert "hammerhai" not in {row["subject_id"] for row in every}


def test_of_days_the_wrong_way_round_nothing_is_made_up(history):
    later, earlier = on(history, "2026-11-21"), on(history, "2026-11-20")
    assert changes(later, earlier).new_claims == {}


def test_the_tables_given_are_left_as_they_are(history):
    before, after = on(history, "2026-01-01"), on(history, "2026-11-21")
    copies = {name: frame.copy() for name, frame in after.frames().items()}
    changes(before, replace(after))
    for name, frame in after.frames().items():
        assert_frame_equal(frame, copies[name], obj=name)
