"""The figures given for the programme as a whole, side by side, none silently picked."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.records import records
from data.wording import STANDING_LABELS, attribute_label, money
from pages.shared.figure import show_table
from pages.shared.fold import fold
from pages.shared.selection import Selection
from pages.shared.text import plain

_TITLE = "Figures of the programme"
_SUMS = {
    "first": "total_investment",
    "second": "total_investment_wave_2",
    "third": "total_investment_wave_3",
}
_SUMS_OF_ALL = ("total_investment_all", "total_investment_antennas")
_OTHERS = ("call_envelope", "call_envelope_national", "eurohpc_ai_budget")


def show_programme_figures(chosen: Selection, beside: str, *, is_folded: bool = False) -> None:
    """Draw the readings of the programme's money with their standing and sources.

    `beside` is a sentence on how they stand to what the page shows above. Where the page is about
    something else, they are folded below what explains them.
    """
    rows = figure_rows(chosen.tables)
    if rows.empty:
        return
    st.header("The programme's own figures", anchor=False)
    st.markdown(
        f"{beside} Sources give them for the programme as a whole, and not all of them for the "
        "same thing: each reading stands with its own source."
    )
    for explanation in _explanations(chosen.tables):
        st.markdown(plain(explanation))
    draw = partial(show_table, "programme-figures", _TITLE, rows, chosen)
    if is_folded:
        fold(f"{_TITLE} ({len(rows)})", "programme-figures", draw, ":material/table:")
    else:
        draw()


@kept
def figure_rows(tables: Tables) -> pd.DataFrame:
    """Return a reading of the programme's money a row, in words."""
    programme = tables.programme[tables.programme["attribute"].isin(asked_about(tables))]
    details = tables.evidence[["claim_id", "reported", "confidence", "note", "amount_eur"]]
    return _in_words(programme.merge(details, on="claim_id", how="left"))


def asked_about(tables: Tables) -> tuple[str, ...]:
    """Return the sums of the selections in the tables, and what is said of all of them."""
    waves = set(tables.factories["wave"])
    sums = [name for wave, name in _SUMS.items() if wave in waves]
    return (*sums, *(_SUMS_OF_ALL if waves.issuperset(_SUMS) else ()), *_OTHERS)


@kept
def _explanations(tables: Tables) -> list[str]:
    """Return what explains that the sources give different sums for a selection shown."""
    conflicts = tables.conflicts[tables.conflicts["subject_id"] == "programme"]
    shown = set(asked_about(tables)) & {*_SUMS.values(), *_SUMS_OF_ALL}
    on_a_sum = [not shown.isdisjoint(names.split(";")) for names in conflicts["attribute"]]
    return list(conflicts.loc[on_a_sum, "explanation"])


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "About": attribute_label(row["attribute"]),
                "Reading": _amount(row),
                "As reported": row["reported"],
                "Standing": STANDING_LABELS[row["standing"]],
                "Confidence": row["confidence"],
                "What it covers": row["note"] or "",
                "Claim": row["claim_id"],
            }
            for row in records(rows)
        ]
    )


def _amount(row: dict[str, Any]) -> str:
    if row["amount_eur"] is None:
        return "no number given"
    return money(row["amount_eur"], row["qualifier"])
