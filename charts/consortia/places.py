"""Where factories stand across and countries down: selections apart, Antennas below members."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from charts.consortia.seats import Seat

# Parts of a column or a row.
_BETWEEN = 0.4
"""Room between two selections, and above the countries that have an Antenna only."""


@dataclass(frozen=True)
class Places:
    """Where factories stand across and countries down, in columns and rows."""

    across: Mapping[str, float]
    down: Mapping[str, float]
    groups: Mapping[str, str]
    """The names of their selections by factory: none where all are of one."""


def places_of(
    columns: Iterable[str],
    groups: Mapping[str, str],
    seats: Iterable[Seat],
    desks: Iterable[Seat],
) -> Places:
    """Return the places of all factories and of all countries of members and Antennas.

    `groups` are the names of selections by factory, see `charts.selections`.
    """
    members = dict.fromkeys(seat.label for seat in seats)
    others = [
        label for label in dict.fromkeys(desk.label for desk in desks) if label not in members
    ]
    down = {label: float(y) for y, label in enumerate(members)}
    below = {label: len(members) + _BETWEEN + y for y, label in enumerate(others)}
    return Places(_across(columns, groups), down | below, groups)


def _across(columns: Iterable[str], groups: Mapping[str, str]) -> dict[str, float]:
    """Return the place of each factory; there is some room between two selections."""
    across: dict[str, float] = {}
    x, before = -1.0, ""
    for factory_id in columns:
        group = groups.get(factory_id, "")
        x += 1 if group == before or not across else 1 + _BETWEEN
        across[factory_id], before = x, group
    return across


def ends(places: Places) -> dict[str, tuple[float, float]]:
    """Return the first and the last column of each selection by its name."""
    columns: dict[str, list[float]] = {}
    for factory_id, name in places.groups.items():
        columns.setdefault(name, []).append(places.across[factory_id])
    return {name: (min(xs), max(xs)) for name, xs in columns.items()}
