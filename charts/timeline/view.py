"""The timeline with its title, its words for those who cannot see it, and its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from charts.theme import Theme
from charts.timeline.events import PROGRAMME
from charts.timeline.figure import timeline_figure
from charts.timeline.lanes import drawn, timeline_lanes
from charts.timeline.marks import Mark
from charts.timeline.phrases import names_of
from charts.view import View
from data.records import records
from data.reported import came_true, reported_of
from data.wording import (
    ABOUT_LABELS,
    PASSED,
    SINCE_REPORTED,
    STANDING_LABELS,
    STATUS_LABELS,
    and_list,
    date_words,
    day,
    event_label,
    plural,
)

_SUBTITLE = (
    "Each mark is as wide as its date is vague and fades where the date is open: "
    "solid is reported as done, an outline is planned, pale inside where since reported done, "
    "dots are a plan since replaced, a question mark is a plan that passed without a report."
)
_COLUMNS = (
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
)


def timeline_view(
    factories: pd.DataFrame,
    milestones: pd.DataFrame,
    slips: pd.DataFrame,
    today: date,
    theme: Theme,
    *,
    is_past: bool = False,
    known: str = "",
) -> View:
    """Return the rollout as lanes: the programme, then one lane a factory.

    `factories` and `milestones` have the columns of the tables of those names, `slips` those of
    `data.slips.COLUMNS`. Reviewed events are drawn; the rows hold every date, `claim_ids` the
    claim of every row. A line marks `today`; with `is_past` it is a day as of which all is shown.
    `known` is the day of the newest evidence, ISO 8601: a plan that ended before it, and is not
    among the slips, came true.
    """
    names = names_of(factories)
    chosen = milestones[milestones["subject_id"].isin(list(names))]
    kept = came_true(chosen, slips, known)
    lanes = timeline_lanes(factories, chosen, slips, kept, today)
    marks = drawn(lanes)
    rows = _twin(names, chosen, _outcomes(slips, kept))
    return View(
        key="timeline",
        title=_title(list(factories["name"]), chosen),
        subtitle=" ".join(filter(None, [_SUBTITLE, _drawn_words(marks, rows)])),
        alt=alt_of(len(factories), marks, today, is_past=is_past),
        draw=lambda: timeline_figure(lanes, today, theme, is_past=is_past),
        rows=rows,
        claim_ids=tuple(rows["Claim"]),
    )


def _title(factories: Sequence[str], milestones: pd.DataFrame) -> str:
    if not factories:
        return "No factory is selected"
    services = _count(milestones, "services", "factory")
    machines = _count(milestones, "operation", "machine")
    return f"{_services_words(services, factories)}; {_machines_words(machines)}"


def _count(milestones: pd.DataFrame, event: str, about: str) -> int:
    """Return at how many factories an event is reported as done."""
    return int(reported_of(milestones, about, event)["subject_id"].nunique())


def _services_words(running: int, factories: Sequence[str]) -> str:
    at = f" at {factories[0]}" if len(factories) == 1 else ""
    if not running:
        return f"No services are reported running{at}"
    if at:
        return f"Services run{at}"
    count = len(factories)
    share = f"all {count}" if running == count else f"{running} of {count}"
    return f"Services run at {share} factories"


def _machines_words(running: int) -> str:
    if not running:
        return "no new machine is reported in operation"
    verb = "is" if running == 1 else "are"
    return f"{plural(running, 'new machine')} {verb} reported in operation"


def alt_of(count: int, marks: Sequence[Mark], today: date, *, is_past: bool) -> str:
    """Return what these marks of so many factories show, to those who cannot see them."""
    if not marks:
        return "No marks: no dates are known for this selection."
    years = f"{min(m.first for m in marks).year} to {max(m.last for m in marks).year}"
    programme = ["the programme"] if any(mark.subject_id == PROGRAMME for mark in marks) else []
    drawn_lanes = and_list([*programme, plural(count, "factory", "factories")])
    passed = sum(mark.passed for mark in marks)
    silent = f" {plural(passed, 'plan')} passed without a report." if passed else ""
    return (
        f"Timeline {years}: {drawn_lanes}, {plural(len(marks), 'date')}: {_counts(marks)}.{silent} "
        f"A line marks {'the day shown' if is_past else 'today'}, {day(today)}."
    )


def _counts(marks: Sequence[Mark]) -> str:
    """Return how many dates are drawn of each look."""
    counts = Counter(mark.look for mark in marks)
    words = {
        "done": "reported as done",
        "planned": "planned",
        "kept": "planned and since reported done",
        "replaced": "replaced since",
    }
    return and_list(f"{counts[look]} {said}" for look, said in words.items() if counts[look])


def _outcomes(slips: pd.DataFrame, kept: Iterable[str]) -> dict[str, str]:
    """Return what became of plans, by their claims: passed, or reported as done."""
    over = slips.loc[slips["change"] == "passed", "earlier_claim_id"]
    return dict.fromkeys(kept, SINCE_REPORTED) | dict.fromkeys(over, PASSED)


def _drawn_words(marks: Sequence[Mark], rows: pd.DataFrame) -> str:
    """Return how many of the dates are drawn, and which; empty where all are.

    A sentence beside the figure counts all of them, and all plans that passed.
    """
    dated = rows[(rows["First day"] != "") | (rows["Last day"] != "")]
    left = dated[~dated["Claim"].isin([mark.claim_id for mark in marks])]
    if left.empty or not marks:
        return ""
    programme = any(mark.subject_id == PROGRAMME for mark in marks)
    which = ["steps of the factories", *["key dates of the programme"] * programme]
    over = int((left["Outcome"] == PASSED).sum())
    more = f", with {plural(over, 'more plan', 'more plans')} that passed"
    return (
        f"{len(dated) - len(left)} of {len(dated)} dates are drawn: {and_list(which)}. "
        f"The table has all{more if over else ''}."
    )


def _twin(
    names: Mapping[str, str], milestones: pd.DataFrame, outcomes: Mapping[str, str]
) -> pd.DataFrame:
    """Return every claim to a date, drawn or not, in the order of the lanes and of time."""
    rank = {subject: position for position, subject in enumerate(names)}
    ordered = milestones.assign(
        _subject=milestones["subject_id"].map(rank),
        _first=milestones["start"].fillna(milestones["end"]),
    ).sort_values(["_subject", "_first"], kind="stable", na_position="last")
    rows = [_twin_row(row, names, outcomes) for row in records(ordered)]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="string")


def _twin_row(
    row: Mapping[str, Any], names: Mapping[str, str], outcomes: Mapping[str, str]
) -> tuple[str, ...]:
    return (
        names[row["subject_id"]],
        event_label(row["event"]),
        ABOUT_LABELS[row["applies_to"]],
        STATUS_LABELS[row["status"]],
        date_words(row["edtf"]),
        outcomes.get(row["claim_id"], ""),
        row["start"] or "",
        row["end"] or "",
        STANDING_LABELS[row["standing"]],
        row["claim_id"],
    )
