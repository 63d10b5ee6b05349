"""The figures of a section, as vector drawings with their alternative texts."""

from collections.abc import Callable
from dataclasses import replace

from exports.briefing import Slide
from exports.briefing.drawn import Page, drawn
from exports.drawings.drawing import Drawing, Words
from exports.drawings.svg import svg
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
    whole = Page(extract.tables, measure, extract.known, _USUAL, _height(_USUAL))
    return [
        {"svg": svg(_readable(one)), "alt": one.alt} for one in _DRAWN[slide.kind](slide, whole)
    ]


def _readable(drawing: Drawing) -> Drawing:
    """Return a drawing with words that the font can show."""
    marks = (
        replace(one, text=readable(one.text)) if isinstance(one, Words) else one
        for one in drawing.marks
    )
    return replace(drawing, marks=tuple(marks))


def _map(slide: Slide, whole: Page) -> list[Drawing]:
    return drawn(slide, replace(whole, height=_MAP))


def _budget(slide: Slide, whole: Page) -> list[Drawing]:
    calm = drawn(slide, replace(whole, height=_BAR * len(whole.tables.factories)))
    return calm if len(calm) == 1 else drawn(slide, whole)


def _timeline(slide: Slide, whole: Page) -> list[Drawing]:
    calm = _timeline_across(_WITH_NAMES, slide, whole)
    return calm if len(calm) <= _PAGES else _timeline_across(_CLOSER, slide, whole)


def _timeline_across(width: float, slide: Slide, whole: Page) -> list[Drawing]:
    return drawn(slide, replace(whole, width=width, height=_height(width), lanes=_LANES))


def _height(across: float) -> float:
    """Return how high a drawing of a width may be, in points of the drawing."""
    return _HIGHEST * across / WIDTH


_DRAWN: dict[str, Callable[[Slide, Page], list[Drawing]]] = {
    "map": _map,
    "budget": _budget,
    "timeline": _timeline,
}
"""Kind -> what draws it in its room."""
