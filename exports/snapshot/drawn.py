"""The figures of a snapshot as drawings for paper, and for readers without JavaScript."""

from collections.abc import Callable

from charts.theme import LIGHT
from exports.briefing import Slide
from exports.briefing.contents import Subject
from exports.drawings.budget import budget_drawings
from exports.drawings.consortia import consortia_drawings
from exports.drawings.drawing import Drawing
from exports.drawings.map import map_drawings
from exports.drawings.svg import svg
from exports.drawings.timeline import timeline_drawings

_ROOM = (504.0, 540.0)
"""Width and height that a page of A4 or Letter has under the words of a section, in points."""


def drawn(slide: Slide, subject: Subject) -> list[str]:
    """Return the figure of a slide as SVG, on one page or on several; paper is white."""
    return [svg(drawing) for drawing in _DRAWN[slide.kind](slide, subject)]


def _map(_: Slide, subject: Subject) -> list[Drawing]:
    return map_drawings(subject.tables, LIGHT, *_ROOM)


def _budget(_: Slide, subject: Subject) -> list[Drawing]:
    return budget_drawings(subject.tables, subject.brief.measure, LIGHT, *_ROOM)


def _consortia(_: Slide, subject: Subject) -> list[Drawing]:
    return consortia_drawings(subject.tables, LIGHT, *_ROOM)


def _timeline(slide: Slide, subject: Subject) -> list[Drawing]:
    if slide.moved is None:
        raise LookupError("A timeline lacks its slips.")
    return timeline_drawings(subject.tables, slide.moved, subject.today, LIGHT, *_ROOM)


_DRAWN: dict[str, Callable[[Slide, Subject], list[Drawing]]] = {
    "map": _map,
    "budget": _budget,
    "consortia": _consortia,
    "timeline": _timeline,
}
"""Kind of slide -> what draws it."""
