"""The selections that factories came in: groups with a heading where a figure shows several."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import pandas as pd

from data.records import records
from data.reported import reported_of
from data.wording import WAVE_LABELS, capital, date_words

_EVENTS = {"first": "selection_1", "second": "selection_2", "third": "selection_3"}
"""Selection -> the event of the programme that dates it."""
_NOT_NAMED = "Selection not named"


class _Grouped(Protocol):
    @property
    def group(self) -> str:
        """The heading of the group that it is in, empty for none."""


InGroup = TypeVar("InGroup", bound=_Grouped)


def headings(factories: pd.DataFrame, milestones: pd.DataFrame | None = None) -> dict[str, str]:
    """Return the heading of the selection of each factory by id: none where all are of one.

    The frames have the columns of the tables of those names; a date that is not among the
    milestones is not told: `Second selection, 12 March 2025`, or `Second selection`.
    """
    waves = {row["factory_id"]: row["wave"] for row in records(factories)}
    if len(set(waves.values())) < 2:
        return {}
    said = {wave: _heading(wave, milestones) for wave in set(waves.values())}
    return {factory_id: said[wave] for factory_id, wave in waves.items()}


def _heading(wave: str | None, milestones: pd.DataFrame | None) -> str:
    if wave is None:
        return _NOT_NAMED
    if milestones is None:
        return capital(WAVE_LABELS[wave])
    days = reported_of(milestones, "programme", _EVENTS[wave])["edtf"]
    return ", ".join([capital(WAVE_LABELS[wave]), *map(date_words, days)])


def beginning(items: Sequence[InGroup]) -> list[InGroup]:
    """Return the items that begin a group: each in one that the item before it is not in."""
    before = ["", *(item.group for item in items)]
    return [item for group, item in zip(before, items, strict=False) if item.group != group]
