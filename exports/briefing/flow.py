"""Rows divided into columns and pages, so that every word of them is legible."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd

from data.records import records
from exports.briefing.measure import LEADING, fitted, lines_of
from exports.briefing.room import BODY_END, column_width, one_of_several, rows_top
from exports.briefing.slide import Slide
from exports.drawings.pages import filled

Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a table: what it is headed, its part of the width, and the fields in it."""

    header: str
    part: float
    fields: tuple[str, ...]
    is_bold: bool = False
    is_quiet: bool = False

    def text(self, row: Row) -> str:
        """Return what stands in the column."""
        return ". ".join(row[name] for name in self.fields)


@dataclass(frozen=True)
class Layout:
    """How rows stand on a page: in columns, and in how many tables beside each other."""

    columns: tuple[Column, ...]
    size: float
    beside: int = 1
    sides: float = 4
    """Points left and right of the text of a cell."""
    above: float = 2
    """Points above and below it."""
    has_header: bool = True

    @property
    def width(self) -> float:
        """The width of one of the tables beside each other."""
        return column_width(self.beside)

    @property
    def widths(self) -> list[float]:
        """The widths of the columns."""
        return [self.width * column.part for column in self.columns]

    @property
    def header(self) -> float:
        """The height of the header."""
        return self._height(1) if self.has_header else 0

    def cells(self, row: Row, room: float) -> list[str]:
        """Return the texts of a row, cut where a page alone could not hold them."""
        most = int((room - 2 * self.above) / (self.size * LEADING))
        return [
            fitted(column.text(row), self._room(column), most, self.size, bold=column.is_bold)
            for column in self.columns
        ]

    def height(self, row: Row, room: float) -> float:
        """Return the height of a row."""
        texts = zip(self.columns, self.cells(row, room), strict=True)
        return self._height(
            max(
                lines_of(text, self._room(column), self.size, bold=column.is_bold)
                for column, text in texts
            )
        )

    def _room(self, column: Column) -> float:
        return self.width * column.part - 2 * self.sides

    def _height(self, lines: int) -> float:
        return lines * self.size * LEADING + 2 * self.above


LAYOUTS = {
    "profiles": Layout(
        (
            Column("Fact", 0.28, ("Fact",), is_quiet=True),
            Column("Value", 0.55, ("Value",)),
            Column("Sources", 0.17, ("Sources",), is_quiet=True),
        ),
        size=9,
        beside=2,
        above=1,
    ),
    "conflicts": Layout(
        (
            Column("Difference", 0.14, ("Difference",), is_bold=True),
            Column("Shown", 0.23, ("Shown",)),
            Column("Other readings", 0.35, ("Other readings",)),
            Column("What explains it", 0.28, ("What explains it",)),
        ),
        size=9.5,
        sides=5,
        above=4,
    ),
    "sources": Layout(
        (
            Column("Number", 0.08, ("Number",)),
            Column("Source", 0.92, ("Publisher", "Title", "Published", "Read")),
        ),
        size=10,
        beside=2,
        sides=0,
        has_header=False,
    ),
}
"""Kind of slide -> how its rows stand."""


def pages_of(slide: Slide, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the rows of a slide divided into pages, at least one."""
    beside = LAYOUTS[slide.kind].beside
    columns = _columns(slide, rows)
    if len(columns) > beside:
        columns = _columns(one_of_several(slide), rows)
    pages = [columns[at : at + beside] for at in range(0, len(columns), beside)]
    return [rows.iloc[page[0][0] : page[-1][1]] for page in pages] or [rows]


def columns_of(slide: Slide, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the rows of one page divided into columns about as long as each other."""
    heights, room, beside = _heights(slide, rows), room_of(slide), LAYOUTS[slide.kind].beside
    limits = range(ceil(sum(heights) / beside), ceil(room) + 1, 2)
    even = (filled(heights, limit) for limit in limits)
    columns = next((one for one in even if len(one) <= beside), filled(heights, room))
    return [rows.iloc[start:end] for start, end in columns]


def room_of(slide: Slide) -> float:
    """Return the height that the rows of a column have on the page of a slide."""
    return BODY_END - rows_top(slide) - LAYOUTS[slide.kind].header


def _columns(slide: Slide, rows: pd.DataFrame) -> list[tuple[int, int]]:
    """Return first and last row, the last excluded, of columns as long as the page."""
    return filled(_heights(slide, rows), room_of(slide))


def _heights(slide: Slide, rows: pd.DataFrame) -> list[float]:
    layout, room = LAYOUTS[slide.kind], room_of(slide)
    return [layout.height(row, room) for row in records(rows)]
