"""The figures of a section, as vector drawings with their alternative texts."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

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
_SCALE = 0.84
"""What words are reduced by: the smallest are then as large as the notes beside the figures."""
_ACROSS = WIDTH / _SCALE


class _Asked(NamedTuple):
    """What figures are drawn from."""

    slide: Slide
    extract: Extract
    measure: str

    @property
    def tables(self) -> Tables:
        """The tables of the selection."""
        return self.extract.tables


def pictures_of(slide: Slide, extract: Extract, measure: str) -> list[dict[str, str]]:
    """Return the figures of a section as `svg` with `alt`, none of them higher than a page."""
    if slide.kind not in _DRAWN:
        return []
    height, draw = _DRAWN[slide.kind]
    drawings = draw(_Asked(slide, extract, measure), height / _SCALE)
    return [{"svg": svg(_shown(one)), "alt": one.alt} for one in drawings]


def _shown(drawing: Drawing) -> Drawing:
    """Return a drawing with words that the font can show."""
    marks = (
        replace(one, text=readable(one.text)) if isinstance(one, Words) else one
        for one in drawing.marks
    )
    return replace(drawing, marks=tuple(marks))


def _map(asked: _Asked, height: float) -> list[Drawing]:
    return map_drawings(asked.tables, LIGHT, _ACROSS, height)


def _budget(asked: _Asked, height: float) -> list[Drawing]:
    return budget_drawings(asked.tables, asked.measure, LIGHT, _ACROSS, height)


def _timeline(asked: _Asked, height: float) -> list[Drawing]:
    moved = asked.slide.moved if asked.slide.moved is not None else pd.DataFrame()
    known = asked.extract.known
    return timeline_drawings(asked.tables, moved, known, LIGHT, _ACROSS, height)


_DRAWN: dict[str, tuple[float, Callable[[_Asked, float], list[Drawing]]]] = {
    "map": (350, _map),
    "budget": (620, _budget),
    "timeline": (620, _timeline),
}
"""Kind -> how many points of the page a drawing may be high, and what draws it."""
