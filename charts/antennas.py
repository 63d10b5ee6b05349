"""The Antennas beside the sites: what both maps and the matrix say of them.

An Antenna is a national desk tied to factories, never a member of a consortium: it is drawn with a
mark and with lines of its own, is counted apart, and its mark says nothing of money.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from charts.sites import Claims, Position, Site, placed, position_of
from charts.theme import Theme, blend
from charts.view import View, each_once, listed
from data.records import records
from data.wording import and_list, money, plural, spelled

MARK = 6.5
"""Pixels from the middle of a mark to its corners."""
RIM = 2.0
"""Pixels: the line of a hollow mark."""
NAMED_AT = {"host": "city of the host", "capital": "capital, as no source places the host"}
_COLUMNS = ("Antenna", "Host", "Linked factories", "Host claim", "Link claims")
_NO_LINK = "no linked factory named"


class Link(NamedTuple):
    """A factory that an Antenna is linked to, selected or not, and the claim that says so."""

    factory_id: str
    factory: str
    claim_id: str


@dataclass(frozen=True)
class Antenna:
    """An Antenna as figures show it; what no source says is empty."""

    antenna_id: str
    name: str
    country: str
    country_name: str
    city: str
    basis: str
    host: str
    amount: str
    position: Position | None
    links: tuple[Link, ...]
    amount_claim: str
    host_claim: str
    city_claim: str
    name_claim: str

    @property
    def is_hollow(self) -> bool:
        """Whether the mark stands at the capital because no source places the host."""
        return self.basis != "host"

    @property
    def linked(self) -> str:
        """The linked factories in words."""
        return and_list(link.factory for link in self.links) or _NO_LINK

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims behind all that is said of it."""
        own = (self.name_claim, self.host_claim, self.city_claim, self.amount_claim)
        return each_once([*own, *(link.claim_id for link in self.links)])

    @property
    def about(self) -> tuple[str, ...]:
        """The lines under the name: what it is and where, its host, its links, its amount."""
        return (
            f"Antenna, {self.country_name}",
            f"{self.city} ({NAMED_AT.get(self.basis, 'place not known')})",
            f"Host: {self.host or 'not named'}",
            f"Linked to: {self.linked}",
            f"Amount: {self.amount}",
            f"Claims: {', '.join(self.claim_ids) or 'none'}",
        )


class Tie(NamedTuple):
    """A line from an Antenna to the site of a factory that it is linked to."""

    antenna: Antenna
    factory_id: str
    start: Position
    end: Position


def antennas_of(
    antennas: pd.DataFrame,
    countries: Mapping[str, str],
    names: Mapping[str, str],
    claims: Claims,
) -> list[Antenna]:
    """Return what figures show of each row of the table `antennas`.

    `countries` are names by code, `names` those of Antennas and factories by id, `claims` those
    behind names, hosts and cities.
    """
    return [_antenna(row, countries, names, claims) for row in records(antennas)]


def _antenna(
    row: Mapping[str, Any],
    countries: Mapping[str, str],
    names: Mapping[str, str],
    claims: Claims,
) -> Antenna:
    antenna_id, country = row["antenna_id"], row["country"] or ""
    ids, behind = ((row[name] or "").split(";") for name in ("linked_factories", "link_claim_ids"))
    links = zip(filter(None, ids), filter(None, behind), strict=True)
    is_placed = row["location_basis"] == "host"
    return Antenna(
        antenna_id=antenna_id,
        name=names[antenna_id],
        country=country,
        country_name=countries.get(country, country),
        city=row["city"] or "",
        basis=row["location_basis"] or "",
        host=and_list((row["host"] or "").split(";")),
        amount=_amount(row),
        position=position_of(row),
        links=tuple(Link(one, names.get(one, one), claim) for one, claim in links),
        amount_claim=row["claim_id"] or "",
        host_claim=claims.get((antenna_id, "host"), ""),
        city_claim=claims.get((antenna_id, "city"), "") if is_placed else "",
        name_claim=claims.get((antenna_id, "name"), ""),
    )


def _amount(row: Mapping[str, Any]) -> str:
    """Return an amount in words; one in another currency as reported, then in euro."""
    in_euro = money(row["amount_eur"], row["qualifier"])
    return f"{row['reported']} (converted: {in_euro})" if row["converted"] else in_euro


def standing(antennas: Iterable[Antenna]) -> list[tuple[Antenna, Position]]:
    """Return the Antennas that have coordinates."""
    return [(one, one.position) for one in antennas if one.position]


def ties_of(antennas: Iterable[Antenna], sites: Iterable[Site]) -> list[Tie]:
    """Return one line for each link to a factory whose site is drawn."""
    ends = {site.factory_id: position for site, position in placed(sites)}
    return [
        Tie(antenna, link.factory_id, position, ends[link.factory_id])
        for antenna, position in standing(antennas)
        for link in antenna.links
        if link.factory_id in ends
    ]


def tie_colour(tie: Tie, chosen: str | None, theme: Theme) -> str:
    """Return the colour of a line: it steps back where another factory is chosen."""
    if chosen in (None, tie.factory_id):
        return theme.muted
    return blend(theme.muted, theme.background, 0.45)


def unlinked_words(antennas: Sequence[Antenna], factory_ids: Iterable[str]) -> str:
    """Return which Antennas have no line or mark, and why, in sentences; empty for none.

    `factory_ids` are the factories that are drawn.
    """
    drawn = set(factory_ids)
    open_ = [one.name for one in antennas if not one.links]
    away = [
        one.name
        for one in antennas
        if one.links and drawn.isdisjoint(link.factory_id for link in one.links)
    ]
    said = [f"No linked factory is named for {_the(open_)}."] if open_ else []
    said += [f"Linked only to factories that are not shown: {and_list(away)}."] if away else []
    return " ".join(said)


def _the(names: Sequence[str]) -> str:
    """Return names in a sentence: those made from a country read `the Antenna in Slovakia`."""
    return and_list(f"the {name}" if name.startswith("Antenna in ") else name for name in names)


def with_antennas(view: View, sites: Sequence[Site], antennas: Sequence[Antenna]) -> View:
    """Return a map of sites that also says, in words, rows and claims, which Antennas it shows."""
    key, drawn = f"{view.key}-antennas", [antenna for antenna, _ in standing(antennas)]
    if not drawn:
        said = "No Antenna is known for this selection."
        return replace(view, key=key, subtitle=f"{view.subtitle} {said}", rows=_twin(view, []))
    return replace(
        view,
        key=key,
        title=f"{view.title}; {spelled(len(drawn), 'Antenna')}",
        subtitle=f"{view.subtitle} {_subtitle(sites, antennas)}",
        alt=f"{view.alt} {_alt(sites, drawn)}",
        rows=_twin(view, antennas),
        claim_ids=each_once(
            [*view.claim_ids, *(claim for antenna in antennas for claim in antenna.claim_ids)]
        ),
    )


def _subtitle(sites: Sequence[Site], antennas: Sequence[Antenna]) -> str:
    said = (
        "◆\u00a0Antenna (a national desk, no member of a consortium) at its host, ◇\u00a0at the "
        "capital where no source places the host; all of one size. Broken lines lead to the "
        "factories they are linked to."
    )
    drawn = [site.factory_id for site, _ in placed(sites)]
    return " ".join(filter(None, [said, unlinked_words(antennas, drawn)]))


def _alt(sites: Sequence[Site], antennas: Sequence[Antenna]) -> str:
    lines = plural(len(ties_of(antennas, sites)), "broken line")
    named = listed([f"{one.name}, {one.country_name}, {one.linked}" for one in antennas])
    count = plural(len(antennas), "Antenna")
    return f"{plural(_drawn(sites), 'site')} and {count}, {lines} to linked factories: {named}."


def _drawn(sites: Iterable[Site]) -> int:
    return len(placed(sites))


def _twin(view: View, antennas: Iterable[Antenna]) -> pd.DataFrame:
    """Return the rows of sites, then those of Antennas; what the others have not is empty."""
    rows = [_twin_row(antenna) for antenna in antennas]
    columns = ["Factory", _COLUMNS[0], *view.rows.columns[1:], *_COLUMNS[1:]]
    found = pd.DataFrame([*records(view.rows), *rows], columns=columns)
    return found.astype(dict.fromkeys(columns, "string") | dict(view.rows.dtypes))


def _twin_row(antenna: Antenna) -> dict[str, object]:
    longitude, latitude = antenna.position or (None, None)
    return {
        "Antenna": antenna.name,
        "City": antenna.city or None,
        "Country": antenna.country_name or None,
        "Kind": "Antenna",
        "Budget": antenna.amount,
        "Latitude": latitude,
        "Longitude": longitude,
        "Location basis": NAMED_AT.get(antenna.basis),
        "Host": antenna.host or "not named",
        "Linked factories": antenna.linked,
        "Budget claim": antenna.amount_claim or None,
        "City claim": antenna.city_claim or None,
        "Host claim": antenna.host_claim or None,
        "Link claims": ", ".join(link.claim_id for link in antenna.links) or None,
    }
