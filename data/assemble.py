"""Chosen evidence in, the tables of the dataset out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.choose import choose
from data.chosen import Chosen
from data.funding import funding
from data.records import records
from data.schema import (
    BORROWED_KINDS,
    CAPACITIES,
    MEASURES,
    MILESTONE,
    ORGANISATION_ROLES,
    SITE_EVENTS,
    STAGES,
    TABLES,
    Standing,
    event_of,
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Identities:
    """What is reviewed rather than claimed: who the subjects are, and where places lie.

    `subjects` has `subject_id`, `type`, `name`, `country`, `known_from`; `places` has `place`,
    `country`, `role`, `latitude`, `longitude`; `organisations` has `organisation`, `country`;
    `conflicts` has the columns of the table of that name.
    """

    subjects: pd.DataFrame
    places: pd.DataFrame
    organisations: pd.DataFrame
    conflicts: pd.DataFrame


def assemble(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    countries: pd.DataFrame,
    identities: Identities,
    known: date,
) -> dict[str, pd.DataFrame]:
    """Return every table as it was known on a date, by name, columns as in `schema.TABLES`."""
    chosen = choose(evidence, sources, known)
    subjects = identities.subjects
    is_known = subjects["known_from"] <= known.isoformat()
    factories = subjects[(subjects["type"] == "factory") & is_known]
    values = Chosen(chosen)
    cited = sources["source_id"].isin([*chosen["source_id"], *countries["source_id"]])
    ids = list(factories["subject_id"])
    milestones = _milestones(chosen, values, set(ids))
    rows = {
        "factories": [
            _factory(s, values, identities.places) | {"stage": _stage(s["subject_id"], milestones)}
            for s in records(factories)
        ],
        "funding": [row for f in ids for row in funding(f, values)],
        "organisations": [row for f in ids for row in _organisations(f, values, identities)],
        "capacity": [row for f in ids for row in _capacity(f, values, sources)],
        "budgets": [
            _budget(s["subject_id"], measure, values, sources)
            for s in records(factories)
            for measure in MEASURES
        ],
        "memberships": [m for s in records(factories) for m in _memberships(s, values)],
        "milestones": milestones,
        "programme": _programme(chosen),
    }
    tables = {name: _frame(name, found) for name, found in rows.items()}
    tables["evidence"] = chosen
    tables["sources"] = sources[cited]
    tables["countries"] = countries
    tables["conflicts"] = _known_conflicts(identities.conflicts, set(chosen["claim_id"]))
    return {name: tables[name][list(TABLES[name].columns)] for name in TABLES}


def _frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(TABLES[name].columns), dtype=object)


def _factory(subject: Row, chosen: Chosen, places: pd.DataFrame) -> Row:
    factory_id = subject["subject_id"]
    country = chosen.value(factory_id, "country") or subject["country"]
    site = chosen.value(factory_id, "city")
    city = site or chosen.value(factory_id, "machine_city")
    latitude, longitude = _coordinates(places, city, country)
    return {
        "factory_id": factory_id,
        "name": chosen.value(factory_id, "name") or subject["name"],
        "country": country,
        "city": city,
        "latitude": latitude,
        "longitude": longitude,
        "location_basis": ("site" if site else "machine") if city else "",
        "experimental_platform": chosen.value(factory_id, "experimental_platform") or "not named",
        "sectors": chosen.value(factory_id, "sector"),
        **{
            attribute: chosen.value(factory_id, attribute)
            for attribute in ("wave", "host", "kind", "existing_system", "planned_system", "vendor")
        },
    }


def _coordinates(places: pd.DataFrame, city: str, country: str) -> tuple[Any, Any]:
    site = places[
        (places["role"] == "site") & (places["place"] == city) & (places["country"] == country)
    ]
    return (site["latitude"].iloc[0], site["longitude"].iloc[0]) if len(site) else (None, None)


def _budget(factory_id: str, measure: str, chosen: Chosen, sources: pd.DataFrame) -> Row:
    empty: Row = {"factory_id": factory_id, "measure": measure}
    claims = chosen.claims(factory_id, MEASURES[measure])
    if not claims:
        return empty
    claim = claims[0]
    return empty | {
        "amount_eur": claim["amount_eur"],
        "qualifier": claim["qualifier"],
        "converted": str(claim["currency"] not in (None, "EUR")).lower(),
        "reported": claim["reported"],
        "published": _published(claim, sources),
        "claim_id": claim["claim_id"],
    }


def _published(claim: Row, sources: pd.DataFrame) -> str:
    return str(sources.loc[sources["source_id"] == claim["source_id"], "published"].iloc[0])


def _organisations(factory_id: str, chosen: Chosen, identities: Identities) -> list[Row]:
    known = identities.organisations
    countries = dict(zip(known["organisation"], known["country"], strict=True))
    return [
        {
            "factory_id": factory_id,
            "organisation": claim["value"],
            "country": countries[claim["value"]],
            "role": role,
            "claim_id": claim["claim_id"],
        }
        for attribute, role in ORGANISATION_ROLES.items()
        for claim in chosen.claims(factory_id, attribute)
    ]


def _capacity(factory_id: str, chosen: Chosen, sources: pd.DataFrame) -> list[Row]:
    counted = chosen.claims(factory_id, "accelerators") + chosen.claims(factory_id, "specs")
    return [
        {
            "factory_id": factory_id,
            "applies_to": _applies_to(factory_id, "operation", chosen),
            "measure": CAPACITIES[claim["unit"]],
            "value": claim["amount"],
            "unit": claim["unit"],
            "qualifier": claim["qualifier"],
            "published": _published(claim, sources),
            "claim_id": claim["claim_id"],
        }
        for claim in counted
        if claim["unit"] in CAPACITIES
    ]


_STAGE_OF = {
    "selected": "selected",
    "services": "services",
    "tender_opened": "tender",
    "contract_signed": "contract",
    "contract_announced": "contract",
    "installation": "installation",
    "operation": "machine",
}


def _stage(factory_id: str, milestones: Iterable[Row]) -> str | None:
    """Return the furthest stage that is reported as reached, the machine's own only."""
    reached = {
        _STAGE_OF[row["event"]]
        for row in milestones
        if row["subject_id"] == factory_id
        and row["event"] in _STAGE_OF
        and row["status"] == "actual"
        and row["standing"] == Standing.CHOSEN
        and row["applies_to"] in ("factory", "machine")
    }
    return max(reached, key=STAGES.index, default=None)


def _known_conflicts(conflicts: pd.DataFrame, known: set[str]) -> pd.DataFrame:
    """Return the conflicts of which at least two claims are known."""
    known_of_each = conflicts["claim_ids"].map(lambda ids: len(known.intersection(ids.split(";"))))
    return conflicts[known_of_each > 1]


def _memberships(subject: Row, chosen: Chosen) -> list[Row]:
    factory_id = subject["subject_id"]
    claims = chosen.claims(factory_id, "country")
    host = {
        "factory_id": factory_id,
        "country": claims[0]["value"] if claims else subject["country"],
        "role": "host",
        "claim_id": claims[0]["claim_id"] if claims else "",
    }
    partners = [
        {
            "factory_id": factory_id,
            "country": claim["value"],
            "role": "partner",
            "claim_id": claim["claim_id"],
        }
        for claim in chosen.claims(factory_id, "partner_country")
    ]
    return [host, *partners]


def _milestones(evidence: pd.DataFrame, chosen: Chosen, factories: set[str]) -> list[Row]:
    dated = evidence[evidence["attribute"].str.startswith(MILESTONE)]
    known = dated[dated["subject_id"].isin(factories | {"programme"})]
    return [
        row
        | {
            "event": event_of(row["attribute"]),
            "applies_to": _applies_to(row["subject_id"], event_of(row["attribute"]), chosen),
        }
        for row in records(known)
    ]


def _applies_to(subject: str, event: str, chosen: Chosen) -> str:
    """Return what an event is about: a factory without a machine of its own works on an old one."""
    if subject == "programme":
        return "programme"
    about = SITE_EVENTS[event]
    borrowed = chosen.value(subject, "kind") in BORROWED_KINDS
    return "existing_machine" if about == "machine" and borrowed else about


def _programme(evidence: pd.DataFrame) -> list[Row]:
    about = evidence["subject_id"] == "programme"
    dated = evidence["attribute"].str.startswith(MILESTONE)
    rows = records(evidence[about & ~dated])
    return [
        row
        | {
            "value": row["value"] if row["amount_eur"] is None else row["amount_eur"],
            "unit": row["unit"] if row["amount_eur"] is None else "EUR",
        }
        for row in rows
    ]
