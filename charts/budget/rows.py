"""The amount of each factory: how far it is known, and who says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.theme import KIND_COLOURS, Theme
from data.records import records
from data.schema import Standing
from data.wording import WEAK, day, money

_CONVERTED = "converted from another currency"


@dataclass(frozen=True)
class Rival:
    """What somebody else says the amount is."""

    claim_id: str
    amount: float
    qualifier: str
    lines: tuple[str, ...]


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
    published: str
    claim_id: str
    rivals: tuple[Rival, ...]

    @property
    def words(self) -> str:
        """The amount in words: `≥ €556 m`, `not disclosed`, `no figure found`."""
        return money(self.amount, self.qualifier)

    @property
    def reservations(self) -> list[str]:
        """What a reader must know before quoting the amount."""
        return [_CONVERTED] * self.is_converted + [WEAK] * self.is_weak

    @property
    def rival_amounts(self) -> list[float]:
        """What the others say, smallest first, each amount once."""
        return sorted({rival.amount for rival in self.rivals})

    @property
    def rival_readings(self) -> list[tuple[float, str]]:
        """What the others say, amount and qualifier, smallest first, each reading once."""
        return sorted({(rival.amount, rival.qualifier) for rival in self.rivals})

    @property
    def reach(self) -> float:
        """Where the last mark of the row stands, in million euro."""
        return max([self.amount or 0, *self.rival_amounts]) / 1e6

    def colour(self, theme: Theme) -> str:
        """Return the colour of the factory's kind."""
        return KIND_COLOURS.get(self.kind, theme.muted)


def rows_of(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    rivals: Mapping[str, Sequence[Rival]],
    measure: str,
    weak: frozenset[str],
) -> list[Row]:
    """Return one row a factory, the largest amount first."""
    amounts = budgets[budgets["measure"] == measure]
    named = factories[["factory_id", "name", "country", "city", "kind"]]
    merged = named.merge(amounts, on="factory_id", how="left", validate="one_to_one")
    return sorted((_row(record, rivals, weak) for record in records(merged)), key=_rank)


def rivals_of(evidence: pd.DataFrame, attribute: str) -> dict[str, list[Rival]]:
    """Return who says otherwise, by factory, smallest amount first."""
    wanted = (evidence["attribute"] == attribute) & (evidence["standing"] == Standing.RIVAL)
    found: dict[str, list[Rival]] = {}
    for record in records(evidence[wanted & evidence["amount_eur"].notna()]):
        found.setdefault(record["subject_id"], []).append(_rival(record))
    return {subject: sorted(said, key=lambda r: r.amount) for subject, said in found.items()}


def _row(
    record: Mapping[str, Any], rivals: Mapping[str, Sequence[Rival]], weak: frozenset[str]
) -> Row:
    amount, claim_id = record["amount_eur"], record["claim_id"] or ""
    return Row(
        factory_id=record["factory_id"],
        name=record["name"],
        country=record["country"] or "",
        city=record["city"] or "",
        kind=record["kind"] or "",
        amount=None if amount is None else float(amount),
        qualifier=record["qualifier"] or "",
        is_converted=record["converted"] is True,
        is_weak=claim_id in weak,
        reported=record["reported"] or "",
        published=record["published"] or "",
        claim_id=claim_id,
        rivals=tuple(rivals.get(record["factory_id"], ())),
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
