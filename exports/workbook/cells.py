"""Single cells: typed where the column is, and text that stays text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.reading import is_address
from data.schema import Field
from data.wording import cut
from exports.rows import Plain
from exports.spreadsheet import is_like_formula

_LONGEST_TEXT = 32_767
"""Letters a cell can hold; those beyond the first plane of Unicode count twice."""

_LONGEST_LINK = 600
"""Letters of an address, each of which may be written as three."""

_LETTERS = 1.1
"""How many letters of a text take the room of a digit, by which widths are counted."""

_LINE, _HIGHEST = 15, 409
"""Points: a line of text, and the highest row there is."""

_DAYS = frozenset({"start", "end", "known_from", "read_on"})
"""Columns that hold ISO days; other dates can be vague and stay text."""

_A4 = 9
_FIRST_DAY = date(1900, 3, 1)
"""From this day on all spreadsheets count alike."""


@dataclass(frozen=True)
class Looks:
    """How cells look."""

    title: Format
    label: Format
    header: Format
    text: Format
    wrapped: Format
    formula_like: Format
    """Text that a spreadsheet would take for a formula if somebody edited the cell."""
    number: Format
    money: Format
    day: Format
    link: Format

    @classmethod
    def of(cls, book: Workbook) -> Self:
        """Return the looks of a workbook."""
        top = {"valign": "top"}
        text = {"align": "left", "indent": 1, **top}
        return cls(
            title=book.add_format({"bold": True, "font_size": 18}),
            label=book.add_format({"bold": True, **top}),
            header=book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8ECF3", **text}),
            text=book.add_format(text),
            wrapped=book.add_format({"text_wrap": True, **text}),
            formula_like=book.add_format({"quote_prefix": True, "text_wrap": True, **text}),
            number=book.add_format(top),
            money=book.add_format({"num_format": "€#,##0", **top}),
            day=book.add_format({"num_format": "yyyy-mm-dd", **text}),
            link=book.add_format({"font_color": "#1F4FA8", "underline": 1, **text}),
        )


def write_value(
    sheet: Worksheet, row: int, column: int, value: Plain, field: Field, looks: Looks
) -> None:
    """Write a value as its column says; a missing one leaves the cell empty."""
    day = _day(value) if field.name in _DAYS else None
    if day:
        sheet.write_datetime(row, column, day, looks.day)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, looks)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, looks.text)
    elif value is not None:
        look = looks.money if field.unit == "EUR" else looks.number
        sheet.write_number(row, column, value, look)


def write_text(sheet: Worksheet, row: int, column: int, text: str, looks: Looks) -> None:
    """Write a text; a plain web address becomes a link, nothing becomes a formula."""
    if is_link(text):
        sheet.write_url(row, column, text, looks.link)
    else:
        look = looks.formula_like if is_like_formula(text) else None
        room = _LONGEST_TEXT if max(text, default="") <= "\uffff" else _LONGEST_TEXT // 2
        sheet.write_string(row, column, cut(text, room), look)


def fit_height(sheet: Worksheet, row: int, texts: Iterable[object], widths: Iterable[int]) -> None:
    """Make a row as high as its longest text needs; not every program does so by itself."""
    lines = max(
        sum(ceil(len(line) / (width * _LETTERS)) for line in str(text).split("\n")) or 1
        for text, width in zip(texts, widths, strict=True)
    )
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE, _HIGHEST))


def to_print(sheet: Worksheet) -> None:
    """Make a sheet ready to print: A4 on its side, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def is_link(text: str) -> bool:
    """Whether a text is an address that is safe to follow, and short enough for a workbook."""
    is_plain = text.isascii() and text.isprintable() and " " not in text
    return is_address(text) and is_plain and len(text) <= _LONGEST_LINK


def _day(value: Plain) -> date | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.isoformat() == value and day >= _FIRST_DAY else None
