"""Factories side by side: in how many facts they differ, in which most, and what they share."""

from collections import Counter
from collections.abc import Sequence

from data.load import Tables
from data.sentences.sentence import Sentence, few, known_on, no_factory
from data.side_by_side import Line, Sameness
from data.wording import and_list, cut, plural

_VALUE = 40
"""How many letters of a value that factories share a sentence has room for."""


def compare_sentence(names: Sequence[str], lines: Sequence[Line], tables: Tables) -> Sentence:
    """Return how factories differ: their `names`, and `lines` as `side_by_side` returns them."""
    if not names:
        return Sentence(no_factory(tables))
    if len(names) == 1:
        among = "of this selection" if len(tables.factories) == 1 else "chosen"
        alone = f"{names[0]} is the only AI Factory {among}: nothing is compared."
        return Sentence(f"{known_on(tables)}, {alone}")
    counts = Counter(line.sameness for line in lines)
    of_all = f"{counts[Sameness.DIFFERS]} of {plural(len(lines), 'fact')}"
    said = [
        f"{known_on(tables)}, {and_list(names)} differ in {of_all}{_most(lines)}.",
        _shared([line for line in lines if line.sameness == Sameness.SAME]),
        _not_of_all(counts, len(names)),
    ]
    claims = (claim for line in lines for fact in line.facts for claim in fact.claim_ids)
    return Sentence(" ".join(filter(None, said)), tuple(dict.fromkeys(claims)))


def _most(lines: Sequence[Line]) -> str:
    """Return where most differences are: `, most of all in Money (4)`."""
    groups = Counter(line.group for line in lines if line.sameness == Sameness.DIFFERS)
    most = max(groups.values(), default=0)
    leading = [str(group) for group, count in groups.items() if count == most]
    if most < 2:
        return ""
    each = " each" if len(leading) > 1 else ""
    return f", most of all in {few(leading)} ({most}{each})"


def _shared(same: Sequence[Line]) -> str:
    if not same:
        return "Nothing known of all is the same."
    return (
        f"The same {'is' if len(same) == 1 else 'are'} {few([_in_words(line) for line in same])}."
    )


def _in_words(line: Line) -> str:
    """Return what factories share: `Kind (New machine)`, `Selected (actual, 10 December 2024)`."""
    words = cut(line.facts[0].words, _VALUE)
    status = line.label.endswith(")")
    return f"{line.label[:-1]}, {words})" if status else f"{line.label} ({words})"


def _not_of_all(counts: Counter[Sameness], of: int) -> str:
    """Return how many facts are not known of all, or of none."""
    some, none = ("one", "neither") if of == 2 else ("some", "none")
    part, unknown = counts[Sameness.IN_PART], counts[Sameness.UNKNOWN]
    said = [f"of {some} only: {part}"] if part else []
    said += [f"of {none}: {unknown}"] if unknown else []
    return f"Known {'; '.join(said)}." if said else ""
