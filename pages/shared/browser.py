"""What only the reader's browser knows: light or dark, its shape, whether it can draw WebGL."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from charts.theme import Theme, theme_of

_KEY = "browser"

# Changing the theme in the menu does not run the script, and the server's own guess can be wrong
# on the first run: so a component without a face says when what is shown is not what was drawn for.
# It is silent otherwise: each word of it runs the script once more.
# Streamlit keeps the choice in the menu under the address of the page that was opened first; the
# component keeps it for the other pages too, so that a reload or a link finds it there.
# On a phone Streamlit's menu stays over the page that was chosen in it, and over the next ones.
# When a server comes back, Streamlit leaves the page as it is, and the new session knows nothing of
# it: the first click would be lost. So the component has the script run at once.
_WATCHER = st.components.v2.component(
    "browser_watcher",
    html="<span></span>",
    js=Path(__file__).with_name("browser.js").read_text(encoding="utf-8"),
)


def watch_browser(pages: Iterable[str]) -> None:
    """Draw the watcher; the script runs again when what it reports has changed.

    `pages` are the paths of all pages, without the folder that the app is served from.
    """
    _WATCHER(
        key=_KEY,
        data={"pages": list(pages), "mode": _mode()},
        on_mode_change=_nothing,
        on_flat_change=_nothing,
        on_narrow_change=_nothing,
        on_back_change=_nothing,
        height=0,
    )


def theme() -> Theme:
    """Return the theme the reader sees."""
    return theme_of(_mode())


def has_webgl() -> bool:
    """Whether the reader's browser can draw the map with WebGL, as far as it has said."""
    return not _reported("flat")


def is_narrow() -> bool:
    """Whether the reader holds a phone upright, as far as the browser has said."""
    return bool(_reported("narrow"))


def _mode() -> str:
    return _reported("mode") or st.context.theme.type or "light"


def _reported(name: str) -> str | None:
    state = st.session_state.get(_KEY) or {}
    return state.get(name)


def _nothing() -> None:
    """A callback that makes the reported value part of the component's state."""
