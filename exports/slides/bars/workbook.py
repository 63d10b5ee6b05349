"""The workbook behind the chart: the amounts in million euro, and what they mean."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from charts.budget.rows import Row
from data.wording import KIND_LABELS, date_words
from exports.slides.bars.space import SERIES
from exports.slides.bars.words import Measures, name_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_HEADER = (
    *("In the chart", SERIES, "In words", "Factory", "Kind", "As reported"),
    *("Published", "Rival figures", "Claim"),
)
_WIDTHS = (44, 12, 30, 30, 26, 34, 20, 30, 10)


def chart_workbook(rows: Sequence[Row], sizes: Measures, known: date) -> bytes:
    """Return the workbook, the same bytes for the same rows and day."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    # In memory, no file carries the time of its making.
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(known, time())})
        sheet = book.add_worksheet("Sheet1")
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        lines = [_HEADER, *(_cells(row, sizes) for row in rows)]
        for line, cells in enumerate(lines):
            for at, cell in enumerate(cells):
                _write(sheet, line, at, cell)
    return content.getvalue()


def _write(sheet: "Worksheet", line: int, at: int, cell: str | float | None) -> None:
    """Write a cell as what it is: no text becomes a formula or a link; nothing stays blank."""
    if isinstance(cell, str):
        sheet.write_string(line, at, cell)
    elif cell is not None:
        sheet.write_number(line, at, cell)


def _cells(row: Row, sizes: Measures) -> tuple[str | float | None, ...]:
    return (
        name_of(row, sizes),
        None if row.amount is None else row.end,
        row.in_full,
        row.name,
        KIND_LABELS.get(row.kind, ""),
        row.as_reported,
        date_words(row.published) if row.claim_id else "",
        row.rivals_in_full,
        row.claim_id,
    )
