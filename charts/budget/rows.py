"""The amount of each factory: how far it is known, who agrees and who says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.theme import KIND_COLOURS, Theme
from data.records import records
from data.schema import MEASURES, Standing
from data.wording import WEAK, day, money

_CONVERTED = "converted from another currency"

_Said = dict[tuple[str, str], list[dict[str, Any]]]
"""Factory and standing -> claims, rows of `evidence`."""


@dataclass(frozen=True)
class Rival:
    """What somebody else says the amount is."""

    claim_id: str
    amount: float
    qualifier: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Support:
    """A claim that agrees with the amount shown.

    `words` are its own amount in euro, `origin` the same as printed where it was converted.
    """

    claim_id: str
    words: str
    origin: str


@dataclass(frozen=True)
class Row:
    """One factory with its amount in euro."""

    factory_id: str
    name: str
    country: str
    city: str
    kind: str
    amount: float | None
    qualifier: str
    is_converted: bool
    is_weak: bool
    reported: str
    context: str
    published: str
    claim_id: str
    rivals: tuple[Rival, ...]
    supports: tuple[Support, ...]

    @property
    def words(self) -> str:
        """The amount in words: `≥ €556 m`, `not disclosed`, `no figure found`."""
        return money(self.amount, self.qualifier)

    @property
    def as_reported(self) -> str:
        """The amount as printed, and what the text beside it adds: `198 millones (close to)`."""
        return f"{self.reported} ({self.context})" if self.context else self.reported

    @property
    def reservations(self) -> list[str]:
        """What a reader must know before quoting the amount."""
        return [_CONVERTED] * self.is_converted + [WEAK] * self.is_weak

    @property
    def in_full(self) -> str:
        """The amount in words with what a reader must know."""
        return ", ".join([self.words, *self.reservations])

    @property
    def rivals_in_full(self) -> str:
        """What the others say, each with its claim."""
        return "; ".join(f"{money(r.amount, r.qualifier)} ({r.claim_id})" for r in self.rivals)

    @property
    def rival_amounts(self) -> list[float]:
        """What the others say, smallest first, each amount once."""
        return sorted({rival.amount for rival in self.rivals})

    @property
    def rival_readings(self) -> list[tuple[float, str]]:
        """What the others say, amount and qualifier, smallest first, each reading once."""
        return sorted({(rival.amount, rival.qualifier) for rival in self.rivals})

    @property
    def end(self) -> float:
        """Where the bar ends, in million euro; a missing amount has none."""
        return (self.amount or 0) / 1e6

    @property
    def reach(self) -> float:
        """Where the last mark of the row stands, in million euro."""
        return max([self.end, *(amount / 1e6 for amount in self.rival_amounts)])

    def colour(self, theme: Theme) -> str:
        """Return the colour of the factory's kind."""
        return KIND_COLOURS.get(self.kind, theme.muted)


def rows_of(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    evidence: pd.DataFrame,
    countries: pd.DataFrame,
    measure: str,
    weak: frozenset[str],
) -> list[Row]:
    """Return one row a factory, the largest amount first."""
    amounts = budgets[budgets["measure"] == measure]
    named = factories[["factory_id", "name", "country", "city", "kind"]]
    merged = named.merge(amounts, on="factory_id", how="left", validate="one_to_one").merge(
        evidence[["claim_id", "context"]], on="claim_id", how="left"
    )
    country_names = dict(zip(countries["country"], countries["name"], strict=True))
    said = _said(evidence, MEASURES[measure])
    rows = (_row(record, said, country_names, weak) for record in records(merged))
    return sorted(rows, key=_rank)


def _said(evidence: pd.DataFrame, attribute: str) -> _Said:
    """Return the claims that give an amount or withhold it, smallest first."""
    tells = evidence["amount_eur"].notna() | (evidence["qualifier"] == "not_disclosed")
    found: _Said = {}
    for claim in records(evidence[tells & (evidence["attribute"] == attribute)]):
        found.setdefault((claim["subject_id"], claim["standing"]), []).append(claim)
    return {
        key: sorted(claims, key=lambda c: c["amount_eur"] or 0) for key, claims in found.items()
    }


def _row(
    record: Mapping[str, Any],
    said: _Said,
    country_names: Mapping[str, str],
    weak: frozenset[str],
) -> Row:
    amount, claim_id = record["amount_eur"], record["claim_id"] or ""
    rivals = said.get((record["factory_id"], Standing.RIVAL), [])
    supports = said.get((record["factory_id"], Standing.SUPPORTING), [])
    return Row(
        factory_id=record["factory_id"],
        name=record["name"],
        country=country_names.get(record["country"], record["country"] or ""),
        city=record["city"] or "",
        kind=record["kind"] or "",
        amount=None if amount is None else float(amount),
        qualifier=record["qualifier"] or "",
        is_converted=record["converted"] is True,
        is_weak=claim_id in weak,
        reported=record["reported"] or "",
        context=record["context"] or "",
        published=record["published"] or "",
        claim_id=claim_id,
        rivals=tuple(_rival(claim) for claim in rivals if claim["amount_eur"] is not None),
        supports=tuple(map(_support, supports)),
    )


def _rank(row: Row) -> tuple[int, float]:
    """Amounts by size, then what is not disclosed, then what nobody claims."""
    if row.amount is not None:
        return 0, -row.amount
    return (1 if row.claim_id else 2), 0


def _rival(record: Mapping[str, Any]) -> Rival:
    who = record.get("publisher") or record["source_id"]
    amount = float(record["amount_eur"])
    return Rival(
        claim_id=record["claim_id"],
        amount=amount,
        qualifier=record["qualifier"],
        lines=(
            f"{who}: {money(amount, record['qualifier'])}",
            f"As reported: “{record['reported']}”",
            f"Known since {day(record['known_from'])}, claim {record['claim_id']}",
        ),
    )


def _support(record: Mapping[str, Any]) -> Support:
    is_converted = record["currency"] not in (None, "EUR")
    return Support(
        claim_id=record["claim_id"],
        words=money(record["amount_eur"], record["qualifier"]),
        origin=_in_currency(record["amount"], record["currency"]) if is_converted else "",
    )


def _in_currency(amount: float, currency: str) -> str:
    """Return an amount in words as in euro, under another sign: `CZK 15 bn`."""
    return money(amount).replace("€", f"{currency} ")
