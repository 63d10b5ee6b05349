"""Two to four factories side by side."""

from data.profile import profile
from data.sentences.compare import compare_sentence
from data.sentences.sentence import Sentence
from data.side_by_side import side_by_side
from pages.shared.compare import choose_factories, show_comparison
from pages.shared.factories import names_of
from pages.shared.opening import show_opening
from pages.shared.quote import name_in_address
from pages.shared.selection import all_tables, selection

chosen = selection()
factories = choose_factories(chosen)
name_in_address("factory", factories)


def write() -> Sentence:
    """Return how the chosen factories differ, and in what they do not."""
    names = names_of(chosen)
    lines = side_by_side([profile(factory_id, all_tables()) for factory_id in factories])
    return compare_sentence([names[one] for one in factories], lines, chosen.tables)


show_opening(f"compare-{'-'.join(factories)}", write, chosen)
if factories:
    show_comparison(factories, chosen)
