"""What a reader sees of a fault that nobody foresaw: a sentence; the log has the traceback."""

import streamlit as st

_SENTENCE = (
    "Something went wrong here, and this page is not complete. The server’s log says what. Reload "
    "the page to try again, or go on with another one."
)


def say_failed(error: Exception) -> bool:
    """Draw a sentence where a page stopped, in place of Streamlit’s own words; it logs the rest."""
    st.error(_SENTENCE)
    return True
