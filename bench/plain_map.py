"""The yardstick of the map: its sites and lines as one would draw them first, at the defaults."""

from pathlib import Path

import pandas as pd
import pydeck as pdk
import streamlit as st

TABLES = Path(__file__).resolve().parents[1] / "data" / "tables"


@st.cache_data
def table(name: str) -> pd.DataFrame:
    """Return a table of the Atlas."""
    return pd.read_csv(TABLES / f"{name}.csv")


wave = st.segmented_control("Selection", ["first", "second", "third"], default="first", key="wave")
sites = table("factories").query("wave == @wave").dropna(subset=["latitude"])
capitals = table("places").query("role == 'capital'")
members = table("memberships").merge(sites, on="factory_id", suffixes=("", "_of_site"))
lines = members.merge(capitals, on="country", suffixes=("", "_of_partner"))

layers = [
    pdk.Layer(
        "LineLayer",
        lines,
        get_source_position=["longitude", "latitude"],
        get_target_position=["longitude_of_partner", "latitude_of_partner"],
    ),
    pdk.Layer(
        "ScatterplotLayer",
        sites,
        get_position=["longitude", "latitude"],
        get_radius=30_000,
        pickable=True,
    ),
]
view = pdk.ViewState(latitude=52, longitude=12, zoom=3)
# No map beneath: it would come from another host.
st.pydeck_chart(pdk.Deck(layers, initial_view_state=view, map_provider=None, map_style=None))
