"""The factory that a reader follows, marked in every figure of a page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import plotly.graph_objects as go

from charts.theme import Theme, drawn_of, rgba
from charts.view import View

_FAR = 2
"""Widths of the drawing that a ground reaches beyond it: names stand beside the axes."""


def ground(
    factory_id: str, start: float, end: float, along: Literal["x", "y"] = "y"
) -> dict[str, object]:
    """Return the place of a factory in a figure as a shape, unseen until the factory is followed.

    It spans the figure from `start` to `end` of the axis that factories stand along.
    """
    across = "x" if along == "y" else "y"
    return {
        "name": _name(factory_id),
        "type": "rect",
        "layer": "below",
        "visible": False,
        f"{along}0": start,
        f"{along}1": end,
        f"{across}ref": "paper",
        f"{across}0": -_FAR,
        f"{across}1": 1 + _FAR,
    }


def followed(view: View, factory_id: str, name: str, theme: Theme) -> View:
    """Return a view with the ground of one factory seen, and with words that say so.

    A figure that has no place for the factory comes back as it is.
    """
    if not isinstance(view.drawing, go.Figure):
        return view
    spec = view.drawing.to_dict()
    shapes = spec["layout"].get("shapes", ())
    if not any(_is_ground(shape, factory_id) for shape in shapes):
        return view
    seen = {
        "visible": True,
        "fillcolor": rgba(theme.text, 0.05),
        "line": {"color": theme.text, "width": 1.5},
    }
    framed = [shape | seen if _is_ground(shape, factory_id) else shape for shape in shapes]
    layout = spec["layout"] | {"shapes": framed}
    words = f"Framed: {name}."
    return replace(
        view,
        draw=lambda: drawn_of(spec | {"layout": layout}),
        subtitle=f"{view.subtitle} {words}",
        alt=f"{view.alt} {words}",
    )


def _is_ground(shape: Mapping[str, object], factory_id: str) -> bool:
    return shape.get("name") == _name(factory_id)


def _name(factory_id: str) -> str:
    return f"ground of {factory_id}"
