"""A selection on its way out: the tables, and what a file needs to explain itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from urllib.parse import urlencode

import pandas as pd

from data.filters import Filters
from data.load import Tables
from data.package import TITLE
from data.wording import WAVE_LABELS, slug
from exports.referred import frames_of

_LENGTH, _DIGITS = 80, 6
"""Letters of a file name that say what is selected, and of the hash among them."""


@dataclass(frozen=True)
class Extract:
    """The tables of a selection as known on its day, and where they can be seen."""

    tables: Tables
    """Filtered already, as of the day asked for."""
    filters: Filters
    base: str
    """Full address of the dashboard, ending in a slash."""

    @property
    def known(self) -> date:
        """The day as of which the tables are."""
        return date.fromisoformat(self.tables.newest_evidence)

    @property
    def selection(self) -> str:
        """What is selected, in words, without the day: `the first seven, with Finland`."""
        return replace(self.filters, known="").describe()

    @property
    def title(self) -> str:
        """The name of the dataset with what is selected from it."""
        return f"{TITLE}: {self.selection}"

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables that go out, by name: each row that another refers to is among them."""
        return frames_of(self.tables)

    def permalink(self, path: str = "") -> str:
        """Return the address of a page with this selection, the wave and the day written out."""
        asked = self.filters.address(self.tables.newest_evidence)
        return f"{self.base}{path}?{urlencode(asked)}"

    def file_name(self, what: str, ending: str) -> str:
        """Return a name that says what is inside.

        `what` is followed, after a `_` each, by what narrows it beyond the selection. For example
        `ai-factories_what-moved_lumi_first-seven_finland_known-2026-11-21.csv`.
        """
        asked = self.filters
        wave = WAVE_LABELS.get(asked.wave, "all selections")
        table, *narrowed = what.split("_")
        selection = _short([*narrowed, wave, *asked.country, *asked.kind, *asked.sector])
        return f"ai-factories_{slug(table)}_{selection}_known-{self.known}.{ending}"


def _short(values: Sequence[str]) -> str:
    """Return values as a part of a file name: a hash of all stands for what it has no room for."""
    slugs = [slug(value) for value in values]
    named = "_".join(filter(None, slugs))
    if all(slugs) and len(named) <= _LENGTH:
        return named
    digest = sha256("\n".join(values).encode()).hexdigest()[:_DIGITS]
    return f"{named[: _LENGTH - _DIGITS - 1].rstrip('-_')}_{digest}"
