"""Where: the sites and the countries that joined them on a map of Europe, for paper and slides.

The flat map of the screen, in EPSG:3035, with all that it says in words: what marks mean, what has
no room, and whose outlines these are.

From tables to shapes: `window`, `land`, `sites` and `key`, `figure`.
"""

from exports.drawings.map.figure import map_drawings

__all__ = ["map_drawings"]
