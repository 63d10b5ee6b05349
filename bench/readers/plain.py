"""The yardstick of many readers: three figures on one page, in Streamlit's own settings.

The figures are those of the Atlas, as one would write them first: tables read once, Plotly Express.
"""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

TABLES = Path(__file__).resolve().parents[2] / "data" / "tables"


@st.cache_data
def table(name: str) -> pd.DataFrame:
    """Return a table of the Atlas."""
    return pd.read_csv(TABLES / f"{name}.csv")


factories = table("factories")
wave = st.segmented_control("Selection", ["first", "second", "third"], default="first", key="wave")
kinds = st.multiselect("Kind of machine", sorted(factories["kind"].dropna().unique()), key="kind")
chosen = factories[(factories["wave"] == wave) & (factories["kind"].isin(kinds) | (not kinds))]
named = chosen[["factory_id", "name"]]

budgets = table("budgets").merge(named, on="factory_id")
st.plotly_chart(px.bar(budgets, x="amount_eur", y="name", color="measure", barmode="group"))
members = table("memberships").merge(named, on="factory_id")
st.plotly_chart(px.scatter(members, x="country", y="name", symbol="role"))
dates = table("milestones").merge(named, left_on="subject_id", right_on="factory_id")
st.plotly_chart(px.timeline(dates, x_start="start", x_end="end", y="name", color="event"))
