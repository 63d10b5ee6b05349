"""The rows of a slide as native tables beside each other, or as numbered lists of sources."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.theme import LIGHT
from data.records import records
from exports.briefing import Slide
from exports.briefing.flow import LAYOUTS, Layout, columns_of, room_of
from exports.briefing.room import column_left, rows_top
from exports.slides.page import Page
from exports.slides.table import Grid, TableRow, add_table
from exports.slides.text import Paragraph, Run, plain

Row = dict[str, Any]


def add_tables(page: Page, slide: Slide, rows: pd.DataFrame) -> None:
    """Add the rows of a slide as one table or as two beside each other."""
    layout, columns = LAYOUTS[slide.kind], columns_of(slide, rows)
    for at, part in enumerate(columns):
        name = f"{slide.heading}, table {at + 1} of {len(columns)}"
        add_table(
            page,
            Grid(
                name=name,
                alt=f"{name}: {', '.join(column.header for column in layout.columns)}",
                x=column_left(at, layout.beside),
                y=rows_top(slide),
                widths=layout.widths,
                rows=[_header(layout), *_rows(part, layout, room_of(slide))],
                sides=layout.sides,
                above=layout.above,
            ),
        )


def _header(layout: Layout) -> TableRow:
    cells = [plain(column.header, layout.size, LIGHT.muted) for column in layout.columns]
    return TableRow(cells, layout.header)


def _rows(rows: pd.DataFrame, layout: Layout, room: float) -> list[TableRow]:
    return [
        TableRow(
            [
                plain(
                    text,
                    layout.size,
                    LIGHT.muted if column.is_quiet else LIGHT.text,
                    bold=column.is_bold,
                )
                for column, text in zip(layout.columns, layout.cells(row, room), strict=True)
            ],
            layout.height(row, room),
        )
        for row in records(rows)
    ]


def add_list(page: Page, slide: Slide, rows: pd.DataFrame) -> None:
    """Add sources as numbered lists beside each other, each a link to where it is read."""
    # The publisher leads there: some programs break a long link in the middle of words.
    layout = LAYOUTS[slide.kind]
    languages = {str(source.number): source.language for source in slide.cited}
    for at, part in enumerate(columns_of(slide, rows)):
        sources = records(part)
        x = column_left(at, layout.beside)
        page.add_words(
            f"Sources {sources[0]['Number']} to {sources[-1]['Number']}",
            _listed(sources, layout, languages),
            (x, rows_top(slide), layout.width, room_of(slide)),
        )


def _listed(sources: Sequence[Row], layout: Layout, languages: dict[str, str]) -> list[Paragraph]:
    start, size = int(sources[0]["Number"]), layout.size
    return [
        Paragraph(
            (
                Run(source["Publisher"], size, address=source["Address"]),
                Run(": ", size),
                Run(source["Title"], size, language=languages[source["Number"]]),
                Run(f". {source['Published']}; {source['Read']}", size, LIGHT.muted),
            ),
            before=2 * layout.above if at else layout.above,
            start=start,
            hanging=layout.widths[0],
        )
        for at, source in enumerate(sources)
    ]
