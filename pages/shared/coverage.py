"""What is known of each factory and what is not, as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data.coverage import Coverage, coverage
from data.quality import quality
from data.reading import ACCESS_LABELS, factory_names
from data.records import records
from data.schema import ACCESSES, CONFIDENCES
from data.wording import date_words, distance, plural
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
        _crossed(known, factory_names(chosen.tables)),
        hide_index=True,
        height="content",
        column_config={"About": st.column_config.TextColumn(pinned=True, width=_FIRST_COLUMN)},
        alt="Coverage by column and factory",
    )
    show_quality(chosen)


def show_quality(chosen: Selection) -> None:
    """Draw how new the evidence on each subject is, how sure, and how it was read."""
    found = quality(chosen.tables)
    if found.empty:
        return
    st.header("Quality of the evidence", anchor=False)
    st.markdown(
        "The age of the newest claim counts back from the day shown; only sources dated to the "
        "month or the day tell it. Shares are of the claims on the subject, in per cent."
    )
    st.table(_quality_rows(found), hide_index=True, border="horizontal", alt="Quality by subject")


def _quality_rows(found: pd.DataFrame) -> pd.DataFrame:
    read = ", ".join(ACCESS_LABELS[way].removeprefix("read ") for way in ACCESSES)
    return pd.DataFrame(
        {
            "About": [plain(name) for name in found["subject"]],
            "Claims": found["claims"].map("{:,}".format),
            "Newest dated claim": [_newest(row) for row in records(found)],
            f"Confidence: {', '.join(CONFIDENCES)}": _shares(found, CONFIDENCES),
            f"Read: {read}": _shares(found, ACCESSES),
        }
    )


def _newest(row: dict[str, Any]) -> str:
    if not row["newest"]:
        return "none"
    age = f"{distance(row['age_days'])} old" if row["age_days"] else "of that day"
    newer = f"; newer ones {row['newer_year']} only" if row["newer_year"] else ""
    return f"{date_words(row['published'])}, {age}{newer}"


def _shares(found: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    return [
        " · ".join(f"{row[column] / row['claims']:.0%}".replace("%", " %") for column in columns)
        for row in records(found)
    ]


def _summary(known: pd.DataFrame) -> str:
    counts = known["coverage"].value_counts()
    asked = plural(known["column"].nunique(), "column")
    of_all = plural(known["factory_id"].nunique(), "factory", "factories")
    states = ", ".join(f"{counts.get(state, 0)} {state}" for state in Coverage)
    return (
        f"{plain(asked)} asked of {of_all}: {states}. “No claim” means that no source that was "
        "read says anything; it is no statement about the world."
    )


def _crossed(known: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return one row a column of the dataset and one column a factory, in words."""
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
