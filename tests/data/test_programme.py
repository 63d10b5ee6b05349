"""The frame of the programme: each event in one group, plans as plans, sums as they are."""

from datetime import date

import pytest

from data.known import History
from data.load import Tables
from data.programme import FRAME, acts, frame
from data.reported import reported_of
from data.schema import PROGRAMME_EVENTS, Standing
from data.sentences.programme import programme_sentence
from data.totals import statements


@pytest.fixture(scope="module")
def at_selection(tables: Tables) -> Tables:
    return History(tables).on(date(2024, 12, 31))


def test_every_event_of_the_programme_is_in_one_group():
    events = [event for group in FRAME.values() for event in group]

    assert len(events) == len(set(events))
    assert set(events) == PROGRAMME_EVENTS


def test_every_milestone_shown_of_the_programme_is_in_the_frame_once(tables):
    milestones = tables.milestones
    shown = milestones[
        (milestones["subject_id"] == "programme") & (milestones["standing"] == Standing.CHOSEN)
    ]
    rows = [row for about in FRAME for row in frame(tables)[about]]
    told = [one["claim_id"] for row in rows for one in (row, row["plan"]) if one]

    assert sorted(told) == sorted(shown["claim_id"])


def test_an_event_that_came_as_planned_stands_once_with_its_plan(tables):
    calls = [row for row in frame(tables)["Calls and selections"] if row["event"] == "cutoff_2"]

    assert [(row["status"], row["plan"]["claim_id"]) for row in calls] == [("actual", "c1091")]


def test_a_plan_that_a_factory_fulfilled_names_the_first_report_of_it(tables):
    plans = {row["event"]: row for row in frame(tables)["From selection to operation"]}

    assert plans["procurement"]["report"]["event"] == "tender_opened"
    tenders = reported_of(tables.milestones, "machine", "tender_opened")
    assert plans["procurement"]["report"]["end"] == tenders["end"].min()
    assert plans["operation"]["report"] is None


def test_a_deadline_is_over_on_its_day_and_not_before(tables, at_selection):
    def end(known: Tables) -> list[bool]:
        rows = frame(known)["Calls and selections"]
        return [row["is_deadline_over"] for row in rows if row["event"] == "call_end"]

    assert end(tables) == [True]
    assert not any(end(at_selection))


def test_each_act_stands_once_by_its_number(tables):
    named = list(acts(tables)["value"])

    assert len(named) == 3
    for number in ("2021/1173", "2024/1732", "2026/150"):
        assert sum(number in name for name in named) == 1


@pytest.mark.parametrize("about", FRAME)
def test_a_group_is_by_date(tables, about):
    days = [row["start"] or row["end"] for row in frame(tables)[about]]

    assert days == sorted(days)


def test_a_plan_that_passed_without_a_report_is_marked(tables):
    law = {row["event"]: row for row in frame(tables)["Law"]}

    assert law["regulation_2026_parliament_opinion"]["is_over"]
    assert not law["regulation_2026_adopted"]["is_over"]


def test_the_sentence_counts_what_was_selected_and_what_adds_up(tables):
    text = programme_sentence(tables).text
    found = statements(tables)

    assert "19 AI Factories in 16 countries, from 3 selections; 13 Antennas beside them" in text
    assert f"Of {len(found)} statements" in text
    assert {c for one in found for c in one.claim_ids} <= set(programme_sentence(tables).claim_ids)
    assert "cannot be told because a part is not published or partners are not named" in text
    assert "2 of the statements rest on weak sources alone." in text


def test_on_the_day_of_the_selection_there_were_seven(at_selection):
    text = programme_sentence(at_selection).text

    assert "7 AI Factories in 7 countries, from 1 selection." in text
    assert not any(row["start"] and row["start"] > "2026" for row in frame(at_selection)["Law"])
