"""How much compute is planned or contracted: measure by measure, never summed."""

from typing import Any

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.reading import SYSTEMS, compute_words, published_words, weak_claims
from data.records import records
from data.wording import NO_CLAIM, WEAK
from pages.shared.figure import show_table
from pages.shared.focus import tables_of
from pages.shared.selection import Selection

_TITLE = "Compute planned or contracted"
_COLUMNS = ("Factory", "Compute", "Published", "Claim")


def show_compute(chosen: Selection, focus: str) -> None:
    """Draw what the sources say about the compute of each factory, or of the one followed."""
    if chosen.tables.factories.empty:
        return
    st.header(_TITLE, anchor=False)
    st.markdown(
        "As the sources give it, one measure a row. Accelerators, speed and AI speed measure "
        "different things: they are neither added nor compared."
    )
    show_table("compute", _TITLE, compute_rows(tables_of(chosen, focus)), chosen, focus)


@kept
def compute_rows(tables: Tables) -> pd.DataFrame:
    """Return one row a factory and measure, in words; a factory without one keeps its row."""
    found = tables.factories[["factory_id", "name", *SYSTEMS]].merge(
        tables.capacity, on="factory_id", how="left"
    )
    weak = weak_claims(tables)
    rows = [
        (
            row["name"],
            _words(row, weak),
            published_words(row["published"]) if row["published"] else None,
            row["claim_id"],
        )
        for row in records(found)
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("string")


def compute_of(factory_id: str, tables: Tables) -> list[str]:
    """Return each measure of one factory's compute in words."""
    factories = tables.factories[["factory_id", *SYSTEMS]]
    found = tables.capacity[tables.capacity["factory_id"] == factory_id]
    weak = weak_claims(tables)
    return [_words(row, weak) for row in records(found.merge(factories, on="factory_id"))]


def _words(row: dict[str, Any], weak: frozenset[str]) -> str:
    if row["value"] is None:
        return NO_CLAIM
    words = compute_words(row)
    return f"{words}, from {WEAK}" if row["claim_id"] in weak else words
