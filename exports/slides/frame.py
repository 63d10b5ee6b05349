"""What every slide has around its body: title, what limits it, sources, day, address, number."""

from typing import Any

from charts.theme import LIGHT
from exports.briefing import Slide
from exports.briefing.measure import fitted, height_of, lines_of
from exports.briefing.numbered import sources_words
from exports.briefing.room import (
    INNER,
    LIMITS_SIZE,
    MARGIN,
    TITLE_TOP,
    limits_of,
    limits_top,
    title_of,
)
from exports.slides.markup import emu
from exports.slides.page import Page
from exports.slides.template import FOOTER, LIMITS, NUMBER, NUMBER_WIDTH, SMALL, number_field
from exports.slides.text import Paragraph, Run, paragraphs_xml, plain

FOOTER_WIDTH = INNER - NUMBER_WIDTH - 16


def write_head(page: Page, slide: Slide) -> None:
    """Write the title and, where there is any, what limits it."""
    title, size = title_of(slide)
    _place(page.slide.shapes.title, TITLE_TOP, limits_top(slide) - TITLE_TOP)
    page.write(page.slide.shapes.title, plain(title, size, bold=True))
    write_limits(page, limits_of(slide), limits_top(slide), LIMITS_SIZE)


def write_limits(page: Page, said: str, top: float, size: float, colour: str = LIGHT.muted) -> None:
    """Write what limits the message where it has its room; without words the room goes."""
    limits = page.slide.placeholders[LIMITS]
    if not said:
        limits.element.getparent().remove(limits.element)
        return
    _place(limits, top, height_of(said, INNER, size))
    page.write(limits, plain(said, size, colour))


def _place(shape: Any, top: float, height: float) -> None:  # noqa: ANN401
    shape.left, shape.top, shape.width, shape.height = map(emu, (MARGIN, top, INNER, height))


def write_footer(page: Page, slide: Slide, known: str, number: int) -> None:
    """Write the numbers of the sources, the day with the address, and the number of the slide."""
    sources = fitted(f"{sources_words(slide.cited)}.", FOOTER_WIDTH, 1, SMALL)
    day = f"{known}. "
    address = slide.address
    if lines_of(f"{day}{address}", FOOTER_WIDTH, SMALL) > 1:
        address = "See it in the Atlas"
    lead = Run(address, SMALL, LIGHT.muted, address=slide.address)
    lines = [
        *plain(sources, SMALL, LIGHT.muted),
        Paragraph((Run(day, SMALL, LIGHT.muted), lead)),
    ]
    page.add_placeholder(
        "Sources and day",
        f'type="ftr" sz="quarter" idx="{FOOTER}"',
        paragraphs_xml(lines, page.link),
    )
    page.add_placeholder(
        "Slide number",
        f'type="sldNum" sz="quarter" idx="{NUMBER}"',
        f"<a:p>{number_field(str(number))}</a:p>",
    )
