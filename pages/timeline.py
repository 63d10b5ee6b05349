"""When, and what slipped: from the first package to operation."""

from data.sentences.timeline import timeline_sentence
from pages.shared.figure import show
from pages.shared.focus import choose_focus
from pages.shared.moved import show_moved
from pages.shared.opening import show_opening
from pages.shared.selection import selection
from pages.shared.views import slips_of, timeline

chosen = selection()
show_opening("timeline", lambda: timeline_sentence(chosen.tables, slips_of(chosen)), chosen)
focus = choose_focus(chosen)
show(timeline(chosen), chosen, focus=focus)
show_moved(chosen, focus)
