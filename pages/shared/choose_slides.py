"""The choice of slides for a briefing, kept in the address, and what can be made of them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.schema import MEASURES
from data.wording import MEASURE_LABELS
from exports.briefing import DEFAULT, KINDS, Brief
from exports.formats import HTML, PDF, PPTX
from pages.shared.address import asked_for, follow_address, write, writes_address
from pages.shared.briefing import Deck, brief_asked, deck_of
from pages.shared.present import present
from pages.shared.selection import Selection, all_tables
from pages.shared.taken import extract_of
from pages.shared.text import plain

_CHANGED = "changed_slide"
_FILES = {
    "Slides to edit (PPTX)": PPTX,
    "Brief to print (PDF)": PDF,
    "One file, offline (HTML)": HTML,
}


def choose_slides(chosen: Selection) -> None:
    """Draw the title, the audience, the slides in their order, and the ways to present them."""
    st.markdown(
        "Put a briefing together from the filters above: present it here, or take it away as "
        "slides that can be edited, a brief to print, or one file that opens without network. The "
        "address keeps all of it."
    )
    brief = brief_asked()
    words, order = st.columns(2, gap="large")
    with words:
        _line("title", "Title", brief.title, "AI Factories Atlas, and the selection")
        _line("audience", "For whom, or where", brief.audience, "Shown under the title")
        _measure()
        deck = deck_of(chosen, brief, narrow=False)
        _offer(chosen, brief, deck)
    with order:
        _order(brief.slides)
    _contents(deck)


def _line(name: str, label: str, value: str, hint: str) -> None:
    """Draw a line of text that the address keeps."""
    follow_address(name, value)
    on_change = writes_address(name, "")
    st.text_input(label, key=name, placeholder=hint, max_chars=120, on_change=on_change)


def _measure() -> None:
    """Draw the choice of what the budget shows, a word of the address as on the Budget page."""
    asked_for("measure", list(MEASURES), Brief.measure)
    st.selectbox(
        "Money shown",
        list(MEASURES),
        format_func=MEASURE_LABELS.__getitem__,
        key="measure",
        on_change=writes_address("measure", Brief.measure),
    )


def _write_slides(kinds: Sequence[str]) -> None:
    write("slides", "" if tuple(kinds) == DEFAULT else ",".join(kinds))


def _order(kinds: tuple[str, ...]) -> None:
    """Draw the kinds of slides in their order, and what moves, removes or adds one."""
    st.subheader("Slides", anchor=False)
    st.markdown("\n".join(f"{i}. {KINDS[kind]}" for i, kind in enumerate(kinds, start=1)))
    if st.session_state.get(_CHANGED) not in kinds:
        st.session_state[_CHANGED] = kinds[0]
    kind = st.selectbox("Change a slide", kinds, format_func=KINDS.__getitem__, key=_CHANGED)
    at = kinds.index(kind)
    rest = (*kinds[:at], *kinds[at + 1 :])
    row = st.container(horizontal=True, gap="small")
    with row:
        _button("Move up", "arrow_upward", _moved(kinds, at, -1), disabled=at == 0)
        _button("Move down", "arrow_downward", _moved(kinds, at, 1), disabled=at == len(rest))
        _button("Remove", "close", rest, disabled=not rest)
    row = st.container(horizontal=True, gap="small")
    with row:
        for left_out in [kind for kind in KINDS if kind not in kinds]:
            _button(f"Add: {KINDS[left_out]}", "add", (*kinds, left_out), disabled=False)


def _moved(kinds: tuple[str, ...], i: int, by: int) -> tuple[str, ...]:
    """Return the kinds with one moved up or down."""
    to = min(max(i + by, 0), len(kinds) - 1)
    rest = [*kinds[:i], *kinds[i + 1 :]]
    return (*rest[:to], kinds[i], *rest[to:])


def _button(does: str, icon: str, kinds: tuple[str, ...], *, disabled: bool) -> None:
    st.button(
        does,
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=disabled,
        on_click=_write_slides,
        args=(kinds,),
    )


def _offer(chosen: Selection, brief: Brief, deck: Deck) -> None:
    """Draw the ways to show the briefing: on this screen, or as a file."""
    extract = extract_of(chosen)
    row = st.container(horizontal=True)
    with row:
        st.button(
            f"Present {deck.count} slides",
            type="primary",
            icon=":material/slideshow:",
            on_click=present,
            args=(1,),
        )
        for label, made in _FILES.items():
            st.download_button(
                label,
                # All it needs, taken now: it is made where no reader is known.
                data=partial(made.make, extract, all_tables(), brief),
                file_name=extract.file_name(made.holds, made.ending),
                mime=made.media_type,
                on_click="ignore",
                icon=":material/download:",
            )
    st.markdown(
        "In the presentation: arrow and page keys or a click move on, a click on the left third "
        "moves back, Home and End jump, Escape comes back here."
    )


def _contents(deck: Deck) -> None:
    """Draw what each slide says."""
    st.header("What the slides say", anchor=False)
    lines = [
        f"{number}. {plain(screen.slide.heading)}"
        for number, screen in enumerate(deck.screens, start=2)
    ]
    st.markdown("\n".join([f"1. {plain(deck.cover.title)}", *lines]))
