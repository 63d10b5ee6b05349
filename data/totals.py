"""What sources say of the whole beside what the tables add up to, each difference by name.

Decisions:

- What has no suffix in the register is of the first selection; states and countries of the later
  ones are counted with those before.
- A sum of which a part is not published, or is a floor, is a floor itself; so is a count of
  countries where a factory's partners are not named. Where a floor stays below what the source
  says, the two are `open`, neither equal nor different. Nothing is filled in.
- A sum agrees with a figure within half the last step of that figure's digits.
- The EU's money for the Antennas is compared with the EU's parts only, never with their totals.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from data.choose import printed_step
from data.chosen import Chosen
from data.load import Tables
from data.reading import antenna_names, factory_names, partners_not_named, weak_claims
from data.records import records
from data.schema import WAVES, Standing

COLUMNS = (
    *("attribute", "claim_id", "standing", "claimed", "unit", "qualifier"),
    *("found", "found_qualifier", "agreement", "counted", "missing", "weak_eur", "weak"),
)
"""Columns of `totals`, one claim on the programme a row:

- `attribute`, `claim_id`, `standing`, `qualifier`: as in `programme`;
- `claimed`, `found`: what the source says and what the tables add up to, in `unit` (EUR, or empty
  for a count); `found_qualifier` limits it as `qualifier` does the other;
- `agreement`: as in `Agreement`;
- `counted`, `missing`: the names behind `found`, and those that have no value; joined by `;`;
- `weak_eur`, `weak`: how much of `found` rests on weak claims, in EUR, and those; joined by `;`.
"""


class Agreement(StrEnum):
    """Whether what the tables add up to is what a source says."""

    AGREES = "agrees"
    OPEN = "open"
    DIFFERS = "differs"


class _Part(NamedTuple):
    """One thing counted, or one amount of a sum: its name, and its value where it is known."""

    name: str
    value: float | None = 1
    qualifier: str = "exact"
    claim_id: str = ""


_Parts = Sequence[_Part]


def totals(tables: Tables) -> pd.DataFrame:
    """Return one row for each claim on a whole that the tables can be held against.

    `tables` are of one day and hold every factory and Antenna; columns as in `COLUMNS`. Claims that
    were replaced or set aside are left out, rivals are not.
    """
    weak = weak_claims(tables)
    claims = [
        claim
        for claim in records(tables.programme)
        if claim["attribute"] in _WHOLES
        and claim["standing"] not in (Standing.SUPERSEDED, Standing.SET_ASIDE)
    ]
    parts = {name: _WHOLES[name](tables) for name in {claim["attribute"] for claim in claims}}
    rows = [_row(claim, parts[claim["attribute"]], weak) for claim in claims]
    return pd.DataFrame(rows, columns=list(COLUMNS))


class Statement(NamedTuple):
    """A figure for a whole as sources say it: a row of `totals`, and all claims that say it."""

    row: Mapping[str, Any]
    claim_ids: tuple[str, ...]
    is_weak: bool
    """Whether every claim that says it is of low confidence."""


def statements(tables: Tables) -> list[Statement]:
    """Return each statement on a whole once, `tables` as for `totals`.

    Its row is of the claim shown, where that is one of those that say it.
    """
    said: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in records(totals(tables)):
        key = tuple(row[name] for name in ("attribute", "claimed", "unit", "qualifier"))
        said.setdefault(key, []).append(row)
    weak = weak_claims(tables)
    return [_statement(rows, weak) for rows in said.values()]


def _statement(rows: Sequence[Mapping[str, Any]], weak: frozenset[str]) -> Statement:
    rows = sorted(rows, key=lambda row: row["standing"] != Standing.CHOSEN)
    claims = tuple(row["claim_id"] for row in rows)
    return Statement(rows[0], claims, weak.issuperset(claims))


def _row(claim: Mapping[str, Any], parts: _Parts, weak: frozenset[str]) -> dict[str, Any]:
    known = [part for part in parts if part.value is not None]
    missing = [part.name for part in parts if part.value is None]
    weakest = [part for part in known if part.claim_id in weak]
    claimed, found = int(claim["value"]), round(sum(part.value or 0 for part in known))
    is_floor = bool(missing) or any(part.qualifier == "at_least" for part in known)
    return {
        **{name: claim[name] for name in ("attribute", "claim_id", "standing", "qualifier")},
        "claimed": claimed,
        "unit": claim["unit"] or "",
        "found": found,
        "found_qualifier": "at_least" if is_floor else _vaguest(known),
        "agreement": str(_agreement(claimed, claim, found, is_floor)),
        "counted": ";".join(part.name for part in known),
        "missing": ";".join(missing),
        "weak_eur": round(sum(part.value or 0 for part in weakest)),
        "weak": ";".join(part.claim_id for part in weakest),
    }


def _vaguest(parts: Iterable[_Part]) -> str:
    return "about" if {part.qualifier for part in parts} - {"exact"} else "exact"


def _agreement(claimed: int, claim: Mapping[str, Any], found: int, is_floor: bool) -> Agreement:
    tolerance = printed_step(claimed) / 2 if claim["unit"] else 0
    if found > claimed + tolerance:
        return Agreement.AGREES if claim["qualifier"] == "at_least" else Agreement.DIFFERS
    # A missing amount is more than nothing; a partner that is not named may be counted already.
    may_be_whole = not (is_floor and claim["unit"])
    if found >= claimed - tolerance and may_be_whole:
        return Agreement.AGREES
    return Agreement.OPEN if is_floor else Agreement.DIFFERS


def _until(wave: str) -> tuple[str, ...]:
    return WAVES[: WAVES.index(wave) + 1]


def _factories(*waves: str) -> Callable[[Tables], _Parts]:
    def parts(tables: Tables) -> _Parts:
        chosen = tables.factories[tables.factories["wave"].isin(waves)]
        return [_Part(name) for name in chosen["name"]]

    return parts


def _countries(
    waves: Sequence[str], *, role: str = "", members: bool | None = None
) -> Callable[[Tables], _Parts]:
    """Return the countries that take part in selections: in one role, or of the EU or outside."""

    def parts(tables: Tables) -> _Parts:
        ids = tables.factories.loc[tables.factories["wave"].isin(waves), "factory_id"]
        seats = tables.memberships[tables.memberships["factory_id"].isin(ids)]
        seats = seats[seats["role"] == role] if role else seats
        found = tables.countries[tables.countries["country"].isin(seats["country"])]
        found = found if members is None else found[found["is_eu_member"] == members]
        named = [_Part(name) for name in found["name"]]
        return named if role == "host" else [*named, *_silent(tables, ids)]

    return parts


def _silent(tables: Tables, factory_ids: Iterable[str]) -> _Parts:
    silent = partners_not_named(tables)
    asked = silent["factory_id"].isin(factory_ids)
    return [_Part(f"partners of {name}", None) for name in silent.loc[asked, "name"]]


def _of_factories(column: str, value: str, waves: Sequence[str]) -> Callable[[Tables], _Parts]:
    def parts(tables: Tables) -> _Parts:
        factories = tables.factories
        chosen = factories["wave"].isin(waves) & (factories[column] == value)
        return [_Part(name) for name in factories.loc[chosen, "name"]]

    return parts


def _money(*waves: str) -> Callable[[Tables], _Parts]:
    def parts(tables: Tables) -> _Parts:
        names = factory_names(tables)
        ids = tables.factories.loc[tables.factories["wave"].isin(waves), "factory_id"]
        budgets = tables.budgets[tables.budgets["measure"] == "factory_total"]
        rows = records(budgets[budgets["factory_id"].isin(ids)])
        return [_amount(names[row["factory_id"]], row) for row in rows]

    return parts


def _amount(name: str, row: Mapping[str, Any]) -> _Part:
    return _Part(name, row["amount_eur"], row["qualifier"] or "exact", row["claim_id"] or "")


def _antennas(tables: Tables) -> _Parts:
    return [_Part(name) for name in antenna_names(tables).values()]


def _money_of_all(tables: Tables) -> _Parts:
    names = antenna_names(tables)
    antennas = [_amount(names[row["antenna_id"]], row) for row in records(tables.antennas)]
    return [*_money(*WAVES)(tables), *antennas]


def _eu_money_of_antennas(tables: Tables) -> _Parts:
    chosen = Chosen(records(tables.evidence))
    none = {"amount_eur": None, "qualifier": None, "claim_id": None}
    return [
        _amount(name, next(iter(chosen.claims(antenna_id, "budget_eu")), none))
        for antenna_id, name in antenna_names(tables).items()
    ]


_FIRST, _SECOND, _THIRD = WAVES
_WHOLES: dict[str, Callable[[Tables], _Parts]] = {
    "factories_total": _factories(_FIRST),
    "factories_total_wave_2": _factories(_SECOND),
    "factories_total_all": _factories(*WAVES),
    "antennas_total": _antennas,
    "countries_total": _countries([_FIRST]),
    "member_states_total": _countries([_FIRST], members=True),
    "participating_states_total": _countries([_FIRST], members=False),
    "partner_countries_total": _countries([_FIRST], role="partner"),
    "member_states_total_wave_2": _countries(_until(_SECOND), members=True),
    "participating_states_total_wave_2": _countries(_until(_SECOND), members=False),
    "countries_total_wave_3": _countries(WAVES),
    "host_member_states_total": _countries(WAVES, role="host", members=True),
    "new_systems_total": _of_factories("kind", "new", [_FIRST]),
    "experimental_platforms_total": _of_factories("experimental_platform", "yes", WAVES),
    "total_investment": _money(_FIRST),
    "total_investment_wave_2": _money(_SECOND),
    "total_investment_wave_3": _money(_THIRD),
    "total_investment_all": _money_of_all,
    "total_investment_antennas": _eu_money_of_antennas,
}
"""Attribute of the programme -> the parts of the tables that make the same whole."""
