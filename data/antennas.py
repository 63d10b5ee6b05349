"""The Antennas: national desks tied to factories, never members of a consortium.

Decisions:

- An Antenna stands in the city that a source gives for its host, be it in the name of the
  university that the host is part of; else in the capital of its country.
- Every factory that a source names is linked, whatever the tie is called.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from data.chosen import Chosen

Row = dict[str, Any]
Position = tuple[Any, Any]


class Known(NamedTuple):
    """What the rows of Antennas are made of beside their own claims."""

    chosen: Chosen
    sites: Mapping[tuple[str, str], Position]
    """City and country -> latitude and longitude."""
    capitals: Mapping[str, Row]
    """Country -> its row of `countries`."""
    factory_of: Mapping[str, str]
    """Each name that a factory has had -> its id."""
    published: Mapping[str, str]
    """Source -> its date, EDTF."""


def antennas(subjects: Iterable[Row], known: Known) -> list[Row]:
    """Return one row an Antenna of `subjects`, columns as in the table `antennas`."""
    return [
        {
            "antenna_id": subject["subject_id"],
            "name": known.chosen.value(subject["subject_id"], "name"),
            "host": known.chosen.value(subject["subject_id"], "host"),
            **_place(subject, known),
            **_links(subject["subject_id"], known),
            **_amount(subject["subject_id"], known),
        }
        for subject in subjects
    ]


def factories_by_name(claims: Iterable[Row], factories: Iterable[Row]) -> dict[str, str]:
    """Return factory ids by every name of theirs that is reviewed or claimed."""
    reviewed = {factory["name"]: factory["subject_id"] for factory in factories}
    ids = set(reviewed.values())
    claimed = {
        claim["value"]: claim["subject_id"]
        for claim in claims
        if claim["attribute"] == "name" and claim["subject_id"] in ids
    }
    return claimed | reviewed


def _place(subject: Row, known: Known) -> Row:
    antenna_id = subject["subject_id"]
    country = known.chosen.value(antenna_id, "country") or subject["country"]
    city = known.chosen.value(antenna_id, "city")
    capital = known.capitals[country]
    position = (capital["latitude"], capital["longitude"])
    latitude, longitude = known.sites.get((city, country), (None, None)) if city else position
    return {
        "country": country,
        "city": city or capital["capital"],
        "latitude": latitude,
        "longitude": longitude,
        "location_basis": "host" if city else "capital",
    }


def _links(antenna_id: str, known: Known) -> Row:
    claims = known.chosen.claims(antenna_id, "linked_factory")
    linked = {known.factory_of.get(claim["value"], ""): claim["claim_id"] for claim in claims}
    return {
        "linked_factories": ";".join(linked),
        "link_claim_ids": ";".join(linked.values()),
    }


def _amount(antenna_id: str, known: Known) -> Row:
    claims = known.chosen.claims(antenna_id, "budget_total")
    if not claims:
        return {}
    claim = claims[0]
    columns = ("amount", "currency", "amount_eur", "qualifier", "reported", "claim_id")
    return {
        **{name: claim[name] for name in columns},
        "converted": str(claim["currency"] not in (None, "EUR")).lower(),
        "published": known.published[claim["source_id"]],
    }
