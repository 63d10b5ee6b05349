"""The first slide: the title, for whom, what is selected, its day, and who speaks."""

from dataclasses import replace

from charts.theme import LIGHT
from exports.briefing import Cover
from exports.briefing.measure import fitted, lines_of
from exports.slides.page import Page
from exports.slides.template import COVER_WIDTH
from exports.slides.text import Paragraph, Run, plain

_SIZES = (40, 32, 26)
_LINES = 3
_LARGE, _MIDDLE, _SMALL = 20, 16, 12
_BETWEEN = 8


def write_cover(page: Page, cover: Cover) -> None:
    """Write the cover."""
    size = next((one for one in _SIZES if _lines(cover.title, one) <= _LINES), _SIZES[-1])
    title = fitted(cover.title, COVER_WIDTH, _LINES, size, bold=True)
    page.write(page.slide.shapes.title, plain(title, size, bold=True))
    said = [
        Run(cover.audience, _LARGE),
        Run(cover.selection, _MIDDLE, LIGHT.muted),
        Run(" · ".join(filter(None, [cover.known, cover.newest])), _MIDDLE),
        Run(cover.notice, _SMALL, LIGHT.muted),
        Run(cover.citation, _SMALL, LIGHT.muted),
        Run("See it, and open the source of each number", _SMALL, address=cover.address),
    ]
    page.write(
        page.slide.placeholders[1],
        [_short(run) for run in said if run.text],
    )


def _short(run: Run) -> Paragraph:
    return Paragraph(
        (replace(run, text=fitted(run.text, COVER_WIDTH, _LINES, run.size)),), before=_BETWEEN
    )


def _lines(title: str, size: float) -> int:
    return lines_of(title, COVER_WIDTH, size, bold=True)
