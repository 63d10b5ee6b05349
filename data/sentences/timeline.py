"""What lies ahead, what passed without a report or slipped, and what is reported done."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.events import next_plans
from data.load import Tables
from data.reading import factory_names
from data.records import records
from data.reported import came, expected, fulfilled, reported, reported_of
from data.sentences.sentence import (
    Sentence,
    claims_of,
    counted,
    factories_words,
    few,
    known_on,
    no_factory,
)
from data.wording import (
    borrowed_words,
    capital,
    date_words,
    distance,
    event_label,
    plural,
    uncapitalised,
)

Row = dict[str, Any]


def timeline_sentence(tables: Tables, slips: pd.DataFrame) -> Sentence:
    """Return how far the plans of the factories of a selection have come.

    `slips` has the columns of `data.slips.COLUMNS`; those of the programme are left out. What lies
    ahead is counted from the day of the tables, so that the same address says the same tomorrow.
    """
    announced = came(tables.milestones, tables.evidence, tables.newest_evidence)
    done = reported(tables.milestones)
    done = done[~done["claim_id"].isin(announced["claim_id"])]
    if tables.factories.empty:
        return _programme(done, announced, tables)
    names = factory_names(tables)
    ahead = next_plans(tables, tables.newest_evidence, len(tables.milestones))
    done, announced, slips = (
        frame[frame["subject_id"].isin(names)] for frame in (done, announced, slips)
    )
    undated = _undated(tables)
    said = [
        f"{known_on(tables)}: {_ahead_words(ahead, len(undated), tables)}.",
        f"{_slipped_words(slips, names)}.",
        f"{_done_words(done)}{_came_words(announced)}.",
    ]
    claims = claims_of(ahead, undated, *_claims_of_slips(slips), done, announced)
    return Sentence(" ".join(said), claims)


def _programme(done: pd.DataFrame, announced: pd.DataFrame, tables: Tables) -> Sentence:
    """Return what is said where there is no factory: what the programme has done."""
    nothing = no_factory(tables)
    if done.empty and announced.empty:
        return Sentence(nothing)
    said = counted(len(done), "milestone of the programme is", "milestones of the programme are")
    words = f"{capital(said)} reported done{_came_words(announced)}"
    return Sentence(f"{nothing} {words}.", claims_of(done, announced))


def _ahead_words(ahead: pd.DataFrame, undated: int, tables: Tables) -> str:
    """Return how many plans lie ahead, how many give no date, and which are the next."""
    who = factories_words(tables)
    said = counted(len(ahead), f"plan of {who} lies ahead", f"plans of {who} lie ahead")
    without = f"; {plural(undated, 'plan gives', 'plans give')} no date" if undated else ""
    if ahead.empty:
        return f"{said}{without}"
    names, first = factory_names(tables), ahead["edtf"].iloc[0]
    soonest = [_what(row, names) for row in records(ahead[ahead["edtf"] == first])]
    return f"{said}, next ({date_words(first)}): {few(soonest)}{without}"


def _undated(tables: Tables) -> pd.DataFrame:
    """Return the plans of the factories that give no date and are not reported done."""
    milestones = tables.milestones
    plans = expected(milestones)
    without = plans["edtf"].isna() & plans["subject_id"].isin(tables.factories["factory_id"])
    return plans[without & ~plans["claim_id"].isin(fulfilled(milestones))]


def _what(row: Row, names: Mapping[str, str]) -> str:
    """Return an event and, of several factories, for which it is: `installation for Pharos`."""
    words = uncapitalised(event_label(row["event"]))
    machine = borrowed_words(row["applies_to"])
    told = f" ({machine})" if machine and machine not in words else ""
    whose = f" for {names[row['subject_id']]}" if len(names) > 1 else ""
    return f"{words}{whose}{told}"


def _slipped_words(slips: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Return how many plans passed without a report, how many slipped and how far at most."""
    is_over = slips["change"] == "passed"
    said = f"{capital(counted(int(is_over.sum()), 'plan', 'plans'))} passed without a report"
    slipped = slips[~is_over]
    count = len(slipped.drop_duplicates(["subject_id", "event"]))
    if not count:
        return f"{said}; none is known to have moved or to have come late"
    furthest = records(slipped[slipped["days"] == slipped["days"].max()])
    far = distance(furthest[0]["days"], furthest[0]["step_months"])
    where = few([_where(row, names) for row in furthest])
    return f"{said}; {count} moved or came late, {'the furthest ' * (count > 1)}by {far}: {where}"


def _where(row: Row, names: Mapping[str, str]) -> str:
    """Return which factory it is, of one alone which event."""
    return names[row["subject_id"]] if len(names) > 1 else _what(row, names)


def _claims_of_slips(slips: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the claims of what was planned and of what followed, as `claims_of` takes them."""
    return [
        slips[[column]].set_axis(["claim_id"], axis=1)
        for column in ("earlier_claim_id", "later_claim_id")
    ]


def _done_words(done: pd.DataFrame) -> str:
    """Return how many milestones are reported done, and whether a new machine is among them."""
    said = f"{capital(counted(len(done), 'milestone is', 'milestones are'))} reported done"
    machines = len(reported_of(done, "machine", "operation"))
    if machines:
        return f"{said}, among them {plural(machines, 'new machine')} in operation"
    return said if done.empty else f"{said}, but no new machine in operation"


def _came_words(announced: pd.DataFrame) -> str:
    """Return how many days came that were announced, and are reported by no claim; of none, ""."""
    count = len(announced)
    return f"; {plural(count, 'announced day')} came without a report" if count else ""
