"""The programme as a whole: how many were selected, and whether the sums add up to what is said."""

from collections import Counter
from collections.abc import Sequence

from data.load import Tables
from data.sentences.sentence import Sentence, claims_of, known_on
from data.totals import Agreement, Statement, statements
from data.wording import and_list, attribute_label, plural, uncapitalised


def programme_sentence(tables: Tables) -> Sentence:
    """Return what was selected, and how the tables stand to what sources say of the whole.

    `tables` hold every factory and Antenna.
    """
    found = statements(tables)
    said = [
        f"{known_on(tables)}: {_selected(tables)}.",
        _compared(found),
        _differing(found),
        _weak(found),
    ]
    claims = (claim for one in found for claim in one.claim_ids)
    return Sentence(" ".join(filter(None, said)), (*claims_of(tables.memberships), *claims))


def _selected(tables: Tables) -> str:
    count = len(tables.factories)
    if not count:
        return "no AI Factory was selected yet"
    places = plural(tables.factories["country"].nunique(), "country", "countries")
    rounds = plural(tables.factories["wave"].nunique(), "selection")
    factories = f"{plural(count, 'AI Factory', 'AI Factories')} in {places}, from {rounds}"
    antennas = len(tables.antennas)
    return f"{factories}; {plural(antennas, 'Antenna')} beside them" if antennas else factories


def _compared(found: Sequence[Statement]) -> str:
    if not found:
        return ""
    counts = Counter(one.row["agreement"] for one in found)
    agree, open_, differ = (counts[one] for one in Agreement)
    said = [f"{agree} agree with what these tables add up to"] if agree else []
    if open_:
        said.append(f"{open_} cannot be told because {_why_open(found)}")
    said.append(f"{differ or 'none'} {'differs' if differ in (0, 1) else 'differ'}")
    return f"Of {plural(len(found), 'statement')} of sources on the whole, {and_list(said)}."


def _why_open(found: Sequence[Statement]) -> str:
    units = {one.row["unit"] for one in found if one.row["agreement"] == Agreement.OPEN}
    reasons = {"EUR": "a part is not published", "": "partners are not named"}
    return " or ".join(why for unit, why in reasons.items() if unit in units)


def _weak(found: Sequence[Statement]) -> str:
    count = sum(one.is_weak for one in found)
    if not count:
        return ""
    return f"{count} of the statements {'rests' if count == 1 else 'rest'} on weak sources alone."


def _differing(found: Sequence[Statement]) -> str:
    differing = [one.row["attribute"] for one in found if one.row["agreement"] == Agreement.DIFFERS]
    names = dict.fromkeys(uncapitalised(attribute_label(name)) for name in differing)
    return f"What differs: {and_list(names)}." if names else ""
