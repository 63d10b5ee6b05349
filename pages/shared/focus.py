"""The factory followed on a page: chosen from a list or with a click, framed in every figure."""

import streamlit as st

from data.filters import only
from data.kept import kept
from data.load import Tables
from pages.shared.address import asked_for, writes_address
from pages.shared.factories import link_to, names_of, why_not
from pages.shared.selection import Selection

_NAME, _CLOSE = "factory", ":material/close:"
_FOLLOWED = "followed"
_FOLLOWING = ("", "map", "budget", "consortia", "timeline", "factory")
"""Paths of the pages that can follow a factory, or show one."""
_write = writes_address(_NAME, "")


def choose_focus(chosen: Selection) -> str:
    """Draw the choice of a factory to follow on this page; return its id, empty for none."""
    names = names_of(chosen)
    if not names:
        return ""
    focus = asked_for(
        _NAME, ["", *names], "", lambda asked: f"{why_not(asked, chosen)}: none is followed."
    )
    st.session_state[_FOLLOWED] = focus
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    row.selectbox(
        "Follow one factory",
        ["", *names],
        format_func=lambda factory_id: names.get(factory_id, "None: all alike"),
        key=_NAME,
        on_change=_write,
        help="It is framed in every figure of this page, and tables narrow to it. A click on a "
        "mark, or on a row of a table, follows its factory, too.",
        width=320,
    )
    if focus:
        with row.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Stop following", on_click=follow, args=("",), type="tertiary", icon=_CLOSE)
            link_to("factory", f"All about {names[focus]}", ":material/arrow_forward:", focus)
    return focus


def factory_kept(page: str) -> dict[str, str]:
    """Return what the address of another page says of the factory followed; `page` is its path."""
    return {_NAME: st.session_state.get(_FOLLOWED, "")} if page in _FOLLOWING else {}


def tables_of(chosen: Selection, focus: str) -> Tables:
    """Return the tables of the factory that is followed; of the selection where none is."""
    return _of(focus, chosen.tables) if focus else chosen.tables


@kept
def _of(factory_id: str, tables: Tables) -> Tables:
    return only(tables, [factory_id])


def follow(factory_id: str) -> None:
    """Follow a factory, or none, from a callback; the address says so."""
    st.session_state[_NAME] = factory_id
    _write()
