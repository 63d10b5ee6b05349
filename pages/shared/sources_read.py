"""The sources of a selection, and how each was read."""

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import ACCESS_LABELS, dated_words, sources_with_address
from data.records import records
from data.schema import ACCESSES
from data.wording import and_list, plural
from pages.shared.selection import Selection
from pages.shared.sources import access_words, title_linked
from pages.shared.text import plain


def show_sources_read(chosen: Selection) -> None:
    """Draw the sources of a selection as a table, those that carry most claims first."""
    sources = sources_read(chosen.tables)
    st.header("Sources", anchor=False)
    if sources.empty:
        st.markdown("No source carries a claim of this selection.")
        return
    st.markdown(_summary(sources))
    rows = [
        {
            "Publisher": plain(source["publisher"]),
            "Title": title_linked(source),
            "Published": plain(dated_words(source["published"])),
            "Kind": source["kind"],
            "How it was read": access_words(source),
            "Claims": source["claims"],
        }
        for source in records(sources)
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt="Sources and claims")


def sources_read(tables: Tables) -> pd.DataFrame:
    """Return the sources that carry claims, with their number as `claims`, the most first.

    Columns of `data.reading.sources_with_address`, and `claims`.
    """
    counted = tables.evidence["source_id"].value_counts().rename("claims").reset_index()
    sources = sources_with_address(tables).merge(counted, on="source_id")
    return sources.sort_values("claims", ascending=False, kind="stable")


def _summary(sources: pd.DataFrame) -> str:
    counts = sources["access"].value_counts()
    read = [f"{counts[way]} {ACCESS_LABELS[way]}" for way in ACCESSES if way in counts]
    without = int(sources["address"].isna().sum())
    unlinked = f" Of {without} no address is on record." if without else ""
    return (
        f"{plural(len(sources), 'source carries', 'sources carry')} the claims of this "
        f"selection: {and_list(read)}.{unlinked}"
    )
