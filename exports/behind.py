"""The claims behind what is said of each factory."""

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

Behind = dict[str, list[str]]
"""Column of `factories` -> the claims its value rests on; left out where there is none."""

_Row = Mapping[str, Any]


def claims_behind(tables: Tables) -> dict[str, Behind]:
    """Return the claims behind the values of each factory, by its id."""
    chosen, done = Chosen(records(tables.evidence)), records(reported(tables.milestones))
    return {row["factory_id"]: _behind(row, chosen, done) for row in records(tables.factories)}


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
