"""Key figures, few and large, each opening its sources."""

from collections.abc import Sequence

import streamlit as st

from data.headline import KeyFigure
from data.reading import limited, weakest
from data.wording import plural
from pages.shared.selection import all_tables
from pages.shared.sources import show_sources, sources_of
from pages.shared.text import plain


def show_numbers(figures: Sequence[KeyFigure]) -> None:
    """Draw key figures side by side, as many in a row as there is room for."""
    row = st.container(horizontal=True, gap="medium")
    for figure in figures:
        with row.container(gap="xsmall", width="stretch"):
            _show_number(figure)


def _show_number(figure: KeyFigure) -> None:
    st.metric(figure.label, figure.value)
    st.markdown(plain(figure.note))
    sources = sources_of(figure.claim_ids, all_tables())
    if len(sources):
        label = plural(len(sources), "source")
        with st.popover(label, type="tertiary", icon=":material/menu_book:"):
            st.markdown(f"**{plain(figure.label)}: {plain(figure.value)}**")
            for limit in (weakest, limited):
                st.markdown(plain(limit(figure.claim_ids, all_tables())))
            show_sources(sources)
