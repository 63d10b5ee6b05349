"""CSV that a spreadsheet opens rightly: letters are read, text never becomes a formula."""

import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_csv(rows: pd.DataFrame) -> bytes:
    """Return rows as CSV with a byte-order mark; text that would be a formula gets an apostrophe.

    Numbers are never touched. Lines end in CR LF, as RFC 4180 has it.
    """
    safe = rows.astype(object).map(_safe)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
