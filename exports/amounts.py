"""The amounts of a measure of money, factory by factory, with who says otherwise."""

import pandas as pd

from charts.budget.rows import Row, rows_of
from data.load import Tables
from data.reading import weak_claims


def amounts(tables: Tables, measure: str) -> list[Row]:
    """Return one row a factory, the largest amount first."""
    return rows_of(
        tables.factories,
        tables.budgets,
        evidence_by_publisher(tables),
        tables.countries,
        measure,
        weak_claims(tables),
    )


def evidence_by_publisher(tables: Tables) -> pd.DataFrame:
    """Return the evidence with the `publisher` of each claim."""
    return tables.evidence.merge(tables.sources[["source_id", "publisher"]], on="source_id")
