"""The choice of slides for a briefing, kept in the address, and what can be made of them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from exports.briefing import DEFAULT, KINDS, Brief
from pages.shared.briefing import Deck, brief_asked, deck_of
from pages.shared.present import present
from pages.shared.selection import Selection, all_tables
from pages.shared.taken import extract_of
from pages.shared.text import plain

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def choose_slides(chosen: Selection) -> None:
    """Draw the title, the audience, the slides in their order, and the ways to present them."""
    st.markdown(
        "Put a briefing together from the filters above: present it here, or take it away as "
        "slides that can be edited. The address keeps all of it."
    )
    brief = brief_asked()
    words, order = st.columns(2, gap="large")
    with words:
        _line("title", "Title", brief.title, "AI Factories Atlas, and the selection")
        _line("audience", "For whom, or where", brief.audience, "Shown under the title")
        deck = deck_of(chosen, brief, narrow=False)
        _offer(chosen, brief, deck)
    with order:
        _order(brief.slides)
    _contents(deck)


def _line(name: str, label: str, value: str, hint: str) -> None:
    """Draw a line of text that the address keeps."""
    key = f"brief_{name}"
    if st.session_state.get(f"{key}_in_address") != value:
        st.session_state[key] = st.session_state[f"{key}_in_address"] = value

    def write() -> None:
        _write(name, st.session_state[key])

    st.text_input(label, key=key, placeholder=hint, max_chars=120, on_change=write)


def _write(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _write_slides(kinds: Sequence[str]) -> None:
    _write("slides", "" if tuple(kinds) == DEFAULT else ",".join(kinds))


def _order(kinds: tuple[str, ...]) -> None:
    """Draw the kinds of slides in their order, each with what moves or removes it."""
    st.subheader("Slides", anchor=False)
    for i, kind in enumerate(kinds):
        row = st.container(horizontal=True, vertical_alignment="center", gap="small")
        row.markdown(f"{i + 1}. {KINDS[kind]}", width="stretch")
        with row:
            _button("Up", "arrow_upward", kind, _moved(kinds, i, -1), disabled=i == 0)
            _button(
                "Down", "arrow_downward", kind, _moved(kinds, i, 1), disabled=i == len(kinds) - 1
            )
            rest = (*kinds[:i], *kinds[i + 1 :])
            _button("Remove", "close", kind, rest, disabled=len(kinds) == 1)
    left_out = [kind for kind in KINDS if kind not in kinds]
    if left_out:
        row = st.container(horizontal=True)
        for kind in left_out:
            with row:
                st.button(
                    f"Add {KINDS[kind].lower()}",
                    key=f"add_{kind}",
                    on_click=_write_slides,
                    args=((*kinds, kind),),
                    icon=":material/add:",
                    type="tertiary",
                )


def _moved(kinds: tuple[str, ...], i: int, by: int) -> tuple[str, ...]:
    """Return the kinds with one moved up or down."""
    to = min(max(i + by, 0), len(kinds) - 1)
    rest = [*kinds[:i], *kinds[i + 1 :]]
    return (*rest[:to], kinds[i], *rest[to:])


def _button(does: str, icon: str, kind: str, kinds: tuple[str, ...], *, disabled: bool) -> None:
    st.button(
        "",
        key=f"{does}_{kind}",
        help=f"{does}: {KINDS[kind]}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=disabled,
        on_click=_write_slides,
        args=(kinds,),
    )


def _offer(chosen: Selection, brief: Brief, deck: Deck) -> None:
    """Draw the ways to show the briefing: on this screen, or as a file."""
    row = st.container(horizontal=True)
    with row:
        st.button(
            f"Present {deck.count} slides",
            type="primary",
            icon=":material/slideshow:",
            on_click=present,
            args=(1,),
        )
        st.download_button(
            "Slides to edit (PPTX)",
            data=partial(_pptx, chosen, brief),
            file_name=extract_of(chosen).file_name("briefing", "pptx"),
            mime=_PPTX,
            on_click="ignore",
            icon=":material/download:",
        )
    st.markdown(
        "In the presentation: arrow keys or a click move on, Home and End jump, Escape comes back."
    )


def _pptx(chosen: Selection, brief: Brief) -> bytes:
    from exports.slides import pptx

    return pptx(extract_of(chosen), all_tables(), brief)


def _contents(deck: Deck) -> None:
    """Draw what each slide says, with a way to begin there."""
    st.header("What the slides say", anchor=False)
    lines = [
        f"{number}. {plain(screen.slide.title)}{f' ({screen.part})' if screen.part else ''}"
        for number, screen in enumerate(deck.screens, start=2)
    ]
    st.markdown("\n".join([f"1. {plain(deck.cover.title)}", *lines]))
