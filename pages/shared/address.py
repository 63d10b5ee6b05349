"""What the address asks for: one choice at a time, and what no widget knows of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from data.filters import unknown
from data.wording import and_list, cut, plural
from pages.shared.text import plain

# An address can be of any length; a notice cannot.
_VALUE_LENGTH, _VALUES = 60, 5


def _not_here(asked: str) -> str:
    return f"The address asked for {asked}, which is not here or not in this selection."


def asked_for(
    name: str,
    options: Sequence[str],
    default: str,
    explain: Callable[[str], str] | None = None,
) -> str:
    """Return what the address asks for and put it into the widget of that key.

    Call before the widget is drawn. The widget follows the address wherever that changes first:
    on back and forward, on links, and on coming back to a page whose widget was dropped. A value
    that is not among the options leaves the address, and is said until the reader chooses:
    `explain` makes the sentence of the value.
    """
    asked = st.query_params.get(name) or default
    if asked not in options:
        short = cut(asked, _VALUE_LENGTH)
        note(_refused(name), explain(short) if explain else _not_here(f"{name}={short}"))
        st.query_params.pop(name, None)
        asked = default
    state = st.session_state
    if state.get(name) not in options:
        state[name] = asked
    follow_address(name, asked)
    say_noted(_refused(name), state[name])
    return str(state[name])


def follow_address(key: str, asked: object) -> None:
    """Put what the address asks for into the widget of a key, where it has changed since.

    Call before the widget is drawn.
    """
    if asked != _seen().get(key):
        st.session_state[key] = asked
    _seen()[key] = asked


def follow_anew() -> None:
    """Have all widgets take what the address asks for; call when the page has changed.

    A widget of the page before can have had the same key: the new one does not take its value.
    """
    _seen().clear()


def writes_address(name: str, default: str) -> Callable[[], None]:
    """Return a callback that writes the value of the widget of that key into the address."""

    def on_change() -> None:
        value = st.session_state[name]
        _seen()[name] = value
        st.session_state.pop(_refused(name), None)
        write(name, "" if value == default else value)

    return on_change


def several_asked_for(
    name: str, key: str, options: Sequence[str], most: int, explain: Callable[[list[str]], str]
) -> list[str]:
    """Return what the address asks for, several at once, and put it into the widget of a key.

    Call before the widget is drawn; as `asked_for` otherwise. What is not among the options, and
    what is more than `most`, leaves the address: `explain` makes the sentence of all asked for.
    """
    asked = list(dict.fromkeys(st.query_params.get_all(name)))
    fit = [value for value in asked if value in options][:most]
    if fit != asked:
        note(_refused(key), explain([cut(value, _VALUE_LENGTH) for value in asked]))
        write(name, fit)
    state = st.session_state
    if not all(value in options for value in state.get(key, [None])):
        state[key] = fit
    follow_address(key, fit)
    say_noted(_refused(key), state[key])
    return list(state[key])


def writes_several(name: str, key: str) -> Callable[[], None]:
    """Return a callback that writes the values of the widget of a key into the address."""

    def on_change() -> None:
        values = list(st.session_state[key])
        _seen()[key] = values
        st.session_state.pop(_refused(key), None)
        write(name, values)

    return on_change


def write(name: str, values: str | Sequence[str]) -> None:
    """Write a value or several into the address; an empty one leaves it."""
    if values:
        st.query_params[name] = values
    else:
        st.query_params.pop(name, None)


def carry(values: Mapping[str, str]) -> None:
    """Have the address of another page say what that of the page before did, unless it does.

    Call when the page has changed, before it is drawn; nothing is carried where a value is empty.
    Streamlit notes each writing in the browser's history, even one of nothing, and at times as a
    step of the page before: so all is written at once, or nothing is.
    """
    asked = st.query_params
    missing = {name: value for name, value in values.items() if value and name not in asked}
    if missing:
        asked.update(missing)


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
    else:
        st.session_state.pop(key, None)


def _seen() -> dict[str, object]:
    """Return what the address asked for when each widget last took it, by key."""
    seen: dict[str, object] = st.session_state.setdefault("seen_in_address", {})
    return seen


def _refused(name: str) -> str:
    return f"{name}_refused"
