"""The claims behind what is said of each factory and of each Antenna."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.chosen import Chosen
from data.load import Tables
from data.records import records
from data.reported import reported, stage_told

_ATTRIBUTES = {
    **{name: name for name in ("name", "wave", "country", "city", "host", "kind")},
    **{name: name for name in ("experimental_platform", "existing_system", "planned_system")},
    "vendor": "vendor",
    "sectors": "sector",
}
"""Column of `factories` -> attribute that its value is chosen from."""

_OF_ANTENNA = ("name", "host", "country", "city")
"""Columns of `antennas`, each chosen from the attribute of its name."""

Behind = dict[str, list[str]]
"""Column of a table -> the claims its value rests on; left out where there is none."""

_Row = Mapping[str, Any]


def claims_behind(tables: Tables) -> dict[str, Behind]:
    """Return the claims behind the values of each factory, by its id."""
    chosen, done = Chosen(records(tables.evidence)), records(reported(tables.milestones))
    return {row["factory_id"]: _behind(row, chosen, done) for row in records(tables.factories)}


def claims_behind_antennas(tables: Tables) -> dict[str, Behind]:
    """Return the claims behind the values of each Antenna but its total, by its id."""
    chosen = Chosen(records(tables.evidence))
    return {row["antenna_id"]: _behind_antenna(row, chosen) for row in records(tables.antennas)}


def _behind_antenna(antenna: _Row, chosen: Chosen) -> Behind:
    claims = {name: chosen.claims(antenna["antenna_id"], name) for name in _OF_ANTENNA}
    behind = {name: [claim["claim_id"] for claim in found] for name, found in claims.items()}
    links = antenna["link_claim_ids"]
    behind["linked_factories"] = links.split(";") if links else []
    return {column: ids for column, ids in behind.items() if ids}


def _behind(factory: _Row, chosen: Chosen, done: Iterable[_Row]) -> Behind:
    place = {"city": "machine_city"} if factory["location_basis"] == "machine" else {}
    claims = {
        column: [claim["claim_id"] for claim in chosen.claims(factory["factory_id"], attribute)]
        for column, attribute in (_ATTRIBUTES | place).items()
    }
    claims["stage"] = [
        row["claim_id"]
        for row in done
        if row["subject_id"] == factory["factory_id"] and stage_told(row) == factory["stage"]
    ]
    return {column: ids for column, ids in claims.items() if ids}
