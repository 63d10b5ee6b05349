"""Where the factories stand: in how many countries, of which no site is known, which machines."""

import pandas as pd

from data.load import Tables
from data.reading import country_names
from data.records import records
from data.sentences.sentence import (
    Sentence,
    claims_of,
    claims_on,
    counted,
    few,
    known_on,
    no_factory,
)
from data.wording import and_list, plural

_KINDS = {
    "new": ("gets a new machine", "get new machines"),
    "upgrade": ("upgrades a machine", "upgrade machines"),
    "associated": ("is associated with a machine", "are associated with machines"),
    "existing": ("works with existing machines", "work with existing machines"),
}


def map_sentence(tables: Tables) -> Sentence:
    """Return where the factories of a selection are, and to whom lines lead from there."""
    if tables.factories.empty:
        return Sentence(no_factory(tables))
    placed = tables.factories[tables.factories["latitude"].notna()]
    said = [f"{_where(placed, tables)}.", _kinds(tables.factories)]
    text = f"{known_on(tables)}: {' '.join(filter(None, said))}"
    of_factories = tables.evidence["subject_id"].isin(tables.factories["factory_id"])
    shown = claims_on(("city", "machine_city", "kind"), tables.evidence[of_factories])
    return Sentence(text, claims_of(tables.memberships) + shown)


def _where(placed: pd.DataFrame, tables: Tables) -> str:
    factories = tables.factories
    if len(factories) == 1:
        return f"{_one(factories, tables)}, {_linked(placed, tables)}"
    said = plural(len(factories), "AI Factory", "AI Factories")
    countries = plural(factories["country"].nunique(), "country", "countries")
    return f"{said} in {countries}, {_sites(placed, factories)}, {_linked(placed, tables)}"


def _one(factories: pd.DataFrame, tables: Tables) -> str:
    (factory,) = records(factories)
    country = country_names(tables).get(factory["country"] or "")
    place = ", ".join(filter(None, [factory["city"], country]))
    site = "" if factory["latitude"] is not None else ", of which no site is known"
    return f"{factory['name']} in {place}{site}"


def _sites(placed: pd.DataFrame, factories: pd.DataFrame) -> str:
    """Return how many sites are known, and of which factories none is."""
    missing = factories.loc[~factories["factory_id"].isin(placed["factory_id"]), "name"]
    if missing.empty:
        return f"at {plural(len(placed), 'site')}"
    known = counted(len(placed), "known site", "known sites")
    return f"at {known} (of {few(list(missing))} no site is known)"


def _linked(placed: pd.DataFrame, tables: Tables) -> str:
    """Return to how many capitals lines lead: only from a known site can one be drawn."""
    members = tables.memberships[tables.memberships["role"] == "partner"]
    if members.empty:
        return "with no partner country named"
    joined = members.loc[members["factory_id"].isin(placed["factory_id"]), "country"].nunique()
    if joined == 1:
        return "linked to the capital of 1 partner country"
    return f"linked to the capitals of {counted(joined, 'partner country', 'partner countries')}"


def _kinds(factories: pd.DataFrame) -> str:
    """Return how many factories get a machine and how, as a sentence."""
    counts = factories["kind"].value_counts()
    if len(factories) == 1:
        return "".join(f"It {_KINDS[kind][0]}." for kind in counts.index)
    said = [plural(int(counts[kind]), *words) for kind, words in _KINDS.items() if kind in counts]
    unknown = int(factories["kind"].isna().sum())
    said += [f"of {unknown} the kind is not known"] if unknown else []
    return f"{and_list(said)}."
