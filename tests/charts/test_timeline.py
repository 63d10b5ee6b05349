"""Timeline: what is done, what is planned, what moved, and how vague each date is."""

from datetime import date, timedelta

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from charts.theme import DARK, LIGHT, SCOPE_COLOURS, SMALL, rgba, text_width
from charts.timeline import PROGRAMME_KEY_EVENTS, slip_sentences, timeline_view
from charts.timeline.events import FACTORY_ROWS
from charts.timeline.phrases import slip_words
from data.schema import SITE_EVENTS, TABLES
from data.slips import COLUMNS, slips
from data.wording import PASSED, SINCE_REPORTED

TODAY = date(2026, 11, 21)
DAY = 86_400_000
LOOKS = ("Reported as done", "Planned", "Plan since replaced")
KEPT = "Plan since reported"


@pytest.fixture(scope="module")
def first(tables):
    return tables.factories[tables.factories["wave"] == "first"]


@pytest.fixture(scope="module")
def found(first_seven):
    return slips(first_seven.milestones, "2026-11-21")


@pytest.fixture(scope="module")
def real(tables, first, found):
    return timeline_view(first, tables.milestones, found, TODAY, LIGHT)


def test_a_machine_that_is_only_planned_is_never_told_as_an_existing_one(tables, found):
    ai2f = tables.factories[tables.factories["factory_id"] == "ai2f"]
    view = timeline_view(ai2f, tables.milestones, found, TODAY, LIGHT)
    labels = [label for trace in view.drawing.data for label in (trace.text or ())]
    assert any("a machine planned outside the call" in str(label) for label in labels)
    assert not any("existing machine" in str(label) for label in labels)
    key = {note.text for note in view.drawing.layout.annotations}
    assert "Existing or planned elsewhere" in key
    assert "Existing machine" not in key
    mine = view.rows[view.rows["Factory"] == "AI Factory France (AI2F)"]
    assert set(mine["About"]) == {"Factory", "Planned machine"}


def factories(*names):
    rows = [{"factory_id": f"f{i}", "name": name} for i, name in enumerate(names)]
    return pd.DataFrame(rows, columns=list(TABLES["factories"].columns))


def milestone(event="operation", start="2026-01-01", end="2026-06-30", **others):
    return {
        "subject_id": "f0",
        "event": event,
        "applies_to": SITE_EVENTS.get(event, "programme"),
        "status": "planned",
        "claim_id": f"{event}-1",
        "standing": "chosen",
        "edtf": "2026-40",
        "start": start,
        "end": end,
        "precision": "half-year",
    } | others


def milestones(*rows):
    return pd.DataFrame(list(rows), columns=list(TABLES["milestones"].columns))


def view_of(*rows, names=("Alpha",), today=TODAY, theme=LIGHT):
    frame = milestones(*rows)
    return timeline_view(factories(*names), frame, slips(frame, str(today)), today, theme)


def traces(view):
    return {trace.name: trace for trace in view.drawing.data}


def marks(view):
    """Claim -> look, first day, last day and height; the parts of a fading bar are joined."""
    found = {}
    for look in (*LOOKS, KEPT):
        for trace in (traces(view)[look], traces(view)[f"{look}, on a day"]):
            for i, (_, claim) in enumerate(trace.customdata):
                start, end = ends(trace, i)
                _, was_start, was_end, _ = found.get(claim, (look, start, end, 0))
                found[claim] = look, min(start, was_start), max(end, was_end), trace.y[i]
    return found


def ends(trace, i):
    if trace.type == "scatter":
        return date.fromisoformat(trace.x[i]), date.fromisoformat(trace.x[i])
    start = date.fromisoformat(trace.base[i])
    return start, start + timedelta(days=trace.x[i] / DAY)


def labels(view):
    """Text, first and last day of its room, and height of each label."""
    both = [traces(view)[f"labels, {anchor}"] for anchor in ("start", "end")]
    return [(t.text[i].strip("\u2002"), *ends(t, i), t.y[i]) for t in both for i in range(len(t.y))]


def strength(ink):
    """Alpha of an rgba colour."""
    return float(ink.split(",")[-1].strip(" )"))


def notes(view):
    return [note.text for note in view.drawing.layout.annotations]


def arrows(view):
    return [note for note in view.drawing.layout.annotations if note.showarrow]


def test_a_bar_is_as_wide_as_its_date_is_vague():
    assert marks(view_of(milestone()))["operation-1"][:3] == (
        "Planned",
        date(2026, 1, 1),
        date(2026, 6, 30),
    )


def test_a_day_is_a_thin_mark_on_its_day():
    view = view_of(milestone("selected", "2024-12-10", "2024-12-10", precision="day"))
    thin = traces(view)["Planned, on a day"]
    assert list(thin.x) == ["2024-12-10"]
    assert thin.marker.size < 20
    assert "selected-1" not in [claim for _, claim in traces(view)["Planned"].customdata]


@pytest.mark.parametrize(
    ("start", "end", "strengthens"), [(None, "2026-06-30", True), ("2026-06-30", None, False)]
)
def test_an_open_end_fades_out(start, end, strengthens):
    bars = traces(view_of(milestone(status="actual", start=start, end=end, precision="open")))
    bars = bars["Reported as done"]
    strengths = [strength(ink) for ink in bars.marker.color]
    assert len(strengths) > 3
    assert strengths == sorted(strengths, reverse=not strengthens)
    assert set(bars.marker.line.width) == {0}, "an edge would name a day the source does not"
    known = ends(bars, len(strengths) - 1)[1] if strengthens else ends(bars, 0)[0]
    assert known == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("start", "end", "strengthens"), [(None, "2026-06-30", True), ("2026-06-30", None, False)]
)
def test_the_outline_of_an_open_plan_is_closed_at_its_known_end_and_fades_at_the_other(
    start, end, strengthens
):
    view = view_of(milestone(start=start, end=end, precision="open"))
    drawn = [shape for shape in view.drawing.layout.shapes if shape.name == "open outline"]
    (closing,) = [line for line in drawn if line.x0 == line.x1]
    assert closing.x0 == "2026-06-30"
    for edge in (closing.y0, closing.y1):
        slices = [line for line in drawn if line.y0 == line.y1 == edge]
        strengths = [strength(line.line.color) for line in slices]
        assert len(strengths) > 3
        assert strengths == sorted(strengths, reverse=not strengthens)
    bars = traces(view)["Planned"]
    assert [claim for _, claim in bars.customdata] == ["operation-1"], "for the pointer"
    assert list(bars.marker.line.width) == [0], "an edge would name a day the source does not"


def test_what_is_done_and_what_is_planned_differ_in_more_than_colour():
    view = view_of(
        milestone(),
        milestone("services", status="actual"),
        milestone("selected", "2024-12-10", "2024-12-10", precision="day", status="actual"),
        milestone("tender_opened", "2025-05-01", "2025-05-01", precision="day"),
    )
    done, planned = traces(view)["Reported as done"], traces(view)["Planned"]
    assert [strength(ink) for ink in done.marker.color] == [1.0]
    assert list(planned.marker.color) == [LIGHT.background]
    assert list(planned.marker.line.width) == [2]
    assert list(planned.marker.line.color) == [SCOPE_COLOURS["machine"]]
    solid, hollow = (traces(view)[f"{look}, on a day"].marker for look in LOOKS[:2])
    assert list(solid.color) == list(solid.line.color)
    assert list(hollow.color) == [LIGHT.background]
    assert list(hollow.line.color) == [SCOPE_COLOURS["machine"]]


def test_services_machine_and_existing_machine_have_their_own_colours(real, tables):
    about = dict(zip(tables.milestones["claim_id"], tables.milestones["applies_to"], strict=True))
    for look in ("Reported as done", "Planned"):
        bars = traces(real)[look]
        inks = {
            about[claim]: ink
            for (_, claim), ink in zip(bars.customdata, bars.marker.line.color, strict=True)
        }
        inks.pop("programme", None)
        assert inks == {scope: SCOPE_COLOURS[scope] for scope in inks}
    assert len(set(SCOPE_COLOURS.values())) == 3


def test_the_plan_that_l_ai_moved_is_drawn_with_both_dates_and_an_arrow(real):
    drawn = marks(real)
    was, now = drawn["c0332"], drawn["c0331"]
    assert was[:3] == ("Plan since replaced", date(2026, 5, 1), date(2026, 8, 31))
    assert now[:3] == ("Planned", date(2026, 10, 1), date(2026, 12, 31))
    assert [(a.ax, a.ay, a.x, a.y) for a in arrows(real) if a.ay == was[3]] == [
        ("2026-08-31", was[3], "2026-10-01", now[3])
    ]
    assert "moved from mid-2026 to the end of 2026" in [
        text for text, _, _, y in labels(real) if y == now[3]
    ]


def test_a_replaced_plan_is_dotted_without_an_edge():
    was = milestone(claim_id="was", standing="superseded", edtf="2025-40", end="2025-06-30")
    bars = traces(view_of(was | {"start": "2025-01-01"}, milestone()))["Plan since replaced"]
    assert (bars.marker.pattern.shape, bars.marker.line.width) == (".", 0)
    assert bars.marker.color == LIGHT.background
    assert list(bars.marker.pattern.fgcolor) == [rgba(LIGHT.muted, 1.0)]


def test_a_replaced_plan_for_a_day_has_a_dot():
    day = {"start": "2025-06-30", "end": "2025-06-30", "precision": "day"}
    view = view_of(milestone(claim_id="was", standing="superseded", **day), milestone())
    was, planned = (traces(view)[f"{look}, on a day"].marker for look in (LOOKS[2], LOOKS[1]))
    assert (was.symbol, planned.symbol) == ("diamond-tall-dot", "diamond-tall")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_mark_is_hatched_for_hatching_means_something_else_on_other_pages(
    theme, tables, first, found
):
    view = timeline_view(first, tables.milestones, found, TODAY, theme)
    shapes = {bars.marker.pattern.shape for bars in view.drawing.data if bars.type == "bar"}
    assert shapes <= {None, "."}
    assert "hatch" not in f"{view.subtitle} {view.alt}"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_key_shows_marks_as_they_are_drawn(theme, tables, first, found):
    view = timeline_view(first, tables.milestones, found, TODAY, theme)
    done, planned, kept, replaced, *_ = (
        shape for shape in view.drawing.layout.shapes if shape.name == "key"
    )
    assert done.fillcolor == theme.muted
    assert (planned.fillcolor, planned.line.width) == (theme.background, 2)
    assert kept.fillcolor not in (theme.background, theme.muted)
    assert (kept.line.color, kept.line.width) == (theme.muted, 2)
    assert (replaced.fillcolor, replaced.line.width) == (theme.muted, 0)
    assert replaced.path.count("M") > 10, "dots"


def test_a_replaced_plan_over_its_successor_gets_a_row_of_its_own():
    was = milestone(claim_id="was", standing="superseded", edtf="2026", end="2026-12-31")
    view = view_of(was, milestone())
    drawn = marks(view)
    assert drawn["was"][3] > drawn["operation-1"][3]
    (arrow,) = arrows(view)
    assert (arrow.ay, arrow.y) == (drawn["was"][3], drawn["operation-1"][3])


def test_a_plan_that_passed_is_marked_and_said(real):
    drawn = marks(real)
    questions = traces(real)["Plan passed, no report"]
    said = [(text, y) for text, _, _, y in labels(real)]
    passed = {
        "c1094": "for early 2025",
        "c0273": "by the end of 2025",
        "c0413": "for the first half of 2026",
        "c0415": "by mid-2026",
    }
    assert sorted(zip(questions.x, questions.y, strict=True)) == sorted(
        (drawn[claim][2].isoformat(), drawn[claim][3]) for claim in passed
    )
    for claim, words in passed.items():
        named = "Hosting agreements, " if claim == "c1094" else ""
        assert (f"{named}planned {words}: {PASSED}", drawn[claim][3]) in said


def test_a_plan_that_a_report_fulfilled_says_so_and_looks_so(real):
    """Procurement was planned for the first half of 2025; LUMI's tender opened in May 2025."""
    look, *_, y = marks(real)["c1095"]
    assert look == KEPT
    assert y not in traces(real)["Plan passed, no report"].y
    words = f"Procurement starts, planned for the first half of 2025: {SINCE_REPORTED}"
    assert (words, y) in [(text, y) for text, _, _, y in labels(real)]
    outcomes = real.rows.set_index("Claim")["Outcome"]
    assert (outcomes["c1095"], outcomes["c1094"]) == (SINCE_REPORTED, PASSED)


def test_a_plan_of_the_programme_came_true_whichever_factory_reports_it(tables, found):
    milestones = tables.milestones[tables.milestones["subject_id"].isin(["programme", "jaif"])]
    selected = tables.factories[tables.factories["factory_id"] == "jaif"]
    of_them = found[found["subject_id"].isin(["programme", "jaif"])]
    view = timeline_view(selected, milestones, of_them, TODAY, LIGHT, known="2026-11-21")
    assert marks(view)["c1095"][0] == KEPT


@pytest.mark.parametrize(("today", "shown"), [("2024-12-31", "planned"), ("2025-02-01", "actual")])
def test_a_plan_and_its_report_of_one_date_are_one_mark(today, shown):
    day = {"start": "2025-02-01", "end": "2025-02-01", "edtf": "2025-02-01", "precision": "day"}
    both = [
        milestone("services", applies_to="factory", status=status, claim_id=status, **day)
        for status in ("planned", "actual")
    ]
    rows = factories("Alpha"), milestones(*both), slips(milestones(*both), today)
    view = timeline_view(*rows, date.fromisoformat(today), LIGHT)
    assert {claim: mark[0] for claim, mark in marks(view).items()} == {
        shown: {"planned": "Planned", "actual": "Reported as done"}[shown]
    }


def test_the_subtitle_says_how_many_dates_are_drawn(real, first_seven):
    dated = first_seven.milestones[["start", "end"]].notna().any(axis=1)
    assert f"{len(marks(real))} of {dated.sum()} dates are drawn: " in real.subtitle
    assert "with 3 more plans that passed" in real.subtitle


def test_all_dates_drawn_need_no_count():
    assert "drawn" not in view_of(milestone("services")).subtitle.removeprefix("Each mark")


def test_later_selections_stand_with_their_factories_only(real, tables, found):
    everything = timeline_view(tables.factories, tables.milestones, found, TODAY, LIGHT)
    assert {"c1104", "c1108"} <= set(marks(everything))
    assert not {"c1104", "c1108"} & set(marks(real))


@pytest.mark.parametrize("subject", ["programme", "f0"])
def test_programme_and_factories_mark_a_plan_that_passed_alike(subject):
    event = {"programme": "agreements_signed", "f0": "operation"}[subject]
    view = view_of(milestone(event, subject_id=subject, applies_to="machine"))
    assert list(traces(view)["Plan passed, no report"].x) == ["2026-06-30"]
    assert any(PASSED in text for text, *_ in labels(view))
    assert "1 plan passed without a report" in view.alt


def test_the_line_of_today_stands_at_today(real):
    (line,) = [shape for shape in real.drawing.layout.shapes if shape.name == "today"]
    assert (line.x0, line.x1) == ("2026-11-21", "2026-11-21")
    (words,) = [n for n in real.drawing.layout.annotations if n.text.startswith("Today")]
    assert (words.text, words.x) == ("Today, 21 November 2026", "2026-11-21")


def test_the_line_says_when_the_day_shown_is_not_today():
    day = date(2024, 12, 31)
    rows = (factories("Alpha"), milestones(milestone()), slips(milestones(milestone()), str(day)))
    view = timeline_view(*rows, day, LIGHT, is_past=True)
    (words,) = [n for n in view.drawing.layout.annotations if n.x == "2024-12-31"]
    assert words.text == "As known on 31 December 2024"
    assert "A line marks the day shown, 31 December 2024." in view.alt
    now = timeline_view(*rows, day, LIGHT)
    assert "Today, 31 December 2024" in notes(now)
    assert "A line marks today, 31 December 2024." in now.alt


def test_the_axis_holds_today_even_where_all_dates_are_past():
    view = view_of(milestone("services", "2025-03-01", "2025-03-31", status="actual"))
    start, end = view.drawing.layout.xaxis.range
    assert start <= "2025-03-01"
    assert end > "2026-11-21"


def test_no_label_has_room_where_a_mark_or_another_label_stands(real):
    for text, start, end, y in labels(real):
        if "purple" in text:
            continue
        inside = [
            mark
            for mark in marks(real).values()
            if mark[3] == y and mark[1] < end and mark[2] > start
        ]
        others = [
            one[0]
            for one in labels(real)
            if one[0] != text and one[3] == y and one[1] < end and one[2] > start
        ]
        assert (inside, others) == ([], []), text


def test_every_plan_that_moved_or_passed_has_its_words_beside_it_on_a_desk(real):
    """Of the 1120 pixels in a window of 1280, 124 are gutter and margins; a label has 13 of air."""
    start, end = map(date.fromisoformat, real.drawing.layout.xaxis.range)
    a_day = (1120 - 124) / (end - start).days
    told = [label for label in labels(real) if "planned " in label[0] or "moved " in label[0]]
    assert len(told) > 10
    for text, first_day, last_day, _ in told:
        assert text_width(text, SMALL) + 13 < (last_day - first_day).days * a_day, text


def test_labels_that_do_not_fit_are_left_out_by_the_browser(real):
    assert real.drawing.layout.uniformtext.mode == "hide"
    for anchor in ("start", "end"):
        bars = traces(real)[f"labels, {anchor}"]
        assert (bars.textposition, bars.insidetextanchor, bars.textangle) == ("inside", anchor, 0)
        assert bars.textfont.size == real.drawing.layout.uniformtext.minsize
        assert bars.width >= 13 * 1.3 + 6, "too low a bar hides all its labels"


def test_chosen_dates_of_reviewed_events_are_drawn_and_others_are_only_in_the_rows(
    real, first_seven
):
    drawn = set(marks(real))
    milestones = first_seven.milestones
    shown = milestones[milestones["claim_id"].isin(drawn)]
    assert set(shown["standing"]) == {"chosen", "superseded"}
    programme = shown[shown["subject_id"] == "programme"]
    later = {"selection_2", "selection_3"}
    assert set(programme["event"]) == set(PROGRAMME_KEY_EVENTS) - later
    assert set(real.rows["Claim"]) == set(milestones["claim_id"])


def test_the_claims_are_those_of_every_row_in_their_order_drawn_or_not(real):
    assert real.claim_ids == tuple(real.rows["Claim"])
    assert set(marks(real)) < set(real.claim_ids)


def test_a_claim_without_a_date_is_in_the_rows_and_not_drawn():
    view = view_of(
        milestone(start=None, end=None, edtf=None, precision=None), milestone("services")
    )
    assert set(marks(view)) == {"services-1"}
    row = view.rows[view.rows["Claim"] == "operation-1"].iloc[0]
    assert (row["When"], row["First day"], row["Last day"]) == ("no date given", "", "")


def test_a_plan_and_its_report_share_a_row_and_the_report_has_the_label(real):
    drawn = marks(real)
    plan, report = drawn["c1077"], drawn["c1078"]
    assert plan[3] == report[3]
    said = [text for text, _, _, y in labels(real) if y == report[3]]
    assert said == ["Call opens, 10 September 2024"]


def test_a_report_by_another_name_stands_beside_the_plan_it_fulfils(real):
    drawn = marks(real)
    plan, report = drawn["c0196"], drawn["c0204"]
    assert (plan[0], report[0]) == (KEPT, "Reported as done")
    assert plan[3] == report[3]


def test_what_no_source_dates_is_said_and_not_left_blank():
    day = {"start": "2024-12-10", "end": "2024-12-10", "edtf": "2024-12-10", "precision": "day"}
    selected = milestone("selected", status="actual", **day)
    texts = [text for text, *_ in labels(view_of(selected, milestone()))]
    assert "Selected, 10 December 2024" in texts
    assert {"services: no date found", "contract: no date found"} <= set(texts)
    assert texts.count("no date found") == 1


def test_a_factory_of_which_only_its_selection_is_dated_says_the_rest_once():
    day = {"start": "2024-12-10", "end": "2024-12-10", "edtf": "2024-12-10", "precision": "day"}
    folded = view_of(milestone("selected", status="actual", **day))
    assert [text for text, *_ in labels(folded)] == ["Selected, 10 December 2024", "no date found"]
    assert {"Selected", "Services, machine"} < set(notes(folded))
    silent = view_of(milestone(subject_id="f1"), names=("Alpha", "Beta"))
    assert [text for text, *_ in labels(silent)].count("no date found") == 3


def heads(view):
    return {note.text: note.y for note in view.drawing.layout.annotations if note.name == "heading"}


def test_several_selections_stand_apart_under_their_headings(tables, found):
    view = timeline_view(tables.factories, tables.milestones, found, TODAY, LIGHT)
    ground = "ground of {}"
    tops = {s.name: s.y0 for s in view.drawing.layout.shapes if s.name.startswith("ground of")}
    bottoms = {s.name: s.y1 for s in view.drawing.layout.shapes if s.name.startswith("ground of")}
    first_of = tables.factories.groupby("wave")["factory_id"].first()
    last_of = tables.factories.groupby("wave")["factory_id"].last()
    headings = heads(view)
    assert list(headings) == [
        "First seven, 10 December 2024",
        "Second selection, 12 March 2025",
        "Third selection, 10 October 2025",
    ]
    _, second, third = headings.values()
    assert bottoms[ground.format(last_of["first"])] + 10 < second
    assert second < tops[ground.format(first_of["second"])]
    assert bottoms[ground.format(last_of["second"])] + 10 < third
    assert third < tops[ground.format(first_of["third"])]


def test_one_selection_alone_has_no_heading(real):
    assert heads(real) == {}


def test_the_rows_of_a_factory_name_each_event_once():
    events = [event for row in FACTORY_ROWS for event in row.events]
    assert len(events) == len(set(events))
    assert set(events) <= set(SITE_EVENTS) | {"selected"}
    assert all(row.chief and row.missing for row in FACTORY_ROWS)


def test_a_date_of_a_leading_event_does_not_hide_that_the_chief_one_has_none():
    view = view_of(milestone("tender_opened", status="actual"))
    assert "contract: no date found" in [text for text, *_ in labels(view)]
    both = view_of(milestone("tender_opened", status="actual"), milestone("contract_announced"))
    assert "contract: no date found" not in [text for text, *_ in labels(both)]


def test_rows_say_in_words_what_is_drawn(real, tables):
    assert list(real.rows.columns) == [
        "Factory",
        "Event",
        "About",
        "Planned or actual",
        "When",
        "Outcome",
        "First day",
        "Last day",
        "Standing",
        "Claim",
    ]
    assert real.rows["Factory"].iloc[0] == "Programme"
    assert real.rows[real.rows["Claim"] == "c0332"].iloc[0].tolist() == [
        "L-AI Factory",
        "Machine in operation",
        "Machine",
        "Planned",
        "mid-2026",
        "",
        "2026-05-01",
        "2026-08-31",
        "replaced since",
        "c0332",
    ]


def test_title_counts_services_and_new_machines(real):
    assert real.title == (
        "Services run at 5 of 7 factories; no new machine is reported in operation"
    )


def test_title_does_not_take_plans_existing_machines_or_rivals_for_running():
    done = {"status": "actual", "claim_id": "x"}
    view = view_of(
        milestone("services"),
        milestone("services", standing="rival", status="actual", claim_id="y"),
        milestone("operation", applies_to="existing_machine", **done),
    )
    assert view.title == (
        "No services are reported running at Alpha; no new machine is reported in operation"
    )


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["A"], "Services run at A; 1 new machine is reported in operation"),
        (["A", "B"], "Services run at all 2 factories; 2 new machines are reported in operation"),
    ],
)
def test_title_is_right_in_singular_and_plural(names, title):
    rows = [
        milestone(event, status="actual", subject_id=f"f{i}", claim_id=f"{event}-{i}")
        for i in range(len(names))
        for event in ("services", "operation")
    ]
    assert view_of(*rows, names=names).title == title


def test_no_word_calls_a_factory_operational(real, found, first):
    words = [
        *notes(real),
        *(text for text, *_ in labels(real)),
        real.title,
        real.subtitle,
        real.alt,
    ]
    words += slip_sentences(found, first)
    assert not [text for text in words if "operational" in text.lower()]


def test_alt_tells_the_numbers(real):
    drawn = marks(real).values()
    counts = [sum(mark[0] == look for mark in drawn) for look in (*LOOKS[:2], KEPT, LOOKS[2])]
    assert f"7 factories, {sum(counts)} dates: " in real.alt
    done, planned, kept, replaced = counts
    assert f"{done} reported as done, {planned} planned, {kept} planned and" in real.alt
    assert f"{replaced} replaced since" in real.alt
    assert "4 plans passed without a report" in real.alt
    assert "21 November 2026" in real.alt


def test_slips_are_sentences_with_name_event_and_distance(found, first):
    sentences = slip_sentences(found, first)
    assert len(sentences) == len(found)
    assert (
        "L-AI Factory, machine in operation: plan moved from mid-2026 to the end of 2026, "
        "about 4 months later." in sentences
    )
    assert (
        "Pharos, existing machine in operation: plan moved from the second quarter of 2026 to "
        "autumn 2026, about 2 quarters later." in sentences
    )
    assert f"BSC AI Factory, installation: plan for the first half of 2026 {PASSED}." in sentences
    assert f"BSC AI Factory, machine in operation: plan by mid-2026 {PASSED}." in sentences
    assert (
        "Pharos, project start: planned for March 2025, done 1 April 2025, less than 1 month later."
        in sentences
    )


@pytest.mark.parametrize(
    ("days", "step_months", "words"),
    [
        (1, 0, "1 day"),
        (60, 0, "about 2 months"),
        (1, 1, "less than 1 month"),
        (31, 1, "about 1 month"),
        (92, 3, "about 1 quarter"),
        (122, 4, "about 4 months"),
        (244, 4, "about 8 months"),
        (80, 6, "less than 6 months"),
        (184, 6, "about 6 months"),
        (122, 12, "less than 1 year"),
        (730, 12, "about 2 years"),
        (730, 24, "about 2 years"),
    ],
)
def test_a_distance_is_told_in_steps_of_the_vaguer_date(days, step_months, words):
    slip = {"change": "moved", "earlier_edtf": "2025", "later_edtf": "2026", "days": days}
    said = slip_words(slip | {"step_months": step_months}, alone=True)
    assert said == f"plan moved from 2025 to 2026, {words} later"


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence():
    was = {"subject_id": "programme", "event": "investai_announced", "claim_id": "was"}
    frame = milestones(
        milestone(edtf="2025", end="2025-12-31", standing="superseded", **was),
        milestone(**was | {"claim_id": "now"}),
    )
    (sentence,) = slip_sentences(slips(frame, "2025-01-01"), factories())
    assert sentence.startswith("Programme, InvestAI announced: plan moved from 2025 to ")


def test_slips_of_factories_that_are_not_shown_are_left_out(found, first):
    lumi = first[first["factory_id"] == "lumi"]
    assert all(s.startswith(("LUMI", "Programme")) for s in slip_sentences(found, lumi))
    assert slip_sentences(pd.DataFrame(columns=COLUMNS), first) == []


def test_clicks_find_factory_and_claim(real, tables):
    subjects = dict(
        zip(tables.milestones["claim_id"], tables.milestones["subject_id"], strict=True)
    )
    for look in LOOKS:
        for trace in (traces(real)[look], traces(real)[f"{look}, on a day"]):
            assert [subjects[claim] for _, claim in trace.customdata] == [
                factory for factory, _ in trace.customdata
            ]


def test_markup_in_a_name_is_shown_and_not_obeyed():
    view = view_of(milestone(), names=['<b onclick="x">A</b> & <script>'])
    spec = view.drawing.to_json()
    assert "onclick" in spec
    for drawn in (*notes(view), *traces(view)["Planned"].hovertext):
        assert "<script" not in drawn
        assert "<b onclick" not in drawn


def test_a_long_name_is_cut_in_the_lane_and_whole_in_the_rows():
    name = "The European Centre for Very Long Names of Factories in Several Countries"
    view = view_of(milestone(), names=[name])
    (drawn,) = [text for text in notes(view) if text.startswith("<b>The ")]
    assert drawn.endswith("…</b>")
    assert len(drawn) < 50
    assert view.rows["Factory"].iloc[0] == name


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_every_selection_is_drawn_and_the_tables_stay_as_they_are(
    tables, first, found, count, theme
):
    chosen = first.head(count)
    frames = [chosen, tables.milestones, found]
    before = [frame.copy(deep=True) for frame in frames]
    view = timeline_view(*frames, TODAY, theme)
    for frame, was in zip(frames, before, strict=True):
        assert_frame_equal(frame, was)
    lanes = [text for text in notes(view) if text.startswith("<b>") and "style" not in text]
    assert len(lanes) == count + 1
    assert view.drawing.layout.paper_bgcolor == theme.background
    assert view.claim_ids == tuple(view.rows["Claim"])


def test_nothing_known_is_said():
    view = view_of(names=())
    assert notes(view) == ["No dates are known for this selection."]
    assert view.title == "No factory is selected"
    assert view.claim_ids == ()
    assert view.rows.empty


def test_nineteen_factories_get_a_lane_each():
    names = [f"Factory {i}" for i in range(19)]
    rows = [milestone(subject_id=f"f{i}", claim_id=f"c{i}") for i in range(19)]
    view = view_of(*rows, names=names)
    assert len({y for *_, y in marks(view).values()}) == 19
    assert view.drawing.layout.height > 19 * 100
