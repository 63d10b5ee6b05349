"""What is folded until a reader asks for it: while closed, it is neither made nor sent.

Most of a page is tables, sources and quotes that few readers open. Streamlit would make and send
all of it each time a filter changes.
"""

from collections.abc import Callable

import streamlit as st

Draw = Callable[[], object]


def fold(
    label: str, key: str, draw: Draw, icon: str | None = None, *, is_needed: bool = False
) -> None:
    """Draw a heading that opens what `draw` draws; `key` is its own on the page.

    What is needed is made while closed, too.
    """
    box = st.expander(label, icon=icon, type="compact", key=f"{key}_fold", on_change="rerun")
    if box.open or is_needed:
        with box:
            draw()


def flap(label: str, key: str, draw: Draw, icon: str, *, is_quiet: bool = True) -> None:
    """Draw a button that opens what `draw` draws, beside it; `key` is its own on the page."""
    box = st.popover(
        label,
        icon=icon,
        type="tertiary" if is_quiet else "secondary",
        key=f"{key}_flap",
        on_change="rerun",
    )
    if box.open:
        with box:
            draw()
