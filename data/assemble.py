"""Chosen evidence in, the tables of the dataset out.

Decisions:

- An experimental platform that a source names by country is that of the country's factory of the
  newest selection on the day of the source, where no source names the factory itself.
- A factory stands in the city that sources give, else in that of the machine it uses.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data.antennas import Known, antennas, factories_by_name
from data.chosen import Chosen
from data.funding import funding
from data.records import records, records_of
from data.reported import stage_told
from data.schema import (
    CAPACITIES,
    MEASURES,
    MILESTONE,
    ORGANISATION_ROLES,
    SITE_EVENTS,
    STAGES,
    TABLES,
    Standing,
    event_of,
    machine_of,
)

Row = dict[str, Any]

_EXPLAINED_LATER = "No explanation is recorded as of this day."


@dataclass(frozen=True)
class Identities:
    """What is reviewed rather than claimed: who the subjects are, and where places lie.

    `subjects`, `places` and `conflicts` have the columns of the tables of those names,
    `organisations` has `organisation`, `country`.
    """

    subjects: pd.DataFrame
    places: pd.DataFrame
    organisations: pd.DataFrame
    conflicts: pd.DataFrame


def assemble(
    chosen: pd.DataFrame,
    sources: pd.DataFrame,
    countries: pd.DataFrame,
    identities: Identities,
    known: date,
) -> dict[str, pd.DataFrame]:
    """Return every table as it was known on a date, by name, columns as in `schema.TABLES`.

    `chosen` is the evidence as `data.choose` returns it for that date.
    """
    subjects = identities.subjects[identities.subjects["known_from"] <= known.isoformat()]
    # Before its selection a factory is no subject yet, whatever is known of its site.
    chosen = chosen[chosen["subject_id"].isin(subjects["subject_id"])]
    citing = (chosen, countries, subjects)
    cited = sources["source_id"].isin([id_ for frame in citing for id_ in frame["source_id"]])
    tables = {
        name: _frame(name, rows)
        for name, rows in _rows(
            chosen, sources, countries, replace(identities, subjects=subjects), known
        )
    }
    tables |= {
        "evidence": chosen,
        "sources": sources[cited],
        "countries": countries,
        "conflicts": _known_conflicts(identities.conflicts, chosen),
        "subjects": subjects,
        "places": identities.places,
    }
    return {name: tables[name][list(TABLES[name].columns)] for name in TABLES}


def _rows(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    countries: pd.DataFrame,
    identities: Identities,
    known: date,
) -> Iterator[tuple[str, list[Row]]]:
    """Return the rows of each table that is made of chosen values, by its name."""
    claims = records(evidence)
    chosen = Chosen(claims)
    published = _pairs(sources, "source_id", "published")
    seats = _pairs(identities.organisations, "organisation", "country")
    sites = _sites(identities.places)
    factories = records_of(identities.subjects, "type", "factory")
    ids = [factory["subject_id"] for factory in factories]
    platforms = _with_platform(claims, factories)
    milestones = _milestones(claims, chosen, set(ids), known.isoformat())
    stages = _stages(milestones)
    yield "milestones", milestones
    yield "programme", _programme(claims)
    yield (
        "factories",
        [
            _factory(f, chosen, sites, platforms) | {"stage": stages.get(f["subject_id"])}
            for f in factories
        ],
    )
    about_antennas = Known(
        chosen, sites, _by_country(countries), factories_by_name(claims, factories), published
    )
    yield "antennas", antennas(records_of(identities.subjects, "type", "antenna"), about_antennas)
    yield "memberships", [row for f in factories for row in _memberships(f, chosen)]
    yield "budgets", [_budget(f, m, chosen, published) for f in ids for m in MEASURES]
    yield "funding", [row for f in ids for row in funding(f, chosen)]
    yield "organisations", [row for f in ids for row in _organisations(f, chosen, seats)]
    yield "capacity", [row for f in ids for row in _capacity(f, chosen, published)]


def _pairs(frame: pd.DataFrame, key: str, value: str) -> dict[str, Any]:
    return {row[key]: row[value] for row in records(frame[[key, value]])}


def _by_country(countries: pd.DataFrame) -> dict[str, Row]:
    return {row["country"]: row for row in records(countries)}


def _frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(TABLES[name].columns), dtype=object)


def _with_platform(claims: Iterable[Row], factories: Sequence[Row]) -> set[str]:
    """Return the factories whose experimental platform the programme's claims name by country."""
    found = set()
    for claim in claims:
        if _names_platform(claim):
            days = (f["known_from"] for f in factories if f["known_from"] <= claim["known_from"])
            newest = max(days, default="")
            found |= {
                f["subject_id"]
                for f in factories
                if (f["known_from"], f["country"]) == (newest, claim["value"])
            }
    return found


def _names_platform(claim: Row) -> bool:
    about = (claim["subject_id"], claim["attribute"])
    holds = claim["standing"] in (Standing.CHOSEN, Standing.SUPPORTING)
    return about == ("programme", "experimental_platform") and holds


def _factory(
    subject: Row, chosen: Chosen, sites: Mapping[tuple[str, str], Any], platforms: Collection[str]
) -> Row:
    factory_id = subject["subject_id"]
    country = chosen.value(factory_id, "country") or subject["country"]
    site = chosen.value(factory_id, "city")
    city = site or chosen.value(factory_id, "machine_city")
    latitude, longitude = sites.get((city, country), (None, None))
    return {
        "factory_id": factory_id,
        "name": chosen.value(factory_id, "name") or subject["name"],
        "country": country,
        "city": city,
        "latitude": latitude,
        "longitude": longitude,
        "location_basis": ("site" if site else "machine") if city else "",
        "experimental_platform": chosen.value(factory_id, "experimental_platform")
        or ("yes" if factory_id in platforms else "not named"),
        "sectors": chosen.value(factory_id, "sector"),
        **{
            attribute: chosen.value(factory_id, attribute)
            for attribute in ("wave", "host", "kind", "existing_system", "planned_system", "vendor")
        },
    }


def _sites(places: pd.DataFrame) -> dict[tuple[str, str], tuple[Any, Any]]:
    """Return latitude and longitude by city and country."""
    return {
        (place["place"], place["country"]): (place["latitude"], place["longitude"])
        for place in records(places[places["role"] == "site"])
    }


def _budget(factory_id: str, measure: str, chosen: Chosen, published: Mapping[str, str]) -> Row:
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
        "published": published[claim["source_id"]],
        "claim_id": claim["claim_id"],
    }


def _organisations(
    factory_id: str, chosen: Chosen, countries: Mapping[str, str | None]
) -> list[Row]:
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


def _capacity(factory_id: str, chosen: Chosen, published: Mapping[str, str]) -> list[Row]:
    counted = chosen.claims(factory_id, "accelerators") + chosen.claims(factory_id, "specs")
    return [
        {
            "factory_id": factory_id,
            "applies_to": _of_which_machine(factory_id, chosen),
            "measure": CAPACITIES[claim["unit"]],
            "value": claim["amount"],
            "unit": claim["unit"],
            "qualifier": claim["qualifier"],
            "published": published[claim["source_id"]],
            "claim_id": claim["claim_id"],
        }
        for claim in counted
        if claim["unit"] in CAPACITIES
    ]


def _stages(milestones: Iterable[Row]) -> dict[str, str]:
    """Return by factory the furthest stage reported as reached, the machine's own only."""
    furthest: dict[str, str] = {}
    for row in milestones:
        stage = stage_told(row)
        if stage and row["status"] == "actual" and row["standing"] == Standing.CHOSEN:
            so_far = furthest.setdefault(row["subject_id"], stage)
            furthest[row["subject_id"]] = max(so_far, stage, key=STAGES.index)
    return furthest


def _known_conflicts(conflicts: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the conflicts of which different readings are known, with the known claims only.

    What explains them was written with all claims at hand: it is left out where one came later.
    """
    by_id = {claim["claim_id"]: claim for claim in records(claims)}
    found = []
    for conflict in records(conflicts):
        named = conflict["claim_ids"].split(";")
        in_time = [by_id[claim_id] for claim_id in named if claim_id in by_id]
        if len(in_time) == len(named):
            found.append(conflict)
        elif len({(claim["attribute"], claim["value"]) for claim in in_time}) > 1:
            found.append(conflict | _as_known(conflict, in_time))
    return _frame("conflicts", found)


def _as_known(conflict: Row, claims: Sequence[Row]) -> Row:
    """Return of a conflict what was known of it when some of its claims were not."""
    about = {claim["attribute"] for claim in claims}
    return {
        "claim_ids": ";".join(claim["claim_id"] for claim in claims),
        "attribute": ";".join(a for a in conflict["attribute"].split(";") if a in about),
        "explanation": _EXPLAINED_LATER,
    }


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


def _milestones(
    claims: Iterable[Row], chosen: Chosen, factories: set[str], known: str
) -> list[Row]:
    """Return the dated claims; what lies ahead of the day of knowing is a plan on that day."""
    subjects = factories | {"programme"}
    return [
        row
        | {
            "event": event_of(row["attribute"]),
            "status": "planned" if (row["start"] or "") > known else row["status"],
            "applies_to": _applies_to(row, chosen),
        }
        for row in claims
        if row["attribute"].startswith(MILESTONE) and row["subject_id"] in subjects
    ]


def _applies_to(claim: Row, chosen: Chosen) -> str:
    """Return what a dated claim is about; a reviewed correction may say that it is the machine."""
    if claim["subject_id"] == "programme":
        return "programme"
    of_machine = claim["correction"] == "of_machine"
    about = "machine" if of_machine else SITE_EVENTS[event_of(claim["attribute"])]
    return _of_which_machine(claim["subject_id"], chosen) if about == "machine" else about


def _of_which_machine(factory_id: str, chosen: Chosen) -> str:
    kind, planned = (chosen.value(factory_id, name) for name in ("kind", "planned_system"))
    return machine_of(kind, planned)


def _programme(claims: Iterable[Row]) -> list[Row]:
    return [
        row
        | {
            "value": row["value"] if row["amount_eur"] is None else row["amount_eur"],
            "unit": row["unit"] if row["amount_eur"] is None else "EUR",
        }
        for row in claims
        if row["subject_id"] == "programme" and not row["attribute"].startswith(MILESTONE)
    ]
