"""What each payer pays of a factory's total, or of the contract for its machine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pandas as pd

from data.records import grouped, records
from data.schema import SIDES
from data.wording import NO_SUM, WEAK, money, money_spoken, percent

EU, NATIONAL = SIDES


@dataclass(frozen=True)
class Part:
    """What one payer pays of a factory's total, or of the contract for its machine."""

    factory: str
    factory_id: str
    total: str
    scope: str
    payer: str
    amount: float | None
    share: float | None
    qualifier: str
    is_weak: bool
    is_converted: bool
    claim_id: str
    is_told_in_parts: bool = False
    has_amount_beside: bool = False
    """Whether an amount is known, too, of the same payer and for the same."""

    @property
    def is_side(self) -> bool:
        """Whether this is a whole side, not one payer of it."""
        return self.payer in SIDES

    @property
    def words(self) -> str:
        """The part in words: `≤ €98.9 m`, `50 %`, `not disclosed`, `no figure found`.

        Of a side that only single payers are known of: `no sum found`.
        """
        if self.is_told_in_parts:
            return NO_SUM
        if self.amount is None and self.share is not None:
            return percent(self.share, self.qualifier)
        return money(self.amount, self.qualifier)

    @property
    def spoken(self) -> str:
        """The same as in a sentence."""
        is_money = not self.is_share and not self.is_told_in_parts
        known = money_spoken(self.amount, self.qualifier) if is_money else self.words
        return ", ".join([known, *self.reservations])

    @property
    def is_share(self) -> bool:
        """Whether only a share is known, and no amount."""
        return self.amount is None and self.share is not None

    @property
    def is_share_alone(self) -> bool:
        """Whether a share is all that is known of what the payer pays."""
        return self.is_share and not self.has_amount_beside

    @property
    def reservations(self) -> list[str]:
        """What a reader must know before quoting the part."""
        return ["converted"] * self.is_converted + [f"from {WEAK}"] * self.is_weak


def parts_of(
    factories: pd.DataFrame,
    funding: pd.DataFrame,
    budgets: pd.DataFrame,
    weak: frozenset[str],
    converted: frozenset[str],
) -> list[Part]:
    """Return the parts in the order of the factories: both sides, single payers, the contract."""
    totals = _totals(budgets)
    paid = grouped(records(funding), "factory_id")
    found = []
    for factory in records(factories[["factory_id", "name"]]):
        factory_id = factory["factory_id"]
        known = {**factory, "total": totals.get(factory_id, "")}
        mine = [_part({**known, **row}, weak, converted) for row in paid.get(factory_id, ())]
        silent = [side for side in SIDES if not _of(mine, "factory_total", side)]
        in_parts = [NATIONAL] * any(p.scope == "factory_total" and not p.is_side for p in mine)
        mine += [
            replace(
                _part({**known, "payer": side}, weak, converted),
                is_told_in_parts=side in in_parts,
            )
            for side in silent
        ]
        in_euro = {(part.scope, part.payer) for part in mine if part.amount is not None}
        mine = [
            replace(part, has_amount_beside=(part.scope, part.payer) in in_euro) for part in mine
        ]
        found += sorted(mine, key=_rank)
    return found


def _totals(budgets: pd.DataFrame) -> dict[str, str]:
    totals = budgets[budgets["measure"] == "factory_total"]
    return {
        row["factory_id"]: money(row["amount_eur"], row["qualifier"]) for row in records(totals)
    }


def _part(record: dict[str, Any], weak: frozenset[str], converted: frozenset[str]) -> Part:
    claim_id = record.get("claim_id") or ""
    amount = record.get("amount_eur")
    return Part(
        factory=record["name"],
        factory_id=record["factory_id"],
        total=record["total"],
        scope=record.get("scope") or "factory_total",
        payer=record["payer"],
        amount=None if amount is None else float(amount),
        share=record.get("share_percent"),
        qualifier=record.get("qualifier") or "",
        is_weak=claim_id in weak,
        is_converted=claim_id in converted,
        claim_id=claim_id,
    )


def _rank(part: Part) -> tuple[bool, int]:
    side = SIDES.index(part.payer) if part.is_side else len(SIDES)
    return part.scope != "factory_total", side


def _of(parts: Iterable[Part], scope: str, payer: str) -> list[Part]:
    return [part for part in parts if part.scope == scope and part.payer == payer]


def by_factory(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts of each factory, in their order."""
    return [list(mine) for _, mine in groupby(parts, key=lambda part: part.factory_id)]
