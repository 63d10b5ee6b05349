"""What the reader has asked for: filters that select from the tables and describe themselves.

An Antenna stays where a factory it is linked to is selected, where its own country is asked for,
and where nothing is left out; its claims stay with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data.kept import kept
from data.load import Tables
from data.schema import WAVES
from data.wording import WAVE_LABELS, and_list, day

ALL = "all"


@dataclass(frozen=True)
class Filters:
    """A selection of factories; an empty tuple means all. Values are the words of the address."""

    wave: str = "first"
    country: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    known: str = ""
    """ISO day as of which the tables are to be; empty for the newest evidence."""

    def apply(self, tables: Tables) -> Tables:
        """Return the tables with the selected factories only; the programme's rows stay.

        The tables are those of the day asked for: see `data.known`.
        """
        chosen = set(tables.factories.loc[self._selected(tables), "factory_id"])
        return _only(tables, chosen, self._selected_antennas(tables, chosen))

    def _selected(self, tables: Tables) -> pd.Series:
        factories = tables.factories
        chosen = pd.Series(True, index=factories.index)
        if self.wave != ALL:
            chosen &= factories["wave"] == self.wave
        if self.country:
            chosen &= factories["factory_id"].isin(_taking_part(tables, self.country))
        if self.kind:
            chosen &= factories["kind"].isin(self.kind)
        if self.sector:
            wanted = set(self.sector)
            sectors = factories["sectors"].fillna("").str.split(";")
            chosen &= sectors.map(lambda found: not wanted.isdisjoint(found))
        return chosen.fillna(False).astype(bool)

    def _selected_antennas(self, tables: Tables, factory_ids: set[str]) -> set[str]:
        antennas = tables.antennas
        if self == Filters(wave=ALL, known=self.known):
            return set(antennas["antenna_id"])
        codes = _codes(tables, self.country)
        in_country = antennas.loc[antennas["country"].isin(codes), "antenna_id"]
        return {*in_country, *linked_to(antennas, factory_ids)}

    def address(self, newest: str) -> list[tuple[str, str]]:
        """Return the selection as parameters of an address that means the same tomorrow.

        The wave and the day are always written out; `newest` is the day of the newest evidence.
        """
        named = [
            (name, value) for name in ("country", "kind", "sector") for value in getattr(self, name)
        ]
        return [("wave", self.wave), *named, ("known", self.known or newest)]

    def describe(self) -> str:
        """Return the selection in words: `the first seven, with Finland, kind new`."""
        parts = [self._factories()]
        if self.country:
            parts.append(f"with {and_list(self.country)}")
        if self.kind:
            parts.append(f"kind {and_list(self.kind)}")
        if self.sector:
            parts.append(f"sector {and_list(self.sector)}")
        if self.known:
            parts.append(f"as known on {day(self.known)}")
        return ", ".join(parts)

    def _factories(self) -> str:
        """Return in words of which selections factories are taken."""
        if self.wave != ALL:
            return f"the {WAVE_LABELS[self.wave]}"
        is_part = self.country or self.kind or self.sector
        return "factories of all selections" if is_part else "all selections"


def only(tables: Tables, factory_ids: Iterable[str]) -> Tables:
    """Return the tables with these factories and their Antennas only; the programme's rows stay."""
    ids = set(factory_ids)
    return _only(tables, ids, linked_to(tables.antennas, ids))


def linked_to(antennas: pd.DataFrame, factory_ids: set[str]) -> set[str]:
    """Return the ids of the Antennas that are linked to one of these factories."""
    linked = antennas["linked_factories"].fillna("").str.split(";")
    is_linked = [not factory_ids.isdisjoint(ids) for ids in linked]
    return set(antennas.loc[is_linked, "antenna_id"])


def _only(tables: Tables, ids: set[str], antenna_ids: set[str]) -> Tables:
    kept = ids | antenna_ids | {"programme"}
    return replace(
        tables,
        factories=_of(tables.factories, "factory_id", ids),
        antennas=_of(tables.antennas, "antenna_id", antenna_ids),
        budgets=_of(tables.budgets, "factory_id", ids),
        funding=_of(tables.funding, "factory_id", ids),
        memberships=_of(tables.memberships, "factory_id", ids),
        organisations=_of(tables.organisations, "factory_id", ids),
        capacity=_of(tables.capacity, "factory_id", ids),
        milestones=_of(tables.milestones, "subject_id", kept),
        conflicts=_of(tables.conflicts, "subject_id", kept),
        evidence=_of(tables.evidence, "subject_id", kept),
    )


def _of(frame: pd.DataFrame, column: str, ids: set[str]) -> pd.DataFrame:
    return frame[frame[column].isin(ids)]


def _taking_part(tables: Tables, names: Iterable[str]) -> pd.Series:
    """Return the factories that the named countries host or join."""
    memberships = tables.memberships
    return memberships.loc[memberships["country"].isin(_codes(tables, names)), "factory_id"]


def _codes(tables: Tables, names: Iterable[str]) -> pd.Series:
    countries = tables.countries
    return countries.loc[countries["name"].isin(list(names)), "country"]


@kept
def options(tables: Tables) -> dict[str, list[str]]:
    """Return the values each filter can take with these tables, in the order to show them.

    Every country of the dataset can be asked for, also one that takes part in nothing.
    """
    waves = [wave for wave in WAVES if wave in set(tables.factories["wave"])]
    sectors = tables.factories["sectors"].dropna().str.split(";").explode()
    return {
        "wave": [*waves, ALL],
        "country": sorted(tables.countries["name"]),
        "kind": [str(kind) for kind in tables.factories["kind"].dropna().unique()],
        "sector": sorted(sectors.unique()),
    }


def unknown(asked: Mapping[str, Iterable[str]], allowed: Mapping[str, Iterable[str]]) -> list[str]:
    """Return each asked value that its filter does not know, as `country=Atlantis`."""
    return [
        f"{name}={value}"
        for name, values in asked.items()
        for value in values
        if value and value not in set(allowed.get(name, ()))
    ]
