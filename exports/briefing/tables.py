"""The rows of a briefing that are text: facts of a profile, disagreements, sources.

Columns, all strings:

- profile: `Group`, `Fact`, `Value` (with what limits it), `Sources` (their numbers, and how many
  claims say otherwise), `Claims`
- conflicts: `Disagreement`, `Shown`, `Other readings`, `What explains it`, `Claims`; readings stand
  below each other, each with the numbers of its sources
- sources: `Number`, `Publisher`, `Title`, `Published`, `Read` (how), `Address`, `Claims`

`Claims` are claim ids, joined by a comma.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from charts.view import each_once
from data.load import Tables
from data.profile import Fact
from data.reading import (
    about_words,
    country_names,
    reservations_on,
    subject_names,
    topics,
    value_words,
)
from data.records import records
from data.schema import Standing
from data.wording import STANDING_LABELS, cut
from exports.briefing.numbered import Cited, Numbers, numbers_words

_PROFILE = ("Group", "Fact", "Value", "Sources", "Claims")
_CONFLICTS = ("Disagreement", "Shown", "Other readings", "What explains it", "Claims")
_SOURCES = ("Number", "Publisher", "Title", "Published", "Read", "Address", "Claims")
_LONGEST = 200
"""Letters of the title of a source that a list has room for."""
_NONE_SHOWN = "none of these readings"
_NO_OTHER = "none"

Row = dict[str, Any]


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
    said = [numbers_words(numbers.cited(fact.claim_ids))]
    if fact.otherwise:
        said.append(f"{fact.otherwise} {'says' if fact.otherwise == 1 else 'say'} otherwise")
    return "; ".join(filter(None, said))


def conflict_rows(tables: Tables, numbers: Numbers, *, with_support: bool = True) -> pd.DataFrame:
    """Return a row a disagreement, with or without the readings that only support what is shown."""
    names, countries = subject_names(tables), country_names(tables)
    told = [row for row in records(tables.evidence) if with_support or not _supports(row)]
    claims = {row["claim_id"]: row for row in told}
    return _table(
        _CONFLICTS,
        [_conflict(row, claims, names, countries, numbers) for row in records(tables.conflicts)],
    )


def _supports(claim: Row) -> bool:
    return bool(claim["standing"] == Standing.SUPPORTING)


def _conflict(
    conflict: Row,
    claims: Mapping[str, Row],
    names: Mapping[str, str],
    countries: Mapping[str, str],
    numbers: Numbers,
) -> tuple[str, ...]:
    found = [claims[one] for one in conflict["claim_ids"].split(";") if one in claims]
    about = topics(conflict["attribute"], conflict["subject_id"])
    of_one = len({about_words(claim) for claim in found}) == 1
    shown = [claim for claim in found if claim["standing"] == Standing.CHOSEN]
    others = [claim for claim in found if claim["standing"] != Standing.CHOSEN]
    say = _Readings(countries, numbers, is_named=not of_one)
    return (
        f"{names[conflict['subject_id']]}: {' · '.join(about)}",
        say.lines(shown, with_standing=False) or _NONE_SHOWN,
        say.lines(others, with_standing=True) or _NO_OTHER,
        conflict["explanation"],
        _joined(claim["claim_id"] for claim in [*shown, *others]),
    )


class _Readings:
    """How readings are written below each other, each once, with the numbers of its sources."""

    def __init__(self, countries: Mapping[str, str], numbers: Numbers, *, is_named: bool) -> None:
        self._countries, self._numbers, self._is_named = countries, numbers, is_named

    def lines(self, claims: Iterable[Row], *, with_standing: bool) -> str:
        """Return the readings of claims, one a line; what they are about only where that varies."""
        found: dict[str, list[str]] = {}
        for claim in claims:
            found.setdefault(self._words(claim, with_standing), []).append(claim["claim_id"])
        return "\n".join(
            f"{words} [{numbers_words(self._numbers.cited(ids))}]" for words, ids in found.items()
        )

    def _words(self, claim: Row, with_standing: bool) -> str:
        value = ", ".join(
            [value_words(claim, self._countries), *_printed(claim), *reservations_on(claim)]
        )
        about = f"{about_words(claim)}: " if self._is_named else ""
        standing = f" ({STANDING_LABELS[claim['standing']]})" if with_standing else ""
        return f"{about}{value}{standing}"


def _printed(claim: Row) -> list[str]:
    """Return a name as printed, where that is not ours: all names of a factory are read as one."""
    is_other = claim["attribute"] == "name" and claim["reported"] != claim["value"]
    return [f"printed “{claim['reported']}”"] if is_other else []


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
                source.access,
                source.address,
                _joined(source.claim_ids),
            )
            for source in cited
        ],
    )


def claims_of_rows(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the claims that rows rest on, each once."""
    return each_once(claim for cell in rows["Claims"] for claim in cell.split(", "))


def _table(columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype("string")


def _joined(claim_ids: Iterable[str]) -> str:
    return ", ".join(claim_ids)
