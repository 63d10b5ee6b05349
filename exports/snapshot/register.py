"""The evidence of a snapshot: each claim behind a value shown, and what else was said on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from data.choose import group_of
from data.load import Tables
from data.reading import (
    about_words,
    country_names,
    reservations_on,
    subject_names,
    value_words,
)
from data.records import records
from data.wording import CORRECTION_LABELS, STANDING_LABELS
from exports.briefing import Cited
from exports.briefing.numbered import Numbers
from exports.snapshot.links import Part

Claim = Mapping[str, Any]


class Other(NamedTuple):
    """What other claims on a value say, with how they stand, and their ids."""

    words: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A claim: what its source says, what the Atlas makes of it, and where both are seen.

    `said` are sentences on how to read it; `others` the claims on the same value, by what they
    say and how they stand; `seen` the sections that show it. Empty is what nothing is known of.
    """

    claim_id: str
    subject: str
    about: str
    value: str
    standing: str
    confidence: str
    reported: str
    context: str
    locator: str
    source: Cited
    said: tuple[str, ...]
    others: tuple[Other, ...]
    seen: tuple[Part, ...]


@dataclass(frozen=True)
class Entries:
    """The claims on a factory or the programme, in the order of the register."""

    name: str
    entries: tuple[Entry, ...]


class Register:
    """The claims of a day, by what they are claims on."""

    def __init__(self, whole: Tables) -> None:
        """Take all tables of the day."""
        self._claims = {claim["claim_id"]: claim for claim in records(whole.evidence)}
        self._names, self._countries = subject_names(whole), country_names(whole)
        self._groups: dict[tuple[str, ...], list[Claim]] = {}
        for claim in self._claims.values():
            self._groups.setdefault(group_of(claim), []).append(claim)
        self._words = {
            one: f"{value_words(claim, self._countries)} ({STANDING_LABELS[claim['standing']]})"
            for one, claim in self._claims.items()
        }

    def on_same(self, claim_ids: Iterable[str]) -> list[str]:
        """Return these claims and all others on the same values, in the order of the register."""
        asked = {group_of(self._claims[one]) for one in claim_ids if one in self._claims}
        return [one for one, claim in self._claims.items() if group_of(claim) in asked]

    def entries(
        self, claim_ids: Sequence[str], numbers: Numbers, seen: Mapping[str, Sequence[Part]]
    ) -> list[Entries]:
        """Return the entries of claims by subject; `seen` are the sections that show each."""
        sources = {
            claim_id: source for source in numbers.cited(claim_ids) for claim_id in source.claim_ids
        }
        entries = (self._entry(one, sources[one], seen.get(one, ())) for one in claim_ids)
        order = list(self._names.values())
        ordered = sorted(entries, key=lambda entry: order.index(entry.subject))
        return [
            Entries(name, tuple(found))
            for name, found in groupby(ordered, key=lambda entry: entry.subject)
        ]

    def _entry(self, claim_id: str, source: Cited, seen: Sequence[Part]) -> Entry:
        claim = self._claims[claim_id]
        return Entry(
            claim_id=claim_id,
            subject=self._names[claim["subject_id"]],
            about=about_words(claim),
            value=value_words(claim, self._countries),
            standing=STANDING_LABELS[claim["standing"]],
            confidence=claim["confidence"],
            reported=claim["reported"] or "",
            context=claim["context"] or "",
            locator=claim["locator"] or "",
            source=source,
            said=tuple(_said(claim)),
            others=self._others(claim),
            seen=tuple(seen),
        )

    def _others(self, claim: Claim) -> tuple[Other, ...]:
        found: dict[str, list[str]] = {}
        for other in self._groups[group_of(claim)]:
            if other is not claim:
                found.setdefault(self._words[other["claim_id"]], []).append(other["claim_id"])
        return tuple(Other(words, tuple(ids)) for words, ids in found.items())


def _said(claim: Claim) -> Iterator[str]:
    """Return what a reader must know of a claim: weak, of a part, corrected, noted."""
    yield from reservations_on(claim)
    if claim["correction"] in ("choose", "set_aside"):
        done = CORRECTION_LABELS[claim["correction"]]
        yield f"{done} by a reviewed correction: {claim['reason']}"
    if claim["note"]:
        yield claim["note"]
