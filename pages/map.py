"""Where the factories are, and whom they join."""

import streamlit as st

from charts.flat_map import NOTE, unsaid
from charts.sites import HEIGHT
from data.sentences.map import map_sentence
from pages.shared.address import asked_for, writes_address
from pages.shared.antennas import choose_antennas
from pages.shared.browser import has_webgl, is_narrow
from pages.shared.card import show_card
from pages.shared.factories import names_of
from pages.shared.figure import show
from pages.shared.focus import follow
from pages.shared.opening import show_opening
from pages.shared.selection import selection
from pages.shared.text import plain
from pages.shared.views import sites

_MANY = 40
"""From so many sites on the list is moved by itself, so that the card stays beside the map."""

chosen = selection()
show_opening("map", lambda: map_sentence(chosen.tables), chosen)
factories = chosen.tables.factories
ids = ["", *factories["factory_id"]]
site = asked_for("factory", ids, "")
write = writes_address("factory", "")
drawing, beside = st.columns([3, 1], gap="medium")
with drawing:
    antennas = choose_antennas()
# A map of its own for each chosen site: a click is then always a choice, never a deselection. It
# begins anew with and without Antennas, which lie further out.
chart = f"map-{site}{'-antennas' if antennas else ''}"


def _select_clicked() -> None:
    """Take the site that was clicked on the map with WebGL as the chosen one."""
    clicked = st.session_state[chart]["selection"]["objects"].get("sites", [])
    if clicked:
        follow(clicked[0]["factory_id"])


with beside:
    names = names_of(chosen)
    with st.container(height=HEIGHT if len(ids) > _MANY else "content"):
        st.radio(
            "Site",
            ids,
            format_func=lambda factory_id: plain(names.get(factory_id, "All sites")),
            key="factory",
            on_change=write,
        )
    show_card(site, chosen)
with drawing:
    flat, narrow = not has_webgl(), antennas and is_narrow()
    if flat:
        st.info("This browser cannot draw WebGL: the map is flat, and complete.")
    drawn = sites(chosen, site or None, flat=flat, antennas=antennas, narrow=narrow)
    show(drawn, chosen, key=chart, on_click=_select_clicked, focus=site)
    st.markdown(f"{plain(unsaid(drawn))} {NOTE}" if flat else NOTE)
