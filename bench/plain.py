"""The yardstick: a page with one choice and one line of text, in Streamlit's own settings."""

import streamlit as st

wave = st.segmented_control("Wave", ["first", "second", "third"], default="first", key="wave")
st.write(f"You chose {wave}.")
