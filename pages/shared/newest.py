"""How old the newest claim on a factory is, with the claim."""

import streamlit as st

from data.freshness import newest_claim
from pages.shared.selection import all_tables
from pages.shared.sources import cited
from pages.shared.text import plain


def show_newest(factory_id: str) -> None:
    """Draw a line on the age of what is known of a factory; of none dated, say so."""
    words, claim = newest_claim(factory_id, all_tables())
    if not claim:
        st.markdown("No source on it is dated to the month or the day.")
        return
    st.markdown(f"{plain(words)} ({cited([claim], all_tables())[claim]}).")
