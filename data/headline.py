"""What a selection amounts to: key figures and one sentence, each with the claims it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.load import Tables
from data.reading import limited, partners_not_named
from data.records import records
from data.reported import reported_of
from data.schema import OWN_KINDS
from data.wording import (
    NO_CLAIM,
    Amount,
    and_list,
    coverage,
    day,
    partial_sum,
    plural,
    total_words,
)

# A key figure has room for few letters.
_SIGNS = {"at least": "≥", "at most": "≤", "about": "≈", NO_CLAIM: "unknown"}


@dataclass(frozen=True)
class KeyFigure:
    """A number in words, what it means, what limits it, and its claims."""

    label: str
    value: str
    note: str
    claim_ids: tuple[str, ...]


def short_words(amount: str) -> str:
    """Return an amount in words with signs for what limits it: `≈ €198 m`, `unknown`."""
    for words, sign in _SIGNS.items():
        amount = re.sub(words, sign, amount, flags=re.IGNORECASE)
    return amount


def key_figures(tables: Tables) -> list[KeyFigure]:
    """Return the key figures of the tables of a selection."""
    return [
        _factories(tables),
        _countries(tables),
        _budget(tables),
        _services(tables),
        _machines(tables),
    ]


def headline(tables: Tables) -> str:
    """Return one sentence or two that say what the selection amounts to."""
    known = f"As known on {day(tables.newest_evidence)}"
    count = len(tables.factories)
    if not count:
        return f"{known}, no AI Factory fits this selection."
    places = plural(_members(tables, "host")["country"].nunique(), "country", "countries")
    factories = plural(count, "AI Factory", "AI Factories")
    said = [
        f"{known}: {factories} in {places}{_joining(tables)}.",
        _sum_words(_amounts(tables)),
        limited(_claims(_totals(tables)), tables),
        f"{_services_words(tables)}; {_machines_words(tables)}.",
    ]
    return " ".join(filter(None, said))


def _joining(tables: Tables) -> str:
    """Return who joins the hosts, and of how many factories no source read names the partners."""
    hosts, partners = (_members(tables, role) for role in ("host", "partner"))
    joined = set(partners["country"]) - set(hosts["country"])
    unnamed = len(partners_not_named(tables))
    countries = plural(len(joined), "partner country", "partner countries")
    silent = plural(unnamed, "factory", "factories")
    return "".join(
        [
            f", joined by {countries}" if joined else "",
            f"; partner countries of {silent} are not named" if unnamed else "",
        ]
    )


def _sum_words(amounts: Sequence[Amount]) -> str:
    """Return the sum as a sentence with its subject."""
    words = partial_sum(amounts)
    if words.startswith("No"):
        return words
    return f"Factory totals published add up to {words[0].lower()}{words[1:]}"


def _members(tables: Tables, role: str) -> pd.DataFrame:
    return tables.memberships[tables.memberships["role"] == role]


def _claims(frame: pd.DataFrame) -> tuple[str, ...]:
    return tuple(frame["claim_id"].dropna())


def _factories(tables: Tables) -> KeyFigure:
    hosts = _members(tables, "host")
    places = plural(hosts["country"].nunique(), "country", "countries")
    return KeyFigure("AI Factories", str(len(tables.factories)), f"in {places}", _claims(hosts))


def _countries(tables: Tables) -> KeyFigure:
    taking_part = tables.countries["country"].isin(tables.memberships["country"])
    countries = tables.countries[taking_part]
    members = countries["is_eu_member"].fillna(False).astype(bool)
    states = plural(int(members.sum()), "EU Member State")
    note = and_list([states, *countries.loc[~members, "name"]])
    floor = "≥ " if len(partners_not_named(tables)) else ""
    return KeyFigure(
        "Countries taking part", f"{floor}{len(countries)}", note, _claims(tables.memberships)
    )


def _totals(tables: Tables) -> pd.DataFrame:
    totals = tables.budgets[tables.budgets["measure"] == "factory_total"]
    confidence = tables.evidence[["claim_id", "confidence"]]
    return totals.merge(confidence, on="claim_id", how="left")


def _amounts(tables: Tables) -> list[Amount]:
    return [
        (row["amount_eur"], row["qualifier"], row["confidence"] == "low")
        for row in records(_totals(tables))
    ]


def _budget(tables: Tables) -> KeyFigure:
    amounts = _amounts(tables)
    claims = _claims(_totals(tables))
    value, *limit = total_words(amounts).split(", ")
    note = ", ".join([*limit, coverage(amounts)])
    return KeyFigure("Known factory totals", short_words(value), note, claims)


def _services_words(tables: Tables) -> str:
    running = len(reported_of(tables.milestones, "factory", "services"))
    return f"Services reported running at {running} of {len(tables.factories)}"


def _services(tables: Tables) -> KeyFigure:
    done = reported_of(tables.milestones, "factory", "services")
    silent = tables.factories[~tables.factories["factory_id"].isin(done["subject_id"])]
    note = f"no report found for {and_list(silent['name'])}" if len(silent) else "all reported"
    value = f"{len(done)} of {len(tables.factories)}"
    return KeyFigure("Services running", value, note, _claims(done))


def _own_machines(tables: Tables) -> int:
    """Return how many factories get a machine of their own."""
    return int(tables.factories["kind"].isin(OWN_KINDS).sum())


def _machines_words(tables: Tables) -> str:
    done = len(reported_of(tables.milestones, "machine", "operation"))
    if not done:
        return "no new machine is reported in operation"
    return f"{plural(done, 'new machine')} reported in operation"


def _machines(tables: Tables) -> KeyFigure:
    done = reported_of(tables.milestones, "machine", "operation")
    contracts = reported_of(
        tables.milestones, "machine", "contract_signed", "contract_announced"
    ).drop_duplicates("subject_id")
    return KeyFigure(
        "New machines running",
        f"{len(done)} of {_own_machines(tables)}",
        f"{plural(len(contracts), 'machine contract')} signed or announced",
        _claims(done) + _claims(contracts),
    )
