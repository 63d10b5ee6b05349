"""What a reader wants to present: the brief in the address, and its screens in order."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from charts.theme import Theme
from data.asked import Refused
from data.load import Tables
from exports import views
from exports.briefing import Brief, Cover, Slide, cover, slides
from exports.briefing.room import BODY_END, INNER, body_top
from exports.drawings.budget import budget_drawings
from exports.drawings.consortia import consortia_drawings
from exports.drawings.drawing import Drawing
from exports.drawings.map import map_drawings
from exports.drawings.timeline import timeline_drawings
from pages.shared.address import note, say_noted
from pages.shared.selection import Selection, all_tables
from pages.shared.taken import extract_of

NAMES = ("title", "audience", "slides", "measure")
"""The parameters of a brief in the address."""

_REFUSED = "brief_refused"
# Points: a phone held upright shows a drawing made for it.
_NARROW, _TALL = 400, 560

Room = tuple[float, float]
"""Width and height of a drawing, in points."""


@dataclass(frozen=True)
class Screen:
    """One screen of a presentation: a slide with its drawing, or with the `part` of it."""

    slide: Slide
    drawing: Drawing | None = None
    part: str = ""


@dataclass(frozen=True)
class Deck:
    """A cover and the screens after it."""

    cover: Cover
    screens: tuple[Screen, ...]

    @property
    def count(self) -> int:
        """How many screens there are, the cover included."""
        return 1 + len(self.screens)


def brief_asked(*, presenting: bool = False) -> Brief:
    """Return the brief of the address; what it asks for in vain leaves it.

    That is said, though not while `presenting`: only once the reader is back.
    """
    asked = {name: st.query_params.get_all(name) for name in NAMES if name in st.query_params}
    for name in ("slides", "measure"):
        try:
            Brief.read({name: asked.get(name, [])})
        except Refused as refused:
            note(_REFUSED, str(refused))
            asked.pop(name)
            st.query_params.pop(name, None)
    brief = Brief.read(asked)
    if not presenting:
        say_noted(_REFUSED, brief)
    return brief


def deck_of(chosen: Selection, brief: Brief, *, narrow: bool) -> Deck:
    """Return the screens of a selection; `narrow` is for a phone held upright."""
    return _deck(chosen, brief, narrow, extract_of(chosen).base)


@st.cache_resource(show_spinner=False, max_entries=32)
def _deck(chosen: Selection, brief: Brief, narrow: bool, base: str) -> Deck:
    extract = extract_of(chosen)
    whole = all_tables()
    found = slides(brief, extract, whole, chosen.today, chosen.theme)
    screens = (
        Screen(slide, drawing, f"{i} of {len(drawings)}" if drawings[1:] else "")
        for slide in found
        for drawings in [_drawings(slide, brief, chosen, whole, narrow)]
        for i, drawing in enumerate(drawings, start=1)
    )
    return Deck(cover(brief, extract), tuple(screens))


def _drawings(
    slide: Slide, brief: Brief, chosen: Selection, whole: Tables, narrow: bool
) -> list[Drawing] | list[None]:
    if slide.kind not in _DRAWN:
        return [None]
    room = (_NARROW, _TALL) if narrow else (INNER, BODY_END - body_top(slide))
    return _DRAWN[slide.kind](chosen, whole, brief.measure, chosen.theme, room)


def _timeline(
    chosen: Selection, whole: Tables, measure: str, theme: Theme, room: Room
) -> list[Drawing]:
    moved = views.slips_among(whole, chosen.tables)
    return timeline_drawings(chosen.tables, moved, chosen.today, theme, *room)


_DRAWN: dict[str, Callable[[Selection, Tables, str, Theme, Room], list[Drawing]]] = {
    "map": lambda chosen, _, __, theme, room: map_drawings(chosen.tables, theme, *room),
    "budget": lambda chosen, _, measure, theme, room: budget_drawings(
        chosen.tables, measure, theme, *room
    ),
    "consortia": lambda chosen, _, __, theme, room: consortia_drawings(chosen.tables, theme, *room),
    "timeline": _timeline,
}
"""Kind of slide -> what draws it, on one screen or on several."""
