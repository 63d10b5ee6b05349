"""The shared filters in the address, and what they select from the tables."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from charts.theme import Theme
from data.filters import Filters, options
from data.load import TableDamaged, Tables, fingerprint
from data.wording import plural
from pages.shared.address import note_dropped, say_dropped
from pages.shared.browser import theme
from pages.shared.text import plain

_NAMES = ("wave", "country", "kind", "sector")
_FINGERPRINT = "fingerprint"
_DROPPED = "dropped_from_address"


@dataclass(frozen=True)
class Selection:
    """What the reader has asked for; equal selections give equal figures."""

    filters: Filters
    theme: Theme
    today: date
    fingerprint: str

    @property
    def tables(self) -> Tables:
        """The tables with the selected factories only."""
        return _selected(self.filters, self.fingerprint)


@st.cache_resource(show_spinner=False, max_entries=2)
def _tables(fingerprint: str) -> Tables:
    return Tables.read()


@st.cache_resource(show_spinner=False, max_entries=256)
def _selected(filters: Filters, fingerprint: str) -> Tables:
    return filters.apply(_tables(fingerprint))


def read_tables() -> Tables:
    """Return the whole dataset, read again only when its files change; stop with a sentence.

    Call once a run, before anything else asks for tables: the whole run then sees the same.
    """
    try:
        st.session_state[_FINGERPRINT] = fingerprint()
        return all_tables()
    except TableDamaged as damage:
        st.error(f"{damage} The dashboard cannot be shown until the data is built again.")
        st.stop()


def all_tables() -> Tables:
    """Return the whole dataset as this run has read it."""
    return _tables(st.session_state[_FINGERPRINT])


def selection() -> Selection:
    """Return what the filters ask for."""
    state = st.session_state
    filters = Filters(
        wave=state.get("wave") or "first",
        country=tuple(state.get("country", ())),
        kind=tuple(state.get("kind", ())),
        sector=tuple(state.get("sector", ())),
    )
    return Selection(filters, theme(), date.today(), state[_FINGERPRINT])


def filter_bar() -> None:
    """Draw the shared filters and say in words what they select."""
    tables = all_tables()
    allowed = options(tables)
    note_dropped(_DROPPED, _NAMES, allowed)
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    bar.markdown("Wave", width="content")
    bar.segmented_control(
        "Wave",
        allowed["wave"],
        default="first" if "first" in allowed["wave"] else allowed["wave"][0],
        required=True,
        key="wave",
        bind="query-params",
        label_visibility="collapsed",
    )
    # Not a popover: a widget in a closed one loses its value when the page changes.
    with st.expander("Filter by country, kind or sector", icon=":material/filter_list:"):
        _multiselects(allowed)
    chosen = selection()
    with bar:
        total = plural(len(tables.factories), "factory", "factories")
        words = plain(chosen.filters.describe())
        st.markdown(f"Showing {len(chosen.tables.factories)} of {total}: {words}.", width="content")
        if chosen.filters != Filters(wave=chosen.filters.wave):
            st.button("Clear filters", on_click=_clear, type="tertiary", icon=":material/close:")
    say_dropped(_DROPPED, chosen.filters, "the evidence knows no such value")
    if chosen.tables.factories.empty:
        st.warning("No factory fits these filters. Clear one of them to see more.")


def _multiselects(allowed: dict[str, list[str]]) -> None:
    labels = {
        "country": "Country that hosts or joins",
        "kind": "Kind of machine",
        "sector": "Sector",
    }
    for column, (name, label) in zip(st.columns(3), labels.items(), strict=True):
        column.multiselect(label, allowed[name], key=name, placeholder="All", bind="query-params")


def _clear() -> None:
    for name in ("country", "kind", "sector"):
        st.session_state[name] = []
