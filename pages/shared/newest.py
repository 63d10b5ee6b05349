"""How old the newest claim on a factory is, with the claim."""

import streamlit as st

from data.freshness import newest_claim
from data.kept import recent
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import cited
from pages.shared.text import plain


def show_newest(factory_id: str, chosen: Selection) -> None:
    """Draw a line on the age of what is known of a factory; of none dated, say so."""
    words, claim = _newest(factory_id, chosen)
    if not claim:
        st.markdown("No source on it is dated to the month or the day.")
        return
    st.markdown(f"{plain(words)} ({cited([claim], all_tables())[claim]}).")


@recent(256)
def _newest(factory_id: str, chosen: Selection) -> tuple[str, str]:
    return newest_claim(factory_id, chosen.tables)
