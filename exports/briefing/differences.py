"""Where readings differ, in parts: what is shown, the other readings, and what explains them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data.load import Tables
from data.reading import (
    about_words,
    country_names,
    reservations_on,
    subject_names,
    topics,
    value_words,
)
from data.records import records
from data.schema import Standing, event_of
from data.wording import STANDING_LABELS

_MEMBERS = ("country", "partner_country")
_DATES = ("tender_opened", "contract_signed", "contract_announced", "installation", "operation")
"""Events of a machine."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What claims say alike, in words."""

    words: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Readings of one matter; `explained` are our own words."""

    about: str
    shown: tuple[Reading, ...]
    others: tuple[Reading, ...]
    explained: str

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that are read, those shown first."""
        return tuple(claim for one in (*self.shown, *self.others) for claim in one.claim_ids)


def differences(tables: Tables, *, in_short: bool = False) -> tuple[Difference, ...]:
    """Return where readings differ, in the order of the register.

    In short, these are those on money, members and dates of the machine of a factory, without the
    readings that only support what is shown.
    """
    told = [row for row in records(tables.evidence) if not (in_short and _supports(row))]
    claims = {row["claim_id"]: row for row in told}
    names, countries = subject_names(tables), country_names(tables)
    factories = set(tables.factories["factory_id"])
    return tuple(
        _difference(row, claims, names, countries)
        for row in records(tables.conflicts)
        if not in_short or (row["subject_id"] in factories and _is_asked_first(row))
    )


def _supports(claim: Row) -> bool:
    return bool(claim["standing"] == Standing.SUPPORTING)


def _is_asked_first(conflict: Row) -> bool:
    return any(
        name.startswith("budget_") or name in _MEMBERS or event_of(name) in _DATES
        for name in conflict["attribute"].split(";")
    )


def _difference(
    conflict: Row,
    claims: Mapping[str, Row],
    names: Mapping[str, str],
    countries: Mapping[str, str],
) -> Difference:
    found = [claims[one] for one in conflict["claim_ids"].split(";") if one in claims]
    is_named = len({about_words(claim) for claim in found}) > 1
    about = topics(conflict["attribute"], conflict["subject_id"])
    said = {claim["claim_id"]: _words(claim, countries, is_named=is_named) for claim in found}
    shown = [claim for claim in found if claim["standing"] == Standing.CHOSEN]
    others = [claim for claim in found if claim["standing"] != Standing.CHOSEN]
    return Difference(
        about=f"{names[conflict['subject_id']]}: {' · '.join(about)}",
        shown=_readings((said[one["claim_id"]], one) for one in shown),
        others=_readings((f"{said[one['claim_id']]} ({_standing(one)})", one) for one in others),
        explained=conflict["explanation"],
    )


def _readings(said: Iterable[tuple[str, Row]]) -> tuple[Reading, ...]:
    """Return readings, each once with all its claims."""
    found: dict[str, list[str]] = {}
    for words, claim in said:
        found.setdefault(words, []).append(claim["claim_id"])
    return tuple(Reading(words, tuple(ids)) for words, ids in found.items())


def _words(claim: Row, countries: Mapping[str, str], *, is_named: bool) -> str:
    """Return what a claim says; what it is about only where that varies."""
    value = [value_words(claim, countries), *_printed(claim), *reservations_on(claim)]
    return f"{about_words(claim)}: {', '.join(value)}" if is_named else ", ".join(value)


def _standing(claim: Row) -> str:
    return STANDING_LABELS[claim["standing"]]


def _printed(claim: Row) -> list[str]:
    """Return a name as printed, where that is not ours: all names of a factory are read as one."""
    is_other = claim["attribute"] == "name" and claim["reported"] != claim["value"]
    return [f"printed “{claim['reported']}”"] if is_other else []
