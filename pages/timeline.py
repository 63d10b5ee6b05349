"""When, and what slipped: from the first package to operation."""

import streamlit as st

from charts.timeline import slip_sentences
from pages.shared.figure import show
from pages.shared.selection import selection
from pages.shared.text import plain
from pages.shared.views import slips_of, timeline

chosen = selection()
show(timeline(chosen), chosen)
sentences = slip_sentences(slips_of(chosen), chosen.tables.factories)
st.subheader("What moved", anchor=False)
st.markdown(
    "\n".join(f"- {plain(sentence)}" for sentence in sentences)
    or "No plan of this selection is known to have moved."
)
