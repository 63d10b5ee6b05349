"""The programme: the frame of law and plans, and whether sums add up to what is said."""

from data.sentences.programme import programme_sentence
from pages.shared.frame import show_frame
from pages.shared.opening import show_opening
from pages.shared.programme import show_programme_figures
from pages.shared.selection import selection
from pages.shared.totals import show_totals

chosen = selection()
show_opening("programme", lambda: programme_sentence(chosen.tables), chosen)
show_totals(chosen)
show_frame(chosen)
show_programme_figures(chosen)
