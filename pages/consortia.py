"""Who is with whom: factories and countries."""

from pages.shared.figure import show
from pages.shared.selection import selection
from pages.shared.views import consortia

chosen = selection()
show(consortia(chosen), chosen)
