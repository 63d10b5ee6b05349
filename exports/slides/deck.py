"""The slides of a briefing as one file."""

from dataclasses import replace

from charts.theme import LIGHT
from data.load import Tables
from exports.briefing import Brief, cover, slides
from exports.extract import Extract
from exports.slides.bodies import Shown, bodies_of
from exports.slides.cover import write_cover
from exports.slides.frame import write_footer, write_head
from exports.slides.notes import cover_notes, notes_of
from exports.slides.package import as_bytes, describe
from exports.slides.page import Page
from exports.slides.template import COVER, PAGE, empty_deck


def pptx(extract: Extract, whole: Tables, brief: Brief) -> bytes:
    """Return a briefing on a selection as a PowerPoint file, the same bytes for the same input.

    `whole` are all tables of the day of the extract. Plans are seen from that day, not the clock's.
    """
    deck, first = empty_deck(), cover(brief, extract)
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    opening = Page(deck.slides.add_slide(layouts[COVER]))
    write_cover(opening, first)
    opening.slide.notes_slide.notes_text_frame.text = cover_notes(first)
    shown = Shown(extract, brief.measure)
    for slide in slides(brief, extract, whole, extract.known, LIGHT):
        bodies = bodies_of(slide, shown)
        for number, write in enumerate(bodies, start=1):
            part = replace(slide, part=f"{number} of {len(bodies)}") if bodies[1:] else slide
            page = Page(deck.slides.add_slide(layouts[PAGE]))
            write_head(page, part)
            write(page, part)
            write_footer(page, part, first.known, len(deck.slides))
            page.slide.notes_slide.notes_text_frame.text = notes_of(part, first.known)
    describe(deck, first, extract.known)
    return as_bytes(deck, extract.known)
