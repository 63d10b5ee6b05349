"""What a reader wants to present: the brief in the address, and its screens in order."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

import streamlit as st

from data.asked import Refused
from data.kept import recent
from exports.briefing import Brief, Cover, Slide, cover, slides
from exports.briefing.drawn import DRAWN, Page, drawn
from exports.briefing.room import INNER, drawing_height
from exports.drawings.drawing import Drawing
from exports.extract import Extract
from pages.shared.address import note, say_noted
from pages.shared.selection import Selection, all_tables
from pages.shared.taken import extract_of

NAMES = tuple(field.name for field in fields(Brief))
"""The parameters of a brief in the address."""

_REFUSED = "brief_refused"
# Points: a phone held upright shows a drawing made for it.
_NARROW, _TALL = 400, 560


@dataclass(frozen=True)
class Screen:
    """One screen of a presentation: a slide, or a part of one, with its drawing."""

    slide: Slide
    drawing: Drawing | None = None


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


@recent(32)
def _deck(chosen: Selection, brief: Brief, narrow: bool, base: str) -> Deck:
    extract = Extract(chosen.tables, chosen.filters, base)
    found = slides(brief, extract, all_tables(), chosen.today, chosen.theme)
    screens = (screen for slide in found for screen in _screens(slide, brief, chosen, narrow))
    return Deck(cover(brief, extract), tuple(screens))


def _screens(slide: Slide, brief: Brief, chosen: Selection, narrow: bool) -> Iterable[Screen]:
    if slide.kind not in DRAWN:
        return [Screen(slide)]
    width, height = (_NARROW, _TALL) if narrow else (INNER, drawing_height(slide))
    page = Page(chosen.tables, brief.measure, chosen.today, width, height, theme=chosen.theme)
    drawings = drawn(slide, page)
    if len(drawings) == 1:
        return [Screen(slide, drawings[0])]
    return [
        Screen(replace(slide, part=f"{number} of {len(drawings)}"), drawing)
        for number, drawing in enumerate(drawings, start=1)
    ]
