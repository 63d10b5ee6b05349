"""What sources say of the whole beside what the tables add up to, each difference by name."""

from typing import Any

import pandas as pd
import streamlit as st

from data.load import Tables
from data.records import records
from data.totals import Agreement, totals
from data.wording import and_list, attribute_label, money
from pages.shared.figure import draw_table, show_sources_and_download
from pages.shared.selection import Selection

Row = dict[str, Any]

_TITLE = "Do the sums add up?"
_AGREEMENT = {
    Agreement.AGREES: "agrees",
    Agreement.OPEN: "open: a part is not published",
    Agreement.DIFFERS: "differs",
}
_ALSO = "Also in"
_SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "about "}


def show_totals(chosen: Selection) -> None:
    """Draw each statement on the whole with the sum of the tables and what is missing from it."""
    rows = total_rows(chosen.tables)
    if rows.empty:
        return
    st.header(_TITLE, anchor=False)
    st.markdown(
        "What sources say of the whole, and what the tables of this dataset add up to. Nothing is "
        "filled in: where a part is not published the sum is a floor."
    )
    draw_table(_TITLE, rows, [_ALSO])
    claims = [claim for cell in (rows["Claim"] + ", " + rows[_ALSO]) for claim in cell.split(", ")]
    show_sources_and_download("programme-totals", rows, tuple(filter(None, claims)), chosen)


def total_rows(tables: Tables) -> pd.DataFrame:
    """Return a statement on the whole a row, in words, with all claims that make it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in records(totals(tables)):
        found.setdefault(_statement(row), []).append(row["claim_id"])
    columns = ["About", "Sources say", "The tables add up to", "Agreement", "Not in the sum"]
    rows = [(*statement, ", ".join(others), claim) for statement, (claim, *others) in found.items()]
    return pd.DataFrame(rows, columns=[*columns, _ALSO, "Claim"], dtype="string")


def _statement(row: Row) -> tuple[str, ...]:
    missing = [name for name in row["missing"].split(";") if name]
    return (
        attribute_label(row["attribute"]),
        _words(row["claimed"], row["qualifier"], row["unit"]),
        _words(row["found"], row["found_qualifier"], row["unit"]),
        _AGREEMENT[row["agreement"]],
        and_list(missing),
    )


def _words(number: int, qualifier: str, unit: str) -> str:
    if unit == "EUR":
        return money(number, qualifier)
    return f"{_SIGNS.get(qualifier, '')}{number:,}"
