"""JSON: a table as an array, or all tables of a selection in one document."""

import json

import pandas as pd

from exports.extract import Extract
from exports.facts import facts
from exports.rows import plain_rows


def table_json(rows: pd.DataFrame) -> bytes:
    """Return rows as an array of objects; missing values are null, numbers are numbers."""
    return as_json(plain_rows(rows))


def document(extract: Extract) -> bytes:
    """Return one object: what the file says of itself, then `tables` by name."""
    tables = {name: plain_rows(frame) for name, frame in extract.frames.items()}
    return as_json({**facts(extract), "tables": tables})


def as_json(value: object) -> bytes:
    """Return a value as JSON in UTF-8; raise ValueError for a number that JSON has no form for."""
    return f"{json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()
