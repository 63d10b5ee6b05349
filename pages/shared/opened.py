"""The mark that is open in each figure of a page, until it is closed or the page is left."""

from collections import Counter

import streamlit as st

Mark = tuple[str, str]
"""The factory and the claim of a mark, each empty where it has none."""

NOTHING: Mark = ("", "")
_PAGE, _OPEN, _CLOSED = "page_of_marks", "open_marks", "closed_marks"


def start_page(path: str) -> bool:
    """Forget the marks of the page that was left; return whether one was.

    Call once a run, before the page is drawn.
    """
    state = st.session_state
    before = state.get(_PAGE)
    if before != path:
        state[_PAGE], state[_OPEN], state[_CLOSED] = path, {}, Counter()
    return before not in (None, path)


def opened(key: str) -> Mark:
    """Return the mark that is open in the figure of a key."""
    mark: Mark = st.session_state[_OPEN].get(key, NOTHING)
    return mark


def open_mark(key: str, mark: Mark) -> None:
    """Open a mark in the figure of a key, in place of the one before."""
    st.session_state[_OPEN][key] = mark


def close_mark(key: str) -> None:
    """Close the mark in the figure of a key, from beside it: the figure is drawn anew."""
    open_mark(key, NOTHING)
    st.session_state[_CLOSED][key] += 1


def chart_key(key: str, focus: str) -> str:
    """Return the key to draw a figure under: another one takes no mark for chosen.

    There is one for each factory followed, `focus`, and one after each closing. The browser keeps
    the mark that was clicked, and would take the next click on it for a second one.
    """
    closed = st.session_state[_CLOSED][key]
    return "-".join(filter(None, [key, focus, f"closed{closed}" if closed else ""]))
