"""When, and what slipped: from the first package to operation."""

from pages.shared.figure import show
from pages.shared.focus import choose_focus
from pages.shared.moved import show_moved
from pages.shared.selection import selection
from pages.shared.views import timeline

chosen = selection()
focus = choose_focus(chosen)
show(timeline(chosen), chosen, focus=focus)
show_moved(chosen, focus)
