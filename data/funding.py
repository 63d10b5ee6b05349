"""Who pays which part of a factory's money."""

from typing import Any, NamedTuple

from data.chosen import Chosen
from data.schema import SIDES

Row = dict[str, Any]


class _Side(NamedTuple):
    """An attribute that gives an amount or a share of one whole side."""

    attribute: str
    scope: str
    payer: str


_EU, _NATIONAL = SIDES
_SIDES = (
    _Side("budget_eu", "factory_total", _EU),
    _Side("eu_share", "factory_total", _EU),
    _Side("budget_national", "factory_total", _NATIONAL),
    _Side("national_share", "factory_total", _NATIONAL),
    _Side("system_contract_eu_share", "system_contract", _EU),
)


def funding(factory_id: str, chosen: Chosen) -> list[Row]:
    """Return the parts of a factory's money, whole sides first, columns as in `funding`."""
    sides = [
        _row(factory_id, claim, side.scope, side.payer)
        for side in _SIDES
        for claim in chosen.claims(factory_id, side.attribute)
    ]
    parts = [
        _row(factory_id, claim, claim["scope"], claim["payer"])
        for claim in chosen.claims(factory_id, "budget_national_part")
    ]
    return sides + parts


def _row(factory_id: str, claim: Row, scope: str, payer: str) -> Row:
    is_share = claim["unit"] == "%"
    return {
        "factory_id": factory_id,
        "scope": scope,
        "payer": payer,
        "payer_country": claim["payer_country"],
        "amount_eur": None if is_share else claim["amount_eur"],
        "share_percent": claim["amount"] if is_share else None,
        "qualifier": claim["qualifier"],
        "claim_id": claim["claim_id"],
    }
