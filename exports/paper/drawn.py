"""The figures of a section, as vector drawings with their alternative texts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from charts.theme import LIGHT
from data.load import Tables
from exports.briefing import Slide
from exports.drawings.budget import budget_drawings
from exports.drawings.drawing import Drawing, Words
from exports.drawings.map import map_drawings
from exports.drawings.svg import svg
from exports.drawings.timeline import timeline_drawings
from exports.extract import Extract
from exports.paper.letters import readable

WIDTH = 499.0
"""Points between the margins of the page."""

# Points across a drawing before it is reduced to the width of the page, its words with it.
_USUAL = 594.0
_WITH_NAMES = 640.0
"""From here on the names of a timeline stand beside its lanes, which saves a third of a page."""
_CLOSER = 680.0
"""Across a timeline that is too long: nineteen factories need two pages."""
_MAP, _BAR = 352.0, 38.0
"""Height of the map, and of one factory among the bars where names are short."""

_HIGHEST = 690.0
"""Points of the page that a drawing may take."""
_LANES = 14
_PAGES = 2
"""Lanes of a timeline on a page at most, and pages beyond which its words are set smaller."""


def pictures_of(slide: Slide, extract: Extract, measure: str) -> list[dict[str, str]]:
    """Return the figures of a section as `svg` with `alt`, none of them higher than a page."""
    if slide.kind not in _DRAWN:
        return []
    drawings = _DRAWN[slide.kind](slide, extract.tables, measure)
    return [{"svg": svg(_readable(one)), "alt": one.alt} for one in drawings]


def _readable(drawing: Drawing) -> Drawing:
    """Return a drawing with words that the font can show."""
    marks = (
        replace(one, text=readable(one.text)) if isinstance(one, Words) else one
        for one in drawing.marks
    )
    return replace(drawing, marks=tuple(marks))


def _map(slide: Slide, tables: Tables, measure: str) -> list[Drawing]:
    return map_drawings(tables, LIGHT, _USUAL, _MAP)


def _budget(slide: Slide, tables: Tables, measure: str) -> list[Drawing]:
    calm = budget_drawings(tables, measure, LIGHT, _USUAL, _BAR * len(tables.factories))
    if len(calm) == 1:
        return calm
    return budget_drawings(tables, measure, LIGHT, _USUAL, _height(_USUAL))


def _timeline(slide: Slide, tables: Tables, measure: str) -> list[Drawing]:
    if slide.moved is None:
        raise LookupError("A timeline comes with what moved.")
    today = date.fromisoformat(tables.newest_evidence)
    given = tables, slide.moved, today, LIGHT
    calm = timeline_drawings(*given, _WITH_NAMES, _height(_WITH_NAMES), most=_LANES)
    if len(calm) <= _PAGES:
        return calm
    return timeline_drawings(*given, _CLOSER, _height(_CLOSER), most=_LANES)


def _height(across: float) -> float:
    """Return how high a drawing of a width may be, in points of the drawing."""
    return _HIGHEST * across / WIDTH


_DRAWN: dict[str, Callable[[Slide, Tables, str], list[Drawing]]] = {
    "map": _map,
    "budget": _budget,
    "timeline": _timeline,
}
"""Kind -> what draws it."""
