"""Sheets put together as a file."""

import io
from datetime import datetime, time

from xlsxwriter import Workbook

from data.schema import TABLES
from exports.citation import citation
from exports.extract import Extract
from exports.workbook.cells import Looks
from exports.workbook.cover import add_cover
from exports.workbook.table import add_table, citations
from exports.workbook.totals import add_totals

# Nothing in a text makes it more than a text. In memory, no file carries the time of its making.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(extract: Extract) -> bytes:
    """Return the workbook of a selection, the same bytes for the same selection."""
    content = io.BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties(
            {
                "title": extract.title,
                "comments": citation(extract),
                "created": datetime.combine(extract.known, time()),
            }
        )
        looks, cited = Looks.of(book), citations(extract.frames)
        add_cover(book, extract, looks)
        add_totals(book, extract.tables, cited, looks)
        for table in TABLES.values():
            add_table(book, table, extract, cited, looks)
    return content.getvalue()
