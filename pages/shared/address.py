"""One choice in the address, where the word in the address is not the word on the screen."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared.text import plain


def asked_for(name: str, options: Sequence[str], default: str) -> str:
    """Return what the address asks for and put it into the widget of that key.

    Call before the widget is drawn. Back, forward and links change the address first: the widget
    follows. An unknown value is said, once, and the default taken.
    """
    asked = st.query_params.get(name, default)
    if asked != st.session_state.get(_seen(name)):
        if asked not in options:
            shown = plain(default) if default else "no choice"
            st.info(
                f"The address asks for {name}={plain(asked)}, which is not here: {shown} shown."
            )
        st.session_state[name] = asked if asked in options else default
        st.session_state[_seen(name)] = asked
    return str(st.session_state.get(name, default))


def writes_address(name: str, default: str) -> Callable[[], None]:
    """Return a callback that writes the value of the widget of that key into the address."""

    def write() -> None:
        value = st.session_state[name]
        st.session_state[_seen(name)] = value
        if value == default:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = value

    return write


def _seen(name: str) -> str:
    return f"{name}_in_address"
