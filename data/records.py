"""Rows of a frame one by one."""

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as dictionaries by column, None where a cell is empty."""
    filled = frame.astype(object).where(frame.notna(), None)
    columns = [str(column) for column in filled.columns]
    return [
        dict(zip(columns, row, strict=True)) for row in filled.itertuples(index=False, name=None)
    ]
