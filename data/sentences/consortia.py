"""Who is with whom: the countries that take part, how large consortia are, who else is named."""

from collections import Counter

import pandas as pd

from data.load import Tables
from data.reading import country_names, factory_names, partners_not_named
from data.sentences.sentence import (
    Sentence,
    claims_of,
    counted,
    factories_words,
    few,
    known_on,
    no_factory,
)
from data.wording import and_list, capital, plural

_FEW = 3
"""So many countries are named; of more, those in the EU are a number."""


def countries_words(tables: Tables) -> str:
    """Return the countries that take part: `15 EU Member States, Norway and Türkiye`."""
    countries = taking_part(tables)
    members = countries["is_eu_member"].fillna(False).astype(bool)
    states = [plural(int(members.sum()), "EU Member State")] if members.any() else []
    return and_list([*states, *countries.loc[~members, "name"]])


def taking_part(tables: Tables) -> pd.DataFrame:
    """Return the countries that host or join, columns as in `countries`."""
    return tables.countries[tables.countries["country"].isin(tables.memberships["country"])]


def membership_sources(tables: Tables) -> tuple[str, ...]:
    """Return the sources that say which of the countries that take part are in the EU."""
    return tuple(taking_part(tables)["source_id"].dropna().unique())


def is_floor(tables: Tables) -> bool:
    """Whether more countries may take part: of some factory no source read names the partners."""
    return not partners_not_named(tables).empty


def consortia_sentence(tables: Tables) -> Sentence:
    """Return who takes part in the factories of a selection, and of whom nobody is named."""
    if tables.factories.empty:
        return Sentence(no_factory(tables))
    countries = taking_part(tables)
    take = counted(len(countries), "country takes part", "countries take part")
    floor = "at least " if is_floor(tables) else ""
    named = and_list(countries["name"]) if len(countries) <= _FEW else countries_words(tables)
    said = [
        f"{known_on(tables)}: {floor}{take} in {factories_words(tables)}{named and f': {named}'}.",
        _sizes_words(tables),
        _organisations_words(tables),
    ]
    claims = claims_of(tables.memberships, tables.organisations)
    return Sentence(" ".join(filter(None, said)), claims)


def _sizes_words(tables: Tables) -> str:
    """Return for how many no partner is named, the range of the others, and who is in most."""
    members, names = tables.memberships, factory_names(tables)
    joined = set(members.loc[members["role"] == "partner", "factory_id"])
    if len(names) == 1:
        return "" if joined else f"{capital(_unjoined_words(1, tables))}."
    found = Counter(members["factory_id"].tolist())
    sizes = {name: found[factory_id] for factory_id, name in names.items() if factory_id in joined}
    said = [_unjoined_words(len(names) - len(sizes), tables), _range_words(sizes, len(names))]
    return f"{capital('; '.join(filter(None, [*said, _busiest(tables)])))}."


def _unjoined_words(count: int, tables: Tables) -> str:
    """Return for how many no partner is named, and for how many of them one may well be."""
    if not count:
        return ""
    is_all = count == len(tables.factories)
    whom = "" if is_all else f"for {plural(count, 'factory', 'factories')} "
    silent = len(partners_not_named(tables))
    of_them = "" if silent == count else f"for {silent} of them "
    why = f" ({of_them}the sources read name hosts only)" if silent else ""
    return f"{whom}no partner country is named{why}"


def _range_words(sizes: dict[str, int], of: int) -> str:
    """Return how many countries are in the consortia of which a partner is named, by name."""
    if not sizes:
        return ""
    least, most = min(sizes.values()), max(sizes.values())
    if least == most:
        each = "has" if len(sizes) == 1 else "each have"
        return f"{few(list(sizes))} {each} {most} countries"
    ends = [f"{size} countries for {_of_size(size, sizes)}" for size in (least, most)]
    others = "known consortia" if len(sizes) == of else "the other known consortia"
    return f"{others} range from {' to '.join(ends)}"


def _of_size(size: int, sizes: dict[str, int]) -> str:
    names = [name for name, found in sizes.items() if found == size]
    return names[0] if len(names) == 1 else plural(len(names), "factory", "factories")


def _busiest(tables: Tables) -> str:
    """Return which countries are in most consortia."""
    counts = Counter(tables.memberships["country"].tolist())
    most = max(counts.values(), default=0)
    if most < 2:
        return "no country is named in more than one"
    names = country_names(tables)
    named = [names[code] for code, count in counts.items() if count == most]
    return f"{few(named)} {'is' if len(named) == 1 else 'are'} in most, {most}"


def _organisations_words(tables: Tables) -> str:
    """Return how many organisations are named in any role, and for which factories none."""
    organisations = tables.organisations
    count = organisations["organisation"].nunique()
    named = counted(count, "organisation is named", "organisations are named")
    factories = tables.factories
    without = factories.loc[
        ~factories["factory_id"].isin(organisations["factory_id"]), "name"
    ].tolist()
    end = f", none for {few(without)}" if count and without else ""
    return f"{capital(named)}{end}."
