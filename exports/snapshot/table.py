"""Rows as a table of words, each with links to the claims and the sources that it rests on.

A column of claims of one other column, `Budget claim` beside `Budget`, is told in that one.
"""

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.records import records
from exports.snapshot.links import Part, claims_in

_GROUP = "Group"
_CLAIM = " claim"

Linked = Mapping[str, Sequence[list[Part]]]
"""Column -> its cells in parts, from the first row to the last."""
NOTHING_LINKED: Linked = MappingProxyType({})


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


def table_of(
    name: str, rows: pd.DataFrame, claims: Container[str], linked: Linked = NOTHING_LINKED
) -> Table:
    """Return rows as a table; only `claims` are linked, which the file holds.

    Columns of `linked` have their parts already.
    """
    of = {column: f"{column}{_CLAIM}" for column in rows if f"{column}{_CLAIM}" in rows}
    told = {_GROUP, *of.values()}
    columns = [str(column) for column in rows if column not in told]
    found: list[Row] = []
    group = ""
    for at, row in enumerate(records(rows)):
        is_first = row.get(_GROUP, "") != group
        group = row.get(_GROUP, "")
        cells = tuple(
            linked[column][at] if column in linked else _cell(row, column, of.get(column), claims)
            for column in columns
        )
        found.append(Row(group if is_first else "", cells))
    return Table(name, tuple(columns), tuple(found))


def _cell(
    row: Mapping[str, Any], column: str, claim: str | None, claims: Container[str]
) -> list[Part]:
    parts = claims_in(_words(row[column]), claims)
    if claim is None or not row[claim]:
        return parts
    return [*parts, Part(" "), *claims_in(row[claim], claims)]


def _words(value: object) -> str:
    """Return a value as it is read: whole numbers without a fraction, nothing for nothing."""
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
