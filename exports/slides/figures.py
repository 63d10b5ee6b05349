"""Key figures: few and large, or in one row above a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.theme import LIGHT
from data.headline import KeyFigure
from exports.briefing import Slide
from exports.briefing.measure import LEADING, fitted
from exports.briefing.room import BODY_END, body_top, column_left, column_width, rows_top
from exports.slides.page import Page
from exports.slides.text import plain


@dataclass(frozen=True)
class _Look:
    """How figures look: so many in a row, and the sizes of their words."""

    across: int
    label: float
    value: float
    note: float
    notes: int
    """Lines that a note may take."""

    @property
    def width(self) -> float:
        """The width of one figure."""
        return column_width(self.across)


_LARGE = _Look(across=3, label=16, value=40, note=14, notes=4)
_SMALL = _Look(across=5, label=10, value=18, note=10, notes=3)


def add_figures(page: Page, slide: Slide) -> None:
    """Add the figures as what the slide is about."""
    top = body_top(slide)
    rows = -(-len(slide.figures) // _LARGE.across)
    _add(page, slide.figures, _LARGE, top, (BODY_END - top) / rows)


def add_small_figures(page: Page, slide: Slide) -> None:
    """Add the figures in a row above the rows of the slide."""
    _add(page, slide.figures, _SMALL, body_top(slide), rows_top(slide) - body_top(slide))


def _add(page: Page, figures: Sequence[KeyFigure], look: _Look, top: float, height: float) -> None:
    for at, figure in enumerate(figures):
        row, column = divmod(at, look.across)
        x = column_left(column, look.across)
        lines = [
            *plain(fitted(figure.label, look.width, 1, look.label), look.label, LIGHT.muted),
            *plain(_value(figure.value, look), look.value, bold=True),
            *plain(fitted(figure.note, look.width, look.notes, look.note), look.note, LIGHT.muted),
        ]
        high = (look.label + look.value + look.notes * look.note) * LEADING
        page.add_words(figure.label, lines, (x, top + row * height, look.width, high))


def _value(value: str, look: _Look) -> str:
    return fitted(value, look.width, 1, look.value, bold=True)
