"""The data dictionary: what each table and each column means."""

from functools import partial

import pandas as pd
import streamlit as st

from data.dictionary import Column, Entry, dictionary
from data.kept import recent
from data.load import TableDamaged
from data.wording import plural
from pages.shared.fold import fold
from pages.shared.selection import Selection
from pages.shared.text import plain


@recent(2)
def _entries(fingerprint: str) -> tuple[Entry, ...]:
    return dictionary()


def show_dictionary(chosen: Selection) -> None:
    """Draw every table of the dataset with its columns."""
    st.header("Data dictionary", anchor=False)
    try:
        entries = _entries(chosen.fingerprint)
    except TableDamaged as damage:
        st.error(str(damage))
        return
    st.markdown(
        f"{plural(len(entries), 'table')}, the same whatever is selected. An empty cell means "
        "that nobody claims anything."
    )
    for entry in entries:
        st.subheader(plain(entry.name), anchor=False)
        st.markdown(plain(entry.meaning))
        label = plural(len(entry.columns), "column")
        fold(label, entry.name, partial(_show_columns, entry), ":material/table:")


def _show_columns(entry: Entry) -> None:
    rows = pd.DataFrame([_row(column) for column in entry.columns])
    alt = f"Columns of {entry.name}"
    st.table(rows, hide_index=True, border="horizontal", alt=alt)


def _row(column: Column) -> dict[str, str]:
    allowed = ", ".join(column.allowed) or (
        f"values of {column.refers_to}" if column.refers_to else "any"
    )
    return {
        "Column": plain(column.name),
        "Meaning": plain(column.meaning),
        "Type": column.type,
        "Unit": plain(column.unit or "none"),
        "Required": "yes" if column.is_required else "no",
        "Allowed": plain(allowed),
    }
