"""What the reader sees, as something to take away."""

from urllib.parse import urljoin

import streamlit as st

from exports.extract import Extract
from pages.shared.selection import Selection


def narrowed(what: str, *by: str) -> str:
    """Return what a file is called whose rows are fewer than the selection's: `what-moved_lumi`.

    What is empty narrows nothing.
    """
    return "_".join([what, *filter(None, by)])


def extract_of(chosen: Selection) -> Extract:
    """Return the selection with the address under which the dashboard is seen."""
    return Extract(chosen.tables, chosen.filters, urljoin(st.context.url or "", "."))
