"""One country in the whole network: what it hosts, joins and is linked to, and what it pays.

Decisions:

- All selections count, whatever is filtered: a country is asked for, not a wave.
- A payer is of a country where a reviewed payer says so, or where the source names several
  countries together; the national side stands with the factories that the country hosts.
- What an Antenna costs in all is not what its country pays: of Antennas, too, payers count.
"""

import re
from typing import Any

import pandas as pd

from data.load import Tables
from data.reading import antenna_names, reservations_on, subject_names
from data.records import records, records_of, several
from data.schema import ROLES, SIDES, Standing
from data.standing import same_value
from data.wording import and_list, money

PARTS = ("factory_id", "name", "wave", "role", "stage", "claim_id")
PAYMENTS = (
    *("subject_id", "name", "payer", "scope", "amount_eur", "share_percent"),
    *("qualifier", "limits", "claim_id"),
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


def linked_to(country: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the Antennas linked to factories that a country hosts, each with a name.

    `claim_ids` are those on these links, one each.
    """
    names, hosted = antenna_names(tables), _hosted(country, tables)
    found = []
    for row in records(tables.antennas):
        links = zip(several(row["linked_factories"]), several(row["link_claim_ids"]), strict=True)
        claims = tuple(claim for factory_id, claim in links if factory_id in hosted)
        if claims:
            found.append({**row, "name": names[row["antenna_id"]], "claim_ids": claims})
    return found


def _hosted(country: str, tables: Tables) -> set[str]:
    factories = tables.factories
    return set(factories.loc[factories["country"] == country, "factory_id"])


def payments(country: str, tables: Tables) -> pd.DataFrame:
    """Return what is published of a country's money, a payer a row, columns as in `PAYMENTS`.

    `subject_id` is a factory or an Antenna. `limits` say what a reader must know before quoting the
    amount: converted, weak, or that others say otherwise.
    """
    names = subject_names(tables)
    hosted = _hosted(country, tables)
    (named,) = records_of(tables.countries, "country", country)
    rows = [
        {**row, "subject_id": row["factory_id"]}
        for row in records(tables.funding)
        if row["payer_country"] == country
        or (row["payer"] == _NATIONAL and row["factory_id"] in hosted)
        or named["name"] in re.split(", | and ", row["payer"])
    ]
    told = [
        {**row, "name": names[row["subject_id"]], "limits": _limits(row["claim_id"], tables)}
        for row in [*rows, *_paid_for_antennas(country, tables)]
    ]
    return pd.DataFrame(told, columns=list(PAYMENTS)).astype({"amount_eur": "Int64"})


def _paid_for_antennas(country: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the shown claims on what a country pays of an Antenna."""
    paid = tables.evidence[
        (tables.evidence["scope"] == "antenna_total")
        & (tables.evidence["standing"] == Standing.CHOSEN)
    ]
    return records_of(paid, "payer_country", country)


def _limits(claim_id: str, tables: Tables) -> str:
    (claim,) = records_of(tables.evidence, "claim_id", claim_id)
    is_converted = claim["currency"] not in (None, "EUR")
    others = sorted(
        {
            (other["amount_eur"], other["qualifier"])
            for other in same_value(claim, tables.evidence)
            if other["standing"] == Standing.RIVAL and other["amount_eur"] is not None
        }
    )
    said = ["converted"] * is_converted + reservations_on(claim)
    if others:
        said.append(f"others say {and_list(money(*other) for other in others)}")
    return ", ".join(said)


def roll(tables: Tables) -> pd.DataFrame:
    """Return one country a row, by name, columns as in `ROLL`: all that have a row in `countries`.

    `hosts`, `joins` and `antennas` are names, joined by `;`, and empty where there is none.
    """
    names = subject_names(tables)
    taken = tables.factories[["factory_id"]].merge(tables.memberships, on="factory_id")
    part = {
        (country, role): ";".join(names[factory_id] for factory_id in found)
        for (country, role), found in taken.groupby(["country", "role"])["factory_id"]
    }
    desks = {
        country: ";".join(names[antenna_id] for antenna_id in found)
        for country, found in tables.antennas.groupby("country")["antenna_id"]
    }
    rows = [
        (
            *(country[name] for name in ("country", "name", "is_eu_member")),
            *(part.get((country["country"], role), "") for role in ROLES),
            desks.get(country["country"], ""),
        )
        for country in records(tables.countries.sort_values("name"))
    ]
    return pd.DataFrame(rows, columns=list(ROLL))
