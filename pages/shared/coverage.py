"""What is known of each factory and what is not, as a table."""

import pandas as pd
import streamlit as st

from data.coverage import Coverage, coverage
from data.wording import plural
from pages.shared.selection import Selection
from pages.shared.text import plain

_FIRST_COLUMN = 190
_SIGNS = {
    Coverage.PUBLISHED: "● published",
    Coverage.NOT_DISCLOSED: "◐ not disclosed",
    Coverage.NO_CLAIM: "○ no claim",
}


def show_coverage(chosen: Selection) -> None:
    """Draw what is published, withheld or not claimed of each factory, column by column."""
    st.header("Coverage", anchor=False)
    known = coverage(chosen.tables)
    if known.empty:
        st.markdown("No factory is selected.")
        return
    st.markdown(_summary(known))
    st.dataframe(
        _crossed(known, chosen.tables.factories),
        hide_index=True,
        height="content",
        column_config={"About": st.column_config.TextColumn(pinned=True, width=_FIRST_COLUMN)},
        alt="Coverage by column and factory",
    )


def _summary(known: pd.DataFrame) -> str:
    counts = known["coverage"].value_counts()
    asked = plural(known["column"].nunique(), "column")
    of_all = plural(known["factory_id"].nunique(), "factory", "factories")
    states = ", ".join(f"{counts.get(state, 0)} {state}" for state in Coverage)
    return (
        f"{plain(asked)} asked of {of_all}: {states}. “No claim” means that no source that was "
        "read says anything; it is no statement about the world."
    )


def _crossed(known: pd.DataFrame, factories: pd.DataFrame) -> pd.DataFrame:
    """Return one row a column of the dataset and one column a factory, in words."""
    names = dict(zip(factories["factory_id"], factories["name"], strict=True))
    signs = {str(state): sign for state, sign in _SIGNS.items()}
    table = known.assign(coverage=known["coverage"].map(signs)).pivot(
        index="column", columns="factory_id", values="coverage"
    )
    order = known["column"].unique()
    published = known[known["coverage"] == Coverage.PUBLISHED].groupby("column").size()
    table = table.loc[order, list(names)].rename(columns=names)
    share = [f"{published.get(column, 0)} of {len(names)}" for column in order]
    table.insert(0, "Published for", share)
    return table.rename_axis(index="About", columns=None).reset_index()
