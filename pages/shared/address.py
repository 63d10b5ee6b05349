"""What the address asks for: one choice at a time, and what no widget knows of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from charts.theme import cut
from data.filters import unknown
from data.wording import and_list, plural
from pages.shared.text import plain

# An address can be of any length; a notice cannot.
_VALUE_LENGTH, _VALUES = 60, 5


def asked_for(name: str, options: Sequence[str], default: str) -> str:
    """Return what the address asks for and put it into the widget of that key.

    Call before the widget is drawn. The widget follows the address wherever that changes first:
    on back and forward, on links, and on coming back to a page whose widget was dropped. A value
    that is not among the options leaves the address, and is said until the reader chooses.
    """
    asked = st.query_params.get(name, default)
    if asked not in options:
        st.session_state[_refused(name)] = asked
        st.query_params.pop(name, None)
        asked = default
    state = st.session_state
    if state.get(name) not in options or asked != state.get(_seen(name)):
        state[name] = asked
    state[_seen(name)] = asked
    if _refused(name) in state:
        asked = cut(f"{name}={state[_refused(name)]}", _VALUE_LENGTH)
        words = f"The address asked for {asked}, which is not here or not in this selection."
        st.info(plain(words), icon=":material/info:")
    return str(state[name])


def writes_address(name: str, default: str) -> Callable[[], None]:
    """Return a callback that writes the value of the widget of that key into the address."""

    def write() -> None:
        value = st.session_state[name]
        st.session_state[_seen(name)] = value
        st.session_state.pop(_refused(name), None)
        if value == default:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = value

    return write


def note_dropped(
    key: str, names: Iterable[str], allowed: Mapping[str, list[str]], why: str
) -> None:
    """Remember, under a key, what the address asks of bound widgets in vain: they drop it.

    Call before the widgets are drawn.
    """
    dropped = unknown({name: st.query_params.get_all(name) for name in names}, allowed)
    if dropped:
        said = [cut(value, _VALUE_LENGTH) for value in dropped[:_VALUES]]
        if len(dropped) > _VALUES:
            said.append(plural(len(dropped) - _VALUES, "other value"))
        note(key, f"Left out of the address, because {why}: {and_list(said)}.")


def note(key: str, sentence: str) -> None:
    """Remember a sentence, in plain text, to be said under this key."""
    st.session_state[key] = (sentence, None)


def say_noted(key: str, asked: object) -> None:
    """Say what was noted until the reader asks anew; `asked` is what is asked for now."""
    sentence, before = st.session_state.get(key, ("", None))
    if sentence and before in (None, asked):
        st.session_state[key] = (sentence, asked)
        st.info(plain(sentence), icon=":material/info:")


def _seen(name: str) -> str:
    return f"{name}_in_address"


def _refused(name: str) -> str:
    return f"{name}_refused"
