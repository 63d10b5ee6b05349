"""What stands in the middle of each kind of slide, on one slide or on several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from charts.budget.rows import Row
from exports.briefing import Slide, drawn
from exports.briefing.room import BODY_END, INNER, MARGIN, body_top, drawing_height
from exports.drawings.drawing import Drawing
from exports.extract import Extract
from exports.slides.bars import add_chart, bars_of
from exports.slides.drawn import add_drawing
from exports.slides.figures import add_figures, add_small_figures
from exports.slides.matrix import Seats, add_matrix, seats_of
from exports.slides.page import Page
from exports.slides.rows import add_list, add_tables
from exports.slides.statement import add_statement

Part = TypeVar("Part")

Write = Callable[[Page, Slide], None]
"""Writes one body onto a slide."""


@dataclass(frozen=True)
class Shown:
    """What bodies are drawn from: the selection and the measure."""

    extract: Extract
    measure: str


def bodies_of(slide: Slide, shown: Shown) -> Sequence[Write]:
    """Return what writes the bodies of a slide; each needs a slide of its own."""
    if slide.kind in _DIVIDED:
        return _DIVIDED[slide.kind](slide, shown)
    return [_WHOLE[slide.kind]]


def _write_profile(page: Page, slide: Slide) -> None:
    add_small_figures(page, slide)
    add_tables(page, slide, _there(slide.rows))


def _write_readings(page: Page, slide: Slide) -> None:
    add_tables(page, slide, _there(slide.rows))


def _write_sources(page: Page, slide: Slide) -> None:
    add_list(page, slide, _there(slide.rows))


def _drawn(slide: Slide, shown: Shown) -> Sequence[Write]:
    tables, known = shown.extract.tables, shown.extract.known
    room = drawn.Page(tables, shown.measure, known, INNER, drawing_height(slide))
    return [partial(_write_drawing, drawing) for drawing in drawn.drawn(slide, room)]


def _write_drawing(drawing: Drawing, page: Page, slide: Slide) -> None:
    add_drawing(page, drawing, MARGIN, body_top(slide))


def _budget(slide: Slide, shown: Shown) -> Sequence[Write]:
    bars = bars_of(shown.extract.tables, shown.measure)
    return [partial(_write_chart, rows, shown.extract.known) for rows in bars]


def _write_chart(rows: Sequence[Row], known: date, page: Page, slide: Slide) -> None:
    view = _there(slide.view)
    add_chart(page, rows, view.title, view.alt, (body_top(slide), BODY_END), known)


def _consortia(slide: Slide, shown: Shown) -> Sequence[Write]:
    seats = seats_of(shown.extract.tables, drawing_height(slide))
    return [partial(_write_matrix, one) for one in seats]


def _write_matrix(seats: Seats, page: Page, slide: Slide) -> None:
    add_matrix(page, seats, slide.heading, (body_top(slide), BODY_END))


def _there(part: Part | None) -> Part:
    """Return what a slide of its kind always has."""
    if part is None:
        raise LookupError("The slide lacks what its kind has.")
    return part


_WHOLE: dict[str, Write] = {
    "headline": add_statement,
    "figures": add_figures,
    "profiles": _write_profile,
    "conflicts": _write_readings,
    "sources": _write_sources,
}
"""Kind -> what writes its one body; rows are divided into slides before."""

_DIVIDED: dict[str, Callable[[Slide, Shown], Sequence[Write]]] = {
    "map": _drawn,
    "budget": _budget,
    "consortia": _consortia,
    "timeline": _drawn,
}
"""Kind -> what divides its view into bodies."""
