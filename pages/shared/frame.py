"""The legal and political frame of the factories, as dated events with their claims."""

import pandas as pd
import streamlit as st

from data.load import Tables
from data.programme import FRAME, frame
from data.wording import PASSED, capital, date_words, event_label
from pages.shared.figure import draw_table, show_sources_and_download
from pages.shared.selection import Selection

_TITLE = "The frame: law, plans, calls and selections"


def show_frame(chosen: Selection) -> None:
    """Draw the events of the programme, group by group, with their sources and download."""
    rows = frame_rows(chosen.tables)
    if rows.empty:
        return
    st.header(_TITLE, anchor=False)
    st.markdown("What was planned stays planned until a source reports it as done.")
    for about in rows["About"].unique():
        st.subheader(about, anchor=False)
        draw_table(f"{_TITLE}: {about}", rows[rows["About"] == about].drop(columns="About"))
    show_sources_and_download("programme-frame", rows, tuple(rows["Claim"]), chosen)


def frame_rows(tables: Tables) -> pd.DataFrame:
    """Return an event a row, group by group and by date, in words."""
    rows = [
        {
            "About": about,
            "When": date_words(row["edtf"]),
            "What": event_label(row["event"]),
            "Planned or actual": PASSED if row["is_over"] else capital(row["status"]),
            "Claim": row["claim_id"],
        }
        for about in FRAME
        for row in frame(about, tables)
    ]
    return pd.DataFrame(rows, dtype="string")
