"""One table on a sheet: typed columns that say what they mean, and the source of each row."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.package import described_field
from data.reading import dated_words
from data.records import records
from data.schema import Field, Table
from exports.behind import claims_behind
from exports.extract import Extract
from exports.rows import Plain, plain_rows
from exports.workbook.cells import Looks, fit_height, to_print, write_value

_WIDEST = 50
"""Letters a column has room for."""

_SOURCE = Field("source", "Publisher, title and date of the source")
_CLAIMS = Field("claims", "Claims the values rest on, by column")

Citations = Mapping[str, str]
"""Claim or source -> publisher, title and date."""
_Row = Mapping[str, Plain]


def citations(frames: Mapping[str, pd.DataFrame]) -> Citations:
    """Return the source in words of each claim and each source of these tables."""
    sources = {
        row["source_id"]: f"{row['publisher']}: {row['title']}. {dated_words(row['published'])}"
        for row in records(frames["sources"])
    }
    evidence = frames["evidence"]
    claims = zip(evidence["claim_id"], evidence["source_id"], strict=True)
    return sources | {claim: sources[source] for claim, source in claims}


def add_table(
    book: Workbook, table: Table, extract: Extract, cited: Citations, looks: Looks
) -> None:
    """Add the sheet of a table, called like it."""
    rows = plain_rows(extract.frames[table.name])
    fields = list(table.fields)
    key = next((name for name in ("claim_id", "source_id") if name in table.columns), "")
    if table.name == "factories":
        fields.append(_CLAIMS)
        rows = _with_claims(rows, extract)
    elif key and table.name != "sources":
        fields.insert(table.columns.index(key) + 1, _SOURCE)
        rows = [{**row, "source": cited.get(str(row[key]))} for row in rows]
    fill(book.add_worksheet(table.name), fields, rows, looks)


def fill(
    sheet: Worksheet, fields: Sequence[Field], rows: Sequence[_Row], looks: Looks, top: int = 0
) -> None:
    """Write a heading and rows on a sheet, from row `top` on, to filter and to print."""
    widths = [_width(field, rows) for field in fields]
    for column, field in enumerate(fields):
        look = looks.wrapped if widths[column] == _WIDEST else looks.text
        sheet.set_column(column, column, widths[column], look)
        _write_heading(sheet, top, column, field, looks)
    for below, row in enumerate(rows, start=top + 1):
        values = [row[field.name] for field in fields]
        fit_height(sheet, below, values, widths)
        for column, (field, value) in enumerate(zip(fields, values, strict=True)):
            write_value(sheet, below, column, value, field, looks)
    sheet.autofilter(top, 0, top + len(rows), len(fields) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    to_print(sheet)


def _width(field: Field, rows: Sequence[_Row]) -> int:
    """Return for how many letters a column has room: its longest value, within bounds."""
    # The heading shares its cell with the button of the filter.
    longest = max(len(field.name) + 2, *(len(_shown(row[field.name])) for row in rows), 0)
    return min(longest + 3, _WIDEST)


def _shown(value: Plain) -> str:
    return f"€{value:,}" if isinstance(value, int | float) else value or ""


def _write_heading(sheet: Worksheet, row: int, column: int, field: Field, looks: Looks) -> None:
    sheet.write_string(row, column, field.name, looks.header)
    sheet.write_comment(row, column, meaning(field), {"x_scale": 2})


def meaning(field: Field) -> str:
    """Return what a column holds, its unit and the values it allows."""
    described: dict[str, Any] = described_field(field)
    allowed = described.get("constraints", {}).get("enum", [])
    parts = [
        described["description"],
        f"Unit: {field.unit}" if field.unit else "",
        f"One of: {', '.join(allowed)}" if allowed else "",
    ]
    return ". ".join(filter(None, parts)) + "."


def _with_claims(rows: Sequence[_Row], extract: Extract) -> list[dict[str, Plain]]:
    behind = claims_behind(extract.tables)
    said = {
        factory_id: "; ".join(f"{column}: {', '.join(ids)}" for column, ids in claims.items())
        for factory_id, claims in behind.items()
    }
    return [{**row, "claims": said[str(row["factory_id"])]} for row in rows]
