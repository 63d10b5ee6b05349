"""Hard selections: copies of the real factories under other names, and factories without a word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from data.load import Tables

ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG = (
    "The Interuniversity Artificial Intelligence Factory of the Greater Region of the North ({at})"
)
_CLAIM = re.compile(r"c\d{4}")


def silent(tables: Tables) -> Tables:
    """Return tables in which no amount is published and no partner is named."""
    budgets = tables.budgets.assign(amount_eur=pd.NA, qualifier=pd.NA, claim_id=pd.NA)
    hosts = tables.memberships[tables.memberships["role"] == "host"]
    return replace(
        tables,
        budgets=budgets.astype(tables.budgets.dtypes),
        funding=tables.funding.iloc[:0],
        memberships=hosts,
    )


def crowd(tables: Tables, count: int, names: Sequence[str]) -> Tables:
    """Return tables of so many factories, each with claims of its own.

    `names` are given out in turn; `{id}` and `{at}` in them are the id and the place of the copy.
    """
    real = list(tables.factories["factory_id"])
    old = {f"{real[at % len(real)]}-{at}": real[at % len(real)] for at in range(count)}
    named = [names[at % len(names)].format(id=one, at=at) for at, one in enumerate(old)]
    frames = {table: _crowded(frame, real, old) for table, frame in tables.frames().items()}
    return replace(tables, **frames | {"factories": frames["factories"].assign(name=named)})


def _crowded(frame: pd.DataFrame, real: Sequence[str], old: Mapping[str, str]) -> pd.DataFrame:
    """Return a table with the rows of each copy in place of those of the real factories."""
    column = next((one for one in ("factory_id", "subject_id") if one in frame), None)
    if column is None:
        return frame
    others = frame[~frame[column].isin(real)]
    copies = [_copied(frame, column, *pair) for pair in old.items()]
    return pd.concat([others, *copies], ignore_index=True).astype(frame.dtypes)


def _copied(frame: pd.DataFrame, column: str, new: str, old: str) -> pd.DataFrame:
    rows = frame[frame[column] == old].assign(**{column: new})
    for claims in rows.columns.intersection(["claim_id", "claim_ids"]):
        rows[claims] = rows[claims].str.replace(_CLAIM, rf"\g<0>{new}", regex=True)
    return rows
