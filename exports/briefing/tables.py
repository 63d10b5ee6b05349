"""The rows of a briefing that are text: facts of a profile, differences, sources.

Columns, all strings:

- profile: `Group`, `Fact`, `Value` (with what limits it), `Sources` (their numbers, and how many
  claims say otherwise), `Claims`
- differences: `Difference`, `Shown`, `Other readings`, `What explains it`, `Claims`; readings stand
  below each other, each with the numbers of its sources
- sources: `Number`, `Publisher`, `Title`, `Published`, `Read` (how), `Address`, `Claims`

`Claims` are claim ids, joined by a comma.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from charts.view import each_once
from data.profile import Fact
from data.reading import ACCESS_LABELS
from data.wording import cut, otherwise_words
from exports.briefing.differences import Difference, Reading
from exports.briefing.numbered import Cited, Numbers, numbers_words

_PROFILE = ("Group", "Fact", "Value", "Sources", "Claims")
_DIFFERENCES = ("Difference", "Shown", "Other readings", "What explains it", "Claims")
_SOURCES = ("Number", "Publisher", "Title", "Published", "Read", "Address", "Claims")
_LONGEST = 200
"""Letters of the title of a source that a list has room for."""
NONE_SHOWN = "none of these readings"
NO_OTHER = "none"


def profile_rows(facts: Iterable[Fact], numbers: Numbers) -> pd.DataFrame:
    """Return a row a fact."""
    return _table(
        _PROFILE,
        [
            (fact.group, fact.label, fact.words, _evidence(fact, numbers), _joined(fact.claim_ids))
            for fact in facts
        ],
    )


def _evidence(fact: Fact, numbers: Numbers) -> str:
    """Return the numbers of the sources of a fact, and how many claims say otherwise."""
    said = [numbers_words(numbers.cited(fact.claim_ids)), otherwise_words(fact.otherwise)]
    return "; ".join(filter(None, said))


def difference_rows(differences: Iterable[Difference], numbers: Numbers) -> pd.DataFrame:
    """Return a row a difference."""
    return _table(
        _DIFFERENCES,
        [
            (
                one.about,
                _lines(one.shown, numbers) or NONE_SHOWN,
                _lines(one.others, numbers) or NO_OTHER,
                one.explained,
                _joined(one.claim_ids),
            )
            for one in differences
        ],
    )


def _lines(readings: Iterable[Reading], numbers: Numbers) -> str:
    """Return readings, one a line, each with the numbers of its sources."""
    return "\n".join(
        f"{one.words} [{numbers_words(numbers.cited(one.claim_ids))}]" for one in readings
    )


def source_rows(cited: Sequence[Cited]) -> pd.DataFrame:
    """Return a row a source, in the order of their numbers."""
    return _table(
        _SOURCES,
        [
            (
                str(source.number),
                cut(source.publisher, _LONGEST),
                cut(source.title, _LONGEST),
                source.date,
                ACCESS_LABELS[source.access],
                source.address,
                _joined(source.claim_ids),
            )
            for source in cited
        ],
    )


def claims_of_rows(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the claims that rows rest on, each once."""
    return each_once(claim for cell in rows["Claims"] for claim in cell.split(", ") if claim)


def _table(columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype("string")


def _joined(claim_ids: Iterable[str]) -> str:
    return ", ".join(claim_ids)
