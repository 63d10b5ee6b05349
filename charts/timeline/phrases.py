"""How events, dates and slips read in labels and sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.timeline.events import PROGRAMME
from data.records import records
from data.wording import (
    ABOUT_LABELS,
    PASSED,
    borrowed_words,
    capital,
    date_words,
    distance,
    event_label,
    uncapitalised,
)

_WITH_ARTICLE = ("first", "second", "third", "fourth", "end")


def slip_sentences(slips: pd.DataFrame, factories: pd.DataFrame) -> list[str]:
    """Return one sentence a slip of the programme or of these factories.

    `slips` has the columns of `data.slips.COLUMNS`, `factories` has `factory_id` and `name`.
    """
    names = names_of(factories)
    return [
        f"{names[slip['subject_id']]}, {_what(slip)}: {slip_words(slip, alone=True)}."
        for slip in records(slips)
        if slip["subject_id"] in names
    ]


def _what(slip: Mapping[str, Any]) -> str:
    return uncapitalised(event_words(slip["event"], slip["applies_to"]))


def names_of(factories: pd.DataFrame) -> dict[str, str]:
    """Return the names by id: the programme, then the factories in their order."""
    named = zip(factories["factory_id"], factories["name"], strict=True)
    return {PROGRAMME: ABOUT_LABELS[PROGRAMME], **{str(i): str(name) for i, name in named}}


def event_words(event: str, about: str) -> str:
    """Return an event in words that never take a machine for a new one of the factory’s own."""
    label = event_label(event)
    if event == "operation" and about == PROGRAMME:
        return "Machines in operation"
    machine = borrowed_words(about)
    if not machine:
        return label
    if "machine" in label.lower():
        return label.replace("Machine", capital(machine))
    return f"{label} ({machine})"


def slip_words(slip: Mapping[str, Any], *, alone: bool = False) -> str:
    """Return what became of a plan; `alone` where no mark shows which plan and how far."""
    if slip["change"] == "passed":
        return f"plan {for_date(slip['earlier_edtf'])} {PASSED}" if alone else PASSED
    later = _the(slip["later_edtf"])
    far = f", {distance(slip['days'], slip['step_months'])} later" if alone else ""
    if slip["change"] == "late":
        return f"planned {for_date(slip['earlier_edtf'])}, done {later}{far}"
    return f"{'plan ' if alone else ''}moved from {_the(slip['earlier_edtf'])} to {later}{far}"


def for_date(edtf: str) -> str:
    """Return what a plan is for: `for mid-2026`, `by the end of 2025`."""
    return for_words(_the(edtf))


def for_words(when: str) -> str:
    """Return the same of a date in words, as it stands inside a sentence."""
    return when if when.startswith(("by ", "from ")) else f"for {when}"


def _the(edtf: str) -> str:
    """Return a date as it stands inside a sentence: `the first half of 2026`, `mid-2026`."""
    words = date_words(edtf)
    return f"the {words}" if words.startswith(_WITH_ARTICLE) else words
