"""Who is with whom: factories and countries, organisations, and the sectors they serve."""

from pages.shared.figure import show
from pages.shared.focus import choose_focus
from pages.shared.organisations import show_organisations
from pages.shared.selection import selection
from pages.shared.views import consortia, sectors

chosen = selection()
focus = choose_focus(chosen)
show(consortia(chosen), chosen, focus=focus)
show_organisations(chosen, focus)
show(sectors(chosen), chosen, focus=focus)
