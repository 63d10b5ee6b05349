"""When, and what slipped: from the first package to operation."""

from pages.shared.figure import show
from pages.shared.moved import show_moved
from pages.shared.selection import selection
from pages.shared.views import timeline

chosen = selection()
show(timeline(chosen), chosen)
show_moved(chosen)
