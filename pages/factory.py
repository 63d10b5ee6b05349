"""All that is known about one factory."""

from data.sentences.sentence import Sentence, no_factory
from pages.shared.opening import show_opening
from pages.shared.profile import choose_factory, show_profile
from pages.shared.selection import selection

chosen = selection()
factory_id = choose_factory(chosen)
if factory_id:
    show_profile(factory_id, chosen)
else:
    show_opening("factory", lambda: Sentence(no_factory(chosen.tables)), chosen)
