"""Sites, consortia and Antennas as GeoJSON (RFC 7946), for maps."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.load import Tables
from data.reading import antenna_names, country_names, reservations
from data.records import records, records_of, several
from data.wording import money
from exports.as_json import as_json
from exports.behind import claims_behind, claims_behind_antennas
from exports.extract import Extract
from exports.facts import facts

_Row = Mapping[str, Any]
_Feature = dict[str, object]

_IN_THE_CAPITAL = "the capital of its country: no source read names a city"


def geojson(extract: Extract) -> bytes:
    """Return the sites of the factories, a line from each to the capital of each partner, Antennas.

    What has no known place is a feature without geometry. Each feature says in `feature` what it
    is, `site`, `link` or `antenna`, and names its claims; what the file says of itself is in
    `about`. An Antenna of which no source read names a city stands in the capital, and says so in
    `location_basis` and `location_note`.
    """
    features = [*_sites(extract), *_links(extract), *_antennas(extract)]
    return as_json({"type": "FeatureCollection", "about": facts(extract), "features": features})


def _sites(extract: Extract) -> Iterable[_Feature]:
    tables = extract.tables
    behind, names = claims_behind(tables), country_names(tables)
    totals = records_of(tables.budgets, "measure", "factory_total")
    total_of = {row["factory_id"]: row for row in totals}
    for factory in records(tables.factories):
        factory_id = factory["factory_id"]
        total = total_of[factory_id]
        said = {
            "factory_id": factory_id,
            "name": factory["name"],
            "country": factory["country"],
            "country_name": names.get(factory["country"]),
            **{name: factory[name] for name in ("city", "location_basis", "kind", "stage")},
            **{name: several(factory[name]) for name in ("host", "sectors")},
            "factory_total": money(total["amount_eur"], total["qualifier"]),
            "factory_total_eur": total["amount_eur"],
            "factory_total_qualifier": total["qualifier"],
            "factory_total_reservations": _reservations(total["claim_id"], tables),
            "claims": behind[factory_id] | _claim("factory_total", total["claim_id"]),
        }
        yield _feature(factory_id, "site", "Point", _position(factory), said)


def _links(extract: Extract) -> Iterable[_Feature]:
    sites = {row["factory_id"]: row for row in records(extract.tables.factories)}
    countries = {row["country"]: row for row in records(extract.tables.countries)}
    for member in records_of(extract.tables.memberships, "role", "partner"):
        factory_id, code = member["factory_id"], member["country"]
        country = countries[code]
        ends = [_position(sites[factory_id]), _position(country)]
        line = ends if all(ends) else []
        said = {
            "factory_id": factory_id,
            "factory": sites[factory_id]["name"],
            "country": code,
            "country_name": country["name"],
            "capital": country["capital"],
            "role": member["role"],
            "claim_id": member["claim_id"],
        }
        yield _feature(f"{factory_id}-{code}", "link", "LineString", line, said)


def _antennas(extract: Extract) -> Iterable[_Feature]:
    tables = extract.tables
    behind, countries = claims_behind_antennas(tables), country_names(tables)
    names = antenna_names(tables)
    for antenna in records(tables.antennas):
        antenna_id, claim_id = antenna["antenna_id"], antenna["claim_id"]
        is_capital = antenna["location_basis"] == "capital"
        said = {
            "antenna_id": antenna_id,
            "name": names[antenna_id],
            "country": antenna["country"],
            "country_name": countries.get(antenna["country"]),
            **{name: antenna[name] for name in ("city", "location_basis")},
            "location_note": _IN_THE_CAPITAL if is_capital else None,
            "host": antenna["host"],
            "linked_factories": several(antenna["linked_factories"]),
            "antenna_total": money(antenna["amount_eur"], antenna["qualifier"]),
            "antenna_total_eur": antenna["amount_eur"],
            "antenna_total_qualifier": antenna["qualifier"],
            "antenna_total_reservations": _reservations(claim_id, tables),
            "claims": behind[antenna_id] | _claim("antenna_total", claim_id),
        }
        yield _feature(antenna_id, "antenna", "Point", _position(antenna), said)


def _feature(
    key: str, what: str, shape: str, coordinates: list[Any], said: Mapping[str, object]
) -> _Feature:
    return {
        "type": "Feature",
        "id": key,
        "geometry": {"type": shape, "coordinates": coordinates} if coordinates else None,
        "properties": {"feature": what, **said},
    }


def _position(place: _Row) -> list[float]:
    """Return longitude and latitude, or an empty list where the place is not known."""
    position = [place["longitude"], place["latitude"]]
    return [] if None in position else position


def _reservations(claim_id: str | None, tables: Tables) -> list[str]:
    return reservations(claim_id, tables) if claim_id else []


def _claim(column: str, claim_id: str | None) -> dict[str, list[str]]:
    return {column: [claim_id]} if claim_id else {}
