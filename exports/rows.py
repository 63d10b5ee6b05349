"""Rows of a table as plain values, the same in every format."""

import pandas as pd

from data.records import records

Plain = str | int | float | bool | None


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Plain]]:
    """Return rows as dictionaries: None where a cell is empty, whole numbers as integers."""
    return [{name: _plain(value) for name, value in row.items()} for row in records(frame)]


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return str(value)
