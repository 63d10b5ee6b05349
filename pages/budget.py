"""How much, and who says so: bars by factory, one measure at a time."""

import streamlit as st

from data.schema import MEASURES
from data.sentences.budget import budget_sentence
from data.wording import MEASURE_LABELS, MEASURE_MEANINGS
from pages.shared.address import asked_for, writes_address
from pages.shared.figure import show, show_notes
from pages.shared.focus import choose_focus
from pages.shared.opening import show_opening
from pages.shared.programme import show_programme_figures
from pages.shared.selection import selection
from pages.shared.views import budget, funding

chosen = selection()
measure = asked_for("measure", list(MEASURES), "factory_total")
show_opening(f"budget-{measure}", lambda: budget_sentence(measure, chosen.tables), chosen)
st.segmented_control(
    "Measure",
    list(MEASURES),
    format_func=MEASURE_LABELS.__getitem__,
    key="measure",
    required=True,
    on_change=writes_address("measure", "factory_total"),
    help="; ".join(f"{MEASURE_LABELS[name]}: {MEASURE_MEANINGS[name]}" for name in MEASURES),
)
focus = choose_focus(chosen)
show(budget(chosen, measure), chosen, focus=focus)
show_notes(budget(chosen, measure), chosen)
show(funding(chosen), chosen, focus=focus)
show_notes(funding(chosen), chosen)
show_programme_figures(chosen, "These are not sums of the bars above.", is_folded=True)
