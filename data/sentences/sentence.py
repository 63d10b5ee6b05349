"""A sentence with the claims it rests on, and the words that every such sentence begins with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from data.load import Tables
from data.schema import Standing
from data.wording import and_list, day, plural

_NAMED = 3
"""How many names a sentence has room for, where more are left out."""


@dataclass(frozen=True)
class Sentence:
    """A sentence or a few, in plain text, and the claims behind what is said."""

    text: str
    claim_ids: tuple[str, ...] = ()


def together(*sentences: Sentence) -> Sentence:
    """Return sentences as one text, with all their claims, each once."""
    claims = dict.fromkeys(claim for one in sentences for claim in one.claim_ids)
    return Sentence(" ".join(one.text for one in sentences if one.text), tuple(claims))


def known_on(tables: Tables) -> str:
    """Return how every sentence begins: `As known on 21 November 2026`."""
    return f"As known on {day(tables.newest_evidence)}"


def no_factory(tables: Tables) -> str:
    """Return that a selection is empty, and whether there was anything to select from."""
    # Filters leave the subjects as they are: these are all that were known on that day.
    if "factory" in set(tables.subjects["type"]):
        return f"{known_on(tables)}, no AI Factory fits this selection."
    return f"{known_on(tables)}, no AI Factory was selected yet."


def factories_words(tables: Tables) -> str:
    """Return the factories by number, one alone by name: `7 AI Factories`, `Pharos`."""
    names = list(tables.factories["name"])
    return str(names[0]) if len(names) == 1 else plural(len(names), "AI Factory", "AI Factories")


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its words: `no plan lies ahead`, `2 plans lie ahead`."""
    return plural(count, one, many) if count else f"no {one}"


def few(words: Sequence[str]) -> str:
    """Return words as a list; where they are many, the first of them and how many more."""
    if len(words) <= _NAMED + 1:
        return and_list(words)
    return and_list([*words[:_NAMED], f"{len(words) - _NAMED} more"])


def claims_of(*frames: pd.DataFrame) -> tuple[str, ...]:
    """Return the claims that rows name as `claim_id`, each once."""
    named = (claim for frame in frames for claim in frame["claim_id"].dropna())
    return tuple(dict.fromkeys(named))


def claims_on(attributes: Iterable[str], evidence: pd.DataFrame) -> tuple[str, ...]:
    """Return the claims shown on these attributes, in the order of the register."""
    about = evidence["attribute"].isin(list(attributes))
    return claims_of(evidence[about & (evidence["standing"] == Standing.CHOSEN)])
