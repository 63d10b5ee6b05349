"""Plotly figures as JSON: in light colours, and what a dark ground changes of them.

Both are drawn from the same rows, and most of a figure is places: the second is told as changes.
"""

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from charts.script import TRACES
from charts.view import View

Path = tuple[str | int, ...]


def spec_of(light: View, dark: View) -> dict[str, Any]:
    """Return `data`, `layout` and `dark`: pairs of a path into the first two, and its value.

    Raise LookupError where a figure has what the bundle of the file cannot draw.
    """
    spec, other = _plain(light), _plain(dark)
    strange = {trace["type"] for trace in spec["data"]} - TRACES
    if strange:
        raise LookupError(f"The bundle of the snapshot draws no {', '.join(sorted(strange))}.")
    return {**spec, "dark": [[list(path), value] for path, value in _changes(spec, other, ())]}


def _plain(view: View) -> dict[str, Any]:
    """Return a figure as JSON has it."""
    figure = view.drawing
    if not isinstance(figure, go.Figure):
        raise LookupError(f"{view.key} is no Plotly figure.")
    found: dict[str, Any] = json.loads(figure.to_json(engine="json"))
    # In a file a click chooses nothing, a figure does not move, and its colours change in place.
    found["layout"] |= {"clickmode": "event", "dragmode": False, "datarevision": None}
    return {part: found[part] for part in ("data", "layout")}


def _changes(one: object, other: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Return what must be set in one to make it the other."""
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from _changes(one[key], other[key], (*path, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, pair in enumerate(zip(one, other, strict=True)):
            yield from _changes(*pair, (*path, at))
    else:
        yield path, other
