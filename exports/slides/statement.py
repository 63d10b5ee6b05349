"""The headline: the message as the title, and what limits it in large letters."""

from charts.theme import LIGHT
from exports.briefing import Slide
from exports.briefing.measure import fitted, height_of
from exports.briefing.room import BODY_END, INNER, limits_top
from exports.slides.frame import write_limits
from exports.slides.page import Page

_SIZES = (28, 24, 20, 16)
_BELOW_TITLE = 24


def add_statement(page: Page, slide: Slide) -> None:
    """Write what limits the message as large as it fits."""
    if not slide.limits:
        return
    top = limits_top(slide) + _BELOW_TITLE
    size = next((one for one in _SIZES if _high(slide.limits, one) <= BODY_END - top), _SIZES[-1])
    most = int((BODY_END - top) / _high("", size))
    write_limits(page, fitted(slide.limits, INNER, most, size), top, size, LIGHT.text)


def _high(text: str, size: float) -> float:
    return height_of(text, INNER, size)
