"""Key figures, few and large, each opening its sources."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.headline import KeyFigure
from data.reading import limited, weakest
from data.wording import plural
from pages.shared.fold import flap
from pages.shared.selection import all_tables
from pages.shared.sources import Source, number_sources, show_sources, sources_of
from pages.shared.text import plain


def show_numbers(figures: Sequence[KeyFigure], of: str = "") -> None:
    """Draw key figures side by side, as many in a row as there is room for.

    `of` tells them from others of the same page.
    """
    row = st.container(horizontal=True, gap="medium")
    for figure in figures:
        with row.container(gap="xsmall", width="stretch"):
            _show_number(figure, of)


def _show_number(figure: KeyFigure, of: str) -> None:
    st.metric(figure.label, figure.value)
    st.markdown(plain(figure.note))
    sources = sources_of(figure.claim_ids, all_tables())
    if len(sources):
        number_sources(sources)
        label = plural(len(sources), "source")
        flap(
            label,
            f"{of}{figure.label}",
            partial(_show_behind, figure, sources),
            ":material/menu_book:",
        )


def _show_behind(figure: KeyFigure, sources: Sequence[Source]) -> None:
    st.markdown(f"**{plain(figure.label)}: {plain(figure.value)}**")
    tables = all_tables()
    for limit in (weakest(figure.claim_ids, tables).text, limited(figure.claim_ids, tables)):
        if limit:
            st.markdown(plain(limit))
    show_sources(sources)
