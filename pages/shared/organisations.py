"""The organisations that a source names, under the matrix of countries."""

from collections import Counter

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.reading import country_names
from data.records import records
from data.wording import ROLE_COUNTS, ROLE_LABELS, and_list, plural
from pages.shared.figure import show_table
from pages.shared.focus import tables_of
from pages.shared.selection import Selection
from pages.shared.text import plain

_COLUMNS = ("Factory", "Organisation", "Country", "Role", "Claim")


def show_organisations(chosen: Selection, focus: str) -> None:
    """Draw who takes part in which role, factory by factory or in the one that is followed."""
    tables = tables_of(chosen, focus)
    rows = organisation_rows(tables)
    if chosen.tables.factories.empty:
        return
    st.header(plain(_title(rows)), anchor=False)
    if rows.empty:
        return
    st.markdown(plain(_subtitle(tables)))
    show_table("organisations", _title(rows), rows, chosen, focus)


@kept
def organisation_rows(tables: Tables) -> pd.DataFrame:
    """Return one row an organisation and role, in the order of the factories."""
    factories = tables.factories[["factory_id", "name"]]
    found = factories.merge(tables.organisations, on="factory_id")
    names = country_names(tables)
    rows = [
        (
            row["name"],
            row["organisation"],
            names.get(row["country"], row["country"]),
            ROLE_LABELS[row["role"]],
            row["claim_id"],
        )
        for row in records(found)
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("string")


def _title(rows: pd.DataFrame) -> str:
    count = rows["Organisation"].nunique()
    if not count:
        return "No organisation is named for this selection"
    factories = plural(rows["Factory"].nunique(), "factory", "factories")
    named = plural(count, "organisation is", "organisations are")
    return f"{named} named in {factories}"


def _subtitle(tables: Tables) -> str:
    """Return how many organisations take each role; one that takes two counts in both."""
    roles = Counter(tables.organisations.drop_duplicates(["organisation", "role"])["role"].tolist())
    said = (plural(roles[role], *words) for role, words in ROLE_COUNTS.items() if roles[role])
    seats = " No source gives the seat of a supplier." if roles["supplier"] else ""
    return (
        f"{and_list(said)}. Only who is named in a source is listed: "
        f"the consortia can be larger.{seats}"
    )
