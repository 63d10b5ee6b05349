"""The frame of the programme: each event in one group, plans as plans, sums as they are."""

from datetime import date

import pytest

from data.known import History
from data.load import Tables
from data.programme import FRAME, frame
from data.schema import PROGRAMME_EVENTS, Standing
from data.sentences.programme import programme_sentence
from data.totals import totals


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
    told = [row["claim_id"] for about in FRAME for row in frame(about, tables)]

    assert sorted(told) == sorted(shown["claim_id"])


@pytest.mark.parametrize("about", FRAME)
def test_a_group_is_by_date(tables, about):
    days = [row["start"] or row["end"] for row in frame(about, tables)]

    assert days == sorted(days)


def test_a_plan_that_passed_without_a_report_is_marked(tables):
    law = {row["event"]: row for row in frame("Law", tables)}

    assert law["regulation_2026_parliament_opinion"]["is_over"]
    assert not law["regulation_2026_adopted"]["is_over"]


def test_the_sentence_counts_what_was_selected_and_what_adds_up(tables):
    text = programme_sentence(tables).text
    found = totals(tables)

    assert "19 AI Factories in 16 countries, from 3 selections; 13 Antennas beside them" in text
    assert f"Of {len(found)} statements" in text
    assert set(found["claim_id"]) <= set(programme_sentence(tables).claim_ids)


def test_on_the_day_of_the_selection_there_were_seven(at_selection):
    text = programme_sentence(at_selection).text

    assert "7 AI Factories in 7 countries, from 1 selection." in text
    assert not any(row["start"] and row["start"] > "2026" for row in frame("Law", at_selection))
