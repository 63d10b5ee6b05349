"""Where: the sites of the factories and the countries that joined them, drawn with WebGL.

No tiles: the outlines come with the app, so nothing is asked of a third party.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import pydeck as pdk

from charts.antenna_layers import antenna_layers, tie_layer
from charts.antennas import Antenna, ties_of, with_antennas
from charts.deck import Deck, inert, rgb
from charts.outlines import FADE_EAST, FADE_SOUTH, outlines
from charts.placement import Box
from charts.projections import mercator, unproject
from charts.site_labels import LEADER, LINE, Label, labels_of
from charts.sites import (
    BOW,
    CAPITAL,
    CASING,
    HALO,
    HEIGHT,
    LINE_WIDTH,
    NARROW,
    NO_CLAIMS,
    Claims,
    Position,
    Site,
    chosen_of,
    joined_countries,
    lines_of,
    mark_colour,
    placed,
    sites_of,
    sites_view,
)
from charts.theme import FONT, SIZE, SMALL, Theme
from charts.view import View


@dataclass(frozen=True)
class Camera:
    """What a map shows first: its middle, how near it is, and the narrowest map that holds it.

    `centre` is a longitude and a latitude; labels find their places within `width` pixels.
    """

    centre: Position
    zoom: float
    width: float


SITES = Camera((11.85, 53.2), 2.5, NARROW)
"""Lisbon to Ankara on a phone, and Athens to Kajaani in the height of the map."""
ANTENNAS = Camera((5.7, 53.2), 2.5, 536)
"""From Reykjavik to Nicosia, on all but phones."""
ANTENNAS_ON_PHONE = Camera((5.7, 53.2), 2.02, NARROW)
"""The same on a phone, where it is smaller."""


def site_map(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    theme: Theme,
    selected: str | None = None,
    claims: Claims = NO_CLAIMS,
    antennas: Sequence[Antenna] | None = None,
    *,
    narrow: bool = False,
) -> View:
    """Return the sites and their partners on a map that is drawn with WebGL.

    The frames have the columns of the tables of those names; `selected` is a factory id. `claims`
    are those behind city and kind; `antennas` are drawn and told where they are given, on a
    `narrow` map smaller.
    """
    sites = sites_of(factories, budgets, memberships, countries, claims)
    camera = SITES if not antennas else ANTENNAS_ON_PHONE if narrow else ANTENNAS
    view = sites_view(
        "map",
        sites,
        lambda: _deck(sites, antennas or (), theme, chosen_of(sites, selected), camera),
    )
    return view if antennas is None else with_antennas(view, sites, antennas)


def _deck(
    sites: Sequence[Site],
    antennas: Sequence[Antenna],
    theme: Theme,
    chosen: str | None,
    camera: Camera,
) -> pdk.Deck:
    labels = _labels(sites, antennas, camera)
    ties = ties_of(antennas, sites)
    return Deck(
        layers=[
            _land(sites, theme),
            _fade(theme),
            *_arcs(sites, theme, chosen),
            *([tie_layer(ties, theme, chosen)] if ties else []),
            _capitals(sites, theme),
            _leaders(labels, theme, camera),
            _halo(sites, theme, chosen),
            _sites(sites, theme, chosen),
            *(antenna_layers(antennas, theme) if antennas else []),
            *_label_layers(labels, theme, chosen, camera),
        ],
        views=[
            pdk.View(
                "MapView",
                controller={"scrollZoom": False, "dragRotate": False, "keyboard": True},
            )
        ],
        initial_view_state=pdk.ViewState(
            longitude=camera.centre[0],
            latitude=camera.centre[1],
            zoom=camera.zoom,
            min_zoom=2,
            max_zoom=7,
        ),
        map_provider=None,
        tooltip=_tooltip(theme),
        parameters={"clearColor": [channel / 255 for channel in rgb(theme.background)]},
    )


def _land(sites: Iterable[Site], theme: Theme) -> pdk.Layer:
    joined = joined_countries(sites)
    fills = {True: rgb(theme.joined), False: rgb(theme.land)}
    features = [
        feature | {"properties": {"fill": fills[feature["properties"]["country"] in joined]}}
        for feature in outlines()
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="land",
        data={"type": "FeatureCollection", "features": features},
        get_fill_color="properties.fill",
        get_line_color=rgb(theme.border),
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
            {"polygon": polygon, "fill": rgb(theme.background, part)}
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


def _arcs(sites: Sequence[Site], theme: Theme, chosen: str | None) -> list[pdk.Layer]:
    """Return the lines to partners, upon a ground that keeps them apart from the land."""
    arcs: list[dict[str, object]] = [
        {
            "factory_id": site.factory_id,
            "source": start,
            "target": end,
            "colour": rgb(mark_colour(site, chosen, theme)),
            # Bows sag to the south, whichever way they run.
            "tilt": -90 if end[0] > start[0] else 90,
        }
        for site, _, start, end in lines_of(sites)
    ]
    return [
        _bows("arc-grounds", arcs, rgb(theme.background), CASING),
        _bows("arcs", arcs, "colour", LINE_WIDTH),
    ]


def _bows(
    name: str, arcs: list[dict[str, object]], colour: str | list[int], width: float
) -> pdk.Layer:
    return pdk.Layer(
        "ArcLayer",
        id=name,
        data=arcs,
        get_source_position="source",
        get_target_position="target",
        get_source_color=colour,
        get_target_color=colour,
        get_tilt="tilt",
        get_height=BOW,
        get_width=width,
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
        get_fill_color=rgb(theme.muted),
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
        get_line_color=rgb(theme.text),
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


def _dot(site: Site, position: Position, theme: Theme, chosen: str | None) -> dict[str, object]:
    """Return a site as deck.gl draws it: a disc, or a ring where no amount is known."""
    colour = mark_colour(site, chosen, theme)
    hollow = site.amount is None
    return {
        "factory_id": site.factory_id,
        "name": inert(site.name),
        "about": inert(site.about),
        "position": position,
        "radius": site.radius,
        "fill": rgb(theme.background if hollow else colour),
        "line": rgb(colour if hollow else theme.background),
        "line_width": 3 if hollow else 1.5,
    }


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


def _labels(sites: Sequence[Site], antennas: Sequence[Antenna], camera: Camera) -> list[Label]:
    """Return the labels of the default view, in pixels from its middle."""
    middle = mercator(np.array([camera.centre]), camera.zoom)
    right, bottom = camera.width / 2 - 8, HEIGHT / 2 - 8
    frame = Box(-right, -bottom, right, bottom)
    return labels_of(
        sites, [lambda spots: mercator(spots, camera.zoom) - middle], [frame], antennas
    )


def _leaders(labels: Iterable[Label], theme: Theme, camera: Camera) -> pdk.Layer:
    """Return the lines from points to labels; circles cover where they start."""
    return pdk.Layer(
        "LineLayer",
        id="leaders",
        data=[
            {"source": label.position, "target": _foot(label, camera)}
            for label in labels
            if label.place.leader
        ],
        get_source_position="source",
        get_target_position="target",
        get_color=rgb(theme.muted),
        get_width=LEADER,
        pickable=False,
    )


def _foot(label: Label, camera: Camera) -> Position:
    """Return the point of the ground that a label keeps to when the map is zoomed.

    That is its own point, or the end of its leader, which grows with the map.
    """
    if label.place.leader is None:
        return label.position
    end = mercator(np.array([label.position]), camera.zoom) + label.place.leader
    longitude, latitude = unproject(end, camera.zoom)[0].tolist()
    return longitude, latitude


def _label_layers(
    labels: Sequence[Label], theme: Theme, chosen: str | None, camera: Camera
) -> list[pdk.Layer]:
    def line(one: Label, number: int) -> dict[str, object]:
        return _text(one, number, theme, chosen, camera)

    others = [line(label, 0) for label in labels if not label.factory_id]
    factories = [label for label in labels if label.factory_id]
    budgets = [line(label, 1) for label in factories if len(label.lines) > 1]
    return [
        _texts("countries", others, SMALL),
        _texts("budgets", budgets, SMALL),
        _texts("names", [line(label, 0) for label in factories], SIZE, bold=True),
    ]


def _text(
    label: Label, line: int, theme: Theme, chosen: str | None, camera: Camera
) -> dict[str, object]:
    right, down = label.place.leader or (0, 0)
    below = (line - (len(label.lines) - 1) / 2) * LINE
    return {
        "text": inert(label.lines[line]),
        "position": _foot(label, camera),
        "offset": [label.place.dx - right, label.place.dy - down + below],
        "anchor": label.place.anchor,
        "colour": rgb(label.colour(chosen, theme)),
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
        font_weight=600 if bold else 500,
        font_settings={"fontSize": 2 * size},
        character_set='"auto"',
        pickable=False,
    )
