"""Lists of dated events with their sources."""

from typing import Any

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import sources_with_address
from data.records import records
from data.wording import borrowed_words, date_words, event_label, uncapitalised
from pages.shared.sources import publisher_linked
from pages.shared.text import plain


def _label(event: dict[str, Any]) -> str:
    machine = borrowed_words(event["applies_to"])
    about = f" ({machine})" if machine else ""
    return plain(f"{uncapitalised(event_label(event['event']))}{about}")


def show_events(title: str, events: pd.DataFrame, tables: Tables, nothing: str) -> None:
    """Draw events (columns as in `data.events.COLUMNS`) as a table; of none, say so."""
    st.header(title, anchor=False)
    if events.empty:
        st.markdown(nothing)
        return
    names = tables.factories.set_index("factory_id")["name"]
    rows = [
        {
            "When": date_words(event["edtf"]),
            "What": f"{plain(names[event['subject_id']])}: {_label(event)}",
            "Source": publisher_linked(event),
        }
        for event in records(events.merge(sources_with_address(tables), on="source_id"))
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt=title)
