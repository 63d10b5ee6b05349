"""The first sheet: what the file is, how to read and to cite it, and what the others hold."""

from collections.abc import Iterator
from itertools import chain, repeat

from xlsxwriter import Workbook

from data.headline import headline
from data.package import BUILT_ON, LICENCE
from data.schema import TABLES
from data.wording import day, plural
from exports.citation import citation
from exports.extract import Extract
from exports.facts import INDEPENDENT, READING
from exports.workbook.cells import Looks, fit_height, to_print, write_text
from exports.workbook.totals import NAME

_WIDTHS = (18, 110)


def add_cover(book: Workbook, extract: Extract, looks: Looks) -> None:
    """Add the cover of a workbook."""
    sheet = book.add_worksheet("about this file")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _WIDTHS[0], looks.label)
    sheet.set_column(1, 1, _WIDTHS[1], looks.wrapped)
    to_print(sheet)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, extract.title, looks.title)
    lines, sheets = list(_lines(extract)), list(_sheets(extract))
    for row, (label, text) in enumerate(lines, start=2):
        sheet.write_string(row, 0, label)
        write_text(sheet, row, 1, text, looks)
        fit_height(sheet, row, (label, text), _WIDTHS)
    for row, (name, what) in enumerate(sheets, start=len(lines) + 3):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", looks.link, name)
        sheet.write_string(row, 1, what)
        fit_height(sheet, row, (name, what), _WIDTHS)


def _lines(extract: Extract) -> Iterator[tuple[str, str]]:
    """Return what stands on the cover, line by line, with a label where a new matter begins."""
    yield "In short", headline(extract.tables).text
    yield "Selection", extract.selection
    yield "Known on", f"{day(extract.known)}. What came out later is not in this file."
    yield "Data version", extract.tables.version
    yield "See it live", extract.permalink()
    yield "How to cite", citation(extract)
    yield "Licence", f"{LICENCE['title']}: {LICENCE['path']}"
    built_on = (f"{work['title']}: {work['path']}" for work in BUILT_ON)
    yield from zip(_once("Built on"), built_on, strict=False)
    yield "", INDEPENDENT
    yield from zip(_once("How to read it"), READING, strict=False)


def _once(label: str) -> Iterator[str]:
    return chain([label], repeat(""))


def _sheets(extract: Extract) -> Iterator[tuple[str, str]]:
    yield NAME, "The factory totals with a chart."
    for name, table in TABLES.items():
        yield name, f"{table.description} {plural(len(extract.frames[name]), 'row')}."
