"""The sources of a selection, and how each was read."""

from typing import Any

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import ACCESS_LABELS, published_words
from data.records import records
from data.schema import ACCESSES
from data.wording import and_list, plural
from pages.shared.figure import linked
from pages.shared.selection import Selection
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
            "Published": plain(published_words(source["published"])),
            "Kind": source["kind"],
            "How it was read": access_words(source),
            "Claims": source["claims"],
        }
        for source in records(sources)
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt="Sources and claims")


def sources_read(tables: Tables) -> pd.DataFrame:
    """Return the sources that carry claims, with their number as `claims`, the most first."""
    counted = tables.evidence["source_id"].value_counts().rename("claims").reset_index()
    sources = tables.sources.merge(counted, on="source_id")
    return sources.sort_values("claims", ascending=False, kind="stable")


def _summary(sources: pd.DataFrame) -> str:
    counts = sources["access"].value_counts()
    read = [f"{counts[way]} {ACCESS_LABELS[way]}" for way in ACCESSES if way in counts]
    without = int(sources["url"].isna().sum())
    unlinked = f" The address of {without} is not known." if without else ""
    return (
        f"{plural(len(sources), 'source')} carry the claims of this selection: {and_list(read)}."
        f"{unlinked}"
    )


def title_linked(source: dict[str, Any]) -> str:
    """Return the title of a source as a link, or as text where no address is known."""
    return linked(source["title"], source["url"])


def publisher_linked(source: dict[str, Any]) -> str:
    """Return the publisher of a source, linked to it where its address is known."""
    return linked(source["publisher"], source["url"])


def access_words(source: dict[str, Any]) -> str:
    """Return how a source was read and, where not at the publisher, in what, as Markdown."""
    words, via = ACCESS_LABELS[source["access"]], source["via"]
    if not via:
        return words
    is_address = via.startswith(("https://", "http://"))
    return f"{words}: {linked(via, via if is_address else None)}"
