"""CSV in the form of `data/tables`: what went in comes back, letter for letter."""

from collections.abc import Iterable

import pandas as pd

from exports.rows import Plain, plain_rows

_NEEDS_QUOTES = frozenset(',"\r\n')


def exact_csv(rows: pd.DataFrame) -> bytes:
    """Return rows as CSV in UTF-8, lines ending in LF; a whole table equals its committed file.

    Empty cells are missing values, booleans are `true` and `false`. No text is changed: for a
    spreadsheet there is `exports.spreadsheet`.
    """
    return lines([list(rows.columns), *(row.values() for row in plain_rows(rows))], "\n").encode()


def lines(rows: Iterable[Iterable[Plain]], end: str) -> str:
    """Return rows of values as the lines of a CSV file."""
    # One empty cell alone would be an empty line, which readers skip: hence the quotes.
    return "".join(f"{','.join(map(_cell, row)) or _quoted('')}{end}" for row in rows)


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # The csv module of Python 3.11 leaves a lone return bare, which readers take for a line end.
    return text if _NEEDS_QUOTES.isdisjoint(text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))
