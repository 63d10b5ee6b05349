"""Where: the sites of the factories and the countries that joined them.

- The area of a circle stands for the factory total; a ring of fixed size for one that is not
  known, which is neither small nor zero.
- A line runs from the site to the capital of each partner country: it says who joined, not where
  anything stands.
- No tiles: the outlines come with the app, so nothing is asked of a third party.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from textwrap import shorten
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

from charts.outlines import (
    FADE_EAST,
    FADE_SOUTH,
    Box,
    Place,
    Points,
    Wish,
    bow,
    box,
    mercator,
    outlines,
    places,
)
from charts.theme import (
    FONT,
    KIND_COLOUR_NAMES,
    KIND_COLOURS,
    SIZE,
    SMALL,
    Theme,
    blend,
    text_width,
)
from charts.view import View
from data.wording import KIND_LABELS, and_list, money, plural, spelled

MEASURE = "factory_total"
HEIGHT = 560
CENTRE = (11.85, 53.2)
"""Longitude and latitude between the outermost sites and capitals of the programme."""
ZOOM = 2.5
"""Shows Lisbon to Ankara on a phone, and Athens to Kajaani in the height of the map."""
NARROW = 358
"""The narrowest map, in pixels: labels keep inside it."""

BOW = 0.38
"""Height of the bows, as deck.gl counts."""
RADIUS_100M = 10.5
"""Pixels of the radius that stands for 100 million euro; areas follow."""
RING = 8.0
HALO = 4.0
"""Pixels between a site and the ring around the selected one."""
CAPITAL = 3.0
LINE = 17
"""Pixels from one line of a label to the next."""

_NAME_LENGTH = 28
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
)


@dataclass(frozen=True)
class Partner:
    """A country that joined a factory; its capital is where the line to it ends."""

    country: str
    name: str
    position: tuple[float, float] | None


@dataclass(frozen=True)
class Site:
    """A factory as the maps show it; `position` is longitude and latitude."""

    factory_id: str
    name: str
    city: str
    country: str
    country_name: str
    kind: str
    amount: float | None
    budget: str
    budget_claim: str
    position: tuple[float, float] | None
    basis: str
    partners: tuple[Partner, ...]
    claim_ids: tuple[str, ...]

    @property
    def radius(self) -> float:
        """Pixels; the area follows the amount, an unknown amount has a size of its own."""
        return RING if self.amount is None else RADIUS_100M * sqrt(self.amount / 100e6)

    @property
    def colour(self) -> str:
        """The colour of the factory's kind."""
        return KIND_COLOURS.get(self.kind, KIND_COLOURS["existing"])


@dataclass(frozen=True)
class Label:
    """A label in its place: one line for a country, two for a site."""

    factory_id: str
    lines: tuple[str, ...]
    position: tuple[float, float]
    wish: Wish
    place: Place

    def box(self, scale: int = 0) -> Box:
        """Return the pixels it covers at a scale."""
        return box(self.wish, self.place, scale)


def site_map(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    theme: Theme,
    selected: str | None = None,
) -> View:
    """Return the sites and their partners on a map that is drawn with WebGL.

    The frames have the columns of the tables of those names; `selected` is a factory id.
    """
    sites = sites_of(factories, budgets, memberships, countries)
    return map_view("map", sites, _deck(sites, theme, selected))


def map_view(key: str, sites: Sequence[Site], drawing: go.Figure | pdk.Deck) -> View:
    """Return a drawing of sites with the words, rows and claims that both maps share."""
    return View(
        key=key,
        title=_title(sites),
        subtitle=_subtitle(sites),
        alt=_alt(sites),
        drawing=drawing,
        rows=_twin(sites),
        claim_ids=tuple(dict.fromkeys(claim for site in sites for claim in site.claim_ids)),
    )


# Sites


def sites_of(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
) -> list[Site]:
    """Return what the maps show of each factory, in the order of `factories`."""
    totals = {row["factory_id"]: row for row in _records(budgets) if row["measure"] == MEASURE}
    places_of = {row["country"]: row for row in _records(countries)}
    joined: dict[str, list[dict[str, Any]]] = {}
    for row in _records(memberships):
        joined.setdefault(row["factory_id"], []).append(row)
    return [
        _site(row, totals.get(row["factory_id"], {}), joined.get(row["factory_id"], []), places_of)
        for row in _records(factories)
    ]


def _site(
    factory: Mapping[str, Any],
    total: Mapping[str, Any],
    members: Sequence[Mapping[str, Any]],
    countries: Mapping[str, Mapping[str, Any]],
) -> Site:
    amount = total.get("amount_eur")
    claims = [total.get("claim_id"), *(member["claim_id"] for member in members)]
    return Site(
        factory_id=factory["factory_id"],
        name=factory["name"],
        city=factory["city"] or "",
        country=factory["country"] or "",
        country_name=_country_name(factory["country"], countries),
        kind=factory["kind"] or "",
        amount=None if amount is None else float(amount),
        budget=money(amount, total.get("qualifier")),
        budget_claim=total.get("claim_id") or "",
        position=_position(factory),
        basis=factory["location_basis"] or "",
        partners=tuple(
            Partner(code, _country_name(code, countries), _position(countries.get(code, {})))
            for code in (m["country"] for m in members if m["role"] == "partner")
        ),
        claim_ids=tuple(claim for claim in claims if claim),
    )


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries, None where a cell is empty."""
    cells = frame.astype(object)
    rows = cells.where(frame.notna(), None).to_dict("records")
    return [{str(name): cell for name, cell in row.items()} for row in rows]


def _country_name(code: str | None, countries: Mapping[str, Mapping[str, Any]]) -> str:
    return str(countries.get(code or "", {}).get("name") or code or "")


def _position(place: Mapping[str, Any]) -> tuple[float, float] | None:
    longitude, latitude = place.get("longitude"), place.get("latitude")
    return None if longitude is None or latitude is None else (float(longitude), float(latitude))


def placed(sites: Iterable[Site]) -> list[tuple[Site, tuple[float, float]]]:
    """Return the sites that have coordinates, largest first: none hides a smaller one."""
    found = [(site, site.position) for site in sites if site.position]
    return sorted(found, key=lambda one: -one[0].radius)


def lines_of(
    sites: Iterable[Site],
) -> list[tuple[Site, Partner, tuple[float, float], tuple[float, float]]]:
    """Return site, partner and the two ends of each line."""
    return [
        (site, partner, position, partner.position)
        for site, position in placed(sites)
        for partner in site.partners
        if partner.position
    ]


def joined_countries(sites: Iterable[Site]) -> set[str]:
    """Return the countries that host or joined a factory."""
    return {code for site in sites for code in (site.country, *(p.country for p in site.partners))}


# Words


def _title(sites: Sequence[Site]) -> str:
    drawn = [site for site, _ in placed(sites)]
    if not drawn:
        return "No site is on the map"
    hosts = len({site.country for site in drawn})
    title = (
        f"{spelled(len(drawn), 'site').capitalize()} in {spelled(hosts, 'country', 'countries')}"
    )
    joined = len({partner.country for site in drawn for partner in site.partners})
    if not joined:
        return title
    return f"{title}, joined by {spelled(joined, 'partner country', 'partner countries')}"


def _subtitle(sites: Sequence[Site]) -> str:
    drawn = (
        "The area of a circle is the factory total; a ring marks one that is not known. "
        "Lines lead to the capitals of partner countries."
    )
    kinds = {site.kind for site, _ in placed(sites)}
    said = [f"{n}: {KIND_LABELS[k].lower()}" for k, n in KIND_COLOUR_NAMES.items() if k in kinds]
    colours = [f"{'; '.join(said).capitalize()}."] if said else []
    missing = [site.name for site in sites if site.position is None]
    unplaced = [f"Without a known place: {and_list(missing)}."] if missing else []
    return " ".join([drawn, *colours, *unplaced])


def _alt(sites: Sequence[Site]) -> str:
    drawn = [site for site, _ in placed(sites)]
    if not drawn:
        return "An empty map of Europe."
    kinds = {kind: sum(site.kind == kind for site in drawn) for kind in KIND_COLOURS}
    by_kind = "; ".join(f"{KIND_LABELS[kind].lower()}: {n}" for kind, n in kinds.items() if n)
    named = "; ".join(f"{s.name}, {s.city}, {s.budget}" for s in sites if s.position)
    lines = plural(len(lines_of(sites)), "line")
    return (
        f"Map of Europe with {plural(len(drawn), 'site')} ({by_kind}) and {lines} to the capitals "
        f"of partner countries: {named}."
    )


def _twin(sites: Sequence[Site]) -> pd.DataFrame:
    twin = pd.DataFrame([_twin_row(site) for site in sites], columns=list(_COLUMNS))
    numbers = dict.fromkeys(("Latitude", "Longitude"), "Float64")
    return twin.astype({name: "string" for name in _COLUMNS} | numbers)


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
        and_list(partner.name for partner in site.partners) or "none named",
    )


# Labels


Scale = Callable[[Points], Points]
"""Turns longitudes and latitudes into pixels, y downwards."""


def labels(sites: Sequence[Site], scales: Sequence[Scale], frames: Sequence[Box]) -> list[Label]:
    """Return the labels that find room: sites with their budgets first, then partner countries."""
    wanted = [*_site_wishes(sites), *_capital_wishes(sites)]
    if not wanted:
        return []
    spots = np.array([position for _, _, position, _ in wanted], dtype=float)
    pixels = [scale(spots) for scale in scales]
    bows = [_bows(sites, scale) for scale in scales]
    wishes = [
        _wish([tuple(at[i]) for at in pixels], radius, lines)
        for i, (_, lines, _, radius) in enumerate(wanted)
    ]
    return [
        Label(factory_id, lines, position, wish, place)
        for (factory_id, lines, position, _), wish, place in zip(
            wanted, wishes, places(wishes, frames, bows), strict=True
        )
        if place
    ]


def _bows(sites: Iterable[Site], scale: Scale) -> Points:
    """Return points along all lines, in pixels."""
    ends = [scale(np.array(line[2:], dtype=float)) for line in lines_of(sites)]
    return np.concatenate([np.empty((0, 2)), *(bow(start, end, BOW) for start, end in ends)])


_Wanted = tuple[str, tuple[str, ...], tuple[float, float], float]


def _site_wishes(sites: Iterable[Site]) -> list[_Wanted]:
    return [
        (
            site.factory_id,
            (shorten(site.name, _NAME_LENGTH, placeholder="…"), site.budget),
            position,
            site.radius,
        )
        for site, position in reversed(placed(sites))
    ]


def _capital_wishes(sites: Iterable[Site]) -> list[_Wanted]:
    """Return one wish a partner country, however many factories it joined."""
    capitals = {partner.name: end for _, partner, _, end in lines_of(sites)}
    return [("", (name,), position, CAPITAL) for name, position in capitals.items()]


def _wish(points: list[Any], radius: float, lines: tuple[str, ...]) -> Wish:
    name, *more = lines
    width = max(
        text_width(name, SIZE if more else SMALL, bold=bool(more)),
        *(text_width(line, SMALL) for line in more),
        0,
    )
    return Wish(tuple(points), radius, HALO if more else 0.5, width, LINE * len(lines))


# The deck


class _Deck(pdk.Deck):  # type: ignore[misc]
    """A deck whose JSON is compact: pydeck's own, one number a line, is six times as long."""

    def to_json(self) -> str:
        """Return the JSON that deck.gl draws."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def _deck(sites: Sequence[Site], theme: Theme, selected: str | None) -> pdk.Deck:
    chosen = chosen_of(sites, selected)
    return _Deck(
        layers=[
            _land(sites, theme),
            _fade(theme),
            _arcs(sites, theme, chosen),
            _capitals(sites, theme),
            _halo(sites, theme, chosen),
            _sites(sites, theme, chosen),
            *_label_layers(sites, theme, chosen),
        ],
        views=[
            pdk.View(
                "MapView",
                controller={"scrollZoom": False, "dragRotate": False, "keyboard": True},
            )
        ],
        initial_view_state=pdk.ViewState(
            longitude=CENTRE[0], latitude=CENTRE[1], zoom=ZOOM, min_zoom=2, max_zoom=7
        ),
        map_provider=None,
        tooltip=_tooltip(theme),
        parameters={"clearColor": [channel / 255 for channel in _rgb(theme.background)]},
    )


def _rgb(colour: str, alpha: float = 1) -> list[int]:
    return [*(int(colour[i : i + 2], 16) for i in (1, 3, 5)), round(255 * alpha)]


def stepped_back(colour: str, factory_id: str, chosen: str | None, theme: Theme) -> str:
    """Return the colour of a mark: its own, until another factory is chosen."""
    return colour if chosen in (None, factory_id) else blend(colour, theme.background, 0.45)


def text_colour(factory_id: str, chosen: str | None, theme: Theme) -> str:
    """Return the colour of a factory's label: that of text, until another one is chosen."""
    return theme.text if chosen in (None, factory_id) else theme.muted


def chosen_of(sites: Iterable[Site], selected: str | None) -> str | None:
    """Return the selected factory if it is on the map."""
    return next((s.factory_id for s, _ in placed(sites) if s.factory_id == selected), None)


def _land(sites: Iterable[Site], theme: Theme) -> pdk.Layer:
    joined = joined_countries(sites)
    features = [
        feature
        | {
            "properties": {
                "fill": _rgb(
                    theme.joined if feature["properties"]["country"] in joined else theme.land
                )
            }
        }
        for feature in outlines()
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="land",
        data={"type": "FeatureCollection", "features": features},
        get_fill_color="properties.fill",
        get_line_color=_rgb(theme.border),
        get_line_width=1,
        line_width_units="'pixels'",
        line_width_min_pixels=0.8,
        pickable=False,
    )


def _fade(theme: Theme) -> pdk.Layer:
    """Return bands that let the land fade out in the east and the south."""
    east = [(_rectangle(a, b, 15, 85), part) for a, b, part in _bands((*FADE_EAST, 75))]
    south = [(_rectangle(-60, 75, a, b), part) for a, b, part in _bands((*FADE_SOUTH, 15))]
    return pdk.Layer(
        "SolidPolygonLayer",
        id="fade",
        data=[
            {"polygon": polygon, "fill": _rgb(theme.background, part)}
            for polygon, part in (*east, *south)
        ],
        get_polygon="polygon",
        get_fill_color="fill",
        pickable=False,
    )


def _bands(edges: Sequence[float]) -> list[tuple[float, float, float]]:
    """Return the ends of each band and how much of the land it covers."""
    count = len(edges) - 1
    return [(a, b, i / count) for i, (a, b) in enumerate(pairwise(edges), start=1)]


def _rectangle(west: float, east: float, south: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north]]


def _arcs(sites: Sequence[Site], theme: Theme, chosen: str | None) -> pdk.Layer:
    return pdk.Layer(
        "ArcLayer",
        id="arcs",
        data=[
            {
                "factory_id": site.factory_id,
                "source": start,
                "target": end,
                "colour": _rgb(stepped_back(site.colour, site.factory_id, chosen, theme)),
                # Bows sag to the south, whichever way they run.
                "tilt": -90 if end[0] > start[0] else 90,
            }
            for site, _, start, end in lines_of(sites)
        ],
        get_source_position="source",
        get_target_position="target",
        get_source_color="colour",
        get_target_color="colour",
        get_tilt="tilt",
        get_height=BOW,
        get_width=2,
        pickable=False,
    )


def _capitals(sites: Sequence[Site], theme: Theme) -> pdk.Layer:
    capitals = {partner.country: end for _, partner, _, end in lines_of(sites)}
    return pdk.Layer(
        "ScatterplotLayer",
        id="capitals",
        data=[{"country": code, "position": end} for code, end in capitals.items()],
        get_position="position",
        get_radius=CAPITAL,
        radius_units="'pixels'",
        get_fill_color=_rgb(theme.muted),
        pickable=False,
    )


def _halo(sites: Sequence[Site], theme: Theme, chosen: str | None) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id="halo",
        data=[
            {"position": position, "radius": site.radius + HALO}
            for site, position in placed(sites)
            if site.factory_id == chosen
        ],
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        filled=False,
        stroked=True,
        get_line_color=_rgb(theme.text),
        get_line_width=2.5,
        line_width_units="'pixels'",
        pickable=False,
    )


def _sites(sites: Sequence[Site], theme: Theme, chosen: str | None) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id="sites",
        data=[_dot(site, position, theme, chosen) for site, position in placed(sites)],
        get_position="position",
        get_radius="radius",
        radius_units="'pixels'",
        filled=True,
        stroked=True,
        get_fill_color="fill",
        get_line_color="line",
        get_line_width="line_width",
        line_width_units="'pixels'",
        pickable=True,
    )


def _dot(
    site: Site, position: tuple[float, float], theme: Theme, chosen: str | None
) -> dict[str, object]:
    """Return a site as deck.gl draws it: a disc, or a ring where no amount is known."""
    colour = stepped_back(site.colour, site.factory_id, chosen, theme)
    hollow = site.amount is None
    return {
        "factory_id": site.factory_id,
        "name": inert(site.name),
        "about": inert(about(site)),
        "position": position,
        "radius": site.radius,
        "fill": _rgb(theme.background if hollow else colour),
        "line": _rgb(colour if hollow else theme.background),
        "line_width": 3 if hollow else 1.5,
    }


def about(site: Site) -> str:
    """Return the lines under a site's name: city, kind and budget in words."""
    kind = KIND_LABELS.get(site.kind, "")
    return "\n".join(filter(None, [site.city, kind, f"Factory total: {site.budget}"]))


def inert(text: str) -> str:
    """Return text that no tooltip takes for markup and deck.gl takes for no expression.

    Streamlit escapes tooltips too: entities would be escaped twice, look-alikes are not.
    """
    return text.replace("<", "\u2039").replace(">", "\u203a").replace("@@", "@ @")


def _tooltip(theme: Theme) -> dict[str, object]:
    return {
        "html": "<b>{name}</b><br>{about}",
        "style": {
            "backgroundColor": theme.panel,
            "color": theme.text,
            "border": f"1px solid {theme.muted}",
            "borderRadius": "6px",
            "fontFamily": FONT,
            "fontSize": f"{SIZE}px",
            "padding": "8px 12px",
            "whiteSpace": "pre-line",
            "maxWidth": "280px",
        },
    }


def default_labels(sites: Sequence[Site]) -> list[Label]:
    """Return the labels of the default view, in pixels from its middle."""
    middle = mercator(np.array([CENTRE]), ZOOM)
    frame = Box(8 - NARROW / 2, 8 - HEIGHT / 2, NARROW / 2 - 8, HEIGHT / 2 - 8)
    return labels(sites, [lambda spots: mercator(spots, ZOOM) - middle], [frame])


def _label_layers(sites: Sequence[Site], theme: Theme, chosen: str | None) -> list[pdk.Layer]:
    found = default_labels(sites)
    countries = [_text(label, 0, theme.muted) for label in found if not label.factory_id]
    names, budgets = (
        [
            _text(label, line, text_colour(label.factory_id, chosen, theme))
            for label in found
            if label.factory_id
        ]
        for line in (0, 1)
    )
    return [
        _texts("countries", countries, SMALL),
        _texts("budgets", budgets, SMALL),
        _texts("names", names, SIZE, bold=True),
    ]


def _text(label: Label, line: int, colour: str) -> dict[str, object]:
    down = label.place.dy + (line - (len(label.lines) - 1) / 2) * LINE
    return {
        "text": inert(label.lines[line]),
        "position": label.position,
        "offset": [label.place.dx, down],
        "anchor": label.place.anchor,
        "colour": _rgb(colour),
    }


def _texts(name: str, data: list[dict[str, object]], size: int, *, bold: bool = False) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=data,
        get_text="text",
        get_position="position",
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_alignment_baseline="'center'",
        get_size=size,
        get_color="colour",
        font_family=f'"{FONT}"',
        font_weight=600 if bold else 400,
        character_set='"auto"',
        pickable=False,
    )
