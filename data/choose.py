"""Which claim is shown on a given date, and what becomes of the others.

Decisions:

- A claim counts from `known_from`: the last day of its source's date, or the day of reading.
- A group is one subject, attribute and status (for dates, one event); where an attribute may have
  several values at once, each value is a group of its own, so that members are never rivals.
- Claims are put in order: those that give a value before those that give none; confidence; euro
  before converted; official, host, press, secondary; later before earlier; order of the register.
  Expectations (planned dates, status): any but low confidence first, then the later before
  anything else.
- Claims that can all be true at once are one reading: equal amounts, an amount and its rounding, a
  floor and a higher amount, a date inside another. The first claim's reading is the chosen one.
- Of that reading the most precise claim is shown, but a claim of low confidence never makes a
  value more precise than better ones do, and of equal values the first in order speaks.
- Other readings are `superseded` where a claim of the chosen one replaced them later (from the same
  publisher, by a correction, or as an expectation known at the same time or later), else `rival`.
- That a member left a set is told by a claim of its own, `ended`. Where there is one, the member's
  claims are put in order as expectations are: the newest stands, and a low one ends nothing.
- Two claims of one publisher and day replace nothing: other readings among them are rivals, but for
  expectations, and the one that stands first in the register is shown.
- An amount converted is no finer than the digits that were printed: it agrees with one in euro
  within half their last step.
- That a machine is in operation counts only where an official source or a host says so; the claims
  of others are set aside.
- A correction chooses a claim, or sets it aside, once that claim is known.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from data.records import records
from data.schema import (
    CONFIDENCES,
    ENDED,
    PROVING_KINDS,
    SOURCE_KINDS,
    Kind,
    Standing,
    attribute_of,
    event_of,
)

_BOUNDS = {"at_least", "at_most"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What choosing needs of a claim. Dates are ISO 8601, so they compare as strings."""

    claim_id: str
    group: tuple[str, ...]
    number: float
    step: float
    """Least difference that the digits printed show, in the unit of `number`."""
    unit: str
    qualifier: str
    value: str
    start: str
    end: str
    is_date: bool
    is_in_words: bool
    is_expectation: bool
    is_converted: bool
    confidence: int
    publisher_kind: int
    publisher: str
    known_from: str
    correction: str
    position: int

    @property
    def is_low(self) -> bool:
        """Whether the claim is garbled, weak or contradicted."""
        return self.confidence == len(CONFIDENCES) - 1

    @property
    def proves_nothing(self) -> bool:
        """Whether it says that a machine is in operation, and is neither official nor a host's."""
        _, about, status, _ = self.group
        proves = SOURCE_KINDS[self.publisher_kind] in PROVING_KINDS
        return (about, status) == ("operation", "actual") and not proves

    @property
    def has_value(self) -> bool:
        """Whether the claim gives a value at all: not withheld, not in words only."""
        return (
            not self.is_in_words
            and self.qualifier != "not_disclosed"
            and (not self.is_date or bool(self.start or self.end))
        )


def choose(evidence: pd.DataFrame, sources: pd.DataFrame, known: date) -> pd.DataFrame:
    """Return the evidence known on a date with its `standing` column made anew.

    `evidence` and `sources` have the columns of the tables of those names (`standing` is not
    read). Rows keep their order; claims not known yet are left out.
    """
    return Choice(evidence, sources).on(known)


class Choice:
    """Claims made ready once, to choose among on any date; frames as for `choose`."""

    def __init__(self, evidence: pd.DataFrame, sources: pd.DataFrame) -> None:
        self._evidence = evidence
        self._candidates = _candidates(evidence, sources)

    def on(self, known: date) -> pd.DataFrame:
        """Return the evidence known on a date, as `choose` does."""
        day = known.isoformat()
        standings = _standings(c for c in self._candidates if c.known_from <= day)
        out = self._evidence[self._evidence["known_from"] <= day].copy()
        out["standing"] = [str(standings[claim_id]) for claim_id in out["claim_id"]]
        return out


def _candidates(evidence: pd.DataFrame, sources: pd.DataFrame) -> list[Candidate]:
    by_source = {s["source_id"]: (s["kind"], s["publisher"]) for s in records(sources)}
    columns = [
        "claim_id",
        "subject_id",
        "attribute",
        "value",
        "amount",
        "currency",
        "amount_eur",
        "unit",
        "payer",
        "scope",
        "qualifier",
        "edtf",
        "start",
        "end",
        "status",
        "source_id",
        "rule",
        "known_from",
        "confidence",
        "correction",
    ]
    return [
        _candidate(row, by_source, position)
        for position, row in enumerate(records(evidence[columns]))
    ]


def _candidate(row: dict[str, Any], sources: dict[str, tuple[str, str]], at: int) -> Candidate:
    text = {name: "" if value is None else str(value) for name, value in row.items()}
    kind, publisher = sources[text["source_id"]]
    number = float(text["amount_eur"] or text["amount"] or "nan")
    return Candidate(
        claim_id=text["claim_id"],
        group=group_of(text),
        number=number,
        step=printed_step(float(text["amount"])) * _rate(text) if text["amount"] else math.nan,
        unit=text["unit"] or ("EUR" if text["amount_eur"] else ""),
        qualifier=text["qualifier"],
        value=text["value"],
        start=text["start"],
        end=text["end"],
        is_date=bool(event_of(text["attribute"])),
        is_in_words=text["rule"].endswith("words only"),
        is_expectation=text["status"] == "planned" or text["attribute"] == "status",
        is_converted=text["currency"] not in ("", "EUR"),
        confidence=CONFIDENCES.index(text["confidence"]),
        publisher_kind=SOURCE_KINDS.index(kind),
        publisher=publisher,
        known_from=text["known_from"],
        correction=text["correction"],
        position=at,
    )


def _rate(claim: Mapping[str, str]) -> float:
    """Return euro for one unit of the currency printed, 1 for what is not money or in euro."""
    amount = float(claim["amount"])
    return float(claim["amount_eur"]) / amount if claim["amount_eur"] and amount else 1


def group_of(claim: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what claims chosen among have in common: subject, event or attribute, status, member.

    `claim` has the columns of `evidence`.
    """
    about = event_of(claim["attribute"]) or claim["attribute"]
    return claim["subject_id"], about, claim["status"] or "", _member(claim)


def _member(claim: Mapping[str, Any]) -> str:
    """Return what tells a value of a set from the others: its payer, its measure, or itself."""
    attribute = attribute_of(claim["subject_id"], claim["attribute"])
    if attribute is None or not attribute.many:
        return ""
    if claim["payer"]:
        return f"{claim['payer']} {claim['scope']}"
    if attribute.kind == Kind.CAPACITY and claim["unit"]:
        return str(claim["unit"])
    return " ".join(claim[part] or "" for part in ("value", "unit", "currency"))


def _standings(candidates: Iterable[Candidate]) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    ordered = sorted(candidates, key=lambda c: (c.group, c.position))
    for _, group in groupby(ordered, key=lambda c: c.group):
        members = list(group)
        standings |= {c.claim_id: Standing.SET_ASIDE for c in members if _is_set_aside(c)}
        standings |= _standings_of_group([c for c in members if not _is_set_aside(c)])
    return standings


def _is_set_aside(candidate: Candidate) -> bool:
    return candidate.correction == "set_aside" or candidate.proves_nothing


def _standings_of_group(members: list[Candidate]) -> dict[str, Standing]:
    if not members:
        return {}
    by_time = any(c.is_expectation or c.qualifier == ENDED for c in members)
    ordered = sorted(members, key=_by_time if by_time else _order)
    corrected = [c for c in ordered if c.correction == "choose"]
    leader = corrected[0] if corrected else ordered[0]
    reading = [leader]
    for candidate in ordered:
        if candidate is not leader and all(agree(candidate, other) for other in reading):
            reading.append(candidate)
    shown = leader if corrected else _most_precise(reading)
    standings = {c.claim_id: _standing_outside(c, reading, by_time) for c in ordered}
    standings |= {c.claim_id: Standing.SUPPORTING for c in reading}
    standings[shown.claim_id] = Standing.CHOSEN
    return standings


def _order(c: Candidate) -> tuple[float, ...]:
    later = -date.fromisoformat(c.known_from).toordinal()
    rank = (c.confidence, c.is_converted, c.publisher_kind, later, c.position)
    return (not c.has_value, *rank)


def _by_time(c: Candidate) -> tuple[float, ...]:
    later = -date.fromisoformat(c.known_from).toordinal()
    return (not c.has_value, c.is_low, later, *_order(c))


def _standing_outside(
    candidate: Candidate, reading: Sequence[Candidate], by_time: bool
) -> Standing:
    for other in reading:
        if by_time and other.known_from >= candidate.known_from:
            return Standing.SUPERSEDED
        replaced = other.publisher == candidate.publisher or other.correction == "choose"
        if replaced and other.known_from > candidate.known_from:
            return Standing.SUPERSEDED
    return Standing.RIVAL


def _most_precise(reading: Sequence[Candidate]) -> Candidate:
    trusted = [c for c in reading if not c.is_low] or list(reading)
    return min(enumerate(trusted), key=lambda pair: (_vagueness(pair[1]), pair[0]))[1]


def _vagueness(c: Candidate) -> tuple[float, ...]:
    if c.is_date:
        if not (c.start and c.end):
            return (math.inf,)
        return ((date.fromisoformat(c.end) - date.fromisoformat(c.start)).days,)
    if math.isnan(c.number):
        return (not c.has_value,)
    if c.qualifier in _BOUNDS:  # the higher floor and the lower ceiling say more
        return (True, c.is_converted, -c.number if c.qualifier == "at_least" else c.number)
    return (False, c.is_converted, printed_step(c.number))


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether two claims of a group can both be true."""
    if one.is_date:
        return _inside(one, other) or _inside(other, one)
    if not (math.isnan(one.number) or math.isnan(other.number)):
        return one.unit == other.unit and (
            one.number == other.number
            or _bounded(one, other)
            or _bounded(other, one)
            or _rounds_to(one, other)
            or _rounds_to(other, one)
            or _converts_to(one, other)
            or _converts_to(other, one)
        )
    if one.is_in_words and other.is_in_words:
        return True
    return one.value == other.value and one.qualifier == other.qualifier


def _inside(inner: Candidate, outer: Candidate) -> bool:
    if not (inner.has_value and outer.has_value):
        return inner.has_value == outer.has_value
    return (inner.start or "0000") >= (outer.start or "0000") and (inner.end or "9999") <= (
        outer.end or "9999"
    )


def _bounded(bound: Candidate, amount: Candidate) -> bool:
    if bound.qualifier == "at_least":
        return amount.number >= bound.number
    return bound.qualifier == "at_most" and amount.number <= bound.number


def _rounds_to(fine: Candidate, coarse: Candidate) -> bool:
    if {fine.qualifier, coarse.qualifier} & _BOUNDS:
        return False
    step = printed_step(coarse.number)
    return printed_step(fine.number) < step and round(fine.number / step) * step == coarse.number


def _converts_to(converted: Candidate, other: Candidate) -> bool:
    if {converted.qualifier, other.qualifier} & _BOUNDS or not converted.is_converted:
        return False
    return abs(converted.number - other.number) <= max(converted.step, other.step) / 2


def printed_step(number: float) -> float:
    """Return the smallest step a printed number shows: its trailing zeros, two digits kept."""
    if number == 0 or number != int(number):
        return 0
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** min(zeros, max(len(digits) - 2, 0))
