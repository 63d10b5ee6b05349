"""Who is with whom: factories and countries, organisations, and the sectors they serve."""

from pages.shared.figure import show
from pages.shared.organisations import show_organisations
from pages.shared.selection import selection
from pages.shared.views import consortia, sectors

chosen = selection()
show(consortia(chosen), chosen)
show_organisations(chosen)
show(sectors(chosen), chosen)
