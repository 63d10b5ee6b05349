"""What sources say of the whole beside what the tables add up to, each difference by name."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.records import several
from data.totals import Agreement, Statement, statements
from data.wording import (
    STANDING_LABELS,
    WEAK,
    and_list,
    attribute_label,
    money,
    plural,
    resting_words,
)
from pages.shared.figure import draw_table, show_sources_and_download
from pages.shared.fold import fold
from pages.shared.selection import Selection
from pages.shared.sources import CLAIM
from pages.shared.text import plain

Row = Mapping[str, Any]

_TITLE = "Do the sums add up?"
_FOUND = "The tables add up to"
_MISSING = "Not in the sum"
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
        "filled in: where a part is not published the sum is a floor, and so is a count of "
        "countries where the partners of a factory are not named."
    )
    draw_table(_TITLE, rows.drop(columns=_MISSING), [_ALSO, _FOUND])
    _show_missing(rows)
    cells = rows["Claim"] + " " + rows[_ALSO] + " " + rows[_FOUND]
    claims = tuple(claim for cell in cells for claim in CLAIM.findall(cell))
    show_sources_and_download("programme-totals", rows, claims, chosen)


def _show_missing(rows: pd.DataFrame) -> None:
    """Draw by name what the sums lack: a table on a phone has no room for it."""
    lacking = rows[rows[_MISSING] != ""]
    if lacking.empty:
        return
    about = lacking["About"] + " (" + lacking["Sources say"] + ")"
    lines = about.map(plain) + ": " + lacking[_MISSING].map(plain)
    fold(_MISSING, "missing", lambda: st.markdown("\n".join("- " + lines)))


@kept
def total_rows(tables: Tables) -> pd.DataFrame:
    """Return a statement on the whole a row, in words, with all claims that make it."""
    return pd.DataFrame([_in_words(one) for one in statements(tables)], dtype="string")


def _in_words(statement: Statement) -> dict[str, str]:
    row, (claim, *others) = statement.row, statement.claim_ids
    missing = several(row["missing"])
    standing = STANDING_LABELS[row["standing"]]
    return {
        "About": attribute_label(row["attribute"]),
        "Sources say": _number(row["claimed"], row["qualifier"], row["unit"]),
        "Standing": f"{standing}; {WEAK}" if statement.is_weak else standing,
        _FOUND: _sum(row),
        "Agreement": _agreement(row, len(missing)),
        _MISSING: and_list(missing),
        _ALSO: ", ".join(others),
        "Claim": claim,
    }


def _agreement(row: Row, missing: int) -> str:
    """Return whether the two agree, and what the sum lacks by number."""
    agreement = str(Agreement(row["agreement"]))
    if not missing:
        return agreement
    if row["unit"]:
        return f"{agreement}; {plural(missing, 'part')} not published"
    return f"{agreement}; {plural(missing, 'factory', 'factories')}: partners not named"


def _sum(row: Row) -> str:
    found = _number(row["found"], row["found_qualifier"], row["unit"])
    weak = several(row["weak"])
    if not weak:
        return found
    return f"{found}, {resting_words(row['weak_eur'], len(weak))} ({', '.join(weak)})"


def _number(number: int, qualifier: str, unit: str) -> str:
    if unit == "EUR":
        return money(number, qualifier)
    return f"{_SIGNS.get(qualifier, '')}{number:,}"
