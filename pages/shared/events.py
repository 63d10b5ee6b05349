"""Lists of dated events with their sources."""

from typing import Any

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import factory_names
from data.records import records
from data.wording import date_words, event_words
from pages.shared.sources import publisher_linked, sources_by_id
from pages.shared.text import plain


def _label(event: dict[str, Any]) -> str:
    return plain(event_words(event["event"], event["applies_to"]))


def show_events(title: str, events: pd.DataFrame, tables: Tables, nothing: str) -> None:
    """Draw events (columns as in `data.events.COLUMNS`) as a table; of none, say so."""
    st.header(title, anchor=False)
    if events.empty:
        st.markdown(nothing)
        return
    names, sources = factory_names(tables), sources_by_id(tables)
    rows = [
        {
            "When": date_words(event["edtf"]),
            "What": f"{plain(names[event['subject_id']])}: {_label(event)}",
            "Source": publisher_linked(sources[event["source_id"]]),
        }
        for event in records(events)
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt=title)
