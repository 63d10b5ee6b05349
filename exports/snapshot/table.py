"""Rows as a table of words, each with links to the claims and the sources that it rests on.

A column of claims of one other column, `Budget claim` beside `Budget`, is told in that one.
"""

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.records import records
from exports.snapshot.links import Part, claims_in, evidence, readings

_GROUP = "Group"
_CLAIM = " claim"
_LINKED: dict[str, Callable[[str], list[Part]]] = {
    "Sources": evidence,
    "Shown": readings,
    "Other readings": readings,
}
"""Column of a briefing -> how its words lead to sources; in others, claims are linked."""


@dataclass(frozen=True)
class Row:
    """A row: the group it is the first of, empty for none, and its cells in parts."""

    group: str
    cells: tuple[list[Part], ...]


@dataclass(frozen=True)
class Table:
    """Rows under the names of their columns; `name` tells tables of a page apart."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def labels(self) -> str:
        """The names of all columns but the first as CSS, for a screen too narrow for columns."""
        named = enumerate(self.columns[1:], start=2)
        return ";".join(f"--column-{at}:{json.dumps(name)}" for at, name in named)


def table_of(name: str, rows: pd.DataFrame, claims: Container[str]) -> Table:
    """Return rows as a table; only `claims` are linked, which the file holds."""
    of = {column: f"{column}{_CLAIM}" for column in rows if f"{column}{_CLAIM}" in rows}
    told = {_GROUP, *of.values()}
    columns = [str(column) for column in rows if column not in told]
    found: list[Row] = []
    group = ""
    for row in records(rows):
        is_first = row.get(_GROUP, "") != group
        group = row.get(_GROUP, "")
        cells = tuple(_cell(column, of.get(column), row, claims) for column in columns)
        found.append(Row(group if is_first else "", cells))
    return Table(name, tuple(columns), tuple(found))


def _cell(
    column: str, claim: str | None, row: Mapping[str, Any], claims: Container[str]
) -> list[Part]:
    text = _words(row[column])
    parts = _LINKED[column](text) if column in _LINKED else claims_in(text, claims)
    if claim is None or not row[claim]:
        return parts
    return [*parts, Part(" "), *claims_in(row[claim], claims)]


def _words(value: object) -> str:
    """Return a value as it is read: whole numbers without a fraction, nothing for nothing."""
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
