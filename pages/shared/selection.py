"""The shared filters in the address, and what they select from the tables."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.theme import Theme
from data import dataset
from data.asked import is_day_between
from data.filters import ALL, Filters, options
from data.freshness import is_stale, newest_words
from data.load import TableDamaged, Tables, fingerprint
from data.wording import WAVE_LABELS, cut, day, plural
from pages.shared.address import asked_for, note, note_dropped, say_noted, writes_address
from pages.shared.browser import theme
from pages.shared.fold import fold
from pages.shared.text import plain

_LOG = logging.getLogger(__name__)
_WAVE = "wave"
_WIDENED: dict[str, tuple[str, ...]] = {"country": ("country",), "programme": ()}
"""Path of a page that counts all selections -> the filters that narrow it all the same."""
_KEPT = "filters_kept"
_LABELS = {
    "country": "Country that hosts or joins",
    "kind": "Kind of machine",
    "sector": "Sector",
}
_NAMES = tuple(_LABELS)
_DRAWN = (*_NAMES, "known")
"""Keys of the filters that are drawn when they are asked for."""
_SWITCH = {"first": "First seven", "second": "Second", "third": "Third", ALL: "All {count}"}
_FINGERPRINT = "fingerprint"
_DROPPED, _OTHER_DAY = "dropped_from_address", "other_day_than_asked"


@dataclass(frozen=True)
class Selection:
    """What the reader has asked for; equal selections give equal figures."""

    filters: Filters
    theme: Theme
    today: date
    """The day that plans are seen from: the clock's, or the day as of which all is shown."""
    fingerprint: str

    @property
    def tables(self) -> Tables:
        """The tables with the selected factories only."""
        return dataset.selected(self.filters, self.fingerprint)


def read_tables() -> Tables:
    """Return the newest dataset, read again only when its files change; stop with a sentence.

    Call once a run, before anything else asks for tables: the whole run then sees the same.
    """
    try:
        st.session_state[_FINGERPRINT] = fingerprint()
        return newest_tables()
    except TableDamaged as damage:
        _LOG.error(damage.for_log)
        st.error(f"{damage} The dashboard cannot be shown until the data is built again.")
        st.stop()


def newest_tables() -> Tables:
    """Return the newest dataset as this run has read it, whatever day is asked for."""
    return dataset.newest(st.session_state[_FINGERPRINT])


def all_tables() -> Tables:
    """Return the tables as known on the day asked for, whatever else is filtered."""
    return dataset.known_on(day_asked(), st.session_state[_FINGERPRINT])


def tables_on(day: date) -> Tables:
    """Return the tables as known on a day, whatever day is asked for and whatever is filtered."""
    return dataset.known_on(day.isoformat(), st.session_state[_FINGERPRINT])


def day_asked() -> str:
    """Return the day as of which all is to be shown, ISO; empty for the newest evidence."""
    known = st.session_state.get("known")
    return known.isoformat() if known else ""


def selection() -> Selection:
    """Return what the filters ask for."""
    state = st.session_state
    filters = Filters(
        wave=state.get("wave") or "first",
        country=tuple(state.get("country", ())),
        kind=tuple(state.get("kind", ())),
        sector=tuple(state.get("sector", ())),
        known=day_asked(),
    )
    kept = state.get(_KEPT)
    if kept is not None:
        named = {name: getattr(filters, name) for name in kept}
        filters = Filters(wave=ALL, known=filters.known, **named)
    today = state.get("known") or date.today()
    return Selection(filters, theme(), today, state[_FINGERPRINT])


def start_selecting(page: str) -> None:
    """Begin to select for a page, named by its path; call before anything is drawn.

    Some pages count all selections. A page that is opened on a later factory shows all of them:
    else its own address would not find it.
    """
    state = st.session_state
    state[_KEPT] = _WIDENED.get(page)
    named = st.query_params.get_all("factory")
    if named and _WAVE not in state and _WAVE not in st.query_params:
        factories = newest_tables().factories
        waves = factories.loc[factories["factory_id"].isin(named), "wave"]
        if not waves.isin([Filters.wave]).all():
            st.query_params[_WAVE] = ALL


def filter_bar(whole: Tables) -> None:
    """Draw the shared filters and say in words what they select; `whole` is the newest dataset."""
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    days = date.fromisoformat(whole.first_evidence), date.fromisoformat(whole.newest_evidence)
    _note_other_day(*days)
    allowed = options(whole)
    note_dropped(_DROPPED, _NAMES, allowed, "the evidence knows no such value")
    _wave_switch(bar, allowed[_WAVE], len(whole.factories))
    # A filter that is not drawn loses its value, so those in use are. Not in a popover: there a
    # page change takes the value even of one that is drawn.
    fold(
        "Filter by country, kind, sector or date",
        "filters",
        partial(_draw_filters, allowed, *days),
        ":material/filter_list:",
        is_needed=any(name in st.query_params or st.session_state.get(name) for name in _DRAWN),
    )
    chosen = selection()
    with bar:
        total = plural(len(whole.factories), "factory", "factories")
        words = plain(chosen.filters.describe())
        shown = f"Showing {len(chosen.tables.factories)} of {total}: {words}."
        fresh = newest_words(whole)
        is_wide = st.session_state[_KEPT] is not None
        wide = " This page counts all selections." if is_wide else ""
        st.markdown(f"{shown}{wide} {fresh}.", width="content")
        if chosen.filters != Filters(wave=chosen.filters.wave):
            st.button("Clear filters", on_click=_clear, type="tertiary", icon=":material/close:")
    if is_stale(whole, date.today()):
        st.warning("What was published since the newest evidence is not in this dataset yet.")
    say_noted(_DROPPED, chosen.filters)
    say_noted(_OTHER_DAY, chosen.filters.known)
    if chosen.tables.factories.empty:
        st.warning(_nothing(chosen))


def _wave_switch(bar: DeltaGenerator, waves: Sequence[str], count: int) -> None:
    """Draw the choice of a selection. Not bound to the address: its labels would stand there."""
    asked_for(_WAVE, waves, waves[0], lambda asked: f"There is no selection {asked}.")
    bar.segmented_control(
        "Selection",
        waves,
        format_func=lambda wave: _SWITCH[wave].format(count=count),
        required=True,
        key=_WAVE,
        on_change=writes_address(_WAVE, waves[0]),
        label_visibility="collapsed",
    )


def wave_kept() -> dict[str, str]:
    """Return what the address of another page says of the selection; nothing of the first."""
    wave = st.session_state.get(_WAVE, Filters.wave)
    return {_WAVE: "" if wave == Filters.wave else wave}


def _draw_filters(allowed: Mapping[str, Sequence[str]], first: date, newest: date) -> None:
    """Draw what narrows a selection, and the day as of which all is shown: blank is the newest."""
    *places, last = st.columns(len(_DRAWN))
    for place, (name, label) in zip(places, _LABELS.items(), strict=True):
        place.multiselect(label, allowed[name], key=name, placeholder="All", bind="query-params")
    last.date_input(
        "Known on",
        value=None,
        min_value=first,
        max_value=newest,
        key="known",
        bind="query-params",
        format="YYYY-MM-DD",
        help="Shows everything as it was known on that day: what was published later is left out, "
        "and of what disagrees is shown what was best known then. Blank: the newest evidence.",
    )


def _note_other_day(first: date, newest: date) -> None:
    """Remember what to say where the address asks for a day that has nothing to show."""
    asked = st.query_params.get("known", "")
    if asked and not is_day_between(asked, first, newest):
        note(
            _OTHER_DAY,
            f"known={cut(asked, 30)} is no day from {first} to {newest}, the first and the "
            "newest evidence: shown is the newest.",
        )


def _nothing(chosen: Selection) -> str:
    if all_tables().factories.empty:
        return (
            "No AI Factory was selected yet on that day: only what was known of the programme can "
            "be shown."
        )
    waves = set(all_tables().factories["wave"])
    if chosen.filters.wave not in {ALL, *waves}:
        on = day(chosen.tables.newest_evidence)
        return f"The {WAVE_LABELS[chosen.filters.wave]} was not made yet on {on}."
    return "No factory fits these filters. Clear one of them to see more."


def narrow_to_country(name: str) -> None:
    """Filter by one country, from a callback; the filter bar shows it and clears it."""
    # A filter that is drawn writes its own part of the address, and lets nobody else write it.
    if "country" not in st.session_state:
        st.query_params["country"] = name
    st.session_state["country"] = [name]


def _clear() -> None:
    for name in _LABELS:
        st.session_state[name] = []
    st.session_state["known"] = None
