"""The ground of both maps: outlines of countries, from a file of this repository."""

import json
import logging
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from charts.projections import Points

_FILE = Path(__file__).resolve().parent.parent / "data" / "geo" / "europe.geojson"

FADE_EAST = tuple(np.linspace(44.0, 58.0, 15).tolist())
FADE_SOUTH = tuple(np.linspace(32.5, 28.0, 15).tolist())
"""Where land fades out step by step: the file ends there, land does not."""


@cache
def outlines() -> tuple[dict[str, Any], ...]:
    """Return the GeoJSON features; `properties.country` is ISO 3166-1 alpha-2. Not to be changed.

    Greenland is left out: the file cuts it off in mid-land, at the corner of a wide map. Of a file
    that is missing or damaged there are none: the sites are drawn without land.
    """
    try:
        features = json.loads(_FILE.read_text(encoding="utf-8"))["features"]
        return tuple(f for f in features if f["properties"]["country"] != "GL")
    except (OSError, ValueError, LookupError, TypeError) as error:
        logging.getLogger(__name__).error("The outlines of countries cannot be read: %r", error)
        return ()


@cache
def rings() -> tuple[tuple[str, Points], ...]:
    """Return the outer ring of each part of a country as longitudes and latitudes."""
    return tuple(
        (feature["properties"]["country"], np.array(polygon[0], dtype=float))
        for feature in outlines()
        for polygon in _polygons(feature["geometry"])
    )


def _polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    parts: list[list[list[list[float]]]] = geometry["coordinates"]
    return parts if geometry["type"] == "MultiPolygon" else [parts]  # type: ignore[list-item]
