"""The sentence that opens a page, written from the data of the selection, ready to quote."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.sentences.sentence import Sentence
from pages.shared.quote import show_quote
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import sources_of
from pages.shared.text import plain


def show_opening(key: str, write: Callable[[], Sentence], chosen: Selection) -> DeltaGenerator:
    """Draw what `write` says of a selection, with a way to quote it where claims are behind it.

    `key` names what it is about: the page, and what is chosen on it. Return the row under the
    sentence, for what leads on from there.
    """
    sentence = _written(key, chosen, write)
    st.markdown(plain(sentence.text))
    row = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    if sentence.claim_ids:
        with row:
            sources = sources_of(sentence.claim_ids, all_tables())
            show_quote(f"opening-{key}", sentence.text, sources, chosen)
    return row


@st.cache_resource(show_spinner=False, max_entries=512)
def _written(key: str, chosen: Selection, _write: Callable[[], Sentence]) -> Sentence:
    """Return the sentence, written once a selection and key: `_write` is no part of either."""
    return _write()
