"""CSV that a spreadsheet opens rightly: letters are read, text never becomes a formula."""

import pandas as pd

from exports.delimited import lines
from exports.rows import Plain, plain_rows

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_csv(rows: pd.DataFrame) -> bytes:
    """Return rows as CSV with a byte-order mark; text that would be a formula gets an apostrophe.

    Numbers are never touched. Lines end in CR LF, as RFC 4180 has it.
    """
    safe = [map(_safe, row.values()) for row in plain_rows(rows)]
    return lines([list(rows.columns), *safe], "\r\n").encode("utf-8-sig")


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return text.startswith(_FORMULA_STARTS)


def _safe(value: Plain) -> Plain:
    return f"'{value}" if isinstance(value, str) and is_like_formula(value) else value
