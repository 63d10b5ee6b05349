"""What a selection amounts to: key figures and one sentence, each with the claims it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.kept import kept
from data.load import Tables
from data.reading import limited, partners_not_named
from data.reported import reported_of
from data.schema import OWN_KINDS
from data.sentences.budget import amounts_of, measured
from data.sentences.consortia import countries_words, is_floor, membership_sources, taking_part
from data.sentences.sentence import Sentence, claims_of, counted, few, known_on, no_factory
from data.wording import (
    NO_CLAIM,
    WEAK,
    Amount,
    and_list,
    coverage,
    partial_sum,
    plural,
    total_words,
    uncapitalised,
)

# A key figure has room for few letters.
_SIGNS = {"at least": "≥", "at most": "≤", "about": "≈", NO_CLAIM: "unknown"}

_NONE = "none reported"
"""What stands for a zero that rests on silence: no source says it."""

_NAMED = 7
"""So many factories the note of a key figure names in full."""


@dataclass(frozen=True)
class KeyFigure:
    """A number in words, what it means, what limits it, and its claims."""

    label: str
    value: str
    note: str
    claim_ids: tuple[str, ...]
    source_ids: tuple[str, ...] = ()
    """Sources behind it that carry no claim: who says which countries are in the EU."""


def short_words(amount: str) -> str:
    """Return an amount in words with signs for what limits it: `≈ €198 m`, `unknown`."""
    for words, sign in _SIGNS.items():
        amount = re.sub(words, sign, amount, flags=re.IGNORECASE)
    return amount


@kept
def key_figures(tables: Tables) -> list[KeyFigure]:
    """Return the key figures of the tables of a selection."""
    return [
        _factories(tables),
        _countries(tables),
        _budget(tables),
        _services(tables),
        _machines(tables),
    ]


def headline(tables: Tables) -> Sentence:
    """Return in a few sentences what the selection amounts to."""
    count = len(tables.factories)
    if not count:
        return Sentence(no_factory(tables))
    places = plural(_members(tables, "host")["country"].nunique(), "country", "countries")
    factories = plural(count, "AI Factory", "AI Factories")
    totals = _totals(tables)
    said = [
        f"{known_on(tables)}: {factories} in {places}{_joining(tables)}.",
        _sum_words(amounts_of(totals)),
        limited(claims_of(totals), tables),
        f"{_services_words(tables)}; {_machines_words(tables)}.",
    ]
    done = _services_reported(tables), _machines_reported(tables)
    claims = claims_of(tables.memberships, totals, *done)
    return Sentence(" ".join(filter(None, said)), claims)


def _joining(tables: Tables) -> str:
    """Return who joins the hosts, and of how many factories the partners are not named."""
    hosts, partners = (_members(tables, role) for role in ("host", "partner"))
    joined = set(partners["country"]) - set(hosts["country"])
    silent = len(partners_not_named(tables))
    countries = plural(len(joined), "partner country", "partner countries")
    count = len(tables.factories)
    whose = f"partner countries of {plural(silent, 'factory', 'factories')}"
    if silent == count:
        whose = f"{'its' if count == 1 else 'their'} partner countries"
    return "".join(
        [
            f", joined by {countries}" if joined else "",
            f"; {whose} are not named" if silent else "",
        ]
    )


def _sum_words(amounts: Sequence[Amount]) -> str:
    """Return the sum as a sentence with its subject."""
    words = partial_sum(amounts)
    if words.startswith("No"):
        return words
    if len(amounts) == 1:
        weak = f", from {WEAK}" if amounts[0][2] else ""
        return f"The factory total published is {uncapitalised(total_words(amounts))}{weak}."
    return f"Factory totals published add up to {uncapitalised(words)}"


def _members(tables: Tables, role: str) -> pd.DataFrame:
    return tables.memberships[tables.memberships["role"] == role]


def _factories(tables: Tables) -> KeyFigure:
    hosts = _members(tables, "host")
    places = plural(hosts["country"].nunique(), "country", "countries")
    return KeyFigure("AI Factories", str(len(tables.factories)), f"in {places}", claims_of(hosts))


def _countries(tables: Tables) -> KeyFigure:
    count = f"{'≥ ' * is_floor(tables)}{len(taking_part(tables))}"
    claims = claims_of(tables.memberships)
    label, words = "Countries taking part", countries_words(tables)
    return KeyFigure(label, count, words, claims, membership_sources(tables))


def _totals(tables: Tables) -> pd.DataFrame:
    return measured("factory_total", tables)


def _budget(tables: Tables) -> KeyFigure:
    totals = _totals(tables)
    amounts = amounts_of(totals)
    value, *limit = total_words(amounts).split(", ")
    note = ", ".join([*limit, coverage(amounts)])
    return KeyFigure("Known factory totals", short_words(value), note, claims_of(totals))


def _services_reported(tables: Tables) -> pd.DataFrame:
    return reported_of(tables.milestones, "factory", "services")


def _services_words(tables: Tables) -> str:
    running = len(_services_reported(tables))
    return f"Services reported running at {running} of {len(tables.factories)}"


def _services(tables: Tables) -> KeyFigure:
    done = _services_reported(tables)
    is_silent = ~tables.factories["factory_id"].isin(done["subject_id"])
    silent = list(tables.factories.loc[is_silent, "name"])
    names = and_list(silent) if len(silent) <= _NAMED else few(silent)
    note = f"no report found for {names}" if silent else "all reported"
    value = f"{len(done)} of {len(tables.factories)}" if len(done) else _NONE
    return KeyFigure("Services running", value, note, claims_of(done))


def _own_machines(tables: Tables) -> int:
    """Return how many factories get a machine of their own."""
    return int(tables.factories["kind"].isin(OWN_KINDS).sum())


def _machines_reported(tables: Tables) -> pd.DataFrame:
    return reported_of(tables.milestones, "machine", "operation")


def _machines_words(tables: Tables) -> str:
    done = len(_machines_reported(tables))
    if not done:
        return "no new machine is reported in operation"
    return f"{plural(done, 'new machine')} reported in operation"


def _machines(tables: Tables) -> KeyFigure:
    done = _machines_reported(tables)
    contracts = reported_of(
        tables.milestones, "machine", "contract_signed", "contract_announced"
    ).drop_duplicates("subject_id")
    label, of = "New machines running", _own_machines(tables)
    claims = claims_of(done, contracts)
    if not claims:
        return KeyFigure(label, _NONE, f"of {of}; no machine contract reported either", ())
    signed = counted(len(contracts), "machine contract", "machine contracts")
    return KeyFigure(label, f"{len(done)} of {of}", f"{signed} signed or announced", claims)
