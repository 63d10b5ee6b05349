"""All that is known about one factory."""

from pages.shared.profile import choose_factory, show_profile
from pages.shared.selection import selection

chosen = selection()
factory_id = choose_factory(chosen)
if factory_id:
    show_profile(factory_id, chosen)
