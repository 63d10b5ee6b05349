"""Who is with whom: factories and countries, organisations, and the sectors they serve."""

from data.sentences.consortia import consortia_sentence
from pages.shared.antennas import choose_antennas
from pages.shared.figure import show
from pages.shared.focus import choose_focus
from pages.shared.opening import show_opening
from pages.shared.organisations import show_organisations
from pages.shared.selection import selection
from pages.shared.views import consortia, sectors

chosen = selection()
show_opening("consortia", lambda: consortia_sentence(chosen.tables), chosen)
focus = choose_focus(chosen)
show(consortia(chosen, antennas=choose_antennas()), chosen, focus=focus)
show_organisations(chosen, focus)
show(sectors(chosen), chosen, focus=focus)
