"""What is known of each factory, and what is not: column by column.

Decisions:

- `published`: a claim that is shown gives a value, in figures or in words.
- `not disclosed`: the claim that is shown says that the value is withheld.
- `no claim`: no source that was read says anything. That is no statement about the world.
"""

from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from data.load import Tables
from data.records import records
from data.schema import Standing, event_of
from data.wording import attribute_label, event_label


class Coverage(StrEnum):
    """What is known of one column of one factory."""

    PUBLISHED = "published"
    NOT_DISCLOSED = "not disclosed"
    NO_CLAIM = "no claim"


class Covered(NamedTuple):
    """A column that is asked of every factory: attribute, or event with its status."""

    name: str
    status: str = ""

    @property
    def label(self) -> str:
        """The column in words."""
        if self.status:
            return f"{event_label(self.name)} ({self.status})"
        return attribute_label(self.name)


COLUMNS = (
    Covered("host"),
    Covered("city"),
    Covered("country"),
    Covered("kind"),
    Covered("existing_system"),
    Covered("planned_system"),
    Covered("vendor"),
    Covered("sector"),
    Covered("partner_country"),
    Covered("partner_organisation"),
    Covered("budget_total"),
    Covered("budget_system_contract"),
    Covered("budget_eu"),
    Covered("budget_national"),
    Covered("eu_share"),
    Covered("national_share"),
    Covered("accelerators"),
    Covered("specs"),
    Covered("experimental_platform"),
    Covered("selected", "actual"),
    Covered("services", "planned"),
    Covered("services", "actual"),
    Covered("tender_opened", "actual"),
    Covered("contract_signed", "actual"),
    Covered("installation", "planned"),
    Covered("operation", "planned"),
    Covered("operation", "actual"),
)
"""What is asked of every factory, in the order to show."""


def coverage(tables: Tables) -> pd.DataFrame:
    """Return one row a column and factory: `column` (in words), `factory_id`, `coverage`."""
    evidence = tables.evidence[tables.evidence["standing"] == Standing.CHOSEN]
    shown: dict[tuple[str, str, str], list[Coverage]] = {}
    for claim in records(evidence):
        event = event_of(claim["attribute"])
        key = (claim["subject_id"], event or claim["attribute"], claim["status"] if event else "")
        withheld = claim["qualifier"] == "not_disclosed"
        shown.setdefault(key, []).append(Coverage.NOT_DISCLOSED if withheld else Coverage.PUBLISHED)
    rows = [
        (column.label, factory, _best(shown.get((factory, column.name, column.status), [])))
        for column in COLUMNS
        for factory in tables.factories["factory_id"]
    ]
    return pd.DataFrame(rows, columns=["column", "factory_id", "coverage"], dtype="string")


def _best(found: list[Coverage]) -> Coverage:
    """Return the best of what the claims shown say; of none, that nobody claims anything."""
    return next((state for state in Coverage if state in found), Coverage.NO_CLAIM)
