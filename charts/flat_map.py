"""Where, without WebGL: the same map as `charts.map`, drawn flat in an equal-area projection.

Eastings and northings of EPSG:3035 in whole kilometres, which is less than a pixel. The whole
programme fits into a phone's width and a screen's height; what is left over shows more land.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.antennas import (
    MARK,
    RIM,
    Antenna,
    Tie,
    standing,
    tie_colour,
    ties_of,
    with_antennas,
)
from charts.outlines import FADE_EAST, FADE_SOUTH, rings
from charts.placement import Box
from charts.projections import Points, bow, laea
from charts.site_labels import LEADER, Label, Scale, labels_of, left_out
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
from charts.theme import SIZE, SMALL, Layout, Theme, Trace, figure, halo, lines, plain, rgba
from charts.view import View

NOTE = (
    "Outlines: Natural Earth; places: GeoNames (CC BY 4.0). "
    "Boundaries imply no opinion on the legal status of any territory."
)

# Kilometres of EPSG:3035: what every map shows, from Lisbon to Ankara and Athens to Kajaani.
WEST, EAST = 2530, 6390
SOUTH, NORTH = 1400, 5000
_EAST_OF_ANTENNAS, _SOUTH_OF_ANTENNAS = 6560, 1310
"""With the Antennas it is from Reykjavik to Nicosia, and to Valletta."""
_SCALES = 8
"""At how many widths labels are placed, in even steps: points move little between two of them."""


def flat_map(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    theme: Theme,
    selected: str | None = None,
    claims: Claims = NO_CLAIMS,
    antennas: Sequence[Antenna] | None = None,
) -> View:
    """Return the sites and their partners on a map that needs no WebGL.

    The frames have the columns of the tables of those names; `selected` is a factory id. `claims`
    are those behind city and kind; `antennas` are drawn and told where they are given.
    """
    sites = sites_of(factories, budgets, memberships, countries, claims)
    view = sites_view(
        "flat-map",
        sites,
        lambda: _figure(sites, antennas or (), theme, chosen_of(sites, selected)),
    )
    return view if antennas is None else with_antennas(view, sites, antennas)


def _figure(
    sites: Sequence[Site], antennas: Sequence[Antenna], theme: Theme, chosen: str | None
) -> go.Figure:
    reach = _reach(antennas)
    traces = [
        *_land(sites, theme),
        *_bows(sites, theme, chosen),
        *_ties(ties_of(antennas, sites), theme, chosen),
        _capitals(sites, theme),
        _halo(sites, theme, chosen),
        _sites(sites, theme, chosen),
        *([_antennas(antennas, theme)] if antennas else []),
    ]
    labels = _labels(sites, antennas)
    layout: Layout = {
        "margin": dict.fromkeys("lrtb", 0),
        "shapes": _fade(theme),
        "annotations": [_annotation(label, theme, chosen) for label in labels],
        "meta": left_out(sites, labels),
        "xaxis": {"visible": False, "range": [WEST, reach.east]},
        "yaxis": {"visible": False, "range": [reach.south, NORTH], "scaleanchor": "x"},
    }
    return figure(theme, HEIGHT, traces, layout)


def unsaid(view: View) -> str:
    """Return what a flat map has no room to say, in sentences to stand under it; "" for nothing."""
    return str(view.drawing.layout.meta or "")


class _Reach(NamedTuple):
    """How far the map reaches to the east and the south, in kilometres of EPSG:3035."""

    east: int
    south: int

    @property
    def wide(self) -> int:
        """Kilometres from the west to the east."""
        return self.east - WEST

    @property
    def high(self) -> int:
        """Kilometres from the south to the north."""
        return NORTH - self.south

    @property
    def centre(self) -> Points:
        """The middle of the map."""
        return np.array([(WEST + self.east) / 2, (self.south + NORTH) / 2])


def _reach(antennas: Sequence[Antenna]) -> _Reach:
    return _Reach(_EAST_OF_ANTENNAS, _SOUTH_OF_ANTENNAS) if antennas else _Reach(EAST, SOUTH)


def _kilometres(spots: Points) -> Points:
    return laea(spots) / 1000


def _one(position: Position) -> tuple[int, int]:
    east, north = _kilometres(np.array([position]))[0].round().astype(int).tolist()
    return east, north


def _land(sites: Sequence[Site], theme: Theme) -> list[Trace]:
    joined = joined_countries(sites)
    return [
        _outline(
            "land", [ring for code, ring in _rings() if code not in joined], theme.land, theme
        ),
        _outline(
            "countries taking part",
            [ring for code, ring in _rings() if code in joined],
            theme.joined,
            theme,
        ),
    ]


@cache
def _rings() -> list[tuple[str, Points]]:
    """Return the outlines of countries in kilometres."""
    return [(code, _kilometres(ring)) for code, ring in rings()]


def _outline(name: str, parts: Iterable[Points], fill: str, theme: Theme) -> Trace:
    """Return many outlines as one trace, with gaps between them."""
    x, y = _with_gaps(parts)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "fill": "toself",
        "x": x,
        "y": y,
        "fillcolor": fill,
        "line": {"color": theme.border, "width": 0.8},
        "hoverinfo": "skip",
    }


def _with_gaps(parts: Iterable[Points]) -> tuple[list[int | None], list[int | None]]:
    xs: list[int | None] = []
    ys: list[int | None] = []
    for part in parts:
        east, north = part.round().astype(int).T.tolist()
        xs += [*east, None]
        ys += [*north, None]
    return xs, ys


def _fade(theme: Theme) -> list[dict[str, object]]:
    """Return covers that let the land fade out in the east and the south, one upon the other."""
    latitudes, longitudes = np.linspace(85, 20, 14), np.linspace(-45, 80, 26)
    east = [np.column_stack([np.full(14, edge), latitudes]) for edge in FADE_EAST]
    south = [np.column_stack([longitudes, np.full(26, edge)]) for edge in FADE_SOUTH]
    corners = {"east": [[9999, 0], [9999, 9999]], "south": [[9999, -999], [0, -999]]}
    # Each covers its share of what the ones before have left, so that land fades evenly.
    return [
        _cover(spots, corners[side], 1 / (len(edges) - step), theme)
        for side, edges in (("east", east), ("south", south))
        for step, spots in enumerate(edges)
    ]


def _cover(
    spots: Points, corners: Sequence[Sequence[int]], part: float, theme: Theme
) -> dict[str, object]:
    points = [*_kilometres(spots).round().astype(int).tolist(), *corners]
    return {
        "type": "path",
        "name": "fade",
        "path": "M" + " L".join(f"{x},{y}" for x, y in points) + " Z",
        "fillcolor": rgba(theme.background, part),
        "line": {"width": 0},
    }


def _bows(sites: Iterable[Site], theme: Theme, chosen: str | None) -> list[Trace]:
    """Return the lines of each factory as one trace, upon a ground apart from the land."""
    ends: dict[Site, list[Points]] = {}
    for line in lines_of(sites):
        ends.setdefault(line.site, []).append(np.array([line.start, line.end]))
    every = [pair for pairs in ends.values() for pair in pairs]
    return [
        _bows_of("ground of lines", every, theme.background, CASING),
        *(
            _bows_of(
                f"partners of {plain(site.name)}",
                pairs,
                mark_colour(site, chosen, theme),
                LINE_WIDTH,
            )
            for site, pairs in ends.items()
        ),
    ]


def _bows_of(name: str, ends: Iterable[Points], colour: str, width: float) -> Trace:
    x, y = _with_gaps(_bow(_kilometres(pair)) for pair in ends)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _bow(ends: Points) -> Points:
    """Return a bow that sags to the south, where y grows to the north."""
    down = np.array([1, -1])
    start, end = ends * down
    sagging: Points = bow(start, end, BOW) * down
    return sagging


def _capitals(sites: Sequence[Site], theme: Theme) -> Trace:
    spots = [_one(end) for end in dict.fromkeys(end for *_, end in lines_of(sites))]
    return {
        "type": "scatter",
        "name": "capitals of partner countries",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "marker": {"size": 2 * CAPITAL, "color": theme.muted},
        "hoverinfo": "skip",
    }


def _halo(sites: Sequence[Site], theme: Theme, chosen: str | None) -> Trace:
    ringed = [(site, _one(spot)) for site, spot in placed(sites) if site.factory_id == chosen]
    return {
        "type": "scatter",
        "name": "selected",
        "mode": "markers",
        "x": [x for _, (x, _) in ringed],
        "y": [y for _, (_, y) in ringed],
        "marker": {
            "size": [2 * (site.radius + HALO) for site, _ in ringed],
            "opacity": 1,
            "color": "rgba(0, 0, 0, 0)",
            "line": {"color": theme.text, "width": 2.5},
        },
        "hoverinfo": "skip",
    }


def _sites(sites: Sequence[Site], theme: Theme, chosen: str | None) -> Trace:
    drawn = [(site, *_one(spot)) for site, spot in placed(sites)]
    colours = [mark_colour(site, chosen, theme) for site, *_ in drawn]
    hollow = [site.amount is None for site, *_ in drawn]
    ground = theme.background
    return {
        "type": "scatter",
        "name": "sites",
        "mode": "markers",
        "x": [x for _, x, _ in drawn],
        "y": [y for *_, y in drawn],
        "marker": {
            "size": [2 * site.radius for site, *_ in drawn],
            "opacity": 1,
            "color": [ground if h else c for h, c in zip(hollow, colours, strict=True)],
            "line": {
                "color": [c if h else ground for h, c in zip(hollow, colours, strict=True)],
                "width": [3 if h else 1.5 for h in hollow],
            },
        },
        "customdata": [[site.factory_id, site.budget_claim] for site, *_ in drawn],
        "hovertext": [
            f"<b>{lines(site.name)}</b><br>{lines(*site.about.splitlines())}" for site, *_ in drawn
        ],
        "hoverinfo": "text",
    }


def _ties(ties: Iterable[Tie], theme: Theme, chosen: str | None) -> list[Trace]:
    """Return the lines from Antennas to factories, those of one colour as one trace."""
    ends: dict[str, list[Points]] = {}
    for tie in ties:
        pair = np.array([tie.start, tie.end])
        ends.setdefault(tie_colour(tie, chosen, theme), []).append(_kilometres(pair))
    return [_dashes(pairs, colour) for colour, pairs in ends.items()]


def _dashes(pairs: Iterable[Points], colour: str) -> Trace:
    x, y = _with_gaps(pairs)
    return {
        "type": "scatter",
        "name": "links of Antennas",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": 1.2, "dash": "4px,4px"},
        "hoverinfo": "skip",
    }


def _antennas(antennas: Sequence[Antenna], theme: Theme) -> Trace:
    drawn = [(antenna, *_one(spot)) for antenna, spot in standing(antennas)]
    return {
        "type": "scatter",
        "name": "Antennas",
        "mode": "markers",
        "x": [x for _, x, _ in drawn],
        "y": [y for *_, y in drawn],
        "marker": {
            "symbol": "diamond",
            # Plotly's diamond is wider than its size.
            "size": 2 * MARK / 1.3,
            "opacity": 1,
            "color": [theme.background if one.is_hollow else theme.text for one, *_ in drawn],
            "line": {"color": theme.text, "width": RIM},
        },
        "customdata": [["", next(iter(one.claim_ids), "")] for one, *_ in drawn],
        "hovertext": [f"<b>{lines(one.name)}</b><br>{lines(*one.about)}" for one, *_ in drawn],
        "hoverinfo": "text",
    }


def _labels(sites: Sequence[Site], antennas: Sequence[Antenna]) -> list[Label]:
    """Return the labels, in pixels from the middle: they fit at every width from the narrowest."""
    reach = _reach(antennas)
    # From this width on the height decides the scale, below it the width.
    wide = HEIGHT * reach.wide / reach.high
    widths = np.linspace(NARROW, wide, _SCALES).tolist()
    scales, frames = [_scale(width, reach) for width in widths], [_frame(w) for w in widths]
    return labels_of(sites, scales, frames, antennas)


def _scale(width: float, reach: _Reach) -> Scale:
    """Return what turns positions into pixels on a map of a width that decides the scale."""
    per_pixel = reach.wide / width

    def pixels(spots: Points) -> Points:
        scaled: Points = (_kilometres(spots) - reach.centre) / per_pixel * np.array([1, -1])
        return scaled

    return pixels


def _frame(width: float) -> Box:
    return Box(2 - width / 2, 6 - HEIGHT / 2, width / 2 - 2, HEIGHT / 2 - 6)


def _annotation(label: Label, theme: Theme, chosen: str | None) -> dict[str, object]:
    x, y = _one(label.position)
    name, *more = (plain(line) for line in label.lines)
    is_site = bool(label.factory_id)
    below = "".join(f'<br><span style="font-size: {SMALL}px">{line}</span>' for line in more)
    side = {"start": "left", "middle": "center", "end": "right"}[label.place.anchor]
    return {
        "text": f"<b>{name}</b>{below}" if is_site else name,
        "x": x,
        "y": y,
        **_shift(label, theme),
        "xanchor": side,
        "yanchor": "middle",
        "align": side,
        "borderpad": 0,
        "font": {
            "color": label.colour(chosen, theme),
            "size": SIZE if is_site else SMALL,
            "shadow": halo(theme.background),
        },
    }


def _shift(label: Label, theme: Theme) -> dict[str, object]:
    """Return how a label stands off its point: with a leader it is the tail of a headless arrow."""
    place = label.place
    if place.leader is None:
        return {"showarrow": False, "xshift": place.dx, "yshift": -place.dy}
    return {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": LEADER,
        "arrowcolor": theme.muted,
        "standoff": label.radius,
        "startstandoff": 3,
        "ax": place.dx,
        "ay": place.dy,
    }
