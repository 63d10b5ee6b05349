"""The sites of the factories and the countries that joined them, as both maps show them.

- The area of a circle stands for the factory total; a ring of fixed size for one that is not
  known, which is neither small nor zero.
- A line runs from the site to the capital of each partner country: it says who joined, not where
  anything stands.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

from charts.outlines import outlines
from charts.theme import KIND_COLOUR_NAMES, KIND_COLOURS, Theme, blend
from charts.view import View, each_once
from data.records import records
from data.schema import WAVES_OF_HOSTS
from data.wording import KIND_LABELS, NONE_NAMED, NOT_NAMED, and_list, money, plural, spelled

# Pixels.
HEIGHT = 560
NARROW = 358
"""The narrowest map: labels keep inside it."""
CAPITAL = 3.0
HALO = 4.0
"""Between a site and the ring around the chosen one."""
_RING = 8.0
RADIUS_100M = 10.5
"""The radius that stands for 100 million euro; areas follow."""

BOW = 0.38
"""Height of the lines to partners, as deck.gl counts."""
LINE_WIDTH, CASING = 2.0, 4.0
"""Pixels: a line to a partner, and the ground that keeps it apart from the land."""

_BASIS = {"site": "site of the factory", "machine": "site of the machine"}
_COLUMNS = (
    "Factory",
    "City",
    "Country",
    "Kind",
    "Budget",
    "Latitude",
    "Longitude",
    "Location basis",
    "Partners",
    "Budget claim",
    "City claim",
    "Country claim",
    "Kind claim",
)

Claims = Mapping[tuple[str, str], str]
"""Factory and attribute -> the claim behind the value shown."""
NO_CLAIMS: Claims = MappingProxyType({})

Position = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True)
class Partner:
    """A country that joined a factory; its capital is where the line to it ends."""

    country: str
    name: str
    position: Position | None


@dataclass(frozen=True)
class Site:
    """A factory as the maps show it."""

    factory_id: str
    name: str
    city: str
    country: str
    country_name: str
    kind: str
    amount: float | None
    budget: str
    budget_claim: str
    city_claim: str
    country_claim: str
    kind_claim: str
    position: Position | None
    basis: str
    partners: tuple[Partner, ...]
    no_partner: str
    """What to say where no partner is named: that silence means none, or that it says nothing."""
    claim_ids: tuple[str, ...]

    @property
    def radius(self) -> float:
        """Pixels; the area follows the amount, an unknown amount has a size of its own."""
        return _RING if self.amount is None else RADIUS_100M * sqrt(self.amount / 100e6)

    @property
    def colour(self) -> str:
        """The colour of the factory's kind."""
        return KIND_COLOURS.get(self.kind, KIND_COLOURS["existing"])

    @property
    def about(self) -> str:
        """The lines under the name: city, kind and budget in words."""
        kind = KIND_LABELS.get(self.kind, "")
        return "\n".join(filter(None, [self.city, kind, f"Factory total: {self.budget}"]))


class Line(NamedTuple):
    """What joins a site with a partner, and the two ends of it."""

    site: Site
    partner: Partner
    start: Position
    end: Position


def sites_view(key: str, sites: Sequence[Site], draw: Callable[[], go.Figure | pdk.Deck]) -> View:
    """Return what draws sites with the words, rows and claims that both maps share."""
    return View(
        key=key,
        title=_title(sites),
        subtitle=_subtitle(sites),
        alt=alt_of(sites),
        draw=draw,
        rows=_twin(sites),
        claim_ids=each_once(claim for site in sites for claim in site.claim_ids),
    )


def sites_of(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    claims: Claims,
) -> list[Site]:
    """Return what the maps show of each factory, in the order of `factories`."""
    totals = budgets[budgets["measure"] == "factory_total"]
    total_of = {row["factory_id"]: row for row in records(totals)}
    country_of = {row["country"]: row for row in records(countries)}
    members_of: dict[str, list[dict[str, Any]]] = {}
    for row in records(memberships):
        members_of.setdefault(row["factory_id"], []).append(row)
    return [
        _site(
            row,
            total_of.get(row["factory_id"], {}),
            members_of.get(row["factory_id"], []),
            country_of,
            claims,
        )
        for row in records(factories)
    ]


def placed(sites: Iterable[Site]) -> list[tuple[Site, Position]]:
    """Return the sites that have coordinates, largest first: none hides a smaller one."""
    found = [(site, site.position) for site in sites if site.position]
    return sorted(found, key=lambda one: -one[0].radius)


def lines_of(sites: Iterable[Site]) -> list[Line]:
    """Return one line a partner whose capital is known, those of the largest site first."""
    return [
        Line(site, partner, position, partner.position)
        for site, position in placed(sites)
        for partner in site.partners
        if partner.position
    ]


def joined_countries(sites: Iterable[Site]) -> set[str]:
    """Return the countries that host or joined a factory."""
    return {code for site in sites for code in (site.country, *(p.country for p in site.partners))}


def chosen_of(sites: Iterable[Site], selected: str | None) -> str | None:
    """Return the selected factory if it is on the map."""
    return next((s.factory_id for s, _ in placed(sites) if s.factory_id == selected), None)


def mark_colour(site: Site, chosen: str | None, theme: Theme) -> str:
    """Return the colour of a site and its lines: they step back where another one is chosen."""
    if chosen in (None, site.factory_id):
        return site.colour
    return blend(site.colour, theme.background, 0.45)


def _site(
    factory: Mapping[str, Any],
    total: Mapping[str, Any],
    members: Sequence[Mapping[str, Any]],
    countries: Mapping[str, Mapping[str, Any]],
    claims: Claims,
) -> Site:
    amount, factory_id = total.get("amount_eur"), factory["factory_id"]
    place = "machine_city" if factory["location_basis"] == "machine" else "city"
    shown = [claims.get((factory_id, attribute), "") for attribute in (place, "kind")]
    joined = [member["claim_id"] or "" for member in members]
    hosting = [m["claim_id"] or "" for m in members if m["role"] == "host"]
    partners = [member["country"] for member in members if member["role"] == "partner"]
    return Site(
        factory_id=factory_id,
        name=factory["name"],
        city=factory["city"] or "",
        country=factory["country"] or "",
        country_name=_country_name(factory["country"], countries),
        kind=factory["kind"] or "",
        amount=None if amount is None else float(amount),
        budget=money(amount, total.get("qualifier")),
        budget_claim=total.get("claim_id") or "",
        city_claim=shown[0],
        country_claim="".join(hosting[:1]),
        kind_claim=shown[1],
        position=position_of(factory),
        basis=factory["location_basis"] or "",
        partners=tuple(_partner(code, countries) for code in partners),
        no_partner=NOT_NAMED if factory["wave"] in WAVES_OF_HOSTS else NONE_NAMED,
        claim_ids=tuple(filter(None, [total.get("claim_id"), *shown, *joined])),
    )


def _partner(code: str, countries: Mapping[str, Mapping[str, Any]]) -> Partner:
    return Partner(code, _country_name(code, countries), position_of(countries.get(code, {})))


def _country_name(code: str | None, countries: Mapping[str, Mapping[str, Any]]) -> str:
    return str(countries.get(code or "", {}).get("name") or code or "")


def position_of(place: Mapping[str, Any]) -> Position | None:
    """Return where a row with `longitude` and `latitude` stands; None where one is not known."""
    longitude, latitude = place.get("longitude"), place.get("latitude")
    return None if longitude is None or latitude is None else (float(longitude), float(latitude))


def _title(sites: Sequence[Site]) -> str:
    drawn = [site for site, _ in placed(sites)]
    if not drawn:
        return "No site is on the map"
    hosts = {site.country for site in drawn}
    countries = spelled(len(hosts), "country", "countries")
    title = f"{spelled(len(drawn), 'site').capitalize()} in {countries}"
    named = len({partner.country for site in drawn for partner in site.partners})
    if not named:
        return title
    return f"{title}, with {spelled(named, 'partner country', 'partner countries')} named"


def _subtitle(sites: Sequence[Site]) -> str:
    drawn = (
        "The area of a circle is the factory total; a ring marks one that is not known. "
        "Lines lead to the capitals of partner countries."
    )
    kinds = {site.kind for site, _ in placed(sites)}
    said = [f"{n}: {KIND_LABELS[k].lower()}" for k, n in KIND_COLOUR_NAMES.items() if k in kinds]
    colours = [f"{'; '.join(said).capitalize()}."] if said else []
    machines = [site.name for site, _ in placed(sites) if site.basis == "machine"]
    at_machine = [f"At the site of its machine: {and_list(machines)}."] if machines else []
    missing = [site.name for site in sites if site.position is None]
    unplaced = [f"Without a known place: {and_list(missing)}."] if missing else []
    ground = [] if outlines() else ["The outlines of countries cannot be read: land is missing."]
    return " ".join([drawn, *colours, *at_machine, *unplaced, *ground])


def alt_of(sites: Sequence[Site]) -> str:
    """Return what a map of these sites shows, to those who cannot see it."""
    drawn = [site for site in sites if site.position]
    if not drawn:
        return "An empty map of Europe."
    kinds = {kind: sum(site.kind == kind for site in drawn) for kind in KIND_COLOURS}
    by_kind = "; ".join(f"{KIND_LABELS[kind].lower()}: {n}" for kind, n in kinds.items() if n)
    named = "; ".join(f"{site.name}, {site.city}, {site.budget}" for site in drawn)
    lines = plural(len(lines_of(sites)), "line")
    return (
        f"Map of Europe with {plural(len(drawn), 'site')} ({by_kind}) and {lines} to the capitals "
        f"of partner countries: {named}."
    )


def _twin(sites: Iterable[Site]) -> pd.DataFrame:
    twin = pd.DataFrame([_twin_row(site) for site in sites], columns=list(_COLUMNS))
    numbers = dict.fromkeys(("Latitude", "Longitude"), "Float64")
    return twin.astype(dict.fromkeys(_COLUMNS, "string") | numbers)


def _twin_row(site: Site) -> tuple[object, ...]:
    longitude, latitude = site.position or (None, None)
    return (
        site.name,
        site.city or None,
        site.country_name or None,
        KIND_LABELS.get(site.kind),
        site.budget,
        latitude,
        longitude,
        _BASIS.get(site.basis),
        and_list(partner.name for partner in site.partners) or site.no_partner,
        *(c or None for c in (site.budget_claim, site.city_claim)),
        *(c or None for c in (site.country_claim, site.kind_claim)),
    )
