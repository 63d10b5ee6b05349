"""Rows that hold the words a reader looks for."""

import unicodedata
from collections.abc import Sequence

import pandas as pd


def matching(rows: pd.DataFrame, query: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return rows where each word of the query stands somewhere in the columns.

    Case and accents do not matter: `turkiye` finds `Türkiye`. A blank query finds every row.
    """
    words = _folded(query).split()
    cells = rows[list(columns)].astype(object).fillna("").itertuples(index=False, name=None)
    texts = [_folded(" ".join(row)) for row in cells]
    found = [all(word in text for word in words) for text in texts]
    return rows[pd.Series(found, index=rows.index, dtype=bool)]


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
