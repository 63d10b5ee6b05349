"""One country in the whole network: what it hosts, joins and is linked to, and what it pays.

Decisions:

- All selections count, whatever is filtered: a country is asked for, not a wave.
- A payer is of a country where a reviewed payer says so, or where the source names several
  countries together; the national side stands with the factories that the country hosts.
"""

import re
from typing import Any

import pandas as pd

from data.load import Tables
from data.reading import antenna_names, factory_names
from data.records import records, records_of
from data.schema import SIDES

PARTS = ("factory_id", "name", "wave", "role", "stage", "claim_id")
PAYMENTS = (
    *("subject_id", "name", "payer", "scope", "amount_eur", "share_percent"),
    *("qualifier", "claim_id"),
)
ROLL = ("country", "name", "is_eu_member", "hosts", "joins", "antennas")
_NATIONAL = SIDES[1]


def parts(country: str, tables: Tables) -> pd.DataFrame:
    """Return the factories that a country hosts, then those that it joins, columns as in `PARTS`.

    `country` is an ISO 3166-1 alpha-2 code.
    """
    members = tables.memberships[tables.memberships["country"] == country]
    found = tables.factories.drop(columns="country").merge(members, on="factory_id")
    return found.sort_values("role", kind="stable")[list(PARTS)]


def antennas_of(country: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the Antennas of a country as rows of `antennas`, each with a name."""
    names = antenna_names(tables)
    rows = records_of(tables.antennas, "country", country)
    return [{**row, "name": names[row["antenna_id"]]} for row in rows]


def payments(country: str, tables: Tables) -> pd.DataFrame:
    """Return what is published of a country's money, a payer a row, columns as in `PAYMENTS`.

    `subject_id` is a factory, or an Antenna with the amount of the whole of it.
    """
    names = factory_names(tables)
    hosted = set(tables.factories.loc[tables.factories["country"] == country, "factory_id"])
    (named,) = records_of(tables.countries, "country", country)
    rows = [
        {**row, "subject_id": row["factory_id"], "name": names[row["factory_id"]]}
        for row in records(tables.funding)
        if row["payer_country"] == country
        or (row["payer"] == _NATIONAL and row["factory_id"] in hosted)
        or named["name"] in re.split(", | and ", row["payer"])
    ]
    antennas = [
        {**row, "subject_id": row["antenna_id"], "payer": "", "scope": "antenna_total"}
        for row in antennas_of(country, tables)
        if row["claim_id"]
    ]
    found = pd.DataFrame([*rows, *antennas], columns=list(PAYMENTS))
    return found.astype({"amount_eur": "Int64"})


def roll(tables: Tables) -> pd.DataFrame:
    """Return one country a row, by name, columns as in `ROLL`: all that have a row in `countries`.

    `hosts`, `joins` and `antennas` are names, joined by `;`, and empty where there is none.
    """
    names = antenna_names(tables)
    rows = []
    for country in records(tables.countries.sort_values("name")):
        taken = records(parts(country["country"], tables))
        linked = [names[row["antenna_id"]] for row in antennas_of(country["country"], tables)]
        rows.append(
            (
                *(country[name] for name in ("country", "name", "is_eu_member")),
                *(_names_in(role, taken) for role in ("host", "partner")),
                ";".join(linked),
            )
        )
    return pd.DataFrame(rows, columns=list(ROLL))


def _names_in(role: str, taken: list[dict[str, Any]]) -> str:
    return ";".join(row["name"] for row in taken if row["role"] == role)
