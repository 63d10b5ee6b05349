"""The switch that shows the Antennas on a page, kept in the address and from page to page."""

import streamlit as st

from pages.shared.address import asked_for, writes_address

_NAME, _SWITCH, _ON = "antennas", "antennas_switch", "1"
_PAGES = ("map", "consortia")
"""Paths of the pages that can show the Antennas."""
_write = writes_address(_NAME, "")


def choose_antennas() -> bool:
    """Draw the switch; return whether the Antennas are to be shown."""
    shown = asked_for(
        _NAME,
        ["", _ON],
        "",
        lambda asked: f"antennas={asked} means nothing here; antennas=1 shows the Antennas.",
    )
    st.session_state[_SWITCH] = shown == _ON
    return st.toggle(
        "Antennas",
        key=_SWITCH,
        on_change=_take,
        help="An AI Factory Antenna is a national desk tied to AI Factories. It is never a member "
        "of a consortium, and is counted apart.",
    )


def antennas_kept(page: str) -> dict[str, str]:
    """Return what the address of another page says of the switch; `page` is its path."""
    return {_NAME: st.session_state.get(_NAME, "")} if page in _PAGES else {}


def _take() -> None:
    st.session_state[_NAME] = _ON if st.session_state[_SWITCH] else ""
    _write()
