"""The Antennas on the map with WebGL: broken lines to linked factories, and diamonds."""

from collections.abc import Iterable, Sequence

import pydeck as pdk

from charts.antennas import MARK, RIM, Antenna, Tie, standing, tie_colour
from charts.deck import inert, rgb
from charts.sites import Position
from charts.theme import Theme

_CORNERS = 4
"""Of the discs that deck.gl draws."""
_DASHES = (4, 4)
"""Widths of the line that are drawn, then left open."""


def tie_layer(ties: Iterable[Tie], theme: Theme, chosen: str | None) -> pdk.Layer:
    """Return the lines from Antennas to factories; `chosen` is the factory that is selected."""
    return pdk.Layer(
        "PathLayer",
        id="ties",
        data=[
            {
                "factory_id": tie.factory_id,
                "path": [tie.start, tie.end],
                "colour": rgb(tie_colour(tie, chosen, theme)),
            }
            for tie in ties
        ],
        get_path="path",
        get_color="colour",
        get_width=1.2,
        width_units="'pixels'",
        get_dash_array=_DASHES,
        extensions=[{"@@type": "PathStyleExtension", "dash": True}],
        pickable=False,
    )


def antenna_layers(antennas: Sequence[Antenna], theme: Theme) -> list[pdk.Layer]:
    """Return the diamonds, all of one size, each upon a ground that keeps it apart from lines.

    A hollow one is two, the inner in the colour of the ground: deck.gl fills the whole map where
    such a disc is to have an outline.
    """
    hollow = [antenna for antenna in antennas if antenna.is_hollow]
    return [
        _diamonds("antenna-grounds", antennas, MARK + RIM, theme.background),
        _diamonds("antennas", antennas, MARK, theme.text, pickable=True),
        _diamonds("antenna-cores", hollow, MARK - RIM, theme.background),
    ]


def _diamonds(
    name: str, antennas: Sequence[Antenna], radius: float, colour: str, *, pickable: bool = False
) -> pdk.Layer:
    return pdk.Layer(
        "ColumnLayer",
        id=name,
        data=[_diamond(antenna, position) for antenna, position in standing(antennas)],
        get_position="position",
        disk_resolution=_CORNERS,
        extruded=False,
        radius=radius,
        radius_units="'pixels'",
        get_fill_color=rgb(colour),
        pickable=pickable,
    )


def _diamond(antenna: Antenna, position: Position) -> dict[str, object]:
    return {
        "antenna_id": antenna.antenna_id,
        "name": inert(antenna.name),
        "about": inert("\n".join(antenna.about)),
        "position": position,
    }
