"""When: the programme and each factory from selection to operation, for paper and slides.

A mark looks as it does on the screen, but nothing moves here and nobody points: every label is
drawn, on several lines or in a row of its own where its row is full.

From lanes to shapes: `rows`, `shapes` and `key`, `figure`.
"""

from exports.drawings.timeline.figure import LANES, timeline_drawings

__all__ = ["LANES", "timeline_drawings"]
