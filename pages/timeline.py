"""When, and what slipped: from the first package to operation."""

import streamlit as st

from charts.timeline import slip_sentences
from pages.shared.figure import show
from pages.shared.selection import all_tables, selection
from pages.shared.sources import show_sources, sources_of
from pages.shared.text import plain
from pages.shared.views import slips_of, timeline

chosen = selection()
show(timeline(chosen), chosen)
moved = slips_of(chosen)
sentences = slip_sentences(moved, chosen.tables.factories)
st.header("What moved", anchor=False)
st.markdown(
    "\n".join(f"- {plain(sentence)}" for sentence in sentences)
    or "No plan of this selection is known to have moved."
)
claims = [*moved["earlier_claim_id"], *moved["later_claim_id"].dropna()]
if claims:
    with st.expander("Sources of what moved", icon=":material/menu_book:", type="compact"):
        show_sources(sources_of(tuple(claims), all_tables()))
