"""All countries in one table: who hosts, who joins, who has an Antenna, and who nothing of it."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.country import roll
from data.kept import kept
from data.load import Tables
from data.records import records, several
from data.wording import and_list
from pages.shared.figure import show_sources_and_download
from pages.shared.selection import Selection
from pages.shared.text import plain

_NOTHING = "–"


def show_countries(chosen: Selection) -> None:
    """Draw the EU's Member States and all other countries of the dataset, each with its page."""
    tables = chosen.tables
    rows = country_rows(tables)
    title = f"All {len(rows)} countries of the dataset"
    st.header(title, anchor=False)
    st.markdown(
        "Each leads to its page. A country with nothing in a column is named in no source read."
    )
    asked = [("wave", "all")] + ([("known", chosen.filters.known)] if chosen.filters.known else [])
    shown = [_line(row, asked) for row in records(rows)]
    st.table(pd.DataFrame(shown), hide_index=True, border="horizontal", alt=title)
    show_sources_and_download("countries", rows, _claims(tables), chosen)


@kept
def country_rows(tables: Tables) -> pd.DataFrame:
    """Return one country a row, in words, without links."""
    return pd.DataFrame([_words(row) for row in records(roll(tables))], dtype="string")


def _words(row: dict[str, Any]) -> dict[str, str]:
    return {
        "Country": row["name"],
        "EU member": "yes" if row["is_eu_member"] else "no",
        "Hosts": _listed(row["hosts"]),
        "Joins": _listed(row["joins"]),
        "Antenna": _listed(row["antennas"]),
    }


def _line(row: dict[str, str], asked: list[tuple[str, str]]) -> dict[str, str]:
    words = {name: plain(value or _NOTHING) for name, value in row.items()}
    address = urlencode([*asked, ("country", row["Country"])])
    return words | {"Country": f"[{words['Country']}](country?{address})"}


def _listed(names: str) -> str:
    return and_list(several(names))


@kept
def _claims(tables: Tables) -> tuple[str, ...]:
    links = (
        claim for cell in tables.antennas["link_claim_ids"].dropna() for claim in several(cell)
    )
    return (*tables.memberships["claim_id"], *links)
