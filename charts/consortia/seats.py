"""Who sits where: countries in consortia, and Antennas beside them, which are members of none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.antennas import Antenna
from data.records import records
from data.schema import ROLES

ANTENNA = "Antenna"
"""What stands in the place of a role for an Antenna."""


@dataclass(frozen=True)
class Seat:
    """One country in one consortium, or beside it: where `antenna` is named it is no member.

    An Antenna that is linked to no factory of the matrix has a row, with no factory in it.
    """

    factory_id: str
    factory: str
    country: str
    role: str
    is_member: bool | None
    claim_id: str
    antenna: str = ""

    @property
    def label(self) -> str:
        """The country's name, with an asterisk where it is known to be outside the EU."""
        return f"{self.country}*" if self.is_member is False else self.country


def columns_of(factories: pd.DataFrame) -> dict[str, str]:
    """Return the names of the factories by id, in their order."""
    return {str(i): str(n) for i, n in zip(factories["factory_id"], factories["name"], strict=True)}


def seats_of(
    columns: Mapping[str, str], memberships: pd.DataFrame, countries: pd.DataFrame
) -> list[Seat]:
    """Return the seats of the factories in their order, each host first, then partners by name."""
    known = countries[["country", "name", "is_eu_member"]]
    wanted = memberships[memberships["factory_id"].isin(list(columns))]
    merged = wanted.merge(known, on="country", how="left", validate="many_to_one")
    place = {factory_id: i for i, factory_id in enumerate(columns)}
    seats = [_seat(record, columns) for record in records(merged)]
    return sorted(seats, key=lambda s: (place[s.factory_id], ROLES.index(s.role), s.country))


def _seat(record: Mapping[str, Any], columns: Mapping[str, str]) -> Seat:
    return Seat(
        factory_id=record["factory_id"],
        factory=columns[record["factory_id"]],
        country=record["name"] or record["country"],
        role=record["role"],
        is_member=record["is_eu_member"],
        claim_id=record["claim_id"] or "",
    )


def desks_of(
    columns: Mapping[str, str], antennas: Iterable[Antenna], countries: pd.DataFrame
) -> list[Seat]:
    """Return a seat for each link of an Antenna, or one without a factory where none is shown."""
    member = {row["country"]: row["is_eu_member"] for row in records(countries)}
    return [
        Seat(
            factory_id=factory_id,
            factory=columns.get(factory_id, ""),
            country=antenna.country_name,
            role=ANTENNA,
            is_member=member.get(antenna.country),
            claim_id=claim_id,
            antenna=antenna.name,
        )
        for antenna in antennas
        for factory_id, claim_id in _links(antenna, columns)
    ]


def _links(antenna: Antenna, columns: Mapping[str, str]) -> list[tuple[str, str]]:
    shown = [(one.factory_id, one.claim_id) for one in antenna.links if one.factory_id in columns]
    return shown or [("", "")]


def sizes_of(columns: Iterable[str], seats: Iterable[Seat]) -> dict[str, int]:
    """Return how many countries are named for each factory."""
    count = Counter(seat.factory_id for seat in seats)
    return {factory_id: count[factory_id] for factory_id in columns}


def without_partner(columns: Iterable[str], seats: Iterable[Seat]) -> list[str]:
    """Return the factories for which no partner country is named."""
    joined = {seat.factory_id for seat in seats if seat.role == "partner"}
    return [factory_id for factory_id in columns if factory_id not in joined]
