"""Two to four factories side by side."""

from pages.shared.compare import choose_factories, show_comparison
from pages.shared.selection import selection

chosen = selection()
factories = choose_factories(chosen)
if factories:
    show_comparison(factories, chosen)
