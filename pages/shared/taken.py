"""What the reader sees, as something to take away."""

from urllib.parse import urljoin

import streamlit as st

from exports.extract import Extract
from pages.shared.selection import Selection


def extract_of(chosen: Selection) -> Extract:
    """Return the selection with the address under which the dashboard is seen."""
    return Extract(chosen.tables, chosen.filters, urljoin(st.context.url or "", "."))
