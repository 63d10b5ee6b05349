"""Where sources disagree: the readings side by side, what explains them, and which is shown."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.reading import (
    about_words,
    country_names,
    published_words,
    sources_with_address,
    subject_names,
    topics,
    value_words,
)
from data.records import records
from data.schema import Standing
from data.wording import STANDING_LABELS, differences_words, plural
from pages.shared.fold import fold
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import cited, number_sources, publisher_linked
from pages.shared.text import plain


def show_conflicts(chosen: Selection) -> None:
    """Draw the conflicts of a selection, the programme's too."""
    conflicts = chosen.tables.conflicts
    st.header("Conflicts", anchor=False)
    if conflicts.empty:
        st.markdown("No difference between readings is recorded for this selection.")
        return
    st.markdown(
        f"{differences_words(len(conflicts))} in this selection, each with what the sources say "
        "and, in our own words, what explains it. Not all are contradictions."
    )
    for conflict in records(conflicts):
        show_conflict(conflict, all_tables())


def show_conflict(conflict: dict[str, Any], tables: Tables) -> None:
    """Draw one conflict: what it is about, its explanation, what is shown, and all readings."""
    about = topics(conflict["attribute"], conflict["subject_id"])
    subject = subject_names(tables)[conflict["subject_id"]]
    claims = readings_of(tuple(conflict["claim_ids"].split(";")), tables)
    with st.container(border=True):
        st.subheader(f"{plain(subject)}: {plain(' · '.join(about))}", anchor=False)
        st.markdown(plain(conflict["explanation"]))
        st.markdown(_shown(claims, tables))
        label = f"{plural(len(claims), 'reading')} side by side"
        number_sources(claims)
        draw = partial(readings_table, claims, tables)
        fold(label, conflict["claim_ids"], draw, ":material/table:")


@kept
def readings_of(claim_ids: tuple[str, ...], tables: Tables) -> list[dict[str, Any]]:
    """Return claims with their sources, in the order of the register."""
    claims = tables.evidence[tables.evidence["claim_id"].isin(claim_ids)]
    return records(claims.merge(sources_with_address(tables), on="source_id"))


def _shown(claims: Iterable[dict[str, Any]], tables: Tables) -> str:
    """Return in words which readings the dashboard shows."""
    countries = country_names(tables)
    shown = [
        f"{plain(about_words(claim))} {plain(value_words(claim, countries))} ({claim['claim_id']})"
        for claim in claims
        if claim["standing"] == Standing.CHOSEN
    ]
    return f"**Chosen:** {'; '.join(shown) or 'none of these readings'}."


def readings_table(claims: Sequence[dict[str, Any]], tables: Tables) -> None:
    """Draw claims as a table: reading, as reported, source, date, standing, and their address."""
    countries, link = country_names(tables), cited((claim["claim_id"] for claim in claims), tables)
    rows = [
        {
            "About": plain(about_words(claim)),
            "Reading": plain(value_words(claim, countries)),
            "As reported": plain(claim["reported"]),
            "Source": publisher_linked(claim),
            "Published": plain(published_words(claim["published"])),
            "Standing": STANDING_LABELS[claim["standing"]],
            "Claim": link[claim["claim_id"]],
        }
        for claim in claims
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt="Readings side by side")
