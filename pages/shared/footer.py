"""What every page ends with."""

import streamlit as st

from data.freshness import newest_words
from data.load import Tables


def footer(tables: Tables) -> None:
    """Draw who stands behind this, how new and which the data are, and how to report an error."""
    st.divider()
    st.markdown(
        "Independent project, not an official site of the European Union or the EuroHPC Joint "
        f"Undertaking. {newest_words(tables)}. "
        f"Data version {tables.version}. Licence of the data: CC BY 4.0; of the code: Apache 2.0. "
        "Outlines: Natural Earth; places: GeoNames; exchange rates: European Central Bank. "
        "Found an error? Open an issue in the project's repository and name the claim (c0064, "
        "for example)."
    )
