"""Present mode: one screen at a time, moved by keys, clicks and buttons; the address keeps it."""

from pathlib import Path

import streamlit as st

from pages.shared.briefing import Deck, brief_asked, deck_of
from pages.shared.browser import is_narrow
from pages.shared.selection import Selection
from pages.shared.stage import cover_html, screen_html

_HERE = Path(__file__).parent
_KEY = "stage"
_OWN = {"": "headline", "evidence": "conflicts"}
"""Path of a page -> the kind of slide that shows the same, where that is not its name."""
# The screen covers the window: what lies under it must not take the focus, nor be read aloud.
_COVERED = """<style>
[data-testid="stHeader"], .st-key-chrome, a[href="#stMain"] { display: none; }
</style>"""
# A component, because Streamlit's own HTML element leaves drawings out. What it is given is
# escaped in `pages.shared.stage`.
_STAGE = st.components.v2.component(
    "stage",
    html="""
<div class="screen"></div>
<div class="controls" role="group" aria-label="Presentation">
  <button type="button" aria-label="Previous slide">chevron_left</button>
  <span aria-live="polite"></span>
  <button type="button" aria-label="Next slide">chevron_right</button>
  <button type="button" aria-label="Light or dark">contrast</button>
  <button type="button" aria-label="Leave the presentation">close</button>
</div>
""",
    css=(_HERE / "stage.css").read_text(encoding="utf-8"),
    js=(_HERE / "stage.js").read_text(encoding="utf-8"),
)


def is_presenting() -> bool:
    """Whether the address asks for the present mode."""
    return st.query_params.get("present") == "1"


def show_presentation(chosen: Selection, page: str) -> None:
    """Draw one screen and what moves on; where no screen is asked for, begin with the page's own.

    `page` is the path of the page that is presented from.
    """
    deck = deck_of(chosen, brief_asked(presenting=True), narrow=is_narrow())
    number = _number(deck, page)
    drawn = (
        cover_html(deck.cover, chosen.theme)
        if number == 1
        else screen_html(deck.screens[number - 2], deck.cover.known, chosen.theme)
    )
    st.html(_COVERED)
    _STAGE(
        key=_KEY,
        data={
            "html": drawn,
            "number": number,
            "count": deck.count,
            "dark": chosen.theme.mode == "dark",
        },
        on_go_change=_go,
    )


def offer_presentation() -> None:
    """Draw the button, with a key, that presents from the slide which is the page's own."""
    st.button(
        "Present",
        icon=":material/slideshow:",
        type="tertiary",
        shortcut="Alt+P",
        on_click=present,
        args=(0,),
    )


def present(number: int) -> None:
    """Begin a presentation with this screen, from a callback; 0 stands for the page's own."""
    st.query_params["present"] = "1"
    if number:
        st.query_params["slide"] = str(number)


def _go() -> None:
    to = st.session_state[_KEY].get("go")
    if to:
        st.query_params["slide"] = str(to)
    elif to == 0:
        # In this order: going back then presents once more.
        for name in ("slide", "present"):
            st.query_params.pop(name, None)


def _number(deck: Deck, page: str) -> int:
    """Return the screen that the address asks for, or the nearest there is."""
    asked = st.query_params.get("slide", "")
    if asked.isdecimal() and len(asked) < 7:
        return min(max(int(asked), 1), deck.count)
    own = _OWN.get(page, page)
    factory_id = st.query_params.get("factory", "")
    for number, screen in enumerate(deck.screens, start=2):
        is_factory = page == "factory" and screen.slide.key == f"profile-{factory_id}"
        if is_factory or screen.slide.kind == own:
            return number
    return 1
