"""Rows of a frame one by one."""

from collections.abc import Iterable
from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as dictionaries by column, None where a cell is empty."""
    names = [str(name) for name in frame.columns]
    cells = [
        frame[name].to_numpy(dtype=object, na_value=None)  # type: ignore[call-overload]
        for name in frame.columns
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def records_of(frame: pd.DataFrame, column: str, value: str) -> list[dict[str, Any]]:
    """Return the rows whose column has a value, as `records` does."""
    return records(frame[frame[column] == value])


def grouped(rows: Iterable[dict[str, Any]], column: str) -> dict[str, list[dict[str, Any]]]:
    """Return rows by what stands in a column, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def several(cell: str | None) -> list[str]:
    """Return the values of a cell that holds several, joined by `;`: none of an empty one."""
    return [one for one in (cell or "").split(";") if one]
