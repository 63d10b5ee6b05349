"""What this is, at a glance."""

import streamlit as st

from data.events import latest_reports, next_plans
from data.headline import headline, key_figures
from pages.shared.compute import show_compute
from pages.shared.events import show_events
from pages.shared.figure import show
from pages.shared.number import show_numbers
from pages.shared.selection import selection
from pages.shared.text import plain
from pages.shared.views import sites, stages

chosen = selection()
tables = chosen.tables
st.markdown(plain(headline(tables)))
if not tables.factories.empty:
    show_numbers(key_figures(tables))
drawing, beside = st.columns([3, 2], gap="large")
with drawing:
    show(sites(chosen, None, flat=True), chosen)
with beside:
    plans = next_plans(tables, chosen.today.isoformat(), 6)
    show_events("Expected next", plans, tables, "No plan of this selection lies ahead.")
    reports = latest_reports(tables, 6)
    show_events("Reported last", reports, tables, "Nothing is reported for this selection.")
show(stages(chosen), chosen)
show_compute(chosen)
