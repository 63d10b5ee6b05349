"""When: the programme and each factory from selection to operation, with the plans that moved.

- A mark is as wide as its date is vague; an open start or end fades out.
- Reported as done is solid, planned is an outline, a plan that was replaced is dotted. Hatching
  means something else on other pages and is not used here.
- A factory's services and its machine are told apart by row, colour and words: no factory is
  ever called operational.
- A label stands in the free room of its row and is left out by the browser where that room is
  too narrow, so one figure serves a projector and a phone.

From table to figure: `events`, `marks`, `lanes`, `labels`, `traces` and `outlines`, `figure`.
"""

from charts.timeline.events import PROGRAMME_KEY_EVENTS
from charts.timeline.phrases import slip_sentences
from charts.timeline.view import timeline_view

__all__ = ["PROGRAMME_KEY_EVENTS", "slip_sentences", "timeline_view"]
