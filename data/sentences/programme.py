"""The programme as a whole: how many were selected, and whether the sums add up to what is said."""

from collections import Counter

import pandas as pd

from data.load import Tables
from data.sentences.sentence import Sentence, claims_of, known_on
from data.totals import Agreement, totals
from data.wording import and_list, attribute_label, plural, uncapitalised


def programme_sentence(tables: Tables) -> Sentence:
    """Return what was selected, and how the tables stand to what sources say of the whole.

    `tables` hold every factory and Antenna.
    """
    found = totals(tables)
    said = [
        f"{known_on(tables)}: {_selected(tables)}.",
        _compared(found),
        _differing(found),
    ]
    return Sentence(" ".join(filter(None, said)), claims_of(tables.memberships, found))


def _selected(tables: Tables) -> str:
    count = len(tables.factories)
    if not count:
        return "no AI Factory was selected yet"
    places = plural(tables.factories["country"].nunique(), "country", "countries")
    rounds = plural(tables.factories["wave"].nunique(), "selection")
    factories = f"{plural(count, 'AI Factory', 'AI Factories')} in {places}, from {rounds}"
    antennas = len(tables.antennas)
    return f"{factories}; {plural(antennas, 'Antenna')} beside them" if antennas else factories


def _compared(found: pd.DataFrame) -> str:
    if found.empty:
        return ""
    counts = Counter(found["agreement"].tolist())
    agree, open_, differ = (counts[one] for one in Agreement)
    said = [f"{agree} agree with what these tables add up to"] if agree else []
    if open_:
        said.append(f"{open_} cannot be told because a part is not published")
    said.append(f"{differ or 'none'} {'differs' if differ in (0, 1) else 'differ'}")
    return f"Of {plural(len(found), 'statement')} of sources on the whole, {and_list(said)}."


def _differing(found: pd.DataFrame) -> str:
    differing = found[found["agreement"] == Agreement.DIFFERS]
    names = dict.fromkeys(uncapitalised(attribute_label(name)) for name in differing["attribute"])
    return f"What differs: {and_list(names)}." if names else ""
