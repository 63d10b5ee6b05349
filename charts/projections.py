"""Longitudes and latitudes as pixels or metres, and the bows that join them.

Web Mercator is what deck.gl draws; ETRS89-LAEA Europe (EPSG:3035) keeps areas true on the flat map.
"""

import numpy as np
import numpy.typing as npt

_TILE = 512
"""Pixels of the whole world at zoom 0, as deck.gl counts."""

Points = npt.NDArray[np.float64]

# GRS80, and the parameters of EPSG:3035.
_AXIS = 6_378_137.0
_ECCENTRICITY = 0.0818191910428
_ORIGIN = (10.0, 52.0)
_FALSE_ORIGIN = np.array([4_321_000.0, 3_210_000.0])
_STEPS = 24
"""Pieces of a bow."""


def mercator(points: Points, zoom: float) -> Points:
    """Return longitudes and latitudes as Web Mercator pixels, y downwards."""
    longitude, latitude = np.radians(points).T
    y = np.pi - np.log(np.tan(np.pi / 4 + latitude / 2))
    pixels: Points = np.column_stack([longitude + np.pi, y]) * (_TILE * 2**zoom / (2 * np.pi))
    return pixels


def unproject(pixels: Points, zoom: float) -> Points:
    """Return Web Mercator pixels as longitudes and latitudes: `mercator` turned round."""
    x, y = pixels.T * (2 * np.pi / (_TILE * 2**zoom)) - np.pi
    degrees: Points = np.degrees(np.column_stack([x, np.pi / 2 - 2 * np.arctan(np.exp(y))]))
    return degrees


def laea(points: Points) -> Points:
    """Return longitudes and latitudes as eastings and northings in metres (EPSG:3035)."""
    longitude, latitude = np.radians(points).T
    origin_longitude, origin_latitude = np.radians(_ORIGIN)
    pole = _authalic(np.array(np.pi / 2))
    beta, beta_0 = (np.arcsin(_authalic(phi) / pole) for phi in (latitude, origin_latitude))
    radius = _AXIS * np.sqrt(pole / 2)
    scale = np.cos(origin_latitude) / (
        np.sqrt(1 - (_ECCENTRICITY * np.sin(origin_latitude)) ** 2) * np.cos(beta_0)
    )
    stretch = scale * _AXIS / radius
    cosine = np.cos(longitude - origin_longitude)
    b = radius * np.sqrt(
        2 / (1 + np.sin(beta_0) * np.sin(beta) + np.cos(beta_0) * np.cos(beta) * cosine)
    )
    east = b * stretch * np.cos(beta) * np.sin(longitude - origin_longitude)
    north = b / stretch * (np.cos(beta_0) * np.sin(beta) - np.sin(beta_0) * np.cos(beta) * cosine)
    projected: Points = np.column_stack([east, north]) + _FALSE_ORIGIN
    return projected


def _authalic(latitude: Points) -> Points:
    """Return `q` of Snyder (1987), equation 3-12: what makes the projection keep areas."""
    e, sine = _ECCENTRICITY, np.sin(latitude)
    logarithm = np.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
    q: Points = (1 - e**2) * (sine / (1 - (e * sine) ** 2) - logarithm)
    return q


def bow(start: Points, end: Points, height: float) -> Points:
    """Return the points of a bow that sags downwards (y grows downwards), as deck.gl draws arcs.

    `height` is that of deck.gl: a bow of height 1 is a half circle.
    """
    along = end - start
    across = np.array([-along[1], along[0]])
    across = across if across[1] > 0 else -across
    # Closer together near the ends, where the bow turns most.
    part = (1 - np.cos(np.linspace(0, np.pi, _STEPS + 1)))[:, np.newaxis] / 2
    bowed: Points = start + part * along + np.sqrt(part * (1 - part)) * height * across
    return bowed
