"""Stage strip: what is reported, what is planned, and what nobody has reported."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.stages import STEPS, stage_view
from charts.theme import DARK, LIGHT, SCOPE_COLOURS, SMALL, text_width
from charts.timeline import timeline_view
from data.events import next_plans
from data.schema import TABLES
from data.slips import slips
from data.wording import PASSED

NEWEST = "2026-11-21"


@pytest.fixture(scope="module")
def real(tables):
    first = tables.factories[tables.factories["wave"] == "first"]
    return stage_view(first, tables.milestones, LIGHT, NEWEST)


def frame(table, rows):
    return pd.DataFrame(rows, columns=list(TABLES[table].columns))


def claim(event, status="actual", applies_to="machine", edtf="2025", **more):
    """One row of `milestones` of the factory `a`."""
    return {
        "subject_id": "a",
        "event": event,
        "applies_to": applies_to,
        "status": status,
        "claim_id": f"c-{event}-{status}",
        "standing": "chosen",
        "edtf": edtf,
        "start": "2025-01-01",
        "end": "2025-12-31",
        **more,
    }


def view_of(*claims, kind="new", name="A", theme=LIGHT, newest=NEWEST):
    factories = frame("factories", [{"factory_id": "a", "name": name, "kind": kind}])
    factories = factories.astype("string")
    return stage_view(factories, frame("milestones", claims), theme, newest)


def trace(view, name):
    return next(trace for trace in view.drawing.data if trace.name == name)


def texts(view, name):
    return [a.text for a in view.drawing.layout.annotations if a.name == name]


def states(view):
    """State of each step by its name, of a view of one factory."""
    return dict(zip(view.rows["Step"], view.rows["State"], strict=True))


def of(view, factory):
    return view.rows[view.rows["Factory"] == factory].set_index("Step")


def test_steps_are_columns_in_their_order(real):
    assert [text.replace("<br>", " ") for text in texts(real, "heading")] == [
        "Selected",
        "Services running",
        "Tender",
        "Contract",
        "Installation",
        "Own machine running",
    ]
    assert len(real.rows) == 7 * len(STEPS)


def test_what_is_reported_is_filled_and_what_is_planned_hollow(real):
    done, planned = trace(real, "done"), trace(real, "planned")
    assert planned.marker.color == LIGHT.background
    assert set(done.marker.color) <= set(SCOPE_COLOURS.values())
    assert len(done.x) == (real.rows["State"] == "done").sum()
    assert len(planned.x) == real.rows["State"].str.startswith("planned").sum()
    assert len(done.x) + len(planned.x) < len(real.rows)


def test_dates_are_said_at_their_precision(real):
    lumi = of(real, "LUMI AI Factory")
    assert lumi["Date"].tolist() == [
        "10 December 2024",
        "March 2025",
        "May 2025",
        "31 August 2026",
        "second half of 2027",
        "2027",
    ]
    assert "10 Dec<br>2024" in texts(real, "date")


def test_services_and_a_running_machine_are_two_facts(real):
    assert of(real, "L-AI Factory").loc["Services running", "State"] == "no report found"
    assert real.title == (
        "5 of 7 report services running; of 6 own machines, 6 are under contract and none is "
        "reported running"
    )


def test_a_factory_without_a_machine_of_its_own_has_another_look(real):
    pharos = of(real, "Pharos")
    assert "Existing machine running" in pharos.index
    assert "Own machine running" not in pharos.index
    assert pharos.loc["Contract", "On"] == "an existing machine, DAEDALUS"
    done = trace(real, "done")
    squares = {
        data[0]
        for data, symbol in zip(done.customdata, done.marker.symbol, strict=True)
        if symbol == "square"
    }
    assert squares == {"pharos"}
    assert any("on an existing machine, DAEDALUS" in text for text in texts(real, "factory"))
    assert "■" in real.subtitle


def test_a_machine_that_is_only_planned_is_never_told_as_an_existing_one(tables):
    ai2f = tables.factories[tables.factories["factory_id"] == "ai2f"]
    view = stage_view(ai2f, tables.milestones, LIGHT, NEWEST)
    steps = of(view, "AI Factory France (AI2F)")
    assert steps.loc["Planned machine running", "State"] == "planned"
    assert steps.loc["Contract", "On"] == "a machine planned outside the call, Alice Recoque"
    (name,) = texts(view, "factory")
    assert "on a machine planned outside the call, Alice Recoque" in name
    told = [view.title, view.alt, name, view.rows.to_csv(), *trace(view, "planned").hovertext]
    assert "existing" not in " ".join(told).lower()
    assert set(trace(view, "planned").marker.symbol) == {"square"}


def test_an_existing_machine_says_nothing_of_the_own_one():
    view = view_of(claim("operation", applies_to="existing_machine"))
    assert states(view)["Own machine running"] == "no report found"
    other = view_of(claim("operation"), kind="associated")
    assert states(other)["Existing machine running"] == "no report found"


def test_a_report_counts_before_a_plan_and_a_signature_before_its_announcement():
    view = view_of(
        claim("contract_announced", edtf="2026-01"),
        claim("contract_signed", "planned", edtf="2025-03"),
    )
    assert states(view)["Contract"] == "done"
    assert view.claim_ids == ("c-contract_announced-actual",)
    both = view_of(claim("contract_announced"), claim("contract_signed"))
    assert both.claim_ids == ("c-contract_signed-actual",)


@pytest.mark.parametrize("standing", ["supporting", "rival", "superseded", "set_aside"])
def test_only_chosen_claims_are_drawn(standing):
    assert view_of(claim("operation", standing=standing)).claim_ids == ()


def test_a_plan_whose_date_is_over_is_said():
    plan = claim("installation", "planned")
    late = view_of(plan, newest="2026-01-01")
    assert states(late)["Installation"] == f"planned ({PASSED})"
    assert texts(late, "date") == ["planned<br>2025<br>passed"]
    assert "Passed" in late.subtitle
    assert states(view_of(plan, newest="2025-12-31"))["Installation"] == "planned"
    without_end = view_of(claim("installation", "planned", end=None))
    assert states(without_end)["Installation"] == "planned"


@pytest.mark.parametrize("kind", ["new", "associated"])
@pytest.mark.parametrize("listed", ["machine", "existing_machine"])
def test_a_listing_in_the_top500_tells_only_of_the_machine_that_is_listed(kind, listed):
    about = "machine" if kind == "new" else "existing_machine"
    view = view_of(
        claim("installation", "planned", about),
        claim("top500_listed", applies_to=listed),
        kind=kind,
    )
    said = "planned" if listed == about else f"planned ({PASSED})"
    assert states(view)["Installation"] == said


def with_more_reports(tables):
    """The tables, with two reports that nobody has made.

    LEONARDO, on which IT4LIA works until its own machine is installed, is in the TOP500, and
    LUMI's machine is in operation.
    """
    row = claim("top500_listed", applies_to="existing_machine", subject_id="it4lia")
    running = claim("operation", subject_id="lumi")
    more = frame("milestones", [row, running]).astype("string")
    return replace(tables, milestones=pd.concat([tables.milestones, more], ignore_index=True))


def pointed(view):
    """Claim -> what the pointer reads, of each mark on the timeline."""
    bars = [trace for trace in view.drawing.data if trace.customdata is not None]
    return {c: text for t in bars for (_, c), text in zip(t.customdata, t.hovertext, strict=True)}


@pytest.mark.parametrize("day", ["2025-03-26", "2025-12-31", "2026-01-01", NEWEST, "2028-01-01"])
@pytest.mark.parametrize("with_more", [replace, with_more_reports], ids=["real", "more"])
def test_no_plan_is_passed_in_one_view_and_awaited_in_another(tables, with_more, day):
    tables = with_more(tables)
    shown = (tables.factories, tables.milestones)
    found = slips(tables.milestones, day)
    passed = set(found.loc[found["change"] == "passed", "earlier_claim_id"])

    marks = pointed(timeline_view(*shown, found, date.fromisoformat(day), LIGHT))
    assert {claim for claim, words in marks.items() if PASSED in words} == passed & set(marks)

    strip = stage_view(*shown, LIGHT, day).rows.dropna().set_index("Claim")["State"]
    assert set(strip.index[strip == f"planned ({PASSED})"]) == passed & set(strip.index)

    plans = next_plans(tables, day, 1000)
    assert not passed & set(plans["claim_id"])
    on_strip = plans["event"].isin([event for step in STEPS for event in step.events])
    assert set(plans.loc[on_strip, "claim_id"]) <= set(strip.index[strip == "planned"])


def test_a_step_without_a_date_says_so():
    view = view_of(claim("operation", edtf=None, start=None, end=None))
    assert view.rows["Date"].dropna().tolist() == ["no date given"]


def test_nothing_is_ever_called_operational(real):
    said = [real.title, real.subtitle, real.alt, real.rows.to_csv(), *texts(real, "date")]
    assert "operational" not in " ".join(said).lower()


def test_the_alternative_text_has_the_dates(real):
    assert "LUMI AI Factory: selected done, 10 December 2024" in real.alt
    assert "existing machine running planned, autumn 2026" in real.alt


def test_lines_under_marks_fit_a_sixth_of_a_phone(real):
    rows = [line for text in texts(real, "date") for line in text.split("<br>")]
    assert max(map(len, rows)) <= 10


def test_several_selections_have_their_headings_and_name_the_steps_again(tables):
    view = stage_view(tables.factories, tables.milestones, LIGHT, NEWEST)
    assert texts(view, "group") == [
        "First seven, 10 December 2024",
        "Second selection, 12 March 2025",
        "Third selection, 10 October 2025",
    ]
    assert len(texts(view, "heading")) == 3 * len(STEPS)
    shown = view.drawing.layout.annotations
    starts = [a.y for a in shown if a.name == "group"]
    above = [
        max((a.y for a in shown if a.name == "factory" and a.y < y), default=0) for y in starts
    ]
    assert all(y - name > 80 for y, name in zip(starts[1:], above[1:], strict=True))


def test_one_selection_alone_has_no_heading(real):
    assert texts(real, "group") == []


def test_a_name_and_its_note_fit_a_phone(tables):
    view = stage_view(tables.factories, tables.milestones, LIGHT, NEWEST)
    said = [re.sub(r"<(?!br).*?>", "", text).split("<br>") for text in texts(view, "factory")]
    assert max(text_width(line, SMALL) for lines in said for line in lines) < 350
    assert [
        "AI Factory France (AI2F)",
        "on a machine planned outside the call, Alice Recoque",
    ] in said


def test_rows_stand_apart(real):
    tops = [a.y for a in real.drawing.layout.annotations if a.name == "factory"]
    assert min(b - a for a, b in pairwise(tops)) >= 80
    assert max(tops) < real.drawing.layout.height


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_input_is_unchanged_and_the_view_complete(tables, count, theme):
    frames = [tables.factories.head(count), tables.milestones]
    before = [f.copy(deep=True) for f in frames]
    view = stage_view(*frames, theme, NEWEST)
    for now, then in zip(frames, before, strict=True):
        assert_frame_equal(now, then)
    assert view.title
    assert view.subtitle
    assert view.alt
    assert list(view.rows) == ["Factory", "Step", "State", "Date", "On", "Claim"]
    assert set(view.rows["Claim"].dropna()) == set(view.claim_ids)


def test_one_factory_says_what_is_done():
    assert view_of(claim("operation")).title == "A, reported so far: own machine running"
    assert view_of().title == "A, no step is reported done"
    many = view_of(claim("selected", applies_to="factory"), claim("tender_opened"))
    assert many.title == "A, reported so far: selected and tender"


def test_an_empty_selection_says_so(tables):
    view = stage_view(tables.factories.head(0), tables.milestones, LIGHT, NEWEST)
    assert view.title == "No factory is selected"
    assert view.rows.empty


def test_markup_in_the_data_is_drawn_as_text():
    hostile = "<a href='x'>%{x}</a>"
    view = view_of(claim("operation", claim_id=hostile), name=hostile)
    drawn = [*texts(view, "factory"), *trace(view, "done").hovertext]
    assert not any("<a" in text for text in drawn)
    assert trace(view, "done").hovertemplate is None
