"""What this is, at a glance."""

import streamlit as st

from data.events import latest_reports, next_plans
from data.headline import headline, key_figures
from pages.shared.compute import show_compute
from pages.shared.events import show_events
from pages.shared.figure import show
from pages.shared.focus import choose_focus, tables_of
from pages.shared.number import show_numbers
from pages.shared.opening import show_opening
from pages.shared.selection import selection
from pages.shared.views import sites, stages

chosen = selection()
tables = chosen.tables
show_opening("overview", lambda: headline(tables), chosen)
if not tables.factories.empty:
    show_numbers(key_figures(tables))
focus = choose_focus(chosen)
followed = tables_of(chosen, focus)
drawing, beside = st.columns([3, 2], gap="large")
with drawing:
    show(sites(chosen, focus or None, flat=True), chosen, focus=focus)
with beside:
    plans = next_plans(followed, chosen.today.isoformat(), 6)
    show_events("Expected next", plans, tables, "No plan of this selection lies ahead.")
    reports = latest_reports(followed, 6)
    show_events("Reported last", reports, tables, "Nothing is reported for this selection.")
show(stages(chosen), chosen, focus=focus)
show_compute(chosen, focus)
